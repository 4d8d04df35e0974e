/*
 * The figures of one dispute, read from its journal alone. It shares nothing with the milestones and entries that the figures
 * are kept from: it knows what was done and when, not what the procedures made of it. Where both agree, neither has slipped.
 */
import type { Agreement } from '@dingfen/domain';
import { computeDeadline } from '@dingfen/legal-basis';
import {
  addMonths,
  type Calendar,
  calendar,
  type CivilDate,
  civilDateOf,
  addDays,
  daysBetween,
} from '@dingfen/legal-calendar';
import type { FigureEntry } from './entry.ts';
import type { MeasureName } from './measures.ts';

/** One entry of the journal, as far as it is read. */
export interface JournalRow {
  seq: number;
  proceedingId: string | null;
  procedure: string;
  event: string;
  payload: unknown;
  capacity: string;
  toStates: readonly string[];
  at: string;
}

/** What is read of payloads. Every event has some of these and no other event’s; what stands without a question mark is always there where it is read. */
interface Payload extends FiledApplication {
  withoutConsequence?: string;
  proceedingId?: string;
  on?: CivilDate | null;
  actedOn?: CivilDate;
  postedOn?: CivilDate;
  acceptedOn?: CivilDate;
  reason?: string;
  agreement: Agreement;
  endedOn: CivilDate;
  toBodyId: string;
  toCourtId?: string | null;
  mediatorId: string;
  what: string;
  correctOn: CivilDate;
  docketedOn: CivilDate;
  item: number;
  amountFen?: number;
  claimIds: readonly string[];
  performedOn: CivilDate;
  result: string;
  ground: string;
  madeOn: CivilDate;
  cancelledOn: CivilDate;
  withdrawnOn: CivilDate;
  heldOn: CivilDate;
}
/** The application as it was written down; older ones do not name the bodies. */
interface FiledApplication {
  channel: string;
  employment: string;
  industry?: string | null;
  migrantWorker?: boolean | null;
  parties: readonly { kind: string; replaces?: string }[];
  claims: readonly { type: string; amountFen?: number | null }[];
  mediationBodyId?: string;
  courtId?: string;
  commissionId?: string;
  receivedOn?: CivilDate;
}
type Entry = Omit<JournalRow, 'payload'> & { payload: Payload };

/** A figure as the journal has it; `organisationId` null where no entry names the body. */
export type JournalFigure = Omit<FigureEntry, 'ref' | 'organisationId'> & { organisationId: string | null };

/** What the journal tells of. */
export const seenByJournal: readonly MeasureName[] = [
  'dispute.filed',
  'dispute.workers',
  'dispute.closed',
  'dispute.reopened',
  'dispute.merged',
  'closed.relapsed',
  'days.dispute',
  'amount.claimed',
  'amount.agreed',
  'amount.performed',
  'mediation.received',
  'mediation.accepted',
  'mediation.concluded',
  'mediation.transferredOut',
  'mediation.extended',
  'days.mediation',
  'agreement.reached',
  'agreement.confirmed',
  'agreement.reviewed',
  'agreement.due',
  'agreement.performedInTime',
  'confirmation.filed',
  'confirmation.ruled',
  'days.confirmation',
  'review.filed',
  'review.decided',
  'days.review',
  'arbitration.accepted',
  'arbitration.closed',
  'days.arbitration',
  'trial.registered',
  'followUp.answered',
];

/**
 * What its words alone do not tell: how periods ran and ended, on whom a judgment still has to be served, which time does not
 * count, who stood as respondent when consent was asked, who has been granted legal aid, and what stands now. All that follows
 * from playing the journal through the charts.
 */
export const unseenByJournal: readonly MeasureName[] = [
  'duty.kept',
  'duty.missed',
  'respondent.asked',
  'respondent.replied',
  'trial.closed',
  'trial.fastTrackClosed',
  'days.trial',
  'days.fastTrack',
  'netDays.mediation',
  'netDays.confirmation',
  'netDays.review',
  'netDays.arbitration',
  'netDays.trial',
  'netDays.fastTrack',
  'legalAid.persons',
  'now.open',
  'now.inHand',
  'now.owed',
];

interface Settled {
  agreement: Agreement;
  body: string | null;
  entrusted: boolean;
  /** In the order of the journal; no sum means all that was left. */
  payments: { item: number; on: CivilDate; fen?: number }[];
  confirmed: boolean;
  reviewed: boolean;
}

interface Mediation {
  kind: 'mediation';
  body: string | null;
  regime: string;
  receivedOn: CivilDate | null;
  screenedOn: CivilDate | null;
  acceptedOn: CivilDate | null;
  candidate: string;
  mediator: string;
  extended: boolean;
  end: { result: string; on: CivilDate } | 'transferred' | 'turnedAway' | null;
  transferredOn: CivilDate | null;
}

interface Application {
  kind: 'confirmation' | 'review';
  agreement: Settled | null;
  body: string | null;
  filedOn: CivilDate | null;
  acceptedOn: CivilDate | null;
  receipts: CivilDate[];
  result: { extra: string; on: CivilDate } | null;
}

interface Arbitration {
  kind: 'arbitration';
  body: string | null;
  acceptedOn: CivilDate | null;
  closed: { extra: string; on: CivilDate } | null;
}

interface Trial {
  kind: 'trial';
  body: string | null;
  docketedOn: CivilDate | null;
}

type Course = Mediation | Application | Arbitration | Trial;

/**
 * Gives the day of each entry, in their order: the end of a period is written at the midnight that ends its last day and belongs to
 * that day, with all that follows from it; whatever else is written at midnight belongs to the day that begins.
 */
function daysOfRows(): (row: Pick<JournalRow, 'at' | 'capacity' | 'event'>) => CivilDate {
  let last = { at: '', on: '' };
  return ({ at, capacity, event }) => {
    const on = civilDateOf(at);
    const isEnd = event.startsWith('xstate.after.') && /T16:00:00(\.0+)?Z$/.test(at);
    const follows = capacity === 'system' && last.at === at;
    last = { at, on: isEnd ? addDays(on, -1) : follows ? last.on : on };
    return last.on;
  };
}

const courtRegime = (regime: string): boolean => regime.startsWith('court_');
const regimeOfChannel: Record<string, string> = {
  enterprise_committee: 'enterprise',
  one_stop_centre: 'one_stop',
  court_pre_filing: 'court_pre_filing',
  court_post_filing: 'court_post_filing',
};

/** The course of a dispute as its journal tells it, entry by entry. */
class Reading {
  readonly courses = new Map<string, Course>();
  readonly settled: Settled[] = [];
  readonly closings: CivilDate[] = [];
  readonly reopenings: CivilDate[] = [];
  mergedOn: CivilDate | null = null;
  filedOn: CivilDate = '';
  application: FiledApplication = { channel: '', employment: '', parties: [], claims: [] };
  persons = 0;
  answer: { result: string; on: CivilDate } | null = null;
  /** Where the next mediation, suit and arbitration begin. */
  next = {
    body: null as string | null,
    regime: 'direct',
    receivedOn: null as CivilDate | null,
    court: null as string | null,
    commission: null as string | null,
  };

  private readonly dayOf = daysOfRows();

  read(given: JournalRow): void {
    const row = given as Entry;
    const on = this.dayOf(row);
    // Told to a procedure that had no answer: on record, and without effect.
    if (row.payload.withoutConsequence !== undefined) return;
    if (row.event === 'FILE_DISPUTE') return this.filed(row, on);
    if (row.procedure === 'lifecycle') return this.lifecycle(row, on);
    if (row.event === 'OPEN') return this.opened(row);
    const course = this.courses.get(row.proceedingId ?? '');
    if (course?.kind === 'mediation') this.mediation(course, row, on);
    else if (course?.kind === 'confirmation') this.confirmation(course, row, on);
    else if (course?.kind === 'review') this.review(course, row, on);
    else if (course?.kind === 'arbitration') this.arbitration(course, row);
    else if (course?.kind === 'trial') this.trial(course, row, on);
  }

  private filed(row: Entry, on: CivilDate): void {
    this.application = row.payload;
    this.filedOn = on;
    this.persons = row.payload.parties.filter((one) => one.kind === 'worker').length;
    this.next = {
      body: row.payload.mediationBodyId ?? null,
      regime: regimeOfChannel[row.payload.channel] ?? 'direct',
      receivedOn: row.payload.receivedOn ?? this.filedOn,
      court: row.payload.courtId ?? null,
      commission: row.payload.commissionId ?? null,
    };
  }

  private opened({ procedure, proceedingId }: Entry): void {
    const { next } = this;
    const id = proceedingId as string;
    const agreement = this.settled.at(-1) ?? null;
    const blank = { agreement, filedOn: null, acceptedOn: null, receipts: [], result: null };
    if (procedure === 'mediation')
      this.courses.set(id, {
        kind: 'mediation',
        body: next.body,
        regime: next.regime,
        receivedOn: next.receivedOn,
        screenedOn: null,
        acceptedOn: null,
        candidate: '',
        mediator: '',
        extended: false,
        end: null,
        transferredOn: null,
      });
    else if (procedure === 'confirmation')
      this.courses.set(id, { kind: 'confirmation', body: next.court, ...blank });
    else if (procedure === 'arbitrationReview')
      this.courses.set(id, { kind: 'review', body: null, ...blank });
    else if (procedure === 'arbitration')
      this.courses.set(id, { kind: 'arbitration', body: next.commission, acceptedOn: null, closed: null });
    else if (procedure === 'trial')
      this.courses.set(id, { kind: 'trial', body: next.court, docketedOn: null });
  }

  private lifecycle({ event, payload }: Entry, on: CivilDate): void {
    const said: CivilDate = payload.on ?? payload.endedOn ?? on;
    const course = this.courses.get(payload.proceedingId ?? '');
    if (event.startsWith('mediation.') && course?.kind === 'mediation')
      this.mediationReported(course, event.slice('mediation.'.length), payload);
    else if (event === 'arbitration.mediationStatement' && course?.kind === 'arbitration')
      course.closed = { extra: 'mediated', on: said };
    else if (event === 'trial.mediationEntrusted')
      this.mediateNext({
        body: payload.mediationBodyId ?? this.next.body,
        regime: 'court_post_filing',
        receivedOn: said,
      });
    else if (event === 'trial.transferred') this.next.court = payload.toCourtId ?? this.next.court;
    else if (event === 'FILE_SUIT') this.next.court = payload.courtId ?? this.next.court;
    else if (event === 'FILE_ARBITRATION')
      this.next.commission = payload.commissionId ?? this.next.commission;
    else if (event === 'REQUEST_NEW_MEDIATION')
      this.mediateNext({
        body: payload.mediationBodyId ?? this.next.body,
        regime: courtRegime(this.next.regime) ? 'direct' : this.next.regime,
        receivedOn: on,
      });
    else if (event === 'PARTIES_AMENDED') this.amended(payload.parties);
    else if (event === 'RECORD_FOLLOW_UP') this.answer = { result: payload.result, on };
    else if (event === 'CLOSE') this.closings.push(on);
    else if (event === 'REOPEN') {
      this.reopenings.push(on);
      this.answer = null;
    } else if (event === 'MERGE') this.mergedOn = on;
    else if (event === 'UNDO_MERGE') this.mergedOn = null;
  }

  private mediateNext(request: { body: string | null; regime: string; receivedOn: CivilDate }): void {
    this.next = { ...this.next, ...request };
  }

  /** Heirs who take one worker's place are that many workers. */
  private amended(parties: readonly { kind: string; replaces?: string }[]): void {
    const heirs = parties.filter((one) => one.replaces !== undefined && one.kind === 'worker');
    this.persons += heirs.length - new Set(heirs.map((one) => one.replaces)).size;
  }

  private mediationReported(course: Mediation, outcome: string, payload: Payload): void {
    if (outcome === 'effective') {
      const { agreement } = payload;
      const entrusted = course.regime === 'court_post_filing';
      course.end = { result: 'agreement', on: agreement.effectiveOn };
      this.settled.push({
        agreement,
        body: course.body,
        entrusted,
        payments: [],
        confirmed: false,
        reviewed: false,
      });
    } else if (outcome === 'transferred') {
      course.end = 'transferred';
      course.transferredOn = payload.endedOn;
      this.mediateNext({
        body: payload.toBodyId,
        regime: this.next.regime,
        receivedOn: payload.endedOn,
      });
    } else if (outcome === 'rejected') course.end = 'turnedAway';
    else if (['refused', 'withdrawn', 'terminated', 'ended'].includes(outcome)) {
      const endedOtherwise = outcome === 'ended' || payload.reason === 'suit_ended';
      const result = endedOtherwise ? 'ended' : outcome === 'terminated' ? 'noAgreement' : outcome;
      course.end = { result, on: payload.endedOn };
    }
  }

  private mediation(course: Mediation, { event, payload, toStates }: Entry, on: CivilDate): void {
    if (event === 'PASS_SCREENING') course.screenedOn = on;
    else if (event === 'ACCEPT_APPLICATION') course.acceptedOn = on;
    else if (event === 'CORRECT_TRIGGER' && payload.what === 'received')
      course.receivedOn = payload.correctOn;
    else if (event === 'CORRECT_TRIGGER') course.acceptedOn = payload.correctOn;
    else if (event === 'EXTEND') course.extended = true;
    else if (event === 'REOPEN') {
      course.end = null;
      course.acceptedOn = payload.acceptedOn ?? course.acceptedOn;
    } else if (['ASSIGN', 'REASSIGN', 'CHOOSE_MEDIATOR'].includes(event))
      course.candidate = payload.mediatorId;
    else if (event === 'ACCEPT_ASSIGNMENT') course.mediator = course.candidate;
    if (toStates.some((one) => one.includes('.assigning.'))) course.mediator = '';
    const paid = this.settled.find((one) => course.end !== null && this.isOf(one, course));
    if (!paid) return;
    const day = payload.actedOn ?? on;
    if (event === 'RECORD_PERFORMANCE')
      paid.payments.push({
        item: payload.item,
        on: day,
        ...(payload.amountFen === undefined ? {} : { fen: payload.amountFen }),
      });
    else if (event === 'CONFIRM_RECEIPT') paid.payments.push({ item: payload.item, on: day });
    else if (event === 'PERFORMED_ELSEWHERE')
      paid.agreement.items.forEach((_, item) => paid.payments.push({ item, on: payload.on ?? on }));
  }

  /** Which agreement a mediation brought: the one of its day, since a mediation brings one at most. */
  private isOf(settled: Settled, course: Mediation): boolean {
    const own = [...this.courses.values()].filter(
      (one) => one.kind === 'mediation' && typeof one.end === 'object' && one.end?.result === 'agreement',
    );
    return this.settled.indexOf(settled) === own.indexOf(course);
  }

  private confirmation(course: Application, row: Entry, on: CivilDate): void {
    const { event, payload } = row;
    const gone = (extra: string): void => {
      course.filedOn = null;
      course.acceptedOn = null;
      course.result = { extra, on };
    };
    if (event === 'FILE') {
      course.body = payload.courtId ?? null;
      course.filedOn = payload.postedOn ?? on;
      course.acceptedOn = null;
      course.result = null;
    } else if (event === 'ACCEPT') course.acceptedOn = on;
    else if (event === 'NOT_ACCEPT') gone('notAccepted');
    else if (event === 'PERMIT_WITHDRAWAL' || event === 'DEEM_WITHDRAWN') gone('withdrawn');
    else if (event === 'REJECT' && payload.ground === 'wrongCourt') gone('rejected');
    else if (event === 'REJECT') course.result = { extra: 'rejected', on };
    else if (event === 'CONFIRM') this.confirmed(course, on, true);
    else if (event === 'UPHOLD_OBJECTION') this.confirmed(course, on, payload.result !== 'revoked');
    else if (event === 'RECORD_PERFORMANCE')
      course.agreement?.agreement.items.forEach(({ claimId }, item) => {
        if (payload.claimIds.includes(claimId))
          course.agreement?.payments.push({ item, on: payload.performedOn });
      });
  }

  private confirmed(course: Application, on: CivilDate, stands: boolean): void {
    course.result = { extra: stands ? 'confirmed' : 'revoked', on };
    if (course.agreement) course.agreement.confirmed = stands;
  }

  private review(course: Application, { event, payload, toStates }: Entry, on: CivilDate): void {
    const gone = (extra: string): void => {
      course.filedOn = null;
      course.acceptedOn = null;
      course.receipts = [];
      course.result = { extra, on };
      course.body = null;
    };
    if (event === 'FILE') {
      course.body = payload.commissionId ?? null;
      course.filedOn = payload.postedOn ?? on;
      course.acceptedOn = null;
      course.result = null;
    } else if (event === 'ACCEPT') course.acceptedOn = on;
    else if (event === 'WITHDRAW') gone('withdrawn');
    else if (event === 'NOT_ACCEPT' && payload.ground === 'wrongCommission') gone('notAccepted');
    else if (['NOT_ACCEPT', 'REFUSE_STATEMENT', 'RECORD_RECEIPT_REFUSED'].includes(event))
      course.result = { extra: 'refused', on };
    else if (event === 'RECORD_RECEIPT') {
      course.receipts.push(payload.receivedOn ?? on);
      if (!toStates.some((one) => one.startsWith('application'))) {
        course.result = { extra: 'concluded', on: course.receipts.toSorted().at(-1) as CivilDate };
        if (course.agreement) course.agreement.reviewed = true;
      }
    }
  }

  private arbitration(course: Arbitration, { event, payload, toStates }: Entry): void {
    const other = (on: CivilDate): void => {
      course.closed ??= { extra: 'other', on };
    };
    if (event === 'ACCEPT') course.acceptedOn = payload.acceptedOn ?? null;
    else if (event === 'AWARD') course.closed = { extra: 'award', on: payload.madeOn };
    else if (event === 'CANCEL') other(payload.cancelledOn);
    else if (event === 'WITHDRAW') other(payload.withdrawnOn);
    else if (event === 'RECORD_APPLICANT_ABSENT') other(payload.heldOn);
    else if (event === 'SUIT_DOCKETED' && toStates.includes('terminated')) other(payload.on as CivilDate);
    else if (event === 'RESTART_PERIOD') course.body = payload.commissionId ?? course.body;
  }

  private trial(course: Trial, { event, payload }: Entry, on: CivilDate): void {
    if (event === 'DOCKET' || event === 'DOCKET_RETRIAL') course.docketedOn = on;
    else if (event === 'CORRECT_DOCKETING_DATE') course.docketedOn = payload.docketedOn;
  }
}

interface Told {
  measure: MeasureName;
  on: CivilDate;
  extra?: string;
  body?: string | null;
  mediator?: string;
  channel?: string;
  value?: number;
}

const lengthOf = (from: CivilDate, to: CivilDate): string => String(Math.max(0, daysBetween(from, to)));

function toldOfMediation(course: Mediation, settled: readonly Settled[]): Told[] {
  const { body, regime, end, receivedOn, screenedOn, acceptedOn } = course;
  const own = settled.find(
    (one) => typeof end === 'object' && end?.result === 'agreement' && one.agreement.effectiveOn === end.on,
  );
  const more = {
    body,
    mediator: own?.agreement.mediatorId ?? course.mediator,
    ...(regime === 'court_post_filing' ? { channel: regime } : {}),
  };
  if (end === 'transferred')
    return [{ measure: 'mediation.transferredOut', on: course.transferredOn as CivilDate, ...more }];
  const told: Told[] =
    receivedOn === null ? [] : [{ measure: 'mediation.received', on: receivedOn, ...more }];
  const accepted = regime === 'enterprise' || regime === 'one_stop' ? acceptedOn : screenedOn;
  if (accepted === null) return told;
  told.push({ measure: 'mediation.accepted', on: accepted, ...more });
  if (end === null || end === 'turnedAway') return told;
  told.push(
    { measure: 'mediation.concluded', on: end.on, extra: end.result, ...more },
    { measure: 'days.mediation', on: end.on, extra: lengthOf(accepted, end.on), ...more },
  );
  if (course.extended) told.push({ measure: 'mediation.extended', on: end.on, ...more });
  return told;
}

function toldOfSettled(all: readonly Settled[], counting: Calendar): Told[] {
  return all.flatMap((settled, index): Told[] => {
    const { agreement, body, entrusted, payments, confirmed, reviewed } = settled;
    const { effectiveOn, items, mediatorId } = agreement;
    const more = { body, mediator: mediatorId, ...(entrusted ? { channel: 'court_post_filing' } : {}) };
    const next = all[index + 1]?.agreement.effectiveOn;
    const told: Told[] = [];
    const lastDays = items.map(({ dueOn }) =>
      computeDeadline({
        ruleId: 'med_agreement_performance_due',
        trigger: addDays(dueOn, -1),
        length: 1,
        calendar: counting,
      }).dueOn.slice(0, 10),
    );
    const inTime = items.map(({ amountFen }, place) => {
      let left = amountFen ?? 1;
      let doneOn: CivilDate | null = null;
      for (const one of payments
        .filter(({ item }) => item === place)
        .toSorted((a, b) => a.on.localeCompare(b.on))) {
        const now = Math.min(left, one.fen ?? left);
        left -= now;
        if (now > 0 && amountFen !== undefined)
          told.push({ measure: 'amount.performed', on: one.on, value: now, ...more });
        if (now > 0 && left === 0) doneOn = one.on;
      }
      return doneOn !== null && doneOn <= (lastDays[place] as CivilDate);
    });
    const promised = items.reduce((sum, one) => sum + (one.amountFen ?? 0), 0);
    if (next === undefined && promised > 0)
      told.push({ measure: 'amount.agreed', on: effectiveOn, value: promised, ...more });
    if (entrusted) return told;
    told.push({ measure: 'agreement.reached', on: effectiveOn, ...more });
    if (confirmed) told.push({ measure: 'agreement.confirmed', on: effectiveOn, ...more });
    if (reviewed) told.push({ measure: 'agreement.reviewed', on: effectiveOn, ...more });
    const dueOn = lastDays.toSorted().at(-1);
    if (dueOn === undefined || (next !== undefined && next <= dueOn)) return told;
    told.push({ measure: 'agreement.due', on: dueOn, ...more });
    if (inTime.every(Boolean)) told.push({ measure: 'agreement.performedInTime', on: dueOn, ...more });
    return told;
  });
}

function toldOfApplication({ kind, agreement, body, filedOn, acceptedOn, result }: Application): Told[] {
  const more = { body, mediator: agreement?.agreement.mediatorId ?? '' };
  const told: Told[] = [];
  if (filedOn !== null) told.push({ measure: `${kind}.filed`, on: filedOn, ...more });
  if (!result) return told;
  const measure = kind === 'confirmation' ? 'confirmation.ruled' : 'review.decided';
  told.push({ measure, ...result, ...more });
  if (filedOn !== null)
    told.push({
      measure: `days.${kind}`,
      on: result.on,
      extra: lengthOf(acceptedOn ?? filedOn, result.on),
      ...more,
    });
  return told;
}

function toldOfArbitration({ body, acceptedOn, closed }: Arbitration): Told[] {
  if (acceptedOn === null) return [];
  const told: Told[] = [{ measure: 'arbitration.accepted', on: acceptedOn, body }];
  if (closed)
    told.push(
      { measure: 'arbitration.closed', ...closed, body },
      { measure: 'days.arbitration', on: closed.on, extra: lengthOf(acceptedOn, closed.on), body },
    );
  return told;
}

function toldOf(course: Course, settled: readonly Settled[]): Told[] {
  if (course.kind === 'mediation') return toldOfMediation(course, settled);
  if (course.kind === 'arbitration') return toldOfArbitration(course);
  if (course.kind !== 'trial') return toldOfApplication(course);
  const { docketedOn, body } = course;
  return docketedOn === null ? [] : [{ measure: 'trial.registered', on: docketedOn, body }];
}

function toldOfDispute(reading: Reading, others: readonly Told[]): Told[] {
  const { filedOn, application, closings, reopenings, persons, answer } = reading;
  const claimed = application.claims.reduce((sum, one) => sum + (one.amountFen ?? 0), 0);
  const told: Told[] = [
    { measure: 'dispute.filed', on: filedOn },
    ...reopenings.map((on): Told => ({ measure: 'dispute.reopened', on })),
    ...closings.map(
      (on, index): Told => ({
        measure: 'dispute.closed',
        on,
        extra: index === 0 ? 'first' : 'again',
      }),
    ),
  ];
  if (persons > 0) told.push({ measure: 'dispute.workers', on: filedOn, value: persons });
  if (claimed > 0) told.push({ measure: 'amount.claimed', on: filedOn, value: claimed });
  if (answer) told.push({ measure: 'followUp.answered', on: answer.on, extra: answer.result });
  const first = closings[0];
  if (first === undefined) return told;
  told.push({ measure: 'days.dispute', on: first, extra: lengthOf(filedOn, first) });
  const until = addMonths(first, 12);
  const again =
    reopenings.some((on) => on >= first && on <= until) ||
    others.some(
      ({ measure, on }) =>
        (measure === 'arbitration.accepted' || measure === 'trial.registered') && on > first && on <= until,
    );
  if (again) told.push({ measure: 'closed.relapsed', on: first });
  return told;
}

/**
 * The figures of one dispute by its journal alone, for the measures in `seenByJournal`.
 * @param rows all entries of one dispute, in their order
 * @param regionCode of the dispute: which calendar moves a due day
 * @param counting that calendar with the imported holiday notices; the built-in one unless given
 * @throws Error when the first entry is not the application
 */
export function figuresFromJournal(
  rows: readonly JournalRow[],
  regionCode: string,
  counting: Calendar = calendar(regionCode.startsWith('45') ? 'CN-GX' : 'CN'),
): JournalFigure[] {
  if (rows[0]?.event !== 'FILE_DISPUTE') throw new Error('a journal begins with the application');
  const reading = new Reading();
  for (const row of rows) reading.read(row);
  const courses = [...reading.courses.values()];
  const ofCourses = [
    ...courses.flatMap((one) => toldOf(one, reading.settled)),
    ...toldOfSettled(reading.settled, counting),
  ];
  const first = courses.find(
    (one) => one.kind === 'mediation' && one.end !== 'transferred' && one.regime !== 'court_post_filing',
  );
  const { application } = reading;
  const dimensions = {
    claimType: application.claims[0]?.type ?? '',
    category: application.migrantWorker ? 'migrant' : application.employment,
    industry: application.industry ?? 'unknown',
  };
  const { mergedOn } = reading;
  const told: Told[] =
    mergedOn === null
      ? [...toldOfDispute(reading, ofCourses), ...ofCourses]
      : [{ measure: 'dispute.merged', on: mergedOn }];
  return told.map(
    ({ measure, on, extra = '', body = first?.body ?? null, mediator = '', channel, value = 1 }) => ({
      measure,
      extra,
      month: on.slice(0, 7),
      organisationId: body,
      channel: channel ?? application.channel,
      mediatorId: mediator,
      value,
      ...dimensions,
    }),
  );
}

/** What one side has and the other has not; empty where the two agree. */
export interface JournalDifferences {
  onlyKept: FigureEntry[];
  onlyJournal: JournalFigure[];
}

const sayings = (one: Omit<JournalFigure, 'organisationId'>): string =>
  [
    one.measure,
    one.extra,
    one.month,
    one.claimType,
    one.channel,
    one.category,
    one.industry,
    one.mediatorId,
    one.value,
  ].join('|');

/** Compares kept entries with the journal's figures, for the measures the journal tells of, each thing as often as it is there. */
export function journalDifferences(
  kept: readonly FigureEntry[],
  journal: readonly JournalFigure[],
): JournalDifferences {
  const seen = new Set<string>(seenByJournal);
  const left = [...journal];
  const onlyKept = kept
    .filter((one) => seen.has(one.measure))
    .filter((one) => {
      const index = left.findIndex(
        (other) =>
          sayings(other) === sayings(one) &&
          (other.organisationId === null || other.organisationId === one.organisationId),
      );
      if (index >= 0) left.splice(index, 1);
      return index < 0;
    });
  return { onlyKept, onlyJournal: left };
}
