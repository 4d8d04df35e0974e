import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../processes.ts';
import { readValue, toCommand, type Value } from './resp.ts';

/** A Redis of our own that keeps nothing: what it forgets must cost nothing. */
export interface Redis {
  readonly url: string;
  readonly port: number;
  killAndRestart(): Promise<void>;
  /** Forgets everything. */
  flush(): Promise<void>;
  /** Has one command carried out over a connection of its own; undefined when there is no answer within five seconds. */
  ask(...words: string[]): Promise<Value | undefined>;
  /** Stands still, with its connections open, until it is let go. */
  freeze(still: boolean): void;
  stop(): Promise<void>;
}

export const redisIsInstalled = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

const ask = (port: number, words: readonly string[]): Promise<Value | undefined> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(toCommand(words)));
    let heard: Buffer = Buffer.alloc(0);
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('data', (bytes: Buffer) => {
      heard = Buffer.concat([heard, bytes]);
      const answer = readValue(heard, 0);
      if (!answer) return;
      socket.destroy();
      resolve(answer.value);
    });
    socket.once('error', () => resolve(undefined));
    socket.once('close', () => resolve(undefined));
  });

/** `more` are further words of its command line; `configuration` a file that it may write into. */
export async function startRedis(
  folder: string,
  more: readonly string[] = [],
  configuration?: string,
): Promise<Redis> {
  const port = await freePort();
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(
      'redis-server',
      [
        ...(configuration === undefined ? [] : [configuration]),
        '--bind',
        '127.0.0.1',
        '--port',
        `${port}`,
        '--dir',
        folder,
        ...(configuration === undefined ? ['--save', '', '--appendonly', 'no'] : []),
        ...more,
      ],
      { stdio: 'ignore' },
    );
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await ask(port, ['PING'])) === 'PONG') return;
      await wait(50);
    }
    throw new Error('redis-server did not start');
  };
  const end = (signal: NodeJS.Signals): Promise<void> =>
    new Promise((resolve) => {
      child.once('close', () => resolve());
      child.kill(signal);
    });
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    killAndRestart: async () => {
      await end('SIGKILL');
      await start();
    },
    flush: async () => void (await ask(port, ['FLUSHALL'])),
    ask: (...words) => ask(port, words),
    freeze: (still) => void child.kill(still ? 'SIGSTOP' : 'SIGCONT'),
    stop: () => end('SIGTERM'),
  };
}
