import type { CivilDate, Text } from '@dingfen/legal-calendar';

/** What a mediator is paid for a concluded mediation, by its result (以案定补). Every place sets its own. */
export interface Tariff {
  /** Whose tariff it is, by which document. */
  label: Text;
  inForceFrom: CivilDate;
  /** Result of `mediation.concluded` to fen; nought is said by a nought. */
  fenPerResult: Readonly<Record<string, number>>;
}

/** No tariff ships with the product: a subsidy that nobody has decided on is not computed. */
export const tariffs: readonly Tariff[] = [];

/** The tariff in force on a day, the newest that had begun; undefined where there is none. */
export const tariffOn = (known: readonly Tariff[], on: CivilDate): Tariff | undefined =>
  known
    .filter((one) => one.inForceFrom <= on)
    .toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1))
    .at(-1);
