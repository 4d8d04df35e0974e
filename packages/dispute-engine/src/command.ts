import { isRefusal, type Refusal, refuse } from '@dingfen/domain';
import {
  type AnsweredCommand,
  claimCommand,
  type Database,
  forgetCommand,
  inTransaction,
  rememberAnswer,
  type Tx,
} from '@dingfen/persistence';
import { UncountablePeriod, uncountable } from '@dingfen/procedure-kit';
import { UnknownHolder, unknownHolder } from './holders.ts';
import { fingerprintOf } from './journal.ts';

/** What stands beside every command: who asks, under which key, and what the asker last saw. */
export interface CommandHead {
  actorId: string;
  /** Replays under the same key get the first answer. */
  idempotencyKey: string;
  /** The dispute's version the asker last saw; a newer one refuses the act. */
  ifMatch?: number;
}

const keyReused: Refusal = refuse('key_reused', {
  zh: '这个幂等键已经用于另一项内容不同的提交，请换一个新的。',
  en: 'This idempotency key was used for a submission with other content; use a new one.',
});

/** The answer that a command got before; undefined when it was never carried out. The same key with other content is refused. */
export function answeredBefore(
  answers: readonly AnsweredCommand[],
  { actorId, key, fingerprint }: Omit<AnsweredCommand, 'answer'>,
): { answer: unknown } | undefined {
  const earlier = answers.find((one) => one.actorId === actorId && one.key === key);
  return earlier && { answer: earlier.fingerprint === fingerprint ? earlier.answer : keyReused };
}

/** Found out half-way, in a proceeding that the act would have opened: the transaction is rolled back whole, and this is the answer. */
export function refusedHalfWay(error: unknown): Refusal | undefined {
  if (error instanceof UncountablePeriod) return uncountable(error);
  if (error instanceof UnknownHolder) return unknownHolder(error);
  return undefined;
}

/**
 * Carries out a command in one transaction, once per key. A replay returns the first answer; the same key with another
 * content is refused. A refusal leaves the key free, but keeps what lapsed before the act was heard.
 */
export async function once<T>(
  db: Database,
  head: CommandHead,
  content: unknown,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await carryOutOnce(db, head, content, work);
  } catch (error) {
    const refusal = refusedHalfWay(error);
    if (refusal) return refusal;
    throw error;
  }
}

function carryOutOnce<T>(
  db: Database,
  { actorId, idempotencyKey }: CommandHead,
  content: unknown,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  return inTransaction(db, actorId, async (tx) => {
    const fingerprint = fingerprintOf(content);
    const earlier = await claimCommand(tx, actorId, idempotencyKey, fingerprint);
    if (earlier.known && earlier.fingerprint !== fingerprint) return keyReused;
    if (earlier.known) return earlier.answer as T;
    const answer = await work(tx);
    if (isRefusal(answer)) await forgetCommand(tx, actorId, idempotencyKey);
    else await rememberAnswer(tx, actorId, idempotencyKey, answer);
    return answer;
  });
}
