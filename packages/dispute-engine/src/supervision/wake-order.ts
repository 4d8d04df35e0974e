import { turnOf } from '@dingfen/domain';
import {
  currentInstant,
  inTransaction,
  releaseOrder,
  type SupervisionOrderRow,
  subjectsOf,
  takeOrder,
  writeOrder,
} from '@dingfen/persistence';
import type { Engine } from '../engine.ts';
import {
  clockHand,
  columnsOf,
  headOf,
  keeperOf,
  nextAbove,
  nextStep,
  stateOf,
  supervisorsOf,
  tellAll,
  type Told,
} from './order-record.ts';

export type Woken = 'reminded' | 'escalated' | 'told_again' | 'nothing_to_do';

/**
 * Does what an order's clock asks for: reminds before the last day; after it, without a reply, takes the order to the next
 * organisation above the issuing one, once, and tells all concerned. Idempotent: called twice, or long after somebody
 * replied, it changes nothing more. Effects are dated by the clock, not by when a worker came round.
 */
export function wakeOrder(engine: Engine, orderId: string): Promise<Woken> {
  return inTransaction(engine.db, clockHand.id, async (tx) => {
    const order = await takeOrder(tx, orderId);
    if (!order) return 'nothing_to_do';
    const now = await currentInstant(tx);
    const due = turnOf(stateOf(order), now);
    if (!due) {
      if (order.claimedUntil !== null) await releaseOrder(tx, orderId);
      return 'nothing_to_do';
    }
    const { turn, next } = due;
    const above = turn === 'ESCALATE' ? await nextAbove(tx, order) : null;
    const at = turn === 'REMIND' ? (order.remindAt as string) : order.dueAt;
    const changed: SupervisionOrderRow = {
      ...order,
      ...columnsOf(next),
      ...(turn === 'ESCALATE' ? { escalatedAt: order.dueAt, escalatedTo: above } : {}),
    };
    const { row, event } = nextStep(changed, turn, clockHand, {
      at,
      recordedAt: now,
      payload: { round: order.round, dueOn: order.dueOn, ...(turn === 'ESCALATE' ? { to: above } : {}) },
    });
    await writeOrder(tx, row, event);
    const head = await headOf(tx, order.organisationId);
    const told: Told[] =
      turn === 'REMIND'
        ? [head]
        : [head, keeperOf(row), ...(row.escalatedTo === null ? [] : [supervisorsOf(row.escalatedTo)])];
    const [subject] = await subjectsOf(tx, orderId);
    await tellAll(tx, told, subject?.disputeId ?? '', `supervision.${turn}`, wordsOf(row)[turn], at);
    return ({ REMIND: 'reminded', ESCALATE: 'escalated', OVERDUE_AGAIN: 'told_again' } as const)[turn];
  });
}

const wordsOf = ({ number, dueOn }: SupervisionOrderRow) => ({
  REMIND: {
    zh: `${number}将于${dueOn}到期，请及时回复。`,
    en: `${number} is due on ${dueOn}; please reply in time.`,
  },
  ESCALATE: {
    zh: `${number}已于${dueOn}到期仍未回复，现提请上一级机构督办。`,
    en: `${number} was due on ${dueOn} without a reply; it now goes to the next organisation above.`,
  },
  OVERDUE_AGAIN: {
    zh: `${number}退回后已于${dueOn}到期，仍未重新回复。`,
    en: `${number}, sent back, was due on ${dueOn} and has not been replied to again.`,
  },
});
