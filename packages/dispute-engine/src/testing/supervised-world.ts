import { type Filing, isRefusal, type Person, type Refusal } from '@dingfen/domain';
import { createTestDatabase, ensureTemplate } from '@dingfen/local-stack/testing';
import { connect, type Database, migrateToLatest } from '@dingfen/persistence';
import { createEngine, type Engine } from '../engine.ts';
import { type FiledDispute, fileDispute } from '../file-dispute.ts';
import { smallProcedures } from './small-procedures.ts';

const place = (
  id: string,
  kind: string,
  parentId: string | null,
  regionCode: string,
  ancestry: string[],
) => ({
  id,
  kind,
  name: `示例${id}（虚构）`,
  parentId,
  regionCode,
  ancestry: [...ancestry, id],
});
const organisations = [
  place('province', 'tradeUnion', null, '450000', []),
  place('city', 'tradeUnion', 'province', '451300', ['province']),
  place('county', 'tradeUnion', 'city', '451302', ['province', 'city']),
  place('centre', 'mediationCentre', 'county', '451302', ['province', 'city', 'county']),
  place('far-county', 'tradeUnion', 'city', '451321', ['province', 'city']),
  place('far-centre', 'mediationCentre', 'far-county', '451321', ['province', 'city', 'far-county']),
];

const named = (id: string, roles: Person['roles'], organisationId?: string): Person => ({
  id,
  name: `${id}（虚构）`,
  roles,
  ...(organisationId === undefined ? {} : { organisationId }),
});
/** Everybody of the supervised world: two counties under a city under a province, with a mediation centre each. */
export const people = {
  worker: named('worker', ['worker']),
  intake: named('intake', ['intake'], 'centre'),
  head: named('head', ['unitHead'], 'centre'),
  mediator: named('mediator', ['mediator'], 'centre'),
  county: named('county-supervisor', ['supervisor'], 'county'),
  county2: named('county-supervisor-2', ['supervisor'], 'county'),
  city: named('city-supervisor', ['supervisor'], 'city'),
  far: named('far-supervisor', ['supervisor'], 'far-county'),
  farHead: named('far-head', ['unitHead'], 'far-centre'),
} as const satisfies Record<string, Person>;

const filing: Filing = {
  channel: 'online',
  employment: 'standard',
  regionCode: '451302',
  narrative: '三个月工资未付。',
  parties: [],
  claims: [{ type: 'wage_arrears', amountFen: 1_200_000 }],
};

export interface SupervisedWorld extends AsyncDisposable {
  url: string;
  db: Database;
  engine: Engine;
  key(): { idempotencyKey: string };
  /** Files a wage dispute in the first county, or as the parts say; `respondent` is its name. */
  file(respondent?: string, more?: Partial<Filing>, creditCode?: string): Promise<FiledDispute>;
}

/** The answer of an act that must succeed. */
export function must<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.detail.en);
  return answer;
}

/** A database of its own with the supervised world and the small procedures. */
export async function supervisedWorld(): Promise<SupervisedWorld> {
  const database = await createTestDatabase({
    template: await ensureTemplate('migrated', async (url) => void (await migrateToLatest(url))),
  });
  const db = connect(database.url, { size: 20 });
  await db.insertInto('organisation').values(organisations).execute();
  await db
    .insertInto('person')
    .values(
      Object.values<Person>(people).map(({ organisationId = null, roles, ...one }) => ({
        ...one,
        roles: [...roles],
        represents: [],
        organisationId,
      })),
    )
    .execute();
  const engine = createEngine({ db, procedures: smallProcedures() });
  let keys = 0;
  const key = () => ({ idempotencyKey: `supervised-${++keys}` });
  return {
    url: database.url,
    db,
    engine,
    key,
    async file(respondent = '示例家具厂（虚构）', more = {}, creditCode) {
      const parties: Filing['parties'] = [
        { role: 'applicant', kind: 'worker', name: '甲（虚构）', phone: '10000000001' },
        {
          role: 'respondent',
          kind: 'employer',
          name: respondent,
          ...(creditCode === undefined ? {} : { creditCode }),
        },
      ];
      return must(await fileDispute(engine, people.worker, { ...filing, parties, ...more }, key()));
    },
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await database.drop();
    },
  };
}
