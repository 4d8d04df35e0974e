import type { FastifyInstance } from 'fastify';
/** The OpenAPI 3.1 document of every route, and pages to read and try it. */
export declare function describeRoutes(app: FastifyInstance): Promise<void>;
//# sourceMappingURL=openapi.d.ts.map
