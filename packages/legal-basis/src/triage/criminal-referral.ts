import type { CivilDate, Text } from '../legal-calendar.ts';
import { type Citation, cite } from '../sources.ts';
import { remuneration } from './standing.ts';
import type { TriageFacts } from './questions.ts';
import { all, any, claimsSome, given, is, type Truth } from './truth.ts';

/** From when a refusal to pay for labour is “a larger amount”; each province fixes its figures inside the ranges. Fen. */
export interface ReferralThresholds {
  readonly oneWorker: { readonly months: number; readonly lowestFen: number; readonly highestFen: number };
  readonly group: { readonly workers: number; readonly lowestFen: number; readonly highestFen: number };
  readonly basis: readonly Citation[];
  readonly inForceFrom: CivilDate;
  readonly unverified: Text;
}

const versions: readonly ReferralThresholds[] = [
  {
    oneWorker: { months: 3, lowestFen: 500_000, highestFen: 2_000_000 },
    group: { workers: 10, lowestFen: 3_000_000, highestFen: 10_000_000 },
    basis: [cite('CRW', '3'), cite('CRW', '4')],
    inForceFrom: '2013-01-23',
    unverified: {
      zh: '数额在幅度内由各省高级人民法院确定，各省数额尚未载入，按幅度下限提示。',
      en: 'The High Court of each province fixes the figure inside the range; none is loaded, so the lower end is used.',
    },
  },
];

/** The thresholds as they stood on a day, or undefined before there were any. */
export const referralThresholdsOn = (on: CivilDate): ReferralThresholds | undefined =>
  versions.findLast(({ inForceFrom }) => inForceFrom <= on);

const unpaidFen = (facts: TriageFacts): number | undefined => {
  const sums = (facts.claims ?? []).filter(({ type }) => remuneration.includes(type));
  return sums.some(({ amountFen }) => amountFen === undefined)
    ? undefined
    : sums.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);
};

/**
 * Whether what is unpaid reaches the lower end. The sum is that of the claims given: a worker’s own, or the group’s where
 * one person asks for all. Without a sum it is not answered no, but left to be asked.
 */
function reachesReferral(facts: TriageFacts): Truth {
  const found = referralThresholdsOn(facts.askedOn);
  if (!found) return false;
  const sum = unpaidFen(facts);
  const reaches = (lowestFen: number): Truth => (sum === undefined ? ['claims'] : sum >= lowestFen);
  return all(
    claimsSome(facts, remuneration),
    any(
      all(
        reaches(found.oneWorker.lowestFen),
        given(facts, 'unpaidMonths', (months) => months >= found.oneWorker.months),
      ),
      all(
        reaches(found.group.lowestFen),
        given(facts, 'workers', (workers) => workers >= found.group.workers),
      ),
    ),
  );
}

/** The amount is reached and an authority’s order to pay was not obeyed. */
export const mayBeCriminal = (facts: TriageFacts): Truth =>
  all(claimsSome(facts, remuneration), is(facts, 'orderToPay', 'disobeyed'), reachesReferral(facts));

/** The amount is reached or assets are hidden, and no authority has ordered payment yet. */
export const orderShouldBeSought = (facts: TriageFacts): Truth =>
  all(
    claimsSome(facts, remuneration),
    is(facts, 'orderToPay', 'none'),
    any(is(facts, 'payerHides', true), reachesReferral(facts)),
  );
