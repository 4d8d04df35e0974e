import { defineProcedure } from '@dingfen/procedure-kit';
import { deadlines } from './deadlines.ts';
import { events } from './events.ts';
import { guards } from './guards.ts';
import { machine } from './machine.ts';
import { messages } from './messages.ts';
import { milestones } from './milestones.ts';

/** The dispute itself: which procedure follows which outcome. One proceeding of it per dispute, opened by filing. */
export const lifecycle = defineProcedure({
  key: 'lifecycle',
  id: 'dispute-lifecycle',
  version: 1,
  name: { zh: '争议全程', en: 'The dispute' },
  machine,
  events,
  guards,
  deadlines,
  outcomes: {},
  messages,
  milestones,
});
