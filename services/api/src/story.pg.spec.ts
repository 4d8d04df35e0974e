import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type ApiUnderTest,
  apiUnderTest,
  fairSettlement,
  fileWageClaim,
  mediationOf,
  type Who,
} from './testing/api-under-test.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api[Symbol.asyncDispose]());

interface Offered {
  proceedings: {
    procedure: string;
    possibilities: { event: string; possible: boolean; failing: object[]; url: string }[];
  }[];
}

/** Does an act as a portal would: asks what may happen, then posts to the address that the answer names. */
async function act(disputeId: string, as: Who, event: string, body: object = {}): Promise<string> {
  const { proceedings } = (await api.get(`/v1/disputes/${disputeId}/possibilities`, { as })).json<Offered>();
  const offered = proceedings.flatMap((one) => one.possibilities).find((one) => one.event === event);
  if (!offered?.possible) throw new Error(`${event}: ${JSON.stringify(offered?.failing)}`);
  const answer = await api.post(offered.url, { as, body });
  expect(answer.statusCode, `${event} ${answer.body}`).toBe(200);
  return answer.json<{ stage: string }>().stage;
}

async function untilInTalks(disputeId: string): Promise<void> {
  await act(disputeId, 'intake', 'PASS_SCREENING', { identitiesChecked: true, registrationChecked: true });
  await act(disputeId, 'agent', 'CONSENT');
  await act(disputeId, 'intake', 'ASSIGN', { mediatorId: 'mediator' });
  await act(disputeId, 'mediator', 'ACCEPT_ASSIGNMENT');
  await act(disputeId, 'mediator', 'SCHEDULE_SESSION', {
    sessionId: 's1',
    scheduledOn: '2025-09-05',
    place: '第一调解室',
  });
}

it('given what all sides confirmed and what one side said, only the former travels to the court, and no note', async () => {
  const { disputeId } = await fileWageClaim(api);
  await untilInTalks(disputeId);
  await act(disputeId, 'mediator', 'STATE_FACT', { factId: 'f1', text: '2025年6月至8月工资未发' });
  await act(disputeId, 'mediator', 'STATE_FACT', { factId: 'f2', text: '愿意退让到八千元' });
  for (const as of ['wei', 'agent'] as const) await act(disputeId, as, 'CONFIRM_FACT', { factId: 'f1' });
  await act(disputeId, 'wei', 'CONFIRM_FACT', { factId: 'f2' });
  await act(disputeId, 'wei', 'CONFIRM_ADDRESS', { address: '示例路1号（虚构）' });
  await api.post(`/v1/disputes/${disputeId}/notes`, { as: 'intake', body: { body: '私下愿意退到八千元' } });
  await api.post(`/v1/disputes/${disputeId}/evidence`, {
    as: 'wei',
    body: Buffer.from('x'),
    headers: { 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent('劳动合同.pdf') },
  });

  const answer = await api.get(`/v1/disputes/${disputeId}/handoff`, { as: 'intake' });

  expect(answer.json()).toMatchObject({
    undisputedFacts: ['2025年6月至8月工资未发'],
    addressesForService: [{ address: '示例路1号（虚构）', confirmedOn: '2025-09-05' }],
    evidence: [{ fileName: '劳动合同.pdf' }],
    factSheet: null,
    missing: ['addressForService', 'factSheet'],
  });
  expect(answer.body).not.toContain('八千');
});

it('given a claim for wages, it goes from filing to an agreement in effect through the addresses that the answers name', async () => {
  const { disputeId, queryCode } = await fileWageClaim(api);
  await untilInTalks(disputeId);
  const { claims, parties } = (await api.get(`/v1/disputes/${disputeId}`, { as: 'mediator' })).json<{
    claims: { id: string }[];
    parties: { id: string }[];
  }>();
  const [wei, factory] = parties.map(({ id }) => id);
  await act(disputeId, 'mediator', 'HOLD_SESSION', {
    sessionId: 's1',
    attended: [wei, factory],
    identitiesChecked: true,
  });
  await act(disputeId, 'mediator', 'DRAFT_AGREEMENT', {
    items: [
      {
        claimId: claims[0]?.id,
        type: 'wage_arrears',
        amountFen: 1_000_000,
        payerId: factory,
        payeeId: wei,
        dueOn: '2025-10-20',
      },
    ],
    clauses: '用人单位于2025年10月20日前支付工资一万元。',
    checks: { ...fairSettlement, vagueTerms: false },
  });
  await act(disputeId, 'wei', 'SIGN', { form: 'handwritten', signature: '签名扫描件（虚构）' });
  await act(disputeId, 'agent', 'SIGN', { form: 'seal', signature: '盖章扫描件（虚构）' });
  await act(disputeId, 'mediator', 'SIGN_AS_MEDIATOR', { signature: '签名扫描件（虚构）' });
  const stage = await act(disputeId, 'intake', 'SEAL', { signature: '印章扫描件（虚构）' });

  expect(stage).toBe('agreement');
  const { items } = (await api.get(`/v1/disputes/${disputeId}/deadlines`, { as: 'wei' })).json<{
    items: { ruleId: string; status: string }[];
  }>();
  expect(items.filter((one) => one.status === 'running').map((one) => one.ruleId)).toContain('jc_apply_30d');
  const progress = await api.get(`/v1/progress?code=${queryCode}&phone=0001`);
  expect(progress.json()).toMatchObject({ status: 'open' });
  expect(progress.body).not.toMatch(/1000000|10000|虚构/);
});

it.each([
  ['nobody', 'an id that nobody has'],
  ['court', 'a court, which does not mediate'],
])(
  'given a transfer to %s (%s), it is refused in words and the dispute stays where it is',
  async (toBodyId) => {
    const { disputeId } = await fileWageClaim(api);
    const answer = await api.post(`${await mediationOf(api, disputeId)}/transfer`, {
      as: 'intake',
      body: { toBodyId, reason: '非本地争议' },
    });
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      404,
      `没有找到编号为“${toBodyId}”的调解组织，请核对后重新选择。`,
    ]);
    expect((await api.get(`/v1/disputes/${disputeId}`, { as: 'intake' })).headers.etag).toBe('"1"');
  },
);
