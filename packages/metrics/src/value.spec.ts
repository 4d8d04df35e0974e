import { describe, expect, it } from 'vitest';
import { dictionary, metricOf } from './dictionary.ts';
import {
  arbitration2024,
  nationalFigure,
  nationalLines,
  nationalYears,
  recoveredClosingRates,
} from './national.ts';
import { checkedTariffs, type Tariff, tariffOn } from './tariff.ts';
import { percentileOf, percentOf, type Sums, sumsNeeded, valueOf } from './value.ts';

const period = { from: '2025-01', to: '2025-03' };
const asOf = '2027-01-01';
const figure = (id: string, sums: Sums, more: object = {}) =>
  valueOf(metricOf(id), sums, { period, asOf, ...more });

describe('what a figure needs', () => {
  it('given a rate with what was carried over, then it asks for all before the period and for the period', () => {
    expect(sumsNeeded(metricOf('arbitrationClosingRate'), period)).toEqual({
      sums: [
        {
          key: 'arbitration.closed|period',
          measure: 'arbitration.closed',
          extras: null,
          byExtra: false,
          from: '2025-01',
          to: '2025-03',
        },
        {
          key: 'arbitration.accepted|before',
          measure: 'arbitration.accepted',
          extras: null,
          byExtra: false,
          from: null,
          to: '2024-12',
        },
        {
          key: 'arbitration.closed|before',
          measure: 'arbitration.closed',
          extras: null,
          byExtra: false,
          from: null,
          to: '2024-12',
        },
        {
          key: 'arbitration.accepted|period',
          measure: 'arbitration.accepted',
          extras: null,
          byExtra: false,
          from: '2025-01',
          to: '2025-03',
        },
      ],
    });
  });

  it('given a sum that stands above and below the line, then it is asked for once', () => {
    const needs = sumsNeeded(metricOf('onTimeRate'), period, 'arb_accept_5wd');
    expect('sums' in needs && needs.sums.map((one) => [one.measure, one.extras])).toEqual([
      ['duty.kept', ['arb_accept_5wd']],
      ['duty.missed', ['arb_accept_5wd']],
    ]);
  });

  it('given a figure of this moment, then it has no sums over months', () => {
    expect(sumsNeeded(metricOf('overdueNow'), period)).toEqual({ live: 'now.owed' });
    expect(() => figure('overdueNow', {})).toThrow('of this moment');
  });

  it('given a period that ends before it begins, or a parameter where there is none, then it is refused', () => {
    expect(() => sumsNeeded(metricOf('disputesIn'), { from: '2025-02', to: '2025-01' })).toThrow(RangeError);
    expect(() => sumsNeeded(metricOf('disputesIn'), period, 'x')).toThrow(RangeError);
  });
});

describe('the value of a figure', () => {
  it('given agreements out of all concluded, then the success rate has its sums beside it', () => {
    const value = figure('mediationSuccessRate', {
      'mediation.concluded|period|agreement': 5714,
      'mediation.concluded|period': 7248,
    });
    expect(value).toEqual({
      metricId: 'mediationSuccessRate',
      version: 1,
      unit: 'percent',
      numerator: 5714,
      denominator: 7248,
      value: 78.84,
      provisional: false,
    });
  });

  it('given nothing below the line, then there is no value, and the reason is said', () => {
    expect(figure('mediationSuccessRate', {})).toMatchObject({
      value: null,
      denominator: 0,
      reason: { zh: '分母为零，无从计算' },
    });
  });

  it('given the cases of 2024 as published one by one, then the arbitration closing rate is the published one', () => {
    const { closed, carriedOver, accepted } = arbitration2024;
    const value = figure('arbitrationClosingRate', {
      'arbitration.closed|period': closed,
      'arbitration.accepted|period': accepted,
      'arbitration.accepted|before': 5_000_000,
      'arbitration.closed|before': 5_000_000 - carriedOver,
    });
    expect(value).toMatchObject({ numerator: closed, denominator: carriedOver + accepted, value: 98.18 });
    expect(nationalFigure('arbitrationClosingRate', 2024)?.value).toBe(98.2);
  });

  it('given the rates that the formula yields for six years, then each rounds to the published one', () => {
    for (const [year, recovered] of Object.entries(recoveredClosingRates))
      expect([year, Math.round(recovered * 10) / 10]).toEqual([
        year,
        nationalFigure('arbitrationClosingRate', Number(year))?.value,
      ]);
  });

  it('given first closings of which some relapsed, then one-off resolution is provisional for twelve months', () => {
    const sums = { 'dispute.closed|period|first': 40, 'closed.relapsed|period': 3 };
    expect(figure('oneOffResolutionRate', sums)).toMatchObject({
      numerator: 37,
      value: 92.5,
      provisional: false,
    });
    expect(figure('oneOffResolutionRate', sums, { asOf: '2026-03-31' })).toMatchObject({ provisional: true });
    expect(figure('oneOffResolutionRate', sums, { asOf: '2026-04-01' })).toMatchObject({
      provisional: false,
    });
  });

  it('given a period that is not over, then every figure of it is provisional', () => {
    expect(figure('disputesIn', { 'dispute.filed|period': 4 }, { asOf: '2025-03-31' })).toMatchObject({
      value: 4,
      provisional: true,
    });
  });

  it('given filings, reopenings and closings up to the end, then what is open is their balance', () => {
    const sums = {
      'dispute.filed|untilEnd': 10,
      'dispute.reopened|untilEnd': 2,
      'dispute.closed|untilEnd': 7,
    };
    expect(figure('disputesOpenAtEnd', sums)).toMatchObject({ value: 5 });
  });

  it('given a histogram of days, then median and ninetieth percentile are exact, by nearest rank', () => {
    const histogram = { '3': 1, '10': 2, '9': 1, '40': 1 };
    expect([50, 90].map((percent) => percentileOf(histogram, percent))).toEqual([10, 40]);
    const sums = { 'days.mediation|period|byExtra': histogram };
    expect(figure('days.mediation.p50', sums)).toMatchObject({ numerator: 5, value: 10, unit: 'days' });
    expect(percentileOf({ '1': 5, '2': 5 }, 50)).toBe(1);
    expect(percentileOf({ '1': 9, '2': 1 }, 90)).toBe(1);
    expect(figure('days.mediation.p50', {})).toMatchObject({ value: null, reason: { zh: '期间内没有结案' } });
  });

  it('rounds half away from nought and is exact beyond what a float can hold', () => {
    expect([percentOf(1, 3), percentOf(2, 3), percentOf(1, 800)]).toEqual([33.33, 66.67, 0.13]);
    expect(percentOf(-1, 800)).toBe(-0.13);
    expect(percentOf(9_007_199_254_740_991, 9_007_199_254_740_991)).toBe(100);
  });
});

describe('the subsidy', () => {
  const tariff: Tariff = {
    label: { zh: '虚构县2025年标准', en: 'tariff of a made-up county, 2025' },
    inForceFrom: '2025-01-01',
    fenPerResult: { agreement: 30_000, refused: 0, withdrawn: 5_000 },
  };
  const sums = { 'mediation.concluded|period|byExtra': { agreement: 4, withdrawn: 1, refused: 2 } };

  it('given no tariff, then it is refused rather than made up: none ships', () => {
    expect(figure('subsidyBase', sums)).toMatchObject({
      value: null,
      reason: { zh: '未录入补贴标准，不作计算' },
    });
  });
  it('given a tariff, then each result counts by it', () => {
    expect(figure('subsidyBase', sums, { tariffs: [tariff] })).toMatchObject({
      numerator: 7,
      value: 125_000,
      unit: 'fen',
    });
  });
  it('given a result the tariff does not name, then nothing is computed', () => {
    const more = { 'mediation.concluded|period|byExtra': { agreement: 4, ended: 1 } };
    expect(figure('subsidyBase', more, { tariffs: [tariff] })).toMatchObject({
      value: null,
      reason: { en: 'the tariff does not name: ended' },
    });
  });
  it('given an organisation has a tariff of its own, then it and those below it count by the nearest in force', () => {
    const city: Tariff = { ...tariff, organisationId: 'city', fenPerResult: { agreement: 20_000 } };
    const county: Tariff = {
      ...tariff,
      organisationId: 'county',
      inForceFrom: '2025-07-01',
      fenPerResult: { agreement: 10_000 },
    };
    const tariffs = [county, city, tariff];
    const at = (ancestry: string[], from: string, below: string[] = []) =>
      valueOf(
        metricOf('subsidyBase'),
        { 'mediation.concluded|period|byExtra': { agreement: 1 } },
        { period: { from, to: from }, asOf, tariffs, place: { ancestry, below } },
      );
    expect(at(['studio', 'county', 'city'], '2025-08').value).toBe(10_000);
    expect(at(['studio', 'county', 'city'], '2025-06').value).toBe(20_000);
    expect(at(['elsewhere'], '2025-08').value).toBe(30_000);
    expect(at(['city'], '2025-06', ['county']).value).toBe(20_000);
    expect(at(['city'], '2025-08', ['county'])).toMatchObject({
      value: null,
      reason: {
        zh: expect.stringContaining('请按组织分别查询'),
        en: expect.stringContaining('made-up county'),
      },
    });
    expect(figure('subsidyBase', sums, { tariffs })).toMatchObject({ value: null });
  });
  it('given several tariffs, then the newest in force on the day counts', () => {
    const newer = { ...tariff, inForceFrom: '2025-07-01' };
    expect(tariffOn([newer, tariff], '2025-06-30')).toBe(tariff);
    expect(tariffOn([newer, tariff], '2025-07-01')).toBe(newer);
    expect(tariffOn([newer, tariff], '2024-07-01')).toBeUndefined();
  });
});

describe('the tariffs of a deployment', () => {
  const given = {
    label: { zh: '虚构县〔2025〕1号', en: 'order 1 of a made-up county' },
    inForceFrom: '2025-01-01',
    fenPerResult: { agreement: 30_000, refused: 0 },
  };
  it('given they are right, then they come out as they went in', () => {
    expect(checkedTariffs([given])).toEqual([given]);
    expect(checkedTariffs([])).toEqual([]);
    const ofCounty = { ...given, organisationId: 'county' };
    expect(checkedTariffs([given, ofCounty])).toEqual([given, ofCounty]);
  });
  it('given an earlier file that names settlements, which no procedure records, then it stays good and they count for nothing', () => {
    const earlier = { ...given, fenPerResult: { ...given.fenPerResult, settled: 30_000 } };
    expect(checkedTariffs([earlier])).toEqual([given]);
  });
  it.each([
    ['tariffs', given],
    ['tariffs[0].label.en', [{ ...given, label: { zh: '某文件', en: ' ' } }]],
    ['tariffs[0].inForceFrom', [{ ...given, inForceFrom: '2025-01-15' }]],
    ['tariffs[1].inForceFrom', [given, given]],
    ['tariffs[0].organisationId', [{ ...given, organisationId: ' ' }]],
    ['tariffs[0].fenPerResult.won', [{ ...given, fenPerResult: { won: 1 } }]],
    ['tariffs[0].fenPerResult.agreement', [{ ...given, fenPerResult: { agreement: 0.5 } }]],
  ])('given %s is wrong, then it is named in both languages', (field, data) => {
    expect(() => checkedTariffs(data)).toThrow(
      expect.objectContaining({
        field,
        text: { zh: expect.stringContaining(field), en: expect.stringContaining(field) },
      }),
    );
  });
  it('given the tariff changes within the period, then the parts are to be asked for, and each is exact', () => {
    const tariffs = [given, { ...given, inForceFrom: '2025-03-01', fenPerResult: { agreement: 40_000 } }];
    const sums = { 'mediation.concluded|period|byExtra': { agreement: 2 } };
    const fen = (from: string, to: string) =>
      valueOf(metricOf('subsidyBase'), sums, { period: { from, to }, asOf: '2026-01-01', tariffs });
    expect([fen('2025-01', '2025-02').value, fen('2025-03', '2025-12').value]).toEqual([60_000, 80_000]);
    expect(fen('2025-01', '2025-12')).toMatchObject({
      value: null,
      reason: { zh: expect.stringContaining('变动') },
    });
  });
});

describe('what was published nationally', () => {
  it('keeps the two counts of cases apart', () => {
    expect(nationalFigure('casesHandled', 2025)).toMatchObject({
      value: 454.3,
      counts: 'mediationAndArbitration',
    });
    expect(nationalFigure('arbitrationAccepted', 2025)).toMatchObject({
      value: 169.8,
      counts: 'arbitrationOnly',
    });
  });
  it('keeps the amount in dispute apart from that of closed cases', () => {
    expect(nationalFigure('amountOfClosed', 2021)).toBeUndefined();
    expect(nationalFigure('amountInDispute', 2021)?.value).toBe(576.3);
    expect(nationalFigure('amountOfClosed', 2022)?.value).toBe(682.2);
  });
  it('says nothing where nothing was published', () => {
    expect(nationalFigure('arbitrationTerminationRate', 2019)).toBeUndefined();
    expect(nationalFigure('mediationSuccessRate', 2018)).toBeUndefined();
    expect(nationalFigure('confirmationRate', 2024)).toBeUndefined();
  });
  it('names source and confidence of every line of every year', () => {
    const all = nationalYears.flatMap((year) => nationalLines.map((line) => nationalFigure(line, year)));
    for (const one of all.filter((line) => line !== undefined))
      expect([one.confidence, one.source.zh.length > 0, one.value > 0]).toEqual(['B', true, true]);
  });
  it('has the parts of the arbitration line of 2024 add up', () => {
    const { mediated, award, other, closed } = arbitration2024;
    expect(mediated + award + other).toBe(closed);
  });
});

it('the termination rate, whose formula nobody has published, is no figure of ours', () => {
  expect(dictionary.some((one) => one.id === 'arbitrationTerminationRate')).toBe(false);
  expect(() => metricOf('arbitrationTerminationRate')).toThrow('no metric');
});
