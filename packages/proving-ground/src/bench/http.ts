import { join } from 'node:path';
import { endOf, run } from '../processes.ts';
import { floorWays, type Rounds, rowOf, THE_ACT } from './acts.ts';
import type { Called, Calling } from './calls.ts';
import { inRounds, machine, type Sample, sampleOf, table, times, type Way } from './measured.ts';
import type { Place } from './place.ts';
import { actOnEach, makeSubjects, type Subjects, supervisor } from './subjects.ts';

export interface Client {
  call(calling: Calling): Promise<Called>;
  close(): Promise<void>;
}

/** Starts the client's process; it asks one thing at a time of its parent. */
export async function startClient(place: Place): Promise<Client> {
  const child = run('packages/proving-ground/src/bench/calls.ts', [], {}, join(place.folder, 'calls.log'));
  const ended = endOf(child);
  const next = (): Promise<unknown> =>
    Promise.race([
      new Promise((resolve) => child.once('message', resolve)),
      ended.then((how) => Promise.reject(new Error(`the client ended with ${how}`))),
    ]);
  await next();
  return {
    call: async (calling) => {
      const answer = next();
      child.send(calling);
      return (await answer) as Called;
    },
    close: async () => {
      child.kill();
      await ended;
    },
  };
}

/** Signs the supervisor in; good for two hours, at every API process with the same secret. */
export async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/v1/local/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: supervisor.id }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
}

/** The disputes with odd numbers; the even ones are the floor's. */
export const oddOnes = (subjects: Subjects): [number, string, string][] =>
  Array.from({ length: Math.floor(subjects.count / 2) }, (_, place) => {
    const n = 2 * place + 1;
    const { disputeId, proceedingId } = subjects.idsOf(n);
    return [n, disputeId, proceedingId];
  });

export const sampleOfCalls = ({ took, seconds, refused }: Called): Sample =>
  sampleOf(
    took,
    seconds,
    Object.values(refused).reduce((sum, one) => sum + one, 0),
  );

export interface HttpOptions extends Rounds {
  subjects: number;
  callers: readonly number[];
}

/** `bench http`: the same act through the real route of one API process, beside pgbench with as many clients. */
export async function benchHttp(
  place: Place,
  { subjects: count, callers, ...rounds }: HttpOptions,
  say: (line: string) => void,
): Promise<void> {
  const subjects = await makeSubjects(place.url, count);
  await actOnEach(place.url, subjects);
  const api = await place.startService('api');
  const client = await startClient(place);
  try {
    const token = await signIn(api.url);
    const disputes = oddOnes(subjects);
    const ways: Way[] = [];
    let told = '';
    for (const many of callers) {
      ways.push({
        name: `HTTP ${many}`,
        measure: async (seconds) =>
          sampleOfCalls(await client.call({ urls: [api.url], token, callers: many, seconds, disputes })),
      });
      const floor = await floorWays(place, subjects, many);
      told = floor.said;
      ways.push(...floor.ways.map((way) => ({ ...way, name: `${way.name} ${many}` })));
    }
    say(await machine(place.url));
    say(THE_ACT);
    say(
      `One API process with its usual pool, asked by another process over kept connections: sign-in checked, form checked, rights, idempotency key, the engine, the answer. ${told}`,
    );
    const samples = await inRounds(ways, rounds, say);
    const each = ways.length / callers.length;
    const rows = callers.flatMap((many, level) => {
      const own = samples.slice(level * each, (level + 1) * each) as [Sample, ...Sample[]];
      const [ours, ...floors] = own;
      return own.map((sample, which) => [
        ...rowOf(
          which === 0 ? `HTTP, ${many} callers` : (ways[level * each + which]?.name ?? ''),
          sample,
          floors,
        ),
        ...(which === 0 && floors[0] ? [`p99 is ${times(ours.p99 / floors[0].p99)} of the floor’s`] : []),
      ]);
    });
    say(table(['', 'acts/s', 'p50', 'p99', ...(each > 1 ? ['× simple', '× prepared'] : []), '', ''], rows));
    say('Not measured here: TLS, a balancer, a client on another machine.');
  } finally {
    await client.close();
    await api.stop();
  }
}
