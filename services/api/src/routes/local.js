import { personById } from '@dingfen/dispute-engine';
import { civilDateOf } from '@dingfen/legal-calendar';
import { moveClockForward } from '@dingfen/persistence';
import { Type } from 'typebox';
import { messages } from '../messages.js';
import { refused } from '../problems.js';
import { day, form, instant, nullable, personId } from '../schemas.js';
const SECONDS = { d: 86_400, h: 3600, m: 60 };
const MOST_PEOPLE = 200;
const secondsIn = (span) => Number(span.slice(0, -1)) * SECONDS[span.at(-1)];
/** Demonstration only: sign-ins without a password and a clock that can be moved. Never registered in production. */
export function localRoutes(api, engine, identity) {
  api.get(
    '/local/people',
    {
      config: { open: true },
      schema: {
        tags: ['演示 Demonstration'],
        summary: '可登录的演示人员 Demonstration people',
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                name: Type.String(),
                roles: Type.Array(Type.String()),
                organisation: nullable(Type.String()),
              }),
            ),
          }),
        },
      },
    },
    async () => ({
      items: await engine.db
        .selectFrom('person')
        .leftJoin('organisation', 'organisation.id', 'person.organisationId')
        .select(['person.id', 'person.name', 'person.roles', 'organisation.name as organisation'])
        .orderBy('person.id')
        .limit(MOST_PEOPLE)
        .execute(),
    }),
  );
  api.post(
    '/local/sign-in',
    {
      config: { open: true },
      schema: {
        tags: ['演示 Demonstration'],
        summary: '以演示人员身份登录 Sign in as a demonstration person',
        body: form({ personId }),
        response: { 200: Type.Object({ token: Type.String(), expiresInSeconds: Type.Integer() }) },
      },
    },
    async (request) => {
      const person = await personById(engine.db, request.body.personId);
      if (!person) throw refused('not_found', messages.noSuchPerson);
      return identity.signIn(person.id);
    },
  );
  api.post(
    '/local/clock',
    {
      config: { open: true },
      schema: {
        tags: ['演示 Demonstration'],
        summary: '把时钟向前拨 Move the clock forward',
        body: form({
          forward: Type.String({
            pattern: '^[1-9][0-9]{0,3}[dhm]$',
            title: '向前多久',
            description: 'Days, hours or minutes: 15d, 3h, 30m',
            examples: ['15d'],
          }),
        }),
        response: { 200: Type.Object({ now: instant, today: day }) },
      },
    },
    async (request) => {
      const now = await moveClockForward(engine.db, secondsIn(request.body.forward));
      return { now, today: civilDateOf(now) };
    },
  );
}
//# sourceMappingURL=local.js.map
