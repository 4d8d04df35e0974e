import {
  explainWarning,
  type Person,
  type Refusal,
  refuse,
  type WarningNumbers,
  type WarningRule,
  warningRuleOf,
} from '@dingfen/domain';
import type { Text } from '@dingfen/legal-calendar';
import {
  currentInstant,
  type Database,
  findOrganisation,
  readWarning,
  readWarningEvents,
  readWarnings,
  type SeenWarning,
  takeWarning,
  type Tx,
  type WarningFilter,
  writeWarning,
} from '@dingfen/persistence';
import { type CommandHead, once } from '../command.ts';
import type { Engine } from '../engine.ts';
import { viewerOf } from '../people.ts';
import { handOf, staleUnless } from './order-record.ts';

/** A warning as one supervisor sees it: their own cases, the number of the others, and why it was raised. */
export interface WarningView extends SeenWarning {
  rule: WarningRule;
  explanation: Text;
  /** The asking person may dismiss it. */
  mayDismiss: boolean;
}

const forSupervisors = (): Refusal =>
  refuse('not_entitled', {
    zh: '预警只供监督管理人员查看和处理。',
    en: 'Warnings are for supervisors.',
  });
const noSuchWarning = (): Refusal =>
  refuse('not_found', {
    zh: '没有这条预警，或者您无权查看。',
    en: 'There is no such warning, or you may not see it.',
  });

const isSupervisor = (person: Person): boolean =>
  person.roles.includes('supervisor') && person.organisationId !== undefined;

/**
 * Who may set a warning aside: a supervisor who sees every case of it. Where the cases lie under several trees nobody does;
 * then the top of any tree that holds one may.
 */
async function coversAll(db: Database | Tx, person: Person, elsewhere: number): Promise<boolean> {
  if (elsewhere === 0) return true;
  return (await findOrganisation(db, person.organisationId ?? ''))?.parentId === null;
}

async function viewOf(db: Database, person: Person, seen: SeenWarning): Promise<WarningView> {
  const rule = warningRuleOf(seen.ruleId, seen.ruleVersion);
  if (!rule) throw new Error(`no warning rule ${seen.ruleId} in version ${seen.ruleVersion}`);
  return {
    ...seen,
    rule,
    explanation: explainWarning(
      rule,
      seen.numbers as WarningNumbers,
      seen.subjectName,
      seen.cases.map((one) => one.number),
      seen.elsewhere,
    ),
    mayDismiss: seen.status === 'open' && (await coversAll(db, person, seen.elsewhere)),
  };
}

/** A page of the warnings in a supervisor's scope, newest first. Refusal: `not_entitled` for anybody else. */
export async function listWarnings(
  engine: Engine,
  person: Person,
  filter: WarningFilter,
  limit: number,
  after?: { raisedAt: string; id: string },
): Promise<WarningView[] | Refusal> {
  if (!isSupervisor(person)) return forSupervisors();
  const seen = await readWarnings(engine.db, viewerOf(person), filter, limit, after);
  return Promise.all(seen.map((one) => viewOf(engine.db, person, one)));
}

export interface WarningStepView {
  step: string;
  at: string;
  actorName: string;
  organisationId: string | null;
  /** Kept from those who do not see every case: it may speak of the others. */
  note: string | null;
  numbers: WarningNumbers | null;
}

/** One warning with its cases and all that was done with it. Refusals: `not_entitled`, `not_found`. */
export async function viewWarning(
  engine: Engine,
  person: Person,
  id: string,
): Promise<{ warning: WarningView; events: WarningStepView[] } | Refusal> {
  if (!isSupervisor(person)) return forSupervisors();
  const seen = await readWarning(engine.db, viewerOf(person), id);
  if (!seen) return noSuchWarning();
  const events = await readWarningEvents(engine.db, id);
  return {
    warning: await viewOf(engine.db, person, seen),
    events: events.map(({ step, at, actorName, organisationId, note, payload }) => ({
      step,
      at,
      actorName,
      organisationId,
      note: seen.elsewhere === 0 ? note : null,
      numbers: (payload as { numbers?: WarningNumbers }).numbers ?? null,
    })),
  };
}

export interface DismissWarning extends Omit<CommandHead, 'actorId'> {
  warningId: string;
  note: string;
}

/**
 * Sets a warning aside, with a note that says why. It comes back by itself when the facts grow by a case. Refusals:
 * `malformed` without a note, `not_entitled` for whoever does not see all of its cases, `not_possible_now` when it is not open.
 */
export function dismissWarning(
  engine: Engine,
  person: Person,
  { warningId, note, idempotencyKey, ifMatch }: DismissWarning,
): Promise<{ warningId: string; status: 'dismissed'; rowVersion: number; at: string } | Refusal> {
  return once(engine.db, { actorId: person.id, idempotencyKey }, { warningId, note }, async (tx) => {
    if (!isSupervisor(person)) return forSupervisors();
    if (note.trim() === '')
      return refuse('malformed', {
        zh: '消除预警须写明理由。',
        en: 'A warning is dismissed only with a note that says why.',
      });
    const locked = await takeWarning(tx, warningId);
    const seen = locked && (await readWarning(tx, viewerOf(person), warningId));
    if (!locked || !seen) return noSuchWarning();
    const stale = staleUnless(ifMatch, locked.rowVersion);
    if (stale) return stale;
    if (!(await coversAll(tx, person, seen.elsewhere)))
      return refuse('not_entitled', {
        zh: `该预警另有${seen.elsewhere}件不在您的监督范围内，请由上一级监督管理人员处理。`,
        en: `${seen.elsewhere} of its cases lie outside your supervision; a supervisor above must deal with it.`,
      });
    if (locked.status !== 'open')
      return refuse('not_possible_now', {
        zh: '该预警已经消除。',
        en: 'The warning has been dismissed already.',
      });
    const at = await currentInstant(tx);
    const rowVersion = locked.rowVersion + 1;
    const { id: actorId, name: actorName, organisationId } = handOf(person);
    await writeWarning(
      tx,
      { ...locked, status: 'dismissed', dismissedAt: at, rowVersion },
      {
        warningId,
        seq: rowVersion,
        step: 'DISMISS',
        actorId,
        actorName,
        organisationId,
        note: note.trim(),
        payload: {},
        at,
      },
    );
    return { warningId, status: 'dismissed' as const, rowVersion, at };
  });
}
