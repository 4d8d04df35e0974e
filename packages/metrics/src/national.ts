import type { Confidence } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';

/** Which cases a published count is of; the two must never be put into one line. */
export type NationalCount = 'mediationAndArbitration' | 'arbitrationOnly';

/** One published line of a year, as printed: rates in percent, cases in ten thousand, money in hundred million yuan. */
interface Year {
  /** Handled by mediation bodies and arbitration together. */
  handled: number;
  workers: number;
  closed: number;
  /** `inDispute`: the amount in dispute, which is another thing than the amount of closed cases of later years. */
  amount: { value: number; of: 'closed' | 'inDispute' };
  mediationSuccess: number;
  arbitrationClosing: number;
  arbitrationTermination: number | null;
  arbitrationAccepted: number;
  arbitrationClosed: number;
}

const years: Readonly<Record<number, Year>> = {
  2025: year(454.3, 472.1, 442.0, 994.7, 'closed', 81.1, 98.4, 74.8, 169.8, 170.1),
  2024: year(425.7, 454.9, 415.6, 934.7, 'closed', 79.6, 98.2, 73.7, 168.6, 168.8),
  2023: year(385.0, 408.2, 373.4, 829.9, 'closed', 77.7, 98.1, 72.3, 162.9, 164.1),
  2022: year(316.2, 341.3, 303.3, 682.2, 'closed', 75.1, 96.9, 72.5, 147.3, 146.7),
  2021: year(263.1, 285.8, 252.0, 576.3, 'inDispute', 73.3, 97.0, 71.1, 125.2, 125.6),
  2020: year(221.8, 246.5, 212.3, 530.7, 'inDispute', 70.6, 96.2, 70.5, 109.5, 110.1),
  2019: year(211.9, 238.1, 202.3, 489.7, 'inDispute', 68.0, 95.5, null, 107.0, 106.8),
};

function year(
  handled: number,
  workers: number,
  closed: number,
  amount: number,
  of: 'closed' | 'inDispute',
  mediationSuccess: number,
  arbitrationClosing: number,
  arbitrationTermination: number | null,
  arbitrationAccepted: number,
  arbitrationClosed: number,
): Year {
  return {
    handled,
    workers,
    closed,
    amount: { value: amount, of },
    mediationSuccess,
    arbitrationClosing,
    arbitrationTermination,
    arbitrationAccepted,
    arbitrationClosed,
  };
}

export interface NationalFigure {
  year: number;
  value: number;
  unit: 'percent' | 'tenThousandCases' | 'tenThousandPersons' | 'hundredMillionYuan';
  name: Text;
  /** Only for counts of cases. */
  counts?: NationalCount;
  source: Text;
  confidence: Confidence;
}

const source: Text = {
  zh: '人社部年度统计公报、快报及《中国统计年鉴》表24-22（据转录核对，未见原件）',
  en: 'MOHRSS annual communiqués and bulletins, China Statistical Yearbook table 24-22 (read in a transcription)',
};

type Line = Pick<NationalFigure, 'name' | 'unit' | 'counts'> & { of(one: Year): number | null };
/** The published lines, by a name of their own; those beside which one of our figures may be put also by its id. */
const lines = {
  casesHandled: {
    name: { zh: '调解组织和仲裁机构办理案件数', en: 'cases handled by mediation bodies and arbitration' },
    unit: 'tenThousandCases',
    counts: 'mediationAndArbitration',
    of: (one) => one.handled,
  },
  casesClosed: {
    name: { zh: '调解组织和仲裁机构办结案件数', en: 'cases closed by mediation bodies and arbitration' },
    unit: 'tenThousandCases',
    counts: 'mediationAndArbitration',
    of: (one) => one.closed,
  },
  workersConcerned: {
    name: { zh: '涉及劳动者人数', en: 'workers concerned' },
    unit: 'tenThousandPersons',
    of: (one) => one.workers,
  },
  amountOfClosed: {
    name: { zh: '办结案件涉案金额', en: 'amount of closed cases' },
    unit: 'hundredMillionYuan',
    of: ({ amount }) => (amount.of === 'closed' ? amount.value : null),
  },
  amountInDispute: {
    name: { zh: '争议涉案金额', en: 'amount in dispute' },
    unit: 'hundredMillionYuan',
    of: ({ amount }) => (amount.of === 'inDispute' ? amount.value : null),
  },
  mediationSuccessRate: {
    name: { zh: '全国调解成功率', en: 'national mediation success rate' },
    unit: 'percent',
    of: (one) => one.mediationSuccess,
  },
  arbitrationClosingRate: {
    name: { zh: '全国仲裁结案率', en: 'national arbitration closing rate' },
    unit: 'percent',
    of: (one) => one.arbitrationClosing,
  },
  arbitrationTerminationRate: {
    name: {
      zh: '全国仲裁终结率（公式未公布，仅供对照）',
      en: 'national arbitration termination rate (formula unpublished; for comparison only)',
    },
    unit: 'percent',
    of: (one) => one.arbitrationTermination,
  },
  arbitrationAccepted: {
    name: { zh: '全国仲裁立案受理案件数', en: 'arbitrations accepted nationally' },
    unit: 'tenThousandCases',
    counts: 'arbitrationOnly',
    of: (one) => one.arbitrationAccepted,
  },
  arbitrationClosed: {
    name: { zh: '全国仲裁审结案件数', en: 'arbitrations closed nationally' },
    unit: 'tenThousandCases',
    counts: 'arbitrationOnly',
    of: (one) => one.arbitrationClosed,
  },
} as const satisfies Record<string, Line>;

export type NationalLine = keyof typeof lines;
export const nationalLines = Object.keys(lines) as readonly NationalLine[];
export const nationalYears = Object.keys(years).map(Number) as readonly number[];

/** What was published for the whole country, to be shown beside our figure of the same id; undefined where nothing was. */
export function nationalFigure(metricId: string, yearOf: number): NationalFigure | undefined {
  const line = (lines as Readonly<Record<string, Line>>)[metricId];
  const published = years[yearOf];
  const value = line && published ? line.of(published) : null;
  if (!line || value === null) return undefined;
  const { name, unit, counts } = line;
  return { year: yearOf, value, unit, name, ...(counts ? { counts } : {}), source, confidence: 'B' };
}

/** The year of which the parts of the arbitration line were published one by one. */
export const arbitration2024 = {
  carriedOver: 33_171,
  accepted: 1_685_937,
  closed: 1_687_899,
  mediated: 996_327,
  award: 617_600,
  other: 73_972,
  outOfCaseMediation: 517_898,
  source,
  confidence: 'B',
} as const;

/**
 * What closed / (carried over + accepted) came to when it was worked out from the case numbers of each year, in percent: the
 * ground on which the formula is labelled as recovered. Only 2024 can be worked out again from what is kept here.
 */
export const recoveredClosingRates: Readonly<Record<number, number>> = {
  2019: 95.54,
  2020: 96.17,
  2021: 96.96,
  2022: 96.89,
  2023: 98.09,
  2024: 98.18,
};
