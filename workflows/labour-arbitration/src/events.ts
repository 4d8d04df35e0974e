import type { Capacity } from '@dingfen/domain';
import { cite } from '@dingfen/legal-basis';
import { type ActsOf, defineEvents } from '@dingfen/procedure-kit';
import { type TProperties, Type } from 'typebox';
import { awardKinds } from './context.ts';

const day = (title: string, description: string) => Type.String({ format: 'date', title, description });
const line = (title: string, description: string, maxLength = 500) =>
  Type.String({ minLength: 1, maxLength, title, description });
const partyId = Type.String({ minLength: 1, maxLength: 64, title: '当事人', description: 'Party' });
const choice = <const V extends string[]>(title: string, description: string, values: readonly [...V]) =>
  Type.Enum(values, { title, description });
const proof = Type.Optional(
  line(
    '证明材料编号',
    'Reference of the document that proves it; the commission itself need not give one',
    200,
  ),
);
const form = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const consents = Type.Array(
  form({
    partyId,
    on: day('同意日期', 'Day of consent'),
    evidence: line('同意凭据', 'Evidence of consent', 200),
  }),
  { minItems: 1, maxItems: 100, title: '各方同意', description: 'Consent of each party' },
);
const receipts = Type.Array(form({ partyId, receivedOn: day('签收日期', 'Day of receipt') }), {
  minItems: 1,
  maxItems: 100,
  title: '签收情况',
  description: 'Receipt by each party',
});
const manner = choice('送达方式', 'How it was served', [
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

export const events = defineEvents({
  RECORD_RECEIPT: {
    summary: { zh: '登记仲裁委员会收到申请', en: 'record that the commission received the application' },
    basis: [cite('MAL', '29'), cite('ARB', '29')],
    entitled: recorded,
    payload: form({ receivedOn: day('收到日期', 'Day of receipt by the commission'), proof }),
  },
  HOLD_FOR_MEDIATION: {
    summary: {
      zh: '经双方同意暂缓受理，先行调解',
      en: 'hold acceptance by consent while the parties mediate',
    },
    basis: [cite('ARB', '69')],
    entitled: recorded,
    payload: form({ heldOn: day('暂缓受理日期', 'Day from which acceptance is held'), consents, proof }),
  },
  END_HOLD: {
    summary: { zh: '结束暂缓受理', en: 'end the hold' },
    basis: [cite('ARB', '69')],
    entitled: recorded,
    payload: form({ endedOn: day('恢复日期', 'Day on which examination goes on'), proof }),
  },
  NOTIFY_CORRECTION: {
    summary: { zh: '一次性告知补正材料', en: 'give the one notice of missing papers' },
    basis: [cite('ARB', '29(4)')],
    entitled: recorded,
    payload: form({
      noticeOn: day('告知日期', 'Day of the notice'),
      missing: line('需补正的材料', 'Missing papers'),
      proof,
    }),
  },
  CORRECT: {
    summary: { zh: '补正材料齐全', en: 'the papers are complete' },
    basis: [cite('ARB', '46[2]')],
    entitled: recorded,
    payload: form({ completedOn: day('补正完成日期', 'Day on which the papers were complete'), proof }),
  },
  ACCEPT: {
    summary: { zh: '受理仲裁申请', en: 'accept the application' },
    basis: [cite('MAL', '29'), cite('ARB', '30')],
    entitled: recorded,
    payload: form({
      acceptedOn: day('受理日期', 'Day of acceptance'),
      caseNumber: Type.Optional(line('仲裁案号', 'Case number of the commission', 100)),
      collective: Type.Optional(
        Type.Boolean({ title: '集体争议', description: 'Ten or more workers with a common claim (ARB 62)' }),
      ),
      proof,
    }),
  },
  REFUSE: {
    summary: { zh: '不予受理', en: 'refuse acceptance' },
    basis: [cite('MAL', '29'), cite('ARB', '31')],
    entitled: recorded,
    payload: form({
      refusedOn: day('不予受理日期', 'Day of the refusal'),
      ground: choice(
        '不予受理的事由',
        'Ground: want of jurisdiction sends the case to another commission (LI1 5)',
        ['noJurisdiction', 'other'],
      ),
      reason: line('不予受理的理由', 'Reason given'),
      proof,
    }),
  },
  SEND_COLLECTIVE_NOTICE: {
    summary: { zh: '集体争议一次性告知', en: 'send the one-shot notice of a collective case' },
    basis: [cite('ARB', '64')],
    entitled: recorded,
    payload: form({ sentOn: day('告知日期', 'Day of the notice'), proof }),
  },
  SERVE_APPLICATION: {
    summary: { zh: '送达仲裁申请书副本', en: 'serve the copy of the application' },
    basis: [cite('MAL', '30'), cite('ARB', '33')],
    entitled: recorded,
    payload: form({ partyId, servedOn: day('送达日期', 'Day of service or of posting'), manner, proof }),
  },
  FORM_TRIBUNAL: {
    summary: { zh: '组成仲裁庭并通知', en: 'form the tribunal and tell the parties' },
    basis: [cite('MAL', '32'), cite('ARB', '37')],
    entitled: recorded,
    payload: form({ formedOn: day('组庭通知日期', 'Day of the notice'), proof }),
  },
  ANSWER: {
    summary: { zh: '提交答辩书', en: 'answer' },
    basis: [cite('MAL', '30')],
    entitled: recorded,
    payload: form({
      partyId,
      receivedOn: day('仲裁委收到日期', 'Day on which the commission received it'),
      proof,
    }),
  },
  SERVE_ANSWER: {
    summary: { zh: '送达答辩书副本', en: 'serve the answer' },
    basis: [cite('MAL', '30'), cite('ARB', '33')],
    entitled: recorded,
    payload: form({ servedOn: day('送达日期', 'Day of service'), proof }),
  },
  COUNTER_APPLY: {
    summary: { zh: '提出反申请', en: 'apply in return' },
    basis: [cite('ARB', '36')],
    entitled: recorded,
    payload: form({ partyId, appliedOn: day('反申请日期', 'Day of the counter-application'), proof }),
  },
  DECIDE_COUNTER: {
    summary: { zh: '决定是否受理反申请', en: 'decide on the counter-application' },
    basis: [cite('ARB', '36')],
    entitled: recorded,
    payload: form({
      accepted: Type.Boolean({ title: '受理并合并处理', description: 'Accepted and merged' }),
      decidedOn: day('决定日期', 'Day of the decision'),
      proof,
    }),
  },
  ASK_RECUSAL: {
    summary: { zh: '申请仲裁员回避', en: 'ask an arbitrator to be recused' },
    basis: [cite('ARB', '11')],
    entitled: recorded,
    payload: form({ partyId, askedOn: day('申请日期', 'Day of the request'), proof }),
  },
  DECIDE_RECUSAL: {
    summary: { zh: '作出回避决定', en: 'decide on the recusal' },
    basis: [cite('ARB', '12')],
    entitled: recorded,
    payload: form({ decidedOn: day('决定日期', 'Day of the decision'), proof }),
  },
  SET_HEARING: {
    summary: { zh: '确定开庭日期', en: 'set the hearing' },
    basis: [cite('MAL', '35'), cite('ARB', '38')],
    entitled: recorded,
    payload: form({ hearingOn: day('开庭日期', 'Day of the hearing'), proof }),
  },
  NOTIFY_HEARING: {
    summary: { zh: '通知当事人开庭', en: 'tell parties of the hearing' },
    basis: [cite('MAL', '35'), cite('ARB', '38')],
    entitled: recorded,
    payload: form({
      partyIds: Type.Array(partyId, {
        minItems: 1,
        maxItems: 100,
        title: '被通知的当事人',
        description: 'Parties told',
      }),
      notifiedOn: day('通知日期', 'Day of the notice'),
      proof,
    }),
  },
  POSTPONE: {
    summary: { zh: '延期开庭', en: 'postpone the hearing' },
    basis: [cite('MAL', '35'), cite('ARB', '38')],
    entitled: recorded,
    payload: form({ reason: line('延期理由', 'Reason'), proof }),
  },
  HOLD_HEARING: {
    summary: { zh: '开庭审理', en: 'hold the hearing' },
    basis: [cite('MAL', '38'), cite('ARB', '41')],
    entitled: recorded,
    payload: form({
      heldOn: day('开庭日期', 'Day of the hearing'),
      respondentAbsent: Type.Optional(
        Type.Boolean({
          title: '被申请人无正当理由缺席',
          description: 'The respondent stayed away: the case goes on and may be decided by default (ARB 39)',
        }),
      ),
      proof,
    }),
  },
  RECORD_APPLICANT_ABSENT: {
    summary: {
      zh: '申请人无正当理由缺席，按撤回申请处理',
      en: 'the applicant stayed away: treated as withdrawn',
    },
    basis: [cite('MAL', '36'), cite('ARB', '39')],
    entitled: recorded,
    payload: form({ heldOn: day('开庭日期', 'Day of the hearing'), proof }),
  },
  REFER_MEDIATION: {
    summary: { zh: '经双方同意委托调解', en: 'refer to mediation by consent' },
    basis: [cite('ARB', '70')],
    entitled: recorded,
    payload: form({ consentedOn: day('同意委托日期', 'Day of the last consent'), consents, proof }),
  },
  FAIL_MEDIATION: {
    summary: { zh: '委托调解未成', en: 'the referred mediation failed' },
    basis: [cite('ARB', '70')],
    entitled: recorded,
    payload: form({ failedOn: day('调解未成日期', 'Day on which it failed'), proof }),
  },
  RECORD_STATEMENT: {
    summary: { zh: '仲裁调解书经双方签收', en: 'both sides have signed for the mediation statement' },
    basis: [cite('MAL', '42(3)'), cite('ARB', '72')],
    entitled: recorded,
    payload: form({
      receipts,
      performanceDueOn: Type.Optional(day('履行期限', 'Last day of performance')),
      proof,
    }),
  },
  RESTART_PERIOD: {
    summary: { zh: '仲裁期限重新计算', en: 'the award period starts anew' },
    basis: [cite('ARB', '46')],
    entitled: recorded,
    payload: form({
      ground: choice('重新计算的事由', 'Ground', ['partyAdded', 'claimsChanged', 'transferred']),
      decidedOn: day(
        '决定、受理或接收日期',
        'Day of the decision, acceptance or receipt of the transferred case',
      ),
      commissionId: Type.Optional(line('移送后的仲裁委', 'Commission after a transfer', 64)),
      proof,
    }),
  },
  SUSPEND: {
    summary: { zh: '中止审理', en: 'suspend' },
    basis: [cite('ARB', '46[6]'), cite('ARB', '47')],
    entitled: recorded,
    payload: form({
      ground: choice('中止或不计入的事由', 'Ground', [
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
      proof,
    }),
  },
  RESUME: {
    summary: { zh: '恢复审理', en: 'resume' },
    basis: [cite('ARB', '47')],
    entitled: recorded,
    payload: form({ resumedOn: day('恢复日期', 'First day that counts again'), proof }),
  },
  EXTEND_AWARD: {
    summary: { zh: '批准延长审理期限并书面通知', en: 'extend the award period in writing' },
    basis: [cite('MAL', '43'), cite('ARB', '45')],
    entitled: ['commissionDirector'],
    payload: form({
      approvedOn: day('批准日期', 'Day of approval'),
      notice: line('书面通知编号', 'Reference of the written notice to the parties', 200),
    }),
  },
  WITHDRAW: {
    summary: { zh: '撤回仲裁申请', en: 'withdraw the application' },
    basis: [cite('ARB', '35')],
    entitled: recorded,
    payload: form({ withdrawnOn: day('撤回日期', 'Day of withdrawal'), proof }),
  },
  CANCEL: {
    summary: { zh: '撤销案件', en: 'cancel a case wrongly accepted' },
    basis: [cite('ARB', '32')],
    entitled: recorded,
    payload: form({
      cancelledOn: day('撤销决定日期', 'Day of the decision'),
      ground: line('撤销理由', 'Ground'),
      proof,
    }),
  },
  SEND_CANCELLATION: {
    summary: { zh: '通知撤销案件', en: 'tell the parties of the cancellation' },
    basis: [cite('ARB', '32')],
    entitled: recorded,
    payload: form({ sentOn: day('通知日期', 'Day of the notice'), proof }),
  },
  AWARD: {
    summary: { zh: '作出裁决', en: 'make the award' },
    basis: [cite('MAL', '43'), cite('ARB', '50')],
    entitled: recorded,
    payload: form({
      kind: choice(
        '裁决类型',
        'Kind: final, non-final, split into two documents, or mixed in one',
        awardKinds,
      ),
      madeOn: day('裁决日期', 'Day of the award'),
      caseNumber: Type.Optional(line('裁决书编号', 'Number of the award', 100)),
      performanceDueOn: Type.Optional(day('履行期限', 'Last day of performance')),
      proof,
    }),
  },
  SERVE_AWARD: {
    summary: { zh: '送达裁决书', en: 'serve the award' },
    basis: [cite('ARB', '20'), cite('MAL', '50')],
    entitled: recorded,
    payload: form({ partyId, servedOn: day('送达日期', 'Day of service or of posting'), manner, proof }),
  },
  ASK_SET_ASIDE: {
    summary: { zh: '申请撤销终局裁决', en: 'ask to have the final award set aside' },
    basis: [cite('MAL', '49')],
    entitled: recorded,
    payload: form({ partyId, askedOn: day('申请日期', 'Day of the application'), proof }),
  },
  RULE_SET_ASIDE: {
    summary: { zh: '登记中级法院关于撤销申请的裁定', en: 'record the ruling on setting aside' },
    basis: [cite('MAL', '49')],
    entitled: [...recorded, 'courtClerk'],
    payload: form({
      result: choice('裁定结果', 'Result', ['setAside', 'dismissed']),
      receipts,
      proof,
    }),
  },
  RECORD_NON_ENFORCEMENT: {
    summary: { zh: '登记不予执行裁定', en: 'record a ruling that the award is not enforced' },
    basis: [cite('LI1', '24')],
    entitled: [...recorded, 'courtClerk'],
    payload: form({ receipts, proof }),
  },
  SUIT_FILED: {
    summary: { zh: '当事人已向法院起诉', en: 'a party has sued' },
    basis: [cite('MAL', '48'), cite('MAL', '50')],
    entitled: system,
    payload: form({
      on: day('起诉日期', 'Day on which the suit was filed'),
      partyIds: Type.Array(partyId, {
        minItems: 1,
        maxItems: 100,
        title: '起诉的当事人',
        description: 'Suing parties',
      }),
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
      result: choice('结果', 'Result', ['withdrawn', 'dismissedLate', 'judged']),
      on: day('裁判文书送达日期', 'Day on which the ruling or judgment was served'),
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
