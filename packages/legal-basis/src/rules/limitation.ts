import { cite, byAnalogy, byReference, byStatute, type RuleTable } from '../rule.ts';

/** Who may plead limitation and when: Labour Interpretation II art 20 fixed the stage from September 2025. */
const defence = {
  zh: '期满不丧失申请仲裁的权利，但对方取得时效抗辩；不得因此拒绝受理。',
  en: 'The right to apply is not lost, but the other side gains a defence; filing is never refused for it.',
};
const defenceInArbitration = {
  zh: '期满不丧失申请仲裁的权利，但对方取得时效抗辩，该抗辩须在仲裁期间提出，除非有新的证据，诉讼中才提出的法院不予支持；不得因此拒绝受理。',
  en: 'The right to apply is not lost, but the other side gains a defence, which it must raise in arbitration: raised only in court it is not heard, unless new evidence proves it. Filing is never refused for it.',
};

/** What both one-year limitations of arbitration have in common (MAL art 27). */
const oneYear = {
  length: 1,
  unit: 'year',
  class: 'party_right',
  warnDaysBefore: [90, 30, 7],
  alsoWarn: ['owner'],
  suspension: [
    {
      when: {
        zh: '因不可抗力或者法定代理人未确定等其他正当理由不能申请仲裁的，时效中止，原因消除之日起继续计算余期',
        en: 'force majeure or other good cause, such as no legal representative: the balance runs on from the day the cause ends',
      },
      basis: [cite('MAL', '27(3)')],
    },
  ],
  restart: [
    {
      when: {
        zh: '向对方主张权利（含协商、申请调解）、向有关部门请求救济（投诉、仲裁、起诉、支付令）或者对方同意履行的，时效中断，一年重新计算，以最后一次为准',
        en: 'a claim on the other side (negotiation and mediation included), relief sought from an authority (complaint, arbitration, suit, payment order) or a promise to perform starts the full year afresh; the last event counts',
      },
      basis: [cite('MAL', '27(2)')],
    },
  ],
  confidence: 'A',
} as const;

const arbitrationYear = {
  ...oneYear,
  name: { zh: '仲裁时效', en: 'Arbitration limitation' },
  trigger: {
    zh: '当事人知道或者应当知道权利被侵害之日',
    en: 'the party knew or should have known that its right was infringed',
  },
} as const;

const wageYear = {
  ...oneYear,
  name: { zh: '劳动报酬特别时效', en: 'Wage arrears: one year from the end of employment' },
  trigger: { zh: '劳动关系终止之日', en: 'the labour relationship ends' },
  qualifications: [
    {
      when: {
        zh: '劳动关系存续期间不受一年时效限制',
        en: 'while the relationship subsists the one-year limit does not apply',
      },
      basis: [cite('MAL', '27(4)')],
    },
  ],
} as const;

/** Limitation periods and the look-back of labour inspection. */
export const limitationRules = {
  limitation_arbitration_1y: [
    {
      ...arbitrationYear,
      ...byAnalogy,
      onExpiry: defence,
      basis: [cite('MAL', '27')],
      inForceFrom: '2008-05-01',
      inForceUntil: '2017-07-01',
    },
    {
      ...arbitrationYear,
      ...byReference,
      onExpiry: defence,
      basis: [cite('MAL', '27'), cite('ARB', '26-28')],
      inForceFrom: '2017-07-01',
      inForceUntil: '2025-09-01',
    },
    {
      ...arbitrationYear,
      ...byReference,
      onExpiry: defenceInArbitration,
      basis: [cite('MAL', '27'), cite('ARB', '26-28'), cite('LI2', '20')],
      inForceFrom: '2025-09-01',
    },
  ],
  limitation_wage_termination_1y: [
    {
      ...wageYear,
      ...byAnalogy,
      onExpiry: defence,
      basis: [cite('MAL', '27(4)')],
      inForceFrom: '2008-05-01',
      inForceUntil: '2017-07-01',
    },
    {
      ...wageYear,
      ...byReference,
      onExpiry: defence,
      basis: [cite('MAL', '27(4)'), cite('ARB', '26(3)')],
      inForceFrom: '2017-07-01',
      inForceUntil: '2025-09-01',
    },
    {
      ...wageYear,
      ...byReference,
      onExpiry: defenceInArbitration,
      basis: [cite('MAL', '27(4)'), cite('ARB', '26(3)'), cite('LI2', '20')],
      inForceFrom: '2025-09-01',
    },
  ],
  limitation_contract_suit_3y: [
    {
      name: { zh: '普通诉讼时效', en: 'General limitation of suits' },
      trigger: {
        zh: '协议履行期或者欠条约定付款日届满之日',
        en: 'the performance date passes, or the IOU falls due',
      },
      length: 3,
      unit: 'year',
      ...byStatute,
      class: 'party_right',
      warnDaysBefore: [90, 30, 7],
      suspension: [
        {
          when: { zh: '依民法典关于诉讼时效中止的规定', en: 'the Civil Code on suspension of limitation' },
          basis: [cite('CC', '194')],
        },
      ],
      restart: [
        {
          when: { zh: '依民法典关于诉讼时效中断的规定', en: 'the Civil Code on interruption of limitation' },
          basis: [cite('CC', '195')],
        },
      ],
      onExpiry: {
        zh: '对方取得时效抗辩，法院不主动适用。',
        en: 'The other side gains a defence; the court does not raise it itself.',
      },
      basis: [cite('CC', '188', 'D'), cite('CC', '193'), cite('LI1', '15', 'D'), cite('LI1', '51(2)', 'D')],
      confidence: 'D',
      inForceFrom: '2021-01-01',
      unverified: {
        zh: '此类纠纷按普通民事纠纷受理，据此推断适用三年时效，条文未明言。',
        en: 'Such cases are taken as ordinary civil disputes; that three years apply is inferred, not stated.',
      },
    },
  ],
  insp_lookback_2y: [
    {
      name: { zh: '劳动保障监察查处时限', en: 'Look-back of labour inspection' },
      trigger: {
        zh: '违法行为发生之日；连续或者继续的，为行为终了之日',
        en: 'the violation, or the end of a continuing one',
      },
      length: 2,
      unit: 'year',
      ...byAnalogy,
      class: 'party_right',
      warnDaysBefore: [90, 30, 7],
      onExpiry: { zh: '劳动保障行政部门不再查处。', en: 'The labour authority no longer investigates.' },
      basis: [cite('INS', '20')],
      confidence: 'A',
      inForceFrom: '2004-12-01',
    },
  ],
} as const satisfies RuleTable;
