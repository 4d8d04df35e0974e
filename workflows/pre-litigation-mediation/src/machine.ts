import { cite } from '@dingfen/legal-basis';
import { ended, notify, state } from '@dingfen/procedure-kit';
import { and, enqueueActions, not } from 'xstate';
import {
  byCourt,
  everyPartyConsents,
  latestAssignment,
  type MediationContext,
  openingContext,
} from './context.ts';
import type { MessageName } from './messages.ts';
import { rightAfterFailure } from './outcomes.ts';
import { amended, candidateIs, failureMessage, mediatorIs, recording } from './records.ts';

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

/** What was ended by mistake goes on when the supervisor, with a second person, says so. */
const REOPEN = {
  guard: and(['secondPersonApproved', 'reopenedDayPlausible']),
  target: '#mediation.mediating',
  actions: ['reopen', notify(['parties', 'mediationBody'], 'reopened')],
} as const;
type Given = { context: MediationContext };
/** Mediation has failed: limitation starts anew from that day, and both sides hear why it ended. */
const failure = (kind: string, message: MessageName) =>
  [
    {
      type: 'interruptLimitation',
      params: ({ context }: Given) => ({
        kind,
        on: context.ending?.endedOn ?? context.receivedOn,
        basis: [cite('ARB', '27'), cite('O17', '31[7]')],
      }),
    },
    {
      type: 'notify',
      params: ({ context }: Given) => ({
        to: ['parties', 'mediationBody'] as const,
        message: failureMessage(context, message),
      }),
    },
  ] as const;

/**
 * The chart. `arbitrationGate` runs beside `phase` from receipt to the end of mediation, so that day 15 opens arbitration
 * in whatever phase it falls and ends nothing (MAL 14). The periods that do end mediation sit on `phase` as a whole.
 */
export const machine = recording.createMachine({
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
    notify(['applicant', 'mediationBody'], 'applicationReceived'),
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
                    notify(['parties', 'mediator'], 'arbitrationOpen'),
                  ],
                },
              },
            },
            open: {
              meta: state({
                summary: { zh: '任何一方可以申请仲裁', en: 'either party may apply for arbitration' },
                outcome: 'arbitrationOpen',
                basis: [cite('MAL', '14(3)')],
              }),
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
            WITHDRAW: [
              {
                guard: and([...onRecord, 'isApplicantsAct', 'otherApplicantsRemain']),
                actions: ['leave', notify(['parties', 'mediationBody'], 'applicantLeft')],
              },
              {
                guard: and([...onRecord, 'isApplicantsAct']),
                target: '#mediation.withdrawn',
                actions: { type: 'end', params: { reason: 'withdrawn_by_applicant' } },
              },
            ],
            REGISTER_NOW: {
              guard: and([...onRecord, 'isApplicantsAct', 'referredBeforeFiling']),
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'registration_requested' } },
            },
            SUIT_DOCKETED: {
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'suit_docketed' } },
            },
            SUIT_ENDED: {
              guard: 'entrustedByCourt',
              target: '#mediation.failed.terminated',
              actions: { type: 'end', params: { reason: 'suit_ended' } },
            },
            PARTIES_AMENDED: [
              {
                guard: 'replacesParty',
                target: '.screening',
                actions: ['amend', 'stopRecording', notify(['parties', 'mediator'], 'successorsJoined')],
              },
              { actions: 'amend' },
            ],
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
              actions: ['extend', notify(['parties', 'mediator'], 'periodExtended')],
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
                  notify(['parties', 'mediator'], 'recordingStopped'),
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
              actions: ['flag', notify(['supervisor', 'mediationBody'], 'riskFlagged')],
            },
            CORRECT_TRIGGER: {
              guard: and(['secondPersonApproved', 'correctedDayPlausible']),
              actions: ['correct', notify(['parties', 'mediator'], 'dayCorrected')],
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
                  actions: 'decline',
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
                  actions: ['noteLapse', notify(['mediationBody', 'supervisor'], 'acceptanceOverdue')],
                },
                online_contact_other_party_3wd: {
                  actions: ['noteLapse', notify(['mediationBody', 'supervisor'], 'contactOverdue')],
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
                    if (!everyPartyConsents(context, 'mediation')) enqueue(notify('parties', 'consentAsked'));
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
                      actions: ['acceptApplication', notify('parties', 'applicationAccepted')],
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
                  entry: notify('parties', 'chooseMediator'),
                  after: { online_party_joint_select_2wd: { target: 'appointing' } },
                  on: {
                    CHOOSE_MEDIATOR: [
                      {
                        guard: and([...onRecord, ...eligible, 'choiceIsJoint']),
                        target: 'offered',
                        actions: { type: 'offer', params: { by: 'parties' } },
                      },
                      { guard: and([...onRecord, ...eligible]), actions: 'noteChoice' },
                    ],
                  },
                },
                appointing: {
                  meta: state({ summary: { zh: '指定调解员', en: 'appointing a mediator' } }),
                  initial: 'byBody',
                  entry: ['waitForAppointment', notify(['mediationBody', 'court'], 'appointmentNeeded')],
                  on: {
                    CHOOSE_MEDIATOR: [
                      {
                        guard: and([...onRecord, ...eligible, 'choiceIsJoint']),
                        target: 'offered',
                        actions: { type: 'offer', params: { by: 'parties' } },
                      },
                      { guard: and([...onRecord, ...eligible]), actions: 'noteChoice' },
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
                          actions: ['noteLapse', notify(['court', 'supervisor'], 'appointmentOverdue')],
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
                    notify('candidateMediator', 'assignmentOffered'),
                  ],
                  after: {
                    online_mediator_accept_3wd: {
                      target: 'appointing',
                      actions: [
                        'noteLapse',
                        { type: 'releaseMediator', params: { as: 'silent' } },
                        { type: 'assignTo', params: candidateIs(null) },
                        notify(['parties', 'mediationBody'], 'mediatorDeclined'),
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
                        notify('parties', 'mediatorAccepted'),
                      ],
                    },
                    DECLINE_ASSIGNMENT: {
                      target: 'appointing',
                      actions: [
                        { type: 'releaseMediator', params: { as: 'declined' } },
                        { type: 'assignTo', params: candidateIs(null) },
                        notify(['parties', 'mediationBody'], 'mediatorDeclined'),
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
                          notify(['parties', 'mediationBody'], 'mediatorReplaced'),
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
                    notify('parties', 'mediatorReplaced'),
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
                          notify(['parties', 'mediationBody'], 'mediatorReplaced'),
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
                      actions: ['scheduleSession', notify('parties', 'sessionScheduled')],
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
                        actions: ['noteAbsence', notify('parties', 'absenceRecorded')],
                      },
                    ],
                    START_RECORDING: {
                      guard: and(['everyPartyConsentsToRecording', not('recordingRuns')]),
                      actions: ['startRecording', notify('parties', 'recordingStarted')],
                    },
                    STOP_RECORDING: {
                      guard: 'recordingRuns',
                      actions: ['stopRecording', notify('parties', 'recordingStopped')],
                    },
                    STATE_FACT: { guard: 'factIsNew', actions: 'stateFact' },
                    CONFIRM_FACT: { guard: and([...onRecord, 'factIsStated']), actions: 'confirmFact' },
                    ORDER_APPRAISAL: {
                      target: 'appraisal',
                      actions: [
                        { type: 'pause', params: { cause: 'appraisal' } },
                        notify('parties', 'appraisalOrdered'),
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
                  entry: ['stopRecording', notify('parties', 'relationDisclosed')],
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
                        notify(['parties', 'mediationBody'], 'mediatorReplaced'),
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
                  entry: notify(['mediationBody', 'court'], 'recusalApplied'),
                  on: {
                    DECIDE_RECUSAL: [
                      {
                        guard: 'recusalGranted',
                        target: '#mediation.mediating.phase.assigning.appointing',
                        actions: [
                          'decideRecusal',
                          { type: 'releaseMediator', params: { as: 'recused' } },
                          { type: 'assignTo', params: mediatorIs(null) },
                          notify(['parties', 'mediationBody'], 'mediatorReplaced'),
                        ],
                      },
                      {
                        target: 'open',
                        actions: ['decideRecusal', notify('parties', 'recusalDenied')],
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
                        notify('parties', 'appraisalEnded'),
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
                    notify(['court', 'mediationBody', 'supervisor'], 'suspectedSham'),
                    notify('parties', 'mediationSuspended'),
                  ],
                  on: {
                    CLEAR_SHAM: {
                      target: 'open',
                      actions: [
                        { type: 'resume', params: { cause: 'sham' } },
                        notify('parties', 'mediationResumed'),
                      ],
                    },
                    CONFIRM_SHAM: {
                      target: '#mediation.failed.terminated',
                      actions: [
                        { type: 'end', params: { reason: 'sham_confirmed' } },
                        notify(['court', 'supervisor'], 'shamReported'),
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
                SIGN: {
                  guard: and([...onRecord, 'signedSinceDraft', 'signedOnPlatform', 'agentMayDispose']),
                  actions: 'sign',
                },
                // What was drafted for all of them has to be drafted anew for those who remain.
                WITHDRAW: {
                  guard: and([...onRecord, 'isApplicantsAct', 'otherApplicantsRemain']),
                  target: 'conducting',
                  actions: ['dropDraft', 'leave', notify(['parties', 'mediationBody'], 'applicantLeft')],
                },
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
              entry: notify(['parties', 'mediator', 'mediationBody'], 'partyCeased'),
              on: {
                SUBSTITUTE_PARTY: {
                  guard: and(['successorFits', 'successorIsNew']),
                  target: 'screening',
                  actions: [
                    { type: 'amendParties', params: ({ context, event }) => amended(context, event) },
                    'succeed',
                    notify(['parties', 'mediator'], 'successorsJoined'),
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
        notify(['parties', 'mediationBody', 'court'], 'agreementEffective'),
      ],
      initial: 'notYetDue',
      always: { guard: 'everythingPerformed', target: 'performed' },
      after: {
        med_agreement_performance_due: [
          {
            guard: 'breachReported',
            actions: ['askCreditor', notify('parties', 'performanceAsked')],
          },
          {
            target: '.dueUnconfirmed',
            actions: ['askCreditor', notify('parties', 'performanceAsked')],
          },
        ],
      },
      on: {
        RECORD_PERFORMANCE: {
          guard: and([...onRecord, 'itemIsOpen']),
          actions: ['recordPerformance', notify('parties', 'performanceRecorded')],
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
            notify(['parties', 'mediationBody'], 'agreementBreached'),
          ],
        },
        SIGN_AS_MEDIATOR: { actions: { type: 'signAs', params: { signer: 'mediator' } } },
        SEAL: {
          guard: and(['dayNotInFuture', 'signedSinceDraft']),
          actions: { type: 'signAs', params: { signer: 'seal' } },
        },
        FLAG_RISK: {
          actions: ['flag', notify(['supervisor', 'mediationBody'], 'riskFlagged')],
        },
        AGREEMENT_CONFIRMED: {
          actions: ['noteEnforceable', notify('parties', 'agreementEnforceable')],
        },
        PERFORMED_ELSEWHERE: { actions: 'performedElsewhere' },
        SUIT_DOCKETED: { target: 'pursuedElsewhere' },
        SUPERSEDED: { guard: 'ownAgreement', target: 'superseded' },
        PARTIES_AMENDED: { actions: 'amend' },
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
      ...ended({
        summary: { zh: '协议履行完毕', en: 'the agreement was performed' },
        holder: 'nobody',
        outcome: 'performed',
        basis: [cite('PML', '31')],
      }),
      entry: notify(['parties', 'mediationBody'], 'agreementPerformed'),
    },
    pursuedElsewhere: ended({
      summary: { zh: '协议争议已由法院立案处理', en: 'a court deals with the agreement' },
      holder: 'nobody',
      basis: [cite('CPL', '126')],
    }),
    superseded: ended({
      summary: { zh: '已由新的调解协议代替', en: 'a new agreement has taken its place' },
      holder: 'nobody',
      basis: [cite('PML', '33')],
    }),
    rejected: {
      tags: ['ended'],
      meta: state({
        summary: { zh: '不予受理', en: 'declined' },
        holder: 'nobody',
        outcome: 'rejected',
        basis: [cite('O17', '22')],
      }),
      entry: notify('applicant', 'applicationDeclined'),
      on: {
        REOPEN,
      },
    },
    transferred: {
      ...ended({
        summary: { zh: '已移送有权的调解组织', en: 'transferred to the competent body' },
        holder: 'nobody',
        outcome: 'transferred',
        basis: [cite('ENG', '', 'D')],
      }),
      entry: notify(['parties', 'mediationBody'], 'transferred'),
    },
    /** Without agreement: limitation starts anew, the next way opens unless day 15 has opened it, a court hears of what it sent. */
    failed: {
      meta: state({ summary: { zh: '未达成协议', en: 'without agreement' } }),
      initial: 'terminated',
      entry: enqueueActions(({ context, enqueue }) => {
        const next = rightAfterFailure(context);
        if (next && (next.right !== 'arbitration' || context.arbitrationOpenOn === null))
          enqueue({ type: 'openRight', params: { ...next } });
        if (byCourt(context)) enqueue(notify('court', 'reportToCourt'));
      }),
      on: {
        REOPEN,
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
          entry: failure('mediation_refused', 'mediationRefused'),
        },
        terminated: {
          tags: ['ended'],
          meta: state({
            summary: { zh: '调解未成，已终止', en: 'ended without agreement' },
            holder: 'nobody',
            outcome: 'terminated',
            basis: [cite('INV', '26'), cite('ONM', '25'), cite('O17', '29-30')],
          }),
          entry: failure('mediation_failed', 'mediationTerminated'),
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
      entry: notify(['parties', 'mediationBody'], 'applicationWithdrawn'),
      on: {
        REOPEN,
      },
    },
    ended: {
      ...ended({
        summary: { zh: '当事人无承继人，调解结束', en: 'over: a party ceased without successor' },
        holder: 'nobody',
        outcome: 'ended',
        basis: [cite('MAL', '25'), cite('ENG', '', 'D')],
      }),
      entry: notify(['parties', 'mediationBody'], 'mediationEnded'),
    },
  },
});
