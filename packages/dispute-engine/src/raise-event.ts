import { isRefusal, type Person, type Refusal, refuse } from '@dingfen/domain';
import { markCounted, type Tx, writeDispute } from '@dingfen/persistence';
import { type CommandHead, once } from './command.ts';
import { type Engine, noSuchDispute } from './engine.ts';
import { count } from './figures.ts';
import { checkHolders } from './holders.ts';
import type { DisputeInHand } from './in-hand.ts';
import { actorIn } from './people.ts';
import { hearAct, lapseOverdue } from './proceed.ts';
import { raiseWarnings } from './supervision/raise-warnings.ts';
import { takeInHand } from './take-in-hand.ts';

export interface RaiseEvent extends Omit<CommandHead, 'actorId'> {
  disputeId: string;
  proceedingId: string;
  /** The procedure whose event is meant; a proceeding of another one is then not found. */
  procedure?: string;
  event: string;
  payload: Record<string, unknown>;
}

/** What is left of an act for whoever did it. */
export interface ActDone {
  disputeId: string;
  proceedingId: string;
  states: string[];
  stage: string;
  rowVersion: number;
  journalSeq: number;
  at: string;
}

/** Locks a dispute for somebody who may see it, and lets lapse what is overdue. Strangers get the same answer as for no dispute. */
async function takeFor(engine: Engine, tx: Tx, person: Person, disputeId: string) {
  const dispute = await takeInHand(engine, tx, disputeId);
  if (!dispute) return refuse('not_found', noSuchDispute);
  const seen = dispute.loaded.dispute.rowVersion;
  if ((await actorIn(tx, dispute, person)).capacities.length === 0) return refuse('not_found', noSuchDispute);
  lapseOverdue(engine, dispute);
  // What lapsed may have changed hands.
  return { dispute, seen, actor: await actorIn(tx, dispute, person) };
}

/** Writes what changed, as the next version of the dispute. */
export async function writeBack(engine: Engine, tx: Tx, dispute: DisputeInHand): Promise<void> {
  if (dispute.countedAnew) await markCounted(tx, dispute.id, dispute.loaded.dispute.countedWith);
  if (!dispute.changed) return;
  dispute.loaded.dispute.rowVersion += 1;
  await checkHolders(tx, dispute);
  count(engine, dispute);
  await writeDispute(tx, dispute.changes);
  await raiseWarnings(tx, dispute);
}

/**
 * One act of one person in one proceeding: lock, lapse, decide, write, all in one transaction.
 * Refusals: `not_found` for a dispute the person has no part in, `stale` for an outdated `If-Match`, and those of `decide`.
 */
export function raiseEvent(engine: Engine, person: Person, command: RaiseEvent): Promise<ActDone | Refusal> {
  const { disputeId, proceedingId, procedure, event, payload, idempotencyKey, ifMatch } = command;
  const content = { disputeId, proceedingId, event, payload };
  return once(engine.db, { actorId: person.id, idempotencyKey }, content, async (tx) => {
    const taken = await takeFor(engine, tx, person, disputeId);
    if (isRefusal(taken)) return taken;
    const { dispute, seen, actor } = taken;
    const answer = await (async (): Promise<ActDone | Refusal> => {
      if (ifMatch !== undefined && ifMatch !== seen)
        return refuse('stale', {
          zh: `您看到的是第${ifMatch}版，现已是第${seen}版。请刷新后再操作，您填写的内容没有丢失。`,
          en: `You saw version ${ifMatch}; it is now version ${seen}. Reload and try again; what you entered is not lost.`,
        });
      const proceeding = dispute.loaded.proceedings.find((one) => one.id === proceedingId);
      if (!proceeding || (procedure !== undefined && proceeding.procedure !== procedure))
        return refuse('not_found', {
          zh: '该争议中没有这个程序。',
          en: 'This dispute has no such proceeding.',
        });
      const completion = engine.completions[`${proceeding.procedure}.${event}`];
      const completed = completion ? await completion.complete(tx, dispute, payload) : payload;
      if (isRefusal(completed)) return completed;
      const decision = hearAct(engine, dispute, proceeding, { type: event, payload: completed }, actor);
      if (isRefusal(decision)) return decision;
      return {
        disputeId,
        proceedingId,
        states: proceeding.states,
        stage: dispute.loaded.dispute.stage,
        rowVersion: seen + 1,
        journalSeq: dispute.loaded.dispute.journalLength,
        at: dispute.now,
      };
    })();
    // Also after a refusal: what lapsed has lapsed.
    await writeBack(engine, tx, dispute);
    return answer;
  });
}
