import type { CivilDate } from '@dingfen/legal-calendar';
import { formatCitation } from '@dingfen/legal-basis';
import { claimTypes, type Refusal } from '@dingfen/domain';
import { entitlementTypes, settlementCheckIds, settlementRules } from '@dingfen/entitlements';
import { runningPeriods } from '@dingfen/procedure-kit';
import { conditions, given, type Story } from '@dingfen/procedure-kit/testing';
import { describe, expect, it } from 'vitest';
import { absencesAllowed, type MediationInput, postFilingExtension } from './context.ts';
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

const asWorker = (on: CivilDate) => ({ by: 'applicant', partyId: worker, personId: 'h-worker', on }) as const;
const asEmployer = (on: CivilDate) =>
  ({ by: 'respondent', partyId: employer, personId: 'h-employer', on }) as const;
const asPlatform = (on: CivilDate) =>
  ({ by: 'respondent', partyId: platform, personId: 'h-platform', on }) as const;
const asIntake = (on: CivilDate) => ({ by: 'intake', personId: 'h-intake', on }) as const;
const asMediator = (on: CivilDate) => ({ by: 'mediator', personId: 'm-1', on }) as const;
const asCandidate = (on: CivilDate) => ({ by: 'candidateMediator', personId: 'm-1', on }) as const;
const asClerk = (on: CivilDate) => ({ by: 'courtClerk', personId: 'h-clerk', on }) as const;
const asSupervisor = (on: CivilDate) => ({ by: 'supervisor', personId: 'h-supervisor', on }) as const;
const checked = { identitiesChecked: true, registrationChecked: true };
const signature = { form: 'electronic', signature: 'sig' };

const begin = (changes: Partial<MediationInput> = {}, calendar: 'CN' | 'CN-GX' = 'CN'): Story => {
  const input = application(changes);
  return given(procedure, input, { on: input.receivedOn, calendar });
};

/** Screening passed and everybody willing, all on one day. */
function agreedToMediate(on: CivilDate, changes: Partial<MediationInput> = {}): Story {
  const screened = begin({ receivedOn: on, ...changes }).when('PASS_SCREENING', checked, asIntake(on));
  const asked = changes.regime?.startsWith('court') ? screened.when('CONSENT', {}, asWorker(on)) : screened;
  return asked.when('CONSENT', {}, asEmployer(on));
}

/** A mediator in charge since `on`; for the bodies that accept first, acceptance on the same day. */
function underWay(on: CivilDate, changes: Partial<MediationInput> = {}): Story {
  const willing = agreedToMediate(on, changes);
  const accepted = willing.is('mediating.phase.consent.accepting')
    ? willing.when('ACCEPT_APPLICATION', {}, asIntake(on))
    : willing;
  return accepted
    .when('ASSIGN', mediatorNamed('m-1'), asIntake(on))
    .when('ACCEPT_ASSIGNMENT', {}, asCandidate(on));
}

const inCourt: Partial<MediationInput> = {
  regime: 'court_pre_filing',
  bodyKind: 'courtRoster',
  agreedSettings: { courtRegime: 'pre_filing_allowed' },
};
const entrusted: Partial<MediationInput> = { regime: 'court_post_filing', bodyKind: 'courtRoster' };
const drafted = (story: Story, on: CivilDate, items: unknown[] = [wages('2025-04-30')], checks = {}): Story =>
  story.when('DRAFT_AGREEMENT', settlement(items, checks), asMediator(on));
/** Everything signed on one day, mediator and seal included where they are needed. */
function signed(story: Story, on: CivilDate): Story {
  const byMediator = story.when('SIGN_AS_MEDIATOR', { signature: 'sig' }, asMediator(on));
  const sealed = byMediator.when('SEAL', { signature: 'seal' }, asIntake(on));
  return sealed.when('SIGN', signature, asWorker(on)).when('SIGN', signature, asEmployer(on));
}
const inEffect = (
  items: unknown[] = [wages('2025-04-30')],
  changes: Partial<MediationInput> = {},
  checks = {},
): Story => signed(drafted(underWay('2025-03-03', changes), '2025-03-10', items, checks), '2025-03-10');

const articles = (refusal: Refusal): string => formatCitation(refusal.basis, 'zh');
const interruptions = (story: Story) =>
  story.effects.flatMap((one) => (one.type === 'interruptLimitation' ? [[one.kind, one.on]] : []));
const rights = (story: Story) =>
  story.effects.flatMap((one) => (one.type === 'openRight' ? [one.right] : []));

describe('the same facts by different doors', () => {
  it('direct application: day 15 from receipt opens arbitration and ends nothing (MAL 14)', () => {
    const story = underWay('2025-03-03');
    expect(story.deadline('med_period_15d_art14')).toMatchObject({
      triggerOn: '2025-03-03',
      dueOn: '2025-03-18',
    });
    const later = story.until('2025-03-19');
    expect(later.is('mediating.phase.conducting.open')).toBe(true);
    expect(later.is('mediating.arbitrationGate.open')).toBe(true);
    expect(rights(later)).toEqual(['arbitration']);
    expect(later.notified).toContain('arbitrationOpen');
    expect(later.ended).toBe(false);
    expect(later.deadlines).toEqual([]);
    const refusal = later.refused('SIGN', signature, asWorker('2025-03-19'));
    expect(refusal.detail.en).toContain('“mediation is under way”');
    expect(later.last.holder).toBe('mediator');
  });

  it('direct application received on 26 January 2024: day 15 falls into Spring Festival and moves to the make-up Sunday', () => {
    const story = begin({ receivedOn: '2024-01-26' });
    expect(story.deadline('med_period_15d_art14')).toMatchObject({
      nominalDueOn: '2024-02-10',
      dueOn: '2024-02-18',
    });
  });

  it('day 15 also passes while the application is still being screened or consents are missing', () => {
    const story = begin().until('2025-03-19');
    expect(story.is('mediating.phase.screening')).toBe(true);
    expect(rights(story)).toEqual(['arbitration']);
  });

  it('court referral before filing: 30 days from signing for the papers, 11 January to 18 February 2024', () => {
    const story = underWay('2024-01-11', inCourt);
    expect(story.deadlines.map((one) => one.ruleId)).toEqual(['court_premed_30d']);
    expect(story.deadline('court_premed_30d')).toMatchObject({
      nominalDueOn: '2024-02-10',
      dueOn: '2024-02-18',
      ruleVersion: 2,
    });
    const open = story.until('2024-02-18');
    expect(open.ended).toBe(false);
    const over = story.until('2024-02-19');
    expect(over.outcome('terminated')).toMatchObject({ reason: 'period_expired', endedOn: '2024-02-18' });
    expect(over.notified).toEqual(expect.arrayContaining(['preFilingPeriodOver', 'reportToCourt']));
    expect(rights(over)).toEqual(['registration']);
  });

  it('court referral on paper counts from the day the mediator signed for the papers, not from the entry', () => {
    const story = agreedToMediate('2025-03-03', inCourt)
      .when('ASSIGN', mediatorNamed('m-1'), asClerk('2025-03-03'))
      .when('ACCEPT_ASSIGNMENT', { materialsSignedOn: '2025-03-04' }, asCandidate('2025-03-06'));
    expect(story.deadline('court_premed_30d')).toMatchObject({
      triggerOn: '2025-03-04',
      dueOn: '2025-04-03',
    });
    const onPlatform = agreedToMediate('2025-03-03', { ...inCourt, online: true })
      .when('CHOOSE_MEDIATOR', mediatorNamed('m-1'), asWorker('2025-03-03'))
      .when('CHOOSE_MEDIATOR', mediatorNamed('m-1'), asEmployer('2025-03-03'));
    expect(
      conditions(
        onPlatform.refused(
          'ACCEPT_ASSIGNMENT',
          { materialsSignedOn: '2025-03-04' },
          asCandidate('2025-03-05'),
        ),
      ),
    ).toEqual(['materialsDayPlausible']);
    expect(
      onPlatform.when('ACCEPT_ASSIGNMENT', {}, asCandidate('2025-03-05')).deadline('court_premed_30d')
        .triggerOn,
    ).toBe('2025-03-05');
  });

  it('entrusted after filing: 15 days in ordinary and 7 in simplified procedure, then the case goes on to trial', () => {
    const ordinary = underWay('2024-01-31', entrusted);
    expect(ordinary.deadline('court_postmed_ordinary_15d')).toMatchObject({
      nominalDueOn: '2024-02-15',
      dueOn: '2024-02-18',
    });
    const simple = underWay('2025-03-03', { ...entrusted, postFilingTrack: 'simple' });
    expect(simple.deadline('court_postmed_simple_7d').dueOn).toBe('2025-03-10');
    const over = simple.until('2025-03-11');
    expect(over.outcome('terminated').reason).toBe('period_expired');
    expect(over.notified).toContain('postFilingPeriodOver');
    expect(rights(over)).toEqual(['trial']);
  });

  it.each(['2024-01-31', '2025-03-03'])(
    'given nothing agreed for an application of %s, then two absences count as refusal and 30 days may be added',
    (receivedOn) => {
      const { context, by } = begin({ receivedOn });
      expect(absencesAllowed(context, by).value).toBe(2);
      expect(postFilingExtension(context, by)).toBe(30);
    },
  );

  it('enterprise committee: accepts within three working days, mediates 15 days from acceptance, then has failed', () => {
    const willing = agreedToMediate('2024-04-30', { regime: 'enterprise' });
    expect(willing.deadline('med_enterprise_acceptance_3wd').dueOn).toBe('2024-05-08');
    const late = willing.until('2024-05-09');
    expect(late.notified).toContain('acceptanceOverdue');
    expect(late.is('mediating.phase.consent.accepting')).toBe(true);
    const story = late
      .when('ACCEPT_APPLICATION', {}, asIntake('2024-05-09'))
      .when('ASSIGN', mediatorNamed('m-1'), asIntake('2024-05-09'))
      .when('ACCEPT_ASSIGNMENT', {}, asCandidate('2024-05-10'));
    expect(story.deadline('med_enterprise_period_15d')).toMatchObject({
      triggerOn: '2024-05-09',
      dueOn: '2024-05-24',
    });
    const over = story.until('2024-05-25');
    expect(over.outcome('terminated')).toMatchObject({ reason: 'period_expired', endedOn: '2024-05-24' });
    expect(over.notified).toContain('enterprisePeriodOver');
    expect(rights(over)).toEqual(['arbitration']);
    expect(interruptions(over)).toEqual([
      ['mediation_applied', '2024-04-30'],
      ['mediation_failed', '2024-05-24'],
    ]);
  });

  it('enterprise committee: a consent that comes after receipt moves the day of acceptance', () => {
    const story = begin({ regime: 'enterprise' }).when('PASS_SCREENING', checked, asIntake('2025-03-03'));
    expect(story.deadline('med_enterprise_acceptance_3wd').dueOn).toBe('2025-03-06');
    const willing = story.when('CONSENT', {}, asEmployer('2025-03-05'));
    expect(willing.deadline('med_enterprise_acceptance_3wd').dueOn).toBe('2025-03-10');
  });

  it('one-stop centre: 15 days from acceptance, once 15 more, and not a day over 30', () => {
    const story = underWay('2025-04-14', { regime: 'one_stop', bodyKind: 'other' });
    expect(story.deadline('med_period_one_stop_15d').dueOn).toBe('2025-04-29');
    const longer = story
      .when('CONSENT_TO_EXTENSION', { days: 15 }, asWorker('2025-04-20'))
      .when('CONSENT_TO_EXTENSION', { days: 15 }, asEmployer('2025-04-21'))
      .when('EXTEND', { days: 15 }, asMediator('2025-04-21'));
    expect(longer.deadline('med_period_one_stop_15d').dueOn).toBe('2025-05-14');
    const refusal = longer.refused('CONSENT_TO_EXTENSION', { days: 5 }, asWorker('2025-04-22'));
    expect(conditions(refusal)).toEqual(['extensionStillAllowed']);
    expect(longer.until('2025-05-15').notified).toContain('oneStopPeriodOver');
    const tooLong = story
      .when('CONSENT_TO_EXTENSION', { days: 16 }, asWorker('2025-04-20'))
      .when('CONSENT_TO_EXTENSION', { days: 16 }, asEmployer('2025-04-20'))
      .refused('EXTEND', { days: 16 }, asMediator('2025-04-20'));
    expect(conditions(tooLong)).toEqual(['extensionWithinCap']);
  });

  it('where the court registers first, a referral before filing needs the applicant’s own consent on record', () => {
    const input = { ...inCourt, agreedSettings: {} };
    const refusal = begin(input).refused('PASS_SCREENING', checked, asClerk('2025-03-03'));
    expect(conditions(refusal)).toEqual(['referralBeforeFilingAllowed']);
    expect(articles(refusal)).toContain('立案与调解工作意见');
    const recordedConsents = [{ partyId: worker, on: '2025-03-03', evidence: '询问笔录1' }];
    const freely = begin({ ...input, recordedConsents }).when(
      'PASS_SCREENING',
      checked,
      asClerk('2025-03-03'),
    );
    expect(freely.is('mediating.phase.consent')).toBe(true);
    const earlier = begin({ ...input, receivedOn: '2024-12-31' });
    expect(earlier.when('PASS_SCREENING', checked, asClerk('2024-12-31')).is('mediating.phase.consent')).toBe(
      true,
    );
  });
});

describe('screening', () => {
  it('out of scope: declined with reason and advice, and no period runs on', () => {
    const story = begin().when(
      'REJECT_APPLICATION',
      { ground: 'outOfScope', reason: '补缴社会保险费不属于调解范围', advice: '向社会保险费征收机构反映' },
      asIntake('2025-03-04'),
    );
    expect(story.outcome('rejected')).toMatchObject({
      reason: 'out_of_scope',
      advice: '向社会保险费征收机构反映',
    });
    expect(story.ended).toBe(true);
    expect(story.deadlines).toEqual([]);
    expect(story.notified).toContain('applicationDeclined');
  });

  it.each([
    ['notLabourDispute', 'not_labour'],
    ['otherSideRefuses', 'refused_by_party'],
    ['unsuitable', 'unsuitable'],
  ])('declined on the ground %s, the reason that travels on is %s', (ground, reason) => {
    const story = begin().when(
      'REJECT_APPLICATION',
      { ground, reason: '书面说明', advice: '可以申请仲裁' },
      asIntake('2025-03-04'),
    );
    expect(story.outcome('rejected')).toMatchObject({ reason, endedOn: '2025-03-04' });
  });

  it('housing fund alone does not pass screening, nor does an unchecked registration', () => {
    const facts = {
      ...application().facts,
      claims: [{ id: 'c-1', type: 'housing_fund' }],
    } as MediationInput['facts'];
    expect(conditions(begin({ facts }).refused('PASS_SCREENING', checked, asIntake('2025-03-03')))).toEqual([
      'claimInScope',
    ]);
    const unchecked = begin().refused(
      'PASS_SCREENING',
      { ...checked, registrationChecked: false },
      asIntake('2025-03-03'),
    );
    expect(conditions(unchecked)).toEqual(['identitiesChecked']);
    const alone = { ...application().facts, parties: application().facts.parties.slice(0, 1) };
    expect(
      conditions(begin({ facts: alone }).refused('PASS_SCREENING', checked, asIntake('2025-03-03'))),
    ).toEqual(['bothSidesNamed']);
  });

  it('wrong venue: the new body keeps the first day of application and counts its own period', () => {
    const story = begin().when(
      'TRANSFER',
      { toBodyId: 'o-other', reason: '用人单位在他县' },
      asIntake('2025-03-05'),
    );
    expect(story.outcome('transferred')).toEqual({
      toBodyId: 'o-other',
      appliedOn: '2025-03-03',
      endedOn: '2025-03-05',
      reason: '用人单位在他县',
      arbitrationOpenOn: null,
    });
    const open = begin({ arbitrationOpenOn: '2025-03-03' });
    expect(open.is('mediating.arbitrationGate.open')).toBe(true);
    expect(open.deadlines).toEqual([]);
    const next = begin({ receivedOn: '2025-03-07', appliedOn: story.outcome('transferred').appliedOn });
    expect(next.deadline('med_period_15d_art14').triggerOn).toBe('2025-03-07');
    expect(interruptions(next)).toEqual([['mediation_applied', '2025-03-03']]);
  });
});

describe('consent', () => {
  it('is asked of every respondent; one missing consent keeps the mediation from starting', () => {
    const story = given(procedure, withPlatform(), { on: '2025-03-03', calendar: 'CN' })
      .when('PASS_SCREENING', checked, asIntake('2025-03-03'))
      .when('CONSENT', {}, asEmployer('2025-03-04'));
    expect(story.is('mediating.phase.consent.collecting')).toBe(true);
    expect(story.when('CONSENT', {}, asPlatform('2025-03-05')).is('mediating.phase.assigning')).toBe(true);
    expect(
      story.when('REFUSE', { reason: '不愿调解' }, asPlatform('2025-03-05')).outcome('refused'),
    ).toMatchObject({
      reason: 'refused_by_party',
      endedOn: '2025-03-05',
    });
  });

  it('is a record: who, when, on what proof, entered by whom', () => {
    const story = begin()
      .when('PASS_SCREENING', checked, asIntake('2025-03-03'))
      .when(
        'CONSENT',
        { partyId: employer, evidence: 'rec-7', actedOn: '2025-03-04' },
        asIntake('2025-03-05'),
      );
    expect(story.context.consents.at(-1)).toEqual({
      kind: 'mediation',
      partyId: employer,
      on: '2025-03-04',
      evidence: 'rec-7',
      recordedBy: 'h-intake',
    });
  });

  it('of another, without proof, or of tomorrow is refused', () => {
    const story = begin().when('PASS_SCREENING', checked, asIntake('2025-03-03'));
    expect(conditions(story.refused('CONSENT', { partyId: worker }, asEmployer('2025-03-04')))).toEqual([
      'actsForItself',
    ]);
    expect(conditions(story.refused('CONSENT', { actedOn: '2025-03-01' }, asEmployer('2025-03-04')))).toEqual(
      ['actsForItself'],
    );
    expect(conditions(story.refused('CONSENT', { partyId: employer }, asIntake('2025-03-04')))).toEqual([
      'actRecordedOnProof',
    ]);
    expect(
      conditions(
        story.refused(
          'CONSENT',
          { partyId: employer, evidence: 'rec-7', actedOn: '2025-03-05' },
          asIntake('2025-03-04'),
        ),
      ),
    ).toEqual(['dayNotInFuture']);
  });

  it('to a court’s referral must come from the applicant too: a complaint is no application for mediation', () => {
    const story = begin(inCourt)
      .when('PASS_SCREENING', checked, asClerk('2025-03-03'))
      .when('CONSENT', {}, asEmployer('2025-03-03'));
    expect(story.is('mediating.phase.consent.collecting')).toBe(true);
  });

  it('refused after filing sends the case back to trial with a dated notice', () => {
    const story = underWay('2025-03-03', entrusted).when('REFUSE', {}, asEmployer('2025-03-05'));
    expect(story.outcome('refused').endedOn).toBe('2025-03-05');
    expect(story.notified).toEqual(expect.arrayContaining(['backToTrial', 'reportToCourt']));
    expect(rights(story)).toEqual(['trial']);
  });

  it('withdrawn at any time ends mediation as refused and opens arbitration', () => {
    const story = underWay('2025-03-03').when(
      'WITHDRAW_CONSENT',
      { reason: '不想谈了' },
      asEmployer('2025-03-06'),
    );
    expect(story.outcome('refused')).toMatchObject({ reason: 'consent_withdrawn', endedOn: '2025-03-06' });
    expect(rights(story)).toEqual(['arbitration']);
    expect(interruptions(story).at(-1)).toEqual(['mediation_refused', '2025-03-06']);
    expect(story.deadlines).toEqual([]);
  });

  it('a refusal after day 15 does not open arbitration a second time', () => {
    const story = underWay('2025-03-03').until('2025-03-20').when('REFUSE', {}, asEmployer('2025-03-20'));
    expect(rights(story)).toEqual(['arbitration']);
  });

  it('to recording is needed from everybody before it starts, and taking it back stops it', () => {
    const story = underWay('2025-03-03').when('CONSENT_TO_RECORDING', {}, asWorker('2025-03-04'));
    const refusal = story.refused('START_RECORDING', {}, asMediator('2025-03-04'));
    expect(conditions(refusal)).toEqual(['everyPartyConsentsToRecording']);
    expect(articles(refusal)).toContain('人民法院在线调解规则》第22条');
    const recording = story
      .when('CONSENT_TO_RECORDING', {}, asEmployer('2025-03-04'))
      .when('START_RECORDING', {}, asMediator('2025-03-05'));
    expect(recording.context.recordingSince).toBe('2025-03-05');
    const stopped = recording.when('WITHDRAW_RECORDING_CONSENT', {}, asEmployer('2025-03-05'));
    expect(stopped.context.recordingSince).toBeNull();
    expect(stopped.is('mediating.phase.conducting.open')).toBe(true);
    expect(conditions(stopped.refused('START_RECORDING', {}, asMediator('2025-03-05')))).toEqual([
      'everyPartyConsentsToRecording',
    ]);
  });

  it('on the court’s platform every other party is contacted within three working days; late is on record and ends nothing', () => {
    const input = {
      ...inCourt,
      online: true,
      recordedConsents: [{ partyId: worker, on: '2025-04-25', evidence: 'form' }],
    };
    const story = begin({ ...input, receivedOn: '2025-04-25' }).when(
      'PASS_SCREENING',
      checked,
      asClerk('2025-04-25'),
    );
    expect(story.deadline('online_contact_other_party_3wd', employer).dueOn).toBe('2025-04-29');
    const late = story.until('2025-04-30');
    expect(late.notified).toContain('contactOverdue');
    expect(late.ended).toBe(false);
    expect(
      conditions(
        late.refused('RECORD_UNREACHABLE', { partyId: employer, reason: '无人应答' }, asClerk('2025-04-30')),
      ),
    ).toEqual(['partyNotReached']);
    const ended = late
      .when('RECORD_CONTACT', { partyId: employer, means: '电话三次', reached: false }, asClerk('2025-04-30'))
      .when('RECORD_UNREACHABLE', { partyId: employer, reason: '无人应答' }, asClerk('2025-04-30'));
    expect(ended.outcome('refused')).toMatchObject({ reason: 'unreachable' });
    const met = story
      .when('CONSENT', {}, asEmployer('2025-04-28'))
      .when('ASSIGN', mediatorNamed('m-1'), asClerk('2025-05-06'));
    const gone = met
      .when('ACCEPT_ASSIGNMENT', {}, asCandidate('2025-05-07'))
      .when('RECORD_CONTACT', { partyId: employer, means: '电话', reached: false }, asMediator('2025-05-07'))
      .when('RECORD_UNREACHABLE', { partyId: employer, reason: '失联' }, asMediator('2025-05-07'));
    expect(gone.outcome('refused').reason).toBe('unreachable');
    const contacted = story.when(
      'RECORD_CONTACT',
      { partyId: employer, means: '电话', reached: true },
      asClerk('2025-04-28'),
    );
    expect(contacted.deadlines).toEqual([]);
    // The duty stays owed after its day, until it is fulfilled.
    const owed = (one: Story) => runningPeriods(procedure, one.stored, one.by).map(({ ruleId }) => ruleId);
    expect(owed(late)).toContain('online_contact_other_party_3wd');
    const fulfilled = late.when(
      'RECORD_CONTACT',
      { partyId: employer, means: '电话', reached: true },
      asClerk('2025-04-30'),
    );
    expect(owed(fulfilled)).not.toContain('online_contact_other_party_3wd');
  });
});

describe('the mediator', () => {
  const onPlatform = { ...inCourt, online: true };

  it('is chosen by both within two working days on the court’s platform, otherwise the court appoints within three', () => {
    const story = agreedToMediate('2025-04-25', onPlatform);
    expect(story.is('mediating.phase.assigning.choosing')).toBe(true);
    expect(story.deadline('online_party_joint_select_2wd').dueOn).toBe('2025-04-28');
    const chosen = story
      .when('CHOOSE_MEDIATOR', mediatorNamed('m-1'), asWorker('2025-04-27'))
      .when('CHOOSE_MEDIATOR', mediatorNamed('m-1'), asEmployer('2025-04-28'));
    expect(chosen.is('mediating.phase.assigning.offered')).toBe(true);
    expect(chosen.deadline('online_mediator_accept_3wd').dueOn).toBe('2025-05-06');
    const recorded = story
      .when(
        'CHOOSE_MEDIATOR',
        { ...mediatorNamed('m-1'), partyId: worker, evidence: '电话记录' },
        asClerk('2025-04-27'),
      )
      .when('CHOOSE_MEDIATOR', mediatorNamed('m-1'), asEmployer('2025-04-28'));
    expect(recorded.is('mediating.phase.assigning.offered')).toBe(true);
    expect(
      conditions(story.refused('CHOOSE_MEDIATOR', mediatorNamed('m-1'), asClerk('2025-04-27'))),
    ).toContain('actRecordedOnProof');
    const appointing = story.until('2025-04-29');
    expect(appointing.is('mediating.phase.assigning.appointing')).toBe(true);
    expect(appointing.deadline('online_court_appoint_3wd').dueOn).toBe('2025-05-06');
    const late = appointing.until('2025-05-07');
    expect(late.notified).toContain('appointmentOverdue');
    expect(late.deadlines).toEqual([]);
    expect(
      late
        .when('ASSIGN', mediatorNamed('m-1'), asClerk('2025-05-07'))
        .is('mediating.phase.assigning.offered'),
    ).toBe(true);
  });

  it('is appointed by the body itself where no court is involved, and nobody is asked to choose or consent needlessly', () => {
    const story = agreedToMediate('2025-03-03');
    expect(story.is('mediating.phase.assigning.appointing.byBody')).toBe(true);
    expect(story.notified).not.toContain('chooseMediator');
    const willing = [worker, employer].map((partyId) => ({ partyId, on: '2025-03-03', evidence: 'form' }));
    const known = begin({ recordedConsents: willing }).when(
      'PASS_SCREENING',
      checked,
      asIntake('2025-03-03'),
    );
    expect(known.is('mediating.phase.assigning')).toBe(true);
    expect(known.notified).not.toContain('consentAsked');
    expect(agreedToMediate('2025-03-03', inCourt).is('mediating.phase.assigning.appointing.byCourt')).toBe(
      true,
    );
  });

  it('whom the applicant proposed is taken when the other side names the same', () => {
    const story = agreedToMediate('2025-03-03', { proposedMediatorId: 'm-1' });
    const chosen = story.when('CHOOSE_MEDIATOR', mediatorNamed('m-1'), asEmployer('2025-03-04'));
    expect(chosen.is('mediating.phase.assigning.offered')).toBe(true);
    expect(conditions(chosen.refused('OBJECT_TO_MEDIATOR', {}, asEmployer('2025-03-04')))).toEqual([
      'mediatorWasAppointed',
    ]);
  });

  it('who declines or stays silent for three working days is replaced, and both are in the record', () => {
    const offered = agreedToMediate('2025-03-03').when(
      'ASSIGN',
      mediatorNamed('m-1'),
      asIntake('2025-03-03'),
    );
    expect(offered.effects).toContainEqual({ type: 'assignTo', role: 'candidateMediator', holderId: 'm-1' });
    expect(offered.tasks.map((one) => one.kind)).toEqual(['answerAssignment']);
    const declined = offered.when(
      'DECLINE_ASSIGNMENT',
      { reason: '超出专业范围' },
      asCandidate('2025-03-04'),
    );
    expect(declined.is('mediating.phase.assigning.appointing')).toBe(true);
    const silent = declined.when('ASSIGN', mediatorNamed('m-2'), asIntake('2025-03-05')).until('2025-03-11');
    expect(silent.expired.at(-1)).toEqual({
      ruleId: 'online_mediator_accept_3wd',
      key: '',
      dueOn: '2025-03-10',
    });
    expect(silent.is('mediating.phase.assigning.appointing')).toBe(true);
    expect(silent.context.assignments).toMatchObject([
      { mediatorId: 'm-1', answer: 'declined', reason: '超出专业范围' },
      { mediatorId: 'm-2', answer: 'silent', answeredOn: '2025-03-10' },
    ]);
  });

  it('must be on the roster, without hidden relation, without another role in the dispute', () => {
    const story = agreedToMediate('2025-03-03');
    const refusal = (changes: object) =>
      story.refused('ASSIGN', mediatorNamed('m-1', changes), asIntake('2025-03-04'));
    expect(conditions(refusal({ rosterActive: false }))).toEqual(['onActiveRoster']);
    expect(conditions(refusal({ conflicts: [{ relation: '股东', disclosed: false }] }))).toEqual([
      'noUndisclosedConflict',
    ]);
    expect(conditions(refusal({ otherRoles: ['witness'] }))).toEqual(['noExcludedRole']);
    expect(articles(refusal({ otherRoles: ['witness'] }))).toBe('《特邀调解规定》第16条');
  });

  it('appointed and objected to twice by the same party: the party is taken to refuse', () => {
    const once = agreedToMediate('2025-03-03')
      .when('ASSIGN', mediatorNamed('m-1'), asIntake('2025-03-03'))
      .when('OBJECT_TO_MEDIATOR', { reason: '不信任' }, asEmployer('2025-03-04'));
    expect(once.is('mediating.phase.assigning.appointing')).toBe(true);
    expect(conditions(once.refused('ASSIGN', mediatorNamed('m-1'), asIntake('2025-03-04')))).toEqual([
      'notTurnedDownBefore',
    ]);
    const again = once.when('ASSIGN', mediatorNamed('m-2'), asIntake('2025-03-04'));
    expect(again.when('OBJECT_TO_MEDIATOR', {}, asWorker('2025-03-05')).ended).toBe(false);
    const twice = again
      .when('ACCEPT_ASSIGNMENT', {}, asCandidate('2025-03-05'))
      .when('OBJECT_TO_MEDIATOR', {}, asEmployer('2025-03-06'));
    expect(twice.outcome('refused').reason).toBe('second_objection');
  });

  it('with a declared relation cannot open the case until every party agrees', () => {
    const conflicts = [{ relation: '曾任被申请人顾问', disclosed: true }];
    const story = agreedToMediate('2025-03-03')
      .when('ASSIGN', mediatorNamed('m-1', { conflicts }), asIntake('2025-03-03'))
      .when('ACCEPT_ASSIGNMENT', {}, asCandidate('2025-03-04'));
    expect(story.is('mediating.phase.conducting.disclosed')).toBe(true);
    const session = { sessionId: 's-1', scheduledOn: '2025-03-06', place: '一号调解室' };
    expect(story.refused('SCHEDULE_SESSION', session, asMediator('2025-03-04')).code).toBe(
      'not_possible_now',
    );
    const half = story.when('CONSENT_TO_CONTINUE', {}, asWorker('2025-03-04'));
    expect(half.refused('SCHEDULE_SESSION', session, asMediator('2025-03-04')).code).toBe('not_possible_now');
    const both = half.when(
      'CONSENT_TO_CONTINUE',
      { partyId: employer, evidence: 'rec-1' },
      asIntake('2025-03-05'),
    );
    expect(both.is('mediating.phase.conducting.open')).toBe(true);
    const next = story.when('DECLINE_CONTINUATION', {}, asEmployer('2025-03-05'));
    expect(next.is('mediating.phase.assigning.appointing')).toBe(true);
    expect(next.context.mediatorId).toBeNull();
  });

  it('who discloses something new needs new consents, also when the agreement is already drafted', () => {
    const story = drafted(underWay('2025-03-03'), '2025-03-10').when(
      'DISCLOSE',
      { relation: '亲属在被申请人处任职' },
      asMediator('2025-03-11'),
    );
    expect(story.is('mediating.phase.conducting.disclosed')).toBe(true);
    expect(story.context.draft).toBeNull();
    const goesOn = story
      .when('CONSENT_TO_CONTINUE', {}, asWorker('2025-03-11'))
      .when('CONSENT_TO_CONTINUE', {}, asEmployer('2025-03-11'));
    const again = goesOn.when('DISCLOSE', { relation: '另一关系' }, asMediator('2025-03-12'));
    expect(again.is('mediating.phase.conducting.disclosed')).toBe(true);
  });

  it('whose recusal is asked for waits for the body’s decision and is replaced or stays', () => {
    const story = underWay('2025-03-03', inCourt).when(
      'APPLY_FOR_RECUSAL',
      { ground: 'interest', reason: '与被申请人有业务往来' },
      asWorker('2025-03-05'),
    );
    expect(story.tasks.map((one) => one.kind)).toContain('decideRecusal');
    const stays = story.when('DECIDE_RECUSAL', { granted: false, reason: '无证据' }, asClerk('2025-03-06'));
    expect(stays.is('mediating.phase.conducting.open')).toBe(true);
    const replaced = story.when('DECIDE_RECUSAL', { granted: true, reason: '属实' }, asClerk('2025-03-06'));
    expect(conditions(replaced.refused('ASSIGN', mediatorNamed('m-1'), asClerk('2025-03-06')))).toEqual([
      'notTurnedDownBefore',
    ]);
    const next = replaced
      .when('ASSIGN', mediatorNamed('m-2'), asClerk('2025-03-07'))
      .when('ACCEPT_ASSIGNMENT', {}, asCandidate('2025-03-10'));
    expect(next.deadline('court_premed_30d').triggerOn).toBe('2025-03-03');
  });
});

describe('mediating', () => {
  it('is extended only by everybody’s consent to the same days, recorded while the period runs', () => {
    const story = underWay('2025-03-03', inCourt);
    expect(story.deadline('court_premed_30d').dueOn).toBe('2025-04-02');
    const one = story.when('CONSENT_TO_EXTENSION', { days: 20 }, asWorker('2025-03-28'));
    const refusal = one.refused('EXTEND', { days: 20 }, asMediator('2025-03-28'));
    expect(conditions(refusal)).toEqual(['everyPartyConsentsToExtension']);
    expect(articles(refusal)).toContain('《特邀调解规定》第27条');
    const other = one.when('CONSENT_TO_EXTENSION', { days: 10 }, asEmployer('2025-03-28'));
    expect(conditions(other.refused('EXTEND', { days: 20 }, asMediator('2025-03-28')))).toEqual([
      'everyPartyConsentsToExtension',
    ]);
    const longer = other
      .when('CONSENT_TO_EXTENSION', { days: 20 }, asEmployer('2025-03-29'))
      .when('EXTEND', { days: 20 }, asMediator('2025-03-31'));
    expect(longer.deadline('court_premed_30d').dueOn).toBe('2025-04-22');
    expect(conditions(longer.refused('EXTEND', { days: 20 }, asMediator('2025-04-01')))).toEqual([
      'everyPartyConsentsToExtension',
    ]);
    expect(one.refused('EXTEND', { days: 20 }, asMediator('2025-04-03')).code).toBe('not_possible_now');
    expect(one.until('2025-04-03').outcomes).toEqual(['terminated']);
  });

  it('entrusted after filing is extended once, by up to thirty days', () => {
    const longer = underWay('2025-03-03', entrusted)
      .when('CONSENT_TO_EXTENSION', { days: 30 }, asWorker('2025-03-10'))
      .when('CONSENT_TO_EXTENSION', { days: 30 }, asEmployer('2025-03-10'))
      .when('EXTEND', { days: 30 }, asMediator('2025-03-10'));
    expect(longer.deadline('court_postmed_ordinary_15d')).toMatchObject({
      triggerOn: '2025-03-03',
      dueOn: '2025-04-17',
    });
    expect(conditions(longer.refused('CONSENT_TO_EXTENSION', { days: 1 }, asWorker('2025-03-11')))).toEqual([
      'extensionStillAllowed',
    ]);
    // 18 March was the last of the fifteen days; the trial does not count what lies beyond, up to the end of mediation.
    const failed = longer.when('FIND_GAP_TOO_WIDE', { reason: '差距过大' }, asMediator('2025-04-01'));
    expect(failed.outcome('terminated').extension).toEqual({ from: '2025-03-19', until: '2025-04-02' });
    const early = longer.when('FIND_GAP_TOO_WIDE', { reason: '差距过大' }, asMediator('2025-03-14'));
    expect(early.outcome('terminated').extension).toBeNull();
    const settled = signed(drafted(longer, '2025-04-01'), '2025-04-01');
    expect(settled.outcome('effective').extension).toEqual({ from: '2025-03-19', until: '2025-04-02' });
  });

  it('entrusted after filing does not outlive the suit, and opens no way of its own', () => {
    const ended = ['SUIT_ENDED', { on: '2025-03-11', reason: 'withdrawn' }] as const;
    const story = underWay('2025-03-03', entrusted).when(...ended, { by: 'system', on: '2025-03-11' });
    expect(story.outcome('terminated')).toMatchObject({ reason: 'suit_ended', endedOn: '2025-03-11' });
    expect(rights(story)).toEqual([]);
    expect(story.notified).not.toContain('backToTrial');
    expect(conditions(underWay('2025-03-03').refused(...ended, { by: 'system', on: '2025-03-11' }))).toEqual([
      'entrustedByCourt',
    ]);
  });

  it('by direct application has nothing to extend, and before acceptance there is no period yet', () => {
    const refusal = underWay('2025-03-03').refused(
      'CONSENT_TO_EXTENSION',
      { days: 5 },
      asWorker('2025-03-04'),
    );
    expect(conditions(refusal)).toEqual(['regimeHasPeriod', 'periodHasBegun']);
    const early = agreedToMediate('2025-03-03', inCourt).refused(
      'CONSENT_TO_EXTENSION',
      { days: 5 },
      asWorker('2025-03-03'),
    );
    expect(conditions(early)).toEqual(['periodHasBegun']);
  });

  it('goes on after one unexcused absence and counts as refused after the second; an excuse does not count', () => {
    const session = (story: Story, id: string, on: CivilDate) =>
      story.when(
        'SCHEDULE_SESSION',
        { sessionId: id, scheduledOn: on, place: '一号调解室' },
        asMediator('2025-03-04'),
      );
    const planned = session(
      session(session(underWay('2025-03-03'), 's-1', '2025-03-05'), 's-2', '2025-03-06'),
      's-3',
      '2025-03-07',
    );
    expect(
      conditions(
        planned.refused(
          'RECORD_NON_APPEARANCE',
          { sessionId: 's-2', partyId: employer },
          asMediator('2025-03-05'),
        ),
      ),
    ).toEqual(['sessionScheduled']);
    const once = planned.when(
      'RECORD_NON_APPEARANCE',
      { sessionId: 's-1', partyId: employer },
      asMediator('2025-03-05'),
    );
    expect(
      conditions(
        once.refused(
          'RECORD_NON_APPEARANCE',
          { sessionId: 's-1', partyId: employer },
          asMediator('2025-03-05'),
        ),
      ),
    ).toEqual(['absenceNotYetRecorded']);
    const excused = once.when(
      'RECORD_NON_APPEARANCE',
      { sessionId: 's-2', partyId: employer, excuse: '住院' },
      asMediator('2025-03-06'),
    );
    expect(excused.ended).toBe(false);
    const twice = excused.when(
      'RECORD_NON_APPEARANCE',
      { sessionId: 's-3', partyId: employer },
      asMediator('2025-03-07'),
    );
    expect(twice.outcome('refused').reason).toBe('non_appearance');
  });

  it('online is not held before identities are checked', () => {
    const story = underWay('2025-03-03', { online: true }).when(
      'SCHEDULE_SESSION',
      { sessionId: 's-1', scheduledOn: '2025-03-05', place: '线上一室' },
      asMediator('2025-03-04'),
    );
    const held = { sessionId: 's-1', attended: [worker, employer], identitiesChecked: false };
    expect(conditions(story.refused('HOLD_SESSION', held, asMediator('2025-03-05')))).toEqual([
      'onlineIdentityChecked',
    ]);
    const stranger = { ...held, attended: ['p-nobody'], identitiesChecked: true };
    expect(conditions(story.refused('HOLD_SESSION', stranger, asMediator('2025-03-05')))).toEqual([
      'attendeesAreParties',
    ]);
    const done = story.when('HOLD_SESSION', { ...held, identitiesChecked: true }, asMediator('2025-03-05'));
    expect(done.context.sessions[0]).toMatchObject({ heldOn: '2025-03-05' });
  });

  it('hands on only facts that both confirmed, and the addresses for service', () => {
    const story = underWay('2025-03-03')
      .when('STATE_FACT', { factId: 'f-1', text: '2024年1月至6月工资未付' }, asMediator('2025-03-05'))
      .when('STATE_FACT', { factId: 'f-2', text: '离职原因为协商一致' }, asMediator('2025-03-05'))
      .when('CONFIRM_FACT', { factId: 'f-1' }, asWorker('2025-03-05'))
      .when('CONFIRM_FACT', { factId: 'f-1' }, asEmployer('2025-03-05'))
      .when('CONFIRM_FACT', { factId: 'f-2' }, asWorker('2025-03-05'))
      .when('CONFIRM_ADDRESS', { address: '来宾市示例路1号' }, asWorker('2025-03-05'));
    expect(conditions(story.refused('CONFIRM_FACT', { factId: 'f-9' }, asWorker('2025-03-05')))).toEqual([
      'factIsStated',
    ]);
    const ended = story.when('FIND_GAP_TOO_WIDE', { reason: '差距过大' }, asMediator('2025-03-07'));
    expect(ended.outcome('terminated')).toEqual({
      reason: 'gap_too_wide',
      endedOn: '2025-03-07',
      undisputedFacts: ['2024年1月至6月工资未付'],
      addressForService: [{ partyId: worker, address: '来宾市示例路1号', confirmedOn: '2025-03-05' }],
      extension: null,
    });
  });

  it('stands still during an appraisal: the court’s period waits, day 15 and an enterprise committee’s period do not', () => {
    const paused = underWay('2025-03-03', inCourt).when(
      'ORDER_APPRAISAL',
      { matter: '签名真伪' },
      asMediator('2025-03-10'),
    );
    expect(paused.deadline('court_premed_30d').dueOn).toBeNull();
    const resumed = paused
      .until('2025-06-01')
      .when('END_APPRAISAL', { result: '系本人签名' }, asMediator('2025-06-01'));
    // 30 days from 3 March, and the 83 days from 10 March to 31 May do not count.
    expect(resumed.deadline('court_premed_30d').dueOn).toBe('2025-06-24');
    const committee = underWay('2025-03-03', { regime: 'enterprise' }).when(
      'ORDER_APPRAISAL',
      { matter: '签名真伪' },
      asMediator('2025-03-10'),
    );
    expect(committee.deadline('med_enterprise_period_15d').dueOn).toBe('2025-03-18');
    expect(committee.deadline('med_period_15d_art14').dueOn).toBe('2025-03-18');
  });

  it('is suspended and reported on suspicion of a sham, and goes on or ends as found', () => {
    const story = drafted(underWay('2025-03-03', inCourt), '2025-03-10').when(
      'SUSPECT_SHAM',
      { reason: '双方毫无对抗' },
      asMediator('2025-03-11'),
    );
    expect(story.is('mediating.phase.conducting.suspended')).toBe(true);
    expect(story.notified).toEqual(expect.arrayContaining(['suspectedSham', 'mediationSuspended']));
    expect(story.refused('SIGN', signature, asWorker('2025-03-11')).code).toBe('not_possible_now');
    const replacement = { ...mediatorNamed('m-2'), reasonCode: 'mediator_unavailable', evidence: 'doc' };
    expect(conditions(story.refused('REASSIGN', replacement, asSupervisor('2025-03-11')))).toEqual([
      'notStandingStill',
    ]);
    const cleared = story.when('CLEAR_SHAM', { reason: '未发现' }, asClerk('2025-03-17'));
    expect(cleared.is('mediating.phase.conducting.open')).toBe(true);
    expect(cleared.deadline('court_premed_30d').nominalDueOn).toBe('2025-04-08');
    const confirmed = story.when('CONFIRM_SHAM', { reason: '查证属实' }, asClerk('2025-03-17'));
    expect(confirmed.outcome('terminated').reason).toBe('sham_confirmed');
    expect(confirmed.notified).toEqual(expect.arrayContaining(['shamReported', 'reportToCourt']));
  });

  it('lets the applicant of a court’s referral go to registration at any time, and nobody else', () => {
    for (const story of [
      begin(inCourt),
      agreedToMediate('2025-03-03', inCourt),
      underWay('2025-03-03', inCourt),
      drafted(underWay('2025-03-03', inCourt), '2025-03-10'),
    ]) {
      const gone = story.when('REGISTER_NOW', {}, asWorker('2025-03-10'));
      expect(gone.outcome('terminated')).toMatchObject({
        reason: 'registration_requested',
        endedOn: '2025-03-10',
      });
      expect(rights(gone)).toEqual(['registration']);
    }
    expect(conditions(underWay('2025-03-03').refused('REGISTER_NOW', {}, asWorker('2025-03-04')))).toEqual([
      'referredBeforeFiling',
    ]);
    expect(underWay('2025-03-03', inCourt).refused('REGISTER_NOW', {}, asEmployer('2025-03-04')).code).toBe(
      'not_entitled',
    );
  });

  it('ends when the applicant withdraws before effect; limitation keeps the application and nothing new is added', () => {
    const story = drafted(underWay('2025-03-03'), '2025-03-10').when('WITHDRAW', {}, asWorker('2025-03-11'));
    expect(story.outcome('withdrawn')).toMatchObject({
      reason: 'withdrawn_by_applicant',
      endedOn: '2025-03-11',
    });
    expect(interruptions(story)).toEqual([['mediation_applied', '2025-03-03']]);
    const onPaper = { partyId: employer, evidence: 'letter' };
    expect(conditions(underWay('2025-03-03').refused('WITHDRAW', onPaper, asIntake('2025-03-04')))).toEqual([
      'isApplicantsAct',
    ]);
  });

  it('goes on for the other applicants when one of several withdraws; a draft for all is dropped', () => {
    const second = { id: 'p-second', role: 'applicant', kind: 'worker', name: '戊某' } as const;
    const { facts } = application();
    const both = underWay('2025-03-03', { facts: { ...facts, parties: [...facts.parties, second] } });
    const bySecond = { by: 'applicant', partyId: second.id, on: '2025-03-11' } as const;
    const left = drafted(both, '2025-03-10').when('WITHDRAW', {}, bySecond);
    expect(left.is('mediating.phase.conducting.open')).toBe(true);
    expect(left.context.draft).toBeNull();
    expect(left.context.withdrawn).toEqual([{ partyId: second.id, on: '2025-03-11' }]);
    expect(left.notified).toContain('applicantLeft');
    expect(signed(drafted(left, '2025-03-12'), '2025-03-12').outcomes).toContain('effective');
    const nobody = left.when('WITHDRAW', {}, asWorker('2025-03-13'));
    expect(nobody.outcomes).toContain('withdrawn');
  });

  it('goes on with its civil part when an offence or a danger is reported', () => {
    const story = underWay('2025-03-03').when(
      'FLAG_RISK',
      { kind: 'child_labour', authority: '劳动监察', note: '疑似使用童工' },
      asMediator('2025-03-04'),
    );
    expect(story.notified).toContain('riskFlagged');
    expect(story.is('mediating.phase.conducting.open')).toBe(true);
  });

  it('ends when a court dockets the suit meanwhile', () => {
    const story = underWay('2025-03-03').when(
      'SUIT_DOCKETED',
      { on: '2025-03-05' },
      { by: 'system', on: '2025-03-05' },
    );
    expect(story.outcome('terminated').reason).toBe('suit_docketed');
  });
});

describe('a party that is no more', () => {
  const death = { partyId: worker, cause: 'death', evidence: 'doc-1' };
  const heirs = { successors: [{ id: 'p-heir', name: '丁某', standing: 'heir' }], evidence: 'doc-2' };

  it('dies: everything waits, the heirs take the place, and mediation goes on when they consent themselves', () => {
    const story = underWay('2025-03-03', inCourt).when('PARTY_CEASED', death, asMediator('2025-03-10'));
    expect(story.is('mediating.phase.succession')).toBe(true);
    expect(story.deadline('court_premed_30d').dueOn).toBeNull();
    const joined = story.when('SUBSTITUTE_PARTY', heirs, asIntake('2025-03-20'));
    expect(joined.effects).toContainEqual({
      type: 'amendParties',
      parties: [{ id: 'p-heir', role: 'applicant', kind: 'worker', name: '丁某', replaces: worker }],
    });
    expect(joined.is('mediating.phase.consent.collecting')).toBe(true);
    expect(joined.deadline('court_premed_30d').nominalDueOn).toBe('2025-04-12');
    const goesOn = joined.when('CONSENT', {}, { by: 'applicant', partyId: 'p-heir', on: '2025-03-21' });
    expect(goesOn.is('mediating.phase.conducting.open')).toBe(true);
    expect(
      story.when('NO_SUCCESSOR', { reason: '无继承人' }, asIntake('2025-03-20')).outcome('ended'),
    ).toMatchObject({
      reason: 'no_successor',
    });
  });

  it('is deregistered: shareholders, funders or the liquidation group come in, heirs do not', () => {
    const story = underWay('2025-03-03').when(
      'PARTY_CEASED',
      { partyId: employer, cause: 'deregistration', evidence: 'doc-1' },
      asIntake('2025-03-10'),
    );
    expect(conditions(story.refused('SUBSTITUTE_PARTY', heirs, asIntake('2025-03-11')))).toEqual([
      'successorFits',
    ]);
    const fitting = { ...heirs, successors: [{ id: 'p-share', name: '戊某', standing: 'shareholder' }] };
    expect(
      story.when('SUBSTITUTE_PARTY', fitting, asIntake('2025-03-11')).is('mediating.phase.consent'),
    ).toBe(true);
    const known = { ...heirs, successors: [{ id: worker, name: '戊某', standing: 'shareholder' }] };
    expect(conditions(story.refused('SUBSTITUTE_PARTY', known, asIntake('2025-03-11')))).toEqual([
      'successorIsNew',
    ]);
    const second = story.refused('PARTY_CEASED', death, asIntake('2025-03-11'));
    expect(conditions(second)).toEqual(['nobodyCeasedYet']);
  });

  it('dies during an examination or a disclosure: what was pending is taken up again, not passed over', () => {
    const examined = underWay('2025-03-03', inCourt)
      .when('SUSPECT_SHAM', { reason: '可疑' }, asMediator('2025-03-05'))
      .when('PARTY_CEASED', death, asIntake('2025-03-06'))
      .when('SUBSTITUTE_PARTY', heirs, asIntake('2025-03-07'))
      .when('CONSENT', {}, { by: 'applicant', partyId: 'p-heir', on: '2025-03-07' });
    expect(examined.is('mediating.phase.conducting.suspended')).toBe(true);
    const disclosed = underWay('2025-03-03')
      .when('DISCLOSE', { relation: '亲属关系' }, asMediator('2025-03-05'))
      .when('PARTY_CEASED', death, asIntake('2025-03-06'))
      .when('SUBSTITUTE_PARTY', heirs, asIntake('2025-03-07'))
      .when('CONSENT', {}, { by: 'applicant', partyId: 'p-heir', on: '2025-03-07' });
    expect(disclosed.is('mediating.phase.conducting.disclosed')).toBe(true);
  });
});

describe('parties changed in another procedure', () => {
  const amended = (story: Story, party: object, on: CivilDate) =>
    story.when('PARTIES_AMENDED', { parties: [party] }, { by: 'system', on });
  const heir = { id: 'p-heir', role: 'applicant', kind: 'worker', name: '丁某', replaces: worker };

  it('a successor consents for itself before mediation goes on; a corrected name changes nothing', () => {
    const replaced = amended(drafted(underWay('2025-03-03'), '2025-03-10'), heir, '2025-03-11');
    expect(replaced.is('mediating.phase.consent.collecting')).toBe(true);
    expect(replaced.context.draft).toBeNull();
    const consented = replaced.when('CONSENT', {}, { by: 'applicant', partyId: heir.id, on: '2025-03-12' });
    expect(consented.is('mediating.phase.conducting.open')).toBe(true);
    const renamed = amended(
      underWay('2025-03-03'),
      { id: worker, role: 'applicant', kind: 'worker', name: '甲某某' },
      '2025-03-11',
    );
    expect(renamed.is('mediating.phase.conducting.open')).toBe(true);
    expect(renamed.context.facts.parties[0].name).toBe('甲某某');
  });

  it('after effect the successor is the creditor of the agreement', () => {
    const story = amended(inEffect(), heir, '2025-04-01').when(
      'CONFIRM_RECEIPT',
      { item: 0 },
      { by: 'applicant', partyId: heir.id, on: '2025-04-02' },
    );
    expect(story.outcomes).toContain('performed');
  });
});

describe('what a settlement may not do', () => {
  const story = underWay('2025-03-03');
  const refusal = (checks: object, items: unknown[] = [wages('2025-04-30')]) =>
    story.refused('DRAFT_AGREEMENT', settlement(items, { ...checks }), asMediator('2025-03-10'));

  it.each([
    [
      'waive social insurance',
      { waivesSocialInsurance: true },
      'keepsSocialInsurance',
      '劳动争议司法解释（二）》第19条',
    ],
    ['pay less than the minimum wage', { belowMinimumWage: true }, 'keepsMinimumWage', '劳动合同法》第30条'],
    [
      'keep a deposit or a document',
      { depositOrDocumentTerms: true },
      'noDepositOrDocumentTerms',
      '劳动合同法》第9条',
    ],
    [
      'settle an unassessed injury unseen',
      { workInjuryUnassessed: true },
      'injuryGapAcknowledged',
      '工伤保险条例》第17条',
    ],
    [
      'release heads that nobody claims',
      { blanketRelease: true, listedHeads: ['c-unknown'] },
      'releaseListsHeads',
      '劳动争议司法解释（一）》第35条',
    ],
    [
      'release everything without a list',
      { blanketRelease: true },
      'releaseListsHeads',
      '劳动争议司法解释（一）》第35条',
    ],
    [
      'bind somebody who does not sign',
      { bindsNonSigner: true },
      'payerAndPayeeAreParties',
      '劳动争议调解仲裁法》第14条',
    ],
    [
      'settle without the represented',
      { representedConsentMissing: true },
      'representedConsented',
      '办案规则》第63条',
    ],
    [
      'be made with a minor alone',
      { minorWithoutAgent: true },
      'minorHasAgent',
      '劳动争议调解仲裁法》第25条',
    ],
    ['waive limitation in advance', { waivesLimitation: true }, 'keepsLimitation', '民法典》第197条'],
  ])('it may not %s', (_, checks, condition, article) => {
    const answer = refusal(checks);
    expect(conditions(answer)).toEqual([condition]);
    expect(articles(answer)).toContain(article);
  });

  it('nor bind a payer who is no party, owe to oneself, or fall due yesterday', () => {
    expect(conditions(refusal({}, [wages('2025-04-30', { payerId: 'p-guarantor' })]))).toEqual([
      'payerAndPayeeAreParties',
    ]);
    expect(conditions(refusal({}, [wages('2025-04-30', { payeeId: employer })]))).toEqual([
      'payerIsNotPayee',
    ]);
    expect(conditions(refusal({}, [wages('2025-03-09')]))).toEqual(['performanceLiesAhead']);
  });

  it('given the ten checks, then each is a condition of drafting, but for the labour relationship, which is marked', () => {
    const conditionsOfDrafting = Object.values(procedure.guards).map(({ summary }) => summary);
    expect(
      settlementCheckIds.filter((id) => !conditionsOfDrafting.includes(settlementRules[id].requirement)),
    ).toEqual(['labour_relationship']);
  });

  it('given a lawful draft, when it is drafted anew with a clause that is void, then it is refused as at first', () => {
    const answer = drafted(story, '2025-03-10').refused(
      'DRAFT_AGREEMENT',
      settlement([wages('2025-04-30')], { waivesSocialInsurance: true }),
      asMediator('2025-03-11'),
    );
    expect(conditions(answer)).toEqual(['keepsSocialInsurance']);
  });

  it('given a head of claim that can be computed, then it can be filed and settled', () => {
    expect(claimTypes).toEqual(expect.arrayContaining([...entitlementTypes]));
  });

  it('every fault is named at once', () => {
    expect(conditions(refusal({ waivesSocialInsurance: true, waivesLimitation: true }))).toEqual([
      'keepsSocialInsurance',
      'keepsLimitation',
    ]);
  });

  it('an unassessed injury passes when the statutory sum is on the table and acknowledged, with the gap computed', () => {
    const checks = {
      workInjuryUnassessed: true,
      workInjuryGapAcknowledged: true,
      statutoryInjuryFen: 4_000_000,
    };
    const made = drafted(
      story,
      '2025-03-10',
      [wages('2025-04-30', { type: 'work_injury', amountFen: 3_000_000 })],
      checks,
    );
    expect(made.context.draft.workInjuryGapPercent).toBe(25);
  });

  it('given items for an unassessed injury whose sum passes what counts exactly, then there is no gap', () => {
    const checks = { workInjuryUnassessed: true, workInjuryGapAcknowledged: true, statutoryInjuryFen: 1 };
    const most = wages('2025-04-30', { type: 'work_injury', amountFen: Number.MAX_SAFE_INTEGER });
    expect(drafted(story, '2025-03-10', [most, most], checks).context.draft.workInjuryGapPercent).toBe(0);
  });

  it('given that the law would give nothing for an unassessed injury, when nothing is agreed, then there is no gap', () => {
    const checks = { workInjuryUnassessed: true, workInjuryGapAcknowledged: true, statutoryInjuryFen: 0 };
    expect(drafted(story, '2025-03-10', [wages('2025-04-30')], checks).context.draft).toMatchObject({
      workInjuryGapPercent: 0,
    });
  });

  it('confirming a labour relationship is allowed, but everybody is told that it can never be confirmed', () => {
    const made = drafted(story, '2025-03-10', [wages('2025-04-30')], { confirmsRelationship: true });
    expect(made.notified).toContain('draftNotConfirmable');
    expect(signed(made, '2025-03-10').outcome('effective').agreement).toMatchObject({
      confirmsRelationship: true,
      paymentOnly: false,
    });
  });

  it('a duty that is no payment and vague terms are marked in the agreement', () => {
    const items = [
      wages('2025-04-30'),
      {
        claimId: 'c-2',
        type: 'transfer_formalities',
        payerId: employer,
        payeeId: worker,
        dueOn: '2025-03-20',
      },
    ];
    expect(inEffect(items).outcome('effective').agreement).toMatchObject({
      paymentOnly: false,
      definite: true,
      performanceDueOn: '2025-04-30',
    });
    expect(
      inEffect([wages('2025-04-30')], {}, { vagueTerms: true }).outcome('effective').agreement.definite,
    ).toBe(false);
    const withoutSum = {
      claimId: 'c-1',
      type: 'wage_arrears',
      payerId: employer,
      payeeId: worker,
      dueOn: '2025-04-30',
    };
    expect(inEffect([withoutSum]).outcome('effective').agreement).toMatchObject({
      paymentOnly: false,
      definite: false,
    });
  });
});

describe('signing', () => {
  it('with a body outside the courts needs both parties, the mediator and the seal: effect on the day of the last', () => {
    const story = drafted(underWay('2025-03-03'), '2025-03-10')
      .when('SIGN', signature, asWorker('2025-03-11'))
      .when(
        'SIGN',
        {
          form: 'handwritten',
          signature: 'scan-1',
          partyId: employer,
          evidence: 'scan-1',
          actedOn: '2025-03-12',
        },
        asIntake('2025-03-14'),
      )
      .when('SIGN_AS_MEDIATOR', { signature: 'sig' }, asMediator('2025-03-14'));
    expect(story.is('mediating.phase.drafted')).toBe(true);
    const sealed = story.when('SEAL', { signature: 'seal', actedOn: '2025-03-13' }, asIntake('2025-03-17'));
    expect(sealed.outcome('effective').agreement).toMatchObject({
      effectiveOn: '2025-03-14',
      bodyKind: 'mal10',
      mediatorId: 'm-1',
    });
    expect(interruptions(sealed).at(-1)).toEqual(['agreed_to_perform', '2025-03-14']);
  });

  it.each([
    ['before filing, on paper', { ...inCourt }],
    ['before filing, online', { ...inCourt, online: true }],
    ['after filing', { ...entrusted }],
  ])(
    'referred by a court %s needs the parties only: the mediator’s later signature does not move the day',
    (_, changes) => {
      const story = drafted(underWayAnywhere(changes), '2025-03-10')
        .when('SIGN', signature, asEmployer('2025-03-11'))
        .when(
          'SIGN',
          {
            form: changes.online ? 'electronic' : 'handwritten',
            signature: 'scan-1',
            partyId: worker,
            evidence: 'scan-1',
            actedOn: '2025-03-10',
          },
          asMediator('2025-03-12'),
        );
      expect(story.outcome('effective').agreement.effectiveOn).toBe('2025-03-11');
      const complete = story
        .when('SIGN_AS_MEDIATOR', { signature: 'sig' }, asMediator('2025-03-13'))
        .when('SEAL', { signature: 'seal' }, asIntake('2025-03-13'));
      expect(complete.context.agreement.effectiveOn).toBe('2025-03-11');
    },
  );

  it('by hand on the courts’ platform is refused', () => {
    const story = drafted(underWayAnywhere({ ...inCourt, online: true }), '2025-03-10');
    const byHand = { form: 'handwritten', signature: 'scan' };
    expect(conditions(story.refused('SIGN', byHand, asWorker('2025-03-11')))).toEqual(['signedOnPlatform']);
  });

  it('of something older than the draft, or by an agent without special authority, is refused', () => {
    const story = drafted(underWay('2025-03-03'), '2025-03-10');
    const old = {
      form: 'handwritten',
      signature: 'scan',
      partyId: employer,
      evidence: 'scan',
      actedOn: '2025-03-09',
    };
    expect(conditions(story.refused('SIGN', old, asIntake('2025-03-11')))).toEqual(['signedSinceDraft']);
    const agent = { ...signature, agent: { name: '己某', specialAuthority: false } };
    const refusal = story.refused('SIGN', agent, asEmployer('2025-03-11'));
    expect(conditions(refusal)).toEqual(['agentMayDispose']);
    expect(articles(refusal)).toContain('民诉法解释》第88条至第89条');
  });

  it('starts anew when the text changes, and ends mediation when a party refuses', () => {
    const story = drafted(underWay('2025-03-03'), '2025-03-10').when(
      'SIGN',
      signature,
      asWorker('2025-03-11'),
    );
    const again = drafted(story, '2025-03-12', [wages('2025-05-31')]);
    expect(again.context.signatures).toEqual([]);
    expect(again.context.draft).toMatchObject({ id: 'd-1-2025-03-12-2', draftedOn: '2025-03-12' });
    const refused = again.when('REFUSE_TO_SIGN', { reason: '反悔' }, asEmployer('2025-03-13'));
    expect(refused.outcome('terminated').reason).toBe('refused_to_sign');
    expect(rights(refused)).toEqual(['arbitration']);
  });

  it('that is not done when the court’s period ends comes too late', () => {
    const story = drafted(underWay('2025-03-03', inCourt), '2025-04-01').when(
      'SIGN',
      signature,
      asWorker('2025-04-02'),
    );
    expect(story.refused('SIGN', signature, asEmployer('2025-04-03')).code).toBe('not_possible_now');
  });

  it('done, no mediation period runs any more and day 15 opens nothing', () => {
    const story = inEffect();
    expect(story.deadlines.map((one) => one.ruleId)).toEqual(['med_agreement_performance_due']);
    expect(rights(story.until('2025-04-01'))).toEqual([]);
  });
});

describe('performance', () => {
  it('is due on the agreed day, moved by a holiday, and then the creditor is asked; nothing is broken by itself', () => {
    const story = inEffect([wages('2025-05-01')]);
    expect(story.deadline('med_agreement_performance_due', '0')).toMatchObject({
      nominalDueOn: '2025-05-01',
      dueOn: '2025-05-06',
    });
    const asked = story.until('2025-12-01');
    expect(asked.is('effective.dueUnconfirmed')).toBe(true);
    expect(asked.outcomes).toEqual(['effective']);
    expect(asked.notified).toContain('performanceAsked');
    expect(asked.deadlines).toEqual([]);
    expect(asked.when('CONFIRM_RECEIPT', { item: 0 }, asWorker('2025-12-01')).outcomes).toEqual([
      'effective',
      'performed',
    ]);
  });

  it('on the very day of effect is possible', () => {
    expect(inEffect([wages('2025-03-10')]).deadline('med_agreement_performance_due').dueOn).toBe(
      '2025-03-10',
    );
  });

  it('in parts is recorded until the sum is reached, on the debtor’s proof or the creditor’s word', () => {
    const story = inEffect([wages('2025-03-31'), wages('2025-04-30')]);
    const part = story.when(
      'RECORD_PERFORMANCE',
      { item: 0, amountFen: 400_000, proof: 'slip-1' },
      asEmployer('2025-03-20'),
    );
    expect(part.outcomes).toEqual(['effective']);
    const first = part.when(
      'RECORD_PERFORMANCE',
      { item: 0, amountFen: 600_000, proof: 'slip-2' },
      asEmployer('2025-03-25'),
    );
    expect(first.deadlines.map((one) => one.key)).toEqual(['1']);
    expect(conditions(first.refused('CONFIRM_RECEIPT', { item: 0 }, asWorker('2025-03-26')))).toEqual([
      'itemIsOpen',
    ]);
    expect(conditions(first.refused('CONFIRM_RECEIPT', { item: 1 }, asEmployer('2025-03-26')))).toEqual([
      'actorIsCreditor',
    ]);
    const done = first.when('CONFIRM_RECEIPT', { item: 1 }, asWorker('2025-04-02'));
    expect(done.outcomes).toEqual(['effective', 'performed']);
    expect(done.ended).toBe(true);
  });

  it('of one of two instalments late, then confirmed, goes back to waiting for the other', () => {
    const story = inEffect([wages('2025-03-31'), wages('2025-04-30')]).until('2025-04-02');
    expect(story.is('effective.dueUnconfirmed')).toBe(true);
    expect(story.when('CONFIRM_RECEIPT', { item: 0 }, asWorker('2025-04-02')).is('effective.notYetDue')).toBe(
      true,
    );
  });

  it('is not reported missing before its day or by the debtor', () => {
    expect(conditions(inEffect().refused('REPORT_NON_PAYMENT', { item: 0 }, asWorker('2025-04-30')))).toEqual(
      ['performanceDayPassed'],
    );
    expect(
      conditions(inEffect().refused('REPORT_NON_PAYMENT', { item: 0 }, asEmployer('2025-05-01'))),
    ).toEqual(['actorIsCreditor']);
  });

  it('missing under a wages-only agreement of a statutory body: payment order, arbitration or a direct suit', () => {
    const story = inEffect().when('REPORT_NON_PAYMENT', { item: 0 }, asWorker('2025-05-06'));
    expect(story.outcome('breached').routes.map((one: { route: string }) => one.route)).toEqual([
      'payment_order',
      'arbitration',
      'suit',
    ]);
    expect(interruptions(story).at(-1)).toEqual(['agreement_breached', '2025-04-30']);
    const paid = story.when(
      'RECORD_PERFORMANCE',
      { item: 0, amountFen: 1_000_000, proof: 'slip' },
      asEmployer('2025-05-10'),
    );
    expect(paid.outcomes.at(-1)).toBe('performed');
  });

  it.each([
    [
      'of another kind of body',
      [wages('2025-04-30')],
      { bodyKind: 'other' },
      ['payment_order', 'arbitration'],
    ],
    ['about severance', [wages('2025-04-30', { type: 'severance' })], {}, ['payment_order', 'arbitration']],
    ['about double wage', [wages('2025-04-30', { type: 'double_wage' })], {}, ['arbitration']],
  ] as const)('missing under an agreement %s: the ways that are open', (_, items, changes, routes) => {
    const story = inEffect([...items], changes as Partial<MediationInput>).when(
      'REPORT_NON_PAYMENT',
      { item: 0 },
      asWorker('2025-05-06'),
    );
    expect(story.outcome('breached').routes.map((one: { route: string }) => one.route)).toEqual(routes);
  });

  it('missing under a vague agreement: no payment order', () => {
    const story = inEffect([wages('2025-04-30')], {}, { vagueTerms: true }).when(
      'REPORT_NON_PAYMENT',
      { item: 0 },
      asWorker('2025-05-06'),
    );
    expect(story.outcome('breached').routes.map((one: { route: string }) => one.route)).toEqual([
      'arbitration',
      'suit',
    ]);
  });

  it('missing under a confirmed agreement: enforcement and nothing else', () => {
    const story = inEffect()
      .when('AGREEMENT_CONFIRMED', { on: '2025-03-28' }, { by: 'system', on: '2025-03-28' })
      .when('REPORT_NON_PAYMENT', { item: 0 }, asWorker('2025-05-06'));
    expect(story.outcome('breached').routes.map((one: { route: string }) => one.route)).toEqual([
      'enforcement',
    ]);
  });

  it('a second instalment that falls due after a breach is asked for too', () => {
    const story = inEffect([wages('2025-03-31'), wages('2025-04-30')]).when(
      'REPORT_NON_PAYMENT',
      { item: 0 },
      asWorker('2025-04-02'),
    );
    const later = story.until('2025-05-02');
    expect(later.is('effective.breached')).toBe(true);
    expect(later.context.asked).toEqual([0, 1]);
    expect(later.when('REPORT_NON_PAYMENT', { item: 1 }, asWorker('2025-05-06')).context.unpaid).toEqual([
      0, 1,
    ]);
  });

  it('elsewhere, or a suit on the agreement, ends the proceeding', () => {
    const paid = inEffect().when(
      'PERFORMED_ELSEWHERE',
      { on: '2025-04-10' },
      { by: 'system', on: '2025-04-10' },
    );
    expect(paid.outcomes).toEqual(['effective', 'performed']);
    const replacedBy = (agreementId: string) =>
      ['SUPERSEDED', { on: '2025-04-10', agreementId }, { by: 'system', on: '2025-04-10' } as const] as const;
    expect(inEffect().when(...replacedBy(inEffect().context.agreement.id)).states).toEqual(['superseded']);
    expect(conditions(inEffect().refused(...replacedBy('another')))).toEqual(['ownAgreement']);
    const sued = inEffect()
      .when('REPORT_NON_PAYMENT', { item: 0 }, asWorker('2025-05-06'))
      .when('SUIT_DOCKETED', { on: '2025-05-20' }, { by: 'system', on: '2025-05-20' });
    expect(sued.ended).toBe(true);
    expect(sued.deadlines).toEqual([]);
  });
});

describe('the supervisor', () => {
  const override = { reasonCode: 'wrong_date', evidence: 'doc-1', approvedBy: 'h-second' };

  it('corrects the day of receipt on documents and with a second person, and day 15 moves', () => {
    const story = underWay('2025-03-10').when(
      'CORRECT_TRIGGER',
      { what: 'received', correctOn: '2025-03-10', ...override },
      asSupervisor('2025-03-12'),
    );
    expect(story.context.corrections).toHaveLength(1);
    const facts = { ...application({ receivedOn: '2025-03-10' }).facts, filedOn: '2025-03-03' };
    const moved = underWay('2025-03-10', { facts }).when(
      'CORRECT_TRIGGER',
      { what: 'received', correctOn: '2025-03-05', ...override },
      asSupervisor('2025-03-12'),
    );
    expect(moved.deadline('med_period_15d_art14')).toMatchObject({
      triggerOn: '2025-03-05',
      dueOn: '2025-03-20',
    });
    const alone = { what: 'received', correctOn: '2025-03-10', ...override, approvedBy: 'h-supervisor' };
    expect(
      conditions(underWay('2025-03-10').refused('CORRECT_TRIGGER', alone, asSupervisor('2025-03-12'))),
    ).toEqual(['secondPersonApproved']);
    const future = { what: 'received', correctOn: '2025-03-13', ...override };
    expect(
      conditions(underWay('2025-03-10').refused('CORRECT_TRIGGER', future, asSupervisor('2025-03-12'))),
    ).toEqual(['correctedDayPlausible']);
  });

  it('corrects a receipt that was entered too early: a right that has opened stays open', () => {
    const story = underWay('2025-03-03').until('2025-03-19');
    const moved = story.when(
      'CORRECT_TRIGGER',
      { what: 'received', correctOn: '2025-03-10', ...override },
      asSupervisor('2025-03-19'),
    );
    expect(moved.is('mediating.arbitrationGate.open')).toBe(true);
    expect(moved.context.arbitrationOpenOn).toBe('2025-03-18');
    expect(moved.outcomes).toEqual(['arbitrationOpen']);
  });

  it('corrects the day of acceptance, and only where there was one', () => {
    const accepted = { what: 'accepted', correctOn: '2025-03-05', ...override };
    const story = underWay('2025-03-03', inCourt).when(
      'CORRECT_TRIGGER',
      accepted,
      asSupervisor('2025-03-06'),
    );
    expect(story.deadline('court_premed_30d').dueOn).toBe('2025-04-07');
    expect(
      conditions(underWay('2025-03-03').refused('CORRECT_TRIGGER', accepted, asSupervisor('2025-03-06'))),
    ).toEqual(['correctedDayPlausible']);
  });

  it('reassigns to an eligible mediator, who has to accept', () => {
    const story = underWay('2025-03-03').when(
      'REASSIGN',
      { ...mediatorNamed('m-2'), reasonCode: 'mediator_unavailable', evidence: 'doc-1' },
      asSupervisor('2025-03-06'),
    );
    expect(story.is('mediating.phase.assigning.offered')).toBe(true);
    expect(story.effects).toContainEqual({ type: 'assignTo', role: 'mediator', holderId: null });
  });

  it('reopens what was closed by mistake, but skips nobody’s consent and lengthens no period', () => {
    const closed = underWay('2025-03-03', inCourt).until('2025-04-03');
    const reopened = closed.when('REOPEN', override, asSupervisor('2025-04-03'));
    expect(reopened.is('mediating.phase.consent.collecting')).toBe(true);
    expect(reopened.until('2025-04-04').outcome('terminated').reason).toBe('period_expired');
    const corrected = closed
      .when('REOPEN', { ...override, acceptedOn: '2025-03-10' }, asSupervisor('2025-04-03'))
      .when('CONSENT', {}, asWorker('2025-04-03'))
      .when('CONSENT', {}, asEmployer('2025-04-03'));
    expect(corrected.is('mediating.phase.conducting.open')).toBe(true);
    expect(corrected.deadline('court_premed_30d').dueOn).toBe('2025-04-09');
    const rejected = begin().when(
      'REJECT_APPLICATION',
      { ground: 'unsuitable', reason: '误判', advice: '无' },
      asIntake('2025-03-04'),
    );
    expect(
      rejected.when('REOPEN', override, asSupervisor('2025-03-05')).is('mediating.phase.screening'),
    ).toBe(true);
    expect(
      conditions(
        rejected.refused('REOPEN', { ...override, acceptedOn: '2025-03-04' }, asSupervisor('2025-03-05')),
      ),
    ).toEqual(['reopenedDayPlausible']);
  });
});

/** Under way in any regime: on the court’s platform the parties choose the mediator themselves. */
function underWayAnywhere(changes: Partial<MediationInput>): Story {
  if (!changes.online) return underWay('2025-03-03', changes);
  return agreedToMediate('2025-03-03', changes)
    .when('CHOOSE_MEDIATOR', mediatorNamed('m-1'), asWorker('2025-03-03'))
    .when('CHOOSE_MEDIATOR', mediatorNamed('m-1'), asEmployer('2025-03-03'))
    .when('ACCEPT_ASSIGNMENT', {}, asCandidate('2025-03-03'));
}
