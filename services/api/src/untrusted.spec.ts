import { describe, expect, it } from 'vitest';
import { messages } from './messages.ts';
import { decoded, objectionTo } from './untrusted.ts';

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
};

describe('what cannot be stored', () => {
  it.each([
    ['NUL in a text', ['a', { b: 'c\u0000' }], messages.notStorableText],
    ['NUL in the name of a field', { 'a\u0000': 1 }, messages.notStorableText],
    ['the first half of a surrogate pair', { a: '\ud83d' }, messages.notStorableText],
    ['the second half of a surrogate pair', '\ude00', messages.notStorableText],
    ['a number beyond 2^53', [2 ** 53], messages.notStorableNumber],
    ['a number below -2^53', [-(2 ** 53)], messages.notStorableNumber],
    ['an infinite number', { a: Number.POSITIVE_INFINITY }, messages.notStorableNumber],
    ['no number', Number.NaN, messages.notStorableNumber],
    ['a hundred thousand levels', nested(100_000), messages.tooDeep],
  ])('given %s, it is named', (_what, value, objection) => {
    expect(objectionTo(value)).toBe(objection);
  });

  it.each([
    ['whole surrogate pairs', '😀壮文𠀀'],
    ['the largest exact number', Number.MAX_SAFE_INTEGER],
    ['fractions', 0.25],
    ['nothing', undefined],
    ['null and truth', [null, true]],
    ['thirty levels', nested(30)],
    ['the bytes of a file', new Uint8Array([0, 0, 0])],
  ])('given %s, there is nothing to object to', (_what, value) => {
    expect(objectionTo(value)).toBeUndefined();
  });
});

it.each([
  ['%E5%B7%A5', '工'],
  ['plain', 'plain'],
  ['%zz', undefined],
  ['%c3%28', undefined],
  ['%ed%a0%80', undefined],
  ['%', undefined],
])('given the escapes %j, they stand for %j', (escaped, text) => {
  expect(decoded(escaped)).toBe(text);
});
