import { isRefusal, type Refusal } from '@dingfen/domain';
import {
  type AnsweredCommand,
  answeredMeanwhile,
  inActsTransaction,
  type Taken,
  takeDisputes,
  type Tx,
  writeDisputes,
} from '@dingfen/persistence';
import { answeredBefore, refusedHalfWay } from './command.ts';
import type { Engine } from './engine.ts';
import type { DisputeInHand } from './in-hand.ts';
import { Registry } from './registry.ts';
import { raiseWarnings } from './supervision/raise-warnings.ts';
import { inHand } from './take-in-hand.ts';
import { makeReady } from './write-back.ts';

/** Something that is done with one dispute, under its lock. */
export interface Act<T> {
  actorId: string;
  /** The dispute, or a period of it. */
  of: { disputeId: string } | { deadlineId: string };
  /** For an act that is done once, however often it is asked for. */
  command?: Pick<AnsweredCommand, 'key' | 'fingerprint'>;
  /** People of whom it speaks: they come with the dispute. */
  people?: readonly string[];
  /** Whether the bodies that hold the dispute are needed. */
  bodies?: boolean;
  /** Where there is no such dispute. */
  notThere: T | Refusal;
  /**
   * Hears the act on the dispute in hand; what is changed there is written afterwards, also after a refusal: what lapsed has
   * lapsed. Called again on a dispute taken anew when the acts it was heard with could not be written.
   */
  hear(tx: Tx, dispute: DisputeInHand): Promise<T | Refusal>;
}

interface Waiting {
  act: Act<unknown>;
  /** Whoever asks is followed in a trace of their own; the transaction is everybody's. */
  traceparent: string | undefined;
  answer: (answer: unknown) => void;
  fail: (error: unknown) => void;
}

/** Transactions of several acts at one time: while one is being committed, another's acts are heard. */
const LANES = 2;
/** Acts in one transaction. */
const MOST_TOGETHER = 32;
/** Transactions of a single act beside them: for disputes that another process holds, and acts whose group could not be written. */
const ALONE = 4;

const queues = new WeakMap<Engine, ActQueue>();

/**
 * Carries out an act. Acts on different disputes that come in at the same time share a transaction: one round trip to take,
 * one to write, one commit. Where anything fails in it, nothing is written, and each is carried out alone.
 */
export function carryOut<T>(engine: Engine, act: Act<T>): Promise<T | Refusal> {
  const queue = queues.get(engine) ?? new ActQueue(engine);
  queues.set(engine, queue);
  return queue.add(act);
}

const nameOf = ({ of }: Act<unknown>): string => Object.values(of)[0] as string;

/**
 * Acts of one engine, in the order in which they came in as far as nobody else holds the dispute. Two that name the same dispute never
 * run at one time: the later waits. What the clock asks for names a period, and only the database knows of which
 * dispute: there the dispute's lock decides.
 */
class ActQueue {
  readonly #engine: Engine;
  #waiting: Waiting[] = [];
  /** For a transaction of their own. */
  #single: Waiting[] = [];
  readonly #running = new Set<string>();
  #lanes = 0;
  #alone = 0;
  #starting = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  add<T>(act: Act<T>): Promise<T | Refusal> {
    return new Promise((resolve, reject) => {
      const traceparent = this.#engine.traceparent();
      this.#waiting.push({ act, traceparent, answer: resolve as (answer: unknown) => void, fail: reject });
      this.#startSoon();
    });
  }

  /** Not at once: whatever else comes in at this moment is to share the transaction. */
  #startSoon(): void {
    if (this.#starting) return;
    this.#starting = true;
    setImmediate(() => {
      this.#starting = false;
      while (this.#alone < ALONE && this.#startAlone());
      while (this.#lanes < LANES && this.#startTogether());
    });
  }

  #startAlone(): boolean {
    const [one] = this.#choose(this.#single, 1);
    if (!one) return false;
    this.#single = this.#single.filter((other) => other !== one);
    this.#alone += 1;
    void this.#run([one]).then(() => {
      this.#alone -= 1;
      this.#startSoon();
    });
    return true;
  }

  #startTogether(): boolean {
    // Shared among the free lanes, so that one is heard while the other is being committed.
    const share = Math.ceil(this.#waiting.length / (LANES - this.#lanes));
    // Whoever waits for a dispute is not overtaken by those who came for it later.
    const before = new Set(this.#single.map(({ act }) => nameOf(act)));
    const chosen = this.#choose(this.#waiting, Math.min(share, MOST_TOGETHER), before);
    if (chosen.length === 0) return false;
    const taken = new Set(chosen);
    this.#waiting = this.#waiting.filter((one) => !taken.has(one));
    this.#lanes += 1;
    void this.#run(chosen).then(() => {
      this.#lanes -= 1;
      this.#startSoon();
    });
    return true;
  }

  /** The first that wait, one of each dispute, and none of those that are being worked on or to be done `before`. */
  #choose(from: readonly Waiting[], most: number, before: ReadonlySet<string> = new Set()): Waiting[] {
    const chosen = new Map<string, Waiting>();
    for (const one of from) {
      if (chosen.size === most) break;
      const name = nameOf(one.act);
      if (!this.#running.has(name) && !before.has(name) && !chosen.has(name)) chosen.set(name, one);
    }
    return [...chosen.values()];
  }

  async #run(group: readonly Waiting[]): Promise<void> {
    const names = group.map(({ act }) => nameOf(act));
    for (const name of names) this.#running.add(name);
    try {
      const answers = await together(this.#engine, group);
      for (const [index, one] of group.entries()) this.#settle(one, answers[index] as Heard);
    } catch (error) {
      const [one] = group;
      if (group.length > 1 || answeredMeanwhile(error)) this.#single.push(...group);
      else if (one) answerTo(one, error);
    } finally {
      for (const name of names) this.#running.delete(name);
    }
  }

  #settle(one: Waiting, heard: Heard): void {
    if (heard === 'heldByAnother') this.#single.push(one);
    else if (heard === 'heldHere') this.#waiting.unshift(one);
    else one.answer(heard.answer);
  }
}

function answerTo(one: Waiting, error: unknown): void {
  const refusal = refusedHalfWay(error);
  if (refusal) one.answer(refusal);
  else one.fail(error);
}

/** What became of an act: its answer; or another process, or another act of the same transaction, has its dispute. */
type Heard = { answer: unknown } | 'heldByAnother' | 'heldHere';

/**
 * Acts in one transaction, in their order. A single one waits for its dispute; of several, those whose dispute somebody else
 * holds are left out, so that nobody waits for a stranger.
 */
function together(engine: Engine, group: readonly Waiting[]): Promise<Heard[]> {
  const acts = group.map(({ act }) => act);
  return inActsTransaction(engine.db, async (tx) => {
    const waits = acts.length === 1;
    const taken = await takeDisputes(tx, wantedBy(acts), waits);
    const registry = new Registry(
      tx,
      taken,
      acts.flatMap(({ people = [] }) => people),
    );
    const inHands = new Map<string, DisputeInHand>();
    const answered: AnsweredCommand[] = [];
    const heard: Heard[] = [];
    for (const one of group) heard.push(await hearIn(one));
    const changed = [...inHands.values()].filter((one) => one.changed || one.countedAnew);
    for (const dispute of changed) await makeReady(engine, dispute);
    if (changed.length + answered.length > 0)
      await writeDisputes(
        tx,
        changed.map((dispute) => dispute.changes),
        answered,
      );
    await raiseWarnings(tx, changed);
    return heard;

    async function hearIn({ act, traceparent }: Waiting): Promise<Heard> {
      const { actorId, command } = act;
      const before = command && answeredBefore(taken.answers, { actorId, ...command });
      if (before) return before;
      const id = disputeOf(act, taken);
      if (id === undefined) return { answer: act.notThere };
      if (inHands.has(id)) return 'heldHere';
      const loaded = taken.disputes.get(id);
      if (!loaded) return waits ? { answer: act.notThere } : 'heldByAnother';
      const dispute = await inHand(engine, tx, loaded, false, registry);
      inHands.set(id, dispute);
      dispute.traceparent = traceparent;
      const answer = await act.hear(tx, dispute);
      // A refusal leaves the key free.
      if (command && !isRefusal(answer)) answered.push({ actorId, ...command, answer });
      return { answer };
    }
  });
}

function disputeOf({ of }: Act<unknown>, { disputeOf: known }: Taken): string | undefined {
  if ('disputeId' in of) return of.disputeId;
  return known.get(of.deadlineId);
}

const wantedBy = (acts: readonly Act<unknown>[]) => ({
  actors: acts.map(({ actorId }) => actorId),
  disputes: acts.flatMap(({ of }) => ('disputeId' in of ? [of.disputeId] : [])),
  deadlines: acts.flatMap(({ of }) => ('deadlineId' in of ? [of.deadlineId] : [])),
  people: acts.flatMap(({ people = [] }) => people),
  bodies: acts.some(({ bodies = false }) => bodies),
  commands: acts.flatMap(({ actorId, command }) => (command ? [{ actorId, key: command.key }] : [])),
});
