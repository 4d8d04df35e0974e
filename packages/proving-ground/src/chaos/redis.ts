import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A Redis of our own that keeps nothing: what it forgets must cost nothing. */
export interface Redis {
  readonly url: string;
  killAndRestart(): Promise<void>;
  /** Forgets everything. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

export const redisIsInstalled = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

const answers = (port: number, said: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(said));
    socket.setTimeout(5000, () => socket.destroy());
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });

export async function startRedis(folder: string): Promise<Redis> {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const free = (probe.address() as { port: number }).port;
      probe.close(() => resolve(free));
    });
  });
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(
      'redis-server',
      ['--bind', '127.0.0.1', '--port', `${port}`, '--dir', folder, '--save', '', '--appendonly', 'no'],
      { stdio: 'ignore' },
    );
    for (let tries = 0; tries < 100; tries += 1) {
      if (await answers(port, 'PING\r\n')) return;
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
    killAndRestart: async () => {
      await end('SIGKILL');
      await start();
    },
    flush: async () => void (await answers(port, 'FLUSHALL\r\n')),
    stop: () => end('SIGTERM'),
  };
}
