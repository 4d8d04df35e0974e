import { addDays } from '@dingfen/legal-calendar';
import type { Procedure } from '@dingfen/procedure-kit';
import { explore, lint, together } from '@dingfen/procedure-kit/testing';
import { describe, expect, it } from 'vitest';
import { openItems } from './agreement.ts';
import { consenting, type MediationContext, unexcusedAbsences } from './context.ts';
import { procedure } from './index.ts';
import { application, employer, mediatorNamed, settlement, wages, worker } from './mediation.fixture.ts';

const consentsOf = [
  { partyId: worker, on: '2025-03-03', evidence: 'form' },
  { partyId: employer, on: '2025-03-03', evidence: 'form' },
];
/** Acts that every party has to do before something happens; of the other acts of parties the worker’s is enough. */
const actsOfAll = new Set([
  'CONSENT',
  'CONSENT_TO_EXTENSION',
  'CONSENT_TO_CONTINUE',
  'CONSENT_TO_RECORDING',
  'CHOOSE_MEDIATOR',
  'SIGN',
]);
const heir = 'p-heir';
const override = { reasonCode: 'wrong_date', evidence: 'doc-1', approvedBy: 'second' };
const freshMediator = (context: MediationContext) => mediatorNamed(`m-${context.assignments.length + 1}`);

const samples: Record<string, (context: MediationContext, on: string) => unknown> = {
  PASS_SCREENING: () => ({ identitiesChecked: true, registrationChecked: true }),
  REJECT_APPLICATION: () => ({
    ground: 'outOfScope',
    reason: '不属于受理范围',
    advice: '向社会保险征收机构反映',
  }),
  TRANSFER: () => ({ toBodyId: 'o-other', reason: '非本地争议' }),
  CONSENT_TO_EXTENSION: () => ({ days: 10 }),
  EXTEND: () => ({ days: 10 }),
  RECORD_CONTACT: () => ({ partyId: employer, means: '电话', reached: false }),
  RECORD_UNREACHABLE: () => ({ partyId: employer, reason: '多次无人应答' }),
  CHOOSE_MEDIATOR: () => mediatorNamed('m-chosen'),
  ASSIGN: freshMediator,
  REASSIGN: (context) => ({
    ...freshMediator(context),
    reasonCode: 'mediator_unavailable',
    evidence: 'doc-1',
  }),
  DECLINE_ASSIGNMENT: () => ({ reason: '专业不符' }),
  DISCLOSE: () => ({ relation: '与被申请人有亲属关系' }),
  APPLY_FOR_RECUSAL: () => ({ ground: 'interest', reason: '曾为被申请人提供服务' }),
  DECIDE_RECUSAL: () => [
    { granted: true, reason: '理由成立' },
    { granted: false, reason: '理由不成立' },
  ],
  SCHEDULE_SESSION: (context, on) => ({
    sessionId: `s-${context.sessions.length}`,
    scheduledOn: on,
    place: '一号调解室',
  }),
  HOLD_SESSION: (context) => ({
    sessionId: context.sessions.at(-1)?.id ?? 's-0',
    attended: [worker, employer],
    identitiesChecked: true,
  }),
  RECORD_NON_APPEARANCE: (context) => [
    { sessionId: context.sessions.at(-1)?.id ?? 's-0', partyId: employer },
    { sessionId: context.sessions.at(-1)?.id ?? 's-0', partyId: worker, excuse: '住院' },
  ],
  STATE_FACT: () => ({ factId: 'f-1', text: '双方自2024年1月起存在用工' }),
  CONFIRM_FACT: () => ({ factId: 'f-1' }),
  CONFIRM_ADDRESS: () => ({ address: '来宾市示例路1号' }),
  ORDER_APPRAISAL: () => ({ matter: '签名真伪' }),
  END_APPRAISAL: () => ({ result: '系本人签名' }),
  SUSPECT_SHAM: () => ({ reason: '双方无对抗' }),
  CLEAR_SHAM: () => ({ reason: '未发现虚假' }),
  CONFIRM_SHAM: () => ({ reason: '查证属实' }),
  FIND_GAP_TOO_WIDE: () => ({ reason: '差距过大' }),
  DRAFT_AGREEMENT: (_, on) => settlement([wages(addDays(on, 10)), wages(addDays(on, 20))]),
  SIGN: () => ({ form: 'electronic', signature: 'sig-1' }),
  SIGN_AS_MEDIATOR: () => ({ signature: 'sig-2' }),
  SEAL: () => ({ signature: 'seal-1' }),
  PARTY_CEASED: () => ({ partyId: worker, cause: 'death', evidence: 'doc-1' }),
  SUBSTITUTE_PARTY: () => ({ successors: [{ id: heir, name: '丁某', standing: 'heir' }], evidence: 'doc-1' }),
  NO_SUCCESSOR: () => ({ reason: '无人继承' }),
  FLAG_RISK: () => ({ kind: 'child_labour', authority: '劳动监察', note: '疑似使用童工' }),
  CORRECT_TRIGGER: (context, on) => [
    { what: 'received', correctOn: context.receivedOn, ...override },
    { what: 'accepted', correctOn: on, ...override },
  ],
  REOPEN: () => override,
  RECORD_PERFORMANCE: () => [
    { item: 0, amountFen: 1_000_000, proof: 'receipt-1' },
    { item: 1, amountFen: 1_000_000, proof: 'receipt-2' },
  ],
  CONFIRM_RECEIPT: () => [{ item: 0 }, { item: 1 }],
  REPORT_NON_PAYMENT: () => [{ item: 0 }, { item: 1 }],
  AGREEMENT_CONFIRMED: (_, on) => ({ on }),
  PERFORMED_ELSEWHERE: (_, on) => ({ on }),
  SUPERSEDED: (context, on) => ({ on, agreementId: context.agreement?.id ?? 'none' }),
  SUIT_ENDED: (_, on) => ({ on, reason: 'withdrawn' }),
  PARTIES_AMENDED: () => [
    { parties: [{ id: worker, role: 'applicant', kind: 'worker', name: '甲某某' }] },
    { parties: [{ id: heir, role: 'applicant', kind: 'worker', name: '丁某', replaces: worker }] },
  ],
  SUIT_DOCKETED: (_, on) => ({ on }),
};

const court = (changes: object) =>
  application({ recordedConsents: consentsOf, bodyKind: 'courtRoster', ...changes });
const direct = application();
const ready = application({ recordedConsents: consentsOf });
const regimes = [
  direct,
  application({ regime: 'enterprise' }),
  application({ regime: 'one_stop', bodyKind: 'other' }),
  application({
    regime: 'court_pre_filing',
    online: true,
    bodyKind: 'courtRoster',
    agreedSettings: { courtRegime: 'pre_filing_allowed' },
  }),
  court({ regime: 'court_pre_filing', online: true }),
  court({ regime: 'court_post_filing' }),
  court({ regime: 'court_post_filing', postFilingTrack: 'simple' }),
];

const twoWorkers = {
  ...direct,
  facts: {
    ...direct.facts,
    parties: [...direct.facts.parties, { id: 'p-second', role: 'applicant', kind: 'worker', name: '戊某' }],
  },
};

const toMediator = ['PASS_SCREENING', 'CONSENT', 'ACCEPT_APPLICATION', 'ASSIGN', 'ACCEPT_ASSIGNMENT'];
const toAgreement = [...toMediator, 'DRAFT_AGREEMENT', 'SIGN', 'SIGN_AS_MEDIATOR', 'SEAL'];
/** Walks that together see everything; each knows only the acts it is about, so that it stays small. */
const walks: { inputs: unknown[]; acts: string[] }[] = [
  { inputs: regimes, acts: toMediator },
  {
    inputs: regimes,
    acts: [
      ...toMediator,
      'REJECT_APPLICATION',
      'TRANSFER',
      'RECORD_CONTACT',
      'RECORD_UNREACHABLE',
      'REFUSE',
      'WITHDRAW',
      'REGISTER_NOW',
      'WITHDRAW_CONSENT',
      'SUIT_DOCKETED',
      'SUIT_ENDED',
      'CORRECT_TRIGGER',
      'REOPEN',
    ],
  },
  {
    inputs: [direct, court({ regime: 'court_pre_filing', online: true })],
    acts: [...toMediator, 'CHOOSE_MEDIATOR', 'DECLINE_ASSIGNMENT', 'OBJECT_TO_MEDIATOR', 'REASSIGN'],
  },
  {
    inputs: [direct, ready],
    acts: [
      ...toMediator,
      'PARTY_CEASED',
      'SUBSTITUTE_PARTY',
      'NO_SUCCESSOR',
      'FLAG_RISK',
      'CONFIRM_ADDRESS',
      'PARTIES_AMENDED',
    ],
  },
  {
    inputs: [ready],
    acts: [
      ...toMediator,
      'CONSENT_TO_RECORDING',
      'START_RECORDING',
      'STOP_RECORDING',
      'WITHDRAW_RECORDING_CONSENT',
      'STATE_FACT',
      'CONFIRM_FACT',
    ],
  },
  {
    inputs: [court({ regime: 'court_pre_filing' })],
    acts: [...toMediator, 'CONSENT_TO_EXTENSION', 'EXTEND'],
  },
  {
    inputs: [court({ regime: 'court_pre_filing' })],
    acts: [
      ...toMediator,
      'SCHEDULE_SESSION',
      'HOLD_SESSION',
      'RECORD_NON_APPEARANCE',
      'RECORD_CONTACT',
      'RECORD_UNREACHABLE',
    ],
  },
  {
    inputs: [ready],
    acts: [
      ...toMediator,
      'DRAFT_AGREEMENT',
      'DISCLOSE',
      'CONSENT_TO_CONTINUE',
      'DECLINE_CONTINUATION',
      'APPLY_FOR_RECUSAL',
      'DECIDE_RECUSAL',
      'ORDER_APPRAISAL',
      'END_APPRAISAL',
      'SUSPECT_SHAM',
      'CLEAR_SHAM',
      'CONFIRM_SHAM',
      'REASSIGN',
      'FIND_GAP_TOO_WIDE',
    ],
  },
  { inputs: [ready, court({ regime: 'court_pre_filing' })], acts: [...toAgreement, 'REFUSE_TO_SIGN'] },
  { inputs: [court({ regime: 'court_pre_filing' })], acts: [...toAgreement, 'PARTIES_AMENDED'] },
  { inputs: [twoWorkers], acts: [...toMediator, 'DRAFT_AGREEMENT', 'WITHDRAW'] },
  {
    inputs: [court({ regime: 'court_pre_filing' })],
    acts: [
      ...toAgreement,
      'RECORD_PERFORMANCE',
      'CONFIRM_RECEIPT',
      'REPORT_NON_PAYMENT',
      'AGREEMENT_CONFIRMED',
      'PERFORMED_ELSEWHERE',
      'SUPERSEDED',
      'SUIT_DOCKETED',
      'FLAG_RISK',
    ],
  },
];

/** What the chart's own conditions do not tell apart but a walk has to: how far something that takes several acts has come. */
const progress: Record<string, (context: MediationContext) => boolean> = {};
for (const kind of ['mediation', 'extension', 'continuation', 'recording'] as const)
  for (const id of [worker, employer, heir])
    progress[`${kind} ${id}`] = (context) => consenting(context, kind).has(id);
for (const signer of [worker, employer, 'mediator', 'seal'])
  progress[`signed ${signer}`] = (context) => context.signatures.some((one) => one.signer === signer);
for (const item of [0, 1]) {
  progress[`asked ${item}`] = (context) => context.asked.includes(item);
  progress[`open ${item}`] = (context) => openItems(context).includes(item);
  progress[`unpaid ${item}`] = (context) => context.unpaid.includes(item);
}
Object.assign(progress, {
  chosen: (context) => context.choices.length > 0,
  objected: (context) => context.objections.length > 0,
  contacted: (context) => context.contacts.length > 0,
  scheduled: (context) => context.sessions.length > 0,
  scheduledAgain: (context) => context.sessions.length > 1,
  held: (context) => context.sessions.at(-1)?.heldOn !== undefined,
  absent: (context) => unexcusedAbsences(context, employer) > 0,
  absentLast: (context) => (context.sessions.at(-1)?.absences.length ?? 0) > 0,
  stated: (context) => context.statements.length > 0,
} satisfies typeof progress);

const observed: Procedure = {
  ...procedure,
  guards: {
    ...procedure.guards,
    ...Object.fromEntries(
      Object.entries(progress).map(([name, test]) => [
        name,
        {
          summary: { zh: name, en: name },
          basis: [],
          test: ({ context }: { context: MediationContext }) => test(context),
        },
      ]),
    ),
  },
};

function actors(event: string, context: MediationContext) {
  const party = context.facts.parties.map((one) => ({ by: one.role, partyId: one.id }));
  if (actsOfAll.has(event)) return party;
  return procedure.events[event]?.entitled[0] === 'applicant' ? party.slice(0, 1) : undefined;
}

describe('the definition of mediation', () => {
  it('is complete: every state has words, every condition an article, every message both languages', () => {
    expect(lint(procedure)).toEqual([]);
  });

  it('can be walked in full: every state is reached, every transition taken, and nothing runs on after the end', () => {
    const walked = walks.map(({ inputs, acts }) =>
      explore(observed, {
        inputs,
        samples,
        maxStates: 400,
        events: acts,
        actors,
      }),
    );
    const { problems, unreached, unexercised } = together(walked);
    expect(problems).toEqual([]);
    expect(unreached).toEqual([]);
    expect(unexercised).toEqual([]);
  }, 120_000);
});
