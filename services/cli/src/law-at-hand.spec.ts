import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from './program.ts';
import { listeningScreen } from './testing/listening-screen.ts';

const example = fileURLToPath(
  new URL('../../../packages/dispute-engine/test-data/local-rules.json', import.meta.url),
);
const folder = mkdtempSync(join(tmpdir(), 'dingfen-law-'));
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('DINGFEN_DATA', join(folder, 'nowhere'));
  vi.stubEnv('DINGFEN_LOCAL_RULES', '');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function dingfen(words: string) {
  const screen = listeningScreen();
  const code = await run(words.split(' '), screen);
  return { code, said: screen.said, warned: screen.warned, text: screen.text() };
}
const json = async (words: string) => JSON.parse((await dingfen(`${words} --json`)).said[0] ?? '');
const period = 'period med_period_one_stop_15d --from 2026-05-06 --calendar CN';

describe('by which calendar a command counts', () => {
  test('given no database, then it counts by the built-in notices and says so, and until when they reach', async () => {
    const { code, said } = await dingfen(period);
    expect(code).toBe(0);
    expect(said.at(-1)).toBe(
      '日历 calendar        CN 仅内置放假通知（没有数据库），已知至2026-12-31 · built-in holiday notices only: no database is there, known until 2026-12-31',
    );
    const used = {
      calendarUsed: { id: 'CN', notices: 'noDatabase', imported: [], knownUntil: '2026-12-31' },
    };
    expect(await json(period)).toMatchObject(used);
    const standing = 'limitation --claim other --knew-on 2026-01-15 --today 2026-09-01 --calendar CN';
    expect(await json(standing)).toMatchObject(used);
    const facts = join(folder, 'facts.json');
    writeFileSync(facts, JSON.stringify({ askedOn: '2026-09-01', worker: 'ordinary' }));
    expect(await json(`triage ${facts}`)).toMatchObject(used);
    const overtime = join(folder, 'overtime.json');
    writeFileSync(
      overtime,
      JSON.stringify({ monthlyWageFen: 652_500, days: [{ on: '2026-03-07', hours: 8 }] }),
    );
    expect(await json(`entitlement overtime --json-input ${overtime}`)).toMatchObject(used);
  });

  test('given a database that does not answer, then it still counts, and says that it could not be read', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
    expect((await json(period)).calendarUsed).toMatchObject({ notices: 'unreadable' });
  });
});

describe('what a deployment has configured', () => {
  test('given the example, then it is usable, and the command shows who decided', async () => {
    vi.stubEnv('DINGFEN_LOCAL_RULES', example);
    expect((await dingfen(`rules check ${example}`)).said.at(-1)).toBe('6项可以使用 · 6 entries, all usable');
    expect(await json(period)).toMatchObject({ nominalDueOn: '2026-05-26' });
    const { text } = await dingfen(period);
    expect(text).toContain('长度为本地配置：示例市人社局一站式调解工作会议纪要〔2026〕3号（虚构）');
    expect(text).toContain('标注 label           本地配置 · locally configured');
  });

  test('given it is configured, then the rules show the book’s length and ours beside it', async () => {
    vi.stubEnv('DINGFEN_LOCAL_RULES', example);
    const { said } = await dingfen('rules list --search med_period_one_stop_15d --on 2026-05-06');
    expect(said[0]).toContain('15 calendar_day → 20（本地配置 · locally configured）');
    const before = await dingfen('rules list --search med_period_one_stop_15d --on 2025-12-31');
    expect(before.text).not.toContain('本地配置');
    expect((await dingfen('rules show med_period_one_stop_15d')).text).toMatch(
      /期限 length +15 calendar_day\n +本地配置 configured +20，2026-01-01 – ，示例市人社局/,
    );
    expect((await dingfen('rules show jc_apply_30d')).text).not.toContain('本地配置');
  });

  test.each([
    ['rules check', '用法有误：'],
    [period, 'DINGFEN_LOCAL_RULES'],
    ['rules list', 'DINGFEN_LOCAL_RULES'],
  ])(
    'given a rule that an article fixes, when “%s” is called, then it is refused with the field',
    async (words, said) => {
      const file = join(folder, 'bad.json');
      writeFileSync(
        file,
        JSON.stringify({
          lengths: [
            {
              ruleId: 'jc_apply_30d',
              length: 60,
              decidedBy: { zh: '某文件', en: 'some paper' },
              inForceFrom: '2026-01-01',
            },
          ],
        }),
      );
      if (words !== 'rules check') vi.stubEnv('DINGFEN_LOCAL_RULES', file);
      const { code, warned } = await dingfen(words === 'rules check' ? `${words} ${file}` : words);
      expect(code).toBe(2);
      expect(warned[0]).toContain(said);
      expect(warned[0]).toContain('lengths[0].ruleId');
    },
  );
});
