import type { Text } from '@dingfen/legal-calendar';

const kinds = {
  intermediateCourt: { zh: '中级人民法院', en: 'intermediate people’s court' },
  basicCourt: { zh: '基层人民法院', en: 'basic people’s court' },
  tribunal: { zh: '人民法庭', en: 'people’s tribunal' },
  tradeUnion: { zh: '总工会', en: 'federation of trade unions' },
  hrss: { zh: '人力资源和社会保障局', en: 'human-resources-and-social-security bureau' },
  arbitrationCommission: { zh: '劳动人事争议仲裁委员会', en: 'labour-dispute arbitration commission' },
  mediationCentre: { zh: '联动调处中心', en: 'joint mediation centre' },
  mediationStudio: { zh: '联动调处工作室', en: 'mediation studio' },
  legalServiceStation: { zh: '法律服务站', en: 'legal service station' },
  mediationOrganisation: { zh: '调解组织', en: 'mediation organisation' },
  enterpriseCommittee: { zh: '企业劳动争议调解委员会', en: 'enterprise mediation committee' },
} as const satisfies Record<string, Text>;

export type OrganisationKind = keyof typeof kinds;
export const organisationKinds = Object.keys(kinds) as readonly OrganisationKind[];
export const describeOrganisationKind = (kind: OrganisationKind): Text => kinds[kind];

/** A body that takes part: court, trade union, HRSS bureau or partner. `parentId` makes the tree by which supervisors look down. */
export interface Organisation {
  id: string;
  kind: OrganisationKind;
  name: string;
  parentId?: string;
  /** Division code of the place it serves, e.g. 451300 for 来宾. */
  regionCode: string;
}

const mediating: readonly OrganisationKind[] = [
  'mediationCentre',
  'mediationStudio',
  'legalServiceStation',
  'mediationOrganisation',
  'enterpriseCommittee',
];

const courts: readonly OrganisationKind[] = ['intermediateCourt', 'basicCourt', 'tribunal'];
export const isCourt = (kind: string): boolean => (courts as readonly string[]).includes(kind);

/** Whether a body of this kind mediates (rulebook 1.1). */
export const isMediationBody = (kind: string): boolean => (mediating as readonly string[]).includes(kind);
