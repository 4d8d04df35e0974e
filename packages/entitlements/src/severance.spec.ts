import { describe, expect, it } from 'vitest';
import { figures } from './figures.fixture.ts';
import { noticePay, severance, type TerminationGround, unlawfulTermination } from './index.ts';

const service = (hiredOn: string, endedOn: string, averageWageFen = 1_000_000) => ({
  region: 'X',
  hiredOn,
  endedOn,
  averageWageFen,
});
const n = (hiredOn: string, endedOn: string, wage = 1_000_000, ground: TerminationGround = 'worker_art38') =>
  severance.compute({ ...service(hiredOn, endedOn, wage), ground }, figures);
const months = (hiredOn: string, endedOn: string) => n(hiredOn, endedOn).amountFen / 1_000_000;

describe('years of service', () => {
  it.each([
    ['one day', '2025-03-10', '2025-03-10', 0.5],
    ['one day less than six months', '2025-01-01', '2025-06-29', 0.5],
    ['exactly six months', '2025-01-01', '2025-06-30', 1],
    ['one day more than six months', '2025-01-01', '2025-07-01', 1],
    ['364 days', '2025-01-01', '2025-12-30', 1],
    ['365 days, a full year', '2025-01-01', '2025-12-31', 1],
    ['366 days, a day into the second year', '2025-01-01', '2026-01-01', 1.5],
    ['365 days of a leap year', '2024-01-01', '2024-12-30', 1],
    ['366 days of a leap year, a full year', '2024-01-01', '2024-12-31', 1],
    ['from 29 February to 27 February', '2024-02-29', '2025-02-27', 1],
    ['from 29 February to 28 February, a full year', '2024-02-29', '2025-02-28', 1],
    ['from 29 February to 1 March, a day more', '2024-02-29', '2025-03-01', 1.5],
    ['from the 31st to the last but one of February', '2024-08-31', '2025-02-27', 0.5],
    ['from the 31st to the end of February, six months', '2024-08-31', '2025-02-28', 1],
    ['18 months and a half', '2024-01-01', '2025-07-15', 2],
  ])('%s', (_, hiredOn, endedOn, expected) => {
    expect(months(hiredOn, endedOn)).toBe(expected);
  });

  it('says in words how the months were counted', () => {
    const line = n('2024-01-01', '2025-07-15').lines.find(({ label }) => label.en === 'months of severance');
    expect(line?.formula).toEqual({
      zh: '2024-01-01至2025-07-15满1年，另6个月余：1 + 1 = 2',
      en: '2024-01-01 to 2025-07-15: 1 year and more than 6 months: 1 + 1 = 2',
    });
    expect(line?.value).toEqual({ number: '2', unit: { zh: '个月', en: 'months' } });
    expect(line?.confidence).toBe('A');
    const whole = n('2024-01-01', '2025-12-31').lines.find(({ label }) => label.en === 'months of severance');
    expect(whole?.formula.en).toBe('2024-01-01 to 2025-12-31: 2 years: 2 + 0 = 2');
    expect(whole?.formula.zh).toBe('2024-01-01至2025-12-31满2年：2 + 0 = 2');
    const five = n('2025-01-01', '2025-05-31').lines.find(({ label }) => label.en === 'months of severance');
    expect(five?.formula.en).toContain('0 years and 5 months');
    expect(five?.formula.zh).toContain('另5个月：');
  });
});

describe('the wage that counts', () => {
  it('exactly three times the local average is not capped, in amount or years', () => {
    const owed = n('2010-01-01', '2025-12-31', 2_700_000);
    expect(owed.amountFen).toBe(16 * 2_700_000);
    expect(owed.lines.map(({ label }) => label.en)).toContain(
      'not above three times the local average wage: no cap',
    );
  });

  it('one fen above it is capped at three times and twelve years', () => {
    const owed = n('2010-01-01', '2025-12-31', 2_700_001);
    expect(owed.amountFen).toBe(12 * 2_700_000);
    expect(owed.lines.map(({ label }) => label.en)).toContain('most years where the cap applies');
  });

  it('a capped wage with exactly twelve years or fewer counts them all', () => {
    const twelve = n('2014-01-01', '2025-12-31', 4_000_000);
    expect(twelve.amountFen).toBe(12 * 2_700_000);
    expect(twelve.lines.map(({ label }) => label.en)).not.toContain('most years where the cap applies');
    expect(n('2020-01-01', '2025-12-31', 4_000_000).amountFen).toBe(6 * 2_700_000);
  });

  it('below the minimum wage, the minimum wage of the day takes its place', () => {
    expect(n('2024-07-01', '2025-06-30', 100_000).amountFen).toBe(180_000);
    const after = n('2024-07-02', '2025-07-01', 100_000);
    expect(after.amountFen).toBe(200_000);
    expect(after.lines.map(({ formula }) => formula.en)).toContain('1,000.00 < 2,000.00');
    expect(n('2025-07-01', '2026-06-30', 200_000).lines.map(({ label }) => label.en)).not.toContain(
      'below the minimum wage, which takes its place',
    );
  });

  it('is the exact average of the months given, rounded only in the sum', () => {
    const owed = severance.compute(
      {
        region: 'X',
        hiredOn: '2023-01-01',
        endedOn: '2025-12-31',
        ground: 'layoff',
        monthlyWages: [{ amountFen: 1_000_000 }, { amountFen: 1_000_001 }, { amountFen: 1_000_001 }],
      },
      figures,
    );
    // 3 × 3,000,002 / 3
    expect(owed.amountFen).toBe(3_000_002);
    expect(owed.lines[0]?.formula.zh).toBe('30,000.02 ÷ 3 = 10,000.01');
    expect(owed.unverified).toBeUndefined();
    const half = n('2026-03-01', '2026-03-31', 1_000_001);
    expect(half.amountFen).toBe(500_001);
    expect(half.unverified?.[0]?.en).toContain('rounded to the fen');
  });

  it.each([
    [{ averageWageFen: 1, monthlyWages: [{ amountFen: 1 }] }, 'monthlyWages', 'not both'],
    [{}, 'averageWageFen', 'is missing'],
  ])('%o is refused', (wage, field, words) => {
    const input = {
      region: 'X',
      hiredOn: '2023-01-01',
      endedOn: '2025-12-31',
      ground: 'layoff',
      ...wage,
    } as const;
    expect(() => severance.compute(input, figures)).toThrow(
      expect.objectContaining({ field, message: expect.stringContaining(words) }),
    );
  });
});

describe('figures of the region', () => {
  it('given last year’s average is not loaded, then the year before is used and labelled', () => {
    const only = {
      ...figures,
      averageWages: figures.averageWages?.filter(({ year }) => year !== 2024) ?? [],
    };
    const owed = severance.compute({ ...service('2024-01-01', '2025-12-31'), ground: 'layoff' }, only);
    expect(owed.amountFen).toBe(2_000_000);
    expect(owed.unverified?.map(({ en }) => en)).toEqual([
      'The average wage of X for 2024 is not loaded; the one for 2023 is used and the sum must be computed again.',
    ]);
  });

  it('a figure of last year counts even when it was published after the contract ended', () => {
    const late = {
      ...figures,
      averageWages: [{ region: 'X', year: 2024, amountFen: 12_000_000, publishedOn: '2026-06-20' }],
    };
    const owed = severance.compute(
      { ...service('2025-01-01', '2025-12-31', 9_000_000), ground: 'layoff' },
      late,
    );
    expect(owed.amountFen).toBe(3_000_000);
    expect(owed.unverified).toBeUndefined();
  });

  it.each([
    ['no average wage', { minimumWages: figures.minimumWages ?? [] }, 'average monthly wage for 2024'],
    ['no minimum wage', { averageWages: figures.averageWages ?? [] }, 'monthly minimum wage'],
    [
      'figures that are three years old',
      {
        ...figures,
        averageWages: [{ region: 'X', year: 2022, amountFen: 10_800_000, publishedOn: '2023-06-20' }],
      },
      'average monthly wage for 2024',
    ],
  ])('given %s, then nothing is assumed', (_, table, what) => {
    expect(() =>
      severance.compute({ ...service('2024-01-01', '2025-12-31'), ground: 'layoff' }, table),
    ).toThrow(
      expect.objectContaining({
        field: 'region',
        message: `the ${what} of X on 2025-12-31 is not loaded, so nothing is computed (region)`,
      }),
    );
  });

  it('each article is cited once in the whole', () => {
    const cited = n('2024-01-01', '2025-12-31').basis.map(({ source, article }) => `${source} ${article}`);
    expect(cited).toEqual(['LCL 47(3)', 'LCR 27', 'LCL 47(1)', 'LCL 47(2)', 'LCL 46[1]', 'LCL 47']);
    const twice = n('2004-01-01', '2025-12-31').basis.map(({ source, article }) => `${source} ${article}`);
    expect(new Set(twice).size).toBe(twice.length);
    expect(twice).toContain('LCL 97(3)');
  });

  it('the average of another region of the same year is not taken', () => {
    const averageWages = [
      { region: 'Y', year: 2024, amountFen: 1_200, publishedOn: '2025-06-20' },
      ...(figures.averageWages ?? []),
    ];
    expect(
      severance.compute(
        { ...service('2024-01-01', '2025-12-31'), ground: 'layoff' },
        { ...figures, averageWages },
      ).amountFen,
    ).toBe(2_000_000);
  });

  it('given figures of another region only, then they are not borrowed', () => {
    expect(() =>
      severance.compute({ ...service('2024-01-01', '2025-12-31'), region: 'Y', ground: 'layoff' }, figures),
    ).toThrow(/of Y on 2025-12-31/);
  });
});

describe('grounds', () => {
  it.each([
    'worker_art38',
    'employer_proposed',
    'illness',
    'incompetence',
    'changed_circumstances',
    'layoff',
    'expiry',
    'employer_ended',
  ] as const)('%s gives severance', (ground) => {
    const owed = n('2024-01-01', '2025-12-31', 1_000_000, ground);
    expect(owed.amountFen).toBe(2_000_000);
    expect(owed.lines.at(-1)?.basis.map(({ source, article }) => `${source} ${article}`)).toContainEqual(
      expect.stringMatching(/^LCL 46\[\d\]$/),
    );
  });

  it.each([
    'expiry_same_terms_declined',
    'worker_resigned',
    'worker_proposed',
    'serious_fault',
    'retired_or_died',
  ] as const)('%s gives none, and says so', (ground) => {
    const owed = n('2024-01-01', '2025-12-31', 1_000_000, ground);
    expect(owed.amountFen).toBe(0);
    expect(owed.nil?.en).toContain('not a case in which severance is owed');
  });
});

describe('years before 2008', () => {
  it.each([
    ['three years and eight months count as four', '2004-05-01', 'worker_art38', 4],
    ['a few days count as a year', '2007-12-20', 'worker_art38', 1],
    ['exactly four years count as four', '2004-01-01', 'worker_art38', 4],
    ['fourteen years', '1994-01-01', 'worker_art38', 14],
    ['fourteen years, capped at twelve when agreed', '1994-01-01', 'employer_proposed', 12],
    ['fourteen years, capped at twelve for incompetence', '1994-01-01', 'incompetence', 12],
    ['none where the contract expired', '1994-01-01', 'expiry', 0],
  ] as const)('%s', (_, hiredOn, ground, early) => {
    const owed = n(hiredOn, '2025-12-31', 1_000_000, ground);
    expect(owed.amountFen).toBe((early + 18) * 1_000_000);
    expect(owed.confidence).toBe('C');
    expect(owed.unverified?.[0]?.en).toContain('years before 2008');
    expect(owed.lines.filter(({ counts }) => counts === 'amount')).toHaveLength(2);
  });

  it('are explained in words', () => {
    const formula = (ground: TerminationGround) =>
      n('1994-01-01', '2025-12-31', 1_000_000, ground).lines.find(
        ({ label }) => label.en === 'months for the years before 2008',
      )?.formula;
    expect(formula('worker_art38')?.en).toBe('1994-01-01 to 2007-12-31, a year begun counts: 14 × 1 = 14');
    expect(formula('employer_proposed')?.en).toBe(
      '1994-01-01 to 2007-12-31, a year begun counts: 14 × 1, at most 12 = 12',
    );
    expect(formula('employer_proposed')?.zh).toBe(
      '1994-01-01至2007-12-31，不满一年按一年：14 × 1，至多12 = 12',
    );
    expect(formula('expiry')?.zh).toBe('1994-01-01至2007-12-31：当时的规定不支付 = 0');
  });

  it('are not split off for somebody hired on the first day of the law', () => {
    const owed = n('2008-01-01', '2025-12-31');
    expect(owed.amountFen).toBe(18_000_000);
    expect(owed.confidence).toBe('A');
  });

  it('given the contract ended before the law, then there is no figure', () => {
    expect(() => n('2004-01-01', '2007-12-31')).toThrow(expect.objectContaining({ field: 'endedOn' }));
  });
});

describe('2N', () => {
  const twice = (extra: object = {}, hiredOn = '2022-08-01', averageWageFen = 1_000_000) =>
    unlawfulTermination.compute(
      { ...service(hiredOn, '2025-12-31', averageWageFen), reinstatementClaimed: false, ...extra },
      figures,
    );

  it('counts all years from the first day of work, those before 2008 as well', () => {
    expect(twice({}, '2004-05-01').amountFen).toBe(2 * 22 * 1_000_000);
  });

  it('is capped as severance is', () => {
    expect(twice({}, '2004-05-01', 4_000_000).amountFen).toBe(2 * 12 * 2_700_000);
  });

  it('goes with no severance for the same years', () => {
    expect(twice().notes?.[0]?.en).toContain('no severance is owed for the same years');
  });

  it('given severance was paid, then it is taken off, never below nothing', () => {
    expect(twice({ severancePaidFen: 3_500_000 }).amountFen).toBe(3_500_000);
    const more = twice({ severancePaidFen: 9_000_000 });
    expect(more.amountFen).toBe(0);
    expect(more.lines.at(-1)).toMatchObject({ formula: { en: '-70,000.00' }, confidence: 'D' });
    expect(twice({ severancePaidFen: 0 }).lines.at(-1)?.label.en).toBe('damages');
  });

  it('given reinstatement is chosen, then there are no damages', () => {
    expect(twice({ reinstatementClaimed: true })).toMatchObject({
      amountFen: 0,
      nil: { en: 'reinstatement was chosen, which takes the place of damages' },
    });
  });
});

describe('pay in lieu of notice', () => {
  const plusOne = (changes: object = {}) =>
    noticePay.compute({
      endedOn: '2025-12-31',
      ground: 'incompetence',
      noticeGivenDays: 0,
      previousMonthWageFen: 812_345,
      ...changes,
    });

  it.each(['illness', 'incompetence', 'changed_circumstances'] as const)(
    'for %s is the wage of the month before',
    (ground) => {
      expect(plusOne({ ground })).toMatchObject({ amountFen: 812_345, confidence: 'A' });
    },
  );

  it.each([
    [29, 812_345],
    [30, 0],
    [31, 0],
  ])('given %i days of notice', (noticeGivenDays, owed) => {
    expect(plusOne({ noticeGivenDays }).amountFen).toBe(owed);
  });

  it('given any other ground, then there is none', () => {
    expect(plusOne({ ground: 'other' })).toMatchObject({
      amountFen: 0,
      nil: { en: 'pay in lieu of notice exists only for terminations by art 40' },
    });
    expect(plusOne({ noticeGivenDays: 30 }).nil?.en).toBe('30 days’ written notice was given');
  });
});

describe('dates of service', () => {
  it.each([
    ['2025-01-01', '2024-12-31', 'lies before hiredOn'],
    ['1900-01-01', '2025-12-31', 'more than 100 years'],
  ])('hired %s and gone %s is refused', (hiredOn, endedOn, words) => {
    const refusal = expect.objectContaining({
      field: 'endedOn',
      message: expect.stringContaining(words),
    });
    expect(() => n(hiredOn, endedOn)).toThrow(refusal);
    expect(() =>
      unlawfulTermination.compute({ ...service(hiredOn, endedOn), reinstatementClaimed: true }, figures),
    ).toThrow(refusal);
  });
});
