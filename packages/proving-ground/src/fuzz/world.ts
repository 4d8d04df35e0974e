import pg from 'pg';
import type { Chance } from '../random.ts';
import type { Known } from './values.ts';

/** What exists in the database: disputes with their people and proceedings, and ids of everything else. */
export interface World {
  disputes: { id: string; people: string[]; proceedings: { id: string; procedure: string }[] }[];
  people: string[];
  known: Known;
}

export async function readWorld(url: string, today: string): Promise<World> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const { rows: disputes } = await db.query<World['disputes'][number]>(`
      select d.id,
        (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'procedure', p.procedure)), '[]')
           from proceeding p where p.dispute_id = d.id) as proceedings,
        (select coalesce(jsonb_agg(distinct who), '[]') from (
           select person_id as who from party where dispute_id = d.id and person_id is not null
           union select holder_id from assignment a join person on person.id = a.holder_id where a.dispute_id = d.id
           union select person.id from assignment a join person on person.organisation_id = a.holder_id where a.dispute_id = d.id
         ) everybody) as people
      from dispute d order by d.id`);
    const ids = async (query: string): Promise<string[]> =>
      (await db.query<{ id: string }>(query)).rows.map(({ id }) => id);
    const some = await ids(`(select id from party order by id limit 80)
      union all (select id from claim_item order by id limit 40)
      union all (select id from organisation order by id limit 60)
      union all (select person_id from mediator order by 1 limit 40)`);
    const day = (shift: number): string =>
      new Date(Date.parse(`${today}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10);
    return {
      disputes,
      people: await ids('select id from person order by id'),
      known: { ids: some, days: [0, -1, -3, -10, -40, 1, 5, 20, 60].map(day) },
    };
  } finally {
    await db.end();
  }
}

/** A dispute, mostly one with a proceeding of the named procedure, and somebody who, mostly, has to do with it. */
export function someone(
  world: World,
  chance: Chance,
  procedure?: string,
): { dispute: World['disputes'][number]; personId: string } {
  const fitting = world.disputes.filter((one) => one.proceedings.some((it) => it.procedure === procedure));
  const dispute = chance.oneOf(fitting.length > 0 && chance.happens(0.9) ? fitting : world.disputes);
  const near = dispute.people.length > 0 && chance.happens(0.85);
  return { dispute, personId: chance.oneOf(near ? dispute.people : world.people) };
}
