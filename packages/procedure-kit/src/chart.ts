import { describeCapacity } from '@dingfen/domain';
import { formatCitation, type Rule, type RuleId, ruleVersions } from '@dingfen/legal-basis';
import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { guardNames, guardTree } from './conditions.ts';
import { metaOf, pathOf, type Procedure } from './procedure.ts';

const idOf = (node: AnyStateNode): string => node.path.join('_') || 'start';
const words = (node: AnyStateNode): string => metaOf(node).summary?.zh ?? node.key;

/** A chart shows a procedure as it is begun today, so its periods are told in the newest wording of the statute book. */
const newest = (id: RuleId): Rule => ruleVersions(id).at(-1) as Rule;

function labelOf(procedure: Procedure, one: AnyTransitionDefinition): string {
  const { eventType } = one;
  if (eventType.startsWith('xstate.after.')) {
    const declared = procedure.deadlines[eventType.split('.')[2] as string];
    return `⏱ ${declared ? newest(declared.rule).name.zh : eventType}`;
  }
  return procedure.events[eventType]?.summary.zh ?? eventType;
}

function drawStates(node: AnyStateNode, depth: number): string[] {
  const pad = '  '.repeat(depth);
  const children = Object.values(node.states);
  if (children.length === 0) return [`${pad}state "${words(node)}" as ${idOf(node)}`];
  const lines = [`${pad}state "${words(node)}" as ${idOf(node)} {`];
  for (const [index, child] of children.entries()) {
    if (node.type === 'parallel' && index > 0) lines.push(`${pad}  --`);
    lines.push(...drawStates(child, depth + 1));
  }
  for (const target of node.initial?.target ?? []) lines.push(`${pad}  [*] --> ${idOf(target)}`);
  lines.push(`${pad}}`);
  return lines;
}

/** Mermaid's state diagram of a procedure. Periods are marked ⏱; acts that leave no state are in the table only. */
export function diagram(procedure: Procedure): string {
  const root = procedure.machine.root as AnyStateNode;
  const lines = ['stateDiagram-v2', '  direction TB'];
  for (const child of Object.values(root.states)) lines.push(...drawStates(child, 1));
  for (const target of root.initial?.target ?? []) lines.push(`  [*] --> ${idOf(target)}`);
  const drawn = new Set<string>();
  for (const node of allNodes(root)) {
    for (const one of [...[...node.transitions.values()].flat(), ...(node.always ?? [])])
      for (const target of one.target ?? []) {
        if (pathOf(node) === '') continue;
        const label = one.eventType === '' ? '' : ` : ${labelOf(procedure, one)}`;
        drawn.add(`  ${idOf(node)} --> ${idOf(target as AnyStateNode)}${label}`);
      }
    if (node.type === 'final') drawn.add(`  ${idOf(node)} --> [*]`);
  }
  return [...lines, ...drawn].join('\n');
}

/** The outermost states of a procedure and which of them can follow which: a picture for somebody who sees it for the first time. */
export function overview(procedure: Procedure): string {
  const root = procedure.machine.root as AnyStateNode;
  const stageOf = (node: AnyStateNode): AnyStateNode =>
    node.parent === root || !node.parent ? node : stageOf(node.parent);
  const edges = new Set<string>();
  for (const node of allNodes(root))
    for (const one of [...[...node.transitions.values()].flat(), ...(node.always ?? [])])
      for (const target of one.target ?? []) {
        const [from, to] = [stageOf(node), stageOf(target as AnyStateNode)];
        if (node !== root && from !== to) edges.add(`  ${idOf(from)} --> ${idOf(to)}`);
      }
  const stages = Object.values(root.states).map((node) => `  state "${words(node)}" as ${idOf(node)}`);
  const first = (root.initial?.target ?? []).map((node) => `  [*] --> ${idOf(node)}`);
  return ['stateDiagram-v2', '  direction LR', ...stages, ...first, ...edges].join('\n');
}

const allNodes = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(allNodes),
];
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function statesTable(root: AnyStateNode): string {
  const leaves = allNodes(root).filter((node) => Object.keys(node.states).length === 0);
  return table(
    ['state', '阶段', 'stage', 'outcome', 'basis'],
    leaves.map((node) => {
      const { summary, outcome, basis } = metaOf(node);
      return [
        `\`${pathOf(node)}\``,
        summary?.zh ?? '',
        summary?.en ?? '',
        outcome ?? '',
        formatCitation([...(basis ?? [])], 'zh'),
      ];
    }),
  );
}

function eventsTable(procedure: Procedure, root: AnyStateNode): string {
  const where = new Map<string, { states: Set<string>; guards: Set<string> }>();
  for (const node of allNodes(root))
    for (const one of [...node.transitions.values()].flat()) {
      const found = where.get(one.eventType) ?? { states: new Set(), guards: new Set() };
      found.states.add(pathOf(node) || '(whole)');
      for (const name of guardNames(guardTree(one.guard))) found.guards.add(name);
      where.set(one.eventType, found);
    }
  return table(
    ['event', '操作', 'act', 'who', 'in', 'conditions', 'basis'],
    Object.entries(procedure.events).map(([name, { summary, entitled, basis }]) => [
      `\`${name}\``,
      summary.zh,
      summary.en,
      entitled.map((one) => describeCapacity(one).zh).join('、'),
      [...(where.get(name)?.states ?? [])].map((path) => `\`${path}\``).join(' '),
      [...(where.get(name)?.guards ?? [])].map((guard) => `\`${guard}\``).join(' '),
      formatCitation([...basis], 'zh'),
    ]),
  );
}

const unitWords: Record<string, string> = {
  hour: '小时',
  calendar_day: '日',
  working_day: '个工作日',
  month: '个月',
  year: '年',
  calendar_day_before: '日前',
  working_day_before: '个工作日前',
};

function periodsTable(procedure: Procedure, root: AnyStateNode): string {
  const states = (name: string) =>
    allNodes(root)
      .filter((node) => node.after.some((one) => one.delay === name))
      .map((node) => `\`${pathOf(node)}\``);
  return table(
    ['period', '期限', 'length', 'runs in', '届满后果', 'on expiry', 'basis', 'confidence'],
    Object.entries(procedure.deadlines).map(([name, { rule: id }]) => {
      const rule = newest(id);
      const length = typeof rule.length === 'number' ? `${rule.length}${unitWords[rule.unit]}` : '约定／指定';
      return [
        `\`${name}\``,
        rule.name.zh,
        length,
        states(name).join(' '),
        rule.onExpiry.zh,
        rule.onExpiry.en,
        formatCitation([...rule.basis], 'zh'),
        rule.confidence,
      ];
    }),
  );
}

function guardsTable(procedure: Procedure): string {
  return table(
    ['condition', '条件', 'must be true', 'basis'],
    Object.entries(procedure.guards).map(([name, { summary, basis }]) => [
      `\`${name}\``,
      summary.zh,
      summary.en,
      formatCitation([...basis], 'zh'),
    ]),
  );
}

/** Diagram and tables of a procedure as Markdown: the generated part of its README. */
export function chartMarkdown(procedure: Procedure): string {
  const root = procedure.machine.root as AnyStateNode;
  const parts = [
    `Generated from \`${procedure.id}@${procedure.version}\`; do not edit between the markers.`,
    `\`\`\`mermaid\n${diagram(procedure)}\n\`\`\``,
    `### 阶段 States\n\n${statesTable(root)}`,
    `### 操作 Acts\n\n${eventsTable(procedure, root)}`,
  ];
  if (Object.keys(procedure.deadlines).length > 0)
    parts.push(`### 期限 Periods\n\n${periodsTable(procedure, root)}`);
  if (Object.keys(procedure.guards).length > 0)
    parts.push(`### 条件 Conditions\n\n${guardsTable(procedure)}`);
  const outcomes = Object.entries(procedure.outcomes);
  if (outcomes.length > 0)
    parts.push(
      `### 结果 Outcomes\n\n${table(
        ['outcome', '结果', 'meaning', 'basis'],
        outcomes.map(([name, { summary, basis }]) => [
          `\`${name}\``,
          summary.zh,
          summary.en,
          formatCitation([...basis], 'zh'),
        ]),
      )}`,
    );
  return `${parts.join('\n\n')}\n`;
}
