import { type History, replay } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import concluded from './histories/concluded-and-performed.json' with { type: 'json' };
import refused from './histories/extended-then-refused.json' with { type: 'json' };
import excluded from './histories/excluded-by-confirmation.json' with { type: 'json' };
import { procedure } from './index.ts';

test.each([
  ['concluded-and-performed', concluded, ['performed']],
  ['extended-then-refused', refused, ['refused']],
  ['excluded-by-confirmation', excluded, ['excluded']],
])('a recorded proceeding (%s) goes the same way under the chart of today', (_, history, end) => {
  expect(replay(procedure, history as History).states).toEqual(end);
});
