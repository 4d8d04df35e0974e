import { type SqlBool, sql } from 'kysely';
import type { Database, Tx } from './connect.ts';
import { type Viewer, visibleTo } from './reads.ts';
import type {
  EarlyWarningEventRow,
  EarlyWarningRow,
  OutboxRow,
  SupervisionOrderEventRow,
  SupervisionOrderRow,
} from './rows.ts';

const json = (value: unknown) => JSON.stringify(value) as never;

/** The next running number of an order, for people; ids are random. */
export async function nextOrderNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select nextval('supervision_order_number') as n`.execute(tx);
  return (rows[0] as { n: number }).n;
}

const valuesOf = (order: SupervisionOrderRow) => ({
  ...order,
  ground: json(order.ground),
  demands: json(order.demands),
  trace: json(order.trace),
});

/** The dispute of an order, and the period of it that is meant, where one is. */
export interface OrderSubject {
  disputeId: string;
  deadlineId: string | null;
}

/**
 * Writes a new order with what it is about. False, with nothing written, when an order was already issued for the same
 * overdue period.
 */
export async function insertOrder(
  tx: Tx,
  order: SupervisionOrderRow,
  subjects: readonly OrderSubject[],
  event: SupervisionOrderEventRow,
): Promise<boolean> {
  const written = await tx
    .insertInto('supervisionOrder')
    .values(valuesOf(order))
    .onConflict((conflict) =>
      conflict.column('automaticFor').where('automaticFor', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written) return false;
  await tx
    .insertInto('supervisionOrderSubject')
    .values(subjects.map((one) => ({ ...one, orderId: order.id })))
    .execute();
  await addOrderEvent(tx, event);
  return true;
}

const addOrderEvent = (tx: Tx, event: SupervisionOrderEventRow) =>
  tx
    .insertInto('supervisionOrderEvent')
    .values({ ...event, payload: json(event.payload) })
    .execute();

/** Whether an order was issued for an overdue period. */
export const hasOrderFor = async (tx: Tx, deadlineId: string): Promise<boolean> =>
  (await tx
    .selectFrom('supervisionOrder')
    .select('id')
    .where('automaticFor', '=', deadlineId)
    .executeTakeFirst()) !== undefined;

/** Locks an order. Whoever also needs its disputes locks those first. */
export const takeOrder = (tx: Tx, id: string): Promise<SupervisionOrderRow | undefined> =>
  tx.selectFrom('supervisionOrder').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Writes what a step changed, and the step. */
export async function writeOrder(
  tx: Tx,
  order: SupervisionOrderRow,
  event: SupervisionOrderEventRow,
): Promise<void> {
  await tx.updateTable('supervisionOrder').set(valuesOf(order)).where('id', '=', order.id).execute();
  await addOrderEvent(tx, event);
}

/** Orders that wait for a reply, by id. */
export async function awaitingOrders(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('supervisionOrder')
    .select('id')
    .where('status', '=', 'awaiting_reply')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** When the present round of an order began: with its issue, or with the last reply that was sent back. */
export async function roundBegunAt(tx: Tx, { id, issuedAt }: SupervisionOrderRow): Promise<string> {
  const last = await tx
    .selectFrom('supervisionOrderEvent')
    .select('at')
    .where('orderId', '=', id)
    .where('step', '=', 'RETURN')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return last?.at ?? issuedAt;
}

/** Gives a claim on an order back. */
export const releaseOrder = (tx: Tx, id: string) =>
  tx.updateTable('supervisionOrder').set({ claimedUntil: null }).where('id', '=', id).execute();

/** What an order is about, with the numbers people know; in the order of ids, in which disputes are locked. */
export const subjectsOf = (db: Database | Tx, orderId: string) =>
  db
    .selectFrom('supervisionOrderSubject')
    .innerJoin('dispute', 'dispute.id', 'supervisionOrderSubject.disputeId')
    .select(['supervisionOrderSubject.disputeId', 'supervisionOrderSubject.deadlineId', 'dispute.number'])
    .where('orderId', '=', orderId)
    .orderBy('supervisionOrderSubject.disputeId')
    .execute();

/** Messages that do not come from a dispute in hand. */
export async function putInOutbox(
  tx: Tx,
  messages: readonly Pick<OutboxRow, 'id' | 'disputeId' | 'topic' | 'payload'>[],
): Promise<void> {
  if (messages.length === 0) return;
  await tx
    .insertInto('outbox')
    .values(
      messages.map((one) => ({ ...one, payload: json(one.payload), claimedUntil: null, relayedAt: null })),
    )
    .execute();
}

/**
 * The nearest organisation above a body that has a supervisor, with the first of them by id; the body itself where nobody
 * above it has one. Undefined when nobody supervises.
 */
export async function nearestSupervisor(
  tx: Tx,
  organisationId: string,
): Promise<{ organisationId: string; personId: string; name: string } | undefined> {
  const { rows } = await sql<{ organisationId: string; personId: string; name: string }>`
    with recursive line as (
      select id, parent_id, 0 as up from organisation where id = ${organisationId}
      union all
      select o.id, o.parent_id, line.up + 1 from organisation o join line on o.id = line.parent_id)
    select line.id as organisation_id, p.id as person_id, p.name
    from line join person p on p.organisation_id = line.id and 'supervisor' = any(p.roles)
    order by line.up = 0, line.up, p.id limit 1`.execute(tx);
  return rows[0];
}

/**
 * Orders are for supervisors at or above the body concerned and for the body's own staff; never for somebody who is a party
 * in one of the disputes, whatever else they are.
 */
const orderVisibleTo = (viewer: Viewer) => {
  const { id, organisationId = null, roles } = viewer;
  return sql<SqlBool>`(
    (supervision_order.organisation_id = ${organisationId}
      or (${roles.includes('supervisor')} and exists (
        select from organisation o where o.id = supervision_order.organisation_id
          and o.ancestry @> array[${organisationId}::text])))
    and not exists (
      select from supervision_order_subject s join party p on p.dispute_id = s.dispute_id
      where s.order_id = supervision_order.id and p.person_id = ${id} and p.replaced_by is null))`;
};

export interface OrderFilter {
  status?: SupervisionOrderRow['status'];
  organisationId?: string;
  disputeId?: string;
  overdue?: boolean;
  automatic?: boolean;
  number?: string;
}

export interface ListedOrder extends SupervisionOrderRow {
  organisationName: string;
  organisationKind: string;
  issuingOrganisationName: string;
}

const seenOrders = (db: Database | Tx, viewer: Viewer) =>
  db
    .selectFrom('supervisionOrder')
    .innerJoin('organisation as body', 'body.id', 'supervisionOrder.organisationId')
    .innerJoin('organisation as issuer', 'issuer.id', 'supervisionOrder.issuingOrganisationId')
    .selectAll('supervisionOrder')
    .select([
      'body.name as organisationName',
      'body.kind as organisationKind',
      'issuer.name as issuingOrganisationName',
    ])
    .where(orderVisibleTo(viewer));

/** One page of the orders a viewer may see, newest first; the cursor is the last row of the page before. */
export async function readOrders(
  db: Database,
  viewer: Viewer,
  { status, organisationId, disputeId, overdue, automatic, number }: OrderFilter,
  limit: number,
  after?: { issuedAt: string; id: string },
): Promise<ListedOrder[]> {
  let query = seenOrders(db, viewer);
  if (status) query = query.where('supervisionOrder.status', '=', status);
  if (organisationId) query = query.where('supervisionOrder.organisationId', '=', organisationId);
  if (number) query = query.where('supervisionOrder.number', '=', number);
  if (automatic !== undefined)
    query = query.where(sql<SqlBool>`(supervision_order.automatic_for is not null) = ${automatic}`);
  if (overdue !== undefined)
    query = query.where(
      sql<SqlBool>`(supervision_order.status = 'awaiting_reply' and supervision_order.due_at <= dingfen_now()) = ${overdue}`,
    );
  if (disputeId)
    query = query.where(
      sql<SqlBool>`exists (select from supervision_order_subject s
        where s.order_id = supervision_order.id and s.dispute_id = ${disputeId})`,
    );
  if (after)
    query = query.where(
      sql<SqlBool>`(supervision_order.issued_at, supervision_order.id) < (${after.issuedAt}::timestamptz, ${after.id})`,
    );
  return query
    .orderBy('supervisionOrder.issuedAt', 'desc')
    .orderBy('supervisionOrder.id', 'desc')
    .limit(limit)
    .execute();
}

/** One order, for somebody who may see it. */
export const readOrder = (db: Database | Tx, viewer: Viewer, id: string): Promise<ListedOrder | undefined> =>
  seenOrders(db, viewer).where('supervisionOrder.id', '=', id).executeTakeFirst();

/** Everything that was done with an order, oldest first. */
export const readOrderEvents = (db: Database, orderId: string): Promise<SupervisionOrderEventRow[]> =>
  db.selectFrom('supervisionOrderEvent').selectAll().where('orderId', '=', orderId).orderBy('seq').execute();

export interface FactsAboutRespondent {
  /** By what the respondent is recognised; the first is its name in a warning. */
  keys: string[];
  name: string;
  cases: { disputeId: string; filedOn: string; claimTypes: string[]; workers: string[] }[];
}

/**
 * The recent cases against each respondent of a dispute. Until the transaction ends nobody else reads or adds to them, so of
 * two filings at once the second counts the first.
 */
export async function casesAgainstRespondentsOf(
  tx: Tx,
  disputeId: string,
  filedAfter: string,
): Promise<FactsAboutRespondent[]> {
  const { rows } = await sql<{
    found: FactsAboutRespondent[];
  }>`select cases_against_respondents_of(${disputeId}, ${filedAfter}) as found`.execute(tx);
  return (rows[0] as { found: FactsAboutRespondent[] }).found;
}

/** What a mediator has in hand, and which of it is overdue; locked like the cases of a respondent. */
export async function overdueOfMediator(
  tx: Tx,
  personId: string,
): Promise<{ name: string; inHand: number; overdue: string[] }> {
  const { rows } = await sql<{
    found: { name: string; inHand: number; overdue: string[] };
  }>`select overdue_of_mediator(${personId}) as found`.execute(tx);
  return (rows[0] as { found: { name: string; inHand: number; overdue: string[] } }).found;
}

/** The respondents a body asked, and the disputes with one of them who did not reply. */
export interface RepliesToBody {
  name: string;
  asked: number;
  replied: number;
  silent: string[];
}

/** What respondents replied to a body that asked them in the days given, both included; locked like the cases of a respondent. */
export async function repliesToBody(
  tx: Tx,
  organisationId: string,
  { from, until }: { from: string; until: string },
): Promise<RepliesToBody> {
  const { rows } = await sql<{
    found: RepliesToBody;
  }>`select replies_to_body(${organisationId}, ${from}, ${until}) as found`.execute(tx);
  return (rows[0] as { found: RepliesToBody }).found;
}

export interface WarningWithCases extends EarlyWarningRow {
  disputeIds: string[];
}

const casesOfWarning = sql<
  string[]
>`array(select c.dispute_id from early_warning_case c where c.warning_id = early_warning.id order by c.dispute_id)`;

/** The warnings about a subject under one rule, the newest first. The caller holds the subject's lock. */
export const warningsAbout = (tx: Tx, ruleId: string, keys: readonly string[]): Promise<WarningWithCases[]> =>
  tx
    .selectFrom('earlyWarning')
    .selectAll()
    .select(casesOfWarning.as('disputeIds'))
    .where('ruleId', '=', ruleId)
    .where('subjectKey', 'in', [...keys])
    .orderBy('raisedAt', 'desc')
    .orderBy('id', 'desc')
    .forUpdate()
    .execute();

/** Locks a warning. */
export const takeWarning = (tx: Tx, id: string): Promise<EarlyWarningRow | undefined> =>
  tx.selectFrom('earlyWarning').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** Writes a warning, new or changed, with the step that made it so and the cases that came with it. */
export async function writeWarning(
  tx: Tx,
  warning: EarlyWarningRow,
  event: EarlyWarningEventRow,
  disputeIds: readonly string[] = [],
): Promise<void> {
  const row = { ...warning, numbers: json(warning.numbers) };
  await tx
    .insertInto('earlyWarning')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  if (disputeIds.length > 0)
    await tx
      .insertInto('earlyWarningCase')
      .values(disputeIds.map((disputeId) => ({ warningId: warning.id, disputeId, joinedAt: event.at })))
      .execute();
  await tx
    .insertInto('earlyWarningEvent')
    .values({ ...event, payload: json(event.payload) })
    .execute();
}

export interface WarningFilter {
  ruleId?: string;
  status?: EarlyWarningRow['status'];
}

/** A warning as one supervisor sees it: the cases in their scope, and how many there are besides. */
export interface SeenWarning extends EarlyWarningRow {
  cases: { id: string; number: string; filedOn: string; stage: string; joinedAt: string }[];
  elsewhere: number;
}

const inScope = (viewer: Viewer) => sql`from early_warning_case c join dispute on dispute.id = c.dispute_id
  where c.warning_id = early_warning.id and ${visibleTo(viewer)}`;

const seenWarnings = (db: Database | Tx, viewer: Viewer) =>
  db
    .selectFrom('earlyWarning')
    .selectAll()
    .select([
      sql<
        SeenWarning['cases']
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', dispute.id, 'number', dispute.number,
          'filedOn', dispute.filed_on, 'stage', dispute.stage, 'joinedAt', to_char(c.joined_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        order by dispute.filed_at, dispute.number), '[]') ${inScope(viewer)})`.as('cases'),
      sql<number>`(select count(*) from early_warning_case a where a.warning_id = early_warning.id) - (select count(*) ${inScope(viewer)})`.as(
        'elsewhere',
      ),
    ])
    .where(sql<SqlBool>`exists (select ${inScope(viewer)})`);

/** One page of the warnings with a case in the viewer's scope, newest first. */
export async function readWarnings(
  db: Database,
  viewer: Viewer,
  { ruleId, status }: WarningFilter,
  limit: number,
  after?: { raisedAt: string; id: string },
): Promise<SeenWarning[]> {
  let query = seenWarnings(db, viewer);
  if (ruleId) query = query.where('ruleId', '=', ruleId);
  if (status) query = query.where('status', '=', status);
  if (after)
    query = query.where(
      sql<SqlBool>`(early_warning.raised_at, early_warning.id) < (${after.raisedAt}::timestamptz, ${after.id})`,
    );
  return query.orderBy('raisedAt', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** One warning, for somebody with a case of it in their scope. */
export const readWarning = (
  db: Database | Tx,
  viewer: Viewer,
  id: string,
): Promise<SeenWarning | undefined> => seenWarnings(db, viewer).where('id', '=', id).executeTakeFirst();

/** Everything that was done with a warning, oldest first. */
export const readWarningEvents = (db: Database, warningId: string): Promise<EarlyWarningEventRow[]> =>
  db.selectFrom('earlyWarningEvent').selectAll().where('warningId', '=', warningId).orderBy('seq').execute();

/** Those organisations, of those that mediate the disputes, whose supervisors are to be told: each with one of its own cases. */
export async function bodiesOfCases(
  tx: Tx,
  disputeIds: readonly string[],
): Promise<{ organisationId: string; disputeId: string }[]> {
  const { rows } = await sql<{ organisationId: string; disputeId: string }>`
    select distinct on (holder_id) holder_id as organisation_id, dispute_id
    from assignment where role = 'mediationBody' and dispute_id = any(${[...disputeIds]})
    order by holder_id, dispute_id`.execute(tx);
  return rows;
}
