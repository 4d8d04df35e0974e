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

/** A figure on which two sources differ. */
export interface FigureDifference {
  disputeId: string;
  number: string;
  /** `journal`: the journal tells otherwise; `record`: the procedures' present records do. */
  against: 'journal' | 'record';
  /** Kept, but not told by the other; or told, but not kept. */
  which: 'onlyKept' | 'missing';
  figure: JournalFigure;
}

export interface FigureCheck {
  disputes: number;
  entries: number;
  differences: FigureDifference[];
  /** Where cells and waiting changes together are not the sum of the entries, or what stands now is not what the tables say. */
  cells: CellDifference[];
}

const same = (a: FigureEntry, b: FigureEntry): boolean =>
  (Object.keys(b) as (keyof FigureEntry)[]).every((name) => a[name] === b[name]);

/** Disputes read at one time. */
const BATCH = 100;
/** Batches at one time: while one is reckoned, the next is being read. */
const LANES = 3;

/**
 * Reckons every kept figure anew by two other paths and names what differs: each dispute's entries by its journal alone and by
 * the present records, then the sums by the entries. Changes nothing and may run while people work: a batch of disputes, and
 * the sums, are each read at one moment. `onProgress` is told how many disputes have been checked.
 */
export async function verifyFigures(
  engine: Engine,
  onProgress: (disputes: number) => void = () => undefined,
): Promise<FigureCheck> {
  const check: FigureCheck = { disputes: 0, entries: 0, differences: [], cells: [] };
  const waiting = batches(engine);
  const lane = async (): Promise<void> => {
    for await (const ids of waiting) {
      await verifyBatch(engine, ids, check);
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

async function verifyBatch(engine: Engine, ids: readonly string[], check: FigureCheck): Promise<void> {
  const book = await engine.calendars.now(engine.db);
  const read = await oneMoment(engine.db, (tx) => readToCheck(tx, ids));
  for (const one of read) verifyOne(engine, one, book.of(one.whole.dispute.regionCode), check);
}

function verifyOne(
  engine: Engine,
  { whole, deadlines, journal, kept }: DisputeToCheck,
  by: Reckoning,
  check: FigureCheck,
): void {
  check.disputes += 1;
  check.entries += kept.length;
  const note = (
    against: FigureDifference['against'],
    which: FigureDifference['which'],
    figures: readonly JournalFigure[],
  ) => {
    for (const figure of figures)
      check.differences.push({
        disputeId: whole.dispute.id,
        number: whole.dispute.number,
        against,
        which,
        figure,
      });
  };
  const told = journalDifferences(
    kept,
    figuresFromJournal(journal as unknown as JournalRow[], whole.dispute.regionCode, by.calendar),
  );
  note('journal', 'onlyKept', told.onlyKept);
  note('journal', 'missing', told.onlyJournal);
  const recorded = figureEntriesOf(countable(engine, whole, deadlines, by));
  note(
    'record',
    'onlyKept',
    kept.filter((one) => !recorded.some((other) => same(one, other))),
  );
  note(
    'record',
    'missing',
    recorded.filter((one) => !kept.some((other) => same(other, one))),
  );
}
