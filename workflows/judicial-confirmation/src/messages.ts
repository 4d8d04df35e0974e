/** What people are told. Named by `notify`. */
export const messages = {
  windowOpen: {
    zh: '调解协议已生效。双方可在三十日内共同申请司法确认；确认后一方不履行的，可直接申请强制执行。不收费。',
    en: 'The agreement is in effect. Within thirty days you may jointly ask the court to confirm it; a confirmed agreement can be enforced directly. No fee.',
  },
  otherSideSigned: {
    zh: '一方已在司法确认申请书上签名，等待其他各方在申请期内签名；期满未签的，申请不能提出。',
    en: 'One party has signed the application. The other must sign before the window ends, or it cannot be filed.',
  },
  readyToFile: {
    zh: '各方均已签名，可以提交申请。申请须在申请期届满前提交。',
    en: 'All have signed. File the application before the window ends.',
  },
  filed: { zh: '司法确认申请已提交法院。', en: 'The application has been filed with the court.' },
  windowExpired: {
    zh: '三十日申请期已过，不能再就本协议申请司法确认。协议仍具合同效力。可以重新调解达成新协议、申请仲裁；符合条件的，可以申请支付令或者直接起诉。',
    en: 'The thirty days are over; this agreement can no longer be confirmed. It stays a contract. You may make a new agreement, arbitrate and, where the conditions are met, ask for a payment order or sue.',
  },
  ceasedInWindow: {
    zh: '一方当事人死亡或者终止，等待承继人签名。申请期不停止计算；因此耽误的，承继人可以申请法院准许顺延。',
    en: 'A party has died or ended; a successor has to sign. The window runs on; the successor may ask the court for relief.',
  },
  windowRestored: { zh: '法院准许顺延申请期。', en: 'The court has restored the period.' },
  excluded: {
    zh: '本协议已由仲裁调解书确认，不再进行司法确认。',
    en: 'An arbitral mediation statement has settled this agreement; it is not confirmed by a court as well.',
  },
  supplementOrdered: {
    zh: '法院要求在指定期限内补充材料、陈述或者证明。无正当理由逾期的，法院可以按撤回申请处理。',
    en: 'The court asks for papers, a statement or proof within the period set. Without good reason for delay it may treat the application as withdrawn.',
  },
  supplementOverdue: {
    zh: '补充期限已过。是否按撤回申请处理，由法院决定。',
    en: 'The period for the supplement is over. Whether the application counts as withdrawn is for the court to decide.',
  },
  supplementExtended: { zh: '法院延长了补充期限。', en: 'The court has given more time for the supplement.' },
  supplemented: { zh: '当事人已补充材料。', en: 'The supplement has arrived.' },
  accepted: {
    zh: '法院已受理，将在十五日内审查。',
    en: 'The court has accepted the application and reviews it within fifteen days.',
  },
  notAccepted: {
    zh: '法院不予受理，理由见裁定。仅因管辖不予受理的，申请期内可向有管辖权的法院重新申请；否则可另行调解或者申请仲裁。',
    en: 'The court did not accept the application; see the reasons. If only the court was wrong, apply to the right one while the window runs; otherwise mediate anew or arbitrate.',
  },
  summoned: {
    zh: '法院通知双方共同到场核实调解协议。',
    en: 'The court asks the parties to appear together.',
  },
  mediationBodyAsked: {
    zh: '法院向调解组织核实情况，请答复。',
    en: 'The court has a question; please answer.',
  },
  mediationBodyAnswered: { zh: '调解组织已答复法院。', en: 'The mediation body has answered.' },
  shamSignal: {
    zh: '收到虚假调解迹象报告，排除前不得确认。',
    en: 'Signs of sham mediation were reported; no confirmation before they are cleared.',
  },
  shamRejected: {
    zh: '因虚假调解未予确认，请依法处理（罚款、拘留直至移送追究刑事责任）。',
    en: 'Turned down as sham mediation; consider the sanctions of law.',
  },
  reviewExtended: {
    zh: '经院长批准，审查期延长十日，自受理之日起连续计算共二十五日。',
    en: 'The president extended the review by ten days: twenty-five in all from acceptance.',
  },
  capExtended: {
    zh: '经院长批准，特别程序审限延长三十日。',
    en: 'The president extended the limit of the special procedure by thirty days.',
  },
  withdrawalAsked: { zh: '当事人申请撤回，请裁定。', en: 'A party asks to withdraw; please rule.' },
  withdrawalRefused: {
    zh: '法院不准许撤回，程序继续。',
    en: 'The court refused the withdrawal; the proceeding goes on.',
  },
  withdrawn: {
    zh: '申请已撤回或者按撤回处理。申请期未过的，可以重新共同申请。',
    en: 'The application is withdrawn, or deemed so. While the window runs the parties may apply again.',
  },
  performedBeforeRuling: {
    zh: '协议已全部履行，双方可以申请撤回。',
    en: 'The agreement has been performed; the parties may withdraw the application.',
  },
  suspended: {
    zh: '一方当事人死亡或者终止，程序中止，等待承继人参加。',
    en: 'A party has died or ended; the proceeding waits for a successor.',
  },
  resumed: { zh: '承继人已参加，程序恢复。', en: 'A successor has joined; the proceeding goes on.' },
  terminated: { zh: '无人承继，程序终结。', en: 'Nobody succeeds; the proceeding has ended.' },
  confirmed: {
    zh: '法院裁定调解协议有效。裁定一审终审，不得上诉；有异议的，自收到裁定之日起十五日内提出。一方拒绝履行的，对方可以申请执行。',
    en: 'The court ruled the agreement valid. There is no appeal; objections within fifteen days of receipt. If a side does not perform, the other may apply for enforcement.',
  },
  rejected: {
    zh: '法院驳回申请。接下来有三条路：变更协议或者重新调解；申请仲裁；起诉（劳动争议原则上先经仲裁）。',
    en: 'The court rejected the application. Three ways on: change the agreement or mediate anew; arbitrate; sue (in labour disputes arbitration comes first as a rule).',
  },
  rejectedForVenue: {
    zh: '法院经审查认为无管辖权，驳回申请。申请期未过的，可以向有管辖权的法院重新共同申请。',
    en: 'The court found that it lacks jurisdiction and rejected the application. While the window runs the parties may apply to the right court.',
  },
  objectionRestored: {
    zh: '法院准许顺延一方当事人的异议期。',
    en: 'The court has restored a party’s period to object.',
  },
  served: {
    zh: '确认裁定已送达，异议期自收到之日起算。',
    en: 'The ruling was served; the period to object has begun.',
  },
  objected: {
    zh: '有人对确认裁定提出异议，请审查。',
    en: 'Somebody objected to the ruling; please examine.',
  },
  objectionDismissed: {
    zh: '异议被驳回，确认裁定继续有效。',
    en: 'The objection was dismissed; the ruling stands.',
  },
  rulingChanged: {
    zh: '异议成立，裁定已变更，新裁定将另行送达。',
    en: 'The objection was upheld and the ruling changed; the new one will be served.',
  },
  revoked: {
    zh: '异议成立，确认裁定已撤销。可以重新调解、申请仲裁或者依法起诉。',
    en: 'The objection was upheld and the ruling revoked. Mediate anew, arbitrate, or sue as the law allows.',
  },
  enforceable: {
    zh: '履行期届满，尚未登记履行。收款人确认未收到的，可以申请强制执行。',
    en: 'Performance fell due and none is on record. A payee who was not paid may apply for enforcement.',
  },
  enforcementLate: {
    zh: '申请执行的两年期间已过。仍可申请，但对方提出时效异议成立的，法院不予执行。',
    en: 'The two years are over. You may still apply, but the court refuses if the debtor objects.',
  },
  enforcementApplied: { zh: '已收到执行申请。', en: 'The application for enforcement has arrived.' },
  enforcementNotice: { zh: '法院已发出执行通知。', en: 'The court has issued the enforcement notice.' },
  enforcementClosed: { zh: '执行程序已结束。', en: 'Enforcement has ended.' },
  performed: { zh: '协议已全部履行。', en: 'The agreement has been performed in full.' },
} as const;
