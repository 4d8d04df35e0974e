import type { Person, Role } from '@dingfen/domain';
import type { Database } from '@dingfen/persistence';

/** Everybody known to the registry, to be found by what they are. */
export interface Cast {
  byId(id: string): Person | undefined;
  /** The people of an organisation who have a role. */
  staff(organisationId: string, role: Role): Person[];
  /** The mediators of a body and of everything below it; where it has none, of the next body above that has. */
  mediatorsUnder(organisationId: string): string[];
  /** The body of a kind that serves a place. */
  serving(kind: string, regionCode: string): string | undefined;
  /** A mediation centre that does not stand above this body. */
  centreElsewhere(organisationId: string): string;
}

/** Reads the whole registry once: playing asks for people at every act. */
export async function castOf(db: Database): Promise<Cast> {
  const [people, mediators, bodies] = await Promise.all([
    db.selectFrom('person').selectAll().orderBy('id').execute(),
    db.selectFrom('mediator').select(['personId', 'organisationId']).orderBy('personId').execute(),
    db.selectFrom('organisation').select(['id', 'kind', 'regionCode', 'ancestry']).orderBy('id').execute(),
  ]);
  const known = new Map<string, Person>(
    people.map(({ id, name, organisationId, roles }) => [
      id,
      { id, name, roles: roles as Role[], ...(organisationId === null ? {} : { organisationId }) },
    ]),
  );
  const ancestry = new Map(bodies.map((one) => [one.id, one.ancestry]));
  return {
    byId: (id) => known.get(id),
    staff: (organisationId, role) =>
      [...known.values()].filter((one) => one.organisationId === organisationId && one.roles.includes(role)),
    mediatorsUnder: (organisationId) =>
      (ancestry.get(organisationId) ?? [])
        .toReversed()
        .map((body) =>
          mediators
            .filter((one) => ancestry.get(one.organisationId)?.includes(body))
            .map((one) => one.personId),
        )
        .find((found) => found.length > 0) ?? [],
    serving: (kind, regionCode) =>
      bodies.find((one) => one.kind === kind && one.regionCode === regionCode)?.id,
    centreElsewhere: (organisationId) =>
      bodies.find((one) => one.kind === 'mediationCentre' && !ancestry.get(organisationId)?.includes(one.id))
        ?.id ?? '',
  };
}
