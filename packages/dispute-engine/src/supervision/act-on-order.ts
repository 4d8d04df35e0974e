import {
  actOnOrderState,
  describeOrderAct,
  headRoleOf,
  isLateReply,
  isRefusal,
  type OrderAct,
  type OrderSide,
  type Person,
  type Refusal,
  refuse,
} from '@dingfen/domain';
import { civilDateOf, type Text } from '@dingfen/legal-calendar';
import {
  type Database,
  currentInstant,
  findOrganisation,
  organisationsBelow,
  readOrder,
  type SupervisionOrderRow,
  subjectsOf,
  takeOrder,
  type Tx,
  writeOrder,
} from '@dingfen/persistence';
import { type CommandHead, once } from '../command.ts';
import type { Engine } from '../engine.ts';
import { viewerOf } from '../people.ts';
import { writeBack } from '../write-back.ts';
import { doneOf, enterOrder, type OrderDone, takeAll } from './issue-order.ts';
import {
  columnsOf,
  handOf,
  headOf,
  keeperOf,
  nextAbove,
  nextStep,
  noSuchOrder,
  staleUnless,
  stateOf,
  supervisorsOf,
  tellAll,
} from './order-record.ts';

export interface ActOnOrder extends Omit<CommandHead, 'actorId'> {
  orderId: string;
  act: OrderAct;
  /** What was done, why it is sent back, the result, why it is withdrawn. */
  note?: string;
  /** For a reply that is sent back: working days of the new round. */
  replyWithin?: number;
}

/**
 * On which sides a person stands: issuers are the supervisors of the issuing organisation and of those above it, also of the
 * one an order was escalated to; the body speaks through its head. Whoever replied does not judge the reply.
 */
export async function sidesOf(
  db: Database | Tx,
  person: Person,
  order: Pick<SupervisionOrderRow, 'organisationId' | 'issuingOrganisationId' | 'repliedBy'>,
): Promise<OrderSide[]> {
  const { organisationId } = person;
  if (organisationId === undefined) return [];
  const sides: OrderSide[] = [];
  const supervises =
    person.roles.includes('supervisor') &&
    (await organisationsBelow(db, organisationId, [order.issuingOrganisationId])).length > 0;
  if (supervises && order.repliedBy !== person.id) sides.push('issuer');
  if (order.organisationId === organisationId) {
    const kind = (await findOrganisation(db, organisationId))?.kind ?? '';
    if (person.roles.includes(headRoleOf(kind))) sides.push('body');
  }
  return sides;
}

const atTheTop: Text = {
  zh: '发出督办的机构之上没有上一级机构，无处提请。',
  en: 'There is no organisation above the issuing one to which it could go.',
};

const ending: Partial<Record<OrderAct, 'CLOSE' | 'WITHDRAW'>> = { CLOSE: 'CLOSE', WITHDRAW: 'WITHDRAW' };

/**
 * A reply, its acceptance or return, the handing up, closing or withdrawal of an order. Of two who act at once the first is heard;
 * the second is told how the order stands now. Refusals: `not_found` for somebody who may not see it, `stale`, and those of
 * `actOnOrderState`.
 */
export function actOnOrder(
  engine: Engine,
  person: Person,
  command: ActOnOrder,
): Promise<OrderDone | Refusal> {
  const { orderId, act, note, replyWithin, idempotencyKey, ifMatch } = command;
  const content = { orderId, act, note, replyWithin };
  return once(engine.db, { actorId: person.id, idempotencyKey }, content, async (tx) => {
    if (!(await readOrder(tx, viewerOf(person), orderId))) return noSuchOrder();
    const subjects = await subjectsOf(tx, orderId);
    const ends = ending[act];
    // Only the end of an order is entered in the disputes; they are locked before the order, as everywhere.
    const disputes = ends
      ? await takeAll(
          engine,
          tx,
          subjects.map((one) => one.disputeId),
        )
      : [];
    const order = await takeOrder(tx, orderId);
    if (!order) return noSuchOrder();
    const stale = staleUnless(ifMatch, order.rowVersion);
    if (stale) return stale;
    const at = await currentInstant(tx);
    const on = civilDateOf(at);
    const body = await findOrganisation(tx, order.organisationId);
    const { calendar } = (await engine.calendars.now(tx)).of(body?.regionCode ?? '');
    const sides = await sidesOf(tx, person, order);
    const given = {
      act,
      sides,
      ...(note === undefined ? {} : { note }),
      ...(replyWithin === undefined ? {} : { replyWithin }),
    };
    const next = actOnOrderState(stateOf(order), given, { on, calendar });
    if (isRefusal(next)) return next;
    const above = act === 'ESCALATE' ? await nextAbove(tx, order) : null;
    if (act === 'ESCALATE' && above === null) return refuse('not_possible_now', atTheTop);
    const changed: SupervisionOrderRow = {
      ...order,
      ...columnsOf(next),
      ...(act === 'ESCALATE' ? { escalatedAt: at, escalatedTo: above } : {}),
      ...(act === 'REPLY' ? { repliedAt: at, repliedBy: person.id } : {}),
      ...(act === 'RETURN' ? { repliedAt: null, repliedBy: null } : {}),
      ...(ends ? { endedAt: at, result: note?.trim() ?? null } : {}),
    };
    const { row, event } = nextStep(changed, act, handOf(person), {
      at,
      recordedAt: at,
      ...(note === undefined ? {} : { note }),
      payload: {
        round: next.round,
        ...(act === 'REPLY' ? { late: isLateReply(order, at) } : {}),
        ...(act === 'ESCALATE' ? { dueOn: next.dueOn, to: above } : {}),
        ...(act === 'RETURN' ? { dueOn: next.dueOn, workingDays: next.workingDays } : {}),
      },
    });
    await writeOrder(tx, row, event);
    if (ends)
      for (const dispute of disputes) {
        enterOrder(dispute, row, ends, handOf(person));
        await writeBack(engine, tx, dispute);
      }
    await tellOf(tx, row, act, subjects[0]?.disputeId ?? '', at);
    return doneOf(row, at);
  });
}

async function tellOf(
  tx: Tx,
  row: SupervisionOrderRow,
  act: OrderAct,
  disputeId: string,
  at: string,
): Promise<void> {
  const { summary } = describeOrderAct(act);
  const until =
    act === 'RETURN' ? { zh: `，请于${row.dueOn}前重新回复`, en: `; reply again by ${row.dueOn}` } : {};
  const text = {
    zh: `${row.number}：${summary.zh}${'zh' in until ? until.zh : ''}`,
    en: `${row.number}: ${summary.en}${'en' in until ? until.en : ''}`,
  };
  const to = act === 'REPLY' ? keeperOf(row) : await headOf(tx, row.organisationId);
  const above = act === 'ESCALATE' && row.escalatedTo !== null ? [supervisorsOf(row.escalatedTo)] : [];
  await tellAll(tx, [to, ...above], disputeId, `supervision.${act}`, text, at);
}
