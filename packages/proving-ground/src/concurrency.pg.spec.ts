import {
  type ActDone,
  type Engine,
  fileDispute,
  handInEvidence,
  raiseEvent,
  writeNote,
} from '@dingfen/dispute-engine';
import { isRefusal } from '@dingfen/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkEverything } from './check/check.ts';
import {
  filing,
  idsOf,
  intoMediation,
  mediator,
  smallWorld,
  type SmallWorld,
  worker,
} from './testing/index.ts';

let world: SmallWorld;
let engines: Engine[];
let keys = 0;
const head = () => ({ idempotencyKey: `together-${++keys}` });

beforeAll(async () => {
  world = await smallWorld();
  engines = [world.engine, world.anotherEngine(), world.anotherEngine()];
});
afterAll(() => world.leave());

async function underMediation() {
  const filed = await fileDispute(world.engine, worker, filing('三个月工资未付。'), head());
  if (isRefusal(filed)) throw new Error(filed.detail.en);
  const ids = await idsOf(world.db, filed.disputeId);
  for (const [person, event, payload] of intoMediation(ids.respondentId)) {
    const done = await raiseEvent(world.engine, person, { ...ids, event, payload, ...head() });
    if (isRefusal(done)) throw new Error(done.detail.en);
  }
  return ids;
}

const session = (n: number) => ({
  event: 'SCHEDULE_SESSION',
  payload: { sessionId: `s-${n}`, scheduledOn: '2026-03-09', place: '一号调解室' },
});

interface Observed {
  began: number;
  ended: number;
  done: ActDone;
}

describe('fifty people at one dispute at once, through three processes', () => {
  it('see one history: every act has a place of its own in it, and none comes before one that had ended when it began', async () => {
    const ids = await underMediation();
    const observed: Observed[] = [];
    const before = await world.db
      .selectFrom('dispute')
      .select(['rowVersion', 'journalLength'])
      .where('id', '=', ids.disputeId)
      .executeTakeFirstOrThrow();
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        for (const turn of [0, 1]) {
          const began = performance.now();
          const done = await raiseEvent(engines[n % engines.length] as Engine, mediator, {
            ...ids,
            ...session(n * 2 + turn),
            ...head(),
          });
          if (isRefusal(done)) throw new Error(done.detail.en);
          observed.push({ began, ended: performance.now(), done });
        }
      }),
    );
    const history = observed.toSorted((a, b) => a.done.rowVersion - b.done.rowVersion);
    expect(history.map(({ done }) => done.rowVersion)).toEqual(
      Array.from({ length: 100 }, (_, n) => before.rowVersion + 1 + n),
    );
    expect(history.map(({ done }) => done.journalSeq)).toEqual(
      Array.from({ length: 100 }, (_, n) => before.journalLength + 1 + n),
    );
    // Linearizable: the order of the history never contradicts the order in which people saw things happen.
    let latestBegin = 0;
    for (const { began, ended } of history) {
      expect(ended).toBeGreaterThan(latestBegin);
      latestBegin = Math.max(latestBegin, began);
    }
  });

  it('hand in fifty files and fifty notes while an act runs, and nobody waits for or conflicts with anybody', async () => {
    const ids = await underMediation();
    const answers = await Promise.all([
      raiseEvent(world.engine, mediator, { ...ids, ...session(1), ...head() }),
      ...Array.from({ length: 50 }, (_, n) =>
        handInEvidence(
          engines[n % engines.length] as Engine,
          worker,
          {
            disputeId: ids.disputeId,
            fileName: `工资条${n}.txt`,
            mediaType: 'text/plain',
            content: new TextEncoder().encode(`第${n}页`),
          },
          head(),
        ),
      ),
      ...Array.from({ length: 50 }, (_, n) =>
        writeNote(
          engines[n % engines.length] as Engine,
          mediator,
          { disputeId: ids.disputeId, body: `笔记${n}` },
          head(),
        ),
      ),
    ]);
    expect(answers.filter(isRefusal)).toEqual([]);
    const counted = async (table: 'note' | 'evidence') =>
      (await world.db.selectFrom(table).select('id').where('disputeId', '=', ids.disputeId).execute()).length;
    expect([await counted('note'), await counted('evidence')]).toEqual([50, 50]);
  });

  it('repeat one command a hundred times at once: it is done once, and everybody gets the same answer', async () => {
    const ids = await underMediation();
    const command = { ...ids, ...session(1), ...head() };
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        raiseEvent(engines[n % engines.length] as Engine, mediator, command),
      ),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers.filter(isRefusal)).toEqual([]);
    const entries = await world.db
      .selectFrom('journalEntry')
      .select('seq')
      .where('disputeId', '=', ids.disputeId)
      .where('event', '=', 'SCHEDULE_SESSION')
      .execute();
    expect(entries).toHaveLength(1);
  });

  it('and afterwards the database bears out all of it', async () => {
    const { problems } = await checkEverything(world.url, []);
    // Nothing relays messages here; everything else must be as it should.
    expect(problems.filter((one) => one.what !== 'message not delivered')).toEqual([]);
  });
});
