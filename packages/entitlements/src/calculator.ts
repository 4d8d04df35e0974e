import type { Citation } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import { type Entitlement, Workings } from './entitlement.ts';
import { checkFigures, type RegionalFigures } from './figures.ts';
import { type Fields, type InputOf, readInput } from './input.ts';

/** One head of claim that can be computed. */
export interface Calculator<T extends string = string, F extends Fields = Fields> {
  readonly type: T;
  readonly name: Text;
  readonly basis: readonly Citation[];
  /** Describes the input; also what it is checked against. */
  readonly fields: F;
  /**
   * What is owed. The input is checked whatever its static type; throws RefusedInput naming the first field that is
   * wrong, or `region` when a regional figure is not loaded; `figures` are held to the form that `readRegionalFigures` reads.
   */
  compute(input: InputOf<F>, figures?: RegionalFigures): Entitlement<T>;
}

interface Definition<T extends string, F extends Fields> {
  readonly type: T;
  readonly name: Text;
  readonly basis: readonly Citation[];
  readonly fields: F;
  compute(input: InputOf<F>, figures: RegionalFigures, work: Workings<T>): Entitlement<T>;
}

export function calculator<const T extends string, const F extends Fields>(
  definition: Definition<T, F>,
): Calculator<T, F> {
  const { type, name, basis, fields } = definition;
  return {
    type,
    name,
    basis,
    fields,
    compute: (input, figures = {}) => {
      checkFigures(figures);
      return definition.compute(readInput(fields, input), figures, new Workings(type));
    },
  };
}
