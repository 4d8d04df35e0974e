import { createServer } from 'node:net';
import type { ChildProcess } from 'node:child_process';
import type { Place } from './data-directory.ts';
import { LocalStackError } from './local-stack-error.ts';
import { keepTail, spawnAs } from './programs.ts';
import type { Running } from './running-server.ts';

/** Reasons to try again: all three pass by themselves within moments. */
const PASSING = {
  /** Another process took the free port between our finding it and the server's asking for it. */
  portTaken: 'could not create any TCP/IP sockets',
  /** The server was killed and its children have not noticed yet. */
  childrenRemain: 'pre-existing shared memory block',
  /** Another process is starting the same server. */
  startingElsewhere: 'lock file "postmaster.pid" already exists',
};

export type Launched = Running | 'try again';

/**
 * Starts `postgres` on a free port of 127.0.0.1 and waits until it accepts connections.
 *
 * It is detached, that is in a process group of its own: Ctrl-C in a terminal reaches every process of the group in
 * front, and the database has to be the last to go, not the first.
 */
export async function launch(
  place: Place,
  postgres: string,
  settings: { fsync: boolean; onLog?: ((line: string) => void) | undefined },
): Promise<Launched> {
  const port = await freePort();
  const child = spawnAs(postgres, serverArguments(place.dataDir, port, settings.fsync), place.account, {
    detached: process.platform !== 'win32',
  });
  const output = keepTail(child);
  if (settings.onLog) tellLines(child, settings.onLog);
  const ready = await untilReady(child);
  if (ready && child.pid) {
    letGo(child);
    return { pid: child.pid, port };
  }
  if (Object.values(PASSING).some((reason) => output().includes(reason))) return 'try again';
  throw new LocalStackError('内置 PostgreSQL 启动失败。', 'The embedded PostgreSQL did not start.', output());
}

function serverArguments(dataDir: string, port: number, fsync: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    max_connections: '200',
    shared_buffers: '64MB',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** A replica only lets people read. */
const READY = /ready to accept (read-only )?connections/;

/** True once the server accepts connections, false when it ended instead. */
async function untilReady(child: ChildProcess): Promise<boolean> {
  let seen = '';
  return new Promise((settle, fail) => {
    child.stderr?.on('data', (chunk: string) => {
      seen = (seen + chunk).slice(-1000);
      if (READY.test(seen)) settle(true);
    });
    child.once('error', fail);
    child.once('close', () => settle(false));
  });
}

function tellLines(child: ChildProcess, onLog: (line: string) => void): void {
  let rest = '';
  child.stderr?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLog(line);
  });
}

/** A running server does not by itself keep our process alive; whoever started it has work of its own. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref();
  }
}

async function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') found(address.port);
        else fail(new Error('the operating system named no port'));
      });
    });
  });
}
