import { cite, type NonCountedRule } from '../rule.ts';

/** Rules that no fixed length expresses: open states, events that change a period, and conditions. */
export const nonCountedRules = [
  {
    id: 'arb_advice_hold',
    name: { zh: '调解建议书期间暂缓受理', en: 'Acceptance held while the parties try mediation' },
    trigger: {
      zh: '仲裁委员会发出调解建议书且当事人同意之日',
      en: 'the commission suggests mediation and the parties agree',
    },
    effect: {
      zh: '双方同意先行调解的，暂缓受理；任何一方不同意即依法受理，受理期限恢复。',
      en: 'Acceptance waits only while both agree to mediate first; a refusal resumes the acceptance period.',
    },
    length: 'open',
    class: 'modifier',
    suspension: [
      {
        when: {
          zh: '双方同意先行调解期间，受理期限停止',
          en: 'the acceptance period stops while both agree to mediate first',
        },
        basis: [cite('ARB', '69')],
      },
    ],
    restart: [
      {
        when: { zh: '一方不同意的，恢复受理期限', en: 'a refusal resumes the acceptance period' },
        basis: [cite('ARB', '69')],
      },
    ],
    basis: [cite('ARB', '69')],
    confidence: 'A',
    inForceFrom: '2017-07-01',
  },
  {
    id: 'limitation_interruption',
    name: { zh: '仲裁时效中断', en: 'Interruption of the limitation period' },
    trigger: {
      zh: '劳动争议调解仲裁法第27条第2款所列事由发生之日',
      en: 'an event that interrupts the limitation happens',
    },
    effect: {
      zh: '主张权利、请求救济、对方同意履行等事由发生的，一年自最后一次中断时重新计算。',
      en: 'A claim, a request for relief or a promise to perform starts the full year afresh from the last such event.',
    },
    length: 'event',
    class: 'modifier',
    restart: [
      {
        when: {
          zh: '自中断时起一年重新计算，以最后一次为准',
          en: 'the full year runs afresh from the event; the last one counts',
        },
        basis: [cite('MAL', '27(2)'), cite('ARB', '27')],
      },
      {
        when: {
          zh: '对方拒绝或者五日不回应协商、协商或者调解不成、不履行和解或者调解协议的，亦同',
          en: 'so do refusal or five days of silence, failed negotiation or mediation, and breach of a settlement or mediation agreement',
        },
        basis: [cite('O17', '31')],
      },
    ],
    basis: [cite('MAL', '27(2)'), cite('ARB', '27'), cite('O17', '31')],
    confidence: 'A',
    inForceFrom: '2008-05-01',
  },
  {
    id: 'limitation_suspension',
    name: { zh: '仲裁时效中止', en: 'Suspension of the limitation period' },
    trigger: { zh: '不可抗力等正当理由发生之日', en: 'force majeure or other good cause begins' },
    effect: {
      zh: '因不可抗力等正当理由不能申请仲裁的，时效中止，原因消除之日起继续计算剩余期间。',
      en: 'Force majeure or other good cause stops the period; the balance runs on once the cause ends.',
    },
    length: 'event',
    class: 'modifier',
    suspension: [
      {
        when: {
          zh: '期间停止，原因消除之日起继续计算余期，不适用民法典的六个月规则',
          en: 'the period stops and the balance runs on from the day the cause ends, without the six-month rule of the Civil Code',
        },
        basis: [cite('MAL', '27(3)'), cite('ARB', '28')],
      },
    ],
    basis: [cite('MAL', '27(3)'), cite('ARB', '28')],
    confidence: 'A',
    inForceFrom: '2008-05-01',
  },
  {
    id: 'jc_retry_after_rejection',
    name: { zh: '司法确认被驳回后的救济', en: 'After confirmation is rejected' },
    trigger: { zh: '驳回裁定送达之日', en: 'the ruling that rejects confirmation is served' },
    effect: {
      zh: '可以通过调解变更原协议或者达成新协议（新协议另计申请期），也可以依法仲裁或者起诉。',
      en: 'The parties may amend the agreement or make a new one (with a new window), arbitrate, or sue as the law allows.',
    },
    length: 'open',
    class: 'right_opening',
    restart: [
      {
        when: {
          zh: '变更协议或者达成新协议的，自新协议生效起另计申请期',
          en: 'an amended or new agreement has a window of its own from the day it takes effect',
        },
        basis: [cite('CPL', '206'), cite('PML', '33(3)')],
      },
    ],
    unverified: {
      zh: '劳动争议起诉仍受仲裁前置限制，司法解释另有规定的除外。',
      en: 'For labour disputes a suit still meets the arbitration-first rule unless the interpretation says otherwise.',
    },
    basis: [cite('CPL', '206'), cite('PML', '33(3)')],
    confidence: 'A',
    inForceFrom: '2024-01-01',
  },
  {
    id: 'jc_vs_ar_windows',
    name: { zh: '两条确认路径择一', en: 'Two routes that exclude each other' },
    trigger: { zh: '调解协议生效之日', en: 'the mediation agreement takes effect' },
    effect: {
      zh: '协议生效之日同时起算仲裁审查15日与司法确认30日；一条路径完成，另一条关闭。',
      en: 'Arbitration review (15 days) and judicial confirmation (30 days) both run from the effective day; success on one closes the other.',
    },
    length: [15, 30],
    unit: 'calendar_day',
    class: 'party_right',
    basis: [cite('ARB', '74-75'), cite('CPL', '205')],
    confidence: 'A',
    inForceFrom: '2024-01-01',
  },
  {
    id: 'arb_period_restart',
    name: { zh: '仲裁期限重新计算', en: 'The award period starts afresh' },
    trigger: {
      zh: '追加当事人、补正、变更请求、合并反申请或者移送之日',
      en: 'joinder, correction, changed claims, a merged counter-application or transfer',
    },
    effect: {
      zh: '追加当事人、补正、增加或者变更请求、合并反申请、移送管辖的，自相应日期重新计算。',
      en: 'Joinder, correction, changed claims, a merged counter-application or transfer start the period afresh from their date.',
    },
    length: 'event',
    class: 'modifier',
    restart: [
      {
        when: {
          zh: '自决定追加、补正、受理变更请求或者反申请、接受移送之日重新计算',
          en: 'from the decision to join, the correction, the acceptance of changed claims or of the counter-application, or the receipt of the transfer',
        },
        basis: [cite('ARB', '46[1-5]')],
      },
    ],
    basis: [cite('ARB', '46[1-5]')],
    confidence: 'A',
    inForceFrom: '2017-07-01',
  },
  {
    id: 'arb_period_exclusion',
    name: { zh: '不计入仲裁期限的时间', en: 'Time not counted in the award period' },
    trigger: {
      zh: '中止审理或者公告送达开始之日',
      en: 'suspension of the case or service by announcement begins',
    },
    effect: {
      zh: '中止审理和公告送达期间不计入仲裁期限。',
      en: 'Suspension and service by announcement are not counted.',
    },
    length: 'event',
    class: 'modifier',
    suspension: [
      {
        when: {
          zh: '中止审理、公告送达期间不计入',
          en: 'suspension and service by announcement are not counted',
        },
        basis: [cite('ARB', '46[6]'), cite('ARB', '47')],
      },
    ],
    basis: [cite('ARB', '46[6]'), cite('ARB', '47')],
    confidence: 'A',
    inForceFrom: '2017-07-01',
  },
  {
    id: 'mailing_rule',
    name: { zh: '交邮不算过期', en: 'Posting in time is filing in time' },
    trigger: { zh: '交邮之日', en: 'the paper is posted' },
    effect: {
      zh: '诉讼文书在期满前交邮的不算过期，以邮戳为证；仲裁准用，调解不适用。',
      en: 'A paper posted before expiry is in time, the postmark proves it; applies to arbitration by reference, not to mediation.',
    },
    length: 'condition',
    class: 'modifier',
    qualifications: [
      {
        when: { zh: '期间不包括在途时间', en: 'time in the post is not counted' },
        basis: [cite('CPL', '85(4)')],
      },
    ],
    basis: [cite('CPL', '85(4)'), cite('ARB', '19')],
    confidence: 'A',
    inForceFrom: '2024-01-01',
  },
  {
    id: 'calendar_completeness',
    name: { zh: '日历完整性', en: 'The calendar must cover the due date' },
    trigger: {
      zh: '计算涉及未载入放假通知的年度',
      en: 'a computed date lies in a year without a loaded notice',
    },
    effect: {
      zh: '放假通知未载入的日期只能得出暂定结果，载入后应当重新计算。',
      en: 'A date without a loaded notice gives a provisional result; count again once the notice is loaded.',
    },
    length: 'condition',
    class: 'modifier',
    unverified: {
      zh: '自定口径：放假通知未公布的年份不作猜测。',
      en: 'Own definition: a year without a notice is never guessed.',
    },
    basis: [cite('ENG', '', 'D')],
    confidence: 'D',
    inForceFrom: '2008-05-01',
  },
  {
    id: 'la_emergency_7d',
    name: { zh: '先行提供法律援助', en: 'Legal aid first when a period is about to end' },
    trigger: {
      zh: '距时效或者期限届满不足七日，或者需要紧急保全、先予执行',
      en: 'fewer than seven days to a period’s end, or urgent preservation or advance execution',
    },
    effect: {
      zh: '距时效或者期限届满不足七日，或者需要紧急保全、先予执行的，可以先行援助，手续后补。',
      en: 'Fewer than seven days to a period’s end, or urgent preservation or advance execution: aid first, papers later.',
    },
    length: 7,
    unit: 'calendar_day',
    class: 'party_right',
    qualifications: [
      { when: { zh: '先行援助，手续后补', en: 'aid first, papers to follow' }, basis: [cite('LAL', '44')] },
    ],
    basis: [cite('LAL', '44')],
    confidence: 'A',
    inForceFrom: '2022-01-01',
  },
  {
    id: 'double_wage_window',
    name: { zh: '二倍工资期间', en: 'Double-wage window' },
    trigger: { zh: '用工之日', en: 'the day of hiring' },
    effect: {
      zh: '自用工满一个月的次日起至满一年的前一日止，最长十一个月。',
      en: 'From the day after one full month of employment to the day before one full year, eleven months at most.',
    },
    length: 11,
    unit: 'month',
    class: 'party_right',
    qualifications: [
      {
        when: { zh: '不满一个月的按实际工作日计算', en: 'part months by actual working days' },
        basis: [cite('LI2', '6')],
      },
    ],
    unverified: { zh: '首尾两日实践中有一日之争。', en: 'The edges are disputed by one day in practice.' },
    basis: [cite('LCL', '82'), cite('LCR', '6-7'), cite('LI2', '6-9')],
    confidence: 'A',
    inForceFrom: '2013-07-01',
  },
] as const satisfies readonly NonCountedRule[];
