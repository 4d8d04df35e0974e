import { isOver, leavesOf, type Played } from './replay.ts';

/** Where a dispute stands as a whole. */
export interface Standing {
  stage: string;
  status: 'open' | 'closed';
  /** Every day on which it was closed, oldest first; a reopening takes none away. */
  closings: string[];
}

/** The stage of a dispute that was merged into another: all but its lifecycle stands still. */
const MERGED = 'merged';
export const rests = ({ stage }: Pick<Standing, 'stage'>): boolean => stage === MERGED;

/**
 * Where a dispute stands by the course of its lifecycle. To be merged into another is no closing.
 * @param lifecycleKey the procedure that routes between the others
 * @param stageOf which of its states is the stage
 */
export function standingOf(
  { steps }: Pick<Played, 'steps'>,
  lifecycleKey: string,
  stageOf: (states: readonly string[]) => string,
): Standing {
  const standing: Standing = { stage: '', status: 'open', closings: [] };
  for (const { course, on, heard } of steps) {
    if (!heard || course?.procedure.key !== lifecycleKey) continue;
    standing.stage = stageOf(leavesOf(heard.after));
    const ended = isOver(heard.after);
    if (ended && standing.status === 'open' && !rests(standing)) standing.closings.push(on);
    standing.status = ended ? 'closed' : 'open';
  }
  return standing;
}
