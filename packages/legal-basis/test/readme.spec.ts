import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = readme
  .split(/^## /m)
  .flatMap((section) =>
    [...section.matchAll(/^```ts\n(.*?)^```$/gms)].map(
      ([, code = '']) => [section.split('\n')[0], code] as const,
    ),
  );

/** What an example says it prints: behind each console.log, or in the last line. */
const promised = (code: string) =>
  code
    .trimEnd()
    .split('\n')
    .flatMap((line, index, lines) => {
      const behind = /console\.log\(.*\);? \/\/ (.+)$/.exec(line)?.[1];
      return behind ?? (index === lines.length - 1 && line.startsWith('// ') ? line.slice(3) : []);
    });

describe('the examples of the README', () => {
  it.each(examples)('given “%s”, then it prints what it says', (_, code) => {
    // The package resolves its own name, as it would in somebody else's project.
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--conditions=source',
        '--disable-warning=ExperimentalWarning',
        '--input-type=module-typescript',
        '--eval',
        code,
      ],
      { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(promised(code).length).toBeGreaterThan(0);
    expect(stdout.trimEnd().split('\n')).toEqual(promised(code));
  });

  it('are all there', () => {
    expect(examples.length).toBe(7);
  });
});
