import { describeCapacity } from '@dingfen/domain';
import { raiseEvent } from '@dingfen/dispute-engine';
import { formatCitation } from '@dingfen/legal-basis';
import { Type } from 'typebox';
import { etagOf, idempotencyKeyOf, ifMatchOf } from '../command-head.js';
import { actorOf } from '../identity.js';
import { granted } from '../problems.js';
import { disputeId, form, guardedCommand, instant, proceedingId } from '../schemas.js';
const done = Type.Object({
  disputeId,
  proceedingId,
  states: Type.Array(Type.String()),
  stage: Type.String(),
  rowVersion: Type.Integer(),
  journalSeq: Type.Integer(),
  at: instant,
});
const kebab = (event) => event.toLowerCase().replaceAll(/[_.]/g, '-');
/** Where an event is raised. */
export const addressOf = (procedure, event, dispute, proceeding) =>
  `/v1/disputes/${dispute}/proceedings/${proceeding}/${procedure}/${kebab(event)}`;
/** An event that only the lifecycle or the clock sends has no route. */
const forPeople = ({ entitled }) =>
  entitled.some((capacity) => capacity !== 'system' && capacity !== 'clock');
/** The form of an event as somebody fills it in: what the registry knows better is not asked for. */
export function formOf(engine, procedure, event, payload) {
  const known = engine.completions[`${procedure}.${event}`]?.fields ?? [];
  if (known.length === 0) return payload;
  const { properties, required = [], ...rest } = payload;
  return {
    ...rest,
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !known.includes(name))),
    required: required.filter((name) => !known.includes(name)),
  };
}
/**
 * Every event that somebody can raise, each with its newest declaration: older versions may still know events that the
 * newest has dropped.
 */
export function eventRoutes(procedures) {
  const found = new Map();
  for (const procedure of procedures.toSorted((a, b) => b.version - a.version))
    for (const [event, declared] of Object.entries(procedure.events)) {
      const address = addressOf(procedure.key, event, '', '');
      if (forPeople(declared) && !found.has(address)) found.set(address, { procedure, event, declared });
    }
  return [...found.values()];
}
const both = (texts) => `${texts.zh} ${texts.en}`;
/** One POST route for each event. The body is judged by the engine, under the version the proceeding was begun with. */
export function raiseEventRoutes(api, engine) {
  for (const { procedure, event, declared } of eventRoutes(engine.procedures.all)) {
    const { summary, basis, entitled, payload } = declared;
    const who = entitled.map((capacity) => both(describeCapacity(capacity)));
    api.post(
      addressOf(procedure.key, event, ':disputeId', ':proceedingId').replace('/v1', ''),
      {
        config: { ...guardedCommand.config, documentedBody: formOf(engine, procedure.key, event, payload) },
        schema: {
          tags: [both(procedure.name)],
          operationId: `${procedure.key}.${event}`,
          summary: both(summary),
          description: [
            `可由以下身份办理 Open to: ${who.join('、')}`,
            ...(basis.length > 0
              ? [`依据 Basis: ${formatCitation(basis, 'zh')}（${formatCitation(basis, 'en')}）`]
              : []),
          ].join('\n\n'),
          params: form({ disputeId, proceedingId }),
          body: Type.Object({}),
          response: { 200: done },
        },
      },
      async (request, reply) => {
        const act = granted(
          await raiseEvent(engine, actorOf(request), {
            disputeId: request.params.disputeId,
            proceedingId: request.params.proceedingId,
            procedure: procedure.key,
            event,
            payload: request.body,
            idempotencyKey: idempotencyKeyOf(request),
            ...ifMatchOf(request),
          }),
        );
        return reply.header('etag', etagOf(act.rowVersion)).send(act);
      },
    );
  }
}
//# sourceMappingURL=events.js.map
