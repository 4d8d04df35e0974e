import { partyKinds, partyRoles } from '@dingfen/domain';
import { cite } from '@dingfen/legal-basis';
import {
  type ActsOf,
  day,
  days,
  defineEvents,
  flag,
  form,
  id,
  list,
  onBehalf,
  oneOf,
  optional,
  words,
} from '@dingfen/procedure-kit';
import { Type } from 'typebox';
import { notAcceptanceGrounds, rejectionGrounds } from './grounds.ts';

const reasons = words('理由', 'reasons');
const moreDays = days('天数', 'calendar days', 60);
const proof = id('凭证', 'document that proves it');

const relief = {
  obstacleFrom: day('障碍发生日', 'first day of the obstacle'),
  obstacleEndedOn: day('障碍消除日', 'day on which the obstacle ended'),
  askedOn: day('申请顺延日', 'day on which relief was asked for; within ten days after the obstacle ended'),
  newLastDay: day('顺延后的届满日', 'the last day of the period as the court sets it; today or later'),
  evidence: proof,
  reasons,
};
/** Whoever puts a paper in the post has filed it (CPL 85(4)); staff record the postmark. */
const posted = {
  postedOn: optional(day('交邮日', 'day of posting, when staff record a paper that came by post')),
};

const parties = ['applicant', 'respondent'] as const;
const filers = ['applicant', 'respondent', 'intake', 'mediator', 'courtClerk'] as const;

/** Everything that can be done in a confirmation proceeding. */
export const events = defineEvents({
  SIGN: {
    summary: { zh: '在司法确认申请书上签名', en: 'sign the joint application for confirmation' },
    basis: [cite('CPL', '205'), cite('CPI', '351'), cite('CPI', '353')],
    entitled: filers,
    payload: form({
      ...onBehalf,
      manner: oneOf('方式', 'electronic, paper, or oral with a record', ['electronic', 'paper', 'oral']),
      signedOn: optional(day('签名日期', 'day of a signature on paper; today unless given')),
      agent: optional(
        form({
          name: words('代理人', 'agent'),
          specialAuthority: flag('特别授权', 'the power names this act (special authority)'),
          documentId: id('授权委托书', 'power of attorney'),
        }),
      ),
    }),
  },
  REVOKE_SIGNATURE: {
    summary: { zh: '提交前撤回签名', en: 'take back a signature before filing' },
    basis: [cite('CPL', '205', 'D')],
    entitled: filers,
    payload: form({ ...onBehalf }),
  },
  FILE: {
    summary: { zh: '提交司法确认申请', en: 'file the joint application with the court' },
    basis: [cite('CPL', '205'), cite('CPI', '351-354'), cite('JC11', '3')],
    entitled: filers,
    payload: form({
      ...onBehalf,
      ...posted,
      form: oneOf('申请形式', 'in writing, or oral with a court record', ['written', 'oral']),
      courtId: id('受理法院', 'court applied to'),
      courtLevel: oneOf('法院级别', 'level of the court', ['basic', 'intermediate']),
      venueGround: oneOf(
        '管辖依据',
        'why this court: it invited the mediation; domicile of a party; place of the subject matter; place of the mediation body',
        ['invitation', 'partyDomicile', 'subjectMatter', 'mediationBody'],
      ),
      intermediateGround: optional(
        words('中级法院管辖理由', 'why the dispute belongs before an intermediate court'),
      ),
      application: optional(id('司法确认申请书', 'application, or record of the oral one')),
      agreement: optional(id('调解协议', 'mediation agreement')),
      mediationProof: optional(id('调解组织主持调解的证明', 'proof that the body mediated')),
      concernsProperty: flag('涉及财产权利', 'property rights are involved'),
      propertyPapers: optional(id('财产权利证明', 'papers on the property rights')),
      identities: list(
        '身份证明',
        'proof of identity of each party',
        form({ partyId: id('当事人', 'party'), documentId: id('身份证明', 'proof of identity') }),
      ),
      addresses: list(
        '送达地址',
        'addresses for service not yet confirmed in the mediation',
        form({
          partyId: id('当事人', 'party'),
          address: words('送达地址', 'address for service'),
          phone: optional(Type.String({ title: '联系电话', description: 'telephone', maxLength: 32 })),
        }),
      ),
    }),
  },
  RESTORE_WINDOW: {
    summary: { zh: '法院准许顺延申请期', en: 'the court restores the period' },
    basis: [cite('CPL', '86')],
    entitled: ['judge', 'courtClerk'],
    payload: form(relief),
  },
  RESTORE_OBJECTION: {
    summary: { zh: '法院准许顺延当事人异议期', en: 'the court restores a party’s period to object' },
    basis: [cite('CPL', '86'), cite('CPI', '372(2)')],
    entitled: ['judge', 'courtClerk'],
    payload: form({ partyId: id('当事人', 'party'), ...relief }),
  },
  EXCLUDE: {
    summary: { zh: '仲裁审查已申请', en: 'arbitration review has been applied for' },
    basis: [cite('ARB', '75[5]'), cite('CPL', '205')],
    entitled: ['system'],
    payload: form({
      route: id('程序', 'the route now pending'),
    }),
  },
  RELEASE: {
    summary: { zh: '仲裁审查已无结果终止', en: 'arbitration review is gone without result' },
    basis: [cite('ARB', '75[5]')],
    entitled: ['system'],
    payload: form({}),
  },
  CLOSE_EXCLUDED: {
    summary: { zh: '仲裁调解书已生效', en: 'an arbitral mediation statement is in force' },
    basis: [cite('ARB', '75[5]'), cite('ARB', '77')],
    entitled: ['system'],
    payload: form({}),
  },
  PERFORMED: {
    summary: { zh: '协议已全部履行', en: 'the agreement has been performed in full' },
    basis: [cite('MAL', '14')],
    entitled: ['system'],
    payload: form({ on: day('履行日', 'day of performance') }),
  },
  PARTIES_AMENDED: {
    summary: { zh: '当事人已变更或者更正', en: 'a party was substituted or its name corrected' },
    basis: [cite('CPI', '55'), cite('CPL', '153', 'D')],
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
  ORDER_SUPPLEMENT: {
    summary: { zh: '通知限期补充', en: 'order papers, statements or proof within a period' },
    basis: [cite('CPI', '354(2)'), cite('CPI', '356(2)'), cite('ONM', '23')],
    entitled: ['courtClerk', 'judge'],
    payload: form({
      purpose: oneOf('补充事项', 'missing papers, a statement, or proof that the agreement is genuine', [
        'papers',
        'statement',
        'authenticity',
      ]),
      items: list('所缺材料', 'what is asked for', words('材料', 'what is asked for')),
      days: moreDays,
      receivedOn: optional(
        day('收到通知日', 'day on which the parties received the order; today unless given'),
      ),
    }),
  },
  SUPPLEMENT: {
    summary: { zh: '补充材料', en: 'supply what the court asked for' },
    basis: [cite('CPI', '354(2)'), cite('CPI', '356(2)')],
    entitled: filers,
    payload: form({
      ...onBehalf,
      documentIds: list('材料', 'documents', id('材料', 'document'), { minItems: 1 }),
    }),
  },
  EXTEND_SUPPLEMENT: {
    summary: { zh: '延长补充期限', en: 'give more time for the supplement' },
    basis: [cite('CPI', '354(2)', 'D')],
    entitled: ['courtClerk', 'judge'],
    payload: form({ days: moreDays, reasons }),
  },
  PROCEED_WITHOUT_SUPPLEMENT: {
    summary: { zh: '不再等待补充，继续办理', en: 'go on without the supplement' },
    basis: [cite('CPI', '357(2)')],
    entitled: ['courtClerk', 'judge'],
    payload: form({ reasons }),
  },
  DEEM_WITHDRAWN: {
    summary: { zh: '按撤回申请处理', en: 'treat the application as withdrawn' },
    basis: [cite('CPI', '357(2)')],
    entitled: ['judge', 'courtClerk'],
    payload: form({
      ground: oneOf('事由', 'no supplement in time without good reason, or questions not answered', [
        'noSupplement',
        'refusedToAnswer',
      ]),
      reasons,
    }),
  },
  ACCEPT: {
    summary: { zh: '受理司法确认申请', en: 'accept the application' },
    basis: [cite('JC11', '4'), cite('CPI', '355')],
    entitled: ['courtClerk', 'judge'],
    payload: form({
      caseNumber: id('案号', 'case number'),
      judgeId: optional(id('承办法官', 'judge in charge')),
    }),
  },
  NOT_ACCEPT: {
    summary: { zh: '裁定不予受理', en: 'decline to accept the application' },
    basis: [cite('CPI', '355')],
    entitled: ['courtClerk', 'judge'],
    payload: form({
      ground: oneOf(
        '不予受理事由',
        'ground (CPI 355, ONM 23)',
        Object.keys(notAcceptanceGrounds) as (keyof typeof notAcceptanceGrounds)[],
      ),
      reasons,
    }),
  },
  SUMMON: {
    summary: { zh: '通知双方共同到场核实', en: 'notify the parties to appear together' },
    basis: [cite('CPI', '356(1)')],
    entitled: ['judge'],
    payload: form({
      partyIds: list('当事人', 'parties notified', id('当事人', 'party'), { minItems: 1 }),
      appearOn: day('到场日期', 'day to appear'),
      place: words('地点', 'place, or online'),
    }),
  },
  RECORD_INQUIRY: {
    summary: { zh: '记录询问', en: 'record the questioning of the parties' },
    basis: [cite('CPI', '356')],
    entitled: ['judge'],
    payload: form({
      heldOn: day('询问日期', 'day of the questioning'),
      present: list('到场当事人', 'parties present', id('当事人', 'party')),
      refusedToAnswer: list('拒不接受询问者', 'parties who would not answer', id('当事人', 'party')),
      recordId: id('询问笔录', 'record of the questioning'),
    }),
  },
  ASK_MEDIATION_BODY: {
    summary: { zh: '向调解组织核实', en: 'ask the mediation body' },
    basis: [cite('CPI', '356(2)')],
    entitled: ['judge'],
    payload: form({ question: words('核实事项', 'question') }),
  },
  ANSWER_COURT: {
    summary: { zh: '答复法院核实', en: 'answer the court' },
    basis: [cite('CPI', '356(2)')],
    entitled: ['mediator', 'unitHead', 'intake'],
    payload: form({ answer: words('答复', 'answer') }),
  },
  REPORT_SHAM_SIGNAL: {
    summary: { zh: '报告虚假调解迹象', en: 'report signs of sham mediation' },
    basis: [cite('ONM', '23')],
    entitled: ['mediator', 'unitHead', 'intake', 'supervisor', 'courtClerk', 'judge'],
    payload: form({
      signals: list('迹象', 'signs', words('迹象', 'sign'), { minItems: 1, maxItems: 20 }),
    }),
  },
  CLEAR_DOUBT: {
    summary: { zh: '排除虚假调解疑点', en: 'clear the doubt of sham mediation' },
    basis: [cite('ONM', '23')],
    entitled: ['judge'],
    payload: form({ reasons }),
  },
  EXTEND_REVIEW: {
    summary: { zh: '批准延长审查期十日', en: 'extend the review by ten days' },
    basis: [cite('JC11', '5(1)')],
    entitled: ['courtPresident'],
    payload: form({ reasons }),
  },
  EXTEND_CAP: {
    summary: {
      zh: '批准延长特别程序审限三十日',
      en: 'extend the limit of the special procedure by thirty days',
    },
    basis: [cite('CPL', '187'), cite('TRL', '2')],
    entitled: ['courtPresident'],
    payload: form({ reasons }),
  },
  REQUEST_WITHDRAWAL: {
    summary: { zh: '申请撤回司法确认申请', en: 'ask to withdraw the application' },
    basis: [cite('CPI', '357(1)')],
    entitled: [...parties, 'intake', 'courtClerk'],
    payload: form({ ...onBehalf, reasons }),
  },
  PERMIT_WITHDRAWAL: {
    summary: { zh: '裁定准许撤回', en: 'permit the withdrawal' },
    basis: [cite('CPI', '357(1)')],
    entitled: ['judge', 'courtClerk'],
    payload: form({}),
  },
  REFUSE_WITHDRAWAL: {
    summary: { zh: '不准许撤回', en: 'refuse the withdrawal' },
    basis: [cite('CPI', '357(1)')],
    entitled: ['judge', 'courtClerk'],
    payload: form({ reasons }),
  },
  RECORD_PARTY_CEASED: {
    summary: { zh: '登记当事人死亡或者终止', en: 'record that a party has died or ceased to exist' },
    basis: [cite('CPL', '153', 'D')],
    entitled: ['courtClerk', 'judge', 'applicant', 'respondent', 'mediator', 'intake'],
    payload: form({
      partyId: id('当事人', 'party'),
      ceasedOn: day('日期', 'day of death or end'),
      evidence: proof,
    }),
  },
  JOIN_SUCCESSOR: {
    summary: { zh: '继承人或者承继人参加程序', en: 'an heir or successor joins' },
    basis: [cite('CPL', '153', 'D'), cite('MAL', '25')],
    entitled: ['courtClerk', 'judge', 'intake'],
    payload: form({
      successorId: id('承继人', 'successor'),
      name: words('姓名或者名称', 'name'),
      evidence: proof,
    }),
  },
  TERMINATE: {
    summary: { zh: '无人承继，终结程序', en: 'nobody succeeds: end the proceeding' },
    basis: [cite('CPL', '154', 'D')],
    entitled: ['judge'],
    payload: form({ reasons }),
  },
  CONFIRM: {
    summary: { zh: '裁定调解协议有效', en: 'rule that the agreement is valid' },
    basis: [cite('CPL', '206')],
    entitled: ['judge'],
    payload: form({ rulingNumber: id('裁定书编号', 'number of the ruling') }),
  },
  REJECT: {
    summary: { zh: '裁定驳回申请', en: 'reject the application' },
    basis: [cite('CPL', '206'), cite('CPI', '358'), cite('CPI', '355')],
    entitled: ['judge'],
    payload: form({
      ground: oneOf(
        '驳回事由',
        'ground (CPI 358, 355, ONM 23)',
        Object.keys(rejectionGrounds) as (keyof typeof rejectionGrounds)[],
      ),
      reasons,
      rulingNumber: id('裁定书编号', 'number of the ruling'),
    }),
  },
  SERVE_RULING: {
    summary: { zh: '登记裁定书送达', en: 'record service of the ruling' },
    basis: [cite('CPI', '372(2)')],
    entitled: ['courtClerk', 'judge'],
    payload: form({
      partyId: id('受送达人', 'party served'),
      servedOn: day('送达日', 'day of service on the proof of service'),
      manner: oneOf('送达方式', 'manner of service', [
        'personal',
        'substituted',
        'electronic',
        'postal',
        'publication',
      ]),
      proofOfService: id('送达回证', 'proof of service'),
    }),
  },
  REGISTER_THIRD_PARTY: {
    summary: { zh: '登记利害关系人', en: 'register an interested third party' },
    basis: [cite('CPI', '372(2)')],
    entitled: ['courtClerk', 'judge'],
    payload: form({
      thirdPartyId: id('利害关系人', 'third party'),
      name: words('姓名或者名称', 'name'),
      knewOn: day('知道或者应当知道之日', 'day on which the infringement was or should have been known'),
      evidence: proof,
    }),
  },
  OBJECT: {
    summary: { zh: '对确认裁定提出异议', en: 'object to the confirmation ruling' },
    basis: [cite('CPI', '372(2)')],
    entitled: ['applicant', 'respondent', 'thirdParty', 'courtClerk'],
    payload: form({ ...onBehalf, ...posted, reasons }),
  },
  UPHOLD_OBJECTION: {
    summary: { zh: '异议成立，撤销或者变更裁定', en: 'uphold the objection: revoke or change the ruling' },
    basis: [cite('CPI', '372(1)')],
    entitled: ['judge'],
    payload: form({
      result: oneOf('结果', 'ruling revoked, or changed', ['revoked', 'changed']),
      rulingNumber: id('新裁定书编号', 'number of the new ruling'),
      reasons,
    }),
  },
  DISMISS_OBJECTION: {
    summary: { zh: '裁定驳回异议', en: 'dismiss the objection' },
    basis: [cite('CPI', '372(1)')],
    entitled: ['judge'],
    payload: form({ reasons }),
  },
  RECORD_PERFORMANCE: {
    summary: { zh: '登记履行', en: 'record performance' },
    basis: [cite('MAL', '14'), cite('CPL', '206')],
    entitled: ['applicant', 'respondent', 'mediator', 'courtClerk', 'judge'],
    payload: form({
      claimIds: list('履行项目', 'items performed', id('履行项目', 'item'), { minItems: 1 }),
      performedOn: day('履行日', 'day of performance'),
      evidence: optional(id('履行凭证', 'proof of payment; not needed when the creditor confirms')),
    }),
  },
  APPLY_ENFORCEMENT: {
    summary: { zh: '申请强制执行', en: 'apply for enforcement' },
    basis: [cite('CPL', '206'), cite('CPL', '250'), cite('CPI', '460')],
    entitled: ['applicant', 'respondent', 'courtClerk'],
    payload: form({
      ...onBehalf,
      courtId: id('执行法院', 'enforcing court'),
      venueGround: oneOf('管辖依据', 'court that ruled, or court where assets are', [
        'rulingCourt',
        'assets',
      ]),
      receivedOn: optional(day('收到申请日', 'day on which the court received it; today unless given')),
    }),
  },
  ISSUE_ENFORCEMENT_NOTICE: {
    summary: { zh: '发出执行通知', en: 'issue the enforcement notice' },
    basis: [cite('CPI', '480')],
    entitled: ['courtClerk', 'judge'],
    payload: form({ noticeNumber: id('执行通知书编号', 'number of the notice') }),
  },
  CLOSE_ENFORCEMENT: {
    summary: { zh: '登记执行结果', en: 'record how enforcement ended' },
    basis: [cite('CPL', '250'), cite('CPI', '481')],
    entitled: ['courtClerk', 'judge'],
    payload: form({
      result: oneOf(
        '结果',
        'paid in full; settled; ended for want of assets; refused because the debtor objected that it was late',
        ['paid', 'settled', 'noAssets', 'refusedAsLate'],
      ),
    }),
  },
});

export type Acts = ActsOf<typeof events>;
export type ActOf<T extends keyof typeof events> = Extract<Acts, { type: T }>;
