import { type Capacity, claimTypes } from '@dingfen/domain';
import { cite } from '@dingfen/legal-basis';
import { type Act, type ActsOf, defineEvents } from '@dingfen/procedure-kit';
import { type Static, type TSchema, Type } from 'typebox';

const parties = ['applicant', 'respondent', 'thirdParty'] as const satisfies Capacity[];
const body = ['intake', 'unitHead', 'courtClerk'] as const satisfies Capacity[];
/** Those who may write down what a party did on paper or by word of mouth. */
const recorders = ['intake', 'mediator', 'courtClerk'] as const satisfies Capacity[];

const id = (title: string, description: string) =>
  Type.String({ title, description, minLength: 1, maxLength: 64 });
const words = (title: string, description: string) =>
  Type.String({ title, description, minLength: 1, maxLength: 4000 });
const day = (title: string, description: string) => Type.String({ title, description, format: 'date' });
const yes = (title: string, description: string) => Type.Boolean({ title, description });
const choice = <const T extends readonly string[]>(title: string, description: string, options: T) =>
  Type.Unsafe<T[number]>(Type.Enum([...options], { title, description }));
const form = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

/** A party's own act needs none of these; a clerk who records it names the party, the proof and the proven day. */
const ofParty = {
  partyId: Type.Optional(id('当事人', 'The party whose act is recorded, when somebody else records it')),
  evidence: Type.Optional(words('凭证', 'Reference to the proof: form, recording, paper signature')),
  actedOn: Type.Optional(day('行为日期', 'The proven day of the act, when it is recorded later')),
};
const note = { reason: Type.Optional(words('理由', 'Reason, in the party’s words')) };

const candidate = {
  mediatorId: id('调解员', 'The mediator'),
  rosterActive: yes('名册有效', 'Whether the register lists the mediator as active today'),
  conflicts: Type.Array(
    form({
      relation: words('关系', 'The relation to a party or agent'),
      disclosed: yes('已披露', 'Whether the mediator has disclosed it'),
    }),
    { title: '利害关系', description: 'Relations known to the register', maxItems: 20 },
  ),
  otherRoles: Type.Array(id('身份', 'assessor, agent, witness, expert or interpreter'), {
    title: '本案其他身份',
    description: 'Other roles held in this dispute',
    maxItems: 10,
  }),
};
const override = {
  reasonCode: choice('原因代码', 'Why the record is corrected', [
    'wrong_date',
    'wrong_outcome',
    'service_defect',
    'mediator_unavailable',
  ]),
  evidence: words('书面凭证', 'The document that proves it'),
};

const item = form({
  claimId: id('请求项', 'The head of claim that is settled'),
  type: choice('请求类型', 'Type of claim', claimTypes),
  amountFen: Type.Optional(
    Type.Integer({
      title: '金额（分）',
      description: 'In fen; absent where something else is owed',
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
    }),
  ),
  payerId: id('义务人', 'The party who performs'),
  payeeId: id('权利人', 'The party who receives'),
  dueOn: day('履行日', 'Last day of performance'),
});

/** The mediator answers each of these; nothing is taken for granted by leaving it out. */
const checks = form({
  waivesSocialInsurance: yes('放弃社会保险', 'A clause waives social insurance'),
  belowMinimumWage: yes('低于最低工资', 'Pay for work done falls below the local minimum wage'),
  depositOrDocumentTerms: yes('押金或扣押证件', 'A clause keeps a deposit or an identity document'),
  workInjuryUnassessed: yes(
    '工伤未认定或未鉴定',
    'A work injury is settled before recognition or assessment',
  ),
  statutoryInjuryFen: Type.Optional(
    Type.Integer({ title: '法定工伤待遇（分）', description: 'Computed statutory sum, in fen', minimum: 1 }),
  ),
  workInjuryGapAcknowledged: yes(
    '已确认知悉差额',
    'The worker has acknowledged the statutory sum and the gap',
  ),
  blanketRelease: yes('概括放弃', 'A clause says that there are no further claims'),
  listedHeads: Type.Array(id('请求项', 'Head of claim the release covers'), {
    title: '放弃所列项目',
    description: 'Heads of claim covered by the release',
    maxItems: 50,
  }),
  bindsNonSigner: yes('约束案外人', 'A clause binds somebody who does not sign'),
  confirmsRelationship: yes('确认劳动关系', 'A clause confirms a labour relationship'),
  representedConsentMissing: yes('被代表人未同意', 'A represented worker has not consented'),
  minorWithoutAgent: yes('无法定代理人', 'A minor or incapacitated worker acts without legal agent'),
  waivesLimitation: yes('预先放弃时效利益', 'A clause waives limitation in advance'),
  vagueTerms: yes('内容不明确', 'Subject, sum, day or manner of a performance is not certain'),
});

/** Every act of a mediation: who may raise it, with what, and on what ground. */
export const events = defineEvents({
  PASS_SCREENING: {
    summary: { zh: '审查通过', en: 'Pass screening' },
    basis: [cite('O17', '22'), cite('INV', '11')],
    entitled: body,
    payload: form({
      identitiesChecked: yes('已核对身份', 'Identities of the parties have been checked'),
      registrationChecked: yes('已核对主体登记', 'The employer’s registration has been checked'),
    }),
  },
  REJECT_APPLICATION: {
    summary: { zh: '不予受理', en: 'Decline the application' },
    basis: [cite('O17', '22'), cite('ONM', '9')],
    entitled: body,
    payload: form({
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
  CONSENT: {
    summary: { zh: '同意调解', en: 'Consent to mediation' },
    basis: [cite('INV', '11'), cite('ONM', '4'), cite('O17', '22')],
    entitled: [...parties, ...recorders],
    payload: form(ofParty),
  },
  CONSENT_TO_EXTENSION: {
    summary: { zh: '同意延长调解期限', en: 'Consent to a longer period' },
    basis: [cite('INV', '27'), cite('ONM', '24'), cite('O17', '29')],
    entitled: [...parties, ...recorders],
    payload: form({
      ...ofParty,
      days: Type.Integer({ title: '延长天数', description: 'Calendar days added', minimum: 1, maximum: 180 }),
    }),
  },
  CONSENT_TO_RECORDING: {
    summary: { zh: '同意录音录像', en: 'Consent to audio or video recording' },
    basis: [cite('ONM', '22')],
    entitled: [...parties, ...recorders],
    payload: form(ofParty),
  },
  CONSENT_TO_CONTINUE: {
    summary: {
      zh: '同意由已披露关系的调解员继续',
      en: 'Consent to go on with the mediator after disclosure',
    },
    basis: [cite('ONM', '13'), cite('INV', '15')],
    entitled: [...parties, ...recorders],
    payload: form(ofParty),
  },
  WITHDRAW_CONSENT: {
    summary: { zh: '撤回调解同意', en: 'Withdraw consent to mediation' },
    basis: [cite('PML', '23'), cite('INV', '26')],
    entitled: [...parties, ...recorders],
    payload: form({ ...ofParty, ...note }),
  },
  WITHDRAW_RECORDING_CONSENT: {
    summary: { zh: '撤回录音录像同意', en: 'Withdraw consent to recording' },
    basis: [cite('ONM', '22')],
    entitled: [...parties, ...recorders],
    payload: form(ofParty),
  },
  REFUSE: {
    summary: { zh: '拒绝调解', en: 'Refuse mediation' },
    basis: [cite('PML', '17'), cite('INV', '26'), cite('ONM', '25')],
    entitled: [...parties, ...recorders],
    payload: form({ ...ofParty, ...note }),
  },
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
      reached: yes('已联系上', 'Whether the party was reached'),
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
    entitled: parties,
    payload: form(candidate),
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
      materialsSignedOn: Type.Optional(
        day('签收材料日', 'Day on which the court’s papers were signed for, when offline'),
      ),
      disclosure: Type.Optional(words('披露事项', 'A relation that may affect fairness')),
    }),
  },
  DECLINE_ASSIGNMENT: {
    summary: { zh: '不接受指派', en: 'Decline the assignment' },
    basis: [cite('ONM', '12')],
    entitled: ['candidateMediator'],
    payload: form({ reason: words('书面理由', 'Outside the charter, beyond the expertise, or unsuitable') }),
  },
  OBJECT_TO_MEDIATOR: {
    summary: { zh: '对指定的调解员提出异议', en: 'Object to the appointed mediator' },
    basis: [cite('ONM', '14'), cite('INV', '12')],
    entitled: [...parties, ...recorders],
    payload: form({ ...ofParty, ...note }),
  },
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
  DECLINE_CONTINUATION: {
    summary: { zh: '不同意该调解员继续', en: 'Do not agree that the mediator goes on' },
    basis: [cite('ONM', '13'), cite('INV', '15')],
    entitled: [...parties, ...recorders],
    payload: form({ ...ofParty, ...note }),
  },
  APPLY_FOR_RECUSAL: {
    summary: { zh: '申请调解员回避', en: 'Apply for the mediator’s recusal' },
    basis: [cite('INV', '15'), cite('ONM', '13')],
    entitled: [...parties, ...recorders],
    payload: form({
      ...ofParty,
      ground: choice('回避事由', 'Ground', ['party_or_close_relative', 'interest', 'other_relation']),
      reason: words('事实与理由', 'Facts'),
    }),
  },
  DECIDE_RECUSAL: {
    summary: { zh: '决定回避申请', en: 'Decide on recusal' },
    basis: [cite('INV', '15')],
    entitled: body,
    payload: form({
      granted: yes('准许', 'Whether the mediator is replaced'),
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
      attended: Type.Array(id('当事人', 'A party who took part'), {
        title: '到场当事人',
        description: 'Parties who took part',
        minItems: 1,
        maxItems: 50,
      }),
      identitiesChecked: yes('已核对身份', 'Identities were checked before the session'),
    }),
  },
  RECORD_NON_APPEARANCE: {
    summary: { zh: '记录未到场', en: 'Record non-appearance' },
    basis: [cite('INV', '26'), cite('ENG', '', 'D')],
    entitled: ['mediator'],
    payload: form({
      sessionId: id('场次', 'The session'),
      partyId: id('当事人', 'The party who did not come'),
      excuse: Type.Optional(words('正当理由', 'The reason that excuses the absence')),
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
  CONFIRM_FACT: {
    summary: { zh: '确认无争议事实', en: 'Confirm a fact as undisputed' },
    basis: [cite('INV', '22'), cite('ONM', '18')],
    entitled: [...parties, ...recorders],
    payload: form({ ...ofParty, factId: id('编号', 'Number of the fact') }),
  },
  CONFIRM_ADDRESS: {
    summary: { zh: '确认送达地址', en: 'Confirm an address for service' },
    basis: [cite('ONM', '17'), cite('CPI', '136')],
    entitled: [...parties, ...recorders],
    payload: form({ ...ofParty, address: words('送达地址', 'Address, postcode, phone, electronic address') }),
  },
  EXTEND: {
    summary: { zh: '延长调解期限', en: 'Extend the mediation period' },
    basis: [cite('INV', '27'), cite('ONM', '24'), cite('O17', '29'), cite('OP25', '[3]', 'B')],
    entitled: ['mediator', 'intake', 'courtClerk'],
    payload: form({
      days: Type.Integer({ title: '延长天数', description: 'Calendar days added', minimum: 1, maximum: 180 }),
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
      items: Type.Array(item, {
        title: '协议项目',
        description: 'What is to be performed',
        minItems: 1,
        maxItems: 100,
      }),
      clauses: words('条款全文', 'The full text'),
      checks,
    }),
  },
  SIGN: {
    summary: { zh: '当事人签署协议', en: 'Sign the agreement' },
    basis: [cite('MAL', '14(2)'), cite('INV', '24'), cite('ONM', '19'), cite('PML', '29')],
    entitled: [...parties, ...recorders],
    payload: form({
      ...ofParty,
      form: choice('签署方式', 'Manner', ['electronic', 'handwritten', 'seal', 'fingerprint']),
      signature: words('签名凭证', 'Reference to the signature or to the scanned copy'),
      agent: Type.Optional(
        form({
          name: words('代理人', 'The agent who signed'),
          specialAuthority: yes('特别授权', 'Whether the agent has special authority to settle'),
        }),
      ),
    }),
  },
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
      actedOn: Type.Optional(day('盖章日期', 'The proven day, when it is recorded later')),
    }),
  },
  REFUSE_TO_SIGN: {
    summary: { zh: '拒绝签署', en: 'Refuse to sign' },
    basis: [cite('INV', '26'), cite('ONM', '25')],
    entitled: [...parties, ...recorders],
    payload: form({ ...ofParty, ...note }),
  },
  PARTY_CEASED: {
    summary: { zh: '当事人死亡或者终止', en: 'A party has died or ceased to exist' },
    basis: [cite('MAL', '25'), cite('ARB', '6'), cite('CPI', '64'), cite('ENG', '', 'D')],
    entitled: [...recorders, 'unitHead'],
    payload: form({
      partyId: id('当事人', 'The party'),
      cause: choice('原因', 'What happened', ['death', 'deregistration']),
      evidence: words('证明', 'The document that proves it'),
      actedOn: Type.Optional(day('发生日期', 'The day on which it happened')),
    }),
  },
  SUBSTITUTE_PARTY: {
    summary: { zh: '承继人参加调解', en: 'Successors take the party’s place' },
    basis: [cite('MAL', '25'), cite('ARB', '6'), cite('CPI', '64'), cite('LI1', '29')],
    entitled: [...recorders, 'unitHead'],
    payload: form({
      successors: Type.Array(
        form({
          id: id('编号', 'Party id'),
          name: words('姓名或名称', 'Name'),
          standing: choice('承继依据', 'On what ground', [
            'heir',
            'near_relative',
            'shareholder',
            'funder',
            'liquidation_group',
          ]),
        }),
        { title: '承继人', description: 'Who takes the place', minItems: 1, maxItems: 20 },
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
      kind: choice('线索类型', 'What kind', [
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
      what: choice('更正事项', 'Which day', ['received', 'accepted']),
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
      acceptedOn: Type.Optional(
        day('正确的起算日', 'The right start of the mediation period, where a wrong one ended it'),
      ),
      approvedBy: id('复核人', 'The second person who approved it'),
      ...override,
    }),
  },
  RECORD_PERFORMANCE: {
    summary: { zh: '登记履行', en: 'Record performance' },
    basis: [cite('PML', '31'), cite('MAL', '14(2)')],
    entitled: [...parties, ...recorders],
    payload: form({
      ...ofParty,
      item: Type.Integer({
        title: '协议项目序号',
        description: 'Place of the item, from 0',
        minimum: 0,
        maximum: 99,
      }),
      amountFen: Type.Optional(
        Type.Integer({
          title: '金额（分）',
          description: 'Sum paid, in fen; absent for something other than money',
          minimum: 1,
          maximum: Number.MAX_SAFE_INTEGER,
        }),
      ),
      proof: words('履行凭证', 'Reference to the receipt or transfer'),
    }),
  },
  CONFIRM_RECEIPT: {
    summary: { zh: '权利人确认已履行', en: 'The creditor confirms performance' },
    basis: [cite('PML', '31')],
    entitled: [...parties, ...recorders],
    payload: form({
      ...ofParty,
      item: Type.Integer({
        title: '协议项目序号',
        description: 'Place of the item, from 0',
        minimum: 0,
        maximum: 99,
      }),
    }),
  },
  REPORT_NON_PAYMENT: {
    summary: { zh: '权利人反映未履行', en: 'The creditor reports that it was not performed' },
    basis: [cite('MAL', '15-16'), cite('LI1', '51')],
    entitled: [...parties, ...recorders],
    payload: form({
      ...ofParty,
      item: Type.Integer({
        title: '协议项目序号',
        description: 'Place of the item, from 0',
        minimum: 0,
        maximum: 99,
      }),
    }),
  },
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
    summary: { zh: '由新的调解代替', en: 'A new mediation takes its place' },
    basis: [cite('PML', '33')],
    entitled: ['system'],
    payload: form({ on: day('日期', 'Day on which the new mediation was asked for') }),
  },
  SUIT_DOCKETED: {
    summary: { zh: '法院已立案', en: 'The court has docketed a suit' },
    basis: [cite('CPL', '126')],
    entitled: ['system'],
    payload: form({ on: day('日期', 'Day of docketing') }),
  },
});

export type Acts = ActsOf<typeof events>;
export type EventName = keyof typeof events;
/** One act with the exact payload of its declaration. */
export type ActOf<T extends EventName> = Act<T, Static<(typeof events)[T]['payload']>>;

/** The payload of an act that is already told apart by its name. */
export const payloadOf = <T extends EventName>(event: Acts, _name: T): ActOf<T>['payload'] =>
  event.payload as ActOf<T>['payload'];
