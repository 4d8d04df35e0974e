import { isDeepStrictEqual } from 'node:util';
import { counted, daysOf, isOpen, type Period } from '@dingfen/journal-replay';
import { noticePlan, noticeText } from '@dingfen/legal-basis';
import { startOfDay } from '@dingfen/legal-calendar';
import type { Find } from './problem.ts';
import type { DeadlineRow, NoticeRow, Whole } from './read.ts';
import type { Reckonings } from './reckoning.ts';

const OPEN = ['running', 'paused', 'breached'];
const FIRED = ['expired', 'breached', 'closed_late'];

interface Pair {
  period: Period;
  row: DeadlineRow;
}

/** Compares the deadlines of a dispute and their notices, both ways, with the periods that its journal tells of. */
export function checkPeriods(
  whole: Whole,
  periods: readonly Period[],
  reckonings: Reckonings,
  find: Find,
): void {
  const { dispute, deadlines, notices } = whole;
  const pairs = paired(whole, periods, find);
  // Two disputes in a hundred have been counted with other notices than the newest; most find the same object here.
  const newest = reckonings.upTo(dispute.counted_with);
  const byDeadline = Map.groupBy(notices, (one) => one.deadline_id);
  for (const pair of pairs) {
    checkDays(dispute.number, pair, newest, find);
    checkPlan(dispute.number, pair, byDeadline.get(pair.row.id) ?? [], find);
    checkWords(whole, pair, find);
  }
  checkTold(whole, deadlines, find);
}

const saidOf = ({ status }: Period, isPaused: boolean): string =>
  status === 'running' && isPaused ? 'paused' : status;

/** Each period with its row: of the same timer and key, opened at the same instant, if there are several of the same status. */
function paired({ dispute: { number }, deadlines }: Whole, periods: readonly Period[], find: Find): Pair[] {
  const left = new Set(deadlines);
  const pairs: Pair[] = [];
  for (const period of periods) {
    const isPaused = period.arming.pausedSince !== undefined;
    const alike = [...left].filter(
      (row) =>
        row.proceeding_id === period.proceedingId &&
        row.timer_id === period.timerId &&
        row.key === period.key &&
        row.opened_at === period.openedAt,
    );
    const row = alike.find(({ status }) => status === saidOf(period, isPaused)) ?? alike[0];
    const name = `${number} ${period.ruleId} ${period.key}`;
    if (!row) {
      find(
        isOpen(period) ? 'state without a deadline' : 'deadline differs',
        `${name}: ${period.status} since ${period.openedAt}, there is no such row`,
      );
      continue;
    }
    left.delete(row);
    pairs.push({ period, row });
    const wanted = saidOf(period, isPaused);
    if (row.status === wanted) continue;
    find(differing(period, row), `${name}: ${wanted} by its journal, ${row.status} in its row`);
  }
  for (const row of left)
    find(
      OPEN.includes(row.status) ? 'deadline without a state' : 'deadline differs',
      `${number} ${row.rule_id} ${row.key}: ${row.status}, and no entry of its journal began it`,
    );
  return pairs;
}

function differing(period: Period, { status }: DeadlineRow): Parameters<Find>[0] {
  if (FIRED.includes(status) && period.firedAt === undefined) return 'fired without an entry';
  if (isOpen(period)) return OPEN.includes(status) ? 'deadline differs' : 'state without a deadline';
  return OPEN.includes(status) ? 'deadline without a state' : 'deadline differs';
}

function checkDays(number: string, { period, row }: Pair, newest: Period['by'], find: Find): void {
  // What was configured when it ended is not known any more.
  if (row.is_local && !isOpen(period)) return;
  const name = `${number} ${row.rule_id} ${row.key}`;
  const days = daysOf(period);
  const isPaused = days.dueAt === null;
  const [nominal, due] = isPaused ? [null, null] : [days.nominalDueOn, days.dueOn];
  if (row.nominal_due_on !== nominal || row.due_on !== due || row.due_at !== days.dueAt)
    find(
      'due on another day',
      `${name}: ${nominal}, ${due}, ${days.dueAt} by the rule; ${row.nominal_due_on}, ${row.due_on}, ${row.due_at} in its row`,
    );
  if (period.endedAt !== undefined && days.dueAt !== null) {
    if ((period.firedAt as string) < days.dueAt)
      find('fired early', `${name}: due ${days.dueAt}, heard ${period.firedAt}`);
    // A missed duty may have been moved since.
    if (period.status === 'expired' && period.endedAt !== days.dueAt)
      find('due on another day', `${name}: due ${days.dueAt}, its entry says ${period.endedAt}`);
  }
  if (!isOpen(period) || period.by === newest || isPaused) return;
  const now = counted(period, newest);
  if (now.dueAt !== days.dueAt)
    find('due on another day', `${name}: ${now.dueAt} by the newest notices, ${row.due_at} in its row`);
}

const NOTICE_HOUR = 9 * 3_600_000;
const instantOf = (on: string): string =>
  new Date(
    on.length > 10 ? `${on}:00+08:00` : new Date(startOfDay(on)).getTime() + NOTICE_HOUR,
  ).toISOString();
/** These are told even when their day is over by the time the period is recorded. */
const TOLD_LATE = ['overdue', '150%'];

/** What is planned before and after the end of an open period is pending or has been told; of others nothing is pending. */
function checkPlan(number: string, { period, row }: Pair, notices: readonly NoticeRow[], find: Find): void {
  const name = `${number} ${row.rule_id} ${row.key}`;
  const days = daysOf(period);
  const planned =
    isOpen(period) && days.dueAt !== null && !row.is_local
      ? noticePlan(days.rule, days, period.arming.triggerOn.slice(0, 10), period.by.calendar)
      : [];
  const isThat = (notice: NoticeRow, { kind, key, to }: (typeof planned)[number]): boolean =>
    notice.kind === kind && notice.rung === key && notice.recipient === to;
  for (const one of planned) {
    const at = instantOf(one.on);
    const alike = notices.filter((notice) => isThat(notice, one));
    const stands = alike.some(
      ({ status, due_at: due }) =>
        (status === 'fired' && (one.kind === 'rung' || due === at)) || (status === 'pending' && due === at),
    );
    if (!stands && (at > period.countedAt || TOLD_LATE.includes(one.key)))
      find('notice differs', `${name}: ${one.key} to ${one.to} at ${at} is neither pending nor told`);
  }
  const pending = notices.filter(({ status }) => status === 'pending');
  const soonest = pending.map((one) => one.due_at).toSorted()[0] ?? null;
  if (row.notice_at !== soonest)
    find(
      'notice differs',
      `${name}: the soonest is at ${soonest}, the clock looks for it at ${row.notice_at}`,
    );
  if (row.is_local) return;
  for (const notice of pending)
    if (!planned.some((one) => isThat(notice, one) && instantOf(one.on) === notice.due_at))
      find(
        'notice differs',
        `${name}: ${notice.rung} to ${notice.recipient} at ${notice.due_at} is not planned`,
      );
}

/** What was told of a period since its days were last counted was told in the words of the plan by these days. */
function checkWords({ dispute, journal }: Whole, { period, row }: Pair, find: Find): void {
  const days = daysOf(period);
  if (days.dueAt === null) return;
  for (const { event, payload, summary, recorded_at: told } of journal) {
    const { deadlineId, rung = '' } = payload as Record<string, string>;
    if (!['WARNING', 'ESCALATION'].includes(event) || deadlineId !== row.id || told < period.countedAt)
      continue;
    const words = noticeText(days.rule, rung, days);
    if (isDeepStrictEqual(summary, words)) continue;
    const said = (summary as Partial<typeof words> | null)?.zh;
    find('notice differs', `${dispute.number} ${row.rule_id} ${row.key}: “${said}” instead of “${words.zh}”`);
  }
}

/** Every notice is told once and stands in the journal, and the other way round. */
function checkTold(
  { dispute, journal, notices }: Whole,
  deadlines: readonly DeadlineRow[],
  find: Find,
): void {
  const ruleOf = new Map(deadlines.map((one) => [one.id, one.rule_id]));
  const told = notices
    .filter(({ status }) => status === 'fired')
    .map((one) => [one.kind, one.deadline_id, one.rung, one.recipient, one.due_at].join(' '));
  const entered = journal.flatMap(({ event, payload, at }) => {
    if (event !== 'WARNING' && event !== 'ESCALATION') return [];
    const { deadlineId, rung, recipient } = payload as Record<string, string>;
    return [[event === 'WARNING' ? 'warning' : 'rung', deadlineId, rung, recipient, at].join(' ')];
  });
  for (const name of new Set([...told, ...entered])) {
    const [times, entries] = [told, entered].map((all) => all.filter((one) => one === name).length);
    if (times === 1 && entries === 1) continue;
    const [, deadlineId = ''] = name.split(' ');
    const what = `${dispute.number} ${ruleOf.get(deadlineId)}: ${name}`;
    if (entries === 0) find('fired without an entry', `${what} was told, its journal does not say so`);
    else find('fired twice', `${what} was told ${times} times and stands ${entries} times in its journal`);
  }
}
