import { type Engine } from '@dingfen/dispute-engine';
import type { EventDeclaration, Procedure } from '@dingfen/procedure-kit';
import { type TSchema } from 'typebox';
import { type Api } from '../schemas.ts';
/** Where an event is raised. */
export declare const addressOf: (
  procedure: string,
  event: string,
  dispute: string,
  proceeding: string,
) => string;
/** The form of an event as somebody fills it in: what the registry knows better is not asked for. */
export declare function formOf(engine: Engine, procedure: string, event: string, payload: TSchema): TSchema;
export interface EventRoute {
  procedure: Procedure;
  event: string;
  declared: EventDeclaration;
}
/**
 * Every event that somebody can raise, each with its newest declaration: older versions may still know events that the
 * newest has dropped.
 */
export declare function eventRoutes(procedures: readonly Procedure[]): EventRoute[];
/** One POST route for each event. The body is judged by the engine, under the version the proceeding was begun with. */
export declare function raiseEventRoutes(api: Api, engine: Engine): void;
//# sourceMappingURL=events.d.ts.map
