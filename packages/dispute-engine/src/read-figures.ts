import { isRefusal, type Person, type Refusal, refuse } from '@dingfen/domain';
import { isRuleId } from '@dingfen/legal-basis';
import { addMonths, type CivilDate, civilDateOf, type Text } from '@dingfen/legal-calendar';
import {
  dictionary,
  type Dimension,
  type Figure,
  type Metric,
  type NationalFigure,
  nationalFigure,
  nationalYears,
  numbersTold,
  type Period,
  type Sums,
  sumsNeeded,
  type TariffPlace,
  type Telling,
  tellingOf,
  type ToldNumber,
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
import {
  type Breakdown,
  breakdownNames,
  dimensionOf,
  groupOf,
  nameGroups,
  nameOf,
  ownName,
  wholeName,
} from './breakdowns.ts';
import type { Engine } from './engine.ts';
import { liveFigure, notGiven } from './live-figures.ts';
import { type CountedCell, type Withheld, withheld, withheldIn } from './small-cells.ts';

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
  if (forPublic && by === 'mediator')
    return malformed(
      '对外数据不按调解员分列：涉及个人。',
      'Figures for the public are not given by mediator: they would be about a person.',
    );
  const isNarrowed = Object.keys(filter).length > 0 || parameter !== undefined;
  if (forPublic && (isNarrowed || period.from !== period.to))
    return malformed(
      '对外数据按单个月份提供，不支持筛选：否则相减即可推知小数。',
      'Figures for the public are given month by month and unfiltered: from differences small numbers could be told.',
    );
  if (parameter !== undefined && !isRuleId(parameter))
    return malformed(`没有规则 ${parameter}。`, `There is no rule ${parameter}.`);
  const used = [...(Object.keys(filter) as Dimension[]), ...[dimensionOf(by) ?? []].flat()];
  const found: Metric[] = [];
  for (const id of metricIds) {
    const metric = dictionary.find((one) => one.id === id);
    if (!metric) return malformed(`没有指标 ${id}。`, `There is no metric ${id}.`);
    const missing = used.find((one) => !metric.dimensions.includes(one));
    if (missing !== undefined)
      return malformed(
        `指标“${metric.name.zh}”不能按${breakdownNames[missing].zh}分列或者筛选。`,
        `The metric “${metric.name.en}” cannot be asked for by ${breakdownNames[missing].en}.`,
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

/** A metric over a period from rows that belong to one organisation and group; `place` is where they were booked, for tariffs. */
export const figureFrom = (
  metric: Metric,
  period: Period,
  rows: readonly FigureSum[],
  { tariffs }: Pick<Engine, 'tariffs'>,
  asOf: CivilDate,
  place?: TariffPlace,
): Figure =>
  valueOf(
    metric,
    toSums(rows, prefixOf(metric, period), (row) => row.value),
    { period, asOf, tariffs, place },
  );

/** Where organisations stand, as far as tariffs ask for it; undefined where no tariff does. */
export async function tariffPlaces(
  tx: Tx,
  { tariffs }: Pick<Engine, 'tariffs'>,
  organisationIds: readonly string[],
): Promise<(organisationId: string) => TariffPlace | undefined> {
  const owners = [...new Set(tariffs.flatMap(({ organisationId }) => organisationId ?? []))];
  if (owners.length === 0) return () => undefined;
  const known = await tx
    .selectFrom('organisation')
    .select(['id', 'ancestry'])
    .where('id', 'in', [...new Set([...owners, ...organisationIds])])
    .execute();
  return (organisationId) => ({
    ancestry: known.find(({ id }) => id === organisationId)?.ancestry ?? [organisationId],
    below: known
      .filter(
        ({ id, ancestry }) =>
          id !== organisationId && owners.includes(id) && ancestry.includes(organisationId),
      )
      .map(({ id }) => id),
  });
}

/** A number that figures tell, as something to be summed of its own. */
const asMetric = ({ key, terms }: ToldNumber): Metric => ({
  ...(dictionary[0] as Metric),
  id: `=${key}`,
  formula: { kind: 'count', numerator: terms },
});

/** How many of each number there are in rows that belong to one organisation and group, in cases, whatever the unit. */
function cellOf(
  key: string,
  rows: readonly FigureSum[],
  { numbers }: Telling,
  period: Period,
  asOf: CivilDate,
): CountedCell {
  const countOf = (number: ToldNumber): number => {
    const metric = asMetric(number);
    const sums = toSums(rows, prefixOf(metric, period), (row) => row.count);
    return valueOf(metric, sums, { period, asOf }).numerator;
  };
  return { key, counts: Object.fromEntries(numbers.map((one) => [one.key, countOf(one)])) };
}

/** Published figures lag behind: the newest year not after the one asked about. */
function nationalBeside(metric: Metric, { to }: Period): NationalFigure | null {
  const year = nationalYears
    .filter((one) => one <= Number(to.slice(0, 4)))
    .toSorted((a, b) => b - a)
    .find((one) => nationalFigure(metric.id, one));
  return year === undefined ? null : (nationalFigure(metric.id, year) ?? null);
}

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

/** Sums by the groups of a breakdown: those that belong to one group become one. */
function regrouped(rows: readonly FigureSum[], by: Breakdown | undefined): FigureSum[] {
  if (by !== 'regime') return [...rows];
  const merged = new Map<string, FigureSum>();
  for (const row of rows) {
    const group = groupOf(by, row.group);
    const key = JSON.stringify([row.organisationId, group, row.key, row.extra]);
    const { count, value } = merged.get(key) ?? { count: 0, value: 0 };
    merged.set(key, { ...row, group, count: count + row.count, value: value + row.value });
  }
  return [...merged.values()];
}

/** The sums of each group; undefined where there are none but the organisations below. */
async function brokenDown(
  tx: Tx,
  by: Breakdown | undefined,
  asked: Pick<FigureQuery, 'organisationIds' | 'needs' | 'filter'>,
): Promise<FigureSums | undefined> {
  const dimension = dimensionOf(by);
  if (dimension !== undefined) {
    const { source, sums } = await sumFigures(tx, { ...asked, by: dimension });
    return { source, sums: regrouped(sums, by) };
  }
  if (by !== 'rule') return undefined;
  // What a duty is owed by is what its entries say besides their measure.
  const needs = asked.needs.map((need) => ({ ...need, byExtra: true }));
  const { source, sums } = await sumFigures(tx, { ...asked, needs });
  return { source, sums: sums.map((row) => ({ ...row, group: row.extra, extra: '' })) };
}

/** Whose figures are asked for, and whom they are compared with. */
export interface Surroundings {
  organisation: OrganisationInScope;
  /** Directly below it, where they are asked for. */
  children: readonly OrganisationInScope[];
  /** Of the same kind beside it, itself included; null where what stands above is not the asker’s to see. */
  siblings: readonly OrganisationInScope[] | null;
}

/** One line of an answer before it is reckoned: whose it is, and the sums it is made of. */
interface LineRows {
  key: string;
  name: Text;
  rows: readonly FigureSum[];
  place: TariffPlace | undefined;
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
    const siblings = maySeeParent ? comparable : null;
    const children = by === 'organisation' ? await childrenOf(tx, organisation.id) : [];
    // For the public the whole above is looked at too: from what is beside a small number it could be told.
    const above = forPublic && parent !== null ? [{ id: parent }, ...family] : [];
    // And every number that tells another, asked for or not.
    const telling = forPublic ? tellingOf(metrics) : undefined;
    const needs = [
      ...needsOf(metrics, periods, parameter),
      ...needsOf(telling?.numbers.map(asMetric) ?? [], periods, undefined),
    ];
    const idsOf = (...lists: readonly { id: string }[][]) => [...new Set(lists.flat().map(({ id }) => id))];
    const everybody = idsOf([organisation], comparable, children, above);
    const whole = await sumFigures(tx, { organisationIds: everybody, needs, filter });
    const broken = await brokenDown(tx, by, { organisationIds: idsOf([organisation], above), needs, filter });
    const placeOf = await tariffPlaces(tx, engine, everybody);
    const placeOfItself = (id: string): TariffPlace | undefined => {
      const place = placeOf(id);
      return place && { ...place, below: [] };
    };

    const rowsOf = (id: string, rows: readonly FigureSum[] = whole.sums) =>
      rows.filter((row) => row.organisationId === id);
    const ofOrganisation = (one: OrganisationInScope, rows?: readonly FigureSum[]): LineRows => ({
      key: one.id,
      name: nameOf(one),
      rows: rowsOf(one.id, rows),
      place: placeOf(one.id),
    });
    const ofItself = (id: string, below: readonly OrganisationInScope[], rows = whole.sums): LineRows => ({
      key: id,
      name: ownName,
      rows: ownRows(rows, id, below),
      place: placeOfItself(id),
    });
    /** Everything below the organisation above, and what that did itself; in the office only what is compared. */
    const familyOf = (rows: FigureSum[] = whole.sums): LineRows[] => [
      ...(forPublic ? family : comparable).map((one) => ofOrganisation(one, rows)),
      ...(forPublic && parent !== null ? [ofItself(parent, family, rows)] : []),
    ];
    const ofGroup = (key: string): FigureSum[] => broken?.sums.filter((row) => row.group === key) ?? [];
    const groupKeys = [
      ...new Set(rowsOf(organisation.id, broken?.sums ?? []).map((row) => row.group)),
    ].toSorted();
    const groupName =
      by === undefined || by === 'organisation' ? undefined : await nameGroups(tx, by, groupKeys);
    const total: LineRows = { ...ofOrganisation(organisation), key: '', name: wholeName };
    const groups: LineRows[] = broken
      ? groupKeys.map((key) => ({
          key,
          name: groupName?.(key) ?? wholeName,
          rows: rowsOf(organisation.id, ofGroup(key)),
          place: placeOf(organisation.id),
        }))
      : children.length === 0
        ? []
        : [...children.map((one) => ofOrganisation(one)), ofItself(organisation.id, children)];
    const beside = familyOf();

    const hidden =
      telling &&
      periods.map((of) => {
        const cells = (lines: readonly LineRows[]) =>
          lines.map(({ key, rows }) => cellOf(key, rows, telling, of, asOf));
        return withheldIn(
          {
            total: cellOf('', total.rows, telling, of, asOf),
            groups: cells(groups),
            family: cells(beside),
            own: organisation.id,
            familyOf: Object.fromEntries(groupKeys.map((key) => [key, cells(familyOf(ofGroup(key)))])),
          },
          telling,
        );
      });
    /** A line of a figure, as far as it is to be shown. */
    const line = (
      metric: Metric,
      { key, name, rows, place }: LineRows,
      numbersOf: (of: Withheld) => ReadonlySet<string> | undefined,
    ): FigureLine => {
      const [now, previous] = periods.map((of, at) => {
        const figure = figureFrom(metric, of, rows, engine, asOf, place);
        const without = hidden?.[at] && numbersOf(hidden[at]);
        return without && numbersTold(metric).some((one) => without.has(one.key)) ? withheld(figure) : figure;
      }) as [Figure, Figure];
      return { key, name, figure: now, previous };
    };

    const figures: AnsweredFigure[] = [];
    for (const metric of metrics) {
      const { formula } = metric;
      if (formula.kind === 'live') {
        const asked = { organisation, children, siblings, by, filter, parameter, asOf };
        figures.push(
          forPublic
            ? notGiven(metric)
            : await liveFigure(engine, tx, { metric, measure: formula.measure, ...asked }),
        );
        continue;
      }
      figures.push({
        metric,
        source: broken?.source ?? whole.source,
        total: line(metric, total, (of) => of.total),
        groups: groups.map((one) => line(metric, one, (of) => of.groups.get(one.key))),
        siblings:
          siblings &&
          beside
            .filter(({ key }) => siblings.some(({ id }) => id === key))
            .map((one) => line(metric, one, (of) => of.family.get(one.key))),
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
    const placeOf = await tariffPlaces(tx, engine, [organisation.id]);
    return {
      organisation: { id: organisation.id, name: organisation.name },
      metric,
      source,
      takenAt,
      points: months.map((month) => ({
        month: month.from,
        figure: figureFrom(metric, month, sums, engine, civilDateOf(takenAt), placeOf(organisation.id)),
      })),
    };
  });
}
