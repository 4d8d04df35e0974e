import {
  type DeadlineNoticeRow,
  disputeOfDeadline,
  disputeOfNotice,
  inTransaction,
} from '@dingfen/persistence';
import type { Engine } from './engine.ts';
import type { DisputeInHand } from './in-hand.ts';
import { hearWarning, lapseOverdue } from './proceed.ts';
import { writeBack } from './raise-event.ts';
import { orderOfTheLadder } from './supervision/issue-order.ts';
import { takeInHand } from './take-in-hand.ts';

export type Expired = 'expired' | 'nothing_to_do' | 'not_due';

/**
 * Ends a period whose time has come. Idempotent: called twice, by two workers, or long after somebody else heard it, the
 * period ends once. Before its time nothing happens and the claim is given back.
 */
export async function expireDeadline(engine: Engine, deadlineId: string): Promise<Expired> {
  const disputeId = await disputeOfDeadline(engine.db, deadlineId);
  if (disputeId === undefined) return 'nothing_to_do';
  return inTransaction(engine.db, 'clock', async (tx) => {
    const dispute = await takeInHand(engine, tx, disputeId);
    if (!dispute) return 'nothing_to_do';
    const row = dispute.loaded.deadlines.find((one) => one.id === deadlineId);
    if (row?.status !== 'running') return 'nothing_to_do';
    const ended = lapseOverdue(engine, dispute);
    if (!ended.includes(deadlineId)) {
      await tx.updateTable('deadline').set({ claimedUntil: null }).where('id', '=', deadlineId).execute();
      await writeBack(engine, tx, dispute);
      return 'not_due';
    }
    await writeBack(engine, tx, dispute);
    return 'expired';
  });
}

/**
 * Sends a warning, or climbs a rung of the escalation ladder. Each fires once; the rungs also stand in the journal. A period
 * that was met in the meantime has taken its notices with it.
 */
export async function fireNotice(engine: Engine, noticeId: string): Promise<'fired' | 'nothing_to_do'> {
  const disputeId = await disputeOfNotice(engine.db, noticeId);
  if (disputeId === undefined) return 'nothing_to_do';
  return inTransaction(engine.db, 'clock', async (tx) => {
    const dispute = await takeInHand(engine, tx, disputeId);
    if (!dispute) return 'nothing_to_do';
    const { loaded } = dispute;
    lapseOverdue(engine, dispute);
    const asked = loaded.notices.find((one) => one.id === noticeId && one.status === 'pending');
    const due = loaded.notices
      .filter(
        (one) => one.status === 'pending' && one.dueAt <= loaded.now && one.dueAt <= (asked?.dueAt ?? ''),
      )
      .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
    for (const notice of due) {
      tellNotice(dispute, notice);
      await orderOfTheLadder(tx, dispute, notice);
    }
    hearWarnings(engine, dispute, due);
    await writeBack(engine, tx, dispute);
    return asked?.status === 'fired' ? 'fired' : 'nothing_to_do';
  });
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

function tellNotice(dispute: DisputeInHand, notice: DeadlineNoticeRow): void {
  const { loaded } = dispute;
  const deadline = loaded.deadlines.find((one) => one.id === notice.deadlineId);
  if (!deadline) return;
  notice.status = 'fired';
  notice.firedAt = loaded.now;
  if (!dispute.changes.notices.includes(notice)) dispute.changes.notices.push(notice);
  for (const to of dispute.toldOf(deadline, notice.recipient))
    dispute.tell(to, `${notice.kind}.${notice.rung}`, notice.text, notice.dueAt);
  const proceeding = loaded.proceedings.find((one) => one.id === deadline.proceedingId);
  dispute.remark({
    ...(proceeding ? { proceeding } : {}),
    event: notice.kind === 'rung' ? 'ESCALATION' : 'WARNING',
    summary: notice.text,
    payload: {
      deadlineId: deadline.id,
      ruleId: deadline.ruleId,
      rung: notice.rung,
      recipient: notice.recipient,
    },
    by: { personId: 'clock', name: '期限', capacity: 'clock' },
    at: notice.dueAt,
  });
}
