import {
  daysOf,
  type Entry,
  type Find,
  isDuty,
  isOver,
  leavesOf,
  type Period,
  peopleAfter,
  periodsOf,
  replay,
  rests,
  standingOf,
} from '@dingfen/journal-replay';
import { civilDateOf } from '@dingfen/legal-calendar';
import type { DisputeToCheck, LoadedDispute } from '@dingfen/persistence';
import type { Reckoning } from '@dingfen/procedure-kit';
import type { CalendarBook } from './calendars.ts';
import type { Engine } from './engine.ts';
import type { CountedDeadline, Recorded } from './figures.ts';

/** What the application, the first entry of every journal, says that counts; older ones leave out what was not told. */
type Application = Pick<Recorded['dispute'], 'channel' | 'employment'> &
  Partial<Pick<Recorded['dispute'], 'industry' | 'migrantWorker'>> & {
    claims: readonly { type: string; amountFen?: number | null }[];
    mediationBodyId?: string;
  };

/**
 * Gives by what was reckoned at an instant: with the holiday notices that had been imported by then, and with what is configured
 * now. What was configured then is not kept; it says itself from when it is in force.
 */
export async function reckoningsOf(
  engine: Engine,
): Promise<(regionCode: string, instant: string) => Reckoning> {
  const { stored } = await engine.calendars.now(engine.db);
  const books: CalendarBook[] = [];
  for (const newest of [0, ...stored.map(({ id }) => id)])
    books.push(await engine.calendars.upTo(newest, engine.db));
  return (regionCode, instant) => {
    const imported = stored.filter(({ importedAt }) => importedAt <= instant).length;
    return (books[imported] as CalendarBook).of(regionCode);
  };
}

/**
 * A dispute as its journal alone has it, played through the charts: what was applied for, who is in it and who has it, where its
 * proceedings have come to, and every duty of an institution that ever ran. `find` is told of entries that no chart bears out.
 */
export function playedOf(
  { procedures, lifecycleKey, stageOf }: Engine,
  { whole, journal }: Pick<DisputeToCheck, 'whole' | 'journal'>,
  reckoningAt: (instant: string) => Reckoning,
  find: Find,
): { recorded: Recorded; deadlines: CountedDeadline[] } {
  const played = replay(journal as unknown as Entry[], { procedures: procedures.all, reckoningAt }, find);
  const [filed] = journal;
  if (!filed) throw new Error(`dispute ${whole.dispute.number} has no journal`);
  const {
    channel,
    employment,
    industry = null,
    migrantWorker = null,
    claims,
    mediationBodyId,
  } = filed.payload as unknown as Application;
  const people = peopleAfter(played.steps);
  const standing = standingOf(played, lifecycleKey, stageOf);
  return {
    recorded: {
      dispute: {
        id: whole.dispute.id,
        channel,
        employment,
        industry,
        migrantWorker,
        filedOn: civilDateOf(filed.at),
        ...standing,
      },
      claims: claims.map(({ type, amountFen = null }) => ({ type, amountFen })),
      parties: people.parties
        .filter(({ isReplaced }) => !isReplaced)
        .map(({ id, role, kind }) => ({ id, role: role as 'applicant', kind })),
      assignments: [
        ...[...people.holders].map(([role, holderId]) => ({ role, holderId })),
        // The oldest applications do not name the body they came to.
        ...whole.assignments.filter(
          ({ role }) =>
            mediationBodyId === undefined && role === 'mediationBody' && !people.holders.has(role),
        ),
      ],
      proceedings: [...played.courses.values()].map(({ id, procedure, snapshot }) => ({
        id,
        procedure: procedure.key,
        procedureVersion: procedure.version,
        context: JSON.parse(
          JSON.stringify((snapshot as { context: unknown }).context),
        ) as Proceeding['context'],
        states: leavesOf(snapshot),
        status: isOver(snapshot) || (rests(standing) && procedure.key !== lifecycleKey) ? 'ended' : 'running',
      })),
    },
    deadlines: periodsOf(played.steps, find).filter(isDuty).map(dutyOf),
  };
}

type Proceeding = LoadedDispute['proceedings'][number];

function dutyOf(period: Period): CountedDeadline {
  const { proceedingId, timerId, key, ruleId, openedAt, arming, status } = period;
  const isPaused = arming.pausedSince !== undefined;
  const { rule, dueOn } = daysOf(period);
  return {
    id: `${proceedingId}|${timerId}|${key}|${openedAt}`,
    proceedingId,
    ruleId,
    ruleClass: rule.class,
    status: status === 'running' && isPaused ? 'paused' : status,
    dueOn: isPaused ? null : dueOn,
  };
}
