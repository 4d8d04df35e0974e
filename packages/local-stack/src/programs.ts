import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { Account } from './account.ts';
import { LocalStackError } from './local-stack-error.ts';

/** How much of a program's output is kept to explain a failure, in characters. */
const TAIL = 4000;

/**
 * Starts one of PostgreSQL's programs under `account`.
 *
 * The environment is made from nothing, so that neither a PGPORT nor a locale of the user changes what happens, and
 * the working directory is one that every account may enter.
 */
export function spawnAs(
  program: string,
  args: string[],
  account: Account | undefined,
  options: Pick<SpawnOptions, 'detached'> = {},
): ChildProcess {
  const windows = process.platform === 'win32';
  return spawn(program, args, {
    ...account,
    ...options,
    cwd: windows ? tmpdir() : '/',
    env: { PATH: process.env['PATH'], LC_MESSAGES: 'C', TZ: 'UTC', ...(windows ? windowsEnvironment() : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** Runs a program to its end and returns what it wrote; a failure is told in the words given. */
export async function runToEnd(
  program: string,
  args: string[],
  account: Account | undefined,
  failure: { zh: string; en: string },
): Promise<string> {
  const child = spawnAs(program, args, account);
  const output = keepTail(child);
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0) throw new LocalStackError(failure.zh, failure.en, output());
  return output();
}

/** Collects the end of what a child writes, whichever stream it writes to. */
export function keepTail(child: ChildProcess): () => string {
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      tail = (tail + chunk).slice(-TAIL);
    });
  }
  return () => tail;
}

function windowsEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot, TEMP, TMP } = process.env;
  return { SystemRoot, TEMP, TMP };
}
