import type { Party } from '@dingfen/domain';
import { settlementCheck } from '@dingfen/entitlements';
import { locallyConfigured } from '@dingfen/legal-basis';
import {
  actingParty,
  type AmendPartiesParams,
  type AssignParams,
  effects,
  implementDelays,
  implementGuards,
  payloadOf,
} from '@dingfen/procedure-kit';
import type { CivilDate } from '@dingfen/legal-calendar';
import { assign, setup } from 'xstate';
import { agreementInEffect, settlementIn } from './agreement.ts';
import {
  absencesAllowed,
  type Assignment,
  byCourt,
  type Candidate,
  type Consent,
  type ConsentKind,
  type Draft,
  type EndReason,
  lapsing,
  latestAssignment,
  type MediationContext,
  type MediationInput,
  type Pause,
  type Signature,
} from './context.ts';
import { deadlines } from './deadlines.ts';
import type { Acts } from './events.ts';
import { dayOf, guards } from './guards.ts';
import type { MessageName } from './messages.ts';

/** The party whose act it is. Conditions have made sure that there is one. */
const partyIn = (event: Acts): string => actingParty(event) as string;
/** Who decided how many absences count as refusing, where the deployment has configured it. */
function decidedLocally(context: MediationContext, event: Acts): string | undefined {
  const { label, value, unverified } = absencesAllowed(context, event);
  if (label !== locallyConfigured) return undefined;
  return `${label.zh}：${value}次，${unverified?.zh} · ${label.en}: ${value}, ${unverified?.en}`;
}

/** The proof of a recorded act; a party who acts for itself is its own proof. */
const evidenceIn = (event: Acts): string =>
  (event.payload as { evidence?: string }).evidence ?? 'own act, signed in';

/** The consent that an act gives, as a record. */
function consentIn(event: Acts, kind: ConsentKind): Consent {
  return {
    kind,
    partyId: partyIn(event),
    on: dayOf(event),
    evidence: evidenceIn(event),
    recordedBy: event.by.personId,
    ...(kind === 'extension' ? { days: payloadOf(event, 'CONSENT_TO_EXTENSION').days } : {}),
  };
}

/** A newer consent of the same kind takes the place of the older one. */
const withConsent = (context: MediationContext, consent: Consent): Consent[] => [
  ...lapsing(
    context.consents,
    consent.on,
    (one) => one.kind === consent.kind && one.partyId === consent.partyId,
  ),
  consent,
];

/** The assignments with the latest one answered. */
const answered = (
  context: MediationContext,
  answer: Assignment['answer'],
  on: string,
  reason?: string,
): Assignment[] =>
  context.assignments.map((one, index) =>
    index === context.assignments.length - 1
      ? { ...one, answer, answeredOn: on, ...(reason === undefined ? {} : { reason }) }
      : one,
  );

/** The assignment that an act makes, waiting for an answer. */
const assignmentFrom = (event: Acts, by: Assignment['by']): Assignment => {
  const { mediatorId, conflicts } = event.payload as Candidate;
  return {
    mediatorId,
    by,
    assignedOn: event.on,
    declaredRelations: conflicts.map((one) => one.relation),
    answer: 'pending',
  };
};

/** Mediation stands still from a day on. */
const pausing = (context: MediationContext, cause: Pause['cause'], from: string): Pause[] => [
  ...context.pauses,
  { cause, from },
];
/** Mediation goes on from a day on; that day counts again. */
const resuming = (context: MediationContext, cause: Pause['cause'], until: string): Pause[] =>
  context.pauses.map((one) => (one.cause === cause && one.until === undefined ? { ...one, until } : one));

/** The draft that an act puts down, with what the checks of a settlement allow but put on record. */
function draftIn(context: MediationContext, event: Acts): Draft {
  const { items, clauses, checks } = payloadOf(event, 'DRAFT_AGREEMENT');
  const settlement = settlementIn(context, event);
  const { gapPercent } = settlementCheck('work_injury_gap', settlement);
  return {
    id: `${context.facts.disputeId}-${event.on}-${context.draftCount + 1}`,
    draftedOn: event.on,
    items,
    clauses,
    confirmsRelationship: settlementCheck('labour_relationship', settlement).verdict === 'mark',
    vagueTerms: checks.vagueTerms,
    ...(gapPercent === undefined ? {} : { workInjuryGapPercent: gapPercent }),
  };
}

/** A signer’s newer signature takes the place of the older one. */
const withSignature = (context: MediationContext, signature: Signature): Signature[] => [
  ...context.signatures.filter((one) => one.signer !== signature.signer),
  signature,
];

const declined = {
  outOfScope: 'out_of_scope',
  notLabourDispute: 'not_labour',
  otherSideRefuses: 'refused_by_party',
  unsuitable: 'unsuitable',
} as const satisfies Record<string, EndReason>;

const endings: Partial<Record<EndReason, MessageName>> = {
  sham_confirmed: 'shamReported',
  registration_requested: 'registrationRequested',
};
const expiryMessages: Record<MediationContext['regime'], MessageName> = {
  direct: 'mediationTerminated',
  enterprise: 'enterprisePeriodOver',
  one_stop: 'oneStopPeriodOver',
  court_pre_filing: 'preFilingPeriodOver',
  court_post_filing: 'postFilingPeriodOver',
};
/** What is said when mediation ends without agreement: by expiry, by channel, else by reason. */
export function failureMessage({ ending, regime }: MediationContext, otherwise: MessageName): MessageName {
  if (ending?.reason === 'period_expired') return expiryMessages[regime];
  if (regime === 'court_post_filing' && ending?.reason !== 'suit_ended') return 'backToTrial';
  return (ending && endings[ending.reason]) ?? otherwise;
}

/** Who is asked to mediate; nobody for `null`. */
export const candidateIs = (holderId: string | null): AssignParams => ({
  role: 'candidateMediator',
  holderId,
});
/** Who mediates; nobody for `null`. */
export const mediatorIs = (holderId: string | null): AssignParams => ({ role: 'mediator', holderId });

/** The successors in the place of the party who ceased. */
export function amended({ facts, ceased }: MediationContext, event: Acts): AmendPartiesParams {
  const gone = facts.parties.find((one) => one.id === ceased?.partyId) as Party;
  const { successors } = payloadOf(event, 'SUBSTITUTE_PARTY');
  return { parties: successors.map(({ id, name }) => ({ ...gone, id, name, replaces: gone.id })) };
}

interface AmendedParty extends Party {
  replaces?: string | undefined;
}
/** The record with parties replaced or renamed. Of several successors the first stands in the agreement for all of them. */
function amendedIn(
  context: MediationContext,
  amendments: readonly AmendedParty[],
  on: CivilDate,
): Partial<MediationContext> {
  const gone = new Set(amendments.flatMap(({ id, replaces = id }) => (replaces === id ? [] : [replaces])));
  const now = (partyId: string): string =>
    amendments.find(({ id, replaces = id }) => replaces === partyId)?.id ?? partyId;
  const { agreement } = context;
  const someoneIsGone = context.facts.parties.some(({ id }) => gone.has(id));
  return {
    facts: {
      ...context.facts,
      parties: context.facts.parties.flatMap((party) => {
        const found = amendments.filter(({ id, replaces = id }) => replaces === party.id);
        return found.length === 0 ? [party] : found.map(({ replaces: _, ...one }) => one);
      }),
    },
    consents: lapsing(context.consents, on, ({ partyId }) => gone.has(partyId)),
    choices: context.choices.filter(({ partyId }) => !gone.has(partyId)),
    addresses: context.addresses.filter(({ partyId }) => !gone.has(partyId)),
    agreement: agreement && {
      ...agreement,
      items: agreement.items.map((item) => ({
        ...item,
        payerId: now(item.payerId),
        payeeId: now(item.payeeId),
      })),
    },
    ...(someoneIsGone && agreement === null ? { draft: null, signatures: [] } : {}),
    ...(context.ceased && gone.has(context.ceased.partyId)
      ? { ceased: null, pauses: resuming(context, 'succession', on) }
      : {}),
  };
}

/** What each act leaves in the record, under the name by which the chart calls it, beside its conditions and periods. */
export const recording = setup({
  types: {} as { context: MediationContext; events: Acts; input: MediationInput },
  guards: implementGuards(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    end: assign(({ context, event }, { reason }: { reason: EndReason }) => {
      const { partyId, reason: given } = event.payload as { partyId?: string; reason?: string };
      const note = given ?? (reason === 'non_appearance' ? decidedLocally(context, event) : undefined);
      const acting = actingParty(event) ?? partyId;
      return {
        ending: {
          reason,
          endedOn: dayOf(event),
          ...(acting === undefined ? {} : { partyId: acting }),
          ...(note === undefined ? {} : { note }),
        },
      };
    }),
    noteLapse: assign(({ context, event }) => {
      const { rule, key = '' } = event.payload as { rule: string; key?: string };
      return { lapses: [...context.lapses, { rule, key, on: event.on }] };
    }),
    openArbitration: assign({ arbitrationOpenOn: ({ event }) => event.on }),
    passScreening: assign({ screenedOn: ({ event }) => event.on }),
    decline: assign(({ event }) => {
      const { ground, reason, advice } = payloadOf(event, 'REJECT_APPLICATION');
      return { routeAdvice: advice, ending: { reason: declined[ground], endedOn: event.on, note: reason } };
    }),
    /** One of several applicants goes; the others and the other side mediate on. */
    leave: assign(({ context, event }) => {
      const partyId = partyIn(event);
      return {
        facts: { ...context.facts, parties: context.facts.parties.filter((one) => one.id !== partyId) },
        withdrawn: [...context.withdrawn, { partyId, on: dayOf(event) }],
        consents: lapsing(context.consents, dayOf(event), (one) => one.partyId === partyId),
      };
    }),
    /** Others take the place of a party, or a name is put right; successors consent for themselves. */
    amend: assign(({ context, event }) =>
      amendedIn(context, payloadOf(event, 'PARTIES_AMENDED').parties, event.on),
    ),
    noteTransfer: assign({ transferredTo: ({ event }) => payloadOf(event, 'TRANSFER').toBodyId }),
    consent: assign(({ context, event }, { kind }: { kind: ConsentKind }) => ({
      consents: withConsent(context, consentIn(event, kind)),
    })),
    withdrawConsent: assign(({ context, event }, { kind }: { kind: ConsentKind }) => ({
      consents: lapsing(
        context.consents,
        dayOf(event),
        (one) => one.kind === kind && one.partyId === partyIn(event),
      ),
    })),
    noteContact: assign(({ context, event }) => {
      const { partyId, means, reached } = payloadOf(event, 'RECORD_CONTACT');
      return { contacts: [...context.contacts, { partyId, means, reached, on: event.on }] };
    }),
    acceptApplication: assign({ acceptedOn: ({ event }) => event.on }),
    waitForAppointment: assign({ appointmentFrom: ({ event }) => event.on }),
    noteChoice: assign(({ context, event }) => {
      const partyId = partyIn(event);
      const { mediatorId } = payloadOf(event, 'CHOOSE_MEDIATOR');
      return {
        choices: [...context.choices.filter((one) => one.partyId !== partyId), { partyId, mediatorId }],
      };
    }),
    offer: assign(({ context, event }, { by }: { by: Assignment['by'] }) => ({
      assignments: [...context.assignments, assignmentFrom(event, by)],
      choices: [],
    })),
    acceptAssignment: assign(({ context, event }) => {
      const { materialsSignedOn, disclosure } = payloadOf(event, 'ACCEPT_ASSIGNMENT');
      const assignment = latestAssignment(context) as Assignment;
      const { mediatorId } = assignment;
      const relations = [...assignment.declaredRelations, ...(disclosure === undefined ? [] : [disclosure])];
      return {
        mediatorId,
        assignments: answered(context, 'accepted', event.on),
        disclosures: [
          ...context.disclosures,
          ...relations.map((relation) => ({ mediatorId, relation, on: event.on })),
        ],
        // A replacement does not lengthen the court's period: it counts from the first acceptance.
        acceptedOn: context.acceptedOn ?? (byCourt(context) ? (materialsSignedOn ?? event.on) : null),
      };
    }),
    releaseMediator: assign(({ context, event }, { as }: { as: Assignment['answer'] }) => ({
      assignments: answered(context, as, event.on, (event.payload as { reason?: string }).reason),
      mediatorId: null,
      consents: lapsing(context.consents, event.on, (one) => one.kind === 'continuation'),
    })),
    noteObjection: assign(({ context, event }) => {
      const mediatorId = latestAssignment(context)?.mediatorId ?? '';
      return {
        objections: [...context.objections, { partyId: partyIn(event), mediatorId, on: dayOf(event) }],
      };
    }),
    disclose: assign(({ context, event }) => ({
      disclosures: [
        ...context.disclosures,
        {
          mediatorId: context.mediatorId ?? '',
          relation: payloadOf(event, 'DISCLOSE').relation,
          on: event.on,
        },
      ],
      // Nobody has agreed to what nobody knew.
      consents: lapsing(context.consents, event.on, (one) => one.kind === 'continuation'),
    })),
    applyForRecusal: assign(({ context, event }) => ({
      recusals: [
        ...context.recusals,
        {
          partyId: partyIn(event),
          mediatorId: context.mediatorId ?? '',
          ground: payloadOf(event, 'APPLY_FOR_RECUSAL').ground,
          on: dayOf(event),
        },
      ],
    })),
    decideRecusal: assign(({ context, event }) => {
      const { granted, reason: decision } = payloadOf(event, 'DECIDE_RECUSAL');
      return {
        recusals: context.recusals.map((one) =>
          one.granted === undefined ? { ...one, granted, decision } : one,
        ),
      };
    }),
    scheduleSession: assign(({ context, event }) => {
      const { sessionId, scheduledOn, place } = payloadOf(event, 'SCHEDULE_SESSION');
      return { sessions: [...context.sessions, { id: sessionId, scheduledOn, place, absences: [] }] };
    }),
    holdSession: assign(({ context, event }) => {
      const { sessionId, attended } = payloadOf(event, 'HOLD_SESSION');
      return {
        sessions: context.sessions.map((one) =>
          one.id === sessionId ? { ...one, heldOn: event.on, attended } : one,
        ),
      };
    }),
    noteAbsence: assign(({ context, event }) => {
      const { sessionId, partyId, excuse } = payloadOf(event, 'RECORD_NON_APPEARANCE');
      const absence = { partyId, ...(excuse === undefined ? {} : { excuse }) };
      return {
        sessions: context.sessions.map((one) =>
          one.id === sessionId ? { ...one, absences: [...one.absences, absence] } : one,
        ),
      };
    }),
    startRecording: assign({ recordingSince: ({ event }) => event.on }),
    stopRecording: assign({ recordingSince: null }),
    stateFact: assign(({ context, event }) => {
      const { factId, text } = payloadOf(event, 'STATE_FACT');
      return { statements: [...context.statements, { id: factId, text, confirmedBy: [] }] };
    }),
    confirmFact: assign(({ context, event }) => {
      const { factId } = payloadOf(event, 'CONFIRM_FACT');
      const partyId = partyIn(event);
      return {
        statements: context.statements.map((one) =>
          one.id === factId
            ? { ...one, confirmedBy: [...one.confirmedBy.filter((id) => id !== partyId), partyId] }
            : one,
        ),
      };
    }),
    confirmAddress: assign(({ context, event }) => {
      const partyId = partyIn(event);
      const { address } = payloadOf(event, 'CONFIRM_ADDRESS');
      return {
        addresses: [
          ...context.addresses.filter((one) => one.partyId !== partyId),
          { partyId, address, confirmedOn: dayOf(event) },
        ],
      };
    }),
    extend: assign(({ context, event }) => ({
      extensions: [...context.extensions, { days: payloadOf(event, 'EXTEND').days, on: event.on }],
      // An extension uses up the consents it rests on; the next one needs new ones.
      consents: lapsing(context.consents, event.on, (one) => one.kind === 'extension'),
    })),
    pause: assign(({ context, event }, { cause }: { cause: Pause['cause'] }) => ({
      pauses: pausing(context, cause, event.on),
    })),
    resume: assign(({ context, event }, { cause }: { cause: Pause['cause'] }) => ({
      pauses: resuming(context, cause, event.on),
    })),
    draft: assign(({ context, event }) => ({
      draft: draftIn(context, event),
      draftCount: context.draftCount + 1,
      signatures: [],
    })),
    dropDraft: assign({ draft: null, signatures: [] }),
    sign: assign(({ context, event }) => {
      const { form, signature } = payloadOf(event, 'SIGN');
      return {
        signatures: withSignature(context, {
          signer: partyIn(event),
          form,
          signedOn: dayOf(event),
          evidence: signature,
          recordedBy: event.by.personId,
        }),
      };
    }),
    signAs: assign(({ context, event }, { signer }: { signer: 'mediator' | 'seal' }) => ({
      signatures: withSignature(context, {
        signer,
        form: signer === 'seal' ? 'seal' : 'electronic',
        signedOn: dayOf(event),
        evidence: payloadOf(event, 'SEAL').signature,
        recordedBy: event.by.personId,
      }),
    })),
    takeEffect: assign({ agreement: ({ context }) => agreementInEffect(context) }),
    noteCeased: assign(({ context, event }) => {
      const { partyId, cause } = payloadOf(event, 'PARTY_CEASED');
      return {
        ceased: { partyId, cause, on: dayOf(event) },
        pauses: pausing(context, 'succession', event.on),
        draft: null,
        signatures: [],
      };
    }),
    succeed: assign(({ context, event }) => {
      const goneId = context.ceased?.partyId;
      const { successors } = payloadOf(event, 'SUBSTITUTE_PARTY');
      return {
        facts: {
          ...context.facts,
          parties: context.facts.parties.flatMap((one) =>
            one.id === goneId ? successors.map(({ id, name }) => ({ ...one, id, name })) : [one],
          ),
        },
        consents: lapsing(context.consents, event.on, (one) => one.partyId === goneId),
        addresses: context.addresses.filter((one) => one.partyId !== goneId),
        pauses: resuming(context, 'succession', event.on),
        ceased: null,
      };
    }),
    flag: assign(({ context, event }) => {
      const { kind, note } = payloadOf(event, 'FLAG_RISK');
      return { flags: [...context.flags, { kind, note, on: event.on }] };
    }),
    correct: assign(({ context, event }) => {
      const { what, correctOn, reasonCode, evidence, approvedBy } = payloadOf(event, 'CORRECT_TRIGGER');
      const field = what === 'received' ? 'receivedOn' : 'acceptedOn';
      return {
        [field]: correctOn,
        corrections: [
          ...context.corrections,
          { what, from: context[field], to: correctOn, reasonCode, evidence, approvedBy },
        ],
      };
    }),
    reopen: assign(({ context, event }) => {
      const { acceptedOn, reasonCode, evidence, approvedBy } = payloadOf(event, 'REOPEN');
      return {
        ending: null,
        draft: null,
        signatures: [],
        // Consent is never skipped: what was ended may only go on when everybody agrees anew.
        consents: lapsing(context.consents, event.on, () => true),
        pauses: context.pauses.map((one) => (one.until === undefined ? { ...one, until: event.on } : one)),
        ceased: null,
        recordingSince: null,
        acceptedOn: acceptedOn ?? context.acceptedOn,
        corrections: [
          ...context.corrections,
          {
            what: 'reopened',
            from: context.acceptedOn,
            to: acceptedOn ?? event.on,
            reasonCode,
            evidence,
            approvedBy,
          },
        ],
      };
    }),
    recordPerformance: assign(({ context, event }) => {
      const { item, amountFen, proof } = payloadOf(event, 'RECORD_PERFORMANCE');
      return {
        performance: [
          ...context.performance,
          {
            item,
            ...(amountFen === undefined ? {} : { amountFen }),
            on: dayOf(event),
            evidence: proof,
            recordedBy: event.by.personId,
          },
        ],
      };
    }),
    confirmReceipt: assign(({ context, event }) => ({
      performance: [
        ...context.performance,
        {
          item: payloadOf(event, 'CONFIRM_RECEIPT').item,
          on: dayOf(event),
          evidence: evidenceIn(event),
          recordedBy: event.by.personId,
        },
      ],
    })),
    askCreditor: assign(({ context, event }) => ({
      asked: [...context.asked, Number((event.payload as { key?: string }).key)],
    })),
    noteBreach: assign(({ context, event }) => {
      const { item } = payloadOf(event, 'REPORT_NON_PAYMENT');
      return { unpaid: [...context.unpaid.filter((one) => one !== item), item] };
    }),
    noteEnforceable: assign({ enforceableOn: ({ event }) => payloadOf(event, 'AGREEMENT_CONFIRMED').on }),
    performedElsewhere: assign(({ context, event }) => ({
      performance: [
        ...context.performance,
        ...(context.agreement?.items ?? []).map((_, item) => ({
          item,
          on: payloadOf(event, 'PERFORMED_ELSEWHERE').on,
          evidence: 'performed in another procedure',
          recordedBy: event.by.personId,
        })),
      ],
    })),
  },
});
