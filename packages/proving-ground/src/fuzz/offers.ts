import type { Chance } from '../random.ts';
import type { JsonSchema } from './values.ts';
import type { Dispute, World } from './world.ts';

/** An act that the API said somebody may do now. */
export interface Offer {
  /** The operation of the document. */
  operation: string;
  url: string;
  payload: JsonSchema;
  personId: string;
  dispute: Dispute;
}

export type Asker = Pick<Offer, 'dispute' | 'personId'>;

/** Offers kept of each operation. */
const MOST_KEPT = 12;
/** How often it is one of those that were never carried out; the others move the world on. */
const RARE = 0.6;
/** Whoever was refused so often waits until the rest of the world has moved on. */
const ENOUGH_TRIES = 12;

/** What the API was seen to offer, so that what has hardly ever been carried out is tried before the rest. */
export class Offers {
  readonly #world: World;
  readonly #chance: Chance;
  #toAsk: Asker[] = [];
  /** Those whose act was done: other things may happen now. */
  #soon: Asker[] = [];
  readonly #open = new Map<string, Offer[]>();
  readonly #tried = new Map<string, number>();
  readonly #asked = new Set<string>();
  readonly #done = new Set<string>();

  constructor(world: World, chance: Chance) {
    this.#world = world;
    this.#chance = chance;
  }

  /** Who is to ask next what they may do: somebody of each kind about a dispute of each standing, before any comes again. */
  asker(): Asker {
    const soon = this.#soon.shift();
    if (soon) return soon;
    if (this.#toAsk.length === 0)
      this.#toAsk = this.#chance.shuffled(
        this.#world.standing.flatMap((alike) => {
          const dispute = this.#chance.oneOf(alike);
          const kinds = Map.groupBy(dispute.people, ({ role }) => role);
          return [...kinds.values()].map((people) => ({ dispute, personId: this.#chance.oneOf(people).id }));
        }),
      );
    return this.#toAsk.pop() as Asker;
  }

  add(offer: Offer): void {
    const known = (this.#open.get(offer.operation) ?? []).filter((one) => one.url !== offer.url);
    this.#open.set(offer.operation, [...known.slice(1 - MOST_KEPT), offer]);
  }

  /** One of the operations that nobody has asked for yet; else any. */
  unasked(operations: readonly string[], chance: Chance): string {
    const left = operations.filter((name) => !this.#asked.has(name));
    return chance.oneOf(left.length > 0 ? left : operations);
  }

  /** Of the operations that were never carried out and not tried for long, the one tried least often; else any. */
  rarestOf(operations: readonly string[], chance: Chance): string {
    const times = (name: string): number => this.#tried.get(name) ?? 0;
    const rare = operations.filter((name) => !this.#done.has(name) && times(name) < ENOUGH_TRIES);
    if (rare.length === 0) return chance.oneOf(operations);
    const least = Math.min(...rare.map(times));
    const operation = chance.oneOf(rare.filter((name) => times(name) === least));
    this.#tried.set(operation, least + 1);
    return operation;
  }

  /** An offer, mostly of the rarest operation; undefined while nothing is offered. */
  next(chance: Chance): Offer | undefined {
    const known = [...this.#open].flatMap(([name, offers]) => (offers.length > 0 ? [name] : []));
    if (known.length === 0) return undefined;
    const operation = chance.happens(RARE) ? this.rarestOf(known, chance) : chance.oneOf(known);
    return chance.oneOf(this.#open.get(operation) as Offer[]);
  }

  /** What became of an act: done it is rarely there a second time, and what is not possible any more is no offer. */
  heard(operation: string, url: string, status: number): void {
    this.#asked.add(operation);
    if (status < 300) {
      this.#done.add(operation);
      const offer = this.#open.get(operation)?.find((one) => one.url === url);
      if (offer && this.#soon.length < MOST_KEPT) this.#soon.push(offer);
    }
    if (status < 300 || [403, 404, 409].includes(status))
      this.#open.set(
        operation,
        (this.#open.get(operation) ?? []).filter((one) => one.url !== url),
      );
  }
}
