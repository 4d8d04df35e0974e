import { cohorts, dictionary, type Metric, type Term } from './dictionary.ts';
import { measures } from './measures.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const windows = { period: '', before: ' before', untilEnd: ' to the end' } as const;
const formula = (terms: readonly Term[]): string =>
  terms
    .map(
      ({ measure, extra, window, sign }, index) =>
        `${sign < 0 ? '− ' : index > 0 ? '+ ' : ''}\`${measure}${extra ? `(${extra.join(', ')})` : ''}\`${windows[window]}`,
    )
    .join(' ');

function sumsOf({ formula: made }: Metric): [string, string] {
  switch (made.kind) {
    case 'count':
      return [formula(made.numerator), ''];
    case 'ratio':
      return [formula(made.numerator), formula(made.denominator)];
    case 'percentile':
      return [`p${made.percent} of ${formula([made.histogram])}`, ''];
    case 'tariff':
      return [`${formula([made.results])} × tariff`, ''];
    default:
      return [`\`${made.measure}\` (now)`, ''];
  }
}

const status = {
  official: '官方 official',
  reverseEngineered: '反推 reverse-engineered',
  ownDefinition: '自定义 own definition',
} as const;

/** The dictionary and the measures as Markdown: the generated part of the README. */
export function dictionaryTable(): string {
  const figures = dictionary.map((one) => [
    `\`${one.id}\``,
    String(one.version),
    one.name.zh,
    one.name.en,
    one.definition.zh,
    one.definition.en,
    ...sumsOf(one),
    `${one.cohort}：${cohorts[one.cohort].zh} ${cohorts[one.cohort].en}`,
    one.unit,
    one.dimensions.join(', '),
    `${status[one.source.status]}：${one.source.basis.zh}`,
    one.maturesAfterMonths === undefined ? '' : String(one.maturesAfterMonths),
  ]);
  const counted = Object.entries(measures).map(([name, one]) => [
    `\`${name}\``,
    one.counts.zh,
    one.counts.en,
    `${one.monthOf.zh} ${one.monthOf.en}`,
    'extra' in one ? `${one.extra.zh}；${one.extra.en}` : '',
    one.unit,
  ]);
  return [
    'Generated from the dictionary; do not edit between the markers.',
    '### 指标 Figures',
    table(
      [
        'id',
        'v',
        '名称',
        'name',
        '定义',
        'definition',
        'numerator',
        'denominator',
        'cohort',
        'unit',
        'dimensions',
        'source',
        'matures after (months)',
      ],
      figures,
    ),
    '### 计量 Measures',
    table(['measure', '计数', 'counts', 'month of', 'extra', 'unit'], counted),
  ].join('\n\n');
}
