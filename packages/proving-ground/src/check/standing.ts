import { stageOf } from '@dingfen/dispute-lifecycle';
import { metaOf, pathOf } from '@dingfen/procedure-kit';
import { type Course, differsFromJournal, isOver, leavesOf } from './replay.ts';
import type { Find } from './problem.ts';
import type { ProceedingRow, Whole } from './read.ts';

/** Where the stage of a dispute that was merged into another stands still, all but its lifecycle. */
const MERGED = 'merged';

/** Compares a dispute, its proceedings and its open tasks with where its journal leads. */
export function checkStanding(whole: Whole, courses: ReadonlyMap<string, Course>, find: Find): void {
  const { dispute, proceedings } = whole;
  const lifecycle = [...courses.values()].find(({ procedure }) => procedure.key === 'lifecycle');
  const stage = lifecycle ? stageOf(leavesOf(lifecycle.snapshot)) : '';
  const status = lifecycle && isOver(lifecycle.snapshot) ? 'closed' : 'open';
  if (dispute.stage !== stage || dispute.status !== status)
    find(
      'not what its journal says',
      `${dispute.number} is ${status} in ${stage} by its lifecycle, stored as ${dispute.status} in ${dispute.stage}`,
    );
  for (const one of proceedings) {
    const course = courses.get(one.id);
    const rests = stage === MERGED && one.procedure !== 'lifecycle';
    const difference = differsFromJournal(one, course, rests);
    if (difference) find('not what its journal says', `${dispute.number} ${one.procedure}: ${difference}`);
    if (course) checkTasks(whole, one, rests || isOver(course.snapshot) ? undefined : course, find);
  }
}

/** One open task for each active state that has one, and no other. */
function checkTasks(
  { dispute, tasks }: Whole,
  { id, procedure }: ProceedingRow,
  runs: Course | undefined,
  find: Find,
): void {
  const open = tasks.filter((task) => task.proceeding_id === id && task.status === 'open');
  const wanted = (runs?.snapshot._nodes ?? []).flatMap((node) => {
    const { task } = metaOf(node);
    return task ? [`${pathOf(node)} ${task.kind}`] : [];
  });
  const name = (what: string): string => `${dispute.number} ${procedure}: ${what}`;
  const left = [...wanted];
  for (const { state_path: path, kind } of open) {
    const index = left.indexOf(`${path} ${kind}`);
    if (index < 0) find('task without a state', name(`${path} ${kind}`));
    else left.splice(index, 1);
  }
  for (const one of left) find('state without a task', name(one));
}
