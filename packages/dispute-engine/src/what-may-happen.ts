import type { Actor, Capacity, Person } from '@dingfen/domain';
import { type DisputeFile, type PartyRow, readFile } from '@dingfen/persistence';
import { activeStates, mayHappen, type Possibility } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import { isOpen } from './in-hand.ts';
import { closedTo } from './one-sided.ts';
import { actorIn, viewerOf } from './people.ts';
import { lapseOverdue, MERGED, UNDO_MERGE } from './proceed.ts';
import { inHand } from './take-in-hand.ts';

export interface ProceedingView {
  id: string;
  procedure: string;
  version: number;
  name: { zh: string; en: string };
  status: 'running' | 'ended';
  states: { path: string; summary?: { zh: string; en: string } }[];
  holder: string;
  openedAt: string;
  endedAt: string | null;
  /** For the asking person; of an ended proceeding only what is still possible. */
  possibilities: Possibility[];
}

export interface DisputeView extends Omit<DisputeFile, 'proceedings'> {
  proceedings: ProceedingView[];
  capacities: readonly string[];
  /** What each procedure has on record, the newest proceeding of each: for what an answer is made of, not to be shown as it is. */
  records: Readonly<Record<string, unknown>>;
}

/** Everybody but the parties themselves acts for a body that needs the particulars (PIPL 34). */
const isOffice = (capacity: Capacity): boolean =>
  !['applicant', 'respondent', 'thirdParty'].includes(capacity);

/** A party sees its own particulars, and of the others who they are, not how they can be found. */
const asOthersSeeIt = (party: PartyRow, { partyId }: Actor): PartyRow =>
  party.id === partyId ? party : { ...party, phone: null, identityNumber: null, address: null };

/**
 * A dispute as one person sees it: the file, and in each proceeding what they may do now and why not the rest. What is
 * overdue counts as lapsed although the clock may not have written it yet, and a day that a newly imported notice moves is
 * shown as moved, so nothing is offered that would be refused. Advice to one side is not shown to the other.
 */
export async function readDispute(
  engine: Engine,
  person: Person,
  disputeId: string,
): Promise<DisputeView | undefined> {
  const read = await readFile(engine.db, disputeId, viewerOf(person));
  if (!read) return undefined;
  const { newestHolidayNotice, ...file } = read;
  const at = file.now;
  const dispute = await inHand(
    engine,
    engine.db,
    structuredClone({
      now: at,
      newestHolidayNotice,
      dispute: file.dispute,
      parties: file.parties,
      claims: file.claims,
      assignments: file.assignments.map(({ role, holderId, since }) => ({
        disputeId,
        role: role as 'court',
        holderId,
        since,
      })),
      proceedings: file.proceedings,
      deadlines: file.deadlines.filter(isOpen),
      climbed: [],
      tasks: file.tasks.filter((one) => one.status === 'open'),
    }),
  );
  const recounted = new Map(dispute.changes.deadlines.map((row) => [row.id, { ...row }]));
  lapseOverdue(engine, dispute);
  const actor = await actorIn(dispute, person);
  const closed = closedTo(engine, file, person);
  const standsStill = dispute.loaded.dispute.stage === MERGED;
  const isOpenTo = ({ proceedingId, key = '' }: { proceedingId: string; key?: string }): boolean =>
    !closed.has(proceedingId) || key === actor.partyId;
  const proceedings = dispute.loaded.proceedings.map((row): ProceedingView => {
    const procedure = engine.procedures.pinned(row.procedure, row.procedureVersion);
    const stored = dispute.stored(row);
    return {
      id: row.id,
      procedure: row.procedure,
      version: row.procedureVersion,
      name: procedure.name,
      status: row.status,
      states: closed.has(row.id)
        ? []
        : activeStates(procedure, stored).map(({ path, summary }) => ({
            path,
            ...(summary ? { summary } : {}),
          })),
      holder: closed.has(row.id) ? 'nobody' : row.holder,
      openedAt: row.openedAt,
      endedAt: row.endedAt,
      // In a duplicate nothing may happen but that its merging is undone. What has ended can still be reopened where its chart says so; everything else there is no longer news.
      possibilities: mayHappen(procedure, stored, { at, actor, ...dispute.by }).filter(
        (one) => (row.status === 'running' || one.possible) && (!standsStill || one.event === UNDO_MERGE),
      ),
    };
  });
  return {
    ...file,
    deadlines: file.deadlines.filter(isOpenTo).map((row) => ({ ...row, ...recounted.get(row.id) })),
    tasks: file.tasks.filter(isOpenTo),
    limitation: closed.size > 0 ? [] : file.limitation,
    dispute: dispute.loaded.dispute,
    parties: file.parties.map((party) =>
      actor.capacities.some(isOffice) ? party : asOthersSeeIt(party, actor),
    ),
    proceedings,
    capacities: actor.capacities,
    records: Object.fromEntries(
      dispute.loaded.proceedings.map(({ procedure, context }) => [procedure, context]),
    ),
  };
}
