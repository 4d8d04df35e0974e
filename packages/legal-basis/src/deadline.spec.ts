import { calendar } from '@dingfen/legal-calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeDeadline, type DeadlineInput, noticePlan, ruleIds, ruleOn } from './index.ts';

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

  it('given a length or extension the rule does not know, then it refuses in words', () => {
    const trigger = '2025-03-03';
    expect(() => deadline({ ruleId: 'jc_apply_30d', trigger, length: 31 })).toThrow(
      'length 31 is not what jc_apply_30d allows',
    );
    expect(() => deadline({ ruleId: 'jc_apply_30d', trigger, extension: 5 })).toThrow(
      'extension is not allowed by jc_apply_30d',
    );
    expect(() => deadline({ ruleId: 'jc_review_15d', trigger, extension: 11 })).toThrow(
      'exceeds the 10 that',
    );
    expect(() => deadline({ ruleId: 'med_agreement_performance_due', trigger })).toThrow(
      'length is required: med_agreement_performance_due is set by the parties',
    );
    expect(() => deadline({ ruleId: 'jc_supplement_material', trigger })).toThrow('set by the court');
    expect(() => deadline({ ruleId: 'court_postmed_extension_30d', trigger })).toThrow(
      'must be one of 15, 7',
    );
    expect(() => deadline({ ruleId: 'jc_apply_30d', trigger, baseLength: 15 })).toThrow(
      'baseLength does not apply',
    );
    expect(() => deadline({ ruleId: 'evidence_ordinary_min_15d', trigger, length: 14 })).toThrow('length 14');
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
