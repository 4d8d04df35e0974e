import type { Calendar, Text } from '../legal-calendar.ts';
import type { Citation } from '../sources.ts';
import type { QuestionId, TriageClaimType, TriageFacts } from './questions.ts';

/** What is known, with the calendar by which the periods in it are counted. */
export type Case = TriageFacts & { readonly calendar: Calendar };

/** Yes, no, or the questions on whose answers it depends. */
export type Truth = boolean | readonly QuestionId[];

/** All hold. Unknown as long as none is known not to: then only the first open one is asked, the rest may become moot. */
export function all(...truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.find((truth) => truth !== true) ?? true;
}

/** At least one holds. */
export function any(...truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  const open = truths.flatMap((truth) => (typeof truth === 'boolean' ? [] : truth));
  return open.length > 0 ? open : false;
}

/** `next` only where `truth` holds: what it reads is then known to matter. */
export const and = (truth: Truth, next: () => Truth): Truth => (truth === true ? next() : truth);

export const not = (truth: Truth): Truth => (typeof truth === 'boolean' ? !truth : truth);

/** Whether the answer to a question is one of `values`. */
export function is<Id extends QuestionId>(
  facts: TriageFacts,
  id: Id,
  ...values: readonly NonNullable<TriageFacts[Id]>[]
): Truth {
  const answer = facts[id];
  return answer === undefined ? [id] : values.includes(answer);
}

/** What a condition says about the answer to a question; unknown while there is none. */
export function given<Id extends QuestionId>(
  facts: TriageFacts,
  id: Id,
  holds: (answer: NonNullable<TriageFacts[Id]>) => Truth,
): Truth {
  const answer = facts[id];
  return answer === undefined || answer === null ? [id] : holds(answer);
}

/** Whether one of the heads of claim is of these types. */
export const claimsSome = (facts: TriageFacts, types: readonly TriageClaimType[]): Truth =>
  given(facts, 'claims', (claims) => claims.some(({ type }) => types.includes(type)));

/** Whether every head of claim is of these types. */
export const claimsOnly = (facts: TriageFacts, types: readonly TriageClaimType[]): Truth =>
  given(facts, 'claims', (claims) => claims.every(({ type }) => types.includes(type)));

/** A sentence of the law: when it applies, what it says, where it stands. */
export interface Row {
  readonly row: string;
  readonly text: Text;
  readonly basis: readonly Citation[];
  readonly when: (facts: Case) => Truth;
  /** Said where practice differs from place to place. */
  readonly regional?: Text;
}
