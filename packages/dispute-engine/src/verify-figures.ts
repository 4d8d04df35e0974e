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
  disputeIdsAfter,
  everyDeadline,
  figureEntriesOfDispute,
  oneMoment,
  readWholeDispute,
  readWholeJournal,
  standingDifferences,
} from '@dingfen/persistence';
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

/**
 * Reckons every kept figure anew by two other paths and names what differs: each dispute's entries by its journal alone and by
 * the present records, then the sums by the entries. Changes nothing and may run while people work: each dispute, and the
 * sums, are read at one moment.
 */
export async function verifyFigures(engine: Engine): Promise<FigureCheck> {
  const check: FigureCheck = { disputes: 0, entries: 0, differences: [], cells: [] };
  for (let after = ''; ; ) {
    const ids = await disputeIdsAfter(engine.db, after, 200);
    const last = ids.at(-1);
    if (last === undefined) break;
    for (const id of ids) await verifyOne(engine, id, check);
    after = last;
  }
  check.cells = [...(await cellDifferences(engine.db)), ...(await standingDifferences(engine.db))];
  return check;
}

async function verifyOne(engine: Engine, disputeId: string, check: FigureCheck): Promise<void> {
  const book = await engine.calendars.now(engine.db);
  const read = await oneMoment(engine.db, async (tx) => ({
    whole: await readWholeDispute(tx, disputeId),
    deadlines: await everyDeadline(tx, disputeId),
    journal: await readWholeJournal(tx, disputeId),
    kept: await figureEntriesOfDispute(tx, disputeId),
  }));
  const { whole, deadlines, journal, kept } = read;
  if (!whole) return;
  const by = book.of(whole.dispute.regionCode);
  check.disputes += 1;
  check.entries += kept.length;
  const note = (
    against: FigureDifference['against'],
    which: FigureDifference['which'],
    figures: readonly JournalFigure[],
  ) => {
    for (const figure of figures)
      check.differences.push({ disputeId, number: whole.dispute.number, against, which, figure });
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
