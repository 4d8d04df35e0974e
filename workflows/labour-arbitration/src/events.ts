import { type Capacity, partyKinds, partyRoles } from '@dingfen/domain';
import { type Citation, cite } from '@dingfen/legal-basis';
import {
  type ActsOf,
  consents,
  day,
  defineEvents,
  flag,
  form,
  id,
  list,
  oneOf,
  optional,
  reference,
  words,
} from '@dingfen/procedure-kit';
import type { TProperties } from 'typebox';
import { awardKinds } from './context.ts';

const partyId = id('当事人', 'Party');
const proof = optional(
  reference(
    '证明材料编号',
    'Reference of the document that proves it; the commission itself need not give one',
  ),
);
const receipts = list(
  '签收情况',
  'Receipt by each party',
  form({ partyId, receivedOn: day('签收日期', 'Day of receipt') }),
  { minItems: 1 },
);
const manner = oneOf('送达方式', 'How it was served', [
  'personal',
  'substituted',
  'electronic',
  'postal',
  'publication',
  'posted',
]);

/** The commission acts; its own officer records it, or somebody else who can show the paper. */
const recorded: readonly Capacity[] = ['commissionOfficer', 'intake', 'applicant', 'respondent'];
const system: readonly Capacity[] = ['system'];

/** Something that is recorded with its proof. */
const act = <const P extends TProperties>(
  zh: string,
  en: string,
  basis: readonly Citation[],
  fields: P,
  entitled = recorded,
) => ({ summary: { zh, en }, basis, entitled, payload: form({ ...fields, proof }) });

export const events = defineEvents({
  RECORD_RECEIPT: act(
    '登记仲裁委员会收到申请',
    'record that the commission received the application',
    [cite('MAL', '29'), cite('ARB', '29')],
    { receivedOn: day('收到日期', 'Day of receipt by the commission') },
  ),
  HOLD_FOR_MEDIATION: act(
    '经双方同意暂缓受理，先行调解',
    'hold acceptance by consent while the parties mediate',
    [cite('ARB', '69')],
    { heldOn: day('暂缓受理日期', 'Day from which acceptance is held'), consents },
  ),
  END_HOLD: act('结束暂缓受理', 'end the hold', [cite('ARB', '69')], {
    endedOn: day('恢复日期', 'Day on which examination goes on'),
  }),
  NOTIFY_CORRECTION: act(
    '一次性告知补正材料',
    'give the one notice of missing papers',
    [cite('ARB', '29(4)')],
    { noticeOn: day('告知日期', 'Day of the notice'), missing: words('需补正的材料', 'Missing papers') },
  ),
  CORRECT: act('补正材料齐全', 'the papers are complete', [cite('ARB', '46[2]')], {
    completedOn: day('补正完成日期', 'Day on which the papers were complete'),
  }),
  ACCEPT: act('受理仲裁申请', 'accept the application', [cite('MAL', '29'), cite('ARB', '30')], {
    acceptedOn: day('受理日期', 'Day of acceptance'),
    caseNumber: optional(reference('仲裁案号', 'Case number of the commission')),
    collective: optional(flag('集体争议', 'Ten or more workers with a common claim (ARB 62)')),
  }),
  REFUSE: act('不予受理', 'refuse acceptance', [cite('MAL', '29'), cite('ARB', '31')], {
    refusedOn: day('不予受理日期', 'Day of the refusal'),
    ground: oneOf(
      '不予受理的事由',
      'Ground: want of jurisdiction sends the case to another commission (LI1 5)',
      ['noJurisdiction', 'other'],
    ),
    reason: words('不予受理的理由', 'Reason given'),
  }),
  SEND_COLLECTIVE_NOTICE: act(
    '集体争议一次性告知',
    'send the one-shot notice of a collective case',
    [cite('ARB', '64')],
    { sentOn: day('告知日期', 'Day of the notice') },
  ),
  SERVE_APPLICATION: act(
    '送达仲裁申请书副本',
    'serve the copy of the application',
    [cite('MAL', '30'), cite('ARB', '33')],
    { partyId, servedOn: day('送达日期', 'Day of service or of posting'), manner },
  ),
  FORM_TRIBUNAL: act(
    '组成仲裁庭并通知',
    'form the tribunal and tell the parties',
    [cite('MAL', '32'), cite('ARB', '37')],
    { formedOn: day('组庭通知日期', 'Day of the notice') },
  ),
  ANSWER: act('提交答辩书', 'answer', [cite('MAL', '30')], {
    partyId,
    receivedOn: day('仲裁委收到日期', 'Day on which the commission received it'),
  }),
  SERVE_ANSWER: act('送达答辩书副本', 'serve the answer', [cite('MAL', '30'), cite('ARB', '33')], {
    servedOn: day('送达日期', 'Day of service'),
  }),
  COUNTER_APPLY: act('提出反申请', 'apply in return', [cite('ARB', '36')], {
    partyId,
    appliedOn: day('反申请日期', 'Day of the counter-application: of posting, where it was posted'),
  }),
  DECIDE_COUNTER: act('决定是否受理反申请', 'decide on the counter-application', [cite('ARB', '36')], {
    accepted: flag('受理并合并处理', 'Accepted and merged'),
    decidedOn: day('决定日期', 'Day of the decision'),
  }),
  ASK_RECUSAL: act('申请仲裁员回避', 'ask an arbitrator to be recused', [cite('ARB', '11')], {
    partyId,
    askedOn: day('申请日期', 'Day of the request'),
  }),
  DECIDE_RECUSAL: act('作出回避决定', 'decide on the recusal', [cite('ARB', '12')], {
    decidedOn: day('决定日期', 'Day of the decision'),
  }),
  SET_HEARING: act('确定开庭日期', 'set the hearing', [cite('MAL', '35'), cite('ARB', '38')], {
    hearingOn: day('开庭日期', 'Day of the hearing'),
    answerWaivers: optional(
      list(
        '放弃或者缩短答辩期的同意',
        'Consent of each respondent whose answer period still runs on that day (ARB 58)',
        form({
          partyId,
          on: day('同意日期', 'Day of consent'),
          evidence: reference('同意凭据', 'Evidence of the consent'),
        }),
      ),
    ),
  }),
  NOTIFY_HEARING: act(
    '通知当事人开庭',
    'tell parties of the hearing',
    [cite('MAL', '35'), cite('ARB', '38')],
    {
      partyIds: list('被通知的当事人', 'Parties told', partyId, { minItems: 1 }),
      notifiedOn: day('通知日期', 'Day of the notice'),
    },
  ),
  POSTPONE: act('延期开庭', 'postpone the hearing', [cite('MAL', '35'), cite('ARB', '38')], {
    reason: words('延期理由', 'Reason'),
  }),
  HOLD_HEARING: act('开庭审理', 'hold the hearing', [cite('MAL', '38'), cite('ARB', '41')], {
    heldOn: day('开庭日期', 'Day of the hearing'),
    respondentAbsent: optional(
      flag(
        '被申请人无正当理由缺席',
        'The respondent stayed away: the case goes on and may be decided by default (ARB 39)',
      ),
    ),
  }),
  RECORD_APPLICANT_ABSENT: act(
    '申请人无正当理由缺席，按撤回申请处理',
    'the applicant stayed away: treated as withdrawn',
    [cite('MAL', '36'), cite('ARB', '39')],
    {
      heldOn: day('开庭日期', 'Day of the hearing'),
      partyIds: optional(
        list('缺席的申请人', 'Applicants who stayed away; needed where there are several', partyId, {
          minItems: 1,
        }),
      ),
    },
  ),
  REFER_MEDIATION: act('经双方同意委托调解', 'refer to mediation by consent', [cite('ARB', '70')], {
    consentedOn: day('同意委托日期', 'Day of the last consent'),
    consents,
  }),
  FAIL_MEDIATION: act('委托调解未成', 'the referred mediation failed', [cite('ARB', '70')], {
    failedOn: day('调解未成日期', 'Day on which it failed'),
  }),
  RECORD_STATEMENT: act(
    '仲裁调解书经双方签收',
    'both sides have signed for the mediation statement',
    [cite('MAL', '42(3)'), cite('ARB', '72')],
    { receipts, performanceDueOn: optional(day('履行期限', 'Last day of performance')) },
  ),
  RESTART_PERIOD: act('仲裁期限重新计算', 'the award period starts anew', [cite('ARB', '46')], {
    ground: oneOf('重新计算的事由', 'Ground', ['partyAdded', 'claimsChanged', 'transferred']),
    decidedOn: day(
      '决定、受理或接收日期',
      'Day of the decision, acceptance or receipt of the transferred case',
    ),
    commissionId: optional(id('移送后的仲裁委', 'Commission after a transfer')),
  }),
  SUSPEND: act('中止审理', 'suspend', [cite('ARB', '46[6]'), cite('ARB', '47')], {
    ground: oneOf('中止或不计入的事由', 'Ground', [
      'partyDeceased',
      'partyCeased',
      'incapacity',
      'forceMajeure',
      'dependsOnOtherCase',
      'awaitsRecognitionOrAssessment',
      'publicAnnouncement',
      'other',
    ]),
    suspendedOn: day('中止日期', 'Day from which time does not count'),
  }),
  RESUME: act('恢复审理', 'resume', [cite('ARB', '47')], {
    resumedOn: day('恢复日期', 'First day that counts again'),
  }),
  EXTEND_AWARD: {
    summary: { zh: '批准延长审理期限并书面通知', en: 'extend the award period in writing' },
    basis: [cite('MAL', '43'), cite('ARB', '45')],
    entitled: ['commissionDirector'],
    payload: form({
      approvedOn: day('批准日期', 'Day of approval'),
      notice: reference('书面通知编号', 'Reference of the written notice to the parties'),
    }),
  },
  WITHDRAW: act('撤回仲裁申请', 'withdraw the application', [cite('ARB', '35')], {
    withdrawnOn: day('撤回日期', 'Day of withdrawal'),
    consents: optional(consents),
  }),
  CANCEL: act('撤销案件', 'cancel a case wrongly accepted', [cite('ARB', '32')], {
    cancelledOn: day('撤销决定日期', 'Day of the decision'),
    ground: words('撤销理由', 'Ground'),
  }),
  SEND_CANCELLATION: act('通知撤销案件', 'tell the parties of the cancellation', [cite('ARB', '32')], {
    sentOn: day('通知日期', 'Day of the notice'),
  }),
  AWARD: act('作出裁决', 'make the award', [cite('MAL', '43'), cite('ARB', '50')], {
    kind: oneOf('裁决类型', 'Kind: final, non-final, split into two documents, or mixed in one', awardKinds),
    madeOn: day('裁决日期', 'Day of the award'),
    caseNumber: optional(reference('裁决书编号', 'Number of the award')),
    performanceDueOn: optional(day('履行期限', 'Last day of performance')),
  }),
  SERVE_AWARD: act('送达裁决书', 'serve the award', [cite('ARB', '20'), cite('MAL', '50')], {
    partyId,
    servedOn: day('送达日期', 'Day of service or of posting'),
    manner,
  }),
  ASK_SET_ASIDE: act('申请撤销终局裁决', 'ask to have the final award set aside', [cite('MAL', '49')], {
    partyId,
    askedOn: day('申请日期', 'Day of the application: of posting, where it was posted'),
  }),
  RULE_SET_ASIDE: act(
    '登记中级法院关于撤销申请的裁定',
    'record the ruling on setting aside',
    [cite('MAL', '49')],
    { result: oneOf('裁定结果', 'Result', ['setAside', 'dismissed']), receipts },
    [...recorded, 'courtClerk'],
  ),
  RECORD_NON_ENFORCEMENT: act(
    '登记不予执行裁定',
    'record a ruling that the award is not enforced',
    [cite('LI1', '24')],
    { receipts },
    [...recorded, 'courtClerk'],
  ),
  SERVE_RULING: act(
    '登记裁定送达',
    'record that the ruling reached a party',
    [cite('MAL', '49(3)'), cite('LI1', '24(2)')],
    { partyId, receivedOn: day('签收日期', 'Day of receipt') },
    [...recorded, 'courtClerk'],
  ),
  SUIT_FILED: {
    summary: { zh: '当事人已向法院起诉', en: 'a party has sued' },
    basis: [cite('MAL', '48'), cite('MAL', '50')],
    entitled: system,
    payload: form({
      on: day('起诉日期', 'Day on which the suit was filed'),
      partyIds: list('起诉的当事人', 'Suing parties', partyId, { minItems: 1 }),
    }),
  },
  SUIT_DOCKETED: {
    summary: { zh: '法院已立案', en: 'the court has docketed a suit' },
    basis: [cite('ARB', '48')],
    entitled: system,
    payload: form({ on: day('立案日期', 'Day of docketing') }),
  },
  SUIT_ENDED: {
    summary: { zh: '诉讼程序结束', en: 'the suit has ended' },
    basis: [cite('LI1', '16'), cite('LI1', '21')],
    entitled: system,
    payload: form({
      result: oneOf('结果', 'Result', ['withdrawn', 'dismissedLate', 'judged']),
      on: day('裁判文书送达日期', 'Day on which the ruling or judgment was served'),
      partyIds: list('诉讼已结束的当事人', 'Parties whose suit has ended', partyId),
    }),
  },
  PARTIES_AMENDED: {
    summary: { zh: '当事人变更或者更正', en: 'parties were substituted or corrected' },
    basis: [cite('MAL', '25'), cite('CPI', '55')],
    entitled: system,
    payload: form({
      parties: list(
        '当事人',
        'Parties as they are now',
        form({
          id: id('当事人', 'Party'),
          role: oneOf('地位', 'Role', partyRoles),
          kind: oneOf('类型', 'Kind', partyKinds),
          name: words('姓名或者名称', 'Name'),
          replaces: optional(id('被承继的当事人', 'Party whose place it takes')),
        }),
        { minItems: 1 },
      ),
    }),
  },
  PERFORMED: {
    summary: { zh: '义务已履行', en: 'what was owed has been performed' },
    basis: [cite('MAL', '51')],
    entitled: system,
    payload: form({ on: day('履行日期', 'Day of performance') }),
  },
});

export type ArbitrationActs = ActsOf<typeof events>;
