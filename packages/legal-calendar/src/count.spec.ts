import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendar,
  countPeriod,
  countPeriodBare,
  daysBetween,
  type Exclusion,
  type PeriodInput,
} from './index.ts';

const national = calendar('CN');
const dates = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2024-01-01', days));
const lengths = fc.integer({ min: 1, max: 60 });
const days = { unit: 'calendar_day', roll: 'forward', calendar: national } as const;
const workingDays = { unit: 'working_day', roll: 'none', calendar: national } as const;

function walk(from: string, count: number, skipped: (date: string) => boolean): string {
  let date = from;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    if (!skipped(date)) left -= 1;
  }
  return date;
}

describe('counting a period', () => {
  it('given day 30 on a make-up Sunday, then nothing rolls', () => {
    const counted = countPeriod({ ...days, trigger: '2025-08-29', length: 30 });
    expect(counted).toMatchObject({ nominalDueOn: '2025-09-28', dueOn: '2025-09-28', status: 'firm' });
  });

  it('given a period counted back, then it moves back and never forward', () => {
    const input = {
      trigger: '2026-02-28',
      length: 10,
      unit: 'calendar_day_before',
      calendar: national,
    } as const;
    expect(countPeriod({ ...input, roll: 'backward' })).toMatchObject({
      nominalDueOn: '2026-02-18',
      dueOn: '2026-02-14',
    });
    expect(() => countPeriod({ ...input, roll: 'forward' })).toThrow(
      'roll must not be forward when counting back',
    );
  });

  it('given hours, then they run from the next full hour through a holiday', () => {
    const input = { unit: 'hour', roll: 'none', length: 48, calendar: national } as const;
    expect(countPeriod({ ...input, trigger: '2025-09-30T15:20' }).dueOn).toBe('2025-10-02T16:00');
    expect(countPeriod({ ...input, trigger: '2025-12-31T23:59' }).dueOn).toBe('2026-01-03T00:00');
  });

  it('given a due date in a year without a notice, then it is provisional', () => {
    const counted = countPeriod({ ...days, trigger: '2026-11-21', length: 45 });
    expect(counted).toMatchObject({ dueOn: '2027-01-05', status: 'provisional' });
    expect(countPeriod({ ...days, trigger: '2026-11-01', length: 45 }).status).toBe('firm');
  });

  it('given a period that does not roll, then an unknown year leaves it firm', () => {
    expect(countPeriod({ ...days, roll: 'none', trigger: '2026-12-20', length: 30 }).status).toBe('firm');
  });

  it('given a roll that passes from a known year into an unknown one, then it is provisional', () => {
    const onlyRest = {
      ...national,
      isRestDay: (date: string) => date === '2026-12-31' || national.isRestDay(date),
      isKnown: (date: string) => national.isKnown(date),
      describe: () => undefined,
    };
    const counted = countPeriod({ ...days, calendar: onlyRest, trigger: '2026-12-01', length: 30 });
    expect(counted).toMatchObject({ nominalDueOn: '2026-12-31', dueOn: '2027-01-01', status: 'provisional' });
  });

  it('given overlapping suspensions, then each day is left out once', () => {
    const exclusions = [
      { from: '2025-06-20', until: '2025-07-16' },
      { from: '2025-06-16', until: '2025-06-25' },
    ];
    const counted = countPeriod({ ...days, trigger: '2025-06-03', length: 45, exclusions });
    expect(counted).toMatchObject({ nominalDueOn: '2025-08-17', dueOn: '2025-08-18' });
  });

  it('given a suspension that begins on the trigger day or after the end, then only days of the period count', () => {
    const one = (from: string, until: string) =>
      countPeriod({ ...days, roll: 'none', trigger: '2025-06-03', length: 10, exclusions: [{ from, until }] })
        .dueOn;
    expect(one('2025-06-03', '2025-06-06')).toBe('2025-06-15');
    expect(one('2025-06-13', '2025-06-15')).toBe('2025-06-15');
    expect(one('2025-06-14', '2025-06-20')).toBe('2025-06-13');
  });

  it.each<[string, Partial<PeriodInput>, RegExp]>([
    ['trigger', { trigger: '2025-02-30' }, /^trigger must be a real date/],
    ['length of nothing', { length: 0 }, /^length must be a whole number of at least 1/],
    ['length in fractions', { length: 1.5 }, /^length /],
    ['length without end', { length: 50_000 }, /^length with extension must not exceed/],
    ['negative extension', { extension: -1 }, /^extension /],
    ['unit', { unit: 'week' as 'month' }, /^unit is not one of/],
    ['roll', { roll: 'up' as 'none' }, /^roll must be/],
    ['roll back when counting on', { roll: 'backward' }, /^roll must not be backward/],
    ['rolling hours', { unit: 'hour', trigger: '2025-01-02T10:00' }, /^roll must be none/],
    ['an hour that is a day', { unit: 'hour', roll: 'none' }, /^trigger must be a local time/],
    [
      'exclusion turned round',
      { exclusions: [{ from: '2025-03-02', until: '2025-03-01' }] },
      /^exclusions\[0\]\.until/,
    ],
    [
      'exclusion that is no date',
      { exclusions: [{ from: 'May', until: '2025-03-01' }] },
      /^exclusions\[0\]\.from/,
    ],
    [
      'extension counted back',
      { unit: 'working_day_before', roll: 'none', extension: 1 },
      /^extension does not/,
    ],
    [
      'exclusion counted back',
      { unit: 'working_day_before', roll: 'none', exclusions: [{ from: '2025-03-01', until: '2025-03-02' }] },
      /^exclusions apply/,
    ],
  ])('refuses a wrong %s and names it', (_name, wrong, message) => {
    expect(() => countPeriod({ ...days, trigger: '2025-03-03', length: 15, ...wrong })).toThrow(message);
    expect(() => countPeriod({ ...days, trigger: '2025-03-03', length: 15, ...wrong })).toThrow(RangeError);
  });
});

describe('what always holds', () => {
  it('a rolled due date is never a rest day and never before the nominal one', () => {
    fc.assert(
      fc.property(dates, lengths, (trigger, length) => {
        const { nominalDueOn, dueOn } = countPeriod({ ...days, trigger, length });
        expect(national.isRestDay(dueOn)).toBe(false);
        expect(daysBetween(nominalDueOn, dueOn)).toBeGreaterThanOrEqual(0);
        expect(nominalDueOn).toBe(addDays(trigger, length));
      }),
    );
  });

  it('a later trigger or a longer period never ends earlier', () => {
    const units = fc.constantFrom('calendar_day' as const, 'working_day' as const, 'month' as const);
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 20 }), units, (trigger, length, unit) => {
        const input = { unit, roll: 'forward', calendar: national } as const;
        const { dueOn } = countPeriodBare({ ...input, trigger, length });
        expect(countPeriodBare({ ...input, trigger: addDays(trigger, 1), length }).dueOn >= dueOn).toBe(true);
        expect(countPeriodBare({ ...input, trigger, length: length + 1 }).dueOn >= dueOn).toBe(true);
      }),
    );
  });

  it('working days agree with walking day by day', () => {
    fc.assert(
      fc.property(dates, lengths, (trigger, length) => {
        const expected = walk(trigger, length, (date) => national.isRestDay(date));
        expect(countPeriodBare({ ...workingDays, trigger, length }).dueOn).toBe(expected);
      }),
    );
  });

  it('working days counted back and on again meet', () => {
    fc.assert(
      fc.property(dates, lengths, (hearing, length) => {
        fc.pre(!national.isRestDay(hearing));
        const notice = countPeriodBare({
          ...workingDays,
          unit: 'working_day_before',
          trigger: hearing,
          length,
        }).dueOn;
        expect(countPeriodBare({ ...workingDays, trigger: notice, length }).dueOn).toBe(hearing);
      }),
    );
  });

  it('an extension is a recount of the whole from the original trigger', () => {
    fc.assert(
      fc.property(
        dates,
        lengths,
        lengths,
        fc.constantFrom('calendar_day' as const, 'working_day' as const, 'month' as const),
        (trigger, length, extension, unit) => {
          const input = { ...days, unit, trigger };
          expect(countPeriodBare({ ...input, length, extension })).toEqual(
            countPeriodBare({ ...input, length: length + extension }),
          );
        },
      ),
    );
  });

  it('a suspension of no days changes nothing', () => {
    fc.assert(
      fc.property(dates, lengths, dates, (trigger, length, from) => {
        const input = { ...days, trigger, length };
        expect(countPeriod({ ...input, exclusions: [{ from, until: from }] })).toEqual(countPeriod(input));
      }),
    );
  });

  it('suspensions agree with walking over the days that count', () => {
    const exclusion = fc
      .tuple(dates, fc.integer({ min: 0, max: 40 }))
      .map(([from, count]): Exclusion => ({ from, until: addDays(from, count) }));
    fc.assert(
      fc.property(dates, lengths, fc.array(exclusion, { maxLength: 5 }), (trigger, length, exclusions) => {
        const excluded = (date: string) => exclusions.some(({ from, until }) => from <= date && date < until);
        const input = { trigger, length, exclusions };
        expect(countPeriodBare({ ...days, ...input }).nominalDueOn).toBe(walk(trigger, length, excluded));
        expect(countPeriodBare({ ...workingDays, ...input }).dueOn).toBe(
          walk(trigger, length, (date) => excluded(date) || national.isRestDay(date)),
        );
      }),
    );
  });

  it('the reasoning never changes the dates, and a calendar of another make gives the same', () => {
    const other = {
      id: national.id,
      knownUntil: national.knownUntil,
      isRestDay: (date: string) => national.isRestDay(date),
      isKnown: (date: string) => national.isKnown(date),
      describe: (date: string) => national.describe(date),
    };
    fc.assert(
      fc.property(
        dates,
        lengths,
        fc.constantFrom('calendar_day' as const, 'working_day' as const, 'year' as const),
        (trigger, length, unit) => {
          const input = { ...days, unit, trigger, length };
          const { trace, ...bare } = countPeriod(input);
          expect(countPeriodBare(input)).toEqual(bare);
          expect(countPeriod({ ...input, calendar: other })).toEqual({ trace, ...bare });
          expect(trace.every(({ text }) => text.zh !== '' && text.en !== '')).toBe(true);
        },
      ),
    );
  });
});

describe('the reasoning in words', () => {
  const said = (input: Omit<PeriodInput, 'calendar'>, lang: 'zh' | 'en') =>
    countPeriod({ ...input, calendar: national }).trace.map(({ text }) => text[lang]);

  it('given day 15 inside the National Day holiday', () => {
    const input = { ...days, trigger: '2025-09-22', length: 15 };
    expect(said(input, 'zh')).toEqual([
      '2025年9月22日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
      '第15日为10月7日（国庆节、中秋节放假），为休息日；其后第一个工作日为10月9日（民诉法第85条第3款）',
    ]);
    expect(said(input, 'en')).toEqual([
      '22 September 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
      'day 15 = 7 October (National Day and Mid-Autumn Festival holiday), a rest day; first working day after = 9 October; CPL art 85(3)',
    ]);
  });

  it('given ten working days across Spring Festival', () => {
    const input = { ...workingDays, trigger: '2026-02-09', length: 10 };
    expect(said(input, 'zh').slice(1)).toEqual([
      '2月15日至2月23日（春节放假）不计',
      '2月14日（周六，调休上班）、2月28日（周六，调休上班）计为工作日',
      '跳过周末与节假日，第10个工作日为2月28日',
    ]);
    expect(said(input, 'en').at(-1)).toBe('leaving out weekends and holidays, working day 10 = 28 February');
  });

  it('given a month end and an extension', () => {
    const input = { unit: 'month', roll: 'forward', trigger: '2024-10-31', length: 3, extension: 1 } as const;
    expect(said(input, 'zh').slice(1)).toEqual([
      '原期间3个月，延长1个月，自原起算日连续计算，共4个月',
      '满4个月的当月没有对应日，以月末2025年2月28日为准，期间于当日届满（民法典第202条）',
    ]);
    expect(said(input, 'en').at(-1)).toBe(
      '4 months on there is no such day, so the month end counts = 28 February 2025, the last day; Civil Code art 202',
    );
  });

  it('given a suspension and a Sunday', () => {
    const input = {
      ...days,
      trigger: '2025-06-03',
      length: 45,
      exclusions: [{ from: '2025-06-16', until: '2025-07-16' }],
    };
    expect(said(input, 'en').slice(1)).toEqual([
      '16 June to 15 July, 30 days, are not counted',
      'leaving those days out, day 45 = 17 August (Sunday), a rest day; first working day after = 18 August; CPL art 85(3)',
    ]);
  });

  it('given hours', () => {
    expect(said({ unit: 'hour', roll: 'none', trigger: '2025-09-30T15:20', length: 48 }, 'zh')).toEqual([
      '事件发生在2025-09-30 15:20，开始的小时不计入，自2025-09-30 16:00起算（民诉法解释第125条）',
      '48小时于2025-10-02 16:00届满；以小时计算的期间不因休息日顺延',
    ]);
  });

  it('given a year without a notice', () => {
    const input = { ...days, trigger: '2026-11-21', length: 45 };
    expect(said(input, 'zh').at(-1)).toBe('2027年1月5日的放假安排尚未全部载入，按现有日历推算，结果为暂定');
  });
});
