import {
  createEngine,
  type Engine,
  type EngineOptions,
  expireDeadline,
  fileDispute,
  fireNotices,
  handInEvidence,
  issueOrder,
  raiseEvent,
  registryCompletions,
  wakeOrder,
  writeNote,
} from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { type Filing, isRefusal, type Person, type Refusal } from '@dingfen/domain';
import { claimDue, claimOutbox, type Database, deliver, standClockAt } from '@dingfen/persistence';
import { type Procedure, registry } from '@dingfen/procedure-kit';
import { sql } from 'kysely';
import { filing, idsOf, intoMediation, mediator, worker } from '../testing/small-world.ts';
import type { Marked } from './check.ts';

/** A small world that is worked in, and what was asked for in it. */
export interface Worked {
  disputeId: string;
  marks: Marked[];
}

let keys = 0;

/** The engine as the services have it, but for what is said otherwise. */
export const engineWith = (db: Database, otherwise: Partial<EngineOptions> = {}): Engine =>
  createEngine({
    db,
    procedures: registry(procedures),
    stageOf,
    completions: registryCompletions,
    ...otherwise,
  });

/** The procedures with another mediation in place of the real one. */
export const withMediation = (
  change: (mediation: Procedure) => Partial<Procedure>,
): Partial<EngineOptions> => ({
  procedures: registry(procedures.map((one) => (one.key === 'mediation' ? { ...one, ...change(one) } : one))),
});

/** Asks `times` times under the same key, as whoever got no answer does, and notes what became of it. */
async function ask<T extends object>(
  marks: Marked[],
  times: number,
  asked: Pick<Marked, 'kind' | 'personId'> & Partial<Marked>,
  carryOut: (head: { idempotencyKey: string }) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const key = `proved-${++keys}`;
  let answer = await carryOut({ idempotencyKey: key });
  for (let n = 1; n < times; n += 1) answer = await carryOut({ idempotencyKey: key });
  const refused = isRefusal(answer);
  marks.push({
    ...asked,
    key,
    acknowledged: !refused,
    refused,
    ...(refused ? {} : { answer: answer as object as Record<string, unknown> }),
  });
  return answer;
}

type Step = [Person, string, Record<string, unknown>];

/** One dispute from filing into mediation, with a session, a note and a piece of evidence. */
export async function work(
  db: Database,
  engine: Engine,
  {
    times = 1,
    steps = 5,
    marks = [],
    channel = 'online',
  }: { times?: number; steps?: number; marks?: Marked[]; channel?: Filing['channel'] } = {},
): Promise<Worked> {
  const token = (): string => `t-00000000-0000-4000-8000-${String(++keys).padStart(12, '0')}`;
  const words = token();
  const filed = await ask(marks, times, { kind: 'filing', token: words, personId: worker.id }, (head) =>
    fileDispute(engine, worker, { ...filing(`三个月工资未付。${words}`), channel }, head),
  );
  if (isRefusal(filed)) throw new Error(filed.detail.en);
  const { disputeId, proceedingId, respondentId } = await idsOf(db, filed.disputeId);
  const sessionId = token();
  const all: Step[] = [
    ...intoMediation(respondentId).flatMap(([person, event, payload]): Step[] =>
      // There the application is accepted once both agree, and the body's own period begins.
      channel === 'one_stop_centre' && event === 'CONSENT'
        ? [
            [person, event, payload],
            [person, 'ACCEPT_APPLICATION', {}],
          ]
        : [[person, event, payload]],
    ),
    [mediator, 'SCHEDULE_SESSION', { sessionId, scheduledOn: '2026-03-09', place: '一号调解室' }],
  ];
  for (const [person, event, payload] of all.slice(0, steps)) {
    const own = event === 'SCHEDULE_SESSION' ? { token: sessionId } : {};
    const asked = { kind: 'act', personId: person.id, disputeId, proceedingId, event, ...own } as const;
    await ask(marks, times, asked, (head) =>
      raiseEvent(engine, person, { disputeId, proceedingId, event, payload, ...head }),
    );
  }
  const [note, file] = [token(), token()];
  await ask(marks, times, { kind: 'note', token: note, personId: mediator.id }, (head) =>
    writeNote(engine, mediator, { disputeId, body: `笔记 ${note}` }, head),
  );
  await ask(marks, times, { kind: 'evidence', token: file, personId: mediator.id }, (head) =>
    handInEvidence(
      engine,
      mediator,
      { disputeId, fileName: `${file}.txt`, mediaType: 'text/plain', content: Buffer.from('工资条') },
      head,
    ),
  );
  return { disputeId, marks };
}

/** What falls due until an instant is heard, and every message delivered, as the worker does it. */
export async function letTimePass(
  db: Database,
  engine: Engine,
  until = '2026-05-12T02:00:00Z',
): Promise<void> {
  await standClockAt(db, until);
  // An engine that forgets what it has heard would never come to rest.
  for (let round = 0; round < 10; round += 1) {
    const due = await claimDue(db, 100);
    for (const { id } of due.deadlines) await expireDeadline(engine, id);
    for (const { id } of due.notices) await fireNotices(engine, id);
    for (const { id } of due.orders) await wakeOrder(engine, id);
  }
  for (;;) {
    const messages = await claimOutbox(db, 100);
    if (messages.length === 0) return;
    await deliver(
      db,
      messages.map(({ id, disputeId, payload }) => {
        const { to, message, text, at } = payload as {
          to: { kind: 'party'; id: string; role?: string };
          message: string;
          text: { zh: string; en: string };
          at: string;
        };
        return {
          id,
          disputeId,
          recipientKind: to.kind,
          recipientId: to.id,
          recipientRole: to.role ?? null,
          message,
          text,
          createdAt: at,
        };
      }),
    );
  }
}

const supervisor: Person = {
  id: 'supervisor',
  name: '督办员（虚构）',
  roles: ['supervisor'],
  organisationId: 'city',
};

/** Puts a city with a supervisor above the centre; before anything is filed, for figures are kept by the tree of organisations. */
export async function putCityAbove(db: Database): Promise<void> {
  const city = { id: 'city', kind: 'hrssBureau', name: '示例市局', parentId: null } as const;
  await db
    .insertInto('organisation')
    .values({ ...city, regionCode: '451300', ancestry: ['city'] })
    .execute();
  await sql`update organisation set parent_id = 'city', ancestry = array['city', 'centre'] where id = 'centre'`.execute(
    db,
  );
  await db
    .insertInto('person')
    .values({ ...supervisor, roles: ['supervisor'], represents: [], organisationId: 'city' })
    .execute();
}

/** The city asks the centre what became of a dispute. */
export async function supervise(engine: Engine, disputeId: string): Promise<void> {
  const asked = {
    organisationId: 'centre',
    disputeIds: [disputeId],
    ground: '久拖不办。',
    demands: ['说明进展'],
  };
  const issued = await issueOrder(engine, supervisor, asked, { idempotencyKey: `proved-${++keys}` });
  if (isRefusal(issued)) throw new Error(issued.detail.en);
}

/** Spoils every row on its way into a table, or in it when it is changed; the body sees it as `new`. */
export const spoil = (table: string, when: 'insert' | 'update', body: string) =>
  sql.raw(`
    create function spoil_${table}() returns trigger language plpgsql as $spoil$ begin ${body} end $spoil$;
    create trigger spoil before ${when} on ${table} for each row execute function spoil_${table}();`);
