import { durationOf, type Milestone } from '@dingfen/domain';
import type { CivilDate } from '@dingfen/legal-calendar';
import { applicants, type Context, inForceOn } from './context.ts';

/** How the latest application came out; null while it is pending, served in part, or nobody has applied. */
function resultOf(context: Context): { extra: string; on: CivilDate } | null {
  const { statement, receipts, refusal, application, lastEnd } = context;
  const signedFor = applicants(context).every(({ id }) => receipts.some((one) => one.partyId === id));
  const effectiveOn = inForceOn(context);
  if (statement && signedFor && effectiveOn !== null) return { extra: 'concluded', on: effectiveOn };
  if (application && refusal && refusal.on >= application.filedOn && refusal.ground !== 'wrongCommission')
    return { extra: 'refused', on: refusal.on };
  return application === null && lastEnd ? { extra: lastEnd.how, on: lastEnd.on } : null;
}

/**
 * What of a review counts: the application that stands or was decided, and how the latest one came out. A statement counts
 * from the day on which the last party signed for it (ARB 77).
 */
export function milestones(context: Context): Milestone[] {
  const { agreement, application } = context;
  const held = {
    ...(application ? { organisationId: application.commissionId } : {}),
    mediatorId: agreement.mediatorId,
    key: agreement.id,
  };
  const result = resultOf(context);
  return [
    ...(application ? [{ name: 'review.filed' as const, on: application.filedOn, ...held }] : []),
    ...(result
      ? [
          {
            name: 'review.decided' as const,
            ...result,
            ...(application
              ? { days: durationOf(application.acceptedOn ?? application.filedOn, result.on) }
              : {}),
            ...held,
          },
        ]
      : []),
  ];
}
