import { formatCitation } from '@dingfen/legal-basis';
import { Type } from 'typebox';
/** What somebody sends: nothing beyond what is declared. */
export const form = (properties) => Type.Object(properties, { additionalProperties: false });
export const text = Type.Object({ zh: Type.String(), en: Type.String() });
export const nullable = (schema) => Type.Union([schema, Type.Null()]);
export const instant = Type.String({ format: 'date-time' });
export const day = Type.String({ format: 'date' });
const id = (title, description) => Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', title, description });
export const disputeId = id('争议编号', 'Id of the dispute');
export const proceedingId = id('程序编号', 'Id of the proceeding');
export const evidenceId = id('证据编号', 'Id of the piece of evidence');
export const personId = id('人员编号', 'Id of the person');
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
    }),
  ),
};
export const USUAL_PAGE = 20;
export const page = (item) =>
  Type.Object({
    items: Type.Array(item),
    next: nullable(Type.String({ description: 'Mark of the next page; null on the last' })),
  });
/** Articles in both languages, as people read them. */
export const inWords = (basis) => ({
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
export const command = { config: { command: true } };
export const guardedCommand = { config: { command: true, guarded: true } };
//# sourceMappingURL=schemas.js.map
