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
    update outbox set claimed_until = clock_timestamp() + interval '10 seconds' from o where outbox.id = o.id
    returning outbox.id, outbox.dispute_id, outbox.topic, outbox.payload`.execute(db);
  return rows;
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

/**
 * Puts notifications into inboxes and notes that their messages of the outbox, which have the same ids, have been delivered,
 * both in one statement. Until that is noted a message is handed over again when its claim runs out; delivered twice it is
 * there once.
 */
export async function deliver(db: Database, notifications: readonly NewNotification[]): Promise<void> {
  const rows = notifications.map((one) => ({
    id: one.id,
    dispute_id: one.disputeId,
    recipient_kind: one.recipientKind,
    recipient_id: one.recipientId,
    recipient_role: one.recipientRole,
    message: one.message,
    text: one.text,
    created_at: one.createdAt,
  }));
  await sql`
    with told as (
      insert into notification (id, dispute_id, recipient_kind, recipient_id, recipient_role, message, text, created_at)
        select id, dispute_id, recipient_kind, recipient_id, recipient_role, message, text, created_at
        from jsonb_populate_recordset(null::notification, ${JSON.stringify(rows)}::jsonb)
        on conflict (id) do nothing)
    update outbox set relayed_at = clock_timestamp() where id = any(${notifications.map(({ id }) => id)})`.execute(
    db,
  );
}
