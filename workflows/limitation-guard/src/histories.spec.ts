import { type History, replay } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import closed from './histories/arbitration-then-closed.json' with { type: 'json' };
import suspended from './histories/suspended-then-over.json' with { type: 'json' };
import aided from './histories/wages-and-legal-aid.json' with { type: 'json' };
import { procedure } from './index.ts';

test.each([
  ['arbitration-then-closed', closed, ['closed']],
  ['suspended-then-over', suspended, ['open.watching.expired']],
  ['wages-and-legal-aid', aided, ['open.watching.running']],
])('a recorded proceeding (%s) goes the same way under the chart of today', (_, history, end) => {
  expect(replay(procedure, history as History).states).toEqual(end);
});
