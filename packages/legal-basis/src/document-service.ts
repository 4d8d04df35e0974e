import {
  addDays,
  type Calendar,
  type CivilDate,
  civilDateOf,
  closingInstant,
  type Counted,
  RefusedInput,
  type Text,
  type TraceStep,
  checkDate,
  checkRecord,
  shown,
} from './legal-calendar.ts';
import { computeDeadline } from './deadline.ts';
import { type Citation, cite, formatCitation, isInForce, sources } from './sources.ts';

/** How a court's or commission's paper reached its addressee, and the day or instant each way turns on. */
export type DocumentService =
  /** Handed over: the date on the receipt of service. */
  | { readonly way: 'handed_over'; readonly signedOn: CivilDate }
  /** By mail: the date on the receipt slip. */
  | { readonly way: 'mailed'; readonly receiptOn: CivilDate }
  /** Left at the domicile after refusal, not for a court's mediation agreement. */
  | { readonly way: 'left'; readonly leftOn: CivilDate }
  /** Electronically: the instant of arrival at the addressee's system, ISO-8601 with a zone. */
  | { readonly way: 'electronic'; readonly arrivedAt: string }
  /** Sent to the confirmed address and returned, because it was refused or the address was wrong. */
  | { readonly way: 'returned'; readonly returnedOn: CivilDate }
  /** By announcement: the day it was last posted up or published. */
  | { readonly way: 'announced'; readonly lastPublishedOn: CivilDate }
  /** In arbitration: left or posted up and recorded by photograph or video. */
  | { readonly way: 'arbitration_posted'; readonly postedOn: CivilDate };

/** The day from which a paper counts as served; the day whose periods it triggers. */
export interface Served {
  readonly on: CivilDate;
  readonly status: Counted['status'];
  readonly basis: readonly Citation[];
  readonly trace: readonly TraceStep[];
}

interface WayOfService {
  readonly name: Text;
  readonly basis: readonly Citation[];
}

const ways = {
  handed_over: {
    name: {
      zh: '当面送达，以送达回证上的签收日期为送达日期',
      en: 'handed over: the date on the receipt of service',
    },
    basis: [cite('CPL', '87-88')],
  },
  mailed: {
    name: { zh: '邮寄送达，以回执上注明的收件日期为送达日期', en: 'by mail: the date on the receipt slip' },
    basis: [cite('CPL', '91')],
  },
  left: {
    name: { zh: '留置送达，以留置之日为送达日期', en: 'left at the domicile: the day it was left' },
    basis: [cite('CPL', '89')],
  },
  electronic: {
    name: {
      zh: '电子送达，以到达受送达人特定系统的日期为送达日期',
      en: 'electronically: the day it arrived at the addressee’s system',
    },
    basis: [cite('CPL', '90'), cite('CPI', '135'), cite('ONL', '31')],
  },
  returned: {
    name: {
      zh: '拒收或者确认的地址有误而退回的，以退回之日为送达日期',
      en: 'refused, or the confirmed address was wrong: the day it was returned',
    },
    basis: [cite('EMS', '11', 'B')],
  },
} as const satisfies Record<string, WayOfService>;

/** The day each way turns on, by the field that the caller filled in. */
function dayOf(service: DocumentService): readonly [field: string, on: CivilDate] {
  switch (service.way) {
    case 'handed_over':
      return ['signedOn', service.signedOn];
    case 'mailed':
      return ['receiptOn', service.receiptOn];
    case 'left':
      return ['leftOn', service.leftOn];
    case 'electronic':
      return ['arrivedAt', shanghaiDay('arrivedAt', service.arrivedAt)];
    case 'returned':
      return ['returnedOn', service.returnedOn];
    case 'announced':
      return ['lastPublishedOn', service.lastPublishedOn];
    case 'arbitration_posted':
      return ['postedOn', service.postedOn];
    default: {
      const { way } = service as { way?: unknown };
      throw new RefusedInput('way', {
        zh: `未知的送达方式：${shown(way)}`,
        en: `unknown way of service: ${shown(way)}`,
      });
    }
  }
}

/**
 * The day on which a paper counts as served: never the date of the paper itself (CPL arts 87-91 and 95,
 * CPL Interpretation arts 135 and 138, Online Litigation Rules art 31, Arbitration Rules art 20).
 * `announced` adds thirty days and `arbitration_posted` three working days; neither rolls.
 * Throws RefusedInput naming the field: an unknown way, a bad date or instant, a day before the text that
 * governs the way was in force.
 */
export function servedOn(service: DocumentService, calendar: Calendar): Served {
  checkRecord('service', service);
  const [field, on] = dayOf(service);
  checkDate(field, on);
  if (service.way === 'announced') return deemed('announcement_service_30d', field, on, calendar);
  if (service.way === 'arbitration_posted') return deemed('arb_posting_service_3wd', field, on, calendar);
  const { name, basis }: WayOfService = ways[service.way];
  const [main] = basis as readonly [Citation];
  if (!isInForce(main.source, on)) {
    const { short, inForceFrom } = sources[main.source];
    throw new RefusedInput(field, {
      zh: `${on}早于《${short.zh}》本文本的施行之日${inForceFrom}`,
      en: `${on} lies before this text of the ${short.en} was in force (${inForceFrom})`,
    });
  }
  const en = formatCitation(basis, 'en');
  const step = {
    on,
    text: {
      zh: `${name.zh}，即${on}（${formatCitation(basis, 'zh')}）`,
      en: `${name.en}, ${on} (${en})`,
    },
    basis: en,
  };
  return { on, status: 'firm', basis, trace: [step] };
}

function deemed(
  ruleId: 'announcement_service_30d' | 'arb_posting_service_3wd',
  field: string,
  trigger: CivilDate,
  calendar: Calendar,
): Served {
  const { dueOn, status, rule, trace } = refusedAs(field, () =>
    computeDeadline({ ruleId, trigger, calendar }),
  );
  const step = {
    on: dueOn,
    text: { zh: `${dueOn}期满，视为送达`, en: `on ${dueOn} the time has passed: it counts as served` },
  };
  return { on: dueOn, status, basis: rule.basis, trace: [...trace, step] };
}

/** The same refusal under the name that the caller used. */
function refusedAs<T>(field: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RefusedInput ? new RefusedInput(field, error.text) : error;
  }
}

function shanghaiDay(field: string, instant: string): CivilDate {
  return refusedAs(field, () => civilDateOf(instant));
}

/** Electronically one files until midnight; at the window until it closes (Civil Code art 203(2)). */
export type FilingChannel = 'electronic' | 'window';

/** The day on which a paper counts as filed. */
export interface Filed {
  readonly on: CivilDate;
  /** True when the window had closed: the paper counts from the next day on. */
  readonly afterClosing: boolean;
  readonly basis: readonly Citation[];
  readonly trace: readonly TraceStep[];
}

const lastMoment = [cite('CC', '203(2)')];

/**
 * The day on which a paper counts as filed. `at` is an ISO-8601 instant with a zone; electronically the
 * Shanghai day counts to its end, at the window only up to and including `closingTime` ('HH:mm', Shanghai),
 * afterwards the next day. Posted papers are for `isInTime`.
 * Throws RefusedInput: `at` is no instant, `channel` is unknown, `closingTime` is missing or no time of day.
 */
export function wasFiledOn(at: string, channel: FilingChannel, closingTime?: string): Filed {
  const day = shanghaiDay('at', at);
  const [zh, en] = [formatCitation(lastMoment, 'zh'), formatCitation(lastMoment, 'en')];
  if (channel === 'electronic') {
    const text = {
      zh: `电子提交于${day}，截止时间为当日二十四时（${zh}）`,
      en: `filed electronically on ${day}, which ends at 24:00 (${en})`,
    };
    return { on: day, afterClosing: false, basis: lastMoment, trace: [{ on: day, text, basis: en }] };
  }
  if (channel !== 'window') {
    throw new RefusedInput('channel', {
      zh: `提交方式应为 electronic 或者 window，收到 ${shown(channel)}`,
      en: `channel must be electronic or window, got ${shown(channel)}`,
    });
  }
  if (closingTime === undefined) {
    throw new RefusedInput('closingTime', {
      zh: '窗口提交须给出停止业务的时间（HH:mm）',
      en: 'closingTime must say when the window closes, HH:mm',
    });
  }
  const closesAt = refusedAs('closingTime', () => closingInstant(day, closingTime));
  const afterClosing = Date.parse(at) > Date.parse(closesAt);
  const on = afterClosing ? addDays(day, 1) : day;
  const text = afterClosing
    ? {
        zh: `窗口已于${day} ${closingTime}停止业务，视为${on}提交（${zh}）`,
        en: `the window had closed at ${closingTime} on ${day}: it counts as filed on ${on} (${en})`,
      }
    : {
        zh: `${day}于窗口停止业务（${closingTime}）前提交（${zh}）`,
        en: `filed at the window on ${day} before it closed at ${closingTime} (${en})`,
      };
  return { on, afterClosing, basis: lastMoment, trace: [{ on, text, basis: en }] };
}
