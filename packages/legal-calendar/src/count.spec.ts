import { describe, expect, it } from 'vitest';
import {
  type Calendar,
  calendar,
  countPeriod,
  countPeriodBare,
  durationText,
  type Notice,
  type PeriodInput,
  RefusedInput,
} from './index.ts';

const national = calendar('CN');
const days = { unit: 'calendar_day', roll: 'forward', calendar: national } as const;

/** The last day there is, a Friday, made a day off. */
const restOnTheLastDay: Notice = {
  calendar: 'CN',
  year: 9999,
  document: 'invented for this test',
  publishedOn: '9999-01-01',
  source: 'invented for this test',
  confidence: 'B',
  blocks: [{ name: { zh: '测试节', en: 'Test' }, from: '9999-12-31', to: '9999-12-31', makeUpDays: [] }],
};

/** A calendar of another make without working days. */
const endless: Calendar = {
  id: 'CN',
  knownUntil: '9999-12-31',
  isRestDay: () => true,
  isKnown: () => true,
  describe: () => undefined,
};

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

  const units = 'hour, calendar_day, working_day, month, year, calendar_day_before, working_day_before';
  const wholeLength = (shown: string) =>
    [
      'length',
      `length 须为不小于 1 的整数，收到的是 ${shown}`,
      `length must be a whole number of at least 1, got ${shown}`,
    ] as const;
  const wholeExtension = (shown: string) =>
    [
      'extension',
      `extension 须为不小于 0 的整数，收到的是 ${shown}`,
      `extension must be a whole number of at least 0, got ${shown}`,
    ] as const;
  const tooLong = (field: string, total: number) =>
    [
      field,
      `length 与 extension 合计不得超过 40000，收到的是 ${total}`,
      `length with extension must not exceed 40000, got ${total}`,
    ] as const;
  const noDate = (field: string, shown: string) =>
    [
      field,
      `${field} 须为真实存在的日期，写作 YYYY-MM-DD，收到的是 ${shown}`,
      `${field} must be a real date written YYYY-MM-DD, got ${shown}`,
    ] as const;
  const noTime = (shown: string) =>
    [
      'trigger',
      `trigger 须为当地时间，写作 YYYY-MM-DDTHH:mm，收到的是 ${shown}`,
      `trigger must be a local time written YYYY-MM-DDTHH:mm, got ${shown}`,
    ] as const;
  const notForward = [
    'roll',
    '向前倒计的期间，roll 不得为 forward',
    'roll must not be forward when counting back',
  ] as const;
  const notBackward = [
    'roll',
    '向后计算的期间，roll 不得为 backward',
    'roll must not be backward when counting on',
  ] as const;
  const noExclusions = [
    'exclusions',
    'exclusions 仅适用于以日、工作日、月、年向后计算的期间',
    'exclusions apply only to periods that count days, months or years on',
  ] as const;
  const outside = [
    'length',
    '由 length 得出的日期超出公元 1 年至 9999 年',
    'length leads to a date outside the years 1 to 9999',
  ] as const;
  const hour = { unit: 'hour', roll: 'none' } as const;
  const spring = [{ from: '2025-03-01', until: '2025-03-02' }];

  it.each<[string, Partial<PeriodInput>, readonly [string, string, string]]>([
    ['29 February in a common year', { trigger: '2025-02-29' }, noDate('trigger', '"2025-02-29"')],
    ['a length of nothing', { length: 0 }, wholeLength('0')],
    ['a length in fractions', { length: 1.5 }, wholeLength('1.5')],
    ['a length in words', { length: '5' as never }, wholeLength('"5"')],
    ['a length without end', { length: 40_001 }, tooLong('length', 40_001)],
    ['an extension without end', { length: 39_999, extension: 2 }, tooLong('extension', 40_001)],
    ['a negative extension', { extension: -1 }, wholeExtension('-1')],
    ['half an extension', { extension: 0.5 }, wholeExtension('0.5')],
    [
      'a unit nobody counts in',
      { unit: 'week' as never },
      ['unit', `unit 须为 ${units} 之一，收到的是 "week"`, `unit must be one of ${units}, got "week"`],
    ],
    [
      'a roll nobody knows',
      { roll: 'up' as never },
      [
        'roll',
        'roll 须为 forward、backward 或 none，收到的是 "up"',
        'roll must be forward, backward or none, got "up"',
      ],
    ],
    ['a roll on when counting back', { unit: 'calendar_day_before' }, notForward],
    ['a roll on when counting working days back', { unit: 'working_day_before' }, notForward],
    ['a roll back when counting on', { roll: 'backward' }, notBackward],
    ['a roll back of hours', { ...hour, roll: 'backward', trigger: '2025-01-02T10:00' }, notBackward],
    [
      'hours that roll',
      { unit: 'hour', trigger: '2025-01-02T10:00' },
      ['roll', '以小时计算的期间，roll 须为 none', 'roll must be none for a period in hours'],
    ],
    ['hours from a day', hour, noTime('"2025-03-03"')],
    ['hours from 24 o’clock', { ...hour, trigger: '2025-01-02T24:00' }, noTime('"2025-01-02T24:00"')],
    ['hours from minute 60', { ...hour, trigger: '2025-01-02T10:60' }, noTime('"2025-01-02T10:60"')],
    ['hours from a second', { ...hour, trigger: '2025-01-02T10:00:00' }, noTime('"2025-01-02T10:00:00"')],
    ['hours from words', { ...hour, trigger: 'at 2025-01-02T10:00' }, noTime('"at 2025-01-02T10:00"')],
    ['hours from no real day', { ...hour, trigger: '2025-02-29T10:00' }, noDate('trigger', '"2025-02-29"')],
    ['hours that do not run', { ...hour, trigger: '2025-03-01T10:00', exclusions: spring }, noExclusions],
    [
      'a suspension that ends before it begins',
      { exclusions: [...spring, { from: '2025-03-02', until: '2025-03-01' }] },
      ['exclusions[1].until', 'exclusions[1].until 早于其 from', 'exclusions[1].until lies before its from'],
    ],
    [
      'a suspension from no date',
      { exclusions: [{ from: 'May', until: '2025-03-01' }] },
      noDate('exclusions[0].from', '"May"'),
    ],
    [
      'a suspension until no date',
      { exclusions: [{ from: '2025-03-01', until: 'May' }] },
      noDate('exclusions[0].until', '"May"'),
    ],
    [
      'suspensions that are no list',
      { exclusions: {} as never },
      ['exclusions', 'exclusions 须为列表，收到的是 {…}', 'exclusions must be a list, got {…}'],
    ],
    [
      'a suspension that is none',
      { exclusions: [...spring, null] as never },
      ['exclusions[1]', 'exclusions[1] 须为对象，收到的是 null', 'exclusions[1] must be an object, got null'],
    ],
    [
      'a suspension written as a word',
      { exclusions: ['spring'] as never },
      [
        'exclusions[0]',
        'exclusions[0] 须为对象，收到的是 "spring"',
        'exclusions[0] must be an object, got "spring"',
      ],
    ],
    ...(
      [
        [undefined, 'undefined'],
        [null, 'null'],
        ['CN', '"CN"'],
        [{}, '{…}'],
      ] as const
    ).map(([none, got]): [string, Partial<PeriodInput>, readonly [string, string, string]] => [
      `${got} for a calendar`,
      { calendar: none as never },
      [
        'calendar',
        `须给出日历 calendar，如 calendar('CN')，收到的是 ${got}`,
        `calendar must be one, as calendar('CN') gives it, got ${got}`,
      ],
    ]),
    [
      'an extension counted back',
      { unit: 'working_day_before', roll: 'none', extension: 1 },
      ['extension', '向前倒计的期间不适用 extension', 'extension does not apply when counting back'],
    ],
    [
      'a suspension counted back',
      { unit: 'working_day_before', roll: 'none', exclusions: spring },
      noExclusions,
    ],
    ['a last day nobody can write', { trigger: '9999-12-31' }, outside],
    ['a last hour nobody can write', { ...hour, trigger: '9999-12-31T10:00' }, outside],
    [
      'a first day nobody can write',
      { unit: 'calendar_day_before', roll: 'none', trigger: '0001-01-01' },
      outside,
    ],
    ...[true, false].map((known): [string, Partial<PeriodInput>, typeof outside] => [
      `a roll to a day no calendar can be asked about, the last being ${known ? 'known' : 'unknown'}`,
      { trigger: '9999-12-16', calendar: { ...endless, isKnown: () => known } },
      outside,
    ]),
    [
      'a roll to a day nobody can write',
      { trigger: '9999-12-16', calendar: calendar('CN', [restOnTheLastDay]) },
      outside,
    ],
  ])('refuses %s and names it in both languages', (_name, wrong, [field, zh, en]) => {
    const input = { ...days, trigger: '2025-03-03', length: 15, ...wrong };
    for (const count of [countPeriod, countPeriodBare]) {
      expect(() => count(input)).toThrow(RefusedInput);
      expect(() => count(input)).toThrow(expect.objectContaining({ field, text: { zh, en }, message: en }));
    }
  });

  it('given the longest period and an empty list of suspensions, then they are counted', () => {
    expect(countPeriod({ ...days, roll: 'none', trigger: '2025-01-01', length: 40_000 }).dueOn).toBe(
      '2134-07-09',
    );
    const back = { unit: 'working_day_before', roll: 'none', calendar: national } as const;
    const input = { ...back, trigger: '2025-03-03', length: 1, extension: 0, exclusions: [] };
    expect(countPeriod(input).dueOn).toBe('2025-02-28');
  });

  it('given hours without their reasoning, then the dates are the same and firm', () => {
    const input = {
      unit: 'hour',
      roll: 'none',
      length: 48,
      calendar: national,
      trigger: '2027-02-03T15:20',
    } as const;
    const dates = { nominalDueOn: '2027-02-05T16:00', dueOn: '2027-02-05T16:00', status: 'firm' };
    expect(countPeriodBare(input)).toStrictEqual(dates);
    expect(countPeriod(input)).toMatchObject(dates);
  });

  it.each([
    ['hour', '1小时', '1 hour', '2小时', '2 hours'],
    ['calendar_day', '1日', '1 day', '2日', '2 days'],
    ['working_day', '1个工作日', '1 working day', '2个工作日', '2 working days'],
    ['month', '1个月', '1 month', '2个月', '2 months'],
    ['year', '1年', '1 year', '2年', '2 years'],
    ['calendar_day_before', '1日前', '1 day before', '2日前', '2 days before'],
    ['working_day_before', '1个工作日前', '1 working day before', '2个工作日前', '2 working days before'],
  ] as const)(
    'given one and two of the unit %s, then both are said in words',
    (unit, oneZh, oneEn, twoZh, twoEn) => {
      expect(durationText(1, unit)).toEqual({ zh: oneZh, en: oneEn });
      expect(durationText(2, unit)).toEqual({ zh: twoZh, en: twoEn });
    },
  );

  it('given an unknown unit, then no words are made for it', () => {
    expect(() => durationText(3, 'week' as never)).toThrow(expect.objectContaining({ field: 'unit' }));
  });
});
