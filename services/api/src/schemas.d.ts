import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type Citation } from '@dingfen/legal-basis';
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
export declare const form: <P extends TProperties>(properties: P) => Type.TObject<P>;
export declare const text: Type.TObject<{
  zh: Type.TString;
  en: Type.TString;
}>;
export declare const nullable: <T extends TSchema>(schema: T) => Type.TUnion<[T, Type.TNull]>;
export declare const instant: Type.TString;
export declare const day: Type.TString;
export declare const disputeId: Type.TString;
export declare const proceedingId: Type.TString;
export declare const evidenceId: Type.TString;
export declare const personId: Type.TString;
export declare const ofDispute: Type.TObject<{
  disputeId: Type.TString;
}>;
/** How much of a list, and where it goes on. */
export declare const paging: {
  limit: Type.TOptional<Type.TInteger>;
  cursor: Type.TOptional<Type.TString>;
};
export declare const USUAL_PAGE = 20;
export declare const page: <T extends TSchema>(
  item: T,
) => Type.TObject<{
  items: Type.TArray<T>;
  next: Type.TUnion<[Type.TString, Type.TNull]>;
}>;
/** Articles in both languages, as people read them. */
export declare const inWords: (basis: readonly Citation[]) => {
  zh: string;
  en: string;
};
export declare const problem: Type.TObject<{
  type: Type.TString;
  title: Type.TString;
  status: Type.TInteger;
  detail: Type.TString;
  instance: Type.TString;
  failing: Type.TArray<
    Type.TObject<{
      condition: Type.TString;
      summary: Type.TString;
      basis: Type.TString;
    }>
  >;
}>;
/** Marks a route whose submissions carry an Idempotency-Key, and may carry an If-Match. */
export declare const command: {
  readonly config: {
    readonly command: true;
  };
};
export declare const guardedCommand: {
  readonly config: {
    readonly command: true;
    readonly guarded: true;
  };
};
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
//# sourceMappingURL=schemas.d.ts.map
