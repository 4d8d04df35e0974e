import type { Text } from '@dingfen/legal-calendar';
import type { Figure, Telling } from '@dingfen/metrics';

/** Fewer than so many people could be told apart. */
const SMALLEST = 5;

/** One reason for all: which of the withheld numbers is the small one is not told either. */
const protectedNumber: Text = {
  zh: `涉及数量少于${SMALLEST}，或者由它可以推算出少于${SMALLEST}的数，为保护当事人信息不予公布`,
  en: `fewer than ${SMALLEST}, or fewer than ${SMALLEST} could be told from it: withheld to protect the people concerned`,
};

/** How many of each number there are in one cell: an organisation, a group, a month. An absent one is nought. */
export interface CountedCell {
  key: string;
  counts: Readonly<Record<string, number>>;
}

/** A cell with its parts, and the whole of which it is itself a part. */
export interface CountedTable {
  total: CountedCell;
  groups: readonly CountedCell[];
  /** Everything that makes up the organisation above: all below it, the one asked about among them, and what it did itself. */
  family: readonly CountedCell[];
  /** The key of the one asked about among the family. */
  own: string;
  /** For each group, the same group of everybody in the family. */
  familyOf?: Readonly<Record<string, readonly CountedCell[]>>;
}

/** Which numbers of which cells are not for the public, by keys. */
export interface Withheld {
  total: ReadonlySet<string>;
  groups: ReadonlyMap<string, ReadonlySet<string>>;
  family: ReadonlyMap<string, ReadonlySet<string>>;
}

const small = (count: number): boolean => count > 0 && count < SMALLEST;

const nothing: ReadonlySet<string> = new Set();

const countOf = ({ counts }: CountedCell, key: string): number => counts[key] ?? 0;

/** What a number tells of: how many there are, and with what contains them, how many others. */
const countsIn = (cell: CountedCell, key: string, { wholesOf }: Telling): number[] => {
  const count = countOf(cell, key);
  return [count, ...(wholesOf[key] ?? []).map((whole) => countOf(cell, whole) - count)];
};

/** Where one of a flow is withheld, or few were there at its beginning, all of it is: the others would tell it. */
function addFlows(cell: CountedCell, hidden: Set<string>, { flows }: Telling): void {
  for (const { together, began } of flows) {
    const sum = (keys: readonly string[]) => keys.reduce((all, key) => all + countOf(cell, key), 0);
    if (small(sum(began.plus) - sum(began.minus)) || together.some((key) => hidden.has(key)))
      for (const key of together) hidden.add(key);
  }
}

/** Numbers of a cell that are small, or tell a small one within the cell. */
function smallIn(cell: CountedCell, telling: Telling): Set<string> {
  const hidden = new Set(
    telling.numbers.map(({ key }) => key).filter((key) => countsIn(cell, key, telling).some(small)),
  );
  addFlows(cell, hidden, telling);
  return hidden;
}

/**
 * Which numbers of which parts of a known whole are withheld: those that are small or tell a small one, those in `first`, and as
 * many others as are needed for each withheld sum to be of several parts, one of them not small. Nought tells of nobody.
 */
function withheldOf(
  parts: readonly CountedCell[],
  telling: Telling,
  first: (key: string) => ReadonlySet<string> = () => nothing,
): Map<string, Set<string>> {
  const hidden = new Map(
    parts.map((part) => [part.key, new Set([...smallIn(part, telling), ...first(part.key)])]),
  );
  const isHidden = (part: CountedCell, key: string): boolean => hidden.get(part.key)?.has(key) ?? false;
  for (let grew = true; grew; ) {
    grew = false;
    for (const { key } of telling.numbers)
      for (const place of [0, ...(telling.wholesOf[key] ?? []).map((_, index) => index + 1)]) {
        const count = (part: CountedCell): number => countsIn(part, key, telling)[place] ?? 0;
        const told = parts
          .filter((part) => isHidden(part, key))
          .map(count)
          .filter((one) => one > 0);
        const isTold = told.length === 1 || (told.some(small) && told.every(small));
        const next = parts
          .filter((part) => !isHidden(part, key) && count(part) > 0)
          .toSorted((a, b) => count(a) - count(b))[0];
        if (!isTold || !next) continue;
        hidden.get(next.key)?.add(key);
        grew = true;
      }
    for (const part of parts) {
      const own = hidden.get(part.key) as Set<string>;
      const before = own.size;
      addFlows(part, own, telling);
      grew ||= own.size > before;
    }
  }
  return hidden;
}

/**
 * What of a table is not for the public: small numbers, and with them those from which they could be told, whichever figure tells
 * them: what contains them, what flows into the same stock, other parts of the same whole, within the organisation and beside it.
 */
export function withheldIn(
  { total, groups, family, own, familyOf = {} }: CountedTable,
  telling: Telling,
): Withheld {
  const ofFamily = withheldOf(family, telling);
  const ofWhole = new Set([...smallIn(total, telling), ...(ofFamily.get(own) ?? nothing)]);
  addFlows(total, ofWhole, telling);
  // From all its parts a withheld whole could be told.
  const ofGroups = withheldOf(
    groups,
    telling,
    (key) => new Set([...ofWhole, ...(withheldOf(familyOf[key] ?? [], telling).get(own) ?? nothing)]),
  );
  return { total: ofWhole, groups: ofGroups, family: ofFamily };
}

/** A figure as the public sees it where one of its numbers is withheld. */
export const withheld = (figure: Figure): Figure => ({
  ...figure,
  numerator: 0,
  denominator: figure.denominator === null ? null : 0,
  value: null,
  reason: protectedNumber,
});
