import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { formatCitation, type Citation } from '@dingfen/legal-basis';
import { type TProperties, type TSchema, Type } from 'typebox';

/** A scope of routes whose schemas type their requests. */
export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What somebody sends: nothing beyond what is declared. */
export const form = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

export const text = Type.Object({ zh: Type.String(), en: Type.String() });
export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const instant = Type.String({ format: 'date-time' });
export const day = Type.String({ format: 'date' });

export const idField = (
  title: string,
  description: string,
  example = '01920f5e-0000-7000-8000-000000000000',
) => Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', title, description, examples: [example] });
export const disputeId = idField('争议编号', 'Id of the dispute');
export const proceedingId = idField('程序编号', 'Id of the proceeding');
export const evidenceId = idField('证据编号', 'Id of the piece of evidence');
export const personId = idField('人员编号', 'Id of the person');
export const ofDispute = form({ disputeId });

/** How much of a list, and where it goes on. */
export const paging = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 20,
      title: '每页条数',
      description: 'Rows on a page, 20 unless told',
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,400}$',
      title: '翻页标记',
      description: 'The `next` of the page before',
      examples: ['WyIyMDI2LTAzLTAyIl0'],
    }),
  ),
};
export const USUAL_PAGE = 20;
export const page = <T extends TSchema>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: nullable(Type.String({ description: 'Mark of the next page; null on the last' })),
  });

/** Articles in both languages, as people read them. */
export const inWords = (basis: readonly Citation[]) => ({
  zh: formatCitation(basis, 'zh'),
  en: formatCitation(basis, 'en'),
});

export const problem = Type.Object(
  {
    type: Type.String({ description: '/problems/<code>' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String(),
    failing: Type.Array(
      Type.Object({ condition: Type.String(), summary: Type.String(), basis: Type.String() }),
    ),
  },
  { description: 'RFC 9457 problem, in the language of Accept-Language' },
);

/** Marks a route whose submissions carry an Idempotency-Key, and may carry an If-Match. */
export const command = { config: { command: true } } as const;
export const guardedCommand = { config: { command: true, guarded: true } } as const;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route changes something: it wants an Idempotency-Key. */
    command?: boolean;
    /** The act can be guarded by If-Match. */
    guarded?: boolean;
    /** The form as it is documented, where the engine, not this service, judges it. */
    documentedBody?: TSchema;
    /** Answers to anybody, signed in or not. */
    open?: boolean;
    /** The media type of an answer that is not JSON. */
    answersWith?: string;
  }
}
