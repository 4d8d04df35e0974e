import {
  type LimitationClaim,
  type LimitationStanding,
  limitationStanding,
  type RuleId,
} from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';
import type { Arming, Reckoning } from '@dingfen/procedure-kit';
import { clocksWanted, type Context, isStrike } from './context.ts';

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
  { calendar }: Pick<Reckoning, 'calendar'>,
): ClaimStanding[] {
  if (knewOn === null && employmentEndedOn === null) return [];
  return clocksWanted(context).flatMap((claim) => {
    const started = claim === 'wage' ? (knewOn ?? employmentEndedOn) : knewOn;
    if (started === null) return [];
    const standing = limitationStanding({
      claim,
      knewOn: started,
      ...(employmentEndedOn === null ? {} : { employmentEndedOn }),
      log: log.map((line) => {
        if (isStrike(line)) return line;
        const { kind, on, evidence } = line;
        return { kind, on, ...(evidence === null ? {} : { evidence }) };
      }),
      suspensions: suspensions.map(({ from, until, cause }) => ({
        from,
        cause,
        ...(until === null ? {} : { until }),
      })),
      todayOn,
      calendar,
    });
    return [{ ...standing, claim }];
  });
}

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
export function clocksOf(context: Context, by: Reckoning): Clock[] {
  const { suspensions, log, asOf, over } = context;
  const todayOn = latest(
    asOf,
    ...log.map(({ on }) => on),
    ...suspensions.flatMap(({ from, until }) => [from, until]),
  );
  return standingsOn(context, todayOn, by).map((standing) => {
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
export const clocksNear = (context: Context, by: Reckoning): Clock[] =>
  clocksOf(context, by).filter(
    (clock) =>
      isRunning(clock) &&
      clock.standing.warnings.length > 0 &&
      clock.standing.warnings.every(({ reached }) => reached),
  );

/** Whether any clock runs. */
export const anyRunning = (context: Context, by: Reckoning): boolean => clocksOf(context, by).some(isRunning);

/** Whether the clocks stand still. */
export const anySuspended = (context: Context, by: Reckoning): boolean =>
  clocksOf(context, by).some(({ standing, over }) => !over && standing.state === 'suspended');

/** Whether any clock has run out. */
export const anyOver = (context: Context, by: Reckoning): boolean =>
  clocksOf(context, by).some(({ over }) => over);
