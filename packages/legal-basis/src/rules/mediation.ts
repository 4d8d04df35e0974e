import { cite, byAnalogy, byStatute, type RuleTable, unmoved } from '../rule.ts';

const court_premed = {
  name: { zh: '委派调解（立案前）期限', en: 'Court-referred mediation before registration' },
  trigger: {
    zh: '调解员签收法院移交材料，或者在平台确认接受之日',
    en: 'the mediator signs for the court’s papers, or confirms acceptance on the platform',
  },
  length: 30,
  unit: 'calendar_day',
  ...byAnalogy,
  class: 'consent_cap',
  extension: {
    by: { zh: '各方当事人同意延长，法律未设上限', en: 'all parties agree; the texts set no upper limit' },
  },
  suspension: [
    {
      when: { zh: '诉前鉴定的时间不计入', en: 'time spent on appraisal before filing is not counted' },
      basis: [cite('ONM', '26')],
    },
  ],
  confidence: 'A',
} as const;

const court_postmed = {
  trigger: {
    zh: '调解员签收材料或者在平台接受之日；法官主持的，为各方同意之日',
    en: 'the mediator signs for or accepts the papers; when a judge leads, the day all parties consent',
  },
  unit: 'calendar_day',
  ...byAnalogy,
  class: 'consent_cap',
  extension: {
    by: {
      zh: '双方同意延长；2025年起按意见为30日',
      en: 'both agree; from 2025 it is 30 days',
    },
  },
  qualifications: [
    {
      when: {
        zh: '延长的调解时间不计入审限',
        en: 'the added time is not counted in the trial limit',
      },
      basis: [cite('INV', '27(2)'), cite('ONM', '24')],
    },
  ],
  onExpiry: {
    zh: '未达成协议的，转入审判，恢复计算审限。',
    en: 'Without agreement the case goes on to trial and the trial limit runs again.',
  },
  basis: [cite('INV', '27(2)'), cite('ONM', '24'), cite('OP25', '[3]', 'B')],
  confidence: 'A',
  inForceFrom: '2016-07-01',
} as const;

/** Negotiation, mediation outside and inside the courts, and performance of the agreement. */
export const mediationRules = {
  negotiation_response_5d: [
    {
      name: { zh: '协商回应期', en: 'Reply to a request to negotiate' },
      trigger: { zh: '一方当事人提出协商要求之日', en: 'one party asks the other to negotiate' },
      length: 5,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'deemed_effect',
      extension: {
        by: {
          zh: '双方书面约定并可书面延长协商期限',
          en: 'both may fix and extend a negotiation period in writing',
        },
      },
      onExpiry: {
        zh: '不回应视为不愿协商，仲裁时效中断；可以申请调解或者仲裁。',
        en: 'Silence counts as unwillingness and interrupts the limitation period; mediation or arbitration may be applied for.',
      },
      basis: [cite('O17', '10'), cite('O17', '31[1]')],
      confidence: 'A',
      inForceFrom: '2012-01-01',
      unverified: {
        zh: '条文写“5日”而另条写“工作日”，据此按自然日计算，为推断。',
        en: 'The text says days here and working days elsewhere; counting calendar days is an inference.',
      },
    },
  ],
  negotiation_agreed_period: [
    {
      name: { zh: '约定协商期', en: 'Agreed negotiation period' },
      trigger: { zh: '书面约定协商期限之日', en: 'the negotiation period is agreed in writing' },
      length: 'party_set',
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'consent_cap',
      warnDaysBefore: [1],
      extension: { by: { zh: '双方书面延长', en: 'both extend it in writing' } },
      onExpiry: {
        zh: '未达成一致视为协商不成，仲裁时效中断。',
        en: 'Without a result the negotiation has failed; the limitation period is interrupted.',
      },
      basis: [cite('O17', '10(2)'), cite('O17', '31[3]')],
      confidence: 'A',
      inForceFrom: '2012-01-01',
    },
  ],
  med_enterprise_acceptance_3wd: [
    {
      name: { zh: '企业调解委员会受理期', en: 'Acceptance by the enterprise committee' },
      trigger: {
        zh: '调解委员会收到属于受理范围且双方同意调解的申请之日',
        en: 'the committee receives an application in scope and both sides agree to mediate',
      },
      length: 3,
      unit: 'working_day',
      ...unmoved,
      class: 'institutional_duty',
      onExpiry: {
        zh: '逾期未受理，报调解委员会主任和工会督办；不受理的应当书面通知申请人。',
        en: 'Late: escalate to the committee’s chair and the union. A refusal must be told in writing.',
      },
      basis: [cite('O17', '22')],
      confidence: 'A',
      inForceFrom: '2012-01-01',
    },
  ],
  med_enterprise_period_15d: [
    {
      name: { zh: '企业调解委员会调解期限', en: 'Mediation period of the enterprise committee' },
      trigger: { zh: '调解委员会受理之日', en: 'the committee accepts the application' },
      length: 15,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'consent_cap',
      extension: {
        by: { zh: '双方当事人同意延长，未设上限', en: 'both parties agree; no upper limit is stated' },
      },
      onExpiry: {
        zh: '视为调解不成，记录并书面通知可以申请仲裁；仲裁时效中断。',
        en: 'Mediation has failed; record it and tell both in writing that arbitration is open. The limitation period is interrupted.',
      },
      basis: [cite('O17', '29'), cite('O17', '30'), cite('O17', '31[7]')],
      confidence: 'A',
      inForceFrom: '2012-01-01',
    },
  ],
  med_period_15d_art14: [
    {
      name: { zh: '十五日未达成协议可申请仲裁', en: 'Fifteen days without agreement open arbitration' },
      trigger: { zh: '调解组织收到调解申请之日', en: 'the mediation body receives the application' },
      length: 15,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'right_opening',
      onExpiry: {
        zh: '任何一方可以申请仲裁；调解并不因此终止，双方仍同意的可以继续。',
        en: 'Either party may apply for arbitration; mediation does not end and goes on while both consent.',
      },
      qualifications: [
        {
          when: {
            zh: '法律未规定延长，也不因此停止调解，双方同意的可以继续',
            en: 'the law gives no extension and does not stop mediation: the parties may go on',
          },
          basis: [cite('MAL', '14(3)')],
        },
      ],
      basis: [cite('MAL', '14(3)')],
      confidence: 'A',
      inForceFrom: '2008-05-01',
      unverified: {
        zh: '条文未写明自然日还是工作日，按自然日计算为推断；《劳动人事争议仲裁办案规则》第80条只管仲裁期间。',
        en: 'The text does not say which days are meant; counting calendar days is an inference, for Arbitration Rules art 80 covers arbitration periods only.',
      },
    },
  ],
  med_period_one_stop_15d: [
    {
      name: { zh: '一站式调解期限', en: 'One-stop centre mediation period' },
      trigger: { zh: '一站式（联合）调解中心受理之日', en: 'the one-stop or joint centre accepts' },
      length: 15,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'consent_cap',
      extension: { by: { zh: '双方同意，延长一次', en: 'both agree, once' }, length: 15, times: 1, cap: 30 },
      onExpiry: {
        zh: '调解终止，引导申请仲裁或者起诉；达成协议的引导仲裁审查或者司法确认。',
        en: 'Mediation ends: guide to arbitration or court; after agreement, to arbitration review or confirmation.',
      },
      basis: [cite('ONE4', '', 'B')],
      confidence: 'B',
      inForceFrom: '2024-01-01',
      unverified: {
        zh: '期限来自新闻报道，未见通知全文。',
        en: 'The figures come from a press report; the full notice was not seen.',
      },
    },
  ],
  med_people_1month: [
    {
      name: { zh: '人民调解一般期限', en: 'Usual period of people’s mediation' },
      trigger: { zh: '人民调解委员会受理之日', en: 'the people’s mediation committee accepts' },
      length: 1,
      unit: 'month',
      ...byAnalogy,
      class: 'consent_cap',
      extension: { by: { zh: '双方继续同意即可', en: 'both go on consenting' } },
      onExpiry: {
        zh: '人民调解法未规定期限，仅作提醒，不自动终止。',
        en: 'The People’s Mediation Law sets no limit: remind only, never end by itself.',
      },
      basis: [cite('PMW', '33', 'C')],
      confidence: 'C',
      inForceFrom: '2011-01-01',
      unverified: {
        zh: '旧部门规章的一般期限，凭记忆，仅作可配置的内部时限。',
        en: 'From memory of an old ministry rule; use as a configurable internal target only.',
      },
    },
  ],
  online_party_joint_select_2wd: [
    {
      name: { zh: '共同选择调解员', en: 'Joint choice of the mediator (online)' },
      trigger: { zh: '双方同意在线调解之日', en: 'both parties consent to online mediation' },
      length: 2,
      unit: 'working_day',
      ...unmoved,
      class: 'party_right',
      onExpiry: { zh: '由法院指定调解员。', en: 'The court appoints the mediator.' },
      basis: [cite('ONM', '10(2)')],
      confidence: 'A',
      inForceFrom: '2022-01-01',
    },
  ],
  online_court_appoint_3wd: [
    {
      name: { zh: '法院指定调解员', en: 'Court appoints the mediator (online)' },
      trigger: { zh: '法院收到在线调解申请之日', en: 'the court receives the online application' },
      length: 3,
      unit: 'working_day',
      ...unmoved,
      class: 'institutional_duty',
      onExpiry: {
        zh: '法院超期，报立案庭负责人督办。',
        en: 'The court is late: escalate to the head of the filing office.',
      },
      restart: [
        {
          when: {
            zh: '调解员拒绝或者逾期未接受的，重新指定',
            en: 'the mediator declines or is silent: another is appointed',
          },
          basis: [cite('ONM', '12(2)')],
        },
      ],
      basis: [cite('ONM', '10(3)')],
      confidence: 'A',
      inForceFrom: '2022-01-01',
    },
  ],
  online_mediator_accept_3wd: [
    {
      name: { zh: '调解员确认接受', en: 'Mediator confirms the referral (online)' },
      trigger: {
        zh: '调解组织或者调解员收到委派或者申请之日',
        en: 'the body or mediator receives the referral or application',
      },
      length: 3,
      unit: 'working_day',
      ...unmoved,
      class: 'institutional_duty',
      onExpiry: {
        zh: '未接受或者拒绝的，重新选择或者指定调解员。',
        en: 'Declined or silent: another mediator is chosen or appointed.',
      },
      qualifications: [
        {
          when: {
            zh: '超出章程、明显超出专业能力或者不适宜的，可以书面说明理由拒绝',
            en: 'may decline with written reasons: outside its charter, plainly beyond its expertise, unsuitable',
          },
          basis: [cite('ONM', '12')],
        },
      ],
      basis: [cite('ONM', '12')],
      confidence: 'A',
      inForceFrom: '2022-01-01',
    },
  ],
  online_contact_other_party_3wd: [
    {
      name: { zh: '联系对方征询意愿', en: 'Ask the other side for consent (online)' },
      trigger: {
        zh: '调解员接受一方申请的诉前调解之日',
        en: 'the mediator accepts a pre-filing referral started by one party',
      },
      length: 3,
      unit: 'working_day',
      ...unmoved,
      class: 'institutional_duty',
      onExpiry: {
        zh: '对方拒绝或者无法联系的，终止在线调解，退回材料并告知当事人。',
        en: 'When the other side refuses or cannot be reached, online mediation ends, papers go back and the party is told.',
      },
      basis: [cite('ONM', '15')],
      confidence: 'A',
      inForceFrom: '2022-01-01',
    },
  ],
  court_premed_30d: [
    {
      ...court_premed,
      onExpiry: {
        zh: '未同意延长的，调解终止，材料退回法院；当事人坚持起诉的，法院依法登记立案。',
        en: 'Without an agreed extension mediation ends and the papers go back; if the party insists, the court registers the case.',
      },
      basis: [cite('INV', '27'), cite('ONM', '24'), cite('ONM', '25[6]')],
      inForceFrom: '2016-07-01',
      inForceUntil: '2025-01-01',
    },
    {
      ...court_premed,
      onExpiry: {
        zh: '未同意延长的，调解终止；当事人要求立案的应当登记立案，不得以调解代替立案。',
        en: 'Without an agreed extension mediation ends; the case must be registered on request, mediation may not take the place of registration.',
      },
      basis: [cite('INV', '27'), cite('ONM', '24'), cite('ONM', '25[6]'), cite('OP25', '[1-2]', 'B')],
      inForceFrom: '2025-01-01',
      unverified: {
        zh: '2025年起须经起诉人自愿同意；各法院如何执行尚待确认。',
        en: 'From 2025 only with the claimant’s free consent; how each court applies this is not settled.',
      },
    },
  ],
  court_postmed_ordinary_15d: [
    {
      ...court_postmed,
      name: { zh: '委托调解期限（普通程序）', en: 'Entrusted mediation, ordinary procedure' },
      length: 15,
    },
  ],
  court_postmed_simple_7d: [
    {
      ...court_postmed,
      name: { zh: '委托调解期限（简易程序）', en: 'Entrusted mediation, simplified procedure' },
      length: 7,
    },
  ],
  court_postmed_extension_30d: [
    {
      name: { zh: '委托调解延长', en: 'Extension of entrusted mediation' },
      trigger: { zh: '原委托调解期限的起算日', en: 'the day from which the entrusted mediation itself runs' },
      length: 30,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'consent_cap',
      extends: ['court_postmed_ordinary_15d', 'court_postmed_simple_7d'],
      onExpiry: {
        zh: '期满或者一方不同意的，转入审判；延长时间不计入审限。',
        en: 'On expiry, or once one party refuses, the case goes on to trial; the added time is not counted in the trial limit.',
      },
      grant: { by: { zh: '双方当事人在期满前同意', en: 'both parties agree before expiry' }, times: 1 },
      qualifications: [
        {
          when: { zh: '延长时间不计入审限', en: 'the added time is not counted in the trial limit' },
          basis: [cite('OP25', '[5]', 'B')],
        },
      ],
      basis: [cite('OP25', '[3]', 'B')],
      confidence: 'B',
      inForceFrom: '2025-01-01',
      unverified: {
        zh: '只读到一份非官方文本；其他规定未设上限。',
        en: 'One unofficial copy read; the other texts set no limit.',
      },
    },
  ],
  med_agreement_performance_due: [
    {
      name: { zh: '协议履行期限', en: 'Performance period in the agreement' },
      trigger: {
        zh: '协议约定的履行期起算日',
        en: 'the day from which the agreement lets the performance period run',
      },
      length: 'party_set',
      unit: 'calendar_day',
      ...byStatute,
      class: 'party_right',
      warnDaysBefore: [3],
      extension: { by: { zh: '双方约定', en: 'agreement of the parties' } },
      onExpiry: {
        zh: '向权利人核实是否履行；确认未履行的，可以申请支付令、仲裁或者起诉。',
        en: 'Ask the creditor whether it was performed; if not, payment order, arbitration or suit are open.',
      },
      basis: [cite('MAL', '14-16'), cite('CC', '203-204')],
      confidence: 'A',
      inForceFrom: '2021-01-01',
    },
  ],
} as const satisfies RuleTable;

/** Mediation steps taken inside arbitration. */
export const arbitrationMediationRules = {
  arb_referred_mediation_10wd: [
    {
      name: { zh: '仲裁庭委托调解', en: 'Mediation referred by the tribunal' },
      trigger: {
        zh: '开庭前当事人同意委托调解之日',
        en: 'the parties consent to the referral before the hearing',
      },
      length: 10,
      unit: 'working_day',
      ...unmoved,
      class: 'consent_cap',
      onExpiry: { zh: '未达成协议的，应当开庭审理。', en: 'Without agreement the hearing must be held.' },
      basis: [cite('ARB', '70')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
    },
  ],
} as const satisfies RuleTable;
