import type { Party, PartyRole } from './party.ts';

/** A party with everything by which it may be recognised in another dispute. */
export interface IdentifiedParty extends Pick<Party, 'kind' | 'name'> {
  role: PartyRole;
  /** The account by which it acts. */
  personId: string | null;
  identityNumber: string | null;
  creditCode: string | null;
  phone: string | null;
}

/** Full and half width, brackets, blanks and dots do not make another name. */
const nameOf = ({ name }: IdentifiedParty): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()[\]{}<>【】〔〕《》「」·•.,、。;:_\-—–"'“”‘’&/\\]/gu, '');

const both = (a: string | null, b: string | null): boolean => a !== null && b !== null;

/**
 * Whether two parties of two disputes are one person, or one body. Identity numbers and credit codes decide where both have
 * one; without them a worker is known by the account, or by name and telephone together, a body by its name.
 */
export function isSameParty(a: IdentifiedParty, b: IdentifiedParty): boolean {
  const isWorker = a.kind === 'worker';
  if (isWorker !== (b.kind === 'worker')) return false;
  if (both(a.identityNumber, b.identityNumber)) return a.identityNumber === b.identityNumber;
  if (both(a.creditCode, b.creditCode)) return a.creditCode === b.creditCode;
  if (!isWorker) return nameOf(a) === nameOf(b);
  if (both(a.personId, b.personId) && a.personId === b.personId) return true;
  return nameOf(a) === nameOf(b) && both(a.phone, b.phone) && a.phone === b.phone;
}

/** Whether the same people and bodies, and nobody else, stand on each of the two sides. Third parties are left out. */
export const haveSameParties = (a: readonly IdentifiedParty[], b: readonly IdentifiedParty[]): boolean =>
  (['applicant', 'respondent'] as const).every((role) => {
    const [here, there] = [a.filter((one) => one.role === role), b.filter((one) => one.role === role)];
    return (
      here.length === there.length &&
      here.every((one) => there.some((other) => isSameParty(one, other))) &&
      there.every((one) => here.some((other) => isSameParty(one, other)))
    );
  });
