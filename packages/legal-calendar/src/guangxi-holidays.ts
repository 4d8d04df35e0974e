import type { Notice } from './notice.ts';

/**
 * Guangxi's own days off, 壮族三月三. The notice is applied after the national one and wins over it: in 2017 and again
 * in 2023 Guangxi turned a national make-up day back into a day off.
 * The text of 2024 was read only in a press report that quotes it, and its document number not at all. For 2025 and
 * 2026 no notice was found; what the press says about 2025 contradicts itself.
 */
export const guangxiHolidays: readonly Notice[] = [
  {
    calendar: 'CN-GX',
    year: 2024,
    document:
      '广西壮族自治区人民政府办公厅关于2024年“壮族三月三”放假的通知（文号未查得，内容转引自新闻报道）',
    publishedOn: '2024-03-22',
    source: 'https://www.lzdww.com/read-122637.html',
    confidence: 'B',
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
