import { createHash } from 'node:crypto';
import type { Channel, ClaimType, EmploymentKind } from '@dingfen/domain';
import { type CountedDispute, figureEntriesOf } from '@dingfen/metrics';
import {
  builtAfter,
  countDispute,
  type CountedEntry,
  type DeadlineInHand,
  disputeIdsAfter,
  everyDeadline,
  figuresAreBuilt,
  inTransaction,
  type LoadedDispute,
  noteBuilt,
  noteBuiltUntil,
  takeDispute,
} from '@dingfen/persistence';
import type { Reckoning } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import { type Counted, type DisputeInHand, isOpen } from './in-hand.ts';

/** Who owes an institution's duty where the procedure itself does not name its body. */
const bodyOfProcedure: Readonly<Record<string, string>> = {
  confirmation: 'court',
  trial: 'court',
  arbitration: 'commission',
  arbitrationReview: 'commission',
  // The legal-aid agency takes no part in the system: its duties are nobody's here.
  limitation: 'legalAidAgency',
};

/** A dispute as far as counting it asks: as it is loaded, as a ledger reads it, or as its journal was played. */
export interface Recorded {
  dispute: Pick<
    LoadedDispute['dispute'],
    | 'id'
    | 'channel'
    | 'employment'
    | 'migrantWorker'
    | 'industry'
    | 'filedOn'
    | 'status'
    | 'stage'
    | 'closings'
  >;
  claims: readonly Pick<LoadedDispute['claims'][number], 'type' | 'amountFen'>[];
  /** A ledger reads them without those that were replaced. */
  parties: readonly (Pick<LoadedDispute['parties'][number], 'id' | 'role' | 'kind'> & {
    replacedBy?: string | null;
  })[];
  assignments: readonly { role: string; holderId: string }[];
  /** In the order in which they were opened. */
  proceedings: readonly Pick<
    LoadedDispute['proceedings'][number],
    'id' | 'procedure' | 'procedureVersion' | 'context' | 'states' | 'status'
  >[];
}

/** A deadline as far as it counts. */
export type CountedDeadline = Pick<
  DeadlineInHand,
  'id' | 'proceedingId' | 'ruleId' | 'ruleClass' | 'status' | 'dueOn'
>;

/** A dispute as the figures see it, with the given deadlines. */
export function countable(
  engine: Engine,
  loaded: Recorded,
  deadlines: readonly CountedDeadline[],
  by: Reckoning,
): CountedDispute {
  const { dispute, claims, parties, assignments } = loaded;
  const proceedings = loaded.proceedings.map((row) => {
    const procedure = engine.procedures.pinned(row.procedure, row.procedureVersion);
    const { id, procedure: key, status, context, states } = row;
    return { id, procedure: key, status, milestones: procedure.milestones?.(context, states, by) ?? [] };
  });
  const organisationOf = ({ proceedingId }: CountedDeadline): string => {
    const own = proceedings.find((one) => one.id === proceedingId);
    const named = own?.milestones.find((one) => one.organisationId !== undefined)?.organisationId;
    const role = bodyOfProcedure[own?.procedure ?? ''] ?? 'mediationBody';
    return named ?? assignments.find((one) => one.role === role)?.holderId ?? '';
  };
  return {
    id: dispute.id,
    channel: dispute.channel as Channel,
    employment: dispute.employment as EmploymentKind,
    migrantWorker: dispute.migrantWorker,
    industry: dispute.industry,
    filedOn: dispute.filedOn,
    claims: claims.map(({ type, amountFen }) => ({ type: type as ClaimType, amountFen })),
    parties: parties
      .filter(({ replacedBy = null }) => replacedBy === null)
      .map(({ id, role, kind }) => ({ id, role, kind })),
    status: dispute.status,
    stage: dispute.stage,
    closings: dispute.closings,
    assignments,
    proceedings,
    deadlines: deadlines.map((row) => ({
      id: row.id,
      ruleId: row.ruleId,
      ruleClass: row.ruleClass,
      status: row.status,
      dueOn: row.dueOn?.slice(0, 10) ?? null,
      organisationId: organisationOf(row),
    })),
  };
}

const refOf = ({ id }: DeadlineInHand): string => `deadline:${id}`;

/**
 * Of everything that is given anew with the next act: what belongs to deadlines that are over stays as it is and is not in hand
 * any more.
 */
function digestOf(counted: Counted, deadlines: readonly DeadlineInHand[]): string {
  const over = new Set(deadlines.filter((row) => !isOpen(row)).map(refOf));
  const texts = [...counted].filter(([ref]) => !over.has(ref)).map(([, { text }]) => text);
  // Rows come in any order.
  return createHash('sha256').update(texts.toSorted().join()).digest('base64url');
}

function entriesIn(
  engine: Engine,
  loaded: LoadedDispute,
  deadlines: readonly DeadlineInHand[],
  by: Reckoning,
): Counted {
  const entries = figureEntriesOf(countable(engine, loaded, deadlines, by));
  return new Map(entries.map((entry) => [entry.ref, { entry, text: JSON.stringify(entry) }]));
}

/**
 * What a dispute counted as before the act that is about to be heard on it. Undefined where that is not what stands among the
 * figures: it was counted by other rules, or never.
 */
export function countedBefore(engine: Engine, loaded: LoadedDispute, by: Reckoning): Counted | undefined {
  if (!engine.keepsFigures) return undefined;
  const counted = entriesIn(engine, loaded, loaded.deadlines, by);
  return digestOf(counted, loaded.deadlines) === loaded.dispute.figuresDigest ? counted : undefined;
}

/**
 * Counts a dispute that is about to be written. Where the act changed nothing that counts, the figures are not touched; else
 * they change in the act's own transaction, so that they are never behind it.
 */
export function count(engine: Engine, dispute: DisputeInHand): void {
  if (!engine.keepsFigures) return;
  const { loaded, counted: before, by, changes } = dispute;
  const now = entriesIn(engine, loaded, loaded.deadlines, by);
  loaded.dispute.figuresDigest = digestOf(now, loaded.deadlines);
  if (!before) {
    changes.figures = {
      entries: [...now.values()].map(({ entry }) => entry),
      renewed: loaded.deadlines.map(refOf),
    };
    return;
  }
  const unlike = (one: Counted, other: Counted): CountedEntry[] =>
    [...one].filter(([ref, { text }]) => other.get(ref)?.text !== text).map(([, { entry }]) => entry);
  const [went, came] = [unlike(before, now), unlike(now, before)];
  if (went.length + came.length > 0) changes.figures = { went, came };
}

/** Disputes counted at one time, each in a transaction of its own. */
const BATCH = 200;
const LANES = 4;

export interface Rebuilding {
  /** Disputes counted in this run. */
  disputes: number;
  /** Those that could not be, with the reason; while there are any, the figures are not whole. */
  failed: { disputeId: string; reason: string }[];
}

/** Counts the next disputes by id; undefined when there are none after `after`, else the last one's id. */
async function countNext(engine: Engine, after: string, report: Rebuilding): Promise<string | undefined> {
  const ids = await disputeIdsAfter(engine.db, after, BATCH);
  const waiting = ids.values();
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const id of waiting) await recount(engine, id, report);
    }),
  );
  return ids.at(-1);
}

/**
 * One step of building the figures of disputes that were there before figures were kept: a batch is counted, and it is noted
 * how far the building has come. True while there is more to do. Any number of processes may do it at once.
 * @throws Error when a dispute cannot be counted; the step is then to be tried again
 */
export async function buildFigures(engine: Engine): Promise<boolean> {
  const { db } = engine;
  if (await figuresAreBuilt(db)) return false;
  const report: Rebuilding = { disputes: 0, failed: [] };
  const last = await countNext(engine, await builtAfter(db), report);
  const [failed] = report.failed;
  if (failed) throw new Error(`dispute ${failed.disputeId} cannot be counted: ${failed.reason}`);
  if (last === undefined) await noteBuilt(db);
  else await noteBuiltUntil(db, last);
  return last !== undefined;
}

/**
 * Counts every dispute anew from its record, one transaction under its lock each, while people go on working: for when the
 * rules of counting have changed. What stands stays given; each dispute's difference is counted to the figures as it is found.
 */
export async function rebuildFigures(
  engine: Engine,
  onProgress: (soFar: Rebuilding) => void = () => undefined,
): Promise<Rebuilding> {
  const report: Rebuilding = { disputes: 0, failed: [] };
  for (let after: string | undefined = ''; after !== undefined; ) {
    after = await countNext(engine, after, report);
    onProgress(report);
  }
  if (report.failed.length === 0) await noteBuilt(engine.db);
  return report;
}

async function recount(engine: Engine, disputeId: string, report: Rebuilding): Promise<void> {
  try {
    await inTransaction(engine.db, 'system', async (tx) => {
      const loaded = await takeDispute(tx, disputeId);
      if (!loaded) return;
      const book = await engine.calendars.upTo(loaded.newestHolidayNotice, tx);
      const by = book.of(loaded.dispute.regionCode);
      const deadlines = await everyDeadline(tx, disputeId);
      const counted = entriesIn(engine, loaded, deadlines, by);
      await countDispute(tx, disputeId, loaded.dispute.journalLength, {
        entries: [...counted.values()].map(({ entry }) => entry),
        renewed: deadlines.map(refOf),
        digest: digestOf(counted, deadlines),
      });
    });
    report.disputes += 1;
  } catch (error) {
    report.failed.push({ disputeId, reason: String(error) });
  }
}
