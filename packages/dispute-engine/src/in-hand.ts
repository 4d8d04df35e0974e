import {
  type Actor,
  capacitiesOf,
  type ClaimItem,
  type DisputeFacts,
  type Party,
  type Person,
  type Standing,
} from '@dingfen/domain';
import { locallyConfigured, noticeText, type RuleId, ruleOn } from '@dingfen/legal-basis';
import { type Calendar, startOfDay, type Text } from '@dingfen/legal-calendar';
import type {
  CountedEntry,
  DeadlineInHand,
  DeadlineNoticeRow,
  DisputeChanges,
  LoadedDispute,
  NoticeAhead,
  ProceedingRow,
  StoredNotice,
  TaskRow,
} from '@dingfen/persistence';
import type {
  Deadline,
  Decision,
  Effect,
  Procedure,
  Reckoning,
  Recipient,
  StoredProceeding,
} from '@dingfen/procedure-kit';
import { holdsTimer } from '@dingfen/procedure-kit';
import { hashOf } from './journal.ts';
import type { MovedPeriod } from './moved-periods.ts';
import type { Registry } from './registry.ts';
import { newId } from './new-id.ts';

/** Warnings go out when offices open, not at midnight. */
const NOTICE_HOUR = 9;

/** Somebody, or a role in a body, to be told something. */
interface Addressee {
  kind: 'party' | 'person' | 'organisation';
  id: string;
  role?: string;
}

/** What counts of a dispute, by ref; the texts are equal when the entries are. */
export type Counted = ReadonlyMap<string, { entry: CountedEntry; text: string }>;

/** Which body answers for a holder. */
const bodyOfHolder: Record<string, 'mediationBody' | 'court' | 'commission'> = {
  court: 'court',
  judge: 'court',
  commission: 'commission',
};
const headOf = {
  mediationBody: 'unitHead',
  court: 'courtPresident',
  commission: 'commissionDirector',
} as const;

/**
 * One dispute under its lock. Decisions are applied to it one after another in memory; what changed is then written in one
 * statement. Nothing outside this class turns a decision into rows.
 */
export class DisputeInHand {
  readonly loaded: LoadedDispute;
  /** By what everything in it is reckoned. */
  readonly by: Reckoning;
  readonly registry: Registry;
  readonly changes: DisputeChanges;
  /** As it stood among the figures before anything was done with it; undefined where that is not known. */
  counted: Counted | undefined;
  /** The trace that its messages carry on, as W3C `traceparent`. */
  traceparent: string | undefined;
  readonly #countedBefore: number;

  constructor(loaded: LoadedDispute, by: Reckoning, registry: Registry, isNew = false) {
    this.loaded = loaded;
    this.by = by;
    this.registry = registry;
    this.#countedBefore = loaded.dispute.countedWith;
    this.counted = isNew ? new Map() : undefined;
    this.changes = {
      isNew,
      dispute: loaded.dispute,
      parties: isNew ? [...loaded.parties] : [],
      claims: isNew ? [...loaded.claims] : [],
      assignments: isNew ? [...loaded.assignments] : [],
      released: [],
      proceedings: [],
      journal: [],
      deadlines: [],
      told: [],
      tasks: [],
      limitation: [],
      rights: [],
      outbox: [],
    };
  }

  get id(): string {
    return this.loaded.dispute.id;
  }
  get now(): string {
    return this.loaded.now;
  }
  get calendar(): Calendar {
    return this.by.calendar;
  }
  get changed(): boolean {
    return this.changes.journal.length > 0;
  }
  /** Its periods have been counted with newer holiday notices than before, whether or not any moved. */
  get countedAnew(): boolean {
    return this.loaded.dispute.countedWith !== this.#countedBefore;
  }

  /** What a procedure is told of the dispute when it begins. */
  facts(): DisputeFacts {
    const { dispute, parties, claims } = this.loaded;
    return {
      disputeId: dispute.id,
      number: dispute.number,
      channel: dispute.channel as DisputeFacts['channel'],
      employment: dispute.employment as DisputeFacts['employment'],
      filedOn: dispute.filedOn,
      regionCode: dispute.regionCode,
      parties: parties
        .filter((party) => party.replacedBy === null)
        .map(({ id, role, kind, name }) => ({ id, role, kind, name }) as Party),
      claims: claims.map(
        ({ id, type, amountFen }) =>
          ({ id, type, ...(amountFen === null ? {} : { amountFen }) }) as ClaimItem,
      ),
    };
  }

  holderOfRole(role: string): string | undefined {
    return this.loaded.assignments.find((one) => one.role === role)?.holderId;
  }

  /** What this dispute knows about a person. `bodiesBelow` are the dispute's bodies at or under the person's organisation. */
  actor(person: Person, bodiesBelow: readonly string[]): Actor {
    const party = this.loaded.parties.find((one) => one.personId === person.id && one.replacedBy === null);
    const bodies = (['mediationBody', 'court', 'commission'] as const).filter(
      (role) => person.organisationId !== undefined && this.holderOfRole(role) === person.organisationId,
    );
    const standing: Standing = {
      bodies,
      supervises: bodiesBelow.length > 0,
      ...(party ? { party: { id: party.id, role: party.role } } : {}),
      mediator: [
        ...(this.holderOfRole('mediator') === person.id ? ['inCharge' as const] : []),
        ...(this.holderOfRole('candidateMediator') === person.id ? ['candidate' as const] : []),
      ],
    };
    return {
      personId: person.id,
      name: person.name,
      capacities: capacitiesOf(person, standing),
      ...(person.organisationId === undefined ? {} : { organisationId: person.organisationId }),
      ...(party ? { partyId: party.id } : {}),
    };
  }

  stored(proceeding: ProceedingRow): StoredProceeding {
    return { state: proceeding.state as StoredProceeding['state'], context: proceeding.context };
  }

  /**
   * The proceedings of a procedure that can still hear something, the likeliest first: running ones, the newest before the
   * older; then those that have ended without being final, such as a window that expired and may be restored.
   */
  listening(procedure: string): ProceedingRow[] {
    const own = this.loaded.proceedings.filter((one) => one.procedure === procedure).toReversed();
    return [
      ...own.filter((one) => one.status === 'running'),
      ...own.filter((one) => one.status === 'ended' && this.stored(one).state.status !== 'done'),
    ];
  }

  /** The period that ended longest ago and has not been heard yet. */
  mostOverdue(): DeadlineInHand | undefined {
    return this.loaded.deadlines
      .filter((one) => one.status === 'running' && one.dueAt !== null && one.dueAt <= this.now)
      .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))[0];
  }

  begin(procedure: Procedure, decision: Decision): ProceedingRow {
    const proceeding: ProceedingRow = {
      id: newId(),
      disputeId: this.id,
      procedure: procedure.key,
      procedureVersion: procedure.version,
      state: null,
      context: null,
      states: [],
      holder: 'nobody',
      status: 'running',
      position: this.loaded.proceedings.length,
      openedAt: decision.at,
      endedAt: null,
    };
    this.loaded.proceedings.push(proceeding);
    return proceeding;
  }

  /** Applies a decision. Returns what it asks of other procedures. */
  apply(
    procedure: Procedure,
    proceeding: ProceedingRow,
    decision: Decision,
    expired?: DeadlineInHand,
  ): Effect[] {
    Object.assign(proceeding, {
      state: decision.next.state,
      context: decision.next.context,
      states: decision.to,
      holder: decision.holder,
      status: decision.ended ? 'ended' : 'running',
      endedAt: decision.ended ? decision.at : null,
    } satisfies Partial<ProceedingRow>);
    note(this.changes.proceedings, proceeding);
    this.enter(proceeding, decision);
    // Holders change before tasks and messages look for them.
    for (const effect of decision.effects) if (effect.type === 'assignTo') this.assign(effect, decision.at);
    if (expired) this.markExpired(procedure, proceeding, decision, expired);
    this.applyDeadlines(procedure, proceeding, decision);
    this.applyTasks(proceeding, decision);
    return decision.effects.filter((effect) => this.perform(procedure, effect, decision));
  }

  /** Writes an entry about something that changed no proceeding: a warning that went out, an outcome nobody acted on. */
  remark(
    remark: Pick<Decision, 'event' | 'summary' | 'payload' | 'by' | 'at'> & { proceeding?: ProceedingRow },
  ): void {
    const { proceeding } = remark;
    this.enter(proceeding, {
      ...remark,
      procedure: proceeding?.procedure ?? 'dispute',
      version: proceeding?.procedureVersion ?? 1,
      from: proceeding?.states ?? [],
      to: proceeding?.states ?? [],
    });
  }

  private enter(
    proceeding: ProceedingRow | undefined,
    said: Pick<
      Decision,
      'procedure' | 'version' | 'event' | 'summary' | 'payload' | 'by' | 'at' | 'from' | 'to'
    >,
  ): void {
    const { dispute } = this.loaded;
    const entry = {
      disputeId: dispute.id,
      seq: dispute.journalLength + 1,
      proceedingId: proceeding?.id ?? null,
      procedure: said.procedure,
      procedureVersion: said.version,
      event: said.event,
      summary: said.summary,
      payload: said.payload ?? {},
      actorId: said.by.personId,
      actorName: said.by.name,
      capacity: said.by.capacity,
      organisationId: said.by.organisationId ?? null,
      partyId: said.by.partyId ?? null,
      fromStates: said.from,
      toStates: said.to,
      at: said.at,
      recordedAt: this.now,
      previousHash: dispute.journalHead,
    };
    const hash = hashOf(entry);
    this.changes.journal.push({ ...entry, hash });
    dispute.journalLength = entry.seq;
    dispute.journalHead = hash;
  }

  /** A missed duty is a breach and stays owed until it is done or its state is left; every other period is simply over. */
  private markExpired(
    procedure: Procedure,
    proceeding: ProceedingRow,
    decision: Decision,
    row: DeadlineInHand,
  ): void {
    const stillOwed =
      row.ruleClass === 'institutional_duty' &&
      !decision.ended &&
      holdsTimer(procedure, this.stored(proceeding), row.timerId);
    row.status = stillOwed ? 'breached' : 'expired';
    row.firedAt = this.now;
    row.claimedUntil = null;
    if (!stillOwed) {
      row.closedAt = decision.at;
      awaits(row, []);
    }
    note(this.changes.deadlines, row);
  }

  private applyDeadlines(
    procedure: Procedure,
    proceeding: ProceedingRow,
    { deadlines, at, ended }: Decision,
  ): void {
    const find = (one: { timerId: string; key: string }) =>
      this.loaded.deadlines.find(
        (row) =>
          row.proceedingId === proceeding.id &&
          row.timerId === one.timerId &&
          row.key === one.key &&
          isOpen(row),
      );
    const close = (row: DeadlineInHand | undefined): void => {
      if (row) this.closePeriod(row, at);
    };
    for (const one of deadlines.closed) close(find(one));
    for (const one of deadlines.moved) {
      const row = find(one);
      if (row) this.reschedule(row, one);
      else this.open(proceeding, one, at);
    }
    for (const one of deadlines.opened) this.open(proceeding, one, at);
    for (const row of this.loaded.deadlines) {
      if (row.proceedingId !== proceeding.id || !isOpen(row)) continue;
      const left = row.status === 'breached' && !holdsTimer(procedure, this.stored(proceeding), row.timerId);
      if (ended || left) close(row);
    }
  }

  /** Ends an open period before its day, or a missed duty, which stays missed. */
  closePeriod(row: DeadlineInHand, at: string): void {
    row.status = row.status === 'breached' ? 'closed_late' : 'closed';
    row.closedAt = at;
    awaits(row, []);
    note(this.changes.deadlines, row);
  }

  private open(proceeding: ProceedingRow, deadline: Deadline, at: string): void {
    const row: DeadlineInHand = {
      id: newId(),
      disputeId: this.id,
      proceedingId: proceeding.id,
      timerId: deadline.timerId,
      key: deadline.key,
      ruleId: deadline.ruleId,
      ruleClass: deadline.ruleClass,
      name: deadline.name,
      basis: deadline.basis,
      onExpiry: deadline.onExpiry,
      ...computedOf(deadline),
      openedAt: at,
      closedAt: null,
      firedAt: null,
      claimedUntil: null,
      notices: null,
      noticeAt: null,
    };
    this.loaded.deadlines.push(row);
    note(this.changes.deadlines, row);
    this.planNotices(row, deadline);
  }

  /**
   * Moves open periods to the days on which they now end by the calendar and what is configured, in one entry that names the
   * notices and who decided. Where none moves nothing is entered.
   */
  recount(
    moved: readonly MovedPeriod<DeadlineInHand>[],
    notices: readonly Pick<StoredNotice, 'calendar' | 'year' | 'document'>[],
  ): void {
    const { dispute, newestHolidayNotice } = this.loaded;
    dispute.countedWith = newestHolidayNotice;
    if (moved.length === 0) return;
    const deadlines = moved.map(({ row, deadline }) => {
      const before = daysOf(row);
      this.reschedule(row, deadline);
      return { deadlineId: row.id, ruleId: row.ruleId, name: row.name, before, after: daysOf(row) };
    });
    const reasons = [
      ...notices.map(({ document }) => ({ zh: document, en: document })),
      ...configured(moved),
    ];
    this.remark({
      event: 'RECOUNT_DEADLINES',
      summary: {
        zh: `按${reasons.map(({ zh }) => zh).join('、') || '现行日历'}重新计算${moved.length}项期限`,
        en: `${moved.length} period${moved.length === 1 ? '' : 's'} counted anew by ${reasons.map(({ en }) => en).join(', ') || 'the present calendar'}`,
      },
      payload: {
        notices: notices.map(({ calendar, year, document }) => ({ calendar, year, document })),
        deadlines,
      },
      by: { personId: 'system', name: '系统', capacity: 'system' },
      at: this.now,
    });
  }

  /** Moves an open period to the day on which it is now counted to end. */
  reschedule(row: DeadlineInHand, deadline: Deadline): void {
    // A duty that was missed stays missed when it stands still or moves to another past day; only a later last day undoes that.
    const staysBreached =
      row.status === 'breached' && (deadline.dueAt === null || deadline.dueAt <= this.now);
    Object.assign(row, computedOf(deadline), { claimedUntil: null });
    if (staysBreached) row.status = 'breached';
    note(this.changes.deadlines, row);
    this.planNotices(row, deadline);
  }

  /**
   * Only what still lies ahead: a period that is recorded late does not shower people with past warnings. That it is
   * overdue is told all the same, and no rung of a deadline is climbed twice, however often its day is moved.
   */
  private planNotices(row: DeadlineInHand, deadline: Deadline): void {
    const before = row.notices ?? [];
    const ahead = deadline.notices.flatMap(({ kind, key, to, on }): NoticeAhead[] => {
      const notice = { kind, rung: key, recipient: to, dueAt: noticeInstant(on) };
      const climbed = this.loaded.climbed.some(
        (one) => one.deadlineId === row.id && one.rung === key && one.recipient === to,
      );
      // What fell due before this act and has not been told yet still is.
      const stands = before.some(
        (one) => one.kind === kind && one.rung === key && one.recipient === to && one.dueAt === notice.dueAt,
      );
      const past = notice.dueAt <= this.now && !stands && !['overdue', '150%'].includes(key);
      return past || (climbed && kind === 'rung') ? [] : [notice];
    });
    awaits(row, ahead);
  }

  /** Tells a notice whose time has come: messages to whom it concerns, and an entry. Returns it as it is kept. */
  tellNotice(row: DeadlineInHand, notice: NoticeAhead): DeadlineNoticeRow {
    const { kind, rung, recipient, dueAt } = notice;
    const text = textOf(row, rung);
    awaits(
      row,
      (row.notices ?? []).filter((one) => one !== notice),
    );
    note(this.changes.deadlines, row);
    const told: DeadlineNoticeRow = {
      ...notice,
      id: newId(),
      deadlineId: row.id,
      disputeId: this.id,
      text,
      status: 'fired',
      firedAt: this.now,
      claimedUntil: null,
    };
    this.changes.told.push(told);
    if (kind === 'rung') this.loaded.climbed.push(told);
    for (const to of this.toldOf(row, recipient)) this.tell(to, `${kind}.${rung}`, text, dueAt);
    const proceeding = this.loaded.proceedings.find((one) => one.id === row.proceedingId);
    this.remark({
      ...(proceeding ? { proceeding } : {}),
      event: kind === 'rung' ? 'ESCALATION' : 'WARNING',
      summary: text,
      payload: { deadlineId: row.id, ruleId: row.ruleId, rung, recipient },
      by: { personId: 'clock', name: '期限', capacity: 'clock' },
      at: dueAt,
    });
    return told;
  }

  private applyTasks(proceeding: ProceedingRow, decision: Decision): void {
    const open = this.loaded.tasks.filter(
      (task) => task.proceedingId === proceeding.id && task.status === 'open',
    );
    for (const task of open)
      if (decision.ended || decision.tasks.closed.includes(task.statePath)) {
        task.status = 'done';
        task.closedAt = decision.at;
        note(this.changes.tasks, task);
      }
    if (decision.ended) return;
    for (const draft of decision.tasks.opened) {
      const task: TaskRow = {
        id: newId(),
        disputeId: this.id,
        proceedingId: proceeding.id,
        ...draft,
        assigneeId: this.holderId(draft.holder) ?? null,
        status: 'open',
        openedAt: decision.at,
        closedAt: null,
      };
      this.loaded.tasks.push(task);
      note(this.changes.tasks, task);
    }
  }

  /** The person or organisation that a holder's name stands for in this dispute. */
  private holderId(holder: string): string | undefined {
    if (holder === 'judge') return this.holderOfRole('judge') ?? this.holderOfRole('court');
    if (holder === 'candidateMediator')
      return this.holderOfRole('candidateMediator') ?? this.holderOfRole('mediationBody');
    if (holder === 'mediator') return this.holderOfRole('mediator') ?? this.holderOfRole('mediationBody');
    return this.holderOfRole(holder);
  }

  private assign({ role, holderId }: Extract<Effect, { type: 'assignTo' }>, at: string): void {
    const { assignments } = this.loaded;
    const index = assignments.findIndex((one) => one.role === role);
    if (index >= 0) assignments.splice(index, 1);
    this.changes.assignments = this.changes.assignments.filter((one) => one.role !== role);
    this.changes.released = this.changes.released.filter((one) => one.role !== role);
    if (holderId === null) this.changes.released.push({ role });
    else {
      const row = { disputeId: this.id, role, holderId, since: at };
      assignments.push(row);
      this.changes.assignments.push(row);
    }
    // Open tasks follow their holder, also back to the body when nobody in it holds them any more.
    for (const task of this.loaded.tasks) {
      const assigneeId = this.holderId(task.holder) ?? null;
      if (task.status !== 'open' || task.assigneeId === assigneeId) continue;
      task.assigneeId = assigneeId;
      note(this.changes.tasks, task);
    }
  }

  /** Carries out what concerns this dispute alone; true for what other procedures must hear. */
  private perform(procedure: Procedure, effect: Effect, decision: Decision): boolean {
    if (effect.type === 'openProceeding' || effect.type === 'signal') return true;
    const { at, on } = decision;
    const row = { id: newId(), disputeId: this.id };
    if (effect.type === 'notify') {
      const text = procedure.messages[effect.message];
      if (!text) throw new Error(`${procedure.key} has no message ${effect.message}`);
      for (const to of [effect.to].flat())
        for (const one of this.addressees(to)) this.tell(one, effect.message, text, at);
    } else if (effect.type === 'interruptLimitation') {
      const { kind, basis } = effect;
      this.changes.limitation.push({ ...row, kind, occurredOn: effect.on, basis, recordedAt: this.now });
      return true;
    } else if (effect.type === 'openRight') {
      const { right, text, basis } = effect;
      this.changes.rights.push({ ...row, right, text, basis, openedOn: on });
    } else if (effect.type === 'amendParties') {
      this.amendParties(effect);
      return true;
    }
    return false;
  }

  private amendParties({ parties }: Extract<Effect, { type: 'amendParties' }>): void {
    for (const { id, role, kind, name, replaces } of parties) {
      const known = this.loaded.parties.find((one) => one.id === id);
      if (known) Object.assign(known, { kind, name });
      const row = known ?? {
        id,
        disputeId: this.id,
        role: role as 'applicant',
        kind,
        name,
        phone: null,
        identityNumber: null,
        creditCode: null,
        address: null,
        personId: null,
        replacedBy: null,
        position: this.loaded.parties.length,
      };
      if (!known) this.loaded.parties.push(row);
      note(this.changes.parties, row);
      const former = this.loaded.parties.find((one) => one.id === replaces);
      if (former) {
        former.replacedBy = id;
        note(this.changes.parties, former);
      }
    }
  }

  private addressees(to: Recipient): Addressee[] {
    const { parties } = this.loaded;
    const living = parties.filter((party) => party.replacedBy === null);
    if (to === 'parties') return living.map(({ id }) => ({ kind: 'party', id }));
    if (to === 'applicant' || to === 'respondent')
      return living.filter((party) => party.role === to).map(({ id }) => ({ kind: 'party', id }));
    if (to === 'supervisor') return this.inBody('mediationBody', 'supervisor');
    if (to === 'mediator' || to === 'candidateMediator') {
      const id = this.holderOfRole(to);
      return id ? [{ kind: 'person', id }] : this.inBody('mediationBody', 'intake');
    }
    const officer = { mediationBody: 'intake', court: 'courtClerk', commission: 'commissionOfficer' }[to];
    return this.inBody(to, officer);
  }

  private inBody(body: string, role: string): Addressee[] {
    const id = this.holderOfRole(body);
    return id ? [{ kind: 'organisation', id, role }] : [];
  }

  /** Who hears of a period: the parties or the one it runs for, the holder, the head of the holder's body, those above. */
  toldOf(deadline: DeadlineInHand, recipient: string): Addressee[] {
    const proceeding = this.loaded.proceedings.find((one) => one.id === deadline.proceedingId);
    const holder = proceeding?.holder ?? 'nobody';
    const body = bodyOfHolder[holder] ?? 'mediationBody';
    if (recipient === 'unit_head') return this.inBody(body, headOf[body]);
    if (recipient === 'supervisor') return this.inBody(body, 'supervisor');
    if (recipient === 'mediator') return this.addressees('mediator');
    if (recipient === 'owner') {
      const id = this.holderId(holder);
      if (id === undefined) return this.inBody(body, headOf[body]);
      return this.loaded.assignments.some(
        (one) => one.holderId === id && ['mediator', 'candidateMediator', 'judge'].includes(one.role),
      )
        ? [{ kind: 'person', id }]
        : this.addressees(body);
    }
    const own = this.loaded.parties.find((party) => party.id === deadline.key);
    if (own) return [{ kind: 'party', id: own.id }];
    // A period that runs for one side is no news to the other.
    return this.addressees(deadline.key === 'applicant' ? 'applicant' : 'parties');
  }

  tell(to: Addressee, message: string, text: { zh: string; en: string }, at: string): void {
    this.changes.outbox.push({
      id: newId(),
      disputeId: this.id,
      topic: 'notify',
      payload: {
        to,
        message,
        text,
        at,
        ...(this.traceparent === undefined ? {} : { traceparent: this.traceparent }),
      },
    });
  }
}

/** Whether it may still end, or is still owed. */
export const isOpen = (row: DeadlineInHand): boolean =>
  ['running', 'paused', 'breached'].includes(row.status);

/** Periods that end at the same instant lapse in the order in which they began. */
const orderOf = (row: DeadlineInHand): string => `${row.dueAt} ${row.openedAt} ${row.id}`;

/** Notices for a day go out when offices open; those of periods in hours at their minute. */
function noticeInstant(on: string): string {
  if (on.length > 10) return new Date(`${on}:00+08:00`).toISOString();
  return new Date(new Date(startOfDay(on)).getTime() + NOTICE_HOUR * 3_600_000).toISOString();
}

/** Sets what is still to be told of a period; the soonest stands first in a plan. */
function awaits(row: DeadlineInHand, ahead: NoticeAhead[]): void {
  row.notices = ahead.length === 0 ? null : ahead;
  row.noticeAt = ahead[0]?.dueAt ?? null;
}

/** What a notice says, by the rule by which the period was counted and the days as they stand now. */
function textOf({ ruleId, triggerOn, nominalDueOn, dueOn }: DeadlineInHand, rung: string): Text {
  const rule = ruleOn(ruleId as RuleId, triggerOn.slice(0, 10));
  // Nothing is to be told of a period that stands still: its days are known.
  return noticeText(rule, rung, { nominalDueOn: nominalDueOn as string, dueOn: dueOn as string });
}

const daysOf = ({ nominalDueOn, dueOn, certainty }: DeadlineInHand) => ({ nominalDueOn, dueOn, certainty });

/** Who decided the lengths of moved periods that are configured ones, each once. */
function configured(moved: readonly MovedPeriod<DeadlineInHand>[]): Text[] {
  const decided = moved.flatMap(({ deadline: { decidedBy } }) => decidedBy ?? []);
  return [...new Map(decided.map((one) => [one.zh, one])).values()].map(({ zh, en }) => ({
    zh: `${locallyConfigured.zh}（${zh}）`,
    en: `${locallyConfigured.en} (${en})`,
  }));
}

/** Adds a row to what must be written, once. */
export function note<T>(rows: T[], row: T): void {
  if (!rows.includes(row)) rows.push(row);
}

function computedOf(deadline: Deadline) {
  return {
    ruleVersion: deadline.ruleVersion,
    triggerOn: deadline.triggerOn,
    nominalDueOn: deadline.nominalDueOn,
    dueOn: deadline.dueOn,
    dueAt: deadline.dueAt,
    certainty: deadline.status,
    trace: deadline.trace,
    status: deadline.dueAt === null ? ('paused' as const) : ('running' as const),
  };
}
