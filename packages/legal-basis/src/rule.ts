import type { CivilDate, Roll, Text, Unit } from '@dingfen/legal-calendar';
import type { Citation, Confidence } from './sources.ts';

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
  readonly version: number;
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
  /** For a rule that is itself an extension: the rules it extends; it is counted on from their trigger. */
  readonly extends?: readonly string[];
  readonly extension?: Extension;
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

/** A rule that no length of time expresses: an event, an open state, a condition. */
export interface NonCountedRule {
  readonly id: string;
  readonly name: Text;
  readonly effect: Text;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
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

/** Expiry of an internal limit of an institution. */
export const institutionalBreach: Text = {
  zh: '承办机构超期，上报督办；案件程序继续。',
  en: 'The institution is late: escalate to its supervisor; the case itself goes on.',
};
