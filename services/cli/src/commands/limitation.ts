import {
  type Interruption,
  interruptionKinds,
  interruptionOf,
  type LimitationInput,
  type LimitationSuspension,
  limitationStanding,
} from '@dingfen/legal-basis';
import { civilDateOf } from '@dingfen/legal-calendar';
import { calendarBy, calendarUsed, type LawAtHand, sayCalendar } from '../law-at-hand.ts';
import { both, columns, type Screen, WrongUse } from '../screen.ts';

export interface LimitationOptions {
  claim: string;
  knewOn: string;
  employmentEndedOn?: string;
  interrupted?: string[];
  suspended?: string[];
  today?: string;
  calendar: string;
  json?: boolean;
}

/** Where the one-year limitation of arbitration stands: `dingfen limitation --claim wage --knew-on DATE …`. */
export function limitation(screen: Screen, law: LawAtHand, options: LimitationOptions): number {
  const input: LimitationInput = {
    claim: options.claim as LimitationInput['claim'],
    knewOn: options.knewOn,
    ...(options.employmentEndedOn === undefined ? {} : { employmentEndedOn: options.employmentEndedOn }),
    log: (options.interrupted ?? []).map(interruptionFrom),
    suspensions: (options.suspended ?? []).map(suspensionFrom),
    todayOn: options.today ?? civilDateOf(new Date().toISOString()),
    calendar: calendarBy(law, options.calendar),
  };
  const standing = limitationStanding(input);
  if (options.json) {
    const { rule, ...rest } = standing;
    screen.say(
      JSON.stringify({
        todayOn: input.todayOn,
        version: rule.version,
        calendarUsed: calendarUsed(law, options.calendar),
        ...rest,
      }),
    );
    return 0;
  }
  const { rule, state, nominalDueOn, dueOn, status, balanceDays, emergency, warnings, trace } = standing;
  screen.say(`${both(rule.name)}（${rule.id}@${rule.version}）`);
  screen.say(`状态 state           ${both(states[state])}`);
  if (nominalDueOn !== undefined) screen.say(`稳妥日期 safe date   ${nominalDueOn}`);
  if (dueOn !== undefined)
    screen.say(`法定届满 last day    ${dueOn}${status === 'provisional' ? '（暂定 · provisional）' : ''}`);
  if (balanceDays !== undefined) screen.say(`余期 days left       ${balanceDays}`);
  if (emergency)
    screen.say(
      both({
        zh: '不足七日：可以先行提供法律援助，手续后补（法律援助法第44条）',
        en: 'fewer than seven days: legal aid first, papers later (Legal Aid Law art 44)',
      }),
    );
  for (const { text, reached } of warnings) if (reached) screen.say(`提醒 warning         ${both(text)}`);
  trace.forEach(({ text }, place) => {
    screen.say(`  ${place + 1}. ${text.zh}`);
    screen.say(`     ${text.en}`);
  });
  for (const text of standing.unverified) screen.say(`未核实 not verified   ${both(text)}`);
  sayCalendar(screen, law, options.calendar);
  return 0;
}

/** What interrupts the limitation, with its articles. */
export function listInterruptions(screen: Screen, { json }: { json?: boolean }): number {
  const kinds = interruptionKinds.map((kind) => ({ kind, ...interruptionOf(kind) }));
  if (json) screen.say(JSON.stringify(kinds));
  else for (const line of columns(kinds.map(({ kind, name }) => [kind, both(name)]))) screen.say(line);
  return 0;
}

const states = {
  notYetRunning: { zh: '尚未起算', en: 'not running yet' },
  running: { zh: '进行中', en: 'running' },
  suspended: { zh: '中止', en: 'suspended' },
  expired: { zh: '已届满', en: 'expired' },
};

/** 'demand_made:2026-03-01'. The statute book judges kind and day. */
function interruptionFrom(said: string): Interruption {
  const [kind, on, ...rest] = said.split(':');
  if (kind === undefined || on === undefined || rest.length > 0)
    throw new WrongUse({
      zh: `--interrupted 写作 事由:日期，例如 demand_made:2026-03-01，不是 ${said}`,
      en: `--interrupted is written kind:DATE, for instance demand_made:2026-03-01, not ${said}`,
    });
  return { kind: kind as Interruption['kind'], on };
}

/** 'force_majeure:2026-03-01/2026-03-20', or without an end while the cause lasts. */
function suspensionFrom(said: string): LimitationSuspension {
  const [, cause, from, until] = /^([^:/]+):([^:/]+)(?:\/([^:/]+))?$/.exec(said) ?? [];
  if (cause === undefined || from === undefined)
    throw new WrongUse({
      zh: `--suspended 写作 原因:起/止，例如 force_majeure:2026-03-01/2026-03-20，不是 ${said}`,
      en: `--suspended is written cause:FROM/UNTIL, for instance force_majeure:2026-03-01/2026-03-20, not ${said}`,
    });
  return { cause: cause as LimitationSuspension['cause'], from, ...(until === undefined ? {} : { until }) };
}
