import type { FailingCondition } from '@dingfen/domain';
import { locallyConfigured } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import type { Act, Guard } from './declare.ts';
import type { Procedure } from './procedure.ts';

interface ComposedGuard {
  guards?: readonly unknown[];
  stateValue?: unknown;
}

/** How a guard of a transition is put together: names joined by and, or, not; `stateIn` asks about another region. */
export type GuardTree =
  | { kind: 'name'; name: string }
  | { kind: 'and'; of: GuardTree[] }
  | { kind: 'or'; of: GuardTree[] }
  | { kind: 'not'; of: GuardTree }
  | { kind: 'stateIn'; state: string };

/** Reads XState's guard into a tree. @throws Error for an inline function: a condition without a name cannot be explained. */
export function guardTree(guard: unknown): GuardTree | undefined {
  if (guard === undefined) return undefined;
  if (typeof guard === 'string') return { kind: 'name', name: guard };
  if (typeof guard === 'object' && guard !== null)
    return { kind: 'name', name: (guard as { type: string }).type };
  if (typeof guard === 'function') {
    const composed = guard as ComposedGuard & { name: string };
    if (composed.name === 'stateIn') return { kind: 'stateIn', state: JSON.stringify(composed.stateValue) };
    const parts = (composed.guards ?? []).map((part) => guardTree(part) as GuardTree);
    if (composed.name === 'not' && parts[0]) return { kind: 'not', of: parts[0] };
    if ((composed.name === 'and' || composed.name === 'or') && parts.length > 0)
      return { kind: composed.name, of: parts };
  }
  throw new Error('a guard must be named in guards.ts, so that a refusal can say what is missing');
}

/** Every guard name in a tree. */
export function guardNames(tree: GuardTree | undefined): string[] {
  if (!tree || tree.kind === 'stateIn') return [];
  if (tree.kind === 'name') return [tree.name];
  return tree.kind === 'not' ? guardNames(tree.of) : tree.of.flatMap(guardNames);
}

interface Judge {
  procedure: Procedure;
  snapshot: AnyMachineSnapshot;
  act: Act;
  /** The form is not filled in yet: conditions on it count as met. */
  beforePayload: boolean;
}

function holds(tree: GuardTree, judge: Judge): boolean {
  if (tree.kind === 'and') return tree.of.every((part) => holds(part, judge));
  if (tree.kind === 'or') return tree.of.some((part) => holds(part, judge));
  if (tree.kind === 'stateIn') {
    const wanted = JSON.parse(tree.state) as string | Record<string, unknown>;
    if (typeof wanted === 'string' && wanted.startsWith('#'))
      return judge.snapshot._nodes.some((node) => node.id === wanted.slice(1));
    return judge.snapshot.matches(wanted as never);
  }
  if (tree.kind === 'not') {
    if (judge.beforePayload && guardNames(tree.of).some((name) => judge.procedure.guards[name]?.needsPayload))
      return true;
    return !holds(tree.of, judge);
  }
  const guard = judge.procedure.guards[tree.name];
  if (!guard)
    throw new Error(`${judge.procedure.key}: guard ${tree.name} is used in the chart but not declared`);
  if (judge.beforePayload && guard.needsPayload) return true;
  return guard.test({ context: judge.snapshot.context, event: judge.act });
}

function failingIn(tree: GuardTree, judge: Judge): FailingCondition[] {
  if (holds(tree, judge)) return [];
  if (tree.kind === 'and' || tree.kind === 'or') return tree.of.flatMap((part) => failingIn(part, judge));
  const name = guardNames(tree)[0];
  const guard = name === undefined ? undefined : judge.procedure.guards[name];
  if (name === undefined || !guard)
    return [
      {
        condition: 'stateIn',
        summary: { zh: '另一程序环节尚未到达', en: 'another part of the procedure is not there yet' },
        basis: [],
      },
    ];
  const summary =
    tree.kind === 'not'
      ? { zh: `不得：${guard.summary.zh}`, en: `must not be so: ${guard.summary.en}` }
      : summaryOf(guard, judge);
  return [{ condition: name, summary, basis: guard.basis }];
}

/** What must be true, and by whose decision, where the number it is judged by is a configured one. */
function summaryOf(guard: Guard<unknown, Act>, { snapshot, act }: Judge): Text {
  const { zh, en } = guard.summary;
  const judged = guard.judgesBy?.({ context: snapshot.context, event: act });
  if (!judged || judged.label !== locallyConfigured) return { zh, en };
  const { value, unverified: decidedBy } = judged;
  return {
    zh: `${zh}（${locallyConfigured.zh}：${value}，${decidedBy?.zh}）`,
    en: `${en} (${locallyConfigured.en}: ${value}, ${decidedBy?.en})`,
  };
}

/**
 * Why none of the candidate transitions can be taken: the conditions of the one that is closest to being possible.
 * Empty when one of them can be taken.
 */
export function unmetConditions(
  candidates: readonly AnyTransitionDefinition[],
  judge: Judge,
): FailingCondition[] {
  let closest: FailingCondition[] | undefined;
  for (const candidate of candidates) {
    const tree = guardTree(candidate.guard);
    const failing = tree ? failingIn(tree, judge) : [];
    if (failing.length === 0) return [];
    if (!closest || failing.length < closest.length) closest = failing;
  }
  return closest ?? [];
}
