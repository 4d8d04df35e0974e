import { checkEverything } from '../check/check.ts';
import { type Rounds, THE_ACT } from './acts.ts';
import type { Called } from './calls.ts';
import { oddOnes, sampleOfCalls, signIn, startClient } from './http.ts';
import { machine, median, ms, onDatabase, type Sample, table, times } from './measured.ts';
import type { Running } from '../processes.ts';
import type { Place } from './place.ts';
import { actOnEach, makeSubjects } from './subjects.ts';

/** What the database must bear out of what was acknowledged: each act stands once, where its answer said. */
async function contradictions(url: string, all: readonly Called[]): Promise<string[]> {
  const done = all.flatMap((one) => one.done);
  return onDatabase(url, async (db) => {
    const { rows } = await db.query<{ mark: string; n: number }>(
      `with said as (select * from jsonb_to_recordset($1) as s(dispute text, seq integer, mark text))
       select s.mark, count(j.seq)::int as n from said s
       left join journal_entry j on j.dispute_id = s.dispute and j.seq = s.seq and j.payload ->> 'evidence' = s.mark
       group by 1 having count(j.seq) <> 1`,
      [JSON.stringify(done.map(([dispute, seq, mark]) => ({ dispute, seq, mark })))],
    );
    const { rows: twice } = await db.query<{ mark: string }>(
      `select payload ->> 'evidence' as mark from journal_entry
       where event = 'REASSIGN' and payload ->> 'evidence' ~ '^[0-9]+-[0-9]+$' group by 1 having count(*) > 1`,
    );
    return [
      ...rows.map(({ mark, n }) => `${mark} stands ${n} times where its answer said`),
      ...twice.map(({ mark }) => `${mark} stands more than once`),
    ];
  });
}

/** Chains, replay and deadlines, by the checker that shares no code with the engine. */
async function brokenThings(url: string): Promise<string[]> {
  const { problems } = await checkEverything(url, []);
  // Nothing delivers here: there is no worker; and what is copied was not summed up.
  return problems
    .filter(({ what }) => !['message not delivered', 'sums differ'].includes(what))
    .map(({ what, detail }) => `${what}: ${detail}`);
}

export interface ScaleOptions extends Rounds {
  subjects: number;
  callers: number;
  processes: readonly number[];
}

/** `bench scale`: one, two and four API processes on one database, over many disputes and all at one. */
export async function benchScale(
  place: Place,
  { subjects: count, callers, processes, rounds, seconds }: ScaleOptions,
  say: (line: string) => void,
): Promise<{ problems: string[] }> {
  const subjects = await makeSubjects(place.url, count);
  await actOnEach(place.url, subjects);
  const many = oddOnes(subjects);
  // Its file grows with each act, so each measurement is at another one.
  const hot = Array.from({ length: subjects.count / 2 }, (_, one) => {
    const n = 2 * (one + 1);
    const { disputeId, proceedingId } = subjects.idsOf(n);
    return [n, disputeId, proceedingId] as const;
  });
  const client = await startClient(place);
  const all: Called[] = [];
  const apis: Running[] = [];
  try {
    while (apis.length < Math.max(...processes)) apis.push(await place.startService('api'));
    const token = await signIn((apis[0] as Running).url);
    say(await machine(place.url));
    say(THE_ACT);
    say(
      `${callers} callers in one process; ${Math.max(...processes)} API processes run all the time, so many of them are asked. Many: ${many.length} disputes at random. One: all at the same dispute.`,
    );
    const lines = processes.flatMap((n) => [
      { n, hot: false, samples: [] as Sample[] },
      { n, hot: true, samples: [] as Sample[] },
    ]);
    const measure = async (line: (typeof lines)[number], length: number): Promise<Sample> => {
      const urls = apis.slice(0, line.n).map(({ url }) => url);
      const disputes = line.hot ? hot.splice(0, 1) : many;
      const called = await client.call({ urls, token, callers, seconds: length, disputes });
      all.push(called);
      const sample = sampleOfCalls(called);
      if (sample.failed > 0) say(`  not acknowledged: ${JSON.stringify(called.refused)}`);
      return sample;
    };
    for (const line of lines) await measure(line, Math.min(2, seconds));
    for (let round = 0; round < rounds; round += 1) {
      const order = lines.map((_, step) => lines[(step + round) % lines.length] as (typeof lines)[number]);
      for (const line of order) line.samples.push(await measure(line, seconds));
      say(`  round ${round + 1} of ${rounds}`);
    }
    const speed = (line: (typeof lines)[number]): number => median(line.samples.map((one) => one.perSecond));
    const first = { many: speed(lines[0] as never), hot: speed(lines[1] as never) };
    say(
      table(
        ['', 'acts/s', 'p50', 'p99', '× one process', 'not acknowledged'],
        lines.map((line) => [
          `${line.n} API process${line.n === 1 ? '' : 'es'}, ${line.hot ? 'one dispute' : 'many disputes'}`,
          speed(line).toFixed(0),
          ms(median(line.samples.map((one) => one.p50))),
          ms(median(line.samples.map((one) => one.p99))),
          times(speed(line) / (line.hot ? first.hot : first.many)),
          `${line.samples.reduce((sum, one) => sum + one.failed, 0)}`,
        ]),
      ),
    );
    const best = lines.filter((line) => !line.hot).toSorted((a, b) => speed(b) - speed(a))[0];
    say(
      `Saturates at ${best?.n} API process${best?.n === 1 ? '' : 'es'} over many disputes on these cores; at one dispute each act waits for the one before it, whoever hears it.`,
    );
    const done = all.reduce((sum, one) => sum + one.done.length, 0);
    const problems = [...(await contradictions(place.url, all)), ...(await brokenThings(place.url))];
    say(
      problems.length === 0
        ? `Checked: ${done} acknowledged acts each stand once in the journal, where their answers said; every chain, replay and period holds.`
        : `CONTRADICTED: ${problems.slice(0, 10).join('; ')}${problems.length > 10 ? ` and ${problems.length - 10} more` : ''}`,
    );
    say('Not measured here: processes on machines of their own.');
    return { problems };
  } finally {
    await client.close();
    await Promise.all(apis.map((one) => one.stop()));
  }
}
