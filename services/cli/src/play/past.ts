import { type Engine, expireDeadline, fireNotices, wakeOrder } from '@dingfen/dispute-engine';
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

/** What a worker does while it runs: periods end, warnings go out, supervision orders are followed up. All of them, or the periods and warnings of one dispute, oldest first. */
export async function letPeriodsEnd(engine: Engine, now: string, disputeId?: string): Promise<void> {
  let deadlines = engine.db
    .selectFrom('deadline')
    .select('id')
    .where('status', '=', 'running')
    .where('dueAt', '<=', now)
    .orderBy('dueAt');
  let notices = engine.db
    .selectFrom('deadline')
    .select('id')
    .where('noticeAt', '<=', now)
    .orderBy('noticeAt');
  if (disputeId !== undefined) {
    deadlines = deadlines.where('disputeId', '=', disputeId);
    notices = notices.where('disputeId', '=', disputeId);
  }
  await inTurns(await deadlines.execute(), ({ id }) => expireDeadline(engine, id));
  await inTurns(await notices.execute(), ({ id }) => fireNotices(engine, id));
  const orders = await engine.db
    .selectFrom('supervisionOrder')
    .select('id')
    .where('wakesAt', '<=', now)
    .orderBy('wakesAt')
    .execute();
  await inTurns(orders, ({ id }) => wakeOrder(engine, id));
}

/** Somebody asked us to end while the clock stood. */
export class Interrupted extends Error {}

/**
 * Does something while the clock of all processes stands, and lets it go on afterwards, also after an error.
 *
 * @throws Interrupted from the next `standAt` after Ctrl-C, so that everything is left in order
 */
export async function whileClockStands<T>(
  db: Database,
  work: (standAt: (instant: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, interrupt);
  try {
    return await work(async (instant) => {
      if (interrupted) throw new Interrupted('interrupted');
      await standClockAt(db, instant);
    });
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
    await standClockAt(db, null);
  }
}
