import { lint } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import { procedure } from './index.ts';

test('the definition is whole: every state, event, condition and period is declared, used and explained', () => {
  expect(lint(procedure)).toEqual([]);
});
