import type { Milestone } from '@dingfen/domain';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { LifecycleContext } from './context.ts';

/** Legal aid as the lifecycle keeps it: whoever was granted it, since when. Disputes begun before it was kept have none. */
interface AidOnRecord {
  legalAid?: readonly { partyId: string; grantedOn?: CivilDate | null }[];
}

/**
 * What of the dispute as a whole counts: each reopening, the answer of the latest follow-up, and everybody who was granted
 * legal aid, once.
 */
export function milestones({
  reopenings,
  followUps,
  legalAid = [],
}: LifecycleContext & AidOnRecord): Milestone[] {
  const answer = followUps.at(-1);
  const granted = new Map<string, CivilDate>();
  for (const { partyId, grantedOn } of legalAid)
    if (grantedOn && !granted.has(partyId)) granted.set(partyId, grantedOn);
  return [
    ...reopenings.map(
      ({ on }, index): Milestone => ({ name: 'dispute.reopened', on, key: String(index + 1) }),
    ),
    ...(answer ? [{ name: 'followUp.answered' as const, on: answer.on, extra: answer.result }] : []),
    ...[...granted].map(([key, on]): Milestone => ({ name: 'legalAid.person', on, key })),
  ];
}
