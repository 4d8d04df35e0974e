import type { Text } from '@dingfen/legal-calendar';

/** Procedures whose duration is measured; `fastTrack` is the part of `trial` that was marked for it. */
export const stages = [
  'mediation',
  'confirmation',
  'review',
  'arbitration',
  'trial',
  'fastTrack',
  'dispute',
] as const;
export type Stage = (typeof stages)[number];

/** What the month of an entry is the month of, and what its `extra` says. */
interface Measure {
  counts: Text;
  monthOf: Text;
  extra?: Text;
  unit: 'cases' | 'persons' | 'fen';
}

const measure = (
  unit: Measure['unit'],
  zh: string,
  en: string,
  monthZh: string,
  monthEn: string,
  extra?: Text,
): Measure => ({
  counts: { zh, en },
  monthOf: { zh: monthZh, en: monthEn },
  unit,
  ...(extra ? { extra } : {}),
});

const days: Text = { zh: '整日数', en: 'whole days' };

/** Everything that is counted: sums of entries by measure, and no figure is made of anything else. */
export const measures = {
  'dispute.filed': measure('cases', '收到的争议', 'disputes filed', '登记日', 'filing'),
  'dispute.workers': measure('persons', '涉及劳动者', 'workers concerned', '登记日', 'filing'),
  'dispute.closed': measure('cases', '争议结案', 'closings of disputes', '结案日', 'closing', {
    zh: 'first 首次结案，again 重新开启后再结案',
    en: 'first, or again after a reopening',
  }),
  'dispute.reopened': measure('cases', '争议重新开启', 'reopenings', '重新开启日', 'reopening'),
  'dispute.merged': measure(
    'cases',
    '重复提交而并入另一争议',
    'duplicates merged into another dispute',
    '并入日',
    'merging',
  ),
  'closed.relapsed': measure(
    'cases',
    '首次结案后一年内重新开启、仲裁或者起诉的争议',
    'disputes reopened, arbitrated or sued over within a year of their first closing',
    '首次结案日',
    'first closing',
  ),
  'mediation.received': measure('cases', '调解申请', 'applications for mediation', '收到日', 'receipt'),
  'mediation.accepted': measure('cases', '调解受理', 'mediations accepted', '受理日', 'acceptance'),
  'mediation.concluded': measure('cases', '调解结案', 'mediations concluded', '结案日', 'conclusion', {
    zh: 'agreement 达成协议，refused 一方不同意，withdrawn 撤回（含自行和解后撤回），noAgreement 未达成，ended 终结',
    en: 'agreement, refused, withdrawn (also after a private settlement), noAgreement or ended',
  }),
  'mediation.transferredOut': measure(
    'cases',
    '移送其他调解组织',
    'mediations transferred to another body',
    '移送日',
    'transfer',
  ),
  'mediation.extended': measure(
    'cases',
    '经双方同意延长过期限的调解结案',
    'concluded mediations whose period was extended',
    '结案日',
    'conclusion',
  ),
  'respondent.asked': measure('persons', '被征询的被申请人', 'respondents asked', '审查通过日', 'screening'),
  'respondent.replied': measure(
    'persons',
    '作出答复的被申请人',
    'respondents who replied',
    '审查通过日',
    'screening',
  ),
  'agreement.reached': measure('cases', '生效的调解协议', 'agreements in effect', '生效日', 'effect'),
  'agreement.confirmed': measure(
    'cases',
    '经司法确认的调解协议',
    'agreements confirmed by a court',
    '协议生效日',
    'effect of the agreement',
  ),
  'agreement.reviewed': measure(
    'cases',
    '经仲裁审查制作调解书的协议',
    'agreements turned into an arbitral statement',
    '协议生效日',
    'effect of the agreement',
  ),
  'agreement.due': measure('cases', '到期应履行的调解协议', 'agreements due', '最后到期日', 'last due day'),
  'agreement.performedInTime': measure(
    'cases',
    '各项均按期履行的调解协议',
    'agreements of which every item was performed in time',
    '最后到期日',
    'last due day',
  ),
  'amount.claimed': measure('fen', '请求金额', 'amounts claimed', '登记日', 'filing'),
  'amount.agreed': measure('fen', '协议金额', 'amounts agreed', '生效日', 'effect'),
  'amount.performed': measure('fen', '履行金额', 'amounts performed', '履行日', 'performance'),
  'confirmation.filed': measure(
    'cases',
    '司法确认申请（现存或者已裁定）',
    'applications for confirmation standing or ruled on',
    '申请日',
    'filing',
  ),
  'confirmation.ruled': measure('cases', '司法确认结果', 'results of confirmation', '裁定日', 'ruling', {
    zh: 'confirmed 确认，rejected 驳回，notAccepted 不予受理，withdrawn 撤回，revoked 被撤销',
    en: 'confirmed, rejected, notAccepted, withdrawn or revoked',
  }),
  'review.filed': measure(
    'cases',
    '仲裁审查申请（现存或者已决定）',
    'applications for review standing or decided',
    '申请日',
    'filing',
  ),
  'review.decided': measure('cases', '仲裁审查结果', 'results of review', '决定日', 'decision', {
    zh: 'concluded 调解书生效，refused 不予受理或者不予制作，notAccepted 移他处，withdrawn 撤回',
    en: 'concluded, refused, notAccepted or withdrawn',
  }),
  'arbitration.accepted': measure('cases', '仲裁受理', 'arbitrations accepted', '受理日', 'acceptance'),
  'arbitration.closed': measure('cases', '仲裁结案', 'arbitrations closed', '结案日', 'closing', {
    zh: 'mediated 调解，award 裁决，other 其他',
    en: 'mediated, award or other',
  }),
  'trial.registered': measure('cases', '一审立案', 'suits docketed', '立案日', 'docketing'),
  'trial.closed': measure('cases', '一审结案', 'suits closed in first instance', '结案日', 'closing', {
    zh: 'smallClaims 小额，summary 简易，ordinary 普通，transferred 移送',
    en: 'smallClaims, summary, ordinary or transferred',
  }),
  'trial.fastTrackClosed': measure('cases', '速裁快审结案', 'fast-track suits closed', '结案日', 'closing', {
    zh: 'smallClaims 小额，summary 简易',
    en: 'smallClaims or summary',
  }),
  'duty.kept': measure('cases', '按期完成的法定办理期限', 'duties kept', '到期日', 'due day', {
    zh: '规则编号',
    en: 'rule id',
  }),
  'duty.missed': measure('cases', '逾期的法定办理期限', 'duties missed', '到期日', 'due day', {
    zh: '规则编号',
    en: 'rule id',
  }),
  'legalAid.persons': measure('persons', '获得法律援助的人', 'persons granted legal aid', '决定日', 'grant'),
  'followUp.answered': measure('cases', '最近一次回访结果', 'latest follow-up', '回访日', 'follow-up', {
    zh: 'satisfied 满意，notSatisfied 不满意，unreachable 未联系上',
    en: 'satisfied, notSatisfied or unreachable',
  }),
  'days.mediation': measure('cases', '调解用时', 'duration of mediation', '结案日', 'conclusion', days),
  'netDays.mediation': measure(
    'cases',
    '调解净用时',
    'net duration of mediation',
    '结案日',
    'conclusion',
    days,
  ),
  'days.confirmation': measure('cases', '司法确认用时', 'duration of confirmation', '裁定日', 'ruling', days),
  'netDays.confirmation': measure(
    'cases',
    '司法确认净用时',
    'net duration of confirmation',
    '裁定日',
    'ruling',
    days,
  ),
  'days.review': measure('cases', '仲裁审查用时', 'duration of review', '决定日', 'decision', days),
  'netDays.review': measure('cases', '仲裁审查净用时', 'net duration of review', '决定日', 'decision', days),
  'days.arbitration': measure('cases', '仲裁用时', 'duration of arbitration', '结案日', 'closing', days),
  'netDays.arbitration': measure(
    'cases',
    '仲裁净用时',
    'net duration of arbitration',
    '结案日',
    'closing',
    days,
  ),
  'days.trial': measure('cases', '一审用时', 'duration of the first instance', '结案日', 'closing', days),
  'netDays.trial': measure(
    'cases',
    '一审净用时',
    'net duration of the first instance',
    '结案日',
    'closing',
    days,
  ),
  'days.fastTrack': measure(
    'cases',
    '速裁快审用时',
    'duration of fast-track suits',
    '结案日',
    'closing',
    days,
  ),
  'netDays.fastTrack': measure(
    'cases',
    '速裁快审净用时',
    'net duration of fast-track suits',
    '结案日',
    'closing',
    days,
  ),
  'days.dispute': measure(
    'cases',
    '争议全程用时',
    'duration of the whole dispute',
    '首次结案日',
    'first closing',
    days,
  ),
  'now.open': measure(
    'cases',
    '现有未结争议；一争议同属几个组织的，逐级只计一次',
    'disputes open now; one that several bodies hold counts once wherever it is seen',
    '登记日（精确到日）',
    'filing, to the day',
    { zh: '所处阶段', en: 'stage' },
  ),
  'now.inHand': measure(
    'cases',
    '调解员现有在办调解',
    'mediations now in a mediator’s hands',
    '登记日',
    'filing',
  ),
  'now.owed': measure(
    'cases',
    '现已逾期未完成的法定办理期限',
    'duties overdue now and still owed',
    '到期日',
    'due day',
    { zh: '规则编号', en: 'rule id' },
  ),
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;

/** What stands at this moment; of no period, and so in no series and no published month. */
export type StandingMeasureName = Extract<MeasureName, `now.${string}`>;

export const isStanding = (name: string): name is StandingMeasureName => name.startsWith('now.');

/** Ages of open disputes, by days since filing; `upTo` inclusive. */
export const ageBands = [
  { id: 'd15', upTo: 15 },
  { id: 'd30', upTo: 30 },
  { id: 'd60', upTo: 60 },
  { id: 'd90', upTo: 90 },
  { id: 'd180', upTo: 180 },
  { id: 'd365', upTo: 365 },
  { id: 'older', upTo: null },
] as const satisfies readonly { id: string; upTo: number | null }[];
