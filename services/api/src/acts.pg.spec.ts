import { readJournal, standClockAt } from '@dingfen/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, apiUnderTest, fileWageClaim, mediationOf } from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api[Symbol.asyncDispose]());

const screening = { identitiesChecked: true, registrationChecked: true };

interface Possibilities {
  proceedings: {
    procedure: string;
    possibilities: {
      event: string;
      possible: boolean;
      url: string;
      payload: { properties: object; required: string[] };
      failing: { summary: { zh: string; en: string } }[];
    }[];
  }[];
}
const offered = async (disputeId: string, as: 'wei' | 'intake') =>
  (await api.get(`/v1/disputes/${disputeId}/possibilities`, { as }))
    .json<Possibilities>()
    .proceedings.flatMap((one) => one.possibilities);

describe('raising an event', () => {
  it('given what may happen now, posting to the address it names does it, and the answer carries the new version', async () => {
    const { disputeId } = await fileWageClaim(api);
    const pass = (await offered(disputeId, 'intake')).find((one) => one.event === 'PASS_SCREENING');
    expect(pass).toMatchObject({
      possible: true,
      failing: [],
      payload: { required: ['identitiesChecked', 'registrationChecked'] },
    });
    const done = await api.post(pass?.url ?? '', {
      as: 'intake',
      body: screening,
      headers: { 'if-match': '"1"' },
    });
    expect(done.statusCode, done.body).toBe(200);
    expect(done.headers.etag).toBe('"2"');
    expect(done.json()).toMatchObject({ disputeId, rowVersion: 2, journalSeq: 6 });
  });

  it('given what may not happen, it is listed with the reason in both languages', async () => {
    const { disputeId } = await fileWageClaim(api);
    const consent = (await offered(disputeId, 'wei')).find((one) => one.event === 'CONSENT');
    expect(consent?.possible).toBe(false);
    expect(consent?.failing[0]?.summary).toEqual({
      zh: expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/[a-z]/),
    });
  });

  it('given fields that the registry knows better, no form asks for them', async () => {
    const { disputeId } = await fileWageClaim(api);
    const assign = (await offered(disputeId, 'intake')).find((one) => one.event === 'ASSIGN');
    expect(assign?.payload.required).toContain('mediatorId');
    expect(Object.keys(assign?.payload.properties ?? {})).not.toContain('rosterActive');
  });

  it('given an outdated version, the act is refused as stale and nothing changes', async () => {
    const { disputeId } = await fileWageClaim(api);
    const address = await mediationOf(api, disputeId);
    await api.post(`${address}/pass-screening`, { as: 'intake', body: screening });
    const late = await api.post(`${address}/consent`, {
      as: 'wei',
      body: {},
      headers: { 'if-match': '"1"' },
    });
    expect([late.statusCode, late.json<{ type: string }>().type]).toEqual([412, '/problems/stale']);
    expect(await readJournal(api.db, disputeId, 0, 100)).toHaveLength(6);
  });

  it('given thirty repetitions at once under one key, the act is done once and all get the same answer', async () => {
    const { disputeId } = await fileWageClaim(api);
    const address = `${await mediationOf(api, disputeId)}/pass-screening`;
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        api.post(address, { as: 'intake', key: `again-${disputeId}`, body: screening }),
      ),
    );
    expect(new Set(answers.map((one) => one.statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map((one) => one.json<{ journalSeq: number }>().journalSeq))).toEqual(
      new Set([6]),
    );
    expect(await readJournal(api.db, disputeId, 0, 100)).toHaveLength(6);
  });

  it('given each kind of refusal, the status tells them apart and the reader’s language is kept', async () => {
    const { disputeId } = await fileWageClaim(api);
    const address = await mediationOf(api, disputeId);
    const en = { 'accept-language': 'en' };
    const answers = {
      malformed: await api.post(`${address}/pass-screening`, {
        as: 'intake',
        body: { identitiesChecked: 'yes' },
        headers: en,
      }),
      not_entitled: await api.post(`${address}/pass-screening`, { as: 'wei', body: screening, headers: en }),
      not_possible_now: await api.post(`${address}/consent`, { as: 'wei', body: {}, headers: en }),
      condition_unmet: await api.post(`${address}/pass-screening`, {
        as: 'intake',
        body: { ...screening, identitiesChecked: false },
        headers: en,
      }),
      not_found: await api.post(`${address.replace(/proceedings\/[^/]+/, 'proceedings/none')}/consent`, {
        as: 'wei',
        body: {},
        headers: en,
      }),
    };
    expect(
      Object.fromEntries(
        Object.entries(answers).map(([name, one]) => [
          name,
          [one.statusCode, one.json<{ type: string }>().type],
        ]),
      ),
    ).toEqual({
      malformed: [400, '/problems/malformed'],
      not_entitled: [403, '/problems/not_entitled'],
      not_possible_now: [409, '/problems/not_possible_now'],
      condition_unmet: [422, '/problems/condition_unmet'],
      not_found: [404, '/problems/not_found'],
    });
    for (const answer of Object.values(answers))
      expect(answer.json<{ title: string }>().title).not.toMatch(/\p{Script=Han}/u);
    expect(
      answers.malformed.json<{ failing: { condition: string }[] }>().failing.map((one) => one.condition),
    ).toContain('/registrationChecked');
    expect(answers.condition_unmet.json<{ failing: { basis: string }[] }>().failing[0]?.basis).toMatch(
      /art \d/,
    );
  });

  it('given the address of an act under another procedure’s proceeding, there is no such proceeding there', async () => {
    const { disputeId } = await fileWageClaim(api);
    const { proceedings } = (await api.get(`/v1/disputes/${disputeId}`, { as: 'intake' })).json<{
      proceedings: { id: string; procedure: string }[];
    }>();
    const lifecycle = proceedings.find((one) => one.procedure === 'lifecycle');
    const address = `/v1/disputes/${disputeId}/proceedings/${lifecycle?.id}/mediation/consent`;
    const answer = await api.post(address, { as: 'wei', body: {} });
    expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([404, '/problems/not_found']);
  });

  it('given a day of receipt that lies in the future, the act is refused, nothing is written and the key stays free', async () => {
    const { disputeId } = await fileWageClaim(api);
    await standClockAt(api.db, '2025-09-23T02:00:00Z');
    const file = (await offered(disputeId, 'wei')).find((one) => one.event === 'FILE_ARBITRATION');
    expect(file?.possible).toBe(true);
    const body = { commissionId: 'commission', receiptProof: '回执1' };
    const asking = { as: 'wei', key: 'future-receipt' } as const;
    const undone = await api.post(file?.url ?? '', {
      ...asking,
      body: { ...body, receivedOn: '9999-12-31' },
    });
    expect([undone.statusCode, undone.json<{ type: string }>().type]).toEqual([
      422,
      '/problems/condition_unmet',
    ]);
    const written = (await readJournal(api.db, disputeId, 0, 100)).map((one) => one.procedure);
    expect(written).not.toContain('arbitration');
    const done = await api.post(file?.url ?? '', { ...asking, body: { ...body, receivedOn: '2025-09-23' } });
    expect(done.statusCode, done.body).toBe(200);
    await standClockAt(api.db, '2025-09-05T02:00:00Z');
  });

  it('given a signal that only the lifecycle or the clock sends, there is no address for it', async () => {
    const { disputeId } = await fileWageClaim(api);
    const address = await mediationOf(api, disputeId);
    const systemOnly = api.engine.procedures.all.flatMap((procedure) =>
      Object.entries(procedure.events).flatMap(([event, { entitled }]) =>
        entitled.every((one) => one === 'system' || one === 'clock') ? [{ procedure, event }] : [],
      ),
    );
    expect(systemOnly.length).toBeGreaterThan(0);
    for (const { procedure, event } of systemOnly) {
      const url = address.replace(
        /mediation$/,
        `${procedure.key}/${event.toLowerCase().replaceAll(/[_.]/g, '-')}`,
      );
      expect((await api.post(url, { as: 'intake', body: {} })).statusCode, url).toBe(404);
    }
  });

  it('given an act, the journal shows it page by page with who did it and in what capacity', async () => {
    const { disputeId } = await fileWageClaim(api);
    await api.post(`${await mediationOf(api, disputeId)}/pass-screening`, { as: 'intake', body: screening });
    const seen: { seq: number; event: string; capacity: string; actorName: string }[] = [];
    let cursor = '';
    do {
      const page = (await api.get(`/v1/disputes/${disputeId}/journal?limit=1${cursor}`, { as: 'wei' })).json<{
        items: typeof seen;
        next: string | null;
      }>();
      seen.push(...page.items);
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen.map(({ seq, event, capacity }) => [seq, event, capacity])).toEqual([
      [1, 'FILE_DISPUTE', 'applicant'],
      [2, 'OPEN', 'system'],
      [3, 'OPEN', 'system'],
      [4, 'OPEN', 'system'],
      [5, 'INTERRUPTED', 'system'],
      [6, 'PASS_SCREENING', 'intake'],
    ]);
  });
});
