import {
  buildFigures,
  type Engine,
  type FigureContradiction,
  type FigureDifference,
  readFigures,
  rebuildFigures,
  verifyFigures,
} from '@dingfen/dispute-engine';
import { isRefusal, type Person } from '@dingfen/domain';
import { civilDateOf, type Text } from '@dingfen/legal-calendar';
import { dictionary } from '@dingfen/metrics';
import { currentInstant, mergeFigures, rebuildCells } from '@dingfen/persistence';
import { both, columns, type Screen, WrongUse } from '../screen.ts';

const sides: Readonly<Record<`${FigureDifference['against']}.${FigureDifference['which']}`, Text>> = {
  'journal.onlyKept': { zh: '已统计而日志中没有', en: 'counted, but not told by the journal' },
  'journal.missing': { zh: '日志中有而未统计', en: 'told by the journal, but not counted' },
  'charts.onlyKept': { zh: '已统计而日志重演中没有', en: 'counted, but not when the journal is played' },
  'charts.missing': { zh: '日志重演中有而未统计', en: 'there when the journal is played, but not counted' },
  'record.onlyKept': { zh: '已统计而卷宗中没有', en: 'counted, but not on record' },
  'record.missing': { zh: '卷宗中有而未统计', en: 'on record, but not counted' },
};

const contradictions: Readonly<Record<FigureContradiction['what'], Text>> = {
  'not what its journal says': {
    zh: '日志所记结果与程序规则不符',
    en: 'the charts lead elsewhere than its journal says',
  },
  'act that was not possible': {
    zh: '日志中有程序规则不允许的操作',
    en: 'its journal holds an act that no chart would have heard',
  },
  'fired twice': { zh: '同一期限在日志中届满两次', en: 'a period ends twice in its journal' },
  'cannot be played': {
    zh: '日志无法重演，未作核对',
    en: 'its journal cannot be played and was not compared',
  },
};

/** After so many disputes a long check says how far it has come. */
const PROGRESS_EVERY = 50_000;

/** Reckons every kept figure anew from journals, charts and records and prints what differs: `dingfen metrics verify`. */
export async function verifyMetrics(
  screen: Screen,
  engine: Engine,
  { json, quick = false }: { json?: boolean; quick?: boolean },
): Promise<number> {
  let told = 0;
  const check = await verifyFigures(engine, {
    plays: !quick,
    onProgress: (disputes) => {
      if (json || disputes - told < PROGRESS_EVERY) return;
      told = disputes;
      screen.say(both({ zh: `已核对${disputes}件`, en: `${disputes} disputes checked` }));
    },
  });
  const wrong = check.differences.length + check.contradictions.length + check.cells.length;
  if (json) screen.say(JSON.stringify(check));
  else {
    for (const { number, against, which, figure } of check.differences)
      screen.say(
        `${number} ${both(sides[`${against}.${which}`])}：${figure.measure} ${figure.extra} ${figure.month} ${figure.organisationId ?? ''} ${figure.value}`,
      );
    for (const { number, what, detail } of check.contradictions)
      screen.say(`${number} ${both(contradictions[what])}：${detail}`);
    for (const one of check.cells)
      screen.say(
        `${one.organisationId} ${one.grouping} ${one.measure} ${one.extra} ${one.month} ${one.d1} ${one.d2}：${both(
          {
            zh: `汇总${one.kept}，明细${one.counted}`,
            en: `kept ${one.kept}, entries ${one.counted}`,
          },
        )}`,
      );
    screen.say(
      both({
        zh: `核对${check.disputes}件争议、${check.entries}项统计，${wrong}处不一致`,
        en: `${check.disputes} disputes, ${check.entries} entries checked, ${wrong} differences`,
      }),
    );
  }
  return wrong === 0 ? 0 : 1;
}

/**
 * Counts what has not been counted: `dingfen metrics rebuild`. `all` counts every dispute anew, for when the rules of counting
 * have changed; `cells` sums anew, for when organisations have moved in the tree.
 */
export async function rebuildMetrics(
  screen: Screen,
  engine: Engine,
  { all = false, cells = false }: { all?: boolean; cells?: boolean },
): Promise<number> {
  if (all) {
    const { disputes, failed } = await rebuildFigures(engine, (sofar) =>
      screen.say(both({ zh: `已统计${sofar.disputes}件`, en: `${sofar.disputes} disputes counted` })),
    );
    for (const { disputeId, reason } of failed) screen.warn(`${disputeId}: ${reason}`);
    screen.say(
      both({
        zh: `已重新统计${disputes}件争议，${failed.length}件失败`,
        en: `${disputes} disputes counted anew, ${failed.length} failed`,
      }),
    );
    if (failed.length > 0) return 1;
  } else while (await buildFigures(engine));
  if (cells) {
    const made = await rebuildCells(engine.db);
    screen.say(both({ zh: `已重新汇总${made}项`, en: `${made} sums made anew` }));
  } else while (((await mergeFigures(engine.db)) ?? 0) > 0);
  screen.say(both({ zh: '统计数据完整', en: 'the figures are whole' }));
  return 0;
}

/** Whoever runs the command line may read every figure: asks as the supervisor of the organisation named. */
const overseer = (organisationId: string): Person => ({
  id: 'command-line',
  name: '命令行',
  roles: ['supervisor'],
  organisationId,
});

/** Prints an organisation's figures of a period: `dingfen metrics show ORGANISATION`. */
export async function showMetrics(
  screen: Screen,
  engine: Engine,
  organisationId: string,
  options: { from?: string; to?: string; json?: boolean },
): Promise<number> {
  const thisMonth = civilDateOf(await currentInstant(engine.db)).slice(0, 7);
  const to = options.to ?? thisMonth;
  const period = { from: options.from ?? to, to };
  for (const month of [period.from, period.to])
    if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(month))
      throw new WrongUse({
        zh: `月份写作 YYYY-MM，不是 ${month}`,
        en: `a month is written YYYY-MM, not ${month}`,
      });
  const answer = await readFigures(engine, overseer(organisationId), {
    metricIds: dictionary.map(({ id }) => id),
    period,
  });
  if (isRefusal(answer)) throw new WrongUse(answer.detail);
  if (options.json) {
    screen.say(JSON.stringify(answer));
    return 0;
  }
  screen.say(`${answer.organisation.name} ${period.from} – ${period.to}`);
  const rows = answer.figures.map(({ metric, total: { figure, previous } }) => [
    metric.id,
    figure.value === null ? '–' : String(figure.value),
    figure.denominator === null ? '' : `${figure.numerator}/${figure.denominator}`,
    previous === null || previous.value === null ? '' : String(previous.value),
    both(metric.name),
  ]);
  for (const line of columns([['', '现 now', '', '前 before', ''], ...rows])) screen.say(line);
  return 0;
}
