import { cite } from '@dingfen/legal-basis';
import { ended, notify, state } from '@dingfen/procedure-kit';
import { and } from 'xstate';
import { begin } from './context.ts';
import type { Acts } from './events.ts';
import { recording } from './records.ts';

const signGuards = ['actsForOwnParty', 'isUnsignedParty', 'signatureDayProven'] as const;

/** What ARB 74-75 ask of a joint application. */
const fileGuards = [
  'actsForOwnParty',
  'postingProven',
  'lawfulMediationBody',
  'bothApplied',
  'withinFifteenDays',
  'commissionHasJurisdiction',
  'withinScope',
  'noRelationshipClause',
  'noConfirmationPending',
  'hasApplication',
  'hasAgreement',
  'hasIdentities',
] as const;

const file = {
  guard: and(fileGuards),
  target: '#arbitrationReview.application',
  actions: [
    'noteFiled',
    {
      type: 'assignTo',
      params: ({ event }: { event: Extract<Acts, { type: 'FILE' }> }) => ({
        role: 'commission' as const,
        holderId: event.payload.commissionId,
      }),
    },
    notify(['parties', 'commission', 'mediator'], 'filed'),
  ],
} as const;

const firstSignature = {
  guard: and(signGuards),
  target: 'waitingForSecond',
  actions: ['noteSigned', notify('parties', 'otherSideSigned')],
} as const;

/** The commission must allow it, so nobody decides on it (ARB 76). */
const WITHDRAW = {
  guard: and(['actsForOwnParty', 'hasSigned', 'nobodyServedYet']),
  target: '#arbitrationReview.window.reopened',
  actions: ['noteWithdrawn', notify(['parties', 'commission', 'mediator'], 'withdrawn')],
} as const;

const refusedTo = {
  target: '#arbitrationReview.refused',
  actions: ['noteRefused', notify(['parties', 'mediator'], 'refused'), 'openWaysOn'],
} as const;

const PERFORMED = { target: '#arbitrationReview.performed', actions: 'notePerformed' } as const;

export const machine = recording.createMachine({
  id: 'arbitrationReview',
  context: ({ input }) => begin(input),
  initial: 'window',
  on: {
    EXCLUDE: { actions: 'noteConfirmationPending' },
    RELEASE: { actions: 'noteConfirmationGone' },
    PARTIES_AMENDED: { actions: 'noteParties' },
  },
  states: {
    window: {
      meta: state({
        summary: { zh: '仲裁审查申请期内', en: 'the window for review is open' },
        basis: [cite('ARB', '74')],
      }),
      initial: 'open',
      after: {
        ar_apply_15d: [
          {
            guard: and(['endedAfterWindow', 'lastWasWithdrawn']),
            target: '#arbitrationReview.withdrawn',
            actions: 'openWaysOn',
          },
          { guard: 'endedAfterWindow', target: '#arbitrationReview.refused', actions: 'openWaysOn' },
          {
            target: '#arbitrationReview.windowExpired',
            actions: ['noteWindowOver', notify(['parties', 'mediator'], 'windowExpired'), 'openWaysOn'],
          },
        ],
      },
      on: {
        CLOSE_EXCLUDED: { target: '#arbitrationReview.excluded', actions: notify('parties', 'excluded') },
        PERFORMED,
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
        waitingForSecond: {
          meta: state({
            summary: { zh: '一方已签名，等待另一方签名', en: 'one party has signed, the other has not' },
            holder: 'parties',
            task: {
              kind: 'signReview',
              title: { zh: '在仲裁审查申请书上签名', en: 'sign the application for review' },
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
                guard: and(['actsForOwnParty', 'hasSigned', 'onlySignature']),
                target: 'open',
                actions: 'noteSignatureRevoked',
              },
              { guard: and(['actsForOwnParty', 'hasSigned']), actions: 'noteSignatureRevoked' },
            ],
          },
        },
        readyToFile: {
          meta: state({
            summary: { zh: '各方均已签名，待提交仲裁委员会', en: 'all have signed; to be filed' },
            holder: 'parties',
            task: { kind: 'fileReview', title: { zh: '提交仲裁审查申请', en: 'file the application' } },
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
        summary: { zh: '申请已提交仲裁委员会', en: 'the application is before the commission' },
        outcome: 'filed',
      }),
      initial: 'deciding',
      on: {
        CLOSE_EXCLUDED: {
          target: '#arbitrationReview.excluded',
          actions: notify(['parties', 'commission'], 'excluded'),
        },
        PERFORMED,
        WITHDRAW,
      },
      states: {
        deciding: {
          meta: state({
            summary: {
              zh: '仲裁委员会及时决定是否受理',
              en: 'the commission decides on acceptance, promptly',
            },
            holder: 'commission',
            task: {
              kind: 'decideReviewAcceptance',
              title: { zh: '决定是否受理仲裁审查申请', en: 'decide on acceptance of the application' },
            },
            basis: [cite('ARB', '75')],
          }),
          on: {
            ACCEPT: {
              target: 'reviewing',
              actions: ['noteAccepted', notify(['parties', 'mediator'], 'accepted')],
            },
            NOT_ACCEPT: [
              {
                guard: 'groundLetsReapply',
                target: '#arbitrationReview.window.reopened',
                actions: ['noteReleased', notify(['parties', 'mediator'], 'refused')],
              },
              refusedTo,
            ],
          },
        },
        reviewing: {
          meta: state({
            summary: { zh: '仲裁委员会审查调解协议', en: 'the commission reviews the agreement' },
            holder: 'commission',
            task: { kind: 'reviewForStatement', title: { zh: '审查调解协议', en: 'review the agreement' } },
          }),
          after: { ar_review_5wd: { actions: 'notePeriodOver' } },
          on: {
            EXTEND_REVIEW: {
              guard: and(['reviewStillRuns', 'reviewNotExtended']),
              actions: ['noteExtended', notify('parties', 'reviewExtended')],
            },
            MAKE_STATEMENT: {
              target: 'serving',
              actions: ['noteStatement', notify('parties', 'statementMade')],
            },
            REFUSE_STATEMENT: refusedTo,
          },
        },
        serving: {
          meta: state({
            summary: { zh: '调解书送达签收中', en: 'the statement is being signed for' },
            holder: 'commission',
            task: { kind: 'serveStatement', title: { zh: '送达调解书', en: 'serve the statement' } },
          }),
          on: {
            RECORD_RECEIPT: [
              {
                guard: and(['receiptProven', 'lastReceipt']),
                target: '#arbitrationReview.concluded',
                actions: ['noteReceipt', notify(['parties', 'mediator'], 'concluded')],
              },
              { guard: 'receiptProven', actions: 'noteReceipt' },
            ],
            RECORD_RECEIPT_REFUSED: {
              guard: 'refuserNotServed',
              target: '#arbitrationReview.refused',
              actions: ['noteNotSignedFor', notify(['parties', 'mediator'], 'refused'), 'openWaysOn'],
            },
          },
        },
      },
    },

    concluded: {
      meta: state({
        summary: { zh: '调解书已生效', en: 'the statement is in force' },
        outcome: 'concluded',
        basis: [cite('ARB', '77')],
      }),
      initial: 'awaitingPerformance',
      on: {
        PERFORMED,
        RECORD_PERFORMANCE: {
          guard: 'performanceIsProven',
          target: '#arbitrationReview.performed',
          actions: 'notePerformed',
        },
      },
      states: {
        awaitingPerformance: {
          meta: state({
            summary: { zh: '调解书已生效，等待履行', en: 'performance is awaited' },
            holder: 'parties',
          }),
          after: { enf_apply_2y: { actions: ['notePeriodOver', notify('parties', 'enforcementLate')] } },
          on: {
            APPLY_ENFORCEMENT: {
              guard: and(['actsForOwnParty', 'isDueCreditor']),
              target: 'noticePending',
              actions: ['noteEnforcementApplied', notify('parties', 'enforcementApplied')],
            },
          },
        },
        noticePending: {
          meta: state({
            summary: { zh: '已申请执行，待发执行通知', en: 'enforcement applied for; notice to be issued' },
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
                guard: 'enforcedInFull',
                target: '#arbitrationReview.performed',
                actions: 'noteEnforcementClosed',
              },
              {
                target: '#arbitrationReview.enforcementClosed',
                actions: ['noteEnforcementClosed', notify('parties', 'enforcementClosed')],
              },
            ],
          },
        },
      },
    },

    windowExpired: {
      tags: ['ended'],
      meta: state({
        summary: {
          zh: '十五日申请期已过，不能再申请仲裁审查',
          en: 'the fifteen days are over; review is closed',
        },
        outcome: 'windowExpired',
        basis: [cite('ARB', '75[3]')],
      }),
      // What was posted in time is in time, though the clock has come before the postman (ARB 19, CPL 85(4)).
      on: { SIGN: { guard: and(signGuards), actions: 'noteSigned' }, FILE: file },
    },
    withdrawn: ended({
      summary: { zh: '申请撤回，申请期已过', en: 'application withdrawn, window over' },
      outcome: 'withdrawn',
    }),
    refused: ended({
      summary: { zh: '不予受理或者不予制作调解书', en: 'declined, or no statement made' },
      outcome: 'refused',
    }),
    excluded: ended({ summary: { zh: '已由法院司法确认', en: 'confirmed by a court' }, outcome: 'excluded' }),
    performed: {
      ...ended({ summary: { zh: '已全部履行', en: 'performed in full' }, outcome: 'performed' }),
      entry: notify(['parties', 'mediator'], 'performed'),
    },
    enforcementClosed: ended({
      summary: { zh: '执行程序已结束', en: 'enforcement has ended' },
      outcome: 'enforcementClosed',
    }),
  },
});
