import pg from 'pg';
import type { Ground } from '../ground.ts';
import { chance } from '../random.ts';
import { fault, type Finding } from './judge.ts';
import { operationsOf } from './operations.ts';
import { nextRequest } from './requests.ts';
import { agent, send, sendRaw } from './send.ts';
import { readWorld } from './world.ts';

export interface FuzzReport {
  requests: number;
  seconds: number;
  /** Answers that took long, and did not when asked for again. */
  slowOnce: number;
  statuses: Map<number, number>;
  operations: { total: number; asked: number; carriedOut: number };
  memory: number[];
  acknowledged: number;
  inJournal: number;
  findings: Finding[];
}

interface Stored {
  acts: number;
  notes: number;
  evidence: number;
}

/** What people did, as the database has it. The clock and the system act on their own. */
async function stored(url: string): Promise<Stored> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const { rows } = await db.query<Stored>(`select
      (select count(*) from journal_entry where capacity not in ('clock', 'system'))::int as acts,
      (select count(*) from note)::int as notes, (select count(*) from evidence)::int as evidence`);
    return rows[0] as Stored;
  } finally {
    await db.end();
  }
}

/** One in so many requests is no HTTP at all. */
const RAW_EVERY = 60;
const SAMPLES = 10;
/** Caches fill and the heap finds its size before memory is compared. */
const WARM_UP_SHARE = 0.3;
const GROWTH_ALLOWED = 1.35;
const GROWTH_FLOOR = 96 * 1_048_576;

/** Asks the API at random and watches what becomes of it. */
export async function runFuzz(
  ground: Ground,
  {
    requests,
    seed,
    callers,
    say,
  }: { requests: number; seed: number; callers: number; say: (line: string) => void },
): Promise<FuzzReport> {
  const api = await ground.start('api');
  const document = (await (await fetch(`${api.url}/docs/json`)).json()) as Parameters<typeof operationsOf>[0];
  const operations = operationsOf(document);
  const today = ((await (await fetch(`${api.url}/v1/clock`)).json()) as { now: string }).now.slice(0, 10);
  const world = await readWorld(ground.postgres.url, today);
  const before = await stored(ground.postgres.url);
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (personId: string): Promise<string> => {
    const known =
      tokens.get(personId) ??
      fetch(`${api.url}/v1/local/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ personId }),
      }).then(async (answer) => ((await answer.json()) as { token: string }).token);
    tokens.set(personId, known);
    return known;
  };

  const statuses = new Map<number, number>();
  const asked = new Set<string>();
  const carriedOut = new Set<string>();
  const findings: Finding[] = [];
  const memory: number[] = [await api.memory()];
  const acks = { acts: 0, notes: 0, evidence: 0 };
  let count = 0;
  let slowOnce = 0;
  const begun = performance.now();

  const acknowledge = (operation: string, status: number, path: string): void => {
    if (status !== 200 && status !== 201) return;
    carriedOut.add(operation);
    if (/^POST \/v1\/disputes(\/\{disputeId\}\/proceedings\/.*)?$/.test(operation)) acks.acts += 1;
    if (/^POST .*\/notes$/.test(operation)) acks.notes += 1;
    if (/^POST .*\/evidence$/.test(operation) && path.endsWith('/evidence')) acks.evidence += 1;
  };

  const caller = async (number: number): Promise<void> => {
    const own = chance(seed).branch(`caller ${number}`);
    while (count < requests && api.ended() === null) {
      count += 1;
      const turn = count;
      if (turn % Math.ceil(requests / SAMPLES) === 0) {
        memory.push(await api.memory());
        say(`${turn} of ${requests}, ${findings.length} findings`);
      }
      if (turn % RAW_EVERY === 0) {
        await sendRaw(api.url, own);
        continue;
      }
      const wanted = await nextRequest(api.url, operations, world, tokenOf, own);
      asked.add(wanted.operation);
      const answer = await send(api.url, wanted);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const found = fault(wanted, answer);
      // A busy machine is slow with everything now and then; who is slow with this is so again. The same key does nothing twice.
      const confirmed = found?.what === 'slow' ? fault(wanted, await send(api.url, wanted)) : found;
      if (found && !confirmed) slowOnce += 1;
      if (confirmed) findings.push(confirmed);
      if (wanted.method === 'POST')
        acknowledge(wanted.operation, answer.status, wanted.path.split('?')[0] as string);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, number) => caller(number)));
  if (api.ended() !== null) findings.push({ what: 'no answer', detail: `the API ended with ${api.ended()}` });
  const seconds = (performance.now() - begun) / 1000;
  memory.push(await api.memory());
  agent.destroy();
  await api.stop();

  const after = await stored(ground.postgres.url);
  for (const kind of ['acts', 'notes', 'evidence'] as const) {
    const added = after[kind] - before[kind];
    const detail = `${kind}: ${acks[kind]} acknowledged, ${added} stored`;
    if (added > acks[kind]) findings.push({ what: 'stored what was refused', detail });
    if (added < acks[kind]) findings.push({ what: 'lost what was acknowledged', detail });
  }
  const settled = memory.slice(Math.ceil(memory.length * WARM_UP_SHARE));
  const [first = 0] = settled;
  const last = settled.at(-1) ?? 0;
  if (last > first * GROWTH_ALLOWED && last - first > GROWTH_FLOOR)
    findings.push({ what: 'memory grows', detail: `${first} → ${last} bytes` });
  return {
    requests: count,
    seconds,
    slowOnce,
    statuses: new Map([...statuses].toSorted(([a], [b]) => a - b)),
    operations: { total: operations.length, asked: asked.size, carriedOut: carriedOut.size },
    memory,
    acknowledged: acks.acts,
    inJournal: after.acts - before.acts,
    findings,
  };
}
