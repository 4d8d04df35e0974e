import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en;q=0.3, zh-Hans;q=0.7', 'zh'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['de, fr;q=0.5', 'zh'],
  ['*', 'zh'],
  ['en;q=nonsense', 'zh'],
] as const)('given Accept-Language %j, the answer is in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
