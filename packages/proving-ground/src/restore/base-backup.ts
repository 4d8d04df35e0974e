import { chown, copyFile, mkdir, readdir, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalPostgres } from '@dingfen/local-stack';
import pg from 'pg';

/** Belongs to the running server, or is copied after everything else. */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'pgsql_tmp']);

/** Copies a folder that somebody is writing into; whatever goes away meanwhile was not needed. */
async function copyFolder(from: string, to: string): Promise<void> {
  const { uid, gid, mode } = await stat(from);
  await mkdir(to, { recursive: true, mode: mode & 0o777 });
  await chown(to, uid, gid);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    try {
      if (LEFT_OUT.has(entry.name)) {
        if (entry.isDirectory()) await emptyLike(source, target);
      } else if (entry.isDirectory()) await copyFolder(source, target);
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
      else {
        await copyFile(source, target);
        await chown(target, uid, gid);
      }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    }
  }
}

async function emptyLike(from: string, to: string): Promise<void> {
  const { uid, gid, mode } = await stat(from);
  await mkdir(to, { recursive: true, mode: mode & 0o777 });
  await chown(to, uid, gid);
}

/**
 * A base backup of a running server without any program besides it, as PostgreSQL's manual describes it ("Making a Base Backup
 * Using the Low Level API"): begin, copy the files, end, and the log that was written meanwhile. The copy can be started
 * from `target` by `startPostgres`.
 */
export async function baseBackup(server: LocalPostgres, target: string): Promise<void> {
  const db = new pg.Client({ connectionString: server.url });
  await db.connect();
  try {
    await db.query(`select pg_backup_start('dingfen', true)`);
    await copyFolder(server.dataDir, target);
    const { rows } = await db.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(wait_for_archive => false)',
    );
    const { uid, gid } = await stat(server.dataDir);
    const label = join(target, 'backup_label');
    await writeFile(label, rows[0]?.labelfile ?? '', { mode: 0o600 });
    await chown(label, uid, gid);
    const log = join(server.dataDir, 'pg_wal');
    for (const entry of await readdir(log, { withFileTypes: true })) {
      const [source, copy] = [join(log, entry.name), join(target, 'pg_wal', entry.name)];
      if (entry.isDirectory()) await emptyLike(source, copy);
      else {
        await copyFile(source, copy);
        await chown(copy, uid, gid);
      }
    }
  } finally {
    await db.end();
  }
  await copyFile(`${server.dataDir}.password`, `${target}.password`);
}
