import type { Party } from '@dingfen/domain';
import { payloadOf } from '@dingfen/procedure-kit';
import type { Context } from './context.ts';
import type { Acts } from './events.ts';

type Change = Party & { replaces?: string };

/** Who takes whose place, or a new name, by the word of another proceeding. */
export const partyChanges = (event: Acts): Change[] =>
  payloadOf(event, 'PARTIES_AMENDED').parties as Change[];

/**
 * The successor takes the proceeding over as it stands: what was done by or towards the predecessor counts for it. Where
 * several succeed, each bears the marks; an item of the agreement, which names one payer and one payee, names the first.
 */
export function amended({ facts, agreement, signatures, receipts }: Context, event: Acts): Partial<Context> {
  const changes = partyChanges(event);
  const now = (id: string): string[] => {
    const successors = changes.filter((one) => one.replaces === id);
    return successors.length > 0 ? successors.map((one) => one.id) : [id];
  };
  const marks = <M extends { partyId: string }>(all: readonly M[]): M[] =>
    all.flatMap((one) => now(one.partyId).map((partyId) => ({ ...one, partyId })));
  return {
    facts: {
      ...facts,
      parties: facts.parties.flatMap((old) => {
        const found = changes.filter((one) => (one.replaces ?? one.id) === old.id);
        return found.length > 0 ? found.map(({ id, role, kind, name }) => ({ id, role, kind, name })) : [old];
      }),
    },
    agreement: {
      ...agreement,
      items: agreement.items.map((item) => ({
        ...item,
        payerId: now(item.payerId)[0] as string,
        payeeId: now(item.payeeId)[0] as string,
      })),
    },
    signatures: marks(signatures),
    receipts: marks(receipts),
  };
}
