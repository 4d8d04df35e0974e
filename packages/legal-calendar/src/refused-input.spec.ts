import { describe, expect, it } from 'vitest';
import {
  calendar,
  checkCalendar,
  checkRecord,
  civilDateOf,
  closingInstant,
  countPeriod,
  countPeriodBare,
  durationText,
  type Notice,
  notices,
  readNotice,
  RefusedInput,
} from './index.ts';

const never = undefined as never;
const period = {
  trigger: '2026-01-05',
  length: 5,
  unit: 'working_day',
  roll: 'none',
  calendar: calendar('CN'),
} as const;
const hours = { ...period, trigger: '2026-01-05T09:00', unit: 'hour' } as const;
const [known] = notices('CN') as unknown as [Notice];
const holiday = known.blocks[0];

/** What a caller without types may hand over, and the field that the refusal names. */
const refused: readonly [given: string, call: (value: never) => unknown, value: unknown, field: string][] = [
  ['no period', countPeriod, undefined, 'input'],
  ['null for a period', countPeriod, null, 'input'],
  ['text for a period', countPeriodBare, '2026-01-05', 'input'],
  ['no period at all', countPeriodBare, undefined, 'input'],
  ['a list for a period', countPeriodBare, [], 'input'],
  ['a symbol for an hour', (trigger) => countPeriod({ ...hours, trigger }), Symbol('hour'), 'trigger'],
  ['no calendar for hours', (cn) => countPeriod({ ...hours, calendar: cn }), undefined, 'calendar'],
  ['no calendar for bare hours', (cn) => countPeriodBare({ ...hours, calendar: cn }), null, 'calendar'],
  [
    'a calendar that does not know what it knows',
    (cn) => countPeriod({ ...period, calendar: cn }),
    { isRestDay: () => false },
    'calendar',
  ],
  ['null for a calendar', checkCalendar, null, 'calendar'],
  ['text for exclusions', (exclusions) => countPeriod({ ...period, exclusions }), '', 'exclusions'],
  ['null for exclusions', (exclusions) => countPeriod({ ...period, exclusions }), null, 'exclusions'],
  ['null for exclusions of hours', (exclusions) => countPeriod({ ...hours, exclusions }), null, 'exclusions'],
  ['an empty exclusion', (exclusions) => countPeriod({ ...period, exclusions }), [null], 'exclusions[0]'],
  ['a list for a record', (value) => checkRecord('paper', value), [], 'paper'],
  ['not a number of units', (count) => durationText(count, 'month'), Number.NaN, 'count'],
  ['text for a number of units', (count) => durationText(count, 'month'), '3', 'count'],
  ['null for an instant', civilDateOf, null, 'instant'],
  ['nothing for a closing time', (time) => closingInstant('2026-01-05', time), undefined, 'closesAt'],
  ['null for loaded notices', (loaded) => calendar('CN', loaded), null, 'loaded'],
  ['text for loaded notices', (loaded) => notices('CN', loaded), '2027', 'loaded'],
  ['an empty notice', (loaded) => calendar('CN', loaded), [{}], 'loaded[0].calendar'],
  ['no notice in the list', (loaded) => calendar('CN', loaded), [null], 'loaded[0]'],
  ['a notice without a year', (year) => calendar('CN', [{ ...known, year }]), undefined, 'loaded[0].year'],
  ['a notice without days', (blocks) => calendar('CN', [{ ...known, blocks }]), [], 'loaded[0].blocks'],
  [
    'a holiday on no real day',
    (from) => calendar('CN', [{ ...known, blocks: [{ ...holiday, from } as never] }]),
    '2026-02-29',
    'loaded[0].blocks[0].from',
  ],
  [
    'a holiday that ends before it starts',
    (to) => calendar('CN', [{ ...known, blocks: [{ ...holiday, to } as never] }]),
    `${known.year - 1}-12-01`,
    'loaded[0].blocks[0].to',
  ],
  ['an empty list entry', (loaded) => readNotice({}, loaded), [null], 'loaded[0]'],
  ['null beside a notice', (loaded) => readNotice({}, loaded), null, 'loaded'],
];

describe('input from callers without types', () => {
  it.each(refused)('given %s, then it is refused with the field named', (_given, call, value, field) => {
    expect(() => call(value as never)).toThrow(expect.objectContaining({ field }));
    expect(() => call(value as never)).toThrow(RefusedInput);
  });

  it('given nothing at all, then the refusal says in both languages what is missing', () => {
    expect(() => countPeriod(never)).toThrow(
      expect.objectContaining({
        text: {
          zh: 'input 须为对象，收到的是 undefined',
          en: 'input must be an object, got undefined',
        },
      }),
    );
  });

  it('given a notice without a year, then the refusal says in both languages what a year is', () => {
    expect(() => calendar('CN', [{ ...known, year: never }])).toThrow(
      expect.objectContaining({
        text: {
          zh: 'year 须为 2008 至 9999 的年份，收到的是 undefined',
          en: 'year must be a year from 2008 to 9999, got undefined',
        },
      }),
    );
  });

  it('given the notices of a calendar as they came out of it, then they are taken again', () => {
    expect(notices('CN', [known])).toEqual(notices('CN'));
  });
});
