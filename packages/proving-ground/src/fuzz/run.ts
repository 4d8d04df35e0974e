import pg from 'pg';
import type { Ground } from '../ground.ts';
import { chance, type Chance } from '../random.ts';
import { fault, type Finding } from './judge.ts';
import { type LeftBehind, leftBehind } from './left-behind.ts';
import { growthOf, MAY_GROW, startWeighed } from './memory.ts';
import { Offers } from './offers.ts';
import { operationsOf } from './operations.ts';
import { nextRequest, type Wanted } from './requests.ts';
import { agent, type Answer, send, sendRaw } from './send.ts';
import { type Made, readWorld, someone, type World } from './world.ts';

export interface FuzzReport {
  requests: number;
  seconds: number;
  /** Answers that took long, and did not when asked for again. */
  slowOnce: number;
  statuses: Map<number, number>;
  operations: { total: number; asked: number; carriedOut: number; never: string[] };
  /** Resident memory of the API in bytes, as the run went on. */
  memory: number[];
  /** What it held when all garbage was gone, in bytes, and by how much that grew after the warm-up. */
  held: number[];
  growth: number;
  acknowledged: number;
  inJournal: number;
  commands: number;
  left: LeftBehind;
  findings: Finding[];
}

const counted = ['acts', 'notes', 'evidence', 'orders', 'warningSteps', 'months'] as const;
type Stored = Record<(typeof counted)[number], number> & { commands: Set<string> };

const nameOfCommand = (personId: string, key: string): string => `${personId} ${key}`;

/** What people did, as the database has it. The clock and the system act on their own; what a journal only remarks of an order counts as a step of it. */
async function stored(url: string): Promise<Stored> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const { rows } = await db.query<Omit<Stored, 'commands'>>(`select
      (select count(*) from journal_entry where capacity not in ('clock', 'system')
        and event not like 'SUPERVISION_ORDER_%')::int as acts,
      (select count(*) from note)::int as notes, (select count(*) from evidence)::int as evidence,
      (select count(*) from supervision_order_event where actor_id <> 'system')::int as orders,
      (select count(*) from early_warning_event where step = 'DISMISS')::int as "warningSteps",
      (select count(*) from published_month)::int as months`);
    const { rows: commands } = await db.query<{ actor: string; key: string }>(
      'select actor_id as actor, key from command where answer is not null',
    );
    return {
      ...(rows[0] as Omit<Stored, 'commands'>),
      commands: new Set(commands.map(({ actor, key }) => nameOfCommand(actor, key))),
    };
  } finally {
    await db.end();
  }
}

/** What an operation leaves behind once it was acknowledged. */
const leaves: readonly [RegExp, (typeof counted)[number]][] = [
  [/^POST \/v1\/disputes(\/\{disputeId\}\/proceedings\/.*)?$/, 'acts'],
  [/^POST .*\/notes$/, 'notes'],
  [/^POST .*\/evidence$/, 'evidence'],
  [/^POST \/v1\/supervision-orders/, 'orders'],
  [/^POST \/v1\/warnings\/.*\/dismiss$/, 'warningSteps'],
  [/^POST \/v1\/published-months$/, 'months'],
];

/** One in so many requests is no proper HTTP. */
const RAW_EVERY = 40;
const SAMPLES = 12;
/** What a request has made that can be asked for by an address of its own. */
function madeBy(
  { disputes }: World,
  { operation, personId = '', body }: Wanted,
  path: string,
  answer: string,
): Made[] {
  if (operation.endsWith('/evidence')) {
    const dispute = disputes.find(({ id }) => path === `/v1/disputes/${id}/evidence`);
    const { id } = JSON.parse(answer) as { id: string };
    return dispute ? [{ name: 'evidenceId', id, dispute, personId }] : [];
  }
  if (operation !== 'POST /v1/supervision-orders') return [];
  const { disputeIds } = JSON.parse(String(body)) as { disputeIds: string[] };
  const dispute = disputes.find(({ id }) => id === disputeIds[0]);
  const { orderId } = JSON.parse(answer) as { orderId: string };
  return dispute ? [{ name: 'orderId', id: orderId, dispute, personId }] : [];
}

/** What was made that is asked for again, of each name. */
const MOST_REMEMBERED = 50;

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
  const { api, held: weigh } = await startWeighed(ground);
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

  const offers = new Offers(world, chance(seed).branch('offers'));
  const asking = { base: api.url, operations, world, offers, tokenOf };
  const statuses = new Map<number, number>();
  const asked = new Set<string>();
  const carriedOut = new Set<string>();
  const findings: Finding[] = [];
  const memory: number[] = [];
  const held: number[] = [];
  const acknowledged = Object.fromEntries(counted.map((kind) => [kind, 0])) as Record<
    (typeof counted)[number],
    number
  >;
  const commands = new Set<string>();
  /** The latest of each operation and status. */
  const refused = new Map<string, Wanted>();
  let count = 0;
  let slowOnce = 0;
  const begun = performance.now();

  const remember = (wanted: Wanted, { status, text }: Answer): void => {
    const { operation, method, headers, personId = '' } = wanted;
    const path = wanted.path.split('?')[0] as string;
    offers.heard(operation, path, status);
    if (status >= 400 && status < 500) refused.set(`${operation} ${status}`, wanted);
    if (!operation.startsWith(`${method} `) || (status !== 200 && status !== 201)) return;
    carriedOut.add(operation);
    if (method !== 'POST') return;
    const key = headers['idempotency-key'];
    const name = nameOfCommand(personId, [key ?? ''].flat().join());
    // Odd keys come more than once; what is repeated under one leaves nothing more.
    if (key === undefined || commands.has(name)) return;
    commands.add(name);
    for (const one of madeBy(world, wanted, path, text)) {
      const alike = world.made.filter((other) => other.name === one.name);
      // The oldest is let go: orders end.
      if (alike.length >= MOST_REMEMBERED) world.made.splice(world.made.indexOf(alike[0] as Made), 1);
      world.made.push(one);
    }
    for (const [pattern, kind] of leaves) if (pattern.test(operation)) acknowledged[kind] += 1;
  };

  const nonsense = async (own: Chance): Promise<void> => {
    const { dispute, personId } = someone(world, own);
    const path = own.oneOf([
      '/v1/disputes',
      `/v1/disputes/${dispute.id}/notes`,
      `/v1/disputes/${dispute.id}/evidence`,
    ]);
    const { sent, statuses: answers } = await sendRaw(api.url, { path, token: await tokenOf(personId) }, own);
    for (const status of answers)
      if (status >= 500)
        findings.push({ what: 'server error', detail: `${status} to ${JSON.stringify(sent)}` });
  };

  const caller = async (number: number): Promise<void> => {
    const own = chance(seed).branch(`caller ${number}`);
    while (count < requests && api.ended() === null) {
      count += 1;
      const turn = count;
      if (turn % Math.ceil(requests / SAMPLES) === 0) {
        memory.push(await api.memory());
        held.push(await weigh());
        say(`${turn} of ${requests}, ${findings.length} findings`);
      }
      if (turn % RAW_EVERY === 0) {
        await nonsense(own);
        continue;
      }
      const wanted = await nextRequest(asking, own);
      asked.add(wanted.operation);
      const answer = await send(api.url, wanted);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const found = fault(wanted, answer);
      // A busy machine is slow with everything now and then; who is slow with this is so again. The same key does nothing twice.
      const confirmed = found?.what === 'slow' ? fault(wanted, await send(api.url, wanted)) : found;
      if (found && !confirmed) slowOnce += 1;
      if (confirmed) findings.push(confirmed);
      remember(wanted, answer);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, number) => caller(number)));
  if (api.ended() !== null) findings.push({ what: 'no answer', detail: `the API ended with ${api.ended()}` });
  const seconds = (performance.now() - begun) / 1000;
  memory.push(await api.memory());
  held.push(await weigh());

  const after = await stored(ground.postgres.url);
  const differ = (what: string, told: number, found: number): void => {
    const detail = `${what}: ${told} acknowledged, ${found} stored`;
    if (found > told) findings.push({ what: 'stored what was refused', detail });
    if (found < told) findings.push({ what: 'lost what was acknowledged', detail });
  };
  for (const kind of counted) differ(kind, acknowledged[kind], after[kind] - before[kind]);
  const newCommands = new Set([...after.commands].filter((one) => !before.commands.has(one)));
  differ('commands that nobody was told of', 0, [...newCommands].filter((one) => !commands.has(one)).length);
  differ('commands', commands.size, [...commands].filter((one) => newCommands.has(one)).length);

  let again = 0;
  const left = await leftBehind(ground.postgres.url, api.url, [...refused.values()], () => ++again);
  if (left.tables.length > 0)
    findings.push({
      what: 'a refusal left something behind',
      detail: `${left.refused} requests were refused, and yet written to: ${left.tables.join(', ')}`,
    });
  agent.destroy();
  await api.stop();

  const growth = growthOf(held);
  if (growth > MAY_GROW)
    findings.push({
      what: 'memory grows',
      detail: `by ${growth} bytes after the warm-up; held: ${held.join()}`,
    });
  const all = operations.map(({ method, path }) => `${method} ${path}`);
  return {
    requests: count,
    seconds,
    slowOnce,
    statuses: new Map([...statuses].toSorted(([a], [b]) => a - b)),
    operations: {
      total: operations.length,
      asked: asked.size,
      carriedOut: carriedOut.size,
      never: all.filter((name) => !carriedOut.has(name)),
    },
    memory,
    held,
    growth,
    acknowledged: acknowledged.acts,
    inJournal: after.acts - before.acts,
    commands: commands.size,
    left,
    findings,
  };
}
