import { it } from 'vitest';
import { apiUnderTest, fileWageClaim, wageClaim, type Who } from './testing/api-under-test.ts';
import { moveClockForward, standClockAt } from '@dingfen/persistence';
let s = Number(process.env.SEED ?? 7);
const rnd = () => (s = (s * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
const pick = <T>(xs: readonly T[]): T => xs[Math.floor(rnd() * xs.length)] as T;
let ids: string[] = [];
let today = '2025-09-05';
function gen(schema: any, name = '', depth = 0): unknown {
  if (schema.anyOf) return gen(pick(schema.anyOf), name, depth);
  if ('const' in schema) return schema.const;
  if (schema.enum) return pick(schema.enum);
  switch (schema.type) {
    case 'object': {
      const o: any = {};
      for (const [k, v] of Object.entries(schema.properties ?? {}))
        if (schema.required?.includes(k) || rnd() < 0.4) o[k] = gen(v, k, depth + 1);
      return o;
    }
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, Math.floor(rnd() * 3)) }, () =>
        gen(schema.items, name, depth + 1),
      );
    case 'boolean':
      return rnd() < 0.7
        ? /Checked|Ack|rosterActive|accepted|proven|complete|ok/i.test(name) || rnd() < 0.3
        : rnd() < 0.5;
    case 'integer':
    case 'number':
      return pick(
        [schema.minimum ?? 0, 1, 5, 30, schema.maximum ?? 9007199254740991].filter(
          (n) => n >= (schema.minimum ?? -Infinity) && n <= (schema.maximum ?? Infinity),
        ),
      );
    case 'string':
      if (schema.format === 'date' || /On$/.test(name))
        return rnd() < 0.75
          ? pick([today, today, '2025-09-04', '2025-10-30'])
          : pick(['0001-01-01', '9999-12-31', '2024-02-29', '2031-05-05', '1900-01-01', '2026-12-31']);
      if (schema.format === 'date-time') return '2025-09-05T02:00:00Z';
      if (schema.pattern) return pick(['451302', '2025-09-05T10:00', '2025-09-05', 'a']);
      if (/Id|party|signer|claim/i.test(name))
        return pick([
          ...ids,
          'mediator',
          'centre',
          'nobody',
          'seal',
          'mediator',
          '__proto__',
          'constructor',
          'toString',
        ]).slice(0, schema.maxLength ?? 64);
      return pick(['x', '示例', 'y'.repeat(Math.min(schema.maxLength ?? 300, 4000))]);
    default:
      return null;
  }
}
const tried: any = {};
it('fuzz', async () => {
  await using api = await apiUnderTest({
    logger: createLogger({
      name: 'a',
      level: 'error',
      destination: {
        write: (l: string) => {
          try {
            const e = JSON.parse(l).err;
            errs.push(e.type + ' ' + e.message + ' ' + e.stack.split('\n').slice(1, 5).join(' '));
          } catch {
            errs.push(l.slice(0, 800));
          }
        },
      },
    }),
  });
  const out: any = {};
  const events: any = {};
  const bad: any[] = [];
  const people: Who[] = [
    'wei',
    'agent',
    'intake',
    'mediator',
    'clerk',
    'supervisor',
    'judge' as never,
    'officer' as never,
    'director' as never,
    'president' as never,
    'head' as never,
  ];
  const N = Number(process.env.N ?? 600);
  await api.db
    .insertInto('person')
    .values(
      [
        ['judge', 'judge', 'court'],
        ['president', 'courtPresident', 'court'],
        ['officer', 'commissionOfficer', 'commission'],
        ['director', 'commissionDirector', 'commission'],
        ['head', 'unitHead', 'centre'],
      ].map(([id, role, org]) => ({
        id: id!,
        name: id!,
        roles: [role!],
        organisationId: org!,
        represents: [],
      })),
    )
    .execute();
  let d: any;
  let n = 0;
  while (n < N) {
    if (n % 120 === 0) {
      await standClockAt(api.db, '2025-09-05T02:00:00Z');
      today = '2025-09-05';
      const court = rnd() < 0.3;
      d = await fileWageClaim(
        api,
        {
          channel: court ? 'court_pre_filing' : pick(['one_stop_centre', 'online', 'enterprise_committee']),
          ...(court ? { assisted: { consentEvidence: 'x', readBackConfirmed: true } } : {}),
        },
        court ? 'clerk' : 'wei',
      );
    }
    n++;
    const as = pick(people);
    const r = await api.get(`/v1/disputes/${d.disputeId}/possibilities`, { as });
    if (r.statusCode >= 500) {
      bad.push(['poss', r.body]);
      n += 120 - (n % 120);
      continue;
    }
    if (r.statusCode !== 200) continue;
    const view = (await api.get(`/v1/disputes/${d.disputeId}`, { as: 'intake' })).json();
    ids = [
      ...view.parties.map((p: any) => p.id),
      ...view.parties.map((p: any) => p.id),
      ...view.claims.map((c: any) => c.id),
    ];
    const all = r.json().proceedings.flatMap((p: any) => p.possibilities);
    const possible = all.filter(
      (p: any) => p.possible && !/WITHDRAW|REJECT|REFUSE|TERMINATE|CEASE|TRANSFER/.test(p.event),
    );
    possible.sort((a: any, b: any) => (tried[a.event] ?? 0) - (tried[b.event] ?? 0));
    const chosen =
      rnd() < 0.9 && possible.length
        ? rnd() < 0.7
          ? possible[0]
          : pick(possible)
        : all.length
          ? pick(all)
          : undefined;
    if (!chosen) continue;
    tried[(chosen as any).event] = (tried[(chosen as any).event] ?? 0) + 1;
    const body = gen((chosen as any).payload);
    const a = await api.post((chosen as any).url, { as, body });
    out[a.statusCode] = (out[a.statusCode] ?? 0) + 1;
    if (a.statusCode === 200) events[(chosen as any).event] = (events[(chosen as any).event] ?? 0) + 1;
    if (a.statusCode >= 500) {
      bad.push([
        (chosen as any).url.split('/').slice(-2).join('/'),
        JSON.stringify(body).slice(0, 600),
        a.body,
      ]);
    }
    for (const p of ['/deadlines', '/handoff', '']) {
      const g = await api.get(`/v1/disputes/${d.disputeId}${p}`, { as: 'intake' });
      if (g.statusCode >= 500)
        bad.push([p, g.body, (chosen as any).event, JSON.stringify(body).slice(0, 600)]);
    }
    if (bad.length && /poss|^$/.test(bad.at(-1)[0])) {
      n += 120 - (n % 120);
    }
    if (rnd() < 0.08) {
      const now = await moveClockForward(api.db, 86400 * pick([1, 3, 10, 40]));
      today = now.slice(0, 10);
    }
  }
  console.log(JSON.stringify(out), JSON.stringify(events));
  console.log(bad.length, JSON.stringify(bad.slice(0, 12), null, 1));
  console.log(errs.slice(0, 12).join('\n'));
}, 600000);
const errs: string[] = [];
import { createLogger } from '@dingfen/observability';
