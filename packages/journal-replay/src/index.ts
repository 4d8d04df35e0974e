export { counted } from './armed.ts';
export type { Contradiction, Find } from './find.ts';
export { follow, type People, peopleAfter, peopleIn } from './people.ts';
export { daysOf, isDuty, isOpen, type Period, periodsOf } from './periods.ts';
export {
  type Course,
  dayOf,
  effectsOf,
  type Entry,
  holderOf,
  isOver,
  leavesOf,
  listed,
  type Played,
  replay,
  type Step,
} from './replay.ts';
export { rests, standingOf } from './standing.ts';
