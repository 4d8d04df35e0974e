import { byAnalogy, byReference, byStatute, type RuleTable } from '../rule.ts';
import { cite } from '../sources.ts';

const limitationDefence = {
  zh: '期满不丧失申请仲裁的权利，但对方取得时效抗辩，该抗辩须在仲裁阶段提出；不得因此拒绝受理。',
  en: 'The right to apply is not lost, but the other side gains a defence, which it must raise in arbitration; filing is never refused for it.',
};
const limitationBreaks = {
  by: {
    zh: '时效中断的重新计算；因不可抗力等正当理由中止的，继续计算剩余期间',
    en: 'interruption starts the period afresh; after suspension for good cause the balance runs on',
  },
};

/** Limitation periods and the look-back of labour inspection. */
export const limitationRules = {
  limitation_arbitration_1y: [
    {
      version: 1,
      name: { zh: '仲裁时效', en: 'Arbitration limitation' },
      trigger: {
        zh: '当事人知道或者应当知道权利被侵害之日',
        en: 'the party knew or should have known that its right was infringed',
      },
      length: 1,
      unit: 'year',
      ...byReference,
      class: 'party_right',
      warnDaysBefore: [90, 30, 7],
      alsoWarn: ['owner'],
      extension: limitationBreaks,
      onExpiry: limitationDefence,
      basis: [cite('MAL', '27'), cite('ARB', '26-28'), cite('LI2', '20')],
      confidence: 'A',
      inForceFrom: '2008-05-01',
    },
  ],
  limitation_wage_termination_1y: [
    {
      version: 1,
      name: { zh: '劳动报酬特别时效', en: 'Wage arrears: one year from the end of employment' },
      trigger: { zh: '劳动关系终止之日', en: 'the labour relationship ends' },
      length: 1,
      unit: 'year',
      ...byReference,
      class: 'party_right',
      warnDaysBefore: [90, 30, 7],
      alsoWarn: ['owner'],
      extension: limitationBreaks,
      onExpiry: limitationDefence,
      basis: [cite('MAL', '27(4)')],
      confidence: 'A',
      inForceFrom: '2008-05-01',
    },
  ],
  limitation_contract_suit_3y: [
    {
      version: 1,
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
      extension: {
        by: { zh: '依民法典时效中止、中断的规定', en: 'suspension and interruption under the Civil Code' },
      },
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
      version: 1,
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
