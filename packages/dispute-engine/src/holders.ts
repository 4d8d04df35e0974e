import { isCourt, isMediationBody, type Refusal, refuse } from '@dingfen/domain';
import type { AssignmentRow } from '@dingfen/persistence';
import type { DisputeInHand } from './in-hand.ts';

/** A dispute handed to somebody who is not there would be in nobody's hands. */
export class UnknownHolder extends Error {
  override readonly name = 'UnknownHolder';
  readonly role: AssignmentRow['role'];
  readonly holderId: string;

  constructor({ role, holderId }: AssignmentRow) {
    super(`nobody called ${holderId} can hold a dispute as ${role}`);
    this.role = role;
    this.holderId = holderId;
  }
}

const wanted: Record<AssignmentRow['role'], { zh: string; en: string }> = {
  mediationBody: { zh: '调解组织', en: 'mediation body' },
  court: { zh: '法院', en: 'court' },
  commission: { zh: '仲裁委员会', en: 'arbitration commission' },
  judge: { zh: '该法院的法官', en: 'judge of the court in charge' },
  mediator: { zh: '调解员', en: 'mediator' },
  candidateMediator: { zh: '调解员', en: 'mediator' },
};

export const unknownHolder = ({ role, holderId }: UnknownHolder): Refusal =>
  refuse('not_found', {
    zh: `没有找到编号为“${holderId}”的${wanted[role].zh}，请核对后重新选择。`,
    en: `No ${wanted[role].en} called “${holderId}” was found; please choose again.`,
  });

async function isThere(dispute: DisputeInHand, { role, holderId }: AssignmentRow): Promise<boolean> {
  if (role === 'mediator' || role === 'candidateMediator' || role === 'judge') {
    const person = await dispute.registry.person(holderId);
    if (role !== 'judge') return person?.roles.includes('mediator') ?? false;
    return (
      (person?.roles.includes('judge') ?? false) && person?.organisationId === dispute.holderOfRole('court')
    );
  }
  const kind = (await dispute.registry.organisation(holderId))?.kind ?? '';
  if (role === 'mediationBody') return isMediationBody(kind);
  return role === 'court' ? isCourt(kind) : kind === 'arbitrationCommission';
}

/** @throws UnknownHolder when an act would hand the dispute to a body or a person that does not exist, or is not of that kind. */
export async function checkHolders(dispute: DisputeInHand): Promise<void> {
  for (const assignment of dispute.changes.assignments)
    if (!(await isThere(dispute, assignment))) throw new UnknownHolder(assignment);
}
