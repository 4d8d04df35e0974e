import { readFileSync } from 'node:fs';
import {
  computeDeadline,
  formatCitation,
  isRuleId,
  ruleIds,
  ruleVersions,
  verifyVectors,
} from '@dingfen/legal-basis';
import { type CalendarId, calendar } from '@dingfen/legal-calendar';
import { both, columns, type Screen, WrongUse } from '../screen.ts';

export interface PeriodOptions {
  from: string;
  calendar: string;
  length?: number;
  extend?: number;
  json?: boolean;
}

const unknownRule = (id: string): WrongUse =>
  new WrongUse({
    zh: `没有期限规则 ${id}；dingfen rules 列出全部`,
    en: `there is no rule ${id}; dingfen rules lists all`,
  });

function ruleCalled(id: string) {
  if (!isRuleId(id)) throw unknownRule(id);
  return id;
}

function calendarCalled(id: string) {
  if (id !== 'CN' && id !== 'CN-GX')
    throw new WrongUse({ zh: '日历为 CN 或 CN-GX', en: 'the calendar is CN or CN-GX' });
  return calendar(id satisfies CalendarId);
}

/** Counts one period and says how: `dingfen period <rule> --from DATE`. */
export function period(screen: Screen, id: string, options: PeriodOptions): number {
  const ruleId = ruleCalled(id);
  const counted = (() => {
    try {
      return computeDeadline({
        ruleId,
        trigger: options.from,
        calendar: calendarCalled(options.calendar),
        ...(options.length === undefined ? {} : { length: options.length }),
        ...(options.extend === undefined ? {} : { extension: options.extend }),
      });
    } catch (error) {
      // The calendar's and the statute book's way of saying that no period can be counted from this.
      if (!(error instanceof RangeError)) throw error;
      throw new WrongUse({ zh: `无法计算：${error.message}`, en: `cannot be counted: ${error.message}` });
    }
  })();
  const { rule, nominalDueOn, dueOn, status, trace } = counted;
  if (options.json) {
    screen.say(
      JSON.stringify({
        ruleId,
        version: rule.version,
        name: rule.name,
        from: options.from,
        calendar: options.calendar,
        nominalDueOn,
        dueOn,
        status,
        onExpiry: rule.onExpiry,
        basis: rule.basis,
        confidence: rule.confidence,
        trace,
      }),
    );
    return 0;
  }
  screen.say(`${both(rule.name)}（${ruleId}@${rule.version}）`);
  screen.say(`稳妥日期 safe date   ${nominalDueOn}`);
  screen.say(
    `法定届满 last day    ${dueOn}${status === 'provisional' ? '（暂定：该年放假通知尚未发布 · provisional: the holiday notice is not out yet）' : ''}`,
  );
  screen.say(`届满后果 on expiry   ${both(rule.onExpiry)}`);
  screen.say('计算过程 how it was counted');
  trace.forEach(({ text }, place) => {
    screen.say(`  ${place + 1}. ${text.zh}`);
    screen.say(`     ${text.en}`);
  });
  if (rule.unverified) screen.say(`未核实 not verified   ${both(rule.unverified)}`);
  return 0;
}

/** Checks a file of worked examples, one line each, and counts them last: `dingfen period verify FILE`. */
export function verifyFile(screen: Screen, file: string, { json }: { json?: boolean }): number {
  const checks = (() => {
    try {
      return verifyVectors(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      throw new WrongUse({
        zh: `无法读取 ${file}：${(error as Error).message}`,
        en: `cannot read ${file}: ${(error as Error).message}`,
      });
    }
  })();
  const passed = checks.filter(({ ok }) => ok).length;
  const failed = checks.length - passed;
  if (json) {
    screen.say(JSON.stringify({ passed, failed, vectors: checks }));
  } else {
    for (const { id, ok, got, expected, detail } of checks)
      screen.say(ok ? `ok ${id} ${got}` : `FAILED ${id} expected ${expected}, got ${got}: ${detail}`);
    screen.say(`${passed} passed, ${failed} failed`);
  }
  return failed === 0 ? 0 : 1;
}

/** Every counted rule, one line each. */
export function listRules(screen: Screen, { json }: { json?: boolean }): number {
  const newest = ruleIds.map((id) => {
    const { version, name, length, unit, confidence } = ruleVersions(id).at(-1) as ReturnType<
      typeof ruleVersions
    >[number];
    return { id, version, name, length, unit, confidence };
  });
  if (json) screen.say(JSON.stringify(newest));
  else
    for (const line of columns(
      newest.map((one) => [one.id, `${one.length} ${one.unit}`, one.confidence, both(one.name)]),
    ))
      screen.say(line);
  return 0;
}

/** One rule in all its versions. */
export function showRule(screen: Screen, id: string, { json }: { json?: boolean }): number {
  const versions = ruleVersions(ruleCalled(id));
  if (json) {
    screen.say(JSON.stringify(versions));
    return 0;
  }
  for (const rule of versions) {
    screen.say(
      `${both(rule.name)}（${rule.id}@${rule.version}，${rule.inForceFrom} – ${rule.inForceUntil ?? ''}）`,
    );
    for (const line of columns([
      ['期限 length', `${rule.length} ${rule.unit}`],
      ['起算 trigger', both(rule.trigger)],
      ['遇休息日 roll', `${rule.roll}（${rule.rollBasis}）`],
      ['类别 class', rule.class],
      ...(rule.extension ? [['延长 extension', both(rule.extension.by)]] : []),
      ['届满 on expiry', both(rule.onExpiry)],
      ['依据 basis', `${formatCitation([...rule.basis], 'zh')} · ${formatCitation([...rule.basis], 'en')}`],
      ['可信度 confidence', rule.confidence],
    ]))
      screen.say(`  ${line}`);
  }
  return 0;
}
