import type { Refusal } from '@dingfen/domain';
import type { LocalRules } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import type { Tariff } from '@dingfen/metrics';
import type { Database } from '@dingfen/persistence';
import type { ProcedureRegistry } from '@dingfen/procedure-kit';
import { type Calendars, createCalendars } from './calendars.ts';
import type { DisputeInHand } from './in-hand.ts';

/**
 * What an event's payload cannot be trusted to say and the registry knows, e.g. whether a mediator is on the roster.
 * Runs under the dispute's lock, before the payload is checked, and overwrites whatever was submitted in `fields`.
 */
export interface Completion {
  /** The payload's fields that come from the registry (`list.name`: a field of each item); no form asks for them. */
  fields: readonly string[];
  /** `ofOther`: what there is to say of the other dispute, where the act concerns two. */
  complete(
    dispute: DisputeInHand,
    payload: Record<string, unknown>,
    ofOther?: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, unknown> | Refusal>;
}

/** Keyed by `<procedure>.<EVENT>`. */
export type Completions = Readonly<Record<string, Completion>>;

export interface Engine {
  db: Database;
  procedures: ProcedureRegistry;
  /** The procedure that routes outcomes; one proceeding of it per dispute. */
  lifecycleKey: string;
  /** Which of the lifecycle's states is the dispute's stage. */
  stageOf: (states: readonly string[]) => string;
  completions: Completions;
  /** The trace in which whatever is asked for here and now is done, as W3C `traceparent`; messages carry it on. */
  traceparent: () => string | undefined;
  /** False only for measuring what they cost: acts then leave the figures as they are, and they no longer hold. */
  keepsFigures: boolean;
  /** The calendars with the imported holiday notices, as the database has them, and what the deployment has configured. */
  calendars: Calendars;
  localRules: LocalRules;
  /** What mediators are paid by case, as the deployment has decided. */
  tariffs: readonly Tariff[];
}

export interface EngineOptions {
  db: Database;
  procedures: ProcedureRegistry;
  lifecycleKey?: string;
  stageOf?: (states: readonly string[]) => string;
  completions?: Completions;
  keepsFigures?: boolean;
  traceparent?: () => string | undefined;
  /** What the deployment has configured where the law leaves room, read by `checkedLocalRules`; nothing unless given. */
  localRules?: LocalRules;
  /** What mediators are paid by case, read by `checkedTariffs`; nothing unless given. */
  tariffs?: readonly Tariff[];
}

/** Puts the procedures, the database and the routing together. Holds no state of its own but calendars it has read and acts that wait for their turn: any number of them may run side by side. */
export function createEngine({
  db,
  procedures,
  lifecycleKey = 'lifecycle',
  stageOf = (states) => states[0] ?? '',
  completions = {},
  keepsFigures = true,
  traceparent = () => undefined,
  localRules = {},
  tariffs = [],
}: EngineOptions): Engine {
  return {
    db,
    procedures,
    lifecycleKey,
    stageOf,
    completions,
    keepsFigures,
    traceparent,
    calendars: createCalendars(localRules),
    localRules,
    tariffs,
  };
}

export const noSuchDispute: Text = {
  zh: '没有这个争议，或者您无权查看。',
  en: 'There is no such dispute, or you may not see it.',
};
