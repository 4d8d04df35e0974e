import type { Text } from '@dingfen/legal-calendar';
import {
  type AuditLimits,
  type FaultyRow,
  faultyRows,
  type ProceedingToAudit,
  proceedingsToAudit,
} from '@dingfen/persistence';
import {
  type Procedure,
  type Reckoning,
  runningPeriods,
  type StoredProceeding,
} from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import { verifyJournals } from './verify-journal.ts';

/** What the self-check looks for, in words for whoever has to mend it. */
export const auditFaults = {
  orphan_task: {
    zh: '待办所属的程序已结束或者已离开该环节',
    en: 'a task is open although its proceeding has ended or left that state',
  },
  task_without_holder: { zh: '待办没有承办人', en: 'an open task has nobody to do it' },
  deadline_unheard: {
    zh: '期限已届满，逾时仍未处理',
    en: 'a period should long have ended and has not been heard',
  },
  deadline_of_ended_proceeding: {
    zh: '程序已终结而期限仍在运行',
    en: 'a deadline runs in a proceeding that is over',
  },
  deadline_missing: { zh: '应有的期限没有登记', en: 'a period that should run has no deadline' },
  deadline_surplus: {
    zh: '期限已登记而程序中并无此期限',
    en: 'a deadline runs that the procedure knows nothing of',
  },
  notice_unheard: { zh: '提醒或者督办逾时未发出', en: 'a warning or escalation is due and was not sent' },
  order_unheard: {
    zh: '督办单的提醒或者逾期处理未按时进行',
    en: 'a supervision order should have been reminded of or escalated and was not',
  },
  message_undelivered: { zh: '消息逾时未送出', en: 'a message waits to be delivered' },
  dispute_without_owner: { zh: '争议没有承办机构', en: 'an open dispute has no body in charge' },
  unknown_holder: {
    zh: '承办人或者承办机构不存在',
    en: 'a dispute is assigned to somebody who does not exist',
  },
  stuck: {
    zh: '争议长期无进展且没有尚未届满的期限',
    en: 'a dispute has stood still, and waits for the end of no period',
  },
  stage_differs: {
    zh: '争议所处阶段与程序不一致',
    en: 'the stage of a dispute is not that of its lifecycle',
  },
  unknown_procedure: {
    zh: '程序版本未登记，无法继续办理',
    en: 'a proceeding belongs to a version that is not registered and cannot go on',
  },
  unreadable_state: { zh: '程序状态无法读取', en: 'the stored state of a proceeding cannot be read' },
  broken_chain: { zh: '日志链断裂', en: 'the chain of a journal is broken' },
} as const satisfies Record<string, Text>;

export type AuditFault = keyof typeof auditFaults;

export interface AuditFinding {
  fault: AuditFault;
  disputeId: string;
  number: string;
  /** Id of the row that is wrong, or the place in the journal. */
  subject: string;
}

export interface Audit {
  proceedings: number;
  disputes: number;
  entries: number;
  findings: AuditFinding[];
}

const BATCH = 200;
const usual: AuditLimits = { stuckDays: 60, lateMinutes: 5 };

/**
 * The self-check of a running system: rows that contradict each other, what should have fired and did not, disputes nobody
 * looks after, journals that were changed. Changes nothing; may run while people work.
 */
export async function audit(engine: Engine, limits: Partial<AuditLimits> = {}): Promise<Audit> {
  const rows = await faultyRows(engine.db, { ...usual, ...limits });
  const findings = rows.map(ofRow);
  const book = await engine.calendars.now(engine.db);
  let proceedings = 0;
  for (let after = ''; ; ) {
    const batch = await proceedingsToAudit(engine.db, after, BATCH);
    for (const one of batch) findings.push(...contradictions(engine, one, book.of(one.regionCode)));
    proceedings += batch.length;
    if (batch.length < BATCH) break;
    after = (batch.at(-1) as ProceedingToAudit).id;
  }
  const journals = await verifyJournals(engine.db);
  for (const { disputeId, number, seq } of journals.broken)
    findings.push({ fault: 'broken_chain', disputeId, number, subject: `${seq}` });
  return { proceedings, disputes: journals.disputes, entries: journals.entries, findings };
}

const ofRow = ({ fault, disputeId, number, rowId }: FaultyRow): AuditFinding => ({
  fault,
  disputeId,
  number,
  subject: rowId,
});

/** What a proceeding and its chart say against each other. */
function contradictions(engine: Engine, one: ProceedingToAudit, by: Reckoning): AuditFinding[] {
  const found = (fault: AuditFault, subject = one.id): AuditFinding => ({
    fault,
    disputeId: one.disputeId,
    number: one.number,
    subject,
  });
  let procedure: Procedure;
  try {
    procedure = engine.procedures.pinned(one.procedure, one.procedureVersion);
  } catch {
    return [found('unknown_procedure')];
  }
  let armed: ReturnType<typeof runningPeriods>;
  try {
    armed = runningPeriods(procedure, { state: one.state, context: one.context } as StoredProceeding, by);
  } catch {
    return [found('unreadable_state')];
  }
  const findings: AuditFinding[] = [];
  if (one.procedure === engine.lifecycleKey && engine.stageOf(one.states) !== one.stage)
    findings.push(found('stage_differs', one.disputeId));
  if (one.status === 'ended') return findings;
  const open = [...one.deadlines];
  for (const { timerId, key, ruleId } of armed) {
    const at = open.findIndex((row) => row.timerId === timerId && row.key === key);
    // A right that opened or a duty that lapsed once stays expired in a state that goes on; only what never stood is missing.
    if (at >= 0) open.splice(at, 1);
    else if (!one.everOpened.some((row) => row.timerId === timerId && row.key === key))
      findings.push(found('deadline_missing', `${one.id}:${ruleId}${key ? `:${key}` : ''}`));
  }
  for (const { id, status } of open) if (status !== 'breached') findings.push(found('deadline_surplus', id));
  return findings;
}
