import { ruleOn } from '@dingfen/legal-basis';
import type { Reckoning } from '@dingfen/procedure-kit';
import { type Armed, armedIn, counted, type CountedPeriod, idOf, lasts } from './armed.ts';
import { type Course, isOver, isTimer, type Listed, type Step } from './replay.ts';
import type { Find } from './find.ts';

/** One period as the journal alone has it: what the table of deadlines must say in one row. */
export interface Period extends Armed {
  proceedingId: string;
  openedAt: string;
  status: 'running' | 'breached' | 'expired' | 'closed' | 'closed_late';
  /** By what it was last counted, and when: its warnings are planned from then on. */
  by: Reckoning;
  countedAt: string;
  /** The end at which its entry in the journal says it was heard, and when that was written. */
  endedAt?: string;
  firedAt?: string;
  /** It was closed because its dispute was merged into another one, and goes on when that is undone. */
  rests?: 'running' | 'breached';
}

/** Whether a period still asks for something. */
export const isOpen = ({ status }: Pick<Period, 'status'>): boolean =>
  status === 'running' || status === 'breached';

/** Whether it is one that an institution owes: missed, it goes on until it is fulfilled. */
export const isDuty = ({ ruleId, arming }: Armed): boolean =>
  ruleOn(ruleId, arming.triggerOn.slice(0, 10)).class === 'institutional_duty';

const remembered = new WeakMap<Period, { of: Armed['arming']; by: Reckoning; days: CountedPeriod }>();

/** The days of a period, counted once for as long as neither its facts nor the calendar change. */
export function daysOf(period: Period): CountedPeriod {
  const known = remembered.get(period);
  if (known?.of === period.arming && known.by === period.by) return known.days;
  const days = counted(period, period.by);
  remembered.set(period, { of: period.arming, by: period.by, days });
  return days;
}

/** Timers that an act took off and set again: their state was entered anew. */
function restartedBy(actions: readonly Listed[]): Set<string> {
  const cancelled = new Set(
    actions.filter(({ type }) => type === 'xstate.cancel').map(({ params }) => params?.['sendId']),
  );
  const raised = actions.filter(
    ({ type, params }) => type === 'xstate.raise' && params?.['delay'] !== undefined,
  );
  return new Set(raised.map(({ params }) => String(params?.['id'])).filter((id) => cancelled.has(id)));
}

/** Every period that the played journal of one dispute ever opened, in its order, with what became of each. */
export function periodsOf(steps: readonly Step[], find: Find): Period[] {
  const periods: Period[] = [];
  /** The proceedings as they stand at the entry that is being read. */
  const courses = new Map<string, Course>();
  for (const { entry, course, by, heard } of steps) {
    const { at, recordedAt: now } = entry;
    const openOne = (id: string): Period | undefined =>
      periods.findLast((one) => one.proceedingId === entry.proceedingId && idOf(one) === id && isOpen(one));
    const begin = (armed: Armed): void =>
      void periods.push({
        ...armed,
        proceedingId: entry.proceedingId as string,
        openedAt: at,
        status: 'running',
        by,
        countedAt: now,
      });
    if (entry.event === 'RECOUNT_DEADLINES') recount(periods, courses, by, now);
    if (!heard || !course) continue;
    const { before, after, actions } = heard;
    courses.set(course.id, { ...course, snapshot: after });
    const old = before ? armedIn(course.procedure, before, by) : new Map<string, Armed>();
    const fresh = armedIn(course.procedure, after, by);
    const restarted = restartedBy(actions);
    const fired = isTimer(entry.event)
      ? idOf({ timerId: entry.event, key: (entry.payload as { key?: string }).key ?? '' })
      : undefined;
    if (fired !== undefined) {
      const period = openOne(fired);
      const where = `entry ${entry.seq}: ${entry.event}`;
      if (period?.status !== 'running')
        find(
          period ? 'fired twice' : 'act that was not possible',
          `${where}: ${period ? 'it had ended' : 'it was not running'}`,
        );
      else {
        const isOwed = isDuty(period) && !isOver(after) && lasts(after, period.timerId);
        Object.assign(period, { status: isOwed ? 'breached' : 'expired', endedAt: at, firedAt: now });
      }
    }
    for (const [id, { timerId }] of old)
      if (id !== fired && (!fresh.has(id) || restarted.has(timerId))) close(openOne(id));
    for (const [id, armed] of fresh) {
      const earlier = old.get(id);
      if (!earlier || restarted.has(armed.timerId)) begin(armed);
      else if (JSON.stringify(earlier.arming) !== JSON.stringify(armed.arming)) {
        const period = openOne(id);
        if (period) move(period, armed, by, now);
        else begin(armed);
      }
    }
    for (const one of periods)
      if (one.proceedingId === course.id && isOpen(one))
        if (isOver(after) || (one.status === 'breached' && !lasts(after, one.timerId))) close(one);
    if (course.procedure.key === 'lifecycle') restOrGoOn(entry.event, periods, courses, course, by, now);
  }
  return periods;
}

function close(period: Period | undefined): void {
  if (period) period.status = period.status === 'breached' ? 'closed_late' : 'closed';
}

/** A missed duty stays missed while it stands still, and when it moves to another past day. */
function move(period: Period, armed: Armed, by: Reckoning, now: string): void {
  Object.assign(period, armed, { by, countedAt: now });
  const { dueAt } = daysOf(period);
  if (period.status === 'breached' && dueAt !== null && dueAt > now) period.status = 'running';
}

/** New holiday notices move what they move, and leave the rest as it was counted. */
function recount(
  periods: readonly Period[],
  courses: ReadonlyMap<string, Course>,
  by: Reckoning,
  now: string,
): void {
  for (const period of periods.filter(isOpen)) {
    const course = courses.get(period.proceedingId) as Course;
    const armed = armedIn(course.procedure, course.snapshot, by).get(idOf(period));
    const before = daysOf(period);
    const after = armed && counted(armed, by);
    const same = (['nominalDueOn', 'dueOn', 'dueAt', 'status'] as const).every(
      (name) => before[name] === after?.[name],
    );
    if (armed && !same) move(period, armed, by, now);
  }
}

/** A dispute that is merged stands still, all but its lifecycle; undone, what still runs by its chart goes on. */
function restOrGoOn(
  event: string,
  periods: readonly Period[],
  courses: ReadonlyMap<string, Course>,
  lifecycle: Course,
  by: Reckoning,
  now: string,
): void {
  if (event === 'MERGE')
    for (const one of periods)
      if (one.proceedingId !== lifecycle.id && isOpen(one)) {
        one.rests = one.status as 'running' | 'breached';
        close(one);
      }
  if (event !== 'UNDO_MERGE') return;
  for (const one of periods) {
    if (one.rests === undefined) continue;
    const { procedure, snapshot } = courses.get(one.proceedingId) as Course;
    const armed = isOver(snapshot) ? undefined : armedIn(procedure, snapshot, by).get(idOf(one));
    const isOwed = one.rests === 'breached' && !isOver(snapshot) && lasts(snapshot, one.timerId);
    if (armed || isOwed) one.status = one.rests;
    if (armed) move(one, armed, by, now);
    delete one.rests;
  }
}
