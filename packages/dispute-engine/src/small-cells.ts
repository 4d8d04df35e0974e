import type { Text } from '@dingfen/legal-calendar';
import type { Figure } from '@dingfen/metrics';
import type { Counted, FigureLine } from './read-figures.ts';

/** Fewer than so many people could be told apart. */
const SMALLEST = 5;

const tooFew: Text = {
  zh: `涉及数量少于${SMALLEST}，为保护当事人信息不予公布`,
  en: `fewer than ${SMALLEST}: withheld to protect the people concerned`,
};
const complementary: Text = {
  zh: '公布该数即可推算出被隐去的小数，一并不予公布',
  en: 'withheld as well: from it a withheld small number could be told',
};

interface CountedLine {
  key: string;
  name: Text;
  now: Counted;
  previous: Counted;
}

const small = (count: number): boolean => count > 0 && count < SMALLEST;

/** A number, or the rest of what it was taken from, stands for a few people. */
function isSmall({ cases: { numerator, denominator } }: Counted): boolean {
  if (small(numerator)) return true;
  return denominator !== null && (small(denominator) || small(denominator - numerator));
}

const withheld = ({ figure }: Counted, reason: Text): Figure => ({
  ...figure,
  numerator: 0,
  denominator: figure.denominator === null ? null : 0,
  value: null,
  reason,
});

type When = 'now' | 'previous';

/** Why each of the parts of a whole may not be shown: itself small, or the one from which a small one could be told. */
function reasons(parts: readonly CountedLine[], when: When): Map<string, Text> {
  const found = new Map<string, Text>();
  for (const part of parts) if (isSmall(part[when])) found.set(part.key, tooFew);
  if (found.size !== 1) return found;
  const next = parts
    .filter((part) => !found.has(part.key) && part[when].cases.numerator > 0)
    .toSorted((a, b) => a[when].cases.numerator - b[when].cases.numerator)[0];
  if (next) found.set(next.key, complementary);
  return found;
}

/**
 * Lines as they are shown. For the public, small numbers are withheld, and with a single small part of a known whole also the
 * next smallest part: the difference would tell. `own` is the organisation asked about: as one of its siblings it can be the one
 * from which another's small number could be told.
 */
export function protect(
  lines: {
    total: CountedLine;
    groups: readonly CountedLine[];
    siblings: readonly CountedLine[];
    own: string;
  },
  forPublic: boolean,
): { total: FigureLine; groups: FigureLine[]; siblings: FigureLine[] } {
  const shown = (line: CountedLine, why: Record<When, Text | undefined>): FigureLine => ({
    key: line.key,
    name: line.name,
    figure: forPublic && why.now ? withheld(line.now, why.now) : line.now.figure,
    previous: forPublic && why.previous ? withheld(line.previous, why.previous) : line.previous.figure,
  });
  const each = (parts: readonly CountedLine[]): FigureLine[] => {
    const why = { now: reasons(parts, 'now'), previous: reasons(parts, 'previous') };
    return parts.map((part) =>
      shown(part, { now: why.now.get(part.key), previous: why.previous.get(part.key) }),
    );
  };
  const ofTotal = (when: When): Text | undefined =>
    isSmall(lines.total[when]) ? tooFew : reasons(lines.siblings, when).get(lines.own);
  return {
    total: shown(lines.total, { now: ofTotal('now'), previous: ofTotal('previous') }),
    groups: each(lines.groups),
    siblings: each(lines.siblings),
  };
}
