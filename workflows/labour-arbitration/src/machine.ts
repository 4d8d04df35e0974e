import { cite } from '@dingfen/legal-basis';
import { addDays, type CivilDate } from '@dingfen/legal-calendar';
import { effects, implementDelays, implementGuards, state } from '@dingfen/procedure-kit';
import { type AnyStateMachine, and, assign, not, setup } from 'xstate';
import { type ArbitrationContext, type ArbitrationInput, openingContext } from './context.ts';
import { deadlines } from './deadlines.ts';
import type { ArbitrationActs } from './events.ts';
import { guards } from './guards.ts';

const expiredKey = (event: ArbitrationActs): string => String((event.payload as { key?: string }).key);
const onRecord = <V>(list: readonly { partyId: string; receivedOn: V }[]): Record<string, V> =>
  Object.fromEntries(list.map(({ partyId, receivedOn }) => [partyId, receivedOn]));
const without = (days: Readonly<Record<string, CivilDate>>, id: string): Record<string, CivilDate> =>
  Object.fromEntries(Object.entries(days).filter(([one]) => one !== id));

/** A final award binds from the day it is made (MAL 47), any other from the day after the last period to sue. */
function effectOf(context: ArbitrationContext): CivilDate | null {
  if (context.effectiveOn) return context.effectiveOn;
  if (context.award?.kind === 'final') return context.award.madeOn;
  const last = Object.values(context.suitPeriodOver).toSorted().at(-1);
  return last === undefined ? null : addDays(last, 1);
}

const base = setup({
  types: {} as {
    context: ArbitrationContext;
    events: ArbitrationActs;
    input: ArbitrationInput & { at: string; on: CivilDate };
  },
  guards: implementGuards(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    /** Papers left or posted count as served when three working days have passed (ARB 20(2)). */
    deemCopyServed: assign(({ context, event }) => ({
      copyServedOn: { ...context.copyServedOn, [expiredKey(event)]: event.on },
      postedOn: without(context.postedOn, expiredKey(event)),
    })),
    deemAwardServed: assign(({ context, event }) => ({
      awardServedOn: { ...context.awardServedOn, [expiredKey(event)]: event.on },
      postedOn: without(context.postedOn, expiredKey(event)),
    })),
    letAnswerPass: assign(({ context, event }) => ({
      answerPeriodOver: [...context.answerPeriodOver, expiredKey(event)],
    })),
    letSuitPeriodPass: assign(({ context, event }) => ({
      suitPeriodOver: { ...context.suitPeriodOver, [expiredKey(event)]: event.on },
    })),
    letSetAsidePass: assign(({ context, event }) => ({
      setAsideOver: [...context.setAsideOver, expiredKey(event)],
    })),
    letRulingPeriodPass: assign(({ context, event }) => ({
      rulingPeriodOver: [...context.rulingPeriodOver, expiredKey(event)],
    })),
    noteReferral: assign(({ event }) => ({
      referredOn: event.type === 'REFER_MEDIATION' ? event.payload.consentedOn : null,
    })),
    takeEffect: assign(({ context }) => ({
      effectiveOn: effectOf(context),
      performanceDueOn: context.award?.performanceDueOn ?? effectOf(context),
    })),
  },
});

const recordable = and(['proven', 'datesInOrder']);
export const machine: AnyStateMachine = base.createMachine({
  id: 'arbitration',
  context: ({ input }) => openingContext(input),
  initial: 'filed',
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
          actions: assign(({ event }) => ({
            receivedOn: event.payload.receivedOn,
            receiptProof: event.payload.proof ?? null,
          })),
        },
        SUIT_DOCKETED: {
          target: 'terminated',
          actions: assign(({ event }) => ({ endedOn: event.payload.on })),
        },
        WITHDRAW: {
          guard: and([recordable, 'byClaimant']),
          target: 'withdrawn',
          actions: assign(({ event }) => ({ endedOn: event.payload.withdrawnOn })),
        },
      },
    },
    examination: {
      initial: 'reviewing',
      after: {
        arb_accept_5wd: {
          target: '.silent',
          actions: [
            assign(({ event }) => ({ silentSince: event.on })),
            { type: 'notify', params: { to: ['parties', 'commission'], message: 'silent' } },
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
          actions: assign(({ context, event }) => ({
            acceptedOn: event.payload.acceptedOn,
            acceptanceProof: event.payload.proof ?? null,
            caseNumber: event.payload.caseNumber ?? context.caseNumber,
            collective: event.payload.collective ?? false,
            awardPeriodFrom: event.payload.acceptedOn,
            heldSince: null,
          })),
        },
        REFUSE: {
          guard: recordable,
          target: 'refused',
          actions: [
            assign(({ event }) => ({
              refusal: {
                on: event.payload.refusedOn,
                ground: event.payload.ground,
                reason: event.payload.reason,
              },
              endedOn: event.payload.refusedOn,
            })),
            { type: 'notify', params: { to: 'parties', message: 'refused' } },
          ],
        },
        SUIT_DOCKETED: {
          target: 'terminated',
          actions: assign(({ event }) => ({ endedOn: event.payload.on })),
        },
        WITHDRAW: {
          guard: and([recordable, 'byClaimant']),
          target: 'withdrawn',
          actions: assign(({ event }) => ({ endedOn: event.payload.withdrawnOn })),
        },
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
              actions: assign(({ event }) => ({ heldSince: event.payload.heldOn })),
            },
            NOTIFY_CORRECTION: {
              guard: and([recordable, 'correctionNotYetDemanded']),
              target: 'correcting',
              actions: assign({ correction: 'demanded' }),
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
              actions: assign(({ context, event }) => ({
                holds: [
                  ...context.holds,
                  { from: context.heldSince ?? event.on, until: event.payload.endedOn },
                ],
                heldSince: null,
              })),
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
              actions: assign(({ event }) => ({
                correction: 'made',
                receivedOn: event.payload.completedOn,
                holds: [],
              })),
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
        outcome: 'accepted',
      }),
      after: {
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
          actions: assign(({ event }) => ({ tribunalFormedOn: event.payload.formedOn })),
        },
        SEND_COLLECTIVE_NOTICE: {
          guard: and([recordable, 'notYetCollective']),
          actions: assign(({ event }) => ({ collectiveNoticeOn: event.payload.sentOn })),
        },
        SERVE_ANSWER: {
          guard: and([recordable, 'answerReceived']),
          actions: assign(({ event }) => ({ answerServedOn: event.payload.servedOn })),
        },
        COUNTER_APPLY: {
          guard: and([recordable, 'actsForItself', 'ofOpponent', 'answerPeriodRuns', 'noCounterUndecided']),
          actions: assign(({ event }) => ({ counterAppliedOn: event.payload.appliedOn })),
        },
        DECIDE_COUNTER: {
          guard: and([recordable, 'counterUndecided']),
          actions: assign(({ context, event }) => ({
            counterAppliedOn: null,
            awardPeriodFrom: event.payload.accepted ? event.payload.decidedOn : context.awardPeriodFrom,
            suspensions: event.payload.accepted ? [] : context.suspensions,
          })),
        },
        ASK_RECUSAL: {
          guard: and([recordable, 'actsForItself', 'ofClaimantOrOpponent', 'noRecusalUndecided']),
          actions: assign(({ event }) => ({ recusalAskedOn: event.payload.askedOn })),
        },
        DECIDE_RECUSAL: {
          guard: and([recordable, 'recusalUndecided']),
          actions: assign({ recusalAskedOn: null }),
        },
        RECORD_STATEMENT: {
          guard: and([recordable, 'everyoneSigned']),
          target: 'statementInForce',
          actions: assign(({ event }) => {
            const effectiveOn =
              event.payload.receipts
                .map((one) => one.receivedOn)
                .toSorted()
                .at(-1) ?? event.on;
            return { effectiveOn, performanceDueOn: event.payload.performanceDueOn ?? effectiveOn };
          }),
        },
        AWARD: {
          guard: recordable,
          target: 'afterAward',
          actions: assign(({ event }) => ({
            award: {
              kind: event.payload.kind,
              madeOn: event.payload.madeOn,
              caseNumber: event.payload.caseNumber ?? null,
              performanceDueOn: event.payload.performanceDueOn ?? null,
            },
            postedOn: {},
          })),
        },
        CANCEL: {
          guard: recordable,
          target: 'cancelling',
          actions: assign(({ event }) => ({ cancelledOn: event.payload.cancelledOn })),
        },
        WITHDRAW: {
          guard: and([recordable, 'byClaimant']),
          target: 'withdrawn',
          actions: assign(({ event }) => ({ endedOn: event.payload.withdrawnOn })),
        },
        SUIT_DOCKETED: {
          target: 'terminated',
          actions: assign(({ event }) => ({ endedOn: event.payload.on })),
        },
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
                    actions: assign(({ context, event }) => ({
                      postedOn: { ...context.postedOn, [event.payload.partyId]: event.payload.servedOn },
                    })),
                  },
                  {
                    guard: and([recordable, 'ofOpponent']),
                    actions: assign(({ context, event }) => ({
                      copyServedOn: {
                        ...context.copyServedOn,
                        [event.payload.partyId]: event.payload.servedOn,
                      },
                      postedOn: without(context.postedOn, event.payload.partyId),
                    })),
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
              after: { arb_answer_10wd: { actions: 'letAnswerPass' } },
              on: {
                ANSWER: {
                  guard: and([recordable, 'actsForItself', 'ofOpponent']),
                  actions: assign(({ context, event }) => ({
                    answered: [...context.answered, event.payload.partyId],
                    answerReceivedOn: event.payload.receivedOn,
                    answerServedOn: null,
                  })),
                },
                REFER_MEDIATION: {
                  guard: and([recordable, 'everyoneConsents']),
                  target: 'referred',
                  actions: 'noteReferral',
                },
                SET_HEARING: {
                  guard: and([recordable, 'hearingAhead']),
                  target: 'hearing',
                  actions: assign(({ event }) => ({ hearingOn: event.payload.hearingOn })),
                },
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
                SET_HEARING: {
                  guard: and([recordable, 'hearingAhead']),
                  target: 'hearing',
                  actions: assign(({ event }) => ({ hearingOn: event.payload.hearingOn })),
                },
                REFER_MEDIATION: {
                  guard: and([recordable, 'everyoneConsents']),
                  target: 'referred',
                  actions: 'noteReferral',
                },
              },
            },
            hearing: {
              initial: 'notifying',
              exit: assign({ hearingOn: null, hearingNotified: [] }),
              after: { arb_postpone_3wd_before: {} },
              on: {
                POSTPONE: { guard: 'proven', target: 'preparing' },
                REFER_MEDIATION: {
                  guard: and([recordable, 'everyoneConsents']),
                  target: 'referred',
                  actions: 'noteReferral',
                },
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
                      actions: { type: 'notify', params: { to: 'commission', message: 'hearingNoticeLate' } },
                    },
                  },
                  on: {
                    NOTIFY_HEARING: {
                      guard: and([recordable, 'ofClaimantOrOpponent']),
                      actions: assign(({ context, event }) => ({
                        hearingNotified: [...context.hearingNotified, ...event.payload.partyIds],
                      })),
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
                      actions: assign(({ event }) => ({
                        respondentAbsent: event.payload.respondentAbsent ?? false,
                      })),
                    },
                    RECORD_APPLICANT_ABSENT: {
                      guard: and([recordable, 'onHearingDay']),
                      target: '#arbitration.deemedWithdrawn',
                      actions: [
                        assign(({ event }) => ({ endedOn: event.payload.heldOn })),
                        { type: 'notify', params: { to: 'parties', message: 'deemedWithdrawn' } },
                      ],
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
                  actions: {
                    type: 'notify',
                    params: { to: ['parties', 'commission'], message: 'mediationOver' },
                  },
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
          states: {
            counting: {
              initial: 'running',
              after: {
                arb_award_45d: {
                  target: 'overdue',
                  actions: [
                    assign(({ event }) => ({ overdueSince: event.on })),
                    { type: 'notify', params: { to: ['parties', 'commission'], message: 'overdue' } },
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
              on: {
                RESTART_PERIOD: {
                  guard: recordable,
                  actions: assign(({ context, event }) => ({
                    awardPeriodFrom: event.payload.decidedOn,
                    suspensions: [],
                    commissionId: event.payload.commissionId ?? context.commissionId,
                  })),
                },
                EXTEND_AWARD: {
                  guard: and(['datesInOrder', 'extensionUnused']),
                  actions: assign({ awardPeriodExtended: true }),
                },
              },
              states: {
                running: {
                  meta: state({
                    summary: { zh: '审理期限计算中', en: 'award period running' },
                    basis: [cite('MAL', '43')],
                  }),
                  on: {
                    SUSPEND: {
                      guard: recordable,
                      target: 'suspended',
                      actions: assign(({ event }) => ({ suspendedSince: event.payload.suspendedOn })),
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
                      actions: assign(({ context, event }) => ({
                        suspensions: [
                          ...context.suspensions,
                          { from: context.suspendedSince ?? event.on, until: event.payload.resumedOn },
                        ],
                        suspendedSince: null,
                      })),
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
            actions: assign(({ context, event }) => ({
              postedOn: { ...context.postedOn, [event.payload.partyId]: event.payload.servedOn },
            })),
          },
          {
            guard: and([recordable, 'ofClaimantOrOpponent', 'notServedYet']),
            actions: [
              assign(({ context, event }) => ({
                awardServedOn: { ...context.awardServedOn, [event.payload.partyId]: event.payload.servedOn },
                postedOn: without(context.postedOn, event.payload.partyId),
              })),
              { type: 'notify', params: { to: 'parties', message: 'awardServed' } },
            ],
          },
        ],
        PERFORMED: {
          target: 'performed',
          actions: assign(({ event }) => ({ endedOn: event.payload.on })),
        },
      },
      states: {
        fate: {
          initial: 'unserved',
          on: {
            SUIT_FILED: {
              target: '.sued',
              actions: assign(({ context, event }) => ({
                suing: [...new Set([...context.suing, ...event.payload.partyIds])],
              })),
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
              always: { guard: 'someoneServed', target: 'partlyServed' },
            },
            partlyServed: {
              meta: state({
                summary: { zh: '裁决书已送达部分当事人', en: 'award served in part' },
                holder: 'commission',
                task: { kind: 'serveAward', title: { zh: '送达裁决书', en: 'Serve the award' } },
                outcome: 'awarded',
                basis: [cite('MAL', '48'), cite('MAL', '50')],
              }),
              always: [
                { guard: 'everyoneServed', target: 'served' },
                { guard: 'nobodySuedInTime', target: 'inForce' },
              ],
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
              meta: state({
                summary: {
                  zh: '当事人已起诉，裁决暂不生效',
                  en: 'a suit is pending, the award has no effect',
                },
                holder: 'court',
                basis: [cite('LI1', '16'), cite('LI1', '17')],
              }),
              on: {
                SUIT_ENDED: [
                  {
                    guard: 'judged',
                    target: '#arbitration.replaced',
                    actions: assign(({ event }) => ({ endedOn: event.payload.on, suing: [] })),
                  },
                  {
                    guard: 'dismissedAsLate',
                    target: 'served',
                    actions: assign(({ event }) => ({ suing: [], setAsideFrom: event.payload.on })),
                  },
                  {
                    target: 'inForce',
                    actions: assign(({ context, event }) => ({
                      suing: [],
                      setAsideFrom: event.payload.on,
                      effectiveOn: context.effectiveOn ?? event.payload.on,
                    })),
                  },
                ],
              },
            },
            inForce: {
              entry: ['takeEffect', { type: 'notify', params: { to: 'parties', message: 'inForce' } }],
              meta: state({
                summary: { zh: '裁决已生效', en: 'award in force' },
                holder: 'parties',
                outcome: 'awardEffective',
                basis: [cite('MAL', '47-51')],
              }),
              after: { enf_apply_2y: {} },
              on: {
                RECORD_NON_ENFORCEMENT: {
                  guard: 'proven',
                  target: '#arbitration.nonEnforced',
                  actions: assign(({ event }) => ({ rulingServedOn: onRecord(event.payload.receipts) })),
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
                    'workerHasNotSued',
                  ]),
                  target: 'pending',
                  actions: assign(({ event }) => ({ setAsideAskedBy: event.payload.partyId })),
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
                    guard: and(['proven', 'ruledSetAside']),
                    target: '#arbitration.setAside',
                    actions: assign(({ event }) => ({ rulingServedOn: onRecord(event.payload.receipts) })),
                  },
                  {
                    guard: and(['proven', not('ruledSetAside')]),
                    target: 'rejected',
                    actions: assign({ setAsideAskedBy: null }),
                  },
                ],
              },
            },
            rejected: {
              meta: state({
                summary: { zh: '撤销申请未获支持或者未受理', en: 'request to set aside refused' },
                basis: [cite('MAL', '49'), cite('LI1', '21')],
              }),
              on: { SUIT_ENDED: { target: 'notAsked', actions: assign({ setAsideOver: [] }) } },
            },
          },
        },
      },
    },
    setAside: {
      meta: state({
        summary: { zh: '裁决被撤销，可以起诉', en: 'award set aside; a suit may be brought' },
        holder: 'parties',
        outcome: 'setAside',
        basis: [cite('MAL', '49(3)')],
      }),
      entry: assign({ suing: [], rulingPeriodOver: [] }),
      always: { guard: 'rulingPeriodsOver', target: 'lapsed' },
      after: { suit_after_setaside_15d: { actions: 'letRulingPeriodPass' } },
      on: {
        SUIT_FILED: {
          actions: assign(({ context, event }) => ({ suing: [...context.suing, ...event.payload.partyIds] })),
        },
        SUIT_ENDED: {
          target: 'replaced',
          actions: assign(({ event }) => ({ endedOn: event.payload.on, suing: [] })),
        },
      },
    },
    nonEnforced: {
      meta: state({
        summary: { zh: '裁决不予执行，可以起诉', en: 'award not enforced; a suit may be brought' },
        holder: 'parties',
        outcome: 'nonEnforced',
        basis: [cite('LI1', '24(2)')],
      }),
      entry: assign({ suing: [], rulingPeriodOver: [] }),
      always: { guard: 'rulingPeriodsOver', target: 'lapsed' },
      after: { suit_after_nonenforcement_30d: { actions: 'letRulingPeriodPass' } },
      on: {
        SUIT_FILED: {
          actions: assign(({ context, event }) => ({ suing: [...context.suing, ...event.payload.partyIds] })),
        },
        SUIT_ENDED: {
          target: 'replaced',
          actions: assign(({ event }) => ({ endedOn: event.payload.on, suing: [] })),
        },
      },
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
        PERFORMED: {
          target: 'performed',
          actions: assign(({ event }) => ({ endedOn: event.payload.on })),
        },
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
          actions: assign(({ event }) => ({ endedOn: event.payload.sentOn })),
        },
      },
    },
    refused: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '仲裁委不予受理', en: 'acceptance refused' },
        holder: 'applicant',
        outcome: 'refused',
        basis: [cite('MAL', '29')],
      }),
    },
    deemedWithdrawn: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '按撤回仲裁申请处理', en: 'deemed withdrawn' },
        holder: 'nobody',
        outcome: 'deemedWithdrawn',
        basis: [cite('ARB', '39')],
      }),
    },
    withdrawn: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '仲裁申请已撤回', en: 'withdrawn' },
        holder: 'nobody',
        outcome: 'withdrawn',
        basis: [cite('ARB', '35')],
      }),
    },
    cancelled: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '仲裁案件已撤销', en: 'cancelled' },
        holder: 'nobody',
        basis: [cite('ARB', '32')],
      }),
    },
    terminated: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '法院已立案，仲裁终止', en: 'a court docketed the dispute; arbitration terminated' },
        holder: 'court',
        outcome: 'terminated',
        basis: [cite('ARB', '48')],
      }),
    },
    replaced: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '争议已由法院处理，裁决不发生效力', en: 'the court decided; the award has no effect' },
        holder: 'nobody',
        outcome: 'terminated',
        basis: [cite('LI1', '16')],
      }),
    },
    lapsed: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '裁定后无人起诉，程序结束', en: 'nobody sued after the ruling' },
        holder: 'nobody',
        outcome: 'terminated',
        basis: [cite('MAL', '49(3)'), cite('LI1', '24(2)')],
      }),
    },
    performed: {
      type: 'final',
      tags: ['ended'],
      meta: state({
        summary: { zh: '已履行完毕', en: 'performed' },
        holder: 'nobody',
        basis: [cite('MAL', '51')],
      }),
    },
  },
});
