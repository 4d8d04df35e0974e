import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/^## (.*)$|^```ts\n([\s\S]*?)^```$/gm)].reduce<
  { title: string; code: string }[]
>((found, [, title, code]) => {
  if (title !== undefined) found.push({ title, code: '' });
  const last = found.at(-1);
  if (code !== undefined && last) last.code += code;
  return found;
}, []);
const runnable = blocks.filter(({ code }) => code !== '');

describe('the examples of the README', () => {
  it('are five or more', () => {
    expect(runnable.length).toBeGreaterThanOrEqual(5);
  });

  it.each(runnable)('$title prints what it says', ({ code }) => {
    const printed = execFileSync(
      process.execPath,
      ['--conditions=source', '--input-type=module-typescript', '--eval', code],
      {
        cwd: fileURLToPath(new URL('..', import.meta.url)),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const promised = [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line?.trimEnd());
    expect(
      printed
        .trimEnd()
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual(promised);
  });
});
