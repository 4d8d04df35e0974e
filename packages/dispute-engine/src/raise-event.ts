import { isRefusal, type Person, type Refusal, refuse } from '@dingfen/domain';
import { carryOut } from './acts.ts';
import type { CommandHead } from './command.ts';
import { type Engine, noSuchDispute } from './engine.ts';
import type { DisputeInHand } from './in-hand.ts';
import { fingerprintOf } from './journal.ts';
import { isMerging, onBoth } from './merging.ts';
import { isAdvisedAgainst } from './one-sided.ts';
import { actorIn } from './people.ts';
import { hearAct, lapseOverdue } from './proceed.ts';

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

/**
 * One act of one person in one proceeding: lock, lapse, decide, write, all in one transaction.
 * Refusals: `not_found` for a dispute the person has no part in, `stale` for an outdated `If-Match`, and those of `decide`.
 */
export function raiseEvent(engine: Engine, person: Person, command: RaiseEvent): Promise<ActDone | Refusal> {
  const { disputeId, proceedingId, event, payload, idempotencyKey } = command;
  if (isMerging(command))
    return onBoth(engine, person, command, (dispute, ofOther) =>
      hearEvent(engine, person, command, dispute, ofOther),
    );
  return carryOut<ActDone>(engine, {
    actorId: person.id,
    of: { disputeId },
    command: {
      key: idempotencyKey,
      fingerprint: fingerprintOf({ disputeId, proceedingId, event, payload }),
    },
    people: typeof payload['mediatorId'] === 'string' ? [payload['mediatorId']] : [],
    bodies: person.roles.includes('supervisor'),
    notThere: refuse('not_found', noSuchDispute),
    hear: (_tx, dispute) => hearEvent(engine, person, command, dispute),
  });
}

async function hearEvent(
  engine: Engine,
  person: Person,
  { disputeId, proceedingId, procedure, event, payload, ifMatch }: RaiseEvent,
  dispute: DisputeInHand,
  ofOther?: Readonly<Record<string, unknown>>,
): Promise<ActDone | Refusal> {
  const seen = dispute.loaded.dispute.rowVersion;
  // Strangers get the same answer as for no dispute, and move nothing.
  let actor = await actorIn(dispute, person);
  if (actor.capacities.length === 0) return refuse('not_found', noSuchDispute);
  // What lapses may change hands.
  if (lapseOverdue(engine, dispute).length > 0) actor = await actorIn(dispute, person);
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
  const completed = completion ? await completion.complete(dispute, payload, ofOther) : payload;
  if (isRefusal(completed)) return completed;
  const decision = hearAct(engine, dispute, proceeding, { type: event, payload: completed }, actor);
  if (isRefusal(decision)) return decision;
  const rules = engine.procedures.pinned(proceeding.procedure, proceeding.procedureVersion);
  return {
    disputeId,
    proceedingId,
    states: isAdvisedAgainst(rules, dispute.loaded, person) ? [] : proceeding.states,
    stage: dispute.loaded.dispute.stage,
    rowVersion: seen + 1,
    journalSeq: dispute.loaded.dispute.journalLength,
    at: dispute.now,
  };
}
