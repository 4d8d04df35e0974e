import { type Capacity, isRefusal } from '@dingfen/domain';
import { calendar, type CivilDate } from '@dingfen/legal-calendar';
import { type AnyStateNode, type AnyTransitionDefinition, getNextTransitions } from 'xstate';
import { guardNames, guardTree, unmetConditions } from '../conditions.ts';
import { restoreSnapshot } from '../decide.ts';
import type { Act, Reckoning } from '../declare.ts';
import { pathOf, type Procedure } from '../procedure.ts';
import { given, type Story, type When } from './story.ts';

/** Every walk is reckoned by one calendar, with nothing configured. */
const reckoning: Reckoning = { calendar: calendar('CN-GX'), local: {} };

export interface ExploreOptions {
  /** Starting points: each is explored in full. */
  inputs: readonly unknown[];
  /** What is submitted with an event; several payloads are all tried. Events without a sample are raised with `{}`. */
  // biome-ignore lint/suspicious/noExplicitAny: samples read whatever context their procedure has
  samples: Readonly<Record<string, (context: any, on: CivilDate) => unknown>>;
  /** Who raises an event; the first entitled capacity unless given. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  actors?: (event: string, context: any) => readonly Omit<When, 'on'>[] | undefined;
  /** The only events that are raised; all of them unless given. Periods end in any case. */
  events?: readonly string[];
  on?: CivilDate;
  maxStates?: number;
}

export interface Exploration {
  /** Paths of every state that was active once. */
  states: string[];
  unreached: string[];
  /** Transitions taken: "source EVENT [conditions] → target". */
  exercised: string[];
  unexercised: string[];
  /** Ended proceedings with running periods, acts that threw, and the like. */
  problems: string[];
  /** How many different situations were seen. */
  situations: number;
}

const allNodes = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(allNodes),
];

function nameOf(one: AnyTransitionDefinition): string {
  const guards = guardNames(guardTree(one.guard));
  const targets = one.target?.map(pathOf).join(' ') ?? 'stays';
  const event = one.eventType.startsWith('xstate.after.')
    ? `after ${one.eventType.split('.')[2]}`
    : one.eventType;
  return `${pathOf(one.source) || '(whole)'} ${event}${guards.length > 0 ? ` [${guards.join(' ')}]` : ''} → ${targets}`;
}

function transitionsOf(procedure: Procedure): string[] {
  return allNodes(procedure.machine.root as AnyStateNode).flatMap((node) =>
    [...node.transitions.values()]
      .flat()
      .filter(
        (one) =>
          one.eventType !== '' &&
          (Object.hasOwn(procedure.events, one.eventType) || one.eventType.startsWith('xstate.after.')),
      )
      .map(nameOf),
  );
}

/** The transitions XState takes for an act: in each region the innermost state that can, and of its candidates the first. */
function taken(procedure: Procedure, story: Story, act: Act): string[] {
  const snapshot = restoreSnapshot(procedure, story.stored);
  const bySource = new Map<AnyStateNode, AnyTransitionDefinition>();
  for (const candidate of getNextTransitions(snapshot)) {
    if (candidate.eventType !== act.type || bySource.has(candidate.source)) continue;
    if (unmetConditions([candidate], { procedure, snapshot, act, beforePayload: false }).length === 0)
      bySource.set(candidate.source, candidate);
  }
  return [...bySource]
    .filter(
      ([source]) =>
        ![...bySource.keys()].some(
          (other) => other !== source && pathOf(other).startsWith(`${pathOf(source)}.`),
        ),
    )
    .map(([, one]) => nameOf(one));
}

/** A fact as far as it can matter to a path: how many, whether, which; not on which day. */
function roughly(value: unknown): unknown {
  if (Array.isArray(value)) return Math.min(value.length, 3);
  if (typeof value === 'number') return Math.min(value, 3);
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}/.test(value) ? 'day' : value;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length;
  return value;
}

/**
 * Two situations are the same when chart position, running periods, every condition that needs no form, and the facts of
 * the context are roughly the same.
 */
function situationOf(procedure: Procedure, story: Story): string {
  const act = {
    type: '',
    payload: {},
    at: '',
    on: story.last.on,
    by: { personId: '', name: '', capacity: 'system' },
    ...reckoning,
  };
  const conditions = Object.values(procedure.guards).map((guard) => {
    if (guard.needsPayload) return '-';
    try {
      return guard.test({ context: story.context, event: act }) ? '1' : '0';
    } catch {
      return '?';
    }
  });
  const running = story.deadlines
    .map((one) => `${one.ruleId}${one.key}${one.dueAt === null ? 'p' : ''}`)
    .toSorted();
  const facts = Object.entries(story.context as object).map(([name, value]) => [name, roughly(value)]);
  return `${JSON.stringify([story.stored.state.value, facts])} ${running.join(',')} ${conditions.join('')}`;
}

/**
 * Walks every path that the chart allows, breadth first, through `decide` and the clock, and reports which states and
 * transitions were never seen. Two situations that no condition can tell apart are walked once.
 */
export function explore(procedure: Procedure, options: ExploreOptions): Exploration {
  const { maxStates = 3000, on = '2025-03-03', events = Object.keys(procedure.events) } = options;
  const everywhere = allNodes(procedure.machine.root as AnyStateNode)
    .map(pathOf)
    .filter(Boolean);
  const wanted = new Set(transitionsOf(procedure));
  const states = new Set<string>();
  const exercised = new Set<string>();
  const problems = new Set<string>();
  const seen = new Set<string>();
  const queue: Story[] = options.inputs.map((input) =>
    given(procedure, input, { on, calendar: reckoning.calendar.id }),
  );
  const visit = (story: Story): void => {
    for (const node of restoreSnapshot(procedure, story.stored)._nodes) states.add(pathOf(node));
    if (story.ended && story.deadlines.length > 0)
      problems.add(
        `ended in ${story.states.join(' ')} with ${story.deadlines.map((one) => one.ruleId).join(', ')} running`,
      );
    const key = situationOf(procedure, story);
    if (seen.has(key) || seen.size >= maxStates) return;
    seen.add(key);
    queue.push(story);
  };
  for (const first of queue.splice(0)) visit(first);
  for (let story = queue.shift(); story; story = queue.shift()) {
    const day = story.last.on;
    for (const [event, declared] of Object.entries(procedure.events)) {
      if (!events.includes(event)) continue;
      const payloads = [options.samples[event]?.(story.context, day) ?? {}].flat();
      const actors = options.actors?.(event, story.context) ?? [{ by: declared.entitled[0] as Capacity }];
      for (const payload of payloads)
        for (const who of actors) {
          try {
            // Nothing may lapse in between, or the act would be heard in another situation than the one it is booked to.
            const heard = hear(story, event, payload, { ...who, on: day });
            if (!heard) continue;
            for (const name of taken(procedure, story, heard.act)) exercised.add(name);
            visit(heard.next);
          } catch (error) {
            problems.add(`${event} in ${story.states.join(' ')}: ${(error as Error).message.slice(0, 200)}`);
          }
        }
    }
    for (const due of story.deadlines) {
      if (due.dueAt === null) continue;
      try {
        const next = story.ends(due);
        const act = {
          type: due.timerId,
          payload: { key: due.key, rule: due.ruleId },
          at: due.dueAt,
          on: (due.dueOn as string).slice(0, 10),
          by: next.last.by,
          ...reckoning,
        };
        for (const name of taken(procedure, story, act)) exercised.add(name);
        visit(next);
      } catch (error) {
        problems.add(
          `${due.ruleId} ends in ${story.states.join(' ')}: ${(error as Error).message.slice(0, 200)}`,
        );
      }
    }
  }
  return {
    states: [...states],
    unreached: everywhere.filter((path) => !states.has(path)),
    exercised: [...exercised],
    unexercised: [...wanted].filter((name) => !exercised.has(name)),
    problems: [...problems],
    situations: seen.size,
  };
}

/**
 * What several walks through one chart have left out between them. A large chart is walked in parts, each knowing only the
 * acts that bear on it, or its regions would multiply.
 */
export function together(
  walks: readonly Exploration[],
): Pick<Exploration, 'unreached' | 'unexercised' | 'problems'> {
  const inAll = (of: (one: Exploration) => string[]): string[] =>
    walks.map(of).reduce((left, right) => left.filter((one) => right.includes(one)));
  return {
    unreached: inAll((one) => one.unreached),
    unexercised: inAll((one) => one.unexercised),
    problems: walks.flatMap((one) => one.problems),
  };
}

function hear(
  story: Story,
  event: string,
  payload: unknown,
  when: When,
): { next: Story; act: Act } | undefined {
  const answer = story.attempt(event, payload, { ...when, time: '10:00' });
  if (isRefusal(answer)) return undefined;
  const { at, on, by } = answer.last;
  return { next: answer, act: { type: event, payload, at, on, by, ...reckoning } };
}
