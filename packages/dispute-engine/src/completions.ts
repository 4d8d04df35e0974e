import type { Completion, Completions } from './engine.ts';
import { nothingKnown } from './merging.ts';
import { newId } from './new-id.ts';

/** Whether the roster lists the mediator, and to whom the mediator has declared a relation: the register says it, not the form. */
const mediatorFacts: Completion = {
  fields: ['rosterActive', 'conflicts', 'otherRoles'],
  async complete(dispute, payload) {
    const mediator =
      typeof payload['mediatorId'] === 'string'
        ? await dispute.registry.mediator(payload['mediatorId'])
        : undefined;
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

const isForm = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A successor gets an id that nobody else in any dispute has; whatever a form says, it cannot name an existing party. */
const newPartiesIn = (list: string): Completion => ({
  fields: [`${list}.id`],
  complete(_dispute, payload) {
    const parties = payload[list];
    if (!Array.isArray(parties)) return Promise.resolve(payload);
    const named = parties.map((one: unknown) => (isForm(one) ? { ...one, id: newId() } : one));
    return Promise.resolve({ ...payload, [list]: named });
  },
});
const newPartyAs = (field: string): Completion => ({
  fields: [field],
  complete: (_dispute, payload) => Promise.resolve({ ...payload, [field]: newId() }),
});

/** Of the dispute into which one is merged: nothing is taken from a form, and where there is none, nothing holds. */
const otherDispute: Completion = {
  fields: ['into'],
  complete: (_dispute, payload, into = nothingKnown) => Promise.resolve({ ...payload, into }),
};

/** What the registry of mediators and parties adds to acts. */
export const registryCompletions: Completions = {
  'mediation.CHOOSE_MEDIATOR': mediatorFacts,
  'mediation.ASSIGN': mediatorFacts,
  'mediation.REASSIGN': mediatorFacts,
  'mediation.SUBSTITUTE_PARTY': newPartiesIn('successors'),
  'trial.SUBSTITUTE_PARTY': newPartiesIn('parties'),
  'confirmation.JOIN_SUCCESSOR': newPartyAs('successorId'),
  'lifecycle.MERGE': otherDispute,
};
