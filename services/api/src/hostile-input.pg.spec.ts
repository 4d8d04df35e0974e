import { connect as openSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ApiUnderTest,
  apiUnderTest,
  fileWageClaim,
  mediationOf,
  type Who,
  wageClaim,
} from './testing/api-under-test.ts';

let api: ApiUnderTest;
let dispute: string;
let mediation: string;
beforeAll(async () => {
  api = await apiUnderTest();
  const filed = await fileWageClaim(api);
  dispute = `/v1/disputes/${filed.disputeId}`;
  mediation = await mediationOf(api, filed.disputeId);
});
afterAll(() => api[Symbol.asyncDispose]());

const NUL = '\u0000';
const HALF = '\ud800';
const party = (more: object) => ({
  parties: [
    { role: 'applicant', kind: 'worker', name: '韦某（虚构）', ...more },
    { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）' },
  ],
});
const claim = (more: object) => ({ claims: [{ type: 'wage_arrears', ...more }] });
const json = { 'content-type': 'application/json' };
const deep = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

/** What is sent; `url` may name the dispute and its mediation. */
interface Hostile {
  what: string;
  as?: Who;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS';
  url?: string;
  body?: unknown;
  headers?: Record<string, string | string[]>;
  status?: number;
  /** What the detail must speak of. */
  says?: string;
}

const filings: Hostile[] = [
  { what: 'no body at all' },
  { what: 'null', body: 'null', headers: json },
  { what: 'a list', body: '[]', headers: json },
  { what: 'a number', body: '7', headers: json },
  { what: 'half a JSON text', body: '{"channel":', headers: json },
  { what: 'an empty JSON text', body: '', headers: json },
  { what: 'a __proto__ key', body: '{"__proto__":{"channel":"online"}}', headers: json },
  { what: 'a constructor with a prototype', body: '{"constructor":{"prototype":{"x":1}}}', headers: json },
  { what: 'bytes that are not UTF-8', body: Buffer.from([0x22, 0xc3, 0x28, 0x22]), headers: json },
  { what: 'UTF-16', body: Buffer.from('{}', 'utf16le'), headers: json },
  {
    what: 'a form of a web page',
    body: 'a=b',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
  },
  { what: 'plain text', body: 'hello', headers: { 'content-type': 'text/plain' }, status: 415 },
  { what: 'XML', body: '<a/>', headers: { 'content-type': 'application/xml' }, status: 415 },
  { what: 'a media type that is none', body: '{}', headers: { 'content-type': 'json' }, status: 415 },
  { what: 'a compressed body', body: '{}', headers: { ...json, 'content-encoding': 'gzip' }, status: 415 },
  {
    what: 'two megabytes',
    body: JSON.stringify(wageClaim({ narrative: 'x'.repeat(2_000_000) })),
    headers: json,
    status: 413,
  },
  { what: 'ten thousand nested lists', body: deep(10_000, '[', ']'), headers: json },
  {
    what: 'ten thousand nested objects',
    body: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
    headers: json,
  },
  { what: 'an unknown field', body: wageClaim({ status: 'closed' }) },
  { what: 'NUL in the narrative', body: wageClaim({ narrative: `工资${NUL}未付` }), says: '无法保存的字符' },
  {
    what: 'half a surrogate pair in the narrative',
    body: wageClaim({ narrative: `工资${HALF}` }),
    says: '无法保存的字符',
  },
  { what: 'NUL in a name', body: wageClaim(party({ name: NUL })) },
  { what: 'half a surrogate pair as the name of a field', body: wageClaim({ [HALF]: 1 }) },
  {
    what: 'a name of a million characters',
    body: JSON.stringify(wageClaim(party({ name: '韦'.repeat(300_000) }))),
    headers: json,
  },
  { what: 'a blank name', body: wageClaim(party({ name: ' \t ' })) },
  { what: 'a name that is an object', body: wageClaim(party({ name: { $ne: null } })) },
  { what: 'a telephone with letters', body: wageClaim(party({ phone: "1'; drop" })) },
  {
    what: 'an identity number of the 30th of February',
    body: wageClaim(party({ identityNumber: '451302199002301234' })),
  },
  { what: 'a credit code that is none', body: wageClaim(party({ creditCode: 'IOZSVIOZSVIOZSVIOZ' })) },
  {
    what: 'an amount beyond 2^53',
    body: '{"channel":"online","claims":[{"type":"wage_arrears","amountFen":9007199254740993}]}',
    headers: json,
  },
  {
    what: 'an amount of 1e400',
    body: JSON.stringify(wageClaim(claim({ amountFen: 1 }))).replace('"amountFen":1', '"amountFen":1e400'),
    headers: json,
  },
  { what: 'an amount of minus one', body: wageClaim(claim({ amountFen: -1 })) },
  { what: 'half a fen', body: wageClaim(claim({ amountFen: 0.5 })) },
  { what: 'an amount as text', body: wageClaim(claim({ amountFen: '100' })) },
  { what: 'an amount that is not there but null', body: wageClaim(claim({ amountFen: null })) },
  { what: 'a claim of an unknown type', body: wageClaim(claim({ type: 'toString' })) },
  { what: 'no claims', body: wageClaim({ claims: [] }) },
  {
    what: 'a thousand parties',
    body: wageClaim({
      parties: Array.from({ length: 1000 }, () => ({ role: 'applicant', kind: 'worker', name: 'x' })),
    }),
  },
  { what: 'an unknown channel', body: wageClaim({ channel: '__proto__' }) },
  { what: 'a division code with NUL', body: wageClaim({ regionCode: `45130${NUL}` }) },
  { what: 'full-width digits as division code', body: wageClaim({ regionCode: '４５１３０２' }) },
  { what: 'a division where nobody mediates', body: wageClaim({ regionCode: '999999' }), status: 404 },
  { what: 'a mediation body that is none', body: wageClaim({ mediationBodyId: 'court' }), status: 404 },
  { what: 'receipt in the year 1', body: wageClaim({ receivedOn: '0001-01-01' }) },
  { what: 'receipt on 9999-99-99', body: wageClaim({ receivedOn: '9999-99-99' }) },
  { what: 'receipt in the year 9999', body: wageClaim({ receivedOn: '9999-12-31' }) },
  { what: 'receipt in the year 2099', body: wageClaim({ receivedOn: '2099-12-31' }) },
  { what: 'receipt on the 29th of February 2025', body: wageClaim({ receivedOn: '2025-02-29' }) },
  { what: 'receipt at a time of day', body: wageClaim({ receivedOn: '2025-09-01T00:00:00Z' }) },
  { what: 'truth in words', body: wageClaim({ online: 'true' }) },
].map((one) => ({ method: 'POST', as: 'wei', url: '/v1/disputes', ...one }));

const reads: Hostile[] = [
  { what: 'a malformed escape in a path', url: '/v1/disputes/%zz' },
  { what: 'an escape that is not UTF-8 in a path', url: '/v1/disputes/%ff%fe' },
  { what: 'NUL in a path', url: '/v1/disputes/%00', says: '无法保存的字符' },
  { what: 'half a surrogate pair in a path', url: '/v1/disputes/%ed%a0%80' },
  { what: 'climbing out of a path', url: '/v1/disputes/..%2f..%2fetc%2fpasswd' },
  { what: 'an id of five hundred characters', url: `/v1/disputes/${'a'.repeat(500)}` },
  { what: 'an SQL quote as id', url: "/v1/disputes/'%20or%201=1--" },
  { what: 'a malformed escape in a query', url: '/v1/disputes?q=%zz' },
  { what: 'an escape that is not UTF-8 in a query', url: '/v1/disputes?q=%c3%28' },
  { what: 'NUL in a query', url: '/v1/disputes?q=ab%00', says: '无法保存的字符' },
  { what: 'an unknown filter', url: '/v1/disputes?sort=name' },
  { what: 'a filter given twice', url: '/v1/disputes?status=open&status=closed' },
  { what: 'an empty search', url: '/v1/disputes?q=' },
  { what: 'a limit of 101', url: '/v1/disputes?limit=101' },
  { what: 'a limit of 0', url: '/v1/disputes?limit=0' },
  { what: 'a limit of 1e99', url: '/v1/disputes?limit=1e99' },
  { what: 'a limit that is NaN', url: '/v1/disputes?limit=NaN' },
  { what: 'truth of another kind', url: '/v1/disputes?mine=perhaps' },
  { what: 'a day that is none', url: '/v1/disputes?dueUntil=9999-99-99' },
  { what: 'a page mark with other signs', url: '/v1/disputes?cursor=%F0%9F%98%80' },
  {
    what: 'a page mark of the journal beyond all integers',
    url: `{dispute}/journal?cursor=${Buffer.from('{"seq":99999999999}').toString('base64url')}`,
  },
  {
    what: 'a page mark of the desk for the journal',
    url: `{dispute}/journal?cursor=${Buffer.from('{"filedAt":"2025-09-05T02:00:00.000Z","id":"x"}').toString('base64url')}`,
  },
  { what: 'a __proto__ filter', url: '/v1/disputes?__proto__=x' },
  { what: 'telephone digits that are letters', url: '/v1/progress?code=ABCDEFGHJK&phone=abcd' },
  { what: 'a query code with NUL', url: '/v1/progress?code=%00&phone=0001' },
  { what: 'a procedure called __proto__', url: '/v1/procedures/__proto__', status: 404 },
  { what: 'evidence of an impossible id', url: '{dispute}/evidence/%00/content' },
];

const acts: Hostile[] = [
  { what: 'an act without a body' },
  { what: 'an act with a list', body: '[]', headers: json },
  { what: 'an act with text', body: '"x"', headers: json },
  { what: 'an act with NUL deep inside', body: { identitiesChecked: [{ a: NUL }] } },
  { what: 'an act with a number beyond 2^53', body: '{"identitiesChecked":1e300}', headers: json },
  { what: 'an act that nests', body: `{"a":${deep(5000, '[', ']')}}`, headers: json },
  {
    what: 'an act with fields nobody asked for',
    body: { identitiesChecked: true, registrationChecked: true, toString: 1 },
  },
  { what: 'If-Match without quotes', body: {}, headers: { 'if-match': '1' } },
  { what: 'a weak If-Match', body: {}, headers: { 'if-match': 'W/"1"' } },
  { what: 'a list in If-Match', body: {}, headers: { 'if-match': '"1", "2"' } },
  { what: 'an If-Match beyond all integers', body: {}, headers: { 'if-match': '"99999999999999999999"' } },
  { what: 'two idempotency keys', body: {}, headers: { 'idempotency-key': ['first-key', 'second-key'] } },
  { what: 'an act nobody knows', url: '{mediation}/abolish', body: {}, status: 404 },
  { what: 'an act of a machine', url: '{mediation}/xstate.after.1', body: {}, status: 404 },
].map((one) => ({ method: 'POST', url: '{mediation}/pass-screening', ...one }));

const files: Hostile[] = [
  { what: 'a file without a name' },
  { what: 'a name with a malformed escape', headers: { 'x-file-name': '%zz' } },
  { what: 'a name with NUL', headers: { 'x-file-name': 'a%00.png' } },
  { what: 'a name that climbs', headers: { 'x-file-name': '..%2fa.png' } },
  { what: 'a name with a line break', headers: { 'x-file-name': 'a%0d%0ab' } },
  { what: 'a name of a thousand characters', headers: { 'x-file-name': 'a'.repeat(1000) } },
  { what: 'an empty file', body: Buffer.alloc(0), headers: { 'x-file-name': 'a' } },
  {
    what: 'a media type with a tabulator',
    headers: { 'x-file-name': 'a', 'content-type': 'image/png\tx' },
    status: 415,
  },
  {
    what: 'a media type that is none',
    headers: { 'x-file-name': 'a', 'content-type': 'picture' },
    status: 415,
  },
].map((one) => ({ method: 'POST', url: '{dispute}/evidence', body: Buffer.from('x'), ...one }));

const notes: Hostile[] = [
  { what: 'a blank note', body: { body: ' \n' } },
  { what: 'a note with NUL', body: { body: `a${NUL}` } },
  { what: 'a note of a hundred thousand characters', body: { body: 'x'.repeat(100_000) } },
].map((one) => ({ method: 'POST', url: '{dispute}/notes', ...one }));

const others: Hostile[] = [
  { what: 'DELETE', method: 'DELETE', url: '{dispute}', status: 404 },
  { what: 'PUT', method: 'PUT', url: '{dispute}', body: {}, status: 404 },
  { what: 'PATCH', method: 'PATCH', url: '{dispute}', body: {}, status: 404 },
  { what: 'OPTIONS', method: 'OPTIONS', url: '{dispute}', status: 404 },
  { what: 'a sign-in with NUL', method: 'POST', url: '/v1/local/sign-in', body: { personId: NUL } },
  { what: 'a sign-in with a list', method: 'POST', url: '/v1/local/sign-in', body: { personId: ['wei'] } },
  { what: 'a clock that goes back', method: 'POST', url: '/v1/local/clock', body: { forward: '-15d' } },
];

describe('given input that nobody means well', () => {
  it.each([...filings, ...reads, ...acts, ...files, ...notes, ...others])(
    'when $what arrives, the answer is a problem of the sender’s',
    async ({ method = 'GET', as = 'intake', url = '', body, headers, status, says = '' }) => {
      const answer = await api.app.inject({
        method,
        url: url.replace('{dispute}', dispute).replace('{mediation}', mediation),
        headers: {
          authorization: `Bearer ${await api.token(as)}`,
          'idempotency-key': `hostile-${Math.random()}`,
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      if (status === undefined) expect([answer.statusCode, answer.body]).toEqual([400, expect.any(String)]);
      else expect(answer.statusCode, answer.body).toBe(status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({
        title: expect.any(String),
        detail: expect.stringMatching(new RegExp(`(?=.*\\p{Script=Han}).*${says}`, 'u')),
        failing: expect.any(Array),
      });
    },
  );

  it('when it is over, nothing was written', async () => {
    const count = (table: 'dispute' | 'note' | 'evidence') =>
      api.db.selectFrom(table).select(api.db.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    expect([(await count('dispute')).n, (await count('note')).n, (await count('evidence')).n]).toEqual([
      1, 0, 0,
    ]);
    expect((await api.get(dispute, { as: 'wei' })).headers.etag).toBe('"1"');
  });
});

it('given bytes that are not HTTP, the connection ends with a plain problem', async () => {
  await using own = await apiUnderTest();
  await own.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = own.app.server.address() as { port: number };
  const answer = await new Promise<string>((resolve, reject) => {
    let received = '';
    const socket = openSocket({ port, host: '127.0.0.1' }, () => socket.write('NONSENSE\r\n\r\n'));
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('end', () => resolve(received));
    socket.on('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain('application/problem+json');
});
