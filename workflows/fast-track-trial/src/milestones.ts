import { durationOf, type Milestone } from '@dingfen/domain';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { TrialContext } from './context.ts';
import { trackOf } from './deadlines.ts';

/** The case went to another court, which counts it as its own from its registration there. */
const wentElsewhere = ({ ended, ruling }: TrialContext): boolean =>
  ended !== null && ruling?.kind === 'jurisdiction' && ruling.toCourtId !== undefined;

/**
 * The day on which the first instance was closed: the last service of the judgment (TRL 10), the effect of the court's
 * statement, or the service of the ruling that ended the suit. An appeal does not undo it.
 */
function closedOn({ judgment, litigants, statement, inForce, ended }: TrialContext): CivilDate | null {
  if (judgment) {
    const served = litigants.map((one) => one.judgment?.servedOn);
    if (served.includes(undefined)) return null;
    return (served as CivilDate[]).toSorted().at(-1) ?? null;
  }
  if (statement && inForce) return inForce.effectiveOn;
  return ended?.on ?? null;
}

/**
 * What of a suit counts: docketing and the closing of the first instance under the track it was closed in. A suit that was
 * refused or withdrawn before docketing is none. Fast-track are those marked for it that were not converted to ordinary
 * procedure. A suit that went to another court is closed here as transferred, without a duration.
 */
export function milestones(context: TrialContext): Milestone[] {
  const { docketedOn, courtId, fastTrackMarked, track, excluded, running } = context;
  if (docketedOn === null) return [];
  const held = courtId === null ? {} : { organisationId: courtId };
  const found: Milestone[] = [{ name: 'trial.registered', on: docketedOn, ...held }];
  const on = closedOn(context);
  if (on === null) return found;
  if (wentElsewhere(context)) return [...found, { name: 'trial.closed', on, extra: 'transferred', ...held }];
  const days = durationOf(docketedOn, on, [...excluded, ...running.map(({ from }) => ({ from }))]);
  found.push({ name: 'trial.closed', on, extra: trackOf(context), days, ...held });
  if (fastTrackMarked && (track === 'smallClaims' || track === 'summary'))
    found.push({ name: 'trial.fastTrackClosed', on, extra: track, days, ...held });
  return found;
}
