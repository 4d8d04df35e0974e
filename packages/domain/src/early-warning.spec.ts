import { describe, expect, it } from 'vitest';
import {
  explainWarning,
  findingAboutBody,
  findingsAbout,
  findingsAboutMediator,
  type RespondentCase,
  stepOf,
  type WarningRule,
  warningRuleOf,
  warningRules,
  warningRulesOn,
  windowOf,
} from './index.ts';

const on = '2025-09-30';
let ids = 0;
const wageCase = (filedOn: string, more: Partial<RespondentCase> = {}): RespondentCase => ({
  disputeId: `d${++ids}`,
  filedOn,
  claimTypes: ['wage_arrears'],
  workers: ['甲'],
  ...more,
});
const found = (cases: readonly RespondentCase[]) => findingsAbout(cases, on).map((one) => one.rule.id);

describe('wage cases against one respondent', () => {
  it('given two within thirty days, then there is no warning; given three, there is one that names them', () => {
    const cases = [wageCase('2025-09-01'), wageCase('2025-09-15'), wageCase(on)];
    expect(found(cases.slice(1))).toEqual([]);
    expect(findingsAbout(cases, on)).toMatchObject([
      {
        rule: { id: 'respondent_wage_cases' },
        numbers: { value: 3, threshold: 3, cases: 3, from: '2025-09-01', until: on },
        disputeIds: cases.map((one) => one.disputeId),
      },
    ]);
  });
  it('given the first lies a day before the window, then the three do not count together', () => {
    expect(found([wageCase('2025-08-31'), wageCase('2025-09-15'), wageCase(on)])).toEqual([]);
  });
  it('given cases about something else, then they do not count, and a mixed one does', () => {
    const injury = { claimTypes: ['work_injury'] };
    const two = [wageCase(on), wageCase(on)];
    expect(found([...two, wageCase(on, injury)])).toEqual([]);
    expect(found([...two, wageCase(on, { claimTypes: ['work_injury', 'wage_surcharge'] })])).toEqual([
      'respondent_wage_cases',
    ]);
  });
});

describe('many workers against one respondent', () => {
  const people = (count: number) => Array.from({ length: count }, (_, index) => `工人${index}`);
  const injury = ['work_injury'];

  it('given ten different workers in two cases about anything, then it warns; given nine, it does not', () => {
    const cases = (count: number) => [
      wageCase(on, { claimTypes: injury, workers: people(count).slice(0, 4) }),
      wageCase(on, { claimTypes: injury, workers: people(count).slice(4) }),
    ];
    expect(findingsAbout(cases(10), on)).toMatchObject([
      { rule: { id: 'respondent_workers' }, numbers: { value: 10, cases: 2 } },
    ]);
    expect(found(cases(9))).toEqual([]);
  });
  it('given the same worker files ten times, then that is one worker', () => {
    expect(found(Array.from({ length: 10 }, () => wageCase(on, { claimTypes: injury })))).toEqual([]);
  });
});

describe('a mediator with much overdue', () => {
  const overdue = (count: number) => Array.from({ length: count }, (_, index) => `o${index}`);

  it.each([
    [5, 2, 40],
    [10, 3, 30],
  ])('given %s in hand and %s overdue, then it warns with %s %%', (inHand, late, percent) => {
    expect(findingsAboutMediator({ inHand, overdue: overdue(late) }, on)).toMatchObject([
      { rule: { id: 'mediator_overdue_share' }, numbers: { value: percent, cases: late, inHand } },
    ]);
  });
  it.each([
    [4, 4],
    [10, 2],
    [7, 2],
    [0, 0],
  ])('given %s in hand and %s overdue, then it does not', (inHand, late) => {
    expect(findingsAboutMediator({ inHand, overdue: overdue(late) }, on)).toEqual([]);
  });
});

describe('a body to which few respondents reply', () => {
  const rule = warningRules.find((one) => one.id === 'body_reply_rate') as WarningRule;
  const silent = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);

  it('given the day, then it looks at the thirty days that ended fifteen days before', () => {
    expect(windowOf(rule, '2025-09-30')).toEqual({ from: '2025-08-17', until: '2025-09-15' });
    expect(windowOf({ windowDays: 30 }, '2025-09-30')).toEqual({ from: '2025-09-01', until: '2025-09-30' });
  });
  it.each([
    [5, 2, 40],
    [200, 98, 49],
    [6, 0, 0],
  ])('given %s asked and %s replies, then it warns with %s %%', (asked, replied, percent) => {
    expect(findingAboutBody(rule, { asked, replied, silent: silent(asked - replied) }, on)).toMatchObject({
      numbers: { value: percent, threshold: 50, cases: asked - replied, asked, replied },
      disputeIds: silent(asked - replied),
    });
  });
  it.each([
    [4, 0],
    [6, 3],
    [201, 100],
    [0, 0],
  ])('given %s asked and %s replies, then it does not', (asked, replied) => {
    expect(findingAboutBody(rule, { asked, replied, silent: silent(asked - replied) }, on)).toBeUndefined();
  });
  it('given a warning, then it says how many were asked and how many replied', () => {
    const numbers = { value: 40, threshold: 50, cases: 3, asked: 5, replied: 2, ...windowOf(rule, on) };
    const { zh, en } = explainWarning(rule, numbers, '某中心', ['甲-1', '甲-2', '甲-3'], 0);
    expect(zh).toContain(
      '征询被申请人5名，答复2名，答复率40%（低于50%），未答复的争议3件。涉及甲-1、甲-2、甲-3。',
    );
    expect(en).toContain('2 of 5 respondents replied, 40 % (below 50 %); 3 disputes with one who did not.');
  });
});

describe('what a finding means beside what is known', () => {
  const finding = { disputeIds: ['a', 'b', 'c'] };

  it('given nothing is known, then a warning is raised', () => {
    expect(stepOf(finding, [])).toEqual({ step: 'RAISE', disputeIds: ['a', 'b', 'c'] });
  });
  it('given an open one, then only what is new joins, and nothing happens when nothing is', () => {
    expect(stepOf(finding, [{ id: 'w', status: 'open', disputeIds: ['a', 'b'] }])).toEqual({
      step: 'JOIN',
      id: 'w',
      disputeIds: ['c'],
    });
    expect(stepOf(finding, [{ id: 'w', status: 'open', disputeIds: ['a', 'b', 'c', 'd'] }])).toBeUndefined();
  });
  it('given a dismissed one with the same cases, then it stays dismissed; with a case more it comes back', () => {
    expect(stepOf(finding, [{ id: 'w', status: 'dismissed', disputeIds: ['a', 'b', 'c'] }])).toBeUndefined();
    expect(stepOf(finding, [{ id: 'w', status: 'dismissed', disputeIds: ['z', 'a', 'b'] }])).toEqual({
      step: 'REOPEN',
      id: 'w',
      disputeIds: ['c'],
    });
  });
  it('given a dismissed one of whose cases none lies in the window any more, then a new one is raised', () => {
    expect(stepOf(finding, [{ id: 'w', status: 'dismissed', disputeIds: ['x', 'y', 'z'] }])).toMatchObject({
      step: 'RAISE',
    });
  });
  it('given an open one besides dismissed ones, then the open one grows', () => {
    expect(
      stepOf(finding, [
        { id: 'old', status: 'dismissed', disputeIds: ['a'] },
        { id: 'w', status: 'open', disputeIds: ['a'] },
      ]),
    ).toMatchObject({ step: 'JOIN', id: 'w' });
  });
});

describe('the rules as data', () => {
  const [first] = warningRules as [WarningRule];

  it('given any rule, then it has names, a definition and the label of an own definition in both languages', () => {
    expect(warningRules.length).toBeGreaterThanOrEqual(3);
    for (const { name, counted, label, basis, confidence } of warningRules) {
      for (const text of [name, counted, label])
        expect(text).toEqual({
          zh: expect.stringMatching(/\p{Script=Han}/u),
          en: expect.stringMatching(/[a-z]/),
        });
      expect(basis.length).toBeGreaterThan(0);
      expect(confidence).toBe('D');
    }
  });
  it('given its name and version, then a rule is found again, and no other', () => {
    expect(warningRuleOf(first.id, first.version)).toBe(first);
    expect(warningRuleOf(first.id, 99)).toBeUndefined();
  });
  it('given a rule is switched off or not in force on the day, then it is not applied', () => {
    const dated = { ...first, inForceFrom: '2025-01-01', inForceUntil: '2025-07-01' };
    expect(warningRulesOn('respondent', '2025-06-30', [dated])).toEqual([dated]);
    expect(warningRulesOn('respondent', '2025-07-01', [dated])).toEqual([]);
    expect(warningRulesOn('respondent', '2024-12-31', [dated])).toEqual([]);
    expect(warningRulesOn('respondent', '2025-06-30', [{ ...dated, enabled: false }])).toEqual([]);
    expect(warningRulesOn('mediator', '2025-06-30', [dated])).toEqual([]);
  });
});

describe('the explanation', () => {
  const [rule] = warningRules as [WarningRule];
  const numbers = { value: 4, threshold: 3, cases: 4, from: '2025-09-01', until: on };

  it('given all cases, then it names rule, respondent, span, figures and cases in both languages', () => {
    const { zh, en } = explainWarning(rule, numbers, '示例厂（虚构）', ['甲-1', '甲-2', '甲-3', '甲-4'], 0);
    expect(zh).toBe(
      '“同一被申请人欠薪争议集中”：示例厂（虚构），2025-09-01—2025-09-30，争议4件（达到3件）。涉及甲-1、甲-2、甲-3、甲-4。',
    );
    expect(en).toContain('2025-09-01 to 2025-09-30, 4 disputes (from 3). Cases: 甲-1, 甲-2, 甲-3, 甲-4.');
  });
  it('given cases elsewhere, then only their number is told', () => {
    const { zh, en } = explainWarning(rule, numbers, '示例厂（虚构）', ['甲-1'], 3);
    expect(zh).toContain('涉及甲-1。另有3件不在您的监督范围内。');
    expect(en).toContain('Cases: 甲-1. Another 3 outside your supervision.');
  });
  it('given earlier cases have left the window, then the sum of all is said besides', () => {
    const { zh, en } = explainWarning(rule, { ...numbers, value: 3, cases: 3 }, '厂', ['甲-1', '甲-2'], 3);
    expect(zh).toContain('争议3件（达到3件）。连同此前并入的共5件。涉及甲-1、甲-2。');
    expect(en).toContain('With earlier ones 5 in all.');
  });
  it('given a share or a number of workers, then what was measured is said', () => {
    const [, workers, share] = warningRules as [WarningRule, WarningRule, WarningRule];
    expect(explainWarning(workers, { ...numbers, value: 12, threshold: 10 }, '厂', [], 0).zh).toContain(
      '争议4件，劳动者12人（达到10人）',
    );
    expect(
      explainWarning(share, { value: 40, threshold: 30, cases: 2, inHand: 5, until: on }, '某调解员', [], 0),
    ).toEqual({
      zh: '“调解员超期比例偏高”：某调解员，2025-09-30，承办未结争议5件中2件超期，占40%（达到30%）。',
      en: '“Large share overdue with one mediator”: 某调解员, on 2025-09-30, 2 of 5 open disputes in hand overdue, 40 % (from 30 %).',
    });
  });
});
