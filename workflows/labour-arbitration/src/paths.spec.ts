import { addDays } from '@dingfen/legal-calendar';
import { aDispute, explore, lint, together } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import type { ArbitrationContext, ArbitrationInput } from './context.ts';
import { procedure } from './index.ts';

const facts = aDispute({
  parties: [
    { id: 'w', role: 'applicant', kind: 'worker', name: '覃某甲' },
    { id: 'e', role: 'respondent', kind: 'employer', name: '某建筑公司' },
  ],
});
const input: ArbitrationInput = { facts, package: { undisputedFacts: [], addressForService: [] } };
const both = ['w', 'e'];
const consents = (on: string) => both.map((partyId) => ({ partyId, on, evidence: 'k1' }));
const receipts = (on: string) => both.map((partyId) => ({ partyId, receivedOn: on }));
const first = (known: Readonly<Record<string, unknown>>) => both.find((id) => !(id in known)) ?? 'w';

const samples: Record<string, (context: ArbitrationContext, on: string) => unknown> = {
  RECORD_RECEIPT: (_, on) => ({ receivedOn: on }),
  HOLD_FOR_MEDIATION: (_, on) => ({ heldOn: on, consents: consents(on) }),
  END_HOLD: (_, on) => ({ endedOn: on }),
  NOTIFY_CORRECTION: (_, on) => ({ noticeOn: on, missing: '身份证明' }),
  CORRECT: (_, on) => ({ completedOn: on }),
  ACCEPT: (_, on) => [{ acceptedOn: on }, { acceptedOn: on, collective: true }],
  REFUSE: (_, on) => ({ refusedOn: on, ground: 'other', reason: '不属于受理范围' }),
  SEND_COLLECTIVE_NOTICE: (_, on) => ({ sentOn: on }),
  SERVE_APPLICATION: (_, on) => [
    { partyId: 'e', servedOn: on, manner: 'posted' },
    { partyId: 'e', servedOn: on, manner: 'personal' },
  ],
  FORM_TRIBUNAL: (_, on) => ({ formedOn: on }),
  ANSWER: (_, on) => ({ partyId: 'e', receivedOn: on }),
  SERVE_ANSWER: (_, on) => ({ servedOn: on }),
  COUNTER_APPLY: (_, on) => ({ partyId: 'e', appliedOn: on }),
  DECIDE_COUNTER: (_, on) => [
    { accepted: true, decidedOn: on },
    { accepted: false, decidedOn: on },
  ],
  ASK_RECUSAL: (_, on) => ({ partyId: 'w', askedOn: on }),
  DECIDE_RECUSAL: (_, on) => ({ decidedOn: on }),
  SET_HEARING: (_, on) => ({ hearingOn: addDays(on, 30) }),
  NOTIFY_HEARING: (_, on) => ({ partyIds: both, notifiedOn: on }),
  POSTPONE: () => ({ reason: '证人不能到庭' }),
  HOLD_HEARING: (context) => ({ heldOn: context.hearingOn ?? '2025-03-03' }),
  RECORD_APPLICANT_ABSENT: (context) => ({ heldOn: context.hearingOn ?? '2025-03-03' }),
  REFER_MEDIATION: (_, on) => ({ consentedOn: on, consents: consents(on) }),
  FAIL_MEDIATION: (_, on) => ({ failedOn: on }),
  RECORD_STATEMENT: (_, on) => ({ receipts: receipts(on) }),
  RESTART_PERIOD: (context, on) => ({ ground: 'partyAdded', decidedOn: context.overdueSince ?? on }),
  SUSPEND: (context, on) => ({ ground: 'forceMajeure', suspendedOn: context.overdueSince ?? on }),
  RESUME: (_, on) => ({ resumedOn: on }),
  EXTEND_AWARD: (context, on) => ({ approvedOn: context.overdueSince ?? on, notice: 'n1' }),
  WITHDRAW: (_, on) => ({ withdrawnOn: on }),
  CANCEL: (_, on) => ({ cancelledOn: on, ground: '不应受理' }),
  SEND_CANCELLATION: (_, on) => ({ sentOn: on }),
  AWARD: (_, on) => ['final', 'nonFinal', 'split', 'mixed'].map((kind) => ({ kind, madeOn: on })),
  SERVE_AWARD: (context, on) => [
    { partyId: first(context.awardServedOn), servedOn: on, manner: 'posted' },
    { partyId: first(context.awardServedOn), servedOn: on, manner: 'electronic' },
  ],
  ASK_SET_ASIDE: (_, on) => ({ partyId: 'e', askedOn: on }),
  RULE_SET_ASIDE: (_, on) => [
    { result: 'setAside', receipts: receipts(on) },
    { result: 'setAside', receipts: receipts(on).slice(1) },
    { result: 'dismissed', receipts: receipts(on) },
  ],
  RECORD_NON_ENFORCEMENT: (_, on) => [{ receipts: receipts(on) }, { receipts: receipts(on).slice(1) }],
  SERVE_RULING: (context, on) => ({ partyId: first(context.rulingServedOn), receivedOn: on }),
  SUIT_FILED: (_, on) => [
    { on, partyIds: ['w'] },
    { on, partyIds: ['e'] },
  ],
  SUIT_DOCKETED: (_, on) => ({ on }),
  SUIT_ENDED: (_, on) => [
    { result: 'withdrawn', on, partyIds: ['w'] },
    { result: 'withdrawn', on, partyIds: both },
    { result: 'dismissedLate', on, partyIds: both },
    { result: 'judged', on, partyIds: both },
  ],
  PARTIES_AMENDED: () => ({
    parties: [{ id: 'w', role: 'applicant', kind: 'worker', name: '覃某甲（更名）' }],
  }),
  PERFORMED: (_, on) => ({ on }),
};

/** The chart is walked chapter by chapter: what a commission does in parallel would otherwise multiply. */
const toAcceptance = ['RECORD_RECEIPT', 'ACCEPT'];
const toHearing = ['SERVE_APPLICATION', 'ANSWER', 'SET_HEARING', 'NOTIFY_HEARING'];
const chapters: Record<string, string[]> = {
  acceptance: [
    'RECORD_RECEIPT',
    'HOLD_FOR_MEDIATION',
    'END_HOLD',
    'NOTIFY_CORRECTION',
    'CORRECT',
    'REFUSE',
    'WITHDRAW',
    'SUIT_FILED',
    'SUIT_ENDED',
    'SUIT_DOCKETED',
    'PARTIES_AMENDED',
  ],
  duties: [
    ...toAcceptance,
    'FORM_TRIBUNAL',
    'SEND_COLLECTIVE_NOTICE',
    'SERVE_APPLICATION',
    'ANSWER',
    'SERVE_ANSWER',
    'COUNTER_APPLY',
    'DECIDE_COUNTER',
    'ASK_RECUSAL',
    'DECIDE_RECUSAL',
  ],
  hearing: [
    ...toAcceptance,
    ...toHearing,
    'POSTPONE',
    'HOLD_HEARING',
    'RECORD_APPLICANT_ABSENT',
    'REFER_MEDIATION',
    'FAIL_MEDIATION',
    'RECORD_STATEMENT',
    'PERFORMED',
  ],
  clock: [
    ...toAcceptance,
    'RESTART_PERIOD',
    'EXTEND_AWARD',
    'SUSPEND',
    'RESUME',
    'WITHDRAW',
    'CANCEL',
    'SEND_CANCELLATION',
    'SUIT_DOCKETED',
  ],
  award: [
    ...toAcceptance,
    'AWARD',
    'SERVE_AWARD',
    'ASK_SET_ASIDE',
    'RULE_SET_ASIDE',
    'RECORD_NON_ENFORCEMENT',
    'SERVE_RULING',
    'SUIT_FILED',
    'SUIT_DOCKETED',
    'SUIT_ENDED',
    'PERFORMED',
  ],
  ruling: [
    ...toAcceptance,
    'AWARD',
    'SERVE_AWARD',
    'ASK_SET_ASIDE',
    'RULE_SET_ASIDE',
    'RECORD_NON_ENFORCEMENT',
    'SERVE_RULING',
    'SUIT_DOCKETED',
    'SUIT_ENDED',
  ],
};

/** The ordinary course of the steps that lead up to a chapter. */
const plain: typeof samples = {
  ACCEPT: (_, on) => ({ acceptedOn: on }),
  SERVE_APPLICATION: (_, on) => ({ partyId: 'e', servedOn: on, manner: 'personal' }),
};

/** For the chapter that begins with a ruling: the ordinary course of the award, too. */
const plainAward: typeof samples = {
  ...plain,
  AWARD: (_, on) => ({ kind: 'final', madeOn: on }),
  SERVE_AWARD: (context, on) => ({
    partyId: first(context.awardServedOn),
    servedOn: on,
    manner: 'electronic',
  }),
};

const samplesOf = (chapter: string): typeof samples => {
  if (chapter === 'duties') return samples;
  return { ...samples, ...(chapter === 'ruling' ? plainAward : plain) };
};

const walk = ([chapter, events]: [string, string[]]) =>
  explore(procedure, {
    inputs: [input],
    events,
    samples: samplesOf(chapter),
    maxStates: 400,
  });

test('every state and every transition of the chart is reached by some course of events', () => {
  const { problems, unreached, unexercised } = together(Object.entries(chapters).map(walk));
  expect(problems).toEqual([]);
  expect(unreached).toEqual([]);
  expect(unexercised).toEqual([]);
}, 60_000);

test('the definition has no loose ends', () => {
  expect(lint(procedure)).toEqual([]);
});
