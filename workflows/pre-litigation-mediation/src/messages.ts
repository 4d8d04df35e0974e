import type { Text } from '@dingfen/legal-calendar';

/** What people are told. Plain words: what happened, what it means, what they can do. */
export const messages = {
  applicationReceived: {
    zh: '调解申请已收到，仲裁时效自申请之日起重新计算。工作人员将审查是否属于受理范围。',
    en: 'The application for mediation has arrived and the arbitration limitation starts anew from that day. It is now being screened.',
  },
  applicationDeclined: {
    zh: '该申请不予受理，书面理由和可以选择的其他途径见通知。',
    en: 'The application is declined. The notice gives the reason in writing and names the other ways that are open.',
  },
  transferred: {
    zh: '案件已移送有权的调解组织，原申请日期不变，由接收组织重新计算调解期限。',
    en: 'The matter goes to the competent body. The first day of application stays; that body’s period starts afresh.',
  },
  consentAsked: {
    zh: '请您答复是否同意调解。调解自愿，任何时候都可以撤回同意，不影响您申请仲裁或者起诉。',
    en: 'Please say whether you agree to mediation. It is voluntary, you can withdraw at any time, and you keep your right to arbitrate or sue.',
  },
  contactOverdue: {
    zh: '未在三个工作日内联系对方当事人征询意愿，请立即联系并记录。',
    en: 'The other side was not asked within three working days. Contact it now and record the result.',
  },
  acceptanceOverdue: {
    zh: '未在三个工作日内受理，请调解委员会主任和工会督促。',
    en: 'The application was not accepted within three working days: the chair of the committee and the union are asked to see to it.',
  },
  applicationAccepted: {
    zh: '调解申请已受理，调解期限自今日起计算。',
    en: 'The application has been accepted; the mediation period counts from today.',
  },
  chooseMediator: {
    zh: '请双方在两个工作日内共同选择调解员，逾期由法院指定。',
    en: 'Please agree on a mediator within two working days; after that the court appoints one.',
  },
  appointmentNeeded: {
    zh: '请指定调解员。',
    en: 'Please appoint a mediator.',
  },
  appointmentOverdue: {
    zh: '未在三个工作日内指定调解员，请立案庭负责人督办。',
    en: 'No mediator was appointed within three working days: the head of the filing office is asked to see to it.',
  },
  assignmentOffered: {
    zh: '您被选为本案调解员，请在三个工作日内接受，或者写明理由不接受。',
    en: 'You have been named as mediator. Please accept within three working days, or decline with reasons.',
  },
  mediatorAccepted: {
    zh: '调解员已接受指派。对指定的调解员有异议的，可以在首次调解前提出。',
    en: 'The mediator has accepted. You may object to an appointed mediator before the first session.',
  },
  mediatorDeclined: {
    zh: '该调解员未接受指派，将另行选定。',
    en: 'The mediator has not taken the case; another will be found.',
  },
  mediatorReplaced: {
    zh: '调解员已更换，将另行选定，已进行的调解不影响您的权利。',
    en: 'The mediator is being replaced. Nothing done so far affects your rights.',
  },
  relationDisclosed: {
    zh: '调解员披露了与当事人的关系。各方都同意后才能由其继续调解，不同意的另行指定。',
    en: 'The mediator has disclosed a relation to a party. Mediation goes on only when all parties agree; otherwise another mediator is appointed.',
  },
  recusalApplied: {
    zh: '当事人申请调解员回避，请尽快作出决定；决定前暂停调解。',
    en: 'A party asks that the mediator step aside. Please decide soon; mediation waits.',
  },
  recusalDenied: {
    zh: '回避申请未获准许，调解继续；您仍可以随时拒绝调解。',
    en: 'Recusal was not granted and mediation goes on; you may still refuse mediation at any time.',
  },
  sessionScheduled: {
    zh: '调解已安排，时间地点见通知。不能到场请事先说明理由。',
    en: 'A session has been scheduled; see the notice for time and place. If you cannot come, say why beforehand.',
  },
  absenceRecorded: {
    zh: '已记录一方未到场。无正当理由多次不到场的，视为不同意调解。',
    en: 'An absence has been recorded. Repeated absence without good reason counts as refusing mediation.',
  },
  recordingStarted: { zh: '经各方同意，开始录音录像。', en: 'Recording has begun with everybody’s consent.' },
  recordingStopped: { zh: '录音录像已停止。', en: 'Recording has stopped.' },
  periodExtended: {
    zh: '经各方同意，调解期限已延长，新的截止日见案件页面。',
    en: 'By everybody’s consent the mediation period is longer; the case page shows the new last day.',
  },
  appraisalOrdered: {
    zh: '已委托鉴定。法院委派、委托的调解，鉴定时间不计入调解期限。',
    en: 'An appraisal was ordered. In court-referred mediation the time it takes is not counted.',
  },
  appraisalEnded: { zh: '鉴定已结束，调解继续。', en: 'The appraisal is over and mediation goes on.' },
  suspectedSham: {
    zh: '发现涉嫌虚假调解，调解已暂停，请核查。',
    en: 'There is a suspicion of sham mediation. Mediation has been suspended; please examine it.',
  },
  mediationSuspended: {
    zh: '调解暂停，等待核查结果。',
    en: 'Mediation is suspended until the examination is done.',
  },
  mediationResumed: { zh: '调解恢复进行。', en: 'Mediation goes on.' },
  shamReported: {
    zh: '已认定虚假调解，调解终止，材料移交处理。',
    en: 'Sham mediation was found. Mediation has ended and the file is handed over.',
  },
  agreementDrafted: {
    zh: '调解协议已拟定，请仔细阅读后签署。不同意可以拒绝签署。',
    en: 'The agreement has been drafted. Read it with care before you sign; you may refuse.',
  },
  draftNotConfirmable: {
    zh: '调解协议已拟定，请仔细阅读后签署，也可以拒绝签署。协议含有确认劳动关系的内容，不能申请司法确认或者仲裁审查。',
    en: 'The agreement has been drafted; read it with care, you may refuse to sign. It confirms a labour relationship, so neither a court nor the commission can confirm it.',
  },
  agreementEffective: {
    zh: '调解协议已生效。可以在生效之日起15日内共同申请仲裁审查，或者30日内共同申请司法确认，两者只能选一。',
    en: 'The agreement is in effect. Jointly you may ask for arbitration review within 15 days or judicial confirmation within 30 days, one or the other.',
  },
  mediationRefused: {
    zh: '因一方不同意，调解已终止。仲裁时效自今日重新计算；可以申请仲裁或者依法起诉，无争议事实可以带走使用。',
    en: 'Mediation has ended because a party does not want it. The limitation starts anew today; arbitration or suit is open, and undisputed facts may be used there.',
  },
  applicationWithdrawn: {
    zh: '申请已撤回，调解结束。您可以再次申请调解，也可以申请仲裁；原申请中断时效的效力不变。',
    en: 'The application was withdrawn and mediation is over. You may apply again or go to arbitration; the first application keeps its effect on limitation.',
  },
  applicantLeft: {
    zh: '一名申请人已撤回申请，其他申请人的调解继续；撤回的申请人可以再次申请调解，也可以申请仲裁。',
    en: 'One applicant has withdrawn; mediation goes on for the others. Whoever withdrew may apply again or go to arbitration.',
  },
  mediationTerminated: {
    zh: '调解未达成协议，已终止。可以申请仲裁或者依法起诉，无争议事实可以带走使用。',
    en: 'Mediation ended without agreement. Arbitration or suit is open, and undisputed facts may be used there.',
  },
  enterprisePeriodOver: {
    zh: '调解期限届满，视为调解不成，可以申请劳动争议仲裁。',
    en: 'The period is over and mediation counts as failed; arbitration may be applied for.',
  },
  oneStopPeriodOver: {
    zh: '一站式调解期限届满，调解终止，可以申请仲裁或者向法院起诉。',
    en: 'The one-stop period is over and mediation has ended; arbitration or a court suit is open.',
  },
  preFilingPeriodOver: {
    zh: '委派调解期限届满且未同意延长，调解终止，材料退回法院；申请人要求的，法院应当登记立案。',
    en: 'The referral period ended without an agreed extension. Papers go back to the court, which must register the case if the applicant wishes.',
  },
  postFilingPeriodOver: {
    zh: '委托调解期限届满，案件转入审判。',
    en: 'The period of entrusted mediation is over; the case goes to trial.',
  },
  backToTrial: {
    zh: '调解未成，自今日起案件转入审判，审理期限恢复计算。',
    en: 'Mediation failed. From today the case is back in trial and the trial limit runs again.',
  },
  reportToCourt: {
    zh: '调解未成，书面报告和材料已移交委派、委托的法院。',
    en: 'Mediation failed; the written report and the papers go back to the court that sent the case.',
  },
  registrationRequested: {
    zh: '申请人要求立案，调解终止，法院应当依法登记立案。',
    en: 'The applicant asks for registration. Mediation has ended and the court must register the case.',
  },
  arbitrationOpen: {
    zh: '收到申请满十五日未达成协议，任何一方都可以申请仲裁；双方仍同意的，调解可以继续。',
    en: 'Fifteen days have passed without agreement: either party may apply for arbitration. Mediation goes on while both agree.',
  },
  partyCeased: {
    zh: '一方当事人死亡或者终止，调解暂停，等待承继人参加。',
    en: 'A party has died or ceased to exist. Mediation waits for successors.',
  },
  successorsJoined: {
    zh: '承继人已参加，仍须本人同意调解后继续。',
    en: 'Successors have joined; mediation goes on once they consent themselves.',
  },
  mediationEnded: {
    zh: '无人承继或者不参加，调解结束。',
    en: 'Nobody takes the place of the party; mediation is over.',
  },
  riskFlagged: {
    zh: '本案出现须通报主管机关的线索，请立即通报；民事部分的调解可以继续。',
    en: 'Something in this matter must be told to an authority at once. The civil part of mediation may go on.',
  },
  dayCorrected: {
    zh: '起算日已凭书面材料更正，相关期限重新计算。',
    en: 'A day was corrected on documentary proof; the periods were computed again.',
  },
  reopened: {
    zh: '调解因误结被恢复，继续前仍须各方重新同意。',
    en: 'The mediation was reopened because it was closed by mistake. Everybody must consent again before it goes on.',
  },
  performanceAsked: {
    zh: '协议约定的履行日已过，请确认是否已经收到；未收到的，可以选择后续途径。',
    en: 'The day of performance has passed. Please say whether you have received it; if not, you can choose what to do next.',
  },
  performanceRecorded: { zh: '履行情况已登记。', en: 'A performance was recorded.' },
  agreementPerformed: {
    zh: '协议已全部履行，案件办结。',
    en: 'The agreement is fully performed and the matter is closed.',
  },
  agreementBreached: {
    zh: '权利人反映协议未履行，可以选择的途径见案件页面。',
    en: 'The creditor reports that the agreement was not performed; the case page shows the ways that are open.',
  },
  agreementEnforceable: { zh: '协议已具有强制执行力。', en: 'The agreement is now enforceable.' },
} as const satisfies Record<string, Text>;

export type MessageName = keyof typeof messages;
