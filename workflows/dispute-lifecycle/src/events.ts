import { type Capacity, partyKinds, partyRoles } from '@dingfen/domain';
import { type Citation, cite } from '@dingfen/legal-basis';
import {
  type ActsOf,
  consents,
  day,
  defineEvents,
  fen,
  flag,
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

const evidence = reference('证据编号', 'Reference of the evidence');
/** Posting is filing (CPL 85(4); ARB 19): whoever records an act gives the proven day of posting or of the act. */
const postedOn = optional(
  day('交邮或者行为日期', 'The proven day of posting or of the act, when it is recorded later'),
);
const evidenceIndex = optional(reference('证据目录编号', 'Reference of the evidence index'));

const system: readonly Capacity[] = ['system'];
const parties: readonly Capacity[] = ['applicant', 'respondent', 'intake'];

/** Whoever has a dispute in hand at a mediation body. */
const office: readonly Capacity[] = ['mediator', 'intake', 'unitHead'];
const duplicate = {
  disputeId: id('重复的争议', 'Id of the duplicate'),
  number: words('编号', 'Number of the duplicate', 64),
  reason: words('理由', 'Why'),
  byName: words('办理人', 'Who did it', 200),
};

/** What another procedure reports. The data is that procedure's own; only what is used here is read. */
const outcome = (zh: string, en: string, basis: readonly Citation[]) => ({
  summary: { zh, en },
  basis,
  entitled: system,
  payload: Type.Record(Type.String(), Type.Unknown()),
});

const role = oneOf('诉讼地位', 'Role in the dispute', partyRoles);
const kind = oneOf('主体类型', 'Kind of party', partyKinds);

export const events = defineEvents({
  PARTIES_AMENDED: {
    summary: { zh: '当事人变更', en: 'parties were substituted or corrected' },
    basis: [cite('MAL', '25'), cite('CPI', '55')],
    entitled: system,
    payload: form({
      parties: list(
        '当事人',
        'The new or corrected parties',
        form({
          id: id('编号', 'Party id'),
          role,
          kind,
          name: words('姓名或名称', 'Name'),
          replaces: optional(id('被承继的当事人', 'The party whose place it takes')),
        }),
        { minItems: 1 },
      ),
    }),
  },
  'mediation.effective': outcome('调解协议生效', 'the mediation agreement took effect', [
    cite('MAL', '14'),
    cite('INV', '24'),
  ]),
  'mediation.arbitrationOpen': outcome(
    '满十五日，可以申请仲裁',
    'fifteen days have passed: arbitration is open',
    [cite('MAL', '14(3)')],
  ),
  'mediation.rejected': outcome('调解申请不予受理', 'mediation was declined', [cite('O17', '22')]),
  'mediation.transferred': outcome('移送其他调解组织', 'transferred to another mediation body', [
    cite('ENG', '', 'D'),
  ]),
  'mediation.refused': outcome('一方不同意调解', 'a side does not want mediation', [
    cite('PML', '17'),
    cite('INV', '26'),
  ]),
  'mediation.withdrawn': outcome('撤回调解申请', 'the application for mediation was withdrawn', [
    cite('INV', '26'),
  ]),
  'mediation.terminated': outcome('调解未成', 'mediation failed', [cite('INV', '26'), cite('O17', '29')]),
  'mediation.ended': outcome('当事人主体终止，调解终结', 'a party ceased without successor', [
    cite('MAL', '25'),
  ]),
  'mediation.performed': outcome('调解协议已履行', 'the agreement was performed', [cite('MAL', '14')]),
  'mediation.breached': outcome('调解协议未履行', 'the agreement was not performed', [cite('MAL', '15-16')]),
  'confirmation.filed': outcome('申请司法确认', 'confirmation was applied for', [cite('CPL', '205')]),
  'confirmation.released': outcome('确认申请已不在法院', 'no application before the court any more', [
    cite('CPI', '357'),
  ]),
  'confirmation.confirmed': outcome('裁定确认调解协议有效', 'the agreement was confirmed', [
    cite('CPL', '206'),
  ]),
  'confirmation.rejected': outcome('裁定驳回确认申请', 'confirmation was rejected', [cite('CPL', '206')]),
  'confirmation.notAccepted': outcome('确认申请不予受理', 'the court did not accept the application', [
    cite('CPI', '355'),
  ]),
  'confirmation.withdrawn': outcome('撤回确认申请', 'the application was withdrawn', [cite('CPI', '357')]),
  'confirmation.windowExpired': outcome('确认申请期届满', 'the thirty days ended', [cite('CPL', '205')]),
  'confirmation.enforceable': outcome('履行期届满可申请执行', 'performance fell due', [cite('CPL', '206')]),
  'confirmation.performed': outcome('确认的协议已履行', 'performed', [cite('MAL', '14')]),
  'confirmation.revoked': outcome('确认裁定被撤销', 'the confirmation was revoked', [cite('CPI', '372')]),
  'confirmation.excluded': outcome('因仲裁调解书生效而不再确认', 'closed by the arbitral statement', [
    cite('ARB', '75[5]'),
  ]),
  'confirmation.terminated': outcome('确认程序终结', 'the confirmation was terminated', [
    cite('CPL', '154', 'D'),
  ]),
  'confirmation.enforcementClosed': outcome('执行程序结束', 'enforcement has ended', [cite('CPL', '250')]),
  'arbitrationReview.filed': outcome('申请仲裁审查', 'review by the commission was applied for', [
    cite('ARB', '74'),
  ]),
  'arbitrationReview.released': outcome(
    '审查申请已不在仲裁委',
    'no application before the commission any more',
    [cite('ARB', '76')],
  ),
  'arbitrationReview.concluded': outcome('仲裁调解书生效', 'the arbitral mediation statement is in force', [
    cite('ARB', '77'),
  ]),
  'arbitrationReview.refused': outcome('仲裁委不予审查或者不予制作调解书', 'review was refused', [
    cite('ARB', '75'),
    cite('ARB', '78'),
  ]),
  'arbitrationReview.withdrawn': outcome('撤回审查申请', 'the application was withdrawn', [
    cite('ARB', '76'),
  ]),
  'arbitrationReview.windowExpired': outcome('审查申请期届满', 'the fifteen days ended', [cite('ARB', '74')]),
  'arbitrationReview.excluded': outcome('因司法确认而不再审查', 'closed by the court’s confirmation', [
    cite('ARB', '75[5]'),
  ]),
  'arbitrationReview.enforcementClosed': outcome('执行程序结束', 'enforcement has ended', [
    cite('CPL', '250'),
  ]),
  'arbitrationReview.performed': outcome('审查的协议已履行', 'performed', [cite('MAL', '14')]),
  'arbitration.accepted': outcome('仲裁受理', 'the commission accepted', [cite('MAL', '29')]),
  'arbitration.refused': outcome('仲裁不予受理', 'the commission refused', [cite('MAL', '29')]),
  'arbitration.silent': outcome('仲裁逾期未作受理决定', 'the commission is silent', [
    cite('MAL', '29'),
    cite('ARB', '31'),
  ]),
  'arbitration.overdue': outcome('仲裁逾期未裁决', 'no award in time', [cite('MAL', '43')]),
  'arbitration.awarded': outcome('仲裁裁决', 'an award was made or served', [cite('MAL', '47-50')]),
  'arbitration.awardEffective': outcome('仲裁裁决生效', 'the award took effect', [cite('MAL', '47-51')]),
  'arbitration.setAside': outcome('仲裁裁决被撤销', 'the award was set aside', [cite('MAL', '49(3)')]),
  'arbitration.nonEnforced': outcome('仲裁裁决不予执行', 'the award is not enforced', [cite('LI1', '24')]),
  'arbitration.mediationStatement': outcome('仲裁调解书生效', 'an arbitral mediation statement is in force', [
    cite('MAL', '42(3)'),
  ]),
  'arbitration.deemedWithdrawn': outcome('仲裁按撤回处理', 'the arbitration counts as withdrawn', [
    cite('ARB', '39'),
  ]),
  'arbitration.withdrawn': outcome('撤回仲裁申请', 'the arbitration was withdrawn', [cite('ARB', '35')]),
  'arbitration.cancelled': outcome('仲裁案件撤销', 'the arbitration was cancelled', [cite('ARB', '32')]),
  'arbitration.terminated': outcome('仲裁终结', 'the arbitration is over', [cite('ARB', '48')]),
  'trial.refused': outcome('法院不予立案', 'docketing was refused', [cite('CPL', '126')]),
  'trial.docketed': outcome('法院立案', 'the suit was docketed', [cite('CPL', '126')]),
  'trial.mediationEntrusted': outcome('法院委托调解', 'the court entrusted mediation', [cite('INV', '11')]),
  'trial.mediationStatement': outcome('法院调解书生效', 'the court’s mediation statement is in force', [
    cite('CPL', '100'),
  ]),
  'trial.withdrawn': outcome('撤诉', 'the suit was withdrawn', [cite('CPL', '148')]),
  'trial.deemedWithdrawn': outcome('按撤诉处理', 'the suit counts as withdrawn', [cite('CPL', '146')]),
  'trial.judgmentEffective': outcome('判决生效', 'the judgment is in force', [cite('CPL', '158')]),
  'trial.appealed': outcome('提起上诉', 'an appeal was filed', [cite('CPL', '171')]),
  'trial.terminated': outcome('诉讼终结', 'the suit was terminated', [cite('CPL', '154')]),
  'trial.transferred': outcome('移送其他法院', 'transferred to another court', [cite('CPL', '37')]),
  'trial.dismissed': outcome('驳回起诉', 'the suit was dismissed', [cite('CPI', '208')]),
  'trial.performed': outcome('裁判已履行', 'the judgment or statement was performed', [cite('CPL', '247')]),
  FILE_ARBITRATION: {
    summary: { zh: '申请劳动仲裁', en: 'apply for arbitration' },
    basis: [cite('MAL', '5'), cite('MAL', '14(3)'), cite('MAL', '28')],
    entitled: parties,
    payload: form({
      commissionId: optional(id('仲裁委员会', 'Commission')),
      postedOn,
      receivedOn: optional(day('仲裁委收到日期', 'Day of receipt, where it is already proven')),
      receiptProof: optional(reference('收件回执编号', 'Reference of the receipt')),
      evidenceIndex,
      ...onBehalf,
    }),
  },
  FILE_SUIT: {
    summary: { zh: '向人民法院起诉', en: 'sue' },
    basis: [cite('MAL', '5'), cite('CPL', '122')],
    entitled: parties,
    payload: form({
      postedOn,
      courtId: optional(id('受诉法院', 'Court')),
      factSheet: optional(reference('要素表编号', 'Reference of the element sheet')),
      evidenceIndex,
      ...onBehalf,
    }),
  },
  SUE_TOO: {
    summary: { zh: '另一当事人也起诉，合并审理', en: 'sue too, in the same case' },
    basis: [cite('LI1', '4'), cite('MAL', '48'), cite('MAL', '50')],
    entitled: parties,
    payload: form({ postedOn, ...onBehalf }),
  },
  REQUEST_NEW_MEDIATION: {
    summary: { zh: '重新申请调解', en: 'ask for mediation again' },
    basis: [cite('PML', '17'), cite('CPL', '206')],
    entitled: [...parties, 'unitHead'],
    payload: form({
      mediationBodyId: optional(id('调解组织', 'Mediation body; the former one unless named')),
      bodyKind: optional(
        oneOf('调解组织性质', 'Kind of body', ['mal10', 'courtRoster', 'peoples', 'joint', 'other']),
      ),
      online: optional(flag('网上调解', 'Online')),
      consents,
    }),
  },
  RECORD_PAYMENT_ORDER: {
    summary: { zh: '登记支付令申请及进展', en: 'record an application for a payment order, and how it goes' },
    basis: [cite('MAL', '16'), cite('LCL', '30'), cite('CPL', '225')],
    entitled: ['applicant', 'respondent', 'intake', 'courtClerk'],
    payload: form({
      basis: oneOf('依据', 'On a mediation agreement (MAL 16) or on wages as such (LCL 30)', [
        'mal16',
        'lcl30',
      ]),
      appliedOn: day('申请日期', 'Day of application'),
      acceptedOn: optional(day('受理日期', 'Day of acceptance')),
      issuedOn: optional(day('签发日期', 'Day of issue')),
      servedOn: optional(day('债务人收到日期', 'Day on which the debtor received it')),
      preservedBeforeSuit: flag(
        '已申请诉前保全',
        'Property was preserved before suit: then no payment order is possible (CPI 427)',
      ),
      evidence,
    }),
  },
  RECORD_PAYMENT_ORDER_OBJECTION: {
    summary: {
      zh: '登记债务人对支付令的书面异议',
      en: 'record the debtor’s written objection to a payment order',
    },
    basis: [cite('CPL', '227-228')],
    entitled: ['applicant', 'respondent', 'intake', 'courtClerk'],
    payload: form({
      objectedOn: day('提出异议日期', 'Day of the objection (of posting, where it was posted)'),
      rejected: optional(flag('法院已驳回异议', 'The court has rejected the objection: the order stands')),
      evidence,
    }),
  },
  RECORD_PAYMENT_ORDER_ENDED: {
    summary: { zh: '登记支付令程序终结', en: 'record that the payment order ended' },
    basis: [cite('LI1', '13'), cite('CPL', '228')],
    entitled: ['applicant', 'respondent', 'intake', 'courtClerk'],
    payload: form({
      reason: oneOf('终结原因', 'Why', ['objection', 'notServed', 'rejected', 'withdrawn']),
      endedOn: day('终结日期', 'Day on which it ended'),
      evidence,
    }),
  },
  RECORD_WAGE_IOU: {
    summary: { zh: '登记工资欠条', en: 'record a wage IOU' },
    basis: [cite('LI1', '15')],
    entitled: ['applicant', 'respondent', 'intake', 'mediator'],
    payload: form({
      signedOn: day('出具日期', 'Day of the IOU'),
      amountFen: fen('金额（分）', 'Amount in fen'),
      noOtherIssue: flag('不涉及劳动关系其他争议', 'Nothing else of the labour relationship is in dispute'),
      evidence,
    }),
  },
  RECORD_COMMISSION_EXCUSE: {
    summary: { zh: '登记仲裁逾期的正当理由', en: 'record why the commission’s delay is excused' },
    basis: [cite('LI1', '12')],
    entitled: ['commissionOfficer', 'commissionDirector', 'courtClerk'],
    payload: form({
      excuse: oneOf('理由', 'Excuse', [
        'none',
        'transfer',
        'service',
        'pending',
        'hearing',
        'appraisal',
        'other',
      ]),
      evidence,
    }),
  },
  RECORD_PRIOR_ARBITRATION: {
    summary: { zh: '登记此前的仲裁结果', en: 'record an arbitration that took place before' },
    basis: [cite('MAL', '29'), cite('MAL', '47-50')],
    entitled: ['courtClerk', 'intake', 'commissionOfficer'],
    payload: form({
      status: oneOf('仲裁状况', 'How it stands', [
        'refused',
        'silent',
        'overdue',
        'awarded',
        'mediationStatement',
        'withdrawn',
      ]),
      kind: optional(oneOf('裁决类型', 'Kind of award', ['final', 'nonFinal', 'split', 'mixed'])),
      madeOn: optional(day('裁决日期', 'Day of the award')),
      servedOn: optional(
        list(
          '送达情况',
          'Service on each party',
          form({ partyId: id('当事人', 'Party'), receivedOn: day('收到日期', 'Day of receipt') }),
        ),
      ),
      evidence,
    }),
  },
  MARK_FAST_TRACK: {
    summary: { zh: '标记为速裁快审', en: 'mark for fast-track trial' },
    basis: [cite('CPL', '160'), cite('ENG', '', 'D')],
    entitled: ['mediator', 'courtClerk', 'judge'],
    payload: form({ reason: words('理由', 'Reason') }),
  },
  RECORD_PERFORMANCE: {
    summary: { zh: '登记义务已履行', en: 'record performance' },
    basis: [cite('MAL', '51'), cite('CPL', '247')],
    entitled: [...parties, 'mediator', 'courtClerk'],
    payload: form({
      performedOn: day('履行日期', 'Day of performance'),
      how: oneOf('履行方式', 'How', ['voluntary', 'enforced', 'waived']),
      partyId: optional(
        id('作出放弃的权利人', 'The creditor who waives, when somebody else records the waiver'),
      ),
      evidence: reference('履行凭证或权利人确认', 'Proof, or the creditor’s confirmation'),
    }),
  },
  WITHDRAW_DISPUTE: {
    summary: { zh: '申请人不再主张，撤回争议', en: 'the applicant gives the dispute up' },
    basis: [cite('CPL', '13'), cite('ENG', '', 'D')],
    entitled: ['applicant', 'intake'],
    payload: form({ reason: optional(words('原因', 'Reason')), consents: optional(consents), ...onBehalf }),
  },
  RECORD_FOLLOW_UP: {
    summary: { zh: '登记回访结果', en: 'record a follow-up' },
    basis: [cite('PML', '31'), cite('ENG', '', 'D')],
    entitled: ['mediator', 'intake', 'unitHead'],
    payload: form({
      result: oneOf('回访结果', 'Result', ['satisfied', 'notSatisfied', 'unreachable']),
      measure: optional(words('不满意的处理', 'What was done about dissatisfaction')),
    }),
  },
  CLOSE: {
    summary: { zh: '结案归档', en: 'close and archive' },
    basis: [cite('PML', '27'), cite('ENG', '', 'D')],
    entitled: ['unitHead', 'intake', 'mediator'],
    payload: form({ note: optional(words('结案说明', 'Note')) }),
  },
  MERGE: {
    summary: { zh: '作为重复提交并入另一争议', en: 'merge into another dispute, being filed twice' },
    basis: [cite('ENG', '', 'D')],
    entitled: office,
    payload: form({
      intoId: id('并入的争议', 'Id of the dispute that goes on; the one received first'),
      reason: words('理由', 'Why the two are one dispute'),
      into: form({
        number: words('编号', 'Number of the dispute that goes on', 64),
        isThis: flag('即本争议', 'It is this dispute itself'),
        runs: flag('仍在办理', 'It is neither closed nor about to be'),
        isDuplicate: flag('已并入他案', 'It has itself been merged into another'),
        heldToo: flag('由同一人或者同一机构承办', 'Whoever merges holds it too'),
        sameParties: flag('当事人相同', 'The same claimants and the same respondents'),
        receivedFirst: flag('先收到', 'It was received no later than this one'),
        coversClaims: flag('请求已包括', 'Everything that is claimed here is claimed there'),
      }),
    }),
  },
  UNDO_MERGE: {
    summary: { zh: '撤销并入', en: 'undo the merging' },
    basis: [cite('ENG', '', 'D')],
    entitled: [...office, 'supervisor'],
    payload: form({ reason: words('理由', 'Why the two are not one dispute') }),
  },
  DUPLICATE_MERGED: {
    summary: { zh: '一件重复的争议并入本争议', en: 'a duplicate was merged into this dispute' },
    basis: [cite('ENG', '', 'D')],
    entitled: system,
    payload: form({
      ...duplicate,
      appliedOn: day('申请日期', 'Day on which mediation was applied for there'),
    }),
  },
  DUPLICATE_RELEASED: {
    summary: { zh: '并入本争议的争议已分出', en: 'a duplicate is a dispute of its own again' },
    basis: [cite('ENG', '', 'D')],
    entitled: system,
    payload: form(duplicate),
  },
  REOPEN: {
    summary: { zh: '重新开启', en: 'reopen' },
    basis: [cite('ENG', '', 'D')],
    entitled: ['supervisor'],
    payload: form({
      ground: oneOf('理由类别', 'Ground', ['notPerformed', 'wronglyClosed', 'newFacts']),
      reason: words('理由', 'Reason'),
      evidence,
    }),
  },
});

export type LifecycleEvent = keyof typeof events;
export type LifecycleActs = ActsOf<typeof events>;
export type OutcomeEvent = Extract<LifecycleEvent, `${string}.${string}`>;
export const outcomeEvents = Object.keys(events).filter((name) => name.includes('.')) as OutcomeEvent[];
