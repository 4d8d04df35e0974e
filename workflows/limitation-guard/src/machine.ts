import { cite, interruptionOf } from '@dingfen/legal-basis';
import { notify, state } from '@dingfen/procedure-kit';
import { and, not } from 'xstate';
import { begin } from './context.ts';
import type { Acts } from './events.ts';
import { interruptionIn } from './guards.ts';
import { recording } from './records.ts';

/** Weighed anew after every act: where the limitation stands follows from the record alone. */
const weigh = '#limitation.open.watching.weighing';

const knownAlready = { guard: 'alreadyLogged', actions: 'passOver' } as const;

const recorded = {
  facts: {
    guard: and(['factsGiven', 'dayHasCome', 'dayUnderTheLaw', 'correctionExplained']),
    actions: ['noteDay', 'noteFacts'],
  },
  interruption: {
    guard: and(['dayHasCome', 'dayUnderTheLaw', not('alreadyLogged')]),
    actions: [
      'noteDay',
      'noteInterruption',
      {
        type: 'interruptLimitation',
        params: ({ event }: { event: Acts }) => {
          const { kind, on } = interruptionIn(event);
          return { kind, on, basis: interruptionOf(kind).basis };
        },
      },
    ],
  },
  strike: {
    guard: and(['eventStands', 'mayStrikeIt']),
    actions: ['noteDay', 'noteStrike', notify(['applicant', 'mediator'], 'interruptionStruck')],
  },
  suspension: {
    guard: and(['dayHasCome', 'dayUnderTheLaw', 'suspensionDaysFit']),
    actions: ['noteDay', 'noteSuspension'],
  },
  suspensionEnd: {
    guard: and(['suspensionLasts', 'dayHasCome', 'endAfterBegin']),
    actions: ['noteDay', 'noteSuspensionEnd'],
  },
  aid: {
    guard: and(['actsForOwnParty', 'dayHasCome', 'noAidPending']),
    actions: ['noteDay', 'noteAidApplied', notify(['applicant', 'mediationBody'], 'legalAidApplied')],
  },
  aidGranted: {
    guard: and(['actsForOwnParty', 'dayHasCome', 'aidPending', 'aidIsGranted']),
    actions: ['noteDay', 'noteAidDecided', notify(['applicant', 'mediationBody'], 'legalAidGranted')],
  },
  aidRefused: {
    guard: and(['actsForOwnParty', 'dayHasCome', 'aidPending']),
    actions: ['noteDay', 'noteAidDecided', notify(['applicant', 'mediationBody'], 'legalAidRefused')],
  },
} as const;

const late = { actions: notify(['applicant', 'mediationBody'], 'legalAidLate') } as const;

/** A clock has run out: another may still run. Nothing is refused for it (MAL 27, LI2 20). */
const ranOut = {
  target: weigh,
  actions: ['noteDay', 'noteOver', notify(['applicant', 'mediator'], 'limitationOver')],
} as const;

export const machine = recording.createMachine({
  id: 'limitation',
  context: ({ input }) => begin(input),
  initial: 'open',
  on: {
    INTERRUPTED: [knownAlready, { actions: ['noteDay', 'noteInterruption'] }],
    PARTIES_AMENDED: { actions: 'noteParties' },
  },
  states: {
    open: {
      meta: state({ summary: { zh: '时效守护', en: 'the limitation is guarded' } }),
      initial: 'watching',
      after: { la_review_7d: late, la_assign_3d: late },
      on: {
        DISPUTE_CLOSED: { target: '#limitation.closed', actions: 'noteDay' },
        RECORD_LIMITATION_FACTS: recorded.facts,
        RECORD_INTERRUPTION: recorded.interruption,
        STRIKE_INTERRUPTION: recorded.strike,
        RECORD_SUSPENSION: recorded.suspension,
        END_SUSPENSION: recorded.suspensionEnd,
        APPLY_LEGAL_AID: recorded.aid,
        RECORD_LEGAL_AID_DECISION: [recorded.aidGranted, recorded.aidRefused],
        RECORD_LEGAL_AID_COUNSEL: {
          guard: and(['actsForOwnParty', 'dayHasCome', 'counselAwaited']),
          actions: ['noteDay', 'noteCounsel'],
        },
      },
      states: {
        watching: {
          meta: state({
            summary: { zh: '时效守护中', en: 'the limitation is watched' },
            basis: [cite('MAL', '27')],
          }),
          initial: 'weighing',
          after: { limitation_arbitration_1y: ranOut, limitation_wage_termination_1y: ranOut },
          on: {
            INTERRUPTED: [knownAlready, { target: weigh, actions: ['noteDay', 'noteInterruption'] }],
            LIMITATION_NEAR: { target: weigh, actions: 'noteDay' },
            DISPUTE_RESTS: { target: 'resting', actions: 'noteDay' },
            RECORD_LIMITATION_FACTS: { ...recorded.facts, target: weigh },
            RECORD_INTERRUPTION: { ...recorded.interruption, target: weigh },
            STRIKE_INTERRUPTION: { ...recorded.strike, target: weigh },
            RECORD_SUSPENSION: { ...recorded.suspension, target: weigh },
            END_SUSPENSION: { ...recorded.suspensionEnd, target: weigh },
            APPLY_LEGAL_AID: { ...recorded.aid, target: weigh },
            RECORD_LEGAL_AID_DECISION: [
              { ...recorded.aidGranted, target: weigh },
              { ...recorded.aidRefused, target: weigh },
            ],
          },
          states: {
            weighing: {
              meta: state({ summary: { zh: '核对时效', en: 'the limitation is being weighed' } }),
              always: [
                { guard: 'factsUnknown', target: 'unknown' },
                { guard: 'clockSuspended', target: 'suspended' },
                { guard: and(['clockNear', 'aidAsked']), target: 'referred' },
                { guard: 'clockNear', target: 'near' },
                { guard: 'clockRuns', target: 'running' },
                { guard: 'clockOver', target: 'expired' },
                { target: 'notYetRunning' },
              ],
            },
            unknown: {
              meta: state({
                summary: { zh: '时效起算日尚未登记', en: 'the first day of the limitation is not on record' },
                holder: 'mediator',
              }),
            },
            notYetRunning: {
              meta: state({
                summary: { zh: '时效尚未起算', en: 'the limitation does not run yet' },
                holder: 'mediator',
                basis: [cite('MAL', '27(4)')],
              }),
            },
            running: {
              meta: state({
                summary: { zh: '时效进行中', en: 'the limitation runs' },
                holder: 'mediator',
                basis: [cite('MAL', '27'), cite('ARB', '26')],
              }),
            },
            suspended: {
              meta: state({
                summary: { zh: '时效中止', en: 'the limitation is suspended' },
                holder: 'mediator',
                basis: [cite('MAL', '27(3)'), cite('ARB', '28')],
              }),
            },
            near: {
              meta: state({
                summary: { zh: '时效即将届满', en: 'the limitation is about to end' },
                holder: 'mediationBody',
                task: {
                  kind: 'legalAidEmergency',
                  title: {
                    zh: '时效即将届满：转介法律援助或者协助申请仲裁',
                    en: 'Limitation about to end: refer to legal aid or help to apply for arbitration',
                  },
                },
                basis: [cite('LAL', '44'), cite('MAL', '27')],
              }),
              entry: 'tellEmergency',
            },
            referred: {
              meta: state({
                summary: {
                  zh: '时效即将届满，已申请法律援助',
                  en: 'the limitation is about to end, legal aid has been applied for',
                },
                holder: 'mediator',
                basis: [cite('LAL', '44')],
              }),
            },
            expired: {
              meta: state({
                summary: {
                  zh: '时效已届满，对方取得时效抗辩，仍可申请仲裁',
                  en: 'the limitation is over: the other side has a defence, arbitration may still be applied for',
                },
                holder: 'mediator',
                basis: [cite('MAL', '27'), cite('LI2', '20')],
              }),
            },
          },
        },
        resting: {
          meta: state({
            summary: {
              zh: '文书已可执行或者已履行，时效守护暂停',
              en: 'enforceable or performed: the guard rests',
            },
            holder: 'nobody',
            basis: [cite('MAL', '51')],
          }),
          on: { DISPUTE_RESUMES: { target: 'watching', actions: 'noteDay' } },
        },
      },
    },
    closed: {
      tags: ['ended'],
      meta: state({
        summary: { zh: '争议已结案，时效守护结束', en: 'the dispute is closed, and the guard with it' },
        holder: 'nobody',
        basis: [cite('PML', '27')],
      }),
      on: {
        DISPUTE_RESUMES: { target: '#limitation.open.watching', actions: 'noteDay' },
        DISPUTE_RESTS: { target: '#limitation.open.resting', actions: 'noteDay' },
      },
    },
  },
});
