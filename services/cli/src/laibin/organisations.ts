import type { Organisation, OrganisationKind } from '@dingfen/domain';

export interface Place {
  code: string;
  name: string;
  /** People's tribunals of the county's court. */
  tribunals: number;
  stations: number;
}

export const city: Place = { code: '451300', name: '来宾市', tribunals: 0, stations: 1 };

/** The counties of 来宾, with how the 19 tribunals and 25 stations are spread over them. */
export const counties: readonly Place[] = [
  { code: '451302', name: '兴宾区', tribunals: 5, stations: 6 },
  { code: '451321', name: '忻城县', tribunals: 3, stations: 4 },
  { code: '451322', name: '象州县', tribunals: 3, stations: 4 },
  { code: '451323', name: '武宣县', tribunals: 3, stations: 4 },
  { code: '451324', name: '金秀瑶族自治县', tribunals: 2, stations: 3 },
  { code: '451381', name: '合山市', tribunals: 3, stations: 3 },
];

const ORGANISATIONS_PER_PLACE = 14;
const ordinals = ['一', '二', '三', '四', '五', '六', '七'];

const stationKinds = ['交通运输物流快递行业', '示例工业园区', '示例镇', '示例乡', '示例街道', '综治中心'];
const mediationKinds = [
  '示例镇人民调解委员会',
  '示例乡人民调解委员会',
  '示例街道人民调解委员会',
  '示例园区劳动争议调解委员会',
  '建筑行业劳动争议调解委员会',
  '制糖行业劳动争议调解委员会',
  '快递行业劳动争议调解委员会',
  '餐饮行业劳动争议调解委员会',
  '矿山行业劳动争议调解委员会',
  '商会调解组织',
  '律师调解工作室',
  '基层法律服务所调解室',
  '职工法律服务中心调解室',
  '示例社区调解室',
];

/** Ids are spelled from kind and division code, so that stories and demonstrations can name them. */
export const organisationId = (kind: string, code: string, number?: number): string =>
  number === undefined ? `${kind}-${code}` : `${kind}-${code}-${number}`;

function bodiesOf(
  place: Place,
  above: { union: string; hrss: string; centre: string; court: string } | undefined,
): Organisation[] {
  const { code, name } = place;
  const body = (kind: OrganisationKind, id: string, title: string, parentId?: string): Organisation => ({
    id,
    kind,
    name: title,
    regionCode: code,
    ...(parentId === undefined ? {} : { parentId }),
  });
  const id = (kind: string, number?: number) => organisationId(kind, code, number);
  const studios = [id('studio-union'), id('studio-hrss')] as const;
  const stations = Array.from({ length: place.stations }, (_, index) => id('station', index + 1));
  return [
    body('tradeUnion', id('union'), `${name}总工会`, above?.union),
    body('hrss', id('hrss'), `${name}人力资源和社会保障局`, above?.hrss),
    body('arbitrationCommission', id('commission'), `${name}劳动人事争议仲裁委员会`, id('hrss')),
    body('mediationCentre', id('centre'), `${name}劳动争议联动调处中心`, above?.centre ?? id('union')),
    body('mediationStudio', studios[0], `${name}总工会联动调处工作室`, id('centre')),
    body('mediationStudio', studios[1], `${name}人社局联动调处工作室`, id('centre')),
    ...stations.map((station, index) =>
      body(
        'legalServiceStation',
        station,
        `${name}${stationKinds[index]}诉前调解法律服务站`,
        studios[index % 2],
      ),
    ),
    ...(above
      ? [
          body(
            'enterpriseCommittee',
            id('enterprise'),
            `${name}示例企业劳动争议调解委员会（虚构）`,
            id('union'),
          ),
        ]
      : []),
    ...mediationKinds
      .slice(0, ORGANISATIONS_PER_PLACE)
      .map((title, index) =>
        body(
          'mediationOrganisation',
          id('organisation', index + 1),
          `${name}${title}`,
          stations[index % stations.length],
        ),
      ),
    ...(above
      ? [
          body('basicCourt', id('court'), `${name}人民法院`, above.court),
          ...Array.from({ length: place.tribunals }, (_, index) =>
            body(
              'tribunal',
              id('tribunal', index + 1),
              `${name}人民法院示例第${ordinals[index]}人民法庭`,
              id('court'),
            ),
          ),
        ]
      : [body('intermediateCourt', id('court'), `${name}中级人民法院`)]),
  ];
}

/** An organisation with everything above it, itself included. */
export interface OrganisationInTree extends Organisation {
  ancestry: string[];
}

/** Every body of the demonstration world, those above before those below. */
export function organisations(): OrganisationInTree[] {
  const id = (kind: string) => organisationId(kind, city.code);
  const above = { union: id('union'), hrss: id('hrss'), centre: id('centre'), court: id('court') };
  const listed = [...bodiesOf(city, undefined), ...counties.flatMap((county) => bodiesOf(county, above))];
  const ancestry = new Map<string, string[]>();
  return listed.map((one) => {
    const line = [...(one.parentId === undefined ? [] : (ancestry.get(one.parentId) as string[])), one.id];
    ancestry.set(one.id, line);
    return { ...one, ancestry: line };
  });
}
