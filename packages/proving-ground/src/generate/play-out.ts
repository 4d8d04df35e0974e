import { randomUUID } from 'node:crypto';
import {
  createEngine,
  type Engine,
  personById,
  raiseEvent,
  registryCompletions,
} from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { isRefusal } from '@dingfen/domain';
import { connect, type Database } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import { sql } from 'kysely';

interface Standing {
  id: string;
  stage: string;
  applicant: string;
  intake: string;
  mediation: string;
  lifecycle: string;
  items: number;
}

/** Of each stage, so many. */
const OF_EACH = 12;

/** The disputes with the shortest journals that stand where they can be brought to an end in a few acts. */
async function standingOnes(db: Database): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select * from (
      select d.id, d.stage, w.person_id as applicant, i.id as intake, m.id as mediation, l.id as lifecycle,
        coalesce(jsonb_array_length(nullif(m.context -> 'agreement', 'null') -> 'items'), 0) as items,
        row_number() over (partition by d.stage order by d.journal_length, d.id) as place
      from dispute d
        join proceeding m on m.dispute_id = d.id and m.procedure = 'mediation'
        join proceeding l on l.dispute_id = d.id and l.procedure = 'lifecycle'
        join assignment a on a.dispute_id = d.id and a.role = 'mediationBody'
        cross join lateral (
          select p.id from person p where p.organisation_id = a.holder_id and p.roles @> array['intake'] order by p.id limit 1) i
        cross join lateral (
          select p.person_id from party p where p.dispute_id = d.id and p.role = 'applicant' and p.person_id is not null
          order by p.position limit 1) w
      where d.status = 'open' and d.stage in ('mediation', 'choosing', 'agreement', 'winding')
    ) s where place <= ${OF_EACH} order by stage, place`.execute(db);
  return rows;
}

type Act = [by: 'applicant' | 'intake', where: 'mediation' | 'lifecycle', event: string, payload: object];

/** What ends a dispute from where it stands. */
function actsFor({ stage, items }: Standing): Act[] {
  const end: Act[] = [
    ['intake', 'lifecycle', 'RECORD_FOLLOW_UP', { result: 'satisfied' }],
    ['intake', 'lifecycle', 'CLOSE', {}],
  ];
  if (stage === 'mediation') return [['applicant', 'mediation', 'WITHDRAW', {}], ...end];
  if (stage === 'choosing') return [['applicant', 'lifecycle', 'WITHDRAW_DISPUTE', {}], ...end];
  if (stage !== 'agreement') return end;
  const received = Array.from(
    { length: items },
    (_, item): Act => ['applicant', 'mediation', 'CONFIRM_RECEIPT', { item }],
  );
  return [...received, ...end];
}

async function playOutOne(engine: Engine, one: Standing): Promise<boolean> {
  for (const [by, where, event, payload] of actsFor(one)) {
    const person = await personById(engine.db, one[by]);
    if (!person) return false;
    const done = await raiseEvent(engine, person, {
      disputeId: one.id,
      proceedingId: one[where],
      event,
      payload: { ...payload },
      idempotencyKey: randomUUID(),
    });
    if (isRefusal(done)) return false;
  }
  return true;
}

/**
 * Brings some of the demonstration world's disputes to an end on the shortest way, so that what is stamped from them is as short
 * as real disputes are, and over. Those that cannot be ended by now are left where they stand. Returns how many were ended.
 */
export async function playOut(url: string): Promise<number> {
  const db = connect(url, { size: 2 });
  try {
    const engine = createEngine({
      db,
      procedures: registry(procedures),
      stageOf,
      completions: registryCompletions,
    });
    let ended = 0;
    for (const one of await standingOnes(db)) if (await playOutOne(engine, one)) ended += 1;
    return ended;
  } finally {
    await db.destroy();
  }
}
