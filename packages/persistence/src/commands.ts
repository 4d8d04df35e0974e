import type { Tx } from './connect.ts';

/** What a command was answered, for whoever asks again under its key. */
export interface AnsweredCommand {
  actorId: string;
  key: string;
  fingerprint: string;
  answer: unknown;
}

/** Whether writing failed because a command of this key has been answered meanwhile: whoever looks again finds the answer. */
export const answeredMeanwhile = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'command_pkey';

export type Remembered = { known: false } | { known: true; fingerprint: string; answer: unknown };

/**
 * Claims a command's key for this transaction. A second transaction with the same key waits here until the first has
 * ended, then finds its answer; if the first was rolled back, the key is free again.
 */
export async function claimCommand(
  tx: Tx,
  actorId: string,
  key: string,
  fingerprint: string,
): Promise<Remembered> {
  const claimed = await tx
    .insertInto('command')
    .values({ actorId, key, fingerprint, answer: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (claimed) return { known: false };
  const earlier = await tx
    .selectFrom('command')
    .select(['fingerprint', 'answer'])
    .where('actorId', '=', actorId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return { known: true, ...earlier };
}

/** Keeps the answer for replays. */
export async function rememberAnswer(tx: Tx, actorId: string, key: string, answer: unknown): Promise<void> {
  await tx
    .updateTable('command')
    .set({ answer: JSON.stringify(answer) })
    .where('actorId', '=', actorId)
    .where('key', '=', key)
    .execute();
}

/** A refused command changed nothing and may be tried again with the same key. */
export async function forgetCommand(tx: Tx, actorId: string, key: string): Promise<void> {
  await tx.deleteFrom('command').where('actorId', '=', actorId).where('key', '=', key).execute();
}
