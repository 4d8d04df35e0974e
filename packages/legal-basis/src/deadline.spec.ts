import { addDays, calendar, countPeriodBare } from '@dingfen/legal-calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeDeadline,
  type Deadline,
  type DeadlineInput,
  formatCitation,
  lengthsOn,
  noticePlan,
  type RuleId,
  ruleIds,
  ruleOn,
  ruleVersions,
} from './index.ts';
import { refusal } from './refusal.fixture.ts';

const national = calendar('CN');
const deadline = (input: Omit<DeadlineInput, 'calendar'>) =>
  computeDeadline({ ...input, calendar: national });
const said = (input: Omit<DeadlineInput, 'calendar'>, lang: 'zh' | 'en') =>
  deadline(input).trace.map(({ text }) => text[lang]);

describe('a deadline by its rule', () => {
  it('given an agreement in force on 5 September 2025, then confirmation can be applied for until 9 October', () => {
    const { nominalDueOn, dueOn, status, rule } = deadline({ ruleId: 'jc_apply_30d', trigger: '2025-09-05' });
    expect({ nominalDueOn, dueOn, status }).toEqual({
      nominalDueOn: '2025-10-05',
      dueOn: '2025-10-09',
      status: 'firm',
    });
    expect(rule.class).toBe('party_right');
  });

  it('given an approved extension, then the whole runs from the original trigger', () => {
    expect(deadline({ ruleId: 'jc_review_15d', trigger: '2025-09-01', extension: 10 }).dueOn).toBe(
      '2025-09-26',
    );
    expect(deadline({ ruleId: 'jc_review_extension_10d', trigger: '2025-09-01' }).dueOn).toBe('2025-09-26');
    expect(deadline({ ruleId: 'arb_award_extension_15d', trigger: '2025-06-03' }).nominalDueOn).toBe(
      '2025-08-02',
    );
    expect(
      deadline({ ruleId: 'court_postmed_extension_30d', trigger: '2025-03-03', baseLength: 7 }).nominalDueOn,
    ).toBe('2025-04-09');
  });

  it.each<[string, Omit<DeadlineInput, 'calendar'>, string, RegExp, RegExp]>([
    [
      'an unknown rule',
      { ruleId: 'tea_break' as RuleId, trigger: '2025-03-03' },
      'ruleId',
      /没有名为 "tea_break"/,
      /ruleId is not a counted rule: "tea_break"/,
    ],
    [
      'a rule that has no length',
      { ruleId: 'mailing_rule' as RuleId, trigger: '2025-03-03' },
      'ruleId',
      /mailing_rule/,
      /not a counted rule/,
    ],
    [
      '29 February in a common year',
      { ruleId: 'jc_apply_30d', trigger: '2025-02-29' },
      'trigger',
      /真实存在的日期/,
      /trigger must be a real date written YYYY-MM-DD, got "2025-02-29"/,
    ],
    [
      'no trigger at all',
      { ruleId: 'jc_apply_30d', trigger: undefined as never },
      'trigger',
      /真实存在的日期/,
      /trigger must be a real date/,
    ],
    [
      'a day with a time of day',
      { ruleId: 'jc_apply_30d', trigger: '2025-03-03T10:00' },
      'trigger',
      /日期/,
      /trigger must be/,
    ],
    [
      'hours from a mere day',
      { ruleId: 'psv_urgent_ruling_48h', trigger: '2025-03-03' },
      'trigger',
      /\p{Script=Han}/u,
      /trigger must be a local time/,
    ],
    [
      'a trigger before the rule was in force',
      { ruleId: 'defence_15d', trigger: '2023-12-31' },
      'trigger',
      /^起算事件2023-12-31早于“答辩期”（defence_15d）的施行之日2024-01-01/,
      /^no version of defence_15d was in force on 2023-12-31; this rule book has it from 2024-01-01$/,
    ],
    [
      'a length that is fixed',
      { ruleId: 'jc_apply_30d', trigger: '2025-03-03', length: 31 },
      'length',
      /^“司法确认申请期”（jc_apply_30d）：不允许长度为31$/,
      /^length 31 is not what jc_apply_30d allows$/,
    ],
    [
      'a length below the least',
      { ruleId: 'evidence_ordinary_min_15d', trigger: '2025-03-03', length: 14 },
      'length',
      /不允许长度为14/,
      /length 14/,
    ],
    [
      'a length above the most',
      { ruleId: 'defence_15d', trigger: '2025-03-03', length: 16 },
      'length',
      /不允许长度为16/,
      /length 16/,
    ],
    [
      'no length where the parties set it',
      { ruleId: 'med_agreement_performance_due', trigger: '2025-03-03' },
      'length',
      /由当事人确定，须给出长度/,
      /length is required: med_agreement_performance_due is set by the parties/,
    ],
    [
      'no length where the court sets it',
      { ruleId: 'jc_supplement_material', trigger: '2025-03-03' },
      'length',
      /由法院确定/,
      /set by the court/,
    ],
    [
      'a length of no days',
      { ruleId: 'jc_supplement_material', trigger: '2025-03-03', length: 0 },
      'length',
      /\p{Script=Han}/u,
      /length must be a whole number/,
    ],
    [
      'an extension nobody may grant',
      { ruleId: 'jc_apply_30d', trigger: '2025-03-03', extension: 5 },
      'extension',
      /：不得延长$/,
      /^extension is not allowed by jc_apply_30d$/,
    ],
    [
      'more than may be granted',
      { ruleId: 'jc_review_15d', trigger: '2025-03-03', extension: 11 },
      'extension',
      /至多延长10，不得延长11/,
      /^extension 11 exceeds the 10 that jc_review_15d allows$/,
    ],
    [
      'a negative extension',
      { ruleId: 'jc_review_15d', trigger: '2025-03-03', extension: -1 },
      'extension',
      /\p{Script=Han}/u,
      /extension must be a whole number/,
    ],
    [
      'a base that does not belong',
      { ruleId: 'jc_apply_30d', trigger: '2025-03-03', baseLength: 15 },
      'baseLength',
      /不是延长期/,
      /^baseLength does not apply to jc_apply_30d$/,
    ],
    [
      'an extension of one of two, not said which',
      { ruleId: 'court_postmed_extension_30d', trigger: '2025-03-03' },
      'baseLength',
      /原期间应为15或者7$/,
      /must be one of 15, 7$/,
    ],
    [
      'a base of another length',
      { ruleId: 'court_postmed_extension_30d', trigger: '2025-03-03', baseLength: 8 },
      'baseLength',
      /15或者7/,
      /must be one of/,
    ],
  ])(
    'given %s, then it refuses, names the field and says why in both languages',
    (_, input, field, zh, en) => {
      const refused = refusal(() => deadline(input));
      expect(refused?.field).toBe(field);
      expect(refused?.zh).toMatch(zh);
      expect(refused?.en).toMatch(en);
    },
  );

  it('given the least and the most of what may be set, then both are taken', () => {
    expect(deadline({ ruleId: 'wi_decide_60d', trigger: '2025-03-03', length: 15 }).nominalDueOn).toBe(
      '2025-03-18',
    );
    expect(
      deadline({ ruleId: 'evidence_small_claim_7d', trigger: '2025-03-03', length: 15 }).nominalDueOn,
    ).toBe('2025-03-18');
    expect(
      deadline({ ruleId: 'jc_review_extension_10d', trigger: '2025-03-03', baseLength: 15 }).nominalDueOn,
    ).toBe('2025-03-28');
    expect(
      refusal(() => deadline({ ruleId: 'jc_review_extension_10d', trigger: '2025-03-03', baseLength: 8 }))
        ?.field,
    ).toBe('baseLength');
  });

  it('given a local length, then its extension still keeps the cap of the whole', () => {
    const decidedBy = { zh: '（虚构）', en: '(invented)' };
    const lengths = [
      { ruleId: 'med_period_one_stop_15d', length: 20, decidedBy, inForceFrom: '2025-01-01' },
    ] as const;
    const asked = { ruleId: 'med_period_one_stop_15d', trigger: '2025-03-03', local: { lengths } } as const;
    expect(deadline({ ...asked, extension: 10 }).nominalDueOn).toBe('2025-04-02');
    expect(refusal(() => deadline({ ...asked, extension: 11 }))).toEqual({
      field: 'extension',
      zh: '“一站式调解期限”（med_period_one_stop_15d）：连同延长不得超过30',
      en: 'length with extension exceeds the cap 30 of med_period_one_stop_15d',
    });
  });

  it('given an extension within its limits and cap, then it is granted', () => {
    expect(deadline({ ruleId: 'jc_review_15d', trigger: '2025-03-03', extension: 10 }).nominalDueOn).toBe(
      '2025-03-28',
    );
    expect(deadline({ ruleId: 'jc_apply_30d', trigger: '2025-03-03', extension: 0 }).nominalDueOn).toBe(
      '2025-04-02',
    );
    expect(
      refusal(() => deadline({ ruleId: 'trial_small_claim_2m', trigger: '2025-03-03', extension: 2 }))?.en,
    ).toBe('extension 2 exceeds the 1 that trial_small_claim_2m allows');
  });

  it('given the same facts under two regimes, then each day has the rule and the articles of its day', () => {
    const cited = (ruleId: RuleId, trigger: string) =>
      formatCitation(deadline({ ruleId, trigger }).rule.basis, 'en');
    expect(cited('jc_apply_30d', '2023-12-31')).toBe('CPL (2021) art 201; PML art 33');
    expect(cited('jc_apply_30d', '2026-03-02')).toBe('CPL art 205; PML art 33');
    expect(cited('court_postmed_simple_7d', '2024-03-04')).not.toContain('Registration');
    expect(cited('court_postmed_simple_7d', '2026-03-02')).toContain(
      'Registration and Mediation Opinions 2025 item 3',
    );
    expect(cited('limitation_arbitration_1y', '2024-03-04')).not.toContain('Labour Interpretation II');
    expect(cited('limitation_arbitration_1y', '2026-03-02')).toContain('Labour Interpretation II art 20');
    expect(deadline({ ruleId: 'court_premed_30d', trigger: '2024-03-04' }).labels).toEqual([]);
    expect(
      deadline({ ruleId: 'court_premed_30d', trigger: '2026-03-02' }).labels.map(({ en }) => en),
    ).toEqual([
      'From 2025 only with the claimant’s free consent; how each court applies this is not settled.',
    ]);
    expect(
      refusal(() => deadline({ ruleId: 'court_postmed_extension_30d', trigger: '2024-12-31', baseLength: 7 }))
        ?.field,
    ).toBe('trigger');
  });

  it('given a length the court may set, then it is taken within its bounds', () => {
    expect(deadline({ ruleId: 'evidence_ordinary_min_15d', trigger: '2025-03-03', length: 20 }).dueOn).toBe(
      '2025-03-24',
    );
    expect(deadline({ ruleId: 'defence_15d', trigger: '2025-03-03', length: 7 }).dueOn).toBe('2025-03-10');
    expect(
      deadline({ ruleId: 'jc_supplement_material', trigger: '2025-03-03', length: 5 }).nominalDueOn,
    ).toBe('2025-03-08');
  });

  it('every rule can be counted, and its safe date never lies after the due date', () => {
    const trigger = fc
      .integer({ min: 1, max: 28 })
      .chain((day) =>
        fc
          .integer({ min: 1, max: 12 })
          .map((month) => `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
      );
    fc.assert(
      fc.property(fc.constantFrom(...ruleIds), trigger, (ruleId, on) => {
        const rule = ruleOn(ruleId, on);
        const input = {
          ruleId,
          trigger: rule.unit === 'hour' ? `${on}T09:30` : on,
          ...(typeof rule.length === 'number' ? {} : { length: 10 }),
          ...(ruleId === 'court_postmed_extension_30d' ? { baseLength: 15 } : {}),
        };
        const counted = deadline(input);
        if (rule.roll === 'backward') expect(counted.dueOn <= counted.nominalDueOn).toBe(true);
        else expect(counted.nominalDueOn <= counted.dueOn).toBe(true);
        if (rule.roll !== 'none') expect(national.isRestDay(counted.dueOn)).toBe(false);
        const days = noticePlan(rule, counted, input.trigger, national);
        expect(days.length).toBeGreaterThan(0);
        expect(new Set(days.map((notice) => `${notice.on} ${notice.to}`)).size).toBe(days.length);
        for (const notice of days) {
          expect(rule.unit.endsWith('_before') ? notice.on < input.trigger : notice.on > input.trigger).toBe(
            true,
          );
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('deadlines in general', () => {
  const day = fc.integer({ min: 0, max: 3600 }).map((days) => addDays('2017-07-01', days));
  const anyRule = fc.constantFrom(...ruleIds);
  const whole = (ruleId: RuleId, on: string): Omit<DeadlineInput, 'calendar'> => {
    const rule = ruleOn(ruleId, on);
    return {
      ruleId,
      trigger: rule.unit === 'hour' ? `${on}T09:30` : on,
      ...(typeof rule.length === 'number' ? {} : { length: 10 }),
      ...((rule.extends?.length ?? 0) > 1 ? { baseLength: 15 } : {}),
    };
  };
  const inForce = (ruleId: RuleId, on: string) => on >= (ruleVersions(ruleId)[0]?.inForceFrom ?? on);

  it('gives a date or a refusal for every rule and whatever is asked, never another failure', () => {
    const number = fc.option(
      fc.oneof(fc.integer({ min: -2, max: 50 }), fc.constantFrom(0.5, Number.NaN, Infinity, 41_000)),
      { nil: undefined },
    );
    const trigger = fc.oneof(day, fc.constantFrom('2025-02-29', '', 'now', '2025-03-03T10:15', '9999-12-31'));
    fc.assert(
      fc.property(anyRule, trigger, number, number, number, (ruleId, on, length, extension, baseLength) => {
        const asked = {
          ruleId,
          trigger: on,
          ...(length === undefined ? {} : { length }),
          ...(extension === undefined ? {} : { extension }),
          ...(baseLength === undefined ? {} : { baseLength }),
        };
        let found: Deadline | undefined;
        const refused = refusal(() => {
          found = deadline(asked);
        });
        if (found) expect(found.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/);
        else {
          expect(refused?.field).toMatch(/^(trigger|length|extension|baseLength)/);
          expect(refused?.zh).toMatch(/\p{Script=Han}/u);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('counts an extension from the original trigger: base and extension in one count', () => {
    const extendable = ruleIds.filter((id) => ruleVersions(id).at(-1)?.extension?.length !== undefined);
    expect(extendable.length).toBeGreaterThan(8);
    fc.assert(
      fc.property(fc.constantFrom(...extendable), day, fc.nat(1000), (ruleId, on, seed) => {
        fc.pre(inForce(ruleId, on));
        const { unit, roll, length, extension: allowed } = ruleOn(ruleId, on);
        const extension = 1 + (seed % (allowed?.length as number));
        const { nominalDueOn, dueOn } = deadline({ ruleId, trigger: on, extension });
        const again = countPeriodBare({
          trigger: on,
          length: (length as number) + extension,
          unit,
          roll,
          calendar: national,
        });
        expect({ nominalDueOn, dueOn }).toEqual({ nominalDueOn: again.nominalDueOn, dueOn: again.dueOn });
      }),
      { numRuns: 200 },
    );
  });

  it('never falls before the nominal day unless it is counted back, and never lies earlier for a later trigger', () => {
    fc.assert(
      fc.property(anyRule, day, fc.integer({ min: 1, max: 60 }), (ruleId, on, later) => {
        fc.pre(inForce(ruleId, on));
        const first = deadline(whole(ruleId, on));
        const second = deadline(whole(ruleId, addDays(on, later)));
        if (first.rule.startDay === 'counted_back') expect(first.dueOn <= first.nominalDueOn).toBe(true);
        else expect(first.dueOn >= first.nominalDueOn).toBe(true);
        expect(second.dueOn >= first.dueOn).toBe(true);
        expect(second.nominalDueOn >= first.nominalDueOn).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('the reasoning of a deadline', () => {
  it('given judicial confirmation over National Day, a party’s period moved by statute', () => {
    expect(said({ ruleId: 'jc_apply_30d', trigger: '2025-09-05' }, 'zh')).toEqual([
      '司法确认申请期：30日，起算事件为调解协议生效之日（《民事诉讼法》第205条、《人民调解法》第33条）',
      '2025年9月5日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
      '第30日为10月5日（国庆节、中秋节放假），为休息日；其后第一个工作日为10月9日（民诉法第85条第3款）',
    ]);
  });

  it('given the fifteen days of mediation over Spring Festival, moved by analogy to a make-up Sunday', () => {
    expect(said({ ruleId: 'med_period_15d_art14', trigger: '2024-01-26' }, 'en')).toEqual([
      'Fifteen days without agreement open arbitration: 15 days, from this event: the mediation body receives the application (MAL art 14(3))',
      '26 January 2024 is the day of the event and is not counted (CPL art 85(2), Civil Code art 201)',
      'day 15 = 10 February (Spring Festival holiday), a rest day; first working day after = 18 February; CPL art 85(3)',
      'the text does not say that this period moves for rest days; it is moved by analogy; the safe date is the unmoved 2024-02-10',
    ]);
  });

  it('given an arbitration period, moved by reference', () => {
    expect(said({ ruleId: 'ar_apply_15d', trigger: '2025-09-20' }, 'zh').at(-1)).toBe(
      '仲裁期间准用民事诉讼法关于期间的规定（《劳动人事争议仲裁办案规则》第19条）；以未顺延的2025-10-05为稳妥日期',
    );
  });

  it('given arbitration moved by reference, then that step names the article, and a period moved by analogy none', () => {
    expect(deadline({ ruleId: 'ar_apply_15d', trigger: '2025-09-20' }).trace.at(-1)?.basis).toBe(
      'Arbitration Rules art 19',
    );
    expect(
      deadline({ ruleId: 'med_period_15d_art14', trigger: '2024-01-26' }).trace.at(-1),
    ).not.toHaveProperty('basis');
    expect(
      said({ ruleId: 'trial_extension_request_10d_before', trigger: '2026-02-28' }, 'zh').filter(
        (_, index) => index !== 1 && index !== 2,
      ),
    ).toEqual([
      '申请延长审限：审限届满日的10日前（《审理期限规定》第12条）',
      '倒计期间的稳妥日期为前移后的2026-02-14',
    ]);
  });

  it('given a request counted back from the trial limit, then the earlier date is the safe one', () => {
    expect(said({ ruleId: 'trial_extension_request_10d_before', trigger: '2026-02-28' }, 'en')).toEqual([
      'Request to extend the trial limit: 10 days before the day the trial limit ends (Trial Limit Provisions art 12)',
      'counting back from 28 February 2026; that day is not counted (CPL art 85(2))',
      '10 days before = 18 February (Spring Festival holiday), a rest day; last working day before = 14 February; a period counted back only moves back',
      'for a period counted back the safe date is the earlier 2026-02-14',
    ]);
  });

  it('given an extension of arbitration review, then both parts are named', () => {
    expect(said({ ruleId: 'ar_review_ext_5wd', trigger: '2026-04-30' }, 'zh')).toEqual([
      '仲裁审查延期：5个工作日，起算事件为仲裁委员会受理审查申请之日（《劳动人事争议仲裁办案规则》第76条、第80条）',
      '2026年4月30日为起算事件发生之日，不计入期间（民诉法第85条第2款、民法典第201条）',
      '原期间5个工作日，延长5个工作日，自原起算日连续计算，共10个工作日',
      '5月1日至5月5日（劳动节放假）不计',
      '5月9日（周六，调休上班）计为工作日',
      '跳过周末与节假日，第10个工作日为5月18日',
    ]);
  });
});

describe('the notices of a deadline', () => {
  const plan = (input: Omit<DeadlineInput, 'calendar'>) => {
    const counted = deadline(input);
    return noticePlan(counted.rule, counted, input.trigger, national).map(
      ({ on, key, to }) => `${on} ${key} ${to}`,
    );
  };

  it('given a party’s right, then both the parties and the mediator are warned before the safe day', () => {
    expect(
      plan({ ruleId: 'jc_apply_30d', trigger: '2025-09-05' }).filter((line) => line.endsWith('party')),
    ).toEqual([
      '2025-09-20 T-15 party',
      '2025-09-28 T-7 party',
      '2025-10-02 T-3 party',
      '2025-10-04 T-1 party',
      '2025-10-05 last-safe-day party',
    ]);
    expect(plan({ ruleId: 'jc_apply_30d', trigger: '2025-09-05' })).toContain(
      '2025-10-05 last-safe-day mediator',
    );
    expect(plan({ ruleId: 'suit_after_award_15d', trigger: '2025-03-03' })[0]).toBe('2025-03-11 T-7 party');
  });

  it('given a limitation period, then worker and owner are warned ninety, thirty and seven days ahead', () => {
    expect(plan({ ruleId: 'limitation_arbitration_1y', trigger: '2024-03-15' })).toEqual([
      '2024-12-15 T-90 party',
      '2024-12-15 T-90 owner',
      '2025-02-13 T-30 party',
      '2025-02-13 T-30 owner',
      '2025-03-08 T-7 party',
      '2025-03-08 T-7 owner',
      '2025-03-15 last-safe-day party',
      '2025-03-15 last-safe-day owner',
    ]);
  });

  it('given a duty in working days, then the rungs fall on working days and silence opens a right', () => {
    expect(plan({ ruleId: 'arb_accept_5wd', trigger: '2025-01-23' })).toEqual([
      '2025-01-26 50% owner',
      '2025-02-05 80% owner',
      '2025-02-05 T-1 party',
      '2025-02-06 100% unit_head',
      '2025-02-07 overdue supervisor',
      '2025-02-10 150% supervisor',
    ]);
  });

  it('given a duty that rolls, then the alarm is on the safe day and the breach after the due day', () => {
    expect(plan({ ruleId: 'court_serve_complaint_5d', trigger: '2025-09-28' })).toEqual([
      '2025-09-30 50% owner',
      '2025-10-02 80% owner',
      '2025-10-03 100% unit_head',
      '2025-10-10 150% supervisor',
    ]);
  });

  it('given mediation by consent, then parties and mediator are asked about an extension', () => {
    expect(plan({ ruleId: 'court_premed_30d', trigger: '2025-11-03' })).toEqual([
      '2025-11-18 50% party',
      '2025-11-18 50% mediator',
      '2025-11-27 80% party',
      '2025-11-27 80% mediator',
      '2025-12-03 ask-extension party',
      '2025-12-03 ask-extension mediator',
    ]);
  });

  it.each([
    { ruleId: 'arb_referred_mediation_10wd', trigger: '2025-11-03' },
    { ruleId: 'court_postmed_extension_30d', trigger: '2025-11-03', baseLength: 7 },
  ] as const)('given $ruleId, which nobody can extend, then nobody is asked to', (input) => {
    expect(plan(input).filter((line) => / (ask-extension|effect) /.test(line))).toEqual([
      expect.stringMatching(/ effect party$/),
      expect.stringMatching(/ effect mediator$/),
    ]);
  });

  it('given a right that opens, a deemed effect, hours and a notice before a hearing', () => {
    expect(plan({ ruleId: 'med_period_15d_art14', trigger: '2025-03-03' })).toEqual(['2025-03-17 T-1 party']);
    expect(plan({ ruleId: 'announcement_service_30d', trigger: '2025-09-01' })).toEqual([
      '2025-09-30 T-1 party',
      '2025-10-01 effect owner',
    ]);
    expect(plan({ ruleId: 'psv_urgent_ruling_48h', trigger: '2025-09-30T15:20' })).toEqual([
      '2025-10-01T16:00 50% owner',
      '2025-10-02T06:00 80% owner',
      '2025-10-02T16:00 100% unit_head',
      '2025-10-02T17:00 overdue supervisor',
      '2025-10-03T16:00 150% supervisor',
    ]);
    expect(plan({ ruleId: 'trial_extension_request_10d_before', trigger: '2026-02-28' })).toEqual([
      '2026-02-13 T-1 owner',
      '2026-02-14 100% unit_head',
      '2026-02-15 overdue supervisor',
    ]);
  });
});

describe('the lengths that a rule allows', () => {
  it.each([
    ['a fixed period', 'suit_after_award_15d', { own: 15, min: 15, max: 15, extension: 0 }],
    ['a period the court may shorten', 'defence_15d', { own: 15, min: 1, max: 15, extension: 0 }],
    ['a least period', 'evidence_ordinary_min_15d', { own: 15, min: 15, max: Infinity, extension: Infinity }],
    ['a usual period with a ceiling', 'evidence_small_claim_7d', { own: 7, min: 1, max: 15, extension: 0 }],
    ['one limited extension', 'trial_simple_3m', { own: 3, min: 3, max: 3, extension: 1 }],
  ] as const)('given %s (%s), then they are those of the rule book', (_, id, lengths) => {
    expect(lengthsOn(id, '2025-03-03')).toEqual(lengths);
  });

  it('given a local length for a rule that no article settles, then that is its length; elsewhere it changes nothing', () => {
    const decidedBy = { zh: '（示例）会议纪要', en: '(example) minutes' };
    const local = {
      lengths: [
        { ruleId: 'med_people_1month', length: 2, decidedBy, inForceFrom: '2025-01-01' },
        { ruleId: 'defence_15d', length: 9, decidedBy, inForceFrom: '2025-01-01' },
      ],
    } as const;
    expect(lengthsOn('med_people_1month', '2025-03-03', local)).toMatchObject({ own: 2, min: 2, max: 2 });
    expect(lengthsOn('med_people_1month', '2024-12-31', local).own).toBe(1);
    expect(lengthsOn('defence_15d', '2025-03-03', local).own).toBe(15);
  });

  it.each([
    ['a length that the court sets', 'jc_supplement_material', '2025-03-03', 'ruleId', /没有法定的长度/],
    ['an unknown rule', 'toString', '2025-03-03', 'ruleId', /没有名为 "toString"/],
    ['a day before the rule', 'court_postmed_extension_30d', '2024-12-31', 'triggerOn', /早于/],
    ['a bad day', 'defence_15d', '2025-02-29', 'triggerOn', /真实存在的日期/],
  ])('given %s, then it names the field and says why', (_, id, triggerOn, field, zh) => {
    const refused = refusal(() => lengthsOn(id as never, triggerOn));
    expect(refused?.field).toBe(field);
    expect(refused?.zh).toMatch(zh);
    expect(refused?.en).toMatch(/\w/);
  });
});
