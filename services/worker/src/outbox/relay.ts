import { claimOutbox, type Database } from '@dingfen/persistence';
import type { Queues } from '@dingfen/queue';
import { OUTBOX } from '../queue-names.ts';

const BATCH = 100;
const MOST_WAITING = 500;
const REST_MS = 1000;

/**
 * One round of the relay: hands committed messages to the queue under their own ids and says how long to rest. A message
 * counts as relayed only when it has been delivered; until then its claim runs out and it is handed over again, so neither
 * a killed process nor a queue that forgot everything loses one.
 */
export async function relayOutbox(db: Database, queues: Queues): Promise<number> {
  const room = MOST_WAITING - (await queues.counts(OUTBOX)).waiting;
  if (room <= 0) return REST_MS / 10;
  const batch = Math.min(BATCH, room);
  const messages = await claimOutbox(db, batch);
  await queues.add(
    OUTBOX,
    messages.map(({ id, ...message }) => ({ id, name: 'deliver', data: message })),
  );
  return messages.length === batch ? 0 : REST_MS;
}
