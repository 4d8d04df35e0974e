import { describe, expect, test } from 'vitest';
import { run } from '../program.ts';
import { listeningScreen } from '../testing/listening-screen.ts';
import { withoutDatabase } from '../testing/without-database.ts';

withoutDatabase();

async function dingfen(words: string) {
  const screen = listeningScreen();
  const code = await run(words.split(' '), screen);
  return { code, said: screen.said, warned: screen.warned, text: screen.text() };
}
const asked = 'limitation --claim other --knew-on 2026-01-15 --today 2026-09-01 --calendar CN';

describe('given a worker who knew of the infringement on 15 January 2026', () => {
  test('when nothing happened since, then one year runs from that day', async () => {
    const { said } = await dingfen(`${asked} --json`);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({
      state: 'running',
      runsFromOn: '2026-01-15',
      nominalDueOn: '2027-01-15',
      status: 'provisional',
    });
  });

  test('when the worker demanded payment twice, then the year runs anew from the later demand', async () => {
    const { code, text, said } = await dingfen(
      `${asked} --interrupted demand_made:2026-03-01 complaint_filed:2026-05-20`,
    );
    expect(code).toBe(0);
    expect(text).toContain('稳妥日期 safe date   2027-05-20');
    expect(text).toContain('进行中 · running');
    expect(said.some((line) => /^ {2}\d+\. .*中断/.test(line))).toBe(true);
  });

  test('when a cause that still lasts keeps the worker from applying, then the days left are told', async () => {
    const { said } = await dingfen(`${asked} --suspended force_majeure:2026-08-01 --json`);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ state: 'suspended', balanceDays: 168 });
  });
});

test('given the kinds of interruption, when they are listed, then demand and complaint are among them', async () => {
  const { text } = await dingfen('limitation kinds');
  expect(text).toContain('demand_made');
  expect(text).toContain('complaint_filed');
});

test.each([
  ['neither claim nor day', 'limitation', '--claim'],
  ['a claim of no kind', 'limitation --claim tax --knew-on 2026-01-15', 'claim'],
  ['a day that does not exist', 'limitation --claim other --knew-on 2026-02-29', 'knewOn'],
  ['an interruption without a day', `${asked} --interrupted demand_made`, '--interrupted'],
  ['an interruption of no kind', `${asked} --interrupted wish:2026-03-01`, 'log[0].kind'],
  [
    'a suspension that ends before it begins',
    `${asked} --suspended force_majeure:2026-03-02/2026-03-01`,
    'suspensions[0].until',
  ],
  ['a suspension that cannot be read', `${asked} --suspended force_majeure`, '--suspended'],
  ['a calendar nobody keeps', 'limitation --claim other --knew-on 2026-01-15 --calendar US', 'calendar'],
])(
  'given %s, when the limitation is asked for, then the refusal names the field in both languages',
  async (_what, words, field) => {
    const { code, warned } = await dingfen(words);
    expect(code).toBe(2);
    expect(warned[0]).toMatch(/^用法有误：.*\p{Script=Han}.* · wrong use: .+/u);
    expect(warned[0]).toContain(field);
  },
);
