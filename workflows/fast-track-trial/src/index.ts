import { defineProcedure } from '@dingfen/procedure-kit';
import { deadlines } from './deadlines.ts';
import { events } from './events.ts';
import { guards } from './guards.ts';
import { machine } from './machine.ts';
import { messages } from './messages.ts';
import { milestones } from './milestones.ts';
import { outcomes } from './outcomes.ts';

/** 速裁快审: the suit in court, from the hand-off to performance (rulebook 9.4). */
export const procedure = defineProcedure({
  key: 'trial',
  id: 'fast-track-trial',
  version: 1,
  name: { zh: '速裁快审', en: 'Fast-track trial' },
  machine,
  events,
  guards,
  deadlines,
  outcomes,
  messages,
  milestones,
});

export type { HandOffPackage, PackagePart, TrialInput } from './context.ts';
export {
  type ArbitrationExcuse,
  arbitrationGate,
  type AwardFacts,
  type GateAnswer,
  type GateFacts,
  gateRows,
  type GateRowId,
  overAgeRegimeFrom,
} from './gate.ts';
export {
  describeTrack,
  isAllowedTrack,
  selectTrack,
  type Track,
  type TrackAnswer,
  type TrackFacts,
  type TrackReason,
  tracks,
} from './track.ts';
