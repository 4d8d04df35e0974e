import { isCivilDate } from '@dingfen/legal-calendar';
import { describe, expect, it } from 'vitest';
import { cite, formatCitation, isInForce, type SourceId, sources } from './index.ts';

const ids = Object.keys(sources) as SourceId[];

describe('the instruments', () => {
  // Written out for a lawyer to read; `npx vitest run packages/legal-basis -u` writes them anew, and the diff is reviewed.
  it('given the whole table, when it is written out, then it reads as it was reviewed', async () => {
    const text = ids.map((id) => `${id} ${JSON.stringify(sources[id])}\n`).join('');
    await expect(text).toMatchFileSnapshot('../test-data/sources.txt');
  });

  it('given two entries, then they are two texts, and a citation tells them apart in both languages', () => {
    for (const name of ['title', 'short'] as const) {
      for (const lang of ['zh', 'en'] as const) {
        const names = ids.map((id) => sources[id][name][lang]);
        expect(names.filter((one, place) => names.indexOf(one) !== place)).toEqual([]);
      }
    }
  });

  it.each(ids)('%s is dated by real days, the last after the first', (id) => {
    const { inForceFrom, inForceUntil = '9999-12-31' }: { inForceFrom: string; inForceUntil?: string } =
      sources[id];
    expect([inForceFrom, inForceUntil].every(isCivilDate)).toBe(true);
    expect(inForceFrom < inForceUntil).toBe(true);
  });

  it.each([
    ['2024-12-31', 'WCN08'],
    ['2025-01-01', 'WCN25'],
    ['2026-08-09', 'HFR02'],
    ['2026-08-10', 'HFR'],
  ] as const)('given the text that a newer one replaced, then on %s only %s is in force', (on, inForce) => {
    const pair = (['WCN08', 'WCN25', 'HFR02', 'HFR'] as const).filter(
      (id) => id.slice(0, 3) === inForce.slice(0, 3) && isInForce(id, on),
    );
    expect(pair).toEqual([inForce]);
  });

  it('given what only an authority or an amount rests on, then it is cited like every other instrument', () => {
    expect(formatCitation([cite('LCL', '9'), cite('LCL', '84')], 'zh')).toBe('《劳动合同法》第9条、第84条');
    expect(formatCitation([cite('LAB', '44[2]'), cite('WCN08', '', 'B')], 'en')).toBe(
      'Labour Law art 44 item 2; Wage Conversion Notice 2008',
    );
    expect(formatCitation(cite('SIL', '63'), 'zh')).toBe('《社会保险法》第63条');
    expect(formatCitation([cite('HFR02', '37-38', 'B'), cite('HFR', '39', 'B')], 'en')).toBe(
      'Housing Fund Regulations (before 2026) arts 37-38; Housing Fund Regulations art 39',
    );
  });
});
