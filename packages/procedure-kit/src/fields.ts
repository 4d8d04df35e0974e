import { type TProperties, type TSchema, Type } from 'typebox';

/*
 * The fields of the forms that events carry. Every builder takes the title (Chinese, shown beside the field) and the
 * description (English) first, then what is particular to the field. All of them are required unless wrapped in `optional`.
 */

/** A form: exactly these fields and no others. */
export const form = <const P extends TProperties>(fields: P) =>
  Type.Object(fields, { additionalProperties: false });

/** A field that may be left out. */
export const optional = Type.Optional;

/** The identifier or official number of somebody or something, 1–64 characters. */
export const id = (title: string, description: string) => words(title, description, 64);

/** The reference of a paper, receipt or recording, 1–200 characters. */
export const reference = (title: string, description: string) => words(title, description, 200);

/** Free words, never empty; 4000 characters at most unless a shorter limit is given. */
export const words = (title: string, description: string, maxLength = 4000) =>
  Type.String({ title, description, minLength: 1, maxLength });

/** A civil date, 'YYYY-MM-DD'. */
export const day = (title: string, description: string) =>
  Type.String({ title, description, format: 'date' });

/** Yes or no. Required, so that nothing is taken for granted by leaving it out. */
export const flag = (title: string, description: string) => Type.Boolean({ title, description });

/** A whole number between two bounds, both included. */
export const whole = (title: string, description: string, minimum: number, maximum: number) =>
  Type.Integer({ title, description, minimum, maximum });

/** A length in days: at least one, a year at most unless a shorter limit is given. */
export const days = (title: string, description: string, maximum = 365) =>
  whole(title, description, 1, maximum);

/** A sum of money in fen. At least one fen, unless nothing at all may be stated too. */
export const fen = (title: string, description: string, minimum: 0 | 1 = 1) =>
  whole(title, description, minimum, Number.MAX_SAFE_INTEGER);

/** One of a fixed set of words. */
export const oneOf = <const V extends string>(title: string, description: string, values: readonly V[]) =>
  Type.Enum([...values], { title, description });

/** Several of the same field or form; possibly none, and 100 at most, unless other limits are given. */
export const list = <T extends TSchema>(
  title: string,
  description: string,
  items: T,
  limits: { minItems?: number; maxItems?: number; uniqueItems?: true } = {},
) => Type.Array(items, { title, description, maxItems: 100, ...limits });

/** The party whose act staff record, and what proves it. A party who acts for itself fills in neither: see `actsForItself`. */
export const onBehalf = {
  partyId: optional(id('当事人', 'The party whose act it is, when somebody else records it')),
  evidence: optional(words('凭证', 'Reference of the document or record on which the recorded act rests')),
};

/** The consent of each party to the same step, each with its day and its evidence. */
export const consents = list(
  '各方同意',
  'Consent of each party',
  form({
    partyId: id('当事人', 'Party'),
    on: day('同意日期', 'Day of consent'),
    evidence: reference('同意凭据', 'Evidence of the consent'),
  }),
  { minItems: 1, maxItems: 500 },
);
