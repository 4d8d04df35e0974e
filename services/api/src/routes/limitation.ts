import { type Engine, recordOf } from '@dingfen/dispute-engine';
import { interruptionOf } from '@dingfen/legal-basis';
import { type ClaimStanding, type GuardContext, standingsOn } from '@dingfen/limitation-guard';
import { Type } from 'typebox';
import { actorOf } from '../identity.ts';
import { limitationAnswer, sourcedOf } from '../law-schemas.ts';
import { messages } from '../messages.ts';
import { refused } from '../problems.ts';
import { type Api, day, inWords, nullable, ofDispute, text } from '../schemas.ts';

const standing = Type.Omit(limitationAnswer, ['todayOn']);

const guardAnswer = Type.Object({
  todayOn: day,
  state: Type.Object({ path: Type.String(), summary: text }),
  knewOn: nullable(day),
  employmentEndedOn: nullable(day),
  clocks: Type.Array(
    Type.Object({
      claim: Type.Enum(['wage', 'other'], {
        title: '请求类型',
        description: 'Wages run from the end of the employment, everything else from knowing',
      }),
      name: text,
      ...standing.properties,
    }),
    { description: 'Empty while nobody has recorded from which day the limitation runs' },
  ),
  log: Type.Array(
    Type.Object({
      kind: Type.String(),
      name: text,
      on: day,
      evidence: nullable(Type.String()),
      from: Type.String({
        description: 'Procedure that reported it; limitation where it was recorded by hand',
      }),
      basis: text,
    }),
  ),
  suspensions: Type.Array(
    Type.Object({
      from: day,
      until: nullable(day),
      cause: Type.String(),
      evidence: Type.String(),
    }),
  ),
});

const shownClock = ({ rule, warnings, trace, unverified, ...stands }: ClaimStanding) => ({
  ...stands,
  name: rule.name,
  version: rule.version,
  onExpiry: rule.onExpiry,
  basis: rule.basis.map(sourcedOf),
  warnings: [...warnings],
  trace: [...trace],
  unverified: [...unverified],
});

/** Where the limitation of a dispute stands, with everything that interrupted or suspended it. */
export function limitationRoutes(api: Api, engine: Engine): void {
  api.get(
    '/disputes/:disputeId/limitation',
    {
      schema: {
        tags: ['争议 Disputes'],
        summary:
          '时效守护：届满日、依据、中断记录 The limitation guard: last day, article, every interruption',
        params: ofDispute,
        response: { 200: guardAnswer },
      },
    },
    async (request) => {
      const record = await recordOf(engine, actorOf(request), request.params.disputeId, 'limitation');
      if (!record) throw refused('not_found', messages.noSuchDispute);
      const { todayOn, calendar, proceeding } = record;
      if (!proceeding) throw refused('not_found', messages.noLimitationGuard);
      const context = proceeding.context as GuardContext;
      return {
        todayOn,
        state: proceeding.state,
        knewOn: context.knewOn,
        employmentEndedOn: context.employmentEndedOn,
        clocks: standingsOn(context, todayOn, calendar).map(shownClock),
        log: context.log.map((one) => ({
          ...one,
          name: interruptionOf(one.kind).name,
          basis: inWords(interruptionOf(one.kind).basis),
        })),
        suspensions: [...context.suspensions],
      };
    },
  );
}
