import type { Citation } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';

export type Recipient =
  | 'applicant'
  | 'respondent'
  | 'parties'
  | 'mediator'
  | 'candidateMediator'
  | 'mediationBody'
  | 'court'
  | 'commission'
  | 'supervisor';

/** Somebody is to be told something. `message` names the text in the procedure's catalogue. */
export interface NotifyParams {
  to: Recipient | readonly Recipient[];
  message: string;
}

/** The one-year arbitration limitation is interrupted and starts anew (MAL 27(2); ARB 27; O17 31). */
export interface InterruptionParams {
  kind: string;
  on: CivilDate;
  basis: readonly Citation[];
}

/** A right has opened for a party, without closing anything. */
export interface OpenRightParams {
  right: string;
  text: Text;
  basis: readonly Citation[];
}

/** A holder of the dispute changes. `null` takes the assignment away. */
export interface AssignParams {
  role: 'candidateMediator' | 'mediator' | 'mediationBody' | 'court' | 'commission' | 'judge';
  holderId: string | null;
}

/** Lifecycle only: another procedure begins. `input` is given to its machine beside the dispute's facts. */
export interface OpenProceedingParams {
  procedure: string;
  input: Record<string, unknown>;
}

/** Lifecycle only: an event raised by the system in a running proceeding of the named procedure; ignored where none runs. */
export interface SignalParams {
  procedure: string;
  event: string;
  payload: Record<string, unknown>;
}

/** Facts of the dispute itself that a procedure may change: a party is substituted, an identity corrected. */
export interface AmendPartiesParams {
  parties: readonly { id: string; role: string; kind: string; name: string; replaces?: string }[];
}

/**
 * The consequences a chart may name. They are carried out by the engine; XState only lists them, so the
 * implementations here do nothing.
 */
export const effects = {
  notify: (_: unknown, _params: NotifyParams): void => {},
  interruptLimitation: (_: unknown, _params: InterruptionParams): void => {},
  openRight: (_: unknown, _params: OpenRightParams): void => {},
  assignTo: (_: unknown, _params: AssignParams): void => {},
  openProceeding: (_: unknown, _params: OpenProceedingParams): void => {},
  signal: (_: unknown, _params: SignalParams): void => {},
  amendParties: (_: unknown, _params: AmendPartiesParams): void => {},
};

export type Effect =
  | ({ type: 'notify' } & NotifyParams)
  | ({ type: 'interruptLimitation' } & InterruptionParams)
  | ({ type: 'openRight' } & OpenRightParams)
  | ({ type: 'assignTo' } & AssignParams)
  | ({ type: 'openProceeding' } & OpenProceedingParams)
  | ({ type: 'signal' } & SignalParams)
  | ({ type: 'amendParties' } & AmendPartiesParams);
