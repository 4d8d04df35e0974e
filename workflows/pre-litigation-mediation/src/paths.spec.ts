import { addDays } from '@dingfen/legal-calendar';
import { explore, lint } from '@dingfen/procedure-kit/testing';
import { describe, expect, it } from 'vitest';
import type { MediationContext } from './context.ts';
import { procedure } from './index.ts';
import { application, employer, mediatorNamed, settlement, wages, worker } from './mediation.fixture.ts';

const consentsOf = [
  { partyId: worker, on: '2025-03-03', evidence: 'form' },
  { partyId: employer, on: '2025-03-03', evidence: 'form' },
];
const both = [
  { by: 'applicant', partyId: worker },
  { by: 'respondent', partyId: employer },
] as const;
const partyActs = new Set([
  'CONSENT',
  'CONSENT_TO_EXTENSION',
  'CONSENT_TO_CONTINUE',
  'CONSENT_TO_RECORDING',
  'CHOOSE_MEDIATOR',
  'OBJECT_TO_MEDIATOR',
  'CONFIRM_FACT',
  'SIGN',
]);
const applicantActs = new Set(['WITHDRAW', 'REGISTER_NOW', 'CONFIRM_RECEIPT', 'REPORT_NON_PAYMENT']);
const words = { reason: '情况说明', evidence: 'doc-1' };
const override = { reasonCode: 'wrong_date', evidence: 'doc-1', approvedBy: 'second' };
const freshMediator = (context: MediationContext) => mediatorNamed(`m-${context.assignments.length + 1}`);

const samples: Record<string, (context: MediationContext, on: string) => unknown> = {
  PASS_SCREENING: () => ({ identitiesChecked: true, registrationChecked: true }),
  REJECT_APPLICATION: () => ({ reason: '不属于受理范围', advice: '向社会保险征收机构反映' }),
  TRANSFER: () => ({ toBodyId: 'o-other', reason: '非本地争议' }),
  CONSENT_TO_EXTENSION: () => ({ days: 10 }),
  EXTEND: () => ({ days: 10 }),
  RECORD_CONTACT: () => ({ partyId: employer, means: '电话', reached: false }),
  RECORD_UNREACHABLE: () => ({ partyId: employer, reason: '多次无人应答' }),
  CHOOSE_MEDIATOR: () => mediatorNamed('m-chosen'),
  ASSIGN: freshMediator,
  REASSIGN: (context) => ({ ...freshMediator(context), reasonCode: 'mediator_unavailable', evidence: 'doc-1' }),
  DECLINE_ASSIGNMENT: () => ({ reason: '专业不符' }),
  DISCLOSE: () => ({ relation: '与被申请人有亲属关系' }),
  APPLY_FOR_RECUSAL: () => ({ ground: 'interest', reason: '曾为被申请人提供服务' }),
  DECIDE_RECUSAL: () => [
    { granted: true, reason: '理由成立' },
    { granted: false, reason: '理由不成立' },
  ],
  SCHEDULE_SESSION: (context, on) => ({ sessionId: `s-${context.sessions.length}`, scheduledOn: on, place: '一号调解室' }),
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
  SUSPECT_SHAM: () => words.reason && { reason: '双方无对抗' },
  CLEAR_SHAM: () => ({ reason: '未发现虚假' }),
  CONFIRM_SHAM: () => ({ reason: '查证属实' }),
  FIND_GAP_TOO_WIDE: () => ({ reason: '差距过大' }),
  DRAFT_AGREEMENT: (_, on) => settlement([wages(addDays(on, 10)), wages(addDays(on, 20))]),
  SIGN: () => ({ form: 'electronic', signature: 'sig-1' }),
  SIGN_AS_MEDIATOR: () => ({ signature: 'sig-2' }),
  SEAL: () => ({ signature: 'seal-1' }),
  PARTY_CEASED: () => ({ partyId: worker, cause: 'death', evidence: 'doc-1' }),
  SUBSTITUTE_PARTY: () => ({ successors: [{ id: 'p-heir', name: '丁某', standing: 'heir' }], evidence: 'doc-1' }),
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
  SUIT_DOCKETED: (_, on) => ({ on }),
};

const court = (changes: object) => application({ recordedConsents: consentsOf, ...changes });
const inputs = [
  application(),
  application({ regime: 'enterprise' }),
  application({ regime: 'one_stop', bodyKind: 'other' }),
  court({ regime: 'court_pre_filing', online: true, bodyKind: 'courtRoster' }),
  court({ regime: 'court_post_filing', bodyKind: 'courtRoster' }),
  court({ regime: 'court_post_filing', postFilingTrack: 'simple', bodyKind: 'courtRoster' }),
  application({ regime: 'court_pre_filing', online: true, bodyKind: 'courtRoster' }),
];

describe('the definition of mediation', () => {
  it('is complete: every state has words, every condition an article, every message both languages', () => {
    expect(lint(procedure)).toEqual([]);
  });

  it('can be walked in full: every state is reached, every transition taken, and nothing runs on after the end', () => {
    const walked = explore(procedure, {
      inputs,
      samples,
      maxStates: Number(process.env['MAXS'] ?? 1200),
      actors: (event, context: MediationContext) => {
        if (partyActs.has(event))
          return [...both, ...(context.facts.parties.some((one) => one.id === 'p-heir') ? [{ by: 'applicant', partyId: 'p-heir' } as const] : [])];
        if (applicantActs.has(event)) return [both[0]];
        return undefined;
      },
    });
    console.log(walked.situations, walked.unreached, walked.unexercised, walked.problems);
    expect(walked.problems).toEqual([]);
    expect(walked.unreached).toEqual([]);
    expect(walked.unexercised).toEqual([]);
  }, 120_000);
});
