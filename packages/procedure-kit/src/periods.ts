import {
  type Citation,
  computeDeadline,
  localLengthOf,
  noticePlan,
  type RuleClass,
  type RuleId,
} from '@dingfen/legal-basis';
import { type CivilDate, endOfDay, type Text, type TraceStep } from '@dingfen/legal-calendar';
import type { AnyMachineSnapshot } from 'xstate';
import type { Arming, Reckoning } from './declare.ts';
import type { Procedure } from './procedure.ts';

/** A period that the chart and the context say is running. */
export interface ArmedPeriod {
  /** The machine's event that ends it: `xstate.after.<name>.<state>`. */
  timerId: string;
  key: string;
  ruleId: RuleId;
  arming: Arming;
}

/** A period with its day computed: one row of the deadline table. */
export interface Deadline extends ArmedPeriod {
  ruleVersion: number;
  ruleClass: RuleClass;
  name: Text;
  triggerOn: string;
  /** The safe date, shown to people; null while the period is paused. */
  nominalDueOn: string | null;
  /** The legal last day. */
  dueOn: string | null;
  /** The instant at which the last day has ended. */
  dueAt: string | null;
  status: 'firm' | 'provisional';
  trace: readonly TraceStep[];
  basis: readonly Citation[];
  onExpiry: Text;
  /** Who decided its length, where the deployment has configured it. */
  decidedBy?: Text;
  notices: ReturnType<typeof noticePlan>;
}

const sameDate = (text: string): CivilDate => text.slice(0, 10);

/** The running periods of a snapshot: `after` of every active state, armed by what the context knows. */
export function armedPeriods(
  procedure: Procedure,
  snapshot: AnyMachineSnapshot,
  by: Reckoning,
): ArmedPeriod[] {
  const armed: ArmedPeriod[] = [];
  for (const node of snapshot._nodes) {
    const seen = new Set<string>();
    for (const delayed of node.after) {
      const name = String(delayed.delay);
      if (seen.has(name)) continue;
      seen.add(name);
      const declared = procedure.deadlines[name];
      if (!declared)
        throw new Error(`${procedure.key}: the period ${name} is used in the chart but not declared`);
      for (const arming of declared.arm(snapshot.context, by))
        armed.push({ timerId: delayed.eventType, key: arming.key ?? '', ruleId: declared.rule, arming });
    }
  }
  return armed;
}

/** No period can be counted from the day that was given: before the rule was in force, not a date at all, over its cap. */
export class UncountablePeriod extends Error {
  override readonly name = 'UncountablePeriod';
}

/** The statute book and the calendar throw RangeErrors about days they were given, and nothing else. */
function counting<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new UncountablePeriod(cause.message, { cause });
  }
}

/**
 * Computes a period's day, its counting trace and the notices before and after it.
 * @throws UncountablePeriod for a day from which the period cannot be counted.
 */
export const deadlineOf = (armed: ArmedPeriod, by: Reckoning): Deadline =>
  counting(() => countedDeadline(armed, by));

function countedDeadline(armed: ArmedPeriod, { calendar, local }: Reckoning): Deadline {
  const { arming } = armed;
  const counted = computeDeadline({
    ruleId: armed.ruleId,
    trigger: arming.triggerOn,
    calendar,
    local,
    ...(arming.length === undefined ? {} : { length: arming.length }),
    ...(arming.extension === undefined ? {} : { extension: arming.extension }),
    ...(arming.exclusions === undefined ? {} : { exclusions: [...arming.exclusions] }),
  });
  const { rule } = counted;
  const decidedBy = localLengthOf(local, rule, sameDate(arming.triggerOn))?.decidedBy;
  const paused = arming.pausedSince !== undefined;
  const dueAt = counted.dueOn.length > 10 ? `${counted.dueOn}:00+08:00` : endOfDay(counted.dueOn);
  return {
    ...armed,
    ruleVersion: rule.version,
    ruleClass: rule.class,
    name: rule.name,
    triggerOn: arming.triggerOn,
    nominalDueOn: paused ? null : counted.nominalDueOn,
    dueOn: paused ? null : counted.dueOn,
    dueAt: paused ? null : new Date(dueAt).toISOString(),
    status: counted.status,
    trace: counted.trace,
    basis: rule.basis,
    onExpiry: rule.onExpiry,
    ...(decidedBy ? { decidedBy } : {}),
    notices: paused ? [] : noticePlan(rule, counted, sameDate(arming.triggerOn), calendar),
  };
}

/**
 * The event by which a procedure hears that a warning of one of its periods has gone out; undefined where it listens to none.
 * @param rung the notice's place in the plan, `T-7` for seven days ahead
 */
export function warningEventOf(
  { deadlines }: Procedure,
  { timerId }: Pick<ArmedPeriod, 'timerId'>,
  rung: string,
): string | undefined {
  const wanted = deadlines[timerId.split('.')[2] ?? '']?.onWarning;
  return wanted && rung === `T-${wanted.daysBefore}` ? wanted.event : undefined;
}

export interface PeriodChanges {
  opened: Deadline[];
  moved: Deadline[];
  closed: { timerId: string; key: string }[];
}

const idOf = (period: { timerId: string; key: string }): string => `${period.timerId}|${period.key}`;

/**
 * What a transition did to the periods. `restarted` names the timers that XState cancelled and raised anew because
 * their state was entered again; `expired` is the period whose end caused the transition and which the clock closes itself.
 */
export function periodChanges(
  before: readonly ArmedPeriod[],
  after: readonly ArmedPeriod[],
  restarted: ReadonlySet<string>,
  expired: string | undefined,
  by: Reckoning,
): PeriodChanges {
  const old = new Map(before.map((period) => [idOf(period), period]));
  const changes: PeriodChanges = { opened: [], moved: [], closed: [] };
  for (const period of after) {
    const earlier = old.get(idOf(period));
    old.delete(idOf(period));
    if (!earlier) changes.opened.push(deadlineOf(period, by));
    else if (restarted.has(period.timerId)) {
      if (idOf(period) !== expired) changes.closed.push({ timerId: period.timerId, key: period.key });
      changes.opened.push(deadlineOf(period, by));
    } else if (JSON.stringify(earlier.arming) !== JSON.stringify(period.arming))
      changes.moved.push(deadlineOf(period, by));
  }
  for (const [id, gone] of old)
    if (id !== expired) changes.closed.push({ timerId: gone.timerId, key: gone.key });
  return changes;
}
