import {
  type Acting,
  type Actor,
  type Capacity,
  describeCapacity,
  type FailingCondition,
  type Refusal,
  refuse,
} from '@dingfen/domain';
import type { Citation } from '@dingfen/legal-basis';
import { type CivilDate, civilDateOf, type Text } from '@dingfen/legal-calendar';
import type { TSchema } from 'typebox';
import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyTransitionDefinition,
  // oxlint-disable-next-line no-restricted-imports -- made as the scope of steps, never started
  createActor,
  type ExecutableActionObject,
  getNextTransitions,
  initialTransition,
} from 'xstate';
import { unmetConditions } from './conditions.ts';
import type { Act, Holder, Reckoning } from './declare.ts';
import { type Effect, effects } from './effects.ts';
import { formProblems } from './form-problems.ts';
import { armedPeriods, type Deadline, deadlineOf, periodChanges, UncountablePeriod } from './periods.ts';
import { metaOf, pathOf, type Procedure } from './procedure.ts';

/** A proceeding as it is stored: state and context apart, JSON both. */
export interface StoredProceeding {
  state: { value: unknown; status: string; historyValue: unknown };
  context: unknown;
}

/** Under what circumstances an act is heard. */
export interface Circumstances extends Reckoning {
  /** ISO-8601 UTC. */
  at: string;
  /** The civil day of the act where it is not that of `at`: what follows from a period's end happens on its last day. */
  on?: CivilDate;
  actor: Actor;
}

export interface TaskDraft {
  /** The state whose task it is: one open task per state and proceeding. */
  statePath: string;
  kind: string;
  title: Text;
  holder: Holder;
}

/** Everything that follows from one act, as data. The engine writes it in one transaction; nothing here has happened yet. */
export interface Decision {
  procedure: string;
  version: number;
  event: string;
  summary: Text;
  payload: unknown;
  by: Acting;
  at: string;
  on: CivilDate;
  from: string[];
  to: string[];
  next: StoredProceeding;
  /** The proceeding is over. */
  ended: boolean;
  holder: Holder;
  outcomes: { name: string; summary: Text; basis: readonly Citation[]; data: Record<string, unknown> }[];
  deadlines: { opened: Deadline[]; moved: Deadline[]; closed: { timerId: string; key: string }[] };
  tasks: { opened: TaskDraft[]; closed: string[] };
  effects: Effect[];
}

export interface Possibility {
  event: string;
  summary: Text;
  basis: readonly Citation[];
  possible: boolean;
  /** Why not; empty when possible. */
  failing: readonly FailingCondition[];
  payload: TSchema;
}

const systemActing: Acting = { personId: 'system', name: '系统', capacity: 'system' };
const clockActing: Acting = { personId: 'clock', name: '期限', capacity: 'clock' };
/** The engine acting for itself, when it routes an outcome or opens a proceeding. */
export const systemActor: Actor = { ...systemActing, capacities: ['system'] };

/**
 * Brings a stored proceeding back to life under its procedure.
 * @throws Error when the chart has no such state: the version it was begun with was changed instead of followed by a new one.
 */
export function restoreSnapshot(procedure: Procedure, stored: StoredProceeding): AnyMachineSnapshot {
  // The context holds data only, and is put in afterwards: XState would search all of it for actors.
  const json = { ...stored.state, context: {}, children: {} };
  try {
    const snapshot = procedure.machine.restoreSnapshot(json as never, undefined as never);
    return Object.assign(snapshot, { context: stored.context }) as AnyMachineSnapshot;
  } catch (cause) {
    throw new Error(
      `${procedure.key}@${procedure.version} has no state ${JSON.stringify(stored.state.value)}`,
      { cause },
    );
  }
}

const scopes = new WeakMap<AnyStateMachine, AnyActorScope>();

/** Where a chart is stepped through without being started: everything it would do is only listed. One for each chart, used again. */
function scopeOf(machine: AnyStateMachine): AnyActorScope {
  const known = scopes.get(machine);
  if (known) return known;
  const self = createActor(machine);
  const nothing = (): void => {};
  const scope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    defer: nothing,
    logger: nothing,
    stopChild: nothing,
    emit: nothing,
    actionExecutor: nothing,
  } as unknown as AnyActorScope;
  scopes.set(machine, scope);
  return scope;
}

/**
 * The next snapshot and the actions that lead there, carried out by nobody. The same as XState's own `transition`, which makes an
 * actor, and with it the chart's first context, anew for each step.
 */
function step(
  { machine }: Procedure,
  snapshot: AnyMachineSnapshot,
  event: object,
): [AnyMachineSnapshot, ExecutableActionObject[]] {
  const actions: ExecutableActionObject[] = [];
  const scope = {
    ...scopeOf(machine),
    actionExecutor: (action: ExecutableActionObject) => actions.push(action),
  };
  return [machine.transition(snapshot, event as never, scope as never), actions];
}

const leaves = (snapshot: AnyMachineSnapshot): string[] =>
  snapshot._nodes.filter((node) => Object.keys(node.states).length === 0).map(pathOf);

/** The active states of a stored proceeding with their words, outermost first. */
export const activeStates = (procedure: Procedure, stored: StoredProceeding) =>
  restoreSnapshot(procedure, stored)._nodes.map((node) => ({ path: pathOf(node), ...metaOf(node) }));

/** Whether the state whose period this is still lasts: a duty that was missed is owed as long as it does. */
export const holdsTimer = (procedure: Procedure, stored: StoredProceeding, timerId: string): boolean =>
  restoreSnapshot(procedure, stored)._nodes.some((node) =>
    node.after.some((one) => one.eventType === timerId),
  );

/** Every period that runs in a stored proceeding, computed afresh: the self-check compares it with the table. */
export const runningPeriods = (procedure: Procedure, stored: StoredProceeding, by: Reckoning) =>
  armedPeriods(procedure, restoreSnapshot(procedure, stored), by);

function holderOf(snapshot: AnyMachineSnapshot): Holder {
  let holder: Holder = 'nobody';
  for (const node of snapshot._nodes) holder = metaOf(node).holder ?? holder;
  return holder;
}

interface RaisedAction {
  type: string;
  params?: Record<string, unknown>;
}

function readActions(procedure: Procedure, actions: readonly RaisedAction[]) {
  const cancelled = new Set<string>();
  const restarted = new Set<string>();
  const listed: Effect[] = [];
  for (const { type, params } of actions) {
    if (type === 'xstate.cancel') cancelled.add(String(params?.['sendId']));
    else if (type === 'xstate.raise') {
      const id = String(params?.['id']);
      if (params?.['delay'] !== undefined && cancelled.has(id)) restarted.add(id);
    } else if (Object.hasOwn(effects, type)) listed.push({ type, ...params } as Effect);
    else throw new Error(`${procedure.key}: a chart may not perform ${type}`);
  }
  return { restarted, listed };
}

function toDecision(
  procedure: Procedure,
  before: AnyMachineSnapshot | undefined,
  after: AnyMachineSnapshot,
  actions: readonly RaisedAction[],
  act: Act,
  expired?: string,
): Decision {
  const { restarted, listed } = readActions(procedure, actions);
  const wasActive = new Set(before?._nodes.map(pathOf));
  const isActive = new Set(after._nodes.map(pathOf));
  const taskNodes = (snapshot: AnyMachineSnapshot | undefined) =>
    (snapshot?._nodes ?? []).filter((node) => metaOf(node).task);
  const persisted = after.toJSON() as unknown as StoredProceeding['state'];
  return {
    procedure: procedure.key,
    version: procedure.version,
    event: act.type,
    summary: procedure.events[act.type]?.summary ?? { zh: act.type, en: act.type },
    payload: act.payload,
    by: act.by,
    at: act.at,
    on: act.on,
    from: before ? leaves(before) : [],
    to: leaves(after),
    next: {
      state: { value: persisted.value, status: persisted.status, historyValue: persisted.historyValue },
      context: after.context,
    },
    ended: after.status === 'done' || after.hasTag('ended'),
    holder: holderOf(after),
    outcomes: after._nodes
      .filter((node) => !wasActive.has(pathOf(node)) && metaOf(node).outcome)
      .map((node) => {
        const name = metaOf(node).outcome as string;
        const outcome = procedure.outcomes[name];
        if (!outcome)
          throw new Error(`${procedure.key}: outcome ${name} is used in the chart but not declared`);
        return {
          name,
          summary: outcome.summary,
          basis: outcome.basis,
          data: outcome.data?.(after.context, act) ?? {},
        };
      }),
    deadlines: periodChanges(
      before ? armedPeriods(procedure, before, act) : [],
      armedPeriods(procedure, after, act),
      restarted,
      expired,
      act,
    ),
    tasks: {
      opened: taskNodes(after)
        .filter((node) => !wasActive.has(pathOf(node)))
        .map((node) => {
          const { task, holder } = metaOf(node);
          return {
            statePath: pathOf(node),
            ...(task as NonNullable<typeof task>),
            holder: holder ?? holderOf(after),
          };
        }),
      closed: taskNodes(before)
        .map(pathOf)
        .filter((path) => !isActive.has(path)),
    },
    effects: listed,
  };
}

/**
 * Begins a proceeding. `input` is what the procedure's context is made from; it is kept as the payload of the opening, so
 * that the journal alone tells how everything came about.
 */
export function start(
  procedure: Procedure,
  input: unknown,
  { at, on, calendar, local }: Circumstances,
): Decision {
  const act: Act = {
    type: 'OPEN',
    payload: input,
    at,
    on: on ?? civilDateOf(at),
    by: systemActing,
    calendar,
    local,
  };
  const [snapshot, actions] = initialTransition(procedure.machine, {
    ...(input as object),
    at,
    on: act.on,
    calendar,
    local,
  } as never);
  const decision = toDecision(procedure, undefined, snapshot, actions as RaisedAction[], act);
  return { ...decision, summary: { zh: `${procedure.name.zh}开始`, en: `${procedure.name.en} begins` } };
}

const candidatesFor = (snapshot: AnyMachineSnapshot, event: string): AnyTransitionDefinition[] =>
  getNextTransitions(snapshot).filter((candidate) => candidate.eventType === event);

function actingAs(actor: Actor, capacity: Capacity): Acting {
  return {
    personId: actor.personId,
    name: actor.name,
    capacity,
    ...(actor.organisationId === undefined ? {} : { organisationId: actor.organisationId }),
    ...(actor.partyId === undefined ? {} : { partyId: actor.partyId }),
  };
}

const here = (procedure: Procedure, snapshot: AnyMachineSnapshot): Text => {
  const node = snapshot._nodes.findLast((one) => metaOf(one).summary);
  return (node && metaOf(node).summary) ?? procedure.name;
};

function notPossibleNow(procedure: Procedure, snapshot: AnyMachineSnapshot, event: string): Refusal {
  const where = here(procedure, snapshot);
  const what = procedure.events[event]?.summary as Text;
  return refuse('not_possible_now', {
    zh: `当前阶段为“${where.zh}”，不能“${what.zh}”。`,
    en: `The present stage is “${where.en}”; “${what.en}” is not possible in it.`,
  });
}

function checkPayload(schema: TSchema, payload: unknown): Refusal | undefined {
  const failing = formProblems(schema, payload);
  if (failing.length === 0) return undefined;
  return refuse(
    'malformed',
    {
      zh: `提交内容有误：${failing.map((one) => one.summary.zh).join('；')}。`,
      en: `The submission is not well-formed: ${failing.map((one) => one.summary.en).join('; ')}.`,
    },
    failing,
  );
}

/** The refusal that tells whoever gave the day. */
export const uncountable = ({ message }: UncountablePeriod): Refusal =>
  refuse('malformed', {
    zh: `按所填日期无法计算期限：${message}。`,
    en: `No period can be counted from the dates given: ${message}.`,
  });

/**
 * Hears an act. Asks in this order and answers with the first thing that is wrong: is there such an event
 * (`unknown_event`), may this person raise it (`not_entitled`), is what was submitted well-formed (`malformed`), does the
 * present state know it (`not_possible_now`), are its conditions met (`condition_unmet`, naming each that is not).
 * Never returns an unchanged proceeding as success.
 */
export function decide(
  procedure: Procedure,
  stored: StoredProceeding,
  command: { type: string; payload: unknown },
  { at, on, actor, calendar, local }: Circumstances,
): Decision | Refusal {
  const declared = Object.hasOwn(procedure.events, command.type) ? procedure.events[command.type] : undefined;
  if (!declared)
    return refuse('unknown_event', {
      zh: `“${procedure.name.zh}”没有名为 ${command.type} 的操作。`,
      en: `The procedure “${procedure.name.en}” has no act called ${command.type}.`,
    });
  const capacity = declared.entitled.find((one) => actor.capacities.includes(one));
  if (!capacity) {
    const [zh, en] = [
      declared.entitled.map((one) => describeCapacity(one).zh),
      declared.entitled.map((one) => describeCapacity(one).en),
    ];
    return refuse('not_entitled', {
      zh: `“${declared.summary.zh}”只能由${zh.join('、')}进行。`,
      en: `“${declared.summary.en}” is for: ${en.join(', ')}.`,
    });
  }
  const malformed = checkPayload(declared.payload, command.payload);
  if (malformed) return malformed;
  const snapshot = restoreSnapshot(procedure, stored);
  const candidates = candidatesFor(snapshot, command.type);
  if (candidates.length === 0) return notPossibleNow(procedure, snapshot, command.type);
  const act: Act = {
    ...command,
    at,
    on: on ?? civilDateOf(at),
    by: actingAs(actor, capacity),
    calendar,
    local,
  };
  const failing = unmetConditions(candidates, { procedure, snapshot, act, beforePayload: false });
  if (failing.length > 0)
    return refuse(
      'condition_unmet',
      {
        zh: `“${declared.summary.zh}”的条件尚未满足：${failing.map((one) => one.summary.zh).join('；')}。`,
        en: `Conditions of “${declared.summary.en}” are not met: ${failing.map((one) => one.summary.en).join('; ')}.`,
      },
      failing,
    );
  const [next, actions] = step(procedure, snapshot, act);
  if (next === snapshot && actions.length === 0) return notPossibleNow(procedure, snapshot, command.type);
  try {
    return toDecision(procedure, snapshot, next as AnyMachineSnapshot, actions as RaisedAction[], act);
  } catch (error) {
    if (!(error instanceof UncountablePeriod)) throw error;
    return uncountable(error);
  }
}

/**
 * The clock ends a period. The consequence takes place on the period's last day, however late the queue was, so periods
 * that start from it are counted from that day. Returns undefined when the proceeding no longer runs this period.
 */
export function expire(
  procedure: Procedure,
  stored: StoredProceeding,
  period: { timerId: string; key: string; dueOn: CivilDate; dueAt: string },
  { calendar, local }: Reckoning,
): Decision | undefined {
  const snapshot = restoreSnapshot(procedure, stored);
  const armed = armedPeriods(procedure, snapshot, { calendar, local }).find(
    (one) => one.timerId === period.timerId && one.key === period.key,
  );
  if (!armed) return undefined;
  const act: Act = {
    type: period.timerId,
    payload: { key: period.key, rule: armed.ruleId },
    at: period.dueAt,
    on: period.dueOn.slice(0, 10),
    by: clockActing,
    calendar,
    local,
  };
  const [next, actions] = step(procedure, snapshot, act);
  const expired = `${period.timerId}|${period.key}`;
  const decision = toDecision(
    procedure,
    snapshot,
    next as AnyMachineSnapshot,
    actions as RaisedAction[],
    act,
    expired,
  );
  const { name, onExpiry } = deadlineOf(armed, act);
  return {
    ...decision,
    summary: { zh: `${name.zh}届满：${onExpiry.zh}`, en: `${name.en} ended: ${onExpiry.en}` },
  };
}

/**
 * What this actor may do now, and why not the rest. Lists every event the actor is entitled to; conditions that depend on
 * the form are left to the act itself.
 */
export function mayHappen(
  procedure: Procedure,
  stored: StoredProceeding,
  { at, actor, calendar, local }: Omit<Circumstances, 'on'>,
): Possibility[] {
  const snapshot = restoreSnapshot(procedure, stored);
  const listed: Possibility[] = [];
  for (const [event, declared] of Object.entries(procedure.events)) {
    const capacity = declared.entitled.find((one) => actor.capacities.includes(one));
    if (!capacity) continue;
    const act: Act = {
      type: event,
      payload: {},
      at,
      on: civilDateOf(at),
      by: actingAs(actor, capacity),
      calendar,
      local,
    };
    const candidates = candidatesFor(snapshot, event);
    const failing =
      candidates.length === 0
        ? [
            {
              condition: 'stage',
              summary: notPossibleNow(procedure, snapshot, event).detail,
              basis: declared.basis,
            },
          ]
        : unmetConditions(candidates, { procedure, snapshot, act, beforePayload: true });
    const { summary, basis, payload } = declared;
    listed.push({ event, summary, basis, possible: failing.length === 0, failing, payload });
  }
  return listed;
}
