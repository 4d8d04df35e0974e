import {
  addDays,
  type Calendar,
  type CivilDate,
  type Counted,
  daysBetween,
  type Exclusion,
  RefusedInput,
  type Text,
  type TraceStep,
  checkDate,
  checkRecord,
  checkRecords,
  shown,
} from './legal-calendar.ts';
import { isLegalAidEmergency } from './conditions.ts';
import { computeDeadline } from './deadline.ts';
import { type Rule, ruleOn, ruleVersions } from './rule-book.ts';
import { type Citation, cite, formatCitation, sources } from './sources.ts';

/** Wages run by another clock than every other labour claim (MAL art 27(4)). */
export type LimitationClaim = 'wage' | 'other';

const claimOnOtherSide = [cite('MAL', '27(2)'), cite('ARB', '27[1]')];
const reliefSought = [cite('MAL', '27(2)'), cite('ARB', '27[2]')];

/** What interrupts the limitation, with the place that says so. */
const interruptions = {
  demand_made: {
    name: { zh: '向对方主张权利', en: 'a claim made on the other side' },
    basis: claimOnOtherSide,
  },
  negotiation_requested: {
    name: { zh: '提出协商要求', en: 'a request to negotiate' },
    basis: claimOnOtherSide,
  },
  negotiation_refused: {
    name: {
      zh: '对方不同意协商或者五日内不作回应',
      en: 'the other side refused to negotiate or was silent for five days',
    },
    basis: [cite('O17', '31[1]')],
  },
  negotiation_broken_off: {
    name: { zh: '约定协商期内不同意继续协商', en: 'negotiation broken off within the agreed period' },
    basis: [cite('O17', '31[2]')],
  },
  negotiation_failed: {
    name: { zh: '约定协商期内未达成一致', en: 'no result within the agreed negotiation period' },
    basis: [cite('O17', '31[3]')],
  },
  settlement_breached: {
    name: { zh: '不按期履行和解协议', en: 'a settlement agreement not performed in time' },
    basis: [cite('O17', '31[4]')],
  },
  mediation_applied: {
    name: { zh: '申请调解', en: 'an application for mediation' },
    basis: claimOnOtherSide,
  },
  mediation_refused: {
    name: { zh: '对方不同意调解', en: 'the other side refused mediation' },
    basis: [cite('O17', '31[5]')],
  },
  mediation_broken_off: {
    name: { zh: '调解期内不同意继续调解', en: 'mediation broken off within its period' },
    basis: [cite('O17', '31[6]')],
  },
  mediation_failed: {
    name: {
      zh: '调解期内（十五日，同意延期的为延长后）未达成协议',
      en: 'no agreement within the mediation period (15 days, or as extended)',
    },
    basis: [cite('O17', '29'), cite('O17', '31[7]')],
  },
  agreement_breached: {
    name: { zh: '不按期履行调解协议', en: 'a mediation agreement not performed in time' },
    basis: [cite('O17', '31[8]')],
  },
  complaint_filed: {
    name: { zh: '向有关部门投诉', en: 'a complaint to an authority' },
    basis: reliefSought,
  },
  arbitration_filed: { name: { zh: '申请仲裁', en: 'an application for arbitration' }, basis: reliefSought },
  suit_filed: { name: { zh: '向法院起诉', en: 'a suit' }, basis: reliefSought },
  payment_order_applied: {
    name: { zh: '申请支付令', en: 'an application for a payment order' },
    basis: reliefSought,
  },
  agreed_to_perform: {
    name: { zh: '对方同意履行义务', en: 'the other side agreed to perform' },
    basis: [cite('MAL', '27(2)'), cite('ARB', '27[3]')],
  },
} as const satisfies Record<string, { readonly name: Text; readonly basis: readonly Citation[] }>;

export type InterruptionKind = keyof typeof interruptions;
export const interruptionKinds = Object.keys(interruptions) as readonly InterruptionKind[];

/** Whether the text names a known kind of interruption. */
export function isInterruptionKind(text: unknown): text is InterruptionKind {
  return typeof text === 'string' && Object.hasOwn(interruptions, text);
}

/** What a kind of interruption is called, and the articles it rests on. Throws RefusedInput (`kind`) on an unknown one. */
export function interruptionOf(kind: InterruptionKind): {
  readonly name: Text;
  readonly basis: readonly Citation[];
} {
  if (!isInterruptionKind(kind)) throw unknownKind('kind', kind);
  return interruptions[kind];
}

function unknownKind(field: string, kind: unknown): RefusedInput {
  return new RefusedInput(field, {
    zh: `未知的中断事由：${shown(kind)}`,
    en: `unknown kind of interruption: ${shown(kind)}`,
  });
}

/** An event in the append-only log. */
export interface Interruption {
  readonly kind: InterruptionKind;
  /** The day the event happened; for silence or failure the day the period for it had passed. */
  readonly on: CivilDate;
  /** Reference to what proves it. */
  readonly evidence?: string;
}

/** A later line of the log that strikes an event entered by mistake. The event stays in the log and counts for nothing. */
export interface StruckInterruption {
  readonly kind: 'struck';
  /** Which line is struck: its place in the log, the first being 0. The log only grows, so a place never changes. */
  readonly entry: number;
  /** The day of the correction. */
  readonly on: CivilDate;
  /** Why the event should not have been entered; shown in the reasoning. */
  readonly reason: string;
}

/** One line of the append-only log. */
export type LimitationLogEntry = Interruption | StruckInterruption;

const suspensionCauses = {
  force_majeure: { zh: '不可抗力', en: 'force majeure' },
  no_legal_representative: {
    zh: '法定代理人未确定',
    en: 'no legal representative of the worker has been determined',
  },
  other_good_cause: { zh: '其他正当理由', en: 'other good cause' },
} as const satisfies Record<string, Text>;

export type SuspensionCause = keyof typeof suspensionCauses;

/** A time during which a party could not apply for arbitration (MAL art 27(3), Arbitration Rules art 28). */
export interface LimitationSuspension {
  readonly from: CivilDate;
  /** The day the cause ended, from which the balance runs on; left out while the cause lasts. */
  readonly until?: CivilDate;
  readonly cause: SuspensionCause;
}

export interface LimitationInput {
  readonly claim: LimitationClaim;
  /** The day the party knew or should have known that its right was infringed. */
  readonly knewOn: CivilDate;
  /** Left out while the labour relationship subsists. */
  readonly employmentEndedOn?: CivilDate;
  /** Events in any order, a correction after what it strikes; nothing is ever taken out of it. */
  readonly log: readonly LimitationLogEntry[];
  readonly suspensions?: readonly LimitationSuspension[];
  readonly todayOn: CivilDate;
  readonly calendar: Calendar;
}

export type LimitationState = 'notYetRunning' | 'running' | 'suspended' | 'expired';

/** A warning ahead of the safe date. */
export interface LimitationWarning {
  readonly daysBefore: number;
  readonly on: CivilDate;
  /** True once the day has come. */
  readonly reached: boolean;
  readonly text: Text;
}

/**
 * How a claim stands towards limitation on a day. The three dates are there together or not at all: not
 * before the period runs, and not while it is suspended for a cause whose end is not known.
 */
export interface LimitationStanding {
  readonly state: LimitationState;
  readonly ruleId: 'limitation_arbitration_1y' | 'limitation_wage_termination_1y';
  readonly rule: Rule;
  /** The day from which the period runs now: its start, or the last event that interrupted it. */
  readonly runsFromOn?: CivilDate;
  readonly lastInterruption?: Interruption;
  readonly nominalDueOn?: CivilDate;
  readonly dueOn?: CivilDate;
  readonly status?: Counted['status'];
  /** While suspended: the calendar days of the period that are left and run on once the cause has ended. */
  readonly balanceDays?: number;
  readonly warnings: readonly LimitationWarning[];
  /** Fewer than seven days to the safe date: legal aid first, papers later (Legal Aid Law art 44). */
  readonly emergency: boolean;
  readonly trace: readonly TraceStep[];
  /** What no source settles, to be shown beside the result. */
  readonly unverified: readonly Text[];
}

const suspensionBasis = [cite('MAL', '27(3)'), cite('ARB', '28')];

/**
 * Where the one-year limitation of arbitration stands on a day (MAL art 27, Arbitration Rules arts 26-28,
 * Enterprise Mediation Provisions art 31). Every event of the log that falls within the running period
 * starts the full year afresh; the last one counts. Suspension stops the period and its balance runs on.
 * A wage claim does not run while the labour relationship subsists, and one year from its end thereafter.
 * An event before the start or after expiry changes nothing, nor does one that a later line of the log has
 * struck. Expiry never bars filing: it gives the other side a defence.
 * Throws RefusedInput naming the field: bad or future dates, an unknown claim, kind or cause, a correction
 * without a reason or of no event, a suspension that ends before it starts, a start before the law was in
 * force (1 May 2008).
 */
export function limitationStanding(input: LimitationInput): LimitationStanding {
  checkInput(input);
  const { claim, todayOn } = input;
  const ruleId = claim === 'wage' ? 'limitation_wage_termination_1y' : 'limitation_arbitration_1y';
  const startOn = claim === 'wage' ? input.employmentEndedOn : input.knewOn;
  if (startOn === undefined || startOn > todayOn) return notRunning(input, ruleId, startOn);

  const [{ inForceFrom }] = ruleVersions(ruleId) as [Rule, ...Rule[]];
  if (startOn < inForceFrom) {
    throw new RefusedInput(claim === 'wage' ? 'employmentEndedOn' : 'knewOn', {
      zh: `${startOn}早于规则施行之日${inForceFrom}，当时的时效不在本规则之内`,
      en: `${startOn} lies before the rule was in force (${inForceFrom}); the limitation of that time is not part of these rules`,
    });
  }
  const stops = mergedStops(input);
  const count = (trigger: CivilDate, exclusions: readonly Exclusion[] = stops) =>
    computeDeadline({ ruleId, trigger, calendar: input.calendar, exclusions });

  const trace: TraceStep[] = [startStep(input, startOn)];
  const unverified: Text[] = [];
  let runsFromOn = startOn;
  let lastInterruption: Interruption | undefined;
  for (const { event, struck } of eventsOf(input)) {
    if (struck) {
      trace.push(struckStep(event, struck));
      continue;
    }
    if (event.on < startOn) {
      trace.push(beforeStartStep(event, startOn));
      continue;
    }
    const { dueOn } = count(runsFromOn);
    if (event.on > dueOn) {
      trace.push(afterExpiryStep(event, dueOn));
      if (event.kind === 'agreed_to_perform') unverified.push(latePromise);
      continue;
    }
    runsFromOn = event.on;
    lastInterruption = event;
    trace.push(interruptionStep(event));
  }
  if (lastInterruption) trace.push(lastStep(lastInterruption));

  const counted = count(runsFromOn);
  for (const stop of input.suspensions ?? []) {
    if (stop.from <= counted.nominalDueOn && (stop.until ?? todayOn) > runsFromOn)
      trace.push(suspensionStep(stop));
  }
  const [ruleSentence, ...counting] = counted.trace as [TraceStep, ...TraceStep[]];
  const standing = {
    ruleId,
    rule: counted.rule,
    runsFromOn,
    ...(lastInterruption ? { lastInterruption } : {}),
    unverified,
  } as const;
  const expired = todayOn > counted.dueOn;
  const balanceDays = expired ? undefined : balanceOn(stops, todayOn, runsFromOn, count);
  if (balanceDays !== undefined && isOpen(input)) {
    return {
      ...standing,
      state: 'suspended',
      balanceDays,
      warnings: [],
      emergency: balanceDays < 7,
      trace: [ruleSentence, ...trace, balanceStep(balanceDays)],
    };
  }
  const dates = { nominalDueOn: counted.nominalDueOn, dueOn: counted.dueOn, status: counted.status };
  return {
    ...standing,
    ...dates,
    state: expired ? 'expired' : balanceDays === undefined ? 'running' : 'suspended',
    ...(balanceDays === undefined ? {} : { balanceDays }),
    warnings: warningsOf(counted.rule, dates.nominalDueOn, todayOn),
    emergency: !expired && (todayOn > dates.nominalDueOn || isLegalAidEmergency(todayOn, dates.nominalDueOn)),
    trace: [
      ruleSentence,
      ...trace,
      ...counting,
      ...(balanceDays === undefined ? [] : [balanceStep(balanceDays)]),
      ...(expired ? [expiredStep(counted)] : []),
    ],
  };
}

function checkInput(input: LimitationInput): void {
  checkRecord('input', input);
  if (input.claim !== 'wage' && input.claim !== 'other') {
    throw new RefusedInput('claim', {
      zh: `请求类型应为 wage（劳动报酬）或者 other（其他），收到 ${shown(input.claim)}`,
      en: `claim must be wage or other, got ${shown(input.claim)}`,
    });
  }
  const { todayOn } = input;
  checkDate('todayOn', todayOn);
  pastDate('knewOn', input.knewOn, todayOn);
  if (input.employmentEndedOn !== undefined) checkDate('employmentEndedOn', input.employmentEndedOn);
  checkRecords('log', input.log);
  for (const [index, entry] of input.log.entries()) {
    pastDate(`log[${index}].on`, entry.on, todayOn);
    if (entry.kind === 'struck') checkStruck(input.log, index, entry);
    else if (!isInterruptionKind(entry.kind)) throw unknownKind(`log[${index}].kind`, entry.kind);
  }
  const { suspensions = [] } = input;
  checkRecords('suspensions', suspensions);
  for (const [index, { from, until, cause }] of suspensions.entries()) {
    if (!Object.hasOwn(suspensionCauses, cause)) {
      throw new RefusedInput(`suspensions[${index}].cause`, {
        zh: `未知的中止原因：${shown(cause)}`,
        en: `unknown cause of suspension: ${shown(cause)}`,
      });
    }
    pastDate(`suspensions[${index}].from`, from, todayOn);
    if (until === undefined) continue;
    checkDate(`suspensions[${index}].until`, until);
    if (until < from) {
      throw new RefusedInput(`suspensions[${index}].until`, {
        zh: `中止原因消除之日${until}早于中止之日${from}`,
        en: `the suspension ends on ${until}, before it starts on ${from}`,
      });
    }
  }
}

function pastDate(field: string, on: CivilDate, todayOn: CivilDate): void {
  checkDate(field, on);
  if (on > todayOn) {
    throw new RefusedInput(field, {
      zh: `${on}晚于今日${todayOn}，尚未发生`,
      en: `${on} lies after today, ${todayOn}, and has not happened yet`,
    });
  }
}

function checkStruck(
  log: LimitationInput['log'],
  index: number,
  { entry, on, reason }: StruckInterruption,
): void {
  const earlier = log.slice(0, index);
  const event = Number.isInteger(entry) ? earlier[entry] : undefined;
  if (!event || event.kind === 'struck') {
    throw new RefusedInput(`log[${index}].entry`, {
      zh: `更正须指向在先的一条中断记录，第${shown(entry)}条（自0起）不是`,
      en: `a correction strikes an event entered before it; entry ${shown(entry)}, counted from 0, is none`,
    });
  }
  if (earlier.some((line) => line.kind === 'struck' && line.entry === entry)) {
    throw new RefusedInput(`log[${index}].entry`, {
      zh: `第${entry}条记录（自0起）已经作废`,
      en: `entry ${entry}, counted from 0, has been struck already`,
    });
  }
  if (on < event.on) {
    throw new RefusedInput(`log[${index}].on`, {
      zh: `更正之日${on}早于所更正事由之日${event.on}`,
      en: `corrected on ${on}, before the day of the event it strikes, ${event.on}`,
    });
  }
  if (typeof reason !== 'string' || reason.trim() === '') {
    throw new RefusedInput(`log[${index}].reason`, {
      zh: '更正须写明理由',
      en: 'a correction needs a reason',
    });
  }
}

/** The events of the log in the order of their days, each with the line that struck it if one did. */
function eventsOf({ log }: LimitationInput) {
  const strikes = new Map<number, StruckInterruption>();
  for (const line of log) if (line.kind === 'struck') strikes.set(line.entry, line);
  return log
    .flatMap((event, index) => (event.kind === 'struck' ? [] : [{ event, struck: strikes.get(index) }]))
    .toSorted((left, right) => daysBetween(right.event.on, left.event.on));
}

/** The suspensions in order and merged; one whose cause still lasts covers today. */
function mergedStops({ suspensions = [], todayOn }: LimitationInput): readonly Exclusion[] {
  const merged: { from: CivilDate; until: CivilDate }[] = [];
  for (const { from, until = addDays(todayOn, 1) } of suspensions.toSorted((left, right) =>
    daysBetween(right.from, left.from),
  )) {
    const last = merged.at(-1);
    if (!last || from > last.until) merged.push({ from, until });
    else if (until > last.until) last.until = until;
  }
  return merged;
}

/** Whether nobody knows yet when a suspension will end; every suspension has begun by today. */
function isOpen({ suspensions = [] }: LimitationInput): boolean {
  return suspensions.some(({ until }) => until === undefined);
}

/** The days left when the suspension in which today lies began; undefined when today lies in none. */
function balanceOn(
  stops: readonly Exclusion[],
  todayOn: CivilDate,
  runsFromOn: CivilDate,
  count: (trigger: CivilDate, exclusions: readonly Exclusion[]) => Counted,
): number | undefined {
  const current = stops.findIndex(({ until }) => todayOn < until);
  const stop = stops[current];
  if (!stop) return undefined;
  const { nominalDueOn } = count(runsFromOn, stops.slice(0, current));
  const stoppedOn = stop.from > runsFromOn ? stop.from : addDays(runsFromOn, 1);
  return stoppedOn > nominalDueOn ? undefined : daysBetween(stoppedOn, nominalDueOn) + 1;
}

function notRunning(
  input: LimitationInput,
  ruleId: LimitationStanding['ruleId'],
  startOn: CivilDate | undefined,
): LimitationStanding {
  const { todayOn } = input;
  const rule = ruleOn(ruleId, todayOn);
  const text: Text =
    startOn === undefined
      ? {
          zh: `劳动关系存续期间因拖欠劳动报酬发生争议，申请仲裁不受一年时效限制（${formatCitation(cite('MAL', '27(4)'), 'zh')}）`,
          en: `while the labour relationship subsists the one-year limit does not apply to a wage claim (${formatCitation(cite('MAL', '27(4)'), 'en')})`,
        }
      : {
          zh: `劳动关系将于${startOn}终止，截至${todayOn}时效尚未起算（${formatCitation(cite('MAL', '27(4)'), 'zh')}）`,
          en: `the labour relationship ends on ${startOn}; on ${todayOn} the period is not running yet (${formatCitation(cite('MAL', '27(4)'), 'en')})`,
        };
  const basis = formatCitation(rule.basis, 'en');
  const ignored = eventsOf(input).map(({ event, struck }) =>
    struck ? struckStep(event, struck) : beforeStartStep(event, startOn),
  );
  return {
    state: 'notYetRunning',
    ruleId,
    rule,
    warnings: [],
    emergency: false,
    trace: [{ text, basis }, ...ignored],
    unverified: [],
  };
}

function startStep({ claim, knewOn }: LimitationInput, startOn: CivilDate): TraceStep {
  const basis = cite('MAL', claim === 'wage' ? '27(4)' : '27(1)');
  const [zh, en] = [formatCitation(basis, 'zh'), formatCitation(basis, 'en')];
  if (claim === 'other') {
    return {
      on: startOn,
      text: {
        zh: `${startOn}知道或者应当知道权利被侵害，时效自此起算（${zh}）`,
        en: `on ${startOn} the party knew or should have known of the infringement: the period starts (${en})`,
      },
      basis: en,
    };
  }
  const later = knewOn > startOn;
  return {
    on: startOn,
    text: {
      zh: `劳动关系于${startOn}终止，劳动报酬请求自此起算一年${later ? `（${knewOn}才知道的，不改变起算日）` : ''}（${zh}）`,
      en: `the labour relationship ended on ${startOn}: for wages the year starts then${later ? `; knowing only on ${knewOn} does not move it` : ''} (${en})`,
    },
    basis: en,
  };
}

/** The articles on a kind of interruption that were in force on a day; the Law itself where the rest came later. */
function basisOn(kind: InterruptionKind, on: CivilDate): readonly Citation[] {
  const inForce = interruptions[kind].basis.filter(({ source }) => sources[source].inForceFrom <= on);
  return inForce.length > 0 ? inForce : [cite('MAL', '27(2)')];
}

function interruptionStep({ kind, on }: Interruption): TraceStep {
  const { name } = interruptions[kind];
  const basis = basisOn(kind, on);
  return {
    on,
    text: {
      zh: `${on}${name.zh}，时效中断，一年重新计算（${formatCitation(basis, 'zh')}）`,
      en: `${on}: ${name.en} interrupts the period, the full year starts afresh (${formatCitation(basis, 'en')})`,
    },
    basis: formatCitation(basis, 'en'),
  };
}

function lastStep({ kind, on }: Interruption): TraceStep {
  const { name } = interruptions[kind];
  return {
    on,
    text: {
      zh: `最后一次中断为${on}的“${name.zh}”，一年自该日起重新计算`,
      en: `the last interruption is that of ${on} (${name.en}): the year runs from that day`,
    },
  };
}

function struckStep({ kind, on }: Interruption, struck: StruckInterruption): TraceStep {
  const { name } = interruptions[kind];
  return {
    on,
    text: {
      zh: `${on}${name.zh}的记录已于${struck.on}更正作废（${struck.reason}）：原记录保留，不中断时效`,
      en: `${on}: ${name.en} was entered by mistake and struck on ${struck.on} (${struck.reason}); the entry stays and interrupts nothing`,
    },
  };
}

function beforeStartStep({ kind, on }: Interruption, startOn: CivilDate | undefined): TraceStep {
  const { name } = interruptions[kind];
  const since =
    startOn === undefined
      ? { zh: '', en: '' }
      : { zh: `（${startOn}起算）`, en: ` (it starts on ${startOn})` };
  return {
    on,
    text: {
      zh: `${on}${name.zh}时，时效尚未起算${since.zh}，无可中断`,
      en: `${on}: ${name.en} came before the period ran${since.en}, so there was nothing to interrupt`,
    },
  };
}

function afterExpiryStep({ kind, on }: Interruption, dueOn: CivilDate): TraceStep {
  const { name } = interruptions[kind];
  return {
    on,
    text: {
      zh: `${on}${name.zh}时，时效已于${dueOn}届满；届满后的事由不再中断时效（${formatCitation(cite('ARB', '27'), 'zh')}）`,
      en: `${on}: ${name.en} came after the period had ended on ${dueOn}; nothing interrupts it any more (${formatCitation(cite('ARB', '27'), 'en')})`,
    },
    basis: formatCitation(cite('ARB', '27'), 'en'),
  };
}

const latePromise: Text = {
  zh: '时效届满后对方同意履行，是否视为放弃时效抗辩，本规则所据条文未作规定；此处按不恢复时效处理，请由律师判断。',
  en: 'The other side agreed to perform after expiry. Whether that gives up the defence is not settled by the texts used here; it is treated as reviving nothing, ask a lawyer.',
};

function suspensionStep({ from, until, cause }: LimitationSuspension): TraceStep {
  const reason: Text = suspensionCauses[cause];
  return {
    on: from,
    text: {
      zh: `因${reason.zh}自${from}中止${until === undefined ? '，原因尚未消除' : `，${until}原因消除后继续计算余期`}（${formatCitation(suspensionBasis, 'zh')}）`,
      en: `suspended from ${from} for ${reason.en}${until === undefined ? '; the cause still lasts' : `; from ${until} the balance runs on`} (${formatCitation(suspensionBasis, 'en')})`,
    },
    basis: formatCitation(suspensionBasis, 'en'),
  };
}

function balanceStep(balanceDays: number): TraceStep {
  return {
    text: {
      zh: `中止期间不计，尚余${balanceDays}日，自原因消除之日起继续计算（${formatCitation(suspensionBasis, 'zh')}）`,
      en: `nothing runs during suspension: ${balanceDays} ${balanceDays === 1 ? 'day is left and runs' : 'days are left and run'} on from the day the cause ends (${formatCitation(suspensionBasis, 'en')})`,
    },
    basis: formatCitation(suspensionBasis, 'en'),
  };
}

function expiredStep({ dueOn, rule }: Counted & { readonly rule: Rule }): TraceStep {
  return {
    on: dueOn,
    text: {
      zh: `时效已于${dueOn}届满。${rule.onExpiry.zh}`,
      en: `the period ended on ${dueOn}. ${rule.onExpiry.en}`,
    },
    basis: formatCitation(rule.basis, 'en'),
  };
}

function warningsOf(rule: Rule, nominalDueOn: CivilDate, todayOn: CivilDate): LimitationWarning[] {
  return (rule.warnDaysBefore ?? []).map((daysBefore) => {
    const on = addDays(nominalDueOn, -daysBefore);
    return {
      daysBefore,
      on,
      reached: on <= todayOn,
      text: {
        zh: `仲裁时效还有${daysBefore}日，稳妥日期为${nominalDueOn}`,
        en: `${daysBefore} days of the arbitration limitation are left, the safe date is ${nominalDueOn}`,
      },
    };
  });
}
