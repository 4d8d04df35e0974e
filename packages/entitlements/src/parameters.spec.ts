import { readdirSync, readFileSync } from 'node:fs';
import { formatCitation } from '@dingfen/legal-basis';
import { describe, expect, it } from 'vitest';
import { asText } from './fraction.ts';
import { type ParameterId, parameterIds, parameterOn, parameterVersions } from './index.ts';

describe('the table of legal numbers', () => {
  it.each(parameterIds)('%s is named, cited and dated in every version', (id) => {
    const versions = parameterVersions(id);
    for (const [index, version] of versions.entries()) {
      expect(version.name.zh).toMatch(/\p{Script=Han}/u);
      expect(version.name.en).toMatch(/[a-z]/);
      expect(version.unit.zh).not.toBe('');
      expect(formatCitation(version.basis, 'zh')).not.toBe('');
      expect(version.confidence === 'A' || version.confidence === 'B' || version.unverified).toBeTruthy();
      const next = versions[index + 1];
      if (next) expect(version.inForceUntil).toBe(next.inForceFrom);
      const on = parameterOn(id, version.inForceFrom, 'on');
      expect(on.values.map(asText)).toEqual(version.values);
      expect(on.value).toEqual(on.values[0]);
    }
  });

  it.each([
    ['pay_days_per_month', '2024-12-31', '21.75', 'WCN08'],
    ['pay_days_per_month', '2025-01-01', '21.75', 'WCN25'],
    ['double_wage_part_month', '2025-08-31', '21.75', 'ENG'],
    ['double_wage_part_month', '2025-09-01', '21.75', 'LI2'],
    ['urban_disposable_income_yuan', '2025-12-31', '54188', 'WII'],
    ['urban_disposable_income_yuan', '2026-01-01', '56502', 'WII'],
  ] as const)('%s on %s is that of its day', (id, on, value, source) => {
    const found = parameterOn(id, on, 'on');
    expect(asText(found.value)).toBe(value);
    expect(found.basis[0]?.source).toBe(source);
  });

  it.each([
    ['pay_days_per_month', '2008-01-02'],
    ['urban_disposable_income_yuan', '2024-12-31'],
    ['urban_disposable_income_yuan', '2027-01-01'],
    ['non_compete_percent', '2020-12-31'],
  ] as const)('%s had no value on %s, which is said with the field', (id: ParameterId, on) => {
    expect(() => parameterOn(id, on, 'diedOn')).toThrow(
      expect.objectContaining({ field: 'diedOn', message: expect.stringContaining(`applied on ${on}`) }),
    );
  });

  it.each(['toString', 'tips'])('a parameter called %s is refused', (id) => {
    const refused = expect.objectContaining({
      field: 'id',
      text: {
        zh: `没有名为 ${JSON.stringify(id)} 的参数`,
        en: `there is no parameter called ${JSON.stringify(id)}`,
      },
    });
    expect(() => parameterVersions(id as ParameterId)).toThrow(refused);
    expect(() => parameterOn(id as ParameterId, '2025-03-03', 'on')).toThrow(refused);
  });

  it('a day that does not exist is refused', () => {
    expect(() => parameterOn('hours_per_day', '2025-02-29', 'on')).toThrow(
      expect.objectContaining({ field: 'on', message: 'on must be a real date written YYYY-MM-DD' }),
    );
  });
});

describe('legal numbers stand in the table and nowhere else', () => {
  const ownFiles = readdirSync(new URL('.', import.meta.url)).filter(
    (name) =>
      name.endsWith('.ts') &&
      !/\.(spec|fixture)\.ts$/.test(name) &&
      !['parameters.ts', 'statutory-holidays.ts', 'input.ts', 'fraction.ts'].includes(name),
  );

  it.each(ownFiles)('%s computes with no number of the law', (name) => {
    const source = readFileSync(new URL(name, import.meta.url), 'utf8');
    const numbers = [...source.matchAll(/exact\('?(\d[\d_.]*)'?\)/g)].map(([, number]) => number);
    // 0 and 1 count; 12 months make a year; 100 per cent and 100 fen make a whole.
    expect(numbers.filter((number) => !['0', '1', '12', '100'].includes(number ?? ''))).toEqual([]);
  });
});
