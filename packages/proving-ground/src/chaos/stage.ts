import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres } from '@dingfen/local-stack';
import { openQueues, type Queues } from '@dingfen/queue';
import pg from 'pg';
import { type Ground, prepareGround } from '../ground.ts';
import type { Running, ServiceOptions } from '../processes.ts';
import type { Chance } from '../random.ts';
import { httpLanguage, type Language, redisLanguage } from './languages.ts';
import type { Cast } from './load.ts';
import { nextMediation } from './next-mediation.ts';
import { openProxy, type Proxy, type Trap } from './proxy.ts';
import { type Redis, redisIsInstalled, startRedis } from './redis.ts';
import { smallVolume, type Volume } from './volume.ts';

type Name = 'api' | 'worker';

/** What can be slow, be cut or break: between services and database, services and Redis, people and the API. */
export type Wire = 'database' | 'queue' | 'callers';

/** Everything that runs during a chaos run, and can be hurt. */
export interface Stage {
  ground: Ground;
  redis: Redis | undefined;
  /** Straight to Redis, past the wires that can be hurt. */
  queues: Queues;
  /** How often a service had to be started anew because it had ended. */
  restarts: Record<Name, number>;
  cast: Cast;
  urls(): string[];
  /** One of those that live; waits for one for a while, since what ends is started anew. */
  alive(name: Name, chance: Chance): Promise<Running | undefined>;
  /** One more service, through wires that can be hurt. */
  start(name: Name, options?: ServiceOptions): Promise<Running>;
  /** Does something with a connection of its own, straight to the database; tries again while that is down. */
  ask<T extends pg.QueryResultRow>(query: string, values?: unknown[]): Promise<T[]>;
  /** Holds back everything that goes over such wires by as many milliseconds; 0 for none. */
  delay(wire: Wire, milliseconds: number): void;
  /** How many pieces have been held back on the wires there are now. */
  heldBack(wire: Wire): number;
  /** Ends every connection over such wires; says how many there were. */
  cut(wire: Wire): number;
  /**
   * Waits for a statement to come over a wire of one of the services of that name. Whoever comes to it first is killed there, or
   * loses that connection; then the promise resolves.
   */
  trap(wire: Wire, name: Name, trap: Omit<Trap, 'sprung'> & { end: 'killed' | 'cut off' }): Promise<true>;
  untrap(): void;
  /** Counts such statements to the database from now on, until a trap is set; says how many there have been. */
  listen(statement: RegExp): () => number;
  crashDatabase(): Promise<void>;
  /** True where the disk of the database can be filled. */
  hasVolume: boolean;
  /** Not a byte is free for as many milliseconds; then there is room again. */
  fillDisk(milliseconds: number): Promise<void>;
  /**
   * Starts processes of the next release beside those that run, leaves both for as many milliseconds, and ends the older ones in
   * order. A second time there is no newer release: every process is replaced by a fresh one.
   */
  deploy(milliseconds: number): Promise<void>;
  /** A checkout of an earlier release, whose own program can be run; undefined where there is none. */
  earlier: string | undefined;
  /** Proceedings that the next release should have begun in its own version and did not; undefined when it was not deployed. */
  begunWithOldVersion(): Promise<{ old: number; next: number } | undefined>;
  /** Moves the clock of all forward; says how many periods it made end, or have something to tell. */
  letPass(span: string): Promise<number>;
  /** Where the clock of all stood at the start, then each move of it as `from/to`. */
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

/** A service that ended is up again within a few seconds, on a busy machine a few more. */
const PATIENCE_MS = 20_000;

const NEXT_RELEASE = new URL('./next-release.ts', import.meta.url).href;

interface Wired {
  name: Name;
  wires: Partial<Record<Wire, Proxy>>;
  /** How many deployments there had been when it was started. */
  release: number;
  /** Once it is up. */
  running?: Running;
}

/** Brings up database, queue and services, and keeps bringing up what ends, as whoever runs a system does. */
export async function setStage(say: (line: string) => void, earlier?: string): Promise<Stage> {
  let volume: Volume | undefined;
  const ground = await prepareGround({
    place: async (folder) => {
      const made = await smallVolume(folder);
      if (typeof made !== 'string') return (volume = made);
      say(made);
      return undefined;
    },
  });
  const redis = redisIsInstalled() ? await startRedis(ground.folder) : undefined;
  if (!redis) say('faults of Redis are left out: redis-server is not installed; jobs are kept in PostgreSQL');
  const cast = await chooseCast(ground.postgres.url);
  const services: Record<Name, Running[]> = { api: [], worker: [] };
  const restarts: Record<Name, number> = { api: 0, worker: 0 };
  const closing = new AbortController();
  const landings: string[] = [];
  let wired: Wired[] = [];
  const held: Record<Wire, number> = { database: 0, queue: 0, callers: 0 };
  let release = 0;
  let deployedAt: string | undefined;

  const wiresOf = (wire: Wire): Proxy[] => wired.flatMap(({ wires }) => wires[wire] ?? []);
  /** By wires that are laid no longer. */
  const heldBackBefore: Record<Wire, number> = { database: 0, queue: 0, callers: 0 };
  const close = (one: Wired): Promise<unknown> =>
    Promise.all(
      (Object.entries(one.wires) as [Wire, Proxy][]).map(([name, wire]) => {
        heldBackBefore[name] += wire.heldBack;
        return wire.close();
      }),
    );
  const start = async (name: Name, options: ServiceOptions = {}): Promise<Running> => {
    const lay = async (wire: Wire, to: number, speaks?: () => Language): Promise<Proxy> => {
      const laid = await openProxy(to, speaks);
      laid.delay(held[wire]);
      return laid;
    };
    const database = await lay('database', ground.postgres.port);
    const own: Wired = { name, wires: { database }, release };
    wired.push(own);
    const through = (url: string, wire: Proxy): string =>
      Object.assign(new URL(url), { port: `${wire.port}` }).href;
    try {
      if (redis) own.wires.queue = await lay('queue', redis.port, redisLanguage);
      const running = await ground.start(name, {
        ...options,
        preload: [...(own.release > 0 ? [NEXT_RELEASE] : []), ...(options.preload ?? [])],
        env: {
          DATABASE_URL: through(ground.postgres.url, database),
          REDIS_URL: redis && own.wires.queue ? through(redis.url, own.wires.queue) : '',
          ...options.env,
        },
      });
      if (name === 'api')
        own.wires.callers = await lay('callers', Number(new URL(running.url).port), httpLanguage);
      own.running = running;
      services[name].push(running);
      return running;
    } catch (error) {
      wired = wired.filter((one) => one !== own);
      await close(own);
      throw error;
    }
  };
  const watch = async (name: Name): Promise<void> => {
    while (!closing.signal.aborted) {
      services[name] = services[name].filter((one) => one.ended() === null);
      const gone = wired.filter(({ running }) => running && running.ended() !== null);
      wired = wired.filter((one) => !gone.includes(one));
      await Promise.all(gone.map(close));
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
        const answers: pg.QueryResult<T> | pg.QueryResult<T>[] = await db.query<T>(
          query,
          values.length > 0 ? values : undefined,
        );
        // Several statements in one: what the last of them answers.
        return [answers].flat().at(-1)?.rows ?? [];
      } catch (error) {
        if (tries > 100) throw error;
        await wait(200);
      } finally {
        await db.end().catch(() => undefined);
      }
    }
  };
  /** Brings the database up where it is down, and waits until it answers. */
  const mendDatabase = async (): Promise<void> => {
    for (let tries = 0; ; tries += 1)
      try {
        const postgres = await startPostgres({ dataDir: ground.postgres.dataDir, database: 'dingfen' });
        if (postgres.pid === ground.postgres.pid) return;
        for (const wire of wiresOf('database')) wire.leadTo(postgres.port);
        ground.replacePostgres(postgres);
        return;
      } catch (error) {
        if (tries > 100) throw error;
        await wait(300);
      }
  };
  const now = async (): Promise<string> =>
    (await ask<{ now: string }>('select dingfen_now()::text as now'))[0]?.now as string;
  landings.push(await now());
  if (volume) {
    // The log of the database must fit on its small disk beside the data.
    await ask(`alter system set max_wal_size = '128MB'`);
    await ask('select pg_reload_conf()');
  }
  const queues = openQueues({
    redisUrl: redis?.url,
    databaseUrl: ground.postgres.url,
    onError: () => undefined,
  });
  let watching: Promise<unknown> = Promise.resolve();
  const leave = async (): Promise<void> => {
    closing.abort();
    await watching;
    await Promise.all(wired.map(async ({ running }) => running?.stop()));
    await queues.close().catch(() => undefined);
    await Promise.all(wired.map(close));
    await redis?.stop();
    await ground.leave();
  };
  try {
    for (const name of ['api', 'worker'] as const)
      for (let n = 0; n < WANTED[name]; n += 1) await start(name);
  } catch (error) {
    await leave();
    throw error;
  }
  watching = Promise.all([watch('api'), watch('worker')]);
  const untrap = (): void => {
    for (const { wires } of wired) for (const wire of Object.values(wires)) wire.trap(undefined);
  };
  const living = ({ running }: Wired): boolean => running !== undefined && running.ended() === null;
  return {
    ground,
    redis,
    queues,
    restarts,
    cast,
    urls: () =>
      wired
        .filter(living)
        .flatMap(({ wires }) => (wires.callers ? `http://127.0.0.1:${wires.callers.port}` : [])),
    alive: async (name, chance) => {
      for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await wait(100)) {
        const alive = services[name].filter((one) => one.ended() === null);
        if (alive.length > 0) return chance.oneOf(alive);
      }
      return undefined;
    },
    start,
    ask,
    delay: (wire, milliseconds) => {
      held[wire] = milliseconds;
      for (const one of wiresOf(wire)) one.delay(milliseconds);
    },
    heldBack: (wire) => wiresOf(wire).reduce((sum, { heldBack }) => sum + heldBack, heldBackBefore[wire]),
    cut: (wire) => wiresOf(wire).reduce((sum, one) => sum + one.cut(), 0),
    trap: (wire, wanted, { end, ...trap }) =>
      new Promise((resolve) => {
        for (const { running, wires } of wired.filter((one) => one.name === wanted && living(one)))
          wires[wire]?.trap({
            ...trap,
            sprung: (_statement, cut) => {
              untrap();
              if (end === 'killed') running?.kill('SIGKILL');
              else cut();
              resolve(true);
            },
          });
      }),
    untrap,
    listen: (statement) => {
      let heard = 0;
      const hear = (said: string): false => {
        if (statement.test(said)) heard += 1;
        return false;
      };
      for (const wire of wiresOf('database'))
        wire.trap({ when: 'before', isIt: hear, sprung: () => undefined });
      return () => heard;
    },
    crashDatabase: async () => {
      process.kill(ground.postgres.pid, 'SIGKILL');
      // Its children notice by themselves; the launcher waits until the data are free again.
      await wait(100);
      await mendDatabase();
    },
    hasVolume: volume !== undefined,
    fillDisk: async (milliseconds) => {
      await volume?.fill();
      await wait(milliseconds);
      await volume?.free();
      // It may be on its way down because it could not write its log.
      await wait(500);
      await mendDatabase();
    },
    deploy: async (milliseconds) => {
      release += 1;
      for (const name of ['api', 'worker'] as const) await start(name);
      await wait(milliseconds);
      // One that was just being started is old, too, and is ended once it is up.
      for (;;) {
        const left = wired.filter((one) => one.release < release && (one.running?.ended() ?? null) === null);
        if (left.length === 0) break;
        for (const { running } of left) await running?.stop();
        await wait(100);
      }
      deployedAt ??= await now();
    },
    earlier,
    begunWithOldVersion: async () => {
      if (deployedAt === undefined) return undefined;
      const { key, version } = nextMediation();
      const [counted] = await ask<{ old: number; next: number }>(
        `select count(*) filter (where procedure_version <> $2)::int as old,
           count(*) filter (where procedure_version = $2)::int as next
         from proceeding where procedure = $1 and opened_at > $3`,
        [key, version, deployedAt],
      );
      return counted;
    },
    landings,
    letPass: async (span) => {
      // In one transaction: whoever hears a period by the moved clock does so after this landing, not before it is noted.
      const [moved] = await ask<{ leap: string; due: number }>(
        `create temporary table before on commit drop as select dingfen_now() as at;
         insert into demonstration_clock (moved) values (interval '${span}')
           on conflict (only_one) do update set moved = demonstration_clock.moved + excluded.moved;
         select before.at || '/' || dingfen_now() as leap,
           ((select count(*) from deadline where status = 'running' and due_at > before.at and due_at <= dingfen_now())
           + (select count(*) from deadline where notice_at > before.at and notice_at <= dingfen_now()))::int as due
         from before`,
      );
      landings.push(moved?.leap as string);
      return moved?.due ?? 0;
    },
    leave,
  };
}
