import { readFileSync } from 'node:fs';
import { addDays, type CalendarId, calendar, type Notice } from '@dingfen/legal-calendar';
import { describe, expect, it } from 'vitest';
import { doubleWageWindow, isInTime, isLegalAidEmergency, verifyVectors } from './index.ts';
import { refusal } from './refusal.fixture.ts';

interface CalendarLists {
  readonly off: readonly string[];
  readonly work: readonly string[];
}
interface VectorFile {
  readonly calendars: Readonly<Record<CalendarId, CalendarLists>>;
  readonly vectors: readonly Readonly<Record<string, unknown>>[];
  readonly special_vectors: readonly Readonly<Record<string, unknown>>[];
}

const file = JSON.parse(
  readFileSync(new URL('../test-data/deadline-vectors.json', import.meta.url), 'utf8'),
) as VectorFile;
const checks = verifyVectors(file);

describe('the worked examples', () => {
  it('are all checked', () => {
    expect(checks.map(({ id }) => id)).toEqual(
      [...file.vectors, ...file.special_vectors].map(({ id }) => id),
    );
    expect(checks.length).toBe(61);
  });

  it.each(checks)('$id comes out as worked by hand: $expected', ({ got, expected, ok, detail }) => {
    expect(got).toBe(expected);
    expect(ok).toBe(true);
    expect(detail).not.toBe('');
  });

  it.each(['CN', 'CN-GX'] as const)(
    'agree with the rest days of calendar %s on every day of 2024 to 2026',
    (id) => {
      const lists = id === 'CN' ? [file.calendars.CN] : [file.calendars.CN, file.calendars['CN-GX']];
      const off = new Set(lists.flatMap((list) => list.off));
      const work = new Set(lists.flatMap((list) => list.work));
      const wrong: string[] = [];
      for (let date = '2024-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
        const weekend = [0, 6].includes(new Date(date).getUTCDay());
        if (calendar(id).isRestDay(date) !== (off.has(date) || (weekend && !work.has(date))))
          wrong.push(date);
      }
      expect(wrong).toEqual([]);
    },
  );
});

describe('checking examples', () => {
  const [first] = file.vectors;

  it('given a wrong due date, unit or length, then the example fails', () => {
    const wrong = [{ due: '2025-03-19' }, { unit: 'working_day' }, { roll: 'none' }, { length: 14 }].map(
      (change) => ({ ...first, ...change }),
    );
    expect(verifyVectors({ vectors: wrong }).map(({ ok }) => ok)).toEqual([false, false, false, false]);
  });

  // Written out for a lawyer to read; `npx vitest run packages/legal-basis -u` writes them anew, and the diff is reviewed.
  it('given the whole file, when the checks are written out, then each line and its reasoning read as reviewed', async () => {
    const lines = verifyVectors(file).map(
      ({ id, ok, got, expected, detail }) => `${id} ${ok ? 'ok' : 'NOT'} ${got} (${expected}): ${detail}\n`,
    );
    await expect(lines.join('')).toMatchFileSnapshot('../test-data/vectors-checked.txt');
  });

  it('given calendars of the caller, then an example is counted by the one it names', () => {
    const example = {
      id: 'on the last day of 2026',
      kind: 'deadline',
      rule_id: 'suit_after_award_15d',
      trigger: '2026-12-17',
      length: 15,
      unit: 'calendar_day',
      roll: 'forward',
      nominal_due: '2027-01-01',
      due: '2027-01-04',
    };
    const newYear = {
      name: { zh: '元旦', en: 'New Year' },
      from: '2027-01-01',
      to: '2027-01-03',
      makeUpDays: [],
    };
    const notice: Notice = {
      calendar: 'CN',
      year: 2027,
      document: '（示例）放假通知',
      publishedOn: '2026-11-01',
      source: 'https://example.org/2027',
      confidence: 'B',
      blocks: [newYear],
    };
    const loaded = (id: CalendarId) => calendar(id, [notice]);
    const region = { ...example, calendar: 'CN-GX' };
    expect(verifyVectors({ vectors: [example, region] }).map(({ ok }) => ok)).toEqual([false, false]);
    expect(verifyVectors({ vectors: [example, region] }, loaded).map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('given an unknown kind, rule or missing field, then it is reported in words and not left out', () => {
    const odd = [
      { id: 'X1', kind: 'tea_break' },
      { ...first, id: 'X2', rule_id: 'nobody_knows' },
      { id: 'X3', kind: 'restart' },
      'not an object',
      null,
      { ...first, id: 'X6', length: '15' },
      { ...first, id: 'X7', calendar: 'MARS' },
    ];
    expect(verifyVectors({ special_vectors: odd }).map(({ id, ok, detail }) => [id, ok, detail])).toEqual([
      ['X1', false, 'kind tea_break is not known here'],
      ['X2', false, 'rule_id nobody_knows is not a counted rule'],
      ['X3', false, 'event_date is missing'],
      ['#4', false, 'kind is missing'],
      ['#5', false, 'kind is missing'],
      ['X6', false, 'length is missing'],
      ['X7', false, 'calendar must be CN or CN-GX, got "MARS"'],
    ]);
    expect(verifyVectors({ vectors: [{ ...first, calendar: 'MARS' }] })).toMatchObject([
      { got: 'refused', expected: '2025-03-18 / 2025-03-18' },
    ]);
  });

  it.each([{}, null, undefined, [], 'vectors', { vectors: {} }])(
    'given %j for a file, then both languages say that it holds no examples',
    (given) => {
      expect(() => verifyVectors(given)).toThrow(
        expect.objectContaining({
          field: 'file',
          text: {
            zh: '文件中既无 vectors 也无 special_vectors',
            en: 'file holds neither vectors nor special_vectors',
          },
        }),
      );
    },
  );

  it('given a calendar that breaks, then that is no fault of the example and comes through', () => {
    const broken = () => {
      throw new Error('out of order');
    };
    expect(() => verifyVectors({ vectors: [first] }, broken)).toThrow('out of order');
  });

  it('given a paper, then the day of posting decides where there is one', () => {
    const paper = { kind: 'timeliness', deadline: '2025-05-06', received_on: '2025-05-09' };
    const papers = [{ ...paper, posted_on: '2025-05-06' }, { ...paper, posted_on: '2025-05-07' }, paper];
    expect(verifyVectors({ special_vectors: papers }).map(({ got }) => got)).toEqual([
      'true',
      'false',
      'false',
    ]);
  });

  it('given examples of extension rules, then base and extension are read or found', () => {
    const review = {
      ...first,
      rule_id: 'jc_review_extension_10d',
      trigger: '2025-09-01',
      nominal_due: '2025-09-26',
      due: '2025-09-26',
    };
    const examples = [
      { ...review, length: 25, params: { base: 15, extension: 10 } },
      { ...review, length: 25, params: {} },
      { ...review, trigger: '2025-09-16', length: 10, params: {} },
      { ...review, length: 25, params: { base: '15' } },
    ];
    expect(verifyVectors({ vectors: examples }).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const wrong = [
      { ...review, length: 24, params: { base: 15, extension: 10 } },
      { ...review, length: 25, params: { base: 15, extension: '10' } },
      { ...review, length: 12, params: {} },
      { ...review, rule_id: 'jc_review_15d', length: 25, params: { base: 15, extension: 10 } },
    ];
    expect(
      verifyVectors({ vectors: wrong }).map(({ detail, got }) => (got === 'refused' ? detail : got)),
    ).toEqual([
      'length 24 is not base 15 plus extension 10',
      'length 25 is not base 15 plus extension 0',
      'length 12 is not what jc_review_extension_10d allows',
      '2025-09-26 / 2025-09-26 (calendar_day, roll forward)',
    ]);
  });
});

describe('conditions', () => {
  it('given a paper posted on the last day, then it is in time however late it arrives', () => {
    expect(isInTime({ dueOn: '2025-05-06', postedOn: '2025-05-06', receivedOn: '2025-05-09' })).toBe(true);
    expect(isInTime({ dueOn: '2025-05-06', receivedOn: '2025-05-07' })).toBe(false);
    expect(() => isInTime({ dueOn: '2025-05-06', receivedOn: 'soon' })).toThrow(
      'receivedOn must be a real date',
    );
  });

  it('given a mediation body, then only arrival counts, and before a commission posting does', () => {
    const paper = { dueOn: '2025-05-06', postedOn: '2025-05-06', receivedOn: '2025-05-09' };
    const inTime = (['court', 'arbitration', 'mediation'] as const).map((forum) =>
      isInTime({ ...paper, forum }),
    );
    expect(inTime).toEqual([true, true, false]);
    expect(isInTime({ ...paper, receivedOn: '2025-05-06', forum: 'mediation' })).toBe(true);
    expect(isInTime({ ...paper, postedOn: '2025-05-07' })).toBe(false);
  });

  it.each<[string, () => unknown, string, RegExp, RegExp]>([
    [
      'a bad due date',
      () => isInTime({ dueOn: '2025-02-29', receivedOn: '2025-03-01' }),
      'dueOn',
      /dueOn 须为真实存在的日期/,
      /dueOn must be/,
    ],
    [
      'a bad posting day',
      () => isInTime({ dueOn: '2025-03-01', postedOn: 'x', receivedOn: '2025-03-01' }),
      'postedOn',
      /真实存在的日期/,
      /postedOn must be/,
    ],
    [
      'no day of arrival',
      () => isInTime({ dueOn: '2025-03-01' } as never),
      'receivedOn',
      /真实存在的日期/,
      /receivedOn must be/,
    ],
    [
      'an unknown forum',
      () => isInTime({ dueOn: '2025-03-01', receivedOn: '2025-03-01', forum: 'bar' as never }),
      'forum',
      /forum 应为/,
      /forum must be court, arbitration or mediation, got "bar"/,
    ],
    [
      'a bad today',
      () => isLegalAidEmergency('x', '2025-03-01'),
      'todayOn',
      /真实存在的日期/,
      /todayOn must be/,
    ],
    [
      'a bad end',
      () => isLegalAidEmergency('2025-03-01', 'x'),
      'limitationDueOn',
      /真实存在的日期/,
      /limitationDueOn must be/,
    ],
    [
      'a bad hiring day',
      () => doubleWageWindow('2025-02-30'),
      'hiredOn',
      /真实存在的日期/,
      /hiredOn must be/,
    ],
  ])('given %s, then it refuses and names the field', (_, work, field, zh, en) => {
    const refused = refusal(work);
    expect(refused?.field).toBe(field);
    expect(refused?.zh).toMatch(zh);
    expect(refused?.en).toMatch(en);
  });

  it('given seven days or more, or a period that is over, then aid is no emergency', () => {
    const days = ['2025-03-10', '2025-03-11', '2025-03-17', '2025-03-18'];
    expect(days.map((today) => isLegalAidEmergency(today, '2025-03-17'))).toEqual([false, true, true, false]);
  });

  it('given a hire date, then double wages run for eleven months at most', () => {
    expect(doubleWageWindow('2024-03-15')).toEqual({ from: '2024-04-15', to: '2025-03-14', months: 11 });
  });
});
