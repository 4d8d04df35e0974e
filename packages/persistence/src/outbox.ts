import { sql } from 'kysely';
import type { Database } from './connect.ts';

export interface OutboxMessage {
  id: string;
  disputeId: string;
  topic: string;
  payload: unknown;
}

/** Takes messages to hand to the queue, oldest first, each by one relay at a time. */
export async function claimOutbox(db: Database, most: number): Promise<OutboxMessage[]> {
  const { rows } = await sql<OutboxMessage>`
    with o as (
      select id from outbox where relayed_at is null and (claimed_until is null or claimed_until < clock_timestamp())
      order by created_at limit ${most} for update skip locked)
    update outbox set claimed_until = clock_timestamp() + interval '30 seconds' from o where outbox.id = o.id
    returning outbox.id, outbox.dispute_id, outbox.topic, outbox.payload`.execute(db);
  return rows;
}

/** They have been delivered. Until this is noted a message is handed to the queue again when its claim runs out, under the same job id. */
export async function markRelayed(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update outbox set relayed_at = clock_timestamp() where id = any(${[...ids]})`.execute(db);
}

export interface NewNotification {
  id: string;
  disputeId: string;
  recipientKind: 'party' | 'person' | 'organisation';
  recipientId: string;
  recipientRole: string | null;
  message: string;
  text: { zh: string; en: string };
  createdAt: string;
}

/** Puts a notification into somebody's inbox; delivered twice it is there once. */
export async function deliver(db: Database, notification: NewNotification): Promise<void> {
  await db
    .insertInto('notification')
    .values({ ...notification, text: JSON.stringify(notification.text) as never, readAt: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
