import type { Text } from '@dingfen/legal-calendar';
import type { Figure } from '@dingfen/metrics';
import type { Counted, FigureLine } from './read-figures.ts';

/** Fewer than so many people could be told apart. */
const SMALLEST = 5;

/** One reason for all: which of the withheld numbers is the small one is not told either. */
const protectedNumber: Text = {
  zh: `涉及数量少于${SMALLEST}，或者由它可以推算出少于${SMALLEST}的数，为保护当事人信息不予公布`,
  en: `fewer than ${SMALLEST}, or fewer than ${SMALLEST} could be told from it: withheld to protect the people concerned`,
};

export interface CountedLine {
  key: string;
  name: Text;
  now: Counted;
  previous: Counted;
}

/** A figure with its parts, and the whole of which it is itself a part. */
export interface CountedTable {
  total: CountedLine;
  groups: readonly CountedLine[];
  /** Everything that makes up the organisation above: all below it, the one asked about among them, and what it did itself. */
  family: readonly CountedLine[];
  /** The key of the one asked about among the family. */
  own: string;
  /** For each group, the same group of everybody in the family. */
  familyOf?: Readonly<Record<string, readonly CountedLine[]>>;
}

type When = 'now' | 'previous';

const small = (count: number): boolean => count > 0 && count < SMALLEST;

/** What a line tells of: a number; or a number, what it was taken from, and the rest. */
const countsIn = ({ cases: { numerator, denominator } }: Counted): number[] =>
  denominator === null ? [numerator] : [numerator, denominator, denominator - numerator];

const isSmall = (one: Counted): boolean => countsIn(one).some(small);

/**
 * Which parts of a known whole are withheld: those that are small, those in `first`, and as many others as are needed for each
 * withheld sum to be of several parts, one of them not small. Nought tells of nobody.
 */
function withheldOf(
  parts: readonly CountedLine[],
  when: When,
  first: ReadonlySet<string> = new Set(),
): Set<string> {
  const hidden = new Set(
    parts.filter((part) => first.has(part.key) || isSmall(part[when])).map(({ key }) => key),
  );
  for (let grew = hidden.size > 0; grew; ) {
    grew = false;
    for (const place of [0, 1, 2]) {
      const count = (part: CountedLine): number => countsIn(part[when])[place] ?? 0;
      const told = parts
        .filter((part) => hidden.has(part.key))
        .map(count)
        .filter((one) => one > 0);
      const isTold = told.length === 1 || (told.some(small) && told.every(small));
      const next = parts
        .filter((part) => !hidden.has(part.key) && count(part) > 0)
        .toSorted((a, b) => count(a) - count(b))[0];
      if (!isTold || !next) continue;
      hidden.add(next.key);
      grew = true;
    }
  }
  return hidden;
}

const withheld = ({ figure }: Counted): Figure => ({
  ...figure,
  numerator: 0,
  denominator: figure.denominator === null ? null : 0,
  value: null,
  reason: protectedNumber,
});

/** Which lines of a table are not for the public. */
function hiddenIn({ total, groups, family, own, familyOf = {} }: CountedTable, when: When) {
  const ofFamily = withheldOf(family, when);
  const wholeIsHidden = ofFamily.has(own) || isSmall(total[when]);
  // From all its parts a withheld whole could be told.
  const first = groups
    .map(({ key }) => key)
    .filter((key) => wholeIsHidden || withheldOf(familyOf[key] ?? [], when).has(own));
  return { total: wholeIsHidden, groups: withheldOf(groups, when, new Set(first)), family: ofFamily };
}

/**
 * Lines as they are shown. For the public, small numbers are withheld, and with them those from which they could be told: other
 * parts of the same whole, within the organisation and beside it.
 */
export function protect(
  table: CountedTable,
  forPublic: boolean,
): { total: FigureLine; groups: FigureLine[]; family: FigureLine[] } {
  const hidden = forPublic && { now: hiddenIn(table, 'now'), previous: hiddenIn(table, 'previous') };
  const shown = (line: CountedLine, isHidden: (when: When) => boolean): FigureLine => ({
    key: line.key,
    name: line.name,
    figure: isHidden('now') ? withheld(line.now) : line.now.figure,
    previous: isHidden('previous') ? withheld(line.previous) : line.previous.figure,
  });
  const each = (lines: readonly CountedLine[], of: 'groups' | 'family'): FigureLine[] =>
    lines.map((line) => shown(line, (when) => hidden && hidden[when][of].has(line.key)));
  return {
    total: shown(table.total, (when) => hidden && hidden[when].total),
    groups: each(table.groups, 'groups'),
    family: each(table.family, 'family'),
  };
}
