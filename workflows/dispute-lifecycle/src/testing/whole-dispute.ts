import {
  type Actor,
  type Capacity,
  type ClaimItem,
  type DisputeFacts,
  isRefusal,
  type Party,
} from '@dingfen/domain';
import { calendar, type CivilDate, type Notice } from '@dingfen/legal-calendar';
import type { CountedDispute, FigureEntry, JournalFigure, JournalRow } from '@dingfen/metrics';
import { figureEntriesOf, figuresFromJournal } from '@dingfen/metrics';
import {
  decide,
  type Decision,
  deadlineOf,
  type Effect,
  expire,
  type Procedure,
  type Reckoning,
  runningPeriods,
  start,
  type StoredProceeding,
  systemActor,
} from '@dingfen/procedure-kit';
import { lifecycle, procedures, stageOf } from '../index.ts';

interface Running {
  id: string;
  procedure: Procedure;
  stored: StoredProceeding;
  states: string[];
  ended: boolean;
  deadlines: Decision['deadlines']['opened'];
  /** Those that ended when the dispute was merged into another. */
  resting: Decision['deadlines']['opened'];
}
interface Moment {
  at: string;
  on: CivilDate;
}

/** Who does something: a party by its id, else the staff whose office it is. */
export type Who = 'w' | 'e' | 'staff';

const same = (a: { timerId: string; key: string }, b: { timerId: string; key: string }): boolean =>
  a.timerId === b.timerId && a.key === b.key;

const instant = (on: CivilDate): string => new Date(`${on}T10:00:00+08:00`).toISOString();

/**
 * A whole dispute in memory: all its proceedings, the journal they leave, and the clock, with what one procedure tells another
 * carried over in the engine's order. Nothing is stored; the figures can be asked for in both ways at any time.
 */
export class WholeDispute {
  readonly facts: DisputeFacts;
  readonly running: Running[] = [];
  readonly journal: JournalRow[] = [];
  readonly closings: CivilDate[] = [];
  parties: (Party & { replacedBy?: string })[];
  claims: readonly ClaimItem[];
  assignments: { role: string; holderId: string }[];
  private status: 'open' | 'closed' = 'open';
  private readonly filing: Record<string, unknown>;
  private readonly by: Reckoning;

  /** `notices`: holiday notices that were imported. */
  constructor(
    facts: DisputeFacts,
    filing: Record<string, unknown>,
    input: object,
    notices: readonly Notice[] = [],
  ) {
    this.by = { calendar: calendar('CN-GX', notices), local: {} };
    this.facts = facts;
    this.parties = facts.parties.map((party) => ({ ...party }));
    this.claims = facts.claims;
    this.filing = filing;
    this.assignments = [{ role: 'mediationBody', holderId: String(filing['mediationBodyId']) }];
    const now = { at: instant(facts.filedOn), on: facts.filedOn };
    this.write(
      null,
      'dispute',
      'FILE_DISPUTE',
      { ...filing, parties: facts.parties, claims: facts.claims },
      'intake',
      [],
      now,
    );
    this.follow([() => this.open('lifecycle', input, now)]);
  }

  context(procedure: string): unknown {
    return this.newest(procedure)?.stored.context;
  }

  newest(procedure: string): Running | undefined {
    return this.running.findLast((one) => one.procedure.key === procedure);
  }

  /** An act in the newest proceeding of a procedure; false when it is refused. What is overdue lapses before. */
  act(procedure: string, event: string, payload: unknown, who: Who, on: CivilDate): boolean {
    this.lapse(instant(on));
    const proceeding = this.newest(procedure);
    if (!proceeding || (this.isMerged && event !== 'UNDO_MERGE')) return false;
    const capacity = this.capacityFor(proceeding.procedure, event, who);
    if (!capacity) return false;
    const actor: Actor = {
      personId: who,
      name: who,
      capacities: [capacity],
      ...(who === 'staff' ? {} : { partyId: who }),
    };
    const answer = decide(
      proceeding.procedure,
      proceeding.stored,
      { type: event, payload },
      {
        at: instant(on),
        actor,
        ...this.by,
      },
    );
    if (isRefusal(answer)) return false;
    this.follow([() => ({ proceeding, decision: answer })]);
    if (event === 'MERGE') this.standStill();
    if (event === 'UNDO_MERGE') this.goOn();
    return true;
  }

  private get isMerged(): boolean {
    return stageOf(this.newest('lifecycle')?.states ?? []) === 'merged';
  }

  private standStill(): void {
    for (const one of this.running) Object.assign(one, { resting: one.deadlines, deadlines: [] });
  }

  /** What ended with the merging is counted anew from the facts. */
  private goOn(): void {
    for (const one of this.running) {
      const armed = runningPeriods(one.procedure, one.stored, this.by);
      const again = armed.filter((period) => one.resting.some((was) => same(was, period)));
      one.deadlines.push(...again.map((period) => deadlineOf(period, this.by)));
      one.resting = [];
    }
  }

  /** Lets time pass to the opening of a day. */
  until(on: CivilDate): void {
    this.lapse(instant(on));
  }

  counted(): CountedDispute {
    return {
      id: this.facts.disputeId,
      channel: this.facts.channel,
      employment: this.facts.employment,
      migrantWorker: (this.filing['migrantWorker'] as boolean | undefined) ?? null,
      industry: (this.filing['industry'] as string | undefined) ?? null,
      filedOn: this.facts.filedOn,
      claims: this.claims.map(({ type, amountFen }) => ({ type, amountFen: amountFen ?? null })),
      parties: this.parties.filter((one) => one.replacedBy === undefined),
      status: this.status,
      stage: stageOf(this.newest('lifecycle')?.states ?? []),
      closings: this.closings,
      assignments: this.assignments,
      proceedings: this.running.map(({ id, procedure, stored, states, ended }) => ({
        id,
        procedure: procedure.key,
        status: ended ? 'ended' : 'running',
        milestones: procedure.milestones?.(stored.context, states, this.by) ?? [],
      })),
      deadlines: [],
    };
  }

  entries(): FigureEntry[] {
    return figureEntriesOf(this.counted());
  }

  fromJournal(): JournalFigure[] {
    return figuresFromJournal(this.journal, this.facts.regionCode, this.by.calendar);
  }

  private capacityFor({ events }: Procedure, event: string, who: Who): Capacity | undefined {
    const entitled = events[event]?.entitled ?? [];
    const role = this.parties.find((one) => one.id === who)?.role;
    if (who !== 'staff') return entitled.find((one) => one === role);
    return entitled.find((one) => !['applicant', 'respondent', 'thirdParty', 'system'].includes(one));
  }

  private lapse(until: string): void {
    for (;;) {
      const due = this.running
        .flatMap((proceeding) => proceeding.deadlines.map((deadline) => ({ proceeding, deadline })))
        .filter(({ deadline }) => deadline.dueAt !== null && deadline.dueAt <= until)
        .toSorted((a, b) => (a.deadline.dueAt as string).localeCompare(b.deadline.dueAt as string))[0];
      if (!due) return;
      const { proceeding, deadline } = due;
      proceeding.deadlines = proceeding.deadlines.filter((one) => one !== deadline);
      const period = {
        timerId: deadline.timerId,
        key: deadline.key,
        dueOn: deadline.dueOn as string,
        dueAt: deadline.dueAt as string,
      };
      const decision = expire(proceeding.procedure, proceeding.stored, period, this.by);
      if (decision) this.follow([() => ({ proceeding, decision })]);
    }
  }

  private follow(queue: (() => { proceeding: Running; decision: Decision } | undefined)[]): void {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const next = step();
      if (!next) continue;
      const { proceeding, decision } = next;
      this.apply(proceeding, decision);
      for (const effect of decision.effects) queue.push(...this.carryOver(proceeding, effect, decision));
      if (proceeding.procedure === lifecycle) continue;
      for (const { name, data } of decision.outcomes)
        queue.push(() =>
          this.hear(
            'lifecycle',
            `${proceeding.procedure.key}.${name}`,
            { ...data, proceedingId: proceeding.id },
            decision,
          ),
        );
    }
  }

  private apply(proceeding: Running, decision: Decision): void {
    const { next, to, ended, deadlines, event, payload, by, at, on } = decision;
    const left = proceeding.deadlines.filter((one) => !deadlines.closed.some((gone) => same(one, gone)));
    Object.assign(proceeding, {
      stored: JSON.parse(JSON.stringify(next)) as StoredProceeding,
      states: to,
      ended,
      deadlines: ended
        ? []
        : [
            ...left.map((one) => deadlines.moved.find((moved) => same(one, moved)) ?? one),
            ...deadlines.opened,
          ],
    });
    this.write(proceeding.id, proceeding.procedure.key, event, payload, by.capacity, to, { at, on });
    for (const effect of decision.effects)
      if (effect.type === 'assignTo')
        this.assignments = [
          ...this.assignments.filter((one) => one.role !== effect.role),
          ...(effect.holderId === null ? [] : [{ role: effect.role, holderId: effect.holderId }]),
        ];
    if (proceeding.procedure !== lifecycle) return;
    if (ended && this.status === 'open' && !this.isMerged) this.closings.push(on);
    this.status = ended ? 'closed' : 'open';
  }

  private carryOver({ id, procedure }: Running, effect: Effect, { at, on }: Decision) {
    if (effect.type === 'openProceeding')
      return [() => this.open(effect.procedure, effect.input, { at, on })];
    if (effect.type === 'signal')
      return [() => this.hear(effect.procedure, effect.event, effect.payload, { at, on })];
    if (effect.type === 'interruptLimitation' && procedure.key !== 'limitation') {
      const { kind, basis } = effect;
      const told = { kind, on: effect.on, from: procedure.key, basis };
      return [() => this.hear('limitation', 'INTERRUPTED', told, { at, on })];
    }
    if (effect.type !== 'amendParties') return [];
    for (const { replaces, ...party } of effect.parties) {
      const known = this.parties.find((one) => one.id === party.id);
      if (known) Object.assign(known, party);
      else this.parties.push(party as Party);
      const former = this.parties.find((one) => one.id === replaces);
      if (former) former.replacedBy = party.id;
    }
    return this.running
      .filter((one) => one.id !== id && one.stored.state.status !== 'done')
      .map((one) => () => this.tell(one, 'PARTIES_AMENDED', { parties: effect.parties }, { at, on }));
  }

  private open(key: string, input: object, { at, on }: Moment): { proceeding: Running; decision: Decision } {
    const procedure = procedures.find((one) => one.key === key) as Procedure;
    const facts = { ...this.facts, parties: this.parties.filter((one) => one.replacedBy === undefined) };
    const decision = start(procedure, { ...input, facts }, { at, on, actor: systemActor, ...this.by });
    const proceeding: Running = {
      id: `${key}-${this.running.length}`,
      procedure,
      stored: decision.next,
      states: [],
      ended: false,
      deadlines: [],
      resting: [],
    };
    this.running.push(proceeding);
    return { proceeding, decision };
  }

  private hear(key: string, event: string, payload: object, moment: Moment) {
    const own = this.running.filter((one) => one.procedure.key === key).toReversed();
    const listening = [
      ...own.filter((one) => !one.ended),
      ...own.filter((one) => one.ended && one.stored.state.status !== 'done'),
    ];
    for (const one of listening) {
      const answer = this.tell(one, event, payload, moment);
      if (answer) return answer;
    }
    const deaf = listening.find((one) => !one.ended);
    if (deaf)
      this.write(
        deaf.id,
        key,
        event,
        { ...payload, withoutConsequence: 'not_possible_now' },
        'system',
        deaf.states,
        moment,
      );
    return undefined;
  }

  private tell(proceeding: Running, event: string, payload: object, { at, on }: Moment) {
    const answer = decide(
      proceeding.procedure,
      proceeding.stored,
      { type: event, payload },
      {
        at,
        on,
        actor: systemActor,
        ...this.by,
      },
    );
    return isRefusal(answer) ? undefined : { proceeding, decision: answer };
  }

  private write(
    proceedingId: string | null,
    procedure: string,
    event: string,
    payload: unknown,
    capacity: string,
    toStates: readonly string[],
    { at }: Moment,
  ): void {
    const seq = this.journal.length + 1;
    // What the database does to it.
    const kept = JSON.parse(JSON.stringify(payload ?? {})) as unknown;
    this.journal.push({ seq, proceedingId, procedure, event, payload: kept, capacity, toStates, at });
  }
}
