import { describe, expect, it } from 'vitest';
import {
  calendar,
  countPeriod,
  dayOfWeek,
  daysBetween,
  type Notice,
  notices,
  RefusedInput,
} from './index.ts';

const national = calendar('CN');
const guangxi = calendar('CN-GX');

describe('rest days', () => {
  it('given a Sunday that is worked to make up for a holiday, then it is a working day', () => {
    expect(national.isRestDay('2025-09-28')).toBe(false);
    expect(national.describe('2025-09-28')).toEqual({
      zh: '周日，调休上班',
      en: 'Sunday, a make-up working day',
    });
  });

  it('given a weekday inside a holiday, then it is a rest day with a name', () => {
    expect(national.isRestDay('2026-02-17')).toBe(true);
    expect(national.describe('2026-02-17')).toEqual({ zh: '春节放假', en: 'Spring Festival holiday' });
    expect(national.describe('2026-02-24')).toBeUndefined();
    expect(national.describe('2026-03-07')).toEqual({ zh: '周六', en: 'Saturday' });
  });

  it('given the Guangxi days of 2024, then they rest in Guangxi and nowhere else', () => {
    expect(guangxi.isRestDay('2024-04-11')).toBe(true);
    expect(national.isRestDay('2024-04-11')).toBe(false);
    expect(guangxi.describe('2024-04-12')?.zh).toBe('壮族三月三放假');
  });

  it('given 2027 without a notice, then weekends rest but nothing is known', () => {
    expect(national.isKnown('2026-12-31')).toBe(true);
    expect(national.isKnown('2027-01-01')).toBe(false);
    expect(national.isRestDay('2027-01-01')).toBe(false);
    expect(national.isRestDay('2027-01-02')).toBe(true);
    expect(national.isKnown('2023-12-31')).toBe(false);
    expect(national.knownUntil).toBe('2026-12-31');
  });

  it('given no Guangxi notice for 2025 and 2026, then only the spring span is not known', () => {
    for (const year of [2025, 2026]) {
      expect(guangxi.isKnown(`${year}-03-14`)).toBe(true);
      expect(guangxi.isKnown(`${year}-03-15`)).toBe(false);
      expect(guangxi.isKnown(`${year}-05-05`)).toBe(false);
      expect(guangxi.isKnown(`${year}-05-06`)).toBe(true);
    }
    expect(guangxi.isKnown('2024-04-01')).toBe(true);
    expect(national.isKnown('2025-04-01')).toBe(true);
  });
});

/** A notice of an invented year, so far ahead that nobody takes it for a real one. */
function invented(calendarId: Notice['calendar'], from: string, makeUpDays: string[] = []): Notice {
  return {
    calendar: calendarId,
    year: Number(from.slice(0, 4)),
    document: 'invented for this test',
    publishedOn: '2098-11-04',
    source: 'invented for this test',
    confidence: 'B',
    blocks: [{ name: { zh: '测试节', en: 'Test' }, from, to: from, makeUpDays }],
  };
}

const testHoliday = {
  name: { zh: '测试节', en: 'Test' },
  from: '2099-02-28',
  to: '2099-03-01',
  makeUpDays: [],
};

describe('notices loaded later', () => {
  it('given a year loaded, then its days are known and the built-in calendar is untouched', () => {
    const extended = calendar('CN', [invented('CN', '2099-04-14', ['2099-04-11'])]);
    expect(extended.isKnown('2099-04-14')).toBe(true);
    expect(extended.isRestDay('2099-04-14')).toBe(true);
    expect(extended.isRestDay('2099-04-11')).toBe(false);
    expect(extended.isRestDay('2099-04-12')).toBe(true);
    expect(extended.isKnown('2050-01-03')).toBe(false);
    expect(extended.isRestDay('2050-01-02')).toBe(true);
    expect(extended.knownUntil).toBe('2099-12-31');
    expect(calendar('CN')).toBe(national);
    expect(calendar('CN', [])).toBe(national);
    expect(national.isKnown('2099-04-14')).toBe(false);
  });

  it('given Guangxi rests on a national make-up day, then Guangxi wins whichever was loaded first', () => {
    const country = invented('CN', '2099-04-14', ['2099-04-11']);
    const region = invented('CN-GX', '2099-04-11', ['2099-04-12']);
    for (const loaded of [
      [country, region],
      [region, country],
    ]) {
      const extended = calendar('CN-GX', loaded);
      expect(extended.isRestDay('2099-04-11')).toBe(true);
      expect(extended.isRestDay('2099-04-12')).toBe(false);
      expect(extended.isRestDay('2099-04-14')).toBe(true);
      expect(extended.isKnown('2099-04-11')).toBe(true);
      expect(extended.describe('2099-04-12')?.zh).toBe('周日，调休上班');
      expect(calendar('CN', loaded).isRestDay('2099-04-11')).toBe(false);
    }
  });

  it('given only the national notice of a year, then the Guangxi span of that year stays unknown', () => {
    const loaded = [invented('CN', '2027-10-01')];
    const extended = calendar('CN-GX', loaded);
    expect(calendar('CN', loaded).isKnown('2027-04-08')).toBe(true);
    expect(['2027-03-14', '2027-05-06', '2027-12-31'].every((date) => extended.isKnown(date))).toBe(true);
    expect(['2027-03-15', '2027-04-08', '2027-05-05'].some((date) => extended.isKnown(date))).toBe(false);
    const both = calendar('CN-GX', [...loaded, invented('CN-GX', '2027-04-08')]);
    expect(both.isKnown('2027-04-08')).toBe(true);
    expect(both.isRestDay('2027-04-08')).toBe(true);
  });

  it('given only the Guangxi notice of a year, then nothing of that year is known', () => {
    expect(calendar('CN-GX', [invented('CN-GX', '2027-04-08')]).isKnown('2027-04-08')).toBe(false);
  });

  it('given a correction, then the later notice takes the whole place of the earlier one', () => {
    const corrected = calendar('CN', [invented('CN', '2099-04-14'), invented('CN', '2099-04-15')]);
    expect(corrected.isRestDay('2099-04-14')).toBe(false);
    expect(corrected.isRestDay('2099-04-15')).toBe(true);
    expect(calendar('CN', [invented('CN', '2026-04-15')]).isRestDay('2026-10-01')).toBe(false);
  });
});

describe('a year without a notice is never guessed', () => {
  const days = { unit: 'calendar_day', roll: 'forward', calendar: national } as const;

  it('given a last day in 2027, then the result is provisional whatever the weekday', () => {
    for (const trigger of ['2026-12-17', '2026-12-18', '2026-12-19', '2027-05-20']) {
      const counted = countPeriod({ ...days, trigger, length: 15 });
      expect(counted.status).toBe('provisional');
      expect(counted.trace.at(-1)?.text.en).toMatch(/so the result is provisional$/);
    }
  });

  it('given working days that only pass through days nobody knows, then the result is provisional', () => {
    const spring = { unit: 'working_day', roll: 'none', trigger: '2025-03-03', length: 60 } as const;
    const counted = countPeriod({ ...spring, calendar: guangxi });
    expect(guangxi.isKnown(counted.dueOn)).toBe(true);
    expect(counted.status).toBe('provisional');
    expect(counted.trace.at(-1)).toEqual({
      on: '2025-03-15',
      text: {
        zh: '3月15日的放假安排尚未全部载入，按现有日历推算，结果为暂定',
        en: 'not every holiday notice for 15 March is loaded; counted by what is loaded, so the result is provisional',
      },
    });
    expect(countPeriod({ ...spring, calendar: national }).status).toBe('firm');
  });

  it('given calendar days that pass through unknown days and end on a known one, then nothing is open', () => {
    const counted = countPeriod({ ...days, calendar: guangxi, trigger: '2025-03-03', length: 70 });
    expect(counted).toMatchObject({ dueOn: '2025-05-12', status: 'firm' });
  });

  it('given a period counted back into an unknown span, then the result is provisional', () => {
    const back = { unit: 'calendar_day_before', roll: 'backward', calendar: guangxi, length: 10 } as const;
    expect(countPeriod({ ...back, trigger: '2025-05-15' }).status).toBe('provisional');
    expect(countPeriod({ ...back, trigger: '2025-05-16' }).status).toBe('firm');
  });
});

describe('the built-in notices', () => {
  it('are listed with their provenance, and Guangxi rests on the national ones too', () => {
    expect(
      notices('CN').map(({ year, document, publishedOn, confidence, scope }) => [
        year,
        document,
        publishedOn,
        confidence,
        scope.zh,
      ]),
    ).toEqual([
      [2024, '国办发明电〔2023〕7号', '2023-10-25', 'A', '全国'],
      [2025, '国办发明电〔2024〕12号', '2024-11-12', 'A', '全国'],
      [2026, '国办发明电〔2025〕7号', '2025-11-04', 'A', '全国'],
    ]);
    expect(notices('CN').every(({ source }) => source.startsWith('https://www.gov.cn/zhengce/'))).toBe(true);
    expect(notices('CN').map(({ scope }) => scope.en)).toEqual(Array(3).fill('the whole country'));
    expect(notices('CN-GX').slice(0, 3)).toEqual(notices('CN'));
    expect(notices('CN-GX').slice(3)).toMatchObject([
      {
        calendar: 'CN-GX',
        year: 2024,
        publishedOn: '2024-03-22',
        confidence: 'B',
        scope: { zh: '广西壮族自治区', en: 'Guangxi Zhuang Autonomous Region' },
      },
    ]);
  });

  it('given notices loaded, then they are listed by year, a correction in place of what it corrects', () => {
    const loaded = [invented('CN', '2099-04-14'), invented('CN', '2025-04-14'), invented('CN', '2023-04-14')];
    expect(notices('CN', loaded).map(({ year, confidence }) => [year, confidence])).toEqual([
      [2023, 'B'],
      [2024, 'A'],
      [2025, 'B'],
      [2026, 'A'],
      [2099, 'B'],
    ]);
  });

  /** The statutory days: 11 a year until 2024, 13 from 2025 (全国年节及纪念日放假办法 art 2). */
  const statutory = (year: number) =>
    [
      ['元旦', 1, [`${year}-01-01`]],
      ['春节', year < 2025 ? 3 : 4, []],
      ['清明节', 1, []],
      ['劳动节', year < 2025 ? 1 : 2, year < 2025 ? [`${year}-05-01`] : [`${year}-05-01`, `${year}-05-02`]],
      ['端午节', 1, []],
      ['中秋节', 1, []],
      ['国庆节', 3, [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`]],
    ] as const;

  it.each(notices('CN'))(
    'given $year, then blocks are in order and make-up days are weekend days',
    (notice) => {
      const { blocks } = notice;
      const makeUpDays = blocks.flatMap((block) => block.makeUpDays);
      expect(makeUpDays.filter((day) => dayOfWeek(day) % 6 !== 0)).toEqual([]);
      expect(new Set(makeUpDays).size).toBe(makeUpDays.length);
      for (const [index, { from, to }] of blocks.entries()) {
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(0);
        expect(from > (blocks[index - 1]?.to ?? `${notice.year - 1}-12-31`)).toBe(true);
        expect(makeUpDays.filter((day) => from <= day && day <= to)).toEqual([]);
      }
      expect(blocks.at(-1)?.to.slice(0, 4)).toBe(String(notice.year));
    },
  );

  it.each(notices('CN'))('given $year, then it holds exactly the statutory holidays', ({ year, blocks }) => {
    const named = statutory(year).map(([zh]) =>
      blocks.filter(({ name }) => name.zh.split('、').includes(zh)),
    );
    expect(named.map((found) => found.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(blocks.flatMap(({ name }) => name.zh.split('、')).toSorted()).toEqual(
      statutory(year)
        .map(([zh]) => zh)
        .toSorted(),
    );
    for (const [zh, , days] of statutory(year)) {
      const { from, to } = blocks.find(({ name }) => name.zh.includes(zh)) as { from: string; to: string };
      expect(days.filter((day) => day < from || to < day)).toEqual([]);
    }
    expect(statutory(year).reduce((sum, [, days]) => sum + days, 0)).toBe(year < 2025 ? 11 : 13);
  });

  it.each(notices('CN'))(
    'given $year, then each block takes as many weekdays off as the statute gives and make-up days pay for',
    ({ year, blocks }) => {
      for (const { name, from, to, makeUpDays } of blocks) {
        let weekdays = 0;
        for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
          if (new Date(at).getUTCDay() % 6 !== 0) weekdays += 1;
        }
        const byStatute = statutory(year)
          .filter(([zh]) => name.zh.includes(zh))
          .reduce((sum, [, days]) => sum + days, 0);
        expect([name.zh, weekdays - byStatute]).toEqual([name.zh, makeUpDays.length]);
      }
    },
  );
});

describe('what a calendar refuses', () => {
  it.each<[string, Notice]>([
    ['blocks[0].from', { ...invented('CN', '2099-02-28'), blocks: [{ ...testHoliday, from: '2099-02-29' }] }],
    ['blocks[0].to', { ...invented('CN', '2099-02-28'), blocks: [{ ...testHoliday, to: '2099-02-29' }] }],
    ['blocks[0].makeUpDays[0]', invented('CN', '2099-02-27', ['2099-02-29'])],
    ['blocks[0].makeUpDays[0]', invented('CN', '2099-04-14', ['2099-04-13'])],
    ['year', { ...invented('CN', '2099-02-27'), year: 99_999 }],
    ['year', { ...invented('CN', '2099-02-27'), year: 99 }],
  ])('given a notice nobody read, then a bad %s in it is named', (field, notice) => {
    expect(() => calendar('CN', [notice])).toThrow(RefusedInput);
    expect(() => calendar('CN', [notice])).toThrow(expect.objectContaining({ field: `loaded[0].${field}` }));
  });

  it.each<[string, () => unknown, string, string, string]>([
    [
      'a calendar nobody knows',
      () => calendar('GX' as 'CN'),
      'calendar',
      'calendar 须为 CN 或 CN-GX，收到的是 "GX"',
      'calendar must be CN or CN-GX, got "GX"',
    ],
    [
      'notices of a calendar nobody knows',
      () => notices(undefined as unknown as 'CN'),
      'calendar',
      'calendar 须为 CN 或 CN-GX，收到的是 undefined',
      'calendar must be CN or CN-GX, got undefined',
    ],
    ...(['isRestDay', 'isKnown', 'describe'] as const).map(
      (question): [string, () => unknown, string, string, string] => [
        `29 February of a common year (${question})`,
        () => national[question]('2025-02-29'),
        'date',
        'date 须为真实存在的日期，写作 YYYY-MM-DD，收到的是 "2025-02-29"',
        'date must be a real date written YYYY-MM-DD, got "2025-02-29"',
      ],
    ),
  ])('refuses %s', (_name, ask, field, zh, en) => {
    expect(ask).toThrow(RefusedInput);
    expect(ask).toThrow(expect.objectContaining({ field, text: { zh, en }, message: en }));
  });
});
