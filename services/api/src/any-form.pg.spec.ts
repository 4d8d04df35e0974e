import { moveClockForward } from '@dingfen/persistence';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apiUnderTest, type ApiUnderTest, fileWageClaim, type Who } from './testing/api-under-test.ts';

/** As much of JSON schema as the forms use. */
interface Form {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  properties?: Record<string, Form>;
  required?: string[];
  items?: Form;
  anyOf?: Form[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxLength?: number;
}

const oddDays = ['0001-01-01', '1900-01-01', '2024-02-29', '2031-05-05', '9999-12-31'];
const names = ['mediator', 'centre', 'court', 'commission', 'nobody', '__proto__', 'constructor', 'toString'];

/** Forms that are well-formed and mean anything: what a schema lets through and no clerk would write. */
function anyForm(form: Form, today: string, ids: readonly string[]): fc.Arbitrary<unknown> {
  const inner = (one: Form) => anyForm(one, today, ids);
  if (form.anyOf) return fc.oneof(...form.anyOf.map(inner));
  if (form.const !== undefined) return fc.constant(form.const);
  if (form.enum) return fc.constantFrom(...form.enum);
  const { minimum = -1000, maximum = Number.MAX_SAFE_INTEGER, maxLength = 2000 } = form;
  switch (form.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(form.properties ?? {}).map(([name, one]) => [name, inner(one)])),
        {
          requiredKeys: form.required ?? [],
        },
      );
    case 'array':
      return fc.array(inner(form.items ?? {}), {
        minLength: form.minItems ?? 0,
        maxLength: (form.minItems ?? 0) + 2,
      });
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.constantFrom(minimum, maximum),
        fc.integer({ min: minimum, max: Math.min(maximum, minimum + 60) }),
      );
    case 'string':
      if (form.format === 'date')
        return fc.oneof({ weight: 3, arbitrary: fc.constant(today) }, fc.constantFrom(...oddDays));
      return fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...ids) },
        fc.constantFrom(...names),
        fc.constantFrom('x', '示例', '2025-09-05T10:00', 'y'.repeat(maxLength)),
      );
    default:
      return fc.constant(null);
  }
}

interface Possible {
  event: string;
  possible: boolean;
  url: string;
  payload: Form;
}

const everybody = ['wei', 'agent', 'intake', 'mediator', 'clerk', 'judge', 'officer'] as Who[];

async function allThatMayHappen(api: ApiUnderTest, disputeId: string, as: Who): Promise<Possible[]> {
  const answer = await api.get(`/v1/disputes/${disputeId}/possibilities`, { as });
  expect(answer.statusCode, answer.body).toBeLessThan(500);
  // An act may have taken the dispute out of somebody's hands.
  const { proceedings = [] } = answer.json<{ proceedings?: { possibilities: Possible[] }[] }>();
  return proceedings.flatMap((one) => one.possibilities).filter((one) => one.possible);
}

it.each([1, 2, 3])(
  'given anybody who fills in any form with anything (course %i), every answer is an act or a reason',
  async (seed) => {
    await using api = await apiUnderTest();
    await api.db
      .insertInto('person')
      .values([
        { id: 'judge', name: '法官（虚构）', roles: ['judge'], organisationId: 'court', represents: [] },
        {
          id: 'officer',
          name: '仲裁员（虚构）',
          roles: ['commissionOfficer'],
          organisationId: 'commission',
          represents: [],
        },
      ])
      .execute();
    const { disputeId } = await fileWageClaim(api);
    const { parties, claims } = (await api.get(`/v1/disputes/${disputeId}`, { as: 'intake' })).json<{
      parties: { id: string }[];
      claims: { id: string }[];
    }>();
    const ids = [...parties, ...claims].map(({ id }) => id);
    const times = new Map<string, number>();
    let today = '2025-09-05';

    for (let step = 0; step < 60; step++) {
      const as = everybody[(step * 5 + seed) % everybody.length] as Who;
      const possible = (await allThatMayHappen(api, disputeId, as)).filter(
        ({ event }) => !event.startsWith('WITHDRAW'),
      );
      const next = possible.toSorted((a, b) => (times.get(a.event) ?? 0) - (times.get(b.event) ?? 0))[0];
      if (next) {
        times.set(next.event, (times.get(next.event) ?? 0) + 1);
        for (const body of fc.sample(anyForm(next.payload, today, ids), {
          seed: seed * 1000 + step,
          numRuns: 2,
        })) {
          const answer = await api.post(next.url, { as, body: body as object });
          expect(answer.statusCode, `${next.event} ${JSON.stringify(body)} ${answer.body}`).toBeLessThan(500);
        }
      }
      for (const part of ['', '/deadlines', '/handoff', '/journal']) {
        const answer = await api.get(`/v1/disputes/${disputeId}${part}`, { as: 'wei' });
        expect(answer.statusCode, `${part} ${answer.body}`).toBeLessThan(500);
      }
      if (step % 12 === 11) today = (await moveClockForward(api.db, 4 * 86_400)).slice(0, 10);
    }
    expect([...times.values()].length).toBeGreaterThan(5);
  },
);
