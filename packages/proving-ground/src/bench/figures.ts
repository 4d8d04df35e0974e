import { type FiguresQuestion, listBehind, readFigures, readSeries } from '@dingfen/dispute-engine';
import type { Person } from '@dingfen/domain';
import { connect, type Database, type ListPlace, mergeFigures } from '@dingfen/persistence';
import { sql } from 'kysely';
import { type Chance, chance } from '../random.ts';
import { at, sortedNumbers } from './measured.ts';
import { granted, productEngine } from './subjects.ts';

/** How long one kind of question takes. */
export interface Timed {
  question: string;
  asked: number;
  p50: number;
  p99: number;
  /** The same answer by plain SQL over the engine's own tables, where it was asked, once; milliseconds. */
  plain?: number;
}

async function timed(question: string, times: number, ask: () => Promise<unknown>): Promise<Timed> {
  const took: number[] = [];
  for (let n = 0; n < times + 3; n += 1) {
    const begun = performance.now();
    await ask();
    // The first ones fill caches, of the plan as much as of the pages.
    if (n >= 3) took.push(performance.now() - begun);
  }
  const sorted = sortedNumbers(took);
  return { question, asked: times, p50: at(sorted, 0.5), p99: at(sorted, 0.99) };
}

const months = (today: string, back: number): { from: string; to: string } => {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const first = year * 12 + month - 1 - (back - 1);
  const text = (n: number): string => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
  return { from: text(first), to: text(year * 12 + month - 1) };
};

/** The resolution rate by organisation and month, as somebody would write it who has only the tables of the engine. */
const plainRate = (db: Database, organisationId: string, from: string, to: string) =>
  sql`select p.context ->> 'mediationBodyId' as body, to_char((p.context -> 'ending' ->> 'endedOn')::date, 'YYYY-MM') as month,
      count(*) filter (where p.context -> 'agreement' <> 'null') as agreed, count(*) as ended
    from proceeding p join organisation o on o.id = p.context ->> 'mediationBodyId'
    where p.procedure = 'mediation' and o.ancestry @> array[${organisationId}]
      and coalesce(p.context -> 'agreement' ->> 'effectiveOn', p.context -> 'ending' ->> 'endedOn') between ${`${from}-01`} and ${`${to}-31`}
    group by 1, 2`.execute(db);

/** The median length of mediations, likewise. */
const plainMedian = (db: Database, organisationId: string, from: string, to: string) =>
  sql`select percentile_disc(0.5) within group (order by ended - accepted) from (
      select (p.context ->> 'screenedOn')::date as accepted,
        coalesce(p.context -> 'agreement' ->> 'effectiveOn', p.context -> 'ending' ->> 'endedOn')::date as ended
      from proceeding p join organisation o on o.id = p.context ->> 'mediationBodyId'
      where p.procedure = 'mediation' and o.ancestry @> array[${organisationId}]) m
    where ended between ${`${from}-01`}::date and ${`${to}-28`}::date`.execute(db);

/** Asks everything a dashboard asks, as the supervisor at the top of the tree and as one of a county. */
export async function measureFigures(
  url: string,
  times: number,
  say: (line: Timed) => void,
): Promise<{ disputes: number }> {
  const db = connect(url, { size: 4, patient: true });
  try {
    const engine = productEngine(db);
    const { rows } = await sql<{ id: string; name: string; organisationId: string }>`
      select p.id, p.name, p.organisation_id from person p join organisation o on o.id = p.organisation_id
      where p.roles @> array['supervisor'] and o.id <> 'bench-city' order by cardinality(o.ancestry), p.id limit 1`.execute(
      db,
    );
    const [found] = rows;
    if (!found) throw new Error('the world has no supervisor');
    const supervisor: Person = { ...found, roles: ['supervisor'] };
    const { rows: below } = await sql<{ id: string }>`
      select id from organisation where ancestry @> array[${found.organisationId}] order by id`.execute(db);
    // As a worker would have; what comes in between two rounds is in the answers anyway.
    while (((await mergeFigures(db)) ?? 0) > 0);
    const own: Chance = chance(7);
    const { rows: nows } = await sql<{ today: string; n: number }>`
      select to_char(dingfen_now(), 'YYYY-MM-DD') as today, (select count(*) from dispute)::int as n`.execute(
      db,
    );
    const { today, n } = nows[0] as { today: string; n: number };
    const year = months(today, 12);
    const fiveYears = months(today, 60);
    const some = (question: Omit<FiguresQuestion, 'organisationId'>) => async () =>
      granted(await readFigures(engine, supervisor, { ...question, organisationId: own.oneOf(below).id }));
    const all = (question: FiguresQuestion) => async () =>
      granted(await readFigures(engine, supervisor, question));
    const rate = ['mediationSuccessRate'];
    const ask: [string, () => Promise<unknown>, (() => Promise<unknown>)?][] = [
      ['resolution rate, a year, one body of the tree', some({ metricIds: rate, period: year })],
      [
        'resolution rate, five years, the whole city, by organisation below',
        all({ metricIds: rate, period: fiveYears, by: 'organisation' }),
        () => plainRate(db, found.organisationId, fiveYears.from, fiveYears.to),
      ],
      ['resolution rate, a year, by claim type', all({ metricIds: rate, period: year, by: 'claimType' })],
      [
        'resolution rate, five years, one channel, by claim type',
        all({ metricIds: rate, period: fiveYears, by: 'claimType', filter: { channel: ['online'] } }),
      ],
      ['resolution rate, a year, by mediator', all({ metricIds: rate, period: year, by: 'mediator' })],
      [
        'resolution rate month by month, five years',
        async () =>
          granted(
            await readSeries(engine, supervisor, { metricId: 'mediationSuccessRate', period: fiveYears }),
          ),
        () => plainRate(db, found.organisationId, fiveYears.from, fiveYears.to),
      ],
      [
        'median and 90th percentile of mediation, five years',
        all({ metricIds: ['days.mediation.p50', 'days.mediation.p90'], period: fiveYears }),
        () => plainMedian(db, found.organisationId, fiveYears.from, fiveYears.to),
      ],
      [
        'disputes open at the end (all filings since the beginning)',
        all({ metricIds: ['disputesOpenAtEnd'], period: year }),
      ],
      ['on time per statutory rule, a year', all({ metricIds: ['onTimeRate'], period: year })],
      [
        'amounts claimed, agreed, performed, five years',
        all({ metricIds: ['amountClaimed', 'amountAgreed', 'amountPerformed'], period: fiveYears }),
      ],
      [
        'a dashboard: ten figures of this month at once',
        all({
          metricIds: [
            'disputesIn',
            'disputesOut',
            'mediationConcluded',
            'mediationSuccessRate',
            'confirmationRate',
            'voluntaryPerformanceRate',
            'respondentReplyRate',
            'days.mediation.p50',
            'onTimeRate',
            'amountAgreed',
          ],
          period: months(today, 1),
        }),
      ],
      [
        'two at once: industries of migrant workers, a year',
        all({ metricIds: rate, period: year, by: 'industry', filter: { category: ['migrant'] } }),
      ],
      [
        'three at once: industries of migrant workers who came online, one month of one body',
        some({
          metricIds: rate,
          period: months(today, 1),
          by: 'industry',
          filter: { category: ['migrant'], channel: ['online'] },
        }),
      ],
      [
        'three at once: industries of migrant workers who came online, a year of the whole city',
        all({
          metricIds: rate,
          period: year,
          by: 'industry',
          filter: { category: ['migrant'], channel: ['online'] },
        }),
      ],
      [
        'median of mediation, three at once, which is not kept: one month of one body',
        some({
          metricIds: ['days.mediation.p50'],
          period: months(today, 1),
          by: 'industry',
          filter: { category: ['migrant'], channel: ['online'] },
        }),
      ],
      ['open now by stage and age', all({ metricIds: ['openNow'], period: year })],
      [
        'open now by stage and age, one channel',
        all({ metricIds: ['openNow'], period: year, filter: { channel: ['online'] } }),
      ],
      ['overdue now by rule', all({ metricIds: ['overdueNow'], period: year })],
      ['mediations in each mediator’s hands', all({ metricIds: ['mediatorLoad'], period: year })],
      [
        'the list behind the year’s agreements, first page of 50',
        async () =>
          granted(
            await listBehind(
              engine,
              supervisor,
              { metricId: 'mediationSuccessRate', period: year, of: 'numerator' },
              50,
            ),
          ),
      ],
    ];
    const opened = granted(
      await listBehind(engine, supervisor, { metricId: 'mediationSuccessRate', period: year }, 50),
    ) as ListPlace[];
    const asked = { metricId: 'mediationSuccessRate', period: year } as const;
    ask.push(
      [
        'the page after it',
        async () => granted(await listBehind(engine, supervisor, asked, 50, opened.at(-1))),
      ],
      [
        'the list of what is open now, one stage',
        async () =>
          granted(
            await listBehind(
              engine,
              supervisor,
              { metricId: 'openNow', period: year, part: 'mediation' },
              50,
            ),
          ),
      ],
      [
        'the list of what is overdue now',
        async () =>
          granted(await listBehind(engine, supervisor, { metricId: 'overdueNow', period: year }, 50)),
      ],
    );
    for (const [question, answer, plain] of ask) {
      const line = await timed(question, times, answer);
      if (plain) {
        // Once: at a million disputes this is a matter of minutes.
        const begun = performance.now();
        await plain();
        line.plain = performance.now() - begun;
      }
      say(line);
    }
    return { disputes: n };
  } finally {
    await db.destroy();
  }
}
