import { Readable } from 'node:stream';
import { type Engine, ledgerKinds, type LedgerKind, ledgerPage, openLedger } from '@dingfen/dispute-engine';
import { Type } from 'typebox';
import { alreadySeen } from '../command-head.ts';
import { fromCursor, pageOf } from '../cursor.ts';
import {
  entryPlace,
  figureTags,
  month,
  notModified,
  organisation,
  tagged,
  tagOf,
} from '../figure-schemas.ts';
import { actorOf } from '../identity.ts';
import { csvOf, ledgerColumns, xlsxOf } from '../ledger-export.ts';
import { granted } from '../problems.ts';
import { type Api, form, nullable, paging, USUAL_PAGE } from '../schemas.ts';

const ledgerQuery = {
  organisation,
  month: month('月份', 'Month of the ledger'),
  kind: Type.Optional(
    Type.Enum(Object.keys(ledgerKinds) as LedgerKind[], {
      title: '台账种类',
      description: 'filed: disputes that came in; concluded: mediations concluded; closed: disputes closed',
    }),
  ),
};

const ledgerRow = Type.Object({
  disputeId: Type.String(),
  visible: Type.Boolean(),
  cells: Type.Array(Type.Union([Type.String(), Type.Number(), Type.Null()])),
});

const ledgerOf = ({
  organisation: organisationId,
  month: of,
  kind = 'filed',
}: {
  organisation?: string;
  month: string;
  kind?: LedgerKind;
}) => ({ organisationId, month: of, kind });

const kindNames: Readonly<Record<LedgerKind, string>> = {
  filed: '登记',
  concluded: '调解结案',
  closed: '结案',
};

/** A month’s ledger: read page by page, and exported whole. */
export function ledgerRoutes(api: Api, engine: Engine): void {
  api.get(
    '/ledger',
    {
      schema: {
        tags: figureTags,
        summary: '月度台账 A month’s ledger; as many lines as the figure',
        querystring: form({ ...ledgerQuery, ...paging }),
        response: {
          200: Type.Object({
            columns: Type.Array(Type.String()),
            items: Type.Array(ledgerRow),
            next: nullable(Type.String()),
          }),
          ...notModified,
        },
      },
    },
    async (request, reply) => {
      const { limit = USUAL_PAGE, cursor } = request.query;
      const after = cursor === undefined ? undefined : fromCursor(entryPlace, cursor);
      const { rows, next } = granted(
        await ledgerPage(engine, actorOf(request), ledgerOf(request.query), limit, after),
      );
      return tagged(request, reply, {
        columns: ledgerColumns.map(({ title }) => title),
        items: rows.map((row) => ({
          disputeId: row.disputeId,
          visible: row.visible,
          cells: ledgerColumns.map(({ of }) => of(row)),
        })),
        next: next && pageOf([next, next], 1, (place) => place).next,
      });
    },
  );

  const exported = {
    csv: { type: 'text/csv', header: 'text/csv; charset=utf-8; header=present' },
    xlsx: {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      header: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  } as const;
  for (const format of ['csv', 'xlsx'] as const)
    api.get(
      `/ledger.${format}`,
      {
        config: { answersWith: exported[format].type },
        schema: {
          tags: figureTags,
          summary: `月度台账导出（${format.toUpperCase()}） A month’s ledger as ${format.toUpperCase()}, people’s identifiers masked`,
          querystring: form(ledgerQuery),
          response: { 200: Type.Unknown({ description: 'The ledger, as an attachment' }), ...notModified },
        },
      },
      async (request, reply) => {
        const question = ledgerOf(request.query);
        const ledger = granted(await openLedger(engine, actorOf(request), question));
        // Who left while it was being opened is not heard of any more.
        if (reply.raw.destroyed) {
          await ledger.leave();
          return reply.hijack();
        }
        // Also when it is not read to its end, or not at all.
        reply.raw.once('close', () => void ledger.leave());
        const etag = tagOf([ledger.mark, format]);
        void reply.header('etag', etag);
        if (alreadySeen(request, etag)) {
          await ledger.leave();
          return reply.code(304).send(null);
        }
        const title = `${ledger.organisation.name}${question.month}${kindNames[question.kind]}台账`;
        const pieces =
          format === 'csv'
            ? csvOf(ledger.batches())
            : xlsxOf(`${question.month}${kindNames[question.kind]}台账`, ledger.batches());
        return reply
          .headers({
            'content-type': exported[format].header,
            'content-disposition': `attachment; filename="ledger-${question.month}.${format}"; filename*=UTF-8''${encodeURIComponent(`${title}.${format}`).replaceAll(/['()*]/g, '_')}`,
          })
          .send(Readable.from(pieces, { objectMode: false }));
      },
    );
}
