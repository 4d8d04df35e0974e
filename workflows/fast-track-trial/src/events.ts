import { type Capacity, claimTypes, partyKinds, partyRoles } from '@dingfen/domain';
import {
  type Citation,
  cite,
  lengthsOn,
  ruleVersions,
  type ThresholdId,
  thresholdVersions,
} from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import {
  type ActsOf,
  consents,
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
  reference,
  whole,
  words,
} from '@dingfen/procedure-kit';
import { type Static, type TSchema, Type } from 'typebox';
import { tracks } from './track.ts';

/** Parties of the suit, each named once. */
const several = (title: string, description: string) =>
  list(title, description, id('当事人', 'Party'), { minItems: 1, maxItems: 500, uniqueItems: true });

const reason = words('理由', 'Reason');
const evidence = reference('证据或者文书编号', 'Reference of the evidence or document');
const servedOn = day('送达日', 'Day of service, as the proof of service shows');
const partyIds = several('当事人', 'Parties concerned');
const span = optional(
  Type.Union([
    form({ from: day('起', 'First day not counted'), until: day('止', 'First day that counts again') }),
    Type.Null(),
  ]),
);
/** A paper counts from its posting, not from its arrival (CPL 85(4)); whoever records it has the postmark. */
const posted = {
  ...onBehalf,
  postedOn: optional(day('交邮日', 'Day of posting, or of the act as proven, when it is recorded later')),
};
/** A ruling that ends a suit does so for a party from its service. */
const rulingServedOn = optional(
  day('裁定送达日', 'Day on which the ruling was served; the day of the act unless given'),
);
const creditorIds = optional(
  several('权利人', 'Parties to whom something is owed; the plaintiffs unless given'),
);

/** Bounds of forms, which do not know their day yet: the most that any version of the law allows. Guards ask by the day. */
const longestDefence = Math.max(
  ...ruleVersions('defence_15d').map(({ inForceFrom }) => lengthsOn('defence_15d', inForceFrom).max),
);
const highest = (threshold: ThresholdId): number =>
  Math.max(...thresholdVersions(threshold).map(({ value }) => value));

const clerk: readonly Capacity[] = ['courtClerk', 'judge'];
const judge: readonly Capacity[] = ['judge'];
const president: readonly Capacity[] = ['courtPresident'];
const supervisor: readonly Capacity[] = ['supervisor'];
const system: readonly Capacity[] = ['system'];
const party: readonly Capacity[] = ['applicant', 'respondent', 'courtClerk', 'judge'];

const act = <P extends TSchema>(
  zh: string,
  en: string,
  basis: readonly Citation[],
  entitled: readonly Capacity[],
  payload: P,
): { summary: Text; basis: readonly Citation[]; entitled: readonly Capacity[]; payload: P } => ({
  summary: { zh, en },
  basis,
  entitled,
  payload,
});

const CPL = (article: string) => cite('CPL', article);
const CPI = (article: string) => cite('CPI', article);
const TRL = (article: string) => cite('TRL', article);
const own = [cite('ENG', '', 'D')];

/** Everything that can be done in a suit, from the hand-off to performance. */
export const events = defineEvents({
  // Filing
  ACKNOWLEDGE_HAND_OFF: act(
    '签收移交材料',
    'Acknowledge the hand-off',
    [...own, CPL('126')],
    clerk,
    form({ receiptNumber: id('收件编号', 'Receipt number of the court') }),
  ),
  SUPPLY_PACKAGE_PART: act(
    '补充移交材料',
    'Supply a missing part of the package',
    own,
    ['applicant', 'respondent', 'intake', 'mediator', 'courtClerk'],
    form({
      part: oneOf('材料种类', 'Which part', [
        'undisputedFacts',
        'addressForService',
        'factSheet',
        'evidenceIndex',
      ]),
      reference: words('材料编号或者内容', 'Reference or content'),
      partyIds: optional(several('已确认送达地址的当事人', 'Parties whose address is now confirmed')),
    }),
  ),
  REQUEST_CORRECTION: act(
    '要求补正起诉材料',
    'Ask for missing papers',
    [CPL('126'), CPI('208')],
    clerk,
    form({
      missing: list('需补正的材料', 'Papers to be supplied', reference('缺少的材料', 'Missing paper'), {
        minItems: 1,
        maxItems: 30,
      }),
    }),
  ),
  COMPLETE_PAPERS: act(
    '收到补正材料',
    'Missing papers received',
    [CPL('126'), CPI('208')],
    clerk,
    form({ completedOn: day('补齐日', 'Day on which the papers were complete') }),
  ),
  DOCKET: act(
    '登记立案',
    'Docket the case',
    [CPL('126'), CPI('208')],
    clerk,
    form({
      caseNumber: id('案号', 'Case number'),
      mediationOffered: flag('是否征询调解意愿', 'Mediation was offered'),
      mediationConsented: flag('当事人是否同意调解', 'The parties consented to mediation'),
    }),
  ),
  REFUSE_DOCKETING: act(
    '裁定不予受理',
    'Refuse docketing by ruling',
    [CPL('126'), CPL('157')],
    clerk,
    form({ reason, servedOn }),
  ),
  WITHDRAW_FILING: act(
    '立案前撤回起诉',
    'Withdraw the complaint before docketing',
    [CPL('13')],
    party,
    form({ ...onBehalf, reason }),
  ),
  APPEAL_RULING: act('对裁定上诉', 'Appeal the ruling', [CPL('171(2)'), CPL('157')], party, form(posted)),
  DECIDE_RULING_APPEAL: act(
    '裁定上诉结果',
    'Result of the appeal against the ruling',
    [CPL('178')],
    clerk,
    form({
      result: oneOf('结果', 'Result', ['upheld', 'overturned']),
      reason,
      decidedOn: day('二审裁定送达日', 'Day on which the ruling on appeal was served'),
      toCourtId: optional(id('移送法院', 'Court to which the case goes')),
    }),
  ),

  // Track
  SELECT_TRACK: act(
    '确定审理程序',
    'Choose the procedure',
    [CPL('160'), CPL('165-166'), CPI('257')],
    clerk,
    form({
      track: oneOf('审理程序', 'Procedure', tracks),
      factsClear: flag('事实清楚', 'The facts are clear'),
      rightsClear: flag('权利义务明确、争议不大', 'Rights are clear and little is in dispute'),
      defendantMissing: optional(flag('被告下落不明', 'A defendant is missing')),
      publicInterest: optional(flag('涉及公共利益', 'Public interests are at stake')),
      needsAppraisal: optional(flag('需要鉴定', 'An appraisal is needed')),
      counterclaim: optional(flag('有反诉', 'There is a counterclaim')),
      foreignElement: optional(flag('涉外', 'There is a foreign element')),
      relationshipDisputed: optional(flag('劳动关系有争议', 'The labour relationship is in dispute')),
      bothAgreeSmallClaims: optional(flag('双方约定小额诉讼', 'Both agree on small claims')),
      bothAgreeSummary: optional(flag('双方约定简易程序', 'Both agree on summary procedure')),
      averageWage: optional(
        Type.Object(
          {
            amountFen: fen('年平均工资（分）', 'Average annual wage in fen'),
            year: whole('统计年度', 'Year of the figure', 2000, 2100),
            source: reference('出处', 'Where the figure was published'),
          },
          {
            additionalProperties: false,
            title: '本院采用的年平均工资（未配置时）',
            description: 'Average wage the court goes by where none is configured',
          },
        ),
      ),
    }),
  ),
  OBJECT_TO_TRACK: act(
    '对审理程序提出异议',
    'Object to the procedure',
    [CPI('279'), CPL('169')],
    party,
    form({ ...onBehalf, reason }),
  ),
  REJECT_TRACK_OBJECTION: act(
    '驳回程序异议',
    'Reject the objection to the procedure',
    [CPI('279')],
    judge,
    form({ reason }),
  ),
  CONVERT_TRACK: act(
    '裁定转换程序',
    'Convert the procedure',
    [CPL('169-170'), CPI('258')],
    judge,
    form({ to: oneOf('转为', 'To', tracks), reason }),
  ),

  // Judge
  ASSIGN_JUDGE: act(
    '确定审判人员',
    'Fix the judge',
    [CPL('131')],
    ['courtClerk', 'courtPresident'],
    form({ judgeId: id('法官', 'Judge') }),
  ),
  ANNOUNCE_JUDGE: act(
    '告知审判人员',
    'Tell the parties who the judge is',
    [CPL('131')],
    clerk,
    form({ evidence }),
  ),
  CHALLENGE_JUDGE: act(
    '申请回避',
    'Ask for recusal of the judge',
    [CPL('47-48')],
    party,
    form({ ...onBehalf, reason }),
  ),
  DECIDE_CHALLENGE: act(
    '作出回避决定',
    'Decide on recusal',
    [CPL('49-50')],
    president,
    form({ granted: flag('准许回避', 'Recusal granted'), reason }),
  ),
  REQUEST_CHALLENGE_REVIEW: act(
    '申请复议回避决定',
    'Ask for review of the recusal decision',
    [CPL('50')],
    party,
    form({ ...onBehalf, reason }),
  ),

  // Fee
  SERVE_FEE_NOTICE: act(
    '送达交费通知',
    'Serve the fee notice',
    [cite('FEE', '22')],
    clerk,
    form({ servedOn, evidence }),
  ),
  PAY_FEE: act(
    '交纳诉讼费',
    'Pay the fee',
    [cite('FEE', '22')],
    party,
    form({ ...posted, receipt: id('票据号', 'Receipt') }),
  ),
  RULE_FEE_UNPAID: act(
    '裁定按撤诉处理（未交诉讼费）',
    'Treat the suit as withdrawn by ruling, the fee being unpaid',
    [CPI('213'), CPI('199')],
    judge,
    form({ rulingServedOn, reason }),
  ),
  GRANT_FEE_RELIEF: act('准予缓减免交', 'Grant relief from the fee', [CPI('213')], clerk, form({ reason })),
  SERVE_TOP_UP_NOTICE: act(
    '送达补交诉讼费通知',
    'Serve the top-up fee notice',
    [CPI('199')],
    clerk,
    form({ servedOn, evidence }),
  ),

  // Service, defence, evidence
  SERVE_COMPLAINT: act(
    '送达起诉状副本',
    'Serve the complaint',
    [CPL('87-91'), CPL('128')],
    clerk,
    form({
      partyIds,
      kind: oneOf('送达方式', 'Kind of service', ['personal', 'substituted', 'electronic', 'postal']),
      servedOn,
      evidence,
      returned: optional(flag('按确认地址邮寄被退回', 'Posted to the confirmed address and returned')),
      defenceDays: optional(
        days('答辩期天数', 'Length of the defence period, with the defendant’s consent', longestDefence),
      ),
      consentEvidence: optional(reference('被告同意缩短的证据', 'Evidence of the defendant’s consent')),
    }),
  ),
  ANNOUNCE_SERVICE: act(
    '公告送达起诉状副本',
    'Serve the complaint by announcement',
    [CPL('95'), CPI('138'), CPI('140')],
    judge,
    form({
      partyId: id('被告', 'Defendant'),
      publishedOn: day('公告发布日', 'Day of last publication'),
      attempts: words('已穷尽的其他送达方式', 'Other ways of service that failed'),
    }),
  ),
  FILE_DEFENCE: act('提交答辩状', 'File a defence', [CPL('128')], party, form(onBehalf)),
  WAIVE_PERIODS: act(
    '放弃举证期限、答辩期间',
    'Waive the evidence and defence periods',
    [CPI('266')],
    party,
    form(onBehalf),
  ),
  SET_EVIDENCE_PERIOD: act(
    '指定举证期限',
    'Set the evidence period',
    [CPL('68'), CPI('99'), CPI('266'), CPI('275')],
    clerk,
    form({
      partyIds,
      days: days('天数', 'Length in days'),
      servedOn,
      overrideReason: optional(words('小额诉讼超过七日的理由', 'Why more than seven days in small claims')),
    }),
  ),
  EXTEND_EVIDENCE_PERIOD: act(
    '延长举证期限',
    'Extend the evidence period',
    [CPL('68'), CPI('100')],
    judge,
    form({
      partyId: id('申请人', 'Party that asks'),
      days: days('延长天数', 'Days added', 60),
      requestedOn: day('书面申请日', 'Day of the written request'),
      reason,
    }),
  ),
  NAME_REPRESENTATIVES: act(
    '推选代表人',
    'Name the representatives',
    [CPL('56-57'), CPI('76-78')],
    clerk,
    form({ partyIds, evidence }),
  ),

  // Jurisdiction and dismissal
  OBJECT_TO_JURISDICTION: act(
    '提出管辖权异议',
    'Object to jurisdiction',
    [CPL('130')],
    party,
    form({ ...posted, reason }),
  ),
  DECIDE_JURISDICTION: act(
    '裁定管辖权异议',
    'Rule on the objection to jurisdiction',
    [CPL('130'), CPL('157')],
    judge,
    form({
      upheld: flag('异议成立', 'Objection upheld'),
      toCourtId: optional(id('移送法院', 'Court to which the case goes')),
      reason,
    }),
  ),
  SERVE_RULING: act(
    '送达裁定书',
    'Serve the ruling',
    [CPL('171(2)')],
    clerk,
    form({ partyIds, servedOn, evidence }),
  ),
  TRANSFER_CASE: act(
    '裁定移送管辖',
    'Transfer the case',
    [CPL('37'), CPI('211'), cite('LI1', '4')],
    judge,
    form({
      toCourtId: id('移送法院', 'Court to which the case goes'),
      ground: oneOf('移送原因', 'Ground', ['noJurisdiction', 'crossSuit']),
      reason,
    }),
  ),
  DISMISS_SUIT: act(
    '裁定驳回起诉',
    'Dismiss the suit by ruling',
    [CPL('157'), CPI('208')],
    judge,
    form({
      ground: oneOf('驳回原因', 'Ground', ['late', 'gate', 'notCivil', 'other']),
      rulingServedOn,
      reason,
    }),
  ),
  CROSS_SUIT_FILED: act(
    '其他当事人对同一裁决起诉，合并审理',
    'Another party sued over the same award: the suits are merged',
    [cite('LI1', '4')],
    system,
    form({
      on: day('起诉日', 'Day on which it sued'),
      partyIds,
      claimant: oneOf('起诉方', 'Side in the dispute that sued', ['applicant', 'respondent']),
    }),
  ),
  PARTIES_AMENDED: act(
    '当事人已在其他程序中变更',
    'Parties were replaced or renamed in another proceeding',
    [CPI('55'), CPI('63-64')],
    system,
    form({
      parties: list(
        '当事人',
        'Parties as they now are',
        form({
          id: id('编号', 'Id'),
          role: oneOf('地位', 'Role', partyRoles),
          kind: oneOf('身份', 'Kind', partyKinds),
          name: words('姓名或者名称', 'Name', 200),
          replaces: optional(id('原当事人', 'Party replaced')),
        }),
        { minItems: 1, maxItems: 500 },
      ),
    }),
  ),
  ADD_CLAIM: act(
    '合并审理新增请求',
    'Join a new claim',
    [cite('LI1', '14')],
    judge,
    form({
      id: id('请求编号', 'Claim id'),
      type: oneOf('请求类型', 'Type of claim', claimTypes),
      amountFen: optional(fen('金额（分）', 'Amount in fen', 0)),
      inseparable: flag('与讼争劳动争议不可分', 'Inseparable from the dispute before the court'),
      reason,
    }),
  ),

  // Mediation and settlement
  ENTRUST_MEDIATION: act(
    '委托调解',
    'Entrust mediation',
    [cite('INV', '11'), cite('OP25', '[2]', 'B'), CPL('136')],
    clerk,
    form({ mediationBodyId: id('调解组织', 'Mediation body'), consents }),
  ),
  ENTRUSTED_MEDIATION_AGREED: act(
    '委托调解达成协议',
    'Entrusted mediation ended in agreement',
    [cite('INV', '27')],
    system,
    form({
      agreement: Type.Object(
        { id: id('协议编号', 'Agreement') },
        { additionalProperties: true, title: '调解协议', description: 'Agreement' },
      ),
      on: day('达成日', 'Day of agreement'),
      extension: span,
    }),
  ),
  ENTRUSTED_MEDIATION_FAILED: act(
    '委托调解未成',
    'Entrusted mediation failed',
    [cite('INV', '26-27')],
    system,
    form({ reason, on: day('结束日', 'Day of the end'), extension: span }),
  ),
  SETTLE_IN_COURT: act(
    '法庭主持达成调解协议',
    'Settle before the court',
    [CPL('96-97'), CPL('100')],
    judge,
    form({ agreementId: id('协议编号', 'Agreement'), consents }),
  ),
  ISSUE_STATEMENT: act(
    '制作调解书',
    'Issue the court mediation statement',
    [CPL('100'), CPI('149')],
    judge,
    form({
      number: id('调解书编号', 'Number of the statement'),
      performanceDueOn: optional(day('履行期届满日', 'Last day for performance')),
      effectiveOnSignature: flag(
        '各方同意在协议上签名后即生效',
        'All agreed that signature of the agreement suffices, and signed',
      ),
      evidence: optional(evidence),
      creditorIds,
    }),
  ),
  SIGN_STATEMENT: act(
    '签收调解书',
    'Sign for the mediation statement',
    [CPL('100(3)'), CPI('149')],
    party,
    form({ ...onBehalf, signedOn: day('签收日', 'Day of signing') }),
  ),
  REFUSE_STATEMENT: act(
    '拒绝签收调解书',
    'Refuse to sign the statement',
    [CPL('102'), CPI('133')],
    party,
    form(onBehalf),
  ),

  // Hearing
  SET_HEARING: act(
    '排期开庭',
    'Set the hearing',
    [CPL('139')],
    clerk,
    form({ hearingOn: day('开庭日', 'Day of the hearing') }),
  ),
  SERVE_HEARING_NOTICE: act(
    '送达开庭通知',
    'Serve notice of the hearing',
    [CPL('139'), CPL('163'), CPI('261')],
    clerk,
    form({ partyIds, servedOn, evidence }),
  ),
  POSTPONE_HEARING: act('延期开庭', 'Postpone the hearing', [CPL('149')], judge, form({ reason })),
  HOLD_HEARING: act(
    '开庭审理',
    'Hold the hearing',
    [CPL('137-147')],
    judge,
    form({ present: several('到庭当事人', 'Parties present') }),
  ),
  DEEM_WITHDRAWN: act(
    '原告缺席按撤诉处理',
    'Treat the suit as withdrawn, the plaintiff being absent',
    [CPL('146')],
    judge,
    form({ absent: several('未到庭当事人', 'Parties absent'), rulingServedOn, reason }),
  ),

  // Trial limit
  START_EXCLUSION: act(
    '开始不计入审限',
    'Time stops counting for the trial limit',
    [CPI('243'), TRL('9')],
    judge,
    form({
      ground: oneOf('事由', 'Ground', ['appraisal', 'settlement', 'mediationExtension']),
      from: day('起始日', 'First day not counted'),
      evidence,
    }),
  ),
  END_EXCLUSION: act(
    '恢复计入审限',
    'Time counts again for the trial limit',
    [CPI('243'), TRL('9')],
    judge,
    form({
      ground: oneOf('事由', 'Ground', ['appraisal', 'settlement', 'mediationExtension']),
      until: day('恢复日', 'First day that counts again'),
      evidence,
    }),
  ),
  REQUEST_EXTENSION: act(
    '申请延长审限',
    'Ask to extend the trial limit',
    [TRL('12')],
    judge,
    form({ reason }),
  ),
  ADMIT_LATE_REQUEST: act(
    '准许逾期申请延长审限',
    'Admit a late request to extend the trial limit',
    [TRL('12'), ...own],
    supervisor,
    form({ reason, evidence }),
  ),
  APPROVE_EXTENSION: act(
    '批准延长审限',
    'Approve the extension of the trial limit',
    [CPL('152'), CPL('164'), CPL('168'), CPI('258')],
    president,
    form({
      months: whole('延长月数', 'Months added', 1, highest('trial_extension_president_months')),
      evidence,
    }),
  ),
  REFUSE_EXTENSION: act('不批准延长审限', 'Refuse the extension', [TRL('12')], president, form({ reason })),
  RECORD_HIGHER_EXTENSION: act(
    '上级法院批准再延长',
    'Record a further extension by the higher court',
    [CPL('152'), TRL('2')],
    president,
    form({
      months: whole('延长月数', 'Months added', 1, highest('trial_extension_higher_court_months')),
      evidence,
    }),
  ),

  // Suspension, termination, withdrawal
  SUSPEND: act(
    '裁定中止诉讼',
    'Suspend the suit',
    [CPL('153')],
    judge,
    form({
      ground: oneOf('中止原因', 'Ground', [
        'death',
        'incapacity',
        'employerEnded',
        'forceMajeure',
        'dependentCase',
        'other',
      ]),
      from: day('中止起始日', 'First day of suspension'),
      partyIds: optional(partyIds),
      evidence,
    }),
  ),
  SUBSTITUTE_PARTY: act(
    '变更当事人（继承人或者权利义务承受人）',
    'Substitute an heir or successor for a party',
    [CPI('55'), CPI('63-64')],
    clerk,
    form({
      replaces: id('原当事人', 'Party replaced'),
      parties: list(
        '承受人',
        'Successors',
        form({
          id: id('编号', 'Id'),
          kind: oneOf('身份', 'Kind', partyKinds),
          name: words('姓名或者名称', 'Name', 100),
        }),
        { minItems: 1, maxItems: 20 },
      ),
      evidence,
    }),
  ),
  RESUME: act(
    '恢复诉讼',
    'Resume the suit',
    [CPL('153(2)')],
    judge,
    form({ until: day('恢复日', 'Day on which periods run again'), reason }),
  ),
  TERMINATE: act(
    '裁定终结诉讼',
    'Terminate the suit',
    [CPL('154')],
    judge,
    form({ rulingServedOn, reason, evidence }),
  ),
  REQUEST_WITHDRAWAL: act(
    '申请撤诉',
    'Ask to withdraw the suit',
    [CPL('148')],
    party,
    form({ ...onBehalf, reason }),
  ),
  ALLOW_WITHDRAWAL: act(
    '裁定准许撤诉',
    'Allow withdrawal by ruling',
    [CPL('148')],
    judge,
    form({ rulingServedOn, reason }),
  ),
  REFUSE_WITHDRAWAL: act(
    '裁定不准撤诉',
    'Refuse withdrawal by ruling',
    [CPL('148')],
    judge,
    form({ reason }),
  ),
  RECORD_PRESERVATION: act(
    '登记财产保全',
    'Record property preservation',
    [CPL('103'), cite('LI1', '49')],
    clerk,
    form({ measureOn: day('保全日', 'Day of the measure'), evidence }),
  ),

  // Judgment and appeal
  PRONOUNCE: act(
    '宣告判决',
    'Pronounce judgment',
    [CPL('151')],
    judge,
    form({
      manner: oneOf('宣判方式', 'Manner', ['inCourt', 'fixedDate']),
      ordersPerformance: flag('判令履行', 'The judgment orders somebody to perform'),
      performanceDays: whole(
        '生效后履行天数',
        'Days for performance after the judgment takes effect',
        0,
        365,
      ),
      creditorIds,
    }),
  ),
  SERVE_JUDGMENT: act(
    '送达判决书',
    'Serve the judgment',
    [CPL('151(2)'), CPL('171')],
    clerk,
    form({ partyIds, servedOn, evidence }),
  ),
  ANNOUNCE_JUDGMENT: act(
    '公告送达判决书',
    'Serve the judgment by announcement',
    [CPL('95'), CPI('138')],
    judge,
    form({
      partyId: id('当事人', 'Party'),
      publishedOn: day('公告发布日', 'Day of last publication'),
      attempts: words('已穷尽的其他送达方式', 'Other ways of service that failed'),
    }),
  ),
  APPEAL: act('提起上诉', 'Appeal', [CPL('171'), CPL('85(4)')], party, form(posted)),
  DOCKET_APPEAL: act(
    '二审立案',
    'Docket the appeal',
    [CPL('183')],
    clerk,
    form({
      docketedOn: day('二审立案日', 'Day of docketing'),
      caseNumber: id('二审案号', 'Case number on appeal'),
    }),
  ),
  EXTEND_APPEAL_LIMIT: act(
    '批准延长二审审限',
    'Extend the trial limit on appeal',
    [CPL('183')],
    president,
    form({
      months: whole('延长月数', 'Months added', 1, 12),
      evidence,
    }),
  ),
  ALLOW_APPEAL_WITHDRAWAL: act(
    '裁定准许撤回上诉',
    'Allow withdrawal of the appeal',
    [CPL('180')],
    clerk,
    form({ rulingServedOn: servedOn, evidence }),
  ),
  DECIDE_APPEAL: act(
    '二审裁判',
    'Decision on appeal',
    [CPL('177'), CPL('182')],
    clerk,
    form({
      result: oneOf('结果', 'Result', ['upheld', 'changed', 'remanded']),
      servedOn,
      ordersPerformance: flag('判令履行', 'The judgment orders somebody to perform'),
      performanceDays: whole(
        '生效后履行天数',
        'Days for performance after the judgment takes effect',
        0,
        365,
      ),
      creditorIds,
      evidence,
    }),
  ),
  DOCKET_RETRIAL: act(
    '发回重审立案',
    'Docket the remanded case',
    [CPL('177'), CPI('257')],
    clerk,
    form({ caseNumber: id('案号', 'Case number') }),
  ),

  // Performance and enforcement
  CONFIRM_PERFORMANCE: act(
    '确认履行完毕',
    'Confirm performance',
    own,
    party,
    form({ ...onBehalf, performedOn: day('履行日', 'Day of performance') }),
  ),
  PERFORMED: act(
    '已在其他程序中履行',
    'Performed, as another proceeding recorded',
    own,
    system,
    form({ on: day('履行日', 'Day of performance') }),
  ),
  APPLY_ENFORCEMENT: act(
    '申请强制执行',
    'Apply for enforcement',
    [CPL('247'), CPL('250'), CPI('481')],
    party,
    form(onBehalf),
  ),
  SEND_ENFORCEMENT_NOTICE: act(
    '发出执行通知',
    'Send the enforcement notice',
    [CPI('480')],
    clerk,
    form({ evidence }),
  ),

  // Supervisor
  CORRECT_DOCKETING_DATE: act(
    '更正立案日期',
    'Correct the day of docketing',
    own,
    supervisor,
    form({ docketedOn: day('立案日', 'Day of docketing'), evidence, reason }),
  ),
  CORRECT_SERVICE_DATE: act(
    '更正送达日期',
    'Correct a day of service',
    own,
    supervisor,
    form({
      what: oneOf('文书', 'Which paper', ['complaint', 'judgment']),
      partyId: id('当事人', 'Party'),
      servedOn,
      evidence,
      reason,
      secondPersonId: id('复核人', 'Second person who checked the proof'),
    }),
  ),
});

export type TrialActs = ActsOf<typeof events>;
export type EventName = keyof typeof events;
export type PayloadOf<T extends EventName> = Static<(typeof events)[T]['payload']>;
export type ActOf<T extends EventName> = Extract<TrialActs, { type: T }>;
