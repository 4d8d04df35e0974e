/** What people are told. Named by `notify`. */
export const messages = {
  windowOpen: {
    zh: '调解协议已生效。双方可在十五日内共同申请仲裁审查，由仲裁委员会制作可强制执行的调解书。',
    en: 'The agreement is in effect. Within fifteen days you may jointly ask the commission to turn it into an enforceable statement.',
  },
  otherSideSigned: {
    zh: '一方已签名，等待其他各方签名。',
    en: 'One party has signed; the other has to sign too.',
  },
  readyToFile: { zh: '各方均已签名，可以提交申请。', en: 'All have signed. File before the window ends.' },
  filed: { zh: '仲裁审查申请已提交。', en: 'The application for review has been filed.' },
  windowExpired: {
    zh: '十五日申请期已过，不能再申请仲裁审查。三十日内仍可共同申请司法确认（限给付内容）。',
    en: 'The fifteen days are over. Within thirty days both may still ask a court to confirm (payment clauses only).',
  },
  accepted: {
    zh: '仲裁委员会已受理，五个工作日内审查结束。',
    en: 'The commission has accepted; it reviews within five working days.',
  },
  refused: {
    zh: '仲裁委员会不予受理或者不予制作调解书，理由见通知。可以重新调解、申请仲裁；符合条件的可申请司法确认。',
    en: 'Declined; see the reasons. Mediate anew, arbitrate, or ask a court to confirm where that is possible.',
  },
  reviewExtended: {
    zh: '审查期延长五个工作日，自受理之日起连续计算共十个工作日。',
    en: 'The review is extended by five working days: ten in all from acceptance.',
  },
  withdrawn: { zh: '仲裁审查申请已撤回。', en: 'The application for review has been withdrawn.' },
  statementMade: {
    zh: '调解书已制作，请签收；双方签收后生效。',
    en: 'The statement is made; it takes effect when both sign for it.',
  },
  concluded: {
    zh: '双方均已签收，调解书发生法律效力。不履行的，可以申请强制执行。',
    en: 'Both have signed: the statement is in force and can be enforced.',
  },
  excluded: {
    zh: '法院已确认本协议，不再仲裁审查。',
    en: 'A court has confirmed the agreement; there is no review.',
  },
  enforcementLate: {
    zh: '申请执行的两年期间已过；对方提出时效异议成立的，法院不予执行。',
    en: 'The two years are over; the court refuses enforcement if the debtor objects.',
  },
  enforcementApplied: { zh: '已申请强制执行。', en: 'Enforcement has been applied for.' },
  enforcementNotice: { zh: '法院已发出执行通知。', en: 'The court has issued the enforcement notice.' },
  enforcementClosed: { zh: '执行程序已结束。', en: 'Enforcement has ended.' },
  performed: { zh: '协议已全部履行。', en: 'The agreement has been performed in full.' },
} as const;
