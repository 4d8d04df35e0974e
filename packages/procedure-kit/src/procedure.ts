import type { Milestone } from '@dingfen/domain';
import type { Text } from '@dingfen/legal-calendar';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type {
  DeadlineDeclaration,
  EventDeclarations,
  Guard,
  OutcomeDeclaration,
  Reckoning,
  StateMeta,
} from './declare.ts';

/** A procedure: chart, events, conditions, periods, outcomes and messages, under one version. */
export interface Procedure {
  /** Short name used in addresses and in outcome events: `mediation.effective`. */
  key: string;
  /** The folder under `workflows/`. */
  id: string;
  /** Proceedings keep the version with which they began. */
  version: number;
  name: Text;
  machine: AnyStateMachine;
  events: EventDeclarations;
  // biome-ignore lint/suspicious/noExplicitAny: a registry holds procedures of every context type
  guards: Readonly<Record<string, Guard<any, any>>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  deadlines: Readonly<Record<string, DeadlineDeclaration<any>>>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  outcomes: Readonly<Record<string, OutcomeDeclaration<any>>>;
  messages: Readonly<Record<string, Text>>;
  /** Advice to this side of the dispute: where it stands is not shown to the other, nor to the public. */
  advises?: 'applicant';
  /** What of a proceeding counts in the figures, read from its record and its active leaf states; left out where nothing counts. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  milestones?: (context: any, states: readonly string[], by: Reckoning) => readonly Milestone[];
}

/** Puts the parts of a procedure together. */
export const defineProcedure = (procedure: Procedure): Procedure => procedure;

/** Everything that is in force, and every older version that still has running proceedings. */
export interface ProcedureRegistry {
  /** The newest version, with which new proceedings begin. */
  current(key: string): Procedure;
  /** The version a proceeding was begun with. */
  pinned(key: string, version: number): Procedure;
  all: readonly Procedure[];
}

/**
 * A proceeding's version is not known here: a newer release has begun it while this one still runs, or it was removed too
 * early. Nothing can be decided about it in this process.
 */
export class UnknownProcedure extends Error {
  override readonly name = 'UnknownProcedure';

  constructor(procedure: string) {
    super(`no procedure ${procedure}: begun by a newer release, never registered, or removed too early`);
  }
}

/**
 * @throws Error when two procedures share key and version
 * @throws UnknownProcedure, from what it returns, when a key or version is asked for that is not there
 */
export function registry(procedures: readonly Procedure[]): ProcedureRegistry {
  const byVersion = new Map<string, Procedure>();
  const newest = new Map<string, Procedure>();
  for (const procedure of procedures) {
    const name = `${procedure.key}@${procedure.version}`;
    if (byVersion.has(name)) throw new Error(`two procedures are called ${name}`);
    byVersion.set(name, procedure);
    if ((newest.get(procedure.key)?.version ?? 0) < procedure.version) newest.set(procedure.key, procedure);
  }
  const found = (procedure: Procedure | undefined, name: string): Procedure => {
    if (!procedure) throw new UnknownProcedure(name);
    return procedure;
  };
  return {
    current: (key) => found(newest.get(key), key),
    pinned: (key, version) => found(byVersion.get(`${key}@${version}`), `${key}@${version}`),
    all: procedures,
  };
}

/** A state's own words; empty for the root and for states that only group others. */
export const metaOf = (node: AnyStateNode): Partial<StateMeta> => (node.meta ?? {}) as Partial<StateMeta>;

/** The path of a state below the machine, e.g. `phase.conducting`. */
export const pathOf = (node: AnyStateNode): string => node.path.join('.');
