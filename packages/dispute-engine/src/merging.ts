import {
  haveSameParties,
  type IdentifiedParty,
  isRefusal,
  type Person,
  type Refusal,
  refuse,
} from '@dingfen/domain';
import { canSee, endedTogether, mergedIntoOf, type Tx } from '@dingfen/persistence';
import {
  activeStates,
  deadlineOf,
  holdsTimer,
  restoreSnapshot,
  runningPeriods,
} from '@dingfen/procedure-kit';
import { type CommandHead, once } from './command.ts';
import { type Engine, noSuchDispute } from './engine.ts';
import { type DisputeInHand, isOpen, note } from './in-hand.ts';
import { actorIn, viewerOf } from './people.ts';
import { MERGED, tellLifecycle, UNDO_MERGE } from './proceed.ts';
import { takeAll } from './supervision/issue-order.ts';
import { writeBack } from './write-back.ts';

/*
 * A dispute that was filed twice: one is merged into the other and stands still. Its proceedings keep their states and hear
 * nothing, its periods and tasks are ended; undone, what ended with the merging begins again, counted from the facts.
 */

const MERGE = 'MERGE';
/** The stage of a dispute that only waits to be closed. */
const WINDING = 'winding';

/** What a lifecycle has on record that merging depends on. */
interface LifecycleRecord {
  mediation?: { appliedOn?: string; receivedOn: string };
  arbitrationOpenOn?: string | null;
  merged?: { intoId: string } | null;
}

/** What is said of the dispute into which one is to be merged; see the form of the act. */
interface OfOther {
  number: string;
  isThis: boolean;
  runs: boolean;
  isDuplicate: boolean;
  heldToo: boolean;
  sameParties: boolean;
  receivedFirst: boolean;
  coversClaims: boolean;
}

/** Where no dispute was named, nothing holds of it. */
export const nothingKnown: Readonly<Record<keyof OfOther, unknown>> = {
  number: '-',
  isThis: false,
  runs: false,
  isDuplicate: false,
  heldToo: false,
  sameParties: false,
  receivedFirst: false,
  coversClaims: false,
};

interface ActOnTwo extends Omit<CommandHead, 'actorId'> {
  disputeId: string;
  proceedingId: string;
  procedure?: string;
  event: string;
  payload: Record<string, unknown>;
}

/** Whether an act merges a dispute into another or undoes that: it is then heard with both in hand. */
export const isMerging = ({ event, payload }: Pick<ActOnTwo, 'event' | 'payload'>): boolean =>
  event === UNDO_MERGE || (event === MERGE && typeof payload['intoId'] === 'string');

const recordOf = ({ lifecycleKey }: Engine, { loaded }: DisputeInHand): LifecycleRecord =>
  (loaded.proceedings.find((one) => one.procedure === lifecycleKey)?.context ?? {}) as LifecycleRecord;
const appliedOn = ({ mediation }: LifecycleRecord): string =>
  mediation?.appliedOn ?? mediation?.receivedOn ?? '';

/**
 * Hears an act on two disputes in one transaction, both locked in the order of their ids, and carries out what follows in
 * either. Refusals: those of `hear`, and `not_found` where one of the two is not there for whoever acts.
 * @param hear hears the act in the dispute in which it is raised, with what there is to say of the other
 */
export function onBoth<T>(
  engine: Engine,
  person: Person,
  command: ActOnTwo,
  hear: (dispute: DisputeInHand, ofOther: Record<string, unknown>) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const { disputeId, proceedingId, event, payload, idempotencyKey } = command;
  const content = { disputeId, proceedingId, event, payload };
  return once<T>(engine.db, { actorId: person.id, idempotencyKey }, content, async (tx) => {
    const otherId =
      event === MERGE ? String(payload['intoId']) : await mergedIntoOf(tx, disputeId, engine.lifecycleKey);
    const asked = event === MERGE ? [disputeId, otherId ?? ''] : [disputeId];
    for (const id of asked)
      if (!(await canSee(tx, id, viewerOf(person)))) return refuse('not_found', noSuchDispute);
    const disputes = await takeAll(engine, tx, [disputeId, otherId ?? disputeId]);
    for (const one of disputes) one.traceparent = engine.traceparent();
    const dispute = disputes.find(({ id }) => id === disputeId) as DisputeInHand;
    const other = disputes.find(({ id }) => id === otherId) ?? dispute;
    // Undone, and merged into a third one, while the locks were waited for.
    if (event === UNDO_MERGE && recordOf(engine, dispute).merged?.intoId !== otherId)
      return refuse('not_possible_now', {
        zh: '本争议的并入情况刚刚有变动，请刷新后再办理。',
        en: 'This dispute has just been merged elsewhere or released; reload and try again.',
      });
    const { capacities } = await actorIn(other, person);
    const mergedAt = dispute.loaded.dispute.stageSince;
    const heldToo = capacities.some((one) => ['mediator', 'intake', 'unitHead'].includes(one));
    const answer = await hear(dispute, factsOfOther(engine, dispute, other, heldToo));
    if (!isRefusal(answer)) {
      const { number } = dispute.loaded.dispute;
      const told = { disputeId, number, reason: payload['reason'], byName: person.name };
      if (event === MERGE) {
        standStill(engine, dispute);
        tellLifecycle(engine, other, 'DUPLICATE_MERGED', {
          ...told,
          appliedOn: appliedOn(recordOf(engine, dispute)),
        });
      } else {
        await goOn(engine, tx, dispute, mergedAt);
        tellLifecycle(engine, other, 'DUPLICATE_RELEASED', told);
      }
    }
    for (const one of disputes) await writeBack(engine, tx, one);
    return answer;
  });
}

function factsOfOther(
  engine: Engine,
  dispute: DisputeInHand,
  other: DisputeInHand,
  heldToo: boolean,
): OfOther & Record<string, unknown> {
  const [here, there] = [recordOf(engine, dispute), recordOf(engine, other)];
  const living = ({ loaded }: DisputeInHand): IdentifiedParty[] =>
    loaded.parties.filter((party) => party.replacedBy === null) as IdentifiedParty[];
  const { number, status, stage } = other.loaded.dispute;
  return {
    number,
    isThis: other.id === dispute.id,
    runs: status === 'open' && stage !== WINDING,
    isDuplicate: stage === MERGED,
    heldToo,
    sameParties: haveSameParties(living(dispute), living(other)),
    receivedFirst: (there.arbitrationOpenOn ?? null) !== null || appliedOn(there) <= appliedOn(here),
    coversClaims: dispute.loaded.claims.every(({ type }) =>
      other.loaded.claims.some((one) => one.type === type),
    ),
  };
}

/** Every proceeding but the lifecycle rests: its periods end where they are, a missed duty as missed, and its tasks vanish. */
function standStill(engine: Engine, dispute: DisputeInHand): void {
  const { loaded, changes, now } = dispute;
  const resting = new Set<string>();
  for (const one of loaded.proceedings) {
    if (one.status !== 'running' || one.procedure === engine.lifecycleKey) continue;
    Object.assign(one, { status: 'ended', endedAt: now });
    note(changes.proceedings, one);
    resting.add(one.id);
  }
  for (const row of loaded.deadlines)
    if (resting.has(row.proceedingId) && isOpen(row)) dispute.closePeriod(row, now);
  for (const task of loaded.tasks)
    if (resting.has(task.proceedingId) && task.status === 'open') {
      Object.assign(task, { status: 'done', closedAt: now });
      note(changes.tasks, task);
    }
}

/**
 * What rests since `mergedAt` goes on: the periods that its chart still keeps armed are counted anew from the facts, a duty that
 * had been missed is owed again, and the tasks of its states are back. What is overdue by now lapses next.
 */
async function goOn(engine: Engine, tx: Tx, dispute: DisputeInHand, mergedAt: string): Promise<void> {
  const { loaded, changes, by } = dispute;
  const ended = await endedTogether(tx, dispute.id, mergedAt);
  // Periods that were over are in hand again: what counts of them is to be given anew with the rest.
  dispute.counted = undefined;
  loaded.climbed.push(...ended.climbed);
  for (const one of loaded.proceedings) {
    if (one.procedure === engine.lifecycleKey || one.endedAt !== mergedAt) continue;
    const procedure = engine.procedures.pinned(one.procedure, one.procedureVersion);
    const stored = dispute.stored(one);
    const snapshot = restoreSnapshot(procedure, stored);
    // It had ended by itself at that very moment.
    if (snapshot.status === 'done' || snapshot.hasTag('ended')) continue;
    Object.assign(one, { status: 'running', endedAt: null });
    note(changes.proceedings, one);
    const armed = runningPeriods(procedure, stored, by);
    for (const row of ended.deadlines.filter(({ proceedingId }) => proceedingId === one.id)) {
      const period = armed.find(({ timerId, key }) => timerId === row.timerId && key === row.key);
      const wasMissed = row.status === 'closed_late';
      if (!period && !(wasMissed && holdsTimer(procedure, stored, row.timerId))) continue;
      Object.assign(row, { status: wasMissed ? 'breached' : 'running', closedAt: null });
      loaded.deadlines.push(row);
      note(changes.deadlines, row);
      if (period) dispute.reschedule(row, deadlineOf(period, by));
    }
    const paths = activeStates(procedure, stored).map(({ path }) => path);
    for (const task of ended.tasks)
      if (task.proceedingId === one.id && paths.includes(task.statePath)) {
        Object.assign(task, { status: 'open', closedAt: null });
        loaded.tasks.push(task);
        note(changes.tasks, task);
      }
  }
}
