import { describeCapacity } from '@dingfen/domain';
import { ruleOn } from '@dingfen/legal-basis';
import { diagram, metaOf, pathOf } from '@dingfen/procedure-kit';
import { Type } from 'typebox';
import { inWords, text } from './schemas.js';
export const procedureHead = Type.Object({
  key: Type.String(),
  id: Type.String(),
  version: Type.Integer(),
  name: text,
});
export const procedurePage = Type.Object({
  ...procedureHead.properties,
  states: Type.Array(
    Type.Object({ path: Type.String(), summary: text, holder: Type.Optional(Type.String()), basis: text }),
  ),
  events: Type.Array(
    Type.Object({
      event: Type.String(),
      summary: text,
      basis: text,
      entitled: Type.Array(Type.Object({ capacity: Type.String(), name: text })),
      payload: Type.Unknown({ description: 'JSON schema of what is submitted' }),
    }),
  ),
  conditions: Type.Array(Type.Object({ condition: Type.String(), summary: text, basis: text })),
  periods: Type.Array(Type.Object({ ruleId: Type.String(), name: text, onExpiry: text, basis: text })),
  outcomes: Type.Array(Type.Object({ outcome: Type.String(), summary: text, basis: text })),
  diagram: Type.String({ description: 'Mermaid state diagram' }),
});
export const headOf = ({ key, id, version, name }) => ({ key, id, version, name });
const nodesOf = (node) => [node, ...Object.values(node.states).flatMap(nodesOf)];
/** A procedure for people who want to read it: what the chart, the events, the conditions and the periods say. `on` picks the versions in force. */
export const pageAbout = (procedure, on) => ({
  ...headOf(procedure),
  states: nodesOf(procedure.machine.root).flatMap((node) => {
    const { summary, holder, basis = [] } = metaOf(node);
    return summary
      ? [{ path: pathOf(node), summary, ...(holder ? { holder } : {}), basis: inWords(basis) }]
      : [];
  }),
  events: Object.entries(procedure.events).map(([event, { summary, basis, entitled, payload }]) => ({
    event,
    summary,
    basis: inWords(basis),
    entitled: entitled.map((capacity) => ({ capacity, name: describeCapacity(capacity) })),
    payload,
  })),
  conditions: Object.entries(procedure.guards).map(([condition, { summary, basis }]) => ({
    condition,
    summary,
    basis: inWords(basis),
  })),
  periods: [...new Set(Object.values(procedure.deadlines).map(({ rule }) => rule))].map((ruleId) => {
    const { name, onExpiry, basis } = ruleOn(ruleId, on);
    return { ruleId, name, onExpiry, basis: inWords([...basis]) };
  }),
  outcomes: Object.entries(procedure.outcomes).map(([outcome, { summary, basis }]) => ({
    outcome,
    summary,
    basis: inWords(basis),
  })),
  diagram: diagram(procedure),
});
//# sourceMappingURL=procedure-page.js.map
