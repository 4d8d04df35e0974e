import {
  formatCitation,
  type LocalLength,
  localLengthOf,
  type LocalRules,
  type NonCountedRule,
  nonCountedRules,
  type Rule,
  ruleIds,
  ruleVersions,
} from '@dingfen/legal-basis';
import { type CivilDate, isCivilDate, RefusedInput } from '@dingfen/legal-calendar';

/** One entry of the statute book. A rule that is not counted has no versions; it is the condition or event it says. */
export type StatuteEntry =
  | { counted: true; id: string; rule: Rule }
  | { counted: false; id: string; rule: NonCountedRule };

export interface RuleFilter {
  class?: string;
  confidence?: string;
  /** Found in id, name, trigger or citation, in either language, whatever the case. */
  search?: string;
  /** The wording in force on this day; without it the newest. */
  on?: CivilDate;
}

/** Every rule of the book: the counted ones with all their versions, oldest first, then the others. */
const book: readonly (readonly StatuteEntry[])[] = [
  ...ruleIds.map((id) => ruleVersions(id).map((rule) => ({ counted: true as const, id, rule }))),
  ...nonCountedRules.map((rule) => [{ counted: false as const, id: rule.id, rule }]),
];
const classes = new Set<string>(book.flat().map(({ rule }) => rule.class));
const confidences = new Set(['A', 'B', 'C', 'D']);

/**
 * The rules that fit, each in one wording, in the order of the book.
 * Throws RefusedInput (`class`, `confidence`, `on`) for what no rule can have.
 */
export function searchRules(filter: RuleFilter): StatuteEntry[] {
  checkChoice('class', filter.class, classes);
  checkChoice('confidence', filter.confidence, confidences);
  if (filter.on !== undefined && !isCivilDate(filter.on))
    throw new RefusedInput('on', {
      zh: `on 须为真实日期（YYYY-MM-DD），收到 ${JSON.stringify(filter.on)}`,
      en: `on must be a real date written YYYY-MM-DD, got ${JSON.stringify(filter.on)}`,
    });
  const wanted = filter.search?.toLowerCase();
  return book.flatMap((versions) => {
    const { on } = filter;
    const entry = on === undefined ? versions.at(-1) : versions.find(({ rule }) => isInForceOn(rule, on));
    if (!entry) return [];
    const { rule } = entry;
    const fits =
      (filter.class === undefined || rule.class === filter.class) &&
      (filter.confidence === undefined || rule.confidence === filter.confidence) &&
      (wanted === undefined || wordsOf(entry).includes(wanted));
    return fits ? [entry] : [];
  });
}

/** One rule in all its wordings, oldest first; undefined when the book has no such rule. */
export const ruleCalled = (id: string): readonly StatuteEntry[] | undefined =>
  book.find(([first]) => first?.id === id);

/** Every length that a deployment has configured for a wording of a rule; none where the law fixes it. */
export const configuredLengths = (
  { lengths = [] }: LocalRules,
  { counted, rule }: StatuteEntry,
): readonly LocalLength[] =>
  counted
    ? lengths.filter(
        (one) => one.ruleId === rule.id && localLengthOf({ lengths: [one] }, rule, one.inForceFrom),
      )
    : [];

const isInForceOn = (rule: { inForceFrom: CivilDate; inForceUntil?: CivilDate }, on: CivilDate): boolean =>
  rule.inForceFrom <= on && (rule.inForceUntil === undefined || on < rule.inForceUntil);

const wordsOf = ({ id, rule: { name, trigger, basis } }: StatuteEntry): string =>
  [id, name.zh, name.en, trigger.zh, trigger.en, formatCitation(basis, 'zh'), formatCitation(basis, 'en')]
    .join('\n')
    .toLowerCase();

function checkChoice(field: string, given: string | undefined, known: ReadonlySet<string>): void {
  if (given === undefined || known.has(given)) return;
  const all = [...known].join(', ');
  throw new RefusedInput(field, {
    zh: `${field} 应为 ${all} 之一，收到 ${JSON.stringify(given)}`,
    en: `${field} must be one of ${all}, got ${JSON.stringify(given)}`,
  });
}
