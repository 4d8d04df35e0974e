import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { expect, test } from 'vitest';
import { type Cohort, cohorts, dictionary, type Metric } from './dictionary.ts';
import { isStanding, type MeasureName, measures } from './measures.ts';
import { dictionaryTable } from './table.ts';

test('every figure has an id of its own and says in both languages, in one sentence, what it is', () => {
  expect(new Set(dictionary.map((one) => one.id)).size).toBe(dictionary.length);
  for (const { id, name, definition, source } of dictionary) {
    for (const { zh, en } of [name, definition, source.basis])
      expect([id, /\p{Script=Han}/u.test(zh), /[a-z]/i.test(en)]).toEqual([id, true, true]);
    expect([id, definition.zh.match(/。/g)?.length, definition.en.match(/\.$/g)?.length]).toEqual([id, 1, 1]);
  }
});

test('every figure is made of measures that are declared', () => {
  for (const { id, formula } of dictionary) {
    const terms =
      formula.kind === 'count'
        ? formula.numerator
        : formula.kind === 'ratio'
          ? [...formula.numerator, ...formula.denominator]
          : formula.kind === 'percentile'
            ? [formula.histogram]
            : formula.kind === 'tariff'
              ? [formula.results]
              : [];
    for (const { measure } of terms)
      expect([id, Object.keys(measures).includes(measure)]).toEqual([id, true]);
    if (formula.kind === 'live') expect(isStanding(formula.measure)).toBe(true);
  }
});

/** The sums above the line, which decide by what day a figure counts. */
function counted({ formula }: Metric): MeasureName[] {
  if (formula.kind === 'percentile') return [formula.histogram.measure];
  if (formula.kind === 'tariff') return [formula.results.measure];
  return formula.kind === 'live' ? [] : formula.numerator.map(({ measure }) => measure);
}

test('every figure is printed with the day by which its entries are booked', () => {
  const days: Record<Cohort, readonly string[]> = {
    filing: ['filing'],
    acceptance: ['acceptance'],
    screening: ['screening'],
    transfer: ['transfer'],
    closing: ['closing', 'first closing', 'conclusion', 'ruling', 'decision'],
    reopening: ['reopening'],
    merging: ['merging'],
    agreement: ['effect', 'effect of the agreement'],
    dueDay: ['due day', 'last due day'],
    performance: ['performance'],
    grant: ['grant'],
    followUp: ['follow-up'],
    snapshot: [],
  };
  for (const metric of dictionary) {
    if (metric.cohort === 'snapshot') continue;
    for (const measure of counted(metric))
      expect(days[metric.cohort], `${metric.id} by ${metric.cohort}`).toContain(measures[measure].monthOf.en);
  }
  for (const { zh, en } of Object.values(cohorts))
    expect([/\p{Script=Han}/u.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
});

test('no figure speaks of a settlement that no procedure records, and a review takes no time out and says so', () => {
  expect(JSON.stringify(dictionary.map((one) => one.formula))).not.toContain('settled');
  expect(measures['mediation.concluded'].extra?.en).not.toContain('settled');
  const net = dictionary.find((one) => one.id === 'netDays.review.p50');
  expect([net?.definition.zh, net?.definition.en]).toEqual([
    expect.stringContaining('不作扣除'),
    expect.stringContaining('nothing is taken out'),
  ]);
});

test('what the rule book gives no formula for is labelled as our own, and what was recovered as recovered', () => {
  const status = (id: string) => dictionary.find((one) => one.id === id)?.source.status;
  expect([
    status('mediationSuccessRate'),
    status('confirmationRate'),
    status('voluntaryPerformanceRate'),
    status('oneOffResolutionRate'),
    status('arbitrationClosingRate'),
    status('mediationConcluded'),
    status('arbitrationAccepted'),
  ]).toEqual([
    'ownDefinition',
    'ownDefinition',
    'ownDefinition',
    'ownDefinition',
    'reverseEngineered',
    'official',
    'official',
  ]);
});

test('the table in the README is the dictionary that runs', () => {
  const readme = new URL('../README.md', import.meta.url);
  const text = readFileSync(readme, 'utf8');
  const [start, end] = ['<!-- dictionary -->\n', '\n<!-- /dictionary -->'];
  const [before, rest = ''] = text.split(start);
  const [shown, after] = rest.split(end);
  if (process.env['UPDATE_README'] && shown !== dictionaryTable())
    writeFileSync(readme, [before, start, dictionaryTable(), end, after].join(''));
  else expect(shown).toBe(dictionaryTable());
});
