import { cite } from '@dingfen/legal-basis';
import { notify, payloadOf, state } from '@dingfen/procedure-kit';
import { and, assign, not } from 'xstate';
import { consequences } from './consequences.ts';
import { type MergeableStage, openingContext, referredBy } from './context.ts';
import { type LifecycleActs, outcomeEvents, type OutcomeEvent } from './events.ts';
import { gateGuardNames } from './guards.ts';
import { mergedInto } from './merging.ts';

/** One move of the dispute, with the row of the table or the act that it carries out. */
const to = <const T extends string>(target: T) => ({ target, actions: 'follow' }) as const;
const stays = { actions: 'follow' } as const;
const when = <const G, const T extends string>(guard: G, target: T) =>
  ({ guard, target, actions: 'follow' }) as const;

/** Where a dispute stands when a suit is over: at what it had come from. */
const backFromCourt = [
  when('performedAlready', '#lifecycle.winding.performed'),
  when(and(['arbitrationRuns', 'awardStands']), '#lifecycle.arbitration.awarded'),
  when(and(['arbitrationRuns', 'courtOpenByArbitration']), '#lifecycle.arbitration.suitOpen'),
  when('arbitrationRuns', '#lifecycle.arbitration.pending'),
  when('courtOpenByArbitration', '#lifecycle.arbitration.suitOpen'),
  when('hasAgreement', '#lifecycle.agreement.contract'),
  to('#lifecycle.choosing.open'),
] as const;
/** As above when the arbitration itself is what ended. */
const backFromArbitration = [
  when('mediationRuns', '#lifecycle.mediation.alone'),
  when('hasAgreement', '#lifecycle.agreement.contract'),
  to('#lifecycle.choosing.open'),
] as const;
const toArbitration = and([
  'partyNamed',
  'postedDayProven',
  'receiptDayPlausible',
  'mediationNoBar',
  'noArbitrationRuns',
  'arbitrationNotBarred',
  'agreementNotInTheWay',
  'noSuitRuns',
  not('applicationPending'),
]);
const maySue = and(['partyNamed', 'postedDayProven', ...gateGuardNames]);
const toCourt = and([maySue, 'noSuitRuns', not('applicationPending')]);
const toMediation = and([
  'noMediationRuns',
  'everyPartyConsents',
  'noSuitRuns',
  'agreementFreesNewMediation',
  not('applicationPending'),
]);
const sueToo = { guard: and([maySue, 'suesNotYet']), actions: 'follow' } as const;
const sue = when(toCourt, '#lifecycle.trial.filed');
const arbitrate = when(toArbitration, '#lifecycle.arbitration.pending');
const mediateOnceMore = [
  when(and([toMediation, 'arbitrationRuns']), '#lifecycle.mediation.besideArbitration'),
  when(toMediation, '#lifecycle.mediation.alone'),
] as const;
/** Whoever gave up, or came to the wrong door, may still take another way. */
const anotherWay = {
  FILE_ARBITRATION: arbitrate,
  FILE_SUIT: sue,
  REQUEST_NEW_MEDIATION: when(toMediation, '#lifecycle.mediation.alone'),
} as const;
/** A payment order that ended leaves the dispute where the creditor had been before. */
const orderEnded = [
  {
    guard: and(['dayNotInFuture', 'hasAgreement']),
    target: '#lifecycle.agreement.breached',
    actions: 'endPaymentOrder',
  },
  { guard: 'dayNotInFuture', target: '#lifecycle.choosing.open', actions: 'endPaymentOrder' },
] as const;
const orderPayment = {
  guard: and(['dayNotInFuture', 'orderFitsBasis', 'notPreserved']),
  target: '#lifecycle.paymentOrder',
  actions: [
    'noteOrder',
    {
      type: 'interruptLimitation',
      params: ({ event }: { event: LifecycleActs }) => ({
        kind: 'payment_order_applied',
        on: payloadOf(event, 'RECORD_PAYMENT_ORDER').appliedOn,
        basis: [cite('MAL', '27(2)'), cite('CC', '195')],
      }),
    },
  ],
} as const;

const isPerformed = to('#lifecycle.winding.performed');
/** What the mediation of a replaced agreement still reports no longer matters. */
const ofReplaced = { guard: 'ofAnotherAgreement', actions: 'passOver' } as const;
const performedByAgreement = [ofReplaced, isPerformed] as const;
const isEnforceable = to('#lifecycle.enforceable');
const performance = when(
  and(['actsInOwnName', 'dayNotInFuture', 'somethingOwed', 'creditorWaives']),
  '#lifecycle.winding.performed',
);

/** Where a dispute stands when a mediation ends without agreement: beside its arbitration, or at the agreement it had. */
const besideMediation = [
  when('arbitrationRuns', '#lifecycle.arbitration.pending'),
  when(and(['hasAgreement', 'breached']), '#lifecycle.agreement.breached'),
  when('hasAgreement', '#lifecycle.agreement.contract'),
] as const;
const mediationFailed = [
  when('atCourtBeforeFiling', '#lifecycle.choosing.atCourt'),
  ...besideMediation,
  to('#lifecycle.choosing.open'),
] as const;

const withdrawal = {
  guard: and(['partyNamed', 'applicantsAct', 'otherApplicantsAgree', 'nothingRuns']),
  target: '#lifecycle.winding.withdrawn',
} as const;

/** A duplicate goes into the other dispute from where it stands. */
const merge = (stood: MergeableStage) =>
  ({
    guard: and([
      'intoAnother',
      'intoHeldToo',
      'intoSameParties',
      'intoRuns',
      'intoNoDuplicate',
      'intoReceivedFirst',
      'intoCoversClaims',
      'holdsNoDuplicate',
    ]),
    target: '#lifecycle.merged',
    actions: [consequences.assign(({ event }) => mergedInto(event, stood)), notify('parties', 'merged')],
  }) as const;
/** Back to where it stood: nothing was heard in it meanwhile. */
const released = <const T extends string>(target: T) =>
  ({ target, actions: ['undoMerge', notify('parties', 'mergeUndone')] }) as const;

const followUpTask = {
  kind: 'followUp',
  title: { zh: '结案前回访当事人', en: 'Follow up before closing' },
} as const;
const askFollowUp = notify('mediationBody', 'followUpDue');

/** Heard in every stage: nothing another procedure reports falls on deaf ears. */
const everywhere = Object.fromEntries(outcomeEvents.map((name) => [name, stays])) as Record<
  OutcomeEvent,
  typeof stays
>;

export const machine = consequences.createMachine({
  id: 'lifecycle',
  context: ({ input }) => openingContext(input),
  initial: 'mediation',
  entry: [
    {
      type: 'openProceeding',
      params: ({ context }) => ({
        procedure: 'mediation',
        input: { ...context.mediation, ...referredBy(context) },
      }),
    },
    {
      type: 'openProceeding',
      params: ({ context: { limitation, mediation } }) => ({
        procedure: 'limitation',
        input: { ...limitation?.facts, appliedOn: mediation.appliedOn ?? mediation.receivedOn },
      }),
    },
  ],
  on: {
    ...everywhere,
    'mediation.performed': performedByAgreement,
    'mediation.breached': [ofReplaced, stays],
    'confirmation.performed': isPerformed,
    'arbitrationReview.performed': isPerformed,
    'trial.performed': isPerformed,
    'confirmation.confirmed': isEnforceable,
    'arbitrationReview.concluded': isEnforceable,
    'trial.mediationStatement': isEnforceable,
    PARTIES_AMENDED: stays,
    DUPLICATE_MERGED: {
      actions: [
        'noteDuplicates',
        {
          type: 'interruptLimitation',
          params: ({ event }) => ({
            kind: 'mediation_applied',
            on: event.payload.appliedOn,
            basis: [cite('MAL', '27(2)')],
          }),
        },
        notify('mediator', 'duplicateMerged'),
      ],
    },
    DUPLICATE_RELEASED: { actions: ['noteDuplicates', notify('mediator', 'duplicateReleased')] },
    MARK_FAST_TRACK: { actions: assign({ fastTrackMarked: true }) },
    RECORD_WAGE_IOU: {
      guard: and(['dayNotInFuture', 'iouStandsAlone']),
      actions: assign({ wageIou: true }),
    },
    RECORD_COMMISSION_EXCUSE: {
      actions: assign(({ event }) => ({
        excuse: event.payload.excuse === 'none' ? null : event.payload.excuse,
      })),
    },
    RECORD_PRIOR_ARBITRATION: {
      guard: and(['noArbitrationTracked', 'awardWholly', 'dayNotInFuture']),
      actions: assign(({ context, event }) => {
        const { status, kind, madeOn, servedOn = [] } = event.payload;
        return {
          notLabour: false,
          arbitration: {
            ...context.arbitration,
            status,
            proof: true,
            refusalGround: status === 'refused' ? ('other' as const) : null,
            award:
              status === 'awarded' && kind && madeOn
                ? {
                    kind,
                    madeOn,
                    servedOn: Object.fromEntries(servedOn.map((one) => [one.partyId, one.receivedOn])),
                    suitPeriodOver: {},
                    rulingServedOn: {},
                    effectiveOn: null,
                    performanceDueOn: null,
                  }
                : null,
          },
        };
      }),
    },
  },
  states: {
    mediation: {
      initial: 'alone',
      meta: state({
        summary: { zh: '诉前调解', en: 'pre-litigation mediation' },
        holder: 'mediationBody',
        basis: [cite('MAL', '10'), cite('MAL', '14')],
      }),
      on: {
        'mediation.effective': to('agreement.open'),
        'mediation.rejected': [
          ...besideMediation,
          when('outOfScope', 'winding.outOfScope'),
          ...mediationFailed,
        ],
        'mediation.refused': mediationFailed,
        'mediation.terminated': mediationFailed,
        'mediation.withdrawn': [...besideMediation, to('winding.withdrawn')],
        'mediation.ended': [when('arbitrationRuns', 'arbitration.pending'), to('winding.discontinued')],
        'arbitration.awarded': to('arbitration.awarded'),
        'arbitration.mediationStatement': isEnforceable,
        FILE_SUIT: sue,
      },
      states: {
        alone: {
          meta: state({
            summary: { zh: '诉前调解中', en: 'in mediation' },
            holder: 'mediationBody',
            basis: [cite('MAL', '14')],
          }),
          on: {
            FILE_ARBITRATION: when(toArbitration, 'besideArbitration'),
            MERGE: merge('mediation'),
          },
        },
        besideArbitration: {
          meta: state({
            summary: { zh: '调解与仲裁并行', en: 'mediation and arbitration side by side' },
            holder: 'mediationBody',
            basis: [cite('MAL', '14(3)')],
          }),
          on: {
            'arbitration.refused': to('alone'),
            'arbitration.cancelled': to('alone'),
            'arbitration.withdrawn': to('alone'),
            'arbitration.deemedWithdrawn': to('alone'),
            'arbitration.terminated': to('alone'),
          },
        },
      },
    },
    choosing: {
      initial: 'open',
      entry: 'watchLimitation',
      meta: state({
        summary: { zh: '调解未成，待选择途径', en: 'mediation failed, the way on is open' },
        holder: 'parties',
        basis: [cite('MAL', '5')],
      }),
      on: {
        FILE_ARBITRATION: arbitrate,
        FILE_SUIT: sue,
        REQUEST_NEW_MEDIATION: mediateOnceMore,
        RECORD_PAYMENT_ORDER: orderPayment,
        WITHDRAW_DISPUTE: withdrawal,
      },
      states: {
        open: {
          meta: state({
            summary: { zh: '可以申请仲裁或者重新调解', en: 'arbitration or a new mediation' },
            holder: 'parties',
            task: { kind: 'chooseRoute', title: { zh: '选择后续途径', en: 'Choose the way on' } },
            basis: [cite('MAL', '5'), cite('PML', '26')],
          }),
          on: { MERGE: merge('choosing') },
        },
        atCourt: {
          meta: state({
            summary: { zh: '委派调解未成，材料退回法院', en: 'back at the court that had referred it' },
            holder: 'court',
            task: {
              kind: 'askRegistration',
              title: { zh: '询问当事人是否坚持起诉', en: 'Ask whether the party insists on docketing' },
            },
            basis: [cite('INV', '21'), cite('CPL', '126')],
          }),
          entry: notify(['parties', 'court'], 'backAtCourt'),
        },
      },
    },
    agreement: {
      initial: 'open',
      entry: 'watchLimitation',
      meta: state({
        summary: { zh: '调解协议已生效', en: 'agreement in force' },
        holder: 'parties',
        basis: [cite('MAL', '14'), cite('CPL', '205')],
      }),
      on: {
        'confirmation.filed': to('.confirming'),
        'arbitrationReview.filed': to('.reviewing'),
        'confirmation.confirmed': isEnforceable,
        'arbitrationReview.concluded': isEnforceable,
        'mediation.performed': performedByAgreement,
        'mediation.breached': [ofReplaced, when(not('applicationPending'), '.breached'), stays],
        RECORD_PERFORMANCE: performance,
        FILE_ARBITRATION: arbitrate,
        FILE_SUIT: sue,
        REQUEST_NEW_MEDIATION: mediateOnceMore,
        RECORD_PAYMENT_ORDER: orderPayment,
        'arbitration.awarded': to('arbitration.awarded'),
        'arbitration.awardEffective': isEnforceable,
        'arbitration.mediationStatement': isEnforceable,
      },
      states: {
        open: {
          meta: state({
            summary: { zh: '可以申请司法确认或者仲裁审查', en: 'confirmation or review may be applied for' },
            holder: 'parties',
            task: {
              kind: 'applyConfirmation',
              title: { zh: '共同申请司法确认或者仲裁审查', en: 'Apply jointly for confirmation or review' },
            },
            basis: [cite('CPL', '205'), cite('ARB', '74')],
          }),
          on: {
            'confirmation.windowExpired': [when('reviewWindowOpen', 'open'), to('contract')],
            'arbitrationReview.windowExpired': [when('confirmationWindowOpen', 'open'), to('contract')],
          },
        },
        confirming: {
          meta: state({
            summary: { zh: '司法确认审查中', en: 'court examining the confirmation' },
            holder: 'court',
            basis: [cite('CPL', '205-206')],
          }),
          on: {
            'confirmation.released': [when('breached', 'breached'), to('open')],
            'confirmation.rejected': [
              when('breached', 'breached'),
              when('reviewWindowOpen', 'open'),
              to('contract'),
            ],
            'confirmation.notAccepted': [
              when('breached', 'breached'),
              when('reviewWindowOpen', 'open'),
              to('contract'),
            ],
            'confirmation.withdrawn': [
              when('breached', 'breached'),
              when('reviewWindowOpen', 'open'),
              to('contract'),
            ],
            'confirmation.terminated': [
              when('breached', 'breached'),
              when('reviewWindowOpen', 'open'),
              to('contract'),
            ],
          },
        },
        reviewing: {
          meta: state({
            summary: { zh: '仲裁审查中', en: 'commission reviewing the agreement' },
            holder: 'commission',
            basis: [cite('ARB', '74-77')],
          }),
          on: {
            'arbitrationReview.released': [when('breached', 'breached'), to('open')],
            'arbitrationReview.refused': [
              when('breached', 'breached'),
              when('confirmationWindowOpen', 'open'),
              to('contract'),
            ],
            'arbitrationReview.withdrawn': [
              when('breached', 'breached'),
              when('confirmationWindowOpen', 'open'),
              to('contract'),
            ],
          },
        },
        contract: {
          meta: state({
            summary: {
              zh: '协议具有合同效力，待履行',
              en: 'the agreement binds as a contract and is to be performed',
            },
            holder: 'parties',
            basis: [cite('LI1', '51'), cite('MAL', '15')],
          }),
        },
        breached: {
          meta: state({
            summary: { zh: '协议未履行，待选择救济', en: 'not performed, remedies open' },
            holder: 'parties',
            task: {
              kind: 'chooseRemedy',
              title: { zh: '选择支付令、仲裁或者起诉', en: 'Choose payment order, arbitration or suit' },
            },
            basis: [cite('MAL', '15-16'), cite('LI1', '51')],
          }),
        },
      },
    },
    paymentOrder: {
      entry: 'watchLimitation',
      meta: state({
        summary: { zh: '支付令程序中', en: 'payment order' },
        holder: 'court',
        basis: [cite('MAL', '16'), cite('CPL', '225-228')],
      }),
      after: {
        po_acceptance_notice_5d: {},
        po_issue_15d: {},
        po_service_fail_30d: [
          {
            guard: 'hasAgreement',
            target: 'agreement.breached',
            actions: ['endPaymentOrder', notify('parties', 'paymentOrderLapsed')],
          },
          {
            target: 'choosing.open',
            actions: ['endPaymentOrder', notify('parties', 'paymentOrderLapsed')],
          },
        ],
        po_debtor_15d: {
          target: 'enforceable',
          actions: ['orderInForce', notify('parties', 'paymentOrderInForce')],
        },
      },
      on: {
        RECORD_PAYMENT_ORDER: {
          guard: and(['dayNotInFuture', 'orderFitsBasis', 'notPreserved']),
          actions: 'noteOrder',
        },
        RECORD_PAYMENT_ORDER_OBJECTION: {
          guard: and(['dayNotInFuture', 'objectionInTime']),
          actions: 'noteObjection',
        },
        RECORD_PAYMENT_ORDER_ENDED: orderEnded,
        RECORD_PERFORMANCE: performance,
      },
    },
    arbitration: {
      initial: 'pending',
      entry: 'watchLimitation',
      meta: state({
        summary: { zh: '劳动仲裁', en: 'arbitration' },
        holder: 'commission',
        basis: [cite('MAL', '5'), cite('MAL', '28')],
      }),
      on: {
        'arbitration.awarded': to('.awarded'),
        'arbitration.awardEffective': isEnforceable,
        'arbitration.mediationStatement': isEnforceable,
        'arbitration.refused': to('.suitOpen'),
        'arbitration.silent': to('.suitOpen'),
        'arbitration.overdue': to('.suitOpen'),
        'arbitration.cancelled': to('.suitOpen'),
        'arbitration.setAside': to('.suitOpen'),
        'arbitration.nonEnforced': to('.suitOpen'),
        'arbitration.deemedWithdrawn': backFromArbitration,
        'arbitration.withdrawn': backFromArbitration,
        'arbitration.terminated': backFromArbitration,
        'mediation.effective': to('agreement.open'),
        FILE_SUIT: sue,
        REQUEST_NEW_MEDIATION: mediateOnceMore,
      },
      states: {
        pending: {
          meta: state({
            summary: { zh: '仲裁进行中', en: 'arbitration under way' },
            holder: 'commission',
            basis: [cite('MAL', '29'), cite('MAL', '43')],
          }),
        },
        suitOpen: {
          meta: state({
            summary: { zh: '可以起诉', en: 'a suit may be brought' },
            holder: 'parties',
            task: { kind: 'chooseSuit', title: { zh: '决定是否起诉', en: 'Decide whether to sue' } },
            basis: [cite('MAL', '29'), cite('MAL', '43'), cite('MAL', '49(3)')],
          }),
          on: {
            'arbitration.accepted': to('pending'),
            FILE_ARBITRATION: arbitrate,
            WITHDRAW_DISPUTE: withdrawal,
          },
        },
        awarded: {
          meta: state({
            summary: { zh: '已有仲裁裁决，起诉或者申请撤销期内', en: 'award made, time to sue' },
            holder: 'parties',
            basis: [cite('MAL', '47-50')],
          }),
        },
      },
    },
    trial: {
      initial: 'filed',
      entry: 'watchLimitation',
      meta: state({
        summary: { zh: '速裁快审', en: 'fast-track trial' },
        holder: 'court',
        basis: [cite('CPL', '160'), cite('CPL', '165')],
      }),
      on: {
        'trial.docketed': to('.docketed'),
        // Whoever is paid withdraws the suit; until then it runs.
        'mediation.performed': [ofReplaced, stays],
        'trial.refused': backFromCourt,
        'trial.withdrawn': backFromCourt,
        'trial.deemedWithdrawn': backFromCourt,
        'trial.terminated': backFromCourt,
        'trial.dismissed': backFromCourt,
        'trial.transferred': [when('namesAnotherCourt', '.filed'), ...backFromCourt],
        'trial.mediationStatement': isEnforceable,
        'trial.judgmentEffective': [when('ordersPerformance', 'enforceable'), to('winding.decided')],
      },
      states: {
        filed: {
          meta: state({
            summary: { zh: '已起诉，待立案', en: 'filed, docketing awaited' },
            holder: 'court',
            basis: [cite('CPL', '126')],
          }),
          on: { SUE_TOO: sueToo },
        },
        docketed: {
          meta: state({
            summary: { zh: '法院审理中', en: 'before the court' },
            holder: 'court',
            basis: [cite('CPL', '126')],
          }),
          on: {
            SUE_TOO: sueToo,
            'trial.mediationEntrusted': to('entrusted'),
            'trial.appealed': to('appealed'),
          },
        },
        entrusted: {
          meta: state({
            summary: { zh: '立案后委托调解中', en: 'entrusted mediation' },
            holder: 'mediationBody',
            basis: [cite('INV', '27(2)')],
          }),
          on: {
            SUE_TOO: sueToo,
            'mediation.effective': when('entrusted', 'docketed'),
            'mediation.rejected': to('docketed'),
            'mediation.refused': to('docketed'),
            'mediation.withdrawn': to('docketed'),
            'mediation.terminated': to('docketed'),
            'mediation.ended': to('docketed'),
          },
        },
        appealed: {
          meta: state({
            summary: { zh: '二审审理中', en: 'on appeal' },
            holder: 'court',
            basis: [cite('CPL', '171')],
          }),
        },
      },
    },
    enforceable: {
      entry: 'restLimitation',
      meta: state({
        summary: { zh: '文书已生效，可以强制执行', en: 'in force and enforceable' },
        holder: 'parties',
        task: { kind: 'trackPerformance', title: { zh: '跟踪履行情况', en: 'Track performance' } },
        basis: [cite('CPL', '247'), cite('MAL', '51')],
      }),
      on: {
        RECORD_PERFORMANCE: performance,
        'mediation.performed': performedByAgreement,
        'trial.performed': isPerformed,
        'confirmation.performed': isPerformed,
        // An objection or complaint that was posted in time is in time, although the clock has gone on (CPL 85(4)).
        RECORD_PAYMENT_ORDER_OBJECTION: {
          guard: and(['orderEnforceable', 'dayNotInFuture', not('objectionRejected'), 'objectionInTime']),
          target: 'paymentOrder',
          actions: 'noteObjection',
        },
        RECORD_PAYMENT_ORDER_ENDED: [
          { ...orderEnded[0], guard: and(['orderEnforceable', 'dayNotInFuture', 'hasAgreement']) },
          { ...orderEnded[1], guard: and(['orderEnforceable', 'dayNotInFuture']) },
        ],
        FILE_SUIT: when(and(['awardInForce', 'postedBeforeToday', toCourt]), '#lifecycle.trial.filed'),
        'confirmation.revoked': to('agreement.contract'),
        'arbitration.setAside': to('arbitration.suitOpen'),
        'arbitration.nonEnforced': to('arbitration.suitOpen'),
      },
    },
    winding: {
      initial: 'performed',
      meta: state({
        summary: { zh: '待回访结案', en: 'to be followed up and closed' },
        holder: 'mediationBody',
        basis: [cite('PML', '27'), cite('ENG', '', 'D')],
      }),
      entry: askFollowUp,
      on: {
        'mediation.breached': stays,
        // Those who were told of the performance answer; the dispute is where it was.
        'mediation.performed': stays,
        'confirmation.performed': stays,
        'arbitrationReview.performed': stays,
        'trial.performed': stays,
        RECORD_FOLLOW_UP: {
          actions: [
            assign(({ context, event }) => ({
              followUps: [
                ...context.followUps,
                { result: event.payload.result, on: event.on, measure: event.payload.measure ?? null },
              ],
            })),
            {
              type: 'notify',
              params: ({ event }) =>
                event.type === 'RECORD_FOLLOW_UP' && event.payload.result === 'notSatisfied'
                  ? { to: ['mediationBody', 'supervisor'], message: 'dissatisfied' }
                  : { to: 'mediationBody', message: 'followUpDue' },
            },
          ],
        },
        CLOSE: {
          guard: and(['followedUp', 'nothingRuns']),
          target: 'closed',
          actions: notify('parties', 'closed'),
        },
      },
      states: {
        performed: {
          entry: 'restLimitation',
          meta: state({
            summary: { zh: '已履行，待回访结案', en: 'performed' },
            holder: 'mediationBody',
            task: followUpTask,
            basis: [cite('PML', '31')],
          }),
        },
        withdrawn: {
          meta: state({
            summary: { zh: '已撤回，待回访结案', en: 'withdrawn' },
            holder: 'mediationBody',
            task: followUpTask,
            basis: [cite('INV', '26')],
          }),
          on: { ...anotherWay, MERGE: merge('withdrawn') },
        },
        outOfScope: {
          meta: state({
            summary: { zh: '不属于受理范围，待回访结案', en: 'out of scope' },
            holder: 'mediationBody',
            task: followUpTask,
            basis: [cite('O17', '22'), cite('LI1', '2')],
          }),
          on: anotherWay,
        },
        decided: {
          entry: 'restLimitation',
          meta: state({
            summary: { zh: '判决已生效，无给付内容，待回访结案', en: 'judged, nothing to be performed' },
            holder: 'mediationBody',
            task: followUpTask,
            basis: [cite('CPL', '158')],
          }),
        },
        discontinued: {
          meta: state({
            summary: { zh: '当事人主体终止，待结案', en: 'a party ceased, to be closed' },
            holder: 'mediationBody',
            task: followUpTask,
            basis: [cite('MAL', '25')],
          }),
        },
      },
    },
    closed: {
      tags: ['ended'],
      entry: 'closeLimitation',
      meta: state({
        summary: { zh: '已结案', en: 'closed' },
        holder: 'nobody',
        basis: [cite('PML', '27')],
      }),
      on: {
        REOPEN: [
          { guard: and(['reopenedAsUnperformed', 'enforceable']), target: 'enforceable', actions: 'reopen' },
          {
            guard: and(['reopenedAsUnperformed', 'hasAgreement']),
            target: 'agreement.breached',
            actions: 'reopen',
          },
          { target: 'choosing.open', actions: 'reopen' },
        ],
      },
    },
    merged: {
      tags: ['ended'],
      meta: state({
        summary: { zh: '重复提交，已并入另一争议', en: 'a duplicate, merged into another dispute' },
        holder: 'nobody',
        basis: [cite('ENG', '', 'D')],
      }),
      on: {
        UNDO_MERGE: [
          { guard: 'stoodInMediation', ...released('mediation.alone') },
          { guard: 'stoodChoosing', ...released('choosing.open') },
          released('winding.withdrawn'),
        ],
      },
    },
  },
});
