import { cite } from '@dingfen/legal-basis';
import { effects, implementDelays, implementGuards, state } from '@dingfen/procedure-kit';
import { type AnyStateMachine, and, assign, enqueueActions, not, setup } from 'xstate';
import { agreementInEffect } from './agreement.ts';
import {
  type Assignment,
  byCourt,
  type ConsentKind,
  type EndReason,
  everyPartyConsents,
  lapsing,
  latestAssignment,
  type MediationContext,
  type MediationInput,
  openingContext,
  type Pause,
} from './context.ts';
import { deadlines } from './deadlines.ts';
import { type Acts, payloadOf } from './events.ts';
import { actingParty, dayOf, guards } from './guards.ts';
import { rightAfterFailure } from './outcomes.ts';
import {
  amended,
  answered,
  assignmentFrom,
  candidateIs,
  consentIn,
  draftIn,
  evidenceIn,
  failureMessage,
  mediatorIs,
  partyIn,
  pausing,
  resuming,
  withConsent,
  withSignature,
} from './records.ts';

/** Conditions on every act that a party does itself or a clerk writes down for it. */
const onRecord = ['actsForItself', 'actRecordedOnProof', 'dayNotInFuture'] as const;
const eligible = [
  'onActiveRoster',
  'noUndisclosedConflict',
  'noExcludedRole',
  'notTurnedDownBefore',
] as const;
const lawfulSettlement = [
  'payerAndPayeeAreParties',
  'payerIsNotPayee',
  'performanceLiesAhead',
  'keepsSocialInsurance',
  'keepsMinimumWage',
  'noDepositOrDocumentTerms',
  'injuryGapAcknowledged',
  'releaseListsHeads',
  'representedConsented',
  'minorHasAgent',
  'keepsLimitation',
] as const;

/**
 * The chart. `arbitrationGate` runs beside `phase` from receipt to the end of mediation, so that day 15 opens arbitration
 * in whatever phase it falls and ends nothing (MAL 14). The periods that do end mediation sit on `phase` as a whole.
 */
export const machine: AnyStateMachine = setup({
  types: {} as { context: MediationContext; events: Acts; input: MediationInput },
  guards: implementGuards(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    end: assign(({ event }, { reason }: { reason: EndReason }) => {
      const { partyId, reason: note } = event.payload as { partyId?: string; reason?: string };
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
    decline: assign({ routeAdvice: ({ event }) => payloadOf(event, 'REJECT_APPLICATION').advice }),
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
      const partyId = event.by.partyId as string;
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
        ...(what === 'received' ? { arbitrationOpenOn: null } : {}),
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
}).createMachine({
  id: 'mediation',
  context: ({ input }) => openingContext(input),
  initial: 'mediating',
  entry: [
    {
      type: 'interruptLimitation',
      params: ({ context }) => ({
        kind: 'mediation_applied',
        on: context.appliedOn,
        basis: [cite('MAL', '27(2)'), cite('ARB', '27'), cite('O17', '31')],
      }),
    },
    { type: 'notify', params: { to: ['applicant', 'mediationBody'], message: 'applicationReceived' } },
  ],
  states: {
    mediating: {
      meta: state({ summary: { zh: '调解', en: 'mediation' } }),
      type: 'parallel',
      states: {
        arbitrationGate: {
          meta: state({ summary: { zh: '十五日与仲裁', en: 'day 15 and arbitration' } }),
          initial: 'waiting',
          states: {
            waiting: {
              meta: state({
                summary: {
                  zh: '收到申请未满十五日',
                  en: 'less than fifteen days since the application was received',
                },
                basis: [cite('MAL', '14(3)')],
              }),
              always: [
                { guard: 'courtInvolved', target: 'notNeeded' },
                { guard: 'arbitrationAlreadyOpen', target: 'open' },
              ],
              after: {
                med_period_15d_art14: {
                  target: 'open',
                  actions: [
                    'openArbitration',
                    {
                      type: 'openRight',
                      params: {
                        right: 'arbitration',
                        text: {
                          zh: '任何一方可以申请仲裁，调解可以继续',
                          en: 'either party may apply for arbitration; mediation may go on',
                        },
                        basis: [cite('MAL', '14(3)')],
                      },
                    },
                    { type: 'notify', params: { to: ['parties', 'mediator'], message: 'arbitrationOpen' } },
                  ],
                },
              },
            },
            open: {
              meta: state({
                summary: { zh: '任何一方可以申请仲裁', en: 'either party may apply for arbitration' },
                basis: [cite('MAL', '14(3)')],
              }),
              on: {
                CORRECT_TRIGGER: {
                  guard: and(['secondPersonApproved', 'correctedDayPlausible', 'correctsReceipt']),
                  target: 'waiting',
                },
              },
            },
            notNeeded: {
              meta: state({
                summary: {
                  zh: '法院委派、委托的调解，适用法院的期限',
                  en: 'sent by a court: the court’s periods apply',
                },
                basis: [cite('INV', '27')],
              }),
            },
          },
        },
        phase: {
          meta: state({ summary: { zh: '调解进程', en: 'course of mediation' } }),
          initial: 'screening',
          after: {
            med_enterprise_period_15d: {
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'period_expired' } },
            },
            med_period_one_stop_15d: {
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'period_expired' } },
            },
            court_premed_30d: {
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'period_expired' } },
            },
            court_postmed_ordinary_15d: {
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'period_expired' } },
            },
            court_postmed_simple_7d: {
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'period_expired' } },
            },
          },
          on: {
            REFUSE: {
              guard: and(onRecord),
              target: '#mediation.failed.refused',
              actions: { type: 'end', params: { reason: 'refused_by_party' } },
            },
            WITHDRAW_CONSENT: {
              guard: and(onRecord),
              target: '#mediation.failed.refused',
              actions: [
                { type: 'withdrawConsent', params: { kind: 'mediation' } },
                { type: 'end', params: { reason: 'consent_withdrawn' } },
              ],
            },
            WITHDRAW: {
              guard: and([...onRecord, 'isApplicantsAct']),
              target: '#mediation.withdrawn',
              actions: { type: 'end', params: { reason: 'withdrawn_by_applicant' } },
            },
            REGISTER_NOW: {
              guard: and([...onRecord, 'isApplicantsAct', 'referredBeforeFiling']),
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'registration_requested' } },
            },
            SUIT_DOCKETED: {
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'suit_docketed' } },
            },
            CONSENT_TO_EXTENSION: {
              guard: and([...onRecord, 'regimeHasPeriod', 'periodHasBegun', 'extensionStillAllowed']),
              actions: { type: 'consent', params: { kind: 'extension' } },
            },
            EXTEND: {
              guard: and([
                'regimeHasPeriod',
                'periodHasBegun',
                'extensionStillAllowed',
                'extensionWithinCap',
                'everyPartyConsentsToExtension',
              ]),
              actions: [
                'extend',
                { type: 'notify', params: { to: ['parties', 'mediator'], message: 'periodExtended' } },
              ],
            },
            CONSENT_TO_RECORDING: {
              guard: and(onRecord),
              actions: { type: 'consent', params: { kind: 'recording' } },
            },
            WITHDRAW_RECORDING_CONSENT: [
              {
                guard: and([...onRecord, 'recordingRuns']),
                actions: [
                  { type: 'withdrawConsent', params: { kind: 'recording' } },
                  'stopRecording',
                  { type: 'notify', params: { to: ['parties', 'mediator'], message: 'recordingStopped' } },
                ],
              },
              { guard: and(onRecord), actions: { type: 'withdrawConsent', params: { kind: 'recording' } } },
            ],
            CONFIRM_ADDRESS: { guard: and(onRecord), actions: 'confirmAddress' },
            PARTY_CEASED: {
              guard: and(['namesAParty', 'dayNotInFuture', 'nobodyCeasedYet']),
              target: '.succession',
              actions: ['noteCeased', 'stopRecording'],
            },
            FLAG_RISK: {
              actions: [
                'flag',
                { type: 'notify', params: { to: ['supervisor', 'mediationBody'], message: 'riskFlagged' } },
              ],
            },
            CORRECT_TRIGGER: {
              guard: and(['secondPersonApproved', 'correctedDayPlausible']),
              actions: [
                'correct',
                { type: 'notify', params: { to: ['parties', 'mediator'], message: 'dayCorrected' } },
              ],
            },
          },
          states: {
            screening: {
              meta: state({
                summary: { zh: '审查调解申请', en: 'the application is being screened' },
                holder: 'mediationBody',
                task: { kind: 'screening', title: { zh: '审查调解申请', en: 'Screen the application' } },
                basis: [cite('O17', '22'), cite('ONM', '9')],
              }),
              // A mediation that is reopened or whose party was replaced is not screened twice.
              always: { guard: 'screeningPassed', target: 'consent' },
              on: {
                PASS_SCREENING: {
                  guard: and([
                    'bothSidesNamed',
                    'claimInScope',
                    'referralBeforeFilingAllowed',
                    'identitiesChecked',
                  ]),
                  target: 'consent',
                  actions: 'passScreening',
                },
                REJECT_APPLICATION: {
                  target: '#mediation.rejected',
                  actions: ['decline', { type: 'end', params: { reason: 'out_of_scope' } }],
                },
                TRANSFER: {
                  target: '#mediation.transferred',
                  actions: ['noteTransfer', { type: 'end', params: { reason: 'wrong_venue' } }],
                },
              },
            },
            consent: {
              meta: state({ summary: { zh: '征询同意与受理', en: 'consent and acceptance' } }),
              initial: 'collecting',
              after: {
                med_enterprise_acceptance_3wd: {
                  actions: [
                    'noteLapse',
                    {
                      type: 'notify',
                      params: { to: ['mediationBody', 'supervisor'], message: 'acceptanceOverdue' },
                    },
                  ],
                },
                online_contact_other_party_3wd: {
                  actions: [
                    'noteLapse',
                    {
                      type: 'notify',
                      params: { to: ['mediationBody', 'supervisor'], message: 'contactOverdue' },
                    },
                  ],
                },
              },
              on: {
                TRANSFER: {
                  target: '#mediation.transferred',
                  actions: ['noteTransfer', { type: 'end', params: { reason: 'wrong_venue' } }],
                },
              },
              states: {
                collecting: {
                  meta: state({
                    summary: { zh: '征询各方是否同意调解', en: 'the parties are asked for their consent' },
                    holder: 'parties',
                    task: {
                      kind: 'askConsent',
                      title: { zh: '征询各方调解意愿', en: 'Ask every party for consent' },
                    },
                    basis: [cite('INV', '11'), cite('ONM', '15'), cite('PML', '23')],
                  }),
                  // Nobody is asked for what everybody has given already.
                  entry: enqueueActions(({ context, enqueue }) => {
                    if (!everyPartyConsents(context, 'mediation'))
                      enqueue({ type: 'notify', params: { to: 'parties', message: 'consentAsked' } });
                  }),
                  always: [
                    { guard: and(['everyPartyConsents', 'bodyMustAccept']), target: 'accepting' },
                    {
                      guard: and(['everyPartyConsents', 'mediatorInCharge']),
                      target: '#mediation.mediating.phase.conducting',
                    },
                    {
                      guard: and(['everyPartyConsents', 'partiesChooseFirst']),
                      target: '#mediation.mediating.phase.assigning.choosing',
                    },
                    { guard: 'everyPartyConsents', target: '#mediation.mediating.phase.assigning' },
                  ],
                  on: {
                    CONSENT: {
                      guard: and(onRecord),
                      actions: { type: 'consent', params: { kind: 'mediation' } },
                    },
                    RECORD_CONTACT: { guard: 'namesAParty', actions: 'noteContact' },
                    RECORD_UNREACHABLE: {
                      guard: and(['namesAParty', 'partyNotReached']),
                      target: '#mediation.failed.refused',
                      actions: { type: 'end', params: { reason: 'unreachable' } },
                    },
                  },
                },
                accepting: {
                  meta: state({
                    summary: { zh: '待受理', en: 'waiting to be accepted' },
                    holder: 'mediationBody',
                    task: { kind: 'acceptance', title: { zh: '受理调解申请', en: 'Accept the application' } },
                    basis: [cite('O17', '22')],
                  }),
                  on: {
                    ACCEPT_APPLICATION: {
                      guard: 'bodyMustAccept',
                      target: '#mediation.mediating.phase.assigning',
                      actions: [
                        'acceptApplication',
                        { type: 'notify', params: { to: 'parties', message: 'applicationAccepted' } },
                      ],
                    },
                  },
                },
              },
            },
            assigning: {
              meta: state({ summary: { zh: '选定调解员', en: 'finding the mediator' } }),
              initial: 'appointing',
              on: {
                REASSIGN: {
                  guard: and(eligible),
                  target: '.offered',
                  actions: { type: 'offer', params: { by: 'appointment' } },
                },
              },
              states: {
                choosing: {
                  meta: state({
                    summary: { zh: '双方共同选择调解员', en: 'the parties choose a mediator together' },
                    holder: 'parties',
                    task: {
                      kind: 'chooseMediator',
                      title: { zh: '共同选择调解员', en: 'Choose a mediator together' },
                    },
                    basis: [cite('ONM', '10(2)')],
                  }),
                  entry: { type: 'notify', params: { to: 'parties', message: 'chooseMediator' } },
                  after: { online_party_joint_select_2wd: { target: 'appointing' } },
                  on: {
                    CHOOSE_MEDIATOR: [
                      {
                        guard: and([...eligible, 'choiceIsJoint']),
                        target: 'offered',
                        actions: { type: 'offer', params: { by: 'parties' } },
                      },
                      { guard: and(eligible), actions: 'noteChoice' },
                    ],
                  },
                },
                appointing: {
                  meta: state({ summary: { zh: '指定调解员', en: 'appointing a mediator' } }),
                  initial: 'byBody',
                  entry: [
                    'waitForAppointment',
                    {
                      type: 'notify',
                      params: { to: ['mediationBody', 'court'], message: 'appointmentNeeded' },
                    },
                  ],
                  on: {
                    CHOOSE_MEDIATOR: [
                      {
                        guard: and([...eligible, 'choiceIsJoint']),
                        target: 'offered',
                        actions: { type: 'offer', params: { by: 'parties' } },
                      },
                      { guard: and(eligible), actions: 'noteChoice' },
                    ],
                    ASSIGN: {
                      guard: and(eligible),
                      target: 'offered',
                      actions: { type: 'offer', params: { by: 'appointment' } },
                    },
                  },
                  states: {
                    byBody: {
                      meta: state({
                        summary: { zh: '待调解组织指定调解员', en: 'the body is to appoint a mediator' },
                        holder: 'mediationBody',
                        task: {
                          kind: 'appointMediator',
                          title: { zh: '指定调解员', en: 'Appoint a mediator' },
                        },
                        basis: [cite('MAL', '11')],
                      }),
                      always: { guard: 'courtInvolved', target: 'byCourt' },
                    },
                    byCourt: {
                      meta: state({
                        summary: { zh: '待法院指定调解员', en: 'the court is to appoint a mediator' },
                        holder: 'court',
                        task: {
                          kind: 'appointMediator',
                          title: { zh: '指定调解员', en: 'Appoint a mediator' },
                        },
                        basis: [cite('ONM', '10(3)'), cite('INV', '12')],
                      }),
                      after: {
                        online_court_appoint_3wd: {
                          actions: [
                            'noteLapse',
                            {
                              type: 'notify',
                              params: { to: ['court', 'supervisor'], message: 'appointmentOverdue' },
                            },
                          ],
                        },
                      },
                    },
                  },
                },
                offered: {
                  meta: state({
                    summary: { zh: '待调解员确认接受', en: 'the mediator is asked to accept' },
                    holder: 'candidateMediator',
                    task: {
                      kind: 'answerAssignment',
                      title: { zh: '接受或者不接受指派', en: 'Accept or decline' },
                    },
                    basis: [cite('ONM', '12')],
                  }),
                  entry: [
                    {
                      type: 'assignTo',
                      params: ({ context }) => candidateIs(latestAssignment(context)?.mediatorId ?? null),
                    },
                    { type: 'notify', params: { to: 'candidateMediator', message: 'assignmentOffered' } },
                  ],
                  after: {
                    online_mediator_accept_3wd: {
                      target: 'appointing',
                      actions: [
                        'noteLapse',
                        { type: 'releaseMediator', params: { as: 'silent' } },
                        { type: 'assignTo', params: candidateIs(null) },
                        {
                          type: 'notify',
                          params: { to: ['parties', 'mediationBody'], message: 'mediatorDeclined' },
                        },
                      ],
                    },
                  },
                  on: {
                    ACCEPT_ASSIGNMENT: {
                      guard: 'materialsDayPlausible',
                      target: '#mediation.mediating.phase.conducting',
                      actions: [
                        'acceptAssignment',
                        { type: 'assignTo', params: candidateIs(null) },
                        { type: 'assignTo', params: ({ context }) => mediatorIs(context.mediatorId) },
                        { type: 'notify', params: { to: 'parties', message: 'mediatorAccepted' } },
                      ],
                    },
                    DECLINE_ASSIGNMENT: {
                      target: 'appointing',
                      actions: [
                        { type: 'releaseMediator', params: { as: 'declined' } },
                        { type: 'assignTo', params: candidateIs(null) },
                        {
                          type: 'notify',
                          params: { to: ['parties', 'mediationBody'], message: 'mediatorDeclined' },
                        },
                      ],
                    },
                    OBJECT_TO_MEDIATOR: [
                      {
                        guard: and([...onRecord, 'mediatorWasAppointed', 'secondObjection']),
                        target: '#mediation.failed.refused',
                        actions: ['noteObjection', { type: 'end', params: { reason: 'second_objection' } }],
                      },
                      {
                        guard: and([...onRecord, 'mediatorWasAppointed']),
                        target: 'appointing',
                        actions: [
                          'noteObjection',
                          { type: 'releaseMediator', params: { as: 'objected' } },
                          { type: 'assignTo', params: candidateIs(null) },
                          {
                            type: 'notify',
                            params: { to: ['parties', 'mediationBody'], message: 'mediatorReplaced' },
                          },
                        ],
                      },
                    ],
                    REASSIGN: {
                      guard: and(eligible),
                      target: 'offered',
                      reenter: true,
                      actions: [
                        { type: 'releaseMediator', params: { as: 'replaced' } },
                        { type: 'offer', params: { by: 'appointment' } },
                      ],
                    },
                  },
                },
              },
            },
            conducting: {
              meta: state({ summary: { zh: '进行调解', en: 'mediating' } }),
              initial: 'open',
              on: {
                REASSIGN: {
                  guard: and([...eligible, 'notStandingStill']),
                  target: '#mediation.mediating.phase.assigning.offered',
                  actions: [
                    { type: 'releaseMediator', params: { as: 'replaced' } },
                    { type: 'assignTo', params: mediatorIs(null) },
                    { type: 'offer', params: { by: 'appointment' } },
                    { type: 'notify', params: { to: 'parties', message: 'mediatorReplaced' } },
                  ],
                },
              },
              states: {
                open: {
                  meta: state({
                    summary: { zh: '调解进行中', en: 'mediation is under way' },
                    holder: 'mediator',
                    task: { kind: 'mediate', title: { zh: '组织调解', en: 'Mediate' } },
                    basis: [cite('INV', '2'), cite('PML', '23')],
                  }),
                  // Whatever was pending when mediation was interrupted is taken up again before anything else.
                  always: [
                    { guard: 'examinationPending', target: 'suspended' },
                    { guard: 'appraisalPending', target: 'appraisal' },
                    { guard: 'recusalPending', target: 'recusal' },
                    { guard: 'relationAwaitsConsent', target: 'disclosed' },
                  ],
                  on: {
                    DISCLOSE: { target: 'disclosed', actions: 'disclose' },
                    APPLY_FOR_RECUSAL: {
                      guard: and(onRecord),
                      target: 'recusal',
                      actions: 'applyForRecusal',
                    },
                    OBJECT_TO_MEDIATOR: [
                      {
                        guard: and([...onRecord, 'mediatorWasAppointed', 'noSessionYet', 'secondObjection']),
                        target: '#mediation.failed.refused',
                        actions: ['noteObjection', { type: 'end', params: { reason: 'second_objection' } }],
                      },
                      {
                        guard: and([...onRecord, 'mediatorWasAppointed', 'noSessionYet']),
                        target: '#mediation.mediating.phase.assigning.appointing',
                        actions: [
                          'noteObjection',
                          { type: 'releaseMediator', params: { as: 'objected' } },
                          { type: 'assignTo', params: mediatorIs(null) },
                          {
                            type: 'notify',
                            params: { to: ['parties', 'mediationBody'], message: 'mediatorReplaced' },
                          },
                        ],
                      },
                    ],
                    RECORD_CONTACT: { guard: 'namesAParty', actions: 'noteContact' },
                    RECORD_UNREACHABLE: {
                      guard: and(['namesAParty', 'partyNotReached']),
                      target: '#mediation.failed.refused',
                      actions: { type: 'end', params: { reason: 'unreachable' } },
                    },
                    SCHEDULE_SESSION: {
                      guard: 'sessionIsNew',
                      actions: [
                        'scheduleSession',
                        { type: 'notify', params: { to: 'parties', message: 'sessionScheduled' } },
                      ],
                    },
                    HOLD_SESSION: {
                      guard: and(['sessionScheduled', 'attendeesAreParties', 'onlineIdentityChecked']),
                      actions: 'holdSession',
                    },
                    RECORD_NON_APPEARANCE: [
                      {
                        guard: and([
                          'namesAParty',
                          'sessionScheduled',
                          'absenceNotYetRecorded',
                          'absentOnceTooOften',
                        ]),
                        target: '#mediation.failed.refused',
                        actions: ['noteAbsence', { type: 'end', params: { reason: 'non_appearance' } }],
                      },
                      {
                        guard: and(['namesAParty', 'sessionScheduled', 'absenceNotYetRecorded']),
                        actions: [
                          'noteAbsence',
                          { type: 'notify', params: { to: 'parties', message: 'absenceRecorded' } },
                        ],
                      },
                    ],
                    START_RECORDING: {
                      guard: and(['everyPartyConsentsToRecording', not('recordingRuns')]),
                      actions: [
                        'startRecording',
                        { type: 'notify', params: { to: 'parties', message: 'recordingStarted' } },
                      ],
                    },
                    STOP_RECORDING: {
                      guard: 'recordingRuns',
                      actions: [
                        'stopRecording',
                        { type: 'notify', params: { to: 'parties', message: 'recordingStopped' } },
                      ],
                    },
                    STATE_FACT: { guard: 'factIsNew', actions: 'stateFact' },
                    CONFIRM_FACT: { guard: and([...onRecord, 'factIsStated']), actions: 'confirmFact' },
                    ORDER_APPRAISAL: {
                      target: 'appraisal',
                      actions: [
                        { type: 'pause', params: { cause: 'appraisal' } },
                        { type: 'notify', params: { to: 'parties', message: 'appraisalOrdered' } },
                      ],
                    },
                    SUSPECT_SHAM: {
                      target: 'suspended',
                      actions: [{ type: 'pause', params: { cause: 'sham' } }, 'stopRecording'],
                    },
                    FIND_GAP_TOO_WIDE: {
                      target: '#mediation.failed.terminated',
                      actions: { type: 'end', params: { reason: 'gap_too_wide' } },
                    },
                    DRAFT_AGREEMENT: {
                      guard: and(lawfulSettlement),
                      target: '#mediation.mediating.phase.drafted',
                      actions: 'draft',
                    },
                  },
                },
                disclosed: {
                  meta: state({
                    summary: {
                      zh: '调解员已披露关系，等待各方决定是否继续',
                      en: 'a relation was disclosed; the parties decide whether to go on',
                    },
                    holder: 'parties',
                    task: {
                      kind: 'decideOnDisclosure',
                      title: { zh: '决定是否由该调解员继续', en: 'Decide whether this mediator goes on' },
                    },
                    basis: [cite('ONM', '13'), cite('INV', '15')],
                  }),
                  entry: [
                    'stopRecording',
                    { type: 'notify', params: { to: 'parties', message: 'relationDisclosed' } },
                  ],
                  always: { guard: 'everyPartyConsentsToContinue', target: 'open' },
                  on: {
                    CONSENT_TO_CONTINUE: {
                      guard: and(onRecord),
                      actions: { type: 'consent', params: { kind: 'continuation' } },
                    },
                    DECLINE_CONTINUATION: {
                      guard: and(onRecord),
                      target: '#mediation.mediating.phase.assigning.appointing',
                      actions: [
                        { type: 'releaseMediator', params: { as: 'recused' } },
                        { type: 'assignTo', params: mediatorIs(null) },
                        {
                          type: 'notify',
                          params: { to: ['parties', 'mediationBody'], message: 'mediatorReplaced' },
                        },
                      ],
                    },
                  },
                },
                recusal: {
                  meta: state({
                    summary: { zh: '等待对回避申请的决定', en: 'waiting for the decision on recusal' },
                    holder: 'mediationBody',
                    task: {
                      kind: 'decideRecusal',
                      title: {
                        zh: '一个工作日内决定回避申请',
                        en: 'Decide on recusal within one working day',
                      },
                    },
                    basis: [cite('INV', '15'), cite('ENG', '', 'D')],
                  }),
                  entry: {
                    type: 'notify',
                    params: { to: ['mediationBody', 'court'], message: 'recusalApplied' },
                  },
                  on: {
                    DECIDE_RECUSAL: [
                      {
                        guard: 'recusalGranted',
                        target: '#mediation.mediating.phase.assigning.appointing',
                        actions: [
                          'decideRecusal',
                          { type: 'releaseMediator', params: { as: 'recused' } },
                          { type: 'assignTo', params: mediatorIs(null) },
                          {
                            type: 'notify',
                            params: { to: ['parties', 'mediationBody'], message: 'mediatorReplaced' },
                          },
                        ],
                      },
                      {
                        target: 'open',
                        actions: [
                          'decideRecusal',
                          { type: 'notify', params: { to: 'parties', message: 'recusalDenied' } },
                        ],
                      },
                    ],
                  },
                },
                appraisal: {
                  meta: state({
                    summary: { zh: '鉴定中', en: 'an appraisal is being made' },
                    holder: 'mediator',
                    task: {
                      kind: 'followAppraisal',
                      title: { zh: '跟进鉴定', en: 'Follow up the appraisal' },
                    },
                    basis: [cite('ONM', '26')],
                  }),
                  on: {
                    END_APPRAISAL: {
                      target: 'open',
                      actions: [
                        { type: 'resume', params: { cause: 'appraisal' } },
                        { type: 'notify', params: { to: 'parties', message: 'appraisalEnded' } },
                      ],
                    },
                  },
                },
                suspended: {
                  meta: state({
                    summary: { zh: '调解暂停，等待核查', en: 'suspended while it is being examined' },
                    holder: 'mediationBody',
                    task: {
                      kind: 'examineSuspicion',
                      title: { zh: '核查涉嫌虚假调解', en: 'Examine the suspicion of sham mediation' },
                    },
                    basis: [cite('INV', '18')],
                  }),
                  entry: [
                    {
                      type: 'notify',
                      params: { to: ['court', 'mediationBody', 'supervisor'], message: 'suspectedSham' },
                    },
                    { type: 'notify', params: { to: 'parties', message: 'mediationSuspended' } },
                  ],
                  on: {
                    CLEAR_SHAM: {
                      target: 'open',
                      actions: [
                        { type: 'resume', params: { cause: 'sham' } },
                        { type: 'notify', params: { to: 'parties', message: 'mediationResumed' } },
                      ],
                    },
                    CONFIRM_SHAM: {
                      target: '#mediation.failed.terminated',
                      actions: [
                        { type: 'end', params: { reason: 'sham_confirmed' } },
                        { type: 'notify', params: { to: ['court', 'supervisor'], message: 'shamReported' } },
                      ],
                    },
                  },
                },
              },
            },
            drafted: {
              meta: state({
                summary: {
                  zh: '协议已拟定，等待签署',
                  en: 'the agreement is drafted and waits for signatures',
                },
                holder: 'parties',
                task: { kind: 'sign', title: { zh: '签署调解协议', en: 'Sign the agreement' } },
                basis: [cite('MAL', '14(2)'), cite('INV', '24'), cite('ONM', '19'), cite('PML', '29')],
              }),
              entry: {
                type: 'notify',
                params: ({ context }) => ({
                  to: ['parties', 'mediationBody'],
                  message: context.draft?.confirmsRelationship ? 'draftNotConfirmable' : 'agreementDrafted',
                }),
              },
              always: {
                guard: 'everyRequiredSignature',
                target: '#mediation.effective',
                actions: 'takeEffect',
              },
              on: {
                SIGN: { guard: and([...onRecord, 'signedSinceDraft', 'agentMayDispose']), actions: 'sign' },
                SIGN_AS_MEDIATOR: { actions: { type: 'signAs', params: { signer: 'mediator' } } },
                SEAL: {
                  guard: and(['dayNotInFuture', 'signedSinceDraft']),
                  actions: { type: 'signAs', params: { signer: 'seal' } },
                },
                REFUSE_TO_SIGN: {
                  guard: and(onRecord),
                  target: '#mediation.failed.terminated',
                  actions: { type: 'end', params: { reason: 'refused_to_sign' } },
                },
                DRAFT_AGREEMENT: {
                  guard: and(lawfulSettlement),
                  target: 'drafted',
                  reenter: true,
                  actions: 'draft',
                },
                DISCLOSE: { target: 'conducting.disclosed', actions: ['dropDraft', 'disclose'] },
                APPLY_FOR_RECUSAL: {
                  guard: and(onRecord),
                  target: 'conducting.recusal',
                  actions: ['dropDraft', 'applyForRecusal'],
                },
                SUSPECT_SHAM: {
                  target: 'conducting.suspended',
                  actions: ['dropDraft', { type: 'pause', params: { cause: 'sham' } }],
                },
              },
            },
            succession: {
              meta: state({
                summary: {
                  zh: '一方当事人死亡或者终止，等待承继人',
                  en: 'a party has died or ceased; waiting for successors',
                },
                holder: 'mediationBody',
                task: { kind: 'findSuccessors', title: { zh: '查明承继人', en: 'Find the successors' } },
                basis: [cite('MAL', '25'), cite('ARB', '6'), cite('CPI', '64'), cite('ENG', '', 'D')],
              }),
              entry: {
                type: 'notify',
                params: { to: ['parties', 'mediator', 'mediationBody'], message: 'partyCeased' },
              },
              on: {
                SUBSTITUTE_PARTY: {
                  guard: and(['successorFits', 'successorIsNew']),
                  target: 'screening',
                  actions: [
                    { type: 'amendParties', params: ({ context, event }) => amended(context, event) },
                    'succeed',
                    { type: 'notify', params: { to: ['parties', 'mediator'], message: 'successorsJoined' } },
                  ],
                },
                NO_SUCCESSOR: {
                  target: '#mediation.ended',
                  actions: { type: 'end', params: { reason: 'no_successor' } },
                },
              },
            },
          },
        },
      },
    },
    effective: {
      meta: state({
        summary: { zh: '调解协议已生效', en: 'the agreement is in effect' },
        outcome: 'effective',
        basis: [cite('MAL', '14(2)'), cite('INV', '24'), cite('ONM', '19'), cite('PML', '29')],
      }),
      entry: [
        {
          type: 'interruptLimitation',
          params: ({ context }) => ({
            kind: 'agreed_to_perform',
            on: context.agreement?.effectiveOn ?? context.receivedOn,
            basis: [cite('MAL', '27(2)'), cite('ARB', '27')],
          }),
        },
        {
          type: 'notify',
          params: { to: ['parties', 'mediationBody', 'court'], message: 'agreementEffective' },
        },
      ],
      initial: 'notYetDue',
      always: { guard: 'everythingPerformed', target: 'performed' },
      after: {
        med_agreement_performance_due: [
          {
            guard: 'breachReported',
            actions: [
              'askCreditor',
              { type: 'notify', params: { to: 'parties', message: 'performanceAsked' } },
            ],
          },
          {
            target: '.dueUnconfirmed',
            actions: [
              'askCreditor',
              { type: 'notify', params: { to: 'parties', message: 'performanceAsked' } },
            ],
          },
        ],
      },
      on: {
        RECORD_PERFORMANCE: {
          guard: and([...onRecord, 'itemIsOpen']),
          actions: [
            'recordPerformance',
            { type: 'notify', params: { to: 'parties', message: 'performanceRecorded' } },
          ],
        },
        CONFIRM_RECEIPT: {
          guard: and([...onRecord, 'itemIsOpen', 'actorIsCreditor']),
          actions: 'confirmReceipt',
        },
        REPORT_NON_PAYMENT: {
          guard: and([...onRecord, 'itemIsOpen', 'actorIsCreditor', 'performanceDayPassed']),
          target: '.breached',
          actions: [
            'noteBreach',
            {
              type: 'interruptLimitation',
              params: ({ context, event }) => ({
                kind: 'agreement_breached',
                on: context.agreement?.items[event.payload.item]?.dueOn ?? event.on,
                basis: [cite('O17', '31')],
              }),
            },
            { type: 'notify', params: { to: ['parties', 'mediationBody'], message: 'agreementBreached' } },
          ],
        },
        SIGN_AS_MEDIATOR: { actions: { type: 'signAs', params: { signer: 'mediator' } } },
        SEAL: {
          guard: and(['dayNotInFuture', 'signedSinceDraft']),
          actions: { type: 'signAs', params: { signer: 'seal' } },
        },
        FLAG_RISK: {
          actions: [
            'flag',
            { type: 'notify', params: { to: ['supervisor', 'mediationBody'], message: 'riskFlagged' } },
          ],
        },
        AGREEMENT_CONFIRMED: {
          actions: [
            'noteEnforceable',
            { type: 'notify', params: { to: 'parties', message: 'agreementEnforceable' } },
          ],
        },
        PERFORMED_ELSEWHERE: { actions: 'performedElsewhere' },
        SUIT_DOCKETED: { target: 'pursuedElsewhere' },
        SUPERSEDED: { target: 'superseded' },
      },
      states: {
        notYetDue: {
          meta: state({
            summary: {
              zh: '协议已生效，等待履行',
              en: 'the agreement is in effect and waits to be performed',
            },
            holder: 'parties',
            basis: [cite('MAL', '14(2)')],
          }),
        },
        dueUnconfirmed: {
          meta: state({
            summary: {
              zh: '履行日已过，待权利人确认',
              en: 'the day of performance has passed; the creditor is asked',
            },
            holder: 'parties',
            task: {
              kind: 'confirmReceipt',
              title: { zh: '确认是否收到', en: 'Say whether it was received' },
            },
            basis: [cite('MAL', '14-16')],
          }),
          always: { guard: 'noItemOverdue', target: 'notYetDue' },
        },
        breached: {
          meta: state({
            summary: {
              zh: '权利人反映未履行，可选择后续途径',
              en: 'reported as not performed; further ways are open',
            },
            holder: 'parties',
            task: { kind: 'chooseRoute', title: { zh: '选择后续途径', en: 'Choose what to do next' } },
            outcome: 'breached',
            basis: [cite('MAL', '15-16'), cite('LI1', '51')],
          }),
        },
      },
    },
    performed: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '协议履行完毕', en: 'the agreement was performed' },
        holder: 'nobody',
        outcome: 'performed',
        basis: [cite('PML', '31')],
      }),
      entry: { type: 'notify', params: { to: ['parties', 'mediationBody'], message: 'agreementPerformed' } },
    },
    pursuedElsewhere: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '协议争议已由法院立案处理', en: 'a court deals with the agreement' },
        holder: 'nobody',
        basis: [cite('CPL', '126')],
      }),
    },
    superseded: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '已由新的调解代替', en: 'a new mediation has taken its place' },
        holder: 'nobody',
        basis: [cite('PML', '33')],
      }),
    },
    rejected: {
      tags: ['ended'],
      meta: state({
        summary: { zh: '不予受理', en: 'declined' },
        holder: 'nobody',
        outcome: 'rejected',
        basis: [cite('O17', '22')],
      }),
      entry: { type: 'notify', params: { to: 'applicant', message: 'applicationDeclined' } },
      on: {
        REOPEN: {
          guard: and(['secondPersonApproved', 'reopenedDayPlausible']),
          target: '#mediation.mediating',
          actions: [
            'reopen',
            { type: 'notify', params: { to: ['parties', 'mediationBody'], message: 'reopened' } },
          ],
        },
      },
    },
    transferred: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '已移送有权的调解组织', en: 'transferred to the competent body' },
        holder: 'nobody',
        outcome: 'transferred',
        basis: [cite('ENG', '', 'D')],
      }),
      entry: { type: 'notify', params: { to: ['parties', 'mediationBody'], message: 'transferred' } },
    },
    /** Without agreement: limitation starts anew, the next way opens unless day 15 has opened it, a court hears of what it sent. */
    failed: {
      meta: state({ summary: { zh: '未达成协议', en: 'without agreement' } }),
      initial: 'terminated',
      entry: enqueueActions(({ context, enqueue }) => {
        const next = rightAfterFailure(context);
        if (next.right !== 'arbitration' || context.arbitrationOpenOn === null)
          enqueue({ type: 'openRight', params: { ...next } });
        if (byCourt(context)) enqueue({ type: 'notify', params: { to: 'court', message: 'reportToCourt' } });
      }),
      on: {
        REOPEN: {
          guard: and(['secondPersonApproved', 'reopenedDayPlausible']),
          target: '#mediation.mediating',
          actions: [
            'reopen',
            { type: 'notify', params: { to: ['parties', 'mediationBody'], message: 'reopened' } },
          ],
        },
      },
      states: {
        refused: {
          tags: ['ended'],
          meta: state({
            summary: { zh: '一方不同意，调解终止', en: 'ended: a party does not want mediation' },
            holder: 'nobody',
            outcome: 'refused',
            basis: [cite('PML', '17'), cite('INV', '26')],
          }),
          entry: [
            {
              type: 'interruptLimitation',
              params: ({ context }) => ({
                kind: 'mediation_refused',
                on: context.ending?.endedOn ?? context.receivedOn,
                basis: [cite('ARB', '27'), cite('O17', '31[7]')],
              }),
            },
            {
              type: 'notify',
              params: ({ context }) => ({
                to: ['parties', 'mediationBody'],
                message: failureMessage(context, 'mediationRefused'),
              }),
            },
          ],
        },
        terminated: {
          tags: ['ended'],
          meta: state({
            summary: { zh: '调解未成，已终止', en: 'ended without agreement' },
            holder: 'nobody',
            outcome: 'terminated',
            basis: [cite('INV', '26'), cite('ONM', '25'), cite('O17', '29-30')],
          }),
          entry: [
            {
              type: 'interruptLimitation',
              params: ({ context }) => ({
                kind: 'mediation_failed',
                on: context.ending?.endedOn ?? context.receivedOn,
                basis: [cite('ARB', '27'), cite('O17', '31[7]')],
              }),
            },
            {
              type: 'notify',
              params: ({ context }) => ({
                to: ['parties', 'mediationBody'],
                message: failureMessage(context, 'mediationTerminated'),
              }),
            },
          ],
        },
      },
    },
    withdrawn: {
      tags: ['ended'],
      meta: state({
        summary: { zh: '申请人撤回申请', en: 'the applicant withdrew the application' },
        holder: 'nobody',
        outcome: 'withdrawn',
        basis: [cite('INV', '26')],
      }),
      entry: {
        type: 'notify',
        params: { to: ['parties', 'mediationBody'], message: 'applicationWithdrawn' },
      },
      on: {
        REOPEN: {
          guard: and(['secondPersonApproved', 'reopenedDayPlausible']),
          target: '#mediation.mediating',
          actions: [
            'reopen',
            { type: 'notify', params: { to: ['parties', 'mediationBody'], message: 'reopened' } },
          ],
        },
      },
    },
    ended: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '当事人无承继人，调解结束', en: 'over: a party ceased without successor' },
        holder: 'nobody',
        outcome: 'ended',
        basis: [cite('MAL', '25'), cite('ENG', '', 'D')],
      }),
      entry: { type: 'notify', params: { to: ['parties', 'mediationBody'], message: 'mediationEnded' } },
    },
  },
});
