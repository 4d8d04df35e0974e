import { calendar } from '@dingfen/legal-calendar';
import { describe, expect, it } from 'vitest';
import {
  checkedLocalRules,
  computeDeadline,
  courtRegimeOn,
  cite,
  courtRegimesOf,
  labelOf,
  locallyConfigured,
  ownDefinitionLabel,
  thresholdOn,
  unverifiedLabel,
} from './index.ts';
import { refusal } from './refusal.fixture.ts';

const national = calendar('CN');
const decidedBy = { zh: '市人社局会议纪要（虚构）', en: 'minutes of the city labour bureau (invented)' };
const file = {
  lengths: [
    {
      ruleId: 'med_people_1month',
      length: 2,
      decidedBy,
      inForceFrom: '2025-01-01',
      inForceUntil: '2026-01-01',
    },
  ],
  thresholds: [{ thresholdId: 'mediation_no_show_count', value: 3, decidedBy, inForceFrom: '2025-01-01' }],
  courtRegimes: [
    {
      court: 'court-1',
      regime: 'pre_filing_allowed',
      decidedBy,
      inForceFrom: '2026-03-01',
      inForceUntil: '2026-09-01',
    },
  ],
};
const local = checkedLocalRules(structuredClone(file));
const count = (trigger: string, length?: number) =>
  computeDeadline({
    ruleId: 'med_people_1month',
    trigger,
    calendar: national,
    local,
    ...(length === undefined ? {} : { length }),
  });
const refused = (data: unknown) => refusal(() => checkedLocalRules(data));

describe('what a deployment configures', () => {
  it('given a local length for a rule of which no text is certain, then it is counted and labelled', () => {
    const { nominalDueOn, labels, trace, rule } = count('2025-03-03');
    expect(nominalDueOn).toBe('2025-05-03');
    expect(labels.at(-1)).toEqual({ zh: '本地配置', en: 'locally configured' });
    expect(labels).toEqual([unverifiedLabel, rule.unverified, locallyConfigured]);
    expect(count('2024-12-31').labels).toEqual([unverifiedLabel, rule.unverified]);
    expect(trace[1]?.text).toEqual({
      zh: '长度为本地配置：市人社局会议纪要（虚构）',
      en: 'the length is locally configured: minutes of the city labour bureau (invented)',
    });
    expect(count('2025-03-03', 2).nominalDueOn).toBe('2025-05-03');
  });

  it('given a day outside the local entry, then the rule itself applies', () => {
    for (const trigger of ['2024-12-31', '2026-01-01']) {
      expect(count(trigger).rule.length).toBe(1);
      expect(count(trigger).labels).not.toContain(locallyConfigured);
    }
    expect([count('2025-01-01'), count('2025-12-31')].map(({ rule }) => rule.length)).toEqual([2, 2]);
  });

  it('given two entries in force, then the later one in the list wins', () => {
    const both = {
      lengths: [...(local.lengths ?? []), { ...local.lengths?.[0], length: 3 }],
    } as typeof local;
    expect(
      computeDeadline({ ruleId: 'med_people_1month', trigger: '2025-03-03', calendar: national, local: both })
        .rule.length,
    ).toBe(3);
  });

  it('given an entry that was not checked for a rule that an article settles, then it has no effect', () => {
    const unchecked = {
      lengths: [{ ruleId: 'jc_apply_30d', length: 60, decidedBy, inForceFrom: '2024-01-01' }],
      thresholds: [{ thresholdId: 'collective_workers', value: 30, decidedBy, inForceFrom: '2024-01-01' }],
    } as const;
    const { nominalDueOn, labels } = computeDeadline({
      ruleId: 'jc_apply_30d',
      trigger: '2025-03-03',
      calendar: national,
      local: unchecked,
    });
    expect([nominalDueOn, labels]).toEqual(['2025-04-02', []]);
    expect(thresholdOn('collective_workers', '2025-03-03', unchecked).value).toBe(10);
  });

  it('given a local threshold, then it applies from its day with its label', () => {
    expect(thresholdOn('mediation_no_show_count', '2025-01-01', local)).toMatchObject({
      value: 3,
      label: locallyConfigured,
      unverified: decidedBy,
    });
    expect(thresholdOn('mediation_no_show_count', '2024-12-31', local)).toMatchObject({
      value: 2,
      label: ownDefinitionLabel,
    });
    expect(thresholdOn('collective_workers', '2025-01-01')).not.toHaveProperty('label');
    expect(thresholdOn('mediation_no_show_count', '2025-01-01', {}).value).toBe(2);
  });

  it('given what a court has confirmed, then its regime applies to that court and those days', () => {
    const regime = (court: string, on: string) => courtRegimeOn(on, courtRegimesOf(local, court));
    expect(regime('court-1', '2026-03-01')).toMatchObject({
      regime: 'pre_filing_allowed',
      label: locallyConfigured,
      unverified: decidedBy,
      confidence: 'D',
      basis: [cite('ENG', '', 'D')],
    });
    expect(regime('court-1', '2026-09-01')).toMatchObject({
      regime: 'register_first',
      label: unverifiedLabel,
    });
    expect(regime('court-2', '2026-03-01').regime).toBe('register_first');
    expect(courtRegimesOf({}, 'court-1')).toEqual([]);
    expect(courtRegimesOf(local, 'court-1')[0]).not.toHaveProperty('court');
  });

  it('is labelled by how sure one is', () => {
    expect((['A', 'B', 'C', 'D'] as const).map((confidence) => labelOf(confidence)?.en)).toEqual([
      undefined,
      'unverified',
      'unverified',
      'own definition',
    ]);
    expect([unverifiedLabel.zh, ownDefinitionLabel.zh]).toEqual(['未核实', '自定口径']);
  });
});

describe('checking a local configuration', () => {
  it('given nothing or everything, then it comes out as it went in', () => {
    expect(checkedLocalRules({})).toEqual({});
    expect(local).toEqual(file);
  });

  const [length] = file.lengths;
  const [threshold] = file.thresholds;
  const [regime] = file.courtRegimes;

  it('given either regime of a court, a length of one, no last day, and a day before the rule, then they are taken', () => {
    const from = { decidedBy, inForceFrom: '2001-01-01' };
    const taken = {
      lengths: [{ ruleId: 'med_people_1month', length: 1, ...from }],
      courtRegimes: [
        { ...from, court: 'court-1', regime: 'pre_filing_allowed' },
        { ...from, court: 'court-2', regime: 'register_first' },
      ],
    };
    expect(checkedLocalRules(taken)).toEqual(taken);
  });

  it.each<[string, unknown, string, RegExp, RegExp]>([
    ['no object', [], 'local', /须为对象/, /local: must be an object/],
    ['null', null, 'local', /须为对象/, /must be an object/],
    ['a field nobody knows', { holidays: [] }, 'local.holidays', /没有这一项/, /is not a known field/],
    ['no list', { lengths: {} }, 'lengths', /须为列表/, /must be a list/],
    ['an entry that is none', { lengths: ['two months'] }, 'lengths[0]', /须为对象/, /must be an object/],
    [
      'a field too many',
      { lengths: [{ ...length, unit: 'day' }] },
      'lengths[0].unit',
      /没有这一项/,
      /is not a known field/,
    ],
    [
      'an unknown rule',
      { lengths: [length, { ...length, ruleId: 'tea_break' }] },
      'lengths[1].ruleId',
      /没有名为 "tea_break"/,
      /there is no counted rule "tea_break"/,
    ],
    [
      'a rule that an article settles',
      { lengths: [{ ...length, ruleId: 'jc_apply_30d' }] },
      'lengths[0].ruleId',
      /jc_apply_30d 有明文规定/,
      /jc_apply_30d rests on an article that was read/,
    ],
    [
      'a settled rule before it was in force',
      { lengths: [{ ...length, ruleId: 'defence_15d', inForceFrom: '2020-01-01' }] },
      'lengths[0].ruleId',
      /有明文规定/,
      /cannot be configured/,
    ],
    [
      'a length of nothing',
      { lengths: [{ ...length, length: 0 }] },
      'lengths[0].length',
      /不小于1的整数，收到 0/,
      /whole number of at least 1, got 0/,
    ],
    ['half a length', { lengths: [{ ...length, length: 1.5 }] }, 'lengths[0].length', /收到 1.5/, /got 1.5/],
    [
      'no length',
      { lengths: [{ ...length, length: undefined }] },
      'lengths[0].length',
      /undefined/,
      /got undefined/,
    ],
    [
      'no Chinese words',
      { lengths: [{ ...length, decidedBy: { en: 'x' } }] },
      'lengths[0].decidedBy.zh',
      /须写明由谁/,
      /must say who decided it/,
    ],
    [
      'empty English words',
      { lengths: [{ ...length, decidedBy: { zh: '甲', en: ' ' } }] },
      'lengths[0].decidedBy.en',
      /须写明由谁/,
      /must say who decided it/,
    ],
    [
      'no words at all',
      { lengths: [{ ...length, decidedBy: '甲' }] },
      'lengths[0].decidedBy',
      /须为对象/,
      /must be an object/,
    ],
    [
      'a bad start',
      { lengths: [{ ...length, inForceFrom: '2025-02-29' }] },
      'lengths[0].inForceFrom',
      /真实日期，收到 "2025-02-29"/,
      /must be a real date, got "2025-02-29"/,
    ],
    [
      'a bad end',
      { lengths: [{ ...length, inForceUntil: 'later' }] },
      'lengths[0].inForceUntil',
      /真实日期/,
      /must be a real date/,
    ],
    [
      'an end that is no later',
      { lengths: [{ ...length, inForceUntil: '2025-01-01' }] },
      'lengths[0].inForceUntil',
      /不晚于起始日/,
      /is not after its start/,
    ],
    [
      'an unknown threshold',
      { thresholds: [{ ...threshold, thresholdId: 'toString' }] },
      'thresholds[0].thresholdId',
      /没有名为 "toString" 的标准/,
      /there is no threshold "toString"/,
    ],
    [
      'a settled threshold',
      { thresholds: [{ ...threshold, thresholdId: 'collective_workers' }] },
      'thresholds[0].thresholdId',
      /有明文规定/,
      /collective_workers rests on/,
    ],
    [
      'a threshold of text',
      { thresholds: [{ ...threshold, value: '3' }] },
      'thresholds[0].value',
      /收到 "3"/,
      /got "3"/,
    ],
    [
      'no court',
      { courtRegimes: [{ ...regime, court: ' ' }] },
      'courtRegimes[0].court',
      /须写明法院/,
      /must name the court/,
    ],
    [
      'a court by number',
      { courtRegimes: [{ ...regime, court: 7 }] },
      'courtRegimes[0].court',
      /须写明法院/,
      /must name the court/,
    ],
    [
      'an unknown regime',
      { courtRegimes: [{ ...regime, regime: 'no_mediation' }] },
      'courtRegimes[0].regime',
      /收到 "no_mediation"/,
      /must be register_first or pre_filing_allowed/,
    ],
  ])('given %s, then it refuses and names the place', (_, data, field, zh, en) => {
    const found = refused(data);
    expect(found?.field).toBe(field);
    expect(found?.zh).toMatch(zh);
    expect(found?.en).toMatch(en);
  });
});
