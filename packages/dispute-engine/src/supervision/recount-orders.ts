import { recountedOrder } from '@dingfen/domain';
import { civilDateOf } from '@dingfen/legal-calendar';
import {
  awaitingOrders,
  currentInstant,
  findOrganisation,
  inTransaction,
  roundBegunAt,
  subjectsOf,
  takeOrder,
  writeOrder,
} from '@dingfen/persistence';
import type { Engine } from '../engine.ts';
import { columnsOf, headOf, keeperOf, nextStep, stateOf, systemHand, tellAll } from './order-record.ts';

/**
 * Counts the time for a reply anew for every order that waits for one, with the calendar as it is now, and tells both sides of a
 * day that has moved. Done twice it writes nothing more. Returns how many moved.
 */
export async function recountOrders(engine: Engine): Promise<number> {
  let moved = 0;
  for (const id of await awaitingOrders(engine.db)) if (await recountOrder(engine, id)) moved += 1;
  return moved;
}

const recountOrder = (engine: Engine, orderId: string): Promise<boolean> =>
  inTransaction(engine.db, systemHand.id, async (tx) => {
    const order = await takeOrder(tx, orderId);
    if (!order) return false;
    const now = await currentInstant(tx);
    const body = await findOrganisation(tx, order.organisationId);
    const { calendar } = (await engine.calendars.now(tx)).of(body?.regionCode ?? '');
    const begunOn = civilDateOf(await roundBegunAt(tx, order));
    const next = recountedOrder(stateOf(order), { begunOn, calendar, now });
    if (!next) return false;
    const { row, event } = nextStep({ ...order, ...columnsOf(next) }, 'RECOUNT', systemHand, {
      at: now,
      recordedAt: now,
      payload: { round: order.round, before: order.dueOn, dueOn: next.dueOn },
    });
    await writeOrder(tx, row, event);
    if (next.dueOn === order.dueOn) return true;
    const [subject] = await subjectsOf(tx, orderId);
    const text = {
      zh: `${row.number}：节假日安排变动，回复期限由${order.dueOn}改为${next.dueOn}。`,
      en: `${row.number}: the holidays have changed, and the reply is due on ${next.dueOn} instead of ${order.dueOn}.`,
    };
    const told = [await headOf(tx, order.organisationId), keeperOf(row)];
    await tellAll(tx, told, subject?.disputeId ?? '', 'supervision.RECOUNT', text, now);
    return true;
  });
