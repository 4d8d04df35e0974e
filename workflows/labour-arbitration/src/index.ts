import { defineProcedure } from '@dingfen/procedure-kit';
import { deadlines } from './deadlines.ts';
import { events } from './events.ts';
import { guards } from './guards.ts';
import { machine } from './machine.ts';
import { messages } from './messages.ts';
import { milestones } from './milestones.ts';
import { outcomes } from './outcomes.ts';

export type { ArbitrationInput, ArbitrationPackage, AwardKind, Side } from './context.ts';
export type { AwardReport } from './outcomes.ts';

/** Labour arbitration as an external proceeding: what the gate before the courts and its clocks need to know. */
export const procedure = defineProcedure({
  key: 'arbitration',
  id: 'labour-arbitration',
  version: 1,
  name: { zh: '劳动仲裁', en: 'Labour arbitration' },
  machine,
  events,
  guards,
  deadlines,
  outcomes,
  messages,
  milestones,
});
