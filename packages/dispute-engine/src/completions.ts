import { findMediator } from '@dingfen/persistence';
import type { Completion, Completions } from './engine.ts';

/** Whether the roster lists the mediator, and to whom the mediator has declared a relation: the register says it, not the form. */
const mediatorFacts: Completion = {
  fields: ['rosterActive', 'conflicts', 'otherRoles'],
  async complete(tx, dispute, payload) {
    const mediator =
      typeof payload['mediatorId'] === 'string' ? await findMediator(tx, payload['mediatorId']) : undefined;
    const known = new Set(
      dispute.loaded.parties.flatMap(({ personId, creditCode, identityNumber, name }) => [
        personId,
        creditCode,
        identityNumber,
        name,
      ]),
    );
    return {
      ...payload,
      rosterActive: mediator?.rosterActive ?? false,
      conflicts: (mediator?.declaredRelations ?? [])
        .filter((one) => known.has(one))
        .map((relation) => ({ relation, disclosed: true })),
      otherRoles: dispute.loaded.parties.some((party) => party.personId === payload['mediatorId'])
        ? ['party']
        : [],
    };
  },
};

/** What the registry of mediators adds to acts. */
export const registryCompletions: Completions = {
  'mediation.CHOOSE_MEDIATOR': mediatorFacts,
  'mediation.ASSIGN': mediatorFacts,
  'mediation.REASSIGN': mediatorFacts,
};
