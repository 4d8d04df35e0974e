import type { Milestone } from '@dingfen/domain';
import type { LifecycleContext } from './context.ts';

/** What of the dispute as a whole counts: each reopening, and the answer of the latest follow-up. */
export function milestones({ reopenings, followUps }: LifecycleContext): Milestone[] {
  const answer = followUps.at(-1);
  return [
    ...reopenings.map(
      ({ on }, index): Milestone => ({ name: 'dispute.reopened', on, key: String(index + 1) }),
    ),
    ...(answer ? [{ name: 'followUp.answered' as const, on: answer.on, extra: answer.result }] : []),
  ];
}
