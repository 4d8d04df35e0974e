import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import {
  consents,
  day,
  days,
  fen,
  form,
  id,
  list,
  onBehalf,
  oneOf,
  optional,
  reference,
  words,
} from './fields.ts';

const filled = form({
  partyId: id('当事人', 'Party'),
  paidOn: day('支付日', 'Day of payment'),
  amountFen: fen('金额（分）', 'Amount in fen'),
  how: oneOf('方式', 'How', ['cash', 'transfer']),
  note: optional(words('说明', 'Note', 10)),
});
const good = { partyId: 'w', paidOn: '2025-03-03', amountFen: 1, how: 'cash' };

test('a form takes exactly its fields, and only the optional ones may be missing', () => {
  expect(Value.Check(filled, good)).toBe(true);
  expect(Value.Check(filled, { ...good, note: '现金' })).toBe(true);
  expect(Value.Check(filled, { ...good, other: 1 })).toBe(false);
  expect(Value.Check(filled, { partyId: 'w' })).toBe(false);
});

test.each([
  ['an empty identifier', { partyId: '' }],
  ['an identifier of 65 characters', { partyId: 'x'.repeat(65) }],
  ['words that are too long', { note: '一二三四五六七八九十一' }],
  ['a sum of nothing', { amountFen: 0 }],
  ['half a fen', { amountFen: 0.5 }],
  ['a sum that no number holds exactly', { amountFen: Number.MAX_SAFE_INTEGER + 1 }],
  ['a word that is not offered', { how: 'barter' }],
  ['a day that is none', { paidOn: '三月三日' }],
])('%s is refused', (_, changed) => {
  expect(Value.Check(filled, { ...good, ...changed })).toBe(false);
});

test('a length in days is at least one and at most what is said', () => {
  const extension = days('天数', 'Days', 60);
  expect([0, 1, 60, 61].map((length) => Value.Check(extension, length))).toEqual([false, true, true, false]);
});

test('a list may be empty unless it must not be, and holds a hundred unless told otherwise', () => {
  const papers = list('材料', 'Papers', reference('材料', 'Paper'));
  const full = Array.from({ length: 101 }, () => '材料');
  expect([[], full.slice(1), full].map((one) => Value.Check(papers, one))).toEqual([true, true, false]);
  expect(Value.Check(consents, [])).toBe(false);
});

test('a party who acts for itself leaves the fields of a recorded act out', () => {
  expect(Value.Check(form(onBehalf), {})).toBe(true);
});
