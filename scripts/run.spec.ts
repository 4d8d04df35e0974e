import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('./run.mjs', import.meta.url));

function run(words: string[], { env = {}, node = [] }: { env?: NodeJS.ProcessEnv; node?: string[] } = {}) {
  return spawnSync(process.execPath, [...node, script, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

describe('the script behind the commands', () => {
  test('given a task it does not know, when it runs, then it names those it knows and does nothing', () => {
    const refused = run(['toString']);

    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('start|dingfen|measure|fuzz|chaos|generate|bench|test|ci');
  });

  test('given a Node that is too old and must not be replaced, when it runs, then both languages say so', () => {
    const pretend = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})';

    const refused = run(['start'], { env: { DINGFEN_OWN_NODE: '1' }, node: ['--import', pretend] });

    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/Node 20\.20\.2 版本过低[\s\S]*Node 20\.20\.2 is too old/);
    expect(refused.stdout).toBe('');
  });

  test('given no test to run, when the tests are run, then the closing line counts that as a failure', () => {
    const nothing = run(['test', 'there-is-no-such-file']);

    expect(nothing.status).toBe(1);
    expect(nothing.stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed');
  }, 60_000);
});
