import { type History, replay } from '@dingfen/procedure-kit/testing';
import { expect, it } from 'vitest';
import courtReferral from './histories/court-referral-extended-paused-and-expired.json' with { type: 'json' };
import directApplication from './histories/direct-day-15-passes-then-agreement-performed.json' with {
  type: 'json',
};
import enterpriseCommittee from './histories/enterprise-silent-mediator-then-breach.json' with {
  type: 'json',
};
import { procedure } from './index.ts';

it.each([
  [
    'a court referral that was extended, stood still for an appraisal and ran out',
    courtReferral,
    ['terminated'],
  ],
  [
    'a direct application settled after day 15 and performed',
    directApplication,
    ['arbitrationOpen', 'effective', 'performed'],
  ],
  [
    'an enterprise committee whose first mediator stayed silent, with a breach',
    enterpriseCommittee,
    ['effective', 'breached'],
  ],
])('%s still goes the way it went', (_, history, outcomes) => {
  expect(replay(procedure, history as History).outcomes).toEqual(outcomes);
});
