import {
  type Channel,
  type ClaimType,
  describeChannel,
  describeClaimType,
  describeIndustry,
  type EntryRegime,
  entryRegimeOf,
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
  numbersTold,
  type Period,
  type StandingMeasureName,
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
import { metaOf } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import { type CountedCell, type Withheld, withheld, withheldIn } from './small-cells.ts';

/**
 * What a figure may be broken down by: a dimension, the entry regime (the channels of each together), the organisations directly
 * below, or the statutory rules it speaks of.
 */
export type Breakdown = Dimension | 'regime' | 'organisation' | 'rule';

/** The dimension by which entries are told apart for a breakdown. */
const dimensionOf = (by: Breakdown | undefined): Dimension | undefined =>
  by === 'regime' ? 'channel' : by === 'organisation' || by === 'rule' ? undefined : by;

const breakdownNames: Readonly<Record<Breakdown, Text>> = {
  claimType: { zh: '请求类型', en: 'claim type' },
  channel: { zh: '渠道', en: 'channel' },
  category: { zh: '劳动者类别', en: 'worker category' },
  industry: { zh: '行业', en: 'industry' },
  mediator: { zh: '调解员', en: 'mediator' },
  regime: { zh: '入口', en: 'entry regime' },
  organisation: { zh: '机构', en: 'organisation' },
  rule: { zh: '规则', en: 'rule' },
};

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
const regimeNames: Readonly<Record<EntryRegime, Text>> = {
  direct: { zh: '当事人直接申请调解', en: 'direct application to a mediation body' },
  enterprise: { zh: '企业调解委员会', en: 'enterprise mediation committee' },
  one_stop: { zh: '一站式联合调解中心', en: 'one-stop joint centre' },
  court_pre_filing: { zh: '法院立案前委派', en: 'court referral before filing' },
  court_post_filing: { zh: '法院立案后委托', en: 'court entrustment after filing' },
};
const unknownName: Text = { zh: '未填', en: 'not given' };

async function nameGroups(
  tx: Tx,
  by: Exclude<Breakdown, 'organisation'>,
  keys: readonly string[],
): Promise<(key: string) => Text> {
  const persons =
    by === 'mediator' && keys.length > 0
      ? await tx
          .selectFrom('person')
          .select(['id', 'name'])
          .where('id', 'in', [...keys])
          .execute()
      : [];
  const names: Record<typeof by, (key: string) => Text | undefined> = {
    regime: (key) => regimeNames[key as EntryRegime],
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
  return (key) => (key === '' ? unknownName : (names[by](key) ?? { zh: key, en: key }));
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

/** Which group of a breakdown something of a dimension belongs to. */
const groupOf = (by: Breakdown | undefined, key: string): string =>
  by === 'regime' ? entryRegimeOf(key as Channel) : key;

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
interface Surroundings {
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

interface LiveQuestion extends Surroundings {
  metric: Metric;
  measure: StandingMeasureName;
  by: Breakdown | undefined;
  filter: FigureFilter;
  /** Of duties: one rule. */
  parameter: string | undefined;
  asOf: CivilDate;
}

/** What stands now, in one sum or by part: open disputes by age, duties and mediations in hand all together. */
function liveNeeds({ measure, parameter, asOf }: LiveQuestion): { whole: FigureNeed; parts: FigureNeed[] } {
  const need = (key: string, from: string | null, to: string): FigureNeed => ({
    key,
    measure,
    extras: parameter === undefined ? null : [parameter],
    from,
    to,
    byExtra: true,
  });
  const whole = need('', null, measure === 'now.open' ? lastDay : lastMonth);
  if (measure !== 'now.open') return { whole, parts: [whole] };
  const bands = ageBands.map(({ id }) => {
    const { from, to } = filedIn(id, asOf);
    return need(id, from, to);
  });
  return { whole, parts: bands };
}

/** Values by key, in the order in which the keys come. */
function summedBy(rows: readonly FigureSum[], keyOf: (row: FigureSum) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.value);
  return sums;
}

/** The parts of what stands now: open disputes by stage and age, duties owed by rule, mediations in hand by mediator. */
async function partsOf(
  engine: Engine,
  tx: Tx,
  measure: StandingMeasureName,
  rows: readonly FigureSum[],
): Promise<LivePart[]> {
  if (measure === 'now.open') {
    const order = (band: string): number => ageBands.findIndex(({ id }) => id === band);
    return [...summedBy(rows, ({ extra, key }) => `${extra} ${key}`)]
      .map(([place, count]) => {
        const [stage = '', band = ''] = place.split(' ');
        return { key: stage, band, name: stageName(engine, stage), count };
      })
      .toSorted((a, b) => (a.key === b.key ? order(a.band) - order(b.band) : a.key < b.key ? -1 : 1));
  }
  if (measure === 'now.owed')
    return [...summedBy(rows, ({ extra }) => extra)]
      .map(([key, count]) => ({ key, band: null, name: null, count }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const counts = [...summedBy(rows, ({ group }) => group)];
  const name = await nameGroups(
    tx,
    'mediator',
    counts.map(([key]) => key),
  );
  return counts
    .map(([key, count]) => ({ key, band: null, name: name(key), count }))
    .toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

const countNow = (metric: Metric, count: number): Figure => ({
  metricId: metric.id,
  version: metric.version,
  unit: metric.unit,
  numerator: count,
  denominator: null,
  value: count,
  provisional: true,
});

/** A figure of this moment; it has no period before, and so nothing to compare with but what is beside it. */
async function liveFigure(engine: Engine, tx: Tx, asked: LiveQuestion): Promise<AnsweredFigure> {
  const { metric, measure, by, filter, organisation, children, siblings } = asked;
  const needs = liveNeeds(asked);
  const dimension = dimensionOf(by);
  // One look where it can be one: what is in a mediator's hands is always told by mediator.
  const told = measure === 'now.inHand' ? 'mediator' : dimension;
  const own = { organisationIds: [organisation.id], filter };
  const read = [await sumFigures(tx, { ...own, needs: needs.parts, by: told })];
  const rows = read[0]?.sums ?? [];
  const line = (key: string, name: Text, count: number): FigureLine => ({
    key,
    name,
    figure: countNow(metric, count),
    previous: null,
  });
  const others = [...new Set([...children, ...(siblings ?? [])].map(({ id }) => id))];
  const ofOthers =
    others.length === 0
      ? []
      : (await sumFigures(tx, { organisationIds: others, needs: [needs.whole], filter })).sums;
  const countOf = summedBy(ofOthers, (row) => row.organisationId);
  const lineOf = (one: OrganisationInScope) => line(one.id, nameOf(one), countOf.get(one.id) ?? 0);
  const groups: FigureLine[] = [];
  if (children.length > 0) {
    // One dispute may be with several below: what the organisation holds itself is not the whole less theirs.
    const direct = await sumFigures(tx, { ...own, needs: [needs.whole], direct: true });
    const count = direct.sums.reduce((sum, row) => sum + row.value, 0);
    groups.push(...children.map(lineOf), line(organisation.id, ownName, count));
  } else if (by !== undefined && by !== 'organisation') {
    if (dimension !== undefined && dimension !== told)
      read.push(await sumFigures(tx, { ...own, needs: [needs.whole], by: dimension }));
    const counts = summedBy(read.at(-1)?.sums ?? [], (row) =>
      by === 'rule' ? row.extra : groupOf(by, row.group),
    );
    const keys = [...counts.keys()].toSorted();
    const name = await nameGroups(tx, by, keys);
    groups.push(...keys.map((key) => line(key, name(key), counts.get(key) ?? 0)));
  }
  return {
    metric,
    source: read.every((one) => one.source === 'cells') ? 'cells' : 'entries',
    total: line(
      '',
      wholeName,
      rows.reduce((sum, row) => sum + row.value, 0),
    ),
    groups,
    siblings: siblings && siblings.map(lineOf),
    national: null,
    parts: await partsOf(engine, tx, measure, rows),
  };
}

/** For the public there is no figure of this moment. */
const notGiven = (metric: Metric): AnsweredFigure => ({
  metric,
  source: 'cells',
  total: {
    key: '',
    name: wholeName,
    figure: { ...countNow(metric, 0), value: null, reason: notForPublic },
    previous: null,
  },
  groups: [],
  siblings: null,
  national: null,
  parts: [],
});

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
