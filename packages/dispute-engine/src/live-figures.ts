import { addDays, type CivilDate, type Text } from '@dingfen/legal-calendar';
import { ageBands, type Figure, type Metric, type StandingMeasureName } from '@dingfen/metrics';
import {
  type FigureFilter,
  type FigureNeed,
  type FigureSum,
  sumFigures,
  type OrganisationInScope,
  type Tx,
} from '@dingfen/persistence';
import {
  type Breakdown,
  dimensionOf,
  groupOf,
  nameGroups,
  nameOf,
  ownName,
  stageName,
  wholeName,
} from './breakdowns.ts';
import type { Engine } from './engine.ts';
import type { AnsweredFigure, FigureLine, LivePart, Surroundings } from './read-figures.ts';

const notForPublic: Text = {
  zh: '实时数据仅供内部使用，不对外公布。',
  en: 'Figures of the moment are for the office and not for the public.',
};

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
export async function liveFigure(engine: Engine, tx: Tx, asked: LiveQuestion): Promise<AnsweredFigure> {
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
export const notGiven = (metric: Metric): AnsweredFigure => ({
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
