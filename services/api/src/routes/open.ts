import { type Engine, progressOf } from '@dingfen/dispute-engine';
import { civilDateOf } from '@dingfen/legal-calendar';
import { currentInstant } from '@dingfen/persistence';
import type { Procedure } from '@dingfen/procedure-kit';
import { Type } from 'typebox';
import { messages } from '../messages.ts';
import { headOf, pageAbout, procedureHead, procedurePage } from '../procedure-page.ts';
import { refused } from '../problems.ts';
import { type Api, day, form, instant, text } from '../schemas.ts';

/** Enough for a person who mistypes, far too little for somebody who guesses four digits. */
const QUERIES_A_MINUTE = 10;

const progress = Type.Object({
  number: Type.String(),
  status: Type.Enum(['open', 'closed']),
  stage: text,
  since: instant,
  steps: Type.Array(Type.Object({ procedure: text, state: text, holder: text, task: Type.Optional(text) })),
  nextDue: Type.Optional(Type.Object({ on: Type.String(), name: text, provisional: Type.Boolean() })),
});

/** What anybody may ask without signing in. */
export function openRoutes(api: Api, engine: Engine): void {
  const newest = (): Procedure[] =>
    [...new Set(engine.procedures.all.map(({ key }) => key))].map((key) => engine.procedures.current(key));

  api.get(
    '/progress',
    {
      config: { open: true, rateLimit: { max: QUERIES_A_MINUTE, timeWindow: '1 minute' } },
      schema: {
        tags: ['公开查询 Open'],
        summary:
          '凭查询码和手机尾号查询进度 Progress by query code and the last four digits of a telephone, without names or amounts',
        querystring: form({
          code: Type.String({ minLength: 1, maxLength: 32, title: '查询码', description: 'Query code' }),
          phone: Type.String({
            pattern: '^[0-9]{4}$',
            title: '手机尾号四位',
            description: 'Last four digits of a party’s telephone',
            examples: ['0001'],
          }),
        }),
        response: { 200: progress },
      },
    },
    async (request) => {
      const found = await progressOf(engine, request.query.code, request.query.phone);
      if (!found) throw refused('not_found', messages.progressNotFound);
      return found;
    },
  );

  api.get(
    '/procedures',
    {
      config: { open: true },
      schema: {
        tags: ['公开查询 Open'],
        summary: '程序目录 The procedures',
        response: { 200: Type.Object({ items: Type.Array(procedureHead) }) },
      },
    },
    async () => ({ items: newest().map(headOf) }),
  );

  api.get(
    '/procedures/:key',
    {
      config: { open: true },
      schema: {
        tags: ['公开查询 Open'],
        summary:
          '一个程序的阶段、操作、条件、期限和图 One procedure: states, acts, conditions, periods, diagram',
        params: form({ key: Type.String({ minLength: 1, maxLength: 64 }) }),
        response: { 200: procedurePage },
      },
    },
    async (request) => {
      const procedure = newest().find(({ key }) => key === request.params.key);
      if (!procedure) throw refused('not_found', messages.noSuchProcedure);
      return pageAbout(procedure, civilDateOf(await currentInstant(engine.db)));
    },
  );

  api.get(
    '/clock',
    {
      config: { open: true },
      schema: {
        tags: ['公开查询 Open'],
        summary: '系统时间 The clock that all periods go by',
        response: { 200: Type.Object({ now: instant, today: day }) },
      },
    },
    async () => {
      const now = await currentInstant(engine.db);
      return { now, today: civilDateOf(now) };
    },
  );
}
