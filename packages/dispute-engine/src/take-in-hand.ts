import type { LoadedDispute, Database, Tx } from '@dingfen/persistence';
import { takeDispute } from '@dingfen/persistence';
import type { Engine } from './engine.ts';
import { countedBefore } from './figures.ts';
import { DisputeInHand } from './in-hand.ts';
import { movedPeriods } from './moved-periods.ts';
import { Registry } from './registry.ts';

/**
 * A loaded dispute with its open periods brought to the calendar of the moment: where a notice was imported since they were
 * counted, they are counted anew before anything lapses or is heard. `always` counts them even when none was.
 */
export async function inHand(
  engine: Engine,
  db: Database | Tx,
  loaded: LoadedDispute,
  always = false,
  registry = new Registry(db),
): Promise<DisputeInHand> {
  const book = await engine.calendars.upTo(loaded.newestHolidayNotice, db);
  const by = book.of(loaded.dispute.regionCode);
  const dispute = new DisputeInHand(loaded, by, registry);
  dispute.counted = countedBefore(engine, loaded, by);
  const { countedWith } = loaded.dispute;
  if (always || countedWith < book.newest)
    dispute.recount(
      movedPeriods(engine.procedures, loaded.proceedings, loaded.deadlines, by),
      book.stored.filter(({ id }) => id > countedWith),
    );
  return dispute;
}

/** Locks a dispute and takes it in hand. Undefined when there is no such dispute. Nothing is written yet. */
export async function takeInHand(
  engine: Engine,
  tx: Tx,
  disputeId: string,
  always = false,
): Promise<DisputeInHand | undefined> {
  const loaded = await takeDispute(tx, disputeId);
  return loaded && inHand(engine, tx, loaded, always);
}
