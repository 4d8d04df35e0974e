import { sql } from 'kysely';
import { currentInstant, type Database } from './connect.ts';

/** Moves the demonstration clock forward. It never goes back: deadlines that fired cannot un-fire. */
export async function moveClockForward(db: Database, seconds: number): Promise<string> {
  if (!Number.isInteger(seconds) || seconds < 0)
    throw new RangeError('seconds must be a whole number, zero or more');
  await sql`
    insert into demonstration_clock (stands_at, moved) values (null, make_interval(secs => ${seconds}))
    on conflict (only_one) do update set
      moved = demonstration_clock.moved + make_interval(secs => ${seconds}),
      stands_at = demonstration_clock.stands_at + make_interval(secs => ${seconds})`.execute(db);
  return currentInstant(db);
}

/** Stops the clock at an instant, for tests and for building a demonstration's past; null lets it go on by the real one. */
export async function standClockAt(db: Database, instant: string | null): Promise<void> {
  await sql`
    insert into demonstration_clock (stands_at) values (${instant}::timestamptz)
    on conflict (only_one) do update set stands_at = excluded.stands_at`.execute(db);
}

/** The instant at which the clock has been stopped; undefined while it goes. */
export async function clockStandsAt(db: Database): Promise<string | undefined> {
  const row = await db.selectFrom('demonstrationClock').select('standsAt').executeTakeFirst();
  return row?.standsAt ?? undefined;
}
