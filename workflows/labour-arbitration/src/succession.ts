import type { Party } from '@dingfen/domain';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { ArbitrationContext } from './context.ts';

type Amended = Party & { replaces?: string | undefined };

/**
 * The parties as another proceeding has substituted or corrected them. What was done by or towards a party counts for whoever
 * takes its place (CPI 55); where several do, for each of them. Nobody has confirmed an address for a successor.
 */
export function amended(
  context: ArbitrationContext,
  changes: readonly Amended[],
): Partial<ArbitrationContext> {
  const { facts } = context;
  const changesOf = (id: string): Amended[] => changes.filter((one) => (one.replaces ?? one.id) === id);
  const now = (id: string): string[] => {
    const standIns = changesOf(id).map((one) => one.id);
    return standIns.length > 0 ? standIns : [id];
  };
  const all = (ids: readonly string[]): string[] => [...new Set(ids.flatMap(now))];
  const carried = (days: Readonly<Record<string, CivilDate>>): Record<string, CivilDate> =>
    Object.fromEntries(Object.entries(days).flatMap(([id, on]) => now(id).map((one) => [one, on])));
  const amendedParty = (party: Party): Party[] => {
    const found = changesOf(party.id).map(({ id, role, kind, name }) => ({ id, role, kind, name }));
    return found.length > 0 ? found : [party];
  };
  return {
    facts: { ...facts, parties: facts.parties.flatMap(amendedParty) },
    package: {
      ...context.package,
      addressForService: context.package.addressForService.filter(({ partyId }) =>
        now(partyId).includes(partyId),
      ),
    },
    copyServedOn: carried(context.copyServedOn),
    postedOn: carried(context.postedOn),
    answered: all(context.answered),
    answerPeriodOver: carried(context.answerPeriodOver),
    hearingNotified: all(context.hearingNotified),
    awardServedOn: carried(context.awardServedOn),
    suitPeriodOver: carried(context.suitPeriodOver),
    suing: all(context.suing),
    suitWithdrawnOn: carried(context.suitWithdrawnOn),
    setAsideAskedBy: context.setAsideAskedBy && (now(context.setAsideAskedBy)[0] ?? null),
    setAsideOver: carried(context.setAsideOver),
    rulingServedOn: carried(context.rulingServedOn),
    rulingPeriodOver: carried(context.rulingPeriodOver),
  };
}
