import { RefusedInput } from '@dingfen/legal-calendar';
import { formatCitation } from '@dingfen/legal-basis';
import { describe, expect, it } from 'vitest';
import { figures } from './figures.fixture.ts';
import {
  computeEntitlement,
  describeEntitlement,
  entitlementTypes,
  type Field,
  inputOf,
  isEntitlementType,
  problemsIn,
  readRegionalFigures,
} from './index.ts';

const severance = {
  region: 'X',
  hiredOn: '2024-01-01',
  endedOn: '2025-12-31',
  averageWageFen: 1_000_000,
  ground: 'layoff',
};

/** The field and the English words of the refusal. */
function refusalOf(compute: () => unknown): { field: string; words: string } {
  try {
    compute();
  } catch (error) {
    if (error instanceof RefusedInput) return { field: error.field, words: error.message };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the register of heads of claim', () => {
  it('computes thirteen of them', () => {
    expect(entitlementTypes).toEqual([
      'wage_arrears',
      'wage_surcharge',
      'overtime',
      'severance',
      'notice_pay',
      'unlawful_termination',
      'double_wage',
      'annual_leave',
      'work_injury',
      'non_compete',
      'deposit_refund',
      'probation_damages',
      'training_penalty',
    ]);
    expect(computeEntitlement('severance', severance, figures)).toMatchObject({
      type: 'severance',
      amountFen: 2_000_000,
    });
  });

  it.each(entitlementTypes)('%s has a name and articles in both languages', (type) => {
    const { name, basis } = describeEntitlement(type);
    expect(name.zh).toMatch(/\p{Script=Han}/u);
    expect(name.en).toMatch(/[a-z]/);
    expect(basis.length).toBeGreaterThan(0);
    expect(formatCitation(basis, 'zh')).toMatch(/^《.+》第\d/);
    expect(formatCitation(basis, 'en')).toMatch(/art/);
  });

  it.each(entitlementTypes)('%s describes every field of its input with a label', (type) => {
    const check = (field: Field): void => {
      expect(field.label.zh).toMatch(/\p{Script=Han}/u);
      expect(field.label.en).toMatch(/[a-z]/);
      if (field.kind === 'list') Object.values(field.of).forEach(check);
      if (field.kind === 'choice') {
        for (const { zh, en } of Object.values(field.options)) {
          expect(zh).toMatch(/\p{Script=Han}/u);
          expect(en).toMatch(/[a-z]/);
        }
      }
    };
    const fields = inputOf(type);
    expect(fields.some(({ required }) => required)).toBe(true);
    for (const field of fields) {
      expect(field.name).toMatch(/^[a-z][A-Za-z0-9]+$/);
      // Names say what they hold: …On and …From/…To are days, …Fen is money.
      if (field.name.endsWith('Fen')) expect(field.kind).toBe('fen');
      if (field.name.endsWith('On')) expect(field.kind).toBe('date');
      check(field);
    }
  });

  it('describes fields in their order, with kind and options', () => {
    expect(inputOf('notice_pay')).toEqual([
      expect.objectContaining({ name: 'endedOn', kind: 'date', required: true }),
      expect.objectContaining({
        name: 'ground',
        kind: 'choice',
        options: expect.objectContaining({ other: { zh: '其他情形', en: 'any other case' } }),
      }),
      expect.objectContaining({ name: 'noticeGivenDays', kind: 'number', step: 1, min: 0 }),
      expect.objectContaining({ name: 'previousMonthWageFen', kind: 'fen', min: 0 }),
    ]);
  });

  it.each(['severance_n', '', 'toString', '__proto__', undefined, 7])('%s is not in it', (type) => {
    expect(isEntitlementType(type)).toBe(false);
    for (const ask of [
      () => computeEntitlement(type as string, {}),
      () => inputOf(type as string),
      () => describeEntitlement(type as string),
      () => problemsIn(type as string, {}),
    ]) {
      expect(refusalOf(ask).field).toBe('type');
    }
    expect(isEntitlementType('overtime')).toBe(true);
  });
});

describe('input of unknown shape', () => {
  const refusal = (changes: object) =>
    refusalOf(() => computeEntitlement('severance', { ...severance, ...changes }, figures));

  it.each([
    [
      { hiredOn: '2025-02-29' },
      'hiredOn',
      'hiredOn must be a real date written YYYY-MM-DD, got "2025-02-29"',
    ],
    [{ hiredOn: 20_250_101 }, 'hiredOn', 'got 20250101'],
    [{ hiredOn: new Date(0) }, 'hiredOn', 'got {…}'],
    [{ hiredOn: undefined }, 'hiredOn', 'hiredOn (First day of work) is missing'],
    [{ endedOn: '2023-12-31' }, 'endedOn', 'endedOn 2023-12-31 lies before hiredOn 2024-01-01'],
    [{ averageWageFen: -1 }, 'averageWageFen', 'must be a whole number of fen of at least 0, got -1'],
    [{ averageWageFen: Number.NaN }, 'averageWageFen', 'got NaN'],
    [{ averageWageFen: Number.POSITIVE_INFINITY }, 'averageWageFen', 'got Infinity'],
    [{ averageWageFen: 0.5 }, 'averageWageFen', 'got 0.5'],
    [{ averageWageFen: '800000' }, 'averageWageFen', 'got "800000"'],
    [{ averageWageFen: 1_000_000_000_001 }, 'averageWageFen', 'whole number of fen'],
    [{ region: '' }, 'region', 'region must be a text, got ""'],
    [{ region: '  ' }, 'region', 'must be a text'],
    [{ region: ['X'] }, 'region', 'got […]'],
    [{ region: null }, 'region', 'got null'],
    [{ ground: 'fired' }, 'ground', 'must be one of worker_art38, employer_proposed'],
    [{ ground: 'toString' }, 'ground', 'must be one of'],
    [{ ground: 5 }, 'ground', 'got 5'],
    [{ monthlyWages: [] }, 'monthlyWages', 'a list of 1 to 12 entries, got […]'],
    [{ monthlyWages: {} }, 'monthlyWages', 'got {…}'],
    [{ monthlyWages: Array.from({ length: 13 }, () => ({ amountFen: 1 })) }, 'monthlyWages', '1 to 12'],
    [{ monthlyWages: [{ amountFen: 1 }, { amountFen: -1 }] }, 'monthlyWages[1].amountFen', 'got -1'],
    [{ monthlyWages: [7] }, 'monthlyWages[0]', 'monthlyWages[0] must be an object, got 7'],
    [{ monthlyWages: [{ amountFen: 1, note: 'x' }] }, 'monthlyWages[0].note', 'unknown field'],
    [{ wage: 1 }, 'wage', 'unknown field wage; there are region, hiredOn'],
    [{ region: 'x'.repeat(70), hiredOn: 'y'.repeat(70) }, 'hiredOn', `got "${'y'.repeat(60)}…"`],
  ])('%o is refused', (changes, field, words) => {
    const answer = refusal(changes);
    expect(answer.field).toBe(field);
    expect(answer.words).toContain(words);
  });

  it('the edges of what is allowed are allowed', () => {
    const input = { ...severance, averageWageFen: 1_000_000_000_000 };
    expect(problemsIn('severance', input)).toEqual([]);
    expect(problemsIn('severance', { ...severance, averageWageFen: 0 })).toEqual([]);
    const twelve = Array.from({ length: 12 }, () => ({ amountFen: 0 }));
    expect(problemsIn('severance', { ...severance, monthlyWages: twelve })).toEqual([]);
  });

  it.each([undefined, null, 'text', 5, []])('%o instead of an object is refused', (input) => {
    expect(refusalOf(() => computeEntitlement('severance', input, figures)).field).toBe('input');
  });

  it('everything wrong is listed at once, in both languages', () => {
    const problems = problemsIn('severance', {
      hiredOn: 'now',
      endedOn: '2025-12-31',
      ground: 'x',
      extra: 1,
    });
    expect(problems.map(({ field }) => field)).toEqual(['extra', 'region', 'hiredOn', 'ground']);
    for (const { field, text } of problems) {
      expect(text.zh).toContain(field);
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toContain(field);
    }
    expect(problemsIn('severance', severance)).toEqual([]);
  });

  it('numbers: whole ones, and those with at most two decimals', () => {
    const notice = (noticeGivenDays: unknown) =>
      problemsIn('notice_pay', {
        endedOn: '2025-12-31',
        ground: 'illness',
        noticeGivenDays,
        previousMonthWageFen: 1,
      });
    expect(notice(0)).toEqual([]);
    expect(notice(3650)).toEqual([]);
    for (const wrong of [-1, 3651, 1.5, Number.NaN, '3', null, true]) {
      expect(notice(wrong)[0]?.text.en).toContain('a whole number from 0 to 3650');
    }
    const taken = (takenDays: unknown) =>
      problemsIn('annual_leave', {
        year: 2025,
        hiredOn: '2020-01-01',
        totalServiceMonths: 12,
        takenDays,
      });
    expect([0.07, 0.29, 1.1, 365.99].flatMap(taken)).toEqual([]);
    expect(taken(0.005)[0]?.text.en).toContain('at most two decimals from 0 to 366');
    expect(taken(true)[0]?.field).toBe('takenDays');
  });

  it('yes and no are written true and false', () => {
    const problems = problemsIn('wage_surcharge', {
      orderDueOn: '2025-10-20',
      paidInTime: 'no',
      unpaidFen: 1,
      percent: 50,
    });
    expect(problems).toEqual([
      {
        field: 'paidInTime',
        text: {
          zh: 'paidInTime 须为 true 或 false，收到的是 "no"',
          en: 'paidInTime must be true or false, got "no"',
        },
      },
    ]);
  });
});

describe('regional figures from a file', () => {
  it('are read as they stand', () => {
    expect(readRegionalFigures(figures)).toEqual(figures);
    expect(readRegionalFigures({})).toEqual({});
    expect(readRegionalFigures({ minimumWages: [], averageWages: [], injurySubsidies: [] })).toBeDefined();
  });

  it.each([
    [
      { minimumWages: [{ region: 'X', amountFen: 0, inForceFrom: '2025-01-01' }] },
      'minimumWages[0].amountFen',
    ],
    [{ minimumWages: [{ region: 'X', amountFen: 1 }] }, 'minimumWages[0].inForceFrom'],
    [
      { averageWages: [{ region: 'X', year: 2024.5, amountFen: 1, publishedOn: '2025-06-20' }] },
      'averageWages[0].year',
    ],
    [
      {
        injurySubsidies: [{ ...figures.injurySubsidies?.[0], grade: 4 }],
      },
      'injurySubsidies[0].grade',
    ],
    [{ calendar: 'CN' }, 'calendar'],
  ])('%o is refused', (table, field) => {
    expect(refusalOf(() => readRegionalFigures(table)).field).toBe(field);
  });
});
