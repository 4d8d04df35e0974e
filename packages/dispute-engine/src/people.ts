import type { Actor, Person } from '@dingfen/domain';
import { type Database, findPerson, type Viewer } from '@dingfen/persistence';
import type { DisputeInHand } from './in-hand.ts';

const bodies = ['mediationBody', 'court', 'commission'] as const;

/** Everything a person may be in a dispute; only supervisors need a look at the tree of organisations. */
export async function actorIn(dispute: DisputeInHand, person: Person): Promise<Actor> {
  const held = bodies.flatMap((role) => dispute.holderOfRole(role) ?? []);
  const below =
    person.roles.includes('supervisor') && person.organisationId !== undefined
      ? await dispute.registry.below(person.organisationId, held)
      : [];
  return dispute.actor(person, below);
}

/** Somebody known to the registry, by id. */
export async function personById(db: Database, id: string): Promise<Person | undefined> {
  const row = await findPerson(db, id);
  if (!row) return undefined;
  return {
    id: row.id,
    name: row.name,
    roles: row.roles as Person['roles'],
    ...(row.organisationId === null ? {} : { organisationId: row.organisationId }),
  };
}

export const viewerOf = ({ id, organisationId, roles }: Person): Viewer => ({
  id,
  roles,
  ...(organisationId === undefined ? {} : { organisationId }),
});
