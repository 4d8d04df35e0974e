import { cite } from '@dingfen/legal-basis';
import { ended, notify, state } from '@dingfen/procedure-kit';
import { and, not } from 'xstate';
import { openTrial, type Stage, type TrialContext } from './context.ts';
import { recording, successors } from './course.ts';
import type { ActOf } from './events.ts';

const byParty = and(['actsForItself', 'actorIsLitigant']);
const bySuingParty = and(['actsForItself', 'actorSues']);
const byDefendant = and(['actsForItself', 'actorIsSued']);
/** An act that counts from its posting; who records it gives the day and the proof. */
const postedByParty = and([byParty, 'postingRecordedByStaff', 'notInFuture']);
/** The court is late: reported, the duty stays owed, and the case goes on. */
const courtIsLate = { actions: [notify('supervisor', 'courtDutyLate')] } as const;
const CPL = (article: string) => [cite('CPL', article)];

/** The suit may be suspended; it goes on from the stage in which it was (CPL 153). */
const suspendable = (stage: Stage) =>
  ({
    SUSPEND: {
      guard: and(['judgeMayAct', 'notInFuture', 'ceasedPartyNamed']),
      target: stage === 'judged' ? '#judgmentSuspended' : '#suspended',
      actions: [{ type: 'suspend', params: { stage } }, notify('parties', 'suspended')],
    },
  }) as const;
const resumed = and(['notInFuture', 'resumesAfterSuspension', 'ceasedPartiesReplaced']);
const resuming = ['resume', notify('parties', 'resumed')] as const;
/** A party died or ceased: somebody takes its place, or nobody does and the suit is over (CPL 153-154, CPI 55). */
const succession = {
  SUBSTITUTE_PARTY: {
    guard: and(['suspendedForParty', 'replacesCeasedParty']),
    actions: [
      {
        type: 'amendParties',
        params: ({ context, event }: { context: TrialContext; event: ActOf<'SUBSTITUTE_PARTY'> }) => ({
          parties: successors(context, event.payload),
        }),
      },
      'substitute',
    ],
  },
  TERMINATE: {
    guard: and(['suspendedForParty', 'notInFuture']),
    target: '#terminated',
    actions: ['terminate'],
  },
} as const;
/** Another party sues over the same award while this suit runs (LI1 4). */
const merging = {
  CROSS_SUIT_FILED: { actions: ['mergeCrossSuit', notify('parties', 'crossSuitFiled')] },
} as const;
const settleable = {
  SETTLE_IN_COURT: {
    guard: and(['judgeMayAct', 'everyoneConsents']),
    target: '#settling',
    actions: ['settle'],
  },
} as const;
/** An objection posted within the defence period may find a hearing already set, which then falls away. */
const objecting = {
  guard: and([byDefendant, 'postingRecordedByStaff', 'notInFuture', 'withinDefencePeriod']),
  target: '#objection',
  actions: ['clearHearing', 'objectToJurisdiction'],
} as const;
/** A party goes back on the settlement: the court tries the case or, where it was heard, gives judgment (CPL 102). */
const renege = [
  {
    guard: and([byParty, 'wasHeard']),
    target: '#deliberating',
    actions: ['statementDropped', notify('parties', 'statementRefused')],
  },
  {
    guard: byParty,
    target: '#preparing',
    actions: ['statementDropped', notify('parties', 'statementRefused')],
  },
] as const;

/** The time to pay has passed: the court rules, unless the fee was sent in time or the court grants relief (CPI 199, 213). */
const unpaid = (paid: 'settled' | 'toppedUp') =>
  ({
    meta: state({
      summary: {
        zh: '诉讼费逾期未交，待裁定按撤诉处理',
        en: 'the fee was not paid in time: the suit is to be treated as withdrawn by ruling',
      },
      holder: 'court',
      task: {
        kind: 'ruleFeeUnpaid',
        title: { zh: '核对交费凭证并裁定', en: 'Check for proof of payment, and rule' },
      },
      basis: [cite('CPI', '213'), cite('CPI', '199')],
    }),
    on: {
      PAY_FEE: {
        guard: and([bySuingParty, 'postingRecordedByStaff', 'notInFuture', 'feePostedInTime']),
        target: paid,
        actions: ['feeSettled'],
      },
      GRANT_FEE_RELIEF: { target: paid, actions: ['feeSettled'] },
      RULE_FEE_UNPAID: {
        guard: 'notInFuture',
        target: '#deemedWithdrawn',
        actions: ['feeUnpaid', notify('parties', 'feeUnpaid')],
      },
    },
  }) as const;

/**
 * The suit from the hand-off to performance (rulebook 9.4). Pure: never started. After docketing the course of the suit,
 * the bench, the fee and the trial limit run side by side.
 */
export const machine = recording.createMachine({
  id: 'trial',
  context: ({ input }) => openTrial(input),
  initial: 'filing',
  on: { PARTIES_AMENDED: { actions: ['amend'] } },
  states: {
    filing: {
      initial: 'handOff',
      after: { court_filing_7d: { actions: [notify('supervisor', 'filingLate')] } },
      on: {
        ...merging,
        WITHDRAW_FILING: [
          {
            guard: and([bySuingParty, not('someOtherPlaintiff')]),
            target: '#withdrawn',
            actions: ['withdrawFiling'],
          },
          { guard: and([bySuingParty, 'someOtherPlaintiff']), actions: ['dropPlaintiff'] },
        ],
        SUPPLY_PACKAGE_PART: {
          guard: and([not('packageComplete'), 'partStillMissing', 'namedAreLitigants']),
          actions: ['supplyPart'],
        },
      },
      states: {
        handOff: {
          meta: state({
            summary: {
              zh: '已收到起诉和移交材料，待签收',
              en: 'complaint and hand-off received, to be acknowledged',
            },
            holder: 'court',
            task: {
              kind: 'acknowledgeHandOff',
              title: {
                zh: '签收移交材料并核对缺项',
                en: 'Acknowledge the hand-off and check what is missing',
              },
            },
            basis: CPL('126'),
          }),
          on: {
            ACKNOWLEDGE_HAND_OFF: [
              { guard: 'packageComplete', target: 'reviewing', actions: ['acknowledge'] },
              { target: 'reviewing', actions: ['acknowledge', notify('parties', 'handOffIncomplete')] },
            ],
          },
        },
        reviewing: {
          id: 'reviewing',
          meta: state({
            summary: { zh: '立案审查', en: 'the complaint is examined' },
            holder: 'court',
            task: {
              kind: 'docket',
              title: { zh: '登记立案或者裁定不予受理', en: 'Docket, or refuse by ruling' },
            },
            basis: CPL('126'),
          }),
          on: {
            REQUEST_CORRECTION: {
              target: 'correcting',
              actions: ['askForPapers', notify('parties', 'correctionAsked')],
            },
            DOCKET: {
              guard: 'handOffAcknowledged',
              target: '#trackSelection',
              actions: ['docket', notify('parties', 'docketed')],
            },
            REFUSE_DOCKETING: {
              guard: 'notInFuture',
              target: '#refusal',
              actions: ['refuseDocketing', notify('parties', 'docketingRefused')],
            },
          },
        },
        correcting: {
          meta: state({
            summary: { zh: '等待补正起诉材料', en: 'missing papers are awaited' },
            holder: 'parties',
            task: { kind: 'supplyPapers', title: { zh: '补正起诉材料', en: 'Supply the missing papers' } },
            basis: [cite('CPI', '208')],
          }),
          on: {
            COMPLETE_PAPERS: {
              guard: and(['notInFuture', 'completedSinceAsked']),
              target: 'reviewing',
              actions: ['papersComplete'],
            },
            REFUSE_DOCKETING: {
              guard: 'notInFuture',
              target: '#refusal',
              actions: ['refuseDocketing', notify('parties', 'docketingRefused')],
            },
          },
        },
      },
    },

    refusal: {
      id: 'refusal',
      initial: 'appealable',
      on: merging,
      states: {
        appealable: {
          meta: state({
            summary: { zh: '已裁定不予受理，上诉期内', en: 'docketing refused, appeal possible' },
            holder: 'parties',
            basis: CPL('171(2)'),
          }),
          after: {
            appeal_ruling_10d: [
              {
                guard: 'lastRulingWindow',
                target: '#refused',
                actions: ['rulingWindowEnded', 'rulingIsFinal'],
              },
              { actions: ['rulingWindowEnded'] },
            ],
          },
          on: {
            APPEAL_RULING: {
              guard: and([bySuingParty, 'postingRecordedByStaff', 'notInFuture', 'rulingServedOnActor']),
              target: 'appealed',
              actions: ['appealRuling'],
            },
          },
        },
        appealed: {
          meta: state({
            summary: { zh: '不予受理裁定的上诉审理中', en: 'the refusal is on appeal' },
            holder: 'court',
            basis: CPL('171(2)'),
          }),
          on: {
            DECIDE_RULING_APPEAL: [
              {
                guard: and(['notInFuture', 'appealOverturns']),
                target: '#reviewing',
                actions: ['docketingOrdered'],
              },
              {
                guard: and(['notInFuture', not('appealOverturns')]),
                target: '#refused',
                actions: ['rulingIsFinal'],
              },
            ],
          },
        },
      },
    },

    firstInstance: {
      type: 'parallel',
      on: {
        ...merging,
        SUPPLY_PACKAGE_PART: {
          guard: and([not('packageComplete'), 'partStillMissing', 'namedAreLitigants']),
          actions: ['supplyPart'],
        },
        REQUEST_WITHDRAWAL: {
          guard: and([bySuingParty, 'withdrawalNotAsked']),
          actions: ['requestWithdrawal'],
        },
        ALLOW_WITHDRAWAL: [
          {
            guard: and(['withdrawalAsked', 'notInFuture', 'everySuingPartyAsks']),
            target: '#withdrawn',
            actions: ['withdraw'],
          },
          {
            guard: and(['withdrawalAsked', 'notInFuture', not('everySuingPartyAsks')]),
            actions: ['withdrawInPart'],
          },
        ],
        REFUSE_WITHDRAWAL: { guard: 'withdrawalAsked', actions: ['refuseWithdrawal'] },
        RECORD_PRESERVATION: { guard: and(['notPreserved', 'notInFuture']), actions: ['preserve'] },
        CORRECT_DOCKETING_DATE: {
          guard: and(['notInFuture', 'docketingNotAfterServices']),
          actions: ['correctDocketing'],
        },
        CORRECT_SERVICE_DATE: {
          guard: and(['notInFuture', 'notBeforeDocketing', 'servicePeriodRuns', 'secondPersonChecks']),
          actions: ['correctService'],
        },
      },
      states: {
        bench: {
          initial: 'opening',
          states: {
            opening: {
              meta: state({ summary: { zh: '核对审判人员', en: 'is a judge fixed' } }),
              always: [{ guard: 'judgeKnown', target: 'sitting' }, { target: 'unassigned' }],
            },
            unassigned: {
              meta: state({
                summary: { zh: '待确定审判人员', en: 'a judge is to be fixed' },
                task: { kind: 'assignJudge', title: { zh: '确定审判人员', en: 'Fix the judge' } },
                basis: CPL('131'),
              }),
              on: {
                ASSIGN_JUDGE: {
                  target: 'unannounced',
                  actions: [
                    'assignJudge',
                    {
                      type: 'assignTo',
                      params: ({ event }) => ({ role: 'judge' as const, holderId: event.payload.judgeId }),
                    },
                  ],
                },
              },
            },
            unannounced: {
              meta: state({
                summary: {
                  zh: '审判人员已确定，待告知当事人',
                  en: 'a judge is fixed, the parties are to be told',
                },
                task: {
                  kind: 'announceJudge',
                  title: { zh: '告知审判人员', en: 'Tell the parties who the judge is' },
                },
                basis: CPL('131'),
              }),
              after: { judge_notice_3d: courtIsLate },
              on: {
                ANNOUNCE_JUDGE: { target: 'sitting', actions: [notify('parties', 'judgeAnnounced')] },
                CHALLENGE_JUDGE: { guard: byParty, target: 'challenged', actions: ['challengeJudge'] },
              },
            },
            sitting: {
              meta: state({
                summary: { zh: '审判人员已告知', en: 'the parties know the judge' },
                basis: CPL('131'),
              }),
              on: {
                CHALLENGE_JUDGE: {
                  guard: and([byParty, not('judgeWasChallenged')]),
                  target: 'challenged',
                  actions: ['challengeJudge'],
                },
                REQUEST_CHALLENGE_REVIEW: {
                  guard: and([byParty, 'reviewOpen', 'reviewByChallenger']),
                  target: 'underReview',
                  actions: ['reviewChallenge'],
                },
              },
            },
            challenged: {
              meta: state({
                summary: {
                  zh: '回避申请待决，法官暂停参与',
                  en: 'recusal is undecided, the judge stands back',
                },
                task: { kind: 'decideRecusal', title: { zh: '决定是否回避', en: 'Decide on recusal' } },
                basis: CPL('48-50'),
              }),
              after: { recusal_decision_3d: courtIsLate },
              on: {
                DECIDE_CHALLENGE: [
                  {
                    guard: 'recusalGranted',
                    target: 'unassigned',
                    actions: ['removeJudge', { type: 'assignTo', params: { role: 'judge', holderId: null } }],
                  },
                  { guard: not('recusalGranted'), target: 'sitting', actions: ['refuseChallenge'] },
                ],
              },
            },
            underReview: {
              meta: state({
                summary: {
                  zh: '回避决定复议中，法官继续履职',
                  en: 'the recusal decision is under review, the judge goes on',
                },
                task: {
                  kind: 'reviewRecusal',
                  title: { zh: '复议回避决定', en: 'Review the recusal decision' },
                },
                basis: CPL('50'),
              }),
              after: { recusal_decision_3d: courtIsLate },
              on: {
                DECIDE_CHALLENGE: [
                  {
                    guard: 'recusalGranted',
                    target: 'unassigned',
                    actions: ['removeJudge', { type: 'assignTo', params: { role: 'judge', holderId: null } }],
                  },
                  { guard: not('recusalGranted'), target: 'sitting', actions: ['refuseChallenge'] },
                ],
              },
            },
          },
        },

        fee: {
          initial: 'assessing',
          states: {
            assessing: {
              meta: state({ summary: { zh: '核对诉讼费', en: 'is a fee to be prepaid' } }),
              always: [{ guard: 'feeNeedsNoPrepayment', target: 'settled' }, { target: 'unnotified' }],
            },
            unnotified: {
              meta: state({
                summary: { zh: '待通知交费', en: 'fee notice to be sent' },
                basis: [cite('FEE', '22')],
              }),
              on: {
                SERVE_FEE_NOTICE: {
                  guard: and(['notInFuture', 'notBeforeDocketing']),
                  target: 'payable',
                  actions: ['feeNotice'],
                },
                GRANT_FEE_RELIEF: { target: 'settled', actions: ['feeSettled'] },
              },
            },
            payable: {
              meta: state({
                summary: { zh: '待交诉讼费', en: 'the fee is to be paid' },
                basis: [cite('FEE', '22')],
              }),
              after: {
                fee_prepay_7d: {
                  target: 'unpaid',
                  actions: ['feeOverdue', notify(['parties', 'court'], 'feeOverdue')],
                },
              },
              on: {
                PAY_FEE: {
                  guard: and([bySuingParty, 'postingRecordedByStaff', 'notInFuture']),
                  target: 'settled',
                  actions: ['feeSettled'],
                },
                GRANT_FEE_RELIEF: { target: 'settled', actions: ['feeSettled'] },
              },
            },
            unpaid: unpaid('settled'),
            settled: {
              meta: state({
                summary: { zh: '诉讼费已结清或者不预交', en: 'the fee is settled, or not to be prepaid' },
                basis: [cite('FEE', '20')],
              }),
              on: {
                SERVE_TOP_UP_NOTICE: {
                  guard: and(['convertedToOrdinary', 'notInFuture', 'notBeforeDocketing']),
                  target: 'topUp',
                  actions: ['feeNotice'],
                },
              },
            },
            topUp: {
              meta: state({
                summary: { zh: '待补交诉讼费', en: 'the top-up fee is to be paid' },
                basis: [cite('CPI', '199')],
              }),
              after: {
                convert_fee_7d: {
                  target: 'topUpUnpaid',
                  actions: ['feeOverdue', notify(['parties', 'court'], 'feeOverdue')],
                },
              },
              on: {
                PAY_FEE: {
                  guard: and([bySuingParty, 'postingRecordedByStaff', 'notInFuture']),
                  target: 'toppedUp',
                  actions: ['feeSettled'],
                },
                GRANT_FEE_RELIEF: { target: 'toppedUp', actions: ['feeSettled'] },
              },
            },
            topUpUnpaid: unpaid('toppedUp'),
            toppedUp: {
              meta: state({
                summary: { zh: '诉讼费已补交', en: 'the top-up fee is settled' },
                basis: [cite('CPI', '199')],
              }),
            },
          },
        },

        limit: {
          initial: 'counting',
          states: {
            counting: {
              meta: state({
                summary: { zh: '审限自立案之日起计算', en: 'the trial limit runs from docketing' },
                basis: [cite('CPL', '152'), cite('CPL', '164'), cite('CPL', '168')],
              }),
              after: {
                trial_small_claim_2m: { actions: ['lapse', notify('supervisor', 'limitPassed')] },
                trial_simple_3m: { actions: ['lapse', notify('supervisor', 'limitPassed')] },
                trial_ordinary_6m: { actions: ['lapse', notify('supervisor', 'limitPassed')] },
                trial_extension_request_10d_before: { actions: ['lapse'] },
              },
              on: {
                START_EXCLUSION: {
                  guard: and(['notInFuture', 'sinceDocketing', 'exclusionNotRunning']),
                  actions: ['startExclusion'],
                },
                END_EXCLUSION: { guard: and(['notInFuture', 'exclusionRunning']), actions: ['endExclusion'] },
                REQUEST_EXTENSION: {
                  guard: and(['notExtendedYet', 'limitStillRuns', 'requestInTime']),
                  actions: ['requestExtension'],
                },
                ADMIT_LATE_REQUEST: {
                  guard: and(['notExtendedYet', 'limitStillRuns', 'requestIsLate']),
                  actions: ['admitLateRequest'],
                },
                APPROVE_EXTENSION: {
                  guard: and(['extensionAsked', 'limitStillRuns', 'withinExtensionCap']),
                  actions: ['extend'],
                },
                REFUSE_EXTENSION: { guard: 'extensionAsked', actions: ['refuseExtension'] },
                RECORD_HIGHER_EXTENSION: {
                  guard: and(['presidentHasExtended', 'limitStillRuns']),
                  actions: ['extendFurther'],
                },
              },
            },
          },
        },

        course: {
          initial: 'trackSelection',
          states: {
            trackSelection: {
              id: 'trackSelection',
              meta: state({
                summary: { zh: '已立案，待确定审理程序', en: 'docketed, the procedure is to be chosen' },
                holder: 'court',
                task: { kind: 'selectTrack', title: { zh: '确定审理程序', en: 'Choose the procedure' } },
                outcome: 'docketed',
                basis: CPL('126'),
              }),
              after: { court_serve_complaint_5d: courtIsLate },
              on: {
                SELECT_TRACK: {
                  guard: and(['wageNotConfigured', 'trackAsLawSays']),
                  target: '#preparing',
                  actions: ['selectTrack'],
                },
              },
            },

            active: {
              initial: 'preparing',
              after: {
                court_serve_complaint_5d: courtIsLate,
                announcement_service_30d: {
                  actions: ['servedByAnnouncement', notify('parties', 'complaintServed')],
                },
                defence_15d: { actions: ['defenceEnded'] },
                evidence_ordinary_min_15d: { actions: ['evidenceEnded'] },
                evidence_simple_max_15d: { actions: ['evidenceEnded'] },
                evidence_small_claim_7d: { actions: ['evidenceEnded'] },
              },
              on: {
                SERVE_COMPLAINT: {
                  guard: and([
                    'namedAreDefendants',
                    'complaintNotYetServed',
                    'notInFuture',
                    'notBeforeDocketing',
                    'addressConfirmedWhereNeeded',
                    'returnedOnlyByPost',
                    'shorterDefenceConsented',
                  ]),
                  actions: ['serveComplaint', notify('parties', 'complaintServed')],
                },
                ANNOUNCE_SERVICE: [
                  {
                    guard: and([
                      'isLightTrack',
                      'namedAreDefendants',
                      'complaintNotYetServed',
                      'notYetAnnounced',
                      'notInFuture',
                      'notBeforeDocketing',
                    ]),
                    actions: [
                      'convertForAnnouncement',
                      'announce',
                      notify('parties', 'convertedForAnnouncement'),
                    ],
                  },
                  {
                    guard: and([
                      not('isLightTrack'),
                      'namedAreDefendants',
                      'complaintNotYetServed',
                      'notYetAnnounced',
                      'notInFuture',
                      'notBeforeDocketing',
                    ]),
                    actions: ['announce'],
                  },
                ],
                FILE_DEFENCE: {
                  guard: and([byDefendant, 'complaintServedOnActor']),
                  actions: ['fileDefence'],
                },
                WAIVE_PERIODS: {
                  guard: and([byParty, 'isLightTrack', 'everyoneServed', 'notWaivedYet']),
                  actions: ['waivePeriods'],
                },
                SET_EVIDENCE_PERIOD: {
                  guard: and([
                    'namedAreLitigants',
                    'evidenceNotSet',
                    'evidenceLengthLawful',
                    'notInFuture',
                    'notBeforeDocketing',
                  ]),
                  actions: ['setEvidence'],
                },
                EXTEND_EVIDENCE_PERIOD: {
                  guard: and(['namedAreLitigants', 'evidenceRunsAndIsOrdinary', 'notInFuture']),
                  actions: ['extendEvidence'],
                },
                NAME_REPRESENTATIVES: {
                  guard: and(['namedAreLitigants', 'twoToFiveOfOneSide']),
                  actions: ['nameRepresentatives'],
                },
                OBJECT_TO_TRACK: {
                  guard: and([byParty, 'isLightTrack', 'beforeHearing', 'noTrackObjection']),
                  actions: ['objectToTrack'],
                },
                REJECT_TRACK_OBJECTION: {
                  guard: and(['judgeMayAct', 'trackObjectionOpen']),
                  actions: ['rejectTrackObjection'],
                },
                CONVERT_TRACK: {
                  guard: and(['judgeMayAct', 'isLightTrack', 'fullerProcedure', 'limitStillRuns']),
                  actions: ['convertTrack', notify('parties', 'trackConverted')],
                },
                ADD_CLAIM: {
                  guard: and(['judgeMayAct', 'inseparableClaim', 'trackStillLawful']),
                  actions: ['addClaim'],
                },
                TRANSFER_CASE: { guard: 'judgeMayAct', target: '#transferred', actions: ['transfer'] },
                DISMISS_SUIT: [
                  {
                    guard: and(['judgeMayAct', 'inSmallClaims', 'notInFuture']),
                    target: '#dismissed',
                    actions: ['dismiss', 'dismissedAtOnce'],
                  },
                  {
                    guard: and(['judgeMayAct', not('inSmallClaims')]),
                    target: '#dismissal',
                    actions: ['dismiss'],
                  },
                ],
              },
              states: {
                preparing: {
                  id: 'preparing',
                  meta: state({
                    summary: {
                      zh: '审前准备：送达、答辩、举证',
                      en: 'before trial: service, defence, evidence',
                    },
                    holder: 'court',
                    task: {
                      kind: 'prepareTrial',
                      title: { zh: '送达、指定举证期限、排期', en: 'Serve, set evidence periods, schedule' },
                    },
                    basis: CPL('128-136'),
                  }),
                  on: {
                    ...suspendable('preparing'),
                    ...settleable,
                    ENTRUST_MEDIATION: {
                      guard: and(['beforeHearing', 'everyoneConsents']),
                      target: 'entrusted',
                      actions: [
                        'entrust',
                        {
                          type: 'assignTo',
                          params: ({ event }) => ({
                            role: 'mediationBody' as const,
                            holderId: event.payload.mediationBodyId,
                          }),
                        },
                        notify('parties', 'mediationEntrusted'),
                      ],
                    },
                    OBJECT_TO_JURISDICTION: objecting,
                    // Posted in time, the appeal arrives when the ruling was already taken to be final.
                    APPEAL_RULING: {
                      guard: and([postedByParty, 'jurisdictionWasRuled', 'rulingServedOnActor']),
                      target: 'jurisdictionAppeal',
                      actions: ['appealRuling', 'jurisdictionReopened'],
                    },
                    SET_HEARING: {
                      guard: and([
                        'judgeMayAct',
                        'everyoneServed',
                        'defenceOver',
                        'evidenceOver',
                        'representativesNamed',
                        'noTrackObjection',
                        'hearingAhead',
                      ]),
                      target: 'hearingSet',
                      actions: ['setHearing', notify('parties', 'hearingSet')],
                    },
                  },
                },
                entrusted: {
                  id: 'entrusted',
                  meta: state({
                    summary: {
                      zh: '委托调解中，审限继续计算',
                      en: 'entrusted mediation, the trial limit runs on',
                    },
                    holder: 'mediationBody',
                    outcome: 'mediationEntrusted',
                    basis: [cite('INV', '11')],
                  }),
                  on: {
                    ...suspendable('entrusted'),
                    ENTRUSTED_MEDIATION_AGREED: {
                      guard: 'notInFuture',
                      target: 'settling',
                      actions: ['mediationAgreed'],
                    },
                    ENTRUSTED_MEDIATION_FAILED: {
                      guard: 'notInFuture',
                      target: 'preparing',
                      actions: ['mediationFailed', notify('parties', 'mediationFailed')],
                    },
                  },
                },
                settling: {
                  id: 'settling',
                  meta: state({
                    summary: {
                      zh: '已达成协议，待制作调解书或者撤诉',
                      en: 'agreed: a statement is to be issued, or the suit withdrawn',
                    },
                    holder: 'judge',
                    task: {
                      kind: 'issueStatement',
                      title: {
                        zh: '审查协议并制作调解书',
                        en: 'Examine the agreement and issue the statement',
                      },
                    },
                    basis: CPL('100'),
                  }),
                  on: {
                    ...suspendable('settling'),
                    ISSUE_STATEMENT: [
                      {
                        guard: and(['judgeMayAct', 'signatureSuffices', 'namedAreLitigants']),
                        target: '#statement',
                        actions: ['issueStatement', 'statementEffectiveAtOnce', notify('parties', 'inForce')],
                      },
                      {
                        guard: and(['judgeMayAct', 'serviceNeeded', 'namedAreLitigants']),
                        target: 'statementServing',
                        actions: ['issueStatement'],
                      },
                    ],
                    REFUSE_STATEMENT: renege,
                  },
                },
                statementServing: {
                  id: 'statementServing',
                  meta: state({
                    summary: { zh: '调解书待各方签收', en: 'the parties are to sign for the statement' },
                    holder: 'parties',
                    basis: [cite('CPL', '100(3)'), cite('CPI', '133')],
                  }),
                  on: {
                    ...suspendable('signing'),
                    SIGN_STATEMENT: [
                      {
                        guard: and([byParty, 'notInFuture', 'notSignedYet', 'lastToSign']),
                        target: '#statement',
                        actions: ['signStatement', 'statementSigned', notify('parties', 'inForce')],
                      },
                      {
                        guard: and([byParty, 'notInFuture', 'notSignedYet', not('lastToSign')]),
                        actions: ['signStatement'],
                      },
                    ],
                    REFUSE_STATEMENT: renege,
                  },
                },
                objection: {
                  id: 'objection',
                  meta: state({
                    summary: { zh: '管辖权异议审查中', en: 'the objection to jurisdiction is examined' },
                    holder: 'judge',
                    task: {
                      kind: 'decideJurisdiction',
                      title: { zh: '裁定管辖权异议', en: 'Rule on jurisdiction' },
                    },
                    basis: CPL('130'),
                  }),
                  on: {
                    ...suspendable('objection'),
                    DECIDE_JURISDICTION: [
                      {
                        guard: and([
                          'judgeMayAct',
                          'inSmallClaims',
                          'upholdsObjection',
                          'courtNamedWhenUpheld',
                        ]),
                        target: '#transferred',
                        actions: ['ruleOnJurisdiction', 'rulingIsFinal'],
                      },
                      {
                        guard: and(['judgeMayAct', 'inSmallClaims', not('upholdsObjection')]),
                        target: 'preparing',
                        actions: ['ruleOnJurisdiction', 'jurisdictionStays'],
                      },
                      {
                        guard: and(['judgeMayAct', not('inSmallClaims'), 'courtNamedWhenUpheld']),
                        target: 'jurisdictionRuling',
                        actions: ['ruleOnJurisdiction'],
                      },
                    ],
                  },
                },
                jurisdictionRuling: {
                  id: 'jurisdictionRuling',
                  meta: state({
                    summary: {
                      zh: '管辖裁定送达和上诉期',
                      en: 'the ruling on jurisdiction is served, appeal possible',
                    },
                    holder: 'court',
                    task: {
                      kind: 'serveRuling',
                      title: { zh: '送达管辖裁定', en: 'Serve the ruling on jurisdiction' },
                    },
                    basis: CPL('171(2)'),
                  }),
                  after: {
                    appeal_ruling_10d: [
                      {
                        guard: and(['lastRulingWindow', 'objectionUpheld']),
                        target: '#transferred',
                        actions: ['rulingWindowEnded', 'rulingIsFinal'],
                      },
                      {
                        guard: and(['lastRulingWindow', not('objectionUpheld')]),
                        target: 'preparing',
                        actions: ['rulingWindowEnded', 'jurisdictionStays'],
                      },
                      { actions: ['rulingWindowEnded'] },
                    ],
                  },
                  on: {
                    ...suspendable('ruled'),
                    SERVE_RULING: {
                      guard: and(['namedAreLitigants', 'rulingNotYetServed', 'notInFuture']),
                      actions: ['serveRuling'],
                    },
                    APPEAL_RULING: {
                      guard: and([postedByParty, 'rulingServedOnActor']),
                      target: 'jurisdictionAppeal',
                      actions: ['appealRuling'],
                    },
                  },
                },
                jurisdictionAppeal: {
                  meta: state({
                    summary: { zh: '管辖裁定上诉审理中', en: 'the ruling on jurisdiction is on appeal' },
                    holder: 'court',
                    basis: CPL('171(2)'),
                  }),
                  on: {
                    DECIDE_RULING_APPEAL: [
                      {
                        guard: and(['notInFuture', 'objectionUpheld', not('appealOverturns')]),
                        target: '#transferred',
                        actions: ['rulingIsFinal'],
                      },
                      {
                        guard: and(['notInFuture', not('objectionUpheld'), 'appealOverturns']),
                        target: '#transferred',
                        actions: ['courtNamedOnAppeal', 'rulingIsFinal'],
                      },
                      { guard: 'notInFuture', target: 'preparing', actions: ['jurisdictionStays'] },
                    ],
                  },
                },
                hearingSet: {
                  meta: state({
                    summary: { zh: '已排期开庭', en: 'a hearing is set' },
                    holder: 'court',
                    task: {
                      kind: 'notifyHearing',
                      title: { zh: '送达开庭通知并开庭', en: 'Serve notice of the hearing and hold it' },
                    },
                    basis: CPL('139'),
                  }),
                  after: {
                    hearing_notice_3d_before: {
                      target: 'preparing',
                      actions: ['clearHearing', notify('court', 'hearingNoticeLate')],
                    },
                  },
                  on: {
                    ...suspendable('preparing'),
                    ...settleable,
                    OBJECT_TO_JURISDICTION: objecting,
                    SERVE_HEARING_NOTICE: {
                      guard: and(['namedAreLitigants', 'notInFuture', 'notBeforeDocketing']),
                      actions: ['serveHearingNotice'],
                    },
                    POSTPONE_HEARING: { target: 'preparing', actions: ['clearHearing'] },
                    HOLD_HEARING: {
                      guard: and([
                        'judgeMayAct',
                        'hearingDayCome',
                        'everyoneNotifiedInTime',
                        'presentAreLitigants',
                        'absentHadNotice',
                      ]),
                      target: 'deliberating',
                      actions: ['holdHearing'],
                    },
                    DEEM_WITHDRAWN: {
                      guard: and([
                        'judgeMayAct',
                        'hearingDayCome',
                        'suingPartiesSummoned',
                        'everySuingPartyAbsent',
                        'notInFuture',
                      ]),
                      target: '#deemedWithdrawn',
                      actions: ['plaintiffAbsent'],
                    },
                  },
                },
                deliberating: {
                  id: 'deliberating',
                  meta: state({
                    summary: { zh: '已开庭，待裁判', en: 'heard, a decision is awaited' },
                    holder: 'judge',
                    task: { kind: 'giveJudgment', title: { zh: '作出裁判', en: 'Give judgment' } },
                    basis: CPL('151'),
                  }),
                  on: {
                    ...suspendable('deliberating'),
                    ...settleable,
                    SET_HEARING: {
                      guard: and(['judgeMayAct', 'anotherHearingAllowed', 'hearingAhead']),
                      target: 'hearingSet',
                      actions: ['setHearing', notify('parties', 'hearingSet')],
                    },
                    PRONOUNCE: {
                      guard: and(['judgeMayAct', 'namedAreLitigants']),
                      target: '#judged',
                      actions: ['pronounce', notify('parties', 'judgmentGiven')],
                    },
                  },
                },
              },
            },

            suspended: {
              id: 'suspended',
              meta: state({
                summary: { zh: '诉讼中止', en: 'the suit is suspended' },
                holder: 'court',
                basis: CPL('153'),
              }),
              on: {
                ...succession,
                ENTRUSTED_MEDIATION_AGREED: {
                  guard: and(['stoodEntrusted', 'notInFuture']),
                  actions: ['mediationAgreed'],
                },
                ENTRUSTED_MEDIATION_FAILED: {
                  guard: and(['stoodEntrusted', 'notInFuture']),
                  actions: ['mediationFailed', notify('parties', 'mediationFailed')],
                },
                RESUME: [
                  { guard: and([resumed, 'stoodDeliberating']), target: '#deliberating', actions: resuming },
                  { guard: and([resumed, 'stoodAtObjection']), target: '#objection', actions: resuming },
                  {
                    guard: and([resumed, 'stoodAtRuling']),
                    target: '#jurisdictionRuling',
                    actions: resuming,
                  },
                  { guard: and([resumed, 'stoodEntrusted']), target: '#entrusted', actions: resuming },
                  { guard: and([resumed, 'stoodSettling']), target: '#settling', actions: resuming },
                  { guard: and([resumed, 'stoodSigning']), target: '#statementServing', actions: resuming },
                  { guard: resumed, target: '#preparing', actions: resuming },
                ],
              },
            },
          },
        },
      },
    },

    dismissal: {
      id: 'dismissal',
      initial: 'serving',
      on: merging,
      states: {
        serving: {
          meta: state({
            summary: {
              zh: '已裁定驳回起诉，送达和上诉期',
              en: 'dismissed by ruling, to be served, appeal possible',
            },
            holder: 'court',
            task: {
              kind: 'serveRuling',
              title: { zh: '送达驳回起诉裁定', en: 'Serve the ruling of dismissal' },
            },
            basis: CPL('171(2)'),
          }),
          after: {
            appeal_ruling_10d: [
              {
                guard: 'lastRulingWindow',
                target: '#dismissed',
                actions: ['rulingWindowEnded', 'dismissalIsFinal'],
              },
              { actions: ['rulingWindowEnded'] },
            ],
          },
          on: {
            SERVE_RULING: {
              guard: and(['namedAreLitigants', 'rulingNotYetServed', 'notInFuture']),
              actions: ['serveRuling'],
            },
            APPEAL_RULING: {
              guard: and([postedByParty, 'rulingServedOnActor']),
              target: 'appealed',
              actions: ['appealRuling'],
            },
          },
        },
        appealed: {
          meta: state({
            summary: { zh: '驳回起诉裁定的上诉审理中', en: 'the dismissal is on appeal' },
            holder: 'court',
            basis: CPL('171(2)'),
          }),
          on: {
            DECIDE_RULING_APPEAL: [
              {
                guard: and(['notInFuture', 'appealOverturns']),
                target: '#preparing',
                actions: ['dismissalOverturned'],
              },
              {
                guard: and(['notInFuture', not('appealOverturns')]),
                target: '#dismissed',
                actions: ['dismissalIsFinal'],
              },
            ],
          },
        },
      },
    },

    judged: {
      id: 'judged',
      meta: state({
        summary: { zh: '已宣判，送达和上诉期', en: 'judgment given, to be served, appeal possible' },
        holder: 'court',
        task: { kind: 'serveJudgment', title: { zh: '送达判决书', en: 'Serve the judgment' } },
        basis: CPL('151(2)'),
      }),
      after: {
        judgment_send_10d: courtIsLate,
        judgment_announcement_30d: { actions: ['judgmentServedByAnnouncement'] },
        appeal_judgment_15d: [
          {
            guard: 'lastAppealWindow',
            target: '#takingEffect',
            actions: ['appealWindowEnded', 'unappealed'],
          },
          { actions: ['appealWindowEnded'] },
        ],
      },
      on: {
        SERVE_JUDGMENT: [
          {
            guard: and([
              'inSmallClaims',
              'namedAreLitigants',
              'judgmentNotYetServed',
              'notInFuture',
              'notBeforeJudgment',
              'lastServed',
            ]),
            target: '#takingEffect',
            actions: ['serveJudgment', 'smallClaimsEffective'],
          },
          {
            guard: and(['namedAreLitigants', 'judgmentNotYetServed', 'notInFuture', 'notBeforeJudgment']),
            actions: ['serveJudgment'],
          },
        ],
        ANNOUNCE_JUDGMENT: {
          guard: and([
            'inOrdinary',
            'namedAreLitigants',
            'judgmentNotYetServed',
            'judgmentNotAnnounced',
            'notInFuture',
            'notBeforeJudgment',
          ]),
          actions: ['announceJudgment'],
        },
        APPEAL: {
          guard: and([postedByParty, 'appealPossible', 'appealOpenForActor']),
          target: '#appealFiled',
          actions: ['appeal', notify('parties', 'appealed')],
        },
        ...suspendable('judged'),
        CORRECT_SERVICE_DATE: {
          guard: and(['notInFuture', 'notBeforeJudgment', 'servicePeriodRuns', 'secondPersonChecks']),
          actions: ['correctService'],
        },
      },
    },

    judgmentSuspended: {
      id: 'judgmentSuspended',
      meta: state({
        summary: {
          zh: '宣判后诉讼中止，上诉期停止计算',
          en: 'suspended after judgment: the time to appeal stands still',
        },
        holder: 'court',
        basis: CPL('153'),
      }),
      on: {
        ...succession,
        RESUME: { guard: resumed, target: '#judged', actions: resuming },
      },
    },

    secondInstance: {
      initial: 'filed',
      // The time to appeal of the other parties runs on while one appeal is pending.
      after: { appeal_judgment_15d: { actions: ['appealWindowEnded'] } },
      on: {
        ALLOW_APPEAL_WITHDRAWAL: [
          {
            guard: and(['notInFuture', 'everyAppealWindowOver']),
            target: '#takingEffect',
            actions: ['appealWithdrawn', 'unappealed'],
          },
          {
            guard: and(['notInFuture', not('everyAppealWindowOver')]),
            target: '#judged',
            actions: ['appealWithdrawn'],
          },
        ],
      },
      states: {
        filed: {
          id: 'appealFiled',
          meta: state({
            summary: { zh: '已上诉，待二审立案', en: 'appealed, to be docketed on appeal' },
            holder: 'court',
            outcome: 'appealed',
            basis: CPL('171'),
          }),
          on: {
            DOCKET_APPEAL: {
              guard: and(['notInFuture', 'appealNotDocketedBeforeFiling']),
              target: 'pending',
              actions: ['docketAppeal'],
            },
          },
        },
        pending: {
          meta: state({
            summary: { zh: '二审审理中', en: 'on appeal' },
            holder: 'court',
            basis: CPL('183'),
          }),
          after: { appeal_trial_3m: courtIsLate },
          on: {
            EXTEND_APPEAL_LIMIT: { actions: ['extendAppeal'] },
            DECIDE_APPEAL: [
              { guard: and(['notInFuture', 'remands']), target: '#remanded' },
              {
                guard: and(['notInFuture', not('remands'), 'namedAreLitigants']),
                target: '#takingEffect',
                actions: ['decideAppeal'],
              },
            ],
          },
        },
      },
    },

    remanded: {
      id: 'remanded',
      meta: state({
        summary: { zh: '发回重审，待立案', en: 'remanded, to be docketed again' },
        holder: 'court',
        task: { kind: 'docketRetrial', title: { zh: '发回重审案件立案', en: 'Docket the remanded case' } },
        basis: CPL('177'),
      }),
      on: { DOCKET_RETRIAL: { target: '#preparing', actions: ['docketRetrial'] } },
    },

    takingEffect: {
      id: 'takingEffect',
      meta: state({ summary: { zh: '判决生效', en: 'the judgment takes effect' } }),
      always: [
        { guard: 'somethingIsOwed', target: '#judgmentInForce', actions: [notify('parties', 'inForce')] },
        { target: 'decidedWithoutOrder' },
      ],
    },

    inForce: {
      initial: 'judgment',
      after: {
        enf_apply_2y: { actions: ['lapse', notify('parties', 'enforcementTimeBarred')] },
        psv_enforce_3m: { actions: ['lapse', notify('parties', 'preservationLapses')] },
      },
      on: {
        CONFIRM_PERFORMANCE: {
          guard: and([byParty, 'notInFuture', 'performanceProven']),
          target: '#performed',
          actions: ['perform'],
        },
        PERFORMED: { target: '#performed', actions: ['performedElsewhere'] },
        APPLY_ENFORCEMENT: {
          guard: and([byParty, 'actorIsCreditor', 'performanceOverdue']),
          target: '#enforcing',
          actions: ['applyEnforcement'],
        },
      },
      states: {
        judgment: {
          id: 'judgmentInForce',
          meta: state({
            summary: { zh: '判决已生效，待履行', en: 'the judgment is in force, to be performed' },
            holder: 'parties',
            outcome: 'judgmentEffective',
            basis: CPL('158'),
          }),
          on: {
            // Posted in time, it arrives when the judgment was already taken to be in force: then it is not.
            APPEAL: {
              guard: and([postedByParty, 'appealPossible', 'appealOpenForActor']),
              target: '#appealFiled',
              actions: ['appeal', notify('parties', 'appealed')],
            },
          },
        },
        statement: {
          id: 'statement',
          meta: state({
            summary: {
              zh: '法院调解书已生效，待履行',
              en: 'the court mediation statement is in force, to be performed',
            },
            holder: 'parties',
            outcome: 'mediationStatement',
            basis: CPL('100(3)'),
          }),
        },
      },
    },

    enforcing: {
      id: 'enforcing',
      initial: 'received',
      on: {
        CONFIRM_PERFORMANCE: {
          guard: and([byParty, 'notInFuture', 'performanceProven']),
          target: '#performed',
          actions: ['perform'],
        },
        PERFORMED: { target: '#performed', actions: ['performedElsewhere'] },
      },
      states: {
        received: {
          meta: state({
            summary: { zh: '已申请强制执行，待发执行通知', en: 'enforcement applied for, notice to be sent' },
            holder: 'court',
            task: {
              kind: 'sendEnforcementNotice',
              title: { zh: '发出执行通知', en: 'Send the enforcement notice' },
            },
            basis: [cite('CPI', '480')],
          }),
          after: { enf_notice_10d: courtIsLate },
          on: { SEND_ENFORCEMENT_NOTICE: { target: 'notified' } },
        },
        notified: {
          meta: state({
            summary: { zh: '执行通知已发出', en: 'the enforcement notice was sent' },
            holder: 'court',
            basis: [cite('CPI', '480')],
          }),
        },
      },
    },

    refused: {
      id: 'refused',
      ...ended({
        summary: { zh: '不予受理裁定已生效', en: 'the refusal of docketing is final' },
        outcome: 'refused',
        basis: CPL('126'),
      }),
    },
    withdrawn: {
      id: 'withdrawn',
      ...ended({
        summary: { zh: '已撤诉，可以再次起诉', en: 'withdrawn; the suit may be brought again' },
        outcome: 'withdrawn',
        basis: [cite('CPL', '148'), cite('CPI', '214')],
      }),
    },
    deemedWithdrawn: {
      id: 'deemedWithdrawn',
      ...ended({
        summary: {
          zh: '按撤诉处理，可以再次起诉',
          en: 'treated as withdrawn; the suit may be brought again',
        },
        outcome: 'deemedWithdrawn',
        basis: [cite('CPL', '146'), cite('CPI', '213-214')],
      }),
    },
    transferred: {
      id: 'transferred',
      ...ended({
        summary: { zh: '已移送其他法院', en: 'transferred to another court' },
        outcome: 'transferred',
        basis: CPL('37'),
      }),
    },
    dismissed: {
      id: 'dismissed',
      ...ended({
        summary: { zh: '驳回起诉裁定已生效', en: 'the dismissal is final' },
        outcome: 'dismissed',
        basis: [cite('CPI', '208')],
      }),
    },
    terminated: {
      id: 'terminated',
      ...ended({
        summary: { zh: '诉讼终结', en: 'the suit is terminated' },
        outcome: 'terminated',
        basis: CPL('154'),
      }),
    },
    decidedWithoutOrder: ended({
      summary: { zh: '判决生效，无需履行', en: 'the judgment is in force and orders nothing' },
      outcome: 'judgmentEffective',
      basis: CPL('158'),
    }),
    performed: {
      id: 'performed',
      ...ended({
        summary: { zh: '已履行完毕', en: 'performed' },
        outcome: 'performed',
        basis: [cite('ENG', '', 'D')],
      }),
    },
  },
});
