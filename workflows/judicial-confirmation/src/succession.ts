import { type AmendPartiesParams, payloadOf } from '@dingfen/procedure-kit';
import type { Party } from '@dingfen/domain';
import type { Context } from './context.ts';
import type { Acts } from './events.ts';

type Change = Party & { replaces?: string };

/** Who takes whose place, or a new name: by the word of another proceeding, or by a successor who joins here. */
export function partyChanges({ facts, ceased }: Context, event: Acts): Change[] {
  if (event.type === 'PARTIES_AMENDED') return payloadOf(event, 'PARTIES_AMENDED').parties as Change[];
  const { successorId, name } = payloadOf(event, 'JOIN_SUCCESSOR');
  return facts.parties
    .filter((party) => party.id === ceased?.partyId)
    .map((party) => ({ ...party, id: successorId, name, replaces: party.id }));
}

/** The changes as the other proceedings are told them. */
export const told = (context: Context, event: Acts): AmendPartiesParams => ({
  parties: partyChanges(context, event),
});

/**
 * The successor takes the proceeding over as it stands: what was done by or towards the predecessor counts for it
 * (CPI 55). Where several succeed, each bears the marks; an item of the agreement, which names one payer and one payee,
 * names the first of them.
 */
export function amended(context: Context, event: Acts): Partial<Context> {
  const changes = partyChanges(context, event);
  const now = (id: string): string[] => {
    const successors = changes.filter((one) => one.replaces === id);
    return successors.length > 0 ? successors.map((one) => one.id) : [id];
  };
  const first = (id: string) => now(id)[0] as string;
  const marks = <M extends { partyId: string }>(all: readonly M[]): M[] =>
    all.flatMap((one) => now(one.partyId).map((partyId) => ({ ...one, partyId })));
  const party = ({ id, role, kind, name }: Change): Party => ({ id, role, kind, name });
  const { facts, agreement, ceased } = context;
  const joined = changes.some((one) => one.replaces === ceased?.partyId);
  return {
    facts: {
      ...facts,
      parties: facts.parties.flatMap((old) => {
        const found = changes.filter((one) => (one.replaces ?? one.id) === old.id);
        return found.length > 0 ? found.map(party) : [old];
      }),
    },
    agreement: {
      ...agreement,
      items: agreement.items.map((item) => ({
        ...item,
        payerId: first(item.payerId),
        payeeId: first(item.payeeId),
      })),
      addressForService: marks(agreement.addressForService),
    },
    signatures: marks(context.signatures),
    notified: context.notified.flatMap(now),
    refusedToAnswer: context.refusedToAnswer.flatMap(now),
    served: marks(context.served),
    barred: marks(context.barred),
    objections: context.objections.map((one) => ({ ...one, objectorId: first(one.objectorId) })),
    ...(joined
      ? {
          ceased: null,
          pauses: context.pauses.map((pause) => ({ ...pause, until: pause.until ?? event.on })),
        }
      : {}),
  };
}
