import { actsOpenTo, type OrderAct, type Person } from '@dingfen/domain';
import {
  currentInstant,
  type ListedOrder,
  type OrderFilter,
  readOrder,
  readOrderEvents,
  readOrders,
  subjectsOf,
  type SupervisionOrderEventRow,
} from '@dingfen/persistence';
import type { Engine } from '../engine.ts';
import { viewerOf } from '../people.ts';
import { sidesOf } from './act-on-order.ts';

export interface OrderView {
  order: ListedOrder;
  /** The time for the reply is over although the clock may not have come round yet. */
  overdue: boolean;
  disputes: { disputeId: string; deadlineId: string | null; number: string }[];
  events: SupervisionOrderEventRow[];
  /** What the asking person may do with it now. */
  acts: OrderAct[];
}

/** A page of the orders a person may see, newest first. */
export const listOrders = (
  engine: Engine,
  person: Person,
  filter: OrderFilter,
  limit: number,
  after?: { issuedAt: string; id: string },
): Promise<ListedOrder[]> => readOrders(engine.db, viewerOf(person), filter, limit, after);

/** More than anybody puts on one dispute. */
const MOST_ON_A_DISPUTE = 100;

/** The orders about a dispute, for those entitled; parties get none. */
export const ordersAbout = (engine: Engine, person: Person, disputeId: string): Promise<ListedOrder[]> =>
  readOrders(engine.db, viewerOf(person), { disputeId }, MOST_ON_A_DISPUTE);

/** One order with all that was done with it, and what the asking person may do. Undefined for anybody not entitled. */
export async function viewOrder(engine: Engine, person: Person, id: string): Promise<OrderView | undefined> {
  const order = await readOrder(engine.db, viewerOf(person), id);
  if (!order) return undefined;
  const sides = await sidesOf(engine.db, person, order);
  return {
    order,
    overdue: order.status === 'awaiting_reply' && order.dueAt <= (await currentInstant(engine.db)),
    disputes: await subjectsOf(engine.db, id),
    events: await readOrderEvents(engine.db, id),
    acts: sides
      .flatMap((side) => actsOpenTo(order.status, side))
      .filter((one) => one !== 'ESCALATE' || order.escalatedAt === null),
  };
}
