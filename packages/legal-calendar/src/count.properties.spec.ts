import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type Calendar,
  calendar,
  countPeriod,
  countPeriodBare,
  daysBetween,
  type Exclusion,
} from './index.ts';

const national = calendar('CN');
const guangxi = calendar('CN-GX');
const anyCalendar = fc.constantFrom(national, guangxi);
const dates = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2023-12-01', days));
const lengths = fc.integer({ min: 1, max: 60 });
const exclusion = fc
  .tuple(dates, fc.integer({ min: 0, max: 40 }))
  .map(([from, count]): Exclusion => ({ from, until: addDays(from, count) }));
const exclusions = fc.array(exclusion, { maxLength: 5 });

const countingOn = fc.constantFrom('calendar_day', 'working_day', 'month', 'year');
const counted = fc.record({
  unit: countingOn,
  roll: fc.constantFrom('forward', 'none'),
  trigger: dates,
  length: fc.integer({ min: 1, max: 24 }),
  exclusions,
  calendar: anyCalendar,
});

function walk(from: string, count: number, skipped: (date: string) => boolean, step = 1): string {
  let date = from;
  for (let left = count; left > 0; ) {
    date = addDays(date, step);
    if (!skipped(date)) left -= 1;
  }
  return date;
}

describe('what always holds', () => {
  it('a due date that may roll is never a rest day', () => {
    fc.assert(
      fc.property(counted, (input) => {
        const { nominalDueOn, dueOn } = countPeriodBare({ ...input, roll: 'forward' });
        expect(input.calendar.isRestDay(dueOn)).toBe(false);
        expect(daysBetween(nominalDueOn, dueOn)).toBeGreaterThanOrEqual(0);
        // And it moves no further than it has to.
        for (let day = nominalDueOn; day < dueOn; day = addDays(day, 1)) {
          expect(input.calendar.isRestDay(day)).toBe(true);
        }
      }),
    );
  });

  it('a due date counted back is never a rest day and never after the nominal one', () => {
    fc.assert(
      fc.property(dates, lengths, anyCalendar, (trigger, length, where) => {
        const input = { unit: 'calendar_day_before', roll: 'backward', calendar: where } as const;
        const { nominalDueOn, dueOn } = countPeriodBare({ ...input, trigger, length });
        expect(nominalDueOn).toBe(addDays(trigger, -length));
        expect(dueOn <= nominalDueOn).toBe(true);
        expect(where.isRestDay(dueOn)).toBe(false);
      }),
    );
  });

  it('a period that does not roll ends on its nominal day', () => {
    fc.assert(
      fc.property(counted, (input) => {
        const { nominalDueOn, dueOn } = countPeriodBare({ ...input, roll: 'none' });
        expect(dueOn).toBe(nominalDueOn);
        if (input.unit !== 'working_day')
          expect(countPeriodBare({ ...input, roll: 'none' }).status).toBe('firm');
      }),
    );
  });

  it('a later trigger or a longer period never ends earlier', () => {
    fc.assert(
      fc.property(counted, (input) => {
        const { dueOn } = countPeriodBare(input);
        expect(countPeriodBare({ ...input, length: input.length + 1 }).dueOn >= dueOn).toBe(true);
        const later = { ...input, trigger: addDays(input.trigger, 1) };
        // Without exclusions: time that did not run before the trigger cannot be added.
        expect(
          countPeriodBare({ ...later, exclusions: [] }).dueOn >=
            countPeriodBare({ ...input, exclusions: [] }).dueOn,
        ).toBe(true);
      }),
    );
  });

  it('a longer suspension never ends a period earlier', () => {
    fc.assert(
      fc.property(counted, dates, lengths, (input, from, days) => {
        const one = { from, until: addDays(from, days) };
        const two = { from, until: addDays(from, days + 1) };
        const due = (span: Exclusion) => countPeriodBare({ ...input, exclusions: [span] }).dueOn;
        expect(due(two) >= due(one)).toBe(true);
      }),
    );
  });

  it('working days agree with walking day by day, on and back', () => {
    fc.assert(
      fc.property(dates, lengths, anyCalendar, (trigger, length, where) => {
        const rests = (date: string) => where.isRestDay(date);
        const input = { roll: 'none', calendar: where, trigger, length } as const;
        expect(countPeriodBare({ ...input, unit: 'working_day' }).dueOn).toBe(walk(trigger, length, rests));
        expect(countPeriodBare({ ...input, unit: 'working_day_before' }).dueOn).toBe(
          walk(trigger, length, rests, -1),
        );
      }),
    );
  });

  it('working days are provisional exactly when one of the days walked over is not known', () => {
    fc.assert(
      fc.property(dates, lengths, anyCalendar, (trigger, length, where) => {
        const input = { unit: 'working_day', roll: 'none', calendar: where, trigger, length } as const;
        const { dueOn, status } = countPeriodBare(input);
        const walked = Array.from({ length: daysBetween(trigger, dueOn) }, (_, day) =>
          addDays(trigger, day + 1),
        );
        expect(status).toBe(walked.every((date) => where.isKnown(date)) ? 'firm' : 'provisional');
      }),
    );
  });

  it('working days counted back and on again meet', () => {
    fc.assert(
      fc.property(dates, lengths, (hearing, length) => {
        fc.pre(!national.isRestDay(hearing));
        const input = { roll: 'none', calendar: national, length } as const;
        const notice = countPeriodBare({ ...input, unit: 'working_day_before', trigger: hearing }).dueOn;
        expect(countPeriodBare({ ...input, unit: 'working_day', trigger: notice }).dueOn).toBe(hearing);
      }),
    );
  });

  it('an extension is a recount of the whole from the original trigger, never from a rolled date', () => {
    fc.assert(
      fc.property(counted, fc.integer({ min: 0, max: 24 }), (input, extension) => {
        expect(countPeriodBare({ ...input, extension })).toEqual(
          countPeriodBare({ ...input, length: input.length + extension }),
        );
      }),
    );
  });

  it('a suspension of no days changes nothing', () => {
    fc.assert(
      fc.property(counted, dates, (input, from) => {
        const { exclusions: spans } = input;
        expect(countPeriod({ ...input, exclusions: [...spans, { from, until: from }] })).toEqual(
          countPeriod(input),
        );
      }),
    );
  });

  it('the order of suspensions and the way they are cut make no difference', () => {
    fc.assert(
      fc.property(counted, fc.nat({ max: 40 }), (input, at) => {
        const cut = input.exclusions.flatMap(({ from, until }) => {
          const middle = addDays(from, Math.min(at, daysBetween(from, until)));
          return [
            { from: middle, until },
            { from, until: middle },
          ];
        });
        expect(countPeriod({ ...input, exclusions: cut.toReversed() })).toEqual(countPeriod(input));
      }),
    );
  });

  it('suspensions agree with walking over the days that count', () => {
    fc.assert(
      fc.property(dates, lengths, exclusions, (trigger, length, spans) => {
        const excluded = (date: string) => spans.some(({ from, until }) => from <= date && date < until);
        const input = { roll: 'forward', calendar: national, trigger, length, exclusions: spans } as const;
        expect(countPeriodBare({ ...input, unit: 'calendar_day' }).nominalDueOn).toBe(
          walk(trigger, length, excluded),
        );
        expect(countPeriodBare({ ...input, unit: 'working_day' }).dueOn).toBe(
          walk(trigger, length, (date) => excluded(date) || national.isRestDay(date)),
        );
      }),
    );
  });

  it('the reasoning never changes the dates, is whole in both languages, and names the last day', () => {
    fc.assert(
      fc.property(counted, (input) => {
        const { trace, ...bare } = countPeriod(input);
        expect(countPeriodBare(input)).toEqual(bare);
        expect(trace.every(({ text }) => text.zh !== '' && text.en !== '')).toBe(true);
        expect(trace.some(({ on }) => on === bare.dueOn)).toBe(true);
        expect(/undefined|NaN/.test(JSON.stringify(trace))).toBe(false);
      }),
    );
  });

  it('a calendar of another make that says the same gives the same', () => {
    const other = (same: Calendar): Calendar => ({
      id: same.id,
      knownUntil: same.knownUntil,
      isRestDay: (date) => same.isRestDay(date),
      isKnown: (date) => same.isKnown(date),
      describe: (date) => same.describe(date),
    });
    fc.assert(
      fc.property(counted, (input) => {
        expect(countPeriod({ ...input, calendar: other(input.calendar) })).toEqual(countPeriod(input));
      }),
    );
  });
});
