import {
  type Channel,
  type ClaimType,
  describeChannel,
  describeClaimType,
  describeIndustry,
  type EntryRegime,
  entryRegimeOf,
  type Industry,
} from '@dingfen/domain';
import { isRuleId, ruleVersions } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import type { Dimension } from '@dingfen/metrics';
import type { OrganisationInScope, Tx } from '@dingfen/persistence';
import { metaOf } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';

/**
 * What a figure may be broken down by: a dimension, the entry regime (the channels of each together), the organisations directly
 * below, or the statutory rules it speaks of.
 */
export type Breakdown = Dimension | 'regime' | 'organisation' | 'rule';

/** The dimension by which entries are told apart for a breakdown. */
export const dimensionOf = (by: Breakdown | undefined): Dimension | undefined =>
  by === 'regime' ? 'channel' : by === 'organisation' || by === 'rule' ? undefined : by;

export const breakdownNames: Readonly<Record<Breakdown, Text>> = {
  claimType: { zh: '请求类型', en: 'claim type' },
  channel: { zh: '渠道', en: 'channel' },
  category: { zh: '劳动者类别', en: 'worker category' },
  industry: { zh: '行业', en: 'industry' },
  mediator: { zh: '调解员', en: 'mediator' },
  regime: { zh: '入口', en: 'entry regime' },
  organisation: { zh: '机构', en: 'organisation' },
  rule: { zh: '规则', en: 'rule' },
};

const categoryNames: Readonly<Record<string, Text>> = {
  migrant: { zh: '农民工', en: 'migrant workers' },
  standard: { zh: '一般劳动者', en: 'standard employment' },
  dispatch: { zh: '劳务派遣', en: 'dispatched workers' },
  platform: { zh: '新就业形态劳动者', en: 'platform workers' },
  overage: { zh: '超龄劳动者', en: 'workers past retirement age' },
  part_time: { zh: '非全日制用工', en: 'part-time workers' },
};
export const categoryName = (category: string): Text =>
  categoryNames[category] ?? { zh: category, en: category };
const regimeNames: Readonly<Record<EntryRegime, Text>> = {
  direct: { zh: '当事人直接申请调解', en: 'direct application to a mediation body' },
  enterprise: { zh: '企业调解委员会', en: 'enterprise mediation committee' },
  one_stop: { zh: '一站式联合调解中心', en: 'one-stop joint centre' },
  court_pre_filing: { zh: '法院立案前委派', en: 'court referral before filing' },
  court_post_filing: { zh: '法院立案后委托', en: 'court entrustment after filing' },
};
const unknownName: Text = { zh: '未填', en: 'not given' };

export async function nameGroups(
  tx: Tx,
  by: Exclude<Breakdown, 'organisation'>,
  keys: readonly string[],
): Promise<(key: string) => Text> {
  const persons =
    by === 'mediator' && keys.length > 0
      ? await tx
          .selectFrom('person')
          .select(['id', 'name'])
          .where('id', 'in', [...keys])
          .execute()
      : [];
  const names: Record<typeof by, (key: string) => Text | undefined> = {
    regime: (key) => regimeNames[key as EntryRegime],
    rule: (key) => (isRuleId(key) ? ruleVersions(key).at(-1)?.name : undefined),
    claimType: (key) => describeClaimType(key as ClaimType),
    channel: (key) => describeChannel(key as Channel),
    category: categoryName,
    industry: (key) => (key === 'unknown' ? unknownName : describeIndustry(key as Industry)),
    mediator: (key) => {
      const name = persons.find((one) => one.id === key)?.name;
      return name === undefined ? undefined : { zh: name, en: name };
    },
  };
  return (key) => (key === '' ? unknownName : (names[by](key) ?? { zh: key, en: key }));
}

export const wholeName: Text = { zh: '合计', en: 'total' };
export const ownName: Text = { zh: '本级直接办理', en: 'handled by the organisation itself' };
export const nameOf = ({ name }: OrganisationInScope): Text => ({ zh: name, en: name });

/** Which group of a breakdown something of a dimension belongs to. */
export const groupOf = (by: Breakdown | undefined, key: string): string =>
  by === 'regime' ? entryRegimeOf(key as Channel) : key;

/** A stage in words, as the lifecycle's chart has them. */
export function stageName(engine: Engine, stage: string): Text {
  const state = engine.procedures.current(engine.lifecycleKey).machine.states[stage];
  return (state && metaOf(state).summary) ?? { zh: stage, en: stage };
}
