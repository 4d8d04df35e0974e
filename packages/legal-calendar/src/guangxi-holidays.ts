import type { HolidayYear } from './national-holidays.ts';

/**
 * Guangxi's own days off, 壮族三月三. The 2024 dates come from a press report that quotes the regional
 * notice (confidence B). The overlay is applied after the national notice and wins over it, because in
 * 2017 Guangxi turned a national make-up day back into a day off.
 */
export const guangxiHolidays: readonly HolidayYear[] = [
  {
    year: 2024,
    notice: '广西壮族自治区人民政府放假通知（2024年，转引自新闻报道）',
    blocks: [
      {
        name: { zh: '壮族三月三', en: 'Sanyuesan (Guangxi)' },
        from: '2024-04-11',
        to: '2024-04-12',
        makeUpDays: [],
      },
    ],
  },
];

/**
 * Where a year's Guangxi notice is missing, only this span is treated as not known. 壮族三月三 is the third
 * day of the third lunar month and falls between late March and the end of April; with its shifted
 * days it stays inside the span. Engineering inference, confidence D.
 */
export const guangxiOpenSpan = { from: '03-15', to: '05-05' } as const;
