import { type StateMeta, state } from './declare.ts';
import type { NotifyParams } from './effects.ts';

/*
 * Turns of phrase that every chart uses.
 */

/** A state in which the proceeding is over: nothing can be done to it any more. */
export const ended = (meta: StateMeta) => ({
  type: 'final' as const,
  tags: ['ended'],
  meta: state(meta),
});

/** Somebody is told something: the action that names a message of the procedure's catalogue. */
export const notify = (to: NotifyParams['to'], message: string) => ({
  type: 'notify' as const,
  params: { to, message },
});
