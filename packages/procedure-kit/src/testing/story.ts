import { type Actor, type Capacity, type Refusal, isRefusal } from '@dingfen/domain';
import type { LocalRules } from '@dingfen/legal-basis';
import { calendar, type CivilDate, type Notice } from '@dingfen/legal-calendar';
import {
  activeStates,
  decide,
  type Decision,
  expire,
  mayHappen,
  type Possibility,
  start,
  type StoredProceeding,
  type TaskDraft,
} from '../decide.ts';
import type { Reckoning } from '../declare.ts';
import type { Effect, NotifyParams } from '../effects.ts';
import type { Deadline } from '../periods.ts';
import type { Procedure } from '../procedure.ts';

/** Who acts in a story, and when. `by` is the capacity; the rest has harmless defaults. */
export interface When {
  by: Capacity;
  on: CivilDate;
  /** Local time of day; ten in the morning unless given. */
  time?: string;
  partyId?: string;
  personId?: string;
  organisationId?: string;
}

interface Step {
  act?: { event: string; payload: unknown; when: When };
  expired?: { ruleId: string; key: string; dueOn: string };
  states: string[];
}

/** A recorded course of a proceeding; replaying it under a later chart must give the same states. */
export interface History {
  procedure: string;
  version: number;
  calendar: 'CN' | 'CN-GX';
  input: unknown;
  on: CivilDate;
  steps: Step[];
}

const instantOf = (on: CivilDate, time = '10:00'): string => new Date(`${on}T${time}:00+08:00`).toISOString();

const actorOf = (when: When): Actor => ({
  personId: when.personId ?? `${when.by}-1`,
  name: when.by,
  capacities: [when.by],
  ...(when.partyId === undefined ? {} : { partyId: when.partyId }),
  ...(when.organisationId === undefined ? {} : { organisationId: when.organisationId }),
});

/**
 * The course of one proceeding, told as a story. Immutable: every call returns the story as it went on. The clock
 * behaves as in the engine: what is already overdue lapses before a later act is heard.
 */
export class Story {
  readonly procedure: Procedure;
  readonly stored: StoredProceeding;
  readonly decisions: readonly Decision[];
  /** Periods that are running now. */
  readonly deadlines: readonly Deadline[];
  readonly expired: readonly { ruleId: string; key: string; dueOn: string }[];
  readonly history: History;
  /** By what the whole story is reckoned. */
  readonly by: Reckoning;

  constructor(
    procedure: Procedure,
    decisions: readonly Decision[],
    deadlines: readonly Deadline[],
    expired: Story['expired'],
    history: History,
    by: Reckoning,
  ) {
    this.procedure = procedure;
    this.decisions = decisions;
    this.stored = (decisions.at(-1) as Decision).next;
    this.deadlines = deadlines;
    this.expired = expired;
    this.history = history;
    this.by = by;
  }

  /** Leaf states, e.g. `phase.conducting.inSession`. */
  get states(): string[] {
    return (this.decisions.at(-1) as Decision).to;
  }
  /** Whether a state, leaf or not, is active. */
  is(path: string): boolean {
    return activeStates(this.procedure, this.stored).some((one) => one.path === path);
  }
  // biome-ignore lint/suspicious/noExplicitAny: specs read whatever context their procedure has
  get context(): any {
    return this.stored.context;
  }
  get ended(): boolean {
    return (this.decisions.at(-1) as Decision).ended;
  }
  get last(): Decision {
    return this.decisions.at(-1) as Decision;
  }
  get outcomes(): string[] {
    return this.decisions.flatMap((decision) => decision.outcomes.map((outcome) => outcome.name));
  }
  /** The data of the latest outcome of that name. @throws Error when it never came to that. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  outcome(name: string): any {
    const found = this.decisions
      .flatMap((decision) => decision.outcomes)
      .findLast((one) => one.name === name);
    if (!found) throw new Error(`no outcome ${name}; there were: ${this.outcomes.join(', ') || 'none'}`);
    return found.data;
  }
  get effects(): Effect[] {
    return this.decisions.flatMap((decision) => decision.effects);
  }
  get notified(): string[] {
    return this.effects
      .filter((effect) => effect.type === 'notify')
      .map((effect) => (effect as NotifyParams).message);
  }
  get tasks(): TaskDraft[] {
    const open = new Map<string, TaskDraft>();
    for (const decision of this.decisions) {
      for (const path of decision.tasks.closed) open.delete(path);
      for (const task of decision.tasks.opened) open.set(task.statePath, task);
    }
    return [...open.values()];
  }
  /** The running period under a rule (and for a party, where several run). @throws Error when there is none. */
  deadline(ruleId: string, key?: string): Deadline {
    const found = this.deadlines.find(
      (one) => one.ruleId === ruleId && (key === undefined || one.key === key),
    );
    if (!found)
      throw new Error(
        `${ruleId} is not running; running: ${this.deadlines.map((one) => one.ruleId).join(', ') || 'none'}`,
      );
    return found;
  }

  mayHappen(by: Capacity, more: Partial<When> = {}): Possibility[] {
    const on = more.on ?? this.last.on;
    return mayHappen(this.procedure, this.stored, {
      at: instantOf(on),
      actor: actorOf({ by, on, ...more }),
      ...this.by,
    });
  }

  /** An act, whatever comes of it. */
  attempt(event: string, payload: unknown, when: When): Story | Refusal {
    const now = this.until(when.on, when.time ?? '10:00');
    const answer = now.hear(event, payload, when);
    return isRefusal(answer)
      ? answer
      : now.after(answer, { act: { event, payload, when }, states: answer.to });
  }

  /** An act that must succeed. @throws Error with the refusal's own words. */
  when(event: string, payload: unknown, when: When): Story {
    const answer = this.attempt(event, payload, when);
    if (isRefusal(answer))
      throw new Error(`${event} on ${when.on} was refused (${answer.code}): ${answer.detail.en}`);
    return answer;
  }

  /** An act that must be refused. @throws Error when it is not. */
  refused(event: string, payload: unknown, when: When): Refusal {
    const answer = this.attempt(event, payload, when);
    if (!isRefusal(answer))
      throw new Error(`${event} on ${when.on} was not refused: now ${answer.states.join(', ')}`);
    return answer;
  }

  /** Lets time pass to the morning of a day: every period that ended before then takes its consequence, in order. */
  until(on: CivilDate, time = '00:00'): Story {
    const at = instantOf(on, time);
    const due = this.deadlines
      .filter((one) => one.dueAt !== null && one.dueAt <= at)
      .toSorted((a, b) => ((a.dueAt as string) < (b.dueAt as string) ? -1 : 1))[0];
    return due ? this.ends(due).until(on, time) : this;
  }

  /** One period ends, whatever the date. */
  ends(due: Deadline): Story {
    const period = {
      timerId: due.timerId,
      key: due.key,
      dueOn: due.dueOn as string,
      dueAt: due.dueAt as string,
    };
    const decision = expire(this.procedure, this.stored, period, this.by);
    const rest = this.deadlines.filter((one) => one !== due);
    if (!decision) throw new Error(`${due.ruleId} was still on the books although its state had been left`);
    const expired = { ruleId: due.ruleId, key: due.key, dueOn: period.dueOn };
    return this.after(decision, { expired, states: decision.to }, rest, [...this.expired, expired]);
  }

  private hear(event: string, payload: unknown, when: When) {
    const circumstances = {
      at: instantOf(when.on, when.time),
      actor: actorOf(when),
      ...this.by,
    };
    return decide(this.procedure, this.stored, { type: event, payload }, circumstances);
  }

  private after(decision: Decision, step: Step, running = this.deadlines, expired = this.expired): Story {
    return new Story(
      this.procedure,
      [...this.decisions, roundTrip(decision)],
      runningAfter(running, decision),
      expired,
      {
        ...this.history,
        steps: [...this.history.steps, step],
      },
      this.by,
    );
  }
}

/** What the database does to a decision: anything that is not JSON is lost here and shows in the spec. */
const roundTrip = (decision: Decision): Decision => ({
  ...decision,
  next: JSON.parse(JSON.stringify(decision.next)) as StoredProceeding,
});

function runningAfter(running: readonly Deadline[], { deadlines }: Decision): Deadline[] {
  const same = (a: { timerId: string; key: string }, b: { timerId: string; key: string }) =>
    a.timerId === b.timerId && a.key === b.key;
  const left = running.filter((one) => !deadlines.closed.some((closed) => same(one, closed)));
  return [
    ...left.map((one) => deadlines.moved.find((moved) => same(one, moved)) ?? one),
    ...deadlines.opened,
  ];
}

/** Given a proceeding that has just begun. */
export function given(
  procedure: Procedure,
  input: unknown,
  {
    on,
    calendar: id = 'CN-GX',
    notices = [],
    local = {},
  }: {
    on: CivilDate;
    calendar?: 'CN' | 'CN-GX';
    /** Imported holiday notices. */
    notices?: readonly Notice[];
    /** What the deployment has configured. */
    local?: LocalRules;
  },
): Story {
  const by: Reckoning = { calendar: calendar(id, notices), local };
  const actor: Actor = { personId: 'system', name: 'system', capacities: ['system'] };
  const decision = start(procedure, input, { at: instantOf(on), actor, ...by });
  const history: History = {
    procedure: procedure.key,
    version: procedure.version,
    calendar: id,
    input,
    on,
    steps: [],
  };
  return new Story(procedure, [roundTrip(decision)], decision.deadlines.opened, [], history, by);
}

/** Plays a recorded history under today's chart. @throws Error at the first step that comes out differently. */
export function replay(procedure: Procedure, history: History): Story {
  let story = given(procedure, history.input, { on: history.on, calendar: history.calendar });
  for (const [index, step] of history.steps.entries()) {
    if (step.act) {
      const already = story.until(step.act.when.on, step.act.when.time ?? '10:00');
      if (already !== story)
        throw new Error(
          `step ${index + 1} (${step.act.event}): ${already.expired.at(-1)?.ruleId} now ends before it`,
        );
      story = story.when(step.act.event, step.act.payload, step.act.when);
    } else if (step.expired) {
      const { ruleId, key, dueOn } = step.expired;
      const due = story.deadline(ruleId, key);
      if (due.dueOn !== dueOn)
        throw new Error(`step ${index + 1}: ${ruleId} ended on ${dueOn}, now on ${due.dueOn}`);
      story = story.ends(due);
    }
    const [then, now] = [step.states.toSorted().join(' '), story.states.toSorted().join(' ')];
    if (then !== now) throw new Error(`step ${index + 1}: was in ${then}, now in ${now}`);
  }
  return story;
}
