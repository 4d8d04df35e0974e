import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, apiUnderTest, fileWageClaim, mediationOf } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api[Symbol.asyncDispose]());

const upload = (
  disputeId: string,
  content: Uint8Array,
  more: { name?: string; type?: string; key?: string } = {},
) =>
  api.post(`/v1/disputes/${disputeId}/evidence`, {
    as: 'wei',
    body: Buffer.from(content),
    headers: {
      'content-type': more.type ?? 'image/png',
      'x-file-name': encodeURIComponent(more.name ?? "工资条 (9月)'s.png"),
    },
    ...(more.key === undefined ? {} : { key: more.key }),
  });

describe('evidence', () => {
  it('given a file, the receipt fixes its fingerprint and the server’s time, and the file comes back byte for byte', async () => {
    const { disputeId } = await fileWageClaim(api);
    const content = randomBytes(300_000);
    const handedIn = await upload(disputeId, content);
    expect(handedIn.statusCode, handedIn.body).toBe(201);
    expect(handedIn.json()).toMatchObject({
      fileName: "工资条 (9月)'s.png",
      sizeBytes: 300_000,
      sha256: createHash('sha256').update(content).digest('hex'),
      receivedAt: '2025-09-05T02:00:00.000Z',
    });
    const back = await api.get(handedIn.headers.location as string, { as: 'agent' });
    expect(back.rawPayload.equals(content)).toBe(true);
    expect(back.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename*=UTF-8''%E5%B7%A5%E8%B5%84%E6%9D%A1%20%289%E6%9C%88%29%27s.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const index = await api.get(`/v1/disputes/${disputeId}/evidence`, { as: 'intake' });
    expect(index.json()).toMatchObject({
      items: [{ fileName: "工资条 (9月)'s.png", mediaType: 'image/png', authorName: '韦某（虚构）' }],
    });
  });

  it.each([
    'application/json',
    'text/html',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ])('given a file of type %s, it is taken as it is and never read', async (type) => {
    const { disputeId } = await fileWageClaim(api);
    const handedIn = await upload(disputeId, Buffer.from('{not json'), { type });
    expect(handedIn.json()).toMatchObject({ sizeBytes: 9 });
  });

  it('given the same upload under the same key, there is one piece of evidence', async () => {
    const { disputeId } = await fileWageClaim(api);
    const content = randomBytes(64);
    const [first, second] = [
      await upload(disputeId, content, { key: 'upload-once' }),
      await upload(disputeId, content, { key: 'upload-once' }),
    ];
    expect(second.json()).toEqual(first.json());
    expect(
      (await api.get(`/v1/disputes/${disputeId}/evidence`, { as: 'wei' })).json<{ items: object[] }>().items,
    ).toHaveLength(1);
  });

  it('given twenty megabytes, they are taken; one byte more is too large', async () => {
    const { disputeId } = await fileWageClaim(api);
    const most = Buffer.alloc(20 * 1024 * 1024, 1);
    expect((await upload(disputeId, most)).statusCode).toBe(201);
    const tooLarge = await upload(disputeId, Buffer.concat([most, Buffer.from('1')]));
    expect([tooLarge.statusCode, tooLarge.json<{ type: string }>().type]).toEqual([
      413,
      '/problems/too_large',
    ]);
  });

  it('given a piece of evidence of another dispute, it is not found in this one', async () => {
    const [one, other] = [await fileWageClaim(api), await fileWageClaim(api)];
    const { id } = (await upload(one.disputeId, Buffer.from('x'))).json<{ id: string }>();
    expect(
      (await api.get(`/v1/disputes/${other.disputeId}/evidence/${id}/content`, { as: 'wei' })).statusCode,
    ).toBe(404);
  });
});

describe('notes', () => {
  it('given a note, everybody who may see the dispute can read it, with its author', async () => {
    const { disputeId } = await fileWageClaim(api);
    const written = await api.post(`/v1/disputes/${disputeId}/notes`, {
      as: 'intake',
      body: { body: '已电话联系。' },
    });
    expect(written.statusCode).toBe(201);
    const { items } = (await api.get(`/v1/disputes/${disputeId}/notes`, { as: 'mediator' })).json<{
      items: object[];
    }>();
    expect(items).toMatchObject([{ body: '已电话联系。', authorName: '登记员（虚构）' }]);
  });

  it('given fifty notes and uploads while an act runs, all of them succeed and so does the act', async () => {
    const { disputeId } = await fileWageClaim(api);
    const address = await mediationOf(api, disputeId);
    const [act, ...added] = await Promise.all([
      api.post(`${address}/pass-screening`, {
        as: 'intake',
        body: { identitiesChecked: true, registrationChecked: true },
      }),
      ...Array.from({ length: 50 }, (_, n) => [
        api.post(`/v1/disputes/${disputeId}/notes`, { as: 'intake', body: { body: `第${n}条` } }),
        upload(disputeId, randomBytes(2000), { name: `${n}.png` }),
      ]).flat(),
    ]);
    expect(act?.statusCode).toBe(200);
    expect(added.map((one) => one.statusCode)).toEqual(Array.from({ length: 100 }, () => 201));
    expect((await api.get(`/v1/disputes/${disputeId}`, { as: 'wei' })).headers.etag).toBe('"2"');
  });
});
