import { type CivilDate, isCivilDate, type Text } from '@dingfen/legal-calendar';
import { type Citation, type Confidence, cite } from './sources.ts';

/** A parameter of the law or of this system that can change over time. */
export interface Threshold {
  readonly name: Text;
  readonly value: number;
  readonly unit: Text;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
  readonly inForceFrom: CivilDate;
  /** First day on which the value no longer applies. */
  readonly inForceUntil?: CivilDate;
  readonly unverified?: Text;
}

const percentOfWage: Text = {
  zh: '%（省上年度就业人员年平均工资）',
  en: '% of the province’s prior-year average annual wage',
};
const noGuangxiFigure: Text = {
  zh: '广西的工资数据尚未载入，由法院或者人社部门提供后才能计算。',
  en: 'Guangxi’s wage figures are not loaded; nothing can be computed until the court or HRSS supplies them.',
};

const thresholds = {
  small_claim_mandatory_percent: [
    {
      name: { zh: '小额诉讼强制适用标准', en: 'Small claims: mandatory up to' },
      value: 50,
      unit: percentOfWage,
      basis: [cite('CPL', '165'), cite('CPI', '272')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
      unverified: noGuangxiFigure,
    },
  ],
  small_claim_agreed_percent: [
    {
      name: { zh: '小额诉讼约定适用标准', en: 'Small claims: by agreement up to' },
      value: 200,
      unit: percentOfWage,
      basis: [cite('CPL', '165'), cite('CPI', '272')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
      unverified: noGuangxiFigure,
    },
  ],
  final_award_minimum_wage_months: [
    {
      name: { zh: '终局裁决金额标准（按单项请求）', en: 'Final award: ceiling per head of claim' },
      value: 12,
      unit: { zh: '个月当地月最低工资', en: 'times the local monthly minimum wage' },
      basis: [cite('MAL', '47'), cite('ARB', '50'), cite('LI1', '19')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
      unverified: noGuangxiFigure,
    },
  ],
  mediation_no_show_count: [
    {
      name: {
        zh: '调解无正当理由缺席视为拒绝的次数',
        en: 'Unexcused absences that count as refusing mediation',
      },
      value: 2,
      unit: { zh: '次', en: 'absences' },
      basis: [cite('ENG', '', 'D')],
      confidence: 'D',
      inForceFrom: '2008-05-01',
      unverified: {
        zh: '法律未规定，为系统约定，可以配置。',
        en: 'No text says so; a convention of this system that can be configured.',
      },
    },
  ],
  collective_workers: [
    {
      name: { zh: '集体劳动争议人数', en: 'Workers that make a collective case' },
      value: 10,
      unit: { zh: '人', en: 'workers' },
      basis: [cite('MAL', '7'), cite('ARB', '62'), cite('CPI', '75')],
      confidence: 'A',
      inForceFrom: '2008-05-01',
      unverified: {
        zh: '更早的规定提到30人，据信已不适用。',
        en: 'Older texts mention 30 persons, believed obsolete.',
      },
    },
  ],
} as const satisfies Record<string, readonly Threshold[]>;

export type ThresholdId = keyof typeof thresholds;
export const thresholdIds = Object.keys(thresholds) as readonly ThresholdId[];

interface Dated {
  readonly inForceFrom: CivilDate;
  readonly inForceUntil?: CivilDate;
}

function inForce<T extends Dated>(versions: readonly T[], on: CivilDate, what: string): T | undefined {
  if (!isCivilDate(on)) throw new RangeError(`${what} needs a real date, got ${JSON.stringify(on)}`);
  return versions.findLast(
    ({ inForceFrom, inForceUntil }) => inForceFrom <= on && (inForceUntil === undefined || on < inForceUntil),
  );
}

/** The threshold as it applies on a day. Throws RangeError when none applied that day. */
export function thresholdOn(id: ThresholdId, on: CivilDate): Threshold {
  const versions: readonly Threshold[] = thresholds[id];
  const found = inForce(versions, on, `threshold ${id}`);
  if (!found) throw new RangeError(`threshold ${id} has no value on ${on}`);
  return found;
}

/** Whether a court must register first and may mediate only afterwards, or may mediate before filing. */
export type CourtRegime = 'register_first' | 'pre_filing_allowed';

export interface CourtRegimePeriod extends Dated {
  readonly regime: CourtRegime;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
  readonly unverified?: Text;
}

const courtRegimes: readonly CourtRegimePeriod[] = [
  {
    regime: 'pre_filing_allowed',
    basis: [cite('INV', '11')],
    confidence: 'A',
    inForceFrom: '2016-07-01',
    inForceUntil: '2025-01-01',
  },
  {
    regime: 'register_first',
    basis: [cite('OP25', '[1-2]', 'B'), cite('CPL', '125')],
    confidence: 'B',
    inForceFrom: '2025-01-01',
    unverified: {
      zh: '只读到一份非官方文本；2026年初的文件后各法院如何执行须向当地法院确认。',
      en: 'One unofficial copy read; how courts apply it since the papers of early 2026 must be asked locally.',
    },
  },
];

/**
 * The regime of a court on a day. `configured` holds what the court itself has confirmed and wins over
 * the default. Throws RangeError before 1 July 2016 when nothing is configured.
 */
export function courtRegimeOn(
  on: CivilDate,
  configured: readonly CourtRegimePeriod[] = [],
): CourtRegimePeriod {
  const found = inForce(configured, on, 'court regime') ?? inForce(courtRegimes, on, 'court regime');
  if (!found) throw new RangeError(`court regime is not known on ${on}`);
  return found;
}

/** A province's published average annual wage of one year; money in fen. */
export interface AverageWage {
  readonly region: string;
  readonly year: number;
  readonly amountFen: number;
  readonly publishedOn: CivilDate;
}

/** A monthly minimum wage and the day from which it applies; money in fen. */
export interface MinimumWage extends Dated {
  readonly region: string;
  readonly amountFen: number;
}

function checkFen(amountFen: number): void {
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) {
    throw new RangeError(`amountFen must be a positive whole number of fen, got ${amountFen}`);
  }
}

/**
 * The latest average annual wage published for a region up to a day (CPL Interpretation art 272).
 * No figure is built in, for Guangxi or elsewhere: without one in `table` the answer is undefined.
 */
export function provinceAverageWage(
  region: string,
  on: CivilDate,
  table: readonly AverageWage[] = [],
): AverageWage | undefined {
  if (!isCivilDate(on)) throw new RangeError(`on must be a real date, got ${JSON.stringify(on)}`);
  let latest: AverageWage | undefined;
  for (const figure of table) {
    if (figure.region !== region || figure.publishedOn > on) continue;
    checkFen(figure.amountFen);
    if (!latest || figure.year > latest.year) latest = figure;
  }
  return latest;
}

/** The ceilings for small claims in fen, or undefined while the wage is not known (CPL art 165). */
export function smallClaimCeilings(
  region: string,
  on: CivilDate,
  table: readonly AverageWage[] = [],
): { readonly mandatoryFen: number; readonly agreedFen: number; readonly base: AverageWage } | undefined {
  const base = provinceAverageWage(region, on, table);
  if (!base) return undefined;
  const share = (id: ThresholdId) => Math.floor((base.amountFen * thresholdOn(id, on).value) / 100);
  return {
    mandatoryFen: share('small_claim_mandatory_percent'),
    agreedFen: share('small_claim_agreed_percent'),
    base,
  };
}

/**
 * The ceiling in fen under which one head of claim can be a final award, 12 local monthly minimum wages
 * (MAL art 47, Arbitration Rules art 50); undefined while the minimum wage is not known.
 */
export function finalAwardCeilingFen(
  region: string,
  on: CivilDate,
  table: readonly MinimumWage[] = [],
): number | undefined {
  const wage = inForce(
    table.filter((entry) => entry.region === region),
    on,
    'minimum wage',
  );
  if (!wage) return undefined;
  checkFen(wage.amountFen);
  return wage.amountFen * thresholdOn('final_award_minimum_wage_months', on).value;
}
