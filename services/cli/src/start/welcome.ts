import { demoPeople } from '../laibin/people.ts';
import type { Seeded } from '../laibin/seed.ts';
import { columns } from '../screen.ts';

export interface Welcome {
  url: string;
  seeded: Seeded;
  /** Local time of the clock that all processes read. */
  clock: string;
  folder: string;
  seconds: number;
}

/** The one screen a newcomer sees: where, as whom, what to try, how to stop. */
export function welcome({ url, seeded, clock, folder, seconds }: Welcome): string[] {
  return [
    '',
    `定分已就绪 · Dingfen is ready（${seconds.toFixed(1)} s）`,
    `  地址 URL        ${url}          接口文档 API docs  ${url}/docs`,
    `  数据 data       ${seeded.fresh ? `来宾演示数据已写入，争议${seeded.disputes}件 · Laibin seeded, ${seeded.disputes} disputes` : `沿用已有数据，争议${seeded.disputes}件 · found the data of last time, ${seeded.disputes} disputes`}`,
    `  时钟 clock      ${clock}（可前移 · movable）    日志 logs  ${folder}`,
    '',
    '演示身份 Demo sign-ins',
    ...columns([
      ['编号 id', '身份 role', '姓名 name', '可见范围 sees'],
      ...demoPeople.map(({ id, title, name, sees }) => [
        id,
        `${title.zh} ${title.en}`,
        name,
        `${sees.zh} · ${sees.en}`,
      ]),
    ]).map((line) => `  ${line}`),
    '',
    '接下来十分钟 The next ten minutes（另开一个终端 · in another terminal）',
    ...columns([
      [
        'npm run -s dingfen -- demo wei',
        '韦某社会保险争议全过程 · Wei’s social-insurance dispute, end to end',
      ],
      [
        'npm run -s dingfen -- demo wages',
        '欠薪：调解不成→仲裁→速裁 · unpaid wages: failed mediation, arbitration, trial',
      ],
      [
        'npm run -s dingfen -- clock --forward 15d',
        '时钟前移，看期限自行届满 · move the clock and watch periods end',
      ],
      ['npm run -s dingfen -- period court_premed_30d --from 2026-09-07', '计算一个期限 · count one period'],
      [`${url}/docs`, '以演示身份调用接口 · use the API as one of the people above'],
    ]).map((line) => `  ${line}`),
    '',
    '按 Ctrl-C 停止；数据保留 · Ctrl-C stops everything; the data stay',
  ];
}
