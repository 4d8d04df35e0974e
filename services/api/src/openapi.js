import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { problem } from './schemas.js';
/** A schema as plain JSON: what documents it must never be able to change what checks with it. */
const plain = (schema) => JSON.parse(JSON.stringify(schema));
const header = (description, pattern) => ({ type: 'string', pattern, description });
const commandHeaders = {
  'idempotency-key': header(
    '幂等键：重复提交同一内容不会重复办理。 Repeated under the same key, a submission is carried out once.',
    '^[!-~]{8,128}$',
  ),
};
const guard = {
  'if-match': header(
    '读取时的 ETag；内容已更新则拒绝。 ETag of the version you saw; refused when there is a newer one.',
    '^("[0-9]{1,9}"|\\*)$',
  ),
};
const fileName = {
  'x-file-name': header('百分号编码的文件名 Percent-encoded name of the file', '^[!-~]{1,2000}$'),
};
const asProblem = (description) => ({
  'x-response-description': description,
  content: { 'application/problem+json': { schema: plain(problem) } },
});
/** Adds to a route's schema what people must know and this service itself does not check with it. */
function documented(schema, { command, guarded, documentedBody, open, answersWith }) {
  const whole = plain(schema);
  const upload = Array.isArray(whole['consumes']);
  return {
    ...whole,
    ...(answersWith ? { produces: [answersWith] } : {}),
    ...(documentedBody ? { body: plain(documentedBody) } : {}),
    ...(command
      ? {
          headers: {
            type: 'object',
            properties: { ...commandHeaders, ...(guarded ? guard : {}), ...(upload ? fileName : {}) },
            required: ['idempotency-key', ...(upload ? ['x-file-name'] : [])],
          },
        }
      : {}),
    response: {
      ...whole.response,
      '4XX': asProblem('不能办理，附理由 Refused, with the reasons'),
      '5XX': asProblem('系统错误 Something went wrong'),
    },
    security: open ? [] : [{ bearer: [] }],
  };
}
/** The OpenAPI 3.1 document of every route, and pages to read and try it. */
export async function describeRoutes(app) {
  await app.register(swagger, {
    convertConstToEnum: false,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '定分 Dingfen',
        version: '1',
        description:
          '劳动争议从诉前调解到司法确认、速裁快审的全流程接口。每项操作对应一个地址；不能办理时说明缺什么条件、依据哪一条。\n\nLabour disputes from mediation to confirmation and trial. Each act has its address; a refusal says which condition is missing and which article asks for it.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transform: ({ schema, url, route }) => ({
      schema: url.startsWith('/v1') ? documented(schema, route.config ?? {}) : { ...schema, hide: true },
      url,
    }),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: false,
    uiConfig: { docExpansion: 'none', deepLinking: true, tryItOutEnabled: true },
  });
}
//# sourceMappingURL=openapi.js.map
