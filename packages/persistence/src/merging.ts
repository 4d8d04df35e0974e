import { sql } from 'kysely';
import type { Tx } from './connect.ts';
import type { ClimbedRung, DeadlineInHand } from './in-hand.ts';
import type { TaskRow } from './rows.ts';

/** Into which dispute one was merged, as its lifecycle has it; undefined where it was not. Nothing is locked. */
export async function mergedIntoOf(
  tx: Tx,
  disputeId: string,
  lifecycle: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('proceeding')
    .select(sql<string | null>`context -> 'merged' ->> 'intoId'`.as('intoId'))
    .where('disputeId', '=', disputeId)
    .where('procedure', '=', lifecycle)
    .executeTakeFirst();
  return row?.intoId ?? undefined;
}

/** What of a dispute ended at one instant: periods with the rungs of them that had been climbed, and tasks. */
export interface EndedTogether {
  deadlines: DeadlineInHand[];
  climbed: ClimbedRung[];
  tasks: TaskRow[];
}

/** Reads what of a locked dispute ended at an instant, ISO-8601 UTC. */
export async function endedTogether(tx: Tx, disputeId: string, at: string): Promise<EndedTogether> {
  const rows = await tx
    .selectFrom('deadline')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .where('status', 'in', ['closed', 'closed_late'])
    .where('closedAt', '=', at)
    .orderBy('id')
    .execute();
  // As an act has them in hand.
  const deadlines = rows.map(
    ({ trace: _, basis: __, onExpiry: ___, noticeClaimedUntil: ____, ...row }) => row,
  );
  const climbed =
    deadlines.length === 0
      ? []
      : await tx
          .selectFrom('deadlineNotice')
          .select(['deadlineId', 'rung', 'recipient'])
          .where('kind', '=', 'rung')
          .where(
            'deadlineId',
            'in',
            deadlines.map(({ id }) => id),
          )
          .where('status', '=', 'fired')
          .execute();
  const tasks = await tx
    .selectFrom('task')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .where('status', '=', 'done')
    .where('closedAt', '=', at)
    .orderBy('id')
    .execute();
  return { deadlines, climbed, tasks };
}
