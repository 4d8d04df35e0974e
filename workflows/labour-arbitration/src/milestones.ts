import { durationOf, type Milestone } from '@dingfen/domain';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { ArbitrationContext } from './context.ts';

/** How a case that was accepted was closed, in the three groups of the official figures; what becomes of an award later changes nothing. */
function closingOf(
  context: ArbitrationContext,
): { extra: 'award' | 'mediated' | 'other'; on: CivilDate } | null {
  const { award, effectiveOn, cancelledOn, endedOn } = context;
  if (award) return { extra: 'award', on: award.madeOn };
  if (effectiveOn !== null) return { extra: 'mediated', on: effectiveOn };
  const on = cancelledOn ?? endedOn;
  return on === null ? null : { extra: 'other', on };
}

/** Since when the award period stood still, and until when (ARB 46[6]). */
const standstills = ({ suspensions, suspendedSince }: ArbitrationContext) =>
  suspendedSince === null ? suspensions : [...suspensions, { from: suspendedSince }];

/**
 * What of an arbitration counts: acceptance and closing, each once. An application that was refused, met with silence or was
 * withdrawn before acceptance is no case of the commission. Several applicants are one case; a suit by one of them against the
 * award leaves the closing as it is.
 */
export function milestones(context: ArbitrationContext): Milestone[] {
  const { acceptedOn, commissionId } = context;
  if (acceptedOn === null) return [];
  const held = commissionId === null ? {} : { organisationId: commissionId };
  const closing = closingOf(context);
  return [
    { name: 'arbitration.accepted', on: acceptedOn, ...held },
    ...(closing
      ? [
          {
            name: 'arbitration.closed' as const,
            ...closing,
            days: durationOf(acceptedOn, closing.on, standstills(context)),
            ...held,
          },
        ]
      : []),
  ];
}
