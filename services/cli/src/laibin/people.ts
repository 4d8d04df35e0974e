import type { Role } from '@dingfen/domain';
import type { Text } from '@dingfen/legal-calendar';
import { employers } from './employers.ts';
import { city, organisationId, organisations, type OrganisationInTree } from './organisations.ts';
import { dice } from './random.ts';

export interface SeededPerson {
  id: string;
  name: string;
  organisationId: string | null;
  roles: Role[];
  /** Credit codes of the employers the person may speak for. */
  represents: string[];
}

export interface SeededMediator {
  personId: string;
  organisationId: string;
  skills: string[];
  languages: string[];
  maxLoad: number;
}

export interface DemoPerson extends SeededPerson {
  title: Text;
  sees: Text;
}

/** Where the demonstration's desks stand: the trade union's studio, the court and the commission of 兴宾区. */
export const demoRegion = '451302';
export const demoStudio = organisationId('studio-union', demoRegion);
const demoCourt = organisationId('court', demoRegion);
const demoCommission = organisationId('commission', demoRegion);
const cityUnion = organisationId('union', city.code);

const demoPerson = (
  id: string,
  name: string,
  role: Role,
  organisation: string | null,
  title: Text,
  sees: Text,
): DemoPerson => ({
  id,
  name: `${name}（虚构）`,
  organisationId: organisation,
  roles: [role],
  represents: [],
  title,
  sees,
});
const ownFile: Text = { zh: '自己的争议', en: 'their own disputes' };
const studioFiles: Text = { zh: '兴宾区总工会工作室的争议', en: 'disputes at the union studio' };
const courtFiles: Text = { zh: '兴宾区法院的争议', en: 'disputes before the district court' };
const commissionFiles: Text = { zh: '兴宾区仲裁委的争议', en: 'disputes before the commission' };

/** Fixed people to sign in as. Nobody else of the world needs to be known by id. */
export const demoPeople: readonly DemoPerson[] = [
  demoPerson('demo-worker-wei', '韦某某', 'worker', null, { zh: '劳动者', en: 'worker' }, ownFile),
  {
    ...demoPerson(
      'demo-employer',
      '莫某成',
      'employerAgent',
      null,
      { zh: '单位代理人', en: 'employer’s agent' },
      ownFile,
    ),
    represents: [employers[0]?.creditCode ?? ''],
  },
  demoPerson(
    'demo-clerk',
    '覃某芳',
    'intake',
    demoStudio,
    { zh: '登记人员', en: 'intake officer' },
    studioFiles,
  ),
  demoPerson(
    'demo-mediator',
    '黄某兰',
    'mediator',
    demoStudio,
    { zh: '调解员', en: 'mediator' },
    { zh: '承办和待接受的争议', en: 'disputes in hand or offered' },
  ),
  demoPerson(
    'demo-unit-head',
    '蓝某山',
    'unitHead',
    demoStudio,
    { zh: '机构负责人', en: 'head of the body' },
    studioFiles,
  ),
  demoPerson(
    'demo-supervisor',
    '罗某明',
    'supervisor',
    cityUnion,
    { zh: '监督人员', en: 'supervisor' },
    { zh: '全市调解', en: 'every mediation body of the city' },
  ),
  demoPerson(
    'demo-court-clerk',
    '陆某云',
    'courtClerk',
    demoCourt,
    { zh: '立案人员', en: 'court filing clerk' },
    courtFiles,
  ),
  demoPerson('demo-judge', '梁某正', 'judge', demoCourt, { zh: '法官', en: 'judge' }, courtFiles),
  demoPerson(
    'demo-president',
    '农某平',
    'courtPresident',
    demoCourt,
    { zh: '院长', en: 'president of the court' },
    courtFiles,
  ),
  demoPerson(
    'demo-commission',
    '石某清',
    'commissionOfficer',
    demoCommission,
    { zh: '仲裁委工作人员', en: 'commission officer' },
    commissionFiles,
  ),
  demoPerson(
    'demo-director',
    '谭某和',
    'commissionDirector',
    demoCommission,
    { zh: '仲裁委主任', en: 'director of the commission' },
    commissionFiles,
  ),
];

const surnames = Array.from('韦覃黄莫蓝罗陆梁农石谭廖潘卢蒙樊甘周李陈吴何张杨邓曾林');
const givenNames = Array.from(
  '安邦宁远清和明达文武德善信义仁勇华国兴建春秋夏冬山川江河云霞梅兰竹菊松柏桂荣英秀玉珍金银',
);

/** Names that plainly belong to nobody: every one has 某 in the middle. */
function nameMaker(): () => string {
  let number = 0;
  return () => {
    const family = number % surnames.length;
    const given = (Math.floor(number / surnames.length) + family * 5) % givenNames.length;
    number += 1;
    return `${surnames[family]}某${givenNames[given]}`;
  };
}

/** Who works where: the roles of each kind of body, one list per person. */
const staffOf: Partial<Record<OrganisationInTree['kind'], readonly (readonly Role[])[]>> = {
  intermediateCourt: [['courtClerk'], ['judge'], ['judge'], ['courtPresident'], ['supervisor']],
  basicCourt: [['courtClerk'], ['courtClerk'], ['judge'], ['judge'], ['judge'], ['courtPresident']],
  tribunal: [['courtClerk', 'judge']],
  tradeUnion: [['supervisor']],
  hrss: [['supervisor']],
  arbitrationCommission: [['commissionOfficer'], ['commissionOfficer'], ['commissionDirector']],
  mediationCentre: [['intake'], ['intake'], ['unitHead'], ['supervisor']],
  mediationStudio: [['intake'], ['unitHead']],
  legalServiceStation: [['intake', 'unitHead']],
  mediationOrganisation: [['intake', 'unitHead']],
  enterpriseCommittee: [['intake', 'unitHead']],
};

/** How many mediators a body of a kind has; 88 of the 98 organisations have one, which makes 228. */
const mediatorsOf: Partial<Record<OrganisationInTree['kind'], number>> = {
  mediationCentre: 6,
  mediationStudio: 3,
  legalServiceStation: 2,
  enterpriseCommittee: 1,
  mediationOrganisation: 1,
};
const MEDIATORS = 228;
/** Farmer-workers, riders and others who file for themselves. */
const WORKERS = 60;

const skills = ['wages', 'termination', 'injury', 'insurance', 'platform'] as const;
const otherLanguages = ['壮语', '粤语', '桂柳话', '客家话', '瑶语', '手语'] as const;

export interface Population {
  people: SeededPerson[];
  mediators: SeededMediator[];
}

/** Everybody of the demonstration world: the same people under the same ids at every seeding. */
export function population(): Population {
  const roll = dice(451_300);
  const nextName = nameMaker();
  const people: SeededPerson[] = demoPeople.map(({ id, name, organisationId: body, roles, represents }) => ({
    id,
    name,
    organisationId: body,
    roles,
    represents,
  }));
  const mediators: SeededMediator[] = [];
  const add = (
    id: string,
    organisation: string | null,
    roles: readonly Role[],
    represents: string[] = [],
  ): void => {
    people.push({ id, name: nextName(), organisationId: organisation, roles: [...roles], represents });
  };
  for (const { id, kind } of organisations()) {
    for (const [index, roles] of (staffOf[kind] ?? []).entries()) add(`staff-${id}-${index + 1}`, id, roles);
    for (let index = 0; index < (mediatorsOf[kind] ?? 0) && mediators.length < MEDIATORS; index += 1) {
      const isDemo = id === demoStudio && index === 0;
      const personId = isDemo ? 'demo-mediator' : `mediator-${String(mediators.length + 1).padStart(3, '0')}`;
      if (!isDemo) add(personId, id, ['mediator']);
      mediators.push({ personId, organisationId: id, ...competenceOf(isDemo ? 0 : mediators.length, roll) });
    }
  }
  employers
    .slice(1)
    .forEach(({ creditCode }, index) => add(`agent-${index + 2}`, null, ['employerAgent'], [creditCode]));
  for (let index = 1; index <= WORKERS; index += 1) add(`worker-${index}`, null, ['worker']);
  return { people, mediators };
}

function competenceOf(
  number: number,
  roll: ReturnType<typeof dice>,
): Pick<SeededMediator, 'skills' | 'languages' | 'maxLoad'> {
  if (number === 0)
    return { skills: ['wages', 'insurance', 'injury'], languages: ['普通话', '壮语', '桂柳话'], maxLoad: 40 };
  const first = skills[number % skills.length] as string;
  const second = roll.pick(skills);
  const language = roll.pick(otherLanguages);
  return {
    skills: first === second ? [first] : [first, second],
    languages: roll.next() < 0.75 ? ['普通话', language] : ['普通话'],
    maxLoad: 10 * roll.between(2, 4),
  };
}
