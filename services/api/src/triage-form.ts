import { type TriageQuestion, triageQuestions } from '@dingfen/legal-basis/triage';
import { type TSchema, Type } from 'typebox';
import { exampleForm } from './law-schemas.ts';

/** The answer to a question, as the OpenAPI document shows it. Triage itself checks what is sent. */
function schemaOf({ kind, question, choices = [] }: TriageQuestion): TSchema {
  const told = { title: question.zh, description: question.en };
  const oneOf = Type.Enum(choices.map(({ id }) => id));
  switch (kind) {
    case 'date':
      return Type.String({ ...told, format: 'date' });
    case 'flag':
      return Type.Boolean(told);
    case 'count':
      return Type.Integer({ ...told, minimum: 0 });
    case 'choice':
      return { ...oneOf, ...told };
    case 'choices':
      return Type.Array(oneOf, told);
    case 'claims':
      return Type.Array(
        Type.Object({ type: oneOf, amountFen: Type.Optional(Type.Integer({ minimum: 0 })) }),
        told,
      );
    case 'region':
      return Type.String({ ...told, pattern: '^[0-9]{6}$', examples: ['451302'] });
    default:
      return kind satisfies never;
  }
}

/** What a worker can say; nothing has to be known. */
export const triageForm = exampleForm(
  {
    askedOn: Type.Optional(
      Type.String({
        format: 'date',
        title: '询问之日',
        description: 'Day of asking; the system’s own day unless told',
      }),
    ),
    ...Object.fromEntries(triageQuestions.map((asked) => [asked.id, Type.Optional(schemaOf(asked))])),
  },
  { askedOn: '2026-09-01', worker: 'ordinary', claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }] },
);
