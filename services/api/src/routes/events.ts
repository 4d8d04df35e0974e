import { describeCapacity } from '@dingfen/domain';
import { type Engine, raiseEvent } from '@dingfen/dispute-engine';
import { formatCitation } from '@dingfen/legal-basis';
import type { EventDeclaration, Procedure } from '@dingfen/procedure-kit';
import { type TSchema, Type } from 'typebox';
import { etagOf, idempotencyKeyOf, ifMatchOf } from '../command-head.ts';
import { actorOf } from '../identity.ts';
import { granted } from '../problems.ts';
import { type Api, disputeId, form, guardedCommand, instant, proceedingId } from '../schemas.ts';

const done = Type.Object({
  disputeId,
  proceedingId,
  states: Type.Array(Type.String()),
  stage: Type.String(),
  rowVersion: Type.Integer(),
  journalSeq: Type.Integer(),
  at: instant,
});

const kebab = (event: string): string => event.toLowerCase().replaceAll(/[_.]/g, '-');

/** Where an event is raised. */
export const addressOf = (procedure: string, event: string, dispute: string, proceeding: string): string =>
  `/v1/disputes/${dispute}/proceedings/${proceeding}/${procedure}/${kebab(event)}`;

/** An event that only the lifecycle or the clock sends has no route. */
const forPeople = ({ entitled }: EventDeclaration): boolean =>
  entitled.some((capacity) => capacity !== 'system' && capacity !== 'clock');

type Fields = TSchema & { properties: Record<string, TSchema & { items?: TSchema }>; required?: string[] };

/** A schema without the named fields; `list.name` names a field of the list's items. */
function without(schema: TSchema, names: readonly string[]): TSchema {
  const { properties, required = [], ...rest } = schema as Fields;
  const left = Object.entries(properties).filter(([name]) => !names.includes(name));
  const inner = (name: string) =>
    names.flatMap((one) => (one.startsWith(`${name}.`) ? [one.slice(name.length + 1)] : []));
  return {
    ...rest,
    properties: Object.fromEntries(
      left.map(([name, field]) => [
        name,
        field.items && inner(name).length > 0
          ? { ...field, items: without(field.items, inner(name)) }
          : field,
      ]),
    ),
    required: required.filter((name) => !names.includes(name)),
  };
}

/** The form of an event as somebody fills it in: what the registry knows better is not asked for. */
export function formOf(engine: Engine, procedure: string, event: string, payload: TSchema): TSchema {
  const known = engine.completions[`${procedure}.${event}`]?.fields ?? [];
  return known.length === 0 ? payload : without(payload, known);
}

export interface EventRoute {
  procedure: Procedure;
  event: string;
  declared: EventDeclaration;
}

/**
 * Every event that somebody can raise, each with its newest declaration: older versions may still know events that the
 * newest has dropped.
 */
export function eventRoutes(procedures: readonly Procedure[]): EventRoute[] {
  const found = new Map<string, EventRoute>();
  for (const procedure of procedures.toSorted((a, b) => b.version - a.version))
    for (const [event, declared] of Object.entries(procedure.events)) {
      const address = addressOf(procedure.key, event, '', '');
      if (forPeople(declared) && !found.has(address)) found.set(address, { procedure, event, declared });
    }
  return [...found.values()];
}

const both = (texts: { zh: string; en: string }): string => `${texts.zh} ${texts.en}`;

/** One POST route for each event. The body is judged by the engine, under the version the proceeding was begun with. */
export function raiseEventRoutes(api: Api, engine: Engine): void {
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
            payload: request.body as Record<string, unknown>,
            idempotencyKey: idempotencyKeyOf(request),
            ...ifMatchOf(request),
          }),
        );
        return reply.header('etag', etagOf(act.rowVersion)).send(act);
      },
    );
  }
}
