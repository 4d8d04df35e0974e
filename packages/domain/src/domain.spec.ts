import { describe, expect, it } from 'vitest';
import {
  capacitiesOf,
  channels,
  checkFiling,
  checkLimitationFacts,
  claimTypes,
  describeCapacity,
  describeChannel,
  describeClaimType,
  describeIndustry,
  describeOrganisationKind,
  durationOf,
  capacities,
  entryRegimeOf,
  industries,
  type Filing,
  isPaymentObligation,
  isRefusal,
  isResidentIdNumber,
  isUnifiedSocialCreditCode,
  type LimitationFacts,
  mediationBodyKindOf,
  organisationKinds,
  type Person,
  refusalCodes,
  refusalTitle,
  refuse,
  totalClaimedFen,
} from './index.ts';

/** Made by the rule of GB 11643 for a region (000000) that does not exist: well-formed, and nobody's. */
const nobody = '00000019900101000X';

describe('an identity number', () => {
  it('with the right check digit and a real birth date is well-formed', () => {
    expect(isResidentIdNumber(nobody)).toBe(true);
  });
  it.each([
    ['a wrong check digit', '000000199001010001'],
    ['a birth date that never was', '000000194902310000'],
    ['a letter inside', '00000019900101A006'],
    ['too few places', '00000019900101000'],
    ['nothing', ''],
  ])('with %s is not', (_, text) => {
    expect(isResidentIdNumber(text)).toBe(false);
  });
});

describe('a unified social credit code', () => {
  const code = (() => {
    const body = '91000000MA0000000';
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    return alphabet.split('').map((last) => body + last);
  })();
  it('has exactly one right check character', () => {
    expect(code.filter(isUnifiedSocialCreditCode)).toHaveLength(1);
  });
  it('never holds the letters that are mistaken for digits', () => {
    expect(isUnifiedSocialCreditCode('91000000MAOOOOOOO0')).toBe(false);
  });
});

describe('what somebody may be in a dispute', () => {
  const clerk: Person = { id: 'c', name: 'c', roles: ['intake'], organisationId: 'centre' };
  it('an intake officer is one only where their own body mediates', () => {
    expect(capacitiesOf(clerk, { bodies: ['mediationBody'], supervises: false })).toEqual(['intake']);
    expect(capacitiesOf(clerk, { bodies: ['court'], supervises: false })).toEqual([]);
  });
  it('a mediator who was asked is not yet the mediator in charge', () => {
    expect(capacitiesOf(clerk, { bodies: [], supervises: false, mediator: ['candidate'] })).toEqual([
      'candidateMediator',
    ]);
  });
  it('given a mediator had a dispute before it was reopened, when they are asked again, then they may accept', () => {
    expect(
      capacitiesOf(clerk, { bodies: [], supervises: false, mediator: ['inCharge', 'candidate'] }),
    ).toContain('candidateMediator');
  });
  it('somebody can be several things at once', () => {
    const both: Person = { ...clerk, roles: ['intake', 'supervisor'] };
    expect(
      capacitiesOf(both, { bodies: ['mediationBody'], supervises: true, mediator: ['inCharge'] }),
    ).toEqual(['mediator', 'intake', 'supervisor']);
  });
  it('nobody is ever the clock or the system', () => {
    for (const role of ['worker', 'judge', 'supervisor'] as const)
      expect(
        capacitiesOf({ ...clerk, roles: [role] }, { bodies: ['court'], supervises: true }),
      ).not.toContain('clock');
  });
});

describe('the channel', () => {
  it.each([
    ['online', 'direct'],
    ['hotline_12351', 'direct'],
    ['enterprise_committee', 'enterprise'],
    ['one_stop_centre', 'one_stop'],
    ['court_pre_filing', 'court_pre_filing'],
    ['court_post_filing', 'court_post_filing'],
  ] as const)('%s selects the regime %s', (channel, regime) => {
    expect(entryRegimeOf(channel)).toBe(regime);
  });
  it('by which a court referred makes any body a roster body', () => {
    expect(mediationBodyKindOf('enterpriseCommittee', 'court_pre_filing')).toBe('courtRoster');
    expect(mediationBodyKindOf('enterpriseCommittee', 'online')).toBe('mal10');
    expect(mediationBodyKindOf('mediationCentre', 'online')).toBe('joint');
  });
});

describe('an application', () => {
  const worker: Person = { id: 'w', name: 'w', roles: ['worker'] };
  const clerk: Person = { id: 'c', name: 'c', roles: ['intake'], organisationId: 'centre' };
  const court: Person = { id: 'j', name: 'j', roles: ['courtClerk'], organisationId: 'court' };
  const good: Filing = {
    channel: 'online',
    employment: 'platform',
    regionCode: '451300',
    narrative: '配送报酬未付。',
    parties: [
      { role: 'applicant', kind: 'worker', name: '甲（虚构）', identityNumber: nobody },
      { role: 'respondent', kind: 'platform', name: '示例平台（虚构）' },
      { role: 'respondent', kind: 'platformPartner', name: '示例合作公司（虚构）' },
      { role: 'respondent', kind: 'franchisee', name: '示例加盟商（虚构）' },
    ],
    claims: [{ type: 'platform_pay', amountFen: 100 }],
  };
  const failing = (filing: Filing, person: Person) => {
    const answer = checkFiling(filing, person);
    return isRefusal(answer)
      ? answer.failing.length > 0
        ? answer.failing.map((one) => one.condition)
        : answer.code
      : 'fine';
  };
  it('of a platform worker may name platform, partner and franchisee apart', () => {
    expect(failing(good, worker)).toBe('fine');
  });
  it('typed in by a clerk needs the worker’s consent on record and the read-back confirmed', () => {
    expect(failing({ ...good, channel: 'counter' }, clerk)).toEqual([
      '/assisted/consentEvidence',
      '/assisted/readBackConfirmed',
    ]);
    expect(
      failing(
        { ...good, channel: 'counter', assisted: { consentEvidence: '录音0001', readBackConfirmed: true } },
        clerk,
      ),
    ).toBe('fine');
  });
  it('may say from which day the limitation runs: one that has come, under the law', () => {
    const wrong = (limitation: LimitationFacts) =>
      checkLimitationFacts(limitation, '2025-09-05')?.failing.map((one) => one.condition);
    expect(wrong({})).toBeUndefined();
    expect(wrong({ knewOn: '2025-09-05', employmentEndedOn: '2008-05-01' })).toBeUndefined();
    expect(wrong({ knewOn: '2025-09-06', employmentEndedOn: '2008-04-30' })).toEqual([
      '/limitation/knewOn',
      '/limitation/employmentEndedOn',
    ]);
  });

  it('referred by the court before filing is entered by the court, with the applicant’s recorded consent', () => {
    expect(failing({ ...good, channel: 'court_pre_filing' }, worker)).toBe('not_entitled');
    expect(failing({ ...good, channel: 'court_pre_filing' }, court)).toContain('/assisted/consentEvidence');
  });
  it('can never come in as an entrustment after docketing: only the court opens that', () => {
    expect(failing({ ...good, channel: 'court_post_filing' }, court)).toBe('not_entitled');
  });
  it('with several mistakes is told all of them at once', () => {
    const bad: Filing = {
      ...good,
      narrative: '',
      claims: [],
      parties: [
        { role: 'applicant', kind: 'worker', name: ' ', phone: 'x', identityNumber: '1', creditCode: '2' },
      ],
    };
    expect(failing(bad, worker)).toEqual([
      '/parties/0/name',
      '/parties/0/phone',
      '/parties/0/identityNumber',
      '/parties/0/creditCode',
      '/parties',
      '/claims',
      '/narrative',
    ]);
  });
  it('for something outside labour law is not turned away at the door: screening answers it in writing', () => {
    expect(failing({ ...good, claims: [{ type: 'housing_fund' }] }, worker)).toBe('fine');
  });
});

describe('claims', () => {
  it('for money add up in fen; those for something else count nothing', () => {
    expect(
      totalClaimedFen([
        { id: '1', type: 'overtime', amountFen: 105 },
        { id: '2', type: 'reinstatement' },
      ]),
    ).toBe(105);
  });
  it('are payment obligations unless they are for a status, an act or an authority', () => {
    expect(claimTypes.filter((type) => !isPaymentObligation(type))).toEqual([
      'confirm_relationship',
      'reinstatement',
      'social_insurance_backpay',
      'housing_fund',
      'transfer_formalities',
    ]);
  });
});

describe('every word for people', () => {
  it('is there in Chinese and in English', () => {
    const texts = [
      ...claimTypes.map(describeClaimType),
      ...channels.map(describeChannel),
      ...industries.map(describeIndustry),
      ...capacities.map(describeCapacity),
      ...organisationKinds.map(describeOrganisationKind),
      ...refusalCodes.map(refusalTitle),
    ];
    for (const { zh, en } of texts)
      expect([/\p{Script=Han}/u.test(zh) || /\d/.test(zh), /[a-z]/i.test(en)]).toEqual([true, true]);
  });
  it('of a refusal carries the articles of what failed', () => {
    const basis = [{ source: 'MAL', article: '12', confidence: 'A' }] as const;
    const refusal = refuse('condition_unmet', { zh: '否', en: 'no' }, [
      { condition: 'x', summary: { zh: '否', en: 'no' }, basis: [...basis] },
    ]);
    expect(refusal.basis).toEqual(basis);
  });
});

describe('how long something took', () => {
  const spans = [
    { from: '2025-03-10', until: '2025-03-15' },
    { from: '2025-03-12', until: '2025-03-18' },
    { from: '2025-02-01', until: '2025-03-05' },
  ];
  it('is counted by the calendar, and without the days that do not count, each taken out once', () => {
    expect(durationOf('2025-03-03', '2025-04-02', spans)).toEqual({ gross: 30, net: 20 });
    expect(durationOf('2025-03-03', '2025-04-02')).toEqual({ gross: 30, net: 30 });
  });
  it('given time that stands still to the end, leaves out all the rest', () => {
    expect(durationOf('2025-03-03', '2025-03-13', [{ from: '2025-03-06', until: null }])).toEqual({
      gross: 10,
      net: 3,
    });
  });
  it('given an end recorded for a day before the acceptance, is nothing', () => {
    expect(durationOf('2025-03-03', '2025-03-01', spans)).toEqual({ gross: 0, net: 0 });
  });
});
