/** What people are told. Named by `notify`. */
export const messages = {
  legalAidEmergency: {
    zh: '仲裁时效即将届满。请立即申请仲裁，或者申请法律援助：距时效届满不足七日的，法律援助机构可以先行提供援助，手续后补。',
    en: 'The limitation of arbitration is about to end. Apply for arbitration now, or for legal aid: with fewer than seven days left the agency may help first and have the papers later.',
  },
  limitationOver: {
    zh: '仲裁时效已届满。您仍可申请仲裁，不因此不予受理；对方可以在仲裁中提出时效抗辩。有中断、中止事由的，请提交凭证登记。',
    en: 'The limitation of arbitration has ended. You may still apply and will not be turned away for it; the other side may plead it in arbitration. If something interrupted or suspended it, hand in the proof.',
  },
  interruptionStruck: {
    zh: '一项误登的时效中断已作废，时效已按其余记录重新计算。请查看现在的届满日；有异议的，可以补充凭证重新登记。',
    en: 'An interruption logged by mistake was struck, and the limitation counted anew from the rest. Look at the last day as it now stands; if you disagree, hand in proof and have it logged again.',
  },
  legalAidApplied: {
    zh: '已登记法律援助申请，法律援助机构应当自收到申请之日起七日内决定。',
    en: 'The application for legal aid is on record; the agency decides within seven days of receiving it.',
  },
  legalAidGranted: {
    zh: '已决定给予法律援助，法律援助机构应当在三日内指派人员。',
    en: 'Legal aid is granted; the agency assigns counsel within three days.',
  },
  legalAidRefused: {
    zh: '法律援助申请未获准或者视为撤回。对不予援助的决定有异议的，可以向司法行政部门提出；也可以重新申请。',
    en: 'Legal aid was not granted, or the application counts as withdrawn. You may object to a refusal at the justice bureau, or apply again.',
  },
  legalAidLate: {
    zh: '法律援助机构逾期未决定或者未指派人员，请向司法行政部门反映。',
    en: 'The legal-aid agency is late with its decision or with assigning counsel; please bring it before the justice bureau.',
  },
} as const;
