import {
  type Database,
  deliver,
  markRelayed,
  type NewNotification,
  type OutboxMessage,
} from '@dingfen/persistence';
import type { Job } from '@dingfen/queue';

/** What the engine writes under the topic `notify`. */
interface Notify {
  to: { kind: NewNotification['recipientKind']; id: string; role?: string };
  message: string;
  text: { zh: string; en: string };
  /** When what it tells of took effect, ISO-8601 UTC. */
  at: string;
}

/** Puts a message of the outbox into the inbox it is meant for. Delivered twice it is there once. */
export const deliverMessage =
  (db: Database) =>
  async ({ id, data }: Job): Promise<void> => {
    const { disputeId, topic, payload } = data as Omit<OutboxMessage, 'id'>;
    if (topic !== 'notify') throw new Error(`message ${id}: nobody delivers the topic ${topic}`);
    const { to, message, text, at } = payload as Notify;
    await deliver(db, {
      id,
      disputeId,
      recipientKind: to.kind,
      recipientId: to.id,
      recipientRole: to.role ?? null,
      message,
      text,
      createdAt: at,
    });
    await markRelayed(db, [id]);
  };
