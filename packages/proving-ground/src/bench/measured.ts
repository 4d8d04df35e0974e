import { cpus, totalmem } from 'node:os';
import pg from 'pg';

/** Does something with one connection of its own. */
export async function onDatabase<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: url });
  db.on('error', () => undefined);
  await db.connect();
  try {
    await db.query(`set timezone = 'UTC'`);
    return await work(db);
  } finally {
    await db.end().catch(() => undefined);
  }
}

/** What everything was measured on, one line. */
export async function machine(url: string): Promise<string> {
  const { rows } = await onDatabase(url, (db) =>
    db.query<{ version: string; fsync: string; commit: string; buffers: string }>(
      `select current_setting('server_version') as version, current_setting('fsync') as fsync,
         current_setting('synchronous_commit') as commit, current_setting('shared_buffers') as buffers`,
    ),
  );
  const { version, fsync, commit, buffers } = rows[0] as (typeof rows)[number];
  return `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB; PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${commit}, shared_buffers ${buffers}; clients, services and database share the cores`;
}

export const sortedNumbers = (all: readonly number[]): number[] => all.toSorted((a, b) => a - b);
/** The smallest value that so large a share of all does not exceed; 0 of none. */
export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
export const median = (all: readonly number[]): number => at(sortedNumbers(all), 0.5);

/** What one way of doing something gave in one round. */
export interface Sample {
  perSecond: number;
  /** Milliseconds, of one act. */
  p50: number;
  p99: number;
  /** What did not succeed. */
  failed: number;
}

/** A way of doing something, measured for so many seconds at a time. */
export interface Way {
  name: string;
  measure(seconds: number): Promise<Sample>;
}

/** From how long each single act took. */
export function sampleOf(tookMs: readonly number[], seconds: number, failed: number): Sample {
  const sorted = sortedNumbers(tookMs);
  return { perSecond: sorted.length / seconds, p50: at(sorted, 0.5), p99: at(sorted, 0.99), failed };
}

/**
 * Measures every way in every round, each round in another order, so that whatever else the machine does meets all alike. A round
 * before the first fills caches and is not counted. Gives the median of each figure over the rounds.
 */
export async function inRounds(
  ways: readonly Way[],
  { rounds, seconds }: { rounds: number; seconds: number },
  say: (line: string) => void,
): Promise<Sample[]> {
  const samples: Sample[][] = ways.map(() => []);
  for (const way of ways) await way.measure(Math.min(seconds, 2));
  for (let round = 0; round < rounds; round += 1) {
    const told: string[] = [];
    for (let step = 0; step < ways.length; step += 1) {
      const which = (round + step) % ways.length;
      const sample = await (ways[which] as Way).measure(seconds);
      samples[which]?.push(sample);
      told.push(`${(ways[which] as Way).name} ${sample.perSecond.toFixed(0)}/s`);
    }
    say(`  round ${round + 1} of ${rounds}: ${told.join(', ')}`);
  }
  return samples.map((all) => ({
    perSecond: median(all.map((one) => one.perSecond)),
    p50: median(all.map((one) => one.p50)),
    p99: median(all.map((one) => one.p99)),
    failed: all.reduce((sum, one) => sum + one.failed, 0),
  }));
}

/** A table with its columns in line; what is a number stands to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ''))));
  return all
    .map((row) =>
      row
        .map((cell, column) => {
          const room = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
          const right = column > 0 && (row === head || /^[\d.,]+( |$)/.test(cell));
          return right ? room + cell : cell + room;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Chinese characters are two columns wide. */
const width = (text: string): number => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);

export const perSecond = (sample: Sample): string => sample.perSecond.toFixed(0);
export const ms = (value: number): string =>
  `${value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
export const mb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
export const times = (ratio: number): string => (Number.isFinite(ratio) ? `${ratio.toFixed(2)} ×` : '—');
