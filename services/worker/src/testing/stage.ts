import { type Filing, isRefusal, type Person } from '@dingfen/domain';
import {
  createEngine,
  type Engine,
  type FiledDispute,
  fileDispute,
  raiseEvent,
} from '@dingfen/dispute-engine';
import { noticesOf, type SeenNotice, smallProcedures } from '@dingfen/dispute-engine/testing';
import { createTestDatabase, ensureTemplate } from '@dingfen/local-stack/testing';
import { connect, type Database, migrateToLatest } from '@dingfen/persistence';
import type { ProcedureRegistry } from '@dingfen/procedure-kit';

const worker: Person = { id: 'worker', name: '甲（虚构）', roles: ['worker'] };
const intake: Person = {
  id: 'intake',
  name: '登记员（虚构）',
  roles: ['intake'],
  organisationId: 'centre',
};

const filing: Filing = {
  channel: 'online',
  employment: 'standard',
  regionCode: '451300',
  narrative: '三个月工资未付。',
  parties: [
    { role: 'applicant', kind: 'worker', name: '甲（虚构）', phone: '10000000001' },
    { role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）', phone: '10000000002' },
  ],
  claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
};

/** A database with one mediation centre, and the acts the specs need, done through the engine as any service does them. */
export interface Stage {
  url: string;
  /** What is filed, as a form has it. */
  filing: Filing;
  db: Database;
  engine: Engine;
  /** Files a dispute; its mediation must be accepted within three working days. */
  file(through?: Engine): Promise<FiledDispute>;
  /** Files and accepts: the 30 days run. */
  fileAndAccept(): Promise<FiledDispute>;
  act(disputeId: string, event: string): ReturnType<typeof raiseEvent>;
  journal(
    disputeId: string,
  ): Promise<{ seq: number; event: string; summary: { zh: string }; at: string; capacity: string }[]>;
  deadlines(disputeId: string): Promise<{ id: string; status: string; claimedUntil: string | null }[]>;
  notices(disputeId: string): Promise<SeenNotice[]>;
  outbox(disputeId: string): Promise<{ id: string; relayedAt: string | null; claimedUntil: string | null }[]>;
  inbox(disputeId: string): Promise<{ id: string; message: string; recipientId: string }[]>;
  stageOf(disputeId: string): Promise<string>;
  /** Takes every claim away, as the end of its lease does. */
  endLeases(): Promise<void>;
  close(): Promise<void>;
}

export async function setStage(procedures: ProcedureRegistry = smallProcedures()): Promise<Stage> {
  const database = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  const db = connect(database.url);
  const engine = createEngine({ db, procedures });
  await db
    .insertInto('organisation')
    .values({
      id: 'centre',
      kind: 'mediationCentre',
      name: '示例联动调处中心',
      parentId: null,
      regionCode: '451300',
      ancestry: ['centre'],
    })
    .execute();
  await db
    .insertInto('person')
    .values(
      [worker, intake].map(({ organisationId = null, roles, ...one }) => ({
        ...one,
        roles: [...roles],
        represents: [],
        organisationId,
      })),
    )
    .execute();
  let keys = 0;
  const key = () => ({ idempotencyKey: `key-${++keys}` });

  const stage: Stage = {
    url: database.url,
    filing,
    db,
    engine,
    async file(through = engine) {
      const filed = await fileDispute(through, worker, filing, key());
      if (isRefusal(filed)) throw new Error(filed.detail.en);
      return filed;
    },
    async fileAndAccept() {
      const filed = await stage.file();
      const accepted = await stage.act(filed.disputeId, 'ACCEPT');
      if (isRefusal(accepted)) throw new Error(accepted.detail.en);
      return filed;
    },
    async act(disputeId, event) {
      const { id: proceedingId } = await db
        .selectFrom('proceeding')
        .select('id')
        .where('disputeId', '=', disputeId)
        .where('procedure', '=', 'mediation')
        .executeTakeFirstOrThrow();
      return raiseEvent(engine, intake, { disputeId, proceedingId, event, payload: {}, ...key() });
    },
    journal: (id) =>
      db.selectFrom('journalEntry').selectAll().where('disputeId', '=', id).orderBy('seq').execute(),
    deadlines: (id) =>
      db.selectFrom('deadline').selectAll().where('disputeId', '=', id).orderBy('dueAt').execute(),
    notices: (id) => noticesOf(db, id),
    outbox: (id) => db.selectFrom('outbox').selectAll().where('disputeId', '=', id).execute(),
    inbox: (id) => db.selectFrom('notification').selectAll().where('disputeId', '=', id).execute(),
    async stageOf(id) {
      return (await db.selectFrom('dispute').select('stage').where('id', '=', id).executeTakeFirstOrThrow())
        .stage;
    },
    async endLeases() {
      const over = { claimedUntil: '2000-01-01T00:00:00Z' };
      await db.updateTable('deadline').set(over).where('claimedUntil', 'is not', null).execute();
      await db
        .updateTable('deadline')
        .set({ noticeClaimedUntil: over.claimedUntil })
        .where('noticeClaimedUntil', 'is not', null)
        .execute();
      await db.updateTable('supervisionOrder').set(over).where('claimedUntil', 'is not', null).execute();
      await db.updateTable('outbox').set(over).where('claimedUntil', 'is not', null).execute();
    },
    async close() {
      await db.destroy();
      await database.drop();
    },
  };
  return stage;
}
