import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { procedures } from '@dingfen/dispute-lifecycle';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { replaceBetween, writeCharts } from './commands/chart.ts';
import { secondsOf } from './commands/clock.ts';
import { root } from './places.ts';
import { run } from './program.ts';
import { columns, widthOf } from './screen.ts';
import { listeningScreen } from './testing/listening-screen.ts';
import { withoutDatabase } from './testing/without-database.ts';

withoutDatabase();

afterEach(() => vi.unstubAllEnvs());

async function dingfen(words: string) {
  const screen = listeningScreen();
  const code = await run(words.split(' '), screen);
  return { code, said: screen.said, warned: screen.warned };
}

describe('dingfen period', () => {
  test('given a period that ends inside the National Day holiday, when it is counted, then the clerk reads both dates and why', async () => {
    const { code, said } = await dingfen('period med_period_15d_art14 --from 2025-09-22 --calendar CN');

    expect(code).toBe(0);
    expect(said.slice(0, 3)).toEqual([
      '十五日未达成协议可申请仲裁 · Fifteen days without agreement open arbitration（med_period_15d_art14@1）',
      '稳妥日期 safe date   2025-10-07',
      '法定届满 last day    2025-10-09',
    ]);
    expect(said).toContain(
      '     day 15 = 7 October (National Day and Mid-Autumn Festival holiday), a rest day; first working day after = 9 October; CPL art 85(3)',
    );
  });

  test('given a wage appeal of fifteen days, when it ends on a working day, then both dates are the same', async () => {
    const { said } = await dingfen('period appeal_judgment_15d --from 2026-06-01 --calendar CN-GX');

    expect(said.slice(1, 3)).toEqual(['稳妥日期 safe date   2026-06-16', '法定届满 last day    2026-06-16']);
  });

  test('given an extension, when the answer is asked for as JSON, then it is one object with the extended day', async () => {
    const { said } = await dingfen('period court_premed_30d --from 2026-05-11 --extend 30 --json');

    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({
      ruleId: 'court_premed_30d',
      version: expect.any(Number),
      calendar: 'CN-GX',
      nominalDueOn: '2026-07-10',
      dueOn: '2026-07-10',
      status: 'firm',
    });
  });

  test('given the file of worked examples, when it is verified, then there is a line for each and the count is last', async () => {
    const { code, said } = await dingfen(
      `period verify ${join(root, 'packages/legal-basis/test-data/deadline-vectors.json')}`,
    );

    expect(code).toBe(0);
    expect(said.at(-1)).toBe(`${said.length - 1} passed, 0 failed`);
    expect(said.slice(0, -1).every((line) => line.startsWith('ok '))).toBe(true);
  });

  test('given an example whose answer is wrong, when the file is verified, then it is named and the exit code is 1', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dingfen-vectors-'));
    try {
      const file = join(folder, 'wrong.json');
      writeFileSync(
        file,
        JSON.stringify({
          special_vectors: [
            {
              id: 'S1',
              kind: 'restart',
              event_date: '2026-03-02',
              nominal_due: '2026-01-01',
              due: '2026-01-01',
            },
          ],
        }),
      );
      const { code, said } = await dingfen(`period verify ${file}`);

      expect(code).toBe(1);
      expect(said[0]).toMatch(/^FAILED S1 expected 2026-01-01 \/ 2026-01-01, got 2026-04-16/);
      expect(said.at(-1)).toBe('0 passed, 1 failed');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('given wrong use', () => {
  test.each([
    ['an unknown command', 'mediate'],
    ['an unknown rule', 'period no_such_rule --from 2026-01-01'],
    ['no day to count from', 'period court_premed_30d'],
    ['a day that does not exist', 'period court_premed_30d --from 2026-02-30'],
    ['a calendar nobody keeps', 'period court_premed_30d --from 2026-01-05 --calendar US'],
    ['an unknown option', 'rules --colour'],
    ['a file that is not there', 'period verify nowhere.json'],
    ['a span without unit', 'clock --forward 15'],
    ['an unknown world', 'seed nanning'],
    ['an unknown story', 'demo none'],
  ])('when it is %s, then one short bilingual line is shown and the exit code is 2', async (_what, words) => {
    const { code, warned } = await dingfen(words);

    expect(code).toBe(2);
    expect(warned[0]).toMatch(/^用法有误：.+ · wrong use: .+/);
    expect(warned.length).toBeLessThanOrEqual(2);
  });

  test.each(['clock --forward 1d', 'seed laibin', 'demo wei', 'start'])(
    'when %s is asked for in production, then it is refused',
    async (words) => {
      vi.stubEnv('NODE_ENV', 'production');

      const { code, warned } = await dingfen(words);

      expect(code).toBe(2);
      expect(warned[0]).toContain('NODE_ENV=production');
    },
  );
});

test('given the rules, when they are listed and one is shown, then the same rule is in both', async () => {
  const listed = await dingfen('rules list --json');
  const shown = await dingfen('rules show jc_apply_30d');

  expect(JSON.parse(listed.said[0] ?? '')).toContainEqual(
    expect.objectContaining({ id: 'jc_apply_30d', length: 30 }),
  );
  expect(shown.said.join('\n')).toContain('30 calendar_day');
});

test('given spans as people write them, when they are read, then they are seconds', () => {
  expect([secondsOf('90m'), secondsOf('36h'), secondsOf('15d'), secondsOf('2w')]).toEqual([
    5400, 129_600, 1_296_000, 1_209_600,
  ]);
});

test('given Chinese beside English, when a table is lined up, then a Chinese character counts as two columns', () => {
  expect(widthOf('韦某某 x（')).toBe(10);
  expect(
    columns([
      ['甲', '一'],
      ['abc', '二'],
    ]),
  ).toEqual(['甲   一', 'abc  二']);
});

describe('dingfen chart', () => {
  test('given READMEs without charts, when they are written, then a check passes; when one was edited, then it fails and names it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dingfen-charts-'));
    try {
      for (const { id } of procedures) mkdirSync(join(folder, 'workflows', id), { recursive: true });
      const readme = join(folder, 'README.md');
      writeFileSync(readme, '# 定分\n\n<!-- lifecycle:begin -->\nold\n<!-- lifecycle:end -->\n\nprose\n');
      const screen = listeningScreen();

      expect(writeCharts(screen, procedures, { check: true, folder })).toBe(1);
      expect(writeCharts(screen, procedures, { folder })).toBe(0);
      expect(writeCharts(screen, procedures, { check: true, folder })).toBe(0);
      const text = readFileSync(readme, 'utf8');
      expect(text).toContain('stateDiagram-v2');
      expect(text).not.toContain('old');
      expect(text.endsWith('prose\n')).toBe(true);

      const edited = join(folder, 'workflows', 'judicial-confirmation', 'README.md');
      writeFileSync(edited, readFileSync(edited, 'utf8').replace('stateDiagram-v2', 'stateDiagram'));
      expect(writeCharts(screen, procedures, { check: true, folder })).toBe(1);
      expect(screen.warned.at(-1)).toContain(join('workflows', 'judicial-confirmation', 'README.md'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('given prose around the markers, when the part is replaced, then the prose stays', () => {
    expect(replaceBetween('a\n<!-- chart:begin -->x<!-- chart:end -->\nb', 'chart', 'new', true)).toBe(
      'a\n<!-- chart:begin -->\n\nnew\n\n<!-- chart:end -->\nb',
    );
    expect(replaceBetween('no markers', 'lifecycle', 'new', false)).toBeUndefined();
  });
});
