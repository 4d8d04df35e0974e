import type { NonCountedRule } from '../rule.ts';
import { cite } from '../sources.ts';

/** Rules that no fixed length expresses: open states, events that change a period, and conditions. */
export const nonCountedRules = [
  {
    id: 'arb_advice_hold',
    name: { zh: '调解建议书期间暂缓受理', en: 'Acceptance held while the parties try mediation' },
    effect: {
      zh: '双方同意先行调解的，暂缓受理；任何一方不同意即依法受理，受理期限恢复。',
      en: 'Acceptance waits only while both agree to mediate first; a refusal resumes the acceptance period.',
    },
    basis: [cite('ARB', '69')],
    confidence: 'A',
  },
  {
    id: 'limitation_interruption',
    name: { zh: '仲裁时效中断', en: 'Interruption of the limitation period' },
    effect: {
      zh: '主张权利、请求救济、对方同意履行等事由发生的，一年自最后一次中断时重新计算。',
      en: 'A claim, a request for relief or a promise to perform starts the full year afresh from the last such event.',
    },
    basis: [cite('MAL', '27(2)'), cite('ARB', '27'), cite('O17', '31')],
    confidence: 'A',
  },
  {
    id: 'limitation_suspension',
    name: { zh: '仲裁时效中止', en: 'Suspension of the limitation period' },
    effect: {
      zh: '因不可抗力等正当理由不能申请仲裁的，时效中止，原因消除之日起继续计算剩余期间。',
      en: 'Force majeure or other good cause stops the period; the balance runs on once the cause ends.',
    },
    basis: [cite('MAL', '27(3)'), cite('ARB', '28')],
    confidence: 'A',
  },
  {
    id: 'jc_retry_after_rejection',
    name: { zh: '司法确认被驳回后的救济', en: 'After confirmation is rejected' },
    effect: {
      zh: '可以通过调解变更原协议或者达成新协议（新协议另计申请期），也可以依法仲裁或者起诉。',
      en: 'The parties may amend the agreement or make a new one (with a new window), arbitrate, or sue as the law allows.',
    },
    basis: [cite('CPL', '206'), cite('PML', '33(3)')],
    confidence: 'A',
  },
  {
    id: 'jc_vs_ar_windows',
    name: { zh: '两条确认路径择一', en: 'Two routes that exclude each other' },
    effect: {
      zh: '协议生效之日同时起算仲裁审查15日与司法确认30日；一条路径完成，另一条关闭。',
      en: 'Arbitration review (15 days) and judicial confirmation (30 days) both run from the effective day; success on one closes the other.',
    },
    basis: [cite('ARB', '74-75'), cite('CPL', '205')],
    confidence: 'A',
  },
  {
    id: 'arb_period_restart',
    name: { zh: '仲裁期限重新计算', en: 'The award period starts afresh' },
    effect: {
      zh: '追加当事人、补正、增加或者变更请求、合并反申请、移送管辖的，自相应日期重新计算。',
      en: 'Joinder, correction, changed claims, a merged counter-application or transfer start the period afresh from their date.',
    },
    basis: [cite('ARB', '46[1-5]')],
    confidence: 'A',
  },
  {
    id: 'arb_period_exclusion',
    name: { zh: '不计入仲裁期限的时间', en: 'Time not counted in the award period' },
    effect: {
      zh: '中止审理和公告送达期间不计入仲裁期限。',
      en: 'Suspension and service by announcement are not counted.',
    },
    basis: [cite('ARB', '46[6]'), cite('ARB', '47')],
    confidence: 'A',
  },
  {
    id: 'mailing_rule',
    name: { zh: '交邮不算过期', en: 'Posting in time is filing in time' },
    effect: {
      zh: '诉讼文书在期满前交邮的不算过期，以邮戳为证；仲裁准用，调解不适用。',
      en: 'A paper posted before expiry is in time, the postmark proves it; applies to arbitration by reference, not to mediation.',
    },
    basis: [cite('CPL', '85(4)'), cite('ARB', '19')],
    confidence: 'A',
  },
  {
    id: 'calendar_completeness',
    name: { zh: '日历完整性', en: 'The calendar must cover the due date' },
    effect: {
      zh: '放假通知未载入的日期只能得出暂定结果，载入后应当重新计算。',
      en: 'A date without a loaded notice gives a provisional result; count again once the notice is loaded.',
    },
    basis: [cite('ENG', '', 'D')],
    confidence: 'D',
  },
  {
    id: 'la_emergency_7d',
    name: { zh: '先行提供法律援助', en: 'Legal aid first when a period is about to end' },
    effect: {
      zh: '距时效或者期限届满不足七日，或者需要紧急保全、先予执行的，可以先行援助，手续后补。',
      en: 'Fewer than seven days to a period’s end, or urgent preservation or advance execution: aid first, papers later.',
    },
    basis: [cite('LAL', '44')],
    confidence: 'A',
  },
  {
    id: 'double_wage_window',
    name: { zh: '二倍工资期间', en: 'Double-wage window' },
    effect: {
      zh: '自用工满一个月的次日起至满一年的前一日止，最长十一个月。',
      en: 'From the day after one full month of employment to the day before one full year, eleven months at most.',
    },
    basis: [cite('LCL', '82'), cite('LCR', '6-7'), cite('LI2', '6-9')],
    confidence: 'A',
  },
] as const satisfies readonly NonCountedRule[];
