import { partyKinds, partyRoles } from '@dingfen/domain';
import { cite, interruptionKinds, type SuspensionCause } from '@dingfen/legal-basis';
import {
  type ActsOf,
  day,
  defineEvents,
  form,
  id,
  list,
  onBehalf,
  oneOf,
  optional,
  reference,
  words,
} from '@dingfen/procedure-kit';
import { Type } from 'typebox';

const recorders = ['applicant', 'intake', 'mediator', 'unitHead', 'commissionOfficer'] as const;
/** A party never takes back what keeps its own claim alive, nor what keeps the other's. */
const correctors = ['unitHead', 'commissionOfficer', 'intake', 'mediator'] as const;
const aided = ['applicant', 'respondent', 'intake', 'mediator'] as const;
const evidence = reference('凭证', 'reference of what proves it');
const suspensionCauses = [
  'force_majeure',
  'no_legal_representative',
  'other_good_cause',
] as const satisfies readonly SuspensionCause[];

/** Everything that can be done about the limitation of a dispute. */
export const events = defineEvents({
  INTERRUPTED: {
    summary: { zh: '其他程序报告时效中断', en: 'another procedure reports an interruption' },
    basis: [cite('MAL', '27(2)'), cite('ARB', '27')],
    entitled: ['system'],
    payload: form({
      kind: oneOf('中断事由', 'what interrupts', interruptionKinds),
      on: day('日期', 'day of the event'),
      from: id('程序', 'procedure that reports it'),
      basis: list(
        '依据',
        'articles',
        form({ source: id('文件', 'instrument'), article: Type.String(), confidence: Type.String() }),
      ),
    }),
  },
  LIMITATION_NEAR: {
    summary: { zh: '时效最后一次预警已发出', en: 'the last warning of the limitation has gone out' },
    basis: [cite('LAL', '44'), cite('MAL', '27')],
    entitled: ['system'],
    payload: form({ key: Type.String(), rule: id('规则', 'rule of the statute book') }),
  },
  DISPUTE_RESTS: {
    summary: {
      zh: '争议已有可执行的文书或者已经履行',
      en: 'the dispute is settled by something enforceable, or performed',
    },
    basis: [cite('MAL', '51')],
    entitled: ['system'],
    payload: form({}),
  },
  DISPUTE_RESUMES: {
    summary: { zh: '争议重新进行', en: 'the dispute goes on' },
    basis: [cite('MAL', '27')],
    entitled: ['system'],
    payload: form({}),
  },
  DISPUTE_CLOSED: {
    summary: { zh: '争议已结案', en: 'the dispute is closed' },
    basis: [cite('PML', '27')],
    entitled: ['system'],
    payload: form({}),
  },
  PARTIES_AMENDED: {
    summary: { zh: '当事人已变更或者更正', en: 'a party was substituted or its name corrected' },
    basis: [cite('MAL', '25', 'D')],
    entitled: ['system'],
    payload: form({
      parties: list(
        '当事人',
        'parties as they are now',
        form({
          id: id('当事人', 'party'),
          role: oneOf('地位', 'role', partyRoles),
          kind: oneOf('类型', 'kind', partyKinds),
          name: words('姓名或者名称', 'name'),
          replaces: optional(id('被承继人', 'party whose place it takes')),
        }),
      ),
    }),
  },
  RECORD_LIMITATION_FACTS: {
    summary: { zh: '登记或者更正时效起算日', en: 'record or correct the day from which the limitation runs' },
    basis: [cite('MAL', '27(1)'), cite('MAL', '27(4)')],
    entitled: recorders,
    payload: form({
      knewOn: optional(
        day('知道权利被侵害之日', 'day on which the party knew or should have known of the infringement'),
      ),
      employmentEndedOn: optional(day('劳动关系终止之日', 'day on which the labour relationship ended')),
      evidence,
      reason: optional(words('更正理由', 'reason for correcting a day on record')),
    }),
  },
  RECORD_INTERRUPTION: {
    summary: { zh: '登记时效中断事由', en: 'record what interrupts the limitation' },
    basis: [cite('MAL', '27(2)'), cite('ARB', '27'), cite('O17', '31')],
    entitled: recorders,
    payload: form({
      kind: oneOf('中断事由', 'what interrupts', interruptionKinds),
      happenedOn: day(
        '发生之日',
        'day of the event; for silence or failure the day on which the period for it had passed',
      ),
      evidence,
    }),
  },
  STRIKE_INTERRUPTION: {
    summary: { zh: '作废误登的时效中断', en: 'strike an interruption that was logged by mistake' },
    basis: [cite('MAL', '27(2)'), cite('ARB', '27'), cite('ENG', '', 'D')],
    entitled: correctors,
    payload: form({
      entry: Type.Integer({
        title: '记录序号（自0起，见时效页）',
        description:
          'place of the event in the log, the first being 0, as the page on the limitation shows it',
        minimum: 0,
      }),
      reason: words('作废理由', 'why it should not have been logged'),
      evidence: optional(evidence),
    }),
  },
  RECORD_SUSPENSION: {
    summary: { zh: '登记时效中止', en: 'record a suspension of the limitation' },
    basis: [cite('MAL', '27(3)'), cite('ARB', '28')],
    entitled: recorders,
    payload: form({
      cause: oneOf(
        '中止原因',
        'force majeure, no legal representative, or other good cause',
        suspensionCauses,
      ),
      from: day('中止之日', 'first day of the suspension'),
      until: optional(day('原因消除之日', 'day on which the cause ended; left out while it lasts')),
      evidence,
    }),
  },
  END_SUSPENSION: {
    summary: { zh: '登记中止原因消除', en: 'record that the cause of the suspension has ended' },
    basis: [cite('MAL', '27(3)'), cite('ARB', '28')],
    entitled: recorders,
    payload: form({ until: day('原因消除之日', 'day from which the balance runs on'), evidence }),
  },
  APPLY_LEGAL_AID: {
    summary: {
      zh: '申请法律援助（进城务工人员请求劳动报酬或者工伤赔偿的，免予核查经济困难状况）',
      en: 'apply for legal aid (no means check for a migrant worker who claims wages or work-injury compensation)',
    },
    basis: [cite('LAL', '42[3]'), cite('LAL', '43-44')],
    entitled: aided,
    payload: form({
      ...onBehalf,
      agency: words('法律援助机构', 'legal-aid agency applied to', 200),
      appliedOn: optional(day('收到申请之日', 'day on which the agency received it; today unless given')),
      migrantWorkerProof: optional(reference('进城务工人员证明', 'proof of being a migrant worker')),
    }),
  },
  RECORD_LEGAL_AID_DECISION: {
    summary: { zh: '登记法律援助决定', en: 'record the decision on legal aid' },
    basis: [cite('LAL', '43')],
    entitled: aided,
    payload: form({
      ...onBehalf,
      decision: oneOf('决定', 'granted, refused, or treated as withdrawn because papers were not supplied', [
        'granted',
        'refused',
        'withdrawn',
      ]),
      decidedOn: day('决定之日', 'day of the decision'),
      document: reference('决定书', 'reference of the decision'),
    }),
  },
  RECORD_LEGAL_AID_COUNSEL: {
    summary: { zh: '登记指派的法律援助人员', en: 'record the counsel whom the agency assigned' },
    basis: [cite('LAL', '43')],
    entitled: aided,
    payload: form({
      ...onBehalf,
      counsel: words('法律援助人员', 'name of the counsel', 200),
      assignedOn: day('指派之日', 'day of the assignment'),
    }),
  },
});

export type Acts = ActsOf<typeof events>;
