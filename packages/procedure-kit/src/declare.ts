import type { Acting, Capacity } from '@dingfen/domain';
import type { Citation, LocalRules, RuleId, Threshold } from '@dingfen/legal-basis';
import type { Calendar, CivilDate, Text } from '@dingfen/legal-calendar';
import type { Static, TSchema } from 'typebox';

/**
 * What can be done to a proceeding. One declaration is the source of the HTTP route, the OpenAPI entry, the
 * "what may happen now" answer and the journal's wording.
 */
export interface EventDeclaration {
  summary: Text;
  basis: readonly Citation[];
  /** The capacities that may raise it. `system` marks a signal that only the lifecycle sends. */
  entitled: readonly Capacity[];
  /** TypeBox schema of what is submitted; an object. */
  payload: TSchema;
}
export type EventDeclarations = Readonly<Record<string, EventDeclaration>>;

/** Declares the events of a procedure and keeps their exact payload types. */
export const defineEvents = <const E extends EventDeclarations>(events: E): E => events;

/**
 * By what days are counted and numbers are judged, as it stands at the moment of asking. Never stored: what is stored is what
 * came of it. Every act is one, so that a condition hands on the act itself.
 */
export interface Reckoning {
  /** The region's calendar with the holiday notices in force. */
  calendar: Calendar;
  /** What the deployment has configured where the law leaves room; empty where nothing is. */
  local: LocalRules;
}

/** One act as the machine sees it. */
export interface Act<T extends string = string, P = unknown> extends Reckoning {
  type: T;
  payload: P;
  /** The instant at which the act was done, ISO-8601 UTC. */
  at: string;
  /** The same as a civil date in Asia/Shanghai: the date that periods are counted from unless the payload names another. */
  on: CivilDate;
  by: Acting;
}

/**
 * The act that a condition or an action hears. At the opening XState knows only the input, which then carries what stands
 * beside every act.
 */
export const actOf = <A extends Act>(event: A): A =>
  (event.type as string) === 'xstate.init' ? (event as unknown as { input: A }).input : event;

/** A period has ended. Only the clock raises it; `payload.key` tells apart several periods under one rule (one per party, say). */
export type Expiry = Act<`xstate.after.${string}`, { key?: string; rule: RuleId }>;

/** The acts that a set of event declarations allows, as a discriminated union. */
export type ActsOf<E extends EventDeclarations> =
  | { [T in keyof E & string]: Act<T, Static<E[T]['payload']>> }[keyof E & string]
  | Expiry;

/** A condition of law or of fact that stands before a transition. It says what must be true, and where that is written. */
export interface Guard<C, A> {
  summary: Text;
  basis: readonly Citation[];
  /** Set when the condition cannot be judged before the form is filled in. */
  needsPayload?: true;
  /** The number it judges by, where that can be configured: a refusal then names who decided it. */
  judgesBy?(given: { context: C; event: A }): Pick<Threshold, 'value' | 'label' | 'unverified'>;
  test(given: { context: C; event: A }): boolean;
}

/** Declares the guards of a procedure: `defineGuards<Context, Acts>()({ … })`. */
export const defineGuards =
  <C, A>() =>
  <const G extends Readonly<Record<string, Guard<C, A>>>>(guards: G): G =>
    guards;

/** The guards in the form in which XState's `setup` takes them. */
export function implementGuards<C, A, G extends Readonly<Record<string, Guard<C, A>>>>(
  guards: G,
): { [K in keyof G]: (given: { context: C; event: A }) => boolean } {
  const entries = Object.entries(guards).map(([name, guard]) => [
    name,
    ({ context, event }: { context: C; event: A }) => guard.test({ context, event: actOf(event as A & Act) }),
  ]);
  return Object.fromEntries(entries) as { [K in keyof G]: (given: { context: C; event: A }) => boolean };
}

/** One running period: the facts from which the legal calendar computes its day. */
export interface Arming {
  /** Tells apart several periods under one declaration, e.g. the party it runs for. */
  key?: string;
  /** The day (or, for periods in hours, the local time 'YYYY-MM-DDTHH:mm') of the event that starts the period. */
  triggerOn: string;
  /** Only for periods whose length a party or the court sets. */
  length?: number;
  /** Added to the length and counted on from the original trigger. */
  extension?: number;
  /** Spans that do not count; `until` is the first day that counts again. */
  exclusions?: readonly { from: CivilDate; until: CivilDate }[];
  /** The period stands still since this day and has no due date until it goes on. */
  pausedSince?: CivilDate;
}

/**
 * A period of the chart. The key under which it is declared is the delay's name in `after`; `arm` reads the
 * context and returns one arming per period that runs while the state is active, none when it does not apply.
 * Due dates are always recomputed from these facts, so an extension, a pause or a corrected trigger moves them.
 */
export interface DeadlineDeclaration<C> {
  rule: RuleId;
  arm(context: C, by: Reckoning): readonly Arming[];
  /**
   * The procedure itself hears it when the warning so many days ahead goes out: the engine raises the event, as the system,
   * with the period's `key` and `rule`. The event must be declared; the rule must plan such a warning.
   */
  onWarning?: { daysBefore: number; event: string };
}
export const defineDeadlines =
  <C>() =>
  <const D extends Readonly<Record<string, DeadlineDeclaration<C>>>>(deadlines: D): D =>
    deadlines;

/** XState wants a delay for every name in `after`. The number is never used: the legal calendar computes the day. */
export function implementDelays<D extends Readonly<Record<string, unknown>>>(
  deadlines: D,
): Record<keyof D & string, number> {
  return Object.fromEntries(Object.keys(deadlines).map((name) => [name, 1])) as Record<
    keyof D & string,
    number
  >;
}

/** How a proceeding can come out; the lifecycle routes it. Named by a state's `meta.outcome`. */
export interface OutcomeDeclaration<C> {
  summary: Text;
  basis: readonly Citation[];
  /** What the next procedure needs to know. JSON only. */
  data?(context: C, by: Reckoning): Record<string, unknown>;
}
export const defineOutcomes =
  <C>() =>
  <const O extends Readonly<Record<string, OutcomeDeclaration<C>>>>(outcomes: O): O =>
    outcomes;

/** Who has the ball in a state. */
export type Holder =
  | 'applicant'
  | 'respondent'
  | 'parties'
  | 'candidateMediator'
  | 'mediator'
  | 'mediationBody'
  | 'court'
  | 'judge'
  | 'commission'
  | 'nobody';

/** What every state of a chart says of itself. */
export interface StateMeta {
  /** The stage, in words that may be shown to anybody (no names, no amounts). */
  summary: Text;
  holder?: Holder;
  /** While the state lasts this task is open with the holder; leaving the state completes it. */
  task?: { kind: string; title: Text };
  /** Entering the state announces this outcome. */
  outcome?: string;
  basis?: readonly Citation[];
}

/** Gives a state its `meta` with the right type. */
export const state = (meta: StateMeta): StateMeta => meta;
