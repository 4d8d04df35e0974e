import { describe, expect, it } from 'vitest';
import { calendar, type HolidayYear } from './index.ts';

const national = calendar('CN');
const guangxi = calendar('CN-GX');

describe('rest days', () => {
  it('given a Sunday that is worked to make up for a holiday, then it is a working day', () => {
    expect(national.isRestDay('2025-09-28')).toBe(false);
    expect(national.describe('2025-09-28')).toEqual({
      zh: '周日，调休上班',
      en: 'Sunday, a make-up working day',
    });
  });

  it('given a weekday inside a holiday, then it is a rest day with a name', () => {
    expect(national.isRestDay('2026-02-17')).toBe(true);
    expect(national.describe('2026-02-17')).toEqual({ zh: '春节放假', en: 'Spring Festival holiday' });
    expect(national.describe('2026-02-24')).toBeUndefined();
    expect(national.describe('2026-03-07')).toEqual({ zh: '周六', en: 'Saturday' });
  });

  it('given the Guangxi days of 2024, then they rest in Guangxi and nowhere else', () => {
    expect(guangxi.isRestDay('2024-04-11')).toBe(true);
    expect(national.isRestDay('2024-04-11')).toBe(false);
    expect(guangxi.describe('2024-04-12')?.zh).toBe('壮族三月三放假');
  });

  it('given 2027 without a notice, then weekends rest but nothing is known', () => {
    expect(national.isKnown('2026-12-31')).toBe(true);
    expect(national.isKnown('2027-01-01')).toBe(false);
    expect(national.isRestDay('2027-01-01')).toBe(false);
    expect(national.isRestDay('2027-01-02')).toBe(true);
    expect(national.isKnown('2023-12-31')).toBe(false);
    expect(national.knownUntil).toBe('2026-12-31');
  });

  it('given no Guangxi notice for 2025 and 2026, then only the spring span is not known', () => {
    for (const year of [2025, 2026]) {
      expect(guangxi.isKnown(`${year}-03-14`)).toBe(true);
      expect(guangxi.isKnown(`${year}-03-15`)).toBe(false);
      expect(guangxi.isKnown(`${year}-05-05`)).toBe(false);
      expect(guangxi.isKnown(`${year}-05-06`)).toBe(true);
    }
    expect(guangxi.isKnown('2024-04-01')).toBe(true);
    expect(national.isKnown('2025-04-01')).toBe(true);
  });
});

describe('notices loaded later', () => {
  // An invented year far in the future, so that nobody takes it for a real notice.
  const year = (makeUpDays: string[], from: string): HolidayYear => ({
    year: 2099,
    notice: 'invented for this test',
    blocks: [{ name: { zh: '测试节', en: 'Test' }, from, to: from, makeUpDays }],
  });

  it('given a year loaded, then its days are known and the built-in calendar is untouched', () => {
    const extended = calendar('CN', { national: [year(['2099-04-11'], '2099-04-14')] });
    expect(extended.isKnown('2099-04-14')).toBe(true);
    expect(extended.isRestDay('2099-04-14')).toBe(true);
    expect(extended.isRestDay('2099-04-11')).toBe(false);
    expect(extended.isKnown('2050-01-03')).toBe(false);
    expect(extended.knownUntil).toBe('2099-12-31');
    expect(calendar('CN')).toBe(national);
    expect(national.isKnown('2099-04-14')).toBe(false);
  });

  it('given Guangxi rests on a national make-up day, then Guangxi wins', () => {
    const loaded = {
      national: [year(['2099-04-11'], '2099-04-14')],
      guangxi: [year(['2099-04-14'], '2099-04-11')],
    };
    const extended = calendar('CN-GX', loaded);
    expect(extended.isRestDay('2099-04-11')).toBe(true);
    expect(extended.isRestDay('2099-04-14')).toBe(false);
    expect(extended.isKnown('2099-04-11')).toBe(true);
  });

  it('refuses a calendar nobody knows', () => {
    expect(() => calendar('GX' as 'CN')).toThrow('calendar must be CN or CN-GX, got "GX"');
  });
});
