import type { LightMyRequestResponse } from 'fastify';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Api } from '../schemas.ts';

interface Described {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: TSchema }> }> }>
  >;
}

/** Holds every answer against what the OpenAPI document says of it. @throws Error naming where they differ. */
export function documentedAnswers(app: Api) {
  const { paths } = app.swagger() as unknown as Described;
  const known = Object.entries(paths).map(([path, operations]) => ({
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    operations,
  }));
  return (method: 'GET' | 'POST', url: string, answer: LightMyRequestResponse): void => {
    const path = url.split('?', 1)[0] ?? '';
    const described = known.find(
      ({ pattern, operations }) => pattern.test(path) && operations[method.toLowerCase()],
    );
    if (!described) return;
    const { responses } = described.operations[method.toLowerCase()] ?? { responses: {} };
    const content =
      (responses[answer.statusCode] ?? responses[`${String(answer.statusCode)[0]}XX`])?.content ?? {};
    const mediaType = String(answer.headers['content-type']).split(';', 1)[0] ?? '';
    const schema = content[mediaType]?.schema;
    if (answer.statusCode === 304 || (answer.statusCode < 300 && content['application/octet-stream'])) return;
    if (!schema)
      throw new Error(`${method} ${path} answers ${answer.statusCode} ${mediaType}, which is not documented`);
    if (!mediaType.endsWith('json')) return;
    const [difference] = Value.Errors(schema, answer.json());
    if (difference)
      throw new Error(
        `${method} ${path} ${answer.statusCode}: ${difference.instancePath} ${difference.message}`,
      );
  };
}
