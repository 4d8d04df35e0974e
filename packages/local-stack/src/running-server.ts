import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Place, ROLE } from './data-directory.ts';

/** A server that answers. */
export type Running = { pid: number; port: number };

/** The connection string of one database of the server at `port`. */
export function connectionString(port: number, password: string, database: string): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/**
 * Looks for a server that already serves this data directory: one that another process of ours runs, or one whose
 * launcher was killed. "Serves" is proved by asking it, since a process id may have been given to somebody else.
 */
export async function findRunning(place: Place, password: string): Promise<Running | undefined> {
  const noted = readPidFile(place.dataDir);
  if (!noted || !isAlive(noted.pid)) return undefined;
  return (await serves(noted.port, password, place.dataDir)) ? noted : undefined;
}

/**
 * Removes a `postmaster.pid` whose process id now belongs to some other program, as happens when a container
 * restarts and its process ids begin at 1 again. PostgreSQL itself would refuse to start then.
 */
export function removeStalePidFile(dataDir: string): void {
  const noted = readPidFile(dataDir);
  const command = noted && commandLine(noted.pid);
  if (command !== undefined && !command.includes('postgres')) rmSync(pidFile(dataDir), { force: true });
}

/** Whether this process should stop the server at the end: its launcher has gone, so we inherit it. */
export function inherit(place: Place): boolean {
  const owner = existsSync(place.ownerFile) ? Number(readFileSync(place.ownerFile, 'utf8')) : 0;
  if (owner > 0 && isAlive(owner)) return false;
  own(place);
  return true;
}

/** Notes that this process is the one that stops the server. */
export function own(place: Place): void {
  writeFileSync(place.ownerFile, String(process.pid), { mode: 0o600 });
}

/**
 * Whether a program runs under this process id. A process that has ended but that nobody has collected yet, as under
 * a container's first process that never collects, counts as ended.
 */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return commandLine(pid) !== '';
}

/** Whether the server still holds its data directory. */
export function holds(dataDir: string, pid: number): boolean {
  return readPidFile(dataDir)?.pid === pid && isAlive(pid);
}

/** The words a process was started with; `undefined` where the system has no such list. */
function commandLine(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return undefined;
  }
}

async function serves(port: number, password: string, dataDir: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: connectionString(port, password, 'postgres') });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ data_directory: string }>('show data_directory');
    return answer.rows[0]?.data_directory === realpathSync(dataDir);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Line 1 of `postmaster.pid` is the process id, line 4 the port. */
function readPidFile(dataDir: string): Running | undefined {
  try {
    const lines = readFileSync(pidFile(dataDir), 'utf8').split('\n');
    const running = { pid: Number(lines[0]), port: Number(lines[3]) };
    return running.pid > 0 && running.port > 0 ? running : undefined;
  } catch {
    return undefined;
  }
}

function pidFile(dataDir: string): string {
  return join(dataDir, 'postmaster.pid');
}
