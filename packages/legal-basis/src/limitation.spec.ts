import { addDays, calendar, daysBetween } from '@dingfen/legal-calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeDeadline,
  formatCitation,
  interruptionKinds,
  interruptionOf,
  isInterruptionKind,
  type LimitationInput,
  limitationStanding,
} from './index.ts';
import { refusal } from './refusal.fixture.ts';

const national = calendar('CN');
const base: LimitationInput = {
  claim: 'other',
  knewOn: '2025-03-14',
  log: [],
  todayOn: '2025-06-02',
  calendar: national,
};
const standing = (change: Partial<LimitationInput>) => limitationStanding({ ...base, ...change });
const said = (change: Partial<LimitationInput>, lang: 'zh' | 'en') =>
  standing(change).trace.map(({ text }) => text[lang]);
const refused = (change: Partial<LimitationInput>) => refusal(() => standing(change));

describe('an ordinary labour claim', () => {
  it('given knowledge on 14 March 2025 and nothing since, then it runs to 14 March 2026 and rolls to Monday', () => {
    expect(standing({})).toMatchObject({
      state: 'running',
      ruleId: 'limitation_arbitration_1y',
      runsFromOn: '2025-03-14',
      nominalDueOn: '2026-03-14',
      dueOn: '2026-03-16',
      status: 'firm',
      emergency: false,
      unverified: [],
    });
    expect(standing({})).not.toHaveProperty('balanceDays');
    expect(standing({})).not.toHaveProperty('lastInterruption');
  });

  it('given the day itself, then the last safe day and the rolled day still run and the day after does not', () => {
    const states = ['2025-03-14', '2026-03-14', '2026-03-16', '2026-03-17'].map(
      (todayOn) => standing({ todayOn }).state,
    );
    expect(states).toEqual(['running', 'running', 'running', 'expired']);
  });

  it('given an end in a year without a holiday notice, then the day is provisional', () => {
    expect(standing({ knewOn: '2026-03-14', todayOn: '2026-06-01' }).status).toBe('provisional');
  });

  it('given the year, then warnings stand 90, 30 and 7 days before the safe date and say which have come', () => {
    expect(
      standing({ todayOn: '2026-02-12' }).warnings.map(({ daysBefore, on, reached }) => [
        daysBefore,
        on,
        reached,
      ]),
    ).toEqual([
      [90, '2025-12-14', true],
      [30, '2026-02-12', true],
      [7, '2026-03-07', false],
    ]);
    expect(standing({}).warnings[0]?.text).toEqual({
      zh: '仲裁时效还有90日，稳妥日期为2026-03-14',
      en: '90 days of the arbitration limitation are left, the safe date is 2026-03-14',
    });
  });

  it('given fewer than seven days to the safe date, then legal aid is an emergency, until the period has ended', () => {
    const flags = ['2026-03-07', '2026-03-08', '2026-03-14', '2026-03-16', '2026-03-17'].map(
      (todayOn) => standing({ todayOn }).emergency,
    );
    expect(flags).toEqual([false, true, true, true, false]);
  });

  it('given a running period, then the reasoning names rule, start and counting in both languages', () => {
    expect(said({}, 'zh')).toEqual([
      '仲裁时效：1年，起算事件为当事人知道或者应当知道权利被侵害之日（《劳动争议调解仲裁法》第27条、《劳动人事争议仲裁办案规则》第26条至第28条）',
      '2025-03-14知道或者应当知道权利被侵害，时效自此起算（《劳动争议调解仲裁法》第27条第1款）',
      ...computeDeadline({
        ruleId: 'limitation_arbitration_1y',
        trigger: '2025-03-14',
        calendar: national,
      })
        .trace.slice(1)
        .map(({ text }) => text.zh),
    ]);
    expect(said({}, 'en')[1]).toBe(
      'on 2025-03-14 the party knew or should have known of the infringement: the period starts (MAL art 27(1))',
    );
  });
});

describe('a wage claim', () => {
  it('given employment that goes on, then nothing runs, however long ago the wages were due', () => {
    const wage = standing({
      claim: 'wage',
      knewOn: '2019-01-10',
      log: [{ kind: 'demand_made', on: '2020-01-01' }],
    });
    expect(wage).toMatchObject({
      state: 'notYetRunning',
      ruleId: 'limitation_wage_termination_1y',
      warnings: [],
      emergency: false,
    });
    expect(wage).not.toHaveProperty('nominalDueOn');
    expect(wage.unverified).toEqual([]);
    expect(wage.trace[0]?.basis).toBe(formatCitation(wage.rule.basis, 'en'));
    expect(wage.trace.map(({ text }) => text)).toEqual([
      {
        zh: '劳动关系存续期间因拖欠劳动报酬发生争议，申请仲裁不受一年时效限制（《劳动争议调解仲裁法》第27条第4款）',
        en: 'while the labour relationship subsists the one-year limit does not apply to a wage claim (MAL art 27(4))',
      },
      {
        zh: '2020-01-01向对方主张权利时，时效尚未起算，无可中断',
        en: '2020-01-01: a claim made on the other side came before the period ran, so there was nothing to interrupt',
      },
    ]);
  });

  it('given an end of employment still to come, then it runs from that day only', () => {
    const notice = { claim: 'wage', knewOn: '2025-01-10', employmentEndedOn: '2025-06-03' } as const;
    expect(standing(notice).state).toBe('notYetRunning');
    expect(said(notice, 'en')).toEqual([
      'the labour relationship ends on 2025-06-03; on 2025-06-02 the period is not running yet (MAL art 27(4))',
    ]);
    expect(said(notice, 'zh')).toEqual([
      '劳动关系将于2025-06-03终止，截至2025-06-02时效尚未起算（《劳动争议调解仲裁法》第27条第4款）',
    ]);
    expect(standing({ ...notice, todayOn: '2025-06-03' })).toMatchObject({
      state: 'running',
      nominalDueOn: '2026-06-03',
    });
  });

  it('given employment that ended, then one year from its end, and knowing later moves nothing', () => {
    const ended = { claim: 'wage', knewOn: '2025-03-20', employmentEndedOn: '2025-03-10' } as const;
    expect(standing(ended)).toMatchObject({ state: 'running', nominalDueOn: '2026-03-10' });
    expect(said(ended, 'en')[1]).toBe(
      'the labour relationship ended on 2025-03-10: for wages the year starts then; knowing only on 2025-03-20 does not move it (MAL art 27(4))',
    );
    expect(said(ended, 'zh')[1]).toBe(
      '劳动关系于2025-03-10终止，劳动报酬请求自此起算一年（2025-03-20才知道的，不改变起算日）（《劳动争议调解仲裁法》第27条第4款）',
    );
    expect(said({ ...ended, knewOn: '2025-03-10' }, 'en')[1]).toBe(
      'the labour relationship ended on 2025-03-10: for wages the year starts then (MAL art 27(4))',
    );
  });
});

describe('interruption', () => {
  const log = [
    { kind: 'mediation_failed', on: '2025-05-19' },
    { kind: 'demand_made', on: '2025-03-01' },
    { kind: 'mediation_applied', on: '2025-05-04', evidence: 'document 7' },
  ] as const;

  it('given a log in any order, then the year runs from the last event and each is named with its article', () => {
    const interrupted = standing({ log });
    expect(interrupted).toMatchObject({
      runsFromOn: '2025-05-19',
      lastInterruption: { kind: 'mediation_failed', on: '2025-05-19' },
      nominalDueOn: '2026-05-19',
      dueOn: '2026-05-19',
    });
    expect(said({ log }, 'en').slice(2, 6)).toEqual([
      '2025-03-01: a claim made on the other side came before the period ran (it starts on 2025-03-14), so there was nothing to interrupt',
      '2025-05-04: an application for mediation interrupts the period, the full year starts afresh (MAL art 27(2); Arbitration Rules art 27 item 1)',
      '2025-05-19: no agreement within the mediation period (15 days, or as extended) interrupts the period, the full year starts afresh (Enterprise Mediation Provisions art 29, art 31 item 7)',
      'the last interruption is that of 2025-05-19 (no agreement within the mediation period (15 days, or as extended)): the year runs from that day',
    ]);
    expect(said({ log }, 'zh')).toContain(
      '2025-05-04申请调解，时效中断，一年重新计算（《劳动争议调解仲裁法》第27条第2款、《劳动人事争议仲裁办案规则》第27条第1项）',
    );
    expect(said({ log }, 'zh')).toContain(
      '2025-03-01向对方主张权利时，时效尚未起算（2025-03-14起算），无可中断',
    );
    expect(said({ log }, 'zh')).toContain(
      '最后一次中断为2025-05-19的“调解期内（十五日，同意延期的为延长后）未达成协议”，一年自该日起重新计算',
    );
  });

  it('given an event after expiry, then nothing revives, and a late promise is labelled as unsettled', () => {
    const late = {
      todayOn: '2026-06-01',
      log: [
        { kind: 'demand_made', on: '2026-03-17' },
        { kind: 'agreed_to_perform', on: '2026-04-01' },
      ],
    } as const;
    const dead = standing(late);
    expect(dead).toMatchObject({
      state: 'expired',
      nominalDueOn: '2026-03-14',
      dueOn: '2026-03-16',
      emergency: false,
    });
    expect(dead).not.toHaveProperty('lastInterruption');
    expect(dead.trace.at(-1)?.basis).toBe(formatCitation(dead.rule.basis, 'en'));
    expect(said(late, 'en')).toContain(
      '2026-03-17: a claim made on the other side came after the period had ended on 2026-03-16; nothing interrupts it any more (Arbitration Rules art 27)',
    );
    expect(said(late, 'zh')).toContain(
      '2026-04-01对方同意履行义务时，时效已于2026-03-16届满；届满后的事由不再中断时效（《劳动人事争议仲裁办案规则》第27条）',
    );
    expect(dead.unverified).toEqual([
      {
        zh: '时效届满后对方同意履行，是否视为放弃时效抗辩，本规则所据条文未作规定；此处按不恢复时效处理，请由律师判断。',
        en: 'The other side agreed to perform after expiry. Whether that gives up the defence is not settled by the texts used here; it is treated as reviving nothing, ask a lawyer.',
      },
    ]);
    expect(standing({ ...late, log: [late.log[0]] }).unverified).toEqual([]);
  });

  it('given an event on the rolled last day, then it still interrupts', () => {
    expect(
      standing({ todayOn: '2026-03-16', log: [{ kind: 'suit_filed', on: '2026-03-16' }] }).nominalDueOn,
    ).toBe('2027-03-16');
  });

  it('given events before a text was in force, then the Law itself is cited', () => {
    const early = {
      knewOn: '2010-01-04',
      todayOn: '2013-01-04',
      log: [
        { kind: 'negotiation_refused', on: '2011-01-03' },
        { kind: 'complaint_filed', on: '2011-12-30' },
        { kind: 'negotiation_failed', on: '2012-12-28' },
      ],
    } as const;
    expect(
      standing(early)
        .trace.filter(({ text }) => text.en.includes('interrupts'))
        .map(({ basis }) => basis),
    ).toEqual(['MAL art 27(2)', 'MAL art 27(2)', 'Enterprise Mediation Provisions art 31 item 3']);
    expect(standing(early).rule.basis.map(({ source }) => source)).toEqual(['MAL']);
  });

  it.each(interruptionKinds)('%s has a name in both languages and an article', (kind) => {
    const { name, basis } = interruptionOf(kind);
    expect(name.zh).toMatch(/^\p{Script=Han}/u);
    expect(name.en).toMatch(/^[a-z]/);
    expect(formatCitation(basis, 'en')).toMatch(/art (27|29|31)/);
    expect(isInterruptionKind(kind)).toBe(true);
  });

  it('given another word, then it is no kind of interruption', () => {
    expect(['toString', 'tea_break', undefined, ['demand_made']].map(isInterruptionKind)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(interruptionKinds.length).toBe(16);
    expect(() => interruptionOf('tea_break' as never)).toThrow(
      expect.objectContaining({
        field: 'kind',
        text: { zh: '未知的中断事由："tea_break"', en: 'unknown kind of interruption: "tea_break"' },
      }),
    );
  });
});

describe('an event entered by mistake', () => {
  const demand = { kind: 'demand_made', on: '2025-05-04' } as const;
  const applied = { kind: 'mediation_applied', on: '2025-04-10' } as const;
  const mistake = { kind: 'struck', entry: 0, on: '2025-06-01', reason: '录入了另一案的函件' } as const;

  it('given a correction that strikes it, then the year runs as if it had never been', () => {
    expect(standing({ log: [demand] }).nominalDueOn).toBe('2026-05-04');
    expect({ ...standing({ log: [demand, mistake] }), trace: [] }).toEqual({ ...standing({}), trace: [] });
  });

  it('given one of two events struck, then the other one counts and the place in the log says which', () => {
    expect(standing({ log: [demand, applied, mistake] })).toMatchObject({
      runsFromOn: '2025-04-10',
      lastInterruption: applied,
    });
    expect(standing({ log: [demand, applied, { ...mistake, entry: 1 }] })).toMatchObject({
      runsFromOn: '2025-05-04',
      lastInterruption: demand,
    });
  });

  it('given a correction, then the reasoning still names the event, the day of the correction and why', () => {
    expect(said({ log: [demand, applied, mistake] }, 'en').slice(2, 5)).toEqual([
      '2025-04-10: an application for mediation interrupts the period, the full year starts afresh (MAL art 27(2); Arbitration Rules art 27 item 1)',
      '2025-05-04: a claim made on the other side was entered by mistake and struck on 2025-06-01 (录入了另一案的函件); the entry stays and interrupts nothing',
      'the last interruption is that of 2025-04-10 (an application for mediation): the year runs from that day',
    ]);
    expect(said({ log: [demand, mistake] }, 'zh')[2]).toBe(
      '2025-05-04向对方主张权利的记录已于2025-06-01更正作废（录入了另一案的函件）：原记录保留，不中断时效',
    );
    expect(standing({ log: [demand, mistake] }).trace[2]?.on).toBe('2025-05-04');
  });

  it('given a period that does not run yet, then the struck event is told as struck too', () => {
    const employed = { claim: 'wage', log: [demand, applied, mistake] } as const;
    expect(said(employed, 'zh').slice(1)).toEqual([
      '2025-04-10申请调解时，时效尚未起算，无可中断',
      '2025-05-04向对方主张权利的记录已于2025-06-01更正作废（录入了另一案的函件）：原记录保留，不中断时效',
    ]);
  });

  it('given a late promise struck as a mistake, then nothing about it is unsettled', () => {
    const promise = { kind: 'agreed_to_perform', on: '2026-04-01' } as const;
    const late = { todayOn: '2026-06-01', log: [promise, { ...mistake, on: '2026-05-06' }] };
    expect(standing(late).unverified).toEqual([]);
  });

  it('given two events, each struck by a correction of its own, then neither counts', () => {
    const both = [demand, applied, mistake, { ...mistake, entry: 1 }] as const;
    expect(standing({ log: both })).toMatchObject({ runsFromOn: '2025-03-14', nominalDueOn: '2026-03-14' });
  });

  it('given the event entered again after the correction, then it counts', () => {
    expect(standing({ log: [demand, mistake, demand] }).runsFromOn).toBe('2025-05-04');
  });

  it('given a correction on the day of the event or of asking, then it is taken', () => {
    for (const on of ['2025-05-04', '2025-06-02'])
      expect(standing({ log: [demand, { ...mistake, on }] }).runsFromOn).toBe('2025-03-14');
  });

  it.each([
    [
      'of an entry that is not there',
      [demand, { ...mistake, entry: 2 }],
      'log[1].entry',
      'a correction strikes an event entered before it; entry 2, counted from 0, is none',
      '更正须指向在先的一条中断记录，第2条（自0起）不是',
    ],
    [
      'of an event entered after it',
      [mistake, demand],
      'log[0].entry',
      'a correction strikes an event entered before it; entry 0, counted from 0, is none',
      '更正须指向在先的一条中断记录，第0条（自0起）不是',
    ],
    [
      'of another correction',
      [demand, mistake, { ...mistake, entry: 1 }],
      'log[2].entry',
      'a correction strikes an event entered before it; entry 1, counted from 0, is none',
      '更正须指向在先的一条中断记录，第1条（自0起）不是',
    ],
    [
      'of an event struck already',
      [demand, mistake, mistake],
      'log[2].entry',
      'entry 0, counted from 0, has been struck already',
      '第0条记录（自0起）已经作废',
    ],
    [
      'dated before the event',
      [demand, { ...mistake, on: '2025-05-03' }],
      'log[1].on',
      'corrected on 2025-05-03, before the day of the event it strikes, 2025-05-04',
      '更正之日2025-05-03早于所更正事由之日2025-05-04',
    ],
    [
      'dated after today',
      [demand, { ...mistake, on: '2025-06-03' }],
      'log[1].on',
      '2025-06-03 lies after today, 2025-06-02, and has not happened yet',
      '2025-06-03晚于今日2025-06-02，尚未发生',
    ],
    [
      'without a reason',
      [demand, { ...mistake, reason: ' ' }],
      'log[1].reason',
      'a correction needs a reason',
      '更正须写明理由',
    ],
  ] as const)('a correction %s is refused', (_, log, field, en, zh) => {
    expect(refused({ log })).toEqual({ field, en, zh });
  });

  it.each(['0', 0.5, -1, null])('a correction that names the entry as %j is refused', (entry) => {
    expect(refused({ log: [demand, { ...mistake, entry: entry as number }] })?.field).toBe('log[1].entry');
  });

  it('a correction whose reason is no text is refused', () => {
    const silent = { ...mistake, reason: null as unknown as string };
    expect(refused({ log: [demand, silent] })?.field).toBe('log[1].reason');
  });
});

describe('suspension', () => {
  it('given a suspension that ended, then its days are added and the balance ran on', () => {
    const stopped = {
      suspensions: [{ from: '2025-04-01', until: '2025-04-11', cause: 'force_majeure' }],
    } as const;
    expect(standing(stopped)).toMatchObject({ state: 'running', nominalDueOn: '2026-03-24' });
    expect(said(stopped, 'en')).toContain(
      'suspended from 2025-04-01 for force majeure; from 2025-04-11 the balance runs on (MAL art 27(3); Arbitration Rules art 28)',
    );
    expect(said(stopped, 'zh')).toContain(
      '因不可抗力自2025-04-01中止，2025-04-11原因消除后继续计算余期（《劳动争议调解仲裁法》第27条第3款、《劳动人事争议仲裁办案规则》第28条）',
    );
  });

  it('given a cause that lasts, then no date is given but the balance that is left', () => {
    const stopped = {
      todayOn: '2027-01-05',
      suspensions: [{ from: '2026-03-10', cause: 'no_legal_representative' }],
    } as const;
    const suspended = standing(stopped);
    expect(suspended).toMatchObject({ state: 'suspended', balanceDays: 5, warnings: [], emergency: true });
    for (const date of ['nominalDueOn', 'dueOn', 'status']) expect(suspended).not.toHaveProperty(date);
    expect(said(stopped, 'en').slice(-2)).toEqual([
      'suspended from 2026-03-10 for no legal representative of the worker has been determined; the cause still lasts (MAL art 27(3); Arbitration Rules art 28)',
      'nothing runs during suspension: 5 days are left and run on from the day the cause ends (MAL art 27(3); Arbitration Rules art 28)',
    ]);
    expect(said(stopped, 'zh').at(-2)).toBe(
      '因法定代理人未确定自2026-03-10中止，原因尚未消除（《劳动争议调解仲裁法》第27条第3款、《劳动人事争议仲裁办案规则》第28条）',
    );
    expect(said(stopped, 'zh').at(-1)).toBe(
      '中止期间不计，尚余5日，自原因消除之日起继续计算（《劳动争议调解仲裁法》第27条第3款、《劳动人事争议仲裁办案规则》第28条）',
    );
  });

  it('given an end already fixed, then it is suspended and the date is known', () => {
    const stopped = {
      suspensions: [{ from: '2025-06-01', until: '2025-06-11', cause: 'other_good_cause' }],
    } as const;
    expect(standing(stopped)).toMatchObject({
      state: 'suspended',
      balanceDays: daysBetween('2025-06-01', '2026-03-14') + 1,
      nominalDueOn: '2026-03-24',
      emergency: false,
    });
    expect(standing({ ...stopped, todayOn: '2025-06-11' }).state).toBe('running');
  });

  it('given two that overlap, then the days count once and the balance is from the first', () => {
    const stopped = {
      suspensions: [
        { from: '2025-05-25', cause: 'other_good_cause' },
        { from: '2025-05-20', until: '2025-05-28', cause: 'force_majeure' },
      ],
    } as const;
    expect(standing(stopped).balanceDays).toBe(daysBetween('2025-05-20', '2026-03-14') + 1);
  });

  it('given a demand while it is suspended, then the whole year is left', () => {
    expect(
      standing({
        suspensions: [{ from: '2025-05-20', cause: 'force_majeure' }],
        log: [{ kind: 'demand_made', on: '2025-05-25' }],
      }).balanceDays,
    ).toBe(365);
  });

  it('given a cause that began after expiry, then it stops nothing', () => {
    const late = {
      todayOn: '2026-05-01',
      suspensions: [{ from: '2026-04-01', cause: 'force_majeure' }],
    } as const;
    expect(standing(late).state).toBe('expired');
    expect(standing(late)).not.toHaveProperty('balanceDays');
    expect(said(late, 'en').some((line) => line.startsWith('suspended'))).toBe(false);
    const between = {
      todayOn: '2026-03-16',
      suspensions: [{ from: '2026-03-15', cause: 'force_majeure' }],
    } as const;
    expect(standing(between).state).toBe('running');
  });
});

describe('the edges of limitation', () => {
  const stop = (from: string, until?: string) => ({
    from,
    cause: 'force_majeure' as const,
    ...(until === undefined ? {} : { until }),
  });

  it('given seven days left while it is suspended, then it is no emergency yet, and one day is said as one', () => {
    const left = (from: string) => standing({ todayOn: '2026-06-01', suspensions: [stop(from)] });
    expect(
      ['2026-03-08', '2026-03-09', '2026-03-14'].map((from) => [
        left(from).balanceDays,
        left(from).emergency,
      ]),
    ).toEqual([
      [7, false],
      [6, true],
      [1, true],
    ]);
    expect(left('2026-03-14').trace.at(-1)?.text.en).toMatch(
      /^nothing runs during suspension: 1 day is left and runs on/,
    );
    expect(left('2026-03-14').trace.at(-2)?.text.en).toMatch(/^suspended from 2026-03-14/);
  });

  it('given an end already fixed, then the balance closes the reasoning with its articles', () => {
    const steps = standing({ suspensions: [stop('2025-06-01', '2025-06-11')] }).trace;
    expect(steps.at(-1)?.text.en).toMatch(/^nothing runs during suspension: 287 days/);
    expect(steps.at(-1)?.basis).toBe('MAL art 27(3); Arbitration Rules art 28');
    expect(steps.find(({ text }) => text.en.startsWith('suspended'))?.basis).toBe(
      'MAL art 27(3); Arbitration Rules art 28',
    );
  });

  it('given suspensions that touch, lie within one another or lie apart, then every day counts once', () => {
    const dueAfter = (...suspensions: ReturnType<typeof stop>[]) => standing({ suspensions }).nominalDueOn;
    expect(dueAfter(stop('2025-04-01', '2025-04-11'), stop('2025-04-11', '2025-04-16'))).toBe('2026-03-29');
    expect(dueAfter(stop('2025-04-01', '2025-04-11'), stop('2025-04-03', '2025-04-05'))).toBe('2026-03-24');
    expect(dueAfter(stop('2025-04-01', '2025-04-11'), stop('2025-05-01', '2025-05-06'))).toBe('2026-03-29');
  });

  it('given a suspension that was over before the last interruption, then it is not mentioned', () => {
    const steps = said(
      { suspensions: [stop('2025-04-01', '2025-04-11')], log: [{ kind: 'demand_made', on: '2025-05-01' }] },
      'en',
    );
    expect(steps.some((line) => line.startsWith('suspended'))).toBe(false);
  });

  it('given one suspension that has ended and one that lasts, then no date is given', () => {
    const both = standing({ suspensions: [stop('2025-04-01', '2025-04-11'), stop('2025-05-20')] });
    expect(both.state).toBe('suspended');
    expect(both.balanceDays).toBe(daysBetween('2025-05-20', '2026-03-24') + 1);
    expect(both).not.toHaveProperty('dueOn');
  });

  it('given the first day of the law and an event on the day it starts, then both count', () => {
    expect(standing({ knewOn: '2008-05-01', todayOn: '2008-06-02' }).state).toBe('running');
    expect(standing({ log: [{ kind: 'demand_made', on: '2025-03-14' }] }).lastInterruption?.on).toBe(
      '2025-03-14',
    );
  });
});

describe('the two regimes of the defence', () => {
  it('given a trigger before September 2025, then the stage of the defence is not stated; from then it is arbitration', () => {
    expect(standing({ knewOn: '2024-08-31', todayOn: '2026-01-05' }).trace.at(-1)?.text).toEqual({
      zh: '时效已于2025-09-01届满。期满不丧失申请仲裁的权利，但对方取得时效抗辩；不得因此拒绝受理。',
      en: 'the period ended on 2025-09-01. The right to apply is not lost, but the other side gains a defence; filing is never refused for it.',
    });
    const later = standing({ knewOn: '2025-09-01', todayOn: '2026-09-02' });
    expect(later.state).toBe('expired');
    expect(later.trace.at(-1)?.text.zh).toContain('须在仲裁期间提出');
    expect(later.trace.at(-1)?.text.en).toContain('must raise in arbitration');
    expect(later.rule.basis.map(({ source }) => source)).toContain('LI2');
    expect(standing({}).rule.basis.map(({ source }) => source)).not.toContain('LI2');
  });
});

describe('what limitation refuses', () => {
  const bad: [string, Partial<LimitationInput>, string, RegExp, RegExp][] = [
    ['an unknown claim', { claim: 'tips' as never }, 'claim', /请求类型/, /claim must be wage or other/],
    [
      'a bad day of asking',
      { todayOn: '2025-02-29' },
      'todayOn',
      /须为真实存在的日期/,
      /todayOn must be a real date/,
    ],
    ['a bad start', { knewOn: 'spring' }, 'knewOn', /须为真实存在的日期/, /knewOn must be a real date/],
    ['a start to come', { knewOn: '2025-06-03' }, 'knewOn', /晚于今日/, /lies after today, 2025-06-02/],
    [
      'a bad end of employment',
      { employmentEndedOn: '2025-13-01' },
      'employmentEndedOn',
      /真实存在的日期/,
      /real date/,
    ],
    [
      'a start before the law',
      { knewOn: '2008-04-30' },
      'knewOn',
      /2008-05-01/,
      /before the rule was in force \(2008-05-01\)/,
    ],
    [
      'an end of employment before the law',
      { claim: 'wage', employmentEndedOn: '2008-04-30' },
      'employmentEndedOn',
      /施行之日2008-05-01/,
      /before the rule was in force/,
    ],
    [
      'an unknown event',
      { log: [{ kind: 'tea_break' as never, on: '2025-05-01' }] },
      'log[0].kind',
      /未知的中断/,
      /unknown kind of interruption: "tea_break"/,
    ],
    ['no log', { log: undefined as never }, 'log', /^log 须为列表/, /^log must be a list, got undefined/],
    [
      'an empty line of the log',
      { log: [null as never] },
      'log[0]',
      /^log\[0\] 须为对象/,
      /^log\[0\] must be an object, got null/,
    ],
    [
      'suspensions that are no list',
      { suspensions: {} as never },
      'suspensions',
      /须为列表/,
      /^suspensions must be a list, got \{…\}/,
    ],
    [
      'an empty suspension',
      { suspensions: [null as never] },
      'suspensions[0]',
      /须为对象/,
      /^suspensions\[0\] must be an object/,
    ],
    ['no calendar', { calendar: undefined as never }, 'calendar', /须给出日历/, /^calendar must be one/],
    [
      'an event to come',
      {
        log: [
          { kind: 'demand_made', on: '2025-05-01' },
          { kind: 'demand_made', on: '2025-06-03' },
        ],
      },
      'log[1].on',
      /2025-06-03晚于今日/,
      /2025-06-03 lies after today/,
    ],
    [
      'an unknown cause',
      { suspensions: [{ from: '2025-05-01', cause: 'rain' as never }] },
      'suspensions[0].cause',
      /未知的中止原因/,
      /unknown cause of suspension/,
    ],
    [
      'a suspension to come',
      { suspensions: [{ from: '2025-07-01', cause: 'force_majeure' }] },
      'suspensions[0].from',
      /晚于今日/,
      /lies after today/,
    ],
    [
      'a bad end of it',
      { suspensions: [{ from: '2025-05-01', until: 'soon', cause: 'force_majeure' }] },
      'suspensions[0].until',
      /真实存在的日期/,
      /real date/,
    ],
    [
      'an end before its start',
      { suspensions: [{ from: '2025-05-02', until: '2025-05-01', cause: 'force_majeure' }] },
      'suspensions[0].until',
      /2025-05-01早于中止之日2025-05-02/,
      /ends on 2025-05-01, before it starts on 2025-05-02/,
    ],
  ];
  it.each(bad)(
    'given %s, then it names the field and says why in both languages',
    (_, change, field, zh, en) => {
      const found = refused(change);
      expect(found?.field).toBe(field);
      expect(found?.zh).toMatch(zh);
      expect(found?.en).toMatch(en);
    },
  );
});

describe('limitation in general', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2023-06-01', days));
  const log = fc.array(fc.record({ kind: fc.constantFrom(...interruptionKinds), on: day }), { maxLength: 6 });

  it('gives the same in whatever order the log was written, and one more event never shortens it', () => {
    fc.assert(
      fc.property(day, log, day, (knewOn, events, extra) => {
        const at = (list: LimitationInput['log']) =>
          standing({ knewOn, todayOn: '2026-11-20', log: list }).nominalDueOn as string;
        expect(at(events.toReversed())).toBe(at(events));
        expect(at([...events, { kind: 'demand_made', on: extra }]) >= at(events)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('adds exactly the days of a suspension that lies within the period, none for an empty one', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 200 }),
        (knewOn, after, days) => {
          const from = addDays(knewOn, after);
          const plain = standing({ knewOn, todayOn: '2027-12-31' }).nominalDueOn as string;
          const stopped = standing({
            knewOn,
            todayOn: '2027-12-31',
            suspensions: [{ from, until: addDays(from, days), cause: 'force_majeure' }],
          });
          expect(stopped.nominalDueOn).toBe(addDays(plain, days));
        },
      ),
      { numRuns: 150 },
    );
  });
});
