import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  cite,
  isInForce,
  nonCountedRules,
  type NonCountedRule,
  openQuestions,
  type OpenQuestion,
  type Rule,
  regimeIds,
  regimes,
  type RuleId,
  ruleIds,
  ruleVersions,
  sources,
  thresholdIds,
  thresholdVersions,
} from './index.ts';

interface DataRule {
  readonly id: string;
  readonly length: number | string;
  readonly unit: string;
  readonly start_day: string;
  readonly roll: string;
  readonly extend_suspend: string;
  readonly confidence: string;
}
const { rules: data } = JSON.parse(
  readFileSync(new URL('../test-data/deadline-rules.json', import.meta.url), 'utf8'),
) as { rules: readonly DataRule[] };

const isCounted = (id: string): id is RuleId => (ruleIds as readonly string[]).includes(id);
const latest = (id: RuleId) => ruleVersions(id).at(-1) as Rule;
const notCounted = (id: string) =>
  nonCountedRules.find((rule) => rule.id === id) as NonCountedRule | undefined;
const counted = data.filter(({ id }) => isCounted(id)) as readonly (DataRule & { readonly id: RuleId })[];
const others = data.filter(({ id }) => !isCounted(id));

/** How the data writes what the rules have as typed values. */
const lengths: Record<string, string> = { 'party-defined': 'party_set', 'court-set': 'court_set' };
const rolls: [start: string, roll: string, basis: string][] = [
  ['forward (statutory', 'forward', 'statute'],
  ['forward (by reference', 'forward', 'reference'],
  ['forward (by analogy', 'forward', 'analogy'],
  ['none', 'none', 'none'],
  ['backward', 'backward', 'analogy'],
];

const changing = [
  'bounds',
  'extension',
  'grant',
  'suspension',
  'restart',
  'relief',
  'qualifications',
] as const;
const changes = (rule: object) => changing.filter((field) => field in rule).join(' ');

/** What each sentence of the data about extending, stopping or restarting has become. */
const represented: Record<string, string> = {
  negotiation_response_5d: 'extension',
  negotiation_agreed_period: 'extension',
  med_enterprise_period_15d: 'extension',
  med_period_15d_art14: 'qualifications',
  med_period_one_stop_15d: 'extension',
  online_mediator_accept_3wd: 'qualifications',
  court_premed_30d: 'extension suspension',
  court_postmed_ordinary_15d: 'extension qualifications',
  court_postmed_simple_7d: 'extension qualifications',
  court_postmed_extension_30d: 'grant qualifications',
  arb_advice_hold: 'suspension restart',
  med_agreement_performance_due: 'extension',
  limitation_arbitration_1y: 'suspension restart',
  limitation_wage_termination_1y: 'suspension restart qualifications',
  limitation_interruption: 'restart',
  limitation_suspension: 'suspension',
  limitation_contract_suit_3y: 'suspension restart',
  jc_apply_30d: 'relief qualifications',
  jc_supplement_material: 'extension',
  jc_accept_decision_3d: 'qualifications',
  jc_review_15d: 'extension',
  jc_review_extension_10d: 'grant',
  jc_special_procedure_cap_30d: 'extension',
  jc_party_objection_15d: 'relief',
  jc_retry_after_rejection: 'restart',
  ar_review_5wd: 'extension',
  ar_review_ext_5wd: 'grant',
  enf_apply_2y: 'suspension restart qualifications',
  po_debtor_15d: 'relief qualifications',
  arb_correction_notice_5wd: 'qualifications',
  arb_answer_10wd: 'bounds qualifications',
  arb_postpone_3wd_before: 'qualifications',
  arb_recusal_decision_3wd: 'qualifications',
  arb_counterclaim_decision_5wd: 'qualifications',
  arb_award_45d: 'extension suspension restart',
  arb_award_extension_15d: 'grant suspension restart',
  arb_period_restart: 'restart',
  arb_collective_notice_5wd: 'qualifications',
  suit_after_award_15d: 'qualifications',
  court_filing_7d: 'restart',
  fee_prepay_7d: 'qualifications',
  defence_15d: 'bounds qualifications',
  evidence_ordinary_min_15d: 'bounds extension',
  evidence_simple_max_15d: 'bounds qualifications',
  evidence_small_claim_7d: 'bounds qualifications',
  hearing_notice_3d_before: 'qualifications',
  trial_small_claim_2m: 'extension suspension',
  trial_simple_3m: 'extension suspension qualifications',
  trial_ordinary_6m: 'extension suspension',
  judgment_send_10d: 'qualifications',
  appeal_judgment_15d: 'qualifications',
  appeal_ruling_10d: 'qualifications',
  appeal_trial_3m: 'extension qualifications',
  announcement_service_30d: 'qualifications',
  recusal_decision_3d: 'qualifications',
  period_restore_10d: 'qualifications',
  mailing_rule: 'qualifications',
  psv_urgent_ruling_48h: 'qualifications',
  psv_presuit_lapse_30d: 'qualifications',
  la_review_7d: 'qualifications',
  la_emergency_7d: 'qualifications',
  la_objection_review_5d: 'qualifications',
  insp_investigate_60wd: 'extension',
  wi_employer_apply_30d: 'extension',
  wi_decide_60d: 'bounds suspension qualifications',
  wi_assess_60d: 'extension',
  double_wage_window: 'qualifications',
};

/** Typed beyond what the data says here: another rule of the data says it, or the trigger of this one. */
const alsoTyped: Record<string, string> = {
  psv_ordinary_ruling_5d: 'qualifications',
  med_people_1month: 'extension',
  online_court_appoint_3wd: 'restart',
  arb_accept_5wd: 'suspension restart',
  arb_period_exclusion: 'suspension',
};

describe('the statute book beside the data it comes from', () => {
  it('has all 107 rules of the data and no other', () => {
    expect(data.length).toBe(107);
    expect([...ruleIds, ...nonCountedRules.map(({ id }) => id)].toSorted()).toEqual(
      data.map(({ id }) => id).toSorted(),
    );
  });

  it.each(counted)('$id has the length, unit, start, roll and confidence of the data', (given) => {
    const rule = latest(given.id);
    expect(rule.length).toBe(typeof given.length === 'number' ? given.length : lengths[given.length]);
    expect(rule.unit).toBe(given.unit in lengths ? 'calendar_day' : given.unit);
    expect(given.start_day).toBe('excluded');
    expect(rule.startDay).toBe(
      rule.unit === 'hour'
        ? 'trigger_hour_excluded'
        : rule.unit.endsWith('_before')
          ? 'counted_back'
          : rule.id === 'suit_after_nonenforcement_30d'
            ? 'text_says_next_day'
            : 'trigger_day_excluded',
    );
    const [, roll, basis] = rolls.find(([start]) => given.roll.startsWith(start)) ?? [];
    expect([rule.roll, rule.rollBasis]).toEqual([roll, basis]);
    expect(rule.confidence).toBe(given.confidence);
  });

  it.each(others)(
    '$id, which no length expresses, says what the data says',
    ({ id, length, unit, confidence }) => {
      const rule = notCounted(id);
      const asWritten =
        typeof rule?.length === 'string'
          ? { open: 'open', event: 'event', condition: 'n/a' }[rule.length]
          : typeof rule?.length === 'number'
            ? rule.length
            : rule?.length.join(' / ');
      expect(asWritten).toBe(length === '11 months' ? 11 : length);
      expect(rule?.unit ?? 'none').toBe(unit);
      expect(rule?.confidence).toBe(confidence);
    },
  );

  it.each(data.filter(({ extend_suspend }) => !/^(—|None)/.test(extend_suspend)))(
    '$id carries in typed form: $extend_suspend',
    ({ id }) => {
      expect(changes(isCounted(id) ? latest(id) : (notCounted(id) ?? {}))).toBe(represented[id]);
    },
  );

  it.each(data.filter(({ extend_suspend }) => /^(—|None)/.test(extend_suspend)))(
    '$id, of which the data says nothing more, adds nothing unaccounted for',
    ({ id }) => {
      expect(changes(isCounted(id) ? latest(id) : (notCounted(id) ?? {}))).toBe(alsoTyped[id] ?? '');
    },
  );

  it('knows the figures of every extension that the data gives in figures', () => {
    const figures = ruleIds.flatMap((id) => {
      const { extension, grant } = latest(id);
      const { length, times, cap } = { ...extension, ...grant };
      return length === undefined && times === undefined ? [] : [[id, length, times, cap]];
    });
    expect(figures).toEqual([
      ['med_period_one_stop_15d', 15, 1, 30],
      ['court_postmed_extension_30d', undefined, 1, undefined],
      ['jc_review_15d', 10, 1, 25],
      ['jc_review_extension_10d', undefined, 1, 25],
      ['jc_special_procedure_cap_30d', 30, undefined, undefined],
      ['ar_review_5wd', 5, 1, 10],
      ['ar_review_ext_5wd', undefined, 1, 10],
      ['arb_award_45d', 15, 1, 60],
      ['arb_award_extension_15d', undefined, 1, 60],
      ['trial_small_claim_2m', 1, 1, 3],
      ['trial_simple_3m', 1, undefined, 4],
      ['trial_ordinary_6m', 9, undefined, 15],
      ['insp_investigate_60wd', 30, undefined, 90],
      ['wi_assess_60d', 30, undefined, 90],
    ]);
  });
});

describe('what the data adds to a rule in a note', () => {
  it.each<[id: RuleId, said: RegExp]>([
    ['negotiation_response_5d', /counting calendar days is an inference/],
    ['med_period_15d_art14', /counting calendar days is an inference/],
    ['med_period_one_stop_15d', /press report/],
    ['med_people_1month', /configurable internal target/],
    ['court_premed_30d', /only with the claimant’s free consent/],
    ['court_postmed_extension_30d', /the other texts set no limit/],
    ['limitation_contract_suit_3y', /inferred, not stated/],
    ['arb_hearing_notice_5wd_before', /not settled/],
    ['suit_after_award_15d', /uncertain/],
  ])('given %s, then what is not certain about it is said beside the result', (id, said) => {
    expect(latest(id).unverified?.en).toMatch(said);
  });

  it('given the decision to accept a confirmation, then it says for whose agreements', () => {
    const said = latest('jc_accept_decision_3d').qualifications?.map(({ when, basis }) => [when.en, basis]);
    expect(said).toContainEqual([expect.stringContaining('invited mediators'), [cite('JC11', '13')]]);
  });

  it('given ordinary preservation, then the five days to begin execution are said as well', () => {
    const [said] = latest('psv_ordinary_ruling_5d').qualifications ?? [];
    expect(said).toMatchObject({
      when: { zh: expect.stringContaining('五日内') },
      basis: [cite('PSV', '4')],
    });
  });
});

describe('every version of every rule', () => {
  const versions = ruleIds.flatMap((id) => ruleVersions(id));

  it.each(versions)('$id version $version cites only instruments in force when it began', (rule) => {
    expect(rule.basis.length).toBeGreaterThan(0);
    const circumstances = [rule.suspension, rule.restart, rule.relief, rule.qualifications].flatMap(
      (list) => list ?? [],
    );
    for (const { when, basis } of circumstances) {
      expect(when.zh).toMatch(/\p{Script=Han}/u);
      expect(when.en).toMatch(/[a-z]/);
      expect(basis.length).toBeGreaterThan(0);
    }
    for (const { source } of [...rule.basis, ...circumstances.flatMap(({ basis }) => basis)]) {
      expect(isInForce(source, rule.inForceFrom)).toBe(true);
    }
  });

  it('given confidence B, C or D, then words say what is not certain, also of rules without a length', () => {
    for (const rule of [...versions, ...(nonCountedRules as readonly NonCountedRule[])]) {
      if (rule.confidence === 'A') continue;
      expect(rule.unverified?.zh).toMatch(/\p{Script=Han}/u);
      expect(rule.unverified?.en).toMatch(/[a-z]/);
    }
    for (const threshold of thresholdIds.flatMap((id) => thresholdVersions(id))) {
      if (threshold.confidence !== 'A') expect(threshold.unverified).toBeDefined();
    }
  });
});

describe('open questions', () => {
  it('are Q1 to Q14, each with a default, a label and something named that it affects', () => {
    expect(openQuestions.map(({ id }) => id)).toEqual(
      Array.from({ length: 14 }, (_, index) => `Q${index + 1}`),
    );
    for (const { text, affects, currentDefault, label } of openQuestions as readonly OpenQuestion[]) {
      for (const words of [text, currentDefault, label, ...(affects.other ? [affects.other] : [])]) {
        expect(words.zh).toMatch(/\p{Script=Han}/u);
        expect(words.en).toMatch(/^[\w“]/);
      }
      expect(['unverified', 'own definition']).toContain(label.en);
      const named = [
        ...(affects.rules ?? []),
        ...(affects.thresholds ?? []),
        ...(affects.calendars ?? []),
        ...(affects.other ? ['other'] : []),
      ];
      expect(named.length).toBeGreaterThan(0);
      for (const id of affects.rules ?? []) expect(ruleIds).toContain(id);
      for (const id of affects.thresholds ?? []) expect(thresholdIds).toContain(id);
    }
  });
});

describe('the regimes', () => {
  it('stand in order of their days, with the instruments behind them in force', () => {
    expect(regimeIds.map((id) => `${regimes[id].inForceFrom} ${id}`)).toEqual([
      '2022-01-01 pre_filing_case_numbers',
      '2024-01-01 cpl_2023_numbering',
      '2025-01-01 register_first',
      '2025-01-01 wage_conversion_2025',
      '2025-09-01 limitation_defence_in_arbitration',
      '2026-07-01 over_age_workers',
      '2026-08-10 housing_fund_2026',
    ]);
    for (const id of regimeIds) {
      const [{ source }] = regimes[id].basis;
      expect(sources[source].inForceFrom).toBe(regimes[id].inForceFrom);
    }
  });
});
