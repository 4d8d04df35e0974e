import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { day, form, oneOf, optional, words } from './fields.ts';
import { formProblems } from './form-problems.ts';

const month = (title: string, more: object = {}) => Type.String({ title, pattern: '^20[0-9]{2}$', ...more });
const filled = form({
  paidOn: day('支付日', 'Day of payment'),
  how: oneOf('方式', 'How', ['cash', 'transfer']),
  note: optional(words('说明', 'Note', 10)),
  year: optional(month('年份', { examples: ['2026'] })),
  other: optional(month('另一年份')),
  told: optional(Type.String({ title: '内容', pattern: String.raw`\S` })),
});
const good = { paidOn: '2026-03-02', how: 'cash' };

test('given a form that is filled in as it asks, nothing is wrong', () => {
  expect(formProblems(filled, good)).toEqual([]);
});

test.each<[string, object, string, string]>([
  [
    'a day that is none',
    { paidOn: '三月二日' },
    '“支付日”应为日期，写作2026-03-02',
    '/paidOn must be a day, written 2026-03-02',
  ],
  [
    'a word that is not offered',
    { how: 'barter' },
    '“方式”应为以下之一：cash、transfer',
    '/how must be one of cash, transfer',
  ],
  [
    'what is written otherwise, where there is an example',
    { year: '26' },
    '“年份”的写法不对，例如2026',
    '/year is not written as it should be, e.g. 2026',
  ],
  [
    'what is written otherwise, where there is none',
    { other: '26' },
    '“另一年份”的写法不对',
    '/other is not written as it should be',
  ],
  ['nothing but blanks', { told: '  ' }, '“内容”不能只有空白', '/told must not be blank'],
])(
  'given %s, then it is said what to write instead, in both languages, without a pattern',
  (_, changed, zh, en) => {
    const [problem, ...more] = formProblems(filled, { ...good, ...changed });
    expect(more).toEqual([]);
    expect(problem).toEqual({ condition: en.split(' ')[0], summary: { zh, en }, basis: [] });
  },
);

test('given something that is missing and something unknown, then each is named by its title', () => {
  expect(formProblems(filled, { how: 'cash', extra: 1 }).map(({ summary }) => summary.zh)).toEqual([
    '缺少必填项：支付日',
    '不认识的项：extra',
  ]);
});
