import {
  channels,
  claimTypes,
  employmentKinds,
  type EntryRegime,
  entryRegimeOf,
  industries,
} from '@dingfen/domain';
import {
  type AnsweredFigure,
  type Breakdown,
  type Engine,
  type FigureLine,
  type FiguresQuestion,
  listBehind,
  type PlaceInList,
  readFigures,
  readSeries,
} from '@dingfen/dispute-engine';
import { ageBands, dictionary, type Dimension, measures, metricOf } from '@dingfen/metrics';
import type { FigureFilter } from '@dingfen/persistence';
import { type Static, Type } from 'typebox';
import { fromCursor, pageOf } from '../cursor.ts';
import {
  entryPlace,
  figure,
  figureTags,
  mark,
  metricSchema,
  month,
  named,
  notModified,
  organisation,
  shownFigure,
  shownMetric,
  tagged,
  whose,
} from '../figure-schemas.ts';
import { actorOf } from '../identity.ts';
import { granted, refused } from '../problems.ts';
import { type Api, day, form, instant, nullable, page, paging, text, USUAL_PAGE } from '../schemas.ts';
import { publishedBeside, publishedIn } from './published-months.ts';

const regimes = ['direct', 'enterprise', 'one_stop', 'court_pre_filing', 'court_post_filing'] as const;
const dimensions = ['claimType', 'channel', 'category', 'industry', 'mediator'] as const;

const filters = {
  claimType: Type.Optional(
    Type.Enum([...claimTypes], { title: '请求类型（按首项）', description: 'First head of claim' }),
  ),
  channel: Type.Optional(Type.Enum([...channels], { title: '渠道', description: 'Channel' })),
  regime: Type.Optional(
    Type.Enum([...regimes], {
      title: '入口',
      description: 'Entry regime: all channels of it; not together with channel',
    }),
  ),
  category: Type.Optional(
    Type.Enum(['migrant', ...employmentKinds], {
      title: '劳动者类别',
      description: 'Worker category: migrant workers, else how the worker works',
    }),
  ),
  industry: Type.Optional(
    Type.Enum([...industries, 'unknown'], { title: '行业', description: 'Section of GB/T 4754-2017' }),
  ),
  mediator: Type.Optional(
    Type.String({ maxLength: 64, title: '调解员', description: 'Id of the mediator; empty: without one' }),
  ),
};
const period = {
  from: month('起始月份', 'First month'),
  to: month('终止月份', 'Last month, included'),
};
const rule = Type.Optional(
  named('规则编号', 'Narrows a figure that is broken down by rule', 'med_enterprise_acceptance_3wd'),
);

const figuresQuery = form({
  organisation,
  ...period,
  metrics: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9.]{1,60}(,[A-Za-z0-9.]{1,60}){0,59}$',
      title: '指标',
      description: 'Ids from /v1/metrics with commas between; the usual ones unless told',
      examples: ['mediationSuccessRate,days.mediation.p50'],
    }),
  ),
  by: Type.Optional(
    Type.Enum([...dimensions, 'regime', 'organisation', 'rule'], {
      title: '分列',
      description:
        'Break down by this; regime: the channels of each entry together; organisation: those directly below; rule: each statutory duty, where a figure has them',
    }),
  ),
  ...filters,
  rule,
  audience: Type.Optional(
    Type.Enum(['office', 'public'], {
      title: '用途',
      description:
        'public: for people outside; numbers below 5, and those from which one could be told, in whatever figure, are withheld; one month at a time, unfiltered, not by mediator',
    }),
  ),
});
const seriesQuery = form({
  organisation,
  ...period,
  metric: named('指标', 'Id from /v1/metrics', 'mediationSuccessRate'),
  ...filters,
  rule,
});
const listQuery = form({
  organisation,
  ...period,
  of: Type.Optional(
    Type.Enum(['numerator', 'denominator'], {
      title: '分子或者分母',
      description: 'Which number of the figure; the numerator unless told',
    }),
  ),
  ...filters,
  rule,
  direct: Type.Optional(
    Type.Boolean({ title: '仅本级', description: 'Only what the organisation handled itself' }),
  ),
  part: Type.Optional(
    named('组成部分', 'Of what is open now: one stage; of what is overdue now: one rule', 'mediation'),
  ),
  band: Type.Optional(
    Type.Enum(
      ageBands.map(({ id }) => id),
      { title: '存续天数', description: 'Of what is open now: an age band' },
    ),
  ),
  ...paging,
});
const ofMetric = form({ metricId: named('指标', 'Id from /v1/metrics', 'mediationConcluded') });

const line = Type.Object({
  key: Type.String(),
  name: text,
  figure,
  previous: nullable(figure),
  list: Type.Object(
    { numerator: nullable(Type.String()), denominator: nullable(Type.String()) },
    { description: 'Addresses of the lists these numbers were counted from' },
  ),
});
const national = Type.Object({
  year: Type.Integer(),
  value: Type.Number(),
  unit: Type.String(),
  name: text,
  counts: Type.Optional(Type.String()),
  source: text,
  confidence: Type.String(),
});
const months = Type.Object({ from: Type.String(), to: Type.String() });
const figuresAnswer = Type.Object({
  organisation: whose,
  period: months,
  previousPeriod: months,
  takenAt: instant,
  published: publishedBeside,
  figures: Type.Array(
    Type.Object({
      metric: metricSchema,
      source: Type.Enum(['cells', 'entries'], {
        description: 'Kept sums, or the entries one by one; both of the moment of the answer',
      }),
      total: line,
      groups: Type.Array(line),
      siblings: nullable(
        Type.Array(line, {
          description: 'Organisations of the same kind; null when those are not yours to see',
        }),
      ),
      national: nullable(national),
      parts: Type.Array(
        Type.Object({
          key: Type.String(),
          band: nullable(Type.String()),
          name: nullable(text),
          count: Type.Integer(),
          list: Type.String(),
        }),
      ),
    }),
  ),
});
const seriesAnswer = Type.Object({
  organisation: whose,
  metric: metricSchema,
  source: Type.Enum(['cells', 'entries']),
  takenAt: instant,
  published: publishedBeside,
  points: Type.Array(Type.Object({ month: Type.String(), figure })),
});

const behind = Type.Object({
  disputeId: Type.String(),
  number: Type.String(),
  visible: Type.Boolean({ description: 'False: it has gone to others since; then without names' }),
  applicants: Type.Array(Type.String()),
  respondents: Type.Array(Type.String()),
  stage: nullable(Type.String()),
  status: nullable(Type.String()),
  month: Type.Optional(Type.String()),
  measure: Type.Optional(Type.String()),
  extra: Type.Optional(Type.String()),
  claimType: Type.Optional(Type.String()),
  channel: Type.Optional(Type.String()),
  organisationId: Type.Optional(Type.String()),
  value: Type.Integer({ description: 'What it adds to the number; all pages together are the number' }),
  deadlineId: Type.Optional(Type.String()),
  ruleId: Type.Optional(Type.String()),
  name: Type.Optional(text),
  dueOn: Type.Optional(Type.String()),
});

const overduePlace = form({ dueOn: mark(20), deadlineId: mark(64) });
const dictionaryAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      ...metricSchema.properties,
      inForceFrom: day,
      formula: Type.Unknown({ description: 'The sums of entries the figure is made of' }),
      dimensions: Type.Array(Type.String()),
      parameter: nullable(Type.String()),
      maturesAfterMonths: nullable(Type.Integer()),
    }),
  ),
  measures: Type.Record(Type.String(), Type.Unknown(), { description: 'What is counted, by measure' }),
});

type Filters = Static<typeof seriesQuery>;

function filterOf({
  claimType,
  channel,
  regime,
  category,
  industry,
  mediator,
}: Partial<Filters>): FigureFilter {
  if (channel !== undefined && regime !== undefined)
    throw refused('malformed', {
      zh: '渠道和入口只能选一个。',
      en: 'Ask by channel or by entry regime, not by both.',
    });
  const ofRegime = channels.filter((one) => entryRegimeOf(one) === (regime as EntryRegime));
  return {
    ...(claimType === undefined ? {} : { claimType: [claimType] }),
    ...(channel === undefined ? {} : { channel: [channel] }),
    ...(regime === undefined ? {} : { channel: ofRegime }),
    ...(category === undefined ? {} : { category: [category] }),
    ...(industry === undefined ? {} : { industry: [industry] }),
    ...(mediator === undefined ? {} : { mediator: [mediator] }),
  };
}

/** What a dashboard shows first. */
const usual = [
  'disputesIn',
  'disputesOut',
  'disputesOpenAtEnd',
  'mediationConcluded',
  'mediationSuccessRate',
  'confirmationRate',
  'voluntaryPerformanceRate',
  'oneOffResolutionRate',
  'arbitrationClosingRate',
  'days.mediation.p50',
  'days.mediation.p90',
  'onTimeRate',
  'amountAgreed',
  'openNow',
  'overdueNow',
];
function usualFor(filter: FigureFilter, by: Breakdown | undefined, ofRule: string | undefined): string[] {
  const used = [
    ...Object.keys(filter),
    ...(ofRule === undefined ? [] : ['rule']),
    ...(by === undefined || by === 'organisation' ? [] : [by === 'regime' ? 'channel' : by]),
  ];
  return usual.filter((id) => {
    const { dimensions: own, parameter } = metricOf(id);
    return used.every((one) => one === parameter || own.includes(one as Dimension));
  });
}

type Asked = Record<string, string | boolean | undefined>;
const address = (metricId: string, asked: Asked): string => {
  const given = Object.entries(asked).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `/v1/figures/${metricId}/disputes?${new URLSearchParams(given).toString()}`;
};

/** The addresses of the lists behind a line; none for the public. */
function listsOf({ metric }: AnsweredFigure, asked: Asked, isPublic: boolean) {
  if (isPublic) return { numerator: null, denominator: null };
  return {
    numerator: address(metric.id, asked),
    denominator: metric.formula.kind === 'ratio' ? address(metric.id, { ...asked, of: 'denominator' }) : null,
  };
}

function shownAnswer(answered: AnsweredFigure, asked: Asked, by: string | undefined, isPublic: boolean) {
  const { metric, source, total, groups, siblings, parts } = answered;
  const shownLine = ({ key, name, figure: now, previous }: FigureLine, more: Asked) => ({
    key,
    name,
    figure: shownFigure(now),
    previous: previous && shownFigure(previous),
    list: listsOf(answered, { ...asked, ...more }, isPublic),
  });
  const groupOf = (key: string): Asked => {
    // A channel is of one regime: only the narrower of the two can be asked by.
    if (by === 'channel') return { channel: key, regime: undefined };
    if (by === 'regime') return asked['channel'] === undefined ? { regime: key } : {};
    if (by !== 'organisation') return { [by ?? '']: key };
    return { organisation: key, ...(key === asked['organisation'] ? { direct: true } : {}) };
  };
  return {
    metric: shownMetric(metric),
    source,
    total: shownLine(total, {}),
    groups: groups.map((one) => shownLine(one, groupOf(one.key))),
    siblings: siblings && siblings.map((one) => shownLine(one, { organisation: one.key })),
    national: answered.national,
    parts: parts.map((part) => ({
      ...part,
      list: address(
        metric.id,
        metric.id === 'mediatorLoad'
          ? { ...asked, mediator: part.key }
          : { ...asked, part: part.key, ...(part.band === null ? {} : { band: part.band }) },
      ),
    })),
  };
}

function placeIn(row: object): PlaceInList {
  const { month: of, disputeId, ref, dueOn, deadlineId } = row as Record<string, string>;
  if (deadlineId !== undefined) return { dueOn: dueOn as string, deadlineId };
  return { month: of as string, disputeId: disputeId as string, ref: ref as string };
}

/** The figures of supervision: what they are, what they say, what they were counted from, and what was published. */
export function figureRoutes(api: Api, engine: Engine): void {
  api.get(
    '/metrics',
    {
      schema: {
        tags: figureTags,
        summary: '指标词典 The dictionary: what each figure means and what it is made of',
        response: { 200: dictionaryAnswer, ...notModified },
      },
    },
    async (request, reply) =>
      tagged(request, reply, {
        items: dictionary.map((metric) => ({
          ...shownMetric(metric),
          inForceFrom: metric.inForceFrom,
          formula: metric.formula,
          dimensions: [...metric.dimensions],
          parameter: metric.parameter ?? null,
          maturesAfterMonths: metric.maturesAfterMonths ?? null,
        })),
        measures,
      }),
  );

  api.get(
    '/figures',
    {
      schema: {
        tags: figureTags,
        summary: '统计数据及比较 Figures of a period, with the period before, siblings and the national line',
        querystring: figuresQuery,
        response: { 200: figuresAnswer, ...notModified },
      },
    },
    async (request, reply) => {
      const { organisation: of, from, to, by, rule: parameter, audience, metrics, ...rest } = request.query;
      const filter = filterOf(rest);
      const isPublic = audience === 'public';
      const question: FiguresQuestion = {
        organisationId: of,
        metricIds: metrics?.split(',') ?? usualFor(filter, by, parameter),
        period: { from, to },
        by,
        filter,
        parameter,
        forPublic: isPublic,
      };
      const { takenAt, figures, ...answer } = granted(await readFigures(engine, actorOf(request), question));
      const { id } = answer.organisation;
      const asked = { organisation: id, from, to, ...rest, rule: parameter };
      const said = {
        ...answer,
        published: await publishedIn(engine, actorOf(request), id, question.period),
        figures: figures.map((one) => shownAnswer(one, asked, by, isPublic)),
      };
      return tagged(request, reply, { ...said, takenAt }, said);
    },
  );

  api.get(
    '/figures/series',
    {
      schema: {
        tags: figureTags,
        summary: '时间序列 One figure month by month',
        querystring: seriesQuery,
        response: { 200: seriesAnswer, ...notModified },
      },
    },
    async (request, reply) => {
      const { organisation: organisationId, from, to, metric, rule: parameter, ...rest } = request.query;
      const { takenAt, points, ...answer } = granted(
        await readSeries(engine, actorOf(request), {
          organisationId,
          metricId: metric,
          period: { from, to },
          filter: filterOf(rest),
          parameter,
        }),
      );
      const said = {
        ...answer,
        published: await publishedIn(engine, actorOf(request), answer.organisation.id, { from, to }),
        metric: shownMetric(answer.metric),
        points: points.map((point) => ({ month: point.month, figure: shownFigure(point.figure) })),
      };
      return tagged(request, reply, { ...said, takenAt }, said);
    },
  );

  api.get(
    '/figures/:metricId/disputes',
    {
      schema: {
        tags: figureTags,
        summary: '数字的来源清单 What a number was counted from; as long as the number',
        params: ofMetric,
        querystring: listQuery,
        response: { 200: page(behind), ...notModified },
      },
    },
    async (request, reply) => {
      const { metricId } = request.params;
      const {
        organisation: organisationId,
        from,
        to,
        of,
        rule: parameter,
        direct,
        part,
        band,
      } = request.query;
      const { limit = USUAL_PAGE, cursor } = request.query;
      const formula = dictionary.find((one) => one.id === metricId)?.formula;
      const place = formula?.kind === 'live' && formula.measure === 'now.owed' ? overduePlace : entryPlace;
      const rows = granted(
        await listBehind(
          engine,
          actorOf(request),
          {
            organisationId,
            metricId,
            period: { from, to },
            ...(of === undefined ? {} : { of }),
            filter: filterOf(request.query),
            parameter,
            part,
            band,
            ...(direct === undefined ? {} : { direct }),
          },
          limit + 1,
          cursor === undefined ? undefined : (fromCursor(place, cursor) as PlaceInList),
        ),
      );
      const { items, next } = pageOf(rows, limit, placeIn);
      return tagged(request, reply, {
        items: items.map(({ rowVersion: _version, ...row }) => {
          const shown: Record<string, unknown> = { value: 1, ...row };
          delete shown['ref'];
          return shown;
        }),
        next,
      });
    },
  );
}
