import type { Database, NoticeAhead } from '@dingfen/persistence';

export interface SeenNotice extends NoticeAhead {
  deadlineId: string;
  status: 'fired' | 'pending';
}

/** The notices of a dispute's periods that have been told, or are still to be, the soonest first. */
export async function noticesOf(db: Database, disputeId: string): Promise<SeenNotice[]> {
  const told = await db
    .selectFrom('deadlineNotice')
    .select(['deadlineId', 'kind', 'rung', 'recipient', 'dueAt'])
    .where('disputeId', '=', disputeId)
    .execute();
  const periods = await db
    .selectFrom('deadline')
    .select(['id', 'notices'])
    .where('disputeId', '=', disputeId)
    .execute();
  return [
    ...told.map((one): SeenNotice => ({ ...one, status: 'fired' })),
    ...periods.flatMap(({ id, notices }) =>
      (notices ?? []).map((one): SeenNotice => ({ ...one, deadlineId: id, status: 'pending' })),
    ),
  ].toSorted((a, b) => `${a.dueAt} ${a.rung}`.localeCompare(`${b.dueAt} ${b.rung}`));
}
