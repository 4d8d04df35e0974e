import {
  describeOrderAct,
  describeOrderStatus,
  orderStatuses,
  replyClock,
  warningRules,
} from '@dingfen/domain';
import {
  actOnOrder,
  dismissWarning,
  type Engine,
  issueOrder,
  listOrders,
  listWarnings,
  type OrderDone,
  type OrderView,
  viewOrder,
  viewWarning,
  type WarningView,
} from '@dingfen/dispute-engine';
import type { ListedOrder } from '@dingfen/persistence';
import type { FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { etagOf, idempotencyKeyOf, ifMatchOf } from '../command-head.ts';
import { fromCursor, pageOf } from '../cursor.ts';
import { actorOf } from '../identity.ts';
import { messages } from '../messages.ts';
import { granted, refused } from '../problems.ts';
import {
  type Api,
  command,
  day,
  disputeId,
  idField,
  form,
  guardedCommand,
  instant,
  inWords,
  nullable,
  page,
  paging,
  text,
  USUAL_PAGE,
} from '../schemas.ts';

const orderId = idField('督办单编号', 'Id of the supervision order');
const warningId = idField('预警编号', 'Id of the warning');
const organisationId = idField('被督办机构', 'The body that must answer', 'studio-union-451302');
const words = (title: string, description: string, maxLength = 2000) =>
  Type.String({ minLength: 1, maxLength, pattern: String.raw`\S`, title, description });
const replyWithin = Type.Integer({
  minimum: replyClock.minimum,
  maximum: replyClock.maximum,
  title: '回复期限（工作日）',
  description: `Working days for the reply; ${replyClock.usual} unless told. ${replyClock.label.en}`,
});

const orderHead = Type.Object({
  id: Type.String(),
  number: Type.String(),
  about: Type.Enum(['dispute', 'deadline', 'disputes']),
  organisationId: Type.String(),
  organisationName: Type.String(),
  issuingOrganisationId: Type.String(),
  issuingOrganisationName: Type.String(),
  issuedByName: Type.String(),
  watcherId: nullable(Type.String()),
  automatic: Type.Boolean({ description: 'Issued by the system at the 150 % rung of an overdue duty' }),
  ground: text,
  demands: Type.Array(text),
  status: Type.Enum([...orderStatuses]),
  statusName: text,
  round: Type.Integer({ description: '1 when issued; each reply sent back begins another' }),
  workingDays: Type.Integer(),
  issuedAt: instant,
  dueOn: day,
  dueAt: instant,
  provisional: Type.Boolean(),
  overdueSince: nullable(instant),
  escalatedAt: nullable(instant),
  escalatedTo: nullable(Type.String()),
  endedAt: nullable(instant),
  result: nullable(Type.String()),
  rowVersion: Type.Integer(),
});
export const ordersOnDispute = Type.Array(orderHead, {
  description: 'Supervision orders about the dispute, for those entitled; parties get none',
});

const orderPage = Type.Object({
  ...orderHead.properties,
  overdue: Type.Boolean(),
  replyClock: text,
  trace: Type.Array(
    Type.Object({ on: Type.Optional(Type.String()), text, basis: Type.Optional(Type.String()) }),
  ),
  disputes: Type.Array(
    Type.Object({ disputeId, deadlineId: nullable(Type.String()), number: Type.String() }),
  ),
  events: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      step: Type.String(),
      actorName: Type.String(),
      organisationId: nullable(Type.String()),
      note: nullable(Type.String()),
      payload: Type.Unknown(),
      at: instant,
      recordedAt: instant,
    }),
  ),
  acts: Type.Array(
    Type.Object({ act: Type.String(), summary: text, method: Type.Literal('POST'), url: Type.String() }),
  ),
});

const done = Type.Object({
  orderId: Type.String(),
  number: Type.String(),
  status: Type.Enum([...orderStatuses]),
  dueOn: day,
  rowVersion: Type.Integer(),
  at: instant,
});

const newOrder = form({
  organisationId,
  disputeIds: Type.Array(disputeId, {
    minItems: 1,
    maxItems: 50,
    uniqueItems: true,
    title: '所涉争议',
    description: 'The disputes meant; all in the hands of the body',
  }),
  deadlineId: Type.Optional(idField('所涉期限', 'The period meant, with a single dispute')),
  ground: words('督办事由', 'Why the order is issued'),
  demands: Type.Array(words('督办要求', 'What is demanded', 500), {
    minItems: 1,
    maxItems: 10,
    title: '督办要求',
    description: 'What is demanded',
  }),
  replyWithin: Type.Optional(replyWithin),
});

const ordersQuery = form({
  status: Type.Optional(Type.Enum([...orderStatuses], { title: '状态', description: 'Status' })),
  organisationId: Type.Optional(organisationId),
  disputeId: Type.Optional(disputeId),
  number: Type.Optional(
    Type.String({ minLength: 1, maxLength: 40, title: '督办单号', description: 'Number of the order' }),
  ),
  overdue: Type.Optional(Type.Boolean({ title: '逾期未回复', description: 'Reply overdue now, or not' })),
  automatic: Type.Optional(
    Type.Boolean({ title: '系统自动发出', description: 'Issued by the system, or not' }),
  ),
  ...paging,
});
const orderPlace = form({ issuedAt: instant, id: Type.String({ minLength: 1, maxLength: 64 }) });

const warning = Type.Object({
  id: Type.String(),
  rule: Type.Object({
    id: Type.String(),
    version: Type.Integer(),
    name: text,
    counted: text,
    label: text,
    basis: text,
  }),
  subjectKind: Type.Enum(['respondent', 'mediator', 'body']),
  subjectName: Type.String(),
  status: Type.Enum(['open', 'dismissed']),
  numbers: Type.Object({
    value: Type.Integer(),
    threshold: Type.Integer(),
    cases: Type.Integer(),
    inHand: Type.Optional(Type.Integer()),
    asked: Type.Optional(Type.Integer()),
    replied: Type.Optional(Type.Integer()),
    from: Type.Optional(day),
    until: day,
  }),
  explanation: text,
  cases: Type.Array(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      filedOn: day,
      stage: Type.String(),
      joinedAt: instant,
    }),
  ),
  elsewhere: Type.Integer({ description: 'Cases outside your supervision; only their number is told' }),
  raisedAt: instant,
  grownAt: instant,
  dismissedAt: nullable(instant),
  mayDismiss: Type.Boolean(),
  rowVersion: Type.Integer(),
});
const warningPage = Type.Object({
  ...warning.properties,
  events: Type.Array(
    Type.Object({
      step: Type.String(),
      at: instant,
      actorName: Type.String(),
      organisationId: nullable(Type.String()),
      note: nullable(Type.String()),
      numbers: nullable(warning.properties.numbers),
    }),
  ),
});
const warningsQuery = form({
  rule: Type.Optional(
    Type.Enum([...new Set(warningRules.map((one) => one.id))], { title: '预警规则', description: 'Rule' }),
  ),
  status: Type.Optional(
    Type.Enum(['open', 'dismissed'], { title: '状态', description: 'Open or dismissed' }),
  ),
  ...paging,
});
const warningPlace = form({ raisedAt: instant, id: Type.String({ minLength: 1, maxLength: 64 }) });

const ruleShown = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: text,
  counted: text,
  subject: Type.String(),
  measure: Type.String(),
  claimTypes: Type.Array(Type.String()),
  windowDays: Type.Integer(),
  settlesAfterDays: Type.Integer({ description: 'So many days before today the days counted end' }),
  threshold: Type.Integer(),
  atLeast: Type.Integer(),
  dimensions: Type.Array(Type.String()),
  confidence: Type.String(),
  basis: text,
  label: text,
  enabled: Type.Boolean(),
  inForceFrom: day,
  inForceUntil: nullable(day),
});

const shownOrder = (order: ListedOrder): Static<typeof orderHead> => ({
  id: order.id,
  number: order.number,
  about: order.about,
  organisationId: order.organisationId,
  organisationName: order.organisationName,
  issuingOrganisationId: order.issuingOrganisationId,
  issuingOrganisationName: order.issuingOrganisationName,
  issuedByName: order.issuedByName,
  watcherId: order.watcherId,
  automatic: order.automaticFor !== null,
  ground: order.ground,
  demands: order.demands,
  status: order.status,
  statusName: describeOrderStatus(order.status),
  round: order.round,
  workingDays: order.workingDays,
  issuedAt: order.issuedAt,
  dueOn: order.dueOn,
  dueAt: order.dueAt,
  provisional: order.certainty === 'provisional',
  overdueSince: order.overdueSince,
  escalatedAt: order.escalatedAt,
  escalatedTo: order.escalatedTo,
  endedAt: order.endedAt,
  result: order.result,
  rowVersion: order.rowVersion,
});
export const shownOrders = (orders: readonly ListedOrder[]) => orders.map(shownOrder);

const shownOrderPage = ({ order, overdue, disputes, events, acts }: OrderView) => ({
  ...shownOrder(order),
  overdue,
  replyClock: replyClock.label,
  trace: order.trace as Static<typeof orderPage>['trace'],
  disputes,
  events: events.map(({ seq, step, actorName, organisationId: from, note, payload, at, recordedAt }) => ({
    seq,
    step,
    actorName,
    organisationId: from,
    note,
    payload,
    at,
    recordedAt,
  })),
  acts: acts.map((act) => ({
    act,
    summary: describeOrderAct(act).summary,
    method: 'POST' as const,
    url: `/v1/supervision-orders/${order.id}/${act.toLowerCase()}`,
  })),
});

const shownWarning = ({ rule, ...view }: WarningView): Static<typeof warning> => ({
  id: view.id,
  rule: {
    id: rule.id,
    version: rule.version,
    name: rule.name,
    counted: rule.counted,
    label: rule.label,
    basis: inWords(rule.basis),
  },
  subjectKind: view.subjectKind,
  subjectName: view.subjectName,
  status: view.status,
  numbers: view.numbers as Static<typeof warning>['numbers'],
  explanation: view.explanation,
  cases: view.cases,
  elsewhere: view.elsewhere,
  raisedAt: view.raisedAt,
  grownAt: view.grownAt,
  dismissedAt: view.dismissedAt,
  mayDismiss: view.mayDismiss,
  rowVersion: view.rowVersion,
});

const ORDERS = '督办 Supervision orders';
const WARNINGS = '预警 Early warning';

/** What each act on an order takes besides the order. */
const actForms = {
  reply: form({ note: words('办理情况', 'What was done') }),
  accept: form({ note: Type.Optional(words('意见', 'Remark')) }),
  return: form({
    note: words('退回理由', 'Why it is sent back'),
    replyWithin: Type.Optional(replyWithin),
  }),
  close: form({ note: words('办结结果', 'The result') }),
  escalate: form({ note: words('提请理由', 'Why it goes up before its time is over') }),
  withdraw: form({ note: words('撤回理由', 'Why it is withdrawn') }),
} as const;
const actNames = {
  reply: 'REPLY',
  accept: 'ACCEPT',
  return: 'RETURN',
  close: 'CLOSE',
  escalate: 'ESCALATE',
  withdraw: 'WITHDRAW',
} as const;
const openTo = {
  issuer: '发出督办的机构及其上级的监督管理人员 supervisors of the issuing organisation and above',
  body: '被督办机构的负责人 the head of the body concerned',
} as const;

/** Supervision orders, from issue to close, for supervisors and the bodies concerned. */
export function supervisionRoutes(api: Api, engine: Engine): void {
  api.post(
    '/supervision-orders',
    {
      ...command,
      schema: {
        tags: [ORDERS],
        summary: '发出督办单 Issue a supervision order',
        description:
          '可由以下身份办理 Open to: 被督办机构本级或上级的监督管理人员 supervisors at or above the body\n\n督办不改变任何程序、期限或同意。 An order changes no proceeding, period or consent.',
        body: newOrder,
        response: { 201: done },
      },
    },
    async (request, reply) => {
      const head = { idempotencyKey: idempotencyKeyOf(request) };
      const issued = granted(await issueOrder(engine, actorOf(request), request.body, head));
      return reply
        .code(201)
        .header('location', `/v1/supervision-orders/${issued.orderId}`)
        .header('etag', etagOf(issued.rowVersion))
        .send(issued);
    },
  );

  api.get(
    '/supervision-orders',
    {
      schema: {
        tags: [ORDERS],
        summary: '督办单列表 Supervision orders you may see, newest first',
        querystring: ordersQuery,
        response: { 200: page(orderHead) },
      },
    },
    async (request) => {
      const { limit = USUAL_PAGE, cursor, ...filter } = request.query;
      const after = cursor === undefined ? undefined : fromCursor(orderPlace, cursor);
      const rows = await listOrders(engine, actorOf(request), filter, limit + 1, after);
      const { items, next } = pageOf(rows, limit, ({ issuedAt, id }) => ({ issuedAt, id }));
      return { items: shownOrders(items), next };
    },
  );

  api.get(
    '/supervision-orders/:orderId',
    {
      schema: {
        tags: [ORDERS],
        summary: '查看督办单及办理过程 One order with all that was done with it',
        params: form({ orderId }),
        response: { 200: orderPage },
      },
    },
    async (request, reply) => {
      const view = await viewOrder(engine, actorOf(request), request.params.orderId);
      if (!view) throw refused('not_found', messages.noSuchOrder);
      return reply.header('etag', etagOf(view.order.rowVersion)).send(shownOrderPage(view));
    },
  );

  const answer = (reply: FastifyReply, act: OrderDone) =>
    reply.header('etag', etagOf(act.rowVersion)).send(act);
  for (const [name, body] of Object.entries(actForms) as [
    keyof typeof actForms,
    (typeof actForms)['return'],
  ][]) {
    const { summary, by } = describeOrderAct(actNames[name]);
    api.post(
      `/supervision-orders/:orderId/${name}`,
      {
        ...guardedCommand,
        schema: {
          tags: [ORDERS],
          summary: `${summary.zh} ${summary.en}`,
          description: `可由以下身份办理 Open to: ${openTo[by]}`,
          params: form({ orderId }),
          body,
          response: { 200: done },
        },
      },
      async (request, reply) =>
        answer(
          reply,
          granted(
            await actOnOrder(engine, actorOf(request), {
              orderId: request.params.orderId,
              act: actNames[name],
              ...request.body,
              idempotencyKey: idempotencyKeyOf(request),
              ...ifMatchOf(request),
            }),
          ),
        ),
    );
  }
}

/** Early warnings: the rules, what they found, and setting one aside. */
export function warningRoutes(api: Api, engine: Engine): void {
  api.get(
    '/warning-rules',
    {
      schema: {
        tags: [WARNINGS],
        summary: '预警规则及其口径 The rules of early warning and what they count',
        response: { 200: Type.Object({ items: Type.Array(ruleShown) }) },
      },
    },
    async () => ({
      items: warningRules.map(
        ({ basis, claimTypes = [], settlesAfterDays = 0, dimensions, inForceUntil = null, ...rule }) => ({
          ...rule,
          basis: inWords(basis),
          claimTypes: [...claimTypes],
          settlesAfterDays,
          dimensions: [...dimensions],
          inForceUntil,
        }),
      ),
    }),
  );

  api.get(
    '/warnings',
    {
      schema: {
        tags: [WARNINGS],
        summary: '预警列表 Warnings with a case under your supervision, newest first',
        querystring: warningsQuery,
        response: { 200: page(warning) },
      },
    },
    async (request) => {
      const { limit = USUAL_PAGE, cursor, rule, status } = request.query;
      const after = cursor === undefined ? undefined : fromCursor(warningPlace, cursor);
      const filter = { ...(rule ? { ruleId: rule } : {}), ...(status ? { status } : {}) };
      const found = granted(await listWarnings(engine, actorOf(request), filter, limit + 1, after));
      const { items, next } = pageOf(found, limit, ({ raisedAt, id }) => ({ raisedAt, id }));
      return { items: items.map(shownWarning), next };
    },
  );

  api.get(
    '/warnings/:warningId',
    {
      schema: {
        tags: [WARNINGS],
        summary: '查看预警、所涉争议和处理过程 One warning, its cases and all that was done with it',
        params: form({ warningId }),
        response: { 200: warningPage },
      },
    },
    async (request, reply) => {
      const found = granted(await viewWarning(engine, actorOf(request), request.params.warningId));
      return reply
        .header('etag', etagOf(found.warning.rowVersion))
        .send({ ...shownWarning(found.warning), events: found.events });
    },
  );

  api.post(
    '/warnings/:warningId/dismiss',
    {
      ...guardedCommand,
      schema: {
        tags: [WARNINGS],
        summary: '消除预警（须写明理由） Dismiss a warning, with a note that says why',
        description:
          '可由以下身份办理 Open to: 能看到全部所涉争议的监督管理人员 supervisors who see every case of it\n\n事实增加新的争议时，预警重新出现。 It comes back when the facts grow by a case.',
        params: form({ warningId }),
        body: form({ note: words('理由', 'Why it is dismissed') }),
        response: {
          200: Type.Object({
            warningId: Type.String(),
            status: Type.Literal('dismissed'),
            rowVersion: Type.Integer(),
            at: instant,
          }),
        },
      },
    },
    async (request, reply) => {
      const dismissed = granted(
        await dismissWarning(engine, actorOf(request), {
          warningId: request.params.warningId,
          note: request.body.note,
          idempotencyKey: idempotencyKeyOf(request),
          ...ifMatchOf(request),
        }),
      );
      return reply.header('etag', etagOf(dismissed.rowVersion)).send(dismissed);
    },
  );
}
