import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('./law-stays-home.mjs', import.meta.url));
const made: string[] = [];

/** The check over a repository that holds these files. */
function check(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'law-'));
  made.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return spawnSync(process.execPath, [script, root], { encoding: 'utf8' });
}
afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

const law: readonly (readonly [what: string, line: string, said: string])[] = [
  ['a period added to a day', 'const due = addDays(servedOn, 15);', 'shift: addDays by 15'],
  ['a period counted back', 'const due = addDays(hearing.on, -3);', 'shift: addDays by -3'],
  ['a period in a dress', 'const due = addMonths(on, (late ? 6 : 3) as number);', 'shift: addMonths by 6'],
  ['a length that is armed', 'arm(on, { length: 15 });', 'length: length of 15'],
  [
    'an extension where it is wanted',
    'arm({ ...(more ? { extension: 15 } : {}) });',
    'length: extension of 15',
  ],
  ['a default that is a period', 'const defenceDays = given ?? 15;', 'named: defenceDays is 15'],
  ['a parameter that is a period', 'function f(days = 30) {}', 'named: days is 30'],
  ['a threshold of workers', 'const many = workers >= 10;', 'comparison: workers >= 10'],
  [
    'a threshold written backwards',
    'const many = 10 <= plaintiffs(context).length;',
    'comparison: length <= 10',
  ],
  ['a threshold by track', 'const ok = payload.months <= (light ? 1 : 6);', 'comparison: months <= 6'],
  ['days between', 'const near = daysBetween(a, b) < 7;', 'comparison: daysBetween < 7'],
  ['a share of a wage', 'const half = wageFen * 0.5;', 'share: wageFen * 0.5'],
  ['a bound of a form', "days('天数', 'Days', 15);", 'bound: days up to 15'],
  ['the day a rule begins', "const from = '2026-07-01';", 'date: the day 2026-07-01'],
  ['a period in ISO', "const wait = 'P15D';", 'duration: the period P15D'],
];

const noLaw: readonly (readonly [what: string, line: string])[] = [
  ['the day after', 'const next = addDays(on, 1);'],
  ['the day before', 'const last = addDays(on, -1);'],
  ['an empty list', 'const none = list.length === 0;'],
  ['a rule’s own length', 'arm({ length: ruleOn(id, on).length });'],
  ['a type', 'type Grade = 5 | 10; interface Box { length: 15 }'],
  ['a number in words', "const text = 'addDays(on, 15)'; // length: 15"],
  ['the length of a text', 'const box = { maxLength: 4000, minLength: 2 };'],
  ['an article', "const basis = cite('MAL', '14(3)');"],
  ['a message', 'const message = 15; const image = 15;'],
];

describe('the law stays at home', () => {
  test(`given ${law.map(([what]) => what).join('; ')}: then each is reported with file, line and what it is`, () => {
    const files = law.map(([, line], index) => [
      `workflows/w${index}/src/guards.ts`,
      `// first line\n${line}\n`,
    ]);
    const found = check(Object.fromEntries(files));

    for (const [index, [, , said]] of law.entries())
      expect(found.stdout).toContain(`workflows/w${index}/src/guards.ts:2 ${said}\n`);
    expect(found.status).toBe(1);
  });

  test(`given ${noLaw.map(([what]) => what).join('; ')}: then nothing is reported`, () => {
    const found = check({
      'workflows/w/src/guards.ts': `{${noLaw.map(([, line]) => line).join('\n}{\n')}\n}`,
    });

    expect(found.stdout).toContain('0 literals that look like law');
    expect(found.status).toBe(0);
  });

  test('given the same literal in the statute book, a test or a fixture, then nothing is reported', () => {
    const line = 'const due = addDays(on, 15);';
    const found = check({
      'packages/legal-basis/src/rules.ts': line,
      'packages/legal-calendar/src/count.ts': line,
      'packages/entitlements/src/leave.ts': line,
      'workflows/w/src/guards.spec.ts': line,
      'workflows/w/src/guards.fixture.ts': line,
      'workflows/w/src/testing/story.ts': line,
      'workflows/w/dist/guards.ts': line,
    });

    expect(found.stdout).toContain('0 literals that look like law');
    expect(found.status).toBe(0);
  });

  test('given a file that cannot be read as TypeScript, then the check fails rather than passes', () => {
    const broken = check({ 'workflows/w/src/guards.ts': 'const = ;' });

    expect(broken.status).not.toBe(0);
    expect(broken.stdout).not.toContain('to be mended');
  });
});
