import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { expect, test } from 'vitest';
import { dictionary } from './dictionary.ts';
import { isStanding, measures } from './measures.ts';
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
