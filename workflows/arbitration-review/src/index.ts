import { defineProcedure } from '@dingfen/procedure-kit';
import { deadlines } from './deadlines.ts';
import { events } from './events.ts';
import { guards } from './guards.ts';
import { machine } from './machine.ts';
import { messages } from './messages.ts';
import { milestones } from './milestones.ts';
import { outcomes } from './outcomes.ts';

export { type RefusalGround, type ReviewInput, refusalGrounds, type Way } from './context.ts';

/** 仲裁审查: the parties jointly ask an arbitration commission to make a statement of their agreement (ARB 74-78). */
export const procedure = defineProcedure({
  key: 'arbitrationReview',
  id: 'arbitration-review',
  version: 1,
  name: { zh: '仲裁审查', en: 'Arbitration review' },
  machine,
  events,
  guards,
  deadlines,
  outcomes,
  messages,
  milestones,
});
