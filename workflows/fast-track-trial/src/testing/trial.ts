import type { ClaimItem, Party } from '@dingfen/domain';
import { cite, type LocalRules } from '@dingfen/legal-basis';
import { given, type Story } from '@dingfen/procedure-kit/testing';
import type { TrialInput } from '../context.ts';
import { procedure } from '../index.ts';
import type { Track } from '../track.ts';

/** 18,000 yuan of severance beside an invented average wage of 100,000 yuan: within small claims, and no wage recovery. */
const damages: ClaimItem[] = [{ id: 'c1', type: 'severance', amountFen: 1_800_000 }];
export const worker: Party = { id: 'w1', role: 'applicant', kind: 'worker', name: '覃小满' };
export const employer: Party = {
  id: 'e1',
  role: 'respondent',
  kind: 'employer',
  name: '来宾市示例制糖有限公司',
};
export const secondEmployer: Party = {
  id: 'e2',
  role: 'respondent',
  kind: 'hostEmployer',
  name: '来宾市示例物流有限公司',
};

interface Case {
  parties?: Party[];
  claims?: ClaimItem[];
  input?: Partial<TrialInput>;
  /** What the deployment has configured. */
  local?: LocalRules;
}

export function inputOf({
  parties = [worker, employer],
  claims = damages,
  input = {},
}: Case = {}): TrialInput {
  return {
    facts: {
      disputeId: 'd1',
      number: '来联调〔2025〕1号',
      channel: 'online',
      employment: 'standard',
      filedOn: '2025-01-06',
      parties,
      claims,
      regionCode: '451300',
    },
    gate: {
      row: 'nonFinalAward',
      basis: [cite('MAL', '50')],
      text: { zh: '对非终局裁决不服', en: 'against a non-final award' },
    },
    courtId: 'court-1',
    claimant: 'applicant',
    package: {
      undisputedFacts: ['入职时间为2021年3月1日'],
      addressForService: parties.map((one) => ({
        partyId: one.id,
        address: '来宾市示例路1号',
        confirmedOn: '2025-01-08',
      })),
      factSheet: 'doc-1',
      evidenceIndex: 'doc-2',
    },
    fastTrackMarked: true,
    averageWageFen: 10_000_000,
    ...input,
  };
}

const clerk = (on: string) => ({ by: 'courtClerk', on }) as const;
export const judge = (on: string) => ({ by: 'judge', on }) as const;
export { clerk };
export const president = (on: string) => ({ by: 'courtPresident', on }) as const;
export const w1 = (on: string) => ({ by: 'applicant', partyId: 'w1', on }) as const;
export const e1 = (on: string) => ({ by: 'respondent', partyId: 'e1', on }) as const;
export const system = (on: string) => ({ by: 'system', on }) as const;

/** The complaint reached the court on Monday 2025-03-03 with the mediation package. */
export const filed = (of: Case = {}): Story =>
  given(procedure, inputOf(of), { on: '2025-03-03', calendar: 'CN', local: of.local ?? {} });

/** Docketed on Wednesday 2025-03-05. */
export const docketed = (of: Case = {}): Story =>
  filed(of)
    .when('ACKNOWLEDGE_HAND_OFF', { receiptNumber: 'R-2025-118' }, clerk('2025-03-03'))
    .when(
      'DOCKET',
      { caseNumber: '（2025）桂1302民初301号', mediationOffered: true, mediationConsented: false },
      clerk('2025-03-05'),
    );

/** A procedure chosen and a judge announced on 2025-03-06, the fee relieved where one is due. */
export function tracked(track: Track, of: Case = {}): Story {
  const found = {
    smallClaims: { factsClear: true, rightsClear: true },
    summary: { factsClear: true, rightsClear: true, needsAppraisal: true },
    ordinary: { factsClear: false, rightsClear: false },
  }[track];
  const story = docketed(of)
    .when('SELECT_TRACK', { track, ...found }, clerk('2025-03-06'))
    .when('ASSIGN_JUDGE', { judgeId: 'j1' }, clerk('2025-03-06'))
    .when('ANNOUNCE_JUDGE', { evidence: 'doc-3' }, clerk('2025-03-06'));
  return story.is('firstInstance.fee.settled')
    ? story
    : story
        .when('SERVE_FEE_NOTICE', { servedOn: '2025-03-06', evidence: 'doc-4' }, clerk('2025-03-06'))
        .when('PAY_FEE', { receipt: 'F-1' }, w1('2025-03-06'));
}

export const serve = (story: Story, partyIds: string[], on: string, more: object = {}): Story =>
  story.when(
    'SERVE_COMPLAINT',
    { partyIds, kind: 'personal', servedOn: on, evidence: 'slip-1', ...more },
    clerk(on),
  );

/** Complaint served on 2025-03-07, everybody has waived the periods on 2025-03-10: a hearing may be set. */
export const ready = (track: 'smallClaims' | 'summary', of: Case = {}): Story =>
  serve(tracked(track, of), ['e1'], '2025-03-07')
    .when('WAIVE_PERIODS', {}, w1('2025-03-10'))
    .when('WAIVE_PERIODS', {}, e1('2025-03-10'));

/** Ordinary procedure with its periods run out: a hearing may be set from 2025-03-25. */
export const readyOrdinary = (of: Case = {}): Story =>
  serve(tracked('ordinary', of), ['e1'], '2025-03-07')
    .when(
      'SET_EVIDENCE_PERIOD',
      { partyIds: ['w1', 'e1'], days: 15, servedOn: '2025-03-07' },
      clerk('2025-03-07'),
    )
    .until('2025-03-25');

/** Heard on 2025-03-17 (light tracks) or 2025-04-01 (ordinary), both sides present. */
export function heard(track: Track, of: Case = {}): Story {
  const [story, setOn, on] =
    track === 'ordinary'
      ? ([readyOrdinary(of), '2025-03-25', '2025-04-01'] as const)
      : ([ready(track, of), '2025-03-11', '2025-03-17'] as const);
  return story
    .when('SET_HEARING', { hearingOn: on }, clerk(setOn))
    .when(
      'SERVE_HEARING_NOTICE',
      { partyIds: ['w1', 'e1'], servedOn: setOn, evidence: 'slip-2' },
      clerk(setOn),
    )
    .when('HOLD_HEARING', { present: ['w1', 'e1'] }, judge(on));
}

export const pronounce = (story: Story, on: string, more: object = {}): Story =>
  story.when(
    'PRONOUNCE',
    { manner: 'inCourt', ordersPerformance: true, performanceDays: 10, ...more },
    judge(on),
  );
export const serveJudgment = (story: Story, partyIds: string[], on: string): Story =>
  story.when('SERVE_JUDGMENT', { partyIds, servedOn: on, evidence: 'slip-3' }, clerk(on));
export const consents = (on: string, ids = ['w1', 'e1']) =>
  ids.map((partyId) => ({ partyId, on, evidence: 'doc-5' }));
