import { type History, replay } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import confirmedAndPerformed from './histories/confirmed-and-performed.json' with { type: 'json' };
import expired from './histories/expired-with-one-signature.json' with { type: 'json' };
import rejected from './histories/supplement-then-rejected.json' with { type: 'json' };
import wrongCourt from './histories/wrong-court-then-enforced.json' with { type: 'json' };
import { procedure } from './index.ts';

test.each([
  ['confirmed-and-performed', confirmedAndPerformed, ['performed']],
  ['expired-with-one-signature', expired, ['windowExpired']],
  ['supplement-then-rejected', rejected, ['rejected']],
  ['wrong-court-then-enforced', wrongCourt, ['performed']],
])('a recorded proceeding (%s) goes the same way under the chart of today', (_, history, end) => {
  expect(replay(procedure, history as History).states).toEqual(end);
});
