import { createEngine, type LedgerRow, rebuildFigures } from '@dingfen/dispute-engine';
import { stageOf } from '@dingfen/dispute-lifecycle';
import { createLogger } from '@dingfen/observability';
import { connect, holdMoment, poolFigures, standClockAt } from '@dingfen/persistence';
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApi } from './app.ts';
import { localIdentity } from './identity.ts';
import { csvOf, ledgerColumns } from './ledger-export.ts';
import {
  type ApiUnderTest,
  apiUnderTest,
  fairSettlement,
  fileWageClaim,
  type Who,
} from './testing/api-under-test.ts';

const second = 'second-mediator' as Who;
const near = 'near-supervisor' as Who;

let api: ApiUnderTest;

interface Offered {
  proceedings: { possibilities: { event: string; possible: boolean; url: string }[] }[];
}

/** Does an act at the address that the answer names; `within` tells apart two procedures that hear the same. */
async function act(disputeId: string, as: Who, event: string, body: object = {}, within = ''): Promise<void> {
  const { proceedings } = (await api.get(`/v1/disputes/${disputeId}/possibilities`, { as })).json<Offered>();
  const offered = proceedings
    .flatMap((one) => one.possibilities)
    .filter((one) => one.event === event && one.url.includes(within));
  const possible = offered.find((one) => one.possible);
  if (!possible) throw new Error(`${event}: ${JSON.stringify(offered)}`);
  const answer = await api.post(possible.url, { as, body });
  expect(answer.statusCode, `${event} ${answer.body}`).toBe(200);
}

async function parties(disputeId: string) {
  const answer = await api.get(`/v1/disputes/${disputeId}`, { as: 'intake' });
  const shown = answer.json<{ claims: { id: string }[]; parties: { id: string }[] }>();
  const [worker, employer] = shown.parties.map(({ id }) => id);
  return { worker, employer, claimId: shown.claims[0]?.id };
}

async function untilInTalks(disputeId: string, mediator: Who, consents = true): Promise<void> {
  await act(disputeId, 'intake', 'PASS_SCREENING', {
    identitiesChecked: true,
    registrationChecked: true,
  });
  if (consents) await act(disputeId, 'agent', 'CONSENT');
  await act(disputeId, 'intake', 'ASSIGN', { mediatorId: mediator });
  await act(disputeId, mediator, 'ACCEPT_ASSIGNMENT');
}

async function mediateAgain(disputeId: string, on: string): Promise<void> {
  const { worker, employer } = await parties(disputeId);
  const consents = [worker, employer].map((partyId) => ({ partyId, on, evidence: '同意书（虚构）' }));
  await act(disputeId, 'wei', 'REQUEST_NEW_MEDIATION', { consents });
}

/** From the screening to a sealed agreement on 10,000 yuan. */
async function settle(
  disputeId: string,
  { on, mediator, again = false }: { on: string; mediator: Who; again?: boolean },
): Promise<void> {
  const { worker, employer, claimId } = await parties(disputeId);
  await untilInTalks(disputeId, mediator, !again);
  await act(disputeId, mediator, 'SCHEDULE_SESSION', {
    sessionId: 's1',
    scheduledOn: on,
    place: '第一调解室',
  });
  await act(disputeId, mediator, 'HOLD_SESSION', {
    sessionId: 's1',
    attended: [worker, employer],
    identitiesChecked: true,
  });
  await act(disputeId, mediator, 'DRAFT_AGREEMENT', {
    items: [
      {
        claimId,
        type: 'wage_arrears',
        amountFen: 1_000_000,
        payerId: employer,
        payeeId: worker,
        dueOn: '2025-12-22',
      },
    ],
    clauses: '用人单位于2025年12月22日前支付工资一万元。',
    checks: { ...fairSettlement, vagueTerms: false },
  });
  await act(disputeId, 'wei', 'SIGN', { form: 'handwritten', signature: '签名扫描件（虚构）' });
  await act(disputeId, 'agent', 'SIGN', { form: 'seal', signature: '盖章扫描件（虚构）' });
  await act(disputeId, mediator, 'SIGN_AS_MEDIATOR', { signature: '签名扫描件（虚构）' });
  await act(disputeId, 'intake', 'SEAL', { signature: '印章扫描件（虚构）' });
}

const pay = (disputeId: string, amountFen: number): Promise<void> =>
  act(
    disputeId,
    'agent',
    'RECORD_PERFORMANCE',
    { item: 0, amountFen, proof: '转账凭证（虚构）' },
    '/mediation/',
  );

type Cell = string | number | null;
/** The lines of a month, each by the titles of its columns. */
async function ledger(month: string, kind: string): Promise<Record<string, Cell>[]> {
  const answer = await api.get(`/v1/ledger?organisation=centre&month=${month}&kind=${kind}&limit=100`, {
    as: near,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer
    .json<{ items: { cells: Cell[] }[] }>()
    .items.map(({ cells }) =>
      Object.fromEntries(ledgerColumns.map(({ title }, index) => [title, cells[index] ?? null])),
    );
}
/** What a column of money comes to, in fen. */
const total = (lines: readonly Record<string, Cell>[], title: string): number =>
  lines.reduce((sum, line) => sum + Math.round(Number(line[title] ?? 0) * 100), 0);

async function figures(ids: readonly string[], from: string, to = from) {
  const answer = await api.get(
    `/v1/figures?organisation=centre&metrics=${ids.join(',')}&from=${from}&to=${to}`,
    { as: near },
  );
  return answer
    .json<{ figures: { total: { figure: { value: number } } }[] }>()
    .figures.map((one) => one.total.figure.value);
}

beforeAll(async () => {
  api = await apiUnderTest();
  await api.db
    .insertInto('person')
    .values([
      {
        id: second,
        name: '另一调解员（虚构）',
        roles: ['mediator'],
        organisationId: 'centre',
        represents: [],
      },
      { id: near, name: '本级督导（虚构）', roles: ['supervisor'], organisationId: 'centre', represents: [] },
    ])
    .execute();
  await api.db
    .insertInto('mediator')
    .values({
      personId: second,
      organisationId: 'centre',
      skills: ['wages'],
      languages: [],
      rosterActive: true,
      accepting: true,
      maxLoad: 30,
      declaredRelations: [],
    })
    .execute();
});
afterAll(() => api[Symbol.asyncDispose]());

describe('what the columns of a ledger come to', () => {
  it('given receipts confirmed without a sum and more paid than was owed, then claimed, agreed and performed of a month are the figures of that month', async () => {
    await standClockAt(api.db, '2025-09-05T02:00:00Z');
    const [{ disputeId: paid }, { disputeId: overpaid }, { disputeId: unpaid }] = [
      await fileWageClaim(api),
      await fileWageClaim(api),
      await fileWageClaim(api),
    ];
    for (const id of [paid, overpaid, unpaid]) await settle(id, { on: '2025-09-05', mediator: 'mediator' });
    await pay(paid, 400_000);
    await act(paid, 'wei', 'CONFIRM_RECEIPT', { item: 0 });
    await pay(overpaid, 700_000);
    await pay(overpaid, 700_000);

    const ids = ['amountClaimed', 'amountAgreed', 'amountPerformed'];
    const [claimed, agreed, performed] = await figures(ids, '2025-09');
    expect([agreed, performed]).toEqual([3_000_000, 2_000_000]);
    for (const kind of ['filed', 'concluded']) {
      const lines = await ledger('2025-09', kind);
      expect(lines).toHaveLength(3);
      expect(
        ['请求金额（元）', '协议金额（元）', '已履行金额（元）'].map((title) => total(lines, title)),
      ).toEqual([claimed, agreed, performed]);
      expect(lines.map((line) => Number(line['已履行金额（元）'])).toSorted((a, b) => a - b)).toEqual([
        0, 10_000, 10_000,
      ]);
    }
  });
});

describe('a ledger of concluded mediations', () => {
  it('given one mediation failed in October and another of the same dispute settled in November, then each month tells of its own, with its own mediator, as its figures do', async () => {
    await standClockAt(api.db, '2025-10-13T02:00:00Z');
    const { disputeId } = await fileWageClaim(api);
    await untilInTalks(disputeId, 'mediator');
    await act(disputeId, 'wei', 'WITHDRAW');
    await standClockAt(api.db, '2025-11-10T02:00:00Z');
    await mediateAgain(disputeId, '2025-11-10');
    await settle(disputeId, { on: '2025-11-10', mediator: second, again: true });

    for (const [month, told] of [
      ['2025-10', ['2025-10-13', '2025-10-13', '撤回', '示例联动调处中心', '调解员（虚构）', null, null]],
      [
        '2025-11',
        ['2025-11-10', '2025-11-10', '达成协议', '示例联动调处中心', '另一调解员（虚构）', 10_000, 0],
      ],
    ] as const) {
      const lines = await ledger(month, 'concluded');
      const titles = ['受理日期', '调解结案日期', '调解结果', '调解组织', '调解员'];
      const [line] = lines;
      expect(
        [...titles, '协议金额（元）', '已履行金额（元）'].map((title) => line?.[title]),
        month,
      ).toEqual(told);
      const agreements = lines.filter((one) => one['调解结果'] === '达成协议');
      expect([lines.length, agreements.length]).toEqual(
        await figures(['mediationConcluded', 'agreementsReached'], month),
      );
    }
    const [filed] = await ledger('2025-10', 'filed');
    expect([filed?.['调解结案日期'], filed?.['调解员']]).toEqual(['2025-11-10', '另一调解员（虚构）']);
  });
});

it('given a dispute was closed, reopened and closed again, then the ledger of each month has the closing of that month', async () => {
  await standClockAt(api.db, '2026-03-10T02:00:00Z');
  const { disputeId } = await fileWageClaim(api);
  await untilInTalks(disputeId, 'mediator');
  await act(disputeId, 'wei', 'WITHDRAW');
  const close = async () => {
    await act(disputeId, 'intake', 'RECORD_FOLLOW_UP', { result: 'satisfied' });
    await act(disputeId, 'intake', 'CLOSE');
  };
  await close();
  await standClockAt(api.db, '2026-04-13T02:00:00Z');
  await act(disputeId, near, 'REOPEN', {
    ground: 'newFacts',
    reason: '申请人补充证据',
    evidence: '银行流水（虚构）',
  });
  await mediateAgain(disputeId, '2026-04-13');
  await act(disputeId, 'wei', 'WITHDRAW');
  await close();

  const closings = async (month: string) => (await ledger(month, 'closed')).map((line) => line['结案日期']);
  expect([await closings('2026-03'), await closings('2026-04')]).toEqual([['2026-03-10'], ['2026-04-13']]);
});

it('given an agreement was replaced by a later one, then what was paid on it stands with it, only the later one is agreed, and both come to the figures', async () => {
  await standClockAt(api.db, '2025-12-08T02:00:00Z');
  const { disputeId } = await fileWageClaim(api);
  await settle(disputeId, { on: '2025-12-08', mediator: 'mediator' });
  await pay(disputeId, 300_000);
  const first = await api.db
    .selectFrom('proceeding')
    .selectAll()
    .where('disputeId', '=', disputeId)
    .where('procedure', '=', 'mediation')
    .executeTakeFirstOrThrow();
  const context = first.context as { agreement: { items: object[] } };
  const [item] = context.agreement.items;
  const agreement = {
    ...context.agreement,
    id: 'the-later-one',
    effectiveOn: '2026-01-05',
    items: [{ ...item, amountFen: 800_000, dueOn: '2026-02-02' }],
  };
  await api.db
    .insertInto('proceeding')
    .values({
      ...first,
      id: 'another-mediation',
      position: 99,
      state: JSON.stringify(first.state),
      context: JSON.stringify({ ...context, agreement, performance: [] }),
    })
    .execute();
  await rebuildFigures(api.engine);

  const ids = ['amountAgreed', 'amountPerformed'];
  for (const [month, agreed, performed] of [
    ['2025-12', null, 3000],
    ['2026-01', 8000, 0],
  ] as const) {
    const told = (await ledger(month, 'concluded')).filter((line) => line['调解结果'] === '达成协议');
    expect(told.map((line) => [line['协议金额（元）'], line['已履行金额（元）']])).toEqual([
      [agreed, performed],
    ]);
    expect(await figures(ids, month)).toEqual([(agreed ?? 0) * 100, performed * 100]);
  }
});

it('given a name that begins with a tab or a formula, then the cell of the CSV begins with an apostrophe', async () => {
  for (const name of ['\t甲（虚构）', '\t=1+1（虚构）', '-甲（虚构）', '@甲（虚构）']) {
    const row = { visible: true, respondents: name } as LedgerRow;
    let csv = '';
    for await (const piece of csvOf(oneBatch([row]))) csv += Buffer.from(piece).toString();
    expect(csv).toContain(`,'${name},`);
  }
});

async function* oneBatch(rows: readonly LedgerRow[]) {
  yield rows;
}

describe.each(['csv', 'xlsx'])('an export as %s', (format) => {
  it('given its reader leaves while it is being opened and the service has one connection, then the next request is answered', async () => {
    const db = connect(api.databaseUrl, { size: 1 });
    const identity = localIdentity(new TextEncoder().encode('a secret of this test'));
    const app = await buildApi({
      engine: createEngine({ db, procedures: api.engine.procedures, stageOf }),
      logger: createLogger({ name: 'api', level: 'silent' }),
      local: identity,
    });
    await app.listen({ port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const { token } = await identity.signIn(near);
    const headers = { authorization: `Bearer ${token}` };
    const url = `/v1/ledger.${format}?organisation=centre&month=2025-09`;

    const only = await holdMoment(db);
    const arrived = once(app.server, 'request') as Promise<[unknown, ServerResponse]>;
    const reader = get({ port, path: url, headers }).on('error', () => undefined);
    const [, reply] = await arrived;
    const gone = once(reply, 'close');
    reader.destroy();
    await gone;
    await only.leave();

    const next = await app.inject({ url, headers });
    expect(next.statusCode).toBe(200);
    expect(poolFigures(db)).toMatchObject({ busy: 0 });
    await app.close();
    await db.destroy();
  });
});
