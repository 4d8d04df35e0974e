import {
  type Engine,
  monthlyReports,
  publishedMonths,
  publishMonth,
  reviewMonth,
} from '@dingfen/dispute-engine';
import type { Person } from '@dingfen/domain';
import type { Period } from '@dingfen/metrics';
import { Type } from 'typebox';
import { idempotencyKeyOf } from '../command-head.ts';
import { fromCursor, pageOf } from '../cursor.ts';
import {
  figure,
  figureTags,
  metricSchema,
  month,
  notModified,
  organisation,
  shownFigure,
  shownMetric,
  tagged,
  whose,
} from '../figure-schemas.ts';
import { actorOf } from '../identity.ts';
import { granted } from '../problems.ts';
import { type Api, command, form, instant, nullable, page, paging, text, USUAL_PAGE } from '../schemas.ts';

/** Drafts shown unless told otherwise. */
const REPORTS_OF_A_YEAR = 12;

/** Where a publication is read. */
const publicationAddress = (of: string, organisationId: string): string =>
  `/v1/published-months/${of}?${new URLSearchParams({ organisation: organisationId }).toString()}`;

export const publishedBeside = Type.Array(
  Type.Object({ month: Type.String(), publishedAt: instant, address: Type.String() }),
  {
    description:
      'Months of the period that the organisation has published: the figures beside are those of today, the address gives what was published',
  },
);

/** The months of a period that an organisation has published, for whoever reads its figures of today. */
export const publishedIn = async (engine: Engine, person: Person, organisationId: string, period: Period) =>
  granted(await publishedMonths(engine, person, organisationId, period)).map(
    ({ month: of, publishedAt }) => ({
      month: of,
      publishedAt,
      address: publicationAddress(of, organisationId),
    }),
  );

/** What a figure meant when it was taken, and a note where today it means something else or that was not kept. */
const meaning = { metric: metricSchema, note: nullable(text) };

const latePlace = form({ deltaId: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });

const publishedFigure = Type.Object(
  { ...meaning, published: figure, today: nullable(figure) },
  {
    description:
      'Metric as published, with a note where today’s definition is another; today: by today’s definition, null where there is none any more',
  },
);
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

/** Months that were published, and the drafts for whoever publishes. */
export function publishedRoutes(api: Api, engine: Engine): void {
  api.post(
    '/published-months',
    {
      ...command,
      schema: {
        tags: figureTags,
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
        .header('location', publicationAddress(done.month, done.organisationId))
        .send(done);
    },
  );

  api.get(
    '/published-months',
    {
      schema: {
        tags: figureTags,
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
        tags: figureTags,
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
        figures: figures.map(({ metric, note, published, today }) => ({
          metric: shownMetric(metric),
          note,
          published: shownFigure(published),
          today: today && shownFigure(today),
        })),
        changes: { items: items.map(({ deltaId: _id, ...change }) => change), next },
      });
    },
  );

  api.get(
    '/reports',
    {
      schema: {
        tags: figureTags,
        summary:
          '月报草稿 Monthly drafts, prepared at the beginning of the next month; publishing is for a person',
        querystring: form({ organisation, limit: paging.limit }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                month: Type.String(),
                preparedAt: instant,
                figures: Type.Array(Type.Object({ ...meaning, figure, previous: figure })),
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
            note: one.note,
            figure: shownFigure(one.figure),
            previous: shownFigure(one.previous),
          })),
        })),
      });
    },
  );
}
