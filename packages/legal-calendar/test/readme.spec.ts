import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/^## (.+?)$|^```ts\n(.*?)^```$/gms)].reduce<
  { title: string; code: string }[]
>((found, [, heading, code]) => {
  const title = heading ?? found.at(-1)?.title ?? '';
  return [...found, { title, code: code ?? '' }];
}, []);

/** What the example says it prints: the comment behind console.log, or the comment lines after a printing block. */
function promised(code: string): string[] {
  const lines = code.trimEnd().split('\n');
  return lines.flatMap((line, index) => {
    const behind = /console\.log\(.*\);? \/\/ (.+)$/.exec(line)?.[1];
    if (behind !== undefined) return [behind];
    const isOutput = line.startsWith('// ') && /^(\/\/ |\}|for )/.test(lines[index - 1] ?? '');
    return isOutput ? [line.slice(3)] : [];
  });
}

describe('the examples of the README', () => {
  it.each(examples.filter(({ code }) => code !== ''))(
    'given “$title”, then it prints what it says',
    ({ code }) => {
      // The package resolves its own name, as it would in somebody else's project.
      const { stdout, stderr } = spawnSync(
        execPath,
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
      expect(promised(code)).not.toEqual([]);
      expect(stdout.trimEnd().split('\n')).toEqual(promised(code));
    },
  );
});
