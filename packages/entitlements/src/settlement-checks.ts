import { type Citation, cite } from '@dingfen/legal-basis';
import { checkRecord, shown, type Text } from '@dingfen/legal-calendar';
import { exact, minus, over, roundHalfUp, times, yuan } from './fraction.ts';
import { refuse } from './input.ts';

/** What a mediator answers about a settlement before it is signed. */
export interface Settlement {
  readonly waivesSocialInsurance: boolean;
  /** Pay for work that was done falls below the local minimum wage. */
  readonly belowMinimumWage: boolean;
  readonly depositOrDocumentTerms: boolean;
  /** A work injury is settled before it was recognised or assessed. */
  readonly workInjuryUnassessed: boolean;
  /** What the law would give for that injury, in fen. */
  readonly statutoryInjuryFen?: number;
  /** What the settlement gives for it, in fen. */
  readonly agreedInjuryFen?: number;
  readonly workInjuryGapAcknowledged: boolean;
  /** A clause says that there are no further claims. */
  readonly blanketRelease: boolean;
  /** Heads of claim that the release names. */
  readonly listedHeads: readonly string[];
  /** Heads of claim of the dispute; a release may name these only. Not looked at when absent. */
  readonly knownHeads?: readonly string[];
  readonly bindsNonSigner: boolean;
  readonly confirmsRelationship: boolean;
  /** A represented worker has not consented to the representative's settlement. */
  readonly representedConsentMissing: boolean;
  readonly minorWithoutAgent: boolean;
  /** Limitation is waived in advance. */
  readonly waivesLimitation: boolean;
}

/**
 * `ok`: nothing to say. `void`: the clause has no effect and must go. `block`: not to be signed like this. `warn`: allowed,
 * with the warning on record. `mark`: allowed, with a consequence for what comes after.
 */
export type Verdict = 'ok' | 'void' | 'block' | 'warn' | 'mark';

/** Whether a settlement may be drafted and signed with a verdict: it is neither void nor blocked. */
export const isAllowed = (verdict: Verdict): boolean => ['ok', 'warn', 'mark'].includes(verdict);

export interface CheckResult {
  readonly id: SettlementCheckId;
  readonly verdict: Verdict;
  readonly summary: Text;
  readonly basis: readonly Citation[];
  /** How far a settlement of a work injury stays below the statutory sum, in whole per cent of that sum. */
  readonly gapPercent?: number;
}

interface Finding {
  readonly verdict: Verdict;
  readonly summary: Text;
  readonly gapPercent?: number;
}

interface Rule {
  /** What has to be so, as a condition of the act of drafting. */
  readonly requirement: Text;
  readonly basis: readonly Citation[];
  /** What is found wrong; undefined where nothing is. */
  readonly find: (settlement: Settlement) => Finding | undefined;
}

const whenever =
  (present: (settlement: Settlement) => boolean, verdict: Verdict, zh: string, en: string) =>
  (settlement: Settlement): Finding | undefined =>
    present(settlement) ? { verdict, summary: { zh, en } } : undefined;

function checkFen(value: number, field: string): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  refuse(field, `${field} 须为不小于0的整数分`, `${field} must be a whole number of fen of at least 0`);
}

const flags = [
  'waivesSocialInsurance',
  'belowMinimumWage',
  'depositOrDocumentTerms',
  'workInjuryUnassessed',
  'workInjuryGapAcknowledged',
  'blanketRelease',
  'bindsNonSigner',
  'confirmsRelationship',
  'representedConsentMissing',
  'minorWithoutAgent',
  'waivesLimitation',
] as const satisfies readonly (keyof Settlement)[];

/** A settlement of which something was not answered passes no check. */
function checkAnswers(settlement: Settlement): void {
  checkRecord('settlement', settlement);
  for (const field of flags) {
    const answer: unknown = settlement[field];
    if (typeof answer === 'boolean') continue;
    refuse(
      field,
      `${field} 须为 true 或 false，收到的是 ${shown(answer)}`,
      `${field} must be true or false, got ${shown(answer)}`,
    );
  }
  const { listedHeads, knownHeads = [], statutoryInjuryFen = 0, agreedInjuryFen = 0 } = settlement;
  for (const [field, heads] of Object.entries({ listedHeads, knownHeads })) {
    if (Array.isArray(heads) && heads.every((head) => typeof head === 'string')) continue;
    refuse(field, `${field} 须为请求项的列表`, `${field} must be a list of heads of claim`);
  }
  checkFen(statutoryInjuryFen, 'statutoryInjuryFen');
  checkFen(agreedInjuryFen, 'agreedInjuryFen');
}

/** Shortfall of an agreed sum against the statutory one, in whole per cent, halves upwards; 0 where there is none. */
export function injuryGapPercent(statutoryFen: number, agreedFen: number): number {
  checkFen(statutoryFen, 'statutoryInjuryFen');
  checkFen(agreedFen, 'agreedInjuryFen');
  if (agreedFen >= statutoryFen) return 0;
  const gap = minus(exact(statutoryFen), exact(agreedFen));
  return roundHalfUp(over(times(gap, exact(100)), exact(statutoryFen)));
}

function findInjuryGap(settlement: Settlement): Finding | undefined {
  const { statutoryInjuryFen, agreedInjuryFen = 0, workInjuryGapAcknowledged } = settlement;
  if (!settlement.workInjuryUnassessed) return undefined;
  if (statutoryInjuryFen === undefined) {
    return {
      verdict: 'block',
      summary: {
        zh: '工伤尚未认定或者鉴定，须先算明法定待遇，再由劳动者确认知悉差额。',
        en: 'The work injury is not recognised or assessed: the statutory sum has to be computed first and the worker has to know the gap.',
      },
    };
  }
  const gapPercent = injuryGapPercent(statutoryInjuryFen, agreedInjuryFen);
  const zh = `工伤尚未认定或者鉴定：法定待遇${yuan(statutoryInjuryFen)}元，协议${yuan(agreedInjuryFen)}元，相差${gapPercent}%`;
  const en = `The work injury is not recognised or assessed: ${yuan(statutoryInjuryFen)} yuan by law, ${yuan(agreedInjuryFen)} yuan agreed, ${gapPercent} % less`;
  return workInjuryGapAcknowledged
    ? {
        verdict: 'warn',
        summary: { zh: `${zh}；劳动者已确认知悉。`, en: `${en}; the worker has acknowledged this.` },
        gapPercent,
      }
    : {
        verdict: 'block',
        summary: { zh: `${zh}；劳动者尚未确认知悉。`, en: `${en}; the worker has not acknowledged this.` },
        gapPercent,
      };
}

function findUnlistedRelease({ blanketRelease, listedHeads, knownHeads }: Settlement): Finding | undefined {
  const foreign = knownHeads && listedHeads.find((head) => !knownHeads.includes(head));
  if (foreign !== undefined) {
    return {
      verdict: 'block',
      summary: {
        zh: `所列请求项“${foreign}”不是本案的请求项。`,
        en: `The release names “${foreign}”, which is no head of claim of this dispute.`,
      },
    };
  }
  if (!blanketRelease || listedHeads.length > 0) return undefined;
  return {
    verdict: 'block',
    summary: {
      zh: '“再无其他请求”的条款须逐项列明所放弃的请求。',
      en: 'A clause of “no further claims” has to list the heads of claim that are given up.',
    },
  };
}

/** The ten checks of a settlement, (a) to (j); keys are stable. */
export const settlementRules = {
  social_insurance: {
    requirement: {
      zh: '不含放弃社会保险的条款（该条款无效，应当删除）',
      en: 'no clause waives social insurance (it would be void and must go)',
    },
    basis: [cite('LI2', '19')],
    find: whenever(
      (one) => one.waivesSocialInsurance,
      'void',
      '放弃社会保险的条款无效，应当删除。',
      'The clause that waives social insurance is void and must go.',
    ),
  },
  minimum_wage: {
    requirement: {
      zh: '已提供劳动的报酬不低于当地最低工资',
      en: 'pay for work done is not below the minimum wage',
    },
    basis: [cite('LCL', '30'), cite('LI1', '45')],
    find: whenever(
      (one) => one.belowMinimumWage,
      'block',
      '已提供劳动的报酬低于当地最低工资，不能这样签署。',
      'Pay for work done is below the local minimum wage: not to be signed like this.',
    ),
  },
  deposit_or_documents: {
    requirement: {
      zh: '不含收取押金或者扣押证件的条款',
      en: 'no clause keeps a deposit or an identity document',
    },
    basis: [cite('LCL', '9'), cite('LCL', '84')],
    find: whenever(
      (one) => one.depositOrDocumentTerms,
      'block',
      '收取押金或者扣押证件的条款违反强制性规定，不能这样签署。',
      'A clause that keeps a deposit or an identity document breaks mandatory law: not to be signed like this.',
    ),
  },
  work_injury_gap: {
    requirement: {
      zh: '工伤未认定或未鉴定的，已算明法定待遇和差额并由劳动者确认知悉',
      en: 'before recognition or assessment of a work injury, the statutory sum and the gap are computed and the worker has acknowledged them',
    },
    basis: [cite('WII', '17(2)'), cite('LI1', '35')],
    find: findInjuryGap,
  },
  release_lists_heads: {
    requirement: {
      zh: '“再无其他请求”须列明所放弃的请求项，且须是本案的请求项',
      en: '“no further claims” lists the heads of claim given up, which are heads of this dispute',
    },
    basis: [cite('LI1', '35')],
    find: findUnlistedRelease,
  },
  third_party: {
    requirement: { zh: '协议不约束未签署的案外人', en: 'the agreement binds nobody who does not sign it' },
    basis: [cite('MAL', '14(2)'), cite('LI1', '35')],
    find: whenever(
      (one) => one.bindsNonSigner,
      'block',
      '协议约束未签署的案外人，不能这样签署。',
      'The agreement binds somebody who does not sign it: not to be signed like this.',
    ),
  },
  labour_relationship: {
    requirement: {
      zh: '确认劳动关系的协议不能仲裁审查，也不能司法确认',
      en: 'an agreement that confirms a labour relationship can be neither reviewed nor confirmed',
    },
    basis: [cite('ARB', '75[4]'), cite('LI1', '52')],
    find: whenever(
      (one) => one.confirmsRelationship,
      'mark',
      '协议含确认劳动关系的内容，标记为不能仲裁审查、不能司法确认。',
      'The agreement confirms a labour relationship: marked as neither reviewable nor confirmable.',
    ),
  },
  representation: {
    requirement: {
      zh: '代表人和解已经被代表的劳动者同意',
      en: 'the represented workers have consented to their representative’s settlement',
    },
    basis: [cite('ARB', '63'), cite('CPL', '56')],
    find: whenever(
      (one) => one.representedConsentMissing,
      'block',
      '代表人和解未经被代表的劳动者同意，不能这样签署。',
      'The represented workers have not consented to the settlement: not to be signed like this.',
    ),
  },
  legal_agent: {
    requirement: {
      zh: '未成年或者无行为能力的劳动者有法定代理人',
      en: 'a minor or incapacitated worker has a legal agent',
    },
    basis: [cite('MAL', '25'), cite('CPL', '60')],
    find: whenever(
      (one) => one.minorWithoutAgent,
      'block',
      '未成年或者无行为能力的劳动者没有法定代理人，不能这样签署。',
      'A minor or incapacitated worker has no legal agent: not to be signed like this.',
    ),
  },
  limitation: {
    requirement: {
      zh: '不含预先放弃时效利益的条款（该条款无效）',
      en: 'no clause waives limitation in advance (it would be void)',
    },
    basis: [cite('CC', '197')],
    find: whenever(
      (one) => one.waivesLimitation,
      'void',
      '预先放弃时效利益的条款无效。',
      'The clause that waives limitation in advance is void.',
    ),
  },
} as const satisfies Record<string, Rule>;

export type SettlementCheckId = keyof typeof settlementRules;
export const settlementCheckIds = Object.keys(settlementRules) as readonly SettlementCheckId[];

/**
 * One check of a settlement. Throws RefusedInput: `id` on an unknown check, else the field that was not answered or holds a sum
 * that is not a whole number of fen.
 */
export function settlementCheck(id: SettlementCheckId, settlement: Settlement): CheckResult {
  if (!Object.hasOwn(settlementRules, id)) {
    refuse(
      'id',
      `没有 ${shown(id)} 这一项核查，只有${settlementCheckIds.join('、')}`,
      `there is no check ${shown(id)}; there are ${settlementCheckIds.join(', ')}`,
    );
  }
  checkAnswers(settlement);
  const { requirement, basis, find }: Rule = settlementRules[id];
  return { id, ...(find(settlement) ?? { verdict: 'ok', summary: requirement }), basis };
}

/** All ten checks of a settlement, (a) to (j), in that order. */
export function settlementChecks(settlement: Settlement): readonly CheckResult[] {
  return settlementCheckIds.map((id) => settlementCheck(id, settlement));
}

/** Whether a settlement may be signed as it stands: nothing in it is void or blocked. */
export const maySign = (settlement: Settlement): boolean =>
  settlementChecks(settlement).every(({ verdict }) => isAllowed(verdict));
