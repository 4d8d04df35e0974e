import { type History, replay } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import announcement from './histories/announcement-forces-ordinary.json' with { type: 'json' };
import heir from './histories/death-and-heir.json' with { type: 'json' };
import refused from './histories/docketing-refused.json' with { type: 'json' };
import agreed from './histories/entrusted-mediation-agreed.json' with { type: 'json' };
import remanded from './histories/remanded-after-appeal.json' with { type: 'json' };
import performed from './histories/small-claims-performed.json' with { type: 'json' };
import { procedure } from './index.ts';

const preparing = 'firstInstance.course.active.preparing';

test.each([
  ['small claims, judged, served and performed', performed, 'performed'],
  ['announcement forced ordinary procedure', announcement, preparing],
  ['entrusted mediation ended in a court statement', agreed, 'inForce.statement'],
  ['remanded on appeal and docketed again', remanded, preparing],
  ['a worker died and an heir took the suit over', heir, preparing],
  ['docketing was refused and nobody appealed', refused, 'refused'],
])('a recorded suit (%s) goes the same way under the chart of today', (_, history, end) => {
  expect(replay(procedure, history as History).states).toContain(end);
});
