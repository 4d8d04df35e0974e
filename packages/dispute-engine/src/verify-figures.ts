import type { Contradiction } from '@dingfen/journal-replay';
import {
  type FigureEntry,
  figureEntriesOf,
  figuresFromJournal,
  journalDifferences,
  type JournalFigure,
  type JournalRow,
} from '@dingfen/metrics';
import {
  type CellDifference,
  cellDifferences,
  type DisputeToCheck,
  disputeIdsAfter,
  oneMoment,
  readToCheck,
  standingDifferences,
} from '@dingfen/persistence';
import type { Reckoning } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import { countable } from './figures.ts';
import { playedOf, reckoningsOf } from './played.ts';

/** A figure on which two sources differ. */
export interface FigureDifference {
  disputeId: string;
  number: string;
  /**
   * `journal`: what the entries of the journal say tells otherwise; `charts`: the journal played through the charts does;
   * `record`: the procedures' present records do.
   */
  against: 'journal' | 'charts' | 'record';
  /** Kept, but not told by the other; or told, but not kept. */
  which: 'onlyKept' | 'missing';
  figure: JournalFigure;
}

/** Why a journal and the charts do not go together, and at which entry. */
export interface FigureContradiction {
  disputeId: string;
  number: string;
  /** `cannot be played`: nothing follows from it, and it was not compared. */
  what: Contradiction | 'cannot be played';
  /** For whoever looks after the system. */
  detail: string;
}

export interface FigureCheck {
  disputes: number;
  entries: number;
  differences: FigureDifference[];
  /** Entries of journals that no chart bears out; where there are any, what follows from them is uncertain. */
  contradictions: FigureContradiction[];
  /** Where cells and waiting changes together are not the sum of the entries, or what stands now is not what the tables say. */
  cells: CellDifference[];
}

/** What an entry says; the names of periods are not in the journal. */
const sayingOf = ({ ref: _, ...rest }: FigureEntry): string =>
  JSON.stringify(Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Those that are not among the others, each as often as it is there too often. */
function without(all: readonly FigureEntry[], others: readonly FigureEntry[]): FigureEntry[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(sayingOf(one), (left.get(sayingOf(one)) ?? 0) + 1);
  return all.filter((one) => {
    const count = left.get(sayingOf(one)) ?? 0;
    left.set(sayingOf(one), count - 1);
    return count <= 0;
  });
}

export interface FigureCheckOptions {
  /** Whether journals are played through the charts. */
  plays?: boolean;
  /** Is told how many disputes have been checked. */
  onProgress?: (disputes: number) => void;
}

const same = (a: FigureEntry, b: FigureEntry): boolean =>
  (Object.keys(b) as (keyof FigureEntry)[]).every((name) => a[name] === b[name]);

/** Disputes read at one time. */
const BATCH = 100;
/** Batches at one time: while one is reckoned, the next is being read. */
const LANES = 3;

/**
 * Reckons every kept figure anew by three other paths and names what differs: each dispute's entries by what its journal says, by
 * playing that journal through the charts, and by the present records; then the sums by the entries. The first knows no chart and
 * sees the measures of `seenByJournal`; the second sees all of them, and can be left out, since it takes most of the time. Changes
 * nothing and may run while people work: a batch of disputes, and the sums, are each read at one moment.
 */
export async function verifyFigures(
  engine: Engine,
  { plays = true, onProgress = () => undefined }: FigureCheckOptions = {},
): Promise<FigureCheck> {
  const check: FigureCheck = { disputes: 0, entries: 0, differences: [], contradictions: [], cells: [] };
  const reckoningAt = plays ? await reckoningsOf(engine) : undefined;
  const waiting = batches(engine);
  const lane = async (): Promise<void> => {
    for await (const ids of waiting) {
      await verifyBatch(engine, ids, reckoningAt, check);
      onProgress(check.disputes);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  check.cells = [...(await cellDifferences(engine.db)), ...(await standingDifferences(engine.db))];
  return check;
}

/** All disputes in the order of their ids; several lanes may take from it. */
async function* batches({ db }: Engine): AsyncGenerator<string[]> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const ids = await disputeIdsAfter(db, after, BATCH);
    if (ids.length > 0) yield ids;
    after = ids.at(-1);
  }
}

type ReckoningAt = Awaited<ReturnType<typeof reckoningsOf>>;

async function verifyBatch(
  engine: Engine,
  ids: readonly string[],
  reckoningAt: ReckoningAt | undefined,
  check: FigureCheck,
): Promise<void> {
  const book = await engine.calendars.now(engine.db);
  const read = await oneMoment(engine.db, (tx) => readToCheck(tx, ids));
  for (const one of read) verifyOne(engine, one, book.of(one.whole.dispute.regionCode), reckoningAt, check);
}

function verifyOne(
  engine: Engine,
  one: DisputeToCheck,
  by: Reckoning,
  reckoningAt: ReckoningAt | undefined,
  check: FigureCheck,
): void {
  const { whole, deadlines, journal, kept } = one;
  const { id: disputeId, number, regionCode } = whole.dispute;
  check.disputes += 1;
  check.entries += kept.length;
  const note = (
    against: FigureDifference['against'],
    which: FigureDifference['which'],
    figures: readonly JournalFigure[],
  ) => {
    for (const figure of figures) check.differences.push({ disputeId, number, against, which, figure });
  };
  const told = journalDifferences(
    kept,
    figuresFromJournal(journal as unknown as JournalRow[], regionCode, by.calendar),
  );
  note('journal', 'onlyKept', told.onlyKept);
  note('journal', 'missing', told.onlyJournal);
  if (reckoningAt) {
    const contradict = (what: FigureContradiction['what'], detail: string): void =>
      void check.contradictions.push({ disputeId, number, what, detail });
    try {
      const { recorded, deadlines: duties } = playedOf(
        engine,
        one,
        (instant) => reckoningAt(regionCode, instant),
        contradict,
      );
      const played = figureEntriesOf(countable(engine, recorded, duties, by));
      note('charts', 'onlyKept', without(kept, played));
      note('charts', 'missing', without(played, kept));
    } catch (error) {
      contradict('cannot be played', error instanceof Error ? error.message : String(error));
    }
  }
  const recorded = figureEntriesOf(countable(engine, whole, deadlines, by));
  note(
    'record',
    'onlyKept',
    kept.filter((entry) => !recorded.some((other) => same(entry, other))),
  );
  note(
    'record',
    'missing',
    recorded.filter((entry) => !kept.some((other) => same(other, entry))),
  );
}
