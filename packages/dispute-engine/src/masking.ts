/** A person's name as an overseer sees it: the family name. */
const familyName = (name: string): string => `${Array.from(name)[0] ?? ''}某`;

/**
 * A party's name for a reader: whoever works in the body that has the dispute knows its people; from above a worker is known by
 * the family name, which is all a statistic needs. Organisations have no secret names.
 */
export const nameSeen = ({ name, kind }: { name: string; kind: string }, isHeld: boolean): string =>
  kind === 'worker' && !isHeld ? familyName(name) : name;
