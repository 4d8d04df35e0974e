import { type Engine, expireDeadline, fireNotice } from '@dingfen/dispute-engine';
import { type Database, standClockAt } from '@dingfen/persistence';

/** Disputes in play at once: as many as there are connections. */
export const AT_ONCE = 8;

/** Works through a list, several at once. */
export async function inTurns<T>(list: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, list.length) }, async () => {
      for (let one = list[next++]; one !== undefined; one = list[next++]) await work(one);
    }),
  );
}

/** What a worker does while it runs: periods end, warnings go out. All of them, or those of one dispute, oldest first. */
export async function letPeriodsEnd(engine: Engine, now: string, disputeId?: string): Promise<void> {
  let deadlines = engine.db
    .selectFrom('deadline')
    .select('id')
    .where('status', '=', 'running')
    .where('dueAt', '<=', now)
    .orderBy('dueAt');
  let notices = engine.db
    .selectFrom('deadlineNotice')
    .select('id')
    .where('status', '=', 'pending')
    .where('dueAt', '<=', now)
    .orderBy('dueAt');
  if (disputeId !== undefined) {
    deadlines = deadlines.where('disputeId', '=', disputeId);
    notices = notices.where('disputeId', '=', disputeId);
  }
  await inTurns(await deadlines.execute(), ({ id }) => expireDeadline(engine, id));
  await inTurns(await notices.execute(), ({ id }) => fireNotice(engine, id));
}

/** Does something while the clock of all processes stands, and lets it go on afterwards: at the end, at an error, at Ctrl-C. */
export async function whileClockStands<T>(
  db: Database,
  work: (standAt: (instant: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const release = (): Promise<void> => standClockAt(db, null);
  const interrupted = (): void => {
    void release().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted);
  try {
    return await work((instant) => standClockAt(db, instant));
  } finally {
    process.off('SIGINT', interrupted);
    await release();
  }
}
