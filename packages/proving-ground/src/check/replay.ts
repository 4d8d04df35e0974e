import { procedures } from '@dingfen/dispute-lifecycle';
import { metaOf, pathOf, type Procedure, type Reckoning } from '@dingfen/procedure-kit';
import { isDeepStrictEqual } from 'node:util';
import { type AnyMachineSnapshot, getNextTransitions, initialTransition, transition } from 'xstate';
import { nextMediation } from '../chaos/next-mediation.ts';
import type { JournalRow } from './chain.ts';
import type { Find } from './problem.ts';
import type { ProceedingRow, Whole } from './read.ts';
import type { Reckonings } from './reckoning.ts';

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
export interface Step {
  entry: JournalRow;
  course: Course | undefined;
  by: Reckoning;
  heard?: { before: AnyMachineSnapshot | undefined; after: AnyMachineSnapshot; actions: readonly Listed[] };
}

/** Those of the next release are known here, too: while it is deployed both leave proceedings behind. */
const known = [...procedures, nextMediation()];

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
const withoutConsequence = ({ payload, actor_id: actor }: JournalRow): string | undefined =>
  actor === 'system' ? (payload as { withoutConsequence?: string }).withoutConsequence : undefined;

const isRemark = (entry: JournalRow): boolean =>
  remarks.has(entry.event) ||
  (entry.event === 'FILE_DISPUTE' && entry.seq === 1) ||
  withoutConsequence(entry) !== undefined;

export const isTimer = (event: string): boolean => event.startsWith('xstate.after.');
/** Whether a proceeding is over: its chart has come to its end, or says so of its state. */
export const isOver = (snapshot: AnyMachineSnapshot): boolean =>
  snapshot.status === 'done' || snapshot.hasTag('ended');

/** The innermost active states. */
export const leavesOf = ({ _nodes: nodes }: AnyMachineSnapshot): string[] =>
  nodes.filter((node) => Object.keys(node.states).length === 0).map(pathOf);

/** States that are active side by side have no order. */
const listed = (states: readonly string[]): string => states.toSorted().join();

/** Who has the ball, by the innermost state that says so. */
export const holderOf = ({ _nodes: nodes }: AnyMachineSnapshot): string =>
  nodes.map((node) => metaOf(node).holder).findLast((holder) => holder !== undefined) ?? 'nobody';

/**
 * The civil day of an entry, Asia/Shanghai. What follows from the end of a period happens at the midnight that ends its last
 * day, and belongs to that day.
 */
export function dayOf(at: string): string {
  const shanghai = Date.parse(at) + 8 * 3_600_000;
  const isMidnight = shanghai % 86_400_000 === 0;
  return new Date(isMidnight ? shanghai - 1 : shanghai).toISOString().slice(0, 10);
}

function actOf(entry: JournalRow, by: Reckoning): object {
  const { event: type, payload, at } = entry;
  const acting = {
    personId: entry.actor_id,
    name: entry.actor_name,
    capacity: entry.capacity,
    ...(entry.organisation_id === null ? {} : { organisationId: entry.organisation_id }),
    ...(entry.party_id === null ? {} : { partyId: entry.party_id }),
  };
  return { type, payload, at, on: dayOf(at), by: acting, ...by };
}

/** Plays the journal of one dispute through the charts alone, entry by entry, and notes each that no chart would have heard. */
export function replay({ dispute, journal, proceedings }: Whole, reckonings: Reckonings, find: Find) {
  const courses = new Map<string, Course>();
  const steps = journal.map((entry): Step => {
    const by = reckonings.at(entry.recorded_at);
    const course = entry.proceeding_id === null ? undefined : courses.get(entry.proceeding_id);
    const name = `${dispute.number} entry ${entry.seq}: ${entry.event}`;
    const expected = (from: readonly string[], to: readonly string[]): void => {
      const leads = `from ${listed(from)} to ${listed(to)}`;
      const said = `from ${listed(entry.from_states)} to ${listed(entry.to_states)}`;
      if (leads !== said) find('not what its journal says', `${name} leads ${leads}, it says ${said}`);
    };
    if (isRemark(entry)) {
      const states = course ? leavesOf(course.snapshot) : [];
      expected(states, states);
      const why = withoutConsequence(entry) ?? '';
      // Whether a form was well-formed or days could be counted is not asked here.
      if (course && ['not_possible_now', 'condition_unmet'].includes(why)) {
        const payload = { ...(entry.payload as object), withoutConsequence: undefined };
        if (typeof hear({ ...course }, { ...entry, payload }, by) !== 'string')
          find('not what its journal says', `${name} is said to be without consequence, it has one`);
      }
      return { entry, course, by };
    }
    if (course && entry.procedure_version !== course.procedure.version)
      find(
        'not what its journal says',
        `${name}: begun with version ${course.procedure.version}, heard by version ${entry.procedure_version}`,
      );
    const heard = course ? hear(course, entry, by) : open(proceedings, courses, entry, by);
    if (typeof heard === 'string') {
      find('act that was not possible', `${name}: ${heard}`);
      return { entry, course, by };
    }
    const { before, after } = heard;
    expected(before ? leavesOf(before) : [], leavesOf(after));
    return { entry, course: courses.get(entry.proceeding_id as string), by, heard };
  });
  return { steps, courses };
}

type Heard = NonNullable<Step['heard']>;

function open(
  proceedings: readonly ProceedingRow[],
  courses: Map<string, Course>,
  entry: JournalRow,
  by: Reckoning,
): Heard | string {
  const stored = proceedings.find(({ id }) => id === entry.proceeding_id);
  if (!stored) return 'there is no such proceeding';
  if (entry.event !== 'OPEN') return 'it comes before the opening of its proceeding';
  const procedure = known.find(
    (one) => one.key === stored.procedure && one.version === stored.procedure_version,
  );
  if (!procedure || entry.procedure !== stored.procedure || entry.procedure_version !== procedure.version)
    return `no procedure ${entry.procedure}@${entry.procedure_version} began as ${stored.procedure}@${stored.procedure_version}`;
  const input = { ...(entry.payload as object), at: entry.at, on: dayOf(entry.at), ...by };
  const [snapshot, actions] = initialTransition(procedure.machine, input as never);
  courses.set(stored.id, { id: stored.id, procedure, snapshot });
  return { before: undefined, after: snapshot, actions: actions as Listed[] };
}

function hear(course: Course, entry: JournalRow, by: Reckoning): Heard | string {
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
  const [after, actions] = transition(procedure.machine, before as never, actOf(entry, by) as never);
  if ((after as AnyMachineSnapshot) === before && actions.length === 0 && !isTimer(entry.event))
    return `its conditions are not met in ${leavesOf(before).join()}`;
  course.snapshot = after;
  return { before, after, actions: actions as Listed[] };
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const short = (value: unknown): string | undefined => JSON.stringify(value)?.slice(0, 200);

/** Where the journal of a proceeding ends, against what is stored of it; null when they are the same. */
export function differsFromJournal(
  stored: ProceedingRow,
  course: Course | undefined,
  rests: boolean,
): string | null {
  if (!course) return 'its journal does not begin with its opening';
  const { value, status } = course.snapshot.toJSON() as unknown as { value: unknown; status: string };
  if (!isDeepStrictEqual(asJson(value), stored.state.value) || status !== stored.state.status)
    return `replayed it is in ${JSON.stringify(value)} (${status}), stored in ${JSON.stringify(stored.state.value)} (${stored.state.status})`;
  const states = listed(leavesOf(course.snapshot));
  if (states !== listed(stored.states)) return `its states are ${states}, stored as ${listed(stored.states)}`;
  const standing = rests || isOver(course.snapshot) ? 'ended' : 'running';
  if (standing !== stored.status) return `it is ${standing}, stored as ${stored.status}`;
  const context = asJson((course.snapshot as { context: unknown }).context) as Record<string, unknown>;
  const kept = stored.context as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(context), ...Object.keys(kept)])].filter(
    (name) => !isDeepStrictEqual(context[name], kept[name]),
  );
  if (fields.length === 0) return null;
  return `its context differs in ${fields
    .map((name) => `${name}: ${short(context[name])} replayed, ${short(kept[name])} stored`)
    .join('; ')}`;
}
