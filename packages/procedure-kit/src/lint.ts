import { noticePlan, type Rule, ruleVersions } from '@dingfen/legal-basis';
import { calendar } from '@dingfen/legal-calendar';
import type { AnyStateNode } from 'xstate';
import { guardNames, guardTree } from './conditions.ts';
import { metaOf, pathOf, type Procedure } from './procedure.ts';

const allNodes = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(allNodes),
];

/** Every state that some path of transitions can make active. */
function reachable(root: AnyStateNode): Set<AnyStateNode> {
  const active = new Set<AnyStateNode>();
  const enteredByDefault = new Set<AnyStateNode>();
  /** The state is active, by whatever way it was entered: its transitions can be taken. */
  const activate = (node: AnyStateNode): void => {
    if (active.has(node)) return;
    active.add(node);
    for (const one of [...[...node.transitions.values()].flat(), ...(node.always ?? [])])
      for (const target of one.target ?? []) enter(target as AnyStateNode);
  };
  /** A transition names the state: what stands above it is active, and what it begins with is entered. */
  const enter = (node: AnyStateNode): void => {
    if (enteredByDefault.has(node)) return;
    enteredByDefault.add(node);
    activate(node);
    for (let up: AnyStateNode | undefined = node.parent; up; up = up.parent) {
      activate(up);
      if (up.type === 'parallel') for (const region of Object.values(up.states)) enter(region);
    }
    const first = node.type === 'parallel' ? Object.values(node.states) : (node.initial?.target ?? []);
    for (const child of first) enter(child);
  };
  enter(root);
  return active;
}

/**
 * What is wrong with a definition: unreachable states, states without words, events, guards or periods that are used but
 * not declared or declared but not used, outcomes nobody announces, conditions or periods without an article, warnings
 * nobody plans, missing messages. Empty when all is well; CI fails otherwise.
 */
export function lint(procedure: Procedure): string[] {
  const problems: string[] = [];
  const root = procedure.machine.root as AnyStateNode;
  const nodes = allNodes(root);
  const reached = reachable(root);
  const used = {
    events: new Set<string>(),
    guards: new Set<string>(),
    delays: new Set<string>(),
    outcomes: new Set<string>(),
  };
  for (const node of nodes) {
    const where = pathOf(node) || '(whole)';
    const meta = metaOf(node);
    if (!reached.has(node)) problems.push(`${where} cannot be reached`);
    if (Object.keys(node.states).length === 0 && (!meta.summary?.zh || !meta.summary.en))
      problems.push(`${where} has no words`);
    if (meta.outcome) used.outcomes.add(meta.outcome);
    for (const delayed of node.after) used.delays.add(String(delayed.delay));
    for (const one of [...[...node.transitions.values()].flat(), ...(node.always ?? [])]) {
      if (!one.eventType.startsWith('xstate.') && one.eventType !== '') used.events.add(one.eventType);
      for (const name of guardNames(guardTree(one.guard))) used.guards.add(name);
    }
  }
  const compare = (
    what: string,
    declared: readonly string[],
    inChart: ReadonlySet<string>,
    internal = false,
  ): void => {
    for (const name of inChart)
      if (!declared.includes(name) && !internal) problems.push(`${what} ${name} is not declared`);
    for (const name of declared)
      if (!inChart.has(name)) problems.push(`${what} ${name} is declared but not used in the chart`);
  };
  // Events raised by the chart itself (internal signals between regions) are no acts of anybody and need no declaration.
  compare('event', Object.keys(procedure.events), used.events, true);
  compare('guard', Object.keys(procedure.guards), used.guards);
  compare('period', Object.keys(procedure.deadlines), used.delays);
  compare('outcome', Object.keys(procedure.outcomes), used.outcomes);
  for (const [name, guard] of Object.entries(procedure.guards))
    if (guard.basis.length === 0) problems.push(`guard ${name} cites nothing`);
  for (const [name, { summary, entitled }] of Object.entries(procedure.events)) {
    if (!summary.zh || !summary.en) problems.push(`event ${name} has no words`);
    if (entitled.length === 0) problems.push(`event ${name} can be raised by nobody`);
  }
  for (const [name, { rule, onWarning }] of Object.entries(procedure.deadlines)) {
    if (!onWarning) continue;
    if (!procedure.events[onWarning.event]?.entitled.includes('system'))
      problems.push(`period ${name} tells its warning by ${onWarning.event}, which the system cannot raise`);
    if (!ruleVersions(rule).every((one) => plansWarning(one, onWarning.daysBefore)))
      problems.push(`period ${name} waits for a warning that ${rule} does not plan`);
  }
  for (const [name, text] of Object.entries(procedure.messages))
    if (!text.zh || !text.en) problems.push(`message ${name} lacks a language`);
  for (const message of notified(nodes))
    if (!procedure.messages[message]) problems.push(`message ${message} is missing`);
  return problems;
}

/** Whether the notices of a rule begin with a warning so many days ahead, where its period is long enough. */
function plansWarning(rule: Rule, daysBefore: number): boolean {
  const counting = calendar('CN');
  const { inForceFrom, inForceUntil = counting.knownUntil } = rule;
  const plan = noticePlan(rule, { nominalDueOn: inForceUntil, dueOn: inForceUntil }, inForceFrom, counting);
  return plan.some(({ key }) => key === `T-${daysBefore}`);
}

/** Messages named outright in the chart; those computed from the context are checked when they are sent. */
function notified(nodes: readonly AnyStateNode[]): string[] {
  const actions = nodes.flatMap((node) => [
    ...node.entry,
    ...node.exit,
    ...[...node.transitions.values()].flat().flatMap((one) => one.actions),
    ...(node.always ?? []).flatMap((one) => one.actions),
  ]);
  return actions
    .map((action) => action as unknown as { type?: string; params?: { message?: string } })
    .filter((action) => action.type === 'notify' && typeof action.params === 'object')
    .flatMap((action) => (action.params?.message ? [action.params.message] : []));
}
