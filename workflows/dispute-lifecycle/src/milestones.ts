import type { Milestone } from '@dingfen/domain';
import type { LifecycleContext } from './context.ts';

/** What of the dispute as a whole counts: that it is merged into another, each reopening, the answer of the latest follow-up. */
export function milestones({ merged, reopenings, followUps }: LifecycleContext): Milestone[] {
  const answer = followUps.at(-1);
  return [
    ...(merged ? [{ name: 'dispute.merged' as const, on: merged.on }] : []),
    ...reopenings.map(
      ({ on }, index): Milestone => ({ name: 'dispute.reopened', on, key: String(index + 1) }),
    ),
    ...(answer ? [{ name: 'followUp.answered' as const, on: answer.on, extra: answer.result }] : []),
  ];
}
