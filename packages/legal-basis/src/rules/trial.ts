import {
  cite,
  byAnalogy,
  byStatute,
  institutionalBreach,
  movedBack,
  type RuleTable,
  unmoved,
} from '../rule.ts';

/** A duty of the court in calendar days or months; the article numbers are those of the 2023 text. */
const courtDuty = {
  unit: 'calendar_day',
  ...byAnalogy,
  class: 'institutional_duty',
  onExpiry: institutionalBreach,
  confidence: 'A',
  inForceFrom: '2024-01-01',
} as const;

const partyPeriod = {
  unit: 'calendar_day',
  ...byStatute,
  class: 'party_right',
  confidence: 'A',
  inForceFrom: '2024-01-01',
} as const;

const registered = { zh: '立案之日', en: 'the case is registered' };
const trialLimitLate = {
  zh: '超过审限，上报督办；符合条件的应当在届满前裁定转换程序。',
  en: 'The trial limit is broken: escalate. Where the procedure must change, it is to be ruled before the limit ends.',
};
const trialLimit = {
  ...courtDuty,
  trigger: registered,
  unit: 'month',
  warnDaysBefore: [10, 3],
  onExpiry: trialLimitLate,
} as const;
const trialStops = [
  {
    when: {
      zh: '公告、鉴定、和解、管辖争议处理期间和中止诉讼期间不计入审限，双方同意延长的调解时间亦同',
      en: 'announcement, appraisal, settlement, jurisdiction disputes, suspension of the case and agreed mediation time are not counted',
    },
    basis: [cite('CPI', '243'), cite('TRL', '9')],
  },
] as const;
const president = { zh: '本院院长批准', en: 'the court’s president' };
const lateEvidence = {
  zh: '逾期举证须说明理由，可能不予采纳或者被训诫、罚款。',
  en: 'Late evidence needs reasons; it may be excluded, or admitted with a reprimand or fine.',
};
const evidenceNotice = { zh: '当事人收到举证通知之日', en: 'the evidence notice is served on the party' };

/** Court proceedings of first and second instance. */
export const trialRules = {
  court_filing_7d: [
    {
      ...courtDuty,
      name: { zh: '立案审查', en: 'Register or refuse the complaint' },
      trigger: {
        zh: '法院收到（补正后的）起诉材料之日',
        en: 'the court receives the complaint, or the completed one',
      },
      length: 7,
      onExpiry: {
        zh: '符合起诉条件的必须立案；不予受理的应当作出可上诉的裁定；超期报立案庭负责人督办。',
        en: 'A complaint that meets the conditions must be registered; refusal is by appealable ruling. Late: escalate to the filing office.',
      },
      restart: [
        {
          when: {
            zh: '补正的，自补齐的次日起重新计算',
            en: 'after corrections the count starts on the day after they are complete',
          },
          basis: [cite('CPL', '126'), cite('CPI', '208'), cite('ONL', '9')],
        },
      ],
      basis: [cite('CPL', '126'), cite('CPI', '208')],
    },
  ],
  fee_prepay_7d: [
    {
      ...partyPeriod,
      name: { zh: '预交诉讼费', en: 'Prepayment of the filing fee' },
      trigger: { zh: '原告收到交费通知之日', en: 'the plaintiff receives the fee notice' },
      length: 7,
      onExpiry: {
        zh: '未预交又未获缓、减、免的，按撤诉处理；追索劳动报酬案件可以不预交。',
        en: 'Unpaid without relief, the suit counts as withdrawn; claims for wages need no prepayment.',
      },
      qualifications: [
        {
          when: { zh: '追索劳动报酬案件可以不预交', en: 'claims for wages need no prepayment' },
          basis: [cite('FEE', '20')],
        },
        {
          when: {
            zh: '劳动争议案件每件10元；简易程序、调解、撤诉减半',
            en: '10 yuan a labour case; halved in simplified procedure, on mediation and on withdrawal',
          },
          basis: [cite('FEE', '13(4)'), cite('FEE', '15-16')],
        },
      ],
      basis: [cite('FEE', '22'), cite('CPI', '213')],
      inForceFrom: '2022-04-10',
    },
  ],
  court_serve_complaint_5d: [
    {
      ...courtDuty,
      name: { zh: '送达起诉状副本', en: 'Service of the complaint' },
      trigger: registered,
      length: 5,
      basis: [cite('CPL', '128')],
    },
  ],
  defence_15d: [
    {
      ...partyPeriod,
      name: { zh: '答辩期', en: 'Defence period' },
      trigger: { zh: '被告收到起诉状副本之日', en: 'the defendant receives the complaint' },
      length: 15,
      bounds: { max: 15 },
      onExpiry: {
        zh: '未答辩不影响审理；管辖权异议须在答辩期内提出。',
        en: 'The case goes on without a defence; an objection to jurisdiction must be raised within the period.',
      },
      qualifications: [
        {
          when: {
            zh: '简易程序经被告同意可以另定合理期间，双方均可放弃',
            en: 'in simplified procedure the court may set a reasonable period with the defendant’s consent; both may waive it',
          },
          basis: [cite('CPI', '266')],
        },
        {
          when: { zh: '小额诉讼不超过十五日', en: 'not over fifteen days in small claims' },
          basis: [cite('CPI', '275')],
        },
      ],
      basis: [cite('CPL', '128'), cite('CPL', '130'), cite('CPI', '266'), cite('CPI', '275')],
    },
  ],
  evidence_ordinary_min_15d: [
    {
      ...partyPeriod,
      name: { zh: '举证期限（普通程序）', en: 'Evidence period, ordinary procedure' },
      trigger: evidenceNotice,
      length: 15,
      bounds: { min: 15 },
      extension: {
        by: { zh: '期满前书面申请，法院准许', en: 'on written request before expiry, if the court allows' },
      },
      onExpiry: lateEvidence,
      basis: [cite('CPI', '99'), cite('CPI', '100-102'), cite('CPL', '68'), cite('EVI', '51')],
    },
  ],
  evidence_simple_max_15d: [
    {
      ...partyPeriod,
      name: { zh: '举证期限（简易程序）', en: 'Evidence period, simplified procedure' },
      trigger: evidenceNotice,
      length: 15,
      bounds: { max: 15 },
      onExpiry: lateEvidence,
      qualifications: [
        {
          when: { zh: '不得超过十五日，双方可以放弃', en: 'fifteen days at most; both parties may waive it' },
          basis: [cite('CPI', '266')],
        },
      ],
      basis: [cite('CPI', '266'), cite('EVI', '51')],
      inForceFrom: '2022-04-10',
    },
  ],
  evidence_small_claim_7d: [
    {
      ...partyPeriod,
      name: { zh: '举证期限（小额诉讼）', en: 'Evidence period, small claims' },
      trigger: evidenceNotice,
      length: 7,
      bounds: { max: 15 },
      onExpiry: lateEvidence,
      qualifications: [
        { when: { zh: '一般不超过七日', en: 'generally not over seven days' }, basis: [cite('CPI', '275')] },
      ],
      basis: [cite('CPI', '275'), cite('EVI', '51')],
      inForceFrom: '2022-04-10',
      unverified: {
        zh: '条文为“一般不超过七日”，更长须说明理由。',
        en: 'The text says generally not over seven days; a longer period needs a reason.',
      },
    },
  ],
  hearing_notice_3d_before: [
    {
      ...courtDuty,
      ...movedBack,
      name: { zh: '开庭通知（普通程序）', en: 'Notice of the hearing, ordinary procedure' },
      trigger: { zh: '开庭日', en: 'the day of the hearing' },
      length: 3,
      unit: 'calendar_day_before',
      onExpiry: { zh: '通知迟延的，应当另行排期。', en: 'Late notice: set another date.' },
      qualifications: [
        {
          when: {
            zh: '简易程序、小额诉讼不受此限',
            en: 'not required in simplified procedure and small claims',
          },
          basis: [cite('CPL', '163')],
        },
        {
          when: {
            zh: '未确认收到的不得缺席判决',
            en: 'no default judgment without proof that the notice was received',
          },
          basis: [cite('CPI', '261')],
        },
      ],
      basis: [cite('CPL', '139')],
    },
  ],
  trial_small_claim_2m: [
    {
      ...trialLimit,
      name: { zh: '小额诉讼审限', en: 'Trial limit, small claims' },
      length: 2,
      extension: { by: president, length: 1, times: 1, cap: 3 },
      suspension: trialStops,
      basis: [cite('CPL', '168'), cite('CPI', '243')],
    },
  ],
  trial_simple_3m: [
    {
      ...trialLimit,
      name: { zh: '简易程序审限', en: 'Trial limit, simplified procedure' },
      length: 3,
      extension: { by: president, length: 1, cap: 4 },
      suspension: trialStops,
      qualifications: [
        {
          when: {
            zh: '期满前裁定转为普通程序的，审限自原立案之日起算',
            en: 'on conversion to ordinary procedure, ruled before expiry, time runs from the original registration',
          },
          basis: [cite('CPI', '258')],
        },
      ],
      basis: [cite('CPL', '164'), cite('CPI', '258')],
    },
  ],
  trial_ordinary_6m: [
    {
      ...trialLimit,
      name: { zh: '普通程序审限', en: 'Trial limit, ordinary procedure' },
      length: 6,
      extension: {
        by: {
          zh: '本院院长批准6个月；还需延长的报上级法院批准3个月',
          en: 'the court’s president, six months; beyond that the higher court, three',
        },
        length: 9,
        cap: 15,
      },
      suspension: trialStops,
      basis: [cite('CPL', '152'), cite('TRL', '2')],
    },
  ],
  trial_extension_request_10d_before: [
    {
      ...courtDuty,
      ...movedBack,
      name: { zh: '申请延长审限', en: 'Request to extend the trial limit' },
      trigger: { zh: '审限届满日', en: 'the day the trial limit ends' },
      length: 10,
      unit: 'calendar_day_before',
      onExpiry: { zh: '逾期申请须经督办人员特批。', en: 'A late request needs the supervisor’s leave.' },
      basis: [cite('TRL', '12')],
      inForceFrom: '2000-09-28',
    },
  ],
  judgment_send_10d: [
    {
      ...courtDuty,
      name: { zh: '当庭宣判后发送判决书', en: 'Judgment sent after pronouncement in court' },
      trigger: { zh: '当庭宣判之日', en: 'judgment is pronounced in court' },
      length: 10,
      qualifications: [
        {
          when: {
            zh: '定期宣判的，宣判后立即发给判决书',
            en: 'when judgment is pronounced on a fixed date it is handed over at once',
          },
          basis: [cite('CPL', '151(2)')],
        },
      ],
      basis: [cite('CPL', '151(2)')],
    },
  ],
  appeal_judgment_15d: [
    {
      ...partyPeriod,
      name: { zh: '上诉期（判决）', en: 'Appeal against a judgment' },
      trigger: { zh: '判决书送达该当事人之日', en: 'the judgment is served on that party' },
      length: 15,
      onExpiry: {
        zh: '各方均未上诉的，判决发生法律效力；小额诉讼一审终审，不得上诉。',
        en: 'The judgment takes effect when nobody appealed; small claims allow no appeal.',
      },
      qualifications: [
        {
          when: { zh: '小额诉讼一审终审，不得上诉', en: 'small claims allow no appeal' },
          basis: [cite('CPL', '165')],
        },
      ],
      basis: [cite('CPL', '171(1)'), cite('CPL', '165')],
    },
  ],
  appeal_ruling_10d: [
    {
      ...partyPeriod,
      name: { zh: '上诉期（裁定）', en: 'Appeal against a ruling' },
      trigger: { zh: '可上诉的裁定送达该当事人之日', en: 'the appealable ruling is served on that party' },
      length: 10,
      onExpiry: { zh: '裁定发生法律效力。', en: 'The ruling takes effect.' },
      qualifications: [
        {
          when: {
            zh: '小额诉讼的管辖异议和驳回起诉裁定即时生效',
            en: 'small-claims rulings on jurisdiction and dismissal take effect at once',
          },
          basis: [cite('CPI', '276-277')],
        },
      ],
      basis: [cite('CPL', '171(2)'), cite('CPL', '157')],
    },
  ],
  appeal_trial_3m: [
    {
      ...trialLimit,
      name: { zh: '二审审限', en: 'Trial limit on appeal' },
      trigger: { zh: '第二审立案之日', en: 'the appeal is registered' },
      length: 3,
      extension: { by: president },
      onExpiry: institutionalBreach,
      qualifications: [
        {
          when: { zh: '对裁定的上诉案件审限为三十日', en: 'appeals against rulings: thirty days' },
          basis: [cite('CPL', '183')],
        },
      ],
      basis: [cite('CPL', '183')],
    },
  ],
  announcement_service_30d: [
    {
      name: { zh: '公告送达', en: 'Service by announcement' },
      trigger: { zh: '发出公告（最后刊登）之日', en: 'the announcement is issued (last publication)' },
      length: 30,
      unit: 'calendar_day',
      ...unmoved,
      class: 'deemed_effect',
      onExpiry: {
        zh: '视为送达；简易程序、小额诉讼不适用公告送达，应当转为普通程序。',
        en: 'The document counts as served; not available in simplified procedure or small claims, which must then convert.',
      },
      qualifications: [
        {
          when: {
            zh: '简易程序、小额诉讼不适用公告送达，须转为普通程序',
            en: 'not available in simplified procedure and small claims, which must convert',
          },
          basis: [cite('CPI', '140')],
        },
      ],
      basis: [cite('CPL', '95'), cite('CPI', '138'), cite('CPI', '140')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  convert_fee_7d: [
    {
      ...partyPeriod,
      name: { zh: '转换程序补交诉讼费', en: 'Top-up fee after conversion' },
      trigger: { zh: '收到补交通知之日', en: 'the notice to pay the difference is received' },
      length: 7,
      onExpiry: {
        zh: '无正当理由未补交的，按撤诉处理。',
        en: 'Unpaid without good reason, the suit counts as withdrawn.',
      },
      basis: [cite('CPI', '199')],
      inForceFrom: '2022-04-10',
    },
  ],
  recusal_decision_3d: [
    {
      ...courtDuty,
      name: { zh: '审判人员回避决定', en: 'Decision on recusal of a judge' },
      trigger: { zh: '提出回避申请之日', en: 'recusal is applied for' },
      length: 3,
      qualifications: [
        {
          when: {
            zh: '可以申请复议一次，复议三日内决定；复议期间不停止参与审理',
            en: 'one review may be asked for and is decided in three days; the challenged judge stops only before the first decision',
          },
          basis: [cite('CPL', '48-50')],
        },
      ],
      basis: [cite('CPL', '48-50')],
    },
  ],
  judge_notice_3d: [
    {
      ...courtDuty,
      name: { zh: '审判人员告知', en: 'Parties told who the judge is' },
      trigger: { zh: '审判人员确定之日', en: 'the judge is fixed' },
      length: 3,
      basis: [cite('CPL', '131')],
    },
  ],
  online_join_3d: [
    {
      ...partyPeriod,
      ...byAnalogy,
      name: { zh: '在线诉讼关联案件', en: 'Joining the case online' },
      trigger: {
        zh: '收到通知的当事人同意在线诉讼之日',
        en: 'the notified party consents to online proceedings',
      },
      length: 3,
      onExpiry: {
        zh: '未按时关联的，该当事人转为线下诉讼。',
        en: 'Not joined in time, that party continues offline.',
      },
      basis: [cite('ONL', '10')],
      inForceFrom: '2021-08-01',
    },
  ],
  period_restore_10d: [
    {
      ...partyPeriod,
      name: { zh: '申请顺延期限', en: 'Request to restore a missed period' },
      trigger: { zh: '不可抗力等障碍消除之日', en: 'the obstacle (force majeure or other good cause) ends' },
      length: 10,
      onExpiry: {
        zh: '不得再申请顺延；是否准许由法院决定。',
        en: 'No relief any more; whether it is granted is for the court.',
      },
      qualifications: [
        {
          when: { zh: '是否准许由法院决定', en: 'the court decides whether to grant it' },
          basis: [cite('CPL', '86')],
        },
      ],
      basis: [cite('CPL', '86')],
    },
  ],
} as const satisfies RuleTable;

/** Property preservation. */
export const preservationRules = {
  psv_urgent_ruling_48h: [
    {
      ...courtDuty,
      ...unmoved,
      name: { zh: '紧急保全裁定', en: 'Urgent preservation ruling' },
      trigger: {
        zh: '法院接受紧急或者诉前保全申请之时',
        en: 'the court accepts an urgent or pre-suit application',
      },
      length: 48,
      unit: 'hour',
      qualifications: [
        {
          when: {
            zh: '裁定采取保全措施的，立即执行',
            en: 'a measure that is ordered is carried out at once',
          },
          basis: [cite('CPL', '103-104')],
        },
      ],
      basis: [cite('CPL', '103-104'), cite('PSV', '4'), cite('CPI', '125')],
    },
  ],
  psv_ordinary_ruling_5d: [
    {
      ...courtDuty,
      name: { zh: '一般保全裁定', en: 'Ordinary preservation ruling' },
      trigger: {
        zh: '接受申请（需担保的，提供担保）之日',
        en: 'the application is accepted, or security is given',
      },
      length: 5,
      qualifications: [
        {
          when: {
            zh: '裁定采取保全措施的，五日内开始执行',
            en: 'execution of a measure that is ordered begins within five days',
          },
          basis: [cite('PSV', '4')],
        },
      ],
      basis: [cite('PSV', '4')],
      inForceFrom: '2021-01-01',
    },
  ],
  psv_presuit_lapse_30d: [
    {
      ...partyPeriod,
      name: { zh: '诉前保全解除', en: 'Pre-suit preservation lapses' },
      trigger: { zh: '采取诉前保全措施之日', en: 'the measure is carried out' },
      length: 30,
      warnDaysBefore: [10, 3],
      onExpiry: {
        zh: '未依法起诉或者申请仲裁的，法院解除保全。',
        en: 'Without suit or arbitration the court lifts the measure.',
      },
      qualifications: [
        {
          when: {
            zh: '期内起诉或者申请仲裁的，保全自动转为诉讼（仲裁）保全',
            en: 'suing or applying for arbitration in time keeps the measure, which converts by itself',
          },
          basis: [cite('PSV', '17')],
        },
      ],
      basis: [cite('CPL', '104(3)'), cite('PSV', '17')],
    },
  ],
  psv_enforce_3m: [
    {
      ...partyPeriod,
      name: { zh: '裁决生效后申请执行（保全）', en: 'Enforce within three months to keep preservation' },
      trigger: { zh: '劳动者胜诉的裁决或者判决生效之日', en: 'the award or judgment takes effect' },
      length: 3,
      unit: 'month',
      warnDaysBefore: [30, 7],
      onExpiry: {
        zh: '未申请执行的，法院解除保全。',
        en: 'Without an application for enforcement the court lifts preservation.',
      },
      basis: [cite('LI1', '49(2)')],
      inForceFrom: '2021-01-01',
    },
  ],
  psv_renew_7d_before: [
    {
      ...partyPeriod,
      ...movedBack,
      name: { zh: '申请续行保全', en: 'Renewal of preservation' },
      trigger: { zh: '保全期限届满日', en: 'the day preservation ends' },
      length: 7,
      unit: 'calendar_day_before',
      warnDaysBefore: [30, 14],
      onExpiry: {
        zh: '逾期申请的，保全可能失效，后果由申请人承担。',
        en: 'Preservation may lapse at the applicant’s risk.',
      },
      basis: [cite('PSV', '18')],
      inForceFrom: '2021-01-01',
    },
  ],
  psv_post_effect_lapse_5d: [
    {
      ...partyPeriod,
      name: { zh: '执行前保全', en: 'Preservation before enforcement' },
      trigger: { zh: '法律文书指定的履行期间届满之日', en: 'the performance period in the instrument ends' },
      length: 5,
      onExpiry: {
        zh: '未申请执行的，法院解除保全。',
        en: 'Without an application for enforcement the court lifts it.',
      },
      basis: [cite('CPI', '163')],
      inForceFrom: '2022-04-10',
    },
  ],
} as const satisfies RuleTable;
