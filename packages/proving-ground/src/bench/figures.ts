import {
  type AnsweredFigure,
  type FigureSeries,
  type FiguresAnswer,
  type FiguresQuestion,
  listBehind,
  readFigures,
  readSeries,
} from '@dingfen/dispute-engine';
import type { Channel, ClaimType, Person } from '@dingfen/domain';
import type { Period } from '@dingfen/metrics';
import { connect, type Database, type ListPlace, mergeFigures } from '@dingfen/persistence';
import { sql } from 'kysely';
import { type Chance, chance } from '../random.ts';
import { at, sortedNumbers } from './measured.ts';
import { granted, productEngine } from './subjects.ts';

/** A question, how it is asked, and whether plain SQL gives the same as the answer. */
type Asked = [question: string, ask: () => Promise<unknown>, agrees?: (answer: unknown) => Promise<boolean>];

interface Fraction {
  numerator: number;
  denominator: number | null;
}

/** How long one kind of question takes. */
export interface Timed {
  question: string;
  asked: number;
  p50: number;
  p99: number;
  /** The same answer by plain SQL over the engine's own tables, where it was asked, once; milliseconds. */
  plain?: number;
  /** Whether both gave the same. */
  same?: boolean;
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

/** Accepted mediations of an organisation and those below it that were concluded in a period, as the engine's own tables tell it. */
const plainConcluded = (organisationId: string, { from, to }: Period) => sql`
  select m.*, d.claim_type, d.channel_of from (
    select p.dispute_id, p.context ->> 'mediationBodyId' as body, p.context ->> 'regime' as regime,
      p.context -> 'agreement' <> 'null' as agreed,
      coalesce(p.context -> 'agreement' ->> 'effectiveOn', p.context -> 'ending' ->> 'endedOn')::date as ended,
      (case when p.context ->> 'regime' in ('enterprise', 'one_stop') then p.context ->> 'acceptedOn'
        else p.context ->> 'screenedOn' end)::date as accepted
    from proceeding p join organisation o on o.id = p.context ->> 'mediationBodyId'
    where p.procedure = 'mediation' and o.ancestry @> array[${organisationId}]
      and (p.context -> 'agreement' <> 'null'
        or (p.context -> 'ending' <> 'null'
          and p.context -> 'ending' ->> 'reason' not in ('out_of_scope', 'not_labour', 'unsuitable', 'wrong_venue')
          and (p.context -> 'ending' ->> 'reason' <> 'refused_by_party' or p.context -> 'ending' ? 'partyId')))) m
  cross join lateral (
    select case when m.regime = 'court_post_filing' then 'court_post_filing' else d.channel end as channel_of,
      (select c.type from claim_item c where c.dispute_id = d.id order by c.position limit 1) as claim_type
    from dispute d where d.id = m.dispute_id and d.stage <> 'merged') d
  where accepted is not null and ended >= ${`${from}-01`}::date and ended < ${`${to}-01`}::date + interval '1 month'`;

interface Rate {
  body: string;
  month: string;
  agreed: number;
  ended: number;
}

/** The resolution rate by organisation and month, as somebody would write it who has only the tables of the engine. */
async function plainRate(db: Database, organisationId: string, period: Period): Promise<Rate[]> {
  const { rows } = await sql<Rate>`
    select body, to_char(ended, 'YYYY-MM') as month, count(*) filter (where agreed)::int as agreed, count(*)::int as ended
    from (${plainConcluded(organisationId, period)}) m group by 1, 2`.execute(db);
  return rows;
}

/** The same by claim type and channel besides. */
async function plainCells(
  db: Database,
  organisationId: string,
  period: Period,
): Promise<(Rate & { claimType: ClaimType; channel: Channel })[]> {
  const { rows } = await sql<Rate & { claimType: ClaimType; channel: Channel }>`
    select body, to_char(ended, 'YYYY-MM') as month, claim_type, channel_of as channel,
      count(*) filter (where agreed)::int as agreed, count(*)::int as ended
    from (${plainConcluded(organisationId, period)}) m group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db);
  return rows;
}

/** The median length of mediations, likewise. */
async function plainMedian(db: Database, organisationId: string, period: Period): Promise<number | null> {
  const { rows } = await sql<{ median: number | null }>`
    select percentile_disc(0.5) within group (order by ended - accepted)::int as median
    from (${plainConcluded(organisationId, period)}) m`.execute(db);
  return rows[0]?.median ?? null;
}

const sumOf = (rates: readonly Rate[]): Fraction => ({
  numerator: rates.reduce((sum, { agreed }) => sum + agreed, 0),
  denominator: rates.reduce((sum, { ended }) => sum + ended, 0),
});
const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

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
    const top = found.organisationId;
    const supervisor: Person = { ...found, roles: ['supervisor'] };
    const { rows: organisations } = await sql<{ id: string }>`
      select id from organisation where ancestry @> array[${top}] order by id`.execute(db);
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
      granted(
        await readFigures(engine, supervisor, { ...question, organisationId: own.oneOf(organisations).id }),
      );
    const all = (question: FiguresQuestion) => async () =>
      granted(await readFigures(engine, supervisor, question));
    const rate = ['mediationSuccessRate'];
    const rateOf = ({ figures }: FiguresAnswer): Fraction => {
      const { numerator, denominator } = (figures[0] as AnsweredFigure).total.figure;
      return { numerator, denominator };
    };
    const ask: Asked[] = [
      ['resolution rate, a year, one body of the tree', some({ metricIds: rate, period: year })],
      [
        'resolution rate, five years, the whole city, by organisation below',
        all({ metricIds: rate, period: fiveYears, by: 'organisation' }),
        async (answer) => equal(sumOf(await plainRate(db, top, fiveYears)), rateOf(answer as FiguresAnswer)),
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
        async (answer) => {
          const plain = await plainRate(db, top, fiveYears);
          return (answer as FigureSeries).points.every(({ month, figure }) =>
            equal(sumOf(plain.filter((one) => one.month === month)), {
              numerator: figure.numerator,
              denominator: figure.denominator,
            }),
          );
        },
      ],
      [
        'median and 90th percentile of mediation, five years',
        all({ metricIds: ['days.mediation.p50', 'days.mediation.p90'], period: fiveYears }),
        async (answer) =>
          (await plainMedian(db, top, fiveYears)) ===
          (answer as FiguresAnswer).figures[0]?.total.figure.value,
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
        'what a dashboard shows first: fifteen figures of this month',
        all({
          metricIds: [
            'disputesIn',
            'disputesOut',
            'disputesOpenAtEnd',
            'mediationConcluded',
            'mediationSuccessRate',
            'confirmationRate',
            'voluntaryPerformanceRate',
            'oneOffResolutionRate',
            'arbitrationClosingRate',
            'days.mediation.p50',
            'days.mediation.p90',
            'onTimeRate',
            'amountAgreed',
            'openNow',
            'overdueNow',
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
      ['open now by channel', all({ metricIds: ['openNow'], period: year, by: 'channel' })],
      ['open now by organisation below', all({ metricIds: ['openNow'], period: year, by: 'organisation' })],
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
    for (const [question, answer, agrees] of ask) {
      const line = await timed(question, times, answer);
      if (agrees) {
        const given = await answer();
        // Once: at a million disputes this is a matter of minutes.
        const begun = performance.now();
        line.same = await agrees(given);
        line.plain = performance.now() - begun;
      }
      say(line);
    }
    say(await everyCell());
    return { disputes: n };

    /** All four dimensions at once, of cells drawn from those that plain SQL finds, and each compared with it. */
    async function everyCell(): Promise<Timed> {
      const begun = performance.now();
      const cells = await plainCells(db, top, fiveYears);
      const plain = performance.now() - begun;
      const { rows: bodies } = await sql<{ id: string; ancestry: string[] }>`
        select id, ancestry from organisation`.execute(db);
      const answers: [(typeof cells)[number], Fraction][] = [];
      const line = await timed(
        `resolution rate of one body, month, claim type and channel, of ${cells.length} there are`,
        times,
        async () => {
          const cell = own.oneOf(cells);
          const { body, month, claimType, channel } = cell;
          const answer = granted(
            await readFigures(engine, supervisor, {
              metricIds: rate,
              organisationId: body,
              period: { from: month, to: month },
              filter: { claimType: [claimType], channel: [channel] },
            }),
          );
          answers.push([cell, rateOf(answer)]);
        },
      );
      const same = answers.every(([{ body, month, claimType, channel }, given]) => {
        const below = new Set(bodies.filter(({ ancestry }) => ancestry.includes(body)).map(({ id }) => id));
        const alike = cells.filter(
          (one) =>
            below.has(one.body) &&
            one.month === month &&
            one.claimType === claimType &&
            one.channel === channel,
        );
        return equal(given, sumOf(alike));
      });
      return { ...line, plain, same };
    }
  } finally {
    await db.destroy();
  }
}
