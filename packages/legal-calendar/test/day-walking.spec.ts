import { describe, expect, it } from 'vitest';
import {
  type CalendarId,
  calendar,
  countPeriodBare,
  type PeriodInput,
  type Roll,
  type Unit,
} from '../src/index.ts';
import { type HolidayLists, walk } from './day-walking.ts';

const CASES = 100_000;
/** Any number gives another hundred thousand periods; a failure names it with the number of the case. */
const SEED = 20_260_228;

/** Days off and days worked, written down by hand from the notices and not taken from the package. */
const national = lists(
  `2024-01-01 2024-02-10/17 2024-04-04/06 2024-05-01/05 2024-06-10 2024-09-15/17 2024-10-01/07
   2025-01-01 2025-01-28/31 2025-02-01/04 2025-04-04/06 2025-05-01/05 2025-05-31 2025-06-01/02 2025-10-01/08
   2026-01-01/03 2026-02-15/23 2026-04-04/06 2026-05-01/05 2026-06-19/21 2026-09-25/27 2026-10-01/07`,
  `2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
   2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
   2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10`,
);
const inTheYears = (day: number) => Date.UTC(2024, 0, 1) <= day && day <= Date.UTC(2026, 11, 31);
const inGuangxiSpring = (day: number) =>
  [2025, 2026].some((year) => Date.UTC(year, 2, 15) <= day && day <= Date.UTC(year, 4, 5));
const holidays: Record<CalendarId, HolidayLists> = {
  CN: { ...national, known: inTheYears },
  'CN-GX': {
    off: new Set([...national.off, Date.UTC(2024, 3, 11), Date.UTC(2024, 3, 12)]),
    makeUp: national.makeUp,
    known: (day) => inTheYears(day) && !inGuangxiSpring(day),
  },
};

function lists(off: string, makeUp: string): { off: Set<number>; makeUp: Set<number> } {
  const days = (text: string) =>
    text.split(/\s+/).flatMap((span) => {
      const [first = '', last = first.slice(8)] = span.split('/');
      const length = Number(last) - Number(first.slice(8)) + 1;
      return Array.from({ length }, (_, index) => Date.parse(first) + index * 86_400_000);
    });
  return { off: new Set(days(off)), makeUp: new Set(days(makeUp)) };
}

/** A small generator of numbers below 2^32 that gives the same row for the same seed (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const shapes: readonly (readonly [Unit, readonly Roll[], number])[] = [
  ['hour', ['none'], 200],
  ['calendar_day', ['forward', 'none'], 90],
  ['working_day', ['forward', 'none'], 60],
  ['month', ['forward', 'none'], 24],
  ['year', ['forward', 'none'], 3],
  ['calendar_day_before', ['backward', 'none'], 60],
  ['working_day_before', ['backward', 'none'], 40],
];

type RandomPeriod = Omit<PeriodInput, 'calendar'>;

function randomPeriod(roll: (sides: number) => number): RandomPeriod {
  const day = (span: number) =>
    new Date(Date.UTC(2023, 11, 1) + roll(span) * 86_400_000).toISOString().slice(0, 10);
  const [unit, rolls, longest] = shapes[roll(shapes.length)] as (typeof shapes)[number];
  const minute = String(roll(60)).padStart(2, '0');
  const trigger = unit === 'hour' ? `${day(1200)}T${String(roll(24)).padStart(2, '0')}:${minute}` : day(1200);
  const countsOnInDays = unit !== 'hour' && !unit.endsWith('_before');
  const exclusions = Array.from({ length: countsOnInDays && roll(3) === 0 ? 1 + roll(4) : 0 }, () => {
    const from = day(1300);
    const until = new Date(Date.parse(from) + roll(30) * 86_400_000).toISOString().slice(0, 10);
    return { from, until };
  });
  return {
    unit,
    roll: rolls[roll(rolls.length)] as Roll,
    trigger,
    length: 1 + roll(longest),
    ...(!unit.endsWith('_before') && roll(4) === 0 ? { extension: roll(30) % longest } : {}),
    ...(exclusions.length > 0 ? { exclusions } : {}),
  };
}

describe('a second way of counting', () => {
  it(`given ${CASES} random periods, then walking from day to day ends on the same days`, () => {
    const roll = dice(SEED);
    const calendars = { CN: calendar('CN'), 'CN-GX': calendar('CN-GX') };
    const seen = new Set<string>();
    for (let index = 0; index < CASES; index += 1) {
      const period = randomPeriod(roll);
      const id: CalendarId = roll(2) === 0 ? 'CN' : 'CN-GX';
      const counted = countPeriodBare({ ...period, calendar: calendars[id] });
      const walked = walk(period, holidays[id]);
      seen.add(
        `${period.unit} ${counted.status} ${counted.dueOn === counted.nominalDueOn ? 'stays' : 'rolls'}`,
      );
      if (JSON.stringify(counted) === JSON.stringify(walked)) continue;
      // Compared as text first, since a hundred thousand deep comparisons take longer than the counting.
      expect(counted, `seed ${SEED}, case ${index}, ${id}: ${JSON.stringify(period)}`).toEqual(walked);
    }
    // Every unit was met, and each that can roll or be provisional did both.
    const rolling = ['calendar_day', 'calendar_day_before', 'month', 'year'].flatMap((unit) =>
      ['firm', 'provisional'].flatMap((status) => [`${unit} ${status} stays`, `${unit} ${status} rolls`]),
    );
    const staying = ['working_day', 'working_day_before'].flatMap((unit) => [
      `${unit} firm stays`,
      `${unit} provisional stays`,
    ]);
    expect([...seen].toSorted()).toEqual(['hour firm stays', ...rolling, ...staying].toSorted());
  }, 30_000);
});
