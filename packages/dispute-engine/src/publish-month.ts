import { isRefusal, type Person, type Refusal, refuse } from '@dingfen/domain';
import { addMonths, civilDateOf } from '@dingfen/legal-calendar';
import { dictionary, type Figure, isStanding, measures, type Metric } from '@dingfen/metrics';
import {
  currentInstant,
  type Database,
  type FigureNeed,
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
  type Tx,
} from '@dingfen/persistence';
import { type CommandHead, once } from './command.ts';
import type { Engine } from './engine.ts';
import { figureFrom, figuresOf, needsOf, periodBefore } from './read-figures.ts';

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

async function takeMonth(
  engine: Engine,
  db: Database | Tx,
  organisationId: string,
  month: string,
  asOf: string,
): Promise<MonthTaken> {
  const period = { from: month, to: month };
  const { sums } = await sumFigures(db, {
    organisationIds: [organisationId],
    needs: [...needsOf(countedByMonth, [period], undefined), ...everyMeasure(month)],
  });
  return {
    figures: countedByMonth.map((metric) => figureFrom(metric, period, sums, engine, asOf).figure),
    sums: sums
      .filter((row) => row.key.startsWith('sum~'))
      .map(({ key, extra, count, value }) => ({ measure: key.slice('sum~'.length), extra, count, value })),
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
 * Publishes a month: its figures as they stand are kept for ever, and whatever comes into it later is listed beside them.
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
    const row = {
      organisationId: organisation.id,
      month,
      publishedAt,
      publishedBy: person.id,
      publishedByName: person.name,
      figures: await takeMonth(engine, tx, organisation.id, month, asOf),
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
  figures: { metric: Metric; published: Figure; today: Figure }[];
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
    const published = found.figures as MonthTaken;
    const today = await takeMonth(engine, tx, organisation.id, month, civilDateOf(await currentInstant(tx)));
    const late = await lateSums(tx, found);
    const expected = new Map(published.sums.map((one) => [keyOf(one), one.value]));
    for (const one of late) expected.set(keyOf(one), (expected.get(keyOf(one)) ?? 0) + one.value);
    for (const one of published.sums)
      if (!today.sums.some((now) => keyOf(now) === keyOf(one)))
        today.sums.push({ ...one, count: 0, value: 0 });
    return {
      organisation: { id: organisation.id, name: organisation.name },
      month,
      publishedAt: found.publishedAt,
      publishedBy: found.publishedByName,
      figures: published.figures.flatMap((figure) => {
        const metric = dictionary.find((one) => one.id === figure.metricId);
        const now = today.figures.find((one) => one.metricId === figure.metricId);
        return metric && now ? [{ metric, published: figure, today: now }] : [];
      }),
      changes: await lateChangesSince(tx, found, limit, after),
      unexplained: today.sums
        .filter((one) => one.value !== (expected.get(keyOf(one)) ?? 0))
        .map((one) => ({
          ...one,
          published: published.sums.find((then) => keyOf(then) === keyOf(one))?.value ?? 0,
        })),
    };
  });
}

/** The months an organisation has published, the newest first. */
export async function publishedMonths(engine: Engine, person: Person, organisationId: string | undefined) {
  const organisation = await figuresOf(engine.db, person, organisationId);
  return isRefusal(organisation) ? organisation : publishedMonthsOf(engine.db, organisation.id);
}

/** A month's draft for whoever is to publish it. */
export interface MonthlyReport {
  month: string;
  preparedAt: string;
  figures: { metric: Metric; figure: Figure; previous: Figure }[];
}

interface Drafted {
  now: Figure[];
  previous: Figure[];
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
    const of = (which: typeof period) =>
      countedByMonth.map((metric) => figureFrom(metric, which, sums, engine, civilDateOf(now)).figure);
    return { preparedAt: now, drafted: { now: of(period), previous: of(previous) } satisfies Drafted };
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
    const { now, previous } = figures as Drafted;
    return {
      month,
      preparedAt,
      figures: now.flatMap((figure, index) => {
        const metric = dictionary.find((one) => one.id === figure.metricId);
        const before = previous[index];
        return metric && before ? [{ metric, figure, previous: before }] : [];
      }),
    };
  });
}
