import { dictionary } from '@dingfen/metrics';
import pg from 'pg';
import type { Chance } from '../random.ts';
import type { Known } from './values.ts';

const metricIds = dictionary.map(({ id }) => id);

export interface Person {
  id: string;
  role: string;
}

export interface Dispute {
  id: string;
  /** Who has to do with it, and as what: parties, holders, officials of an organisation that holds it, supervisors above. */
  people: Person[];
  parties: string[];
  claims: string[];
  /** The organisations that hold it. */
  bodies: string[];
  proceedings: { id: string; procedure: string; states: string[] }[];
}

/** What exists in the database: disputes with their people and proceedings, and ids of everything else. */
export interface World {
  disputes: Dispute[];
  /** The disputes once more, those together that stand alike: what is rare is to be met as often as what is common. */
  standing: Dispute[][];
  people: Person[];
  known: Known;
  /** What was made meanwhile, oldest first. */
  made: Made[];
}

/** Something that has an address of its own, by the name it has there, with who made it and about what. */
export interface Made {
  name: 'evidenceId' | 'orderId';
  id: string;
  dispute: Dispute;
  personId: string;
}

/** Where fields of forms and of addresses get their ids from. */
const namedFields: Record<string, string> = {
  mediatorId: 'select person_id as id from mediator where roster_active order by 1 limit 40',
  approvedBy: `select id from person where roles && array['supervisor', 'unitHead', 'courtPresident'] order by id limit 60`,
  judgeId: `select id from person where 'judge' = any(roles) order by id`,
  toBodyId: `select id from organisation where kind not in ('court') order by id limit 60`,
  mediationBodyId:
    'select distinct holder_id as id from assignment where role = $$mediationBody$$ order by 1',
  organisation: 'select id from organisation order by id limit 80',
  court: `select id from organisation where kind like '%ourt%' order by id`,
  regionCode: 'select distinct region_code as id from organisation order by 1 limit 20',
  orderId: 'select id from supervision_order order by id limit 40',
  warningId: 'select id from early_warning order by id limit 40',
  deadlineId: 'select id from deadline order by id limit 40',
  code: 'select query_code as id from dispute order by id limit 40',
  number: 'select number as id from dispute order by id limit 40',
  creditCode: 'select distinct credit_code as id from party where credit_code is not null limit 20',
  identityNumber:
    'select distinct identity_number as id from party where identity_number is not null limit 20',
  intoId: 'select id from dispute order by id',
  id: 'select distinct rule_id as id from deadline order by 1',
  ruleId: 'select distinct rule_id as id from deadline order by 1',
  key: 'select distinct procedure as id from proceeding order by 1',
};

/** Few enough that an act meets what an earlier one put there. */
const numbered = (letter: string): string[] => [1, 2, 3].map((n) => `${letter}-${n}`);

export async function readWorld(url: string, today: string): Promise<World> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const { rows: disputes } = await db.query<Dispute>(`
      select d.id,
        (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'procedure', p.procedure, 'states', to_jsonb(p.states))
           order by p.position), '[]') from proceeding p where p.dispute_id = d.id) as proceedings,
        (select coalesce(jsonb_agg(p.id order by position), '[]') from party p where p.dispute_id = d.id) as parties,
        (select coalesce(jsonb_agg(c.id order by position), '[]') from claim_item c where c.dispute_id = d.id) as claims,
        (select coalesce(jsonb_agg(o.id order by o.id), '[]') from assignment a join organisation o on o.id = a.holder_id
           where a.dispute_id = d.id) as bodies,
        (select coalesce(jsonb_agg(jsonb_build_object('id', near.id, 'role', near.role) order by near.id), '[]') from (
           select person_id as id, role from party where dispute_id = d.id and person_id is not null
           union select p.id, a.role from assignment a join person p on p.id = a.holder_id where a.dispute_id = d.id
           union select p.id, held from assignment a join person p on p.organisation_id = a.holder_id,
             unnest(p.roles) as held where a.dispute_id = d.id and held <> 'mediator'
           union select p.id, 'supervisor' from assignment a join organisation o on o.id = a.holder_id
             join person p on p.organisation_id = any(o.ancestry)
             where a.dispute_id = d.id and 'supervisor' = any(p.roles)
         ) near) as people
      from dispute d order by d.id`);
    const ids = async (query: string): Promise<string[]> =>
      (await db.query<{ id: string }>(query)).rows.map(({ id }) => id);
    const some = await ids(`(select id from party order by id limit 80)
      union all (select id from claim_item order by id limit 40)
      union all (select id from organisation order by id limit 60)
      union all (select person_id from mediator order by 1 limit 40)`);
    const day = (shift: number): string =>
      new Date(Date.parse(`${today}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10);
    const named: Record<string, readonly unknown[]> = {
      personId: await ids('select id from person order by id limit 60'),
      // Those of parties, and as who asks for the progress gives them.
      phone: ['10000000001', '10000000002', '0001', '0002'],
      metric: metricIds,
      metricId: metricIds,
      parties: [
        [
          { role: 'applicant', kind: 'worker', name: '甲（虚构）', phone: '10000000001' },
          { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）' },
        ],
      ],
      sessionId: numbered('s'),
      factId: numbered('f'),
      item: [0, 0, 1],
      month: [-20, -50, -80, -400].map((shift) => day(shift).slice(0, 7)),
      from: [-400, -300].map((shift) => day(shift).slice(0, 7)),
      to: [-50, -20].map((shift) => day(shift).slice(0, 7)),
      dueOn: [5, 20, 60].map(day),
      trigger: [-3, -40].map(day),
      claim: ['wage', 'other'],
      takenDays: [0, 1, 3],
      hours: [1, 2, 8],
      days: [1, 2, 5],
      percent: [50, 100],
      year: [Number(today.slice(0, 4)) - 1],
      grade: [5, 8, 10],
      region: ['451302', '450000'],
      scheduledOn: [0, 5, 20].map(day),
    };
    for (const [name, query] of Object.entries(namedFields)) named[name] = await ids(query);
    return {
      disputes,
      standing: [
        ...Map.groupBy(disputes, ({ proceedings }) =>
          JSON.stringify(proceedings.map(({ procedure, states }) => [procedure, states])),
        ).values(),
      ],
      made: [],
      people: (await db.query<Person>('select id, roles[1] as role from person order by id')).rows,
      known: { ids: some, days: [0, -1, -3, -10, -40, 1, 5, 20, 60].map(day), named },
    };
  } finally {
    await db.end();
  }
}

/** What is known to somebody who has a dispute before them. */
export const knownOf = ({ known }: World, { id, parties, claims, bodies }: Dispute): Known => ({
  ...known,
  named: {
    ...known.named,
    ...(bodies.length > 0 ? { organisationId: bodies } : {}),
    disputeIds: [[id]],
    partyId: parties,
    payerId: parties,
    payeeId: parties,
    attended: parties,
    partyIds: parties,
    claimId: claims,
    listedHeads: claims,
    claimIds: claims,
  },
});

/** Somebody of a role that is there, each role as likely as the other. */
export function anyOf(people: readonly Person[], chance: Chance): string {
  const role = chance.oneOf([...new Set(people.map((one) => one.role))]);
  return chance.oneOf(people.filter((one) => one.role === role)).id;
}

/** A dispute, mostly one with a proceeding of the named procedure, and somebody who, mostly, has to do with it. */
export function someone(
  world: World,
  chance: Chance,
  procedure?: string,
): { dispute: Dispute; personId: string } {
  const fitting = world.standing.filter(([one]) => one?.proceedings.some((it) => it.procedure === procedure));
  const dispute = chance.oneOf(
    chance.oneOf(fitting.length > 0 && chance.happens(0.9) ? fitting : world.standing),
  );
  const near = dispute.people.length > 0 && chance.happens(0.85);
  return { dispute, personId: anyOf(near ? dispute.people : world.people, chance) };
}
