import type { CivilDate } from '@dingfen/legal-calendar';
import { given, type Story } from '@dingfen/procedure-kit/testing';
import { describe, expect, it } from 'vitest';
import type { MediationInput } from './context.ts';
import { procedure } from './index.ts';
import {
  application,
  employer,
  mediatorNamed,
  platform,
  settlement,
  wages,
  withPlatform,
  worker,
} from './mediation.fixture.ts';
import { milestones } from './milestones.ts';

const asWorker = (on: CivilDate) => ({ by: 'applicant', partyId: worker, on }) as const;
const asEmployer = (on: CivilDate) => ({ by: 'respondent', partyId: employer, on }) as const;
const asIntake = (on: CivilDate) => ({ by: 'intake', on }) as const;
const asMediator = (on: CivilDate) => ({ by: 'mediator', personId: 'm-1', on }) as const;
const asCandidate = (on: CivilDate) => ({ by: 'candidateMediator', personId: 'm-1', on }) as const;
const asSupervisor = (on: CivilDate) => ({ by: 'supervisor', on }) as const;
const checked = { identitiesChecked: true, registrationChecked: true };
const signature = { form: 'electronic', signature: 'sig' };

const begin = (input: MediationInput = application()): Story =>
  given(procedure, input, { on: input.receivedOn, calendar: 'CN' });
const screened = (input?: MediationInput): Story =>
  begin(input).when('PASS_SCREENING', checked, asIntake('2025-03-04'));
function underWay(input: MediationInput = application()): Story {
  const passed = screened(input);
  const asked = input.regime.startsWith('court')
    ? passed.when('CONSENT', {}, asWorker('2025-03-05'))
    : passed;
  const willing = asked.when('CONSENT', {}, asEmployer('2025-03-05'));
  const accepted = willing.is('mediating.phase.consent.accepting')
    ? willing.when('ACCEPT_APPLICATION', {}, asIntake('2025-03-06'))
    : willing;
  return accepted
    .when('ASSIGN', mediatorNamed('m-1'), asIntake('2025-03-06'))
    .when('ACCEPT_ASSIGNMENT', {}, asCandidate('2025-03-06'));
}
function inEffect(items: unknown[] = [wages('2025-04-12')], input?: MediationInput): Story {
  const on = '2025-03-17';
  return underWay(input)
    .when('DRAFT_AGREEMENT', settlement(items), asMediator(on))
    .when('SIGN_AS_MEDIATOR', { signature: 'sig' }, asMediator(on))
    .when('SEAL', { signature: 'seal' }, asIntake(on))
    .when('SIGN', signature, asWorker(on))
    .when('SIGN', signature, asEmployer(on));
}

const of = (story: Story) => milestones(story.context, story.states, story.by);
const named = (story: Story, name: string) => of(story).filter((one) => one.name === name);
const names = (story: Story) => of(story).map((one) => one.name);

describe('what of a mediation counts', () => {
  it('given an application that is not screened yet, then it was received and nothing more', () => {
    expect(of(begin())).toEqual([
      { name: 'mediation.received', on: '2025-03-03', organisationId: 'o-body', mediatorId: '' },
    ]);
  });

  it('given an application that was turned away, also because the other side refuses, then it is no concluded mediation', () => {
    for (const ground of ['outOfScope', 'otherSideRefuses']) {
      const story = begin().when(
        'REJECT_APPLICATION',
        { ground, reason: '不属受理范围', advice: '可以申请仲裁' },
        asIntake('2025-03-04'),
      );
      expect(names(story)).toEqual(['mediation.received']);
    }
  });

  it('given a respondent who refuses for itself, then it has replied and the mediation is concluded as refused', () => {
    const story = screened().when('REFUSE', {}, asEmployer('2025-03-07'));
    expect(names(story)).toEqual([
      'mediation.received',
      'respondent.asked',
      'respondent.replied',
      'mediation.accepted',
      'mediation.concluded',
    ]);
    expect(named(story, 'mediation.concluded')).toMatchObject([
      { on: '2025-03-07', extra: 'refused', days: { gross: 3, net: 3 } },
    ]);
  });

  it('given two respondents of whom one answers, then two were asked and one replied', () => {
    const story = screened(withPlatform()).when('CONSENT', {}, asEmployer('2025-03-05'));
    expect(named(story, 'respondent.asked').map((one) => one.key)).toEqual([employer, platform]);
    expect(named(story, 'respondent.replied').map((one) => one.key)).toEqual([employer]);
  });

  it('given a committee that has to accept, then passing the screening is not yet acceptance', () => {
    const input = application({ regime: 'enterprise' });
    expect(named(screened(input), 'mediation.accepted')).toEqual([]);
    expect(named(underWay(input), 'mediation.accepted')).toMatchObject([{ on: '2025-03-06' }]);
  });

  it('given a transfer to another body, then the sending body has neither received nor accepted it', () => {
    const story = screened().when(
      'TRANSFER',
      { toBodyId: 'o-other', reason: '用人单位在他县' },
      asIntake('2025-03-05'),
    );
    expect(of(story)).toEqual([
      { name: 'mediation.transferredOut', on: '2025-03-05', organisationId: 'o-body', mediatorId: '' },
    ]);
  });

  it('given an appraisal, then the days it took are in the gross and not in the net duration', () => {
    const story = underWay()
      .when('ORDER_APPRAISAL', { matter: '工资表笔迹' }, asMediator('2025-03-10'))
      .when('END_APPRAISAL', { result: '非本人签名' }, asMediator('2025-03-20'))
      .when('FIND_GAP_TOO_WIDE', { reason: '差距过大' }, asMediator('2025-03-24'));
    expect(named(story, 'mediation.concluded')).toMatchObject([
      { on: '2025-03-24', extra: 'noAgreement', days: { gross: 20, net: 10 }, mediatorId: 'm-1' },
    ]);
  });

  it('given an extension by consent, then the concluded mediation counts as extended', () => {
    const story = underWay(application({ regime: 'enterprise' }))
      .when('CONSENT_TO_EXTENSION', { days: 10 }, asWorker('2025-03-10'))
      .when('CONSENT_TO_EXTENSION', { days: 10 }, asEmployer('2025-03-10'))
      .when('EXTEND', { days: 10 }, asMediator('2025-03-10'));
    expect(named(story, 'mediation.extended')).toEqual([]);
    const over = story.when('FIND_GAP_TOO_WIDE', { reason: '差距过大' }, asMediator('2025-03-25'));
    expect(named(over, 'mediation.extended')).toMatchObject([{ on: '2025-03-25' }]);
  });

  it('given an ending that was reopened, then the conclusion is gone and the acceptance stays', () => {
    const override = { reasonCode: 'wrong_date', evidence: 'doc', approvedBy: 'second' };
    const ended = underWay().when('FIND_GAP_TOO_WIDE', { reason: '差距过大' }, asMediator('2025-03-10'));
    const reopened = ended.when('REOPEN', override, asSupervisor('2025-03-12'));
    expect(named(reopened, 'mediation.concluded')).toEqual([]);
    expect(named(reopened, 'mediation.accepted')).toEqual(named(ended, 'mediation.accepted'));
  });

  it('given a corrected day of receipt, then the application counts on the right day', () => {
    const story = begin(application({ facts: { ...application().facts, filedOn: '2025-02-20' } })).when(
      'CORRECT_TRIGGER',
      {
        what: 'received',
        correctOn: '2025-02-27',
        reasonCode: 'wrong_date',
        evidence: 'doc',
        approvedBy: 'second',
      },
      asSupervisor('2025-03-04'),
    );
    expect(named(story, 'mediation.received')).toMatchObject([{ on: '2025-02-27' }]);
  });

  it('given one of several applicants who leaves, then it is still one mediation', () => {
    const base = application();
    const two = application({
      facts: {
        ...base.facts,
        parties: [...base.facts.parties, { id: 'p-two', role: 'applicant', kind: 'worker', name: '戊某' }],
      },
    });
    const story = screened(two).when('WITHDRAW', {}, { by: 'applicant', partyId: 'p-two', on: '2025-03-05' });
    expect(named(story, 'mediation.accepted')).toHaveLength(1);
    expect(named(story, 'mediation.concluded')).toEqual([]);
    const over = story.when('WITHDRAW', {}, asWorker('2025-03-06'));
    expect(named(over, 'mediation.concluded')).toMatchObject([{ extra: 'withdrawn' }]);
  });
});

describe('what of an agreement counts', () => {
  it('given an agreement in effect, then it is reached with its sum and each item with its rolled last day', () => {
    const story = inEffect();
    expect(named(story, 'mediation.concluded')).toMatchObject([{ on: '2025-03-17', extra: 'agreement' }]);
    expect(named(story, 'agreement.reached')).toMatchObject([
      { on: '2025-03-17', extra: 'own', amountFen: 1_000_000, mediatorId: 'm-1' },
    ]);
    // Saturday 12 April 2025 moves to Monday.
    expect(named(story, 'agreement.item')).toMatchObject([{ on: '2025-04-14', amountFen: 1_000_000 }]);
  });

  it('given payments in parts, then each is told on its day', () => {
    const proof = { proof: '转账凭证' };
    const story = inEffect()
      .when('RECORD_PERFORMANCE', { item: 0, amountFen: 400_000, ...proof }, asEmployer('2025-04-01'))
      .when('CONFIRM_RECEIPT', { item: 0 }, asWorker('2025-04-10'));
    expect(named(story, 'agreement.payment').map(({ on, amountFen }) => [on, amountFen])).toEqual([
      ['2025-04-01', 400_000],
      ['2025-04-10', undefined],
    ]);
  });

  it('given a mediation entrusted by the court, then its agreement is marked as such and its door is the court’s', () => {
    const input = application({ regime: 'court_post_filing', bodyKind: 'courtRoster' });
    const story = inEffect([wages('2025-04-12')], input);
    expect(named(story, 'agreement.reached')).toMatchObject([
      { extra: 'entrusted', channel: 'court_post_filing' },
    ]);
    expect(named(story, 'respondent.asked')).toEqual([]);
  });
});
