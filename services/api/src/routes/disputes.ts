import { channels } from '@dingfen/domain';
import {
  type DisputeView,
  type Engine,
  fileDispute,
  mediatorsToChooseFrom,
  ordersAbout,
  readDispute,
  viewerOf,
} from '@dingfen/dispute-engine';
import type { LifecycleContext } from '@dingfen/dispute-lifecycle';
import type { GuardContext } from '@dingfen/limitation-guard';
import { type DeskFilter, type DeskRow, readDesk } from '@dingfen/persistence';
import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { alreadySeen, etagOf, idempotencyKeyOf } from '../command-head.ts';
import { fromCursor, pageOf } from '../cursor.ts';
import { filingForm, toFiling } from '../filing-form.ts';
import { actorOf } from '../identity.ts';
import { messages } from '../messages.ts';
import { granted, refused } from '../problems.ts';
import {
  type Api,
  command,
  day,
  disputeId,
  form,
  instant,
  inWords,
  nullable,
  ofDispute,
  page,
  paging,
  proceedingId,
  text,
  USUAL_PAGE,
} from '../schemas.ts';
import { addressOf, formOf } from './events.ts';
import { markStruck } from './limitation.ts';
import { ordersOnDispute, shownOrders } from './supervision.ts';

const filed = Type.Object({
  disputeId,
  number: Type.String(),
  queryCode: Type.String(),
  stage: Type.String(),
  rowVersion: Type.Integer(),
});

const deskRow = Type.Object({
  id: Type.String(),
  number: Type.String(),
  channel: Type.String(),
  filedAt: instant,
  filedOn: day,
  stage: Type.String(),
  stageSince: instant,
  status: Type.String(),
  rowVersion: Type.Integer(),
  applicants: Type.Array(Type.String()),
  respondents: Type.Array(Type.String()),
  claimedFen: Type.Integer(),
  nextDueOn: nullable(Type.String()),
  nextDueName: nullable(text),
  overdue: Type.Boolean(),
  tasks: Type.Array(Type.Object({ kind: Type.String(), title: text })),
});

const deskQuery = form({
  mine: Type.Optional(Type.Boolean({ title: '待我办理', description: 'Only what waits for me or my body' })),
  stage: Type.Optional(Type.String({ minLength: 1, maxLength: 100, title: '阶段', description: 'Stage' })),
  status: Type.Optional(Type.Enum(['open', 'closed'], { title: '状态', description: 'Open or closed' })),
  channel: Type.Optional(Type.Enum([...channels], { title: '渠道', description: 'Channel' })),
  dueUntil: Type.Optional(
    Type.String({ format: 'date', title: '期限截至', description: 'A period ends on or before this day' }),
  ),
  overdue: Type.Optional(Type.Boolean({ title: '已超期', description: 'Only with an overdue duty' })),
  q: Type.Optional(
    Type.String({
      minLength: 2,
      maxLength: 50,
      title: '搜索',
      description: 'Name of a party, or number of the dispute',
    }),
  ),
  ...paging,
});
const deskPlace = form({ filedAt: instant, id: Type.String({ minLength: 1, maxLength: 64 }) });

const filterOf = ({ q, limit: _limit, cursor: _cursor, ...rest }: Static<typeof deskQuery>): DeskFilter => ({
  ...rest,
  ...(q === undefined ? {} : { search: q }),
});

const disputeAnswer = Type.Object({
  dispute: Type.Object({
    id: Type.String(),
    number: Type.String(),
    queryCode: Type.String(),
    channel: Type.String(),
    employment: Type.String(),
    regionCode: Type.String(),
    narrative: Type.String(),
    filedOn: day,
    filedAt: instant,
    stage: Type.String(),
    stageSince: instant,
    status: Type.Enum(['open', 'closed']),
    rowVersion: Type.Integer(),
  }),
  parties: Type.Array(
    Type.Object({
      id: Type.String(),
      role: Type.String(),
      kind: Type.String(),
      name: Type.String(),
      replacedBy: nullable(Type.String()),
    }),
  ),
  claims: Type.Array(
    Type.Object({
      id: Type.String(),
      type: Type.String(),
      amountFen: nullable(Type.Integer()),
      detail: nullable(Type.String()),
    }),
  ),
  assignments: Type.Array(
    Type.Object({
      role: Type.String(),
      holderId: Type.String(),
      holderName: nullable(Type.String()),
      since: instant,
    }),
  ),
  proceedings: Type.Array(
    Type.Object({
      id: Type.String(),
      procedure: Type.String(),
      version: Type.Integer(),
      name: text,
      status: Type.Enum(['running', 'ended']),
      states: Type.Array(Type.Object({ path: Type.String(), summary: Type.Optional(text) })),
      holder: Type.String(),
      openedAt: instant,
      endedAt: nullable(instant),
    }),
  ),
  tasks: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      title: text,
      holder: Type.String(),
      status: Type.String(),
    }),
  ),
  rights: Type.Array(Type.Object({ right: Type.String(), text, openedOn: day, basis: text })),
  limitation: Type.Array(
    Type.Object({
      kind: Type.String(),
      occurredOn: day,
      basis: text,
      struck: Type.Boolean({ description: 'Struck since as logged by mistake: it counts for nothing' }),
    }),
    {
      description:
        'Interruptions as they were reported; what follows from them stands on the page about the limitation. Empty for the other side.',
    },
  ),
  mergedInto: nullable(
    Type.Object(
      { disputeId, number: Type.String(), on: day },
      { description: 'A duplicate: the dispute that goes on' },
    ),
  ),
  duplicates: Type.Array(Type.Object({ disputeId, number: Type.String(), on: day }), {
    description: 'Disputes that were filed twice and merged into this one',
  }),
  capacities: Type.Array(Type.String({ description: 'In what capacities you take part' })),
  supervisionOrders: ordersOnDispute,
});

const deadlinesAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      proceedingId,
      ruleId: Type.String(),
      ruleVersion: Type.Integer(),
      name: text,
      status: Type.String(),
      triggerOn: Type.String(),
      nominalDueOn: nullable(
        Type.String({
          title: '安全日期',
          description: 'The safe date: the last day before rolling over rest days',
        }),
      ),
      dueOn: nullable(
        Type.String({
          title: '法定末日',
          description: 'The legal last day; null while the period stands still',
        }),
      ),
      dueAt: nullable(instant),
      provisional: Type.Boolean({
        description: 'A holiday notice that is not out yet may still move the day',
      }),
      basis: text,
      onExpiry: text,
      trace: Type.Array(
        Type.Object({ on: Type.Optional(Type.String()), text, basis: Type.Optional(Type.String()) }),
      ),
    }),
  ),
});

const possibilitiesAnswer = Type.Object({
  proceedings: Type.Array(
    Type.Object({
      proceedingId,
      procedure: Type.String(),
      name: text,
      states: Type.Array(Type.Object({ path: Type.String(), summary: Type.Optional(text) })),
      possibilities: Type.Array(
        Type.Object({
          event: Type.String(),
          summary: text,
          basis: text,
          possible: Type.Boolean(),
          failing: Type.Array(Type.Object({ condition: Type.String(), summary: text, basis: text })),
          method: Type.Literal('POST'),
          url: Type.String(),
          payload: Type.Unknown({ description: 'JSON schema of the body to send' }),
        }),
      ),
    }),
  ),
});

const mediatorsAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      personId: Type.String(),
      name: Type.String(),
      organisation: Type.String(),
      skills: Type.Array(Type.String()),
      languages: Type.Array(Type.String()),
      load: Type.Integer(),
    }),
  ),
});

type DeadlineOfView = DisputeView['deadlines'][number];
type Trace = Static<typeof deadlinesAnswer>['items'][number]['trace'];

const shownDeadline = (row: DeadlineOfView) => ({
  id: row.id,
  proceedingId: row.proceedingId,
  ruleId: row.ruleId,
  ruleVersion: row.ruleVersion,
  name: row.name,
  status: row.status,
  triggerOn: row.triggerOn,
  nominalDueOn: row.nominalDueOn,
  dueOn: row.dueOn,
  dueAt: row.dueAt,
  provisional: row.certainty === 'provisional',
  basis: inWords(row.basis as Parameters<typeof inWords>[0]),
  onExpiry: row.onExpiry,
  trace: row.trace as Trace,
});

function shownDispute({
  deadlines: _deadlines,
  proceedings,
  rights,
  limitation,
  capacities,
  records,
  ...view
}: DisputeView) {
  const { merged, duplicates = [] } = (records['lifecycle'] ?? {}) as Partial<LifecycleContext>;
  return {
    ...view,
    capacities: [...capacities],
    proceedings: proceedings.map(({ possibilities: _possibilities, ...one }) => one),
    rights: rights.map((one) => ({ ...one, basis: inWords(one.basis as Parameters<typeof inWords>[0]) })),
    limitation: markStruck(limitation, records['limitation'] as GuardContext | undefined).map((one) => ({
      ...one,
      basis: inWords(one.basis as Parameters<typeof inWords>[0]),
    })),
    mergedInto: merged ? { disputeId: merged.intoId, number: merged.number, on: merged.on } : null,
    duplicates: [...duplicates],
  };
}

const shownPossibilities = (engine: Engine, { dispute, proceedings }: DisputeView) => ({
  proceedings: proceedings.map(({ id, procedure, name, states, possibilities }) => ({
    proceedingId: id,
    procedure,
    name,
    states,
    possibilities: possibilities.map(({ event, summary, basis, possible, failing, payload }) => ({
      event,
      summary,
      basis: inWords(basis),
      possible,
      failing: failing.map((one) => ({ ...one, basis: inWords(one.basis) })),
      method: 'POST' as const,
      url: addressOf(procedure, event, dispute.id, id),
      payload: formOf(engine, procedure, event, payload),
    })),
  })),
});

/** Filing, the desk, and a dispute as the asking person sees it. */
export function disputeRoutes(api: Api, engine: Engine): void {
  const viewFor = async (request: FastifyRequest, id: string): Promise<DisputeView> => {
    const view = await readDispute(engine, actorOf(request), id);
    if (!view) throw refused('not_found', messages.noSuchDispute);
    return view;
  };

  api.post(
    '/disputes',
    {
      ...command,
      schema: {
        tags: ['争议 Disputes'],
        summary: '提交争议 File a dispute',
        body: filingForm,
        response: { 201: filed },
      },
    },
    async (request, reply) => {
      const head = { idempotencyKey: idempotencyKeyOf(request) };
      const done = granted(await fileDispute(engine, actorOf(request), toFiling(request.body), head));
      return reply
        .code(201)
        .header('location', `/v1/disputes/${done.disputeId}`)
        .header('etag', etagOf(done.rowVersion))
        .send(done);
    },
  );

  api.get(
    '/disputes',
    {
      schema: {
        tags: ['争议 Disputes'],
        summary: '工作台 The desk: disputes you may see, newest first',
        querystring: deskQuery,
        response: { 200: page(deskRow) },
      },
    },
    async (request) => {
      const { limit = USUAL_PAGE, cursor } = request.query;
      const after = cursor === undefined ? undefined : fromCursor(deskPlace, cursor);
      const rows = await readDesk(
        engine.db,
        viewerOf(actorOf(request)),
        filterOf(request.query),
        limit + 1,
        after,
      );
      return pageOf<DeskRow>(rows, limit, ({ filedAt, id }) => ({ filedAt, id }));
    },
  );

  api.get(
    '/disputes/:disputeId',
    {
      schema: {
        tags: ['争议 Disputes'],
        summary: '查看争议 Read a dispute',
        params: ofDispute,
        response: { 200: disputeAnswer, 304: Type.Null({ description: 'You already have this version' }) },
      },
    },
    async (request, reply) => {
      const view = await viewFor(request, request.params.disputeId);
      const etag = etagOf(view.dispute.rowVersion);
      const orders = await ordersAbout(engine, actorOf(request), view.dispute.id);
      void reply.header('etag', etag);
      // An order moves on without the dispute's version: a page that shows one is always sent anew.
      if (orders.length === 0 && alreadySeen(request, etag)) return reply.code(304).send(null);
      return reply.send({ ...shownDispute(view), supervisionOrders: shownOrders(orders) });
    },
  );

  api.get(
    '/disputes/:disputeId/deadlines',
    {
      schema: {
        tags: ['争议 Disputes'],
        summary: '期限及计算过程 Deadlines with their counting traces',
        params: ofDispute,
        response: { 200: deadlinesAnswer },
      },
    },
    async (request) => ({
      items: (await viewFor(request, request.params.disputeId)).deadlines.map(shownDeadline),
    }),
  );

  api.get(
    '/disputes/:disputeId/possibilities',
    {
      schema: {
        tags: ['争议 Disputes'],
        summary: '现在可以办什么、为何不能 What may happen now, and why not the rest',
        params: ofDispute,
        response: { 200: possibilitiesAnswer },
      },
    },
    async (request) => shownPossibilities(engine, await viewFor(request, request.params.disputeId)),
  );

  api.get(
    '/disputes/:disputeId/mediators',
    {
      schema: {
        tags: ['争议 Disputes'],
        summary: '可选择的调解员 Mediators to choose from',
        params: ofDispute,
        response: { 200: mediatorsAnswer },
      },
    },
    async (request) => {
      const view = await viewFor(request, request.params.disputeId);
      const items = await mediatorsToChooseFrom(engine, actorOf(request), view.dispute.id);
      if (!items) throw refused('not_found', messages.noMediatorsYet);
      return { items };
    },
  );
}
