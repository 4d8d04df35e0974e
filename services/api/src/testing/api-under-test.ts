import { createEngine, type Engine, registryCompletions } from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import type { LocalRules } from '@dingfen/legal-basis';
import { createTestDatabase, ensureTemplate } from '@dingfen/local-stack/testing';
import type { Tariff } from '@dingfen/metrics';
import { createLogger, type Logger } from '@dingfen/observability';
import { connect, type Database, migrateToLatest, standClockAt } from '@dingfen/persistence';
import { registry } from '@dingfen/procedure-kit';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { buildApi } from '../app.ts';
import { localIdentity } from '../identity.ts';
import type { Api } from '../schemas.ts';
import { documentedAnswers } from './documented-answers.ts';

/** A Friday morning in Guangxi, well inside the calendars. */
const FRIDAY = '2025-09-05T02:00:00Z';

/** Well-formed, and nobody's. */
const FACTORY_CODE = '91451302000000000U';

const organisations = [
  { id: 'city', kind: 'tradeUnion', name: '示例市总工会', parentId: null },
  { id: 'centre', kind: 'mediationCentre', name: '示例联动调处中心', parentId: 'city' },
  { id: 'court', kind: 'basicCourt', name: '示例区人民法院', parentId: null },
  { id: 'commission', kind: 'arbitrationCommission', name: '示例仲裁委', parentId: null },
  {
    id: 'elsewhere',
    kind: 'mediationCentre',
    name: '他处联动调处中心',
    parentId: null,
    regionCode: '451399',
  },
];

const people = [
  { id: 'wei', name: '韦某（虚构）', roles: ['worker'] },
  { id: 'qin', name: '覃某（虚构）', roles: ['worker'] },
  { id: 'agent', name: '罗某（虚构）', roles: ['employerAgent'], represents: [FACTORY_CODE] },
  { id: 'intake', name: '登记员（虚构）', roles: ['intake'], organisationId: 'centre' },
  { id: 'mediator', name: '调解员（虚构）', roles: ['mediator'], organisationId: 'centre' },
  { id: 'clerk', name: '立案员（虚构）', roles: ['courtClerk'], organisationId: 'court' },
  { id: 'supervisor', name: '督导员（虚构）', roles: ['supervisor'], organisationId: 'city' },
  { id: 'other-intake', name: '他处登记员（虚构）', roles: ['intake'], organisationId: 'elsewhere' },
] as const satisfies readonly {
  id: string;
  name: string;
  roles: string[];
  organisationId?: string;
  represents?: string[];
}[];

export type Who = (typeof people)[number]['id'];

export interface Asking {
  as?: Who;
  body?: unknown;
  key?: string;
  headers?: Record<string, string>;
}

/** The service over a database of its own, with people of every role. Closed when the block it was made in ends. */
export interface ApiUnderTest extends AsyncDisposable {
  app: Api;
  db: Database;
  engine: Engine;
  databaseUrl: string;
  get(url: string, asking?: Asking): Promise<LightMyRequestResponse>;
  post(url: string, asking?: Asking): Promise<LightMyRequestResponse>;
  token(who: Who): Promise<string>;
}

async function seed(db: Database): Promise<void> {
  await db
    .insertInto('organisation')
    .values(
      organisations.map((one) => ({
        regionCode: '451302',
        ...one,
        ancestry: one.parentId === null ? [one.id] : [one.id, one.parentId],
      })),
    )
    .execute();
  await db
    .insertInto('person')
    .values(people.map((one) => ({ organisationId: null, represents: [], ...one, roles: [...one.roles] })))
    .execute();
  await db
    .insertInto('mediator')
    .values({
      personId: 'mediator',
      organisationId: 'centre',
      skills: ['wages'],
      languages: ['zhuang'],
      rosterActive: true,
      accepting: true,
      maxLoad: 30,
      declaredRelations: [],
    })
    .execute();
  await standClockAt(db, FRIDAY);
}

const silent = createLogger({ name: 'api', level: 'silent' });

export async function apiUnderTest({
  local = true,
  logger = silent,
  localRules = {},
  tariffs = [],
}: {
  local?: boolean;
  logger?: Logger;
  /** What the deployment has configured. */
  localRules?: LocalRules;
  tariffs?: readonly Tariff[];
} = {}): Promise<ApiUnderTest> {
  const database = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  const db = connect(database.url, { size: 12 });
  await seed(db);
  const engine = createEngine({
    db,
    procedures: registry(procedures),
    stageOf,
    completions: registryCompletions,
    localRules,
    tariffs,
  });
  const identity = localIdentity(new TextEncoder().encode('a secret that only this test knows'));
  const app = await buildApi({ engine, logger, ...(local ? { local: identity } : { identity }) });
  await app.ready();
  const check = documentedAnswers(app);

  let keys = 0;
  const ask = async (method: 'GET' | 'POST', url: string, { as, body, key, headers }: Asking = {}) => {
    const token = as === undefined ? undefined : (await identity.signIn(as)).token;
    const answer = await app.inject({
      method,
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'POST' ? { 'idempotency-key': key ?? `test-key-${++keys}` } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> }),
    });
    check(method, url, answer);
    return answer;
  };
  return {
    app,
    db,
    engine,
    databaseUrl: database.url,
    get: (url, asking) => ask('GET', url, asking),
    post: (url, asking) => ask('POST', url, asking),
    token: async (who) => (await identity.signIn(who)).token,
    async [Symbol.asyncDispose]() {
      await app.close();
      await db.destroy();
      await database.drop();
    },
  };
}

/** A worker's claim for unpaid wages, filed online; parts can be replaced. */
export const wageClaim = (more: object = {}) => ({
  channel: 'online',
  employment: 'standard',
  regionCode: '451302',
  narrative: '三个月工资未付。',
  parties: [
    { role: 'applicant', kind: 'worker', name: '韦某（虚构）', phone: '10000000001' },
    {
      role: 'respondent',
      kind: 'employer',
      name: '示例家具厂（虚构）',
      phone: '10000000002',
      creditCode: FACTORY_CODE,
    },
  ],
  claims: [{ type: 'wage_arrears', amountFen: 1_234_567 }],
  ...more,
});

export interface Filed {
  disputeId: string;
  number: string;
  queryCode: string;
  rowVersion: number;
}

export async function fileWageClaim(api: ApiUnderTest, more: object = {}, as: Who = 'wei'): Promise<Filed> {
  const answer = await api.post('/v1/disputes', { as, body: wageClaim(more) });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<Filed>();
}

/** Where the mediation of a dispute takes events. */
export async function mediationOf(api: ApiUnderTest, disputeId: string): Promise<string> {
  const { proceedings } = (await api.get(`/v1/disputes/${disputeId}`, { as: 'intake' })).json<{
    proceedings: { id: string; procedure: string }[];
  }>();
  const mediation = proceedings.find((one) => one.procedure === 'mediation');
  if (!mediation) throw new Error('no mediation was opened');
  return `/v1/disputes/${disputeId}/proceedings/${mediation.id}/mediation`;
}

/** What is answered of a settlement against which nothing speaks. */
export const fairSettlement = {
  waivesSocialInsurance: false,
  belowMinimumWage: false,
  depositOrDocumentTerms: false,
  workInjuryUnassessed: false,
  workInjuryGapAcknowledged: false,
  blanketRelease: false,
  listedHeads: [],
  bindsNonSigner: false,
  confirmsRelationship: false,
  representedConsentMissing: false,
  minorWithoutAgent: false,
  waivesLimitation: false,
};
