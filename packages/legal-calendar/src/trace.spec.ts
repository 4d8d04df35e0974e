import { describe, expect, it } from 'vitest';
import { calendar, countPeriod, type PeriodInput, type Text } from './index.ts';

const national = calendar('CN');

/** What is said of one step: the day it is about, the text in both languages, the article it rests on. */
type Said = readonly [on: string | undefined, zh: string, en: string, basis?: string];

const reasonings: readonly (readonly [string, Omit<PeriodInput, 'calendar'>, readonly Said[]])[] = [
  [
    'the last day is an ordinary working day',
    { unit: 'calendar_day', roll: 'forward', trigger: '2025-03-03', length: 15 },
    [
      [
        '2025-03-03',
        '2025年3月3日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '3 March 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      ['2025-03-18', '第15日为3月18日，期间于当日届满', 'day 15 = 18 March, the last day'],
    ],
  ],
  [
    'a single day',
    { unit: 'calendar_day', roll: 'forward', trigger: '2025-03-03', length: 1 },
    [
      [
        '2025-03-03',
        '2025年3月3日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '3 March 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      ['2025-03-04', '第1日为3月4日，期间于当日届满', 'day 1 = 4 March, the last day'],
    ],
  ],
  [
    'the last day falls in a holiday',
    { unit: 'calendar_day', roll: 'forward', trigger: '2025-09-22', length: 15 },
    [
      [
        '2025-09-22',
        '2025年9月22日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '22 September 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2025-10-09',
        '第15日为10月7日（国庆节、中秋节放假），为休息日；其后第一个工作日为10月9日（民诉法第85条第3款）',
        'day 15 = 7 October (National Day and Mid-Autumn Festival holiday), a rest day; first working day after = 9 October; CPL art 85(3)',
        'CPL art 85(3); Civil Code art 203',
      ],
    ],
  ],
  [
    'the last day is a Sunday that is worked',
    { unit: 'calendar_day', roll: 'forward', trigger: '2025-08-29', length: 30 },
    [
      [
        '2025-08-29',
        '2025年8月29日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '29 August 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2025-09-28',
        '第30日为9月28日（周日，调休上班），为工作日，不顺延',
        'day 30 = 28 September (Sunday, a make-up working day), a working day, so nothing moves',
      ],
    ],
  ],
  [
    'the period does not roll and ends on a rest day',
    { unit: 'calendar_day', roll: 'none', trigger: '2025-09-22', length: 15 },
    [
      [
        '2025-09-22',
        '2025年9月22日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '22 September 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2025-10-07',
        '第15日为10月7日（国庆节、中秋节放假），本期间不因休息日顺延',
        'day 15 = 7 October (National Day and Mid-Autumn Festival holiday); this period does not move for rest days',
      ],
    ],
  ],
  [
    'the period crosses a New Year',
    { unit: 'calendar_day', roll: 'forward', trigger: '2025-12-15', length: 17 },
    [
      [
        '2025-12-15',
        '2025年12月15日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '15 December 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2026-01-04',
        '第17日为2026年1月1日（元旦放假），为休息日；其后第一个工作日为2026年1月4日（民诉法第85条第3款）',
        "day 17 = 1 January 2026 (New Year's Day holiday), a rest day; first working day after = 4 January 2026; CPL art 85(3)",
        'CPL art 85(3); Civil Code art 203',
      ],
    ],
  ],
  [
    'an extension',
    { unit: 'calendar_day', roll: 'forward', trigger: '2025-03-03', length: 30, extension: 1 },
    [
      [
        '2025-03-03',
        '2025年3月3日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '3 March 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        undefined,
        '原期间30日，延长1日，自原起算日连续计算，共31日',
        '30 days extended by 1 day: counted without a break from the original day, 31 days in all',
      ],
      ['2025-04-03', '第31日为4月3日，期间于当日届满', 'day 31 = 3 April, the last day'],
    ],
  ],
  [
    'two suspensions, one of a single day',
    {
      unit: 'calendar_day',
      roll: 'forward',
      trigger: '2025-06-03',
      length: 45,
      exclusions: [
        { from: '2025-07-01', until: '2025-07-02' },
        { from: '2025-06-16', until: '2025-06-26' },
      ],
    },
    [
      [
        '2025-06-03',
        '2025年6月3日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '3 June 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      ['2025-06-16', '6月16日至6月25日共10日不计入期间', '16 June to 25 June, 10 days, are not counted'],
      ['2025-07-01', '7月1日当日不计入期间', '1 July is not counted'],
      [
        '2025-07-29',
        '扣除不计入的日数，第45日为7月29日，期间于当日届满',
        'leaving those days out, day 45 = 29 July, the last day',
      ],
    ],
  ],
  [
    'days counted back that move',
    { unit: 'calendar_day_before', roll: 'backward', trigger: '2026-02-28', length: 10 },
    [
      [
        '2026-02-28',
        '自2026年2月28日向前推算，当日不计入（民诉法第85条第2款）',
        'counting back from 28 February 2026; that day is not counted (CPL art 85(2))',
        'CPL art 85(2)',
      ],
      [
        '2026-02-14',
        '10日前为2月18日（春节放假），为休息日；此前最后一个工作日为2月14日；倒计期间只向前移',
        '10 days before = 18 February (Spring Festival holiday), a rest day; last working day before = 14 February; a period counted back only moves back',
      ],
    ],
  ],
  [
    'days counted back that stay',
    { unit: 'calendar_day_before', roll: 'backward', trigger: '2026-03-13', length: 1 },
    [
      [
        '2026-03-13',
        '自2026年3月13日向前推算，当日不计入（民诉法第85条第2款）',
        'counting back from 13 March 2026; that day is not counted (CPL art 85(2))',
        'CPL art 85(2)',
      ],
      ['2026-03-12', '1日前为3月12日，期间于当日届满', '1 day before = 12 March, the last day'],
    ],
  ],
  [
    'working days in an ordinary week',
    { unit: 'working_day', roll: 'none', trigger: '2025-03-10', length: 3 },
    [
      [
        '2025-03-10',
        '2025年3月10日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '10 March 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2025-03-13',
        '跳过周末与节假日，第3个工作日为3月13日',
        'leaving out weekends and holidays, working day 3 = 13 March',
      ],
    ],
  ],
  [
    'working days across Spring Festival',
    { unit: 'working_day', roll: 'none', trigger: '2026-02-09', length: 10 },
    [
      [
        '2026-02-09',
        '2026年2月9日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '9 February 2026 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2026-02-15',
        '2月15日至2月23日（春节放假）不计',
        '15 February to 23 February (Spring Festival holiday) are passed over',
      ],
      [
        undefined,
        '2月14日（周六，调休上班）、2月28日（周六，调休上班）计为工作日',
        '14 February (Saturday, a make-up working day), 28 February (Saturday, a make-up working day) count as working days',
      ],
      [
        '2026-02-28',
        '跳过周末与节假日，第10个工作日为2月28日',
        'leaving out weekends and holidays, working day 10 = 28 February',
      ],
    ],
  ],
  [
    'working days across single holidays',
    { unit: 'working_day', roll: 'forward', trigger: '2024-12-30', length: 5 },
    [
      [
        '2024-12-30',
        '2024年12月30日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '30 December 2024 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2025-01-01',
        '2025年1月1日（元旦放假）不计',
        "1 January 2025 (New Year's Day holiday) is passed over",
      ],
      [
        '2025-01-07',
        '跳过周末与节假日，第5个工作日为2025年1月7日',
        'leaving out weekends and holidays, working day 5 = 7 January 2025',
      ],
    ],
  ],
  [
    'working days with one make-up day and a suspension',
    {
      unit: 'working_day',
      roll: 'none',
      trigger: '2025-09-24',
      length: 8,
      extension: 2,
      exclusions: [{ from: '2025-09-25', until: '2025-09-27' }],
    },
    [
      [
        '2025-09-24',
        '2025年9月24日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '24 September 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        undefined,
        '原期间8个工作日，延长2个工作日，自原起算日连续计算，共10个工作日',
        '8 working days extended by 2 working days: counted without a break from the original day, 10 working days in all',
      ],
      [
        '2025-09-25',
        '9月25日至9月26日共2日不计入期间',
        '25 September to 26 September, 2 days, are not counted',
      ],
      [
        '2025-10-01',
        '10月1日至10月8日（国庆节、中秋节放假）不计',
        '1 October to 8 October (National Day and Mid-Autumn Festival holiday) are passed over',
      ],
      [
        undefined,
        '9月28日（周日，调休上班）、10月11日（周六，调休上班）计为工作日',
        '28 September (Sunday, a make-up working day), 11 October (Saturday, a make-up working day) count as working days',
      ],
      [
        '2025-10-16',
        '跳过周末与节假日，第10个工作日为10月16日',
        'leaving out weekends and holidays, working day 10 = 16 October',
      ],
    ],
  ],
  [
    'working days with a suspension inside a holiday and one after the end',
    {
      unit: 'working_day',
      roll: 'none',
      trigger: '2025-09-29',
      length: 4,
      exclusions: [
        { from: '2025-10-02', until: '2025-10-04' },
        { from: '2025-11-03', until: '2025-11-05' },
      ],
    },
    [
      [
        '2025-09-29',
        '2025年9月29日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '29 September 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      ['2025-10-02', '10月2日至10月3日共2日不计入期间', '2 October to 3 October, 2 days, are not counted'],
      [
        '2025-10-01',
        '10月1日（国庆节、中秋节放假）不计',
        '1 October (National Day and Mid-Autumn Festival holiday) is passed over',
      ],
      [
        '2025-10-04',
        '10月4日至10月8日（国庆节、中秋节放假）不计',
        '4 October to 8 October (National Day and Mid-Autumn Festival holiday) are passed over',
      ],
      [
        undefined,
        '10月11日（周六，调休上班）计为工作日',
        '11 October (Saturday, a make-up working day) counts as a working day',
      ],
      [
        '2025-10-11',
        '跳过周末与节假日，第4个工作日为10月11日',
        'leaving out weekends and holidays, working day 4 = 11 October',
      ],
    ],
  ],
  [
    'working days from a day in a holiday',
    { unit: 'working_day', roll: 'none', trigger: '2025-10-01', length: 1 },
    [
      [
        '2025-10-01',
        '2025年10月1日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '1 October 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2025-10-02',
        '10月2日至10月8日（国庆节、中秋节放假）不计',
        '2 October to 8 October (National Day and Mid-Autumn Festival holiday) are passed over',
      ],
      [
        '2025-10-09',
        '跳过周末与节假日，第1个工作日为10月9日',
        'leaving out weekends and holidays, working day 1 = 9 October',
      ],
    ],
  ],
  [
    'working days with two suspensions that both count',
    {
      unit: 'working_day',
      roll: 'none',
      trigger: '2025-03-03',
      length: 5,
      exclusions: [
        { from: '2025-03-04', until: '2025-03-06' },
        { from: '2025-03-11', until: '2025-03-13' },
      ],
    },
    [
      [
        '2025-03-03',
        '2025年3月3日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '3 March 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      ['2025-03-04', '3月4日至3月5日共2日不计入期间', '4 March to 5 March, 2 days, are not counted'],
      ['2025-03-11', '3月11日至3月12日共2日不计入期间', '11 March to 12 March, 2 days, are not counted'],
      [
        '2025-03-14',
        '跳过周末与节假日，第5个工作日为3月14日',
        'leaving out weekends and holidays, working day 5 = 14 March',
      ],
    ],
  ],
  [
    'working days counted back across a holiday',
    { unit: 'working_day_before', roll: 'none', trigger: '2025-10-13', length: 4 },
    [
      [
        '2025-10-13',
        '自2025年10月13日向前推算，当日不计入（民诉法第85条第2款）',
        'counting back from 13 October 2025; that day is not counted (CPL art 85(2))',
        'CPL art 85(2)',
      ],
      [
        '2025-10-01',
        '10月1日至10月8日（国庆节、中秋节放假）不计',
        '1 October to 8 October (National Day and Mid-Autumn Festival holiday) are passed over',
      ],
      [
        undefined,
        '10月11日（周六，调休上班）计为工作日',
        '11 October (Saturday, a make-up working day) counts as a working day',
      ],
      [
        '2025-09-30',
        '跳过周末与节假日，往前第4个工作日为9月30日',
        'leaving out weekends and holidays, working day 4 before = 30 September',
      ],
    ],
  ],
  [
    'working days counted back in an ordinary week',
    { unit: 'working_day_before', roll: 'backward', trigger: '2025-03-14', length: 1 },
    [
      [
        '2025-03-14',
        '自2025年3月14日向前推算，当日不计入（民诉法第85条第2款）',
        'counting back from 14 March 2025; that day is not counted (CPL art 85(2))',
        'CPL art 85(2)',
      ],
      [
        '2025-03-13',
        '跳过周末与节假日，往前第1个工作日为3月13日',
        'leaving out weekends and holidays, working day 1 before = 13 March',
      ],
    ],
  ],
  [
    'a month with a corresponding day',
    { unit: 'month', roll: 'forward', trigger: '2025-03-10', length: 1 },
    [
      [
        '2025-03-10',
        '2025年3月10日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '10 March 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2025-04-10',
        '满1个月的对应日为4月10日，期间于当日届满（民法典第202条）',
        'the corresponding day 1 month on = 10 April, the last day; Civil Code art 202',
        'Civil Code art 202',
      ],
    ],
  ],
  [
    'a month whose corresponding day is a rest day',
    { unit: 'month', roll: 'forward', trigger: '2025-03-04', length: 1 },
    [
      [
        '2025-03-04',
        '2025年3月4日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '4 March 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2025-04-07',
        '满1个月的对应日为4月4日（清明节放假），为休息日；其后第一个工作日为4月7日（民法典第202条、民诉法第85条第3款）',
        'the corresponding day 1 month on = 4 April (Qingming Festival holiday), a rest day; first working day after = 7 April; Civil Code art 202, CPL art 85(3)',
        'Civil Code art 202; CPL art 85(3); Civil Code art 203',
      ],
    ],
  ],
  [
    'months that end on a month end',
    { unit: 'month', roll: 'forward', trigger: '2024-10-31', length: 3, extension: 1 },
    [
      [
        '2024-10-31',
        '2024年10月31日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '31 October 2024 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        undefined,
        '原期间3个月，延长1个月，自原起算日连续计算，共4个月',
        '3 months extended by 1 month: counted without a break from the original day, 4 months in all',
      ],
      [
        '2025-02-28',
        '满4个月的当月没有对应日，以月末2025年2月28日为准，期间于当日届满（民法典第202条）',
        '4 months on there is no such day, so the month end counts = 28 February 2025, the last day; Civil Code art 202',
        'Civil Code art 202',
      ],
    ],
  ],
  [
    'months with a suspension that end on a rest day',
    {
      unit: 'month',
      roll: 'none',
      trigger: '2025-01-31',
      length: 1,
      exclusions: [{ from: '2025-02-10', until: '2025-02-11' }],
    },
    [
      [
        '2025-01-31',
        '2025年1月31日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '31 January 2025 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      ['2025-02-10', '2月10日当日不计入期间', '10 February is not counted'],
      [
        '2025-03-01',
        '满1个月再加不计入的日数为3月1日（周六），本期间不因休息日顺延（民法典第202条）',
        '1 month and the days not counted end on 1 March (Saturday); this period does not move for rest days; Civil Code art 202',
        'Civil Code art 202',
      ],
    ],
  ],
  [
    'a year',
    { unit: 'year', roll: 'forward', trigger: '2024-02-29', length: 1 },
    [
      [
        '2024-02-29',
        '2024年2月29日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '29 February 2024 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2025-02-28',
        '满1年的当月没有对应日，以月末2025年2月28日为准，期间于当日届满（民法典第202条）',
        '1 year on there is no such day, so the month end counts = 28 February 2025, the last day; Civil Code art 202',
        'Civil Code art 202',
      ],
    ],
  ],
  [
    'years whose corresponding day is a make-up day',
    { unit: 'year', roll: 'forward', trigger: '2024-02-28', length: 2 },
    [
      [
        '2024-02-28',
        '2024年2月28日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '28 February 2024 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2026-02-28',
        '满2年的对应日为2026年2月28日（周六，调休上班），为工作日，不顺延（民法典第202条）',
        'the corresponding day 2 years on = 28 February 2026 (Saturday, a make-up working day), a working day, so nothing moves; Civil Code art 202',
        'Civil Code art 202',
      ],
    ],
  ],
  [
    'hours over midnight',
    { unit: 'hour', roll: 'none', trigger: '2025-09-30T15:20', length: 48 },
    [
      [
        '2025-09-30T16:00',
        '事件发生在2025-09-30 15:20，开始的小时不计入，自2025-09-30 16:00起算（民诉法解释第125条）',
        'the event was at 2025-09-30 15:20; the hour it began in is not counted, so the count starts at 2025-09-30 16:00 (CPL Interpretation art 125)',
        'CPL Interpretation art 125',
      ],
      [
        '2025-10-02T16:00',
        '48小时于2025-10-02 16:00届满；以小时计算的期间不因休息日顺延',
        '48 hours end at 2025-10-02 16:00; a period in hours does not move for rest days',
      ],
    ],
  ],
  [
    'one hour',
    { unit: 'hour', roll: 'none', trigger: '2025-12-31T22:59', length: 1 },
    [
      [
        '2025-12-31T23:00',
        '事件发生在2025-12-31 22:59，开始的小时不计入，自2025-12-31 23:00起算（民诉法解释第125条）',
        'the event was at 2025-12-31 22:59; the hour it began in is not counted, so the count starts at 2025-12-31 23:00 (CPL Interpretation art 125)',
        'CPL Interpretation art 125',
      ],
      [
        '2026-01-01T00:00',
        '1小时于2026-01-01 00:00届满；以小时计算的期间不因休息日顺延',
        '1 hour ends at 2026-01-01 00:00; a period in hours does not move for rest days',
      ],
    ],
  ],
  [
    'hours with an extension',
    { unit: 'hour', roll: 'none', trigger: '2025-03-03T08:00', length: 24, extension: 24 },
    [
      [
        '2025-03-03T09:00',
        '事件发生在2025-03-03 08:00，开始的小时不计入，自2025-03-03 09:00起算（民诉法解释第125条）',
        'the event was at 2025-03-03 08:00; the hour it began in is not counted, so the count starts at 2025-03-03 09:00 (CPL Interpretation art 125)',
        'CPL Interpretation art 125',
      ],
      [
        undefined,
        '原期间24小时，延长24小时，自原起算日连续计算，共48小时',
        '24 hours extended by 24 hours: counted without a break from the original day, 48 hours in all',
      ],
      [
        '2025-03-05T09:00',
        '48小时于2025-03-05 09:00届满；以小时计算的期间不因休息日顺延',
        '48 hours end at 2025-03-05 09:00; a period in hours does not move for rest days',
      ],
    ],
  ],
  [
    'a year without a notice',
    { unit: 'calendar_day', roll: 'forward', trigger: '2026-11-21', length: 45 },
    [
      [
        '2026-11-21',
        '2026年11月21日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '21 November 2026 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      ['2027-01-05', '第45日为2027年1月5日，期间于当日届满', 'day 45 = 5 January 2027, the last day'],
      [
        '2027-01-05',
        '2027年1月5日的放假安排尚未全部载入，按现有日历推算，结果为暂定',
        'not every holiday notice for 5 January 2027 is loaded; counted by what is loaded, so the result is provisional',
      ],
    ],
  ],
  [
    'a roll over two days of a year without a notice',
    { unit: 'calendar_day', roll: 'forward', trigger: '2026-12-18', length: 15 },
    [
      [
        '2026-12-18',
        '2026年12月18日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '18 December 2026 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2027-01-04',
        '第15日为2027年1月2日（周六），为休息日；其后第一个工作日为2027年1月4日（民诉法第85条第3款）',
        'day 15 = 2 January 2027 (Saturday), a rest day; first working day after = 4 January 2027; CPL art 85(3)',
        'CPL art 85(3); Civil Code art 203',
      ],
      [
        '2027-01-02',
        '2027年1月2日的放假安排尚未全部载入，按现有日历推算，结果为暂定',
        'not every holiday notice for 2 January 2027 is loaded; counted by what is loaded, so the result is provisional',
      ],
    ],
  ],
  [
    'working days into a year without a notice',
    { unit: 'working_day', roll: 'none', trigger: '2026-12-29', length: 3 },
    [
      [
        '2026-12-29',
        '2026年12月29日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
        '29 December 2026 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
        'CPL art 85(2); Civil Code art 201',
      ],
      [
        '2027-01-01',
        '跳过周末与节假日，第3个工作日为2027年1月1日',
        'leaving out weekends and holidays, working day 3 = 1 January 2027',
      ],
      [
        '2027-01-01',
        '2027年1月1日的放假安排尚未全部载入，按现有日历推算，结果为暂定',
        'not every holiday notice for 1 January 2027 is loaded; counted by what is loaded, so the result is provisional',
      ],
    ],
  ],
];

describe('the reasoning in words', () => {
  it.each(reasonings)(
    'given %s, then every step is said in both languages with its article',
    (_name, input, said) => {
      const steps = said.map(([on, zh, en, basis]) => ({
        ...(on === undefined ? {} : { on }),
        text: { zh, en },
        ...(basis === undefined ? {} : { basis }),
      }));
      expect(countPeriod({ ...input, calendar: national }).trace).toStrictEqual(steps);
    },
  );

  it('given a calendar of another make that has no words for a rest day, then it is just a rest day', () => {
    const wordless = {
      id: national.id,
      knownUntil: national.knownUntil,
      isRestDay: (date: string) => national.isRestDay(date),
      isKnown: (date: string) => national.isKnown(date),
      describe: () => undefined,
    };
    const last = (input: Omit<PeriodInput, 'calendar'>): Text | undefined =>
      countPeriod({ ...input, calendar: wordless }).trace.at(-1)?.text;
    const sunday = { unit: 'calendar_day', trigger: '2025-03-01', length: 15 } as const;
    expect(last({ ...sunday, roll: 'forward' })).toEqual({
      zh: '第15日为3月16日（休息日），为休息日；其后第一个工作日为3月17日（民诉法第85条第3款）',
      en: 'day 15 = 16 March (rest day), a rest day; first working day after = 17 March; CPL art 85(3)',
    });
    expect(last({ ...sunday, roll: 'none' })).toEqual({
      zh: '第15日为3月16日（休息日），本期间不因休息日顺延',
      en: 'day 15 = 16 March (rest day); this period does not move for rest days',
    });
    const twoWeeks = { unit: 'working_day', roll: 'none', trigger: '2025-03-03', length: 10 } as const;
    expect(countPeriod({ ...twoWeeks, calendar: wordless }).trace).toHaveLength(2);
  });
});
