import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../program.ts';
import { listeningScreen } from '../testing/listening-screen.ts';
import { withoutDatabase } from '../testing/without-database.ts';

withoutDatabase();

async function dingfen(words: string) {
  const screen = listeningScreen();
  const code = await run(words.split(' '), screen);
  return { code, said: screen.said, warned: screen.warned };
}

describe('dingfen period', () => {
  test('given an extension that may follow either of two periods, when told which, then both are counted as one', async () => {
    const { code, said } = await dingfen(
      'period court_postmed_extension_30d --from 2026-03-02 --base 7 --calendar CN --json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ nominalDueOn: '2026-04-08', dueOn: '2026-04-08' });
  });

  test('given an arbitration that was suspended twice, when it is counted, then those days are left out', async () => {
    const { said } = await dingfen(
      'period arb_award_45d --from 2026-03-02 --not-counted 2026-03-10/2026-03-20 2026-04-01/2026-04-02 --calendar CN --json',
    );
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ nominalDueOn: '2026-04-27' });
  });

  test.each([
    ['no word of which period is extended', '', 'baseLength'],
    ['a period it does not extend', ' --base 9', 'baseLength'],
    ['a base that is no number', ' --base x', '--base'],
    [
      'time that ends before it starts',
      ' --base 7 --not-counted 2026-03-20/2026-03-10',
      'exclusions[0].until',
    ],
    ['time from no real day', ' --base 7 --not-counted 2026-02-29/2026-03-10', 'exclusions[0].from'],
    ['time that cannot be read', ' --base 7 --not-counted 2026-03-10', '--not-counted'],
  ])(
    'given %s, when it is counted, then it is refused with the place named',
    async (_given, options, named) => {
      const { code, warned } = await dingfen(
        `period court_postmed_extension_30d --from 2026-03-02${options}`,
      );
      expect(code).toBe(2);
      expect(warned.join('\n')).toContain(named);
    },
  );

  test('given a file that holds no examples, when it is verified, then both languages say so', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'dingfen-test-')), 'none.json');
    writeFileSync(file, 'null');
    const { code, warned } = await dingfen(`period verify ${file}`);
    expect(code).toBe(2);
    expect(warned).toEqual([
      expect.stringMatching(/文件中既无 vectors 也无 special_vectors.* · .*file holds neither vectors/),
    ]);
  });
});
