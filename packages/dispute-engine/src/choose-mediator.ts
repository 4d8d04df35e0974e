import type { Person } from '@dingfen/domain';
import { type MediatorCandidate, mediatorsOf, readFile } from '@dingfen/persistence';
import type { Engine } from './engine.ts';
import { viewerOf } from './people.ts';

export interface MediatorChoice {
  personId: string;
  name: string;
  organisation: string;
  skills: string[];
  languages: string[];
  load: number;
}

/** Skills that fit the heads of claim; a mediator without any of them can still be asked when nobody has. */
const skillFor: Readonly<Record<string, string>> = {
  wage_arrears: 'wages',
  wage_surcharge: 'wages',
  overtime: 'wages',
  double_wage: 'wages',
  severance: 'termination',
  notice_pay: 'termination',
  unlawful_termination: 'termination',
  work_injury: 'injury',
  work_injury_medical: 'injury',
  platform_injury: 'injury',
  platform_pay: 'platform',
  social_insurance_loss: 'insurance',
  social_insurance_backpay: 'insurance',
};

/**
 * The mediators a worker may choose from: on the roster, accepting, below their limit, without a declared relation to any
 * party, and competent for at least one head of claim where anybody is (WK-06). Least loaded first.
 */
export async function mediatorsToChooseFrom(
  engine: Engine,
  person: Person,
  disputeId: string,
): Promise<MediatorChoice[] | undefined> {
  const file = await readFile(engine.db, disputeId, viewerOf(person));
  const body = file?.assignments.find((one) => one.role === 'mediationBody');
  if (!file || !body) return undefined;
  const others = new Set(
    file.parties.flatMap((party) => [party.personId, party.creditCode, party.identityNumber, party.name]),
  );
  const wanted = new Set(file.claims.flatMap((claim) => skillFor[claim.type] ?? []));
  const free = (await mediatorsOf(engine.db, body.holderId)).filter(
    (one) =>
      one.rosterActive &&
      one.accepting &&
      one.load < one.maxLoad &&
      !one.declaredRelations.some((relation) => others.has(relation)),
  );
  const competent = free.filter((one) => one.skills.some((skill) => wanted.has(skill)));
  return (competent.length > 0 ? competent : free).map(toChoice);
}

const toChoice = ({
  personId,
  name,
  organisationName,
  skills,
  languages,
  load,
}: MediatorCandidate): MediatorChoice => ({
  personId,
  name,
  organisation: organisationName,
  skills,
  languages,
  load,
});
