import { type Tx, writeDispute } from '@dingfen/persistence';
import type { Engine } from './engine.ts';
import { count } from './figures.ts';
import { checkHolders } from './holders.ts';
import type { DisputeInHand } from './in-hand.ts';
import { raiseWarnings } from './supervision/raise-warnings.ts';

/**
 * Makes what changed the next version of the dispute, counted and ready to be written.
 * @throws UnknownHolder when it would be handed to somebody who is not there
 */
export async function makeReady(engine: Engine, dispute: DisputeInHand): Promise<void> {
  if (!dispute.changed) return;
  dispute.loaded.dispute.rowVersion += 1;
  await checkHolders(dispute);
  count(engine, dispute);
}

/** Writes what changed, as the next version of the dispute. */
export async function writeBack(engine: Engine, tx: Tx, dispute: DisputeInHand): Promise<void> {
  if (!dispute.changed && !dispute.countedAnew) return;
  await makeReady(engine, dispute);
  await writeDispute(tx, dispute.changes);
  await raiseWarnings(tx, [dispute]);
}
