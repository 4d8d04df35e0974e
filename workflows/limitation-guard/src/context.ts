import type { ClaimType, DisputeFacts, Party } from '@dingfen/domain';
import type {
  InterruptionKind,
  LimitationClaim,
  StruckInterruption,
  SuspensionCause,
} from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';

/** With what the guard opens, on the day of filing. */
export interface GuardInput {
  facts: DisputeFacts;
  /** The day on which the dispute is filed; the engine gives it. */
  on: CivilDate;
  knewOn?: CivilDate;
  employmentEndedOn?: CivilDate;
  /** The day of the application for mediation with which the dispute began: it interrupts. */
  appliedOn?: CivilDate;
}

/** An event of the append-only log. */
export interface LoggedInterruption {
  kind: InterruptionKind;
  on: CivilDate;
  /** Reference to what proves it; null where the procedure that reported it has it on record. */
  evidence: string | null;
  /** Key of the procedure that reported it; 'limitation' where somebody recorded it here. */
  from: string;
}

/** A later line that strikes an event logged by mistake; what was struck stays where it stands. */
export interface LoggedStrike extends StruckInterruption {
  evidence: string | null;
}

/** A time during which nobody could apply for arbitration; `until` is null while its cause lasts. */
export interface RecordedSuspension {
  from: CivilDate;
  until: CivilDate | null;
  cause: SuspensionCause;
  evidence: string;
}

/** One application for legal aid and what became of it. */
export interface LegalAid {
  partyId: string;
  agency: string;
  appliedOn: CivilDate;
  /** False for a migrant worker who claims wages or work-injury compensation: no means check (LAL 42). */
  meansCheck: boolean;
  /** Applied for when the limitation was about to end: aid first, papers later (LAL 44). */
  urgent: boolean;
  grantedOn: CivilDate | null;
  refusedOn: CivilDate | null;
  /** Not supplemented after notice: treated as withdrawn (LAL 43). */
  withdrawnOn: CivilDate | null;
  assignedOn: CivilDate | null;
}

export interface Context {
  facts: DisputeFacts;
  /** The latest day of which the record speaks as its present. */
  asOf: CivilDate;
  knewOn: CivilDate | null;
  employmentEndedOn: CivilDate | null;
  /** Every day that was recorded before and corrected since, with the reason. */
  corrections: readonly {
    knewOn: CivilDate | null;
    employmentEndedOn: CivilDate | null;
    reason: string;
    on: CivilDate;
  }[];
  /** In the order in which it was recorded, so that a line is known by its place. */
  log: readonly (LoggedInterruption | LoggedStrike)[];
  suspensions: readonly RecordedSuspension[];
  /** Clocks that have run out, as they then ran: what moves a clock afterwards makes it another one. */
  over: readonly string[];
  /** The safe date of which people were told that it is about to be reached. */
  toldOf: CivilDate | null;
  legalAid: readonly LegalAid[];
}

export const begin = ({ facts, on, knewOn, employmentEndedOn, appliedOn }: GuardInput): Context => ({
  facts,
  asOf: on,
  knewOn: knewOn ?? null,
  employmentEndedOn: employmentEndedOn ?? null,
  corrections: [],
  log: appliedOn ? [{ kind: 'mediation_applied', on: appliedOn, evidence: null, from: 'mediation' }] : [],
  suspensions: [],
  over: [],
  toldOf: null,
  legalAid: [],
});

export const isStrike = (line: LoggedInterruption | LoggedStrike): line is LoggedStrike =>
  line.kind === 'struck';

/** The event at a place of the log, unless it has been struck. */
export function standingEvent({ log }: Pick<Context, 'log'>, place: number): LoggedInterruption | undefined {
  const line = log[place];
  if (!line || isStrike(line)) return undefined;
  return log.some((other) => isStrike(other) && other.entry === place) ? undefined : line;
}

/** Arrears of labour remuneration, for which the year runs from the end of employment (MAL 27(4)). */
const remuneration: readonly ClaimType[] = ['wage_arrears', 'overtime'];

/** Which clocks a dispute's claims have: one for wages, one for everything else. */
export const clocksWanted = ({ facts: { claims } }: Pick<Context, 'facts'>): LimitationClaim[] => [
  ...(claims.some(({ type }) => remuneration.includes(type)) ? (['wage'] as const) : []),
  ...(claims.some(({ type }) => !remuneration.includes(type)) ? (['other'] as const) : []),
];

/** Claims for which a migrant worker's means are not checked (LAL 42). */
const withoutMeansCheck: readonly ClaimType[] = [...remuneration, 'work_injury', 'work_injury_medical'];

/** Whether legal aid for this dispute needs no means check once the applicant proves to be a migrant worker. */
export const meansCheckWaived = ({ facts: { claims } }: Pick<Context, 'facts'>): boolean =>
  claims.some(({ type }) => withoutMeansCheck.includes(type));

/** An application that the agency has not decided yet. */
export const isPending = ({ grantedOn, refusedOn, withdrawnOn }: LegalAid): boolean =>
  grantedOn === null && refusedOn === null && withdrawnOn === null;

/** An application that is pending or was granted. */
export const isAsked = (aid: LegalAid): boolean => isPending(aid) || aid.grantedOn !== null;

export const isParty = ({ facts }: Pick<Context, 'facts'>, partyId: string | undefined): boolean =>
  facts.parties.some((party: Party) => party.id === partyId);
