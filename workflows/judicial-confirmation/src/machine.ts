import { cite } from '@dingfen/legal-basis';
import { ended, notify, state } from '@dingfen/procedure-kit';
import { and, not } from 'xstate';
import { begin, type Context } from './context.ts';
import type { ActOf, Acts } from './events.ts';
import { recording } from './records.ts';
import { told } from './succession.ts';

const signGuards = [
  'actsForOwnParty',
  'isSignatory',
  'notSignedYet',
  'agentHasSpecialAuthority',
  'signedInsideWindow',
] as const;

/** Everything rulebook 2.1 asks of a joint application, and every paper of the package. */
const fileGuards = [
  'actsForOwnParty',
  'postingProven',
  'lawfulMediationBody',
  'bothApplied',
  'withinThirtyDays',
  'invitingCourt',
  'courtLevelFits',
  'noRelationshipClause',
  'paymentOnly',
  'contentDefinite',
  'noReviewPending',
  'hasApplication',
  'hasAgreement',
  'hasMediationProof',
  'hasIdentities',
  'hasAddressesForService',
  'hasPropertyPapers',
] as const;

/** Back to where the court's work stood before it was interrupted. */
const backToWork = [
  { guard: 'withdrawalAsked', target: 'withdrawalRequested' },
  { guard: 'supplementDefaulted', target: 'supplementOverdue' },
  { guard: 'supplementOutstanding', target: 'supplementing' },
  { guard: 'acceptedAlready', target: 'examining' },
  { target: 'deciding' },
] as const;

const withdrawnAct = {
  target: '#confirmation.window.reopened',
  actions: ['noteWithdrawn', notify(['parties', 'mediator'], 'withdrawn')],
} as const;

/** Whoever records the last item fulfils the agreement; the ruling ends with it unless an objection is still examined. */
const completed = {
  guard: and(['performanceIsProven', 'completesPerformance']),
  target: '#confirmation.confirmed.performance.fulfilled',
  actions: 'noteItemsPerformed',
} as const;

const rejected = [
  'noteRejection',
  notify(['parties', 'mediator'], 'rejected'),
  'openWaysAfterRejection',
] as const;

const notAccept = [
  {
    guard: 'groundLetsReapply',
    target: '#confirmation.window.reopened',
    actions: ['noteNotAccepted', notify(['parties', 'mediator'], 'notAccepted')],
  },
  {
    guard: 'shamProofDemanded',
    target: '#confirmation.notAccepted',
    actions: ['noteNotAccepted', notify(['parties', 'mediator'], 'notAccepted'), 'openWaysAfterWindow'],
  },
] as const;

/** A dispute has at least two sides, so the first signature never completes the application. */
const firstSignature = {
  guard: and(signGuards),
  target: '#confirmation.window.waitingForSecond',
  actions: ['noteSigned', notify('parties', 'otherSideSigned')],
} as const;

/** What the court may do in a state in which it has the file before it and waits for nobody. */
const atWork = {
  ORDER_SUPPLEMENT: {
    guard: 'orderReceivedOn',
    target: 'supplementing',
    actions: ['noteSupplementOrdered', notify('parties', 'supplementOrdered')],
  },
  REQUEST_WITHDRAWAL: {
    guard: and(['actsForOwnParty', 'isSignatory']),
    target: 'withdrawalRequested',
    actions: ['noteWithdrawalAsked', notify('court', 'withdrawalAsked')],
  },
} as const;

const file = {
  guard: and(fileGuards),
  target: '#confirmation.application',
  actions: [
    'noteFiled',
    {
      type: 'assignTo',
      params: ({ event }: { event: ActOf<'FILE'> }) => ({
        role: 'court' as const,
        holderId: event.payload.courtId,
      }),
    },
    notify(['parties', 'court', 'mediator'], 'filed'),
  ],
} as const;

const objection = {
  guard: and(['actsForOwnParty', 'mayObject', 'notObjectingYet', 'postingProven', 'objectionInTime']),
  actions: ['noteObjection', notify(['court', 'parties'], 'objected')],
} as const;
const object = { ...objection, target: 'objected' } as const;

const relief = ['obstacleDelayedAct', 'reliefAskedInTime', 'newLastDayAhead'] as const;

const tellOthers = {
  type: 'amendParties',
  params: ({ context, event }: { context: Context; event: Acts }) => told(context, event),
} as const;
const joined = notify(['parties', 'mediator'], 'resumed');

const SUPPLEMENT = {
  guard: 'actsForOwnParty',
  target: 'workResumed',
  actions: ['noteSupplemented', notify('court', 'supplemented')],
} as const;

export const machine = recording.createMachine({
  id: 'confirmation',
  context: ({ input }) => begin(input),
  initial: 'window',
  on: {
    EXCLUDE: { actions: 'noteReviewPending' },
    RELEASE: { actions: 'noteReviewGone' },
    PARTIES_AMENDED: { actions: 'noteParties' },
  },
  states: {
    window: {
      meta: state({
        summary: { zh: '司法确认申请期内', en: 'the window for joint application is open' },
        basis: [cite('CPL', '205')],
      }),
      initial: 'open',
      // An application withdrawn because everything was paid leaves nothing to apply for again.
      always: { guard: 'fullyPerformed', target: '#confirmation.performed' },
      after: {
        jc_apply_30d: [
          { guard: 'withdrawnAfterWindow', target: '#confirmation.withdrawn', actions: 'noteWindowOver' },
          {
            guard: 'notAcceptedAfterWindow',
            target: '#confirmation.notAccepted',
            actions: ['noteWindowOver', 'openWaysAfterWindow'],
          },
          {
            guard: 'rejectedAfterWindow',
            target: '#confirmation.rejected',
            actions: ['noteWindowOver', 'openWaysAfterRejection'],
          },
          {
            target: '#confirmation.windowExpired',
            actions: [
              'noteWindowOver',
              notify(['parties', 'mediator'], 'windowExpired'),
              'openWaysAfterWindow',
            ],
          },
        ],
      },
      on: {
        CLOSE_EXCLUDED: { target: '#confirmation.excluded', actions: notify('parties', 'excluded') },
        PERFORMED: { target: '#confirmation.performed', actions: 'noteWhollyPerformed' },
        RECORD_PARTY_CEASED: {
          guard: 'partyCeased',
          target: '.waitingForSuccessor',
          actions: ['noteCeased', notify(['parties', 'mediator'], 'ceasedInWindow')],
        },
        // Whoever takes a party's place signs for itself; the others need not sign again.
        PARTIES_AMENDED: [
          {
            guard: and(['signatoryReplaced', 'othersSignaturesStand']),
            target: '.waitingForSecond',
            actions: ['dropSignatures', 'noteParties'],
          },
          { guard: 'signatoryReplaced', target: '.open', actions: ['dropSignatures', 'noteParties'] },
        ],
      },
      states: {
        open: {
          meta: state({
            summary: { zh: '申请期内，尚无人签名', en: 'window open, nobody has signed' },
            holder: 'parties',
          }),
          entry: notify(['parties', 'mediator'], 'windowOpen'),
          on: { SIGN: firstSignature },
        },
        reopened: {
          meta: state({
            summary: {
              zh: '前次申请已结束，申请期内可以重新申请',
              en: 'an earlier application is gone; the window goes on',
            },
            holder: 'parties',
            outcome: 'released',
          }),
          on: { SIGN: firstSignature },
        },
        waitingForSuccessor: {
          meta: state({
            summary: {
              zh: '申请期内一方死亡或者终止，等待承继人；申请期不停止计算',
              en: 'a party is gone before filing; a successor is awaited while the window runs on',
            },
            holder: 'parties',
            basis: [cite('CPL', '153', 'D')],
          }),
          on: {
            JOIN_SUCCESSOR: [
              {
                guard: and(['successorIsNew', 'othersSignaturesStand']),
                target: 'waitingForSecond',
                actions: [tellOthers, 'dropSignatures', 'noteParties', joined],
              },
              {
                guard: 'successorIsNew',
                target: 'open',
                actions: [tellOthers, 'dropSignatures', 'noteParties', joined],
              },
            ],
            PARTIES_AMENDED: { guard: not('successionSettled'), actions: ['dropSignatures', 'noteParties'] },
          },
        },
        waitingForSecond: {
          meta: state({
            summary: { zh: '一方已签名，等待另一方签名', en: 'one party has signed, the other has not' },
            holder: 'parties',
            task: {
              kind: 'signConfirmation',
              title: { zh: '在司法确认申请书上签名', en: 'sign the application for confirmation' },
            },
          }),
          on: {
            SIGN: [
              {
                guard: and([...signGuards, 'othersHaveSigned']),
                target: 'readyToFile',
                actions: ['noteSigned', notify('parties', 'readyToFile')],
              },
              { guard: and(signGuards), actions: ['noteSigned', notify('parties', 'otherSideSigned')] },
            ],
            REVOKE_SIGNATURE: [
              {
                guard: and(['actsForOwnParty', 'hasSigned', 'othersSignaturesRemain']),
                actions: 'noteSignatureRevoked',
              },
              {
                guard: and(['actsForOwnParty', 'hasSigned']),
                target: 'open',
                actions: 'noteSignatureRevoked',
              },
            ],
          },
        },
        readyToFile: {
          meta: state({
            summary: { zh: '各方均已签名，待提交法院', en: 'all have signed; to be filed' },
            holder: 'parties',
            task: { kind: 'fileConfirmation', title: { zh: '提交司法确认申请', en: 'file the application' } },
          }),
          on: {
            REVOKE_SIGNATURE: {
              guard: and(['actsForOwnParty', 'hasSigned']),
              target: 'waitingForSecond',
              actions: 'noteSignatureRevoked',
            },
            FILE: file,
          },
        },
      },
    },

    application: {
      meta: state({
        summary: { zh: '申请已提交法院', en: 'the application is before the court' },
        outcome: 'filed',
        basis: [cite('CPL', '205'), cite('CPL', '185')],
      }),
      initial: 'deciding',
      after: {
        jc_accept_decision_3d: {},
        jc_review_15d: { actions: 'notePeriodOver' },
        jc_special_procedure_cap_30d: { actions: 'notePeriodOver' },
        jc_supplement_material: [
          { guard: 'withdrawalAsked', actions: 'noteSupplementOverdue' },
          {
            target: '.supplementOverdue',
            actions: ['noteSupplementOverdue', notify(['parties', 'court'], 'supplementOverdue')],
          },
        ],
      },
      on: {
        CLOSE_EXCLUDED: {
          target: '#confirmation.excluded',
          actions: notify(['parties', 'court'], 'excluded'),
        },
        PERFORMED: {
          actions: ['noteWhollyPerformed', notify(['parties', 'court'], 'performedBeforeRuling')],
        },
        REPORT_SHAM_SIGNAL: { actions: ['noteDoubt', notify(['court', 'supervisor'], 'shamSignal')] },
        CLEAR_DOUBT: { guard: 'doubtRaised', actions: 'noteDoubtCleared' },
        EXTEND_REVIEW: {
          guard: and(['acceptedAlready', 'reviewStillRuns', 'reviewNotExtended']),
          actions: ['noteReviewExtended', notify('parties', 'reviewExtended')],
        },
        EXTEND_CAP: {
          guard: and(['acceptedAlready', 'capStillRuns', 'capNotExtended']),
          actions: ['noteCapExtended', notify('parties', 'capExtended')],
        },
        ANSWER_COURT: {
          guard: 'mediationBodyAsked',
          actions: ['noteMediationBodyAnswered', notify('court', 'mediationBodyAnswered')],
        },
        RECORD_PARTY_CEASED: {
          guard: 'partyCeased',
          target: '.suspended',
          actions: ['noteCeased', notify(['parties', 'court', 'mediator'], 'suspended')],
        },
      },
      states: {
        deciding: {
          meta: state({
            summary: { zh: '法院决定是否受理', en: 'the court decides whether to accept' },
            holder: 'court',
            task: {
              kind: 'decideAcceptance',
              title: { zh: '决定是否受理司法确认申请', en: 'decide on acceptance of the application' },
            },
          }),
          on: {
            ...atWork,
            ACCEPT: {
              target: 'examining',
              actions: [
                'noteAccepted',
                {
                  type: 'assignTo',
                  params: ({ event }) => ({
                    role: 'judge' as const,
                    holderId: event.payload.judgeId ?? null,
                  }),
                },
                notify(['parties', 'mediator'], 'accepted'),
              ],
            },
            NOT_ACCEPT: notAccept,
          },
        },
        examining: {
          meta: state({
            summary: { zh: '法院审查调解协议', en: 'the court reviews the agreement' },
            holder: 'judge',
            task: {
              kind: 'reviewAgreement',
              title: { zh: '审查调解协议并作出裁定', en: 'review the agreement and rule' },
            },
          }),
          on: {
            ...atWork,
            DEEM_WITHDRAWN: { ...withdrawnAct, guard: 'defaultIsEstablished' },
            SUMMON: { actions: ['noteSummoned', notify('parties', 'summoned')] },
            RECORD_INQUIRY: { actions: 'noteInquiry' },
            ASK_MEDIATION_BODY: {
              actions: [
                'noteMediationBodyAsked',
                notify(['mediationBody', 'mediator'], 'mediationBodyAsked'),
              ],
            },
            CONFIRM: {
              guard: and(['allNotified', 'noOpenDoubt']),
              target: '#confirmation.confirmed',
              actions: ['noteRuling', notify(['parties', 'mediator'], 'confirmed')],
            },
            REJECT: [
              {
                guard: and(['allNotified', 'groundIsSham', 'shamProofDemanded']),
                target: '#confirmation.rejected',
                actions: [...rejected, notify(['court', 'supervisor'], 'shamRejected')],
              },
              {
                guard: and(['allNotified', not('groundLetsReapply'), 'shamProofDemanded']),
                target: '#confirmation.rejected',
                actions: rejected,
              },
              {
                guard: and(['allNotified', 'groundLetsReapply']),
                target: '#confirmation.window.reopened',
                actions: ['noteRejectedForVenue', notify(['parties', 'mediator'], 'rejectedForVenue')],
              },
            ],
          },
        },
        supplementing: {
          meta: state({
            summary: { zh: '等待当事人限期补充', en: 'the parties supply what the court asked for' },
            holder: 'parties',
            task: {
              kind: 'supplement',
              title: { zh: '按法院要求补充材料', en: 'supply what the court asked for' },
            },
          }),
          on: {
            SUPPLEMENT,
            EXTEND_SUPPLEMENT: {
              actions: ['noteSupplementExtended', notify('parties', 'supplementExtended')],
            },
            REQUEST_WITHDRAWAL: atWork.REQUEST_WITHDRAWAL,
          },
        },
        supplementOverdue: {
          meta: state({
            summary: {
              zh: '逾期未补充，由法院决定如何处理',
              en: 'no supplement in time; the court decides what follows',
            },
            holder: 'court',
            task: {
              kind: 'deemWithdrawn',
              title: {
                zh: '决定是否按撤回申请处理',
                en: 'decide whether the application counts as withdrawn',
              },
            },
            basis: [cite('CPI', '357(2)')],
          }),
          on: {
            SUPPLEMENT,
            EXTEND_SUPPLEMENT: {
              target: 'supplementing',
              actions: ['noteSupplementExtended', notify('parties', 'supplementExtended')],
            },
            PROCEED_WITHOUT_SUPPLEMENT: { target: 'workResumed', actions: 'noteSupplemented' },
            DEEM_WITHDRAWN: { ...withdrawnAct, guard: 'defaultIsEstablished' },
            REQUEST_WITHDRAWAL: atWork.REQUEST_WITHDRAWAL,
          },
        },
        withdrawalRequested: {
          meta: state({
            summary: { zh: '当事人申请撤回，由法院裁定', en: 'withdrawal asked for; the court rules on it' },
            holder: 'court',
            task: {
              kind: 'ruleOnWithdrawal',
              title: { zh: '裁定是否准许撤回', en: 'rule on the withdrawal' },
            },
            basis: [cite('CPI', '357(1)')],
          }),
          on: {
            PERMIT_WITHDRAWAL: withdrawnAct,
            REFUSE_WITHDRAWAL: {
              target: 'workResumed',
              actions: ['noteWithdrawalRefused', notify('parties', 'withdrawalRefused')],
            },
          },
        },
        suspended: {
          meta: state({
            summary: { zh: '程序中止，等待承继人', en: 'suspended until a successor joins' },
            holder: 'judge',
            task: {
              kind: 'findSuccessor',
              title: { zh: '查找继承人、承继人', en: 'find the heirs or successor' },
            },
            basis: [cite('CPL', '153', 'D')],
          }),
          on: {
            JOIN_SUCCESSOR: {
              guard: and(['byCourt', 'successorIsNew']),
              target: 'workResumed',
              actions: [tellOthers, 'noteParties', joined],
            },
            PARTIES_AMENDED: {
              guard: 'successionSettled',
              target: 'workResumed',
              actions: ['noteParties', joined],
            },
            TERMINATE: {
              target: '#confirmation.terminated',
              actions: notify(['parties', 'mediator'], 'terminated'),
            },
          },
        },
        workResumed: {
          meta: state({ summary: { zh: '法院继续办理', en: 'the court goes on' }, holder: 'court' }),
          always: backToWork,
        },
      },
    },

    confirmed: {
      meta: state({
        summary: { zh: '调解协议已经司法确认', en: 'the agreement is confirmed' },
        outcome: 'confirmed',
        basis: [cite('CPL', '206'), cite('CPL', '185'), cite('JC11', '11'), cite('FEE', '8[1]')],
      }),
      type: 'parallel',
      always: { guard: and(['fullyPerformed', 'noObjectionPending']), target: '#confirmation.performed' },
      after: {
        jc_party_objection_15d: { actions: 'barObjector' },
        jc_third_party_objection_6m: { actions: 'barObjector' },
      },
      states: {
        ruling: {
          initial: 'serving',
          on: {
            SERVE_RULING: {
              guard: and(['partyToServe', 'serviceDayProven']),
              actions: ['noteServed', notify('parties', 'served')],
            },
            REGISTER_THIRD_PARTY: { guard: 'newThirdParty', actions: 'noteThirdParty' },
            RESTORE_OBJECTION: {
              guard: and(['servedParty', ...relief]),
              actions: ['noteObjectionRestored', notify('parties', 'objectionRestored')],
            },
          },
          states: {
            serving: {
              meta: state({
                summary: { zh: '确认裁定送达中', en: 'the ruling is being served' },
                holder: 'court',
                task: { kind: 'serveRuling', title: { zh: '送达确认裁定', en: 'serve the ruling' } },
              }),
              always: { guard: 'allServed', target: 'standing' },
              on: { OBJECT: object },
            },
            standing: {
              meta: state({ summary: { zh: '确认裁定已生效并送达', en: 'the ruling is served and stands' } }),
              on: { OBJECT: object },
            },
            objected: {
              meta: state({
                summary: { zh: '法院审查对裁定的异议', en: 'the court examines an objection' },
                holder: 'judge',
                task: { kind: 'examineObjection', title: { zh: '审查异议', en: 'examine the objection' } },
                basis: [cite('CPI', '372')],
              }),
              on: {
                // In its own time, whatever stage another's objection has reached: it waits its turn.
                OBJECT: objection,
                UPHOLD_OBJECTION: [
                  {
                    guard: 'rulingRevoked',
                    target: '#confirmation.revoked',
                    actions: ['noteRulingReplaced', notify(['parties', 'mediator'], 'revoked')],
                  },
                  {
                    guard: 'anotherObjectionWaits',
                    actions: ['noteRulingReplaced', notify('parties', 'rulingChanged')],
                  },
                  { target: 'serving', actions: ['noteRulingReplaced', notify('parties', 'rulingChanged')] },
                ],
                DISMISS_OBJECTION: [
                  {
                    guard: 'anotherObjectionWaits',
                    actions: ['noteObjectionDismissed', notify('parties', 'objectionDismissed')],
                  },
                  {
                    target: 'serving',
                    actions: ['noteObjectionDismissed', notify('parties', 'objectionDismissed')],
                  },
                ],
              },
            },
          },
        },
        performance: {
          initial: 'awaited',
          after: {
            enf_apply_2y: { actions: ['notePeriodOver', notify('parties', 'enforcementLate')] },
          },
          on: {
            RECORD_PERFORMANCE: [completed, { guard: 'performanceIsProven', actions: 'noteItemsPerformed' }],
            PERFORMED: { target: '.fulfilled', actions: 'noteWhollyPerformed' },
          },
          states: {
            awaited: {
              meta: state({
                summary: { zh: '等待按约履行', en: 'performance is awaited' },
                holder: 'parties',
              }),
              after: {
                performance_due: {
                  target: 'enforceable',
                  actions: ['noteDuePassed', notify('parties', 'enforceable')],
                },
              },
            },
            enforceable: {
              meta: state({
                summary: { zh: '履行期届满，可以申请执行', en: 'performance fell due; enforcement is open' },
                holder: 'parties',
                outcome: 'enforceable',
                basis: [cite('CPL', '206')],
              }),
              after: { performance_due: { actions: 'noteDuePassed' } },
              on: {
                RECORD_PERFORMANCE: [
                  completed,
                  {
                    guard: and(['performanceIsProven', 'settlesWhatIsDue']),
                    target: 'awaited',
                    actions: 'noteItemsPerformed',
                  },
                  { guard: 'performanceIsProven', actions: 'noteItemsPerformed' },
                ],
                APPLY_ENFORCEMENT: {
                  guard: and(['actsForOwnParty', 'isCreditor', 'enforcingCourt', 'enforcementReceivedOn']),
                  target: 'noticePending',
                  actions: ['noteEnforcementApplied', notify(['parties', 'court'], 'enforcementApplied')],
                },
              },
            },
            noticePending: {
              meta: state({
                summary: {
                  zh: '已申请执行，待发执行通知',
                  en: 'enforcement applied for; notice to be issued',
                },
                holder: 'court',
                task: {
                  kind: 'issueEnforcementNotice',
                  title: { zh: '发出执行通知', en: 'issue the enforcement notice' },
                },
              }),
              after: { enf_notice_10d: {} },
              on: {
                ISSUE_ENFORCEMENT_NOTICE: {
                  target: 'enforcing',
                  actions: notify('parties', 'enforcementNotice'),
                },
              },
            },
            enforcing: {
              meta: state({ summary: { zh: '强制执行中', en: 'enforcement is under way' }, holder: 'court' }),
              on: {
                CLOSE_ENFORCEMENT: [
                  {
                    guard: and([not('paidInEnforcement'), 'noObjectionPending', 'lateOnlyAfterTwoYears']),
                    target: '#confirmation.enforcementClosed',
                    actions: ['noteEnforcementClosed', notify('parties', 'enforcementClosed')],
                  },
                  { guard: 'paidInEnforcement', target: 'fulfilled', actions: 'noteEnforcementClosed' },
                ],
              },
            },
            fulfilled: {
              meta: state({
                summary: {
                  zh: '协议已履行，异议审查未结束',
                  en: 'performed, while an objection is still examined',
                },
              }),
            },
          },
        },
      },
    },

    windowExpired: {
      tags: ['ended'],
      meta: state({
        summary: {
          zh: '三十日申请期已过，不能再申请司法确认',
          en: 'the thirty days are over; confirmation is closed',
        },
        outcome: 'windowExpired',
        basis: [cite('CPL', '205')],
      }),
      on: {
        // What was posted in time is in time, though the clock has come before the postman (CPL 85(4)).
        SIGN: { guard: and(signGuards), actions: 'noteSigned' },
        FILE: file,
        JOIN_SUCCESSOR: {
          guard: and(['successorAwaited', 'successorIsNew']),
          actions: [tellOthers, 'dropSignatures', 'noteParties', joined],
        },
        RESTORE_WINDOW: {
          guard: and([...relief, not('successorAwaited')]),
          target: '#confirmation.window.reopened',
          actions: ['noteRestored', notify(['parties', 'mediator'], 'windowRestored')],
        },
      },
    },
    withdrawn: {
      ...ended({
        summary: { zh: '申请撤回，申请期已过', en: 'application withdrawn, window over' },
        outcome: 'withdrawn',
      }),
      entry: ['openWaysAfterWindow', notify(['parties', 'mediator'], 'windowExpired')],
    },
    notAccepted: ended({
      summary: { zh: '法院不予受理', en: 'not accepted by the court' },
      outcome: 'notAccepted',
    }),
    rejected: ended({
      summary: { zh: '法院裁定驳回申请', en: 'rejected by the court' },
      outcome: 'rejected',
    }),
    excluded: ended({
      summary: { zh: '已由仲裁调解书确认', en: 'settled by an arbitral mediation statement' },
      outcome: 'excluded',
    }),
    terminated: ended({
      summary: { zh: '程序终结', en: 'the proceeding has ended for want of a party' },
      outcome: 'terminated',
    }),
    revoked: ended({
      summary: { zh: '确认裁定已撤销', en: 'the confirmation was revoked' },
      outcome: 'revoked',
    }),
    performed: {
      ...ended({ summary: { zh: '协议已全部履行', en: 'performed in full' }, outcome: 'performed' }),
      entry: notify(['parties', 'mediator', 'court'], 'performed'),
    },
    enforcementClosed: ended({
      summary: { zh: '执行程序已结束', en: 'enforcement has ended' },
      outcome: 'enforcementClosed',
    }),
  },
});
