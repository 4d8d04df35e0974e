import {
  cite,
  byAnalogy,
  byReference,
  byStatute,
  institutionalBreach,
  reliefFromLapse,
  type RuleTable,
  unmoved,
} from '../rule.ts';

const apply = {
  name: { zh: '司法确认申请期', en: 'Joint application for judicial confirmation' },
  trigger: { zh: '调解协议生效之日', en: 'the mediation agreement takes effect' },
  length: 30,
  unit: 'calendar_day',
  ...byStatute,
  class: 'party_right',
  alsoWarn: ['mediator'],
  onExpiry: {
    zh: '不得再就该协议申请司法确认；协议仍具合同效力，可以仲裁、申请支付令、起诉或者另行达成协议。',
    en: 'The route closes. The agreement stays a contract: arbitrate, ask for a payment order, sue, or make a new agreement.',
  },
  relief: [reliefFromLapse],
  qualifications: [
    {
      when: { zh: '当事人不能自行约定延长', en: 'the parties cannot extend it' },
      basis: [cite('PML', '33')],
    },
  ],
  confidence: 'A',
} as const;

/** Judicial confirmation, its twin the arbitration review, and enforcement. */
export const confirmationRules = {
  jc_apply_30d: [
    {
      ...apply,
      basis: [cite('CPL21', '201'), cite('PML', '33')],
      inForceFrom: '2022-01-01',
      inForceUntil: '2024-01-01',
    },
    { ...apply, basis: [cite('CPL', '205'), cite('PML', '33')], inForceFrom: '2024-01-01' },
  ],
  jc_supplement_material: [
    {
      name: { zh: '限期补充材料', en: 'Supplementing missing papers' },
      trigger: { zh: '收到法院补充材料通知之日', en: 'the court’s order to supplement is received' },
      length: 'court_set',
      unit: 'calendar_day',
      ...byStatute,
      class: 'party_right',
      extension: { by: { zh: '法院决定', en: 'the court decides' } },
      onExpiry: {
        zh: '无正当理由不补充或者拒绝接受询问的，法院可以按撤回申请处理。',
        en: 'Without good reason the court may treat the application as withdrawn.',
      },
      basis: [cite('CPI', '354(2)'), cite('CPI', '356(2)'), cite('CPI', '357(2)')],
      confidence: 'A',
      inForceFrom: '2022-04-10',
    },
  ],
  jc_accept_decision_3d: [
    {
      name: { zh: '司法确认受理决定', en: 'Decision to accept the confirmation application' },
      trigger: { zh: '法院收到司法确认申请之日', en: 'the court receives the application' },
      length: 3,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'institutional_duty',
      onExpiry: {
        zh: '法院超期，报立案庭负责人督办。',
        en: 'The court is late: escalate to the head of the filing office.',
      },
      qualifications: [
        {
          when: {
            zh: '双方同时到场的，可以当即受理并作出决定',
            en: 'when both parties attend together the court may accept and decide the same day',
          },
          basis: [cite('JC11', '4')],
        },
        {
          when: {
            zh: '适用于人民调解协议，以及特邀调解组织、特邀调解员主持达成的协议',
            en: 'for agreements before people’s mediation committees, and before invited bodies and invited mediators of a court',
          },
          basis: [cite('JC11', '13')],
        },
      ],
      basis: [cite('JC11', '4')],
      confidence: 'A',
      inForceFrom: '2011-03-30',
    },
  ],
  jc_review_15d: [
    {
      name: { zh: '司法确认审查期', en: 'Review of the confirmation application' },
      trigger: { zh: '法院受理司法确认申请之日', en: 'the court accepts the application' },
      length: 15,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'institutional_duty',
      warnDaysBefore: [5],
      extension: {
        by: { zh: '特殊情况经院长批准', en: 'the court’s president, in special circumstances' },
        length: 10,
        times: 1,
        cap: 25,
      },
      onExpiry: {
        zh: '法院超期，上报督办；法定外限为特别程序三十日审限。',
        en: 'The court is late: escalate. The outer limit by statute is the 30 days of the special procedure.',
      },
      basis: [cite('JC11', '5(1)')],
      confidence: 'A',
      inForceFrom: '2011-03-30',
    },
  ],
  jc_review_extension_10d: [
    {
      name: { zh: '司法确认审查延长', en: 'Extension of the confirmation review' },
      trigger: { zh: '法院受理司法确认申请之日', en: 'the court accepts the application' },
      length: 10,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'institutional_duty',
      extends: ['jc_review_15d'],
      onExpiry: institutionalBreach,
      grant: {
        by: { zh: '期满前经院长批准', en: 'the court’s president, before day 15' },
        times: 1,
        cap: 25,
      },
      basis: [cite('JC11', '5(1)')],
      confidence: 'A',
      inForceFrom: '2011-03-30',
    },
  ],
  jc_special_procedure_cap_30d: [
    {
      name: { zh: '特别程序审限', en: 'Limit of the special procedure' },
      trigger: { zh: '立案之日', en: 'the case is registered' },
      length: 30,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'institutional_duty',
      extension: { by: { zh: '本院院长批准', en: 'the court’s president' }, length: 30 },
      onExpiry: {
        zh: '法院超过法定审限，直接报上级督办。',
        en: 'The statutory limit is broken: escalate to the supervisor at once.',
      },
      basis: [cite('CPL', '187'), cite('TRL', '2')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  jc_party_objection_15d: [
    {
      name: { zh: '当事人异议期', en: 'Party’s objection to the confirmation ruling' },
      trigger: { zh: '当事人收到裁定之日', en: 'the party receives the ruling' },
      length: 15,
      unit: 'calendar_day',
      ...byStatute,
      class: 'party_right',
      onExpiry: { zh: '该当事人不得再提出异议。', en: 'That party can no longer object.' },
      relief: [reliefFromLapse],
      basis: [cite('CPI', '372(2)')],
      confidence: 'A',
      inForceFrom: '2022-04-10',
    },
  ],
  jc_third_party_objection_6m: [
    {
      name: { zh: '利害关系人异议期', en: 'Interested third party’s objection' },
      trigger: {
        zh: '利害关系人知道或者应当知道其民事权益受侵害之日',
        en: 'the third party knew or should have known of the infringement',
      },
      length: 6,
      unit: 'month',
      ...byStatute,
      class: 'party_right',
      onExpiry: { zh: '该利害关系人不得再提出异议。', en: 'That third party can no longer object.' },
      basis: [cite('CPI', '372(2)')],
      confidence: 'A',
      inForceFrom: '2022-04-10',
    },
  ],
  ar_apply_15d: [
    {
      name: { zh: '仲裁审查申请期', en: 'Joint application for arbitration review' },
      trigger: { zh: '调解协议生效之日', en: 'the mediation agreement takes effect' },
      length: 15,
      unit: 'calendar_day',
      ...byReference,
      class: 'party_right',
      warnDaysBefore: [7, 3, 1],
      alsoWarn: ['mediator'],
      onExpiry: {
        zh: '仲裁委员会不予受理；司法确认申请期继续计算。',
        en: 'The commission refuses; the period for judicial confirmation keeps running.',
      },
      basis: [cite('ARB', '74'), cite('ARB', '75[3]'), cite('ARB', '80'), cite('O17', '27')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
    },
  ],
  ar_review_5wd: [
    {
      name: { zh: '仲裁审查期', en: 'Arbitration review of the agreement' },
      trigger: { zh: '仲裁委员会受理审查申请之日', en: 'the commission accepts the application for review' },
      length: 5,
      unit: 'working_day',
      ...unmoved,
      class: 'institutional_duty',
      extension: {
        by: {
          zh: '仲裁委员会主任或者其委托的仲裁院负责人批准',
          en: 'the commission’s director or delegated head',
        },
        length: 5,
        times: 1,
        cap: 10,
      },
      onExpiry: {
        zh: '仲裁机构超期，报仲裁院负责人督办。',
        en: 'The commission is late: escalate to the head of the arbitration court.',
      },
      basis: [cite('ARB', '76'), cite('ARB', '80')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
    },
  ],
  ar_review_ext_5wd: [
    {
      name: { zh: '仲裁审查延期', en: 'Extension of arbitration review' },
      trigger: { zh: '仲裁委员会受理审查申请之日', en: 'the commission accepts the application for review' },
      length: 5,
      unit: 'working_day',
      ...unmoved,
      class: 'institutional_duty',
      extends: ['ar_review_5wd'],
      onExpiry: {
        zh: '仲裁机构超期，报仲裁院负责人督办。',
        en: 'The commission is late: escalate to the head of the arbitration court.',
      },
      grant: {
        by: {
          zh: '期满前经仲裁委员会主任或者其委托的仲裁院负责人批准',
          en: 'the commission’s director or delegated head, before expiry',
        },
        times: 1,
        cap: 10,
      },
      basis: [cite('ARB', '76'), cite('ARB', '80')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
    },
  ],
  enf_apply_2y: [
    {
      name: { zh: '申请执行期间', en: 'Application for enforcement' },
      trigger: {
        zh: '法律文书规定的履行期间（分期履行的，最后一期）届满之日；未规定的，为文书生效之日',
        en: 'the last day for performance in the instrument (of the last instalment; the day it takes effect if none is set)',
      },
      length: 2,
      unit: 'year',
      ...byStatute,
      class: 'party_right',
      warnDaysBefore: [180, 90, 30, 7],
      onExpiry: {
        zh: '法院仍应受理，但被执行人提出时效异议成立的，不予执行。',
        en: 'The court still accepts the application, but refuses enforcement when the debtor objects.',
      },
      suspension: [
        {
          when: { zh: '适用诉讼时效中止的规定', en: 'the rules on suspension of limitation apply' },
          basis: [cite('CPL', '250')],
        },
      ],
      restart: [
        {
          when: { zh: '适用诉讼时效中断的规定', en: 'the rules on interruption of limitation apply' },
          basis: [cite('CPL', '250')],
        },
      ],
      qualifications: [
        {
          when: {
            zh: '逾期申请法院仍受理，被执行人提出异议的不予执行',
            en: 'a late application is accepted, but enforcement is refused if the debtor objects',
          },
          basis: [cite('CPI', '481')],
        },
      ],
      basis: [cite('CPL', '250'), cite('CPI', '481')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  enf_notice_10d: [
    {
      name: { zh: '执行通知', en: 'Enforcement notice' },
      trigger: { zh: '法院收到执行申请之日', en: 'the court receives the application for enforcement' },
      length: 10,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'institutional_duty',
      onExpiry: institutionalBreach,
      basis: [cite('CPI', '480')],
      confidence: 'A',
      inForceFrom: '2022-04-10',
    },
  ],
} as const satisfies RuleTable;

/** The payment-order branch. */
export const paymentOrderRules = {
  po_acceptance_notice_5d: [
    {
      name: { zh: '支付令受理通知', en: 'Notice of acceptance of the payment-order application' },
      trigger: {
        zh: '法院收到（补正后的）支付令申请之日',
        en: 'the court receives the application, or the corrected one',
      },
      length: 5,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'institutional_duty',
      onExpiry: institutionalBreach,
      basis: [cite('CPL', '226'), cite('CPI', '426-427')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  po_issue_15d: [
    {
      name: { zh: '发出支付令', en: 'Issue of the payment order' },
      trigger: { zh: '法院受理支付令申请之日', en: 'the court accepts the application' },
      length: 15,
      unit: 'calendar_day',
      ...byAnalogy,
      class: 'institutional_duty',
      onExpiry: {
        zh: '法院超期（同一期限内应当发出支付令或者裁定驳回），上报督办。',
        en: 'The court is late (it must issue the order or reject by ruling within the same days): escalate.',
      },
      basis: [cite('CPL', '227(1)'), cite('CPI', '428')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  po_debtor_15d: [
    {
      name: { zh: '债务人清偿或者异议期', en: 'Debtor pays or objects in writing' },
      trigger: { zh: '债务人收到支付令之日', en: 'the debtor receives the order' },
      length: 15,
      unit: 'calendar_day',
      ...byStatute,
      class: 'party_right',
      opensRight: true,
      onExpiry: {
        zh: '既不书面异议又不履行的，债权人可以申请执行。',
        en: 'Without written objection and without payment the creditor may apply for enforcement.',
      },
      relief: [reliefFromLapse],
      qualifications: [
        {
          when: {
            zh: '口头异议无效；仅称无力清偿不构成异议',
            en: 'an oral objection is void, and pleading inability to pay is none',
          },
          basis: [cite('CPI', '436')],
        },
      ],
      basis: [cite('CPL', '227(2)'), cite('CPL', '227(3)'), cite('CPI', '436')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  po_service_fail_30d: [
    {
      name: { zh: '支付令三十日无法送达', en: 'Payment order not served within 30 days' },
      trigger: { zh: '支付令发出之日', en: 'the order is issued' },
      length: 30,
      unit: 'calendar_day',
      ...unmoved,
      class: 'deemed_effect',
      onExpiry: {
        zh: '裁定终结督促程序，支付令自行失效；可以申请仲裁或者起诉。',
        en: 'The procedure ends and the order lapses; arbitration or suit are open.',
      },
      basis: [cite('CPI', '430[2]')],
      confidence: 'A',
      inForceFrom: '2022-04-10',
    },
  ],
  po_no_suit_declaration_7d: [
    {
      name: { zh: '不同意转为诉讼的表示期', en: 'Refusing conversion into a suit' },
      trigger: {
        zh: '申请人收到终结督促程序裁定之日',
        en: 'the applicant receives the ruling that ends the procedure',
      },
      length: 7,
      unit: 'calendar_day',
      ...byStatute,
      class: 'party_right',
      onExpiry: {
        zh: '未表示不同意的，视为起诉，起诉时间为提出支付令申请之日；未经调解的劳动报酬支付令仍须先申请仲裁。',
        en: 'Silence counts as suing, dated back to the application; a wage order without a mediation agreement must still go to arbitration first.',
      },
      basis: [cite('CPI', '438-439'), cite('CPL', '228'), cite('LI1', '13')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
} as const satisfies RuleTable;
