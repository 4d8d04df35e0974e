import { describe, expect, test } from 'vitest';
import { run } from '../program.ts';
import { listeningScreen } from '../testing/listening-screen.ts';
import { withoutDatabase } from '../testing/without-database.ts';

withoutDatabase();

async function dingfen(...words: string[]) {
  const screen = listeningScreen();
  const code = await run(words, screen);
  return { code, said: screen.said, warned: screen.warned, text: screen.text() };
}
const ids = async (...words: string[]) =>
  (JSON.parse((await dingfen('rules', 'list', '--json', ...words)).said[0] ?? '') as { id: string }[]).map(
    ({ id }) => id,
  );

describe('given the statute book', () => {
  test('when it is listed, then counted rules stand beside conditions and events', async () => {
    const all = await ids();
    expect(all).toContain('jc_apply_30d');
    expect(all).toContain('arb_advice_hold');
    expect(new Set(all).size).toBe(all.length);
    expect((await dingfen('rules')).said).toHaveLength(all.length);
  });

  test('when it is filtered by class and confidence, then only what fits is left', async () => {
    const duties = await ids('--class', 'institutional_duty');
    const unsure = await ids('--class', 'institutional_duty', '--confidence', 'C');
    expect(duties).toContain('med_enterprise_acceptance_3wd');
    expect(duties).not.toContain('jc_apply_30d');
    expect(unsure.length).toBeLessThan(duties.length);
    expect(duties).toEqual(expect.arrayContaining(unsure));
  });

  test('when somebody looks for words, then id, name and article are searched in either language', async () => {
    expect(await ids('--search', 'JC_APPLY')).toEqual(['jc_apply_30d']);
    expect(await ids('--search', '司法确认')).toContain('jc_apply_30d');
    expect(await ids('--search', 'invited mediation provisions art 27')).toContain('court_premed_30d');
    expect(await ids('--search', 'no such words')).toEqual([]);
  });

  test('when a day is named, then the wording of that day is listed, and nothing that came later', async () => {
    const before = await ids('--on', '2007-01-01');
    expect(before).not.toContain('jc_apply_30d');
    const then = await dingfen(
      'rules',
      'list',
      '--on',
      '2024-06-01',
      '--search',
      'court_premed_30d',
      '--json',
    );
    const now = await dingfen('rules', 'list', '--search', 'court_premed_30d', '--json');
    const versionIn = ({ said }: { said: string[] }) =>
      (JSON.parse(said[0] ?? '') as { version: number }[])[0]?.version;
    expect(versionIn(then)).toBeLessThan(versionIn(now) ?? 0);
  });

  test('when one rule is shown, then every field it has is there, and the instrument with its version and article', async () => {
    const { code, text } = await dingfen('rules', 'show', 'jc_apply_30d');
    expect(code).toBe(0);
    expect(text).toContain('起算日 start day');
    expect(text).toContain('《民事诉讼法》第205条 · CPL art 205');
    expect(text).toContain('中华人民共和国民事诉讼法（2023年修正） · Civil Procedure Law (2023 amendment)');
    expect(text).toContain('施行 in force 2024-01-01');
    const { said } = await dingfen('rules', 'show', 'jc_apply_30d', '--json');
    expect(JSON.parse(said[0] ?? '').at(-1)).toMatchObject({
      counted: true,
      sources: expect.arrayContaining([
        expect.objectContaining({ article: '205', inForceFrom: '2024-01-01' }),
      ]),
    });
  });

  test('when a condition is shown, then it says its effect instead of a last day', async () => {
    const { text } = await dingfen('rules', 'show', 'arb_advice_hold');
    expect(text).toContain('效果 effect');
    expect(text).not.toContain('遇休息日');
  });
});

test.each([
  ['a class no rule has', ['list', '--class', 'duty'], 'class'],
  ['a mark that does not exist', ['list', '--confidence', 'E'], 'confidence'],
  ['29 February of a common year', ['list', '--on', '2026-02-29'], 'on'],
  ['a rule that is not there', ['show', 'nothing'], 'nothing'],
])(
  'given %s, when rules are asked for, then the refusal names it in both languages',
  async (_what, words, named) => {
    const { code, warned } = await dingfen('rules', ...words);
    expect(code).toBe(2);
    expect(warned[0]).toMatch(/^用法有误：.*\p{Script=Han}.* · wrong use: .+/u);
    expect(warned[0]).toContain(named);
  },
);
