import { sql } from 'kysely';
import type { Database } from './connect.ts';
import type { DeadlineRow, ProceedingRow } from './rows.ts';

/** What the tables alone can show to be wrong. */
export type RowFault =
  | 'orphan_task'
  | 'task_without_holder'
  | 'deadline_unheard'
  | 'deadline_of_ended_proceeding'
  | 'notice_unheard'
  | 'order_unheard'
  | 'message_undelivered'
  | 'dispute_without_owner'
  | 'unknown_holder'
  | 'stuck';

export interface FaultyRow {
  fault: RowFault;
  disputeId: string;
  number: string;
  /** The row that is wrong; the dispute itself where no other is. */
  rowId: string;
}

export interface AuditLimits {
  /** Days without an entry, and without a period that waits for its end, after which an open dispute counts as stuck. */
  stuckDays: number;
  /** Minutes that a due row may wait for the clock, or a message for the relay. */
  lateMinutes: number;
}

/** Every row that contradicts another, or waits for what should long have come. One statement for each kind, all of one moment. */
export async function faultyRows(
  db: Database,
  { stuckDays, lateMinutes }: AuditLimits,
): Promise<FaultyRow[]> {
  const late = sql`make_interval(mins => ${lateMinutes})`;
  const { rows } = await sql<FaultyRow>`
    with found as (
      select 'orphan_task' as fault, t.dispute_id, t.id as row_id
        from task t join proceeding p on p.id = t.proceeding_id
        where t.status = 'open' and (p.status = 'ended' or not exists (
          select from unnest(p.states) s where s = t.state_path or starts_with(s, t.state_path || '.')))
      union all
      -- what the parties are to do is theirs, whoever they are by then
      select 'task_without_holder', t.dispute_id, t.id from task t
        where t.status = 'open' and t.assignee_id is null and t.holder not in ('applicant', 'respondent', 'parties')
      union all
      -- claimed or not: what fails every time is claimed again and again
      select 'deadline_unheard', d.dispute_id, d.id from deadline d
        where d.status = 'running' and d.due_at < dingfen_now() - ${late}
      union all
      select 'deadline_of_ended_proceeding', d.dispute_id, d.id
        from deadline d join proceeding p on p.id = d.proceeding_id
        where d.status in ('running', 'paused', 'breached') and p.status = 'ended' and p.state ->> 'status' = 'done'
      union all
      select 'notice_unheard', d.dispute_id, d.id from deadline d
        where d.notice_at < dingfen_now() - ${late}
      union all
      select 'order_unheard', (select min(s.dispute_id) from supervision_order_subject s where s.order_id = o.id), o.id
        from supervision_order o where o.wakes_at < dingfen_now() - ${late}
      union all
      select 'message_undelivered', o.dispute_id, o.id from outbox o
        where o.relayed_at is null and o.created_at < clock_timestamp() - ${late}
      union all
      select 'dispute_without_owner', d.id, d.id from dispute d
        where d.status = 'open' and not exists (
          select from assignment a where a.dispute_id = d.id and a.role in ('mediationBody', 'court', 'commission'))
      union all
      select 'unknown_holder', a.dispute_id, a.dispute_id from assignment a
        where not exists (select from organisation o where o.id = a.holder_id)
          and not exists (select from person p where p.id = a.holder_id)
      union all
      select 'stuck', d.id, d.id from dispute d
        where d.status = 'open'
          and not exists (select from deadline x where x.dispute_id = d.id
            and (x.status = 'paused' or (x.status = 'running' and x.due_at >= dingfen_now() - ${late})))
          and not exists (select from journal_entry j where j.dispute_id = d.id
            and j.recorded_at > dingfen_now() - make_interval(days => ${stuckDays})))
    select found.fault, found.dispute_id, dispute.number, found.row_id
      from found join dispute on dispute.id = found.dispute_id
      order by found.fault, dispute.number, found.row_id`.execute(db);
  return rows;
}

export interface ProceedingToAudit
  extends Pick<
    ProceedingRow,
    'id' | 'disputeId' | 'procedure' | 'procedureVersion' | 'state' | 'context' | 'states' | 'status'
  > {
  number: string;
  regionCode: string;
  stage: string;
  disputeStatus: 'open' | 'closed';
  /** Its running, paused and breached deadlines. */
  deadlines: Pick<DeadlineRow, 'id' | 'timerId' | 'key' | 'status'>[];
  /** Which deadlines it has ever had, ended ones included. */
  everOpened: Pick<DeadlineRow, 'timerId' | 'key'>[];
}

/** One batch of the proceedings of open disputes, in the order of their ids; `after` is the last id of the batch before. */
export async function proceedingsToAudit(
  db: Database,
  after: string,
  most: number,
): Promise<ProceedingToAudit[]> {
  const { rows } = await sql<ProceedingToAudit>`
    select p.id, p.dispute_id, p.procedure, p.procedure_version, p.state, p.context, p.states, p.status,
      d.number, d.region_code, d.stage, d.status as dispute_status,
      (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'timerId', x.timer_id, 'key', x.key, 'status', x.status)), '[]')
        from deadline x where x.proceeding_id = p.id and x.status in ('running', 'paused', 'breached')) as deadlines,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('timerId', x.timer_id, 'key', x.key)), '[]')
        from deadline x where x.proceeding_id = p.id) as ever_opened
    from proceeding p join dispute d on d.id = p.dispute_id
    where d.status = 'open' and p.id > ${after}
    order by p.id limit ${most}`.execute(db);
  return rows;
}
