import { computeDeadline, isRuleId, locallyConfigured, verifyVectors } from '@dingfen/legal-basis';
import type { Exclusion } from '@dingfen/legal-calendar';
import { calendarBy, calendarUsed, type LawAtHand, sayCalendar } from '../law-at-hand.ts';
import { both, type Screen, WrongUse } from '../screen.ts';
import { readJsonFile } from './read-json-file.ts';
import { unknownRule } from './rules.ts';

export interface PeriodOptions {
  from: string;
  calendar: string;
  length?: number;
  extend?: number;
  base?: number;
  notCounted?: string[];
  json?: boolean;
}

function ruleCalled(id: string) {
  if (!isRuleId(id)) throw unknownRule(id);
  return id;
}

/** Counts one period and says how: `dingfen period <rule> --from DATE`. */
export function period(screen: Screen, law: LawAtHand, id: string, options: PeriodOptions): number {
  const ruleId = ruleCalled(id);
  const counted = computeDeadline({
    ruleId,
    trigger: options.from,
    calendar: calendarBy(law, options.calendar),
    local: law.local,
    ...(options.length === undefined ? {} : { length: options.length }),
    ...(options.extend === undefined ? {} : { extension: options.extend }),
    ...(options.base === undefined ? {} : { baseLength: options.base }),
    exclusions: (options.notCounted ?? []).map(exclusionFrom),
  });
  const { rule, nominalDueOn, dueOn, status, labels, trace } = counted;
  if (options.json) {
    screen.say(
      JSON.stringify({
        ruleId,
        version: rule.version,
        name: rule.name,
        from: options.from,
        calendar: options.calendar,
        calendarUsed: calendarUsed(law, options.calendar),
        nominalDueOn,
        dueOn,
        status,
        onExpiry: rule.onExpiry,
        basis: rule.basis,
        confidence: rule.confidence,
        labels,
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
  if (labels.includes(locallyConfigured)) screen.say(`标注 label           ${both(locallyConfigured)}`);
  if (rule.unverified) screen.say(`未核实 not verified   ${both(rule.unverified)}`);
  sayCalendar(screen, law, options.calendar);
  return 0;
}

/** '2026-03-10/2026-03-20': the first day that does not run, and the first that runs again. */
function exclusionFrom(said: string): Exclusion {
  const [from, until, ...rest] = said.split('/');
  if (from === undefined || until === undefined || rest.length > 0)
    throw new WrongUse({
      zh: `--not-counted 写作 起/止，例如 2026-03-10/2026-03-20，不是 ${said}`,
      en: `--not-counted is written FROM/UNTIL, for instance 2026-03-10/2026-03-20, not ${said}`,
    });
  return { from, until };
}

/** Checks a file of worked examples, one line each, and counts them last: `dingfen period verify FILE`. */
export function verifyFile(screen: Screen, file: string, { json }: { json?: boolean }): number {
  const checks = verifyVectors(readJsonFile(file));
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
