import { type CalendarId, type CivilDate, RefusedInput } from '../legal-calendar.ts';
import { computeDeadline } from '../deadline.ts';
import { type Rule, type RuleId, ruleVersions } from '../rule-book.ts';
import { sources } from '../sources.ts';
import type { QuestionId, TriageClaimType, TriageFacts } from './questions.ts';
import { all, and, any, type Case, claimsOnly, claimsSome, given, is, not, type Truth } from './truth.ts';

type Condition = (facts: TriageFacts) => Truth;

/** Heads of claim that an IOU, a wage agreement or a wage payment order can carry by themselves. */
export const remuneration: readonly TriageClaimType[] = ['wage_arrears', 'overtime'];
/** What OV60 art 19(1) sends to arbitration. */
export const overAgeCovered: readonly TriageClaimType[] = [
  'wage_arrears',
  'wage_surcharge',
  'overtime',
  'annual_leave',
  'work_injury',
  'work_injury_medical',
];
export const injuryClaims: readonly TriageClaimType[] = ['work_injury', 'work_injury_medical'];
/** What another authority decides, not the commission. */
export const authorityClaims: readonly TriageClaimType[] = [
  'social_insurance_backpay',
  'housing_fund',
  'benefit_disbursement',
  'assessment_objection',
  'housing_reform',
];

/** A platform worker in whose work nothing points to a labour relationship. */
export const platformWithoutRelationship: Condition = (facts) =>
  all(
    is(facts, 'worker', 'platform'),
    given(facts, 'relationshipSigns', (signs) => signs.length === 0),
  );

/** Work for a household: whoever is sent and paid by a company is that company’s worker. */
export const householdWork: Condition = (facts) =>
  any(is(facts, 'employer', 'household'), is(facts, 'worker', 'artisanHelper', 'farmHand'));

export const studentWithoutRelationship: Condition = (facts) =>
  all(
    is(facts, 'worker', 'student'),
    given(facts, 'relationshipSigns', (signs) => signs.length === 0),
  );

export const onlyForAuthorities: Condition = (facts) => claimsOnly(facts, authorityClaims);

/** The person or all that is asked for lies outside labour disputes (LI1 art 2). */
export const notLabour: Condition = (facts) =>
  any(
    householdWork(facts),
    is(facts, 'worker', 'publicServant'),
    studentWithoutRelationship(facts),
    onlyForAuthorities(facts),
  );

export const overAge: Condition = (facts) => is(facts, 'worker', 'overage');
/** Whether the facts fall under the provisions on over-age workers, by the day on which they happened. */
const overAgeRegime: Condition = (facts) =>
  given(facts, 'happenedOn', (on) => on >= sources.OV60.inForceFrom);
export const overAgeBefore: Condition = (facts) => all(overAge(facts), not(overAgeRegime(facts)));
export const overAgeSince: Condition = (facts) => all(overAge(facts), overAgeRegime(facts));

export const childLabour: Condition = (facts) => is(facts, 'age', 'under16');

/** No arbitration has run to a result that would govern instead. */
export const nothingDecided: Condition = (facts) =>
  is(facts, 'arbitration', 'none', 'withdrawn', 'deemedWithdrawn');
/** Nor does one run: a commission that refused or is late takes nothing away. */
export const nothingInTheWay: Condition = (facts) =>
  any(nothingDecided(facts), is(facts, 'arbitration', 'refused', 'silent', 'overdue'));

/** An agreement on money that was not performed, on which a payment order may be sought (MAL art 16). */
export const moneyAgreementUnperformed: Condition = (facts) =>
  all(is(facts, 'agreement', 'unperformed'), is(facts, 'agreementAbout', 'wagesOnly', 'otherPayment'));

/** A wage agreement of a body under MAL art 10, not performed (LI1 art 51(2)). */
export const wageAgreementUnpaid: Condition = (facts) =>
  all(
    is(facts, 'agreement', 'unperformed'),
    is(facts, 'agreementBody', 'mal10', 'peoples'),
    is(facts, 'agreementAbout', 'wagesOnly'),
    claimsOnly(facts, remuneration),
    nothingInTheWay(facts),
  );

/** An IOU for wages and nothing else in dispute (LI1 art 15). */
export const wageIouOnly: Condition = (facts) =>
  all(is(facts, 'wageIou', 'wagesOnly'), claimsOnly(facts, remuneration), nothingInTheWay(facts));

/** Claims on work injury alone, with nothing else that could go ahead. */
export const onlyInjury: Condition = (facts) => claimsOnly(facts, injuryClaims);
export const someInjury: Condition = (facts) => claimsSome(facts, injuryClaims);

const GUANGXI = '45';

/** Guangxi’s calendar where the place of work is known to lie there, else the country’s, whose days end no later. */
export const calendarIdOf = ({ region }: TriageFacts): CalendarId =>
  region?.startsWith(GUANGXI) ? 'CN-GX' : 'CN';

/** From when a rule has been in force in its oldest wording. */
export const ruleInForceFrom = (ruleId: RuleId): CivilDate => (ruleVersions(ruleId)[0] as Rule).inForceFrom;

/**
 * Last day of a period that starts with the day answered to `field`; undefined while it is not answered.
 * Throws RefusedInput where the day lies before the rule was in force.
 */
export function lastDay(facts: Case, ruleId: RuleId, field: QuestionId): CivilDate | undefined {
  const trigger = facts[field] as CivilDate | undefined;
  if (trigger === undefined) return undefined;
  const from = ruleInForceFrom(ruleId);
  if (trigger < from)
    throw new RefusedInput(field, {
      zh: `${field}（${trigger}）早于所适用规定的施行之日${from}`,
      en: `${field}, ${trigger}, lies before the rule it starts was in force (${from})`,
    });
  return computeDeadline({ ruleId, trigger, calendar: facts.calendar }).dueOn;
}

/** Whether the period that starts with the day answered to `field` is over. */
export function isOver(facts: Case, ruleId: RuleId, field: QuestionId): Truth {
  const due = lastDay(facts, ruleId, field);
  return due === undefined ? [field] : facts.askedOn > due;
}

const suitPeriods = {
  standing: { ruleId: 'suit_after_award_15d', field: 'awardServedOn' },
  setAside: { ruleId: 'suit_after_setaside_15d', field: 'rulingServedOn' },
  nonEnforced: { ruleId: 'suit_after_nonenforcement_30d', field: 'rulingServedOn' },
} as const;

/** The period for a suit after an award, or after the ruling that undid it; undefined while that is not known. */
export function suitPeriod(facts: Case): { ruleId: RuleId; until: CivilDate } | undefined {
  if (facts.arbitration !== 'awarded' || facts.awardFate === undefined) return undefined;
  const { ruleId, field } = suitPeriods[facts.awardFate];
  const until = lastDay(facts, ruleId, field);
  return until === undefined ? undefined : { ruleId, until };
}

/** An award against which no suit came in time. */
export const suitPeriodOver = (facts: Case): Truth =>
  and(is(facts, 'arbitration', 'awarded'), () =>
    given(facts, 'awardFate', (fate) => isOver(facts, suitPeriods[fate].ruleId, suitPeriods[fate].field)),
  );
