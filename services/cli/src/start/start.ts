import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readLocalRules, readTariffs } from '@dingfen/dispute-engine';
import { currentInstant, migrateToLatest } from '@dingfen/persistence';
import { localTime, refuseInProduction } from '../commands/clock.ts';
import { reachDatabase, withConnection } from '../database.ts';
import { seedLaibin } from '../laibin/seed.ts';
import { dataFolder } from '../places.ts';
import { Interrupted } from '../play/past.ts';
import { both, type Screen, WrongUse } from '../screen.ts';
import { freePortFrom } from './free-port.ts';
import { type Service, startService } from './service.ts';
import { welcome } from './welcome.ts';

/** How long the API may take until it answers that it is healthy. */
const PATIENCE_MS = 60_000;

function wantedPort(): number {
  const port = Number(process.env['PORT'] ?? 7300);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new WrongUse({ zh: 'PORT 应为 1 至 65535 的整数', en: 'PORT is a whole number from 1 to 65535' });
  return port;
}

/** Settles at the first signal that asks us to end; later ones are swallowed so that the order is kept. */
function untilAskedToStop(): Promise<string> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done(signal));
  });
}

async function untilHealthy(url: string, ended: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  for (const until = Date.now() + PATIENCE_MS; !over.signal.aborted && Date.now() < until; await wait(100)) {
    const answer = await fetch(`${url}/readyz`, { signal: over.signal }).catch(() => undefined);
    if (answer?.ok) return true;
  }
  return false;
}

/** Where the API will listen: HOST and the first free port from PORT on. */
async function chooseAddress(
  screen: Screen,
  wanted: number,
): Promise<{ host: string; port: number; url: string }> {
  const host = process.env['HOST'] ?? '127.0.0.1';
  const port = await freePortFrom(wanted, host);
  if (port !== wanted)
    screen.say(
      both({ zh: `端口${wanted}已被占用，改用${port}`, en: `port ${wanted} is taken, using ${port}` }),
    );
  const everywhere = host === '0.0.0.0' || host === '127.0.0.1';
  return { host, port, url: `http://${everywhere ? 'localhost' : host}:${port}` };
}

interface Casualty {
  name: string;
  how: string;
}

/**
 * Brings everything up on this machine: database, schema, demonstration data, API and worker; prints one screen; ends all of
 * it in order at the first Ctrl-C, or when one of the services has died. Returns the exit code.
 */
export async function start(screen: Screen): Promise<number> {
  refuseInProduction();
  const wanted = wantedPort();
  const { DINGFEN_LOCAL_RULES: configured, DINGFEN_TARIFFS: tariffs } = process.env;
  readLocalRules(configured);
  readTariffs(tariffs);
  const asked = untilAskedToStop().then(() => undefined);
  const folder = dataFolder();
  mkdirSync(folder, { recursive: true });
  const begun = Date.now();

  screen.say(both({ zh: '正在启动数据库……', en: 'bringing up the database …' }));
  const database = await reachDatabase();
  const services: Service[] = [];
  let casualty: Casualty | undefined;
  try {
    await migrateToLatest(database.url);
    const seeded = await seedLaibin(screen, database.url, { ifEmpty: true });
    const clock = localTime(await withConnection(database.url, currentInstant, 1));
    const { host, port, url } = await chooseAddress(screen, wanted);
    const env = {
      DATABASE_URL: database.url,
      DINGFEN_LOCAL: '1',
      PORT: String(port),
      HOST: host,
      // The services run in another folder than whoever names the file.
      ...(configured ? { DINGFEN_LOCAL_RULES: resolve(configured) } : {}),
      ...(tariffs ? { DINGFEN_TARIFFS: resolve(tariffs) } : {}),
    };
    for (const name of ['api', 'worker'] as const) {
      const onError = (line: string): void => screen.warn(`${name}: ${line}`);
      services.push(startService({ name, env, logFile: join(folder, `${name}.log`), onError }));
    }
    const over = Promise.race([
      asked,
      ...services.map(async ({ name, ended }): Promise<Casualty> => ({ name, how: await ended })),
    ]);
    const healthy = await untilHealthy(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`, over);
    if (healthy) {
      const seconds = (Date.now() - begun) / 1000;
      for (const line of welcome({ url, seeded, clock, folder, seconds })) screen.say(line);
      casualty = await over;
    } else casualty = await Promise.race([over, wait(0, { name: 'api', how: 'no answer from /readyz' })]);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    if (casualty) tellCasualty(screen, casualty, folder);
    screen.say(both({ zh: '正在停止……', en: 'stopping …' }));
    for (const service of services) await service.stop();
    await database.leave();
    screen.say(both({ zh: '已按顺序停止', en: 'stopped in order' }));
  }
  return casualty ? 1 : 0;
}

function tellCasualty(screen: Screen, { name, how }: Casualty, folder: string): void {
  const log = join(folder, `${name}.log`);
  screen.warn(
    both({
      zh: `${name} 意外结束（${how}），其余服务随之停止；见 ${log}`,
      en: `${name} has died (${how}); stopping the rest; see ${log}`,
    }),
  );
}
