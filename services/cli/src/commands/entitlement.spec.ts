import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../program.ts';
import { listeningScreen } from '../testing/listening-screen.ts';
import { withoutDatabase } from '../testing/without-database.ts';

withoutDatabase();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dingfen-entitlement-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(content: unknown): string {
  const file = join(folder, 'content.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
async function dingfen(...words: string[]) {
  const screen = listeningScreen();
  const code = await run(words, screen);
  return { code, said: screen.said, warned: screen.warned, text: screen.text() };
}

const saturday = { monthlyWageFen: 652_500, days: [{ on: '2026-03-07', hours: 8 }] };

describe('given eight hours of overtime on a Saturday at 6,525 yuan a month', () => {
  test('when the input comes from a file, then the sum and every line with its article are told', async () => {
    const { code, text } = await dingfen('entitlement', 'overtime', '--json-input', fileWith(saturday));
    expect(code).toBe(0);
    expect(text).toContain('应付 owed            ¥600.00');
    expect(text).toContain('《劳动法》第44条');
  });

  test('when each field is an option, then the answer is the same', async () => {
    const fromFile = await dingfen('entitlement', 'overtime', '--json-input', fileWith(saturday), '--json');
    const days = '[{"on":"2026-03-07","hours":8}]';
    const options = ['--monthly-wage-fen', '652500', '--days', days, '--json'];
    const fromOptions = await dingfen('entitlement', 'overtime', ...options);
    expect(fromOptions.code).toBe(0);
    expect(JSON.parse(fromOptions.said[0] ?? '')).toMatchObject({ type: 'overtime', amountFen: 60_000 });
    expect(fromOptions.said).toEqual(fromFile.said);
  });
});

test('given confirmed figures of the region, when severance is computed, then they are used; without them it is refused', async () => {
  const words = ['entitlement', 'severance', '--region', 'X', '--hired-on', '2022-08-01'];
  words.push('--ended-on', '2025-12-31', '--average-wage-fen', '800000', '--ground', 'layoff');
  const figures = fileWith({
    minimumWages: [{ region: 'X', amountFen: 200_000, inForceFrom: '2020-01-01' }],
    averageWages: [{ region: 'X', year: 2024, amountFen: 10_800_000, publishedOn: '2025-06-20' }],
  });
  const { said } = await dingfen(...words, '--figures', figures, '--json');
  expect(JSON.parse(said[0] ?? '')).toMatchObject({ amountFen: 2_800_000 });

  const refused = await dingfen(...words);
  expect(refused.code).toBe(2);
  expect(refused.warned[0]).toContain('(region)');
});

test('given the heads of claim, when they are listed, then each has fields that can be asked for', async () => {
  const { said } = await dingfen('entitlement', 'list', '--json');
  const types = (JSON.parse(said[0] ?? '') as { type: string }[]).map(({ type }) => type);
  expect(types).toContain('severance');
  expect((await dingfen('entitlement')).said).toHaveLength(types.length);
  for (const type of types)
    expect((await dingfen('entitlement', 'fields', type)).text).toContain('必填 required');
});

test.each([
  ['an unknown head of claim', ['gold'], 'type'],
  [
    'a negative wage',
    ['overtime', '--monthly-wage-fen', '-1', '--days', '[{"on":"2026-03-07","hours":8}]'],
    'monthlyWageFen',
  ],
  [
    '29 February of a common year',
    ['overtime', '--monthly-wage-fen', '1', '--days', '[{"on":"2026-02-29","hours":8}]'],
    'days[0].on',
  ],
  ['a field nobody knows', ['overtime', '--colour', 'red'], 'colour'],
  ['a field that is missing', ['overtime', '--monthly-wage-fen', '1'], 'days'],
  ['an option without value', ['overtime', '--monthly-wage-fen'], '--monthly-wage-fen'],
  ['a file that is not there', ['overtime', '--json-input', 'nowhere.json'], 'nowhere.json'],
  [
    'a file and options at once',
    ['overtime', '--json-input', 'nowhere.json', '--hours', '3'],
    '--json-input',
  ],
])(
  'given %s, when an entitlement is asked for, then the refusal names it in both languages',
  async (_what, words, named) => {
    const { code, warned } = await dingfen('entitlement', ...words);
    expect(code).toBe(2);
    expect(warned[0]).toMatch(/^用法有误：.*\p{Script=Han}.* · wrong use: .+/u);
    expect(warned[0]).toContain(named);
  },
);

describe('given a worker who was not paid', () => {
  const facts = {
    askedOn: '2026-09-01',
    worker: 'ordinary',
    claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
  };

  test('when the facts are triaged, then every way has a verdict with its article, and what to ask next is told', async () => {
    const { code, text } = await dingfen('triage', fileWith(facts));
    expect(code).toBe(0);
    expect(text).toMatch(/建议 recommended/);
    expect(text).toContain('arbitration');
    expect(text).toMatch(/还要问 ask next +employer/);
    const { said } = await dingfen('triage', fileWith(facts), '--json');
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ routes: { workInjuryRecognition: { verdict: 'no' } } });
  });

  test('when the questions are listed, then their answers are', async () => {
    const { text } = await dingfen('triage', 'questions');
    expect(text).toMatch(/worker +choice .*ordinary \| /);
  });

  test.each([
    ['a question nobody asked', { ...facts, colour: 'red' }, 'colour'],
    ['an answer that is none', { ...facts, worker: 'king' }, 'worker'],
    ['a day after the day of asking', { ...facts, knewOn: '2026-09-02' }, 'knewOn'],
    ['no facts at all', [], 'content.json'],
  ])('when the facts hold %s, then the refusal names it', async (_what, wrong, named) => {
    const { code, warned } = await dingfen('triage', fileWith(wrong));
    expect(code).toBe(2);
    expect(warned[0]).toContain(named);
  });
});
