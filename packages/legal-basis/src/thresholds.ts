import { type CivilDate, RefusedInput, type Text, checkDate, checkRecords, shown } from './legal-calendar.ts';
import { localEntries, type LocalRules, localThresholdOf } from './local-rules.ts';
import {
  type Citation,
  type Confidence,
  cite,
  labelOf,
  locallyConfigured,
  unverifiedLabel,
} from './sources.ts';

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
  /** 'own definition', 'unverified' or 'locally configured', where the value is not simply the law's. */
  readonly label?: Text;
}

const percentOfWage: Text = {
  zh: '%（省上年度就业人员年平均工资）',
  en: '% of the province’s prior-year average annual wage',
};
const persons: Text = { zh: '人', en: 'persons' };
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
  court_representatives_min: [
    {
      name: {
        zh: '共同诉讼代表人人数下限',
        en: 'Representatives of a collective side in court, at least',
      },
      value: 2,
      unit: persons,
      basis: [cite('CPL', '56'), cite('CPI', '78')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  court_representatives_max: [
    {
      name: { zh: '共同诉讼代表人人数上限', en: 'Representatives of a collective side in court, at most' },
      value: 5,
      unit: persons,
      basis: [cite('CPL', '56'), cite('CPI', '78')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  trial_extension_president_months: [
    {
      name: {
        zh: '普通程序审限由本院院长批准延长的上限',
        en: 'Extension of the ordinary trial limit by the court’s president, at most',
      },
      value: 6,
      unit: { zh: '个月', en: 'months' },
      basis: [cite('CPL', '152')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  trial_extension_higher_court_months: [
    {
      name: {
        zh: '普通程序审限由上级法院批准再延长的上限',
        en: 'Further extension of the ordinary trial limit by the higher court, at most',
      },
      value: 3,
      unit: { zh: '个月', en: 'months' },
      basis: [cite('CPL', '152'), cite('TRL', '2')],
      confidence: 'A',
      inForceFrom: '2024-01-01',
    },
  ],
  fast_track_target_days: [
    {
      name: { zh: '速裁团队内部办案目标', en: 'Internal target of a fast-track team' },
      value: 30,
      unit: { zh: '日', en: 'days' },
      basis: [cite('ENG', '', 'D')],
      confidence: 'D',
      inForceFrom: '2008-05-01',
      unverified: {
        zh: '速裁没有单独的法定审限，为系统约定的内部目标，可以配置。',
        en: 'No text sets a limit of its own for fast track; an internal target of this system that can be configured.',
      },
    },
  ],
  unreachable_follow_ups: [
    {
      name: {
        zh: '联系不上而可以结案的回访次数',
        en: 'Unanswered follow-ups after which a dispute may be closed',
      },
      value: 3,
      unit: { zh: '次', en: 'attempts' },
      basis: [cite('ENG', '', 'D')],
      confidence: 'D',
      inForceFrom: '2008-05-01',
      unverified: {
        zh: '法律未规定回访次数，为系统约定，可以配置。',
        en: 'No text fixes a number of follow-ups; a convention of this system that can be configured.',
      },
    },
  ],
} as const satisfies Record<string, readonly Threshold[]>;

export type ThresholdId = keyof typeof thresholds;
export const thresholdIds = Object.keys(thresholds) as readonly ThresholdId[];

/** Whether the text is the id of a threshold. */
export function isThresholdId(text: unknown): text is ThresholdId {
  return typeof text === 'string' && Object.hasOwn(thresholds, text);
}

/** Every value of a threshold, oldest first. Throws RefusedInput (`id`) on an unknown one. */
export function thresholdVersions(id: ThresholdId): readonly Threshold[] {
  if (isThresholdId(id)) return thresholds[id];
  throw new RefusedInput('id', {
    zh: `没有名为 ${shown(id)} 的标准`,
    en: `there is no threshold ${shown(id)}`,
  });
}

interface Dated {
  readonly inForceFrom: CivilDate;
  readonly inForceUntil?: CivilDate;
}

/** Throws RefusedInput naming the place, as `table[0].inForceFrom`, when a list a caller gave holds what is not dated. */
function checkDated(field: string, list: readonly Dated[]): void {
  checkRecords(field, list);
  for (const [index, { inForceFrom, inForceUntil }] of list.entries()) {
    checkDate(`${field}[${index}].inForceFrom`, inForceFrom);
    if (inForceUntil !== undefined) checkDate(`${field}[${index}].inForceUntil`, inForceUntil);
  }
}

function inForce<T extends Dated>(versions: readonly T[], on: CivilDate): T | undefined {
  checkDate('on', on);
  return versions.findLast(
    ({ inForceFrom, inForceUntil }) => inForceFrom <= on && (inForceUntil === undefined || on < inForceUntil),
  );
}

/**
 * The threshold as it applies on a day. `local` may set what is this system's own definition.
 * Throws RefusedInput: `id` when unknown, `on` on a bad date or when none applied that day.
 */
export function thresholdOn(id: ThresholdId, on: CivilDate, local?: LocalRules): Threshold {
  const versions = thresholdVersions(id);
  const found = inForce(versions, on);
  if (!found) {
    throw new RefusedInput('on', {
      zh: `标准 ${id} 在${on}尚未施行`,
      en: `threshold ${id} has no value on ${on}`,
    });
  }
  const configured = local === undefined ? undefined : localThresholdOf(local, id, found, on);
  if (configured) {
    return { ...found, value: configured.value, unverified: configured.decidedBy, label: locallyConfigured };
  }
  const label = labelOf(found.confidence);
  return label ? { ...found, label } : found;
}

/** Whether a court must register first and may mediate only afterwards, or may mediate before filing. */
export type CourtRegime = 'register_first' | 'pre_filing_allowed';

export interface CourtRegimePeriod extends Dated {
  readonly regime: CourtRegime;
  readonly basis: readonly Citation[];
  readonly confidence: Confidence;
  readonly unverified?: Text;
  readonly label?: Text;
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
    label: unverifiedLabel,
    unverified: {
      zh: '只读到一份非官方文本；2026年初的文件后各法院如何执行须向当地法院确认。',
      en: 'One unofficial copy read; how courts apply it since the papers of early 2026 must be asked locally.',
    },
  },
];

/**
 * The regime of a court on a day. `configured` holds what the court itself has confirmed and wins over
 * the default. Throws RefusedInput: `on` on a bad date, and before 1 July 2016 when nothing is configured; the place in
 * `configured` of what has no dates.
 */
export function courtRegimeOn(
  on: CivilDate,
  configured: readonly CourtRegimePeriod[] = [],
): CourtRegimePeriod {
  checkDated('configured', configured);
  const found = inForce(configured, on) ?? inForce(courtRegimes, on);
  if (found) return found;
  throw new RefusedInput('on', {
    zh: `${on}的法院立案与调解模式不明`,
    en: `court regime is not known on ${on}`,
  });
}

/** What a deployment has configured for one court, as `courtRegimeOn` takes it. Throws RefusedInput as `checkedLocalRules`. */
export function courtRegimesOf(local: LocalRules, court: string): CourtRegimePeriod[] {
  return localEntries(local, 'courtRegimes')
    .filter((entry) => entry.court === court)
    .map(({ court: _, decidedBy, ...period }) => ({
      ...period,
      basis: [cite('ENG', '', 'D')],
      confidence: 'D',
      unverified: decidedBy,
      label: locallyConfigured,
    }));
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

function checkFigure(field: string, { region, amountFen }: Pick<AverageWage, 'region' | 'amountFen'>): void {
  if (typeof region !== 'string') {
    throw new RefusedInput(`${field}.region`, {
      zh: `须写明地区，收到的是 ${shown(region)}`,
      en: `region must name the region, got ${shown(region)}`,
    });
  }
  if (Number.isSafeInteger(amountFen) && amountFen > 0) return;
  throw new RefusedInput(`${field}.amountFen`, {
    zh: `工资数额须为正整数分，收到 ${shown(amountFen)}`,
    en: `amountFen must be a positive whole number of fen, got ${shown(amountFen)}`,
  });
}

/**
 * The latest average annual wage published for a region up to a day (CPL Interpretation art 272).
 * No figure is built in, for Guangxi or elsewhere: without one in `table` the answer is undefined. Throws RefusedInput: `on` on
 * a bad date, the place in `table` of a bad figure.
 */
export function provinceAverageWage(
  region: string,
  on: CivilDate,
  table: readonly AverageWage[] = [],
): AverageWage | undefined {
  checkDate('on', on);
  checkRecords('table', table);
  let latest: AverageWage | undefined;
  for (const [index, figure] of table.entries()) {
    const at = `table[${index}]`;
    checkFigure(at, figure);
    checkDate(`${at}.publishedOn`, figure.publishedOn);
    if (!Number.isSafeInteger(figure.year)) {
      throw new RefusedInput(`${at}.year`, {
        zh: `须写明年度，收到的是 ${shown(figure.year)}`,
        en: `year must be a year, got ${shown(figure.year)}`,
      });
    }
    if (figure.region !== region || figure.publishedOn > on) continue;
    if (!latest || figure.year > latest.year) latest = figure;
  }
  return latest;
}

/**
 * The ceilings for small claims in fen, or undefined while the wage is not known (CPL art 165). Throws RefusedInput as
 * `provinceAverageWage` does.
 */
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
 * (MAL art 47, Arbitration Rules art 50); undefined while the minimum wage is not known. Throws RefusedInput: `on` on a bad
 * date, the place in `table` of a bad figure.
 */
export function finalAwardCeilingFen(
  region: string,
  on: CivilDate,
  table: readonly MinimumWage[] = [],
): number | undefined {
  checkDated('table', table);
  for (const [index, figure] of table.entries()) checkFigure(`table[${index}]`, figure);
  const wage = inForce(
    table.filter((entry) => entry.region === region),
    on,
  );
  return wage && wage.amountFen * thresholdOn('final_award_minimum_wage_months', on).value;
}
