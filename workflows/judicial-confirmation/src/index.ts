import { defineProcedure } from '@dingfen/procedure-kit';
import { deadlines } from './deadlines.ts';
import { events } from './events.ts';
import { guards } from './guards.ts';
import { machine } from './machine.ts';
import { messages } from './messages.ts';
import { milestones } from './milestones.ts';
import { outcomes } from './outcomes.ts';

export type { ConfirmationInput, Way } from './context.ts';
export {
  type Ground,
  type NotAcceptanceGround,
  notAcceptanceGrounds,
  type RejectionGround,
  rejectionGrounds,
} from './grounds.ts';

/** 司法确认: two parties jointly ask a court to rule that their mediation agreement is valid (CPL 205-206). */
export const procedure = defineProcedure({
  key: 'confirmation',
  id: 'judicial-confirmation',
  version: 1,
  name: { zh: '司法确认', en: 'Judicial confirmation' },
  machine,
  events,
  guards,
  deadlines,
  outcomes,
  messages,
  milestones,
});
