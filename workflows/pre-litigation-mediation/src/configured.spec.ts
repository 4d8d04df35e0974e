import { checkedLocalRules, type LocalRules } from '@dingfen/legal-basis';
import type { CivilDate, Notice } from '@dingfen/legal-calendar';
import { conditions, given, type Story } from '@dingfen/procedure-kit/testing';
import { describe, expect, test } from 'vitest';
import type { MediationInput } from './context.ts';
import { procedure } from './index.ts';
import { application, employer, mediatorNamed, settlement, wages, worker } from './mediation.fixture.ts';

const decidedBy = { zh: '来宾市示例纪要〔2025〕3号', en: 'Example minutes of Laibin, 2025 no. 3' };
const since = { decidedBy, inForceFrom: '2025-01-01' };
const asWorker = (on: CivilDate) => ({ by: 'applicant', partyId: worker, on }) as const;
const asEmployer = (on: CivilDate) => ({ by: 'respondent', partyId: employer, on }) as const;
const asIntake = (on: CivilDate) => ({ by: 'intake', personId: 'h-intake', on }) as const;
const asMediator = (on: CivilDate) => ({ by: 'mediator', personId: 'm-1', on }) as const;

/** A mediation with a mediator since 3 March 2025, under what a deployment has configured and the notices it has imported. */
function underWay(
  configured: object,
  changes: Partial<MediationInput> = {},
  notices: readonly Notice[] = [],
): Story {
  const on = '2025-03-03';
  const local: LocalRules = checkedLocalRules(configured);
  const screened = given(procedure, application(changes), { on, calendar: 'CN', local, notices }).when(
    'PASS_SCREENING',
    { identitiesChecked: true, registrationChecked: true },
    asIntake(on),
  );
  const asked = changes.regime?.startsWith('court') ? screened.when('CONSENT', {}, asWorker(on)) : screened;
  const willing = asked.when('CONSENT', {}, asEmployer(on));
  const accepted = willing.is('mediating.phase.consent.accepting')
    ? willing.when('ACCEPT_APPLICATION', {}, asIntake(on))
    : willing;
  return accepted
    .when('ASSIGN', mediatorNamed('m-1'), asIntake(on))
    .when('ACCEPT_ASSIGNMENT', {}, { by: 'candidateMediator', personId: 'm-1', on });
}

describe('what a deployment has configured', () => {
  test('given a one-stop centre with 20 days instead of the unverified 15, then its mediation runs 20 days and says who decided so', () => {
    const lengths = [{ ruleId: 'med_period_one_stop_15d', length: 20, ...since }];
    const usual = underWay({}, { regime: 'one_stop' }).deadline('med_period_one_stop_15d');
    const local = underWay({ lengths }, { regime: 'one_stop' }).deadline('med_period_one_stop_15d');
    expect([usual.nominalDueOn, local.nominalDueOn]).toEqual(['2025-03-18', '2025-03-23']);
    expect(usual.decidedBy).toBeUndefined();
    expect(local.decidedBy).toEqual(decidedBy);
    const said = local.trace.map(({ text }) => `${text.zh} ${text.en}`).join();
    expect(said).toContain('长度为本地配置：来宾市示例纪要〔2025〕3号');
    expect(said).toContain('the length is locally configured: Example minutes');
  });

  test('given it is in force only later, then a mediation accepted before it keeps the length of the book', () => {
    const lengths = [{ ruleId: 'med_period_one_stop_15d', length: 20, ...since, inForceFrom: '2025-03-04' }];
    const period = underWay({ lengths }, { regime: 'one_stop' }).deadline('med_period_one_stop_15d');
    expect(period).toMatchObject({ nominalDueOn: '2025-03-18' });
    expect(period.decidedBy).toBeUndefined();
  });

  test('given a rule that an article fixes, then it cannot be configured', () => {
    expect(() =>
      checkedLocalRules({ lengths: [{ ruleId: 'med_period_15d_art14', length: 20, ...since }] }),
    ).toThrow(/lengths\[0\]\.ruleId/);
  });

  test('given three absences instead of two, then the second ends nothing, and the third ends it with the reason', () => {
    const thresholds = [{ thresholdId: 'mediation_no_show_count', value: 3, ...since }];
    const missed = (story: Story, times: number) =>
      Array.from({ length: times }).reduce<Story>((so, _, place) => {
        const on = `2025-03-0${4 + place}`;
        return so
          .when(
            'SCHEDULE_SESSION',
            { sessionId: `s${place}`, scheduledOn: on, place: '一号调解室' },
            asMediator(on),
          )
          .when('RECORD_NON_APPEARANCE', { sessionId: `s${place}`, partyId: employer }, asMediator(on));
      }, story);
    expect(missed(underWay({}), 2).outcomes).toContain('refused');
    const local = underWay({ thresholds });
    expect(missed(local, 2).outcomes).not.toContain('refused');
    const ended = missed(local, 3);
    expect(ended.outcomes).toContain('refused');
    expect(ended.context.ending.note).toContain('本地配置：3次，来宾市示例纪要〔2025〕3号');
  });

  test('given a court that has confirmed referrals before filing, then there the applicant’s own consent is no condition', () => {
    const courtRegimes = [{ court: 'c-court', regime: 'pre_filing_allowed', ...since }];
    const screened = (configured: object, referringCourtId: string) => {
      const input = application({
        regime: 'court_pre_filing',
        bodyKind: 'courtRoster',
        referringCourtId,
      });
      return given(procedure, input, { on: '2025-03-03', local: checkedLocalRules(configured) }).attempt(
        'PASS_SCREENING',
        { identitiesChecked: true, registrationChecked: true },
        { by: 'courtClerk', on: '2025-03-03' },
      );
    };
    const refused = screened({ courtRegimes }, 'c-other');
    expect('code' in refused && conditions(refused)).toEqual(['referralBeforeFilingAllowed']);
    expect('code' in screened({ courtRegimes }, 'c-court')).toBe(false);
  });

  test('given an entrusted mediation that may be extended by 40 days, then 40 are granted and 41 are not', () => {
    const lengths = [{ ruleId: 'court_postmed_extension_30d', length: 40, ...since }];
    const story = underWay({ lengths }, { regime: 'court_post_filing', bodyKind: 'courtRoster' });
    const extended = (days: number) =>
      story
        .when('CONSENT_TO_EXTENSION', { days }, asWorker('2025-03-05'))
        .when('CONSENT_TO_EXTENSION', { days }, asEmployer('2025-03-05'))
        .attempt('EXTEND', { days }, asMediator('2025-03-06'));
    expect('code' in extended(40)).toBe(false);
    const refused = extended(41);
    expect('code' in refused && conditions(refused)).toContain('extensionWithinCap');
  });
});

test('given a payment due on a day that a newly imported notice makes a holiday, then the figures count it on the day after', () => {
  const block = {
    name: { zh: '元旦（虚构）', en: 'New Year (invented)' },
    from: '2027-01-01',
    to: '2027-01-04',
    makeUpDays: [],
  };
  const notice: Notice = {
    calendar: 'CN',
    year: 2027,
    document: '虚构〔2026〕1号',
    publishedOn: '2026-11-20',
    source: 'invented for this story',
    confidence: 'A',
    blocks: [block],
  };
  const dueOn = (notices: readonly Notice[]): CivilDate | undefined => {
    const on = '2025-03-10';
    const signature = { form: 'electronic', signature: 'sig' };
    const story = underWay({}, {}, notices)
      .when('DRAFT_AGREEMENT', settlement([wages('2027-01-04')]), asMediator(on))
      .when('SIGN_AS_MEDIATOR', { signature: 'sig' }, asMediator(on))
      .when('SEAL', { signature: 'seal' }, asIntake(on))
      .when('SIGN', signature, asWorker(on))
      .when('SIGN', signature, asEmployer(on));
    return procedure
      .milestones?.(story.context, story.states, story.by)
      .find(({ name }) => name === 'agreement.item')?.on;
  };
  expect([dueOn([]), dueOn([notice])]).toEqual(['2027-01-04', '2027-01-05']);
});
