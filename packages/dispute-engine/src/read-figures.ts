import {
  type Channel,
  type ClaimType,
  describeChannel,
  describeClaimType,
  describeIndustry,
  type Industry,
  isRefusal,
  type Person,
  type Refusal,
  refuse,
} from '@dingfen/domain';
import { isRuleId, ruleVersions } from '@dingfen/legal-basis';
import { addDays, addMonths, type CivilDate, civilDateOf, type Text } from '@dingfen/legal-calendar';
import {
  ageBands,
  dictionary,
  type Dimension,
  type Figure,
  type Metric,
  type NationalFigure,
  nationalFigure,
  nationalYears,
  type Period,
  type StandingMeasureName,
  type Sums,
  sumsNeeded,
  valueOf,
} from '@dingfen/metrics';
import {
  childrenOf,
  currentInstant,
  type Database,
  type FigureFilter,
  type FigureNeed,
  type FigureQuery,
  type FigureSum,
  type FigureSums,
  figuresAreBuilt,
  oneMoment,
  organisationInScope,
  type OrganisationInScope,
  sumFigures,
  type Tx,
} from '@dingfen/persistence';
import { metaOf } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import { protect } from './small-cells.ts';

/** What a figure may be broken down by: a dimension, the organisations directly below, or the statutory rules it speaks of. */
export type Breakdown = Dimension | 'organisation' | 'rule';

const isDimension = (by: Breakdown | undefined): by is Dimension =>
  by !== undefined && by !== 'organisation' && by !== 'rule';

/** A question for figures. The organisation is the asker's own unless another is named. */
export interface FiguresQuestion {
  organisationId?: string | undefined;
  metricIds: readonly string[];
  period: Period;
  by?: Breakdown | undefined;
  filter?: FigureFilter;
  /** Narrows figures that have one, e.g. to a rule. */
  parameter?: string | undefined;
  /** For people outside: small numbers are withheld. */
  forPublic?: boolean;
}

/** A figure of one group, and what it was a period earlier. */
export interface FigureLine {
  /** '' for the whole; an organisation's or a person's id, a claim type, … */
  key: string;
  name: Text;
  figure: Figure;
  previous: Figure | null;
}

/** One part of a figure of this moment. */
export interface LivePart {
  /** Stage and age band, rule, or mediator. */
  key: string;
  band: string | null;
  name: Text | null;
  count: number;
}

export interface AnsweredFigure {
  metric: Metric;
  /** Kept sums, or entries one by one: both are of the moment of the answer. */
  source: 'cells' | 'entries';
  total: FigureLine;
  groups: FigureLine[];
  /** Organisations of the same kind under the same one, its own included; null where that one is not the asker's to see. */
  siblings: FigureLine[] | null;
  national: NationalFigure | null;
  parts: LivePart[];
}

export interface FiguresAnswer {
  organisation: { id: string; name: string };
  period: Period;
  previousPeriod: Period;
  takenAt: string;
  figures: AnsweredFigure[];
}

const noSuchFigures: Text = {
  zh: '没有这些统计数据，或者您无权查看。',
  en: 'There are no such figures, or you may not see them.',
};
const beingBuilt: Text = {
  zh: '统计数据正在建立，建成前不提供数字。请运行 dingfen metrics rebuild 或者稍后再试。',
  en: 'The figures are being built and none is given before they are whole. Run dingfen metrics rebuild, or try again later.',
};

/** Longest period a question may be about. */
const MOST_MONTHS = 60;

/**
 * The organisation whose figures somebody may see: only supervisors, only at or below their own. Refusals: `not_found` for
 * everybody else, `not_possible_now` while the figures are being built.
 */
export async function figuresOf(
  db: Database | Tx,
  person: Person,
  organisationId: string | undefined,
): Promise<OrganisationInScope | Refusal> {
  const own = person.roles.includes('supervisor') ? person.organisationId : undefined;
  const found = own === undefined ? undefined : await organisationInScope(db, organisationId ?? own, own);
  if (!found) return refuse('not_found', noSuchFigures);
  return (await figuresAreBuilt(db)) ? found : refuse('not_possible_now', beingBuilt);
}

const monthsFrom = ({ from, to }: Period): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1;

const shifted = (month: string, by: number): string => addMonths(`${month}-01`, by).slice(0, 7);

/** The period of the same length that ends where this one begins. */
export function periodBefore(period: Period): Period {
  const length = monthsFrom(period);
  return { from: shifted(period.from, -length), to: shifted(period.to, -length) };
}

/** The months of a period, in order. */
const monthsOf = (period: Period): string[] =>
  Array.from({ length: monthsFrom(period) }, (_, index) => shifted(period.from, index));

const malformed = (zh: string, en: string): Refusal => refuse('malformed', { zh, en });

/** The metrics asked for, or what is wrong with the question. */
export function metricsAsked({
  metricIds,
  period,
  by,
  filter = {},
  parameter,
  forPublic = false,
}: FiguresQuestion): Metric[] | Refusal {
  if (period.to < period.from)
    return malformed('期间的起始月份晚于终止月份。', 'The period ends before it begins.');
  if (monthsFrom(period) > MOST_MONTHS)
    return malformed(`期间最长${MOST_MONTHS}个月。`, `A period has ${MOST_MONTHS} months at most.`);
  if (forPublic && (Object.keys(filter).length > 0 || period.from !== period.to))
    return malformed(
      '对外数据按单个月份提供，不支持筛选：否则相减即可推知小数。',
      'Figures for the public are given month by month and unfiltered: from differences small numbers could be told.',
    );
  const used = [...(Object.keys(filter) as Dimension[]), ...(isDimension(by) ? [by] : [])];
  const found: Metric[] = [];
  for (const id of metricIds) {
    const metric = dictionary.find((one) => one.id === id);
    if (!metric) return malformed(`没有指标 ${id}。`, `There is no metric ${id}.`);
    const missing = used.find((one) => !metric.dimensions.includes(one));
    if (missing !== undefined)
      return malformed(
        `指标“${metric.name.zh}”不能按${missing}分列或者筛选。`,
        `The metric “${metric.name.en}” cannot be asked for by ${missing}.`,
      );
    if (by === 'rule' && metric.parameter !== 'rule')
      return malformed(
        `指标“${metric.name.zh}”不能按规则分列。`,
        `The metric “${metric.name.en}” cannot be asked for by rule.`,
      );
    if (parameter !== undefined && metric.parameter === undefined)
      return malformed(
        `指标“${metric.name.zh}”没有参数。`,
        `The metric “${metric.name.en}” takes no parameter.`,
      );
    found.push(metric);
  }
  return found;
}

/** Sums by key, those asked for by `extra` as a record of their own. */
function toSums(rows: readonly FigureSum[], prefix: string, of: (row: FigureSum) => number): Sums {
  const sums: Record<string, number | Record<string, number>> = {};
  for (const row of rows) {
    if (!row.key.startsWith(prefix)) continue;
    const key = row.key.slice(prefix.length);
    if (!key.endsWith('|byExtra')) sums[key] = of(row);
    else sums[key] = { ...(sums[key] as Record<string, number> | undefined), [row.extra]: of(row) };
  }
  return sums;
}

const prefixOf = (metric: Metric, period: Period): string => `${metric.id}@${period.from}~`;

/** Every sum that metrics need over periods, each under a key that tells metric and period. */
export const needsOf = (
  metrics: readonly Metric[],
  periods: readonly Period[],
  parameter: string | undefined,
): FigureNeed[] =>
  metrics.flatMap((metric) =>
    periods.flatMap((period) => {
      const needs = sumsNeeded(metric, period, parameter);
      if (!('sums' in needs)) return [];
      return needs.sums.map((one) => ({ ...one, key: prefixOf(metric, period) + one.key }));
    }),
  );

/** A figure, and how many things it was counted from where that decides whether it may be shown outside. */
export interface Counted {
  figure: Figure;
  /** Of the numerator and of the denominator, in cases, whatever the unit. */
  cases: { numerator: number; denominator: number | null };
}

/** A metric over a period from rows that belong to one organisation and group. */
export function figureFrom(
  metric: Metric,
  period: Period,
  rows: readonly FigureSum[],
  { tariffs }: Pick<Engine, 'tariffs'>,
  asOf: CivilDate,
): Counted {
  const options = { period, asOf, tariffs };
  const prefix = prefixOf(metric, period);
  const cases = valueOf(
    metric,
    toSums(rows, prefix, (row) => row.count),
    options,
  );
  return {
    figure: valueOf(
      metric,
      toSums(rows, prefix, (row) => row.value),
      options,
    ),
    cases: { numerator: cases.numerator, denominator: cases.denominator },
  };
}

const categoryNames: Readonly<Record<string, Text>> = {
  migrant: { zh: '农民工', en: 'migrant workers' },
  standard: { zh: '一般劳动者', en: 'standard employment' },
  dispatch: { zh: '劳务派遣', en: 'dispatched workers' },
  platform: { zh: '新就业形态劳动者', en: 'platform workers' },
  overage: { zh: '超龄劳动者', en: 'workers past retirement age' },
  part_time: { zh: '非全日制用工', en: 'part-time workers' },
};
export const categoryName = (category: string): Text =>
  categoryNames[category] ?? { zh: category, en: category };
const unknownName: Text = { zh: '未填', en: 'not given' };

async function nameGroups(
  tx: Tx,
  dimension: Dimension | 'rule',
  keys: readonly string[],
): Promise<(key: string) => Text> {
  const persons =
    dimension === 'mediator' && keys.length > 0
      ? await tx
          .selectFrom('person')
          .select(['id', 'name'])
          .where('id', 'in', [...keys])
          .execute()
      : [];
  const names: Record<Dimension | 'rule', (key: string) => Text | undefined> = {
    rule: (key) => (isRuleId(key) ? ruleVersions(key).at(-1)?.name : undefined),
    claimType: (key) => describeClaimType(key as ClaimType),
    channel: (key) => describeChannel(key as Channel),
    category: categoryName,
    industry: (key) => (key === 'unknown' ? unknownName : describeIndustry(key as Industry)),
    mediator: (key) => {
      const name = persons.find((one) => one.id === key)?.name;
      return name === undefined ? undefined : { zh: name, en: name };
    },
  };
  return (key) => (key === '' ? unknownName : (names[dimension](key) ?? { zh: key, en: key }));
}

/** Published figures lag behind: the newest year not after the one asked about. */
function nationalBeside(metric: Metric, { to }: Period): NationalFigure | null {
  const year = nationalYears
    .filter((one) => one <= Number(to.slice(0, 4)))
    .toSorted((a, b) => b - a)
    .find((one) => nationalFigure(metric.id, one));
  return year === undefined ? null : (nationalFigure(metric.id, year) ?? null);
}

const wholeName: Text = { zh: '合计', en: 'total' };
const ownName: Text = { zh: '本级直接办理', en: 'handled by the organisation itself' };
const nameOf = ({ name }: OrganisationInScope): Text => ({ zh: name, en: name });

/** What is left of the whole when the organisations below are taken away: what the organisation handled itself. */
function ownRows(
  all: readonly FigureSum[],
  organisationId: string,
  children: readonly OrganisationInScope[],
): FigureSum[] {
  const below = new Set(children.map(({ id }) => id));
  const left = new Map<string, FigureSum>();
  for (const row of all) {
    const sign = row.organisationId === organisationId ? 1 : below.has(row.organisationId) ? -1 : 0;
    const key = `${row.key} ${row.extra}`;
    const sofar = left.get(key) ?? { ...row, organisationId, count: 0, value: 0 };
    left.set(key, {
      ...sofar,
      count: sofar.count + sign * row.count,
      value: sofar.value + sign * row.value,
    });
  }
  return [...left.values()].filter((row) => row.count !== 0 || row.value !== 0);
}

/** The sums of each group; undefined where there are none but the organisations below. */
async function brokenDown(
  tx: Tx,
  by: Breakdown | undefined,
  asked: Pick<FigureQuery, 'organisationIds' | 'needs' | 'filter'>,
): Promise<FigureSums | undefined> {
  if (isDimension(by)) return sumFigures(tx, { ...asked, by });
  if (by !== 'rule') return undefined;
  // What a duty is owed by is what its entries say besides their measure.
  const needs = asked.needs.map((need) => ({ ...need, byExtra: true }));
  const { source, sums } = await sumFigures(tx, { ...asked, needs });
  return { source, sums: sums.map((row) => ({ ...row, group: row.extra, extra: '' })) };
}

/**
 * Figures with their comparisons: the period before, a breakdown, organisations of the same kind, the national line. All of one
 * moment. Refusals: those of `figuresOf`; `malformed` for what no figure can answer.
 */
export function readFigures(
  engine: Engine,
  person: Person,
  question: FiguresQuestion,
): Promise<FiguresAnswer | Refusal> {
  const metrics = metricsAsked(question);
  if (isRefusal(metrics)) return Promise.resolve(metrics);
  const { period, by, filter = {}, parameter, forPublic = false } = question;
  const periods = [period, periodBefore(period)] as const;
  return oneMoment(engine.db, async (tx) => {
    const organisation = await figuresOf(tx, person, question.organisationId);
    if (isRefusal(organisation)) return organisation;
    const takenAt = await currentInstant(tx);
    const asOf = civilDateOf(takenAt);
    const parent = organisation.parentId;
    const family = parent === null ? [] : await childrenOf(tx, parent);
    const comparable = family.filter((one) => one.kind === organisation.kind);
    const maySeeParent =
      parent !== null &&
      (await organisationInScope(tx, parent, person.organisationId as string)) !== undefined;
    const children = by === 'organisation' ? await childrenOf(tx, organisation.id) : [];
    // For the public the whole above is looked at too: from what is beside a small number it could be told.
    const above = forPublic && parent !== null ? [{ id: parent }, ...family] : [];
    const needs = needsOf(metrics, periods, parameter);
    const idsOf = (...lists: readonly { id: string }[][]) => [...new Set(lists.flat().map(({ id }) => id))];
    const whole = await sumFigures(tx, {
      organisationIds: idsOf([organisation], comparable, children, above),
      needs,
      filter,
    });
    const broken = await brokenDown(tx, by, { organisationIds: idsOf([organisation], above), needs, filter });
    const ofGroup = (key: string): FigureSum[] => broken?.sums.filter((row) => row.group === key) ?? [];
    const groupKeys = [
      ...new Set(
        broken?.sums.filter((row) => row.organisationId === organisation.id).map((row) => row.group),
      ),
    ].toSorted();
    const groupName = isDimension(by) || by === 'rule' ? await nameGroups(tx, by, groupKeys) : undefined;

    const line = (metric: Metric, key: string, name: Text, rows: readonly FigureSum[]) => ({
      key,
      name,
      now: figureFrom(metric, period, rows, engine, asOf),
      previous: figureFrom(metric, periods[1], rows, engine, asOf),
    });
    const rowsOf = (id: string, rows: readonly FigureSum[] = whole.sums) =>
      rows.filter((row) => row.organisationId === id);
    /** Everything below the organisation above, and what that did itself; in the office only what is compared. */
    const familyLines = (metric: Metric, rows: readonly FigureSum[]) => [
      ...(forPublic ? family : comparable).map((one) =>
        line(metric, one.id, nameOf(one), rowsOf(one.id, rows)),
      ),
      ...(forPublic && parent !== null ? [line(metric, parent, ownName, ownRows(rows, parent, family))] : []),
    ];
    const figures: AnsweredFigure[] = [];
    for (const metric of metrics) {
      const { formula } = metric;
      if (formula.kind === 'live') {
        figures.push(
          await liveFigure(engine, tx, metric, formula.measure, organisation.id, filter, asOf, forPublic),
        );
        continue;
      }
      const total = line(metric, '', wholeName, rowsOf(organisation.id));
      const own = ownRows(whole.sums, organisation.id, children);
      const groups = broken
        ? groupKeys.map((key) =>
            line(metric, key, groupName?.(key) ?? wholeName, rowsOf(organisation.id, ofGroup(key))),
          )
        : children.length === 0
          ? []
          : [
              ...children.map((one) => line(metric, one.id, nameOf(one), rowsOf(one.id))),
              line(metric, organisation.id, ownName, own),
            ];
      const shown = protect(
        {
          total,
          groups,
          family: familyLines(metric, whole.sums),
          own: organisation.id,
          familyOf: forPublic
            ? Object.fromEntries(groupKeys.map((key) => [key, familyLines(metric, ofGroup(key))]))
            : {},
        },
        forPublic,
      );
      const beside = shown.family.filter(({ key }) => comparable.some(({ id }) => id === key));
      figures.push({
        metric,
        source: broken?.source ?? whole.source,
        total: shown.total,
        groups: shown.groups,
        siblings: maySeeParent ? beside : null,
        national: nationalBeside(metric, period),
        parts: [],
      });
    }
    return {
      organisation: { id: organisation.id, name: organisation.name },
      period,
      previousPeriod: periods[1],
      takenAt,
      figures,
    };
  });
}

const notForPublic: Text = {
  zh: '实时数据仅供内部使用，不对外公布。',
  en: 'Figures of the moment are for the office and not for the public.',
};

/** A stage in words, as the lifecycle's chart has them. */
export function stageName(engine: Engine, stage: string): Text {
  const state = engine.procedures.current(engine.lifecycleKey).machine.states[stage];
  return (state && metaOf(state).summary) ?? { zh: stage, en: stage };
}

/** Days between which a dispute of an age band was filed, both included; null where it has no end. */
export function filedIn(band: string, today: CivilDate): { from: CivilDate | null; to: CivilDate } {
  const index = ageBands.findIndex((one) => one.id === band);
  const [own, younger] = [ageBands[index], ageBands[index - 1]];
  return {
    from: own && own.upTo !== null ? addDays(today, -own.upTo) : null,
    to: younger && younger.upTo !== null ? addDays(today, -younger.upTo - 1) : lastDay,
  };
}

/** Later than everything that stands now: a clock that was set back does not hide it. */
const lastDay = '9999-12-31';
const lastMonth = '9999-12';

/** What stands now, by part: open disputes by stage and age, duties owed by rule, mediations in hand by mediator. */
async function partsOf(
  engine: Engine,
  tx: Tx,
  measure: StandingMeasureName,
  organisationId: string,
  filter: FigureFilter,
  asOf: CivilDate,
): Promise<{ parts: LivePart[]; source: 'cells' | 'entries' }> {
  const need = (key: string, from: string | null, to: string): FigureNeed => ({
    key,
    measure,
    extras: null,
    from,
    to,
    byExtra: true,
  });
  const ask = (needs: FigureNeed[], by?: 'mediator') =>
    sumFigures(tx, { organisationIds: [organisationId], needs, filter, by });
  if (measure === 'now.open') {
    const bands = ageBands.map(({ id }) => {
      const { from, to } = filedIn(id, asOf);
      return need(id, from, to);
    });
    const { source, sums } = await ask(bands);
    const order = (band: string): number => ageBands.findIndex(({ id }) => id === band);
    const parts = sums
      .toSorted((a, b) => (a.extra === b.extra ? order(a.key) - order(b.key) : a.extra < b.extra ? -1 : 1))
      .map(({ key, extra, value }) => ({
        key: extra,
        band: key,
        name: stageName(engine, extra),
        count: value,
      }));
    return { parts, source };
  }
  if (measure === 'now.owed') {
    const { source, sums } = await ask([need('', null, lastMonth)]);
    const parts = sums
      .toSorted((a, b) => (a.extra < b.extra ? -1 : 1))
      .map(({ extra, value }) => ({ key: extra, band: null, name: null, count: value }));
    return { parts, source };
  }
  const { source, sums } = await ask([need('', null, lastMonth)], 'mediator');
  const name = await nameGroups(
    tx,
    'mediator',
    sums.map(({ group }) => group),
  );
  const parts = sums
    .toSorted((a, b) => b.value - a.value || (a.group < b.group ? -1 : 1))
    .map(({ group, value }) => ({ key: group, band: null, name: name(group), count: value }));
  return { parts, source };
}

async function liveFigure(
  engine: Engine,
  tx: Tx,
  metric: Metric,
  measure: StandingMeasureName,
  organisationId: string,
  filter: FigureFilter,
  asOf: CivilDate,
  forPublic: boolean,
): Promise<AnsweredFigure> {
  const { parts, source } = forPublic
    ? { parts: [], source: 'cells' as const }
    : await partsOf(engine, tx, measure, organisationId, filter, asOf);
  const count = parts.reduce((sum, one) => sum + one.count, 0);
  const figure: Figure = {
    metricId: metric.id,
    version: metric.version,
    unit: metric.unit,
    numerator: count,
    denominator: null,
    value: forPublic ? null : count,
    ...(forPublic ? { reason: notForPublic } : {}),
    provisional: true,
  };
  return {
    metric,
    source,
    total: { key: '', name: wholeName, figure, previous: null },
    groups: [],
    siblings: null,
    national: null,
    parts,
  };
}

/** One metric month by month. */
export interface FigureSeries {
  organisation: { id: string; name: string };
  metric: Metric;
  source: 'cells' | 'entries';
  takenAt: string;
  points: { month: string; figure: Figure }[];
}

/** A metric month by month, of one moment. Refusals as for `readFigures`; what is counted only now has no series. */
export function readSeries(
  engine: Engine,
  person: Person,
  { metricId, ...question }: Omit<FiguresQuestion, 'metricIds' | 'by' | 'forPublic'> & { metricId: string },
): Promise<FigureSeries | Refusal> {
  const { period, filter = {}, parameter } = question;
  const metrics = metricsAsked({ ...question, metricIds: [metricId] });
  if (isRefusal(metrics)) return Promise.resolve(metrics);
  const metric = metrics[0] as Metric;
  if (metric.formula.kind === 'live')
    return Promise.resolve(
      malformed('该指标只有现时数，没有时间序列。', 'This figure is counted only now and has no series.'),
    );
  const months = monthsOf(period).map((month) => ({ from: month, to: month }));
  return oneMoment(engine.db, async (tx) => {
    const organisation = await figuresOf(tx, person, question.organisationId);
    if (isRefusal(organisation)) return organisation;
    const takenAt = await currentInstant(tx);
    const { source, sums } = await sumFigures(tx, {
      organisationIds: [organisation.id],
      needs: needsOf([metric], months, parameter),
      filter,
    });
    return {
      organisation: { id: organisation.id, name: organisation.name },
      metric,
      source,
      takenAt,
      points: months.map((month) => ({
        month: month.from,
        figure: figureFrom(metric, month, sums, engine, civilDateOf(takenAt)).figure,
      })),
    };
  });
}
