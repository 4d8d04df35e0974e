import { type Capacity, claimTypes, partyKinds, partyRoles } from '@dingfen/domain';
import { type Citation, cite } from '@dingfen/legal-basis';
import {
  type ActsOf,
  day,
  days,
  defineEvents,
  fen,
  flag,
  form,
  id,
  list,
  onBehalf,
  oneOf,
  optional,
  whole,
  words,
} from '@dingfen/procedure-kit';
import type { TProperties } from 'typebox';

const parties = ['applicant', 'respondent', 'thirdParty'] as const satisfies Capacity[];
const body = ['intake', 'unitHead', 'courtClerk'] as const satisfies Capacity[];
/** Those who may write down what a party did on paper or by word of mouth. */
const recorders = ['intake', 'mediator', 'courtClerk'] as const satisfies Capacity[];

/** A recorded act may have been done on an earlier day, which the proof shows. */
const ofParty = {
  ...onBehalf,
  actedOn: optional(day('行为日期', 'The proven day of the act, when it is recorded later')),
};
const note = { reason: optional(words('理由', 'Reason, in the party’s words')) };

const candidate = {
  mediatorId: id('调解员', 'The mediator'),
  rosterActive: flag('名册有效', 'Whether the register lists the mediator as active today'),
  conflicts: list(
    '利害关系',
    'Relations known to the register',
    form({
      relation: words('关系', 'The relation to a party or agent'),
      disclosed: flag('已披露', 'Whether the mediator has disclosed it'),
    }),
    { maxItems: 20 },
  ),
  otherRoles: list(
    '本案其他身份',
    'Other roles held in this dispute',
    id('身份', 'assessor, agent, witness, expert or interpreter'),
    { maxItems: 10 },
  ),
};
const override = {
  reasonCode: oneOf('原因代码', 'Why the record is corrected', [
    'wrong_date',
    'wrong_outcome',
    'service_defect',
    'mediator_unavailable',
  ]),
  evidence: words('书面凭证', 'The document that proves it'),
};

const item = form({
  claimId: id('请求项', 'The head of claim that is settled'),
  type: oneOf('请求类型', 'Type of claim', claimTypes),
  amountFen: optional(fen('金额（分）', 'In fen; absent where something else is owed')),
  payerId: id('义务人', 'The party who performs'),
  payeeId: id('权利人', 'The party who receives'),
  dueOn: day('履行日', 'Last day of performance'),
});

const place = whole('协议项目序号', 'Place of the item, from 0', 0, 99);

/** The mediator answers each of these; nothing is taken for granted by leaving it out. */
const checks = form({
  waivesSocialInsurance: flag('放弃社会保险', 'A clause waives social insurance'),
  belowMinimumWage: flag('低于最低工资', 'Pay for work done falls below the local minimum wage'),
  depositOrDocumentTerms: flag('押金或扣押证件', 'A clause keeps a deposit or an identity document'),
  workInjuryUnassessed: flag(
    '工伤未认定或未鉴定',
    'A work injury is settled before recognition or assessment',
  ),
  statutoryInjuryFen: optional(fen('法定工伤待遇（分）', 'Computed statutory sum, in fen', 0)),
  workInjuryGapAcknowledged: flag(
    '已确认知悉差额',
    'The worker has acknowledged the statutory sum and the gap',
  ),
  blanketRelease: flag('概括放弃', 'A clause says that there are no further claims'),
  listedHeads: list(
    '放弃所列项目',
    'Heads of claim covered by the release',
    id('请求项', 'Head of claim the release covers'),
  ),
  bindsNonSigner: flag('约束案外人', 'A clause binds somebody who does not sign'),
  confirmsRelationship: flag('确认劳动关系', 'A clause confirms a labour relationship'),
  representedConsentMissing: flag('被代表人未同意', 'A represented worker has not consented'),
  minorWithoutAgent: flag('无法定代理人', 'A minor or incapacitated worker acts without legal agent'),
  waivesLimitation: flag('预先放弃时效利益', 'A clause waives limitation in advance'),
  vagueTerms: flag('内容不明确', 'Subject, sum, day or manner of a performance is not certain'),
});

/** What a party does itself, or has written down for it. */
const actOfParty = <const P extends TProperties>(
  zh: string,
  en: string,
  basis: readonly Citation[],
  fields: P,
) => ({
  summary: { zh, en },
  basis,
  entitled: [...parties, ...recorders],
  payload: form({ ...ofParty, ...fields }),
});

/** Every act of a mediation: who may raise it, with what, and on what ground. */
export const events = defineEvents({
  PASS_SCREENING: {
    summary: { zh: '审查通过', en: 'Pass screening' },
    basis: [cite('O17', '22'), cite('INV', '11')],
    entitled: body,
    payload: form({
      identitiesChecked: flag('已核对身份', 'Identities of the parties have been checked'),
      registrationChecked: flag('已核对主体登记', 'The employer’s registration has been checked'),
    }),
  },
  REJECT_APPLICATION: {
    summary: { zh: '不予受理', en: 'Decline the application' },
    basis: [cite('O17', '22'), cite('ONM', '9')],
    entitled: body,
    payload: form({
      ground: oneOf('不予受理的类别', 'On what ground', [
        'outOfScope',
        'notLabourDispute',
        'otherSideRefuses',
        'unsuitable',
      ]),
      reason: words('书面理由', 'The reason, as it is told in writing'),
      advice: words('途径告知', 'Which way is open instead'),
    }),
  },
  TRANSFER: {
    summary: { zh: '移送其他调解组织', en: 'Transfer to another body' },
    basis: [cite('ONM', '9'), cite('ENG', '', 'D')],
    entitled: [...body, 'supervisor'],
    payload: form({ toBodyId: id('接收组织', 'The body that is competent'), reason: words('理由', 'Why') }),
  },
  CONSENT: actOfParty(
    '同意调解',
    'Consent to mediation',
    [cite('INV', '11'), cite('ONM', '4'), cite('O17', '22')],
    {},
  ),
  CONSENT_TO_EXTENSION: actOfParty(
    '同意延长调解期限',
    'Consent to a longer period',
    [cite('INV', '27'), cite('ONM', '24'), cite('O17', '29')],
    { days: days('延长天数', 'Calendar days added', 180) },
  ),
  CONSENT_TO_RECORDING: actOfParty(
    '同意录音录像',
    'Consent to audio or video recording',
    [cite('ONM', '22')],
    {},
  ),
  CONSENT_TO_CONTINUE: actOfParty(
    '同意由已披露关系的调解员继续',
    'Consent to go on with the mediator after disclosure',
    [cite('ONM', '13'), cite('INV', '15')],
    {},
  ),
  WITHDRAW_CONSENT: actOfParty(
    '撤回调解同意',
    'Withdraw consent to mediation',
    [cite('PML', '23'), cite('INV', '26')],
    note,
  ),
  WITHDRAW_RECORDING_CONSENT: actOfParty(
    '撤回录音录像同意',
    'Withdraw consent to recording',
    [cite('ONM', '22')],
    {},
  ),
  REFUSE: actOfParty(
    '拒绝调解',
    'Refuse mediation',
    [cite('PML', '17'), cite('INV', '26'), cite('ONM', '25')],
    note,
  ),
  WITHDRAW: {
    summary: { zh: '撤回调解申请', en: 'Withdraw the application' },
    basis: [cite('INV', '26'), cite('ONM', '25')],
    entitled: ['applicant', ...recorders],
    payload: form({ ...ofParty, ...note }),
  },
  REGISTER_NOW: {
    summary: { zh: '要求法院立案', en: 'Ask the court to register the case now' },
    basis: [cite('OP25', '[1-2]', 'B'), cite('INV', '21'), cite('CPL', '126')],
    entitled: ['applicant', ...recorders],
    payload: form(ofParty),
  },
  RECORD_CONTACT: {
    summary: { zh: '记录联系情况', en: 'Record an attempt to contact a party' },
    basis: [cite('ONM', '15')],
    entitled: recorders,
    payload: form({
      partyId: id('当事人', 'The party'),
      means: words('联系方式', 'How contact was sought'),
      reached: flag('已联系上', 'Whether the party was reached'),
    }),
  },
  RECORD_UNREACHABLE: {
    summary: { zh: '确认无法联系', en: 'Find a party unreachable' },
    basis: [cite('ONM', '15(2)'), cite('ONM', '25')],
    entitled: recorders,
    payload: form({ partyId: id('当事人', 'The party'), reason: words('情况说明', 'What was tried') }),
  },
  ACCEPT_APPLICATION: {
    summary: { zh: '受理调解申请', en: 'Accept the application' },
    basis: [cite('O17', '22'), cite('ONE4', '', 'B')],
    entitled: ['intake', 'unitHead'],
    payload: form({}),
  },
  CHOOSE_MEDIATOR: {
    summary: { zh: '选择调解员', en: 'Choose a mediator' },
    basis: [cite('ONM', '10'), cite('INV', '12')],
    entitled: [...parties, ...recorders],
    payload: form({ ...candidate, ...onBehalf }),
  },
  ASSIGN: {
    summary: { zh: '指定调解员', en: 'Appoint a mediator' },
    basis: [cite('ONM', '10(3)'), cite('INV', '12')],
    entitled: body,
    payload: form(candidate),
  },
  ACCEPT_ASSIGNMENT: {
    summary: { zh: '接受指派', en: 'Accept the assignment' },
    basis: [cite('ONM', '12')],
    entitled: ['candidateMediator'],
    payload: form({
      materialsSignedOn: optional(
        day('签收材料日', 'Day on which the court’s papers were signed for, when offline'),
      ),
      disclosure: optional(words('披露事项', 'A relation that may affect fairness')),
    }),
  },
  DECLINE_ASSIGNMENT: {
    summary: { zh: '不接受指派', en: 'Decline the assignment' },
    basis: [cite('ONM', '12')],
    entitled: ['candidateMediator'],
    payload: form({ reason: words('书面理由', 'Outside the charter, beyond the expertise, or unsuitable') }),
  },
  OBJECT_TO_MEDIATOR: actOfParty(
    '对指定的调解员提出异议',
    'Object to the appointed mediator',
    [cite('ONM', '14'), cite('INV', '12')],
    note,
  ),
  REASSIGN: {
    summary: { zh: '监督改派调解员', en: 'Reassign to another mediator (supervisor)' },
    basis: [cite('ENG', '', 'D')],
    entitled: ['supervisor'],
    payload: form({ ...candidate, ...override }),
  },
  DISCLOSE: {
    summary: { zh: '披露利害关系', en: 'Disclose a relation' },
    basis: [cite('ONM', '13'), cite('INV', '15')],
    entitled: ['mediator'],
    payload: form({ relation: words('披露事项', 'The relation that may affect fairness') }),
  },
  DECLINE_CONTINUATION: actOfParty(
    '不同意该调解员继续',
    'Do not agree that the mediator goes on',
    [cite('ONM', '13'), cite('INV', '15')],
    note,
  ),
  APPLY_FOR_RECUSAL: actOfParty(
    '申请调解员回避',
    'Apply for the mediator’s recusal',
    [cite('INV', '15'), cite('ONM', '13')],
    {
      ground: oneOf('回避事由', 'Ground', ['party_or_close_relative', 'interest', 'other_relation']),
      reason: words('事实与理由', 'Facts'),
    },
  ),
  DECIDE_RECUSAL: {
    summary: { zh: '决定回避申请', en: 'Decide on recusal' },
    basis: [cite('INV', '15')],
    entitled: body,
    payload: form({
      granted: flag('准许', 'Whether the mediator is replaced'),
      reason: words('理由', 'Reasons'),
    }),
  },
  SCHEDULE_SESSION: {
    summary: { zh: '安排调解', en: 'Schedule a session' },
    basis: [cite('ONM', '16')],
    entitled: ['mediator'],
    payload: form({
      sessionId: id('场次', 'The session'),
      scheduledOn: day('日期', 'The day of the session'),
      place: words('地点或线上房间', 'Room or online room'),
    }),
  },
  HOLD_SESSION: {
    summary: { zh: '记录调解已进行', en: 'Record that a session was held' },
    basis: [cite('PML', '27'), cite('ONM', '17')],
    entitled: ['mediator'],
    payload: form({
      sessionId: id('场次', 'The session'),
      attended: list('到场当事人', 'Parties who took part', id('当事人', 'A party who took part'), {
        minItems: 1,
      }),
      identitiesChecked: flag('已核对身份', 'Identities were checked before the session'),
    }),
  },
  RECORD_NON_APPEARANCE: {
    summary: { zh: '记录未到场', en: 'Record non-appearance' },
    basis: [cite('INV', '26'), cite('ENG', '', 'D')],
    entitled: ['mediator'],
    payload: form({
      sessionId: id('场次', 'The session'),
      partyId: id('当事人', 'The party who did not come'),
      excuse: optional(words('正当理由', 'The reason that excuses the absence')),
    }),
  },
  START_RECORDING: {
    summary: { zh: '开始录音录像', en: 'Start recording' },
    basis: [cite('ONM', '22')],
    entitled: ['mediator'],
    payload: form({}),
  },
  STOP_RECORDING: {
    summary: { zh: '停止录音录像', en: 'Stop recording' },
    basis: [cite('ONM', '22')],
    entitled: ['mediator'],
    payload: form({}),
  },
  STATE_FACT: {
    summary: { zh: '记载拟确认的事实', en: 'Put down a fact to be confirmed' },
    basis: [cite('INV', '22'), cite('ONM', '18')],
    entitled: ['mediator'],
    payload: form({ factId: id('编号', 'Number of the fact'), text: words('事实', 'The fact') }),
  },
  CONFIRM_FACT: actOfParty(
    '确认无争议事实',
    'Confirm a fact as undisputed',
    [cite('INV', '22'), cite('ONM', '18')],
    { factId: id('编号', 'Number of the fact') },
  ),
  CONFIRM_ADDRESS: actOfParty(
    '确认送达地址',
    'Confirm an address for service',
    [cite('ONM', '17'), cite('CPI', '136')],
    { address: words('送达地址', 'Address, postcode, phone, electronic address') },
  ),
  EXTEND: {
    summary: { zh: '延长调解期限', en: 'Extend the mediation period' },
    basis: [cite('INV', '27'), cite('ONM', '24'), cite('O17', '29'), cite('OP25', '[3]', 'B')],
    entitled: ['mediator', 'intake', 'courtClerk'],
    payload: form({
      days: days('延长天数', 'Calendar days added', 180),
    }),
  },
  ORDER_APPRAISAL: {
    summary: { zh: '委托鉴定', en: 'Order an appraisal' },
    basis: [cite('ONM', '26')],
    entitled: ['mediator', 'courtClerk'],
    payload: form({ matter: words('鉴定事项', 'What is appraised') }),
  },
  END_APPRAISAL: {
    summary: { zh: '鉴定结束', en: 'The appraisal is over' },
    basis: [cite('ONM', '26')],
    entitled: ['mediator', 'courtClerk'],
    payload: form({ result: words('鉴定结果', 'The conclusion, or why there is none') }),
  },
  SUSPECT_SHAM: {
    summary: { zh: '报告涉嫌虚假调解', en: 'Report a suspicion of sham mediation' },
    basis: [cite('INV', '18')],
    entitled: ['mediator', 'unitHead', 'courtClerk'],
    payload: form({ reason: words('可疑情况', 'What makes it suspicious') }),
  },
  CLEAR_SHAM: {
    summary: { zh: '排除虚假调解', en: 'Find no sham mediation' },
    basis: [cite('INV', '18')],
    entitled: ['courtClerk', 'judge', 'unitHead'],
    payload: form({ reason: words('核查结论', 'The finding') }),
  },
  CONFIRM_SHAM: {
    summary: { zh: '认定虚假调解', en: 'Find sham mediation' },
    basis: [cite('INV', '18')],
    entitled: ['courtClerk', 'judge', 'unitHead'],
    payload: form({ reason: words('核查结论', 'The finding') }),
  },
  FIND_GAP_TOO_WIDE: {
    summary: { zh: '因分歧过大终止', en: 'End because the parties are too far apart' },
    basis: [cite('INV', '26'), cite('ONM', '25')],
    entitled: ['mediator'],
    payload: form({ reason: words('情况说明', 'Summary without offers or concessions') }),
  },
  DRAFT_AGREEMENT: {
    summary: { zh: '拟定调解协议', en: 'Draft the agreement' },
    basis: [cite('O17', '26'), cite('PML', '29'), cite('INV', '24')],
    entitled: ['mediator'],
    payload: form({
      items: list('协议项目', 'What is to be performed', item, { minItems: 1 }),
      clauses: words('条款全文', 'The full text'),
      checks,
    }),
  },
  SIGN: actOfParty(
    '当事人签署协议',
    'Sign the agreement',
    [cite('MAL', '14(2)'), cite('INV', '24'), cite('ONM', '19'), cite('PML', '29')],
    {
      form: oneOf('签署方式', 'Manner', ['electronic', 'handwritten', 'seal', 'fingerprint']),
      signature: words('签名凭证', 'Reference to the signature or to the scanned copy'),
      agent: optional(
        form({
          name: words('代理人', 'The agent who signed'),
          specialAuthority: flag('特别授权', 'Whether the agent has special authority to settle'),
        }),
      ),
    },
  ),
  SIGN_AS_MEDIATOR: {
    summary: { zh: '调解员签名', en: 'Sign as mediator' },
    basis: [cite('MAL', '14(2)'), cite('O17', '26'), cite('PML', '29'), cite('INV', '24')],
    entitled: ['mediator'],
    payload: form({ signature: words('签名凭证', 'Reference to the signature') }),
  },
  SEAL: {
    summary: { zh: '加盖调解组织印章', en: 'Affix the body’s seal' },
    basis: [cite('MAL', '14(2)'), cite('O17', '26'), cite('PML', '29')],
    entitled: ['intake', 'unitHead'],
    payload: form({
      signature: words('盖章凭证', 'Reference to the sealed copy'),
      actedOn: optional(day('盖章日期', 'The proven day, when it is recorded later')),
    }),
  },
  REFUSE_TO_SIGN: actOfParty('拒绝签署', 'Refuse to sign', [cite('INV', '26'), cite('ONM', '25')], note),
  PARTY_CEASED: {
    summary: { zh: '当事人死亡或者终止', en: 'A party has died or ceased to exist' },
    basis: [cite('MAL', '25'), cite('ARB', '6'), cite('CPI', '64'), cite('ENG', '', 'D')],
    entitled: [...recorders, 'unitHead'],
    payload: form({
      partyId: id('当事人', 'The party'),
      cause: oneOf('原因', 'What happened', ['death', 'deregistration']),
      evidence: words('证明', 'The document that proves it'),
      actedOn: optional(day('发生日期', 'The day on which it happened')),
    }),
  },
  SUBSTITUTE_PARTY: {
    summary: { zh: '承继人参加调解', en: 'Successors take the party’s place' },
    basis: [cite('MAL', '25'), cite('ARB', '6'), cite('CPI', '64'), cite('LI1', '29')],
    entitled: [...recorders, 'unitHead'],
    payload: form({
      successors: list(
        '承继人',
        'Who takes the place',
        form({
          id: id('编号', 'Party id'),
          name: words('姓名或名称', 'Name'),
          standing: oneOf('承继依据', 'On what ground', [
            'heir',
            'near_relative',
            'shareholder',
            'funder',
            'liquidation_group',
          ]),
        }),
        { minItems: 1, maxItems: 20 },
      ),
      evidence: words('证明', 'Proof of succession and of readiness to take part'),
    }),
  },
  NO_SUCCESSOR: {
    summary: { zh: '无人承继或者不参加', en: 'Nobody succeeds or takes part' },
    basis: [cite('MAL', '25'), cite('ENG', '', 'D')],
    entitled: [...recorders, 'unitHead'],
    payload: form({ reason: words('情况说明', 'None found, or declined') }),
  },
  FLAG_RISK: {
    summary: { zh: '提示风险线索', en: 'Flag a danger or an offence' },
    basis: [cite('PML', '25')],
    entitled: [...recorders, 'unitHead'],
    payload: form({
      kind: oneOf('线索类型', 'What kind', [
        'wage_refusal_offence',
        'child_labour',
        'work_safety',
        'public_security',
      ]),
      authority: words('通报机关', 'The authority that is told'),
      note: words('情况', 'What is known'),
    }),
  },
  CORRECT_TRIGGER: {
    summary: { zh: '更正起算日', en: 'Correct the day from which a period counts' },
    basis: [cite('ENG', '', 'D')],
    entitled: ['supervisor'],
    payload: form({
      what: oneOf('更正事项', 'Which day', ['received', 'accepted']),
      correctOn: day('正确日期', 'The day that the document proves'),
      approvedBy: id('复核人', 'The second person who approved it'),
      ...override,
    }),
  },
  REOPEN: {
    summary: { zh: '恢复误结的调解', en: 'Reopen a mediation that was closed by mistake' },
    basis: [cite('ENG', '', 'D')],
    entitled: ['supervisor'],
    payload: form({
      acceptedOn: optional(
        day('正确的起算日', 'The right start of the mediation period, where a wrong one ended it'),
      ),
      approvedBy: id('复核人', 'The second person who approved it'),
      ...override,
    }),
  },
  RECORD_PERFORMANCE: actOfParty(
    '登记履行',
    'Record performance',
    [cite('PML', '31'), cite('MAL', '14(2)')],
    {
      item: place,
      amountFen: optional(fen('金额（分）', 'Sum paid, in fen; absent for something other than money')),
      proof: words('履行凭证', 'Reference to the receipt or transfer'),
    },
  ),
  CONFIRM_RECEIPT: actOfParty('权利人确认已履行', 'The creditor confirms performance', [cite('PML', '31')], {
    item: place,
  }),
  REPORT_NON_PAYMENT: actOfParty(
    '权利人反映未履行',
    'The creditor reports that it was not performed',
    [cite('MAL', '15-16'), cite('LI1', '51')],
    { item: place },
  ),
  AGREEMENT_CONFIRMED: {
    summary: { zh: '协议取得强制执行力', en: 'The agreement became enforceable' },
    basis: [cite('CPL', '206')],
    entitled: ['system'],
    payload: form({ on: day('日期', 'Day of the ruling or statement') }),
  },
  PERFORMED_ELSEWHERE: {
    summary: { zh: '已在其他程序中履行', en: 'Performed in another procedure' },
    basis: [cite('PML', '31')],
    entitled: ['system'],
    payload: form({ on: day('日期', 'Day of performance') }),
  },
  SUPERSEDED: {
    summary: { zh: '由新的调解协议代替', en: 'A new agreement takes its place' },
    basis: [cite('PML', '33')],
    entitled: ['system'],
    payload: form({
      on: day('日期', 'Day on which the new agreement took effect'),
      agreementId: id('被代替的协议', 'The agreement that is replaced'),
    }),
  },
  SUIT_DOCKETED: {
    summary: { zh: '法院已立案', en: 'The court has docketed a suit' },
    basis: [cite('CPL', '126')],
    entitled: ['system'],
    payload: form({ on: day('日期', 'Day of docketing') }),
  },
  SUIT_ENDED: {
    summary: {
      zh: '委托调解的诉讼已结束或者移送',
      en: 'The suit that entrusted the mediation is over or elsewhere',
    },
    basis: [cite('INV', '27(2)'), cite('ENG', '', 'D')],
    entitled: ['system'],
    payload: form({
      on: day('日期', 'Day on which the suit ended'),
      reason: words('原因', 'How the suit ended', 64),
    }),
  },
  PARTIES_AMENDED: {
    summary: {
      zh: '当事人已在其他程序中变更',
      en: 'Parties were substituted or corrected in another procedure',
    },
    basis: [cite('MAL', '25'), cite('CPI', '55')],
    entitled: ['system'],
    payload: form({
      parties: list(
        '当事人',
        'The new or corrected parties',
        form({
          id: id('编号', 'Party id'),
          role: oneOf('诉讼地位', 'Role in the dispute', partyRoles),
          kind: oneOf('主体类型', 'Kind of party', partyKinds),
          name: words('姓名或名称', 'Name'),
          replaces: optional(id('被承继的当事人', 'The party whose place it takes')),
        }),
        { minItems: 1 },
      ),
    }),
  },
});

export type Acts = ActsOf<typeof events>;
