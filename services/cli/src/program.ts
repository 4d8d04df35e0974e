import { BadLocalRules, readLocalRules, type RuleFilter } from '@dingfen/dispute-engine';
import { procedures } from '@dingfen/dispute-lifecycle';
import { civilDateOf, RefusedInput } from '@dingfen/legal-calendar';
import { LocalStackError } from '@dingfen/local-stack';
import { migrateToLatest } from '@dingfen/persistence';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { auditDisputes, type AuditOptions } from './commands/audit.ts';
import { importCalendar, listCalendars, recountCalendar } from './commands/calendar.ts';
import { writeCharts } from './commands/chart.ts';
import { clock, refuseInProduction, secondsOf } from './commands/clock.ts';
import {
  entitlement,
  type EntitlementOptions,
  listEntitlements,
  listFields,
} from './commands/entitlement.ts';
import { limitation, type LimitationOptions, listInterruptions } from './commands/limitation.ts';
import { period, type PeriodOptions, verifyFile } from './commands/period.ts';
import { checkLocalRules, listRules, showRule } from './commands/rules.ts';
import { listQuestions, triageFile } from './commands/triage.ts';
import { rebuildMetrics, showMetrics, verifyMetrics } from './commands/metrics.ts';
import { verifyJournal } from './commands/verify-journal.ts';
import { engineOn, reachDatabase, withDatabase } from './database.ts';
import { playWages } from './demo/wages.ts';
import { playWei } from './demo/wei.ts';
import { seedLaibin } from './laibin/seed.ts';
import { lawAtHand } from './law-at-hand.ts';
import { Interrupted } from './play/past.ts';
import { both, type Screen, WrongUse } from './screen.ts';
import { start } from './start/start.ts';

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('应为整数 / must be a whole number');
  return Number(text);
}

const configured = () => readLocalRules(process.env['DINGFEN_LOCAL_RULES']);
const today = () => civilDateOf(new Date().toISOString());

/** The command line. Every action leaves its exit code in `done`. */
function program(screen: Screen, done: (code: number) => void): Command {
  const dingfen = new Command('dingfen')
    .description('定分：劳动争议诉前调解、司法确认、速裁快审 · labour disputes from mediation to judgment')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => screen.say(text.trimEnd()),
      writeErr: (text) => screen.say(text.trimEnd()),
      // What was wrong is told once, in both languages, where the error is caught.
      outputError: () => undefined,
    });

  dingfen
    .command('start')
    .description('启动本机全部服务 · bring up database, API and worker on this machine')
    .action(async () => done(await start(screen)));

  dingfen
    .command('migrate')
    .description('升级数据库结构 · bring the database schema up to date')
    .action(async () => {
      const reached = await reachDatabase();
      try {
        const applied = await migrateToLatest(reached.url);
        for (const name of applied) screen.say(name);
        screen.say(
          both({
            zh: `已执行${applied.length}项迁移，结构为最新`,
            en: `${applied.length} migrations applied, the schema is up to date`,
          }),
        );
      } finally {
        await reached.leave();
      }
      done(0);
    });

  dingfen
    .command('seed')
    .description('写入演示数据 · fill in the demonstration world')
    .argument('<world>', 'laibin')
    .option('--if-empty', '已有数据时不写 · do nothing when there are data')
    .action(async (world: string, { ifEmpty = false }: { ifEmpty?: boolean }) => {
      if (world !== 'laibin')
        throw new WrongUse({
          zh: `没有演示数据 ${world}，只有 laibin`,
          en: `there is no world ${world}, only laibin`,
        });
      refuseInProduction();
      await withDatabase((_, url) => seedLaibin(screen, url, { ifEmpty }));
      done(0);
    });

  dingfen
    .command('demo')
    .description('演示一件争议的全过程 · play one dispute from end to end')
    .argument('<story>', 'wei | wages')
    .action(async (story: string) => {
      const play = { wei: playWei, wages: playWages }[story];
      if (!play)
        throw new WrongUse({
          zh: `没有演示 ${story}，只有 wei 和 wages`,
          en: `there is no demo ${story}, only wei and wages`,
        });
      refuseInProduction();
      await withDatabase(async (db, url) => {
        await seedLaibin({ ...screen, say: () => undefined }, url, { ifEmpty: true, disputes: false });
        await play(screen, engineOn(db));
      });
      done(0);
    });

  dingfen
    .command('clock')
    .description('查看或前移演示时钟 · show the clock, or move it forward')
    .option('--forward <span>', '15d、36h、90m、2w')
    .option('--json')
    .action(async (options: { forward?: string; json?: boolean }) => {
      if (options.forward !== undefined) {
        refuseInProduction();
        secondsOf(options.forward);
      }
      done(await withDatabase((db) => clock(screen, db, options)));
    });

  const periodCommand = dingfen
    .command('period')
    .description('计算一个期限并说明理由 · count one period and say how')
    .argument('<rule>', '规则编号，见 dingfen rules · rule id')
    .option('--from <date>', '起算日 · day of the event, YYYY-MM-DD')
    .option('--calendar <id>', 'CN | CN-GX', 'CN-GX')
    .option('--length <n>', '约定或指定的长度 · length, where parties or the court set it', wholeNumber)
    .option('--extend <n>', '延长 · extension in the rule’s unit', wholeNumber)
    .option(
      '--base <n>',
      '延长期所续的原期间 · for an extension: length of the period it extends',
      wholeNumber,
    )
    .option('--not-counted <from/until...>', '不计入的时间，可重复 · time that is not counted')
    .option('--json')
    .action(
      async (
        rule: string,
        { from, ...options }: Partial<PeriodOptions> & Pick<PeriodOptions, 'calendar'>,
      ) => {
        if (from === undefined)
          throw new WrongUse({ zh: '请用 --from 写明起算日', en: 'name the day of the event with --from' });
        done(period(screen, await lawAtHand(), rule, { from, ...options }));
      },
    );
  periodCommand
    .command('verify')
    .description('核对一份算例文件 · check a file of worked examples')
    .argument('<file>')
    .option('--json')
    .action((file: string, options: { json?: boolean }, command: Command) =>
      done(verifyFile(screen, file, { ...options, ...command.optsWithGlobals<{ json?: boolean }>() })),
    );

  const rules = dingfen.command('rules').description('期限规则 · the rules of periods');
  rules
    .command('list', { isDefault: true })
    .description('列出全部，或者符合条件的 · list all, or those that fit')
    .option('--class <class>', 'party_right | institutional_duty | consent_cap | right_opening | …')
    .option('--confidence <mark>', 'A | B | C | D')
    .option('--search <text>', '编号、名称、起算事件或法条中的文字 · text in id, name, trigger or article')
    .option('--on <date>', '当日施行的文本 · the wording in force on that day, YYYY-MM-DD')
    .option('--json')
    .action((options: RuleFilter & { json?: boolean }) =>
      done(listRules(screen, configured(), today(), options)),
    );
  rules
    .command('show')
    .description('查看一条 · show one')
    .argument('<rule>')
    .option('--json')
    .action((rule: string, options: { json?: boolean }, command: Command) =>
      done(
        showRule(screen, configured(), rule, {
          ...options,
          ...command.optsWithGlobals<{ json?: boolean }>(),
        }),
      ),
    );

  rules
    .command('check')
    .description('核对一份本地配置 · check what a deployment wants to configure (DINGFEN_LOCAL_RULES)')
    .argument('<file>', 'JSON')
    .option('--json')
    .action((file: string, options: { json?: boolean }, command: Command) =>
      done(checkLocalRules(screen, file, { ...options, ...command.optsWithGlobals<{ json?: boolean }>() })),
    );

  const limitationCommand = dingfen
    .command('limitation')
    .description('仲裁时效的现状 · where the limitation of arbitration stands')
    .option('--claim <kind>', 'wage | other')
    .option('--knew-on <date>', '知道或者应当知道权利被侵害之日 · day the infringement was known')
    .option('--employment-ended-on <date>', '劳动关系终止之日 · day the labour relationship ended')
    .option('--interrupted <kind:date...>', '中断事由，可重复；见 limitation kinds · interruptions')
    .option('--suspended <cause:from/until...>', '中止，可重复 · suspensions')
    .option('--today <date>', '计算之日 · the day of asking')
    .option('--calendar <id>', 'CN | CN-GX', 'CN-GX')
    .option('--json')
    .action(
      async ({
        claim,
        knewOn,
        ...options
      }: Partial<LimitationOptions> & Pick<LimitationOptions, 'calendar'>) => {
        if (claim === undefined || knewOn === undefined)
          throw new WrongUse({
            zh: '请写明 --claim 和 --knew-on',
            en: 'say --claim and --knew-on',
          });
        done(limitation(screen, await lawAtHand(), { claim, knewOn, ...options }));
      },
    );
  limitationCommand
    .command('kinds')
    .description('哪些事由使时效中断 · what interrupts the limitation')
    .option('--json')
    .action((options: { json?: boolean }, command: Command) =>
      done(listInterruptions(screen, { ...options, ...command.optsWithGlobals<{ json?: boolean }>() })),
    );

  const entitlementCommand = dingfen
    .command('entitlement')
    .description('计算应付金额并说明理由 · compute what is owed and say how')
    .argument('[type]', '请求项，见 entitlement list · head of claim')
    .argument('[input...]', '--字段 值，见 entitlement fields · --field value')
    .option('--json-input <file>', '全部输入 · the whole input, JSON')
    .option('--figures <file>', '已确认的地区数据 · confirmed figures of the region, JSON')
    .option('--json')
    // Every head of claim has options of its own.
    .allowUnknownOption()
    .action(async (type: string | undefined, input: string[], options: EntitlementOptions) =>
      done(
        type === undefined
          ? listEntitlements(screen, options)
          : entitlement(screen, await lawAtHand(), type, input, options),
      ),
    );
  entitlementCommand
    .command('list')
    .description('可以计算的请求项 · the heads of claim')
    .option('--json')
    .action((options: { json?: boolean }, command: Command) =>
      done(listEntitlements(screen, { ...options, ...command.optsWithGlobals<{ json?: boolean }>() })),
    );
  entitlementCommand
    .command('fields')
    .description('一项请求的输入 · what a head of claim is computed from')
    .argument('<type>')
    .option('--json')
    .action((type: string, options: { json?: boolean }, command: Command) =>
      done(listFields(screen, type, { ...options, ...command.optsWithGlobals<{ json?: boolean }>() })),
    );

  const triageCommand = dingfen
    .command('triage')
    .description('该走哪条路 · which way is open')
    .argument('<file>', '事实，JSON；见 triage questions · the facts')
    .option('--json')
    .action(async (file: string, options: { json?: boolean }) =>
      done(triageFile(screen, await lawAtHand(), file, options)),
    );
  triageCommand
    .command('questions')
    .description('可以回答的问题 · what can be asked')
    .option('--json')
    .action((options: { json?: boolean }, command: Command) =>
      done(listQuestions(screen, { ...options, ...command.optsWithGlobals<{ json?: boolean }>() })),
    );

  const calendarCommand = dingfen.command('calendar').description('放假通知 · holiday notices');
  const onEngine = (work: (engine: ReturnType<typeof engineOn>) => Promise<number>) =>
    withDatabase((db) => work(engineOn(db)));
  calendarCommand
    .command('import')
    .description('导入一年的放假通知并重新计算期限 · take in a year’s notice and count the periods anew')
    .argument('<file>', 'JSON')
    .option('--json')
    .action(async (file: string, options: { json?: boolean }) => {
      done(await onEngine((engine) => importCalendar(screen, engine, file, options)));
    });
  calendarCommand
    .command('list')
    .description('现有的放假通知 · the notices there are')
    .option('--json')
    .action(async (options: { json?: boolean }) => {
      done(await onEngine((engine) => listCalendars(screen, engine, options)));
    });
  calendarCommand
    .command('recount')
    .description(
      '按现有日历和本地配置重新计算全部未届满的期限 · count every open period anew, by the calendar and DINGFEN_LOCAL_RULES as they are now',
    )
    .option('--json')
    .action(async (options: { json?: boolean }) => {
      done(await onEngine((engine) => recountCalendar(screen, engine, options)));
    });

  dingfen
    .command('verify-journal')
    .description('核对日志链 · check that no journal was changed')
    .option('--dispute <idOrNumber>', '只核对一件 · only this dispute')
    .option('--json')
    .action(async (options: { dispute?: string; json?: boolean }) =>
      done(await withDatabase((db) => verifyJournal(screen, db, options))),
    );

  dingfen
    .command('audit')
    .description(
      '自检：待办、期限、消息、承办与日志是否一致 · look for what contradicts itself or should long have happened',
    )
    .option('--stuck-days <n>', '多少天无进展算停滞 · days without progress', wholeNumber)
    .option('--json')
    .action(async (options: AuditOptions) =>
      done(await withDatabase((db) => auditDisputes(screen, db, options))),
    );

  const metrics = dingfen.command('metrics').description('统计数据 · the figures of supervision');
  metrics
    .command('verify')
    .description(
      '从日志、日志重演和卷宗重新核对全部统计 · reckon every figure anew from journals, charts and records',
    )
    .option('--quick', '不重演日志 · without playing journals, which takes most of the time')
    .option('--json')
    .action(async (options: { json?: boolean; quick?: boolean }) =>
      done(await withDatabase((db) => verifyMetrics(screen, engineOn(db), options))),
    );
  metrics
    .command('rebuild')
    .description('统计尚未统计的争议 · count what has not been counted')
    .option('--all', '全部重新统计 · every dispute anew, when the rules of counting have changed')
    .option('--cells', '重新汇总 · sum anew, when organisations have moved')
    .action(async (options: { all?: boolean; cells?: boolean }) =>
      done(await withDatabase((db) => rebuildMetrics(screen, engineOn(db), options))),
    );
  metrics
    .command('show')
    .description('显示一个机构的统计 · print an organisation’s figures')
    .argument('<organisation>', '机构编号 · id of the organisation')
    .option('--from <month>', 'YYYY-MM')
    .option('--to <month>', 'YYYY-MM')
    .option('--json')
    .action(async (organisation: string, options: { from?: string; to?: string; json?: boolean }) =>
      done(await withDatabase((db) => showMetrics(screen, engineOn(db), organisation, options))),
    );

  dingfen
    .command('chart')
    .description('生成各程序的图表 · write the charts into the READMEs')
    .option('--check', '只检查是否最新 · only check')
    .action((options: { check?: boolean }) => done(writeCharts(screen, procedures, options)));

  return dingfen;
}

/** What was wrong with the words on the command line, in Chinese; commander says it in English. */
const mistakes: Record<string, string> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.excessArguments': '参数过多',
  'commander.missingMandatoryOptionValue': '缺少必填选项',
  'commander.optionMissingArgument': '选项缺少值',
  'commander.invalidArgument': '参数不正确',
};

/** Runs one command and returns its exit code: 0 done, 1 failed or found something wrong, 2 called wrongly. */
export async function run(words: readonly string[], screen: Screen): Promise<number> {
  let code = 0;
  try {
    await program(screen, (given) => {
      code = given;
    }).parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      const said = error.message.replace(/^error: /, '');
      screen.warn(
        said === '(outputHelp)' || said === ''
          ? both({ zh: '请写明命令，见上', en: 'name a command, see above' })
          : `用法有误：${mistakes[error.code] ?? '命令行'} · wrong use: ${said}`,
      );
      screen.warn('dingfen --help');
      return 2;
    }
    if (error instanceof Interrupted) {
      screen.warn(both({ zh: '已中断', en: 'interrupted' }));
      return 130;
    }
    if (error instanceof WrongUse) {
      screen.warn(`用法有误：${error.text.zh} · wrong use: ${error.text.en}`);
      return 2;
    }
    if (error instanceof BadLocalRules) {
      screen.warn(both(error.text));
      return 2;
    }
    if (error instanceof RefusedInput) {
      const { field, text } = error;
      screen.warn(`用法有误：${text.zh}（${field}） · wrong use: ${text.en} (${field})`);
      return 2;
    }
    screen.warn(wordsFor(error));
    return 1;
  }
}

function wordsFor(error: unknown): string {
  if (error instanceof LocalStackError) return error.message;
  const { code, message, cause } = error as {
    code?: string;
    message: string;
    cause?: { code?: string; message: string };
  };
  if (
    [code, cause?.code].some(
      (one) => one !== undefined && ['ECONNREFUSED', 'ENOTFOUND', '28P01', '3D000'].includes(one),
    )
  )
    return both({
      zh: `连不上数据库：${cause?.message ?? message}`,
      en: `the database cannot be reached: ${cause?.message ?? message}`,
    });
  return (error as Error).stack ?? String(error);
}
