import { civilDateOf } from '@dingfen/legal-calendar';
import { type Effect, metaOf, pathOf, type Procedure, type Reckoning } from '@dingfen/procedure-kit';
import { type AnyMachineSnapshot, getNextTransitions, initialTransition, transition } from 'xstate';
import type { Find } from './find.ts';

/** One entry of a journal. Instants in ISO-8601 UTC. */
export interface Entry {
  disputeId: string;
  seq: number;
  proceedingId: string | null;
  procedure: string;
  procedureVersion: number;
  event: string;
  payload: unknown;
  actorId: string;
  actorName: string;
  capacity: string;
  organisationId: string | null;
  partyId: string | null;
  fromStates: readonly string[];
  toStates: readonly string[];
  at: string;
  recordedAt: string;
}

/** What XState lists for an act: consequences by name, timers taken off and set. */
export interface Listed {
  type: string;
  params?: Record<string, unknown>;
}

/** One proceeding as far as its journal has been played. */
export interface Course {
  id: string;
  procedure: Procedure;
  snapshot: AnyMachineSnapshot;
}

/** An entry, and where a chart heard it what it made of it. */
export interface Step<E extends Entry = Entry> {
  entry: E;
  course: Course | undefined;
  /** The civil day to which it belongs, Asia/Shanghai. */
  on: string;
  /** By what its days were counted. */
  by: Reckoning;
  heard?: { before: AnyMachineSnapshot | undefined; after: AnyMachineSnapshot; actions: readonly Listed[] };
}

/** What a journal is played with. */
export interface With {
  /** The charts of every version with which a proceeding may have begun. */
  procedures: readonly Procedure[];
  /** By what days were counted at an instant of the clock of the database. For the same notices always the same object. */
  reckoningAt: (instant: string) => Reckoning;
}

/** A journal that was played: what every entry did, and where each proceeding has come to, in the order in which they were opened. */
export interface Played<E extends Entry = Entry> {
  steps: Step<E>[];
  courses: Map<string, Course>;
}

/** Entries that tell of something and move nothing. */
const remarks = new Set([
  'WARNING',
  'ESCALATION',
  'RECOUNT_DEADLINES',
  'SUPERVISION_ORDER_ISSUE',
  'SUPERVISION_ORDER_CLOSE',
  'SUPERVISION_ORDER_WITHDRAW',
]);

/** Why the system says that what it told a proceeding has no consequence; undefined for every other entry. */
const withoutConsequence = ({ payload, actorId }: Entry): string | undefined =>
  actorId === 'system' ? (payload as { withoutConsequence?: string }).withoutConsequence : undefined;

const isRemark = (entry: Entry): boolean =>
  remarks.has(entry.event) ||
  (entry.event === 'FILE_DISPUTE' && entry.seq === 1) ||
  withoutConsequence(entry) !== undefined;

/** Whether an entry is the end of a period. */
export const isTimer = (event: string): boolean => event.startsWith('xstate.after.');

/** Whether a proceeding is over: its chart has come to its end, or says so of its state. */
export const isOver = (snapshot: AnyMachineSnapshot): boolean =>
  snapshot.status === 'done' || snapshot.hasTag('ended');

/** The innermost active states. */
export const leavesOf = ({ _nodes: nodes }: AnyMachineSnapshot): string[] =>
  nodes.filter((node) => Object.keys(node.states).length === 0).map(pathOf);

/** States that are active side by side have no order. */
export const listed = (states: readonly string[]): string => states.toSorted().join();

/** Who has the ball, by the innermost state that says so. */
export const holderOf = ({ _nodes: nodes }: AnyMachineSnapshot): string =>
  nodes.map((node) => metaOf(node).holder).findLast((holder) => holder !== undefined) ?? 'nobody';

/** The consequences of a step that its chart names, in their order. */
export const effectsOf = ({ heard }: Step): Effect[] =>
  (heard?.actions ?? []).map(({ type, params }) => ({ type, ...params }) as Effect);

/** The civil day of an instant, Asia/Shanghai; midnight is the end of the day before, not the beginning of the next. */
export function dayOf(at: string): string {
  const midnight = (Date.parse(at) + 8 * 3_600_000) % 86_400_000 === 0;
  return civilDateOf(midnight ? new Date(Date.parse(at) - 1).toISOString() : at);
}

/**
 * The day of each entry, in their order. What follows from the end of a period happens at the midnight that ends its last day, and
 * belongs to that day; whatever else is done at midnight belongs to the day that begins. What the system adds at the same instant
 * follows from what was before it, and has its day.
 */
function daysIn(): (entry: Entry) => string {
  let last: { at: string; on: string } | undefined;
  return ({ event, actorId, at }) => {
    const follows = actorId === 'system' && last?.at === at;
    const on = isTimer(event) ? dayOf(at) : follows && last ? last.on : civilDateOf(at);
    last = { at, on };
    return on;
  };
}

function actOf(entry: Entry, on: string, by: Reckoning): object {
  const { event: type, payload, at } = entry;
  const acting = {
    personId: entry.actorId,
    name: entry.actorName,
    capacity: entry.capacity,
    ...(entry.organisationId === null ? {} : { organisationId: entry.organisationId }),
    ...(entry.partyId === null ? {} : { partyId: entry.partyId }),
  };
  return { type, payload, at, on, by: acting, ...by };
}

/**
 * Plays the journal of one dispute through the charts alone, entry by entry, and notes each that no chart would have heard.
 * It shares nothing with the engine that wrote it: neither how acts are decided nor how what they change is stored.
 * @param journal every entry from the first, in their order
 */
export function replay<E extends Entry>(
  journal: readonly E[],
  { procedures, reckoningAt }: With,
  find: Find,
): Played<E> {
  const courses = new Map<string, Course>();
  const dayIn = daysIn();
  const steps = journal.map((entry): Step<E> => {
    const by = reckoningAt(entry.recordedAt);
    const on = dayIn(entry);
    const course = entry.proceedingId === null ? undefined : courses.get(entry.proceedingId);
    const name = `entry ${entry.seq}: ${entry.event}`;
    const expected = (from: readonly string[], to: readonly string[]): void => {
      const leads = `from ${listed(from)} to ${listed(to)}`;
      const said = `from ${listed(entry.fromStates)} to ${listed(entry.toStates)}`;
      if (leads !== said) find('not what its journal says', `${name} leads ${leads}, it says ${said}`);
    };
    if (isRemark(entry)) {
      const states = course ? leavesOf(course.snapshot) : [];
      expected(states, states);
      const why = withoutConsequence(entry) ?? '';
      // Whether a form was well-formed or days could be counted is not asked here.
      if (course && ['not_possible_now', 'condition_unmet'].includes(why)) {
        const payload = { ...(entry.payload as object), withoutConsequence: undefined };
        if (typeof hear({ ...course }, { ...entry, payload }, on, by) !== 'string')
          find('not what its journal says', `${name} is said to be without consequence, it has one`);
      }
      return { entry, course, on, by };
    }
    if (course && entry.procedureVersion !== course.procedure.version)
      find(
        'not what its journal says',
        `${name}: begun with version ${course.procedure.version}, heard by version ${entry.procedureVersion}`,
      );
    const heard = course ? hear(course, entry, on, by) : open(procedures, courses, entry, on, by);
    if (typeof heard === 'string') {
      find('act that was not possible', `${name}: ${heard}`);
      return { entry, course, on, by };
    }
    const { before, after } = heard;
    expected(before ? leavesOf(before) : [], leavesOf(after));
    return { entry, course: courses.get(entry.proceedingId as string), on, by, heard };
  });
  return { steps, courses };
}

type Heard = NonNullable<Step['heard']>;

function open(
  procedures: readonly Procedure[],
  courses: Map<string, Course>,
  entry: Entry,
  on: string,
  by: Reckoning,
): Heard | string {
  if (entry.proceedingId === null) return 'it names no proceeding';
  if (entry.event !== 'OPEN') return 'it comes before the opening of its proceeding';
  const procedure = procedures.find(
    ({ key, version }) => key === entry.procedure && version === entry.procedureVersion,
  );
  if (!procedure) return `no procedure ${entry.procedure}@${entry.procedureVersion} is known`;
  const input = { ...(entry.payload as object), at: entry.at, on, ...by };
  const begun = made(() => initialTransition(procedure.machine, input as never));
  if (typeof begun === 'string') return begun;
  const [snapshot, actions] = begun;
  courses.set(entry.proceedingId, { id: entry.proceedingId, procedure, snapshot });
  return { before: undefined, after: snapshot, actions };
}

/** What a chart makes of it; in words, where it can make nothing of what the entry says. */
function made(play: () => [unknown, unknown]): [AnyMachineSnapshot, Listed[]] | string {
  const because = (error: unknown): string =>
    `its chart cannot read it: ${error instanceof Error ? error.message : String(error)}`;
  try {
    const [snapshot, actions] = play() as [AnyMachineSnapshot, Listed[]];
    return snapshot.status === 'error' ? because(snapshot.error) : [snapshot, actions];
  } catch (error) {
    return because(error);
  }
}

function hear(course: Course, entry: Entry, on: string, by: Reckoning): Heard | string {
  const { procedure, snapshot: before } = course;
  if (isTimer(entry.event)) {
    if (!before._nodes.some((node) => node.after.some(({ eventType }) => eventType === entry.event)))
      return 'the state of this period has been left';
  } else {
    const declared = procedure.events[entry.event];
    if (!declared) return 'the procedure knows no such act';
    if (!declared.entitled.includes(entry.capacity as never)) return `it is not for a ${entry.capacity}`;
    if (!getNextTransitions(before).some(({ eventType }) => eventType === entry.event))
      return `not in ${leavesOf(before).join()}`;
  }
  const moved = made(() => transition(procedure.machine, before as never, actOf(entry, on, by) as never));
  if (typeof moved === 'string') return moved;
  const [after, actions] = moved;
  if (after === before && actions.length === 0 && !isTimer(entry.event))
    return `its conditions are not met in ${leavesOf(before).join()}`;
  course.snapshot = after;
  return { before, after, actions };
}
