import type { AddressForService, Agreement, Party, PartyKind, PartyRole } from '@dingfen/domain';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { LifecycleContext } from './context.ts';

/** A party as another procedure has substituted or corrected it. */
export interface AmendedParty {
  id: string;
  role: PartyRole;
  kind: PartyKind;
  name: string;
  replaces?: string | undefined;
}

/** Who stands in the place of a party: itself, unless others replaced it. */
const standIns = (amended: readonly AmendedParty[], id: string): readonly string[] => {
  const found = amended.filter((one) => (one.replaces ?? one.id) === id).map((one) => one.id);
  return found.length > 0 ? found : [id];
};

const amendedParties = (parties: readonly Party[], amended: readonly AmendedParty[]): Party[] =>
  parties.flatMap((party) => {
    const now = amended.filter((one) => (one.replaces ?? one.id) === party.id);
    return now.length === 0 ? [party] : now.map(({ id, role, kind, name }) => ({ id, role, kind, name }));
  });

/** What was served on, or lapsed for, a party binds those who take its place. */
const carriedOver = (
  days: Readonly<Record<string, CivilDate>>,
  amended: readonly AmendedParty[],
): Record<string, CivilDate> =>
  Object.fromEntries(
    Object.entries(days).flatMap(([id, on]) => standIns(amended, id).map((now) => [now, on])),
  );

/** Nobody has confirmed an address for a successor. */
const addressesLeft = (
  addresses: readonly AddressForService[],
  amended: readonly AmendedParty[],
): AddressForService[] => addresses.filter(({ partyId }) => standIns(amended, partyId).includes(partyId));

/** Of several successors the first stands in the agreement for all of them. */
const amendedAgreement = (agreement: Agreement, amended: readonly AmendedParty[]): Agreement => {
  const now = (id: string): string => standIns(amended, id)[0] as string;
  return {
    ...agreement,
    items: agreement.items.map((item) => ({
      ...item,
      payerId: now(item.payerId),
      payeeId: now(item.payeeId),
    })),
    addressForService: addressesLeft(agreement.addressForService, amended),
  };
};

/** The dispute with its parties substituted or corrected, and everything it remembers of them carried over (MAL 25, CPI 55). */
export function withAmended(
  context: LifecycleContext,
  amended: readonly AmendedParty[],
): Partial<LifecycleContext> {
  const { facts, arbitration, trial, agreement } = context;
  const all = (ids: readonly string[]): string[] => [...new Set(ids.flatMap((id) => standIns(amended, id)))];
  const { award } = arbitration;
  return {
    facts: { ...facts, parties: amendedParties(facts.parties, amended) },
    addressForService: addressesLeft(context.addressForService, amended),
    agreement: agreement && amendedAgreement(agreement, amended),
    creditorIds: all(context.creditorIds),
    arbitration: {
      ...arbitration,
      award: award && {
        ...award,
        servedOn: carriedOver(award.servedOn, amended),
        suitPeriodOver: carriedOver(award.suitPeriodOver, amended),
        rulingServedOn: carriedOver(award.rulingServedOn, amended),
      },
    },
    trial: trial && {
      ...trial,
      partyIds: all(trial.partyIds),
      input: {
        ...trial.input,
        partyIds: all(trial.input.partyIds),
        package: {
          ...trial.input.package,
          addressForService: addressesLeft(trial.input.package.addressForService, amended),
        },
      },
    },
  };
}
