import {
  type Channel,
  type ClaimType,
  durationOf,
  type EmploymentKind,
  type Milestone,
  type MilestoneName,
} from '@dingfen/domain';
import { addMonths, type CivilDate } from '@dingfen/legal-calendar';
import type { Stage } from './measures.ts';

/**
 * One thing that counts, with everything by which figures are asked for. All texts, '' where there is none; `value` a safe
 * integer: 1 for a thing, fen for money, persons for heads.
 */
export interface FigureEntry {
  /**
   * Unique within the dispute. `deadline:<id>` belongs to a deadline and lives as long as the deadline's row, in hand or not;
   * `proceeding:<id>:…` to a proceeding, `dispute:…` to the dispute: those are wholly given anew with every act.
   */
  ref: string;
  measure: string;
  extra: string;
  /** 'YYYY-MM', Asia/Shanghai. */
  month: string;
  organisationId: string;
  claimType: string;
  channel: string;
  category: string;
  industry: string;
  mediatorId: string;
  value: number;
}

/** A dispute as far as it counts. */
export interface CountedDispute {
  id: string;
  channel: Channel;
  employment: EmploymentKind;
  migrantWorker: boolean | null;
  industry: string | null;
  filedOn: CivilDate;
  /** In the order in which they were listed; the first is the principal one. */
  claims: readonly { type: ClaimType; amountFen: number | null }[];
  /** Those who stand in the dispute now, without those who were replaced. */
  parties: readonly { id: string; role: string; kind: string }[];
  status: 'open' | 'closed';
  stage: string;
  /** Every day on which the dispute was closed, oldest first; a reopening takes none away. */
  closings: readonly CivilDate[];
  assignments: readonly { role: string; holderId: string }[];
  /** In the order in which they were opened. */
  proceedings: readonly {
    id: string;
    procedure: string;
    status: 'running' | 'ended';
    milestones: readonly Milestone[];
  }[];
  /** Those in hand. */
  deadlines: readonly {
    id: string;
    ruleId: string;
    ruleClass: string;
    status: string;
    /** Local time is cut off. */
    dueOn: string | null;
    organisationId: string;
  }[];
}

/** The worker category of a dispute: migrant workers first, since the supervisors' tables ask for them apart. */
export const categoryOf = ({
  employment,
  migrantWorker,
}: Pick<CountedDispute, 'employment' | 'migrantWorker'>): string => (migrantWorker ? 'migrant' : employment);

const monthOf = (on: CivilDate): string => on.slice(0, 7);

/** The procedure whose duration a closing tells; a fast-track closing tells it a second time, apart. */
const stageOfClosing: Partial<Record<MilestoneName, Stage>> = {
  'mediation.concluded': 'mediation',
  'confirmation.ruled': 'confirmation',
  'review.decided': 'review',
  'arbitration.closed': 'arbitration',
  'trial.closed': 'trial',
  'trial.fastTrackClosed': 'fastTrack',
};

type Placed = Milestone & { proceedingId: string };
type Draft = Pick<FigureEntry, 'ref' | 'measure'> &
  Partial<Pick<FigureEntry, 'extra' | 'value'>> & { on: CivilDate } & Pick<
    Milestone,
    'organisationId' | 'mediatorId' | 'channel'
  >;

/** What a milestone counts as by itself; agreements, their items and payments are counted together below. */
function ofMilestone(one: Placed): Draft[] {
  if (one.name.startsWith('agreement.')) return [];
  const { name, extra = '', key = '', days, proceedingId, ...rest } = one;
  const base = `proceeding:${proceedingId}:${name}:${key}`;
  const counted: Draft = {
    ...rest,
    ref: base,
    measure: name === 'legalAid.person' ? 'legalAid.persons' : name,
    extra,
  };
  const stage = stageOfClosing[name];
  if (!days || !stage) return [counted];
  return [
    counted,
    { ...rest, ref: `${base}:days`, measure: `days.${stage}`, extra: String(days.gross) },
    { ...rest, ref: `${base}:netDays`, measure: `netDays.${stage}`, extra: String(days.net) },
  ];
}

/** What came in on one item, in the order of the days: every payment as far as something was still owed. */
function paymentsOn(
  item: Placed,
  payments: readonly Placed[],
): { on: CivilDate; fen: number; rest: number }[] {
  // Something other than money is owed once and done once.
  const isMoney = item.amountFen !== undefined;
  let rest = item.amountFen ?? 1;
  const found: { on: CivilDate; fen: number; rest: number }[] = [];
  for (const { on, amountFen } of payments.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const paid = Math.min(rest, amountFen ?? rest);
    if (paid === 0) continue;
    rest -= paid;
    found.push({ on, fen: isMoney ? paid : 0, rest });
  }
  return found;
}

/** The agreements of a dispute: reached, confirmed, due, performed; a replaced one is not due after its replacement. */
function ofAgreements(milestones: readonly Placed[]): Draft[] {
  const named = (name: MilestoneName) => milestones.filter((one) => one.name === name);
  const reached = named('agreement.reached').toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return reached.flatMap((agreement, index) => {
    const { key: id = '', on, extra, amountFen = 0, organisationId, mediatorId, channel } = agreement;
    const held = {
      ...(organisationId === undefined ? {} : { organisationId }),
      ...(mediatorId === undefined ? {} : { mediatorId }),
      ...(channel === undefined ? {} : { channel }),
    };
    const draft = (measure: string, day: CivilDate, more: Partial<Draft> = {}): Draft => ({
      ref: `proceeding:${agreement.proceedingId}:${measure}:${id}`,
      measure,
      on: day,
      ...held,
      ...more,
    });
    const next = reached[index + 1];
    // Two mediations of one day may give their agreements one id; what a mediation says is of its own agreement only.
    const isOfIt = (one: Placed): boolean =>
      one.proceedingId === agreement.proceedingId ||
      !reached.some((other) => other.proceedingId === one.proceedingId);
    const items = named('agreement.item')
      .filter(isOfIt)
      .filter((one) => one.key?.startsWith(`${id}#`));
    const paid = items.map((item) => ({
      item,
      payments: paymentsOn(
        item,
        named('agreement.payment').filter((one) => isOfIt(one) && one.key === item.key),
      ),
    }));
    const drafts: Draft[] = paid.flatMap(({ item, payments }) =>
      payments
        .filter(({ fen }) => fen > 0)
        .map(({ on: day, fen }, place) =>
          draft('amount.performed', day, {
            ref: `proceeding:${agreement.proceedingId}:amount.performed:${item.key}:${place}`,
            value: fen,
          }),
        ),
    );
    if (!next && amountFen > 0) drafts.push(draft('amount.agreed', on, { value: amountFen }));
    if (extra === 'entrusted') return drafts;
    drafts.push(draft('agreement.reached', on));
    const ruledFor = (name: MilestoneName, result: string) =>
      named(name).some((one) => one.key === id && one.extra === result);
    if (ruledFor('confirmation.ruled', 'confirmed')) drafts.push(draft('agreement.confirmed', on));
    if (ruledFor('review.decided', 'concluded')) drafts.push(draft('agreement.reviewed', on));
    const dueOn = items.reduce<CivilDate>((last, item) => (item.on > last ? item.on : last), '');
    if (dueOn === '' || (next && next.on <= dueOn)) return drafts;
    drafts.push(draft('agreement.due', dueOn));
    const inTime = paid.every(({ item, payments }) =>
      payments.some(({ rest, on: day }) => rest === 0 && day <= item.on),
    );
    if (inTime) drafts.push(draft('agreement.performedInTime', dueOn));
    return drafts;
  });
}

/** Reopened, or taken to arbitration or court, within a year of the first closing. */
function relapsed(firstClosedOn: CivilDate, milestones: readonly Placed[]): boolean {
  const until = addMonths(firstClosedOn, 12);
  return milestones.some(
    ({ name, on }) =>
      (name === 'dispute.reopened' && on >= firstClosedOn && on <= until) ||
      ((name === 'arbitration.accepted' || name === 'trial.registered') && on > firstClosedOn && on <= until),
  );
}

function ofDispute(dispute: CountedDispute, milestones: readonly Placed[]): Draft[] {
  const { filedOn, closings, claims, parties } = dispute;
  const persons = parties.filter((one) => one.kind === 'worker').length;
  const claimedFen = claims.reduce((sum, one) => sum + (one.amountFen ?? 0), 0);
  const found: Draft[] = [{ ref: 'dispute:filed', measure: 'dispute.filed', on: filedOn }];
  if (persons > 0)
    found.push({ ref: 'dispute:workers', measure: 'dispute.workers', on: filedOn, value: persons });
  if (claimedFen > 0)
    found.push({ ref: 'dispute:claimed', measure: 'amount.claimed', on: filedOn, value: claimedFen });
  closings.forEach((on, index) => {
    const extra = index === 0 ? 'first' : 'again';
    found.push({ ref: `dispute:closed:${index}`, measure: 'dispute.closed', on, extra });
    if (index > 0) return;
    const { gross } = durationOf(filedOn, on);
    found.push({ ref: 'dispute:days', measure: 'days.dispute', on, extra: String(gross) });
    if (relapsed(on, milestones)) found.push({ ref: 'dispute:relapsed', measure: 'closed.relapsed', on });
  });
  return found;
}

/** A duty whose day has passed unfulfilled is missed, also when it was fulfilled later; one closed before its day is kept. */
const dutyOf: Record<string, 'duty.kept' | 'duty.missed'> = {
  closed: 'duty.kept',
  breached: 'duty.missed',
  closed_late: 'duty.missed',
  expired: 'duty.missed',
};

/** The statutory duties of institutions that have been decided: kept or missed, in the month of their last day. */
const ofDeadlines = (dispute: CountedDispute): Draft[] =>
  dispute.deadlines.flatMap(({ id, ruleId, ruleClass, status, dueOn, organisationId }): Draft[] => {
    const measure = dutyOf[status];
    if (ruleClass !== 'institutional_duty' || measure === undefined || dueOn === null) return [];
    return [{ ref: `deadline:${id}`, measure, extra: ruleId, on: dueOn, organisationId }];
  });

/**
 * Which body a dispute as a whole is booked to: the one whose mediation took it in, so that a transfer moves the whole dispute
 * and neither a new mediation nor an entrusted one does; before there is one, whoever holds it.
 */
const bodyOf = ({ assignments }: CountedDispute, milestones: readonly Placed[]): string =>
  milestones.find((one) => one.name === 'mediation.received' && one.channel === undefined)?.organisationId ??
  assignments.find((one) => one.role === 'mediationBody')?.holderId ??
  '';

/**
 * Everything of a dispute that counts in the figures of supervision, as its record stands now. Refs are unique.
 * @throws RangeError for a day that is none.
 */
export function figureEntriesOf(dispute: CountedDispute): FigureEntry[] {
  const milestones = dispute.proceedings.flatMap(({ id, milestones: own }) =>
    own.map((one): Placed => ({ ...one, proceedingId: id })),
  );
  const body = bodyOf(dispute, milestones);
  const claimType = dispute.claims[0]?.type ?? '';
  const category = categoryOf(dispute);
  const industry = dispute.industry ?? 'unknown';
  return [
    ...ofDispute(dispute, milestones),
    ...milestones.flatMap(ofMilestone),
    ...ofAgreements(milestones),
    ...ofDeadlines(dispute),
  ].map(({ ref, measure, extra = '', on, organisationId = body, mediatorId = '', channel, value = 1 }) => ({
    ref,
    measure,
    extra,
    month: monthOf(on),
    organisationId,
    claimType,
    channel: channel ?? dispute.channel,
    category,
    industry,
    mediatorId,
    value,
  }));
}
