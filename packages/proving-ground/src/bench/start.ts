import { setTimeout as wait } from 'node:timers/promises';
import { onDatabase, machine, mb, median, ms, table } from './measured.ts';
import { oddOnes, signIn, startClient } from './http.ts';
import type { Running } from '../processes.ts';
import type { Place } from './place.ts';
import { makeSubjects } from './subjects.ts';

export interface StartOptions {
  subjects: number;
  seconds: number;
  /** Starts besides the first. */
  starts: number;
  /** How long a process that has nothing to do is left alone before it is looked at. */
  idleSeconds: number;
}

/** Starts a service some times, each time alone; the first one finds nothing in memory that it was not the first to read. */
async function starts(place: Place, name: 'api' | 'worker', more: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n <= more; n += 1) {
    const process = await place.startService(name);
    took.push(process.readyAfterMs);
    await process.stop();
  }
  return took;
}

async function idleThen(
  process: Running,
  idleSeconds: number,
  load: () => Promise<string>,
): Promise<{ idle: number; most: number; after: number; did: string }> {
  await wait(idleSeconds * 1000);
  const idle = await process.memory();
  let most = idle;
  const watching = setInterval(() => void process.memory().then((now) => (most = Math.max(most, now))), 200);
  const did = await load();
  clearInterval(watching);
  await wait(idleSeconds * 1000);
  return { idle, most, after: await process.memory(), did };
}

/** `bench start`: how long API and worker take until they are ready, and what they hold in memory, idle and with work. */
export async function benchStart(
  place: Place,
  { subjects: count, seconds, starts: more, idleSeconds }: StartOptions,
  say: (line: string) => void,
): Promise<void> {
  const took = { api: await starts(place, 'api', more), worker: await starts(place, 'worker', more) };
  const subjects = await makeSubjects(place.url, count);
  const client = await startClient(place);
  try {
    say(await machine(place.url));
    const api = await place.startService('api');
    const token = await signIn(api.url);
    const apiMemory = await idleThen(api, idleSeconds, async () => {
      const { took: acts } = await client.call({
        urls: [api.url],
        token,
        callers: 32,
        seconds,
        disputes: oddOnes(subjects),
      });
      return `${acts.length} acts over HTTP from 32 callers in ${seconds} s`;
    });
    await api.stop();
    const worker = await place.startService('worker');
    const waiting = async (): Promise<number> => {
      const { rows } = await onDatabase(place.url, (db) =>
        db.query<{ n: number }>('select count(*)::int as n from outbox where relayed_at is null'),
      );
      return rows[0]?.n ?? 0;
    };
    const before = await waiting();
    const workerMemory = await idleThen(worker, 0, async () => {
      const until = Date.now() + seconds * 1000;
      while ((await waiting()) > 0 && Date.now() < until) await wait(200);
      return `the messages of those acts delivered: ${before - (await waiting())}`;
    });
    await worker.stop();
    const line = (name: 'api' | 'worker', memory: Awaited<ReturnType<typeof idleThen>>): string[] => [
      name === 'api' ? 'API' : 'worker',
      ms(took[name][0] as number),
      ms(median(took[name].slice(1))),
      mb(memory.idle),
      mb(memory.most),
      mb(memory.after),
      memory.did,
    ];
    say(
      table(
        ['', 'first start', `median of ${more} more`, 'memory idle', 'at most', 'afterwards', 'work'],
        [line('api', apiMemory), line('worker', workerMemory)],
      ),
    );
    say(
      'Start: from spawning Node on the sources (types are stripped while loading) until /readyz says yes. “First” is the first of this run; the disk’s cache was not emptied. Memory is resident memory of the process. Not measured here: the built files, a container.',
    );
  } finally {
    await client.close();
  }
}
