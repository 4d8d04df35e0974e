import {
  type LimitationClaim,
  type LimitationStanding,
  limitationStanding,
  type RuleId,
} from '@dingfen/legal-basis';
import { type Calendar, calendar, type CivilDate } from '@dingfen/legal-calendar';
import type { Arming } from '@dingfen/procedure-kit';
import { clocksWanted, type Context } from './context.ts';

/** Where one of a dispute's clocks stands. */
export interface ClaimStanding extends LimitationStanding {
  readonly claim: LimitationClaim;
}

type Facts = Pick<Context, 'facts' | 'knewOn' | 'employmentEndedOn' | 'log' | 'suspensions'>;

const latest = (...days: (CivilDate | null)[]): CivilDate =>
  days.reduce<CivilDate>((last, on) => (on !== null && on > last ? on : last), '');

/**
 * Where each of the dispute's clocks stands on a day, by the guardian of the statute book. A clock whose first day nobody has
 * recorded is left out; wages need none while the employment subsists.
 */
export function standingsOn(
  { knewOn, employmentEndedOn, log, suspensions, ...context }: Facts,
  todayOn: CivilDate,
  counting: Calendar,
): ClaimStanding[] {
  if (knewOn === null && employmentEndedOn === null) return [];
  return clocksWanted(context).flatMap((claim) => {
    const started = claim === 'wage' ? (knewOn ?? employmentEndedOn) : knewOn;
    if (started === null) return [];
    const standing = limitationStanding({
      claim,
      knewOn: started,
      ...(employmentEndedOn === null ? {} : { employmentEndedOn }),
      log: log.map(({ kind, on, evidence }) => ({ kind, on, ...(evidence === null ? {} : { evidence }) })),
      suspensions: suspensions.map(({ from, until, cause }) => ({
        from,
        cause,
        ...(until === null ? {} : { until }),
      })),
      todayOn,
      calendar: counting,
    });
    return [{ ...standing, claim }];
  });
}

/** Guangxi keeps a regional holiday; everywhere else the national calendar counts. */
const calendarOf = ({ facts }: Pick<Context, 'facts'>): Calendar =>
  calendar(facts.regionCode.startsWith('45') ? 'CN-GX' : 'CN');

/** One clock as the chart knows it. */
export interface Clock {
  standing: ClaimStanding;
  /** From what its period is counted; undefined while it does not run. */
  arming: Arming | undefined;
  over: boolean;
}

/** A clock in one word: another first day, or other time not counted, makes it another clock. */
export const clockName = (ruleId: RuleId, { triggerOn, exclusions = [] }: Arming): string =>
  [ruleId, triggerOn, ...exclusions.map(({ from, until }) => `${from}/${until}`)].join(' ');

/** The dispute's clocks on the latest day of which the record speaks. */
export function clocksOf(context: Context): Clock[] {
  const { suspensions, log, asOf, over } = context;
  const todayOn = latest(
    asOf,
    ...log.map(({ on }) => on),
    ...suspensions.flatMap(({ from, until }) => [from, until]),
  );
  return standingsOn(context, todayOn, calendarOf(context)).map((standing) => {
    const arming = armingOf(suspensions, standing);
    const ended = arming !== undefined && over.includes(clockName(standing.ruleId, arming));
    return { standing, arming, over: ended || standing.state === 'expired' };
  });
}

function armingOf(
  suspensions: Context['suspensions'],
  { runsFromOn, state }: ClaimStanding,
): Arming | undefined {
  if (runsFromOn === undefined) return undefined;
  const exclusions = suspensions.flatMap(({ from, until }) => (until === null ? [] : [{ from, until }]));
  const open = suspensions.find(({ until }) => until === null);
  return {
    // The limitation is the applicants’: the other side is not warned of it.
    key: 'applicant',
    triggerOn: runsFromOn,
    ...(exclusions.length > 0 ? { exclusions } : {}),
    ...(open && state === 'suspended' ? { pausedSince: open.from } : {}),
  };
}

const isRunning = ({ standing, over }: Clock): boolean => !over && standing.state === 'running';

/** Clocks that have reached the last of their warnings. */
export const clocksNear = (context: Context): Clock[] =>
  clocksOf(context).filter(
    (clock) =>
      isRunning(clock) &&
      clock.standing.warnings.length > 0 &&
      clock.standing.warnings.every(({ reached }) => reached),
  );

/** Whether any clock runs. */
export const anyRunning = (context: Context): boolean => clocksOf(context).some(isRunning);

/** Whether the clocks stand still. */
export const anySuspended = (context: Context): boolean =>
  clocksOf(context).some(({ standing, over }) => !over && standing.state === 'suspended');

/** Whether any clock has run out. */
export const anyOver = (context: Context): boolean => clocksOf(context).some(({ over }) => over);
