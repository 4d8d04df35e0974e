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
   * Unique within the dispute. `deadline:<id>…` belongs to a deadline and lives as long as the deadline's row, in hand or not;
   * `<place>:…` to a proceeding, by the order in which they were opened, `dispute:…` to the dispute: those are wholly given anew
   * with every act.
   */
  ref: string;
  measure: string;
  extra: string;
  /** 'YYYY-MM', Asia/Shanghai; of what is open now the day of filing, 'YYYY-MM-DD', by which it ages. */
  month: string;
  organisationId: string;
  /**
   * Other bodies with which the same thing is booked by an entry of its own, with commas between: at and above those this one
   * counts for nothing, so that whoever stands above several has it once. Absent where there are none.
   */
  besides?: string;
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

type Placed = Milestone & { proceedingId: string; place: number };
type Draft = Pick<FigureEntry, 'ref' | 'measure' | 'besides'> &
  Partial<Pick<FigureEntry, 'extra' | 'value'>> & { on: CivilDate; toTheDay?: true } & Pick<
    Milestone,
    'organisationId' | 'mediatorId' | 'channel'
  >;

/** What a milestone counts as by itself; agreements, their items and payments are counted together below. */
function ofMilestone(one: Placed): Draft[] {
  if (one.name.startsWith('agreement.')) return [];
  const { name, extra = '', key = '', days, place, ...rest } = one;
  const base = `${place}:${name}:${key}`;
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
      ref: `${agreement.place}:${measure}:${index}`,
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
            ref: `${agreement.place}:amount.performed:${index}:${item.key?.slice(id.length + 1)}:${place}`,
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
    const counted = { ref: `deadline:${id}`, measure, extra: ruleId, on: dueOn, organisationId };
    if (status !== 'breached') return [counted];
    return [counted, { ...counted, ref: `deadline:${id}:owed`, measure: 'now.owed' }];
  });

const answering = ['mediationBody', 'court', 'commission'] as const;

/** An open dispute stands with every body that answers for it, and its mediation in the hands of its mediator. */
function standing({ status, stage, filedOn, assignments }: CountedDispute): Draft[] {
  if (status !== 'open') return [];
  const holderOf = (role: string) => assignments.find((one) => one.role === role)?.holderId;
  const bodies = [...new Set(answering.flatMap((role) => holderOf(role) ?? []))];
  const open = bodies.map(
    (organisationId, index): Draft => ({
      ref: `dispute:open:${index}`,
      measure: 'now.open',
      extra: stage,
      on: filedOn,
      toTheDay: true,
      organisationId,
      ...(index === 0 ? {} : { besides: bodies.slice(0, index).join(',') }),
    }),
  );
  const [mediatorId, organisationId] = [holderOf('mediator'), holderOf('mediationBody')];
  if (stage !== 'mediation' || mediatorId === undefined || organisationId === undefined) return open;
  return [...open, { ref: 'dispute:inHand', measure: 'now.inHand', on: filedOn, organisationId, mediatorId }];
}

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
  const milestones = dispute.proceedings.flatMap(({ id, milestones: own }, place) =>
    own.map((one): Placed => ({ ...one, proceedingId: id, place })),
  );
  const body = bodyOf(dispute, milestones);
  const claimType = dispute.claims[0]?.type ?? '';
  const category = categoryOf(dispute);
  const industry = dispute.industry ?? 'unknown';
  const merging = milestones.find((one) => one.name === 'dispute.merged');
  // A duplicate is no dispute of its own; what an office owed on it until then was owed all the same.
  const counted = merging
    ? ofMilestone(merging)
    : [
        ...ofDispute(dispute, milestones),
        ...milestones.flatMap(ofMilestone),
        ...ofAgreements(milestones),
        ...standing(dispute),
      ];
  return [...counted, ...ofDeadlines(dispute)].map(
    ({ ref, measure, extra = '', on, toTheDay, organisationId = body, besides, ...more }) => ({
      ref,
      measure,
      extra,
      month: toTheDay ? on : monthOf(on),
      organisationId,
      ...(besides === undefined ? {} : { besides }),
      claimType,
      channel: more.channel ?? dispute.channel,
      category,
      industry,
      mediatorId: more.mediatorId ?? '',
      value: more.value ?? 1,
    }),
  );
}
