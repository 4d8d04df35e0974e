import type { DeadlineInHand, DeadlineNoticeRow, NoticeAhead } from '@dingfen/persistence';
import { isRefusal, type Refusal } from '@dingfen/domain';
import { type Act, carryOut } from './acts.ts';
import type { Engine } from './engine.ts';
import type { DisputeInHand } from './in-hand.ts';
import { hearWarning, lapseOverdue } from './proceed.ts';
import { orderOfTheLadder } from './supervision/issue-order.ts';

export type Expired = 'expired' | 'nothing_to_do' | 'not_due';

/** The clock is never refused. */
async function ofTheClock<T>(engine: Engine, act: Omit<Act<T>, 'actorId'>): Promise<T> {
  const answer: T | Refusal = await carryOut<T>(engine, { actorId: 'clock', ...act });
  if (isRefusal(answer)) throw new Error(`${answer.code}: ${answer.detail.en}`);
  return answer;
}

/**
 * Ends a period whose time has come. Idempotent: called twice, by two workers, or long after somebody else heard it, the
 * period ends once. Before its time nothing happens and the claim is given back.
 */
export function expireDeadline(engine: Engine, deadlineId: string): Promise<Expired> {
  return ofTheClock<Expired>(engine, {
    of: { deadlineId },
    notThere: 'nothing_to_do',
    hear: async (tx, dispute) => {
      const row = dispute.loaded.deadlines.find((one) => one.id === deadlineId);
      if (row?.status !== 'running') return 'nothing_to_do';
      if (lapseOverdue(engine, dispute).includes(deadlineId)) return 'expired';
      await tx.updateTable('deadline').set({ claimedUntil: null }).where('id', '=', deadlineId).execute();
      return 'not_due';
    },
  });
}

/**
 * Tells what is due to be told of a dispute's periods: warnings, and rungs of the escalation ladder. Each goes out once. A period
 * that was met in the meantime has taken its notices with it.
 * @param deadlineId the period of which something is due; `fired` when that was told
 */
export function fireNotices(engine: Engine, deadlineId: string): Promise<'fired' | 'nothing_to_do'> {
  return ofTheClock<'fired' | 'nothing_to_do'>(engine, {
    of: { deadlineId },
    notThere: 'nothing_to_do',
    hear: async (tx, dispute) => {
      lapseOverdue(engine, dispute);
      const told: DeadlineNoticeRow[] = [];
      for (const { row, notice } of dueNotices(dispute)) {
        const one = dispute.tellNotice(row, notice);
        told.push(one);
        await orderOfTheLadder(tx, dispute, one);
      }
      hearWarnings(engine, dispute, told);
      return told.some((one) => one.deadlineId === deadlineId) ? 'fired' : 'nothing_to_do';
    },
  });
}

/** What is due of all open periods of a dispute, the soonest first. */
function dueNotices({ loaded }: DisputeInHand): { row: DeadlineInHand; notice: NoticeAhead }[] {
  return loaded.deadlines
    .flatMap((row) => (row.notices ?? []).map((notice) => ({ row, notice })))
    .filter(({ notice }) => notice.dueAt <= loaded.now)
    .toSorted((a, b) => a.notice.dueAt.localeCompare(b.notice.dueAt));
}

/** Each warning is heard once, however many were told of it. */
function hearWarnings(engine: Engine, dispute: DisputeInHand, told: readonly DeadlineNoticeRow[]): void {
  const rungs = new Set(told.map(({ deadlineId, rung }) => `${deadlineId} ${rung}`));
  for (const one of rungs) {
    const [deadlineId, rung = ''] = one.split(' ');
    const row = dispute.loaded.deadlines.find(({ id }) => id === deadlineId);
    if (row) hearWarning(engine, dispute, row, rung);
  }
}
