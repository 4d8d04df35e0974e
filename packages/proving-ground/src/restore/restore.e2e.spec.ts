import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { audit, verifyFigures } from '@dingfen/dispute-engine';
import { startPostgres } from '@dingfen/local-stack';
import { connect, type Database, standClockAt } from '@dingfen/persistence';
import { sql } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkEverything } from '../check/check.ts';
import { type Ground, prepareGround } from '../ground.ts';
import { engineOn, settle, underMediation } from '../testing/index.ts';
import { baseBackup } from './base-backup.ts';
import { installedPostgres } from './installed-programs.ts';

/** A way to back up and restore, as OPERATIONS.md tells it. Resolves with the address of what was restored. */
interface Way {
  name: string;
  programs?: string;
  restore(ground: Ground, onEnd: (end: () => Promise<void>) => void): Promise<string>;
}

const withBaseBackup: Way = {
  name: 'a base backup of the running server',
  restore: async (ground, onEnd) => {
    const dataDir = join(ground.folder, 'again');
    await baseBackup(ground.postgres, dataDir);
    const restored = await startPostgres({ dataDir, database: 'dingfen' });
    onEnd(restored.stop);
    return restored.url;
  },
};

const withDump = (programs: string): Way => ({
  name: 'pg_dump and pg_restore',
  programs,
  restore: async ({ folder, postgres: { url } }) => {
    const run = (program: string, ...words: string[]): void =>
      void execFileSync(join(programs, program), words, { stdio: 'pipe' });
    const dump = join(folder, 'dingfen.dump');
    run('pg_dump', '--format=custom', `--file=${dump}`, url);
    run('createdb', `--maintenance-db=${url}`, '--template=template0', 'dingfen_again');
    const again = new URL(url);
    again.pathname = '/dingfen_again';
    run('pg_restore', '--exit-on-error', `--dbname=${again.href}`, dump);
    return again.href;
  },
});

const programs = installedPostgres();
/** A dump needs programs that the embedded PostgreSQL does not bring; where they are installed, their own server is used. */
const ways = [withBaseBackup, ...(programs === undefined ? [] : [withDump(programs)])];

let names = 0;
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end();
});

/** What `dingfen audit`, `dingfen metrics verify` and the checker of the proving ground find. */
async function faultsOf(url: string, db: Database): Promise<unknown[]> {
  const engine = engineOn(db);
  const [{ findings }, figures] = [await audit(engine), await verifyFigures(engine)];
  return [
    ...findings,
    ...figures.differences,
    ...figures.contradictions,
    ...figures.cells,
    ...(await checkEverything(url, [])).problems,
  ];
}

const everything = async (db: Database): Promise<unknown> => {
  const counted = await sql`select (select count(*) from dispute)::int as disputes,
    (select count(*) from journal_entry)::int as entries, (select count(*) from deadline)::int as deadlines,
    (select count(*) from outbox)::int as messages, (select count(*) from command)::int as commands`.execute(
    db,
  );
  return counted.rows[0];
};

describe('backup and restore', () => {
  test.each(ways)(
    'given $name, when it is restored, then nothing is missing, and the worker hears what fell due meanwhile, each on its day',
    async (way) => {
      const own = way.programs;
      const ground = await prepareGround({ empty: true, ...(own === undefined ? {} : { programs: own }) });
      ending.push(() => ground.leave());
      const world = await settle(ground.postgres.url);
      ending.push(() => world.leave());
      // Some have not been taken up yet, others are being mediated.
      for (const steps of [0, 0, 4, 4]) await underMediation(world, `restored ${(names += 1)}`, steps);
      const before = await everything(world.db);
      const url = await way.restore(ground, (end) => ending.push(end));
      const db = connect(url);
      ending.push(() => db.destroy());
      expect(await everything(db)).toEqual(before);

      // Weeks later it serves again.
      await standClockAt(db, '2026-04-20T02:00:00Z');
      const service = await ground.start('worker', { env: { DATABASE_URL: url } });
      ending.push(() => service.stop());
      await vi.waitFor(
        async () => {
          const left =
            await sql`select ((select count(*) from deadline where status = 'running' and due_at <= dingfen_now())
            + (select count(*) from deadline where notice_at <= dingfen_now())
            + (select count(*) from outbox where relayed_at is null))::int as n`.execute(db);
          expect(left.rows).toEqual([{ n: 0 }]);
        },
        { timeout: 60_000, interval: 200 },
      );
      await service.stop();

      expect(await faultsOf(url, db)).toEqual([]);
      const heard = await sql<{ n: number }>`select count(*)::int as n from journal_entry j
        where event like 'xstate.after.%' and exists (
          select from deadline d where d.proceeding_id = j.proceeding_id and d.due_at = j.at and d.fired_at > d.due_at)`.execute(
        db,
      );
      const all = await sql<{
        n: number;
      }>`select count(*)::int as n from journal_entry where event like 'xstate.after.%'`.execute(db);
      expect(all.rows[0]?.n).toBeGreaterThan(0);
      expect(heard.rows).toEqual(all.rows);
    },
  );
});
