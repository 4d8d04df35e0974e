import { isRefusal, type Person, type Refusal, refuse } from '@dingfen/domain';
import { addMonths, civilDateOf, type Text } from '@dingfen/legal-calendar';
import {
  dictionary,
  type Figure,
  isStanding,
  measures,
  type Metric,
  type Period,
  type TariffPlace,
} from '@dingfen/metrics';
import {
  currentInstant,
  type FigureNeed,
  type FigureSum,
  figuresAreBuilt,
  findPublishedMonth,
  insertMonthlyReport,
  insertPublishedMonth,
  type LateChange,
  lateChangesSince,
  lateSums,
  mergeAllAndHold,
  monthlyReportsOf,
  oneMoment,
  organisationsToReport,
  type PublishedMonth,
  publishedMonthsOf,
  sumFigures,
  sumFolded,
} from '@dingfen/persistence';
import { type CommandHead, once } from './command.ts';
import type { Engine } from './engine.ts';
import { figureFrom, figuresOf, needsOf, periodBefore, tariffPlaces } from './read-figures.ts';

/** One sum of entries of a month. */
interface MonthSum {
  measure: string;
  extra: string;
  count: number;
  value: number;
}

/** A month of an organisation as it stood at a moment: every figure, and every sum of that month. */
export interface MonthTaken {
  figures: Figure[];
  sums: MonthSum[];
}

/** What a metric meant when its figures were taken. */
export interface MetricMeaning extends Pick<Metric, 'id' | 'version' | 'name' | 'definition' | 'unit'> {
  cohort: string;
  source: { status: string; basis: Text };
}

/** A publication as it is kept; by releases that did not keep it, without what its figures meant. */
interface MonthKept extends MonthTaken {
  metrics?: MetricMeaning[];
}

const countedByMonth = dictionary.filter((one) => one.formula.kind !== 'live');

const everyMeasure = (month: string): FigureNeed[] =>
  Object.keys(measures)
    .filter((measure) => !isStanding(measure))
    .map((measure) => ({
      key: `sum~${measure}`,
      measure,
      extras: null,
      from: month,
      to: month,
      byExtra: true,
    }));

/** Figures and sums of a month, all from one reading: every figure is made of sums, and none is counted otherwise. */
async function takeMonth(
  engine: Engine,
  sumsOf: (needs: FigureNeed[]) => Promise<FigureSum[]>,
  month: string,
  asOf: string,
  place: TariffPlace | undefined,
): Promise<MonthTaken> {
  const period = { from: month, to: month };
  const sums = await sumsOf([...needsOf(countedByMonth, [period], undefined), ...everyMeasure(month)]);
  return {
    figures: countedByMonth.map((metric) => figureFrom(metric, period, sums, engine, asOf, place)),
    sums: sums
      .filter((row) => row.key.startsWith('sum~'))
      .map(({ key, extra, count, value }) => ({ measure: key.slice('sum~'.length), extra, count, value })),
  };
}

const notKept: Text = { zh: '当时未保存。', en: 'Not kept at the time.' };
const noLonger: Text = {
  zh: '现行指标词典已无此指标，不再计算。',
  en: 'The dictionary no longer has this metric, and it is not computed any more.',
};

/**
 * What a figure meant when it was taken, and what is to be said of that today. Where it was not kept, what its metric means
 * today, and nothing but its id where there is no such metric any more.
 */
function meaningOf(
  { metricId, version, unit }: Figure,
  kept: readonly MetricMeaning[] = [],
): { metric: MetricMeaning; note: Text | null } {
  const then = kept.find(({ id }) => id === metricId);
  const now = dictionary.find(({ id }) => id === metricId);
  if (now?.version === version) return { metric: then ?? now, note: null };
  if (now === undefined) {
    const unknown = {
      id: metricId,
      version,
      name: { zh: metricId, en: metricId },
      definition: notKept,
      unit,
      cohort: 'unknown',
      source: { status: 'unknown', basis: notKept },
    };
    return { metric: then ?? unknown, note: noLonger };
  }
  if (then === undefined)
    return {
      metric: now,
      note: {
        zh: `原数据按第${version}版定义计算，当时未保存该版定义；所示为现行第${now.version}版。`,
        en: `The figure was computed by version ${version} of the definition, which was not kept; shown is version ${now.version}, now in force.`,
      },
    };
  return {
    metric: then,
    note: {
      zh: `原数据按所示第${version}版定义计算；现行定义为第${now.version}版。`,
      en: `The figure was computed by version ${version} of the definition, which is shown; now in force is version ${now.version}.`,
    },
  };
}

const notOver = (month: string): Refusal =>
  refuse('not_possible_now', {
    zh: `${month}尚未结束，不能发布。`,
    en: `${month} is not over and cannot be published.`,
  });
const alreadyPublished = (month: string): Refusal =>
  refuse('not_possible_now', {
    zh: `${month}已经发布；发布后的变化见“自发布以来的变化”。`,
    en: `${month} has been published; what has changed since is listed beside it.`,
  });

export interface Publishing {
  organisationId?: string | undefined;
  month: string;
}

/**
 * Publishes a month: its figures as they stand, and what they mean, are kept for ever, and whatever comes into it later is listed
 * beside them.
 * Refusals: `not_found` outside the scope, `not_possible_now` for a month that is not over or was published before.
 */
export function publishMonth(
  engine: Engine,
  person: Person,
  { organisationId, month }: Publishing,
  head: Omit<CommandHead, 'actorId'>,
): Promise<Pick<PublishedMonth, 'organisationId' | 'month' | 'publishedAt'> | Refusal> {
  const content = { organisationId: organisationId ?? null, month };
  return once(engine.db, { ...head, actorId: person.id }, content, async (tx) => {
    const organisation = await figuresOf(tx, person, organisationId);
    if (isRefusal(organisation)) return organisation;
    const publishedAt = await currentInstant(tx);
    const asOf = civilDateOf(publishedAt);
    if (month >= asOf.slice(0, 7)) return notOver(month);
    await mergeAllAndHold(tx);
    // Acts go on beside it. One that has not been folded yet is folded later, and then it is a change since: it must not be in here.
    const placeOf = await tariffPlaces(tx, engine, [organisation.id]);
    const taken = await takeMonth(
      engine,
      (needs) => sumFolded(tx, organisation.id, needs),
      month,
      asOf,
      placeOf(organisation.id),
    );
    const row = {
      organisationId: organisation.id,
      month,
      publishedAt,
      publishedBy: person.id,
      publishedByName: person.name,
      figures: { ...taken, metrics: countedByMonth },
    };
    if (!(await insertPublishedMonth(tx, row))) return alreadyPublished(month);
    return { organisationId: organisation.id, month, publishedAt };
  });
}

/** A published month beside the same month today, and what lies between. */
export interface MonthReview {
  organisation: { id: string; name: string };
  month: string;
  publishedAt: string;
  publishedBy: string;
  /** Every figure that was published; `today` is null where its metric is no more, `note` says where it means something else now. */
  figures: { metric: MetricMeaning; note: Text | null; published: Figure; today: Figure | null }[];
  /** A page of the changes that came in since, oldest first, each with the act that brought it. */
  changes: LateChange[];
  /**
   * Sums of the month that differ by more than the listed changes explain: the tree of organisations or the rules of counting
   * have changed. Empty otherwise.
   */
  unexplained: (MonthSum & { published: number })[];
}

const keyOf = ({ measure, extra }: Pick<MonthSum, 'measure' | 'extra'>): string => `${measure}|${extra}`;

/** Reads a published month again. Refusals: `not_found` outside the scope and for a month that was not published. */
export function reviewMonth(
  engine: Engine,
  person: Person,
  { organisationId, month }: Publishing,
  limit: number,
  after = 0,
): Promise<MonthReview | Refusal> {
  return oneMoment(engine.db, async (tx) => {
    const organisation = await figuresOf(tx, person, organisationId);
    if (isRefusal(organisation)) return organisation;
    const found = await findPublishedMonth(tx, organisation.id, month);
    if (!found)
      return refuse('not_found', {
        zh: `${month}没有发布过。`,
        en: `${month} has not been published.`,
      });
    const published = found.figures as MonthKept;
    const placeOf = await tariffPlaces(tx, engine, [organisation.id]);
    const today = await takeMonth(
      engine,
      async (needs) => (await sumFigures(tx, { organisationIds: [organisation.id], needs })).sums,
      month,
      civilDateOf(await currentInstant(tx)),
      placeOf(organisation.id),
    );
    const late = await lateSums(tx, found);
    const expected = new Map(published.sums.map((one) => [keyOf(one), one.value]));
    for (const one of late) expected.set(keyOf(one), (expected.get(keyOf(one)) ?? 0) + one.value);
    const now = new Map(today.sums.map((one) => [keyOf(one), one]));
    for (const one of [...published.sums, ...late])
      if (!now.has(keyOf(one))) now.set(keyOf(one), { ...one, count: 0, value: 0 });
    return {
      organisation: { id: organisation.id, name: organisation.name },
      month,
      publishedAt: found.publishedAt,
      publishedBy: found.publishedByName,
      figures: published.figures.map((figure) => ({
        ...meaningOf(figure, published.metrics),
        published: figure,
        today: today.figures.find((one) => one.metricId === figure.metricId) ?? null,
      })),
      changes: await lateChangesSince(tx, found, limit, after),
      unexplained: [...now.values()]
        .filter((one) => one.value !== (expected.get(keyOf(one)) ?? 0))
        .map((one) => ({
          ...one,
          published: published.sums.find((then) => keyOf(then) === keyOf(one))?.value ?? 0,
        })),
    };
  });
}

/** The months an organisation has published, the newest first; only those of a period where one is given. */
export async function publishedMonths(
  engine: Engine,
  person: Person,
  organisationId: string | undefined,
  period?: Period,
) {
  const organisation = await figuresOf(engine.db, person, organisationId);
  return isRefusal(organisation) ? organisation : publishedMonthsOf(engine.db, organisation.id, period);
}

/** A month's draft for whoever is to publish it. */
export interface MonthlyReport {
  month: string;
  preparedAt: string;
  figures: { metric: MetricMeaning; note: Text | null; figure: Figure; previous: Figure }[];
}

interface Drafted {
  now: Figure[];
  previous: Figure[];
  metrics?: readonly MetricMeaning[];
}

/** The month that was over last. */
const monthToReport = (now: string): string =>
  addMonths(`${civilDateOf(now).slice(0, 7)}-01`, -1).slice(0, 7);

/** Whose draft of the last month is still to be prepared. */
export async function reportsToPrepare(
  engine: Engine,
): Promise<{ month: string; organisationIds: string[] }> {
  const month = monthToReport(await currentInstant(engine.db));
  return { month, organisationIds: await organisationsToReport(engine.db, month) };
}

/** Prepares a month's draft for an organisation; false, with nothing done, where there is one or the figures are not whole. */
export async function prepareReport(engine: Engine, organisationId: string, month: string): Promise<boolean> {
  if (!(await figuresAreBuilt(engine.db))) return false;
  const period = { from: month, to: month };
  const previous = periodBefore(period);
  const { preparedAt, drafted } = await oneMoment(engine.db, async (tx) => {
    const now = await currentInstant(tx);
    const { sums } = await sumFigures(tx, {
      organisationIds: [organisationId],
      needs: needsOf(countedByMonth, [period, previous], undefined),
    });
    const place = (await tariffPlaces(tx, engine, [organisationId]))(organisationId);
    const of = (which: typeof period) =>
      countedByMonth.map((metric) => figureFrom(metric, which, sums, engine, civilDateOf(now), place));
    return {
      preparedAt: now,
      drafted: { now: of(period), previous: of(previous), metrics: countedByMonth } satisfies Drafted,
    };
  });
  return insertMonthlyReport(engine.db, { organisationId, month, preparedAt, figures: drafted });
}

/** The drafts of an organisation, the newest first. */
export async function monthlyReports(
  engine: Engine,
  person: Person,
  organisationId: string | undefined,
  limit: number,
): Promise<MonthlyReport[] | Refusal> {
  const organisation = await figuresOf(engine.db, person, organisationId);
  if (isRefusal(organisation)) return organisation;
  return (await monthlyReportsOf(engine.db, organisation.id, limit)).map(({ month, preparedAt, figures }) => {
    const { now, previous, metrics } = figures as Drafted;
    return {
      month,
      preparedAt,
      figures: now.flatMap((figure, index) => {
        const before = previous[index];
        return before ? [{ ...meaningOf(figure, metrics), figure, previous: before }] : [];
      }),
    };
  });
}
