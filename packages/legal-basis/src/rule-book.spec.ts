import { isCivilDate } from '@dingfen/legal-calendar';
import { describe, expect, it, vi } from 'vitest';
import {
  cite,
  formatCitation,
  isInForce,
  isRegimeOn,
  isRuleId,
  nonCountedRules,
  openQuestionsOn,
  type RuleId,
  ruleIds,
  ruleOn,
  ruleVersions,
  sources,
} from './index.ts';

const versions = ruleIds.flatMap((id) => ruleVersions(id));

describe('the rules', () => {
  it('has 96 counted rules and 11 that no length expresses, under different names', () => {
    const ids = [...ruleIds, ...nonCountedRules.map(({ id }) => id)];
    expect([ruleIds.length, nonCountedRules.length]).toEqual([96, 11]);
    expect(new Set(ids).size).toBe(107);
  });

  it.each([...versions, ...nonCountedRules])(
    '$id says everything in both languages and cites known sources',
    (rule) => {
      const texts = Object.values(rule).filter((value) => typeof value === 'object' && 'zh' in value);
      expect(texts.length).toBeGreaterThan(1);
      for (const { zh, en } of texts) {
        expect(zh.trim()).toMatch(/\p{Script=Han}/u);
        expect(en.trim()).toMatch(/^[\p{Script=Latin}\d]/u);
        expect(en).not.toMatch(/\p{Script=Han}/u);
      }
      expect(rule.basis.length).toBeGreaterThan(0);
      for (const { source } of rule.basis) expect(sources).toHaveProperty(source);
    },
  );

  it.each(versions)('$id version $version is consistent in itself', (rule) => {
    expect(isCivilDate(rule.inForceFrom)).toBe(true);
    expect(rule.roll === 'none').toBe(rule.rollBasis === 'none');
    if (rule.unit === 'working_day' || rule.unit === 'working_day_before' || rule.unit === 'hour')
      expect(rule.roll).toBe('none');
    if (rule.unit === 'calendar_day_before') expect(rule.roll).toBe('backward');
    if (rule.class === 'deemed_effect' && rule.unit !== 'calendar_day') expect(rule.roll).toBe('none');
    if (rule.confidence !== 'A') expect(rule.unverified).toBeDefined();
    for (const extended of rule.extends ?? []) expect(ruleIds).toContain(extended);
    for (const { source } of rule.basis) expect(isCivilDate(sources[source].inForceFrom)).toBe(true);
  });

  it('given several versions of a rule, then they follow each other without gap or overlap', () => {
    for (const id of ruleIds) {
      const all = ruleVersions(id);
      for (const [index, version] of all.entries()) {
        expect(version.version).toBe(index + 1);
        expect(version.inForceUntil).toBe(all[index + 1]?.inForceFrom);
      }
    }
  });
});

describe('the version in force', () => {
  it('is chosen by the day of the trigger event', () => {
    expect(ruleOn('jc_apply_30d', '2023-12-31').version).toBe(1);
    expect(ruleOn('jc_apply_30d', '2024-01-01').version).toBe(2);
    expect(ruleOn('court_premed_30d', '2024-12-31').unverified).toBeUndefined();
    expect(ruleOn('court_premed_30d', '2025-01-01').basis.map(({ source }) => source)).toContain('OP25');
  });

  it('given a day before the rule was in force, then it refuses', () => {
    expect(() => ruleOn('defence_15d', '2023-12-31')).toThrow(
      'no version of defence_15d was in force on 2023-12-31',
    );
    expect(() => ruleOn('mailing_rule' as RuleId, '2025-01-01')).toThrow(/ruleId is not a counted rule/);
    expect(() => ruleOn('defence_15d', 'today')).toThrow(/triggerOn must be a real date/);
    expect(isRuleId('toString')).toBe(false);
    expect(isRuleId(7)).toBe(false);
    expect(isRuleId('defence_15d')).toBe(true);
  });

  it('given the same rule on the days around a change, then each day has its own wording and articles', () => {
    const sourcesOn = (id: RuleId, on: string) => ruleOn(id, on).basis.map(({ source }) => source);
    expect(sourcesOn('limitation_arbitration_1y', '2017-06-30')).toEqual(['MAL']);
    expect(sourcesOn('limitation_arbitration_1y', '2025-08-31')).toEqual(['MAL', 'ARB']);
    expect(sourcesOn('limitation_arbitration_1y', '2025-09-01')).toEqual(['MAL', 'ARB', 'LI2']);
    expect(ruleOn('limitation_arbitration_1y', '2017-06-30').rollBasis).toBe('analogy');
    expect(sourcesOn('suit_after_award_15d', '2020-12-31')).toEqual(['MAL', 'MAL']);
    expect(ruleOn('court_premed_30d', '2021-12-31').suspension).toBeUndefined();
    expect(ruleOn('court_premed_30d', '2022-01-01').suspension?.[0]?.basis).toEqual([cite('ONM', '26')]);
    expect(ruleOn('jc_apply_30d', '2023-12-31').relief).toBeUndefined();
    expect(ruleOn('jc_apply_30d', '2024-01-01').relief?.[0]?.basis).toEqual([cite('CPL', '86')]);
  });

  it('given the day from which an instrument applies, then it is in force until another text takes its place', () => {
    expect(
      ['2021-12-31', '2022-01-01', '2023-12-31', '2024-01-01'].map((on) => isInForce('CPL21', on)),
    ).toEqual([false, true, true, false]);
    expect(isInForce('CPL', '2024-01-01')).toBe(true);
  });

  it('given a regime, then it applies from its day on', () => {
    expect(isRegimeOn('limitation_defence_in_arbitration', '2025-08-31')).toBe(false);
    expect(isRegimeOn('limitation_defence_in_arbitration', '2025-09-01')).toBe(true);
    expect(() => isRegimeOn('register_first', 'soon')).toThrow('triggerOn must be a real date');
    expect(() => isRegimeOn('toString' as never, '2025-01-01')).toThrow(
      expect.objectContaining({
        field: 'id',
        text: { zh: '没有名为 "toString" 的法律变更', en: 'there is no change of the law called "toString"' },
      }),
    );
    expect(openQuestionsOn('court_premed_30d').map(({ id }) => id)).toEqual(['Q1', 'Q2']);
    expect(openQuestionsOn('transfer_15d')).toEqual([]);
  });
});

describe('the versions of a rule', () => {
  // Written out for a lawyer to read; `npx vitest run packages/legal-basis -u` writes them anew, and the diff is reviewed.
  it('given a book just opened, when every version is written out, then it is dated and cited as reviewed', async () => {
    vi.resetModules();
    const opened = await import('./index.ts');
    const lines = opened.ruleIds.flatMap((id) =>
      opened.ruleVersions(id).map(({ version, startDay, inForceFrom, inForceUntil = '', basis, ...rule }) => {
        const around = (['suspension', 'restart', 'relief', 'qualifications'] as const).flatMap((field) =>
          field in rule
            ? [`${field}: ${rule[field]?.map((one) => opened.formatCitation(one.basis, 'en')).join(' | ')}`]
            : [],
        );
        const cited = opened.formatCitation(basis, 'en');
        return `${[id, version, inForceFrom, inForceUntil, startDay, cited, ...around].join('; ')}\n`;
      }),
    );
    await expect(lines.join('')).toMatchFileSnapshot('../test-data/rule-versions.txt');
  });

  it('given a book just opened, when the rest of it is written out, then it reads as reviewed', async () => {
    vi.resetModules();
    const opened = await import('./index.ts');
    const { calendar } = await import('@dingfen/legal-calendar');
    const national = calendar('CN');
    const notice = { region: '451300', amountFen: 100, inForceFrom: '2024-01-01' };
    const texts = {
      labels: [opened.locallyConfigured, opened.unverifiedLabel, opened.ownDefinitionLabel],
      thresholds: opened.thresholdIds.map((id) => [id, opened.thresholdVersions(id)]),
      courts: ['2016-07-01', '2024-12-31', '2025-01-01'].map((on) => opened.courtRegimeOn(on)),
      beforeCourts: opened.isInForce('INV', '2016-06-30'),
      finalAward: opened.finalAwardCeilingFen('451300', '2024-01-01', [notice]),
      interruptions: opened.interruptionKinds.map((kind) => [kind, opened.interruptionOf(kind)]),
      regimes: opened.regimes,
      questions: opened.openQuestions,
      notCounted: opened.nonCountedRules,
      filed: opened.wasFiledOn('2026-03-02T08:30:00Z', 'electronic'),
      served: (['handed_over', 'mailed', 'left', 'returned'] as const).map((way) => {
        const day = { signedOn: '2026-03-02', receiptOn: '2026-03-02', leftOn: '2026-03-02' };
        return opened.servedOn({ way, ...day, returnedOn: '2026-03-02' } as never, national);
      }),
      servedOnline: opened.servedOn({ way: 'electronic', arrivedAt: '2026-03-02T08:30:00Z' }, national),
      // Moved by statute, by analogy, by reference, not at all, and back.
      counted: [
        ['appeal_judgment_15d', '2026-03-07'],
        ['med_period_15d_art14', '2026-03-07'],
        ['arb_award_45d', '2026-03-04'],
        ['announcement_service_30d', '2026-03-07'],
        ['hearing_notice_3d_before', '2026-03-11'],
        ['med_people_1month', '2026-03-02'],
        ['limitation_contract_suit_3y', '2026-03-02'],
      ].map(([ruleId, trigger]) => {
        const { rule, ...dates } = opened.computeDeadline({
          ruleId,
          trigger,
          calendar: national,
        } as never);
        return [rule.id, dates];
      }),
      limitation: opened.limitationStanding({
        claim: 'other',
        knewOn: '2024-03-04',
        todayOn: '2026-03-02',
        log: [
          { kind: 'demand_made', on: '2024-05-06' },
          { kind: 'complaint_filed', on: '2024-06-03' },
          { kind: 'agreed_to_perform', on: '2026-01-05' },
        ],
        suspensions: [{ from: '2024-07-01', until: '2024-07-08', cause: 'force_majeure' }],
        calendar: national,
      }),
      citations: ['12', '12(34)', '12-34', '12[34]', '12[34-56]', '[12]'].map((article) => [
        article,
        opened.formatCitation(opened.cite('CPL', article), 'zh'),
        opened.formatCitation(opened.cite('CPL', article), 'en'),
      ]),
    };
    const lines = Object.entries(texts).flatMap(([name, value]) =>
      [value].flat().map((one) => `${name} ${JSON.stringify(one)}\n`),
    );
    await expect(lines.join('')).toMatchFileSnapshot('../test-data/book-opened.txt');
    for (const article of ['x12', '12x', 'art 12', '12(3', '12[3']) {
      expect(() => opened.cite('CPL', article)).toThrow(article);
    }
  });

  it('given the same rule asked for again, then the versions are the same objects', () => {
    expect(ruleVersions('jc_apply_30d')).toBe(ruleVersions('jc_apply_30d'));
  });

  it('given a list that holds an id, then it is no id', () => {
    expect(isRuleId(['jc_apply_30d'])).toBe(false);
    expect(isRuleId('jc_apply_30d')).toBe(true);
  });
});

describe('citations', () => {
  it('names the instrument once and the place exactly', () => {
    expect(formatCitation(cite('CPL', '205'), 'zh')).toBe('《民事诉讼法》第205条');
    expect(formatCitation(cite('CPL', '205'), 'en')).toBe('CPL art 205');
    expect(formatCitation(cite('MAL', '14(3)'), 'zh')).toBe('《劳动争议调解仲裁法》第14条第3款');
    const review = ruleOn('ar_apply_15d', '2025-01-01').basis;
    expect(formatCitation(review, 'zh')).toBe(
      '《劳动人事争议仲裁办案规则》第74条、第75条第3项、第80条、《企业劳动争议协商调解规定》第27条',
    );
    expect(formatCitation(review, 'en')).toBe(
      'Arbitration Rules art 74, art 75 item 3, art 80; Enterprise Mediation Provisions art 27',
    );
  });

  it('writes ranges, numbered points, whole instruments and conventions', () => {
    expect(formatCitation(cite('ARB', '46[1-5]'), 'zh')).toBe(
      '《劳动人事争议仲裁办案规则》第46条第1项至第5项',
    );
    expect(formatCitation(cite('MAL', '14-16'), 'zh')).toBe('《劳动争议调解仲裁法》第14条至第16条');
    expect(formatCitation(cite('MAL', '14-16'), 'en')).toBe('MAL arts 14-16');
    expect(formatCitation(cite('OP25', '[3]', 'B'), 'zh')).toBe('《立案与调解工作意见》第3项');
    expect(formatCitation([cite('ONE4', '', 'B'), cite('ENG', '', 'D')], 'zh')).toBe(
      '《一站式调解通知》、工程约定',
    );
    expect(formatCitation(cite('OP25', '[1-2]', 'B'), 'en')).toBe(
      'Registration and Mediation Opinions 2025 items 1-2',
    );
    const whole = cite('ONE4', '', 'B');
    expect(formatCitation([whole, whole, cite('ONE4', '3', 'B')], 'en')).toBe(
      'One-stop Mediation Notice; One-stop Mediation Notice, art 3',
    );
    expect(() => cite('CPL', '205, 206')).toThrow(
      expect.objectContaining({
        field: 'article',
        text: { zh: '条文写法不对："205, 206"', en: 'article is not in citation notation: "205, 206"' },
      }),
    );
    expect(() => cite('toString' as never, '205')).toThrow(
      expect.objectContaining({
        field: 'source',
        text: { zh: '没有名为 "toString" 的文件', en: 'there is no instrument "toString"' },
      }),
    );
  });
});
