import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres } from '@dingfen/local-stack';
import { openQueues, type Queues } from '@dingfen/queue';
import pg from 'pg';
import { type Ground, prepareGround, type Running, type ServiceOptions } from '../ground.ts';
import type { Cast } from './load.ts';
import { openProxy, type Proxy } from './proxy.ts';
import { type Redis, redisIsInstalled, startRedis } from './redis.ts';

type Name = 'api' | 'worker';

/** Everything that runs during a chaos run, and can be hurt. */
export interface Stage {
  ground: Ground;
  proxy: Proxy;
  redis: Redis | undefined;
  queues: Queues;
  services: Record<Name, Running[]>;
  /** How often a service had to be started anew because it had ended. */
  restarts: Record<Name, number>;
  cast: Cast;
  urls(): string[];
  /** One more service, through the wire that can be hurt. */
  start(name: Name, options?: ServiceOptions): Promise<Running>;
  /** Does something with a connection of its own, straight to the database; tries again while that is down. */
  ask<T extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<T[]>;
  crashDatabase(): Promise<void>;
  /** Moves the clock of all forward. */
  letPass(span: string): Promise<void>;
  /** Where the clock of all stood after each move, beginning with the start. */
  landings: string[];
  leave(): Promise<void>;
}

const WANTED: Record<Name, number> = { api: 2, worker: 2 };

async function chooseCast(url: string): Promise<Cast> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    // The body with most mediators that accept, so that its limit of disputes in hand is not what is tested.
    const { rows } = await db.query<{ intake: string; mediator: string; body: string; region: string }>(`
      select i.id as intake, m.person_id as mediator, o.id as body, o.region_code as region
      from organisation o join person i on i.organisation_id = o.id and i.roles @> array['intake']
      join mediator m on m.organisation_id = o.id and m.accepting and m.roster_active
      where o.kind = 'mediationCentre' order by o.id, i.id, m.person_id limit 1`);
    const { rows: workers } = await db.query<{ id: string }>(
      `select id from person where roles @> array['worker'] order by id limit 1`,
    );
    const [found] = rows;
    const [worker] = workers;
    if (!found || !worker) throw new Error('the demonstration world has no centre with intake and mediator');
    await db.query('update mediator set max_load = 1000000, declared_relations = $2 where person_id = $1', [
      found.mediator,
      [],
    ]);
    return {
      worker: worker.id,
      intake: found.intake,
      mediator: found.mediator,
      regionCode: found.region,
      mediationBodyId: found.body,
    };
  } finally {
    await db.end();
  }
}

/** Brings up database, queue and services, and keeps bringing up what ends, as whoever runs a system does. */
export async function setStage(say: (line: string) => void): Promise<Stage> {
  const ground = await prepareGround();
  const redis = redisIsInstalled() ? await startRedis(ground.folder) : undefined;
  const proxy = await openProxy(ground.postgres.port);
  const throughProxy = new URL(ground.postgres.url);
  throughProxy.port = `${proxy.port}`;
  const env = { DATABASE_URL: throughProxy.href, REDIS_URL: redis?.url ?? '' };
  const cast = await chooseCast(ground.postgres.url);
  const services: Record<Name, Running[]> = { api: [], worker: [] };
  const restarts: Record<Name, number> = { api: 0, worker: 0 };
  const closing = new AbortController();
  const landings: string[] = [];

  const start = async (name: Name, options: ServiceOptions = {}): Promise<Running> => {
    const running = await ground.start(name, { ...options, env: { ...env, ...options.env } });
    services[name].push(running);
    return running;
  };
  const watch = async (name: Name): Promise<void> => {
    while (!closing.signal.aborted) {
      services[name] = services[name].filter((one) => one.ended() === null);
      if (services[name].length < WANTED[name]) {
        restarts[name] += 1;
        await start(name).catch((error: Error) =>
          say(`${name} did not come up, tried again: ${error.message.slice(0, 200)}`),
        );
      }
      await wait(200);
    }
  };
  const ask = async <T extends pg.QueryResultRow>(query: string, values: unknown[] = []): Promise<T[]> => {
    for (let tries = 0; ; tries += 1) {
      const db = new pg.Client({ connectionString: ground.postgres.url });
      db.on('error', () => undefined);
      try {
        await db.connect();
        return (await db.query<T>(query, values)).rows;
      } catch (error) {
        if (tries > 100) throw error;
        await wait(200);
      } finally {
        await db.end().catch(() => undefined);
      }
    }
  };
  const now = async (): Promise<string> =>
    (await ask<{ now: string }>('select dingfen_now()::text as now'))[0]?.now as string;
  landings.push(await now());
  const queues = openQueues({
    redisUrl: redis?.url,
    databaseUrl: ground.postgres.url,
    onError: () => undefined,
  });
  for (const name of ['api', 'worker'] as const) for (let n = 0; n < WANTED[name]; n += 1) await start(name);
  const watching = Promise.all([watch('api'), watch('worker')]);
  return {
    ground,
    proxy,
    redis,
    queues,
    services,
    restarts,
    cast,
    urls: () => services.api.filter((one) => one.ended() === null).map(({ url }) => url),
    start,
    ask,
    crashDatabase: async () => {
      const { pid, dataDir } = ground.postgres;
      process.kill(pid, 'SIGKILL');
      // Its children notice by themselves; the launcher waits until the data are free again.
      await wait(100);
      for (let tries = 0; ; tries += 1)
        try {
          const postgres = await startPostgres({ dataDir, database: 'dingfen' });
          proxy.leadTo(postgres.port);
          ground.replacePostgres(postgres);
          return;
        } catch (error) {
          if (tries > 50) throw error;
          await wait(300);
        }
    },
    landings,
    letPass: async (span) => {
      await ask(
        `insert into demonstration_clock (moved) values ($1::interval)
         on conflict (only_one) do update set moved = demonstration_clock.moved + excluded.moved`,
        [span],
      );
      landings.push(await now());
    },
    leave: async () => {
      closing.abort();
      await watching;
      await Promise.all([...services.api, ...services.worker].map((one) => one.stop()));
      await queues.close().catch(() => undefined);
      await proxy.close();
      await redis?.stop();
      await ground.leave();
    },
  };
}
