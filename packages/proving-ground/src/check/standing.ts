import { isDeepStrictEqual } from 'node:util';
import { stageOf } from '@dingfen/dispute-lifecycle';
import {
  type Course,
  isOver,
  leavesOf,
  listed,
  peopleAfter,
  type Played,
  rests,
  standingOf,
} from '@dingfen/journal-replay';
import { metaOf, pathOf } from '@dingfen/procedure-kit';
import type { Find } from './problem.ts';
import type { ProceedingRow, Whole } from './read.ts';

/** Compares a dispute, who has it, its proceedings and its open tasks with where its journal leads. */
export function checkStanding(whole: Whole, { steps, courses }: Played, find: Find): void {
  const { dispute, proceedings, assignments } = whole;
  const standing = standingOf({ steps }, 'lifecycle', stageOf);
  const { stage, status, closings } = standing;
  const told = `${status} in ${stage}, closed on ${closings.join()}`;
  const stored = `${dispute.status} in ${dispute.stage}, closed on ${dispute.closings.join()}`;
  if (told !== stored)
    find('not what its journal says', `${dispute.number} is ${told} by its lifecycle, stored as ${stored}`);
  const { holders } = peopleAfter(steps);
  const had = listed([...holders].map(([role, id]) => `${role} ${id}`));
  const has = listed(assignments.map((one) => `${one.role} ${one.holder_id}`));
  if (had !== has)
    find('not what its journal says', `${dispute.number} is with ${had} by its journal, stored with ${has}`);
  for (const [id, { procedure }] of courses)
    if (!proceedings.some((one) => one.id === id))
      find(
        'not what its journal says',
        `${dispute.number} ${procedure.key}: ${id} was opened, it is not stored`,
      );
  for (const one of proceedings) {
    const course = courses.get(one.id);
    const stopped = rests(standing) && one.procedure !== 'lifecycle';
    const difference = differsFromJournal(one, course, stopped);
    if (difference) find('not what its journal says', `${dispute.number} ${one.procedure}: ${difference}`);
    if (course) checkTasks(whole, one, stopped || isOver(course.snapshot) ? undefined : course, find);
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

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const short = (value: unknown): string | undefined => JSON.stringify(value)?.slice(0, 200);

/** Where the journal of a proceeding ends, against what is stored of it; null when they are the same. */
function differsFromJournal(
  stored: ProceedingRow,
  course: Course | undefined,
  stopped: boolean,
): string | null {
  if (!course) return 'its journal does not begin with its opening';
  const { key, version } = course.procedure;
  if (key !== stored.procedure || version !== stored.procedure_version)
    return `it began as ${key}@${version}, stored as ${stored.procedure}@${stored.procedure_version}`;
  const { value, status } = course.snapshot.toJSON() as unknown as { value: unknown; status: string };
  if (!isDeepStrictEqual(asJson(value), stored.state.value) || status !== stored.state.status)
    return `replayed it is in ${JSON.stringify(value)} (${status}), stored in ${JSON.stringify(stored.state.value)} (${stored.state.status})`;
  const states = listed(leavesOf(course.snapshot));
  if (states !== listed(stored.states)) return `its states are ${states}, stored as ${listed(stored.states)}`;
  const standing = stopped || isOver(course.snapshot) ? 'ended' : 'running';
  if (standing !== stored.status) return `it is ${standing}, stored as ${stored.status}`;
  const context = asJson((course.snapshot as { context: unknown }).context) as Record<string, unknown>;
  const kept = stored.context as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(context), ...Object.keys(kept)])].filter(
    (name) => !isDeepStrictEqual(context[name], kept[name]),
  );
  if (fields.length === 0) return null;
  return `its context differs in ${fields
    .map((name) => `${name}: ${short(context[name])} replayed, ${short(kept[name])} stored`)
    .join('; ')}`;
}
