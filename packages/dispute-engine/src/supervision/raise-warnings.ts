import {
  findingsAbout,
  findingsAboutMediator,
  stepOf,
  findingAboutBody,
  type WarningFinding,
  warningRulesOn,
  type WarningSubject,
  windowOf,
} from '@dingfen/domain';
import { addDays, civilDateOf } from '@dingfen/legal-calendar';
import {
  bodiesOfCases,
  casesAgainstRespondentsOf,
  overdueOfMediator,
  putInOutbox,
  repliesToBody,
  type Tx,
  warningsAbout,
  type WarningWithCases,
  writeWarning,
} from '@dingfen/persistence';
import type { DisputeInHand } from '../in-hand.ts';
import { messageTo, supervisorsOf, systemHand } from './order-record.ts';
import { newId } from '../new-id.ts';

interface About {
  kind: WarningSubject;
  /** All by which the subject may be known; the first names a new warning. */
  keys: readonly string[];
  name: string;
}

/**
 * Raises what warnings acts make true, in their own transaction and after what they wrote: a filing or a change of parties may
 * concern a respondent, a duty that has just become overdue the mediator in charge, a mediation that failed its body. Mediators
 * and bodies are looked at once for all acts, in the order of their ids: each is locked, and nobody must wait for each other.
 */
export async function raiseWarnings(tx: Tx, disputes: readonly DisputeInHand[]): Promise<void> {
  for (const dispute of disputes)
    if (dispute.changes.parties.some((party) => party.role === 'respondent'))
      await aboutRespondents(tx, dispute);
  const late = new Map(
    disputes.flatMap((dispute): [string, DisputeInHand][] => {
      const mediator = dispute.holderOfRole('mediator');
      const newlyOverdue = dispute.changes.deadlines.some(
        (one) => one.status === 'breached' && one.firedAt === dispute.now,
      );
      return mediator !== undefined && newlyOverdue ? [[mediator, dispute]] : [];
    }),
  );
  for (const mediator of [...late.keys()].toSorted())
    await aboutMediator(tx, late.get(mediator) as DisputeInHand, mediator);
  const failed = new Map(
    disputes.flatMap((dispute) =>
      bodiesWithoutAgreement(dispute).map((body): [string, DisputeInHand] => [body, dispute]),
    ),
  );
  for (const body of [...failed.keys()].toSorted())
    await aboutBody(tx, failed.get(body) as DisputeInHand, body);
}

/** The bodies of mediations that have just been counted as ended without an agreement: it is then certain who never replied. */
function bodiesWithoutAgreement({ changes: { figures } }: DisputeInHand): string[] {
  if (!figures) return [];
  return ('came' in figures ? figures.came : figures.entries)
    .filter(({ measure, extra }) => measure === 'mediation.concluded' && extra !== 'agreement')
    .map(({ organisationId }) => organisationId);
}

async function aboutRespondents(tx: Tx, dispute: DisputeInHand): Promise<void> {
  const on = civilDateOf(dispute.now);
  const longest = Math.max(0, ...warningRulesOn('respondent', on).map((rule) => rule.windowDays));
  if (longest === 0) return;
  for (const { keys, name, cases } of await casesAgainstRespondentsOf(tx, dispute.id, addDays(on, -longest)))
    for (const finding of findingsAbout(cases, on))
      await record(tx, dispute, finding, { kind: 'respondent', keys, name });
}

async function aboutMediator(tx: Tx, dispute: DisputeInHand, personId: string): Promise<void> {
  const on = civilDateOf(dispute.now);
  if (warningRulesOn('mediator', on).length === 0) return;
  const { name, inHand, overdue } = await overdueOfMediator(tx, personId);
  for (const finding of findingsAboutMediator({ inHand, overdue }, on))
    await record(tx, dispute, finding, { kind: 'mediator', keys: [`mediator:${personId}`], name });
}

async function aboutBody(tx: Tx, dispute: DisputeInHand, organisationId: string): Promise<void> {
  const on = civilDateOf(dispute.now);
  for (const rule of warningRulesOn('body', on)) {
    const { name, ...replies } = await repliesToBody(tx, organisationId, windowOf(rule, on));
    const finding = findingAboutBody(rule, replies, on);
    if (finding) await record(tx, dispute, finding, { kind: 'body', keys: [`body:${organisationId}`], name });
  }
}

async function record(
  tx: Tx,
  { now }: DisputeInHand,
  finding: WarningFinding,
  { kind, keys, name }: About,
): Promise<void> {
  const { rule, numbers } = finding;
  const known = await warningsAbout(tx, rule.id, keys);
  const step = stepOf(finding, known);
  if (!step) return;
  const former = step.step === 'RAISE' ? undefined : known.find((one) => one.id === step.id);
  const warning = {
    ...(former ? rowOf(former) : { id: newId(), raisedAt: now, subjectKey: keys[0] as string }),
    ruleId: rule.id,
    ruleVersion: rule.version,
    subjectKind: kind,
    subjectName: name,
    status: 'open' as const,
    numbers,
    grownAt: now,
    dismissedAt: null,
    rowVersion: (former?.rowVersion ?? 0) + 1,
  };
  const event = {
    warningId: warning.id,
    seq: warning.rowVersion,
    step: step.step,
    actorId: systemHand.id,
    actorName: systemHand.name,
    organisationId: null,
    note: null,
    payload: { numbers, disputeIds: step.disputeIds },
    at: now,
  };
  await writeWarning(tx, warning, event, step.disputeIds);
  if (step.step === 'JOIN') return;
  // Each body's supervisors are told under a case of their own, so that nobody learns of another county's.
  const text = {
    zh: `预警“${rule.name.zh}”：${name}，请查看并处理。`,
    en: `Warning “${rule.name.en}”: ${name}; please look at it.`,
  };
  await putInOutbox(
    tx,
    (await bodiesOfCases(tx, finding.disputeIds)).map(({ organisationId, disputeId }) =>
      messageTo(supervisorsOf(organisationId), disputeId, `warning.${step.step}`, text, now),
    ),
  );
}

function rowOf({ disputeIds: _disputeIds, ...row }: WarningWithCases) {
  return row;
}
