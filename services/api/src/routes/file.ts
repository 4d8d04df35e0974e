import { Buffer } from 'node:buffer';
import {
  type Engine,
  evidenceIndex,
  handInEvidence,
  viewerOf,
  writeNote,
  journalOf,
} from '@dingfen/dispute-engine';
import { canSee, readEvidence, readNotes } from '@dingfen/persistence';
import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { idempotencyKeyOf } from '../command-head.ts';
import { fromCursor, pageOf } from '../cursor.ts';
import { handOff, handOffAnswer } from '../hand-off.ts';
import { actorOf } from '../identity.ts';
import { messages } from '../messages.ts';
import { granted, refused } from '../problems.ts';
import {
  type Api,
  command,
  disputeId,
  evidenceId,
  form,
  instant,
  nullable,
  ofDispute,
  page,
  paging,
  text,
  USUAL_PAGE,
} from '../schemas.ts';
import { decoded, objectionTo } from '../untrusted.ts';

const LARGEST_EVIDENCE = 20 * 1024 * 1024;

const journalEntry = Type.Object({
  seq: Type.Integer(),
  proceedingId: nullable(Type.String()),
  procedure: Type.String(),
  procedureVersion: Type.Integer(),
  event: Type.String(),
  summary: text,
  payload: Type.Unknown(),
  actorName: Type.String(),
  capacity: Type.String(),
  fromStates: Type.Array(Type.String()),
  toStates: Type.Array(Type.String()),
  at: instant,
  recordedAt: instant,
  hash: Type.String(),
});
const journalPlace = form({ seq: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });

const note = Type.Object({
  id: Type.String(),
  authorName: Type.String(),
  body: Type.String(),
  createdAt: instant,
});
const noteForm = form({
  body: Type.String({
    minLength: 1,
    maxLength: 10_000,
    pattern: String.raw`\S`,
    title: '内容',
    description: 'Text of the note',
  }),
});

const receipt = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  sizeBytes: Type.Integer(),
  sha256: Type.String(),
  receivedAt: instant,
});
const evidence = Type.Object({
  ...receipt.properties,
  mediaType: Type.String(),
  authorName: Type.String(),
  partyId: nullable(Type.String()),
});

const listOf = <T extends ReturnType<typeof Type.Object>>(item: T) =>
  Type.Object({ items: Type.Array(item) });

/** The name of the file as its owner calls it. @throws Refused when it is missing or not a name. */
function fileNameOf({ headers }: FastifyRequest): string {
  const given = headers['x-file-name'];
  const name =
    typeof given === 'string' && /^[\x21-\x7e]{1,2000}$/.test(given) ? decoded(given)?.trim() : undefined;
  if (!name || name.length > 200 || /[\\/]|\p{Cc}/u.test(name) || objectionTo(name))
    throw refused('malformed', messages.fileNameNeeded);
  return name;
}

function mediaTypeOf({ headers }: FastifyRequest): string {
  const given =
    (headers['content-type'] ?? 'application/octet-stream').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!/^[a-z0-9][\w.+-]{0,63}\/[a-z0-9][\w.+-]{0,63}$/.test(given))
    throw refused('malformed', messages.wrongMediaType);
  return given;
}

/** A file name as RFC 8187 writes it into a header. */
const extendedValue = (name: string): string =>
  encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The journal, notes, evidence, and the package for the court. */
export function fileRoutes(api: Api, engine: Engine): void {
  const mustSee = async (request: FastifyRequest, id: string): Promise<void> => {
    if (!(await canSee(engine.db, id, viewerOf(actorOf(request)))))
      throw refused('not_found', messages.noSuchDispute);
  };

  api.get(
    '/disputes/:disputeId/journal',
    {
      schema: {
        tags: ['卷宗 File'],
        summary: '办理日志 The journal, oldest first',
        params: ofDispute,
        querystring: form(paging),
        response: { 200: page(journalEntry) },
      },
    },
    async (request) => {
      const { limit = USUAL_PAGE, cursor } = request.query;
      const after = cursor === undefined ? 0 : fromCursor(journalPlace, cursor).seq;
      const wanted = { after, limit: limit + 1 };
      const rows = await journalOf(engine, actorOf(request), request.params.disputeId, wanted);
      if (!rows) throw refused('not_found', messages.noSuchDispute);
      return pageOf(rows, limit, ({ seq }) => ({ seq })) as Static<
        ReturnType<typeof page<typeof journalEntry>>
      >;
    },
  );

  api.get(
    '/disputes/:disputeId/notes',
    {
      schema: {
        tags: ['卷宗 File'],
        summary: '备注 Notes',
        params: ofDispute,
        response: { 200: listOf(note) },
      },
    },
    async (request) => {
      await mustSee(request, request.params.disputeId);
      return { items: await readNotes(engine.db, request.params.disputeId, viewerOf(actorOf(request))) };
    },
  );

  api.post(
    '/disputes/:disputeId/notes',
    {
      ...command,
      schema: {
        tags: ['卷宗 File'],
        summary: '添加备注 Add a note',
        params: ofDispute,
        body: noteForm,
        response: { 201: Type.Object({ id: Type.String(), createdAt: instant }) },
      },
    },
    async (request, reply) => {
      const content = { disputeId: request.params.disputeId, body: request.body.body };
      const head = { idempotencyKey: idempotencyKeyOf(request) };
      return reply.code(201).send(granted(await writeNote(engine, actorOf(request), content, head)));
    },
  );

  api.get(
    '/disputes/:disputeId/evidence',
    {
      schema: {
        tags: ['卷宗 File'],
        summary: '证据目录 Index of evidence',
        params: ofDispute,
        response: { 200: listOf(evidence) },
      },
    },
    async (request) => {
      const items = await evidenceIndex(engine, actorOf(request), request.params.disputeId);
      if (!items) throw refused('not_found', messages.noSuchDispute);
      return { items };
    },
  );

  api.get(
    '/disputes/:disputeId/evidence/:evidenceId/content',
    {
      config: { answersWith: 'application/octet-stream' },
      schema: {
        tags: ['卷宗 File'],
        summary: '下载证据 The piece of evidence itself',
        params: form({ disputeId, evidenceId }),
        response: {
          200: Type.Unknown({
            description: 'The file, as an attachment in the media type it was handed in with',
          }),
        },
      },
    },
    async (request, reply) => {
      await mustSee(request, request.params.disputeId);
      const found = await readEvidence(engine.db, request.params.disputeId, request.params.evidenceId);
      if (!found) throw refused('not_found', messages.noSuchEvidence);
      return reply
        .headers({
          'content-type': found.mediaType,
          'content-disposition': `attachment; filename*=UTF-8''${extendedValue(found.fileName)}`,
          'content-security-policy': "default-src 'none'; sandbox",
          'repr-digest': `sha-256=:${Buffer.from(found.sha256, 'hex').toString('base64')}:`,
        })
        .send(found.content);
    },
  );

  api.get(
    '/disputes/:disputeId/handoff',
    {
      schema: {
        tags: ['卷宗 File'],
        summary:
          '移送材料 The package for the court: undisputed facts, addresses for service, index of evidence; no offers, no notes',
        params: ofDispute,
        response: { 200: handOffAnswer },
      },
    },
    async (request) => {
      const found = await handOff(engine, actorOf(request), request.params.disputeId);
      if (!found) throw refused('not_found', messages.noSuchDispute);
      return found;
    },
  );

  void api.register(async (uploads) => {
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser<Buffer>(
      '*',
      { parseAs: 'buffer', bodyLimit: LARGEST_EVIDENCE },
      (_request, body, done) => done(null, body),
    );
    (uploads as Api).post(
      '/disputes/:disputeId/evidence',
      {
        bodyLimit: LARGEST_EVIDENCE,
        config: {
          ...command.config,
          documentedBody: Type.String({ format: 'binary', description: 'The file, 20 MB at most' }),
        },
        schema: {
          tags: ['卷宗 File'],
          summary: '提交证据，取得回执 Hand in evidence and get a receipt',
          consumes: ['*/*'],
          params: ofDispute,
          response: { 201: receipt },
        },
      },
      async (request, reply) => {
        const idempotencyKey = idempotencyKeyOf(request);
        const content = request.body as Buffer | undefined;
        const handedIn = {
          disputeId: request.params.disputeId,
          fileName: fileNameOf(request),
          mediaType: mediaTypeOf(request),
          content: content ?? new Uint8Array(),
        };
        if (handedIn.content.byteLength === 0) throw refused('malformed', messages.emptyEvidence);
        const done = granted(await handInEvidence(engine, actorOf(request), handedIn, { idempotencyKey }));
        return reply
          .code(201)
          .header('location', `/v1/disputes/${handedIn.disputeId}/evidence/${done.id}/content`)
          .send(done);
      },
    );
  });
}
