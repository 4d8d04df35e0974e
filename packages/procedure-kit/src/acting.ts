import type { Act } from './declare.ts';

/** The fields of `onBehalf`, as far as the form of an act has them. */
const recorded = ({ payload }: Act) => payload as { partyId?: string; evidence?: string };

/** Whether a party does the act itself; otherwise staff, a mediator or the engine does. */
export const isByParty = ({ by }: Act): boolean =>
  by.capacity === 'applicant' || by.capacity === 'respondent' || by.capacity === 'thirdParty';

/**
 * The party whose act this is: the one who acts, or the one whose act is recorded. `undefined` while the form that names
 * the party is not filled in.
 */
export const actingParty = (event: Act): string | undefined =>
  isByParty(event) ? event.by.partyId : recorded(event).partyId;

/**
 * Whether somebody may do an act in the name in which it is done: a party only in its own (CPL 61-62 leave agency to those
 * who prove it), anybody else only as the record of a party's act, with the party named and the evidence given.
 */
export function actsForItself(event: Act): boolean {
  const { partyId, evidence } = recorded(event);
  if (!isByParty(event)) return partyId !== undefined && evidence !== undefined;
  return event.by.partyId !== undefined && (partyId === undefined || partyId === event.by.partyId);
}

/**
 * What was submitted, with the fields of the named events. XState does not tell a condition or an action which of the
 * events it stands before has come; whoever writes one knows, and names them.
 */
export const payloadOf = <A extends Act, const T extends A['type']>(
  event: A,
  ..._names: readonly T[]
): Extract<A, { type: T }>['payload'] => event.payload as Extract<A, { type: T }>['payload'];
