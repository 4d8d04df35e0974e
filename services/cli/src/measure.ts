// `npm run measure`: honest figures of the whole engine on this machine, on the embedded default with fsync on.
//   1. acts per second with 8 concurrent callers, in one process;
//   2. what keeping supervision's figures costs an act, side by side with acts that keep none;
//   3. one event over HTTP, through the real route: p50 and p99, with 1 and with 8 callers.
// Not part of the tests. A legal act here is all of it: lock and load, decide, proceeding, journal entry with its hash,
// deadlines, tasks, outbox, commit.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createEngine,
  type Engine,
  type FiledDispute,
  fileDispute,
  raiseEvent,
  registryCompletions,
} from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { type Filing, isRefusal, type Person, type Refusal } from '@dingfen/domain';
import { startPostgres } from '@dingfen/local-stack';
import { connect, type Database, mergeFigures, migrateToLatest } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import { freePortFrom } from './start/free-port.ts';
import { startService } from './start/service.ts';

const CALLERS = 8;
const SECONDS = 10;
const HTTP_REQUESTS = 2000;

const worker: Person = { id: 'worker', name: '甲（虚构）', roles: ['worker'] };
const intake: Person = { id: 'intake', name: '登记员（虚构）', roles: ['intake'], organisationId: 'centre' };
const mediator: Person = {
  id: 'mediator',
  name: '调解员（虚构）',
  roles: ['mediator'],
  organisationId: 'centre',
};

const filing: Filing = {
  channel: 'online',
  employment: 'standard',
  regionCode: '451300',
  narrative: '三个月工资未付。',
  parties: [
    { role: 'applicant', kind: 'worker', name: '甲（虚构）', phone: '10000000001' },
    { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）' },
  ],
  claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
};

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`${answer.code}: ${answer.detail.en}`);
  return answer;
}

const head = () => ({ idempotencyKey: randomUUID() });

async function people(db: Database): Promise<void> {
  await db
    .insertInto('organisation')
    .values({
      id: 'centre',
      kind: 'mediationCentre',
      name: '示例中心',
      parentId: null,
      regionCode: '451300',
      ancestry: ['centre'],
    })
    .execute();
  await db
    .insertInto('person')
    .values(
      [worker, intake, mediator].map(({ organisationId, ...one }) => ({
        ...one,
        roles: [...one.roles],
        represents: [],
        organisationId: organisationId ?? null,
      })),
    )
    .execute();
  await db
    .insertInto('mediator')
    .values({
      personId: 'mediator',
      organisationId: 'centre',
      skills: ['wages'],
      languages: [],
      rosterActive: true,
      accepting: true,
      maxLoad: 100_000,
      declaredRelations: [],
    })
    .execute();
}

/** A dispute under mediation, ready for acts that may be repeated. */
async function underMediation(
  engine: Engine,
): Promise<{ filed: FiledDispute; proceedingId: string; acts: number }> {
  const filed = done(await fileDispute(engine, worker, filing, head()));
  const { id } = await engine.db
    .selectFrom('proceeding')
    .select('id')
    .where('disputeId', '=', filed.disputeId)
    .where('procedure', '=', 'mediation')
    .executeTakeFirstOrThrow();
  const { id: respondent } = await engine.db
    .selectFrom('party')
    .select('id')
    .where('disputeId', '=', filed.disputeId)
    .where('role', '=', 'respondent')
    .executeTakeFirstOrThrow();
  const steps: [Person, string, Record<string, unknown>][] = [
    [intake, 'PASS_SCREENING', { identitiesChecked: true, registrationChecked: true }],
    [intake, 'CONSENT', { partyId: respondent, evidence: '电话录音1' }],
    [intake, 'ASSIGN', { mediatorId: 'mediator' }],
    [mediator, 'ACCEPT_ASSIGNMENT', {}],
  ];
  for (const [person, event, payload] of steps)
    done(
      await raiseEvent(engine, person, {
        disputeId: filed.disputeId,
        proceedingId: id,
        event,
        payload,
        ...head(),
      }),
    );
  return { filed, proceedingId: id, acts: steps.length };
}

const schedule = (n: number) => ({
  event: 'SCHEDULE_SESSION',
  payload: { sessionId: `s-${n}`, scheduledOn: '2027-06-01', place: '一号调解室' },
});

/** Each caller takes a dispute through its opening and twenty sessions, then the next one, until time is up. */
async function inProcess(engine: Engine): Promise<{ filings: number; acts: number; seconds: number }> {
  const until = performance.now() + SECONDS * 1000;
  const begun = performance.now();
  let filings = 0;
  let acts = 0;
  const caller = async () => {
    while (performance.now() < until) {
      const { filed, proceedingId, acts: opening } = await underMediation(engine);
      filings += 1;
      acts += opening;
      for (let n = 0; n < 20 && performance.now() < until; n++, acts++)
        done(
          await raiseEvent(engine, mediator, {
            disputeId: filed.disputeId,
            proceedingId,
            ...schedule(n),
            ...head(),
          }),
        );
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return { filings, acts, seconds: (performance.now() - begun) / 1000 };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] as number;

const COURSES = 200;
/** With the opening and the filing, twelve entries in the journal: an ordinary dispute. */
const SESSIONS = 7;

/**
 * The same course of a dispute with and without figures, in turns, so that whatever else the machine does meets both alike;
 * then how long the merger takes to fold what the acts left.
 */
async function costOfFigures(engine: Engine): Promise<{ kept: number; without: number; folding: number }> {
  const engines = { kept: engine, without: { ...engine, keepsFigures: false } };
  const took = { kept: [] as number[], without: [] as number[] };
  for (let n = 0; n < COURSES; n++)
    for (const which of n % 2 === 0 ? (['kept', 'without'] as const) : (['without', 'kept'] as const)) {
      const begun = performance.now();
      const { filed, proceedingId, acts } = await underMediation(engines[which]);
      for (let session = 0; session < SESSIONS; session++)
        done(
          await raiseEvent(engines[which], mediator, {
            disputeId: filed.disputeId,
            proceedingId,
            ...schedule(session),
            ...head(),
          }),
        );
      took[which].push((performance.now() - begun) / (1 + acts + SESSIONS));
    }
  const begun = performance.now();
  while (((await mergeFigures(engine.db)) ?? 0) > 0);
  const folding = (performance.now() - begun) / (COURSES * (SESSIONS + 5));
  const median = (all: number[]): number =>
    at(
      all.toSorted((a, b) => a - b),
      0.5,
    );
  return { kept: median(took.kept), without: median(took.without), folding };
}

/** Waits for the API's own word that it is ready. */
async function ready(url: string): Promise<void> {
  for (;;) {
    const well = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (well) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function overHttp(
  engine: Engine,
  url: string,
  callers: number,
): Promise<{ p50: number; p99: number; perSecond: number }> {
  const signIn = await fetch(`${url}/v1/local/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: mediator.id }),
  });
  const { token } = (await signIn.json()) as { token: string };
  const took: number[] = [];
  const each = HTTP_REQUESTS / callers;
  const begun = performance.now();
  const caller = async () => {
    let dispute = await underMediation(engine);
    for (let n = 0; n < each; n++) {
      // A file with a thousand sessions would measure its size, not the route.
      if (n > 0 && n % 20 === 0) dispute = await underMediation(engine);
      const started = performance.now();
      const answer = await fetch(
        `${url}/v1/disputes/${dispute.filed.disputeId}/proceedings/${dispute.proceedingId}/mediation/schedule-session`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'idempotency-key': randomUUID(),
          },
          body: JSON.stringify(schedule(n).payload),
        },
      );
      await answer.text();
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - begun) / 1000;
  const sorted = took.toSorted((a, b) => a - b);
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99), perSecond: took.length / seconds };
}

const dataDir = await mkdtemp(join(tmpdir(), 'dingfen-measure-'));
const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), database: 'dingfen' });
try {
  await migrateToLatest(postgres.url);
  const db = connect(postgres.url, { size: 16 });
  await people(db);
  const engine = createEngine({
    db,
    procedures: registry(procedures),
    stageOf,
    completions: registryCompletions,
  });
  await underMediation(engine);
  console.log(
    `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model}), embedded PostgreSQL, fsync on`,
  );
  const { filings, acts, seconds } = await inProcess(engine);
  console.log(
    `in process, ${CALLERS} callers: ${Math.round((acts + filings) / seconds)} acts/s (${filings} filings and ${acts} acts in ${seconds.toFixed(1)} s)`,
  );
  while (((await mergeFigures(db)) ?? 0) > 0);
  const { kept, without, folding } = await costOfFigures(engine);
  console.log(
    `figures: ${kept.toFixed(3)} ms an act with them, ${without.toFixed(3)} ms without: ${((kept / without - 1) * 100).toFixed(1)} % (the merger later takes ${folding.toFixed(3)} ms an act, outside it)`,
  );
  const port = await freePortFrom(7400, '127.0.0.1');
  const api = startService({
    name: 'api',
    env: {
      DATABASE_URL: postgres.url,
      PORT: `${port}`,
      HOST: '127.0.0.1',
      DINGFEN_LOCAL: '1',
      LOG_LEVEL: 'warn',
    },
    logFile: join(dataDir, 'api.log'),
    onError: console.error,
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(url);
  for (const callers of [1, CALLERS]) {
    const { p50, p99, perSecond } = await overHttp(engine, url, callers);
    console.log(
      `over HTTP, ${callers} caller(s), ${HTTP_REQUESTS} events: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${Math.round(perSecond)} events/s (client and server share the cores)`,
    );
  }
  await api.stop();
  await db.destroy();
} finally {
  await postgres.remove();
  await rm(dataDir, { recursive: true, force: true });
}
