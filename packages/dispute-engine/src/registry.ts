import {
  type Database,
  findMediator,
  findOrganisation,
  findPerson,
  type MediatorRow,
  type OrganisationRow,
  type PersonRow,
  type Taken,
  type Tx,
} from '@dingfen/persistence';

/** What a transaction knows of people and organisations: each is looked up once, and not at all where it came with the disputes. */
export class Registry {
  readonly #db: Database | Tx;
  readonly #people = new Map<string, PersonRow | undefined>();
  readonly #mediators = new Map<string, MediatorRow | undefined>();
  readonly #organisations = new Map<string, OrganisationRow | undefined>();

  /** @param came what was loaded already, and for whom it was asked */
  constructor(
    db: Database | Tx,
    came: Partial<Pick<Taken, 'people' | 'mediators' | 'organisations'>> = {},
    asked: readonly string[] = [],
  ) {
    this.#db = db;
    for (const id of asked) {
      this.#people.set(
        id,
        came.people?.find((one) => one.id === id),
      );
      this.#mediators.set(
        id,
        came.mediators?.find((one) => one.personId === id),
      );
    }
    for (const one of came.organisations ?? []) this.#organisations.set(one.id, one);
  }

  person(id: string): Promise<PersonRow | undefined> {
    return known(this.#people, id, () => findPerson(this.#db, id));
  }

  mediator(id: string): Promise<MediatorRow | undefined> {
    return known(this.#mediators, id, () => findMediator(this.#db, id));
  }

  organisation(id: string): Promise<OrganisationRow | undefined> {
    return known(this.#organisations, id, () => findOrganisation(this.#db, id));
  }

  /** Of the given organisations, those that are `aboveId` itself or stand below it. */
  async below(aboveId: string, ids: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const id of ids) if ((await this.organisation(id))?.ancestry.includes(aboveId)) found.push(id);
    return found;
  }
}

async function known<T>(
  kept: Map<string, T | undefined>,
  id: string,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  if (!kept.has(id)) kept.set(id, await look());
  return kept.get(id);
}
