import type { Tracing } from '@dingfen/observability';
import { claimOutbox, type Database, type OutboxMessage } from '@dingfen/persistence';
import type { Queues } from '@dingfen/queue';
import { inHeaps } from '../heap.ts';
import { OUTBOX } from '../queue-names.ts';
import type { Handed } from './deliver.ts';

/** Messages in one job: they are delivered in one transaction. */
const HEAP = 100;
/** Messages claimed at one time. */
const BATCH = 5 * HEAP;
/** Heaps that may wait in the queue. */
const MOST_WAITING = 20;
const REST_MS = 1000;
const REST_WHEN_FULL_MS = 20;

/** Of a message's payload: the trace in which it was left. */
interface Left {
  traceparent?: string;
}

/** Hands messages over, each as a piece of the trace in which it was left. */
async function handOver(
  queues: Queues,
  messages: readonly OutboxMessage[],
  tracing: Tracing | undefined,
): Promise<void> {
  const handed = messages.map((message) => {
    const parent = (message.payload as Left).traceparent;
    const attributes = { 'dingfen.dispute_id': message.disputeId };
    // What carries no trace (left while nobody followed, or by a release before this) begins none of its own here.
    const work = parent && tracing?.begin('outbox relay', { kind: 'producer', parent, attributes });
    return { message, work: work || undefined };
  });
  let failure: unknown;
  try {
    const rows = handed.map(
      ({ message, work }): Handed => (work ? { ...message, traceparent: work.traceparent } : message),
    );
    await queues.add(OUTBOX, inHeaps('deliver', rows, HEAP));
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    for (const { work } of handed) work?.end(failure);
  }
}

/**
 * One round of the relay: hands committed messages to the queue under their own ids and says how long to rest. A message
 * counts as relayed only when it has been delivered; until then its claim runs out and it is handed over again, so neither
 * a killed process nor a queue that forgot everything loses one.
 */
export async function relayOutbox(db: Database, queues: Queues, tracing?: Tracing): Promise<number> {
  const room = MOST_WAITING - (await queues.counts(OUTBOX)).waiting;
  if (room <= 0) return REST_WHEN_FULL_MS;
  const batch = Math.min(BATCH, room * HEAP);
  const messages = await claimOutbox(db, batch);
  await handOver(queues, messages, tracing);
  return messages.length === batch ? 0 : REST_MS;
}
