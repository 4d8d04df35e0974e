import { Value } from 'typebox/value';
/** Holds every answer against what the OpenAPI document says of it. @throws Error naming where they differ. */
export function documentedAnswers(app) {
  const { paths } = app.swagger();
  const known = Object.entries(paths).map(([path, operations]) => ({
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    operations,
  }));
  return (method, url, answer) => {
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
    const [difference] = Value.Errors(schema, answer.json());
    if (difference)
      throw new Error(
        `${method} ${path} ${answer.statusCode}: ${difference.instancePath} ${difference.message}`,
      );
  };
}
//# sourceMappingURL=documented-answers.js.map
