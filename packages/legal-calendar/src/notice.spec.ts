import { describe, expect, it } from 'vitest';
import { guangxiHolidays } from './guangxi-holidays.ts';
import { calendar, type Notice, NoticeRefused, notices, readNotice, RefusedInput } from './index.ts';
import { nationalHolidays } from './national-holidays.ts';

interface Block {
  name: { zh: string; en: string };
  from: string;
  to: string;
  makeUpDays: unknown[];
  grantedDays?: unknown;
}

type Given = Record<string, unknown> & { blocks: Block[] };

/** [Chinese name, first day, last day, make-up days…], with months and days of the year unless a year is written. */
function blocksOf(year: number, rows: readonly (readonly [string, string, string, ...string[]])[]): Block[] {
  const date = (text: string) => (text.length === 5 ? `${year}-${text}` : text);
  return rows.map(([zh, from, to, ...makeUpDays]) => ({
    name: { zh, en: zh },
    from: date(from),
    to: date(to),
    makeUpDays: makeUpDays.map(date),
  }));
}

/** An invented notice for 2031 that is right in every respect; 1 January 2031 is a Wednesday. */
function right(changes: Record<string, unknown> = {}): Given {
  return {
    calendar: 'CN',
    year: 2031,
    document: '国办发明电〔2030〕9号',
    publishedOn: '2030-11-05',
    source: 'invented for this test',
    blocks: blocksOf(2031, [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-22', '01-29', '01-18', '02-08'],
      ['清明节', '04-05', '04-07'],
      ['劳动节', '05-01', '05-05', '05-10'],
      ['端午节', '06-24', '06-24'],
      ['国庆节、中秋节', '10-01', '10-08', '09-28', '10-11'],
    ]),
    ...changes,
  };
}

function changed(change: (given: Given) => void): Given {
  const given = right();
  change(given);
  return given;
}

function block(given: Given, index: number): Block {
  return given.blocks[index] as Block;
}

/** What readNotice finds wrong, as [field, zh, en]. */
function problemsOf(value: unknown, loaded?: readonly Notice[]): [string, string, string][] {
  try {
    readNotice(value, loaded);
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    return error.problems.map(({ field, text }) => [field, text.zh, text.en]);
  }
  return [];
}

const fieldsOf = (value: unknown) => problemsOf(value).map(([field]) => field);

describe('a notice that is right', () => {
  it('is read as written and goes straight into a calendar', () => {
    const notice = readNotice(right());
    expect(notice).toEqual({ ...right(), confidence: 'B' });
    const extended = calendar('CN', [notice]);
    expect(extended.isKnown('2031-06-24')).toBe(true);
    expect(extended.isRestDay('2031-06-24')).toBe(true);
    expect(extended.isRestDay('2031-01-18')).toBe(false);
    expect(calendar('CN-GX', [notice]).isKnown('2031-04-01')).toBe(false);
    expect(notices('CN', [notice]).at(-1)).toMatchObject({ year: 2031, scope: { zh: '全国' } });
  });

  it('is independent of the file afterwards', () => {
    const given = right();
    const notice = readNotice(given);
    block(given, 1).makeUpDays.push('2031-02-09');
    given.blocks.pop();
    expect(notice).toEqual({ ...right(), confidence: 'B' });
  });

  it('may say that its official text was read', () => {
    expect(readNotice(right({ confidence: 'A' })).confidence).toBe('A');
    expect(readNotice(right({ confidence: 'B' })).confidence).toBe('B');
    expect(readNotice(right({ replaces: false }))).not.toHaveProperty('replaces');
  });

  it.each([...nationalHolidays, ...guangxiHolidays])(
    'given the $calendar notice of $year as built in, then it stands the checks of an import',
    (notice) => {
      expect(readNotice({ ...notice, replaces: true })).toEqual({ ...notice, replaces: true });
    },
  );
});

describe('what real notices have said', () => {
  const national = (year: number, rows: Parameters<typeof blocksOf>[1], changes = {}) => ({
    calendar: 'CN',
    year,
    document: `国办发明电〔${year - 1}〕1号`,
    publishedOn: `${year - 1}-12-01`,
    source: 'the notice of that year',
    blocks: blocksOf(year, rows),
    ...changes,
  });

  it('given a day in December worked for New Year, as in 2011, then it is read', () => {
    const notice = national(2012, [
      ['元旦', '01-01', '01-03', '2011-12-31'],
      ['春节', '01-22', '01-28', '01-21', '01-29'],
      ['清明节', '04-02', '04-04', '03-31', '04-01'],
      ['劳动节', '04-29', '05-01', '04-28'],
      ['端午节', '06-22', '06-24'],
      ['中秋节、国庆节', '09-30', '10-07', '09-29'],
    ]);
    expect(problemsOf(notice)).toEqual([]);
  });

  it('given New Year that begins in December, as in 2018, then it is read', () => {
    const notice = national(2019, [
      ['元旦', '2018-12-30', '01-01', '2018-12-29'],
      ['春节', '02-04', '02-10', '02-02', '02-03'],
      ['清明节', '04-05', '04-05'],
      ['劳动节', '05-01', '05-04', '04-28', '05-05'],
      ['端午节', '06-07', '06-07'],
      ['中秋节', '09-13', '09-13'],
      ['国庆节', '10-01', '10-07', '09-29', '10-12'],
    ]);
    expect(problemsOf(notice)).toEqual([]);
  });

  const of2015: Parameters<typeof blocksOf>[1] = [
    ['元旦', '01-01', '01-03', '01-04'],
    ['春节', '02-18', '02-24', '02-15', '02-28'],
    ['清明节', '04-05', '04-06'],
    ['劳动节', '05-01', '05-01'],
    ['端午节', '06-20', '06-22'],
    ['中秋节', '09-27', '09-27'],
    ['国庆节', '10-01', '10-07', '10-10'],
  ];

  it('given a holiday on a Sunday given back with another one, as in 2015, then the year still balances', () => {
    expect(problemsOf(national(2015, of2015))).toEqual([]);
    const oneShort = of2015.map((row) => (row[0] === '元旦' ? (['元旦', '01-01', '01-03'] as const) : row));
    expect(problemsOf(national(2015, oneShort)).map(([field]) => field)).toEqual([
      'blocks[0].makeUpDays',
      'blocks[5].makeUpDays',
      'blocks[6].makeUpDays',
    ]);
  });

  it('given days off granted in the middle of a year, as in 2020, then the correction says how many', () => {
    const rows: Parameters<typeof blocksOf>[1] = [
      ['元旦', '01-01', '01-01'],
      ['春节', '01-24', '02-02', '01-19'],
      ['清明节', '04-04', '04-06'],
      ['劳动节', '05-01', '05-05', '04-26', '05-09'],
      ['端午节', '06-25', '06-27', '06-28'],
      ['国庆节、中秋节', '10-01', '10-08', '09-27', '10-10'],
    ];
    const original = readNotice(
      national(
        2020,
        rows.map((row) =>
          row[0] === '春节' ? (['春节', '01-24', '01-30', '01-19', '02-01'] as const) : row,
        ),
      ),
    );
    const amended = national(2020, rows, {
      document: '国办发明电〔2020〕1号',
      publishedOn: '2020-01-27',
      replaces: true,
    });
    expect(problemsOf(amended, [original])).toEqual([
      [
        'blocks[1].makeUpDays',
        'blocks[1]（春节）放假日中有 6 个周一至周五，法定 3 日，另给 0 日，调休上班日应为 3 个，列出 1 个',
        'blocks[1] (春节) takes 6 weekdays off, 3 by statute and 0 granted, so its make-up days must number 3, not 1',
      ],
    ]);
    block(amended, 1).grantedDays = 2;
    expect(readNotice(amended, [original]).blocks[1]?.grantedDays).toBe(2);
    const corrected = calendar('CN', [original, readNotice(amended, [original])]);
    expect(corrected.isRestDay('2020-02-01')).toBe(true);
  });

  it('given Guangxi gives a national make-up day back, as in 2017, then that is read without statutory days', () => {
    const notice = {
      ...national(2017, [['壮族三月三', '03-30', '04-01', '04-08']]),
      calendar: 'CN-GX',
      document: '广西壮族自治区人民政府办公厅关于2017年“壮族三月三”放假的通知',
      publishedOn: '2017-02-10',
    };
    expect(problemsOf(notice)).toEqual([]);
  });
});

describe('a year that is known already', () => {
  it('is only replaced when that is asked for', () => {
    expect(problemsOf(nationalHolidays.at(-1))).toEqual([
      [
        'replaces',
        '2026 年的安排已经载入（国办发明电〔2025〕7号）；确为更正的，须写明 replaces: true',
        '2026 is known already (国办发明电〔2025〕7号); a correction must say replaces: true',
      ],
    ]);
  });

  it('is known as well when it was loaded before, and the message names the last notice', () => {
    const first = readNotice(right());
    const second = readNotice(right({ replaces: true, document: '国办发明电〔2030〕10号' }), [first]);
    expect(problemsOf(right(), [first, second])[0]?.[1]).toContain('国办发明电〔2030〕10号');
    expect(problemsOf(right(), [{ ...first, calendar: 'CN-GX' }])).toEqual([]);
  });

  it('cannot be replaced when nothing is known', () => {
    expect(problemsOf(right({ replaces: true }))).toEqual([
      [
        'replaces',
        '2031 年尚无可以更正的安排',
        'there is no arrangement for 2031 yet that could be corrected',
      ],
    ]);
  });

  it('may be corrected after its first holiday, but not after its last', () => {
    const first = readNotice(right());
    const on = (publishedOn: string) =>
      problemsOf(right({ replaces: true, document: '国办发明电〔2031〕1号', publishedOn }), [first]);
    expect(on('2031-10-07')).toEqual([]);
    expect(on('2031-10-08')).toEqual([
      [
        'publishedOn',
        'publishedOn 2031-10-08 不早于 2031-10-08，所安排的假期届时已经结束',
        'publishedOn 2031-10-08 is not before 2031-10-08, when the holiday it arranges is over',
      ],
    ]);
  });
});

describe('what is wrong with a notice', () => {
  it('is told all at once, with every field', () => {
    const value = changed((given) => {
      given['calendar'] = 'CN-XX';
      given['year'] = '2031';
      given['document'] = '';
      given['publishedOn'] = '2031-02-29';
      delete given['source'];
      given['confidence'] = 'C';
      given['replaces'] = 'yes';
      given['note'] = 'x';
      given.blocks[0] = 'New Year' as never;
      block(given, 1).from = '2031-01-32';
      block(given, 2).to = '2031-04-04';
      block(given, 3).makeUpDays = ['2031-05-10', 5, '2031-05-10', '2031-05-09'];
      block(given, 4).name = { zh: '端午节' } as never;
      block(given, 5).makeUpDays = 'none' as never;
      block(given, 5).grantedDays = -1;
    });
    expect(problemsOf(value)).toEqual([
      [
        'note',
        '不认识的字段 note，可用的为 calendar, year, document, publishedOn, source, confidence, replaces, blocks',
        'unknown field note; there are calendar, year, document, publishedOn, source, confidence, replaces, blocks',
      ],
      [
        'calendar',
        'calendar 须为 CN 或 CN-GX，收到的是 "CN-XX"',
        'calendar must be CN or CN-GX, got "CN-XX"',
      ],
      [
        'year',
        'year 须为 2008 至 9999 的年份，收到的是 "2031"',
        'year must be a year from 2008 to 9999, got "2031"',
      ],
      ['document', 'document 须为文字，收到的是 ""', 'document must be a text, got ""'],
      [
        'publishedOn',
        'publishedOn 须为真实存在的日期，写作 YYYY-MM-DD，收到的是 "2031-02-29"',
        'publishedOn must be a real date written YYYY-MM-DD, got "2031-02-29"',
      ],
      ['source', 'source 须为文字，收到的是 undefined', 'source must be a text, got undefined'],
      [
        'confidence',
        'confidence 须为 A（读过正式文本）或 B（转引），收到的是 "C"',
        'confidence must be A (the official text was read) or B (a report of it), got "C"',
      ],
      [
        'replaces',
        'replaces 须为 true 或 false，收到的是 "yes"',
        'replaces must be true or false, got "yes"',
      ],
      ['blocks[0]', 'blocks[0] 须为对象，收到的是 "New Year"', 'blocks[0] must be an object, got "New Year"'],
      [
        'blocks[1].from',
        'blocks[1].from 须为真实存在的日期，写作 YYYY-MM-DD，收到的是 "2031-01-32"',
        'blocks[1].from must be a real date written YYYY-MM-DD, got "2031-01-32"',
      ],
      [
        'blocks[3].makeUpDays[1]',
        'blocks[3].makeUpDays[1] 须为真实存在的日期，写作 YYYY-MM-DD，收到的是 5',
        'blocks[3].makeUpDays[1] must be a real date written YYYY-MM-DD, got 5',
      ],
      [
        'blocks[4].name.en',
        'blocks[4].name.en 须为文字，收到的是 undefined',
        'blocks[4].name.en must be a text, got undefined',
      ],
      [
        'blocks[5].makeUpDays',
        'blocks[5].makeUpDays 须为列表，收到的是 "none"',
        'blocks[5].makeUpDays must be a list, got "none"',
      ],
      [
        'blocks[5].grantedDays',
        'blocks[5].grantedDays 须为不小于 0 的整数，收到的是 -1',
        'blocks[5].grantedDays must be a whole number of at least 0, got -1',
      ],
      [
        'blocks[2].to',
        'blocks[2].to 2031-04-04 早于 from 2031-04-05',
        'blocks[2].to 2031-04-04 lies before from 2031-04-05',
      ],
      [
        'blocks[3].makeUpDays[0]',
        'blocks[3].makeUpDays[0] 2031-05-10 重复列出',
        'blocks[3].makeUpDays[0] 2031-05-10 is listed more than once',
      ],
      [
        'blocks[3].makeUpDays[2]',
        'blocks[3].makeUpDays[2] 2031-05-10 重复列出',
        'blocks[3].makeUpDays[2] 2031-05-10 is listed more than once',
      ],
      [
        'blocks[3].makeUpDays[3]',
        'blocks[3].makeUpDays[3] 2031-05-09 不是周六或周日，无须调休上班',
        'blocks[3].makeUpDays[3] 2031-05-09 is neither a Saturday nor a Sunday, so nothing is made up on it',
      ],
    ]);
  });

  it('is one sentence when it is no notice at all', () => {
    expect(problemsOf(null)).toEqual([
      ['notice', '通知须为对象，收到的是 null', 'a notice must be an object, got null'],
    ]);
    expect(fieldsOf([right()])).toEqual(['notice']);
    expect(fieldsOf('{}')).toEqual(['notice']);
    expect(fieldsOf(undefined)).toEqual(['notice']);
  });

  it('is an error like any refused input, which says all of it', () => {
    const read = () => readNotice(right({ calendar: 5, source: ' ' }));
    expect(read).toThrow(NoticeRefused);
    expect(read).toThrow(RefusedInput);
    expect(read).toThrow(RangeError);
    expect(read).toThrow(
      expect.objectContaining({
        name: 'NoticeRefused',
        field: 'calendar',
        text: {
          zh: 'calendar 须为 CN 或 CN-GX，收到的是 5；source 须为文字，收到的是 " "',
          en: 'calendar must be CN or CN-GX, got 5; source must be a text, got " "',
        },
      }),
    );
  });

  it.each<[string, (given: Given) => void, [string, string, string][]]>([
    [
      'a field of a block nobody knows',
      (given) => Object.assign(block(given, 0), { makeupDays: [] }),
      [
        [
          'blocks[0].makeupDays',
          '不认识的字段 blocks[0].makeupDays，可用的为 name, from, to, makeUpDays, grantedDays',
          'unknown field blocks[0].makeupDays; there are name, from, to, makeUpDays, grantedDays',
        ],
      ],
    ],
    [
      'no blocks',
      (given) => {
        given.blocks = [];
      },
      [
        ['blocks', 'blocks 须为非空列表，收到的是 […]', 'blocks must be a non-empty list, got […]'],
        ...[
          ['元旦', "New Year's Day"],
          ['春节', 'Spring Festival'],
          ['清明', 'Qingming'],
          ['劳动节', 'Labour Day'],
          ['端午', 'Dragon Boat Festival'],
          ['中秋', 'Mid-Autumn Festival'],
          ['国庆', 'National Day'],
        ].map(([zh, en]): [string, string, string] => [
          'blocks',
          `2031 年的法定节日缺少${zh}`,
          `${en} is missing among the holidays of 2031`,
        ]),
      ],
    ],
    [
      'a year before the seven holidays',
      (given) => {
        given['year'] = 2007;
      },
      [
        [
          'year',
          'year 须为 2008 至 9999 的年份，收到的是 2007',
          'year must be a year from 2008 to 9999, got 2007',
        ],
      ],
    ],
    [
      'half a year',
      (given) => {
        given['year'] = 2031.5;
      },
      [
        [
          'year',
          'year 须为 2008 至 9999 的年份，收到的是 2031.5',
          'year must be a year from 2008 to 9999, got 2031.5',
        ],
      ],
    ],
    [
      'a year nobody can write',
      (given) => {
        given['year'] = 10_000;
      },
      [
        [
          'year',
          'year 须为 2008 至 9999 的年份，收到的是 10000',
          'year must be a year from 2008 to 9999, got 10000',
        ],
      ],
    ],
    [
      'a number of some other office',
      (given) => {
        given['document'] = '桂政办电〔2030〕9号';
      },
      [
        [
          'document',
          'document 须为国务院办公厅文号，写作 国办发明电〔YYYY〕N号，收到的是 "桂政办电〔2030〕9号"',
          'document must be a number of the State Council General Office, written 国办发明电〔YYYY〕N号, got "桂政办电〔2030〕9号"',
        ],
      ],
    ],
    [
      'a number of the year after publication',
      (given) => {
        given['document'] = '国办发明电〔2031〕9号';
      },
      [
        [
          'document',
          '文号年份 2031 与发布日期 2030-11-05 不符',
          'the document is numbered in 2031 but was published on 2030-11-05',
        ],
      ],
    ],
    [
      'publication two years before',
      (given) => {
        given['document'] = '国办发明电〔2029〕9号';
        given['publishedOn'] = '2029-12-31';
      },
      [
        [
          'publishedOn',
          'publishedOn 2029-12-31 不在 2031 年或其前一年',
          'publishedOn 2029-12-31 lies neither in 2031 nor in the year before',
        ],
      ],
    ],
    [
      'publication when the first holiday is over',
      (given) => {
        given['document'] = '国办发明电〔2031〕1号';
        given['publishedOn'] = '2031-01-01';
      },
      [
        [
          'publishedOn',
          'publishedOn 2031-01-01 不早于 2031-01-01，所安排的假期届时已经结束',
          'publishedOn 2031-01-01 is not before 2031-01-01, when the holiday it arranges is over',
        ],
      ],
    ],
    [
      'a make-up day that is a day off',
      (given) => {
        block(given, 3).makeUpDays = ['2031-05-03'];
      },
      [
        [
          'blocks[3].makeUpDays[0]',
          'blocks[3].makeUpDays[0] 2031-05-03 同时列为放假日',
          'blocks[3].makeUpDays[0] 2031-05-03 is listed as a day off as well',
        ],
      ],
    ],
    [
      'a make-up day too many and another too few',
      (given) => {
        block(given, 3).makeUpDays = [];
      },
      [
        [
          'blocks[3].makeUpDays',
          'blocks[3]（劳动节）放假日中有 3 个周一至周五，法定 2 日，另给 0 日，调休上班日应为 1 个，列出 0 个',
          'blocks[3] (劳动节) takes 3 weekdays off, 2 by statute and 0 granted, so its make-up days must number 1, not 0',
        ],
      ],
    ],
    [
      'a block longer than there ever was',
      (given) => {
        block(given, 1).to = '2031-02-01';
      },
      [
        [
          'blocks[1].to',
          'blocks[1] 长达 11 日，一段放假不超过 10 日',
          'blocks[1] is 11 days long; no block is longer than 10',
        ],
      ],
    ],
    [
      'a festival named twice',
      (given) => {
        block(given, 0).name.zh = '元旦、端午节';
      },
      [
        [
          'blocks[4].name',
          '端午在 blocks[0] 已经列出',
          'Dragon Boat Festival is listed already in blocks[0]',
        ],
        [
          'blocks[0].makeUpDays',
          'blocks[0]（元旦、端午节）放假日中有 1 个周一至周五，法定 2 日，另给 0 日，调休上班日应为 -1 个，列出 0 个',
          'blocks[0] (元旦) takes 1 weekdays off, 2 by statute and 0 granted, so its make-up days must number -1, not 0',
        ],
      ],
    ],
    [
      'a festival left out, whose day is then owed',
      (given) => {
        given.blocks.splice(4, 1);
      },
      [['blocks', '2031 年的法定节日缺少端午', 'Dragon Boat Festival is missing among the holidays of 2031']],
    ],
    [
      'a festival when it cannot be',
      (given) => {
        Object.assign(block(given, 4), { from: '2031-06-27', to: '2031-06-27' });
      },
      [
        [
          'blocks[4]',
          'blocks[4] 不可能是端午：该节日在 2031-05-27 至 2031-06-26 之间',
          'blocks[4] cannot be Dragon Boat Festival, which falls between 2031-05-27 and 2031-06-26',
        ],
      ],
    ],
    [
      'a block before the one before it',
      (given) => {
        given.blocks.push(given.blocks.splice(2, 1)[0] as Block);
      },
      [
        [
          'blocks[5].from',
          'blocks[5].from 2031-04-05 须晚于前一段放假的最后一日 2031-10-08',
          'blocks[5].from 2031-04-05 must come after 2031-10-08, the last day of the block before',
        ],
      ],
    ],
    [
      'statutory days outside their block',
      (given) => {
        Object.assign(block(given, 3), { from: '2031-05-02', to: '2031-05-06', makeUpDays: ['2031-05-10'] });
      },
      [
        [
          'blocks[3]',
          'blocks[3] 未包含劳动节的法定假日 2031-05-01',
          'blocks[3] leaves out 2031-05-01, a statutory day of Labour Day',
        ],
      ],
    ],
  ])('given %s, then just that is named', (_name, change, problems) => {
    const value = changed(change);
    expect(problemsOf(value)).toEqual(problems);
  });

  it('given a last day that is no date, then it is named', () => {
    const value = changed((given) => Object.assign(block(given, 1), { to: 'soon' }));
    expect(fieldsOf(value)).toEqual(['blocks[1].to']);
  });

  it('given days outside the year, then each is named, and only New Year may reach into December', () => {
    const value = changed((given) => {
      Object.assign(block(given, 0), { from: '2030-12-01', to: '2030-12-02', makeUpDays: ['2030-11-30'] });
      Object.assign(block(given, 1), { from: '2030-12-31', to: '2031-01-01', makeUpDays: ['2030-12-29'] });
      Object.assign(block(given, 5), { to: '2032-01-01', makeUpDays: ['2032-01-03'] });
    });
    const outside = problemsOf(value).filter(([, , en]) =>
      en.endsWith('is not a day of the arrangement for 2031'),
    );
    expect(outside.map(([field]) => field)).toEqual([
      'blocks[0].to',
      'blocks[0].makeUpDays[0]',
      'blocks[1].from',
      'blocks[1].makeUpDays[0]',
      'blocks[5].to',
      'blocks[5].makeUpDays[0]',
    ]);
    expect(outside[0]).toEqual([
      'blocks[0].to',
      'blocks[0].to 2030-12-02 不在 2031 年安排之内',
      'blocks[0].to 2030-12-02 is not a day of the arrangement for 2031',
    ]);
  });

  it('given New Year in December altogether, then its statutory day is missing', () => {
    const value = changed((given) => {
      Object.assign(block(given, 0), { from: '2030-12-31', to: '2030-12-31' });
    });
    expect(fieldsOf(value)).toEqual(['blocks[0].to', 'blocks[0]']);
  });

  it.each([
    [1, '2031-01-20', '2031-01-20'],
    [1, '2031-02-22', '2031-02-22'],
    [2, '2031-04-03', '2031-04-03'],
    [2, '2031-04-07', '2031-04-07'],
    [4, '2031-05-26', '2031-05-26'],
    [5, '2031-10-10', '2031-10-10'],
    [5, '2031-09-06', '2031-09-06'],
  ])('given block %i from %s to %s, then no festival of its name can fall there', (index, from, to) => {
    const value = changed((given) => Object.assign(block(given, index), { from, to }));
    expect(
      problemsOf(value).some(([field, , en]) => field === `blocks[${index}]` && en.includes('cannot be')),
    ).toBe(true);
  });

  it.each([
    [1, '2031-01-12', '2031-01-21'],
    [1, '2031-02-21', '2031-02-21'],
    [2, '2031-04-04', '2031-04-04'],
    [2, '2031-04-05', '2031-04-05'],
    [4, '2031-05-27', '2031-05-27'],
    [4, '2031-06-26', '2031-06-26'],
  ])('given block %i from %s to %s, then a festival of its name can fall there', (index, from, to) => {
    const value = changed((given) => Object.assign(block(given, index), { from, to }));
    expect(problemsOf(value).filter(([, , en]) => en.includes('cannot be'))).toEqual([]);
  });

  it('given 2024 and 2025, then Spring Festival and Labour Day have a day more from 2025', () => {
    const asked = (year: number, rows: Parameters<typeof blocksOf>[1]) =>
      fieldsOf({
        ...right({
          year,
          document: `国办发明电〔${year - 1}〕9号`,
          publishedOn: `${year - 1}-11-05`,
          replaces: true,
        }),
        blocks: blocksOf(year, rows),
      });
    // Spring Festival 2024 as it was, with Labour Day on one day: enough until 2024, too little from 2025.
    expect(
      asked(2024, [
        ['元旦', '01-01', '01-01'],
        ['春节', '02-10', '02-17', '02-04', '02-18'],
        ['清明节', '04-04', '04-04'],
        ['劳动节', '05-01', '05-01'],
        ['端午节', '06-10', '06-10'],
        ['中秋节', '09-17', '09-17'],
        ['国庆节', '10-01', '10-03'],
      ]),
    ).toEqual([]);
    expect(
      asked(2025, [
        ['元旦', '01-01', '01-01'],
        ['春节', '01-28', '02-04', '01-26', '02-08'],
        ['清明节', '04-04', '04-04'],
        ['劳动节', '05-01', '05-01'],
        ['端午节', '05-31', '06-02'],
        ['国庆节、中秋节', '10-01', '10-08', '09-28', '10-11'],
      ]),
    ).toEqual(['blocks[3]', 'blocks[3].makeUpDays']);
  });

  it('given a block too long to walk over, then the others are still counted', () => {
    const value = changed((given) => {
      block(given, 0).to = '9999-12-31';
      block(given, 3).makeUpDays = [];
    });
    expect(fieldsOf(value).filter((field) => field.endsWith('makeUpDays'))).toEqual(['blocks[3].makeUpDays']);
  });

  it('given a Guangxi notice, then its form, the order of its blocks and its publication are held to', () => {
    const value = {
      ...right({ calendar: 'CN-GX', document: ' ', publishedOn: '2031-04-01' }),
      blocks: blocksOf(2031, [
        ['壮族三月三', '03-24', '03-25', '03-21'],
        ['另一节', '03-25', '03-26'],
      ]),
    };
    expect(fieldsOf(value)).toEqual(['document', 'blocks[0].makeUpDays[0]', 'blocks[1].from', 'publishedOn']);
  });

  it.each([
    ['国办发明电〔2030〕12号', true],
    ['国发明电〔2030〕1号', true],
    ['国办发明电〔2030〕0号', false],
    ['国办发明电〔2030〕号', false],
    ['国办发明电〔30〕1号', false],
    ['国办发明电〔2030〕1x号', false],
    ['转发国办发明电〔2030〕1号', false],
    ['国办发明电〔2030〕1号附件', false],
    ['国办发明电[2030]1号', false],
  ])('given the number %s, then it is a national one: %s', (document, plausible) => {
    expect(fieldsOf(right({ document }))).toEqual(plausible ? [] : ['document']);
  });

  it('given one field that cannot be read, then nothing is concluded from its absence', () => {
    expect(fieldsOf(right({ document: '' }))).toEqual(['document']);
    expect(fieldsOf(right({ publishedOn: 'soon' }))).toEqual(['publishedOn']);
    expect(fieldsOf(right({ replaces: 'yes' }))).toEqual(['replaces']);
    expect(fieldsOf(right({ calendar: 'GX', replaces: true }))).toEqual(['calendar']);
    expect(fieldsOf(right({ year: 1, replaces: true }))).toEqual(['year']);
    expect(fieldsOf(right({ confidence: null }))).toEqual(['confidence']);
  });

  it('given a name in one language only, then the other is asked for and its festival is missing', () => {
    const without = (language: 'zh' | 'en') =>
      fieldsOf(
        changed((given) =>
          Object.assign(block(given, 4), { name: { ...block(given, 4).name, [language]: 5 } }),
        ),
      );
    expect(without('zh')).toEqual(['blocks[4].name.zh', 'blocks']);
    expect(without('en')).toEqual(['blocks[4].name.en', 'blocks']);
    expect(fieldsOf(changed((given) => Object.assign(block(given, 4), { name: '端午节' })))).toEqual([
      'blocks[4].name.zh',
      'blocks[4].name.en',
      'blocks',
    ]);
  });

  it('given a block that cannot be read, then every other that does not balance is named by itself', () => {
    const value = changed((given) => {
      block(given, 2).name = {} as never;
      block(given, 3).makeUpDays = [];
      block(given, 1).makeUpDays = ['2031-01-18', '2031-02-08', '2031-02-09'];
    });
    expect(fieldsOf(value).filter((field) => field.endsWith('makeUpDays'))).toEqual([
      'blocks[1].makeUpDays',
      'blocks[3].makeUpDays',
    ]);
  });

  it('given a first block that cannot be read, then the next one says when publication is too late', () => {
    const value = changed((given) => {
      block(given, 0).to = 'soon';
      Object.assign(given, { publishedOn: '2031-01-29', document: '国办发明电〔2031〕1号' });
    });
    expect(fieldsOf(value)).toEqual(['blocks[0].to', 'publishedOn']);
  });

  it('given the first and the last year there can be, then the year is not at fault', () => {
    for (const year of [2008, 9999]) expect(fieldsOf(right({ year }))).not.toContain('year');
  });

  it('given no days granted in so many words, then that is the same as not saying it', () => {
    const value = changed((given) => Object.assign(block(given, 1), { grantedDays: 0 }));
    expect(readNotice(value)).toEqual(readNotice(right()));
  });

  it('given each statutory day of National Day and of Labour Day left out, then it is named', () => {
    const named = (index: number, from: string, to: string, year = 2031) =>
      problemsOf({
        ...right({ year }),
        blocks: changed((given) => Object.assign(block(given, index), { from, to })).blocks,
      }).flatMap(([field, , en]) => (field === `blocks[${index}]` ? [en] : []));
    const left = (day: string, holiday: string) =>
      `blocks[${holiday === 'National Day' ? 5 : 3}] leaves out ${day}, a statutory day of ${holiday}`;
    expect(named(5, '2031-10-02', '2031-10-08')).toEqual([left('2031-10-01', 'National Day')]);
    expect(named(5, '2031-09-30', '2031-10-01')).toEqual([
      left('2031-10-02', 'National Day'),
      left('2031-10-03', 'National Day'),
    ]);
    expect(named(3, '2031-05-01', '2031-05-01')).toEqual([left('2031-05-02', 'Labour Day')]);
    expect(named(3, '2024-05-02', '2024-05-03', 2024)).toEqual([left('2024-05-01', 'Labour Day')]);
    expect(named(3, '2024-05-01', '2024-05-01', 2024)).toEqual([]);
  });

  it('given make-up days on the first, the last and the next day of a block, then two of them are days off', () => {
    const value = {
      ...right({ calendar: 'CN-GX', document: 'x' }),
      blocks: blocksOf(2031, [
        ['壮族三月三', '03-29', '03-30', '03-29', '03-30', '04-05'],
        ['另一节', '12-30', '12-31', '12-28'],
      ]),
    };
    expect(fieldsOf(value)).toEqual(['blocks[0].makeUpDays[0]', 'blocks[0].makeUpDays[1]']);
  });
});
