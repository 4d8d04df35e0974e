import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { root, serviceFile } from '../places.ts';

/** How long a service may take to end in order. */
const PATIENCE_MS = 15_000;

export interface Service {
  name: string;
  /** Settles when the process has ended, with its exit code or signal. */
  ended: Promise<string>;
  isRunning(): boolean;
  /** Asks it to end and waits; a service that does not listen is killed. */
  stop(): Promise<void>;
}

interface StartService {
  name: 'api' | 'worker';
  env: Record<string, string>;
  logFile: string;
  /** Receives what must also be seen on the screen. */
  onError: (line: string) => void;
}

/** pino's number of an error is 50; the same in the line a service writes for a person at a terminal. */
const isError = (line: string): boolean =>
  /^\{.*"level":(50|60)[,}]|^\d\d:\d\d:\d\d (error|fatal) /.test(line);

/**
 * Starts a service as a process of its own, in a process group of its own, so that a Ctrl-C in the terminal reaches only
 * `start`, which then ends its services one after the other.
 */
export function startService({ name, env, logFile, onError }: StartService): Service {
  const child = spawn(
    process.execPath,
    [
      '--conditions=source',
      '--disable-warning=ExperimentalWarning',
      `--import=${new URL('./end-with-parent.ts', import.meta.url).href}`,
      serviceFile(name),
    ],
    { cwd: root, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const log = createWriteStream(logFile, { flags: 'a' });
  if (child.stdout)
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.write(`${line}\n`);
      if (isError(line)) onError(line);
    });
  if (child.stderr)
    createInterface({ input: child.stderr }).on('line', (line) => {
      log.write(`${line}\n`);
      onError(line);
    });
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('close', (code, signal) => {
      log.end();
      done(signal ?? `${code}`);
    });
  });
  const isRunning = (): boolean =>
    child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    name,
    ended,
    isRunning,
    async stop() {
      if (!isRunning()) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(force);
    },
  };
}
