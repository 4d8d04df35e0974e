/** Texts that the lifecycle asks to have sent. */
export const messages = {
  arbitrationFiled: {
    zh: '已登记仲裁申请。调解仍可继续；达成协议的，申请人可以撤回仲裁申请。',
    en: 'The application for arbitration is on record. Mediation may go on; if it succeeds the application can be withdrawn.',
  },
  suitFiled: {
    zh: '起诉材料已转交人民法院，等待立案审查。',
    en: 'The complaint has gone to the court, which decides on docketing.',
  },
  suitJoined: {
    zh: '另一当事人也已起诉，两诉合并审理。',
    en: 'Another party has sued too; the suits are heard together.',
  },
  backAtCourt: {
    zh: '立案前委派的调解未成，材料已退回法院；当事人坚持起诉的，法院依法登记立案。',
    en: 'The referred mediation failed and the papers are back at the court, which dockets the case if the party insists.',
  },
  followUpDue: {
    zh: '请在结案前回访当事人。',
    en: 'Please follow up with the parties before closing.',
  },
  dissatisfied: {
    zh: '当事人对处理结果不满意，请跟进处理。',
    en: 'A party is dissatisfied: please deal with it.',
  },
  closed: {
    zh: '争议已结案。今后仍需要帮助的，请与调解组织联系。',
    en: 'The dispute is closed. Should you need help again, please contact the mediation body.',
  },
  reopened: {
    zh: '争议已重新开启。',
    en: 'The dispute has been reopened.',
  },
  merged: {
    zh: '您就同一事项提交了两次，这一件已并入先收到的那一件继续办理；两件的材料都保留，期限按先收到的计算。',
    en: 'The same matter was filed twice. This dispute has been merged into the one received first, which goes on; the papers of both are kept, and time counts from the first.',
  },
  mergeUndone: {
    zh: '两件争议经核对并非重复，本争议恢复单独办理，期限按事实重新计算。',
    en: 'The two disputes turned out not to be one: this dispute goes on by itself, and its periods are counted anew from the facts.',
  },
  duplicateMerged: {
    zh: '一件重复的争议并入了本争议，请查阅其日志和材料。',
    en: 'A duplicate was merged into this dispute; please look at its journal and papers.',
  },
  duplicateReleased: {
    zh: '此前并入本争议的一件争议已恢复单独办理。',
    en: 'A dispute that had been merged into this one goes on by itself again.',
  },
  paymentOrderInForce: {
    zh: '债务人未在十五日内提出异议也未履行，支付令可以申请执行。',
    en: 'The debtor neither objected nor paid within fifteen days: the payment order can be enforced.',
  },
  paymentOrderLapsed: {
    zh: '支付令三十日内未能送达，程序终结。',
    en: 'The payment order could not be served within thirty days and has lapsed.',
  },
} as const;
