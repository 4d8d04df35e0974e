import type { Text } from '@dingfen/legal-calendar';

/** What a person is employed or registered as, independent of any dispute. */
const roleNames = {
  worker: { zh: '劳动者', en: 'worker' },
  employerAgent: { zh: '用人单位代理人', en: "employer's representative" },
  intake: { zh: '登记受理人员', en: 'intake officer' },
  mediator: { zh: '调解员', en: 'mediator' },
  unitHead: { zh: '机构负责人', en: 'head of the body' },
  courtClerk: { zh: '立案庭工作人员', en: 'court filing clerk' },
  judge: { zh: '法官', en: 'judge' },
  courtPresident: { zh: '法院院长', en: 'president of the court' },
  commissionOfficer: { zh: '仲裁委员会工作人员', en: 'arbitration commission officer' },
  commissionDirector: { zh: '仲裁委员会主任', en: 'director of the arbitration commission' },
  supervisor: { zh: '监督管理人员', en: 'supervisor' },
} as const satisfies Record<string, Text>;
export type Role = keyof typeof roleNames;
export const staffRoles = Object.keys(roleNames) as readonly Role[];

/**
 * In what capacity somebody acts *in one dispute*. Events name the capacities that may raise them; nothing else
 * decides who may do what. `clock` and `system` are the engine itself and can never be claimed by a person.
 */
const capacityNames = {
  applicant: { zh: '申请人', en: 'applicant' },
  respondent: { zh: '被申请人', en: 'respondent' },
  thirdParty: { zh: '第三人', en: 'third party' },
  intake: roleNames.intake,
  candidateMediator: { zh: '待接受指派的调解员', en: 'mediator asked to accept' },
  mediator: { zh: '承办调解员', en: 'mediator in charge' },
  unitHead: roleNames.unitHead,
  courtClerk: roleNames.courtClerk,
  judge: roleNames.judge,
  courtPresident: roleNames.courtPresident,
  commissionOfficer: roleNames.commissionOfficer,
  commissionDirector: roleNames.commissionDirector,
  supervisor: roleNames.supervisor,
  clock: { zh: '期限届满', en: 'the clock' },
  system: { zh: '系统', en: 'the system' },
} as const satisfies Record<string, Text>;
export type Capacity = keyof typeof capacityNames;
export const capacities = Object.keys(capacityNames) as readonly Capacity[];
export const describeCapacity = (capacity: Capacity): Text => capacityNames[capacity];

/** A person who has signed in. */
export interface Person {
  id: string;
  name: string;
  /** The organisation the person works for; parties have none. */
  organisationId?: string;
  roles: readonly Role[];
}

/** What one dispute knows about one person: the ground of every capacity. */
export interface Standing {
  /** The party this person is, or represents, in the dispute. */
  party?: { id: string; role: 'applicant' | 'respondent' | 'thirdParty' };
  /** The person is the mediator in charge, or the one asked to accept; both, where a dispute that was reopened is offered to them again. */
  mediator?: readonly ('inCharge' | 'candidate')[];
  /** The person's organisation is the mediation body, the court or the commission of this dispute. */
  bodies: readonly ('mediationBody' | 'court' | 'commission')[];
  /** The person's organisation stands above, or is, one of those bodies. */
  supervises: boolean;
}

/** Somebody who asks to act in a dispute, with every capacity they have there. */
export interface Actor {
  personId: string;
  name: string;
  organisationId?: string;
  partyId?: string;
  capacities: readonly Capacity[];
}

/** The capacity in which an act was in fact done; written to the journal with it. */
export interface Acting {
  personId: string;
  name: string;
  capacity: Capacity;
  organisationId?: string;
  partyId?: string;
}

const bodyRoles: Record<'mediationBody' | 'court' | 'commission', readonly Role[]> = {
  mediationBody: ['intake', 'unitHead'],
  court: ['courtClerk', 'judge', 'courtPresident'],
  commission: ['commissionOfficer', 'commissionDirector'],
};

/** Every capacity a person has in a dispute; an empty list means the dispute is none of their business. */
export function capacitiesOf(person: Person, standing: Standing): Capacity[] {
  const found: Capacity[] = [];
  if (standing.party) found.push(standing.party.role);
  if (standing.mediator?.includes('inCharge')) found.push('mediator');
  if (standing.mediator?.includes('candidate')) found.push('candidateMediator');
  for (const body of standing.bodies)
    for (const role of bodyRoles[body]) if (person.roles.includes(role)) found.push(role as Capacity);
  if (standing.supervises && person.roles.includes('supervisor')) found.push('supervisor');
  return found;
}
