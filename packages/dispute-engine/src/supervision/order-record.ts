import { headRoleOf, isRefusal, type OrderState, type Person, type Refusal, refuse } from '@dingfen/domain';
import type { Text, TraceStep } from '@dingfen/legal-calendar';
import {
  findOrganisation,
  putInOutbox,
  type SupervisionOrderEventRow,
  type SupervisionOrderRow,
  type Tx,
} from '@dingfen/persistence';
import { newId } from '../new-id.ts';

/** Who is told of a step: a person, or a role in an organisation. */
export interface Told {
  kind: 'person' | 'organisation';
  id: string;
  role?: string;
}

/** The system, where a step is nobody's. */
export const systemHand = { id: 'system', name: '系统', organisationId: null };
export const clockHand = { id: 'clock', name: '期限', organisationId: null };

export interface Hand {
  id: string;
  name: string;
  organisationId: string | null;
}
export const handOf = ({ id, name, organisationId }: Person): Hand => ({
  id,
  name,
  organisationId: organisationId ?? null,
});

export const noSuchOrder = (): Refusal =>
  refuse('not_found', {
    zh: '没有这份督办单，或者您无权查看。',
    en: 'There is no such order, or you may not see it.',
  });

/** The order's row as the state machine knows it. */
export const stateOf = (row: SupervisionOrderRow): OrderState => ({
  status: row.status,
  round: row.round,
  workingDays: row.workingDays,
  dueOn: row.dueOn,
  dueAt: row.dueAt,
  remindAt: row.remindAt,
  certainty: row.certainty,
  trace: row.trace as TraceStep[],
  overdueSince: row.overdueSince,
  escalated: row.escalatedAt !== null,
  wakesAt: row.wakesAt,
});

/** What of the state machine's answer stands in columns of its own. */
export const columnsOf = ({ escalated: _escalated, ...columns }: OrderState) => columns;

/** The next step in an order's record; it makes the order's next version. */
export function nextStep(
  row: SupervisionOrderRow,
  step: string,
  hand: Hand,
  { at, recordedAt, note, payload = {} }: { at: string; recordedAt: string; note?: string; payload?: object },
): { row: SupervisionOrderRow; event: SupervisionOrderEventRow } {
  const rowVersion = row.rowVersion + 1;
  return {
    row: { ...row, rowVersion, claimedUntil: null },
    event: {
      orderId: row.id,
      seq: rowVersion,
      step,
      actorId: hand.id,
      actorName: hand.name,
      organisationId: hand.organisationId,
      note: note?.trim() || null,
      payload,
      at,
      recordedAt,
    },
  };
}

/** The head of the body that must answer. */
export async function headOf(tx: Tx, organisationId: string): Promise<Told> {
  const body = await findOrganisation(tx, organisationId);
  return { kind: 'organisation', id: organisationId, role: headRoleOf(body?.kind ?? '') };
}

/** The organisation above the issuing one; null at the top of the tree, where only those concerned can be told. */
export const nextAbove = async (
  tx: Tx,
  { issuingOrganisationId }: SupervisionOrderRow,
): Promise<string | null> => (await findOrganisation(tx, issuingOrganisationId))?.parentId ?? null;

/** Who looks after an order: whoever issued it, or the watcher named for one that the system issued. */
export const keeperOf = ({ issuedBy, watcherId, issuingOrganisationId }: SupervisionOrderRow): Told => {
  const person = issuedBy === systemHand.id ? watcherId : issuedBy;
  return person === null ? supervisorsOf(issuingOrganisationId) : { kind: 'person', id: person };
};

export const supervisorsOf = (id: string): Told => ({ kind: 'organisation', id, role: 'supervisor' });

/** A message as the worker delivers it. */
export const messageTo = (to: Told, disputeId: string, message: string, text: Text, at: string) => ({
  id: newId(),
  disputeId,
  topic: 'notify',
  payload: { to, message, text, at },
});

/** Tells several of one step, under the first dispute of the order. */
export const tellAll = (
  tx: Tx,
  told: readonly Told[],
  disputeId: string,
  message: string,
  text: Text,
  at: string,
): Promise<void> =>
  putInOutbox(
    tx,
    told.map((to) => messageTo(to, disputeId, message, text, at)),
  );

/** Refuses an act on an older version than the present one. */
export const staleUnless = (ifMatch: number | undefined, rowVersion: number): Refusal | undefined =>
  ifMatch === undefined || ifMatch === rowVersion
    ? undefined
    : refuse('stale', {
        zh: `您看到的是第${ifMatch}版，现已是第${rowVersion}版。请刷新后再操作，您填写的内容没有丢失。`,
        en: `You saw version ${ifMatch}; it is now version ${rowVersion}. Reload and try again; what you entered is not lost.`,
      });

/** The answer, where a refusal would be a fault of ours. */
export function certain<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.detail.en);
  return answer;
}
