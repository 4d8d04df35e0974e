import { createHash } from 'node:crypto';
import type { MetricMeaning } from '@dingfen/dispute-engine';
import { type Cohort, cohorts, type Figure } from '@dingfen/metrics';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { alreadySeen } from './command-head.ts';
import { form, nullable, text } from './schemas.ts';

export const figureTags = ['统计 Figures'];

export const named = (title: string, description: string, example: string) =>
  Type.String({ minLength: 1, maxLength: 64, title, description, examples: [example] });
export const month = (title: string, description: string) =>
  Type.String({
    pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$',
    title,
    description: `${description}, YYYY-MM`,
    examples: ['2026-03'],
  });
export const organisation = Type.Optional(
  named('机构', 'An organisation at or below your own; your own unless told', 'centre-451302'),
);
const number = Type.Number();
export const figure = Type.Object(
  {
    value: nullable(number),
    numerator: number,
    denominator: nullable(number),
    reason: Type.Optional(text),
    provisional: Type.Boolean({ description: 'It can still change of itself' }),
  },
  {
    examples: [{ value: 81.25, numerator: 13, denominator: 16, provisional: false }],
    description:
      'Percent with two decimals, whole days, fen, or a count; null with the reason why there is none',
  },
);
export const metricSchema = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: text,
  definition: text,
  unit: Type.String(),
  cohort: Type.String(),
  cohortName: Type.Object(text.properties, { description: 'By which day things belong to a period' }),
  source: Type.Object({ status: Type.String(), basis: text }),
});
export const whose = Type.Object({ id: Type.String(), name: Type.String() });

/** Where a list of entries goes on. */
export const mark = (maxLength: number) => Type.String({ maxLength });
export const entryPlace = form({ month: mark(10), disputeId: mark(64), ref: mark(400) });

export const notModified = { 304: Type.Null({ description: 'You already have this' }) };

/** The entity tag of an answer: of all it says but the moment of asking. */
export const tagOf = (said: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 24)}"`;

/** Sends an answer under its tag, or says that the reader has it already. */
export function tagged(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
  said: unknown = answer,
) {
  const etag = tagOf(said);
  void reply.header('etag', etag);
  return alreadySeen(request, etag) ? reply.code(304).send(null) : reply.send(answer);
}

export const shownMetric = ({ id, version, name, definition, unit, cohort, source }: MetricMeaning) => ({
  id,
  version,
  name,
  definition,
  unit,
  cohort,
  cohortName: Object.hasOwn(cohorts, cohort) ? cohorts[cohort as Cohort] : { zh: cohort, en: cohort },
  source,
});
export const shownFigure = ({ value, numerator, denominator, reason, provisional }: Figure) => ({
  value,
  numerator,
  denominator,
  ...(reason ? { reason } : {}),
  provisional,
});
