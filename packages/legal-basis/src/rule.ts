import type { CivilDate, Roll, Text, Unit } from './legal-calendar.ts';
import { type Citation, type Confidence, cite } from './sources.ts';

/** Files of rules take what they are written with from here alone: every import costs time when the book is loaded. */
export { cite };

/**
 * party_right: a party loses something when it lets the day pass. institutional_duty: a court, commission
 * or body must act by then. consent_cap: mediation ends unless both agree to go on. right_opening: a new
 * right opens and nothing closes. deemed_effect: the law attaches an effect to the passing of time.
 */
export type RuleClass =
  | 'party_right'
  | 'institutional_duty'
  | 'consent_cap'
  | 'right_opening'
  | 'deemed_effect';

/** Whom a notice about a deadline goes to. */
export type Recipient = 'party' | 'owner' | 'unit_head' | 'supervisor' | 'mediator';

/**
 * Which day or hour a count begins after. trigger_day_excluded: the day of the event is not counted (CPL art
 * 85(2), Civil Code art 201). text_says_next_day: the text itself counts from the day after, which comes to the
 * same first day. trigger_hour_excluded: the hour of the event is not counted (CPL Interpretation art 125).
 * counted_back: the named day is not counted and the count goes back from it.
 */
export type StartDay =
  | 'trigger_day_excluded'
  | 'text_says_next_day'
  | 'trigger_hour_excluded'
  | 'counted_back';

/** A circumstance that changes a period, and the place that says so. */
export interface Circumstance {
  readonly when: Text;
  readonly basis: readonly Citation[];
}

export interface Extension {
  /** Who may extend, and how. */
  readonly by: Text;
  /** The most that one extension may add, in the rule's unit. */
  readonly length?: number;
  readonly times?: number;
  /** The most that base and extension may come to together, in the rule's unit. */
  readonly cap?: number;
}

/** The wording of one rule while it is in force. */
export interface RuleVersion {
  readonly name: Text;
  /** The event whose day starts the period. */
  readonly trigger: Text;
  readonly length: number | 'party_set' | 'court_set';
  /** Where the decision-maker may fix another length than `length`, the limits of it. */
  readonly bounds?: { readonly min?: number; readonly max?: number };
  readonly unit: Unit;
  readonly roll: Roll;
  /** Why the last day rolls: by statute, by analogy (institutional limits), by reference from arbitration. */
  readonly rollBasis: 'statute' | 'analogy' | 'reference' | 'none';
  readonly class: RuleClass;
  /** True where expiry of an institution's duty also opens a right for the parties. */
  readonly opensRight?: true;
  /** Left out where the unit says it; see startDayOf. */
  readonly startDay?: StartDay;
  /** For a rule that is itself an extension: the rules it extends; it is counted on from their trigger. */
  readonly extends?: readonly string[];
  /** For such a rule: who grants it, how often, and the most that base and extension come to together. */
  readonly grant?: { readonly by: Text; readonly times: number; readonly cap?: number };
  readonly extension?: Extension;
  /** What stops the period; the balance runs on afterwards. */
  readonly suspension?: readonly Circumstance[];
  /** What begins the whole period anew. */
  readonly restart?: readonly Circumstance[];
  /** Relief after the period was missed for a reason that was nobody's fault. */
  readonly relief?: readonly Circumstance[];
  /** What else bounds the period: waivers, exceptions, what is not counted against it. */
  readonly qualifications?: readonly Circumstance[];
  /** Days before the nominal due date on which to warn, where the general ladder does not fit. */
  readonly warnDaysBefore?: readonly number[];
  /** Who is warned besides the usual recipient of the rule's class. */
  readonly alsoWarn?: readonly Recipient[];
  readonly onExpiry: Text;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
  readonly inForceFrom: CivilDate;
  /** First day on which this version is no longer in force. */
  readonly inForceUntil?: CivilDate;
  /** What has not been verified, in words to show beside the result. */
  readonly unverified?: Text;
}

export type RuleTable = Readonly<Record<string, readonly [RuleVersion, ...RuleVersion[]]>>;

/** A rule that no length of time expresses: an event, an open state, a condition, or a window of two edges. */
export interface NonCountedRule {
  readonly id: string;
  readonly name: Text;
  readonly trigger: Text;
  readonly effect: Text;
  /** 'open' ends when somebody acts, 'event' is a moment, 'condition' is tested; a list holds several lengths. */
  readonly length: 'open' | 'event' | 'condition' | number | readonly number[];
  /** Of `length`, where it is a number or several. */
  readonly unit?: Unit;
  readonly class: RuleClass | 'modifier';
  readonly suspension?: readonly Circumstance[];
  readonly restart?: readonly Circumstance[];
  readonly qualifications?: readonly Circumstance[];
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
  readonly inForceFrom: CivilDate;
  readonly unverified?: Text;
}

/** Rolls by CPL art 85(3) or Civil Code art 203. */
export const byStatute = { roll: 'forward', rollBasis: 'statute' } as const;
/** Institutional and mediation periods: the texts do not say; the nominal date is the one to alarm on. */
export const byAnalogy = { roll: 'forward', rollBasis: 'analogy' } as const;
/** Arbitration periods: Arbitration Rules art 19 refers to the CPL. */
export const byReference = { roll: 'forward', rollBasis: 'reference' } as const;
/** Working-day counts cannot end on a rest day; hours and deemed effects do not move. */
export const unmoved = { roll: 'none', rollBasis: 'none' } as const;
/** Periods counted back only ever move back. */
export const movedBack = { roll: 'backward', rollBasis: 'analogy' } as const;

/** Relief from lapse: within ten days after the obstacle ends, as the court decides (CPL art 86). */
export const reliefFromLapse: Circumstance = {
  when: {
    zh: '因不可抗拒的事由或者其他正当理由耽误的，障碍消除后十日内可以申请顺延，由法院决定',
    en: 'missed for force majeure or other good cause: restoration may be asked for within ten days after the obstacle ends, the court decides',
  },
  basis: [cite('CPL', '86')],
};

/** Expiry of an internal limit of an institution. */
export const institutionalBreach: Text = {
  zh: '承办机构超期，上报督办；案件程序继续。',
  en: 'The institution is late: escalate to its supervisor; the case itself goes on.',
};
