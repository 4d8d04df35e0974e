import type { MediationRequest } from './context.ts';
import { addDays, type CivilDate, type Notice } from '@dingfen/legal-calendar';
import { journalDifferences, measures, seenByJournal, unseenByJournal } from '@dingfen/metrics';
import { aDispute } from '@dingfen/procedure-kit/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merging } from './testing/filed.ts';
import { WholeDispute, type Who } from './testing/whole-dispute.ts';

const parties = [
  { id: 'w', role: 'applicant', kind: 'worker', name: '覃某甲' },
  { id: 'e', role: 'respondent', kind: 'employer', name: '某建筑公司' },
] as const;

type Regime = 'direct' | 'enterprise' | 'one_stop' | 'court_pre_filing';
const channelOf = {
  direct: 'online',
  enterprise: 'enterprise_committee',
  one_stop: 'one_stop_centre',
  court_pre_filing: 'court_pre_filing',
} as const;

function filed(regime: Regime = 'direct', notices: readonly Notice[] = []): WholeDispute {
  const channel = channelOf[regime];
  const mediation: MediationRequest = {
    regime,
    online: false,
    receivedOn: '2024-03-04',
    bodyKind: regime === 'court_pre_filing' ? 'courtRoster' : 'mal10',
    mediationBodyId: 'body-1',
    recordedConsents: [{ partyId: 'w', on: '2024-03-04', evidence: '同意书' }],
  };
  return new WholeDispute(
    aDispute({ channel, filedOn: '2024-03-04', parties: [...parties] }),
    {
      channel,
      employment: 'standard',
      industry: 'E',
      migrantWorker: true,
      mediationBodyId: 'body-1',
      courtId: 'court-1',
      commissionId: 'commission-1',
      receivedOn: '2024-03-04',
    },
    { mediation, courtId: 'court-1', commissionId: 'commission-1' },
    notices,
  );
}

const checks = {
  waivesSocialInsurance: false,
  belowMinimumWage: false,
  depositOrDocumentTerms: false,
  workInjuryUnassessed: false,
  workInjuryGapAcknowledged: false,
  blanketRelease: false,
  listedHeads: [],
  bindsNonSigner: false,
  confirmsRelationship: false,
  representedConsentMissing: false,
  minorWithoutAgent: false,
  waivesLimitation: false,
  vagueTerms: false,
};
const item = (dueOn: CivilDate, amountFen: number) => ({
  claimId: 'c1',
  type: 'wage_arrears',
  amountFen,
  payerId: 'e',
  payeeId: 'w',
  dueOn,
});
const settlement = (on: CivilDate) => ({
  items: [item(addDays(on, 12), 1_000_000), item(addDays(on, 40), 500_000)],
  clauses: '分两期支付。',
  checks,
});
const mediator = (mediatorId: string) => ({
  mediatorId,
  rosterActive: true,
  conflicts: [],
  otherRoles: [],
});
const override = { reasonCode: 'wrong_date', evidence: 'doc-1', approvedBy: 'second' };
const bothConsent = (on: CivilDate) => ['w', 'e'].map((partyId) => ({ partyId, on, evidence: '同意书' }));
const identities = ['w', 'e'].map((partyId) => ({ partyId, documentId: `doc-${partyId}` }));
const toCourt = {
  form: 'written',
  courtId: 'court-1',
  courtLevel: 'basic',
  venueGround: 'partyDomicile',
  application: 'doc-application',
  agreement: 'doc-agreement',
  mediationProof: 'doc-proof',
  concernsProperty: false,
  identities,
  addresses: ['w', 'e'].map((partyId) => ({ partyId, address: '来宾市示例路1号' })),
};
const toCommission = {
  commissionId: 'commission-1',
  commissionRegionCode: '451300',
  venueGround: 'employerSeat',
  placeRegionCode: '451302',
  application: 'doc-application',
  agreement: 'doc-agreement',
  identities,
};
const receipt = (partyId: string, receivedOn: CivilDate) => ({
  partyId,
  receivedOn,
  proofOfService: `doc-${partyId}`,
});

/** One thing somebody may try: procedure, event, who, and what is submitted. */
type Move = readonly [string, string, Who, (on: CivilDate, n: number) => unknown];
const nothing = () => ({});
const signature = () => ({ form: 'electronic', signature: 'sig' });
const served = (partyId: string) => (servedOn: CivilDate) => ({
  partyId,
  servedOn,
  manner: 'electronic',
  proofOfService: 'doc',
});

/** Neighbours lead on to each other, so that a walk that starts anywhere gets somewhere. */
const moves: readonly Move[] = [
  ['mediation', 'PASS_SCREENING', 'staff', () => ({ identitiesChecked: true, registrationChecked: true })],
  ['mediation', 'CONSENT', 'w', nothing],
  ['mediation', 'CONSENT', 'e', nothing],
  ['mediation', 'ACCEPT_APPLICATION', 'staff', nothing],
  ['mediation', 'ASSIGN', 'staff', (_, n) => mediator(`m-${n}`)],
  ['mediation', 'ACCEPT_ASSIGNMENT', 'staff', nothing],
  ['mediation', 'DRAFT_AGREEMENT', 'staff', settlement],
  ['mediation', 'SIGN_AS_MEDIATOR', 'staff', () => ({ signature: 'sig' })],
  ['mediation', 'SEAL', 'staff', () => ({ signature: 'seal' })],
  ['mediation', 'SIGN', 'w', signature],
  ['mediation', 'SIGN', 'e', signature],
  ['confirmation', 'SIGN', 'w', () => ({ manner: 'electronic' })],
  ['confirmation', 'SIGN', 'e', () => ({ manner: 'electronic' })],
  ['confirmation', 'FILE', 'w', () => toCourt],
  ['confirmation', 'ACCEPT', 'staff', () => ({ caseNumber: '诉前调确1号', judgeId: 'judge-1' })],
  ['confirmation', 'SUMMON', 'staff', (on) => ({ partyIds: ['w', 'e'], appearOn: on, place: '一号调解室' })],
  ['confirmation', 'CONFIRM', 'staff', () => ({ rulingNumber: '裁定1号' })],
  ['confirmation', 'SERVE_RULING', 'staff', served('w')],
  ['confirmation', 'SERVE_RULING', 'staff', served('e')],
  ['confirmation', 'RECORD_PERFORMANCE', 'w', (on) => ({ claimIds: ['c1'], performedOn: on })],
  ['confirmation', 'OBJECT', 'e', () => ({ reasons: '非本人签署' })],
  [
    'confirmation',
    'UPHOLD_OBJECTION',
    'staff',
    (_, n) => ({ result: n % 2 ? 'revoked' : 'changed', rulingNumber: '裁定3号', reasons: '成立' }),
  ],
  ['confirmation', 'REQUEST_WITHDRAWAL', 'w', () => ({ reasons: '自行履行' })],
  ['confirmation', 'PERMIT_WITHDRAWAL', 'staff', nothing],
  [
    'confirmation',
    'REJECT',
    'staff',
    (_, n) => ({ ground: n % 2 ? 'unclear' : 'wrongCourt', reasons: '见裁定', rulingNumber: '裁定2号' }),
  ],
  [
    'confirmation',
    'NOT_ACCEPT',
    'staff',
    (_, n) => ({ ground: n % 2 ? 'outsideCourtScope' : 'wrongCourt', reasons: '见裁定' }),
  ],
  ['arbitrationReview', 'SIGN', 'w', nothing],
  ['arbitrationReview', 'SIGN', 'e', nothing],
  ['arbitrationReview', 'FILE', 'w', () => toCommission],
  ['arbitrationReview', 'ACCEPT', 'staff', () => ({ noticeNumber: '受理1号' })],
  ['arbitrationReview', 'MAKE_STATEMENT', 'staff', () => ({ statementNumber: '调解书1号' })],
  ['arbitrationReview', 'RECORD_RECEIPT', 'staff', (on) => receipt('w', on)],
  ['arbitrationReview', 'RECORD_RECEIPT', 'staff', (on) => receipt('e', on)],
  ['arbitrationReview', 'REFUSE_STATEMENT', 'staff', () => ({ ground: 'unclear', reasons: '不明确' })],
  [
    'arbitrationReview',
    'NOT_ACCEPT',
    'staff',
    (_, n) => ({ ground: n % 2 ? 'late' : 'wrongCommission', reasons: '见通知' }),
  ],
  ['arbitrationReview', 'WITHDRAW', 'w', nothing],
  ['arbitrationReview', 'RECORD_PERFORMANCE', 'w', (on) => ({ performedOn: on })],
  [
    'mediation',
    'RECORD_PERFORMANCE',
    'e',
    (_, n) => ({ item: n % 2, amountFen: 400_000, proof: '转账凭证' }),
  ],
  ['mediation', 'CONFIRM_RECEIPT', 'w', (_, n) => ({ item: n % 2 })],
  ['mediation', 'REPORT_NON_PAYMENT', 'w', (_, n) => ({ item: n % 2 })],
  ['lifecycle', 'RECORD_PERFORMANCE', 'w', (on) => ({ performedOn: on, how: 'voluntary', evidence: '凭证' })],
  ['lifecycle', 'RECORD_FOLLOW_UP', 'staff', (_, n) => ({ result: ['satisfied', 'unreachable'][n % 2] })],
  ['lifecycle', 'CLOSE', 'staff', nothing],
  [
    'lifecycle',
    'REOPEN',
    'staff',
    (_, n) => ({ ground: n % 2 ? 'notPerformed' : 'newFacts', reason: '新证据', evidence: '材料' }),
  ],
  [
    'mediation',
    'CORRECT_TRIGGER',
    'staff',
    (on, n) => ({
      what: n % 2 ? 'accepted' : 'received',
      correctOn: n % 2 ? addDays(on, -1) : '2024-03-05',
      ...override,
    }),
  ],
  ['mediation', 'TRANSFER', 'staff', (_, n) => ({ toBodyId: `body-${n % 3}`, reason: '他县' })],
  [
    'mediation',
    'REASSIGN',
    'staff',
    (_, n) => ({ ...mediator(`m-${n}`), reasonCode: 'mediator_unavailable', evidence: 'doc-1' }),
  ],
  ['mediation', 'CONSENT_TO_EXTENSION', 'w', () => ({ days: 5 })],
  ['mediation', 'CONSENT_TO_EXTENSION', 'e', () => ({ days: 5 })],
  ['mediation', 'EXTEND', 'staff', () => ({ days: 5 })],
  ['mediation', 'ORDER_APPRAISAL', 'staff', () => ({ matter: '签名' })],
  ['mediation', 'END_APPRAISAL', 'staff', () => ({ result: '属实' })],
  ['mediation', 'PARTY_CEASED', 'staff', () => ({ partyId: 'w', cause: 'death', evidence: 'doc-1' })],
  [
    'mediation',
    'SUBSTITUTE_PARTY',
    'staff',
    () => ({
      successors: ['h1', 'h2'].map((id) => ({ id, name: '丁某', standing: 'heir' })),
      evidence: 'doc-1',
    }),
  ],
  ['mediation', 'NO_SUCCESSOR', 'staff', () => ({ reason: '无人继承' })],
  ['mediation', 'REFUSE', 'e', nothing],
  ['mediation', 'REOPEN', 'staff', () => override],
  ['mediation', 'FIND_GAP_TOO_WIDE', 'staff', () => ({ reason: '差距过大' })],
  ['mediation', 'REGISTER_NOW', 'w', nothing],
  ['mediation', 'WITHDRAW', 'w', nothing],
  [
    'mediation',
    'REJECT_APPLICATION',
    'staff',
    (_, n) => ({
      ground: ['outOfScope', 'unsuitable', 'otherSideRefuses'][n % 3],
      reason: '见通知',
      advice: '可以申请仲裁',
    }),
  ],
  [
    'lifecycle',
    'REQUEST_NEW_MEDIATION',
    'staff',
    (on, n) => ({ consents: bothConsent(on), ...(n % 2 ? { mediationBodyId: 'body-9' } : {}) }),
  ],
  [
    'lifecycle',
    'FILE_ARBITRATION',
    'w',
    (on, n) => ({
      receivedOn: on,
      receiptProof: '回执1',
      ...(n % 2 ? { commissionId: 'commission-2' } : {}),
    }),
  ],
  ['arbitration', 'ACCEPT', 'staff', (on) => ({ acceptedOn: on, proof: '受理通知' })],
  ['arbitration', 'SUSPEND', 'staff', (on) => ({ ground: 'partyDeceased', suspendedOn: on })],
  ['arbitration', 'RESUME', 'staff', (on) => ({ resumedOn: on })],
  [
    'arbitration',
    'RECORD_STATEMENT',
    'staff',
    (on) => ({ receipts: ['w', 'e'].map((partyId) => ({ partyId, receivedOn: on })) }),
  ],
  ['arbitration', 'AWARD', 'staff', (on) => ({ kind: 'nonFinal', madeOn: on })],
  ['arbitration', 'SERVE_AWARD', 'staff', (on) => ({ partyId: 'w', servedOn: on, manner: 'personal' })],
  ['arbitration', 'SERVE_AWARD', 'staff', (on) => ({ partyId: 'e', servedOn: on, manner: 'personal' })],
  ['lifecycle', 'FILE_SUIT', 'w', (_, n) => (n % 2 ? { courtId: 'court-2' } : {})],
  ['trial', 'ACKNOWLEDGE_HAND_OFF', 'staff', () => ({ receiptNumber: 'R-1' })],
  [
    'trial',
    'DOCKET',
    'staff',
    () => ({ caseNumber: '民初1号', mediationOffered: true, mediationConsented: true }),
  ],
  ['trial', 'SELECT_TRACK', 'staff', () => ({ track: 'ordinary', factsClear: false, rightsClear: false })],
  ['trial', 'ENTRUST_MEDIATION', 'staff', (on) => ({ mediationBodyId: 'body-7', consents: bothConsent(on) })],
  ['trial', 'REQUEST_WITHDRAWAL', 'w', () => ({ reason: '和解' })],
  ['trial', 'ALLOW_WITHDRAWAL', 'staff', (on) => ({ reason: '准许', rulingServedOn: on })],
  [
    'trial',
    'TRANSFER_CASE',
    'staff',
    () => ({ toCourtId: 'court-3', ground: 'noJurisdiction', reason: '履行地在外' }),
  ],
  [
    'trial',
    'CORRECT_DOCKETING_DATE',
    'staff',
    (on) => ({ docketedOn: addDays(on, -1), evidence: 'doc-1', reason: '登记错误' }),
  ],
  ['arbitration', 'WITHDRAW', 'w', (on) => ({ withdrawnOn: on, proof: '撤回申请书' })],
  ['arbitration', 'CANCEL', 'staff', (on) => ({ cancelledOn: on, ground: '不应受理' })],
  ['lifecycle', 'WITHDRAW_DISPUTE', 'w', nothing],
  ['lifecycle', 'MERGE', 'staff', (_, n) => merging({ sameParties: n !== 3 })],
  ['lifecycle', 'UNDO_MERGE', 'staff', () => ({ reason: '并非重复' })],
];

const agreeing = (dispute: WholeDispute) => journalDifferences(dispute.entries(), dispute.fromJournal());
const agreed = { onlyKept: [], onlyJournal: [] };

const placeOf = (procedure: string, event: string): number =>
  moves.findIndex((one) => one[0] === procedure && one[1] === event);
/** Stretches that are walked straight at first, or hardly any history would get that far: to the court, and to the commission. */
const beginnings = [
  [
    [placeOf('mediation', 'PASS_SCREENING'), 1],
    [placeOf('mediation', 'REFUSE'), 1],
    [placeOf('lifecycle', 'FILE_ARBITRATION'), 12],
  ],
  [
    [0, 11],
    [placeOf('arbitrationReview', 'SIGN'), 7],
  ],
] as [number, number][][];

/** Plays the moves of a list from one event on, a day apart, as far as they are allowed. */
function play(dispute: WholeDispute, from: CivilDate, names: readonly string[]): CivilDate {
  let on = from;
  names.forEach((name, index) => {
    const [procedure, event] = name.split(' ') as [string, string];
    const found = moves.filter((one) => one[0] === procedure && one[1] === event);
    const done = found.filter(([, , who, payload]) =>
      dispute.act(procedure, event, payload(on, index), who, on),
    );
    if (done.length === 0)
      throw new Error(`${name} on ${on} was refused in ${dispute.newest(procedure)?.states.join(' ')}`);
    expect(agreeing(dispute), `${name} on ${on}`).toEqual(agreed);
    on = addDays(on, 1);
  });
  return on;
}
const toAgreement = [
  'mediation PASS_SCREENING',
  'mediation CONSENT',
  'mediation ASSIGN',
  'mediation ACCEPT_ASSIGNMENT',
  'mediation DRAFT_AGREEMENT',
  'mediation SIGN_AS_MEDIATOR',
  'mediation SEAL',
  'mediation SIGN',
];
const sumOf = (dispute: WholeDispute, measure: string, extra?: string): number =>
  dispute
    .entries()
    .filter((one) => one.measure === measure && (extra === undefined || one.extra === extra))
    .reduce((sum, one) => sum + one.value, 0);

describe('the figures of a whole dispute, kept and by its journal', () => {
  test('every measure is either told of by the journal or said not to be', () => {
    expect([...seenByJournal, ...unseenByJournal].toSorted()).toEqual(Object.keys(measures).toSorted());
  });

  test('given an agreement that is confirmed, performed and closed, when it is reopened, then both ways tell the same', () => {
    const dispute = filed();
    const on = play(dispute, '2024-03-05', [
      ...toAgreement,
      'confirmation SIGN',
      'confirmation FILE',
      'confirmation ACCEPT',
      'confirmation SUMMON',
      'confirmation CONFIRM',
      'lifecycle RECORD_PERFORMANCE',
      'lifecycle RECORD_FOLLOW_UP',
      'lifecycle CLOSE',
    ]);
    expect(sumOf(dispute, 'agreement.confirmed')).toBe(1);
    expect(sumOf(dispute, 'amount.performed')).toBe(1_500_000);
    expect(sumOf(dispute, 'dispute.closed', 'first')).toBe(1);
    expect(sumOf(dispute, 'closed.relapsed')).toBe(0);
    play(dispute, addDays(on, 60), ['lifecycle REOPEN']);
    expect(sumOf(dispute, 'dispute.closed')).toBe(1);
    expect(sumOf(dispute, 'dispute.reopened')).toBe(1);
    expect(sumOf(dispute, 'closed.relapsed')).toBe(1);
  });

  test('given a transfer, then the dispute and its mediation belong to the receiving body, and only the handing over to the sending one', () => {
    const dispute = filed();
    play(dispute, '2024-03-05', ['mediation PASS_SCREENING', 'mediation TRANSFER', ...toAgreement]);
    const bodies = (measure: string) =>
      dispute
        .entries()
        .filter((one) => one.measure === measure)
        .map((one) => one.organisationId);
    expect(bodies('mediation.transferredOut')).toEqual(['body-1']);
    expect([bodies('dispute.filed'), bodies('mediation.accepted'), bodies('mediation.concluded')]).toEqual([
      ['body-1'],
      ['body-1'],
      ['body-1'],
    ]);
  });

  test('given a statement of the commission, then the agreement is reviewed and not confirmed', () => {
    const dispute = filed('enterprise');
    play(dispute, '2024-03-05', [
      ...toAgreement.slice(0, 2),
      'mediation ACCEPT_APPLICATION',
      ...toAgreement.slice(2),
      'arbitrationReview SIGN',
      'arbitrationReview FILE',
      'arbitrationReview ACCEPT',
      'arbitrationReview MAKE_STATEMENT',
      'arbitrationReview RECORD_RECEIPT',
    ]);
    expect([sumOf(dispute, 'agreement.reviewed'), sumOf(dispute, 'agreement.confirmed')]).toEqual([1, 0]);
    expect(sumOf(dispute, 'days.review')).toBe(1);
  });

  test('given an agreement replaced by a new one after a breach, then both were reached, and the money counts once', () => {
    const dispute = filed();
    const on = play(dispute, '2024-03-05', toAgreement);
    const late = play(dispute, addDays(on, 20), ['mediation REPORT_NON_PAYMENT']);
    play(dispute, late, [
      'lifecycle REQUEST_NEW_MEDIATION',
      ...toAgreement.slice(0, 1),
      ...toAgreement.slice(2),
    ]);
    expect(sumOf(dispute, 'agreement.reached')).toBe(2);
    expect(sumOf(dispute, 'amount.agreed')).toBe(1_500_000);
  });

  test('given an award that the worker sues against, when the court entrusts mediation that succeeds, then that agreement waits for no confirmation', () => {
    const dispute = filed();
    play(dispute, '2024-03-05', [
      'mediation PASS_SCREENING',
      'mediation REFUSE',
      'lifecycle FILE_ARBITRATION',
      'arbitration ACCEPT',
      'arbitration AWARD',
      'arbitration SERVE_AWARD',
      'lifecycle FILE_SUIT',
      'trial ACKNOWLEDGE_HAND_OFF',
      'trial DOCKET',
      'trial SELECT_TRACK',
      'trial ENTRUST_MEDIATION',
      ...toAgreement.filter((name) => name !== 'mediation CONSENT'),
    ]);
    expect(sumOf(dispute, 'trial.registered')).toBe(1);
    expect(sumOf(dispute, 'arbitration.closed', 'award')).toBe(1);
    expect(sumOf(dispute, 'mediation.concluded', 'agreement')).toBe(1);
    expect(sumOf(dispute, 'amount.agreed')).toBe(1_500_000);
    expect(sumOf(dispute, 'agreement.reached')).toBe(0);
    const entrusted = dispute.entries().filter((one) => one.channel === 'court_post_filing');
    expect(new Set(entrusted.map((one) => one.organisationId))).toEqual(new Set(['body-7']));
  });

  test('given a mediation with its periods, when the dispute is merged as a duplicate, then it counts as that alone until it is undone', () => {
    const dispute = filed();
    const on = play(dispute, '2024-03-05', ['mediation PASS_SCREENING', 'mediation CONSENT']);
    const before = dispute.entries();
    const running = () => dispute.newest('mediation')?.deadlines.map(({ ruleId, dueOn }) => [ruleId, dueOn]);
    const [states, periods] = [dispute.newest('mediation')?.states, running()];
    expect(periods?.length).toBeGreaterThan(0);
    play(dispute, addDays(on, 1), ['lifecycle MERGE']);
    expect(dispute.entries().map(({ measure, month }) => [measure, month])).toEqual([
      ['dispute.merged', '2024-03'],
    ]);
    expect([running(), dispute.act('mediation', 'REFUSE', {}, 'e', addDays(on, 1))]).toEqual([[], false]);
    play(dispute, addDays(on, 2), ['lifecycle UNDO_MERGE']);
    expect(dispute.entries()).toEqual(before);
    expect([dispute.newest('mediation')?.states, running()]).toEqual([states, periods]);
  });

  test('given any history of acts and lapses, with reopenings, mergings, transfers and corrections, then both ways tell the same', () => {
    // A stretch of moves that lead on to each other; whatever is not allowed is passed over.
    const stretch = fc.record({
      from: fc.nat(moves.length - 1),
      length: fc.constantFrom(1, 2, 4, 8, 12),
      days: fc.constantFrom(0, 0, 1, 2, 4, 9, 30),
      n: fc.nat(5),
    });
    const met = new Set<string>();
    const regimes: Regime[] = ['direct', 'enterprise', 'one_stop', 'court_pre_filing'];
    fc.assert(
      fc.property(
        fc.constantFrom(...regimes),
        fc.oneof(
          fc.nat(11).map((length): [number, number][] => [[0, length]]),
          fc.constantFrom(...beginnings),
        ),
        fc.array(stretch, { minLength: 4, maxLength: 24 }),
        (regime, head, stretches) => {
          const dispute = filed(regime);
          let on: CivilDate = '2024-03-05';
          const walk = (from: number, length: number, n: number): void => {
            for (let at = from; at < from + length; at++) {
              const [procedure, event, who, payload] = moves[at % moves.length] as Move;
              if (!dispute.act(procedure, event, payload(on, n), who, on)) continue;
              expect(agreeing(dispute), `${procedure} ${event} on ${on}`).toEqual(agreed);
              for (const { measure } of dispute.entries()) met.add(measure);
            }
          };
          for (const [from, length] of head) walk(from, length, 1);
          for (const { from, length, days, n } of stretches) {
            on = addDays(on, days);
            walk(from, length, n);
          }
        },
      ),
      { numRuns: 200, seed: 20_240_304 },
    );
    expect(seenByJournal.filter((one) => !met.has(one))).toEqual([]);
  }, 240_000);
});

test('given a payment due on the last working day of a month that an imported notice makes a holiday, then record and journal count it in the next month', () => {
  const notice: Notice = {
    calendar: 'CN',
    year: 2024,
    document: '虚构〔2024〕1号',
    publishedOn: '2024-01-02',
    source: 'invented for this story',
    confidence: 'A',
    replaces: true,
    blocks: [
      {
        name: { zh: '虚构假日', en: 'an invented holiday' },
        from: '2024-03-29',
        to: '2024-03-31',
        makeUpDays: [],
      },
    ],
  };
  const monthsDue = (notices: readonly Notice[]) => {
    const dispute = filed('direct', notices);
    const on = '2024-03-05';
    const act = (event: string, who: Who, payload: unknown) =>
      expect(dispute.act('mediation', event, payload, who, on), event).toBe(true);
    act('PASS_SCREENING', 'staff', { identitiesChecked: true, registrationChecked: true });
    act('CONSENT', 'e', {});
    act('ASSIGN', 'staff', mediator('m-1'));
    act('ACCEPT_ASSIGNMENT', 'staff', {});
    act('DRAFT_AGREEMENT', 'staff', { ...settlement(on), items: [item('2024-03-29', 1_500_000)] });
    act('SIGN_AS_MEDIATOR', 'staff', { signature: 'sig' });
    act('SEAL', 'staff', { signature: 'seal' });
    act('SIGN', 'w', signature());
    act('SIGN', 'e', signature());
    expect(journalDifferences(dispute.entries(), dispute.fromJournal())).toEqual({
      onlyKept: [],
      onlyJournal: [],
    });
    return dispute
      .entries()
      .filter(({ measure }) => measure === 'agreement.due')
      .map(({ month }) => month);
  };
  expect(monthsDue([])).toEqual(['2024-03']);
  expect(monthsDue([notice])).toEqual(['2024-04']);
});
