import {
  beginOrder,
  headRoleOf,
  isRefusal,
  orderNumber,
  type OrderState,
  type Person,
  type Refusal,
  refuse,
  replyClock,
} from '@dingfen/domain';
import { civilDateOf, type Text } from '@dingfen/legal-calendar';
import {
  canSee,
  currentInstant,
  type DeadlineNoticeRow,
  type DeadlineInHand,
  findOrganisation,
  hasOrderFor,
  insertOrder,
  nearestSupervisor,
  nextOrderNumber,
  type OrderSubject,
  organisationsBelow,
  type SupervisionOrderRow,
  type Tx,
} from '@dingfen/persistence';
import { type CommandHead, once } from '../command.ts';
import { type Engine, noSuchDispute } from '../engine.ts';
import type { DisputeInHand } from '../in-hand.ts';
import { viewerOf } from '../people.ts';
import { lapseOverdue } from '../proceed.ts';
import { writeBack } from '../write-back.ts';
import { takeInHand } from '../take-in-hand.ts';
import { certain, type Hand, handOf, systemHand, type Told } from './order-record.ts';
import { newId } from '../new-id.ts';

export interface NewOrder {
  /** The body that must answer. */
  organisationId: string;
  /** At least one; all of them held by the body. */
  disputeIds: readonly string[];
  /** The period that is meant; only with a single dispute, and one for which the body answers. */
  deadlineId?: string;
  ground: string;
  demands: readonly string[];
  /** Working days for the reply; as many as usual unless told. */
  replyWithin?: number;
}

/** What is left of a step for whoever did it. */
export interface OrderDone {
  orderId: string;
  number: string;
  status: SupervisionOrderRow['status'];
  dueOn: string;
  rowVersion: number;
  at: string;
}

export const doneOf = (row: SupervisionOrderRow, at: string): OrderDone => ({
  orderId: row.id,
  number: row.number,
  status: row.status,
  dueOn: row.dueOn,
  rowVersion: row.rowVersion,
  at,
});

/** What somebody wrote is shown as they wrote it, in either language. */
const asWritten = (words: string): Text => ({ zh: words.trim(), en: words.trim() });

const holds = (dispute: DisputeInHand, organisationId: string): boolean =>
  (['mediationBody', 'court', 'commission'] as const).some(
    (role) => dispute.holderOfRole(role) === organisationId,
  );

/** The organisation whose head answers for a period. */
const answersFor = (dispute: DisputeInHand, deadline: DeadlineInHand): string | undefined =>
  dispute.toldOf(deadline, 'unit_head')[0]?.id;

/**
 * A supervisor asks a body at or below their organisation what it has done. The disputes' journals say that an order was
 * issued. Refusals: `not_entitled` without the role, `not_found` for a body or dispute outside the supervisor's scope or not
 * in the body's hands, `malformed` for a time outside the bounds.
 */
export function issueOrder(
  engine: Engine,
  person: Person,
  order: NewOrder,
  head: Omit<CommandHead, 'actorId' | 'ifMatch'>,
): Promise<OrderDone | Refusal> {
  return once(engine.db, { ...head, actorId: person.id }, order, async (tx) => {
    const refused = await mayIssue(tx, person, order);
    if (refused) return refused;
    const disputes = await takeAll(engine, tx, order.disputeIds);
    if (!disputes.every((one) => holds(one, order.organisationId)))
      return refuse('not_found', {
        zh: '有争议不在该机构手中，不能就其督办该机构。',
        en: 'One of the disputes is not in the hands of this body.',
      });
    const first = disputes[0] as DisputeInHand;
    const deadline = first.loaded.deadlines.find((one) => one.id === order.deadlineId);
    if (
      order.deadlineId !== undefined &&
      (disputes.length > 1 || !deadline || answersFor(first, deadline) !== order.organisationId)
    )
      return refuse('not_found', {
        zh: '该争议没有这个未了结的期限，或者它不由该机构负责。',
        en: 'This dispute has no such open period, or the body does not answer for it.',
      });
    const at = await currentInstant(tx);
    const on = civilDateOf(at);
    const state = beginOrder(on, order.replyWithin ?? replyClock.usual, first.calendar);
    if (isRefusal(state)) return state;
    const row = orderRow(state, {
      number: orderNumber(on, await nextOrderNumber(tx)),
      about: deadline ? 'deadline' : disputes.length > 1 ? 'disputes' : 'dispute',
      organisationId: order.organisationId,
      issuingOrganisationId: person.organisationId as string,
      issuedBy: person.id,
      issuedByName: person.name,
      ground: asWritten(order.ground),
      demands: order.demands.map(asWritten),
      issuedAt: at,
    });
    const subjects = disputes.map(({ id }) => ({ disputeId: id, deadlineId: deadline?.id ?? null }));
    await write(tx, row, subjects, disputes, handOf(person), []);
    for (const dispute of disputes) await writeBack(engine, tx, dispute);
    return doneOf(row, at);
  });
}

async function mayIssue(tx: Tx, person: Person, order: NewOrder): Promise<Refusal | undefined> {
  const { organisationId } = person;
  if (!person.roles.includes('supervisor') || organisationId === undefined)
    return refuse('not_entitled', {
      zh: '只有监督管理人员可以发出督办单。',
      en: 'Only supervisors may issue an order.',
    });
  if ((await organisationsBelow(tx, organisationId, [order.organisationId])).length === 0)
    return refuse('not_found', {
      zh: '没有这个机构，或者它不在您的监督范围内。',
      en: 'There is no such body, or it is outside your supervision.',
    });
  for (const id of order.disputeIds)
    if (!(await canSee(tx, id, viewerOf(person)))) return refuse('not_found', noSuchDispute);
  return undefined;
}

/** Locks several disputes, always in the same order, so that two who want the same ones cannot wait for each other. */
export async function takeAll(engine: Engine, tx: Tx, ids: readonly string[]): Promise<DisputeInHand[]> {
  const taken: DisputeInHand[] = [];
  for (const id of [...new Set(ids)].toSorted()) {
    const dispute = await takeInHand(engine, tx, id);
    if (!dispute) throw new Error(`dispute ${id} was there a moment ago`);
    lapseOverdue(engine, dispute);
    taken.push(dispute);
  }
  return taken;
}

type Given = Pick<
  SupervisionOrderRow,
  | 'number'
  | 'about'
  | 'organisationId'
  | 'issuingOrganisationId'
  | 'issuedBy'
  | 'issuedByName'
  | 'ground'
  | 'demands'
  | 'issuedAt'
> &
  Partial<Pick<SupervisionOrderRow, 'watcherId' | 'automaticFor'>>;

const orderRow = ({ escalated: _escalated, ...state }: OrderState, given: Given): SupervisionOrderRow => ({
  id: newId(),
  watcherId: null,
  automaticFor: null,
  ...given,
  ...state,
  repliedAt: null,
  repliedBy: null,
  escalatedAt: null,
  escalatedTo: null,
  endedAt: null,
  result: null,
  claimedUntil: null,
  rowVersion: 1,
});

/** Writes an order with its first step, enters it in the journals, and tells the head of the body. False when it was there. */
async function write(
  tx: Tx,
  row: SupervisionOrderRow,
  subjects: readonly OrderSubject[],
  disputes: readonly DisputeInHand[],
  hand: Hand,
  watchers: readonly Told[],
): Promise<boolean> {
  const written = await insertOrder(tx, row, subjects, {
    orderId: row.id,
    seq: row.rowVersion,
    step: 'ISSUE',
    actorId: hand.id,
    actorName: hand.name,
    organisationId: hand.organisationId,
    note: null,
    payload: { dueOn: row.dueOn, round: row.round, watcherId: row.watcherId },
    at: row.issuedAt,
    recordedAt: row.issuedAt,
  });
  if (!written) return false;
  const body = await findOrganisation(tx, row.organisationId);
  const head: Told = { kind: 'organisation', id: row.organisationId, role: headRoleOf(body?.kind ?? '') };
  const text = {
    zh: `收到${row.number}，请于${row.dueOn}前回复：${row.ground.zh}`,
    en: `Supervision order ${row.number}: reply by ${row.dueOn}. ${row.ground.en}`,
  };
  for (const to of [head, ...watchers]) disputes[0]?.tell(to, 'supervision.ISSUE', text, row.issuedAt);
  for (const dispute of disputes) enterOrder(dispute, row, 'ISSUE', hand);
  return true;
}

const entries = {
  ISSUE: { zh: '发出督办单', en: 'a supervision order was issued' },
  CLOSE: { zh: '办结督办单', en: 'a supervision order was closed' },
  WITHDRAW: { zh: '撤回督办单', en: 'a supervision order was withdrawn' },
} as const;

/** What a dispute's journal says of an order: that there was one, and that it has ended. What it asks stands in the order. */
export function enterOrder(
  dispute: DisputeInHand,
  row: SupervisionOrderRow,
  step: keyof typeof entries,
  hand: Hand,
): void {
  dispute.remark({
    event: `SUPERVISION_ORDER_${step}`,
    summary: entries[step],
    payload: { orderId: row.id, number: row.number, organisationId: row.organisationId, result: row.result },
    by: {
      personId: hand.id,
      name: hand.name,
      capacity: hand.id === systemHand.id ? 'system' : 'supervisor',
      ...(hand.organisationId === null ? {} : { organisationId: hand.organisationId }),
    },
    at: dispute.now,
  });
}

/** The rung of the ladder at which the system issues an order by itself (SV-03). */
const ORDERING_RUNG = '150%';

/**
 * Issues the order that belongs to the 150 % rung of an overdue duty: once for a period, however often the rung is told or its
 * day moved. The nearest organisation above the body that has a supervisor stands as issuer and that supervisor as watcher.
 * The caller holds the dispute's lock and writes it back.
 */
export async function orderOfTheLadder(
  tx: Tx,
  dispute: DisputeInHand,
  notice: Pick<DeadlineNoticeRow, 'rung' | 'deadlineId'>,
): Promise<void> {
  if (notice.rung !== ORDERING_RUNG) return;
  const deadline = dispute.loaded.deadlines.find((one) => one.id === notice.deadlineId);
  const organisationId = deadline && answersFor(dispute, deadline);
  const body = organisationId === undefined ? undefined : await findOrganisation(tx, organisationId);
  if (!deadline || !body || (await hasOrderFor(tx, deadline.id))) return;
  const watcher = await nearestSupervisor(tx, body.id);
  const on = civilDateOf(dispute.now);
  const state = certain(beginOrder(on, replyClock.usual, dispute.calendar));
  const row = orderRow(state, {
    number: orderNumber(on, await nextOrderNumber(tx)),
    about: 'deadline',
    organisationId: body.id,
    issuingOrganisationId: watcher?.organisationId ?? body.parentId ?? body.id,
    issuedBy: systemHand.id,
    issuedByName: systemHand.name,
    watcherId: watcher?.personId ?? null,
    automaticFor: deadline.id,
    ground: {
      zh: `${dispute.loaded.dispute.number}的“${deadline.name.zh}”应于${deadline.dueOn}前办结，超期已达法定期限的一半以上。`,
      en: `In ${dispute.loaded.dispute.number}, “${deadline.name.en}” was due on ${deadline.dueOn} and is overdue by half its length or more.`,
    },
    demands: [
      { zh: '立即办理，并说明办理情况', en: 'do it now and say what was done' },
      { zh: '说明超期原因和整改措施', en: 'say why it is overdue and how that is mended' },
    ],
    issuedAt: dispute.now,
  });
  const watchers: Told[] = watcher ? [{ kind: 'person', id: watcher.personId }] : [];
  const subject = { disputeId: dispute.id, deadlineId: deadline.id };
  await write(tx, row, [subject], [dispute], systemHand, watchers);
}
