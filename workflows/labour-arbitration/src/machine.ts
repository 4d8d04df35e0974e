import { type Citation, cite } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import { ended, notify, state } from '@dingfen/procedure-kit';
import { and, not } from 'xstate';
import { openingContext } from './context.ts';
import { recording } from './records.ts';

const recordable = and(['proven', 'datesInOrder']);
const WITHDRAW = {
  guard: and([recordable, 'byClaimant', 'allClaimantsWithdraw']),
  target: '#arbitration.withdrawn',
  actions: 'noteWithdrawn',
} as const;
const SUIT_DOCKETED = { target: '#arbitration.terminated', actions: 'noteTerminated' } as const;
const PERFORMED = { target: '#arbitration.performed', actions: 'notePerformed' } as const;
const SET_HEARING = {
  guard: and([recordable, 'hearingAhead', 'afterAnswerPeriod']),
  target: '#arbitration.accepted.conduct.hearing',
  actions: 'noteHearing',
} as const;
const REFER_MEDIATION = {
  guard: and([recordable, 'everyoneConsents']),
  target: '#arbitration.accepted.conduct.referred',
  actions: 'noteReferral',
} as const;
/** Once a court has taken the award's force away, each party sues for itself in its own time, and a judgment replaces it. */
const afterRuling = (outcome: 'setAside' | 'nonEnforced', summary: Text, basis: readonly Citation[]) =>
  ({
    initial: 'serving' as const,
    always: { guard: 'rulingPeriodsOver', target: '#arbitration.lapsed', actions: 'noteLapsed' },
    on: {
      SERVE_RULING: {
        guard: and([recordable, 'ofClaimantOrOpponent', 'rulingNotServedYet']),
        actions: 'noteRulingServed',
      },
      SUIT_ENDED: [
        { guard: 'judged', target: '#arbitration.replaced', actions: 'noteReplaced' },
        { actions: 'noteSuitEnded' },
      ],
      SUIT_DOCKETED: { actions: 'noteDocketed' },
    },
    states: {
      serving: {
        meta: state({
          summary: {
            zh: `${summary.zh}（裁定待送达各方）`,
            en: `${summary.en} (the ruling has yet to reach everybody)`,
          },
          holder: 'court',
          task: { kind: 'serveRuling', title: { zh: '登记裁定送达', en: 'Record who has the ruling' } },
          outcome,
          basis,
        }),
        always: { guard: 'rulingServedOnAll', target: 'served' },
      },
      served: { meta: state({ summary, holder: 'parties', outcome, basis }) },
    },
  }) as const;

/** What is proven to have happened before the award period ended, but is recorded after, counts as if recorded in time. */
const backInTime = {
  EXTEND_AWARD: {
    guard: and(['datesInOrder', 'insideExpiredPeriod', 'extensionUnused']),
    actions: 'noteExtended',
  },
  RESTART_PERIOD: { guard: and([recordable, 'insideExpiredPeriod']), actions: 'noteRestart' },
  SUSPEND: { guard: and([recordable, 'insideExpiredPeriod']), actions: 'noteSuspended' },
} as const;

export const machine = recording.createMachine({
  id: 'arbitration',
  context: ({ input }) => openingContext(input),
  initial: 'filed',
  on: {
    SUIT_FILED: { actions: 'noteSuit' },
    SUIT_ENDED: { actions: 'forgetSuit' },
    PARTIES_AMENDED: { actions: 'substituteParties' },
  },
  states: {
    filed: {
      meta: state({
        summary: { zh: '仲裁申请已提交，待登记收件', en: 'application sent, receipt to be recorded' },
        holder: 'commission',
        task: { kind: 'recordReceipt', title: { zh: '登记仲裁委收件', en: 'Record the receipt' } },
        basis: [cite('MAL', '28')],
      }),
      always: { guard: 'receiptKnown', target: 'examination' },
      on: {
        RECORD_RECEIPT: {
          guard: recordable,
          target: 'examination',
          actions: 'noteReceipt',
        },
        SUIT_DOCKETED,
        WITHDRAW,
      },
    },
    examination: {
      initial: 'reviewing',
      after: {
        arb_accept_5wd: {
          target: '.silent',
          actions: [
            'noteSilence',
            notify(['parties', 'commission'], 'silent'),
            {
              type: 'openRight',
              params: {
                right: 'suit',
                text: {
                  zh: '仲裁委逾期未作受理决定，可以起诉',
                  en: 'The commission is silent: a suit may be brought',
                },
                basis: [cite('MAL', '29'), cite('ARB', '31')],
              },
            },
          ],
        },
        arb_correction_notice_5wd: {},
      },
      on: {
        ACCEPT: {
          guard: recordable,
          target: 'accepted',
          actions: 'noteAccepted',
        },
        REFUSE: {
          guard: recordable,
          target: 'refused',
          actions: ['noteRefused', notify('parties', 'refused')],
        },
        SUIT_DOCKETED,
        WITHDRAW,
      },
      states: {
        reviewing: {
          meta: state({
            summary: { zh: '仲裁委审查是否受理', en: 'commission deciding on acceptance' },
            holder: 'commission',
            task: { kind: 'decideAcceptance', title: { zh: '决定是否受理', en: 'Decide on acceptance' } },
            basis: [cite('MAL', '29')],
          }),
          on: {
            HOLD_FOR_MEDIATION: {
              guard: and([recordable, 'everyoneConsents']),
              target: 'held',
              actions: 'noteHold',
            },
            NOTIFY_CORRECTION: {
              guard: and([recordable, 'correctionNotYetDemanded']),
              target: 'correcting',
              actions: 'noteCorrectionDemanded',
            },
          },
        },
        held: {
          meta: state({
            summary: { zh: '双方同意先行调解，暂缓受理', en: 'acceptance held while the parties mediate' },
            holder: 'parties',
            basis: [cite('ARB', '69')],
          }),
          on: {
            END_HOLD: {
              guard: recordable,
              target: 'reviewing',
              actions: 'noteHoldEnded',
            },
          },
        },
        correcting: {
          meta: state({
            summary: { zh: '待申请人补正材料', en: 'waiting for missing papers' },
            holder: 'applicant',
            task: { kind: 'correctPapers', title: { zh: '补正仲裁申请材料', en: 'Complete the papers' } },
            basis: [cite('ARB', '29(4)')],
          }),
          on: {
            CORRECT: {
              guard: recordable,
              target: 'reviewing',
              actions: 'noteCorrected',
            },
          },
        },
        silent: {
          meta: state({
            summary: {
              zh: '仲裁委逾期未作受理决定，可以起诉',
              en: 'commission silent; a suit may be brought',
            },
            holder: 'commission',
            outcome: 'silent',
            basis: [cite('MAL', '29'), cite('ARB', '31')],
          }),
        },
      },
    },
    accepted: {
      type: 'parallel',
      meta: state({
        summary: { zh: '仲裁审理中', en: 'arbitration under way' },
        holder: 'commission',
      }),
      after: {
        arb_answer_10wd: { actions: 'letAnswerPass' },
        arb_serve_5wd: {},
        arb_tribunal_5wd: {},
        arb_serve_answer_5wd: {},
        arb_collective_notice_5wd: {},
        arb_counterclaim_decision_5wd: {},
        arb_recusal_decision_3wd: {},
      },
      on: {
        FORM_TRIBUNAL: {
          guard: and([recordable, 'tribunalNotFormed']),
          actions: 'noteTribunal',
        },
        SEND_COLLECTIVE_NOTICE: {
          guard: and([recordable, 'notYetCollective']),
          actions: 'noteCollectiveNotice',
        },
        ANSWER: {
          guard: and([recordable, 'actsForItself', 'ofOpponent']),
          actions: 'noteAnswer',
        },
        SERVE_ANSWER: {
          guard: and([recordable, 'answerReceived']),
          actions: 'noteAnswerServed',
        },
        COUNTER_APPLY: {
          guard: and([
            recordable,
            'actsForItself',
            'ofOpponent',
            'withinAnswerPeriod',
            'postingProven',
            'noCounterUndecided',
          ]),
          actions: 'noteCounter',
        },
        DECIDE_COUNTER: {
          guard: and([recordable, 'counterUndecided']),
          actions: 'noteCounterDecided',
        },
        ASK_RECUSAL: {
          guard: and([recordable, 'actsForItself', 'ofClaimantOrOpponent', 'noRecusalUndecided']),
          actions: 'noteRecusalAsked',
        },
        DECIDE_RECUSAL: {
          guard: and([recordable, 'recusalUndecided']),
          actions: 'noteRecusalDecided',
        },
        RECORD_STATEMENT: {
          guard: and([recordable, 'everyoneSigned', 'receiptsOfParties']),
          target: 'statementInForce',
          actions: 'noteStatement',
        },
        AWARD: {
          guard: recordable,
          target: 'afterAward',
          actions: 'noteAward',
        },
        CANCEL: {
          guard: recordable,
          target: 'cancelling',
          actions: 'noteCancelled',
        },
        WITHDRAW,
        SUIT_DOCKETED,
      },
      states: {
        conduct: {
          initial: 'serving',
          states: {
            serving: {
              meta: state({
                summary: { zh: '已受理，待送达申请书副本', en: 'accepted, copy to be served' },
                holder: 'commission',
                task: { kind: 'serveApplication', title: { zh: '送达仲裁申请书副本', en: 'Serve the copy' } },
                basis: [cite('MAL', '30')],
              }),
              always: { guard: 'copyServed', target: 'answering' },
              after: { arb_posting_service_3wd: { actions: 'deemCopyServed' } },
              on: {
                SERVE_APPLICATION: [
                  {
                    guard: and([recordable, 'ofOpponent', 'leftOrPosted']),
                    actions: 'notePosted',
                  },
                  {
                    guard: and([recordable, 'ofOpponent']),
                    actions: 'noteCopyServed',
                  },
                ],
              },
            },
            answering: {
              meta: state({
                summary: { zh: '答辩期', en: 'time to answer' },
                holder: 'respondent',
                task: { kind: 'answer', title: { zh: '提交答辩书', en: 'Answer' } },
                basis: [cite('MAL', '30')],
              }),
              always: { guard: 'answerTimeOver', target: 'preparing' },
              on: {
                REFER_MEDIATION,
                SET_HEARING,
              },
            },
            preparing: {
              meta: state({
                summary: { zh: '待确定开庭日期', en: 'hearing to be set' },
                holder: 'commission',
                task: { kind: 'setHearing', title: { zh: '确定开庭日期', en: 'Set the hearing' } },
                basis: [cite('MAL', '35')],
              }),
              on: {
                SET_HEARING,
                REFER_MEDIATION,
              },
            },
            hearing: {
              initial: 'notifying',
              exit: 'clearHearing',
              after: { arb_postpone_3wd_before: {} },
              on: {
                POSTPONE: { guard: 'proven', target: 'preparing' },
                REFER_MEDIATION,
              },
              states: {
                notifying: {
                  meta: state({
                    summary: { zh: '已定开庭日期，正在通知', en: 'hearing set, parties being told' },
                    holder: 'commission',
                    task: { kind: 'notifyHearing', title: { zh: '通知各方开庭', en: 'Tell the parties' } },
                    basis: [cite('MAL', '35'), cite('ARB', '38')],
                  }),
                  always: { guard: 'everyoneNotified', target: 'ready' },
                  after: {
                    arb_hearing_notice_5wd_before: {
                      target: '#arbitration.accepted.conduct.preparing',
                      actions: notify('commission', 'hearingNoticeLate'),
                    },
                  },
                  on: {
                    NOTIFY_HEARING: {
                      guard: and([recordable, 'ofClaimantOrOpponent']),
                      actions: 'noteHearingNotified',
                    },
                  },
                },
                ready: {
                  meta: state({
                    summary: { zh: '待开庭', en: 'awaiting the hearing' },
                    holder: 'commission',
                    basis: [cite('MAL', '35')],
                  }),
                  on: {
                    HOLD_HEARING: {
                      guard: and([recordable, 'onHearingDay']),
                      target: '#arbitration.accepted.conduct.deliberating',
                      actions: 'noteHeard',
                    },
                    RECORD_APPLICANT_ABSENT: {
                      guard: and([recordable, 'onHearingDay', 'allClaimantsAbsent']),
                      target: '#arbitration.deemedWithdrawn',
                      actions: ['noteApplicantAbsent', notify('parties', 'deemedWithdrawn')],
                    },
                  },
                },
              },
            },
            referred: {
              meta: state({
                summary: { zh: '仲裁庭委托调解中', en: 'referred to mediation' },
                holder: 'mediator',
                basis: [cite('ARB', '70')],
              }),
              after: {
                arb_referred_mediation_10wd: {
                  target: 'preparing',
                  actions: notify(['parties', 'commission'], 'mediationOver'),
                },
              },
              on: { FAIL_MEDIATION: { guard: recordable, target: 'preparing' } },
            },
            deliberating: {
              meta: state({
                summary: { zh: '已开庭，待裁决', en: 'heard, award awaited' },
                holder: 'commission',
                task: { kind: 'makeAward', title: { zh: '作出裁决', en: 'Make the award' } },
                basis: [cite('MAL', '43')],
              }),
            },
          },
        },
        clock: {
          initial: 'counting',
          after: {
            arb_award_45d: {
              target: '.overdue',
              actions: [
                'noteOverdue',
                notify(['parties', 'commission'], 'overdue'),
                {
                  type: 'openRight',
                  params: {
                    right: 'suit',
                    text: {
                      zh: '仲裁逾期未裁决，可以起诉',
                      en: 'No award in time: a suit may be brought',
                    },
                    basis: [cite('MAL', '43'), cite('ARB', '48')],
                  },
                },
              ],
            },
          },
          states: {
            counting: {
              initial: 'running',
              meta: state({
                summary: { zh: '审理期限内', en: 'within the award period' },
                outcome: 'accepted',
              }),
              on: {
                RESTART_PERIOD: {
                  guard: recordable,
                  actions: 'noteRestart',
                },
                EXTEND_AWARD: {
                  guard: and(['datesInOrder', 'extensionUnused']),
                  actions: 'noteExtended',
                },
              },
              states: {
                running: {
                  meta: state({
                    summary: { zh: '审理期限计算中', en: 'award period running' },
                    basis: [cite('MAL', '43')],
                  }),
                  always: { guard: 'timeStandsStill', target: 'suspended' },
                  on: {
                    SUSPEND: {
                      guard: recordable,
                      target: 'suspended',
                      actions: 'noteSuspended',
                    },
                  },
                },
                suspended: {
                  meta: state({
                    summary: { zh: '中止审理，期限不计入', en: 'suspended, time does not count' },
                    basis: [cite('ARB', '46[6]'), cite('ARB', '47')],
                  }),
                  on: {
                    RESUME: {
                      guard: recordable,
                      target: 'running',
                      actions: 'noteResumed',
                    },
                  },
                },
              },
            },
            overdue: {
              meta: state({
                summary: { zh: '逾期未裁决，可以起诉', en: 'no award in time; a suit may be brought' },
                outcome: 'overdue',
                basis: [cite('MAL', '43'), cite('ARB', '48')],
              }),
              // The whole clock is entered anew: its period had been booked as missed.
              always: { guard: 'periodRestored', target: '#arbitration.accepted.clock' },
              on: backInTime,
            },
          },
        },
      },
    },
    afterAward: {
      type: 'parallel',
      after: {
        suit_after_award_15d: { actions: 'letSuitPeriodPass' },
        arb_posting_service_3wd: { actions: 'deemAwardServed' },
      },
      on: {
        SERVE_AWARD: [
          {
            guard: and([recordable, 'ofClaimantOrOpponent', 'notServedYet', 'leftOrPosted']),
            actions: 'notePosted',
          },
          {
            guard: and([recordable, 'ofClaimantOrOpponent', 'notServedYet']),
            actions: ['noteAwardServed', notify('parties', 'awardServed')],
          },
        ],
        PERFORMED,
        SUIT_DOCKETED: { actions: 'noteDocketed' },
      },
      states: {
        fate: {
          initial: 'unserved',
          on: {
            SUIT_FILED: {
              target: '.sued',
              actions: 'noteSuit',
            },
          },
          states: {
            unserved: {
              meta: state({
                summary: { zh: '已裁决，待送达', en: 'award made, to be served' },
                holder: 'commission',
                task: { kind: 'serveAward', title: { zh: '送达裁决书', en: 'Serve the award' } },
                outcome: 'awarded',
                basis: [cite('ARB', '20')],
              }),
              always: [
                { guard: 'someoneSues', target: 'sued' },
                { guard: 'someoneServed', target: 'partlyServed' },
              ],
            },
            partlyServed: {
              meta: state({
                summary: { zh: '裁决书已送达部分当事人', en: 'award served in part' },
                holder: 'commission',
                task: { kind: 'serveAward', title: { zh: '送达裁决书', en: 'Serve the award' } },
                outcome: 'awarded',
                basis: [cite('MAL', '48'), cite('MAL', '50')],
              }),
              always: { guard: 'everyoneServed', target: 'served' },
            },
            served: {
              meta: state({
                summary: { zh: '裁决书已送达，起诉期内', en: 'award served, time to sue' },
                holder: 'parties',
                outcome: 'awarded',
                basis: [cite('MAL', '48'), cite('MAL', '50')],
              }),
              always: { guard: 'nobodySuedInTime', target: 'inForce' },
            },
            sued: {
              entry: 'loseEffect',
              meta: state({
                summary: {
                  zh: '当事人已起诉，裁决暂不生效',
                  en: 'a suit is pending, the award has no effect',
                },
                holder: 'court',
                outcome: 'awarded',
                basis: [cite('LI1', '16'), cite('LI1', '17')],
              }),
              on: {
                SUIT_ENDED: [
                  {
                    guard: 'judged',
                    target: '#arbitration.replaced',
                    actions: 'noteReplaced',
                  },
                  // Back to where the award stood without that suit: sued by others, still to be served, or in force.
                  { target: 'unserved', actions: 'noteSuitEnded' },
                ],
              },
            },
            inForce: {
              entry: ['takeEffect', notify('parties', 'inForce')],
              meta: state({
                summary: { zh: '裁决已生效', en: 'award in force' },
                holder: 'parties',
                outcome: 'awardEffective',
                basis: [cite('MAL', '47-51')],
              }),
              after: { enf_apply_2y: {} },
              on: {
                RECORD_NON_ENFORCEMENT: {
                  guard: and(['proven', 'receiptsOfParties']),
                  target: '#arbitration.nonEnforced',
                  actions: 'noteRuling',
                },
              },
            },
          },
        },
        setAside: {
          initial: 'notAsked',
          states: {
            notAsked: {
              meta: state({
                summary: { zh: '未申请撤销', en: 'not asked to be set aside' },
                basis: [cite('MAL', '49')],
              }),
              after: { setaside_30d: { actions: 'letSetAsidePass' } },
              on: {
                ASK_SET_ASIDE: {
                  guard: and([
                    recordable,
                    'actsForItself',
                    'hasFinalDocument',
                    'ofEmployerServed',
                    'postingProven',
                    'workerHasNotSued',
                  ]),
                  target: 'pending',
                  actions: 'noteSetAsideAsked',
                },
              },
            },
            pending: {
              meta: state({
                summary: {
                  zh: '中级法院审查撤销申请',
                  en: 'intermediate court examining the request to set aside',
                },
                basis: [cite('MAL', '49')],
              }),
              on: {
                RULE_SET_ASIDE: [
                  {
                    guard: and(['proven', 'receiptsOfParties', 'ruledSetAside']),
                    target: '#arbitration.setAside',
                    actions: 'noteRuling',
                  },
                  {
                    guard: and(['proven', 'receiptsOfParties', not('ruledSetAside')]),
                    target: 'rejected',
                    actions: 'noteSetAsideRefused',
                  },
                ],
              },
            },
            rejected: {
              meta: state({
                summary: { zh: '撤销申请未获支持或者未受理', en: 'request to set aside refused' },
                basis: [cite('MAL', '49'), cite('LI1', '21')],
              }),
              always: { guard: 'setAsideReopened', target: 'notAsked' },
            },
          },
        },
      },
    },
    setAside: {
      after: { suit_after_setaside_15d: { actions: 'letRulingPeriodPass' } },
      ...afterRuling(
        'setAside',
        { zh: '裁决被撤销，可以起诉', en: 'award set aside; a suit may be brought' },
        [cite('MAL', '49(3)')],
      ),
    },
    nonEnforced: {
      after: { suit_after_nonenforcement_30d: { actions: 'letRulingPeriodPass' } },
      ...afterRuling(
        'nonEnforced',
        { zh: '裁决不予执行，可以起诉', en: 'award not enforced; a suit may be brought' },
        [cite('LI1', '24(2)')],
      ),
    },
    statementInForce: {
      meta: state({
        summary: { zh: '仲裁调解书已生效，待履行', en: 'mediation statement in force' },
        holder: 'parties',
        outcome: 'mediationStatement',
        basis: [cite('MAL', '42(3)'), cite('LI1', '11')],
      }),
      after: { enf_apply_2y: {} },
      on: {
        PERFORMED,
      },
    },
    cancelling: {
      meta: state({
        summary: { zh: '仲裁案件撤销，待通知', en: 'cancelled, parties to be told' },
        holder: 'commission',
        task: { kind: 'sendCancellation', title: { zh: '通知撤销案件', en: 'Tell the parties' } },
        outcome: 'cancelled',
        basis: [cite('ARB', '32')],
      }),
      after: { arb_cancel_notice_5wd: {} },
      on: {
        SEND_CANCELLATION: {
          guard: recordable,
          target: 'cancelled',
          actions: 'noteCancellationSent',
        },
      },
    },
    refused: ended({
      summary: { zh: '仲裁委不予受理', en: 'acceptance refused' },
      holder: 'applicant',
      outcome: 'refused',
      basis: [cite('MAL', '29')],
    }),
    deemedWithdrawn: ended({
      summary: { zh: '按撤回仲裁申请处理', en: 'deemed withdrawn' },
      holder: 'nobody',
      outcome: 'deemedWithdrawn',
      basis: [cite('ARB', '39')],
    }),
    withdrawn: ended({
      summary: { zh: '仲裁申请已撤回', en: 'withdrawn' },
      holder: 'nobody',
      outcome: 'withdrawn',
      basis: [cite('ARB', '35')],
    }),
    cancelled: ended({
      summary: { zh: '仲裁案件已撤销', en: 'cancelled' },
      holder: 'nobody',
      basis: [cite('ARB', '32')],
    }),
    terminated: ended({
      summary: { zh: '法院已立案，仲裁终止', en: 'a court docketed the dispute; arbitration terminated' },
      holder: 'court',
      outcome: 'terminated',
      basis: [cite('ARB', '48')],
    }),
    replaced: ended({
      summary: { zh: '争议已由法院处理，裁决不发生效力', en: 'the court decided; the award has no effect' },
      holder: 'nobody',
      outcome: 'terminated',
      basis: [cite('LI1', '16')],
    }),
    lapsed: ended({
      summary: { zh: '裁定后无人起诉，程序结束', en: 'nobody sued after the ruling' },
      holder: 'nobody',
      outcome: 'terminated',
      basis: [cite('MAL', '49(3)'), cite('LI1', '24(2)')],
    }),
    performed: ended({
      summary: { zh: '已履行完毕', en: 'performed' },
      holder: 'nobody',
      basis: [cite('MAL', '51')],
    }),
  },
});
