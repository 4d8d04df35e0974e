import { calendar } from '@dingfen/legal-calendar';
import { expect, it } from 'vitest';
import { computeDeadline, noticePlan, noticeText, type RuleId, ruleIds, ruleOn } from './index.ts';

const national = calendar('CN');

/** The notices of one rule, a line each, for a person to read. */
function written(ruleId: RuleId, on: string): string {
  const { unit, length, extends: base = [] } = ruleOn(ruleId, on);
  const trigger = unit === 'hour' ? `${on}T09:30` : on;
  const deadline = computeDeadline({
    ruleId,
    trigger,
    calendar: national,
    ...(typeof length === 'number' ? {} : { length: 10 }),
    ...(base.length > 1 ? { baseLength: 7 } : {}),
  });
  const { rule, nominalDueOn, dueOn } = deadline;
  const plan = noticePlan(rule, deadline, trigger, national);
  for (const { key, text } of plan) expect(noticeText(rule, key, { nominalDueOn, dueOn })).toEqual(text);
  return [
    `${ruleId} (${rule.class}) from ${trigger}: ${nominalDueOn}, ${dueOn}\n`,
    ...plan.map(
      ({ on: day, kind, key, to, text }) => `  ${day} ${kind} ${key} ${to}: ${text.zh} ${text.en}\n`,
    ),
  ].join('');
}

// Written out for a clerk to read; `npx vitest run packages/legal-basis -u` writes them anew, and the diff is reviewed.
it('given every rule, when the notices of a period over the spring of 2026 are written out, then they read as reviewed', async () => {
  const text = ruleIds.map((id) => written(id, '2026-01-30')).join('');
  await expect(text).toMatchFileSnapshot('../test-data/notice-plans.txt');
});

it('given a period of one day, then no notice falls on the day of the event itself', () => {
  const deadline = computeDeadline({
    ruleId: 'negotiation_agreed_period',
    trigger: '2026-03-02',
    length: 1,
    calendar: national,
  });
  const plan = noticePlan(deadline.rule, deadline, '2026-03-02', national);
  expect(plan.map(({ on, key, to }) => [on, key, to])).toEqual([
    ['2026-03-03', 'ask-extension', 'party'],
    ['2026-03-03', 'ask-extension', 'mediator'],
  ]);
});

it('given a consent that lasts two days, then half and four fifths of it fall together and are told once', () => {
  const rule = ruleOn('med_period_one_stop_15d', '2026-03-02');
  const plan = noticePlan(rule, { nominalDueOn: '2026-03-04', dueOn: '2026-03-04' }, '2026-03-02', national);
  expect(plan.map(({ on, key, to }) => [on, key, to])).toEqual([
    ['2026-03-03', '80%', 'party'],
    ['2026-03-03', '80%', 'mediator'],
    ['2026-03-04', 'ask-extension', 'party'],
    ['2026-03-04', 'ask-extension', 'mediator'],
  ]);
});

it('given a duty of one working day, then no share of it passes before it ends, and being late is told once a day', () => {
  const rule = ruleOn('arb_recusal_decision_3wd', '2026-03-02');
  const plan = noticePlan(rule, { nominalDueOn: '2026-03-03', dueOn: '2026-03-03' }, '2026-03-02', national);
  expect(plan.map(({ on, key, to }) => [on, key, to])).toEqual([
    ['2026-03-03', '100%', 'unit_head'],
    ['2026-03-04', '150%', 'supervisor'],
  ]);
});
