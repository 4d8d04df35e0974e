import type { DeadlineNoticeRow, NoticeInHand } from '@dingfen/persistence';
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
 * Sends a warning, or climbs a rung of the escalation ladder. Each fires once; the rungs also stand in the journal. A period
 * that was met in the meantime has taken its notices with it.
 */
export function fireNotice(engine: Engine, noticeId: string): Promise<'fired' | 'nothing_to_do'> {
  return ofTheClock<'fired' | 'nothing_to_do'>(engine, {
    of: { noticeId },
    notThere: 'nothing_to_do',
    hear: async (tx, dispute) => {
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
      return asked?.status === 'fired' ? 'fired' : 'nothing_to_do';
    },
  });
}

/** Each warning is heard once, however many were told of it. */
function hearWarnings(engine: Engine, dispute: DisputeInHand, told: readonly NoticeInHand[]): void {
  const rungs = new Set(told.map(({ deadlineId, rung }) => `${deadlineId} ${rung}`));
  for (const one of rungs) {
    const [deadlineId, rung = ''] = one.split(' ');
    const row = dispute.loaded.deadlines.find(({ id }) => id === deadlineId);
    if (row) hearWarning(engine, dispute, row, rung);
  }
}

function tellNotice(dispute: DisputeInHand, notice: NoticeInHand): void {
  const { loaded } = dispute;
  const deadline = loaded.deadlines.find((one) => one.id === notice.deadlineId);
  if (!deadline) return;
  // Of what is due, what it says was loaded.
  const text = notice.text as DeadlineNoticeRow['text'];
  notice.status = 'fired';
  notice.firedAt = loaded.now;
  if (!dispute.changes.notices.includes(notice)) dispute.changes.notices.push(notice);
  for (const to of dispute.toldOf(deadline, notice.recipient))
    dispute.tell(to, `${notice.kind}.${notice.rung}`, text, notice.dueAt);
  const proceeding = loaded.proceedings.find((one) => one.id === deadline.proceedingId);
  dispute.remark({
    ...(proceeding ? { proceeding } : {}),
    event: notice.kind === 'rung' ? 'ESCALATION' : 'WARNING',
    summary: text,
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
