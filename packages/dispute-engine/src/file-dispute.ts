import { randomInt } from 'node:crypto';
import {
  checkFiling,
  checkLimitationFacts,
  entryRegimeOf,
  type Filing,
  isMediationBody,
  mediationBodyKindOf,
  type OrganisationKind,
  type Person,
  type Refusal,
  refuse,
} from '@dingfen/domain';
import { civilDateOf } from '@dingfen/legal-calendar';
import {
  type AssignmentRow,
  currentInstant,
  findOrganisation,
  nextDisputeNumber,
  organisationServing,
  type OrganisationRow,
  personSpeakingFor,
  type Tx,
  writeDispute,
} from '@dingfen/persistence';
import { type CommandHead, once } from './command.ts';
import type { Engine } from './engine.ts';
import { count } from './figures.ts';
import { checkHolders } from './holders.ts';
import { DisputeInHand } from './in-hand.ts';
import { noEntryYet } from './journal.ts';
import { beginLifecycle } from './proceed.ts';
import { Registry } from './registry.ts';
import { raiseWarnings } from './supervision/raise-warnings.ts';
import { newId } from './new-id.ts';

export interface FiledDispute {
  disputeId: string;
  number: string;
  /** With the last four digits of a party's telephone, shows the progress to anybody (no sign-in). */
  queryCode: string;
  stage: string;
  rowVersion: number;
}

/** Calendar and statute book begin here; nothing that was received earlier can be counted. */
const EARLIEST_RECEIPT = '2024-01-01';

/** Letters and digits that nobody mixes up when they are read out over the telephone. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const newQueryCode = (): string =>
  Array.from({ length: 10 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

async function bodiesFor(
  tx: Tx,
  filing: Filing,
): Promise<{ mediation?: OrganisationRow; court?: OrganisationRow; commission?: OrganisationRow }> {
  const [mediation, court, commission] = [
    filing.mediationBodyId === undefined
      ? await organisationServing(tx, ['mediationCentre'], filing.regionCode)
      : await findOrganisation(tx, filing.mediationBodyId),
    filing.courtId === undefined
      ? await organisationServing(tx, ['basicCourt'], filing.regionCode)
      : await findOrganisation(tx, filing.courtId),
    await organisationServing(tx, ['arbitrationCommission'], filing.regionCode),
  ];
  return {
    ...(mediation ? { mediation } : {}),
    ...(court ? { court } : {}),
    ...(commission ? { commission } : {}),
  };
}

/**
 * Files a dispute: dispute, parties, claims, the lifecycle and the mediation it opens, in one transaction.
 * Refusals: those of `checkFiling`, and `not_found` for a mediation body that does not exist or does not mediate.
 */
export function fileDispute(
  engine: Engine,
  person: Person,
  filing: Filing,
  head: Omit<CommandHead, 'actorId'>,
): Promise<FiledDispute | Refusal> {
  return once(engine.db, { ...head, actorId: person.id }, filing, async (tx) => {
    const problem = checkFiling(filing, person);
    if (problem) return problem;
    const { mediation, court, commission } = await bodiesFor(tx, filing);
    if (!mediation || !isMediationBody(mediation.kind))
      return refuse('not_found', {
        zh: '没有找到所选的调解组织，请重新选择。',
        en: 'The mediation body chosen was not found; please choose again.',
      });
    const now = await currentInstant(tx);
    const today = civilDateOf(now);
    const receivedOn = filing.receivedOn ?? today;
    if (receivedOn > today || receivedOn < EARLIEST_RECEIPT)
      return refuse('malformed', {
        zh: `收到申请的日期应在${EARLIEST_RECEIPT}至${today}之间。`,
        en: `The day of receipt must lie between ${EARLIEST_RECEIPT} and ${today}.`,
      });
    const untimely = checkLimitationFacts(filing.limitation ?? {}, today);
    if (untimely) return untimely;
    const book = await engine.calendars.now(tx);
    const id = newId();
    const sequence = await nextDisputeNumber(tx);
    const dispute = new DisputeInHand(
      {
        now,
        newestHolidayNotice: book.newest,
        dispute: {
          id,
          number: `${filing.regionCode}-${today.slice(0, 4)}-${String(sequence).padStart(6, '0')}`,
          queryCode: newQueryCode(),
          regionCode: filing.regionCode,
          channel: filing.channel,
          employment: filing.employment,
          narrative: filing.narrative,
          filedOn: today,
          filedAt: now,
          assisted: filing.assisted
            ? { ...filing.assisted, typedBy: { id: person.id, name: person.name } }
            : null,
          stage: '',
          stageSince: now,
          status: 'open',
          rowVersion: 1,
          journalLength: 0,
          journalHead: noEntryYet,
          countedWith: book.newest,
          industry: filing.industry ?? null,
          migrantWorker: filing.migrantWorker ?? null,
          closings: [],
          figuresDigest: null,
        },
        parties: await Promise.all(
          filing.parties.map(async (party, position) => ({
            id: newId(),
            disputeId: id,
            role: party.role,
            kind: party.kind,
            name: party.name.trim(),
            phone: party.phone ?? null,
            identityNumber: party.identityNumber ?? null,
            creditCode: party.creditCode ?? null,
            address: party.address ?? null,
            personId: await personBehind(tx, filing, party, person),
            replacedBy: null,
            position,
          })),
        ),
        claims: filing.claims.map((claim, position) => ({
          id: newId(),
          disputeId: id,
          type: claim.type,
          amountFen: claim.amountFen ?? null,
          detail: claim.detail ?? null,
          position,
        })),
        assignments: (
          [
            ['mediationBody', mediation],
            // Court and commission hold a dispute only from the day on which it comes before them.
            ['court', filing.channel === 'court_pre_filing' ? court : undefined],
          ] as const
        ).flatMap(([role, body]): AssignmentRow[] =>
          body ? [{ disputeId: id, role, holderId: body.id, since: now }] : [],
        ),
        proceedings: [],
        deadlines: [],
        climbed: [],
        tasks: [],
      },
      book.of(filing.regionCode),
      new Registry(tx),
      true,
    );
    enterFiling(dispute, filing, person, {
      receivedOn,
      mediationBodyId: mediation.id,
      courtId: court?.id ?? null,
      commissionId: commission?.id ?? null,
    });
    dispute.traceparent = engine.traceparent();
    beginLifecycle(engine, dispute, {
      filedBy: { personId: person.id, name: person.name },
      mediation: {
        regime: entryRegimeOf(filing.channel),
        online: filing.online ?? false,
        receivedOn,
        bodyKind: mediationBodyKindOf(mediation.kind as OrganisationKind, filing.channel),
        mediationBodyId: mediation.id,
        ...(filing.channel === 'court_pre_filing'
          ? { recordedConsents: consentsAtTheCourt(dispute, filing, receivedOn) }
          : {}),
        ...(filing.proposedMediatorId === undefined ? {} : { proposedMediatorId: filing.proposedMediatorId }),
      },
      ...(court ? { courtId: court.id } : {}),
      ...(commission ? { commissionId: commission.id } : {}),
      ...(filing.limitation ? { limitation: filing.limitation } : {}),
    });
    await checkHolders(dispute);
    count(engine, dispute);
    await writeDispute(tx, dispute.changes);
    await raiseWarnings(tx, [dispute]);
    const { number, queryCode, stage, rowVersion } = dispute.loaded.dispute;
    return { disputeId: id, number, queryCode, stage, rowVersion };
  });
}

/**
 * The application itself is the journal's first entry: what was told and claimed, of whom, when it was received and whose it
 * became cannot be changed unnoticed.
 */
function enterFiling(
  dispute: DisputeInHand,
  filing: Filing,
  person: Person,
  taken: {
    receivedOn: string;
    mediationBodyId: string;
    courtId: string | null;
    commissionId: string | null;
  },
): void {
  const {
    channel,
    employment,
    narrative,
    assisted,
    limitation,
    industry = null,
    migrantWorker = null,
  } = filing;
  const { parties, claims } = dispute.facts();
  const capacity = person.roles.includes('courtClerk')
    ? 'courtClerk'
    : person.roles.includes('intake')
      ? 'intake'
      : 'applicant';
  dispute.remark({
    event: 'FILE_DISPUTE',
    summary: { zh: '提交申请', en: 'file the application' },
    payload: {
      channel,
      employment,
      narrative,
      parties,
      claims,
      assisted: assisted ?? null,
      industry,
      migrantWorker,
      ...(limitation ? { limitation } : {}),
      ...taken,
    },
    by: {
      personId: person.id,
      name: person.name,
      capacity,
      ...(person.organisationId === undefined ? {} : { organisationId: person.organisationId }),
    },
    at: dispute.now,
  });
}

/** The court's clerk has taken down that the applicant freely wants mediation before registration (OP25 item 1). */
const consentsAtTheCourt = (dispute: DisputeInHand, filing: Filing, on: string) =>
  dispute.loaded.parties
    .filter((party) => party.role === 'applicant')
    .map(({ id }) => ({ partyId: id, on, evidence: filing.assisted?.consentEvidence ?? '' }));

/** Who acts for a party: whoever files for themselves, and the registered representative of an employer. */
async function personBehind(
  tx: Tx,
  filing: Filing,
  party: Filing['parties'][number],
  filer: Person,
): Promise<string | null> {
  const own = filing.parties.find((one) => one.role === 'applicant') === party;
  if (own && (filer.roles.includes('worker') || filer.roles.includes('employerAgent'))) return filer.id;
  if (party.creditCode === undefined) return null;
  return (await personSpeakingFor(tx, party.creditCode))?.id ?? null;
}
