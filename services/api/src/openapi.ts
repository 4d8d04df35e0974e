import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema } from 'fastify';
import type { TSchema } from 'typebox';
import { problem } from './schemas.ts';

/** A schema as plain JSON: what documents it must never be able to change what checks with it. */
const plain = (schema: unknown): unknown => JSON.parse(JSON.stringify(schema));

const header = (description: string, pattern: string) => ({ type: 'string', pattern, description });
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

interface RouteConfig {
  command?: boolean;
  guarded?: boolean;
  documentedBody?: TSchema;
  open?: boolean;
  answersWith?: string;
}

const asProblem = (description: string) => ({
  'x-response-description': description,
  content: { 'application/problem+json': { schema: plain(problem) } },
});

/** Adds to a route's schema what people must know and this service itself does not check with it. */
function documented(
  schema: FastifySchema,
  { command, guarded, documentedBody, open, answersWith }: RouteConfig,
): FastifySchema {
  const whole = plain(schema) as FastifySchema & Record<string, unknown>;
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
      ...(whole.response as object),
      '4XX': asProblem('不能办理，附理由 Refused, with the reasons'),
      '5XX': asProblem('系统错误 Something went wrong'),
    },
    security: open ? [] : [{ bearer: [] }],
  } as FastifySchema;
}

/** A seal with the first character of the name. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#9b2f24"/><text x="16" y="24" font-size="22" text-anchor="middle" fill="#fff">定</text></svg>';

/** The OpenAPI 3.1 document of every route, and pages to read and try it. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
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
      schema: url.startsWith('/v1')
        ? documented(schema, (route.config ?? {}) as RouteConfig)
        : { ...schema, hide: true },
      url,
    }),
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: false,
    // Without the bar of the tool that draws the page.
    uiConfig: { docExpansion: 'none', deepLinking: true, tryItOutEnabled: true, layout: 'BaseLayout' },
    theme: {
      title: '定分 Dingfen',
      favicon: [
        {
          filename: 'icon.svg',
          rel: 'icon',
          sizes: 'any',
          type: 'image/svg+xml',
          content: Buffer.from(icon),
        },
      ],
    },
  });
}
