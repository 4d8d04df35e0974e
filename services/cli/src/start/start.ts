import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { currentInstant, migrateToLatest } from '@dingfen/persistence';
import { localTime, refuseInProduction } from '../commands/clock.ts';
import { reachDatabase, withConnection } from '../database.ts';
import { type Seeded, seedLaibin } from '../laibin/seed.ts';
import { dataFolder } from '../places.ts';
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
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (const until = Date.now() + PATIENCE_MS; !over && Date.now() < until; await wait(100)) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return true;
  }
  return false;
}

/**
 * Brings everything up on this machine: database, schema, demonstration data, API and worker; prints one screen; ends all of
 * it in order at the first Ctrl-C, or when one of the services has died. Returns the exit code.
 */
export async function start(screen: Screen): Promise<number> {
  refuseInProduction();
  const port = wantedPort();
  const stopped = untilAskedToStop();
  const folder = dataFolder();
  mkdirSync(folder, { recursive: true });
  const begun = Date.now();

  screen.say(both({ zh: '正在启动数据库……', en: 'bringing up the database …' }));
  const database = await reachDatabase();
  const services: Service[] = [];
  const stop = async (): Promise<void> => {
    for (const service of services) await service.stop();
    await database.leave();
  };
  try {
    await migrateToLatest(database.url);
    const seeded = await seedLaibin(screen, database.url, { ifEmpty: true });
    const now = await withConnection(database.url, currentInstant, 1);

    const host = process.env['HOST'] ?? '127.0.0.1';
    const free = await freePortFrom(port, host);
    if (free !== port)
      screen.say(
        both({ zh: `端口${port}已被占用，改用${free}`, en: `port ${port} is taken, using ${free}` }),
      );
    const env = { DATABASE_URL: database.url, DINGFEN_LOCAL: '1', PORT: String(free), HOST: host };
    for (const name of ['api', 'worker'] as const)
      services.push(
        startService({
          name,
          env,
          logFile: join(folder, `${name}.log`),
          onError: (line) => screen.warn(`${name}: ${line}`),
        }),
      );
    const died = Promise.race(services.map(async ({ name, ended }) => ({ name, how: await ended })));
    const asked = stopped.then(() => undefined);

    const url = `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${free}`;
    const healthy = await untilHealthy(
      `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${free}`,
      Promise.race([died, asked]),
    );
    if (healthy)
      for (const line of welcome({
        url,
        seeded,
        clock: localTime(now),
        folder,
        seconds: (Date.now() - begun) / 1000,
      }))
        screen.say(line);

    const casualty = await (healthy
      ? Promise.race([died, asked])
      : Promise.race([died, asked, wait(0, { name: 'api', how: 'no answer from /healthz' })]));
    if (casualty)
      screen.warn(
        both({
          zh: `${casualty.name} 意外结束（${casualty.how}），其余服务随之停止；见 ${join(folder, `${casualty.name}.log`)}`,
          en: `${casualty.name} has died (${casualty.how}); stopping the rest`,
        }),
      );
    screen.say(both({ zh: '正在停止……', en: 'stopping …' }));
    await stop();
    screen.say(both({ zh: '已按顺序停止', en: 'stopped in order' }));
    return casualty ? 1 : 0;
  } catch (error) {
    await stop();
    throw error;
  }
}

export type { Seeded };
