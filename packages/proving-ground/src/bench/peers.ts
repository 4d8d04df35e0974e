import { type ChildProcess, fork, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redisIsInstalled, startRedis } from '../chaos/redis.ts';
import { endOf } from '../processes.ts';
import { actsInProcess, type Rounds, THE_ACT } from './acts.ts';
import { type DeadlinesOptions, type Heard, heardTable } from './deadlines.ts';
import { floorOf } from './floor.ts';
import {
  at,
  inRounds,
  machine,
  ms,
  onDatabase,
  perSecond,
  type Sample,
  sampleOf,
  sortedNumbers,
  table,
  times,
  type Way,
} from './measured.ts';
import type { Place } from './place.ts';
import { actOnEach, makeSubjects } from './subjects.ts';

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'peers');

/** The peers are no part of the workspace: their packages are brought when somebody first measures beside them. */
async function installPeers(say: (line: string) => void): Promise<void> {
  const lock = join(folder, 'package-lock.json');
  const installed = join(folder, 'node_modules', '.package-lock.json');
  // npm keeps what it installed in another form; the versions wanted are enough to compare.
  if (existsSync(installed)) {
    const wanted = JSON.parse(await readFile(lock, 'utf8')) as {
      packages: Record<string, { version?: string }>;
    };
    const there = JSON.parse(await readFile(installed, 'utf8')) as typeof wanted;
    const same = Object.keys(there.packages).every(
      (name) => there.packages[name]?.version === wanted.packages[name]?.version,
    );
    if (same && Object.keys(there.packages).length > 0) return;
  }
  say('The peers are installed into packages/proving-ground/peers (npm ci, some 270 MB, only there).');
  const child = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const how = await endOf(child);
  if (how !== '0') throw new Error(`npm ci in ${folder} ended with ${how}`);
}

interface Peer {
  ask<T>(message: object): Promise<T>;
  stop(): Promise<void>;
}

/** Starts one of the programs in the folder on a database of its own in the same server. */
async function startPeer(place: Place, file: string, env: Record<string, string>): Promise<Peer> {
  const name = `peer_${randomUUID().replaceAll('-', '')}`;
  await onDatabase(place.url, (db) => db.query(`create database ${name}`));
  const url = new URL(place.url);
  url.pathname = `/${name}`;
  const log = join(place.folder, `${file}.log`);
  const child: ChildProcess = fork(join(folder, file), [], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [...process.execArgv, '--disable-warning=DeprecationWarning'],
    env: { ...process.env, RESTATE_LOGGING: 'ERROR', REDIS_URL: '', ...env, DATABASE_URL: url.href },
  });
  const written = createWriteStream(log);
  child.stdout?.pipe(written);
  child.stderr?.pipe(written);
  const ended = endOf(child);
  const next = (): Promise<unknown> =>
    Promise.race([
      new Promise((resolve) => child.once('message', resolve)),
      ended.then(async (how) =>
        Promise.reject(new Error(`${file} ended with ${how}: ${(await readFile(log, 'utf8')).slice(-1500)}`)),
      ),
    ]);
  const stop = async (): Promise<void> => {
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000);
    if (child.connected) child.send('stop');
    await ended;
    clearTimeout(force);
    await onDatabase(place.url, (db) => db.query(`drop database if exists ${name} with (force)`));
  };
  try {
    await next();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ask: async <T>(message: object) => {
      const answer = next();
      child.send(message);
      return (await answer) as T;
    },
    stop,
  };
}

const PEERS = [
  { name: 'DBOS Transact', file: 'dbos.mjs', env: {} },
  { name: 'DBOS, no timer, a workflow per act', file: 'dbos.mjs', env: { WORKFLOW_PER_ACT: '1' } },
  { name: 'Restate', file: 'restate.mjs', env: {} },
  { name: 'bpmn-engine in PostgreSQL', file: 'bpmn-engine.mjs', env: {} },
] as const;

export interface PeersOptions extends Rounds {
  subjects: number;
  callers: number;
  pool: number;
}

/** The least that an act can be, in a database of the peer's own; or all that ours was seen to read, decide and write. */
const ACTS = [
  { name: 'the smallest act', whole: false },
  { name: 'the whole act', whole: true },
] as const;

/** `bench peers`: the same act beside what a team would pick instead. */
export async function benchPeers(
  place: Place,
  { subjects: count, callers, pool, ...rounds }: PeersOptions,
  say: (line: string) => void,
): Promise<void> {
  await installPeers(say);
  const subjects = await makeSubjects(place.url, count);
  await actOnEach(place.url, subjects);
  const { statements, writes, decision } = await floorOf(place.url, subjects);
  const wholeAct = join(place.folder, 'whole-act.json');
  await writeFile(wholeAct, JSON.stringify({ statements, decision }));
  const ours = actsInProcess(place.url, subjects, { callers, pool });
  const running: { name: string; act: string; peer: Peer }[] = [];
  try {
    for (const { name: act, whole } of ACTS)
      for (const { name, file, env } of PEERS) {
        const own = { ...env, CASES: `${Math.floor(count / 2)}` };
        const peer = await startPeer(
          place,
          file,
          whole ? { ...own, WHOLE_ACT: wholeAct, DISPUTES_URL: place.url } : own,
        );
        running.push({ name, act, peer });
      }
    const ways: Way[] = running.map(({ name, act, peer }) => ({
      name: `${name}, ${act}`,
      measure: async (seconds) => {
        const {
          took,
          seconds: length,
          failed,
        } = await peer.ask<{
          took: number[];
          seconds: number;
          failed: number;
        }>({ callers, seconds });
        return sampleOf(took, length, failed);
      },
    }));
    say(await machine(place.url));
    say(THE_ACT);
    say(
      `${callers} callers in one process for each, over ${Math.floor(count / 2)} disputes for each, all in the same PostgreSQL.`,
    );
    say(
      'The smallest act: a machine of one state, nine statements in one transaction, none of the warnings, figures, parties and rights; what is left out is in packages/proving-ground/peers/README.md, and it is in their favour.',
    );
    say(
      `The whole act: decided by the same machine (bpmn-engine by its own diagram), then the rows that ours was seen to write (${writes}) by ${statements.length} single statements in one transaction.`,
    );
    const [own, ...samples] = (await inRounds([ours, ...ways], rounds, say)) as [Sample, ...Sample[]];
    const line = (name: string, act: string, sample: Sample): string[] => [
      name,
      act,
      perSecond(sample),
      ms(sample.p50),
      ms(sample.p99),
      times(own.perSecond / sample.perSecond),
      sample.failed === 0 ? '' : `${sample.failed} failed`,
    ];
    say(
      table(
        ['', '', 'acts/s', 'p50', 'p99', 'Dingfen does', ''],
        [
          line('Dingfen', 'the whole act', own),
          ...running.map(({ name, act }, which) => line(name, act, samples[which] as Sample)),
        ],
      ),
    );
    say('Not measured here: their clusters, their hosted offers, recovery after a crash.');
  } finally {
    await ours.close();
    await Promise.all(running.map(({ peer }) => peer.stop()));
  }
}

interface Delayed {
  pending: number;
  heard: number;
  early: number;
  twice: number;
  late: number[];
  doneAfter: number;
  bytesPerPending: number | null;
  queuePeak: number;
  addedInTime: boolean;
}

/** `bench deadlines --peers`: delayed jobs of queues and durable sleeps, with empty handlers. */
export async function benchDelays(
  place: Place,
  { due, warm, pending, windowSeconds, patienceSeconds }: DeadlinesOptions,
  say: (line: string) => void,
): Promise<Heard[]> {
  await installPeers(say);
  const redis = redisIsInstalled() ? await startRedis(place.folder) : undefined;
  const queues: { name: string; file: string; env?: Record<string, string> }[] = [
    { name: 'pg-boss', file: 'delay-pg-boss.mjs' },
    { name: 'graphile-worker', file: 'delay-graphile-worker.mjs' },
    { name: 'DBOS sleep', file: 'delay-dbos.mjs' },
    { name: 'BullMQ in PostgreSQL', file: 'delay-bullmq.mjs' },
    ...(redis ? [{ name: 'BullMQ in Redis', file: 'delay-bullmq.mjs', env: { REDIS_URL: redis.url } }] : []),
  ];
  const heard: Heard[] = [];
  try {
    say(
      `Beside it, with empty handlers: ${due} in ${windowSeconds} s among ${pending} that are far, after ${warm} at the same pace.`,
    );
    for (const { name, file, env = {} } of queues) {
      const peer = await startPeer(place, file, env);
      try {
        const answer = await peer.ask<Delayed>({ due, warm, pending, windowSeconds, patienceSeconds });
        const late = sortedNumbers(answer.late);
        heard.push({
          backend: name,
          due: warm + due,
          heard: answer.heard,
          early: answer.early,
          twice: answer.twice,
          p50: at(late, 0.5),
          p99: at(late, 0.99),
          max: at(late, 1),
          doneAfter: answer.doneAfter,
          queuePeak: answer.queuePeak,
        });
        say(
          `  ${name}: ${answer.pending} pending${answer.bytesPerPending === null ? '' : `, ${Math.round(answer.bytesPerPending)} bytes each`}${answer.addedInTime ? '' : '; adding those of the window took longer than was left before it'}`,
        );
      } catch (error) {
        say(`  ${name} did not come to an end: ${(error as Error).message.slice(0, 300)}`);
      } finally {
        await peer.stop();
      }
    }
  } finally {
    await redis?.stop();
  }
  say(heardTable(heard));
  return heard;
}
