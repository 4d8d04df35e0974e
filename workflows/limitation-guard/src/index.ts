import { defineProcedure } from '@dingfen/procedure-kit';
import { deadlines } from './deadlines.ts';
import { events } from './events.ts';
import { guards } from './guards.ts';
import { machine } from './machine.ts';
import { messages } from './messages.ts';
import { milestones } from './milestones.ts';

export {
  type Context as GuardContext,
  type GuardInput,
  isStrike,
  type LegalAid,
  type LoggedInterruption,
  type LoggedStrike,
  standingEvent,
} from './context.ts';
export { type ClaimStanding, standingsOn } from './standing.ts';

/** 时效守护: where the one-year limitation of arbitration stands, and who helps when it is about to end (MAL 27, LAL 44). */
export const procedure = defineProcedure({
  key: 'limitation',
  id: 'limitation-guard',
  version: 1,
  name: { zh: '时效守护', en: 'Limitation guard' },
  machine,
  events,
  guards,
  deadlines,
  outcomes: {},
  messages,
  advises: 'applicant',
  milestones,
});
