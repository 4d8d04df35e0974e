import { computeDeadline, type Deadline, type RuleId } from '@dingfen/legal-basis';
import { endOfDay } from '@dingfen/legal-calendar';
import type { Arming, Procedure, Reckoning } from '@dingfen/procedure-kit';
import type { AnyMachineSnapshot } from 'xstate';

/** A period that a state of the chart and what is on record keep running. */
export interface Armed {
  timerId: string;
  key: string;
  ruleId: RuleId;
  arming: Arming;
}

export const idOf = ({ timerId, key }: Pick<Armed, 'timerId' | 'key'>): string => `${timerId}|${key}`;

/** The periods of the active states by the procedure's own declarations, by timer and key. */
export function armedIn(
  { deadlines }: Procedure,
  snapshot: AnyMachineSnapshot,
  by: Reckoning,
): Map<string, Armed> {
  const armed = new Map<string, Armed>();
  for (const node of snapshot._nodes)
    for (const { eventType: timerId, delay } of node.after) {
      const declared = deadlines[String(delay)];
      for (const arming of declared?.arm(snapshot.context, by) ?? []) {
        const one = { timerId, key: arming.key ?? '', ruleId: (declared as { rule: RuleId }).rule, arming };
        armed.set(idOf(one), one);
      }
    }
  return armed;
}

/** Whether the state whose period it is lasts. */
export const lasts = (snapshot: AnyMachineSnapshot, timerId: string): boolean =>
  snapshot._nodes.some((node) => node.after.some(({ eventType }) => eventType === timerId));

/** A period with its days; `dueAt` null while it stands still. */
export interface CountedPeriod extends Deadline {
  dueAt: string | null;
}

/** Counts a period by its rule from the day on which it began. @throws RangeError where it cannot be counted. */
export function counted({ ruleId, arming }: Armed, { calendar, local }: Reckoning): CountedPeriod {
  const { triggerOn: trigger, length, extension, exclusions, pausedSince } = arming;
  const deadline = computeDeadline({
    ruleId,
    trigger,
    calendar,
    local,
    ...(length === undefined ? {} : { length }),
    ...(extension === undefined ? {} : { extension }),
    ...(exclusions === undefined ? {} : { exclusions }),
  });
  const { dueOn } = deadline;
  // A period in hours ends at its minute, local time.
  const end = dueOn.length > 10 ? `${dueOn}:00+08:00` : endOfDay(dueOn);
  return { ...deadline, dueAt: pausedSince === undefined ? new Date(end).toISOString() : null };
}
