import { viewerOf } from '@dingfen/dispute-engine';
import { readInbox } from '@dingfen/persistence';
import { Type } from 'typebox';
import { actorOf } from '../identity.js';
import { form, instant, nullable, paging, text, USUAL_PAGE } from '../schemas.js';
const notice = Type.Object({
  id: Type.String(),
  disputeId: Type.String(),
  message: Type.String(),
  text,
  createdAt: instant,
  readAt: nullable(instant),
});
/** What the asking person has been told. */
export function inboxRoutes(api, engine) {
  api.get(
    '/inbox',
    {
      schema: {
        tags: ['争议 Disputes'],
        summary: '通知 What you have been told, newest first',
        querystring: form({ limit: paging.limit }),
        response: { 200: Type.Object({ items: Type.Array(notice) }) },
      },
    },
    async (request) => ({
      items: await readInbox(engine.db, viewerOf(actorOf(request)), request.query.limit ?? USUAL_PAGE),
    }),
  );
}
//# sourceMappingURL=inbox.js.map
