import { durationOf, type Milestone } from '@dingfen/domain';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { Context } from './context.ts';

/** How the latest application came out; null while it is pending or nobody has applied. */
function resultOf(context: Context, states: readonly string[]): { extra: string; on: CivilDate } | null {
  const { ruling, rejection, application, lastEnd } = context;
  if (ruling) return { extra: states.includes('revoked') ? 'revoked' : 'confirmed', on: ruling.ruledOn };
  if (rejection && states.includes('rejected')) return { extra: 'rejected', on: rejection.on };
  return application === null && lastEnd ? { extra: lastEnd.how, on: lastEnd.on } : null;
}

/**
 * What of a confirmation counts: the application that stands or was decided, and how the latest one came out. One agreement
 * is one case, however often it was applied for; a window that closes without an application is none. What was paid while the
 * ruling was in force is told item by item, since the mediation hears only that everything is paid.
 */
export function milestones(context: Context, states: readonly string[]): Milestone[] {
  const { agreement, application, performedItems } = context;
  const held = {
    ...(context.courtId === null ? {} : { organisationId: context.courtId }),
    mediatorId: agreement.mediatorId,
  };
  const result = resultOf(context, states);
  return [
    ...(application
      ? [{ name: 'confirmation.filed' as const, on: application.filedOn, key: agreement.id, ...held }]
      : []),
    ...(result
      ? [
          {
            name: 'confirmation.ruled' as const,
            ...result,
            key: agreement.id,
            ...(application
              ? { days: durationOf(application.acceptedOn ?? application.filedOn, result.on, context.pauses) }
              : {}),
            ...held,
          },
        ]
      : []),
    ...agreement.items.flatMap(({ claimId }, place): Milestone[] =>
      performedItems
        .filter((done) => done.claimId === claimId)
        .map(({ on }) => ({ name: 'agreement.payment', on, key: `${agreement.id}#${place}` })),
    ),
  ];
}
