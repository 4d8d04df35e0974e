import { sql } from 'kysely';
import type { Database, Tx } from './connect.ts';
import type { MediatorRow, OrganisationRow, PersonRow } from './rows.ts';

export const findPerson = (db: Database | Tx, id: string): Promise<PersonRow | undefined> =>
  db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();

export const findOrganisation = (db: Database | Tx, id: string): Promise<OrganisationRow | undefined> =>
  db.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst();

/** Of the given organisations, those that are `aboveId` itself or stand below it. */
export async function organisationsBelow(
  db: Database | Tx,
  aboveId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from organisation where id = any(${[...ids]}) and ancestry @> array[${aboveId}]`.execute(db);
  return rows.map((row) => row.id);
}

/** The organisation of a kind that serves a place, e.g. its basic court; the first by id where there are several. */
export const organisationServing = (
  db: Database | Tx,
  kinds: readonly string[],
  regionCode: string,
): Promise<OrganisationRow | undefined> =>
  db
    .selectFrom('organisation')
    .selectAll()
    .where('kind', 'in', [...kinds])
    .where('regionCode', '=', regionCode)
    .orderBy('id')
    .executeTakeFirst();

export const personSpeakingFor = (db: Database | Tx, creditCode: string): Promise<PersonRow | undefined> =>
  db
    .selectFrom('person')
    .selectAll()
    .where(sql<boolean>`represents @> array[${creditCode}]`)
    .orderBy('id')
    .executeTakeFirst();

export interface MediatorCandidate extends MediatorRow {
  name: string;
  organisationName: string;
  /** Disputes in hand. */
  load: number;
}

/**
 * Mediators of a body and of the bodies below it, with what they have in hand; the least loaded first. Whether one may take
 * a given dispute is the engine's question.
 */
export async function mediatorsOf(db: Database | Tx, organisationId: string): Promise<MediatorCandidate[]> {
  const { rows } = await sql<MediatorCandidate>`
    select m.*, p.name, o.name as organisation_name,
      (select count(*) from assignment a join dispute d on d.id = a.dispute_id and d.status = 'open'
        where a.holder_id = m.person_id and a.role = 'mediator') as load
    from mediator m join person p on p.id = m.person_id join organisation o on o.id = m.organisation_id
    where o.ancestry @> array[${organisationId}]
    order by load, m.person_id`.execute(db);
  return rows;
}

export const findMediator = (db: Database | Tx, personId: string): Promise<MediatorRow | undefined> =>
  db.selectFrom('mediator').selectAll().where('personId', '=', personId).executeTakeFirst();
