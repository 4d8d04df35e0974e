import {
  createEngine,
  type Engine,
  fileDispute,
  raiseEvent,
  registryCompletions,
} from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { type Filing, isRefusal, type Person } from '@dingfen/domain';
import { createTestDatabase, ensureTemplate } from '@dingfen/local-stack/testing';
import { connect, type Database, migrateToLatest, standClockAt } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';

export const worker: Person = { id: 'worker', name: '甲（虚构）', roles: ['worker'] };
const intake: Person = {
  id: 'intake',
  name: '登记员（虚构）',
  roles: ['intake'],
  organisationId: 'centre',
};
export const mediator: Person = {
  id: 'mediator',
  name: '调解员（虚构）',
  roles: ['mediator'],
  organisationId: 'centre',
};

export const filing = (narrative: string): Filing => ({
  channel: 'online',
  employment: 'standard',
  regionCode: '451300',
  narrative,
  parties: [
    { role: 'applicant', kind: 'worker', name: '甲（虚构）' },
    { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）' },
  ],
  claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
});

export interface SmallWorld {
  url: string;
  db: Database;
  engine: Engine;
  /** Another process's stand-in: an engine on connections of its own. */
  anotherEngine(): Engine;
  leave(): Promise<void>;
}

export const engineOn = (db: Database): Engine =>
  createEngine({ db, procedures: registry(procedures), stageOf, completions: registryCompletions });

/** A database of the run with one mediation centre and three people, and the engine as the services have it. */
export async function smallWorld(): Promise<SmallWorld> {
  const test = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  return settle(test.url, test.drop);
}

/** The same in any database that is migrated and empty. */
export async function settle(
  url: string,
  drop = (): Promise<void> => Promise.resolve(),
): Promise<SmallWorld> {
  const opened = [connect(url, { size: 8 })];
  const [db] = opened as [Database];
  await db
    .insertInto('organisation')
    .values({
      id: 'centre',
      kind: 'mediationCentre',
      name: '示例中心',
      parentId: null,
      regionCode: '451300',
      ancestry: ['centre'],
    })
    .execute();
  await db
    .insertInto('person')
    .values(
      [worker, intake, mediator].map(({ organisationId, ...one }) => ({
        ...one,
        roles: [...one.roles],
        represents: [],
        organisationId: organisationId ?? null,
      })),
    )
    .execute();
  await db
    .insertInto('mediator')
    .values({
      personId: 'mediator',
      organisationId: 'centre',
      skills: [],
      languages: [],
      rosterActive: true,
      accepting: true,
      maxLoad: 100,
      declaredRelations: [],
    })
    .execute();
  await standClockAt(db, '2026-03-02T02:00:00Z');
  return {
    url,
    db,
    engine: engineOn(db),
    anotherEngine() {
      const other = connect(url, { size: 8 });
      opened.push(other);
      return engineOn(other);
    },
    leave: async () => {
      await Promise.all(opened.map((one) => one.destroy()));
      await drop();
    },
  };
}

/** The steps that take a filed dispute into mediation: who does what. */
export const intoMediation = (respondentId: string): [Person, string, Record<string, unknown>][] => [
  [intake, 'PASS_SCREENING', { identitiesChecked: true, registrationChecked: true }],
  [intake, 'CONSENT', { partyId: respondentId, evidence: '电话录音1' }],
  [intake, 'ASSIGN', { mediatorId: 'mediator' }],
  [mediator, 'ACCEPT_ASSIGNMENT', {}],
];

/** Ids of a dispute that has just been filed. */
export async function idsOf(db: Database, disputeId: string) {
  const { id: proceedingId } = await db
    .selectFrom('proceeding')
    .select('id')
    .where('disputeId', '=', disputeId)
    .where('procedure', '=', 'mediation')
    .executeTakeFirstOrThrow();
  const { id: respondentId } = await db
    .selectFrom('party')
    .select('id')
    .where('disputeId', '=', disputeId)
    .where('role', '=', 'respondent')
    .executeTakeFirstOrThrow();
  return { disputeId, proceedingId, respondentId };
}

/** Files a dispute and takes it as far into mediation as `steps` go. `name` tells its keys from those of others. */
export async function underMediation(
  { engine, db }: SmallWorld,
  name: string,
  steps = Infinity,
): Promise<string> {
  const key = (what: string) => ({ idempotencyKey: `${name}-${what}` });
  const filed = await fileDispute(engine, worker, filing('三个月工资未付。'), key('filing'));
  if (isRefusal(filed)) throw new Error(filed.detail.en);
  const { disputeId, proceedingId, respondentId } = await idsOf(db, filed.disputeId);
  for (const [person, event, payload] of intoMediation(respondentId).slice(0, steps)) {
    const done = await raiseEvent(engine, person, { disputeId, proceedingId, event, payload, ...key(event) });
    if (isRefusal(done)) throw new Error(done.detail.en);
  }
  return disputeId;
}
