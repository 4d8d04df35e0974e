// `npm run bench -- <what>`: tables of ratios, measured side by side in one run. Each says what was measured and on what, and what
// was not. Nothing is asserted, but `scale` and `deadlines` look into the database afterwards and say what they find.
import { parseArgs } from 'node:util';
import { leaveOnInterrupt } from '../interrupted.ts';
import { benchActs } from './acts.ts';
import { benchDeadlines } from './deadlines.ts';
import { measureFigures, type Timed } from './figures.ts';
import { benchHttp } from './http.ts';
import { machine } from './measured.ts';
import { benchDelays, benchPeers } from './peers.ts';
import { openPlace, type Place } from './place.ts';
import { benchReading } from './reading.ts';
import { benchScale } from './scale.ts';
import { benchStart } from './start.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    // Preloading: so many generated disputes; or a database that is there, or a folder that keeps one.
    disputes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string' },
    database: { type: 'string' },
    // How long: rounds, and seconds of each way in each round.
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string' },
    times: { type: 'string' },
    // What: disputes that are acted on, callers, connections of one process.
    subjects: { type: 'string' },
    callers: { type: 'string' },
    pool: { type: 'string', default: '10' },
    // Periods: how many fall due inside how many seconds, among how many; worker processes.
    due: { type: 'string' },
    warm: { type: 'string' },
    pending: { type: 'string' },
    window: { type: 'string' },
    workers: { type: 'string' },
    patience: { type: 'string' },
    peers: { type: 'boolean', default: false },
    // Disputes of a page.
    page: { type: 'string' },
  },
});

function whole(name: Exclude<keyof typeof values, 'peers'>, usual: number): number {
  const number = Number(values[name] ?? usual);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} is a whole number`);
  return number;
}

const rounds = (seconds: number) => ({ rounds: whole('rounds', 5), seconds: whole('seconds', seconds) });

async function figures({ url }: Place): Promise<void> {
  console.log(await machine(url));
  console.log(`each asked ${whole('times', 100)} times, one after the other, in process`);
  const told = ({ p50, plain, same }: Timed): string =>
    plain === undefined
      ? ''
      : ` ${plain.toFixed(0).padStart(7)} ms plain SQL (${(plain / p50).toFixed(0)} ×), ${same ? 'the same answer' : 'ANOTHER ANSWER'}`;
  const { disputes } = await measureFigures(url, whole('times', 100), (line) =>
    console.log(
      `${line.p50.toFixed(1).padStart(8)} ms p50 ${line.p99.toFixed(1).padStart(8)} ms p99${told(line)}  ${line.question}`,
    ),
  );
  console.log(`over ${disputes} disputes`);
}

/** On a place with so many disputes preloaded, unless the command line says otherwise. */
const on = (disputes: number, measure: (place: Place) => Promise<unknown>) => async (): Promise<void> => {
  const data = values.data ?? values.database;
  const options = {
    disputes: whole('disputes', disputes),
    seed: whole('seed', 1),
    ...(data ? { data } : {}),
  };
  const opening = openPlace(options, console.log);
  leaveOnInterrupt(opening);
  const place = await opening;
  try {
    await measure(place);
  } finally {
    await place.leave();
  }
};

const benches: Record<string, () => Promise<void>> = {
  figures: on(10_000, figures),
  acts: on(10_000, (place) =>
    benchActs(
      place,
      {
        ...rounds(5),
        subjects: whole('subjects', 10_000),
        callers: whole('callers', 32),
        pool: whole('pool', 10),
      },
      console.log,
    ),
  ),
  http: on(10_000, (place) =>
    benchHttp(
      place,
      {
        ...rounds(4),
        subjects: whole('subjects', 10_000),
        callers: values.callers ? [whole('callers', 8)] : [8, 128],
      },
      console.log,
    ),
  ),
  scale: on(0, (place) =>
    benchScale(
      place,
      {
        ...rounds(4),
        subjects: whole('subjects', 4000),
        callers: whole('callers', 64),
        processes: [1, 2, 4],
      },
      console.log,
    ),
  ),
  deadlines: on(0, async (place) => {
    const options = {
      due: whole('due', 10_000),
      warm: whole('warm', 4000),
      pending: whole('pending', 100_000),
      windowSeconds: whole('window', 30),
      workers: whole('workers', 1),
      patienceSeconds: whole('patience', 120),
    };
    await benchDeadlines(place, options, console.log);
    if (values.peers) await benchDelays(place, options, console.log);
    else console.log('The queues of others are measured beside it with --peers.');
  }),
  peers: on(0, (place) =>
    benchPeers(
      place,
      {
        ...rounds(6),
        subjects: whole('subjects', 2000),
        callers: whole('callers', 32),
        pool: whole('pool', 10),
      },
      console.log,
    ),
  ),
  reading: on(10_000, (place) =>
    benchReading(place, { times: whole('times', 50), page: whole('page', 20), desk: 60 }, console.log),
  ),
  start: on(0, (place) =>
    benchStart(
      place,
      { subjects: whole('subjects', 2000), seconds: whole('seconds', 20), starts: 4, idleSeconds: 5 },
      console.log,
    ),
  ),
};

const bench = benches[positionals[0] ?? ''];
if (!bench) throw new Error(`usage: bench ${Object.keys(benches).join('|')} [options]`);
await bench();
