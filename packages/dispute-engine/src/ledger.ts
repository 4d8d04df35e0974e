import { createHash } from 'node:crypto';
import {
  type Channel,
  type ClaimType,
  describeChannel,
  describeClaimType,
  describeIndustry,
  type Industry,
  isRefusal,
  type Milestone,
  type MilestoneName,
  type Person,
  type Refusal,
} from '@dingfen/domain';
import { categoryOf, type CountedDispute, figureEntriesOf, type MeasureName } from '@dingfen/metrics';
import {
  holdMoment,
  type LedgerDispute,
  listFigure,
  type ListedEntry,
  type ListPlace,
  oneMoment,
  readLedgerDisputes,
  type Tx,
} from '@dingfen/persistence';
import type { Reckoning } from '@dingfen/procedure-kit';
import { categoryName, stageName } from './breakdowns.ts';
import type { Engine } from './engine.ts';
import { countable } from './figures.ts';
import { nameSeen } from './masking.ts';
import { viewerOf } from './people.ts';
import { figuresOf } from './read-figures.ts';

/** Which disputes a month's ledger holds: those that came in, whose mediation was concluded, or that were closed in it. */
export const ledgerKinds = {
  filed: 'dispute.filed',
  concluded: 'mediation.concluded',
  closed: 'dispute.closed',
} as const;
export type LedgerKind = keyof typeof ledgerKinds;

export interface LedgerQuestion {
  organisationId?: string | undefined;
  month: string;
  kind: LedgerKind;
}

/**
 * One line of a ledger; days are civil dates, money is in fen; null where there is nothing (yet). A line of a mediation that was
 * concluded tells of that mediation, its body and mediator, its agreement and what became of that; every other line of the
 * dispute as it stands. Money is what the dispute's entries among the figures come to, to this day.
 */
export interface LedgerRow {
  disputeId: string;
  number: string;
  /** False where the dispute has gone to others since: then only its number is told. */
  visible: boolean;
  filedOn: string | null;
  channel: string | null;
  applicants: string | null;
  identityNumbers: string | null;
  phones: string | null;
  respondents: string | null;
  creditCodes: string | null;
  industry: string | null;
  category: string | null;
  claims: string | null;
  claimedFen: number | null;
  body: string | null;
  mediator: string | null;
  acceptedOn: string | null;
  concludedOn: string | null;
  result: string | null;
  agreedFen: number | null;
  performedFen: number | null;
  confirmationFiledOn: string | null;
  confirmationResult: string | null;
  arbitrationAcceptedOn: string | null;
  arbitrationResult: string | null;
  trialRegisteredOn: string | null;
  trialResult: string | null;
  closedOn: string | null;
  followUp: string | null;
  stage: string | null;
}

/** Whoever works in the body that has the dispute knows its people; from above only what a statistic needs. */
const holds = ({ assignments }: LedgerDispute, person: Person): boolean =>
  assignments.some((one) => one.holderId === person.organisationId);

const starred = (text: string, before: number, after: number): string =>
  text.length <= before + after
    ? '*'.repeat(text.length)
    : text.slice(0, before) + '*'.repeat(text.length - before - after) + text.slice(text.length - after);

const results: Readonly<Record<string, string>> = {
  agreement: '达成协议',
  refused: '一方不同意调解',
  withdrawn: '撤回',
  noAgreement: '未达成协议',
  ended: '终结',
  confirmed: '确认',
  rejected: '驳回',
  notAccepted: '不予受理',
  revoked: '被撤销',
  mediated: '调解',
  award: '裁决',
  other: '其他',
  smallClaims: '小额诉讼程序',
  summary: '简易程序',
  ordinary: '普通程序',
  transferred: '移送',
  satisfied: '满意',
  notSatisfied: '不满意',
  unreachable: '未联系上',
};
const inChinese = (one: Milestone | undefined): string | null =>
  one?.extra === undefined ? null : (results[one.extra] ?? one.extra);

const noted = (texts: readonly (string | null)[]): string | null =>
  texts.filter((one) => one !== null && one !== '').join('、') || null;

/** What the line of an entry is about. */
interface Told {
  entry: ListedEntry;
  found: LedgerDispute;
  counted: CountedDispute;
  /** The place of the proceeding that the entry belongs to, where it is not the dispute's. */
  place: number | undefined;
  /** The mediation that the line tells of: the one that was concluded, else the latest. */
  mediation: readonly Milestone[];
}

function toldBy(engine: Engine, entry: ListedEntry, found: LedgerDispute, by: Reckoning): Told {
  // Deadlines bring no money.
  const counted = countable(engine, found, [], by);
  const place = entry.measure === ledgerKinds.concluded ? Number.parseInt(entry.ref, 10) : undefined;
  const mediation =
    place === undefined
      ? counted.proceedings.findLast((one) =>
          one.milestones.some(({ name }) => name === 'mediation.received'),
        )
      : counted.proceedings[place];
  return { entry, found, counted, place, mediation: mediation?.milestones ?? [] };
}

/** The closing that the line is about; else the latest, where the dispute has stayed closed. */
function closedOn(
  { measure, ref }: ListedEntry,
  { status, closings }: LedgerDispute['dispute'],
): string | null {
  if (measure === ledgerKinds.closed) return closings[Number(ref.split(':').at(-1))] ?? null;
  return status === 'closed' ? (closings.at(-1) ?? null) : null;
}

const lastOf = (milestones: readonly Milestone[], name: MilestoneName) =>
  milestones.findLast((one) => one.name === name);

function rowOf(
  engine: Engine,
  person: Person,
  { entry, found, counted, place, mediation }: Told,
  nameOf: (id: string | undefined) => string | null,
): LedgerRow {
  const { dispute, visible, parties, claims, assignments } = found;
  const all = counted.proceedings.flatMap((one) => one.milestones);
  const last = (name: MilestoneName) => lastOf(all, name);
  const concluded = lastOf(mediation, 'mediation.concluded');
  const agreement = place === undefined ? last('agreement.reached') : lastOf(mediation, 'agreement.reached');
  /** The court has decided on an agreement, not on a mediation. */
  const ofAgreement = (name: MilestoneName) =>
    place === undefined ? last(name) : all.findLast((one) => one.name === name && one.key === agreement?.key);
  const entries = figureEntriesOf(counted);
  const sumOf = (measure: MeasureName, start = ''): number | null => {
    const values = entries.filter((one) => one.measure === measure && one.ref.startsWith(start));
    return values.length === 0 ? null : values.reduce((sum, one) => sum + one.value, 0);
  };
  const within = place === undefined ? '' : `${place}:`;
  const known = holds(found, person);
  const of = (role: string) => parties.filter((party) => party.role === role);
  const name = (party: LedgerDispute['parties'][number]): string => nameSeen(party, known);
  const holder = (role: string) => assignments.find((one) => one.role === role)?.holderName ?? null;
  const blank: LedgerRow = {
    disputeId: dispute.id,
    number: dispute.number,
    visible,
    filedOn: null,
    channel: null,
    applicants: null,
    identityNumbers: null,
    phones: null,
    respondents: null,
    creditCodes: null,
    industry: null,
    category: null,
    claims: null,
    claimedFen: null,
    body: null,
    mediator: null,
    acceptedOn: null,
    concludedOn: null,
    result: null,
    agreedFen: null,
    performedFen: null,
    confirmationFiledOn: null,
    confirmationResult: null,
    arbitrationAcceptedOn: null,
    arbitrationResult: null,
    trialRegisteredOn: null,
    trialResult: null,
    closedOn: null,
    followUp: null,
    stage: null,
  };
  if (!visible) return blank;
  return {
    ...blank,
    filedOn: dispute.filedOn,
    channel: describeChannel(dispute.channel as Channel).zh,
    applicants: noted(of('applicant').map(name)),
    identityNumbers: noted(
      of('applicant').map((party) =>
        party.identityNumber === null ? null : starred(party.identityNumber, known ? 6 : 0, known ? 4 : 0),
      ),
    ),
    phones: noted(
      of('applicant').map((party) =>
        party.phone === null ? null : starred(party.phone, known ? 3 : 0, known ? 4 : 0),
      ),
    ),
    respondents: noted(of('respondent').map(name)),
    creditCodes: noted(of('respondent').map((party) => party.creditCode)),
    industry: dispute.industry === null ? null : describeIndustry(dispute.industry as Industry).zh,
    category: categoryName(categoryOf(dispute as Pick<CountedDispute, 'employment' | 'migrantWorker'>)).zh,
    claims: noted(claims.map((claim) => describeClaimType(claim.type as ClaimType).zh)),
    claimedFen: sumOf('amount.claimed') ?? 0,
    body: place === undefined ? holder('mediationBody') : nameOf(concluded?.organisationId),
    mediator: place === undefined ? holder('mediator') : nameOf(concluded?.mediatorId),
    acceptedOn: lastOf(mediation, 'mediation.accepted')?.on ?? null,
    concludedOn: concluded?.on ?? null,
    result: inChinese(concluded),
    agreedFen: sumOf('amount.agreed', within),
    performedFen: agreement ? (sumOf('amount.performed', within) ?? 0) : null,
    confirmationFiledOn: ofAgreement('confirmation.filed')?.on ?? null,
    confirmationResult: inChinese(ofAgreement('confirmation.ruled')),
    arbitrationAcceptedOn: last('arbitration.accepted')?.on ?? null,
    arbitrationResult: inChinese(last('arbitration.closed')),
    trialRegisteredOn: last('trial.registered')?.on ?? null,
    trialResult: inChinese(last('trial.closed')),
    closedOn: closedOn(entry, dispute),
    followUp: inChinese(last('followUp.answered')),
    stage: stageName(engine, dispute.stage).zh,
  };
}

const entriesOf = (
  tx: Tx,
  person: Person,
  { month, kind }: LedgerQuestion,
  organisationId: string,
  limit: number,
  after?: ListPlace,
): Promise<ListedEntry[]> =>
  listFigure(
    tx,
    {
      organisationId,
      terms: [{ measure: ledgerKinds[kind], extras: null, from: month, to: month, sign: 1 }],
    },
    viewerOf(person),
    limit,
    after,
  );

/** The names of the bodies and mediators that had the mediations, whoever has the dispute now. */
async function holdersOf(tx: Tx, told: readonly Told[]): Promise<(id: string | undefined) => string | null> {
  const ids = told.flatMap(({ place, mediation }) => {
    const concluded = place === undefined ? undefined : lastOf(mediation, 'mediation.concluded');
    return [concluded?.organisationId, concluded?.mediatorId].filter((id) => id !== undefined);
  });
  if (ids.length === 0) return () => null;
  const found = await tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .unionAll(tx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids))
    .execute();
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (id = '') => names.get(id) ?? null;
}

async function rowsOf(
  engine: Engine,
  tx: Tx,
  person: Person,
  entries: readonly ListedEntry[],
): Promise<LedgerRow[]> {
  const found = await readLedgerDisputes(
    tx,
    [...new Set(entries.map((one) => one.disputeId))],
    viewerOf(person),
  );
  const book = await engine.calendars.now(tx);
  const byId = new Map(found.map((one) => [one.dispute.id, one]));
  const told = entries.flatMap((entry) => {
    const one = byId.get(entry.disputeId);
    return one ? toldBy(engine, entry, one, book.of(one.dispute.regionCode)) : [];
  });
  const nameOf = await holdersOf(tx, told);
  return told.map((one) => rowOf(engine, person, one, nameOf));
}

/**
 * A page of a month's ledger; its lines are those of the figure of the same month, in number and order. Refusals: those of
 * `figuresOf`.
 */
export async function ledgerPage(
  engine: Engine,
  person: Person,
  question: LedgerQuestion,
  limit: number,
  after?: ListPlace,
): Promise<{ rows: LedgerRow[]; next: ListPlace | null } | Refusal> {
  return oneMoment(engine.db, async (tx) => {
    const organisation = await figuresOf(tx, person, question.organisationId);
    if (isRefusal(organisation)) return organisation;
    const entries = await entriesOf(tx, person, question, organisation.id, limit + 1, after);
    const shown = entries.slice(0, limit);
    const last = shown.at(-1);
    const next = last && { month: last.month, disputeId: last.disputeId, ref: last.ref };
    return {
      rows: await rowsOf(engine, tx, person, shown),
      next: entries.length > limit && next ? next : null,
    };
  });
}

const BATCH = 200;

/** A whole ledger of one moment, batch by batch, so that none is ever in memory whole; and a mark that tells whether it has changed. */
export interface Ledger {
  organisation: { id: string; name: string };
  /** Changes with every act in a dispute of it, and with every dispute that comes or goes. */
  mark: string;
  /** To be read once; what happens meanwhile is not in it. */
  batches(): AsyncGenerator<LedgerRow[]>;
  /** Lets go of the moment; to be called whether it was read or not. */
  leave(): Promise<void>;
}

/** Opens a month's ledger for export. Refusals: those of `figuresOf`. */
export async function openLedger(
  engine: Engine,
  person: Person,
  question: LedgerQuestion,
): Promise<Ledger | Refusal> {
  const { tx, leave } = await holdMoment(engine.db);
  try {
    const organisation = await figuresOf(tx, person, question.organisationId);
    if (isRefusal(organisation)) {
      await leave();
      return organisation;
    }
    const { id, name } = organisation;
    const hash = createHash('sha256').update(JSON.stringify([question, organisation, person.id]));
    for await (const entries of batchesOf(tx, person, question, id))
      for (const row of entries) hash.update(`${row.disputeId} ${row.rowVersion} ${row.visible}\n`);
    return {
      organisation: { id, name },
      mark: hash.digest('base64url').slice(0, 24),
      async *batches() {
        try {
          for await (const entries of batchesOf(tx, person, question, id))
            yield await rowsOf(engine, tx, person, entries);
        } finally {
          await leave();
        }
      },
      leave,
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

async function* batchesOf(
  tx: Tx,
  person: Person,
  question: LedgerQuestion,
  organisationId: string,
): AsyncGenerator<ListedEntry[]> {
  for (let after: ListPlace | undefined; ; ) {
    const entries = await entriesOf(tx, person, question, organisationId, BATCH, after);
    if (entries.length > 0) yield entries;
    if (entries.length < BATCH) return;
    after = entries.at(-1);
  }
}
