import type { CivilDate, Text } from '../legal-calendar.ts';

const claimChoices = {
  wage_arrears: { zh: '拖欠工资', en: 'unpaid wages' },
  wage_surcharge: { zh: '加付赔偿金', en: 'surcharge on unpaid wages' },
  overtime: { zh: '加班费', en: 'overtime pay' },
  severance: { zh: '经济补偿', en: 'severance' },
  notice_pay: { zh: '代通知金', en: 'pay in lieu of notice' },
  unlawful_termination: { zh: '违法解除赔偿金', en: 'damages for unlawful termination' },
  double_wage: { zh: '未签书面合同二倍工资', en: 'double wage for want of a written contract' },
  annual_leave: { zh: '未休年休假工资', en: 'untaken annual leave' },
  work_injury: { zh: '工伤待遇', en: 'work-injury benefits' },
  work_injury_medical: { zh: '工伤医疗费', en: 'work-injury medical fees' },
  non_compete: { zh: '竞业限制补偿', en: 'non-compete compensation' },
  confirm_relationship: { zh: '确认劳动关系', en: 'confirmation of a labour relationship' },
  reinstatement: { zh: '继续履行劳动合同', en: 'reinstatement' },
  social_insurance_loss: { zh: '社会保险待遇损失', en: 'loss of social-insurance benefits' },
  social_insurance_backpay: { zh: '补缴社会保险费', en: 'social-insurance back-payment' },
  housing_fund: { zh: '住房公积金', en: 'housing fund' },
  transfer_formalities: { zh: '离职证明及档案社保转移', en: 'leaving certificate and transfers' },
  deposit_refund: { zh: '返还押金', en: 'refund of a deposit' },
  probation_damages: { zh: '违法约定试用期赔偿金', en: 'damages for unlawful probation' },
  training_penalty: { zh: '服务期违约金', en: 'penalty for breach of a training bond' },
  platform_pay: { zh: '新就业形态劳动报酬', en: 'platform worker’s remuneration' },
  platform_injury: { zh: '新就业形态职业伤害', en: 'platform worker’s occupational injury' },
  benefit_disbursement: {
    zh: '社会保险经办机构发放养老金等待遇',
    en: 'payment of a pension or another benefit by the social-insurance agency',
  },
  assessment_objection: {
    zh: '不服劳动能力或者职业病鉴定结论',
    en: 'objection to an assessment of labour capacity or of an occupational disease',
  },
  housing_reform: { zh: '公有住房转让', en: 'transfer of public housing' },
  other: { zh: '其他劳动争议', en: 'another labour matter' },
} as const satisfies Record<string, Text>;

/** What a worker can ask for: the heads of claim of the rulebook, and what often comes to the wrong door. */
export type TriageClaimType = keyof typeof claimChoices;

export interface TriageClaim {
  readonly type: TriageClaimType;
  /** Integer fen; left out where it is not known or not money. */
  readonly amountFen?: number;
}

/**
 * What can be asked. `date`: a civil date. `flag`: yes or no. `count`: a whole number from 0. `choice`: one of the choices.
 * `choices`: any number of them, none included. `claims`: heads of claim. `region`: a six-digit division code.
 */
export type QuestionKind = 'date' | 'flag' | 'count' | 'choice' | 'choices' | 'claims' | 'region';

/** A question without its name. */
export interface Asked {
  readonly kind: QuestionKind;
  readonly question: Text;
  readonly choices?: Readonly<Record<string, Text>>;
}

/** In the order in which a wizard asks; a question that does not matter is never among those still missing. */
export const questions = {
  worker: {
    kind: 'choice',
    question: { zh: '您是哪一类劳动者？', en: 'What kind of worker are you?' },
    choices: {
      ordinary: { zh: '普通职工', en: 'an ordinary employee' },
      dispatched: { zh: '被派遣劳动者', en: 'dispatched by an agency' },
      overage: { zh: '超过法定退休年龄', en: 'past retirement age' },
      platform: { zh: '平台从业者（外卖、网约车、货运、快递）', en: 'a platform worker' },
      student: { zh: '在校学生或者实习生', en: 'a student or an intern' },
      household: { zh: '家政服务人员', en: 'a household worker' },
      artisanHelper: { zh: '个体工匠的帮工或者学徒', en: 'helper or apprentice of a self-employed artisan' },
      farmHand: { zh: '农村承包经营户的受雇人', en: 'hired by a farming household' },
      foreigner: { zh: '外国人', en: 'a foreigner' },
      publicServant: { zh: '公务员', en: 'a civil servant' },
    },
  },
  age: {
    kind: 'choice',
    question: { zh: '您干活时多大年龄？', en: 'How old were you when you did the work?' },
    choices: {
      under16: { zh: '不满16周岁', en: 'under 16' },
      from16: { zh: '16至17周岁', en: '16 or 17' },
      adult: { zh: '18周岁以上', en: '18 or older' },
    },
  },
  employer: {
    kind: 'choice',
    question: { zh: '您给谁干活？', en: 'For whom do you work?' },
    choices: {
      company: { zh: '公司、企业或者其他单位', en: 'a company or another organisation' },
      individualBusiness: { zh: '个体工商户', en: 'a registered individual business' },
      household: { zh: '家庭或者个人', en: 'a household or a private person' },
      unlicensed: {
        zh: '没有营业执照或者执照已被吊销、到期的单位',
        en: 'a business without a licence, or whose licence was revoked or has run out',
      },
      deregistered: { zh: '已经注销的单位', en: 'a business struck off the register' },
      stateOrgan: { zh: '国家机关、事业单位或者社会团体', en: 'a state organ or public institution' },
    },
  },
  claims: {
    kind: 'claims',
    question: { zh: '您要求什么？', en: 'What do you ask for?' },
    choices: claimChoices,
  },
  drawsPension: {
    kind: 'flag',
    question: {
      zh: '您是否已经领取养老金或者退休金？',
      en: 'Do you already draw a pension?',
    },
  },
  platformTrade: {
    kind: 'choice',
    question: { zh: '您做哪一种平台工作？', en: 'Which platform work do you do?' },
    choices: {
      delivery: { zh: '外卖配送', en: 'food delivery' },
      rideHailing: { zh: '网约车', en: 'ride-hailing' },
      freight: { zh: '货运', en: 'freight' },
      courier: { zh: '快递', en: 'parcels' },
    },
  },
  relationshipSigns: {
    kind: 'choices',
    question: {
      zh: '下面哪些情况符合？一项也没有就不选。',
      en: 'Which of these are so? Choose none if none is.',
    },
    choices: {
      contract: { zh: '签了劳动合同', en: 'there is a labour contract' },
      shifts: { zh: '必须按排班或者考勤上班', en: 'shifts or attendance are fixed' },
      ordersCompulsory: { zh: '不能拒绝派单', en: 'orders may not be refused' },
      penalties: { zh: '按规章考核、罚款', en: 'there are rules with appraisals and fines' },
      wageLikePay: { zh: '按月发底薪或者工资', en: 'a basic wage is paid by the month' },
    },
  },
  workPermit: {
    kind: 'flag',
    question: {
      zh: '您是否有工作许可或者永久居留资格？',
      en: 'Do you hold a work permit or permanent residence?',
    },
  },
  contracting: {
    kind: 'choice',
    question: {
      zh: '用工的人是否从别的公司转包、分包，或者挂靠别的公司？',
      en: 'Does whoever hired you work under a subcontract, or under another company’s name?',
    },
    choices: {
      none: { zh: '没有', en: 'no' },
      subcontracted: {
        zh: '从有资格的公司转包、分包，自己没有资格',
        en: 'subcontracted from a qualified company, itself not qualified',
      },
      affiliated: { zh: '挂靠或者借用别的公司执照', en: 'operating under another company’s name or licence' },
    },
  },
  relatedCompanies: {
    kind: 'flag',
    question: {
      zh: '是否有几家关联公司轮流或者同时用您？',
      en: 'Did several related companies use you in turn or at once?',
    },
  },
  workers: {
    kind: 'count',
    question: {
      zh: '包括您在内，有多少人有同样的请求？',
      en: 'How many people, you included, have the same claim?',
    },
  },
  happenedOn: {
    kind: 'date',
    question: { zh: '事情发生在哪一天？', en: 'On what day did it happen?' },
  },
  knewOn: {
    kind: 'date',
    question: { zh: '您哪一天知道权利被侵害？', en: 'On what day did you learn of it?' },
  },
  stillEmployed: { kind: 'flag', question: { zh: '您现在还在那里工作吗？', en: 'Do you still work there?' } },
  employmentEndedOn: {
    kind: 'date',
    question: { zh: '您哪一天离开的？', en: 'On what day did you leave?' },
  },
  lastDemandOn: {
    kind: 'date',
    question: {
      zh: '您最近一次要求对方支付、投诉或者申请调解是哪一天？',
      en: 'When did you last demand payment, complain or apply for mediation?',
    },
  },
  accidentOn: {
    kind: 'date',
    question: {
      zh: '事故发生或者职业病确诊是哪一天？',
      en: 'On what day was the accident, or the diagnosis?',
    },
  },
  insured: {
    kind: 'flag',
    question: {
      zh: '单位是否给您上了工伤保险？',
      en: 'Did the employer take out work-injury insurance for you?',
    },
  },
  recognition: {
    kind: 'choice',
    question: { zh: '工伤认定办到哪一步？', en: 'How far is the recognition as a work injury?' },
    choices: {
      none: { zh: '还没有申请', en: 'not applied for' },
      pending: { zh: '已申请，未决定', en: 'applied for, not decided' },
      recognised: { zh: '已认定为工伤', en: 'recognised' },
      refused: { zh: '不予认定或者不予受理', en: 'refused' },
    },
  },
  assessment: {
    kind: 'choice',
    question: { zh: '劳动能力鉴定办到哪一步？', en: 'How far is the assessment of labour capacity?' },
    choices: {
      none: { zh: '还没有申请', en: 'not applied for' },
      pending: { zh: '已申请，未有结论', en: 'applied for, no conclusion' },
      concluded: { zh: '已有结论', en: 'concluded' },
    },
  },
  unpaidMonths: {
    kind: 'count',
    question: { zh: '拖欠了几个月的工资？', en: 'How many months of wages are unpaid?' },
  },
  sumUndisputed: {
    kind: 'flag',
    question: { zh: '对方是否承认欠款数额？', en: 'Does the other side admit the sum?' },
  },
  wageIou: {
    kind: 'choice',
    question: { zh: '您手里有工资欠条吗？', en: 'Do you hold an IOU for wages?' },
    choices: {
      none: { zh: '没有', en: 'no' },
      wagesOnly: { zh: '有，除工资外没有别的争议', en: 'yes, and nothing else is in dispute' },
      withOtherIssue: { zh: '有，同时还有别的争议', en: 'yes, and something else is in dispute too' },
    },
  },
  agreement: {
    kind: 'choice',
    question: { zh: '有没有调解协议？', en: 'Is there a mediation agreement?' },
    choices: {
      none: { zh: '没有', en: 'no' },
      performed: { zh: '有，已经履行', en: 'yes, performed' },
      dueLater: { zh: '有，履行期未到', en: 'yes, not yet due' },
      unperformed: { zh: '有，到期没有履行', en: 'yes, due and not performed' },
      enforceable: {
        zh: '有，已经司法确认或者仲裁审查',
        en: 'yes, judicially confirmed or reviewed by the commission',
      },
    },
  },
  agreementBody: {
    kind: 'choice',
    question: { zh: '调解协议是在哪里达成的？', en: 'Before which body was the agreement made?' },
    choices: {
      mal10: {
        zh: '企业劳动争议调解委员会或者乡镇、街道调解组织',
        en: 'an enterprise mediation committee, or a township or street mediation body',
      },
      peoples: { zh: '人民调解委员会', en: 'a people’s mediation committee' },
      joint: { zh: '一站式或者联合调解中心', en: 'a one-stop or joint mediation centre' },
      courtRoster: {
        zh: '法院特邀调解组织或者调解员',
        en: 'a mediation body or mediator on a court’s roster',
      },
      other: { zh: '其他', en: 'another' },
    },
  },
  agreementAbout: {
    kind: 'choice',
    question: { zh: '调解协议约定了什么？', en: 'What is the agreement about?' },
    choices: {
      wagesOnly: { zh: '只有劳动报酬', en: 'remuneration only' },
      otherPayment: {
        zh: '工伤医疗费、经济补偿、赔偿金等其他款项',
        en: 'work-injury medical fees, severance, damages or other money',
      },
      other: { zh: '还有金钱以外的内容', en: 'other things than money as well' },
    },
  },
  agreementEffectiveOn: {
    kind: 'date',
    question: { zh: '调解协议哪一天生效？', en: 'On what day did the agreement take effect?' },
  },
  paymentOrder: {
    kind: 'choice',
    question: { zh: '有没有申请过支付令？', en: 'Was a payment order applied for?' },
    choices: {
      none: { zh: '没有', en: 'no' },
      pending: { zh: '已申请或者在异议期内', en: 'applied for, or within the time to object' },
      inForce: { zh: '对方没有异议，支付令已生效', en: 'not objected to and in force' },
      mal16Terminated: {
        zh: '依据调解协议申请的，程序已终结',
        en: 'sought on a mediation agreement, and terminated',
      },
      lcl30Terminated: {
        zh: '直接就工资申请的，程序已终结',
        en: 'sought for wages without an agreement, and terminated',
      },
      rejected: { zh: '法院驳回了申请', en: 'rejected by the court' },
    },
  },
  arbitration: {
    kind: 'choice',
    question: { zh: '劳动仲裁办到哪一步？', en: 'How far is the arbitration?' },
    choices: {
      none: { zh: '还没有申请', en: 'not applied for' },
      filed: { zh: '已申请，五个工作日内', en: 'applied for, within five working days' },
      refused: { zh: '不予受理', en: 'declined' },
      silent: { zh: '超过五个工作日没有答复', en: 'no answer after five working days' },
      accepted: { zh: '已受理，正在进行', en: 'accepted and running' },
      overdue: { zh: '超过审理期限没有裁决', en: 'no award in time' },
      awarded: { zh: '已有裁决书', en: 'an award was made' },
      mediationStatement: { zh: '仲裁调解书已生效', en: 'an arbitral mediation statement is in force' },
      advanceAward: { zh: '已作出先行支付的裁决', en: 'an advance-payment award was made' },
      deemedWithdrawn: { zh: '因缺席被视为撤回', en: 'treated as withdrawn after an absence' },
      withdrawn: { zh: '自己撤回了', en: 'withdrawn' },
    },
  },
  refusalGround: {
    kind: 'choice',
    question: { zh: '仲裁委员会为什么不受理？', en: 'Why did the commission decline?' },
    choices: {
      noJurisdiction: { zh: '没有管辖权', en: 'it has no jurisdiction' },
      other: { zh: '其他理由', en: 'another reason' },
    },
  },
  delayExcuse: {
    kind: 'choice',
    question: { zh: '仲裁为什么拖延？', en: 'Why is the arbitration late?' },
    choices: {
      none: { zh: '没有说明理由', en: 'no reason is known' },
      transfer: { zh: '正在移送管辖', en: 'it is being transferred' },
      service: { zh: '正在送达或者送达延误', en: 'service is under way or was delayed' },
      pending: { zh: '等待另案结果或者评残结论', en: 'another case or a disability grading is awaited' },
      hearing: { zh: '正在等待开庭', en: 'the hearing is awaited' },
      appraisal: { zh: '正在鉴定或者委托调查', en: 'an appraisal or inquiry is under way' },
      other: { zh: '其他正当事由', en: 'another good reason' },
    },
  },
  proofOfReceipt: {
    kind: 'flag',
    question: {
      zh: '您手里有仲裁委员会的收件回执或者受理通知书吗？',
      en: 'Do you hold the commission’s receipt or acceptance notice?',
    },
  },
  awardFinality: {
    kind: 'choice',
    question: { zh: '裁决书写明是终局裁决吗？', en: 'Does the award say that it is final?' },
    choices: {
      final: { zh: '终局裁决', en: 'final' },
      nonFinal: { zh: '非终局裁决', en: 'not final' },
    },
  },
  awardServedOn: {
    kind: 'date',
    question: { zh: '您哪一天收到裁决书？', en: 'On what day did you receive the award?' },
  },
  awardFate: {
    kind: 'choice',
    question: { zh: '法院是否动过这份裁决？', en: 'Has a court touched the award?' },
    choices: {
      standing: { zh: '没有', en: 'no' },
      setAside: { zh: '被中级人民法院撤销', en: 'set aside by the intermediate court' },
      nonEnforced: { zh: '被裁定不予执行', en: 'refused enforcement' },
    },
  },
  rulingServedOn: {
    kind: 'date',
    question: {
      zh: '您哪一天收到撤销或者不予执行的裁定？',
      en: 'On what day did you receive the ruling that set it aside or refused enforcement?',
    },
  },
  orderToPay: {
    kind: 'choice',
    question: {
      zh: '劳动监察等部门是否责令对方支付？',
      en: 'Did the labour inspectorate or another authority order payment?',
    },
    choices: {
      none: { zh: '没有', en: 'no' },
      issued: { zh: '已责令，期限未到', en: 'yes, the time is not over' },
      obeyed: { zh: '已责令，已支付', en: 'yes, and it was paid' },
      disobeyed: { zh: '已责令，逾期不支付', en: 'yes, and it was not paid in time' },
    },
  },
  payerHides: {
    kind: 'flag',
    question: {
      zh: '对方是否转移财产、逃匿或者找不到人？',
      en: 'Is the other side moving assets away, in hiding or not to be found?',
    },
  },
  preservation: {
    kind: 'flag',
    question: {
      zh: '是否已经申请诉前财产保全？',
      en: 'Has property been preserved before suit?',
    },
  },
  pending: {
    kind: 'choices',
    question: {
      zh: '下面哪些程序正在进行？没有就不选。',
      en: 'Which of these are under way? Choose none if none is.',
    },
    choices: {
      mediation: { zh: '调解', en: 'mediation' },
      inspection: { zh: '劳动监察', en: 'labour inspection' },
      suit: { zh: '诉讼', en: 'a suit' },
    },
  },
  region: {
    kind: 'region',
    question: {
      zh: '工作地在哪里（六位行政区划代码）？',
      en: 'Where is the place of work (six-digit division code)?',
    },
  },
} as const satisfies Record<string, Asked>;

export type QuestionId = keyof typeof questions;
export const questionIds = Object.keys(questions) as readonly QuestionId[];

type AnswerTo<Q extends Asked> = Q['kind'] extends 'date' | 'region'
  ? CivilDate
  : Q['kind'] extends 'flag'
    ? boolean
    : Q['kind'] extends 'count'
      ? number
      : Q['kind'] extends 'claims'
        ? readonly TriageClaim[]
        : Q['kind'] extends 'choices'
          ? readonly (keyof Q['choices'] & string)[]
          : keyof Q['choices'] & string;

/**
 * What is known of a dispute, one answer per question. What is left out is not known and is asked for, never assumed.
 * `askedOn` is the day of asking: the core knows no today.
 */
export type TriageFacts = { readonly askedOn: CivilDate } & {
  readonly [Id in QuestionId]?: AnswerTo<(typeof questions)[Id]>;
};

/** A question as a wizard shows it. */
export interface TriageQuestion {
  readonly id: QuestionId;
  readonly kind: QuestionKind;
  readonly question: Text;
  readonly choices?: readonly { readonly id: string; readonly text: Text }[];
}

/** Every question in the order of asking. */
export const triageQuestions: readonly TriageQuestion[] = questionIds.map((id) => {
  const { kind, question, choices }: Asked = questions[id];
  return {
    id,
    kind,
    question,
    ...(choices ? { choices: Object.entries(choices).map(([choice, text]) => ({ id: choice, text })) } : {}),
  };
});
