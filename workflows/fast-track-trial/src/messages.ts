/** What people are told; addressed to roles, never with names or amounts. */
export const messages = {
  filingLate: {
    zh: '立案审查期限已过，请立案庭负责人督办。',
    en: 'The filing period has passed; the head of the filing office is asked to see to it.',
  },
  correctionAsked: {
    zh: '法院要求补正起诉材料，补齐后重新计算立案审查期限。',
    en: 'The court asks for missing papers; the filing period starts anew when they are complete.',
  },
  handOffIncomplete: {
    zh: '移交材料已签收，但缺少部分材料，请补充。',
    en: 'The hand-off was received, but parts of the package are missing; please supply them.',
  },
  docketed: { zh: '案件已立案。', en: 'The case has been docketed.' },
  docketingRefused: {
    zh: '法院裁定不予受理，可以自送达之日起十日内上诉。',
    en: 'The court refused docketing; an appeal is possible within ten days of service.',
  },
  courtDutyLate: {
    zh: '法院办理期限已过，请督办；案件程序继续。',
    en: 'A period of the court has passed; supervision is asked for. The case goes on.',
  },
  judgeAnnounced: {
    zh: '审判人员已确定，可以申请回避。',
    en: 'The judge is fixed; recusal may be asked for.',
  },
  feeOverdue: {
    zh: '交费期限已过，由法院裁定；期限内已交邮或者交纳的，请提交凭证。',
    en: 'The time to pay the fee has passed and the court will rule; if it was sent or paid in time, hand in the proof.',
  },
  crossSuitFiled: {
    zh: '其他当事人也对同一裁决起诉，两案合并审理，双方互为原告和被告。',
    en: 'Another party has sued over the same award; the suits are merged, and each side is plaintiff and defendant.',
  },
  feeUnpaid: {
    zh: '未按期交纳诉讼费，按撤诉处理，可以再次起诉。',
    en: 'The fee was not paid in time; the suit counts as withdrawn and may be brought again.',
  },
  complaintServed: {
    zh: '起诉状副本已送达，答辩期开始计算；管辖权异议须在答辩期内提出。',
    en: 'The complaint was served; the defence period runs, and an objection to jurisdiction must be raised within it.',
  },
  convertedForAnnouncement: {
    zh: '需要公告送达，案件转为普通程序。',
    en: 'Service by announcement is needed; the case goes on in ordinary procedure.',
  },
  trackConverted: {
    zh: '案件已转换审理程序，审限自原立案之日起计算。',
    en: 'The procedure was converted; the trial limit runs from the original docketing.',
  },
  mediationEntrusted: {
    zh: '经双方同意，案件已委托调解，审限继续计算。',
    en: 'With the consent of both the case was entrusted to mediation; the trial limit runs on.',
  },
  mediationFailed: { zh: '委托调解未成，案件转入审理。', en: 'Mediation failed; the case goes to trial.' },
  statementRefused: {
    zh: '一方拒绝签收调解书，法院将及时判决。',
    en: 'A party refused to sign the mediation statement; the court will give judgment.',
  },
  hearingSet: { zh: '已排期开庭，请按通知到庭。', en: 'A hearing is set; please attend as notified.' },
  hearingNoticeLate: {
    zh: '开庭三日前未能通知全部当事人，须重新排期。',
    en: 'Not everybody was notified three days before the hearing; another date must be set.',
  },
  limitPassed: {
    zh: '审限已过，上报督办。',
    en: 'The trial limit has passed; reported to the supervisor.',
  },
  suspended: { zh: '诉讼中止，期间停止计算。', en: 'The suit is suspended; no period runs.' },
  resumed: { zh: '诉讼恢复，期间继续计算。', en: 'The suit is resumed; periods run again.' },
  judgmentGiven: {
    zh: '已宣告判决，请注意上诉期。',
    en: 'Judgment was pronounced; mind the time to appeal.',
  },
  inForce: {
    zh: '裁判文书已生效，请按期履行；逾期可以申请强制执行。',
    en: 'The decision is in force; perform in time, otherwise enforcement may be applied for.',
  },
  appealed: {
    zh: '已有当事人上诉，一审判决暂不生效。',
    en: 'An appeal was lodged; the judgment is not in force.',
  },
  preservationLapses: {
    zh: '三个月内未申请执行，法院将解除保全。',
    en: 'No enforcement was applied for within three months; the court lifts the preservation.',
  },
  enforcementTimeBarred: {
    zh: '申请执行期间已过，仍可申请，但对方可以提出时效异议。',
    en: 'The time to apply for enforcement has passed; an application is still accepted, but the debtor may object.',
  },
};
