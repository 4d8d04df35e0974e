import type { JsonSchema } from './values.ts';

/** One thing the API says that it can do. */
export interface Operation {
  method: string;
  path: string;
  parameters: { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: JsonSchema }[];
  body?: JsonSchema;
  /** Takes a file instead of a form. */
  upload: boolean;
  /** Answers to anybody. */
  open: boolean;
}

interface Described {
  parameters?: {
    name: string;
    in: Operation['parameters'][number]['in'];
    required?: boolean;
    schema?: JsonSchema;
    example?: unknown;
  }[];
  requestBody?: { content: Record<string, { schema?: JsonSchema }> };
  security?: unknown[];
}

/** Moving the world's clock is for demonstrations; everything would lapse at once and nothing else be tried. */
const leftOut = new Set(['POST /v1/local/clock']);

/** Every operation of an OpenAPI document, in its order. */
export function operationsOf(document: { paths: Record<string, Record<string, Described>> }): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => !leftOut.has(`${method.toUpperCase()} ${path}`))
      .map(([method, described]) => {
        const content = described.requestBody?.content ?? {};
        const json = content['application/json'];
        return {
          method: method.toUpperCase(),
          path,
          parameters: (described.parameters ?? []).map(
            ({ name, in: place, required = false, schema = {}, example }) => ({
              name,
              in: place,
              required,
              schema: example === undefined ? schema : { ...schema, examples: [example] },
            }),
          ),
          ...(json ? { body: json.schema ?? {} } : {}),
          upload: !json && Object.keys(content).length > 0,
          open: described.security?.length === 0,
        };
      }),
  );
}
