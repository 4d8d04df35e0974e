import type { Milestone } from '@dingfen/domain';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { Context } from './context.ts';

/** What counts: everybody who was granted legal aid, once, on the day of the first grant. */
export function milestones({ legalAid }: Context): Milestone[] {
  const granted = new Map<string, CivilDate>();
  for (const { partyId, grantedOn } of legalAid)
    if (grantedOn !== null && !granted.has(partyId)) granted.set(partyId, grantedOn);
  return [...granted].map(([key, on]): Milestone => ({ name: 'legalAid.person', on, key }));
}
