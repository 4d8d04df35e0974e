import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileDispute, raiseEvent } from '@dingfen/dispute-engine';
import { isRefusal, type Role } from '@dingfen/domain';
import { holdTable } from '@dingfen/queue/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFailed, vi } from 'vitest';
import { checkEverything } from './check/check.ts';
import { environment, type Running, startService } from './processes.ts';
import { chance, type Chance } from './random.ts';
import { filing, idsOf, intoMediation, smallWorld, type SmallWorld, worker } from './testing/index.ts';
import { linearize, type Observed, type Sequential } from './testing/linearizable.ts';

/** Fifty people: one applicant, one mediator, five heads and twenty-nine clerks of the body, and strangers. */
const named = (count: number, role: Role, name: string) =>
  Array.from({ length: count }, (_, n) => ({
    id: `${role}-${n}`,
    name: `${name}${n}（虚构）`,
    roles: [role],
  }));
const heads = named(5, 'unitHead', '负责人');
const clerks = named(29, 'intake', '登记员');
const strangers = named(14, 'worker', '旁人');

let world: SmallWorld;
let folder: string;
let services: Running[];
let apis: Running[];
const tokens = new Map<string, string>();
let keys = 0;

beforeAll(async () => {
  world = await smallWorld();
  folder = await mkdtemp(join(tmpdir(), 'dingfen-together-'));
  await world.db
    .insertInto('person')
    .values([
      ...[...heads, ...clerks].map((one) => ({ ...one, represents: [], organisationId: 'centre' })),
      ...strangers.map((one) => ({ ...one, represents: [], organisationId: null })),
    ])
    .execute();
  const env = { ...environment(world.url), LOG_LEVEL: 'warn' };
  services = await Promise.all(
    (['api', 'api', 'worker'] as const).map((name) => startService(name, folder, { env })),
  );
  apis = services.slice(0, 2);
  for (const { id } of [...heads, ...clerks, ...strangers, worker, { id: 'mediator' }, { id: 'intake' }]) {
    const { token } = await json(0, undefined, 'POST', '/local/sign-in', { personId: id });
    tokens.set(id, token as string);
  }
});
afterAll(async () => {
  await Promise.all(services.map((one) => one.stop()));
  await world.leave();
  await rm(folder, { recursive: true, force: true });
});

interface Asked {
  key?: string;
  ifMatch?: number | undefined;
  headers?: Record<string, string>;
}

/** Asks one of the API processes, as somebody. */
const ask = (
  api: number,
  personId: string | undefined,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  { key = `together-${++keys}`, ifMatch, headers = {} }: Asked = {},
): Promise<Response> =>
  fetch(`${(apis[api % apis.length] as Running).url}/v1${path}`, {
    method,
    headers: {
      ...(personId === undefined ? {} : { authorization: `Bearer ${tokens.get(personId)}` }),
      ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': key } : {}),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

const json = async (...asked: Parameters<typeof ask>): Promise<Record<string, unknown>> =>
  (await ask(...asked)).json() as Promise<Record<string, unknown>>;

async function underMediation(steps = Infinity) {
  const head = () => ({ idempotencyKey: `together-${++keys}` });
  const filed = await fileDispute(world.engine, worker, filing('三个月工资未付。'), head());
  if (isRefusal(filed)) throw new Error(filed.detail.en);
  const ids = await idsOf(world.db, filed.disputeId);
  for (const [person, event, payload] of intoMediation(ids.respondentId).slice(0, steps)) {
    const done = await raiseEvent(world.engine, person, { ...ids, event, payload, ...head() });
    if (isRefusal(done)) throw new Error(done.detail.en);
  }
  const { rowVersion } = await world.db
    .selectFrom('dispute')
    .select('rowVersion')
    .where('id', '=', ids.disputeId)
    .executeTakeFirstOrThrow();
  const ofMediation = `/disputes/${ids.disputeId}/proceedings/${ids.proceedingId}/mediation`;
  return { ...ids, rowVersion, ofMediation };
}
type Mediated = Awaited<ReturnType<typeof underMediation>>;

/** Until everything in the outbox has arrived, by way of the worker. */
const everythingDelivered = () =>
  vi.waitFor(
    async () => {
      const waiting = await world.db
        .selectFrom('outbox')
        .select('id')
        .where('relayedAt', 'is', null)
        .execute();
      expect(waiting).toEqual([]);
    },
    { timeout: 20_000, interval: 50 },
  );

const session = (n: number) => ({ sessionId: `s-${n}`, scheduledOn: '2026-03-09', place: '一号调解室' });

type Part = 'mediator' | 'head' | 'clerk' | 'applicant' | 'stranger';
type Act =
  | 'schedule-session'
  | 'state-fact'
  | 'suspect-sham'
  | 'clear-sham'
  | 'record-contact'
  | 'flag-risk'
  | 'confirm-address'
  | 'withdraw';

/** One question and its answer, as whoever asked remembers them. */
interface Exchange {
  part: Part;
  what: Act | 'read';
  fact?: string | undefined;
  ifMatch?: number | undefined;
  status: number;
  /** The version that was read, or that the act made. */
  version?: number | undefined;
  /** The states that were read, or to which the act led. */
  states?: string | undefined;
}

/** A mediation under way, as far as these acts move it. */
interface Mediation {
  version: number;
  stands: 'open' | 'suspended' | 'withdrawn';
  facts: readonly string[];
}

const mayDo: Record<Act, readonly Part[]> = {
  'schedule-session': ['mediator'],
  'state-fact': ['mediator'],
  'suspect-sham': ['mediator', 'head'],
  'clear-sham': ['head'],
  'record-contact': ['mediator', 'clerk'],
  'flag-risk': ['mediator', 'head', 'clerk'],
  'confirm-address': ['applicant'],
  withdraw: ['applicant'],
};
const anywhere: readonly Act[] = ['flag-risk', 'confirm-address', 'withdraw'];
const stateOf: Record<Mediation['stands'], string> = {
  open: 'mediating.phase.conducting.open',
  suspended: 'mediating.phase.conducting.suspended',
  withdrawn: 'withdrawn',
};

/** The status of the answer that somebody alone would get, and what would then be. */
function heard(now: Mediation, { part, what, fact = '', ifMatch }: Exchange): [number, Mediation] {
  if (part === 'stranger') return [404, now];
  if (what === 'read') return [200, now];
  if (ifMatch !== undefined && ifMatch !== now.version) return [412, now];
  if (!mayDo[what].includes(part)) return [403, now];
  const isHeard =
    what === 'clear-sham'
      ? now.stands === 'suspended'
      : now.stands === 'open' || (now.stands === 'suspended' && anywhere.includes(what));
  if (!isHeard) return [409, now];
  if (what === 'state-fact' && now.facts.includes(fact)) return [422, now];
  const moved: Partial<Record<Act, Mediation['stands']>> = {
    'suspect-sham': 'suspended',
    'clear-sham': 'open',
    withdraw: 'withdrawn',
  };
  return [
    200,
    {
      version: now.version + 1,
      stands: moved[what] ?? now.stands,
      facts: what === 'state-fact' ? [...now.facts, fact].toSorted() : now.facts,
    },
  ];
}

const alone = (version: number): Sequential<Mediation, Exchange> => ({
  first: { version, stands: 'open', facts: [] },
  after: (now, exchange) => {
    const [status, next] = heard(now, exchange);
    if (exchange.status !== status) return undefined;
    if (status !== 200) return next;
    const seen =
      exchange.version === next.version && exchange.states?.split(' ').includes(stateOf[next.stands]);
    return seen ? next : undefined;
  },
  nameOf: (now) => JSON.stringify(now),
});

const bodyOf: Record<Act, (of: { fact: string; mark: string; respondentId: string }) => unknown> = {
  'schedule-session': ({ mark }) => ({ ...session(0), sessionId: mark }),
  'state-fact': ({ fact }) => ({ factId: fact, text: '入职时间为2024年3月。' }),
  'suspect-sham': () => ({ reason: '双方陈述高度一致' }),
  'clear-sham': () => ({ reason: '经核查属实' }),
  'record-contact': ({ respondentId }) => ({ partyId: respondentId, means: '电话', reached: true }),
  'flag-risk': ({ mark }) => ({ kind: 'work_safety', authority: '应急管理部门', note: mark }),
  'confirm-address': ({ mark }) => ({ address: `来宾市示例路${mark}` }),
  withdraw: () => ({ reason: '已经自行解决' }),
};

const turnsOf: Record<Part, number> = { mediator: 16, head: 8, clerk: 5, applicant: 8, stranger: 3 };

/** What somebody does turn by turn: reads, acts of their own, acts that are not theirs, now and then on the version seen last. */
async function livesThrough(
  { id, part, api }: { id: string; part: Part; api: number },
  dispute: Mediated,
  own: Chance,
): Promise<Observed<Exchange>[]> {
  const theirs = (Object.keys(mayDo) as Act[]).filter(
    (act) => mayDo[act].includes(part) && act !== 'withdraw',
  );
  const observed: Observed<Exchange>[] = [];
  let seen: number | undefined;
  for (let turn = 0; turn < turnsOf[part]; turn += 1) {
    const leaves = part === 'applicant' && turn === turnsOf[part] - 1;
    const what = leaves
      ? 'withdraw'
      : own.happens(0.35)
        ? 'read'
        : own.oneOf(
            own.happens(0.85) && theirs.length > 0 ? theirs : (['suspect-sham', 'state-fact'] as const),
          );
    const fact = what === 'state-fact' ? `f-${own.whole(1, 2)}` : undefined;
    const ifMatch = what !== 'read' && !leaves && own.happens(0.3) ? seen : undefined;
    const began = performance.now();
    const answer =
      what === 'read'
        ? await ask(api, id, 'GET', `/disputes/${dispute.disputeId}`)
        : await ask(
            api + turn,
            id,
            'POST',
            `${dispute.ofMediation}/${what}`,
            bodyOf[what]({ fact: fact ?? '', mark: `${id}-${turn}`, respondentId: dispute.respondentId }),
            { ifMatch },
          );
    const body = (await answer.json()) as {
      rowVersion?: number;
      states?: string[];
      dispute?: { rowVersion: number };
      proceedings?: { id: string; states: { path: string }[] }[];
    };
    const ended = performance.now();
    const version = what === 'read' ? body.dispute?.rowVersion : body.rowVersion;
    const states =
      what === 'read'
        ? body.proceedings?.find((one) => one.id === dispute.proceedingId)?.states.map(({ path }) => path)
        : body.states;
    seen = version ?? seen;
    const { status } = answer;
    observed.push({
      began,
      ended,
      exchange: { part, what, fact, ifMatch, status, version, states: states?.join(' ') },
    });
  }
  return observed;
}

describe('fifty people with different rights at one dispute at once, through two API processes', () => {
  let dispute: Mediated;
  let history: Observed<Exchange>[];

  beforeAll(async () => {
    dispute = await underMediation();
    const everybody = [
      ...heads.map(({ id }) => ({ id, part: 'head' as const })),
      ...clerks.map(({ id }) => ({ id, part: 'clerk' as const })),
      ...strangers.map(({ id }) => ({ id, part: 'stranger' as const })),
      { id: 'worker', part: 'applicant' as const },
      { id: 'mediator', part: 'mediator' as const },
    ];
    expect(everybody).toHaveLength(50);
    history = (
      await Promise.all(
        everybody.map((one, api) => livesThrough({ ...one, api }, dispute, chance(1).branch(one.id))),
      )
    ).flat();
  });

  it('see one history: some order of what they did explains every answer, and nobody comes before what had ended when they began', () => {
    const { order, unexplained } = linearize(alone(dispute.rowVersion), history);
    expect(unexplained.map(({ exchange }) => exchange)).toEqual([]);
    expect(order).toHaveLength(history.length);
    // Everything happened that can: read, done, no business of theirs, not theirs to do, not now, overtaken, not twice.
    const statuses = new Set(history.map(({ exchange }) => `${exchange.what === 'read'} ${exchange.status}`));
    for (const one of [
      'true 200',
      'false 200',
      'true 404',
      'false 404',
      'false 403',
      'false 409',
      'false 412',
    ])
      expect(statuses).toContain(one);
  });

  it('and the journal has the acts that were acknowledged, and none of those that were refused', async () => {
    const { order } = linearize(alone(dispute.rowVersion), history);
    const acknowledged = order
      .filter(({ exchange }) => exchange.what !== 'read' && exchange.status === 200)
      .map(({ exchange }) => exchange.what.toUpperCase().replace('-', '_'));
    const journal = await world.db
      .selectFrom('journalEntry')
      .select('event')
      .where('disputeId', '=', dispute.disputeId)
      .where('capacity', 'not in', ['system', 'clock'])
      .orderBy('seq')
      .execute();
    const before = journal.length - acknowledged.length;
    expect(journal.slice(before).map(({ event }) => event)).toEqual(acknowledged);
    expect(journal.slice(0, before).at(-1)?.event).toBe('ACCEPT_ASSIGNMENT');
  });

  const doctored = (change: (exchange: Exchange, n: number) => Partial<Exchange>) =>
    linearize(
      alone(dispute.rowVersion),
      history.map((one, n) => ({ ...one, exchange: { ...one.exchange, ...change(one.exchange, n) } })),
    ).unexplained;
  const nthOf = (fits: (one: Observed<Exchange>) => boolean, n: number): number => {
    const found = history.flatMap((one, place) => (fits(one) ? [place] : []));
    expect(found.length).toBeGreaterThan(n);
    return found[n] as number;
  };
  const isAct = ({ exchange }: Observed<Exchange>) => exchange.what !== 'read' && exchange.status === 200;

  it('which would not pass if a reader had been shown a version that had been overtaken before they asked', () => {
    const late = history.toSorted((a, b) => b.began - a.began);
    const reader = late.find(({ exchange }) => exchange.what === 'read' && exchange.status === 200);
    const place = history.indexOf(reader as Observed<Exchange>);
    expect(doctored((_, n) => (n === place ? { version: dispute.rowVersion } : {}))).not.toEqual([]);
  });

  it('nor if a page had mixed the version of one moment with the states of another', () => {
    const place = nthOf(({ exchange }) => exchange.what === 'read' && exchange.status === 200, 3);
    const other = (states = '') =>
      states.includes('suspended') || states.includes('withdrawn') ? stateOf.open : stateOf.suspended;
    expect(doctored(({ states }, n) => (n === place ? { states: other(states) } : {}))).not.toEqual([]);
  });

  it('nor if an act had been acknowledged and lost, or done and refused', () => {
    const place = nthOf(isAct, 20);
    expect(doctored((_, n) => (n === place ? { status: 409, version: undefined } : {}))).not.toEqual([]);
    const refused = nthOf(({ exchange }) => exchange.status === 403, 0);
    expect(
      doctored((_, n) => (n === refused ? { status: 200, version: dispute.rowVersion + 9 } : {})),
    ).not.toEqual([]);
  });

  it('nor if two acts had been given one version, or an overtaken one had been let through', () => {
    const [one, other] = [nthOf(isAct, 5), nthOf(isAct, 6)];
    const { version } = (history[other] as Observed<Exchange>).exchange;
    expect(doctored((_, n) => (n === one ? { version } : {}))).not.toEqual([]);
    const stale = nthOf(({ exchange }) => exchange.status === 412, 0);
    expect(doctored((_, n) => (n === stale ? { ifMatch: undefined } : {}))).not.toEqual([]);
  });
});

describe('many people at one dispute at once', () => {
  it('hand in fifty files and write fifty notes while an act is held up half-way: all are answered meanwhile, and then the act ends well', async () => {
    const { disputeId, ofMediation, rowVersion } = await underMediation();
    const journal = await holdTable(world.url, 'journal_entry');
    onTestFailed(() => journal.release());
    let ended = 0;
    const act = async (api: number) => {
      const answer = await ask(api, 'mediator', 'POST', `${ofMediation}/schedule-session`, session(api));
      ended += 1;
      return answer;
    };
    // One in each process: the second waits for the dispute, as a file or a note would if it had to.
    const acts = [act(0)];
    await vi.waitFor(async () => expect(await journal.waiting()).toBe(1), { timeout: 10_000, interval: 10 });
    acts.push(act(1));
    const answers = await Promise.all([
      ...Array.from({ length: 50 }, (_, n) =>
        ask(n, 'worker', 'POST', `/disputes/${disputeId}/evidence`, `第${n}页`, {
          headers: {
            'content-type': 'text/plain',
            'x-file-name': encodeURIComponent(`工资条${n}.txt`),
          },
        }),
      ),
      ...Array.from({ length: 50 }, (_, n) =>
        ask(n, n % 2 ? 'mediator' : 'intake-0', 'POST', `/disputes/${disputeId}/notes`, { body: `笔记${n}` }),
      ),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(201));
    const counted = async (table: 'note' | 'evidence') =>
      (await world.db.selectFrom(table).select('id').where('disputeId', '=', disputeId).execute()).length;
    expect([await counted('note'), await counted('evidence')]).toEqual([50, 50]);
    expect([ended, await journal.waiting()]).toEqual([0, 1]);

    await journal.release();
    const done = await Promise.all(acts);
    expect(done.map(({ status }) => status)).toEqual([200, 200]);
    const versions = await Promise.all(done.map(async (one) => (await one.json()) as { rowVersion: number }));
    expect(versions.map((one) => one.rowVersion)).toEqual([rowVersion + 1, rowVersion + 2]);
  });

  it('repeat one command a hundred times at once: one event, one task, one notification, and one answer for everybody', async () => {
    const { disputeId, ofMediation } = await underMediation(2);
    await everythingDelivered();
    const rowsOf = async () => ({
      events: await world.db
        .selectFrom('journalEntry')
        .select(['seq', 'event'])
        .where('disputeId', '=', disputeId)
        .orderBy('seq')
        .execute(),
      tasks: await world.db
        .selectFrom('task')
        .select(['id', 'kind'])
        .where('disputeId', '=', disputeId)
        .execute(),
      messages: await world.db.selectFrom('outbox').select('id').where('disputeId', '=', disputeId).execute(),
      notifications: await world.db
        .selectFrom('notification')
        .select(['id', 'message', 'recipientId'])
        .where('disputeId', '=', disputeId)
        .execute(),
    });
    const before = await rowsOf();
    const key = `together-${++keys}`;
    const replies = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        const answer = await ask(
          n,
          'intake',
          'POST',
          `${ofMediation}/assign`,
          { mediatorId: 'mediator' },
          { key },
        );
        return [answer.status, await answer.json()] as const;
      }),
    );
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect(replies[0]?.[0]).toBe(200);
    await everythingDelivered();

    const after = await rowsOf();
    const isNew = <T extends { id: string }>(now: readonly T[], then: readonly T[]) =>
      now.filter(({ id }) => !then.some((one) => one.id === id));
    expect(after.events.slice(before.events.length).map(({ event }) => event)).toEqual(['ASSIGN']);
    expect(isNew(after.tasks, before.tasks)).toMatchObject([{ kind: 'answerAssignment' }]);
    expect(isNew(after.messages, before.messages)).toHaveLength(1);
    expect(isNew(after.notifications, before.notifications)).toMatchObject([
      { message: 'assignmentOffered', recipientId: 'mediator' },
    ]);
  });

  it('and afterwards the database bears out all of it', async () => {
    await everythingDelivered();
    expect((await checkEverything(world.url, [])).problems).toEqual([]);
  });
});
