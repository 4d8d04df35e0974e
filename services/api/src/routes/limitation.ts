import { type Engine, recordOf } from '@dingfen/dispute-engine';
import { cite, interruptionOf } from '@dingfen/legal-basis';
import {
  type ClaimStanding,
  type GuardContext,
  isStrike,
  standingEvent,
  standingsOn,
} from '@dingfen/limitation-guard';
import { Type } from 'typebox';
import { actorOf } from '../identity.ts';
import { limitationAnswer, sourcedOf } from '../law-schemas.ts';
import { messages } from '../messages.ts';
import { granted, refused } from '../problems.ts';
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
      entry: Type.Integer({ description: 'Place in the log, the first being 0; by it an entry is struck' }),
      kind: Type.String({ description: 'What interrupts; struck for a line that strikes an earlier one' }),
      struck: Type.Optional(
        Type.Boolean({ description: 'True where a later line strikes it: it stays and counts for nothing' }),
      ),
      strikes: Type.Optional(Type.Integer({ description: 'Which entry this line strikes' })),
      reason: Type.Optional(Type.String({ description: 'Why it was struck' })),
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

const struck = { zh: '作废误登的中断', en: 'strikes an interruption logged by mistake' };

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

/** A line of the log under its place, by which it can be struck. */
function shownLine(line: GuardContext['log'][number], entry: number, log: GuardContext['log']) {
  if (isStrike(line))
    return {
      ...line,
      entry,
      strikes: line.entry,
      name: struck,
      from: 'limitation',
      basis: inWords([cite('MAL', '27(2)')]),
    };
  const { name, basis } = interruptionOf(line.kind);
  return { ...line, entry, struck: !standingEvent({ log }, entry), name, basis: inWords(basis) };
}

/**
 * Interruptions as they were reported, each with whether the guard's log has struck it since. A report is known there by its
 * kind and day; without a guard, or before it began, nothing was struck.
 */
export function markStruck<R extends { kind: string; occurredOn: string }>(
  reported: readonly R[],
  { log }: Pick<GuardContext, 'log'> = { log: [] },
): (R & { struck: boolean })[] {
  const marks = log.map((line, place) =>
    isStrike(line)
      ? undefined
      : { of: `${line.kind} ${line.on}`, stands: standingEvent({ log }, place) !== undefined },
  );
  const unstruck = marks.flatMap((one) => (one?.stands ? [one.of] : []));
  return reported.map((one) => {
    const mark = `${one.kind} ${one.occurredOn}`;
    const place = unstruck.indexOf(mark);
    if (place >= 0) unstruck.splice(place, 1);
    return { ...one, struck: place < 0 && marks.some((line) => line?.of === mark) };
  });
}

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
      const record = granted(
        await recordOf(engine, actorOf(request), request.params.disputeId, 'limitation'),
      );
      if (!record) throw refused('not_found', messages.noSuchDispute);
      const { todayOn, by, proceeding } = record;
      if (!proceeding) throw refused('not_found', messages.noLimitationGuard);
      const context = proceeding.context as GuardContext;
      return {
        todayOn,
        state: proceeding.state,
        knewOn: context.knewOn,
        employmentEndedOn: context.employmentEndedOn,
        clocks: standingsOn(context, todayOn, by).map(shownClock),
        log: context.log.map(shownLine),
        suspensions: [...context.suspensions],
      };
    },
  );
}
