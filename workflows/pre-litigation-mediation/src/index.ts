import { defineProcedure } from '@dingfen/procedure-kit';
import { deadlines } from './deadlines.ts';
import { events } from './events.ts';
import { guards } from './guards.ts';
import { machine } from './machine.ts';
import { messages } from './messages.ts';
import { milestones } from './milestones.ts';
import { outcomes } from './outcomes.ts';

/** Pre-litigation mediation (诉前调解): from the application to an agreement that is performed, or to the way that is next. */
export const procedure = defineProcedure({
  key: 'mediation',
  id: 'pre-litigation-mediation',
  version: 1,
  name: { zh: '诉前调解', en: 'Pre-litigation mediation' },
  machine,
  events,
  guards,
  deadlines,
  outcomes,
  messages,
  milestones,
});

export type { BreachRoute } from './agreement.ts';
export type { Candidate, EndReason, MediationInput, MediationSettings, RecordedConsent } from './context.ts';
export type { BreachData, EffectiveData, HandOff, TransferData } from './outcomes.ts';
