import { procedures } from '@dingfen/dispute-lifecycle';
import { periodsOf, replay } from '@dingfen/journal-replay';
import type { LocalRules } from '@dingfen/legal-basis';
import type pg from 'pg';
import { nextMediation } from '../chaos/next-mediation.ts';
import { brokenAt, entryOf } from './chain.ts';
import { checkClock, type Lateness, latenessOf } from './clock.ts';
import { checkCommands, type Marked } from './commands.ts';
import { checkPeriods } from './deadlines.ts';
import { checkFigures, checkSums } from './figures.ts';
import { checkMessages } from './messages.ts';
import type { Find, Problem } from './problem.ts';
import { everyDispute, openDatabase, type Whole } from './read.ts';
import { readReckonings, type Reckonings } from './reckoning.ts';
import { checkStanding } from './standing.ts';

export type { Marked } from './commands.ts';
export { type Problem, problemKinds } from './problem.ts';

/** What the database must bear out, whatever happened to the processes that wrote it. Shares no code with the engine. */
export interface Checked {
  disputes: number;
  entries: number;
  proceedings: number;
  deadlines: number;
  messages: number;
  commands: number;
  /** By how many seconds fired periods were heard after their time, on the clock of the database. */
  lateness: Lateness;
  problems: Problem[];
}

/** Those of the next release are known here, too: while it is deployed both leave proceedings behind. */
const known = [...procedures, nextMediation()];

/** Everything about one dispute: its chain, where its journal leads, its periods, tasks, messages and figures. */
function checkDispute(whole: Whole, reckonings: Reckonings, find: Find): void {
  const { dispute, journal } = whole;
  const broken = brokenAt(journal, { length: dispute.journal_length, hash: dispute.journal_head });
  if (broken) find('broken chain', `${dispute.number}: ${broken}`);
  const ofDispute: Find = (what, detail) => find(what, `${dispute.number} ${detail}`);
  const played = replay(
    journal.map(entryOf),
    { procedures: known, reckoningAt: (instant) => reckonings.at(instant) },
    ofDispute,
  );
  checkStanding(whole, played, find);
  checkPeriods(whole, periodsOf(played.steps, ofDispute), reckonings, find);
  checkMessages(whole, played.steps, find);
  checkFigures(whole, reckonings, find);
}

/**
 * Reads everything and says what cannot be.
 * @param landings where the clock was when people began, then each move of it as `from/to`, ISO-8601
 * @param local what the services had configured
 */
export async function checkEverything(
  url: string,
  marked: readonly Marked[],
  landings: readonly string[] = [],
  local: LocalRules = {},
): Promise<Checked> {
  const db = await openDatabase(url);
  const problems: Problem[] = [];
  const find: Find = (what, detail) => void problems.push({ what, detail });
  try {
    await checkCommands(db, marked, find);
    await checkClock(db, find);
    await checkSums(db, find);
    const reckoningsOf = await readReckonings(db, local);
    let [disputes, entries, proceedings] = [0, 0, 0];
    for await (const whole of everyDispute(db)) {
      disputes += 1;
      entries += whole.journal.length;
      proceedings += whole.proceedings.length;
      checkDispute(whole, reckoningsOf(whole.dispute.region_code), find);
    }
    return {
      disputes,
      entries,
      proceedings,
      ...(await countsOf(db)),
      lateness: await latenessOf(db, landings),
      problems,
    };
  } finally {
    await db.end();
  }
}

async function countsOf(db: pg.Client): Promise<Pick<Checked, 'deadlines' | 'messages' | 'commands'>> {
  const { rows } = await db.query<Pick<Checked, 'deadlines' | 'messages' | 'commands'>>(
    `select (select count(*) from deadline)::int as deadlines, (select count(*) from outbox)::int as messages,
       (select count(*) from command)::int as commands`,
  );
  return rows[0] ?? { deadlines: 0, messages: 0, commands: 0 };
}
