import { civilDateOf } from '@dingfen/legal-calendar';
import { type Actor, isRefusal, type Refusal, refuse } from '@dingfen/domain';
import type { DeadlineInHand, ProceedingRow } from '@dingfen/persistence';
import {
  decide,
  type Decision,
  type Effect,
  expire,
  start,
  systemActor,
  warningEventOf,
} from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import type { DisputeInHand } from './in-hand.ts';

/** Far more than any real act sets in motion; reaching it means that two procedures answer each other for ever. */
const MOST_STEPS = 200;

interface Follow {
  proceeding: ProceedingRow;
  decision: Decision;
  expired?: DeadlineInHand;
}

/** When something happens: the instant, and the civil day to which the law books it. */
type Moment = Pick<Decision, 'at' | 'on'>;

/** Decided only when its turn comes: by then every earlier consequence has been applied, so no decision rests on a state that is gone. */
type Step = () => Follow | undefined;

/** An act and everything that follows from it in other procedures, applied in order, in memory. */
function follow(engine: Engine, dispute: DisputeInHand, first: Follow): void {
  const queue: Step[] = [() => first];
  for (let steps = 0; queue.length > 0; steps++) {
    if (steps > MOST_STEPS) throw new Error(`dispute ${dispute.id}: the procedures do not come to rest`);
    const next = (queue.shift() as Step)();
    if (!next) continue;
    const { proceeding, decision, expired } = next;
    const procedure = engine.procedures.pinned(proceeding.procedure, proceeding.procedureVersion);
    const asked = dispute.apply(procedure, proceeding, decision, expired);
    if (proceeding.procedure === engine.lifecycleKey) setStage(engine, dispute, decision);
    for (const effect of asked) queue.push(...carryOver(engine, dispute, effect, next));
    // Outcomes after the act's own effects: what it opens is there when the lifecycle hears of it.
    if (proceeding.procedure === engine.lifecycleKey) continue;
    for (const { name, data } of decision.outcomes) {
      const payload = { ...data, proceedingId: proceeding.id };
      queue.push(() =>
        hear(engine, dispute, engine.lifecycleKey, `${procedure.key}.${name}`, payload, decision),
      );
    }
  }
}

/** The stage of a duplicate that was merged into another dispute, and the only act that is heard in it. */
export const MERGED = 'merged';
export const UNDO_MERGE = 'UNDO_MERGE';

function setStage(engine: Engine, dispute: DisputeInHand, { to, at, on, ended }: Decision): void {
  const row = dispute.loaded.dispute;
  const stage = engine.stageOf(to);
  if (stage !== row.stage) Object.assign(row, { stage, stageSince: at });
  if (ended && row.status === 'open' && stage !== MERGED) row.closings = [...row.closings, on];
  row.status = ended ? 'closed' : 'open';
}

/** Told to every other proceeding of the dispute when a party has been substituted or corrected. */
const PARTIES_AMENDED = 'PARTIES_AMENDED';
/** The procedure that guards the limitation of arbitration, and what it is told whenever another interrupts it. */
const LIMITATION = 'limitation';
const INTERRUPTED = 'INTERRUPTED';

function carryOver(
  engine: Engine,
  dispute: DisputeInHand,
  effect: Effect,
  { proceeding, decision }: Follow,
): Step[] {
  const { at, on } = decision;
  if (effect.type === 'openProceeding')
    return [() => open(engine, dispute, effect.procedure, effect.input, { at, on })];
  if (effect.type === 'signal')
    return [() => hear(engine, dispute, effect.procedure, effect.event, effect.payload, { at, on })];
  if (effect.type === 'interruptLimitation') {
    if (proceeding.procedure === LIMITATION) return [];
    const told = { kind: effect.kind, on: effect.on, from: proceeding.procedure, basis: effect.basis };
    return [() => hear(engine, dispute, LIMITATION, INTERRUPTED, told, { at, on })];
  }
  if (effect.type !== 'amendParties') return [];
  // Every proceeding keeps the parties it began with until it is told; those that have no word for it need none.
  return dispute.loaded.proceedings
    .filter((one) => one !== proceeding && dispute.listening(one.procedure).includes(one))
    .map((one) => () => {
      const answer = tell(engine, dispute, one, PARTIES_AMENDED, { parties: effect.parties }, { at, on });
      return isRefusal(answer) ? undefined : { proceeding: one, decision: answer };
    });
}

/** Begins a proceeding with the newest version of its procedure. */
function open(
  engine: Engine,
  dispute: DisputeInHand,
  key: string,
  input: Record<string, unknown>,
  { at, on }: Moment,
): Follow {
  const procedure = engine.procedures.current(key);
  const circumstances = { at, on, actor: systemActor, ...dispute.by };
  const decision = start(procedure, { ...input, facts: dispute.facts() }, circumstances);
  return { proceeding: dispute.begin(procedure, decision), decision };
}

/**
 * The system tells a procedure something: the first of its proceedings that has an answer takes it. Where none can hear
 * there is nothing to tell. A running one that has no answer is not forced, and the journal says so: nothing that happened
 * may go unrecorded.
 */
function hear(
  engine: Engine,
  dispute: DisputeInHand,
  key: string,
  event: string,
  payload: object,
  moment: Moment,
): Follow | undefined {
  let unheard: { proceeding: ProceedingRow; refusal: Refusal } | undefined;
  for (const proceeding of dispute.listening(key)) {
    const answer = tell(engine, dispute, proceeding, event, payload, moment);
    if (!isRefusal(answer)) return { proceeding, decision: answer };
    if (proceeding.status === 'running') unheard ??= { proceeding, refusal: answer };
  }
  if (unheard)
    dispute.remark({
      proceeding: unheard.proceeding,
      event,
      payload: { ...payload, withoutConsequence: unheard.refusal.code },
      summary: {
        zh: `已知悉，无后续：${unheard.refusal.detail.zh}`,
        en: `Noted, without consequence: ${unheard.refusal.detail.en}`,
      },
      by: { personId: 'system', name: '系统', capacity: 'system' },
      at: moment.at,
    });
  return undefined;
}

function tell(
  engine: Engine,
  dispute: DisputeInHand,
  proceeding: ProceedingRow,
  event: string,
  payload: object,
  moment: Moment,
): Decision | Refusal {
  const procedure = engine.procedures.pinned(proceeding.procedure, proceeding.procedureVersion);
  const circumstances = { ...moment, actor: systemActor, ...dispute.by };
  return decide(procedure, dispute.stored(proceeding), { type: event, payload }, circumstances);
}

/** Begins the dispute's lifecycle and all it opens. */
export function beginLifecycle(engine: Engine, dispute: DisputeInHand, input: Record<string, unknown>): void {
  follow(
    engine,
    dispute,
    open(engine, dispute, engine.lifecycleKey, input, { at: dispute.now, on: civilDateOf(dispute.now) }),
  );
}

/**
 * Everything that is already overdue lapses, oldest first, before anything else is heard: a slow queue can never make a
 * late act timely. Returns the ids of the periods that ended.
 */
export function lapseOverdue(engine: Engine, dispute: DisputeInHand): string[] {
  const ended: string[] = [];
  for (let row = dispute.mostOverdue(); row; row = dispute.mostOverdue()) {
    if (ended.length > MOST_STEPS) throw new Error(`dispute ${dispute.id}: periods end without end`);
    try {
      endPeriod(engine, dispute, row);
    } catch (cause) {
      // Never the fault of whoever acts next: it must be seen and mended, not answered as a refusal.
      throw new Error(`dispute ${dispute.id}: ${row.ruleId} could not be ended`, { cause });
    }
    ended.push(row.id);
  }
  return ended;
}

function endPeriod(engine: Engine, dispute: DisputeInHand, row: DeadlineInHand): void {
  const proceeding = dispute.loaded.proceedings.find((one) => one.id === row.proceedingId) as ProceedingRow;
  const procedure = engine.procedures.pinned(proceeding.procedure, proceeding.procedureVersion);
  const period = {
    timerId: row.timerId,
    key: row.key,
    dueOn: row.dueOn as string,
    dueAt: row.dueAt as string,
  };
  const decision = expire(procedure, dispute.stored(proceeding), period, dispute.by);
  if (!decision) throw new Error(`deadline ${row.id} (${row.ruleId}) runs although its state has been left`);
  follow(engine, dispute, { proceeding, decision, expired: row });
}

/**
 * A warning of a period has gone out: the proceeding whose period it is hears of it, where its procedure wants to. One that
 * has no answer in its present state needs none; the warning itself is on record.
 */
export function hearWarning(engine: Engine, dispute: DisputeInHand, row: DeadlineInHand, rung: string): void {
  const proceeding = dispute.loaded.proceedings.find((one) => one.id === row.proceedingId);
  if (!proceeding) return;
  const procedure = engine.procedures.pinned(proceeding.procedure, proceeding.procedureVersion);
  const event = warningEventOf(procedure, row, rung);
  if (event === undefined) return;
  const moment = { at: dispute.now, on: civilDateOf(dispute.now) };
  const answer = tell(engine, dispute, proceeding, event, { key: row.key, rule: row.ruleId }, moment);
  if (!isRefusal(answer)) follow(engine, dispute, { proceeding, decision: answer });
}

/** Tells the dispute's lifecycle something that was done elsewhere, with all that follows. */
export function tellLifecycle(engine: Engine, dispute: DisputeInHand, event: string, payload: object): void {
  const moment = { at: dispute.now, on: civilDateOf(dispute.now) };
  const heard = hear(engine, dispute, engine.lifecycleKey, event, payload, moment);
  if (heard) follow(engine, dispute, heard);
}

const standsStill: Refusal = refuse('not_possible_now', {
  zh: '本争议是重复提交，已并入另一争议，请在那一件中办理；确非重复的，先撤销并入。',
  en: 'This dispute is a duplicate and was merged into another one: act there. If they are not one, undo the merging first.',
});

/** Hears one act in one proceeding, with all that follows. In a duplicate that was merged nothing is heard but that this is undone. */
export function hearAct(
  engine: Engine,
  dispute: DisputeInHand,
  proceeding: ProceedingRow,
  command: { type: string; payload: unknown },
  actor: Actor,
): Decision | Refusal {
  if (dispute.loaded.dispute.stage === MERGED && command.type !== UNDO_MERGE) return standsStill;
  const procedure = engine.procedures.pinned(proceeding.procedure, proceeding.procedureVersion);
  const circumstances = { at: dispute.now, actor, ...dispute.by };
  const answer = decide(procedure, dispute.stored(proceeding), command, circumstances);
  if (!isRefusal(answer)) follow(engine, dispute, { proceeding, decision: answer });
  return answer;
}
