import type { Citation } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';

/**
 * A refusal is an expected answer, returned as a value and never thrown: the act was understood and nothing
 * was changed. Every refusal can be read by the person who caused it, in Chinese and in English.
 */
export interface Refusal {
  refused: true;
  code: RefusalCode;
  /** One sentence about this case, not about the code. */
  detail: Text;
  /** The articles on which the refusal rests, when a legal condition failed. */
  basis: readonly Citation[];
  /** Each condition that was not met; empty when the refusal is not about conditions. */
  failing: readonly FailingCondition[];
}

export interface FailingCondition {
  /** The guard's or field's name. */
  condition: string;
  summary: Text;
  basis: readonly Citation[];
}

const titles = {
  malformed: { zh: '提交的内容有误', en: 'The submission is not well-formed' },
  unauthenticated: { zh: '请先登录', en: 'Please sign in first' },
  not_entitled: { zh: '您无权进行此操作', en: 'You are not entitled to this act' },
  not_found: { zh: '未找到', en: 'Not found' },
  unknown_event: { zh: '没有这种操作', en: 'There is no such act' },
  not_possible_now: { zh: '目前阶段不能进行此操作', en: 'Not possible at this stage' },
  condition_unmet: { zh: '法定条件尚未满足', en: 'A condition of law is not met' },
  stale: { zh: '页面内容已过时，请刷新', en: 'The page is out of date, please reload' },
  key_reused: { zh: '同一幂等键已用于另一内容', en: 'The idempotency key was used for something else' },
  too_many: { zh: '请求过于频繁', en: 'Too many requests' },
} as const satisfies Record<string, Text>;

export type RefusalCode = keyof typeof titles;
export const refusalCodes = Object.keys(titles) as readonly RefusalCode[];

/** The short name of a refusal, the same for every case of it. */
export const refusalTitle = (code: RefusalCode): Text => titles[code];

/** Builds a refusal; `failing` also supplies the articles. */
export function refuse(code: RefusalCode, detail: Text, failing: readonly FailingCondition[] = []): Refusal {
  return { refused: true, code, detail, basis: failing.flatMap((one) => one.basis), failing };
}

/** Whether an answer of the core or the engine is a refusal. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && (answer as { refused?: unknown }).refused === true;
}
