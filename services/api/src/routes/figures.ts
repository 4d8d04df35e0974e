import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
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
  type Engine,
  type FigureLine,
  type FiguresQuestion,
  ledgerKinds,
  type LedgerKind,
  ledgerPage,
  listBehind,
  monthlyReports,
  openLedger,
  type PlaceInList,
  publishedMonths,
  publishMonth,
  readFigures,
  readSeries,
  reviewMonth,
} from '@dingfen/dispute-engine';
import { ageBands, dictionary, type Dimension, type Figure, measures, type Metric } from '@dingfen/metrics';
import type { FigureFilter } from '@dingfen/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { alreadySeen, idempotencyKeyOf } from '../command-head.ts';
import { fromCursor, pageOf } from '../cursor.ts';
import { actorOf } from '../identity.ts';
import { csvOf, ledgerColumns, xlsxOf } from '../ledger-export.ts';
import { granted, refused } from '../problems.ts';
import {
  type Api,
  command,
  day,
  form,
  instant,
  nullable,
  page,
  paging,
  text,
  USUAL_PAGE,
} from '../schemas.ts';

/** Drafts shown unless told otherwise. */
const REPORTS_OF_A_YEAR = 12;

const tags = ['统计 Figures'];

const named = (title: string, description: string, example: string) =>
  Type.String({ minLength: 1, maxLength: 64, title, description, examples: [example] });
const month = (title: string, description: string) =>
  Type.String({
    pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$',
    title,
    description: `${description}, YYYY-MM`,
    examples: ['2026-03'],
  });
const organisation = Type.Optional(
  named('机构', 'An organisation at or below your own; your own unless told', 'centre-451302'),
);
const regimes = ['direct', 'enterprise', 'one_stop', 'court_pre_filing', 'court_post_filing'] as const;
const dimensions = ['claimType', 'channel', 'category', 'industry', 'mediator'] as const;

const filters = {
  claimType: Type.Optional(
    Type.Enum([...claimTypes], { title: '请求类型', description: 'First head of claim' }),
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
    Type.Enum([...dimensions, 'organisation'], {
      title: '分列',
      description: 'Break down by this; organisation: those directly below',
    }),
  ),
  ...filters,
  rule,
  audience: Type.Optional(
    Type.Enum(['office', 'public'], {
      title: '用途',
      description:
        'public: for people outside; numbers below 5, and those from which one could be told, are withheld; one month at a time, unfiltered',
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

const ledgerQuery = {
  organisation,
  month: month('月份', 'Month of the ledger'),
  kind: Type.Optional(
    Type.Enum(Object.keys(ledgerKinds) as LedgerKind[], {
      title: '台账种类',
      description: 'filed: disputes that came in; concluded: mediations concluded; closed: disputes closed',
    }),
  ),
};

const number = Type.Number();
const figure = Type.Object(
  {
    value: nullable(number),
    numerator: number,
    denominator: nullable(number),
    reason: Type.Optional(text),
    provisional: Type.Boolean({ description: 'It can still change of itself' }),
  },
  {
    examples: [{ value: 81.25, numerator: 13, denominator: 16, provisional: false }],
    description:
      'Percent with two decimals, whole days, fen, or a count; null with the reason why there is none',
  },
);
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
const metricSchema = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: text,
  definition: text,
  unit: Type.String(),
  cohort: Type.String(),
  source: Type.Object({ status: Type.String(), basis: text }),
});
const national = Type.Object({
  year: Type.Integer(),
  value: number,
  unit: Type.String(),
  name: text,
  counts: Type.Optional(Type.String()),
  source: text,
  confidence: Type.String(),
});
const whose = Type.Object({ id: Type.String(), name: Type.String() });
const months = Type.Object({ from: Type.String(), to: Type.String() });
const figuresAnswer = Type.Object({
  organisation: whose,
  period: months,
  previousPeriod: months,
  takenAt: instant,
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

const mark = (maxLength: number) => Type.String({ maxLength });
const entryPlace = form({ month: mark(10), disputeId: mark(64), ref: mark(400) });
const overduePlace = form({ dueOn: mark(20), deadlineId: mark(64) });
const latePlace = form({ deltaId: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });

const ledgerRow = Type.Object({
  disputeId: Type.String(),
  visible: Type.Boolean(),
  cells: Type.Array(Type.Union([Type.String(), number, Type.Null()])),
});
const publishedFigure = Type.Object({ metric: metricSchema, published: figure, today: figure });
const lateChange = Type.Object({
  disputeId: Type.String(),
  number: Type.String(),
  measure: Type.String(),
  extra: Type.String(),
  month: Type.String(),
  count: Type.Integer({ description: '1 came, -1 went' }),
  value: Type.Integer(),
  journalSeq: Type.Integer(),
  event: Type.String(),
  summary: text,
  at: instant,
});
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

const notModified = { 304: Type.Null({ description: 'You already have this' }) };

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
function usualFor(used: readonly string[]): string[] {
  return usual.filter((id) => {
    const metric = dictionary.find((one) => one.id === id);
    return metric !== undefined && used.every((one) => metric.dimensions.includes(one as Dimension));
  });
}

/** The entity tag of an answer: of all it says but the moment of asking. */
const tagOf = (said: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 24)}"`;

/** Sends an answer under its tag, or says that the reader has it already. */
function tagged(request: FastifyRequest, reply: FastifyReply, answer: unknown, said: unknown = answer) {
  const etag = tagOf(said);
  void reply.header('etag', etag);
  return alreadySeen(request, etag) ? reply.code(304).send(null) : reply.send(answer);
}

const shownMetric = ({ id, version, name, definition, unit, cohort, source }: Metric) => ({
  id,
  version,
  name,
  definition,
  unit,
  cohort,
  source,
});
const shownFigure = ({ value, numerator, denominator, reason, provisional }: Figure) => ({
  value,
  numerator,
  denominator,
  ...(reason ? { reason } : {}),
  provisional,
});

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
        tags,
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
        tags,
        summary: '统计数据及比较 Figures of a period, with the period before, siblings and the national line',
        querystring: figuresQuery,
        response: { 200: figuresAnswer, ...notModified },
      },
    },
    async (request, reply) => {
      const { organisation: of, from, to, by, rule: parameter, audience, metrics, ...rest } = request.query;
      const filter = filterOf(rest);
      const used = [...Object.keys(filter), ...(by === undefined || by === 'organisation' ? [] : [by])];
      const isPublic = audience === 'public';
      const question: FiguresQuestion = {
        organisationId: of,
        metricIds: metrics?.split(',') ?? usualFor(used),
        period: { from, to },
        by,
        filter,
        parameter,
        forPublic: isPublic,
      };
      const { takenAt, figures, ...answer } = granted(await readFigures(engine, actorOf(request), question));
      const asked = { organisation: answer.organisation.id, from, to, ...rest, rule: parameter };
      const said = {
        ...answer,
        figures: figures.map((one) => shownAnswer(one, asked, by, isPublic)),
      };
      return tagged(request, reply, { ...said, takenAt }, said);
    },
  );

  api.get(
    '/figures/series',
    {
      schema: {
        tags,
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
        tags,
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

  ledgerRoutes(api, engine);
  publishedRoutes(api, engine);
}

const ledgerOf = ({
  organisation: organisationId,
  month: of,
  kind = 'filed',
}: {
  organisation?: string;
  month: string;
  kind?: LedgerKind;
}) => ({ organisationId, month: of, kind });

const kindNames: Readonly<Record<LedgerKind, string>> = {
  filed: '登记',
  concluded: '调解结案',
  closed: '结案',
};

function ledgerRoutes(api: Api, engine: Engine): void {
  api.get(
    '/ledger',
    {
      schema: {
        tags,
        summary: '月度台账 A month’s ledger; as many lines as the figure',
        querystring: form({ ...ledgerQuery, ...paging }),
        response: {
          200: Type.Object({
            columns: Type.Array(Type.String()),
            items: Type.Array(ledgerRow),
            next: nullable(Type.String()),
          }),
          ...notModified,
        },
      },
    },
    async (request, reply) => {
      const { limit = USUAL_PAGE, cursor } = request.query;
      const after = cursor === undefined ? undefined : fromCursor(entryPlace, cursor);
      const { rows, next } = granted(
        await ledgerPage(engine, actorOf(request), ledgerOf(request.query), limit, after),
      );
      return tagged(request, reply, {
        columns: ledgerColumns.map(({ title }) => title),
        items: rows.map((row) => ({
          disputeId: row.disputeId,
          visible: row.visible,
          cells: ledgerColumns.map(({ of }) => of(row)),
        })),
        next: next && pageOf([next, next], 1, (place) => place).next,
      });
    },
  );

  const exported = {
    csv: { type: 'text/csv', header: 'text/csv; charset=utf-8; header=present' },
    xlsx: {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      header: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  } as const;
  for (const format of ['csv', 'xlsx'] as const)
    api.get(
      `/ledger.${format}`,
      {
        config: { answersWith: exported[format].type },
        schema: {
          tags,
          summary: `月度台账导出（${format.toUpperCase()}） A month’s ledger as ${format.toUpperCase()}, people’s identifiers masked`,
          querystring: form(ledgerQuery),
          response: { 200: Type.Unknown({ description: 'The ledger, as an attachment' }), ...notModified },
        },
      },
      async (request, reply) => {
        const question = ledgerOf(request.query);
        const ledger = granted(await openLedger(engine, actorOf(request), question));
        // Also when it is not read to its end, or not at all.
        reply.raw.once('close', () => void ledger.leave());
        const etag = tagOf([ledger.mark, format]);
        void reply.header('etag', etag);
        if (alreadySeen(request, etag)) {
          await ledger.leave();
          return reply.code(304).send(null);
        }
        const title = `${ledger.organisation.name}${question.month}${kindNames[question.kind]}台账`;
        const pieces =
          format === 'csv'
            ? csvOf(ledger.batches())
            : xlsxOf(`${question.month}${kindNames[question.kind]}台账`, ledger.batches());
        return reply
          .headers({
            'content-type': exported[format].header,
            'content-disposition': `attachment; filename="ledger-${question.month}.${format}"; filename*=UTF-8''${encodeURIComponent(`${title}.${format}`).replaceAll(/['()*]/g, '_')}`,
          })
          .send(Readable.from(pieces, { objectMode: false }));
      },
    );
}

function publishedRoutes(api: Api, engine: Engine): void {
  api.post(
    '/published-months',
    {
      ...command,
      schema: {
        tags,
        summary: '发布月份数据 Publish a month: its figures are kept as they stand, for ever',
        body: form({ organisation, month: month('月份', 'A month that is over') }),
        response: {
          201: Type.Object({ organisationId: Type.String(), month: Type.String(), publishedAt: instant }),
        },
      },
    },
    async (request, reply) => {
      const { organisation: organisationId, month: of } = request.body;
      const head = { idempotencyKey: idempotencyKeyOf(request) };
      const done = granted(await publishMonth(engine, actorOf(request), { organisationId, month: of }, head));
      return reply
        .code(201)
        .header('location', `/v1/published-months/${done.month}?organisation=${done.organisationId}`)
        .send(done);
    },
  );

  api.get(
    '/published-months',
    {
      schema: {
        tags,
        summary: '已发布的月份 Months an organisation has published',
        querystring: form({ organisation }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ month: Type.String(), publishedAt: instant, publishedByName: Type.String() }),
            ),
          }),
          ...notModified,
        },
      },
    },
    async (request, reply) => {
      const { organisation: of } = request.query;
      return tagged(request, reply, {
        items: granted(await publishedMonths(engine, actorOf(request), of)),
      });
    },
  );

  api.get(
    '/published-months/:month',
    {
      schema: {
        tags,
        summary:
          '已发布数据及其后的变化 A published month, the same month today, and what has changed since, and why',
        params: form({ month: month('月份', 'The published month') }),
        querystring: form({ organisation, ...paging }),
        response: {
          200: Type.Object({
            organisation: whose,
            month: Type.String(),
            publishedAt: instant,
            publishedBy: Type.String(),
            figures: Type.Array(publishedFigure),
            changes: page(lateChange),
            unexplained: Type.Array(
              Type.Object({
                measure: Type.String(),
                extra: Type.String(),
                count: Type.Integer(),
                value: Type.Integer(),
                published: Type.Integer(),
              }),
              {
                description:
                  'Sums that differ by more than the changes explain: organisations or the rules of counting have changed',
              },
            ),
          }),
          ...notModified,
        },
      },
    },
    async (request, reply) => {
      const { organisation: organisationId, limit = USUAL_PAGE, cursor } = request.query;
      const after = cursor === undefined ? 0 : fromCursor(latePlace, cursor).deltaId;
      const asked = { organisationId, month: request.params.month };
      const { changes, figures, ...review } = granted(
        await reviewMonth(engine, actorOf(request), asked, limit + 1, after),
      );
      const { items, next } = pageOf(changes, limit, ({ deltaId }) => ({ deltaId }));
      return tagged(request, reply, {
        ...review,
        figures: figures.map(({ metric, published, today }) => ({
          metric: shownMetric(metric),
          published: shownFigure(published),
          today: shownFigure(today),
        })),
        changes: { items: items.map(({ deltaId: _id, ...change }) => change), next },
      });
    },
  );

  api.get(
    '/reports',
    {
      schema: {
        tags,
        summary:
          '月报草稿 Monthly drafts, prepared at the beginning of the next month; publishing is for a person',
        querystring: form({ organisation, limit: paging.limit }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                month: Type.String(),
                preparedAt: instant,
                figures: Type.Array(Type.Object({ metric: metricSchema, figure, previous: figure })),
              }),
            ),
          }),
          ...notModified,
        },
      },
    },
    async (request, reply) => {
      const { organisation: of, limit = REPORTS_OF_A_YEAR } = request.query;
      const reports = granted(await monthlyReports(engine, actorOf(request), of, limit));
      return tagged(request, reply, {
        items: reports.map(({ month: was, preparedAt, figures }) => ({
          month: was,
          preparedAt,
          figures: figures.map((one) => ({
            metric: shownMetric(one.metric),
            figure: shownFigure(one.figure),
            previous: shownFigure(one.previous),
          })),
        })),
      });
    },
  );
}
