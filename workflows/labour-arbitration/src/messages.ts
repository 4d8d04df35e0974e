/** Texts that the chart asks to have sent. */
export const messages = {
  silent: {
    zh: '仲裁委员会收到申请后五个工作日内未作出受理决定。您可以向人民法院起诉，请携带收件回执；仲裁委员会仍可受理。',
    en: 'The commission did not decide within five working days of receipt. You may sue, bringing the receipt; the commission may still accept.',
  },
  refused: {
    zh: '仲裁委员会不予受理。您可以持不予受理通知书向人民法院起诉。',
    en: 'The commission refused acceptance. You may sue with the notice of refusal.',
  },
  overdue: {
    zh: '仲裁委员会未在法定期限内作出裁决。您可以向人民法院起诉；无人起诉的，仲裁继续进行。',
    en: 'No award was made in time. You may sue; while nobody sues the arbitration goes on.',
  },
  hearingNoticeLate: {
    zh: '开庭五个工作日前未通知到各方当事人，须重新确定开庭日期。',
    en: 'Not everybody was told five working days before the hearing; a new day has to be set.',
  },
  mediationOver: {
    zh: '委托调解期限届满未达成协议，应当开庭审理。',
    en: 'The referred mediation ended without an agreement; the hearing must be held.',
  },
  awardServed: {
    zh: '裁决书已送达。不服裁决的，请注意起诉或者申请撤销的期限。',
    en: 'The award has been served. Mind the periods for suing or for asking to have it set aside.',
  },
  inForce: {
    zh: '裁决已经发生法律效力，义务人应当履行；逾期不履行的，可以申请强制执行。',
    en: 'The award has taken effect and must be performed; if it is not, enforcement may be applied for.',
  },
  deemedWithdrawn: {
    zh: '申请人无正当理由未到庭，按撤回仲裁申请处理，同一争议不得再次申请仲裁。',
    en: 'The applicant stayed away without good cause: the application counts as withdrawn and may not be filed again.',
  },
} as const;
