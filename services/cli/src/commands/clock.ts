import { currentInstant, type Database, moveClockForward } from '@dingfen/persistence';
import { both, type Screen, WrongUse } from '../screen.ts';

const secondsIn: Record<string, number> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/** '15d', '36h', '90m' or '2w' in seconds. */
export function secondsOf(span: string): number {
  const [, amount, unit] = /^(\d{1,6})([mhdw])$/.exec(span) ?? [];
  if (amount === undefined || unit === undefined)
    throw new WrongUse({
      zh: `时长写作 15d、36h、90m 或 2w，不是 ${span}`,
      en: `a span is written 15d, 36h, 90m or 2w, not ${span}`,
    });
  return Number(amount) * (secondsIn[unit] as number);
}

/** The same instant as offices in China read it. */
export const localTime = (instant: string): string =>
  new Date(instant).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);

/** Refused wherever a moved clock could touch a real case. */
export function refuseInProduction(): void {
  if (process.env['NODE_ENV'] === 'production')
    throw new WrongUse({
      zh: '生产环境（NODE_ENV=production）不能移动时钟，也不能写入演示数据',
      en: 'with NODE_ENV=production the clock cannot be moved and no demonstration can be written',
    });
}

/** Shows the clock of all processes, or moves it forward: demonstrations and tests only. */
export async function clock(
  screen: Screen,
  db: Database,
  { forward, json }: { forward?: string; json?: boolean },
): Promise<number> {
  if (forward !== undefined) refuseInProduction();
  const now =
    forward === undefined ? await currentInstant(db) : await moveClockForward(db, secondsOf(forward));
  if (json) screen.say(JSON.stringify({ now }));
  else
    screen.say(
      forward === undefined
        ? both({ zh: `系统时钟：${localTime(now)}`, en: `the clock says ${now}` })
        : both({
            zh: `时钟前移${forward}，现为${localTime(now)}；到期的期限由正在运行的服务处理`,
            en: `moved forward by ${forward} to ${now}; a running worker now ends what has become due`,
          }),
    );
  return 0;
}
