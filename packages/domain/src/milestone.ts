import { type CivilDate, daysBetween } from '@dingfen/legal-calendar';
import type { Channel } from './dispute.ts';

/** What of a proceeding counts in the figures of supervision. */
export const milestoneNames = [
  'mediation.received',
  'mediation.accepted',
  'mediation.concluded',
  'mediation.transferredOut',
  'mediation.extended',
  'respondent.asked',
  'respondent.replied',
  'agreement.reached',
  'agreement.item',
  'agreement.payment',
  'confirmation.filed',
  'confirmation.ruled',
  'review.filed',
  'review.decided',
  'arbitration.accepted',
  'arbitration.closed',
  'trial.registered',
  'trial.closed',
  'trial.fastTrackClosed',
  'dispute.reopened',
  'dispute.merged',
  'legalAid.person',
  'followUp.answered',
] as const;
export type MilestoneName = (typeof milestoneNames)[number];

/**
 * One thing that counts, as the procedure's present record has it: a correction of the record, a reopening or a fact that
 * arrives late moves, adds or removes milestones by itself.
 */
export interface Milestone {
  name: MilestoneName;
  /** The civil day that decides in which month it counts. */
  on: CivilDate;
  /** The kind of it: the result of a closing, the track of a suit, the answer of a follow-up. */
  extra?: string;
  /** A sum of money, in fen; absent where something else than money is meant. */
  amountFen?: number;
  /** From acceptance to the end, in days: by the calendar, and without the time the law does not count. */
  days?: { gross: number; net: number };
  /** The body that holds the procedure; the dispute's mediation body where left out. */
  organisationId?: string;
  mediatorId?: string;
  /** The door through which this procedure came, where it is another than the dispute's: an entrusted mediation. */
  channel?: Channel;
  /** Tells apart several of one name in a proceeding: the party, the agreement, the agreement's item as `id#place`. */
  key?: string;
}

/**
 * Days from acceptance to the end, and how many of them count: without the spans during which time stood still. `until` is the
 * first day that counts again; a span without it lasts to the end. Overlapping spans are taken out once. 0 where the end was
 * recorded for a day before the acceptance.
 */
export function durationOf(
  from: CivilDate,
  to: CivilDate,
  standstills: readonly { from: CivilDate; until?: CivilDate | null }[] = [],
): { gross: number; net: number } {
  if (to <= from) return { gross: 0, net: 0 };
  let stood = 0;
  let counted = from;
  for (const span of standstills.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const begin = span.from > counted ? span.from : counted;
    const end = span.until && span.until < to ? span.until : to;
    if (begin >= end) continue;
    stood += daysBetween(begin, end);
    counted = end;
  }
  const gross = daysBetween(from, to);
  return { gross, net: gross - stood };
}
