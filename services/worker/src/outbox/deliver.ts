import type { Tracing } from '@dingfen/observability';
import { type Database, deliver, type NewNotification, type OutboxMessage } from '@dingfen/persistence';
import type { DoAll } from '../heap.ts';
import { OUTBOX } from '../queue-names.ts';

/** A message on its way, with the W3C `traceparent` of whoever handed it over where somebody follows. */
export interface Handed extends OutboxMessage {
  traceparent?: string;
}

/** What the engine writes under the topic `notify`. */
interface Notify {
  to: { kind: NewNotification['recipientKind']; id: string; role?: string };
  message: string;
  text: { zh: string; en: string };
  /** When what it tells of took effect, ISO-8601 UTC. */
  at: string;
}

function notificationOf({ id, disputeId, topic, payload }: OutboxMessage): NewNotification {
  if (topic !== 'notify') throw new Error(`message ${id}: nobody delivers the topic ${topic}`);
  const { to, message, text, at } = payload as Notify;
  return {
    id,
    disputeId,
    recipientKind: to.kind,
    recipientId: to.id,
    recipientRole: to.role ?? null,
    message,
    text,
    createdAt: at,
  };
}

/**
 * Puts messages of the outbox into the inboxes they are meant for, all in one transaction: either every one is there, or none
 * and each is to be tried alone. Delivered twice a message is there once.
 */
export const deliverMessages =
  (db: Database, tracing: Tracing | undefined): DoAll<Handed> =>
  async (messages) => {
    const work = messages.map(({ id, disputeId, traceparent }) =>
      // What carries no trace begins none of its own here.
      traceparent === undefined
        ? undefined
        : tracing?.begin('outbox deliver', {
            kind: 'consumer',
            parent: traceparent,
            attributes: {
              'messaging.system': 'bullmq',
              'messaging.destination.name': OUTBOX,
              'messaging.message.id': id,
              'dingfen.dispute_id': disputeId,
            },
          }),
    );
    let failure: unknown;
    try {
      await deliver(db, messages.map(notificationOf));
      return messages.map(() => ({ status: 'fulfilled', value: 'delivered' }));
    } catch (error) {
      failure = error;
      return messages.map(() => ({ status: 'rejected', reason: error }));
    } finally {
      for (const one of work) one?.end(failure);
    }
  };
