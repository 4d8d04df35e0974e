import type { CivilDate, Text } from '@dingfen/legal-calendar';
import type { MeasureName, Stage, StandingMeasureName } from './measures.ts';

/** By which day a figure says what belongs to a period; a snapshot is of a day and belongs to none. */
export const cohorts = {
  filing: { zh: '登记日', en: 'by filing' },
  acceptance: { zh: '受理日', en: 'by acceptance' },
  screening: { zh: '审查通过日', en: 'by passing the screening' },
  transfer: { zh: '移送日', en: 'by transfer' },
  closing: { zh: '结案日', en: 'by closing' },
  reopening: { zh: '重新开启日', en: 'by reopening' },
  merging: { zh: '并入日', en: 'by merging' },
  agreement: { zh: '调解协议生效日', en: 'by effect of the agreement' },
  dueDay: { zh: '到期日', en: 'by due day' },
  performance: { zh: '履行日', en: 'by the day of performance' },
  grant: { zh: '援助决定日', en: 'by the grant of aid' },
  followUp: { zh: '回访日', en: 'by follow-up' },
  snapshot: { zh: '时点数', en: 'as of a moment' },
} as const satisfies Record<string, Text>;
export type Cohort = keyof typeof cohorts;

/** What a figure may be broken down by, besides organisation and month. */
export type Dimension = 'claimType' | 'channel' | 'category' | 'industry' | 'mediator';

/** Which months a sum is over: those of the period, all before it, or all up to its end. */
export type Window = 'period' | 'before' | 'untilEnd';

/** One sum of entries in a figure: added or taken away, narrowed to some `extra` where given. */
export interface Term {
  measure: MeasureName;
  extra?: readonly string[];
  window: Window;
  sign: 1 | -1;
}

/** Where a definition comes from; shown beside every figure. */
export interface MetricSource {
  status: 'official' | 'reverseEngineered' | 'ownDefinition';
  basis: Text;
}

/** How the value is made of its sums. */
export type Formula =
  | { kind: 'count'; numerator: readonly Term[] }
  | { kind: 'ratio'; numerator: readonly Term[]; denominator: readonly Term[] }
  /** Nearest rank over a histogram of whole days. */
  | { kind: 'percentile'; histogram: Term; percent: 50 | 90 }
  /** Money by a tariff over results; the tariff is given when the value is asked for. */
  | { kind: 'tariff'; results: Term }
  /** What stands at this moment, whatever the period. */
  | { kind: 'live'; measure: StandingMeasureName };

/** One figure: what it means, what it is made of, and on whose word. */
export interface Metric {
  id: string;
  /** Rises with every change of meaning; a published month keeps the version it was published under. */
  version: number;
  inForceFrom: CivilDate;
  name: Text;
  /** One sentence. */
  definition: Text;
  formula: Formula;
  cohort: Cohort;
  unit: 'cases' | 'persons' | 'percent' | 'days' | 'fen';
  source: MetricSource;
  dimensions: readonly Dimension[];
  /** Terms are narrowed to one `extra` that the asker names: a rule. */
  parameter?: 'rule';
  /** A cohort can still change until so many months after the period's end. */
  maturesAfterMonths?: number;
}

const everyDimension: readonly Dimension[] = ['claimType', 'channel', 'category', 'industry', 'mediator'];
const ofDispute: readonly Dimension[] = ['claimType', 'channel', 'category', 'industry'];

const sum = (measure: MeasureName, ...extra: string[]): Term => ({
  measure,
  window: 'period',
  sign: 1,
  ...(extra.length > 0 ? { extra } : {}),
});
const before = (measure: MeasureName, sign: 1 | -1): Term => ({ measure, window: 'before', sign });
const untilEnd = (measure: MeasureName, sign: 1 | -1): Term => ({ measure, window: 'untilEnd', sign });
const less = (term: Term): Term => ({ ...term, sign: -1 });

const own: MetricSource = {
  status: 'ownDefinition',
  basis: { zh: '本系统定义，非官方公式', en: 'own definition; no official formula' },
};
const official = (zh: string, en: string): MetricSource => ({ status: 'official', basis: { zh, en } });
const ma1 = official('人社统MA1填报说明（据二手资料）', 'notes to form 人社统MA1 (secondary source)');
const mohrss = official('人社部指标说明（据二手资料）', 'MOHRSS indicator notes (secondary source)');

type Plain = Omit<Metric, 'version' | 'inForceFrom' | 'source' | 'dimensions'> &
  Partial<Pick<Metric, 'version' | 'source' | 'dimensions'>>;
const metric = (given: Plain): Metric => ({
  version: 1,
  inForceFrom: '2026-01-01',
  source: own,
  dimensions: everyDimension,
  ...given,
});

/** Counts of one measure by its own month. */
const count = (
  id: string,
  measure: MeasureName,
  cohort: Cohort,
  name: Text,
  definition: Text,
  more: Partial<Metric> = {},
): Metric =>
  metric({
    id,
    name,
    definition,
    cohort,
    unit: 'cases',
    formula: { kind: 'count', numerator: [sum(measure)] },
    ...more,
  });

const ratio = (
  id: string,
  cohort: Cohort,
  name: Text,
  definition: Text,
  numerator: readonly Term[],
  denominator: readonly Term[],
  more: Partial<Metric> = {},
): Metric =>
  metric({
    id,
    name,
    definition,
    cohort,
    unit: 'percent',
    formula: { kind: 'ratio', numerator, denominator },
    ...more,
  });

const text = (zh: string, en: string): Text => ({ zh, en });

const stageNames: Record<Stage, Text> = {
  mediation: text('调解', 'mediation'),
  confirmation: text('司法确认', 'confirmation'),
  review: text('仲裁审查', 'review by the commission'),
  arbitration: text('仲裁', 'arbitration'),
  trial: text('一审', 'first instance'),
  fastTrack: text('速裁快审', 'fast-track trial'),
  dispute: text('争议全程', 'the whole dispute'),
};
const startAndEnd: Record<Stage, Text> = {
  mediation: text('受理日至结案日', 'from acceptance to conclusion'),
  confirmation: text('法院受理日至裁定日', 'from the court’s acceptance to the ruling'),
  review: text(
    '仲裁委受理日至调解书生效或者决定日',
    'from acceptance to the statement’s effect or the decision',
  ),
  arbitration: text(
    '受理日至裁决、调解书生效或者其他结案日',
    'from acceptance to award, statement or other closing',
  ),
  trial: text('立案日至最后一次送达日（审限规定第十条）', 'from docketing to the last service (TRL 10)'),
  fastTrack: text(
    '标记速裁且未转普通程序案件的立案日至最后一次送达日',
    'from docketing to the last service, of suits marked fast-track and not converted to ordinary procedure',
  ),
  dispute: text('登记日至首次结案日', 'from filing to the first closing'),
};

const timeExcluded: Text = text(
  '扣除在案的中止、鉴定等不计入时间后',
  ', without the time on record that does not count',
);
/** ARB 74 to 80 know no time that does not count: a director's extension lengthens the period and stops nothing. */
const nothingExcluded: Text = text(
  '（仲裁审查没有不计入期限的时间，不作扣除）',
  ' (a review knows no time that does not count, so nothing is taken out)',
);

function durations(stage: Stage): Metric[] {
  const name = stageNames[stage];
  const span = startAndEnd[stage];
  const excluded = stage === 'review' ? nothingExcluded : timeExcluded;
  return (['days', 'netDays'] as const)
    .filter((kind) => stage !== 'dispute' || kind === 'days')
    .flatMap((kind) =>
      ([50, 90] as const).map((percent) => {
        const net = kind === 'netDays';
        const [rankZh, rankEn] = percent === 50 ? ['中位数', 'median'] : ['第90百分位数', '90th percentile'];
        return metric({
          id: `${kind}.${stage}.p${percent}`,
          name: text(
            `${name.zh}${net ? '净' : ''}用时${rankZh}`,
            `${rankEn} ${net ? 'net ' : ''}days of ${name.en}`,
          ),
          definition: text(
            `期间内结案的${name.zh}，${span.zh}的日数${net ? excluded.zh : ''}，按最近秩法取的${rankZh}。`,
            `Over ${name.en} closed in the period: days ${span.en}${net ? excluded.en : ''}; ${rankEn} by nearest rank.`,
          ),
          formula: {
            kind: 'percentile',
            percent,
            histogram: sum(`${kind}.${stage}` as MeasureName),
          },
          cohort: 'closing',
          unit: 'days',
          source:
            stage === 'trial' || stage === 'fastTrack'
              ? official(
                  '审限规定第十条定结案日；取值方法为本系统定义',
                  'TRL 10 fixes the closing day; the statistic is our own',
                )
              : own,
          dimensions:
            stage === 'dispute' || stage === 'arbitration' || stage === 'trial' || stage === 'fastTrack'
              ? ofDispute
              : everyDimension,
        });
      }),
    );
}

/** Every figure, in the order in which a dashboard shows them. */
export const dictionary: readonly Metric[] = [
  count(
    'disputesIn',
    'dispute.filed',
    'filing',
    text('收到争议数', 'disputes in'),
    text(
      '期间内登记的争议数，归首次受理其调解的组织，移送的随案归受移送组织。',
      'Disputes filed in the period, booked to the body whose mediation took them in; a transfer moves them.',
    ),
    { dimensions: ofDispute },
  ),
  count(
    'disputesOut',
    'dispute.closed',
    'closing',
    text('结案争议数', 'disputes out'),
    text(
      '期间内的争议结案次数，重新开启后再结案的另计。',
      'Closings of disputes in the period; one that was reopened counts again when it is closed again.',
    ),
    { dimensions: ofDispute },
  ),
  count(
    'disputesReopened',
    'dispute.reopened',
    'reopening',
    text('重新开启争议数', 'disputes reopened'),
    text('期间内已结案争议重新开启的次数。', 'Reopenings of closed disputes in the period.'),
    { dimensions: ofDispute },
  ),
  count(
    'disputesMerged',
    'dispute.merged',
    'merging',
    text('重复提交并入数', 'duplicates merged'),
    text(
      '期间内作为重复提交并入另一争议且未撤销的争议数；并入后不计入其他指标，其各月数字相应更正，此前的法定办理期限仍计。',
      'Disputes merged into another one as duplicates in the period, and not released since; they count in no other figure of any month, save the statutory duties owed until then.',
    ),
    { dimensions: ofDispute },
  ),
  metric({
    id: 'disputesOpenAtEnd',
    name: text('期末未结争议数', 'disputes open at the end'),
    definition: text(
      '至期末登记与重新开启之和减去结案次数。',
      'All filings and reopenings up to the end of the period less all closings.',
    ),
    formula: {
      kind: 'count',
      numerator: [
        untilEnd('dispute.filed', 1),
        untilEnd('dispute.reopened', 1),
        untilEnd('dispute.closed', -1),
      ],
    },
    cohort: 'snapshot',
    unit: 'cases',
    dimensions: ofDispute,
  }),
  metric({
    id: 'openNow',
    name: text('现有未结争议（按阶段、按存续天数）', 'disputes open now, by stage and age'),
    definition: text(
      '此刻未结的争议，按所处阶段和登记以来的天数分组；同时由几个组织办理的，在各组织名下各计一次，在其共同上级只计一次。',
      'Disputes open at this moment, by stage and by days since filing; one that several bodies hold counts once with each, and once for whoever stands above them.',
    ),
    formula: { kind: 'live', measure: 'now.open' },
    cohort: 'snapshot',
    unit: 'cases',
    dimensions: ofDispute,
  }),
  count(
    'workersConcerned',
    'dispute.workers',
    'filing',
    text('涉及劳动者人数', 'workers concerned'),
    text(
      '期间内登记的争议中现有的劳动者当事人人数。',
      'Workers who are parties, as the record stands, of disputes filed in the period.',
    ),
    { unit: 'persons', dimensions: ofDispute },
  ),
  count(
    'mediationAccepted',
    'mediation.accepted',
    'acceptance',
    text('调解受理数', 'mediations accepted'),
    text(
      '期间内受理的调解：企业调委会和一站式中心以受理决定日为准，其他以审查通过日为准；移送出的只计于受移送组织。',
      'Mediations accepted in the period, by decision of enterprise committees and one-stop centres, elsewhere by passing the screening; one transferred out counts with the receiving body only.',
    ),
  ),
  count(
    'mediationConcluded',
    'mediation.concluded',
    'closing',
    text('调解结案数', 'mediations concluded'),
    text(
      '期间内调解组织办结的受理案件：达成协议、未达成协议（含一方不同意和终结）、撤回之和；不予受理和移送的不计，双方自行和解后撤回申请的计入撤回。',
      'Accepted mediations brought to an end in the period: agreement, no agreement (with refusals and discontinuations) and withdrawal, a withdrawal because the parties settled by themselves included; not those turned away or transferred.',
    ),
    { source: ma1 },
  ),
  ratio(
    'mediationSuccessRate',
    'closing',
    text('调解成功率', 'mediation success rate'),
    text(
      '达成调解协议的案件占同期调解结案数的比例；填报说明另将和解计入分子，而自行和解后撤回申请的在卷宗中只记为撤回，故不计入分子；本系统定义。',
      'Mediations that ended in an agreement as a share of those concluded in the same period; the notes also count private settlements above the line, which the record knows only as withdrawals, so they are not; the formula is our own.',
    ),
    [sum('mediation.concluded', 'agreement')],
    [sum('mediation.concluded')],
  ),
  metric({
    id: 'mediationOpenAtEnd',
    name: text('期末未结调解数', 'mediations open at the end'),
    definition: text(
      '至期末受理的调解减去已结案的调解。',
      'All mediations accepted up to the end of the period less all concluded.',
    ),
    formula: {
      kind: 'count',
      numerator: [untilEnd('mediation.accepted', 1), untilEnd('mediation.concluded', -1)],
    },
    cohort: 'snapshot',
    unit: 'cases',
  }),
  count(
    'mediationTransferred',
    'mediation.transferredOut',
    'transfer',
    text('移送其他调解组织数', 'mediations transferred out'),
    text('期间内移送其他调解组织的申请数。', 'Applications handed to another mediation body in the period.'),
  ),
  ratio(
    'extensionUse',
    'closing',
    text('调解延期率', 'use of extensions'),
    text(
      '期间内结案的调解中，经各方同意至少延长过一次期限的比例。',
      'Share of mediations concluded in the period whose period had been extended at least once by consent.',
    ),
    [sum('mediation.extended')],
    [sum('mediation.concluded')],
  ),
  ratio(
    'respondentReplyRate',
    'screening',
    text('被申请人答复率', 'respondent reply rate'),
    text(
      '期间内被征询的被申请人中，以同意、拒绝或者到场作出答复的比例；委托调解不计。',
      'Share of respondents asked in the period who answered by consent, refusal or appearance; entrusted mediation left out.',
    ),
    [sum('respondent.replied')],
    [sum('respondent.asked')],
    { maturesAfterMonths: 2 },
  ),
  count(
    'agreementsReached',
    'agreement.reached',
    'agreement',
    text('调解协议生效数', 'agreements in effect'),
    text(
      '期间内生效的调解协议数；法院立案后委托调解的由法院出具调解书，不计。',
      'Mediation agreements that took effect in the period; not those of entrusted mediation, of which the court issues a statement.',
    ),
  ),
  ratio(
    'confirmationRate',
    'agreement',
    text('司法确认率', 'judicial confirmation rate'),
    text(
      '期间内生效的调解协议中，经法院裁定确认且未被撤销的比例。',
      'Share of agreements that took effect in the period and were confirmed by a court, the ruling not revoked.',
    ),
    [sum('agreement.confirmed')],
    [sum('agreement.reached')],
    { maturesAfterMonths: 2 },
  ),
  ratio(
    'reviewRate',
    'agreement',
    text('仲裁审查率', 'arbitral review rate'),
    text(
      '期间内生效的调解协议中，经仲裁审查制作的调解书已生效的比例。',
      'Share of agreements that took effect in the period and were turned into an arbitral statement in force.',
    ),
    [sum('agreement.reviewed')],
    [sum('agreement.reached')],
    { maturesAfterMonths: 2 },
  ),
  count(
    'confirmationsRuled',
    'confirmation.ruled',
    'closing',
    text('司法确认办结数', 'confirmations decided'),
    text(
      '期间内办结的司法确认，每份协议计其最近一次申请的结果。',
      'Confirmations brought to an end in the period; each agreement by the result of its latest application.',
    ),
  ),
  ratio(
    'voluntaryPerformanceRate',
    'dueDay',
    text('自动履行率', 'voluntary performance rate'),
    text(
      '最后到期日在期间内的调解协议中，各项均在各自到期日前（含顺延）未经强制执行履行的比例；到期前被新协议代替的不计。',
      'Share of agreements last due in the period of which every item was performed by its own, rolled, due day without enforcement; not those replaced before they were due.',
    ),
    [sum('agreement.performedInTime')],
    [sum('agreement.due')],
  ),
  ratio(
    'oneOffResolutionRate',
    'closing',
    text('一次性化解率', 'one-off resolution rate'),
    text(
      '期间内首次结案的争议中，一年内未重新开启、未就同一争议仲裁或者起诉的比例；限于本系统同一争议记录，信访不在记录之内。',
      'Share of disputes first closed in the period that within a year were not reopened, arbitrated or sued over; within the same dispute’s record here, petitions not being on record.',
    ),
    [sum('dispute.closed', 'first'), less(sum('closed.relapsed'))],
    [sum('dispute.closed', 'first')],
    { maturesAfterMonths: 12, dimensions: ofDispute },
  ),
  count(
    'arbitrationAccepted',
    'arbitration.accepted',
    'acceptance',
    text('仲裁立案受理案件数', 'arbitrations accepted'),
    text('期间内仲裁委员会立案受理的案件数。', 'Cases registered by arbitration commissions in the period.'),
    { source: mohrss, dimensions: ofDispute },
  ),
  count(
    'arbitrationClosed',
    'arbitration.closed',
    'closing',
    text('仲裁当期审结案件数', 'arbitrations closed'),
    text(
      '期间内仲裁委员会以调解、裁决或者其他方式审结的案件数。',
      'Cases closed by arbitration commissions in the period, by mediation, award or otherwise.',
    ),
    { source: mohrss, dimensions: ofDispute },
  ),
  ratio(
    'arbitrationClosingRate',
    'closing',
    text('仲裁结案率', 'arbitration closing rate'),
    text(
      '当期审结案件数占（期初未结＋当期受理）的比例；公式由2019至2024年公布数反推，六年全部吻合。',
      'Cases closed in the period as a share of those carried over plus those accepted; the formula was recovered from the figures published for 2019 to 2024 and matches all six.',
    ),
    [sum('arbitration.closed')],
    [before('arbitration.accepted', 1), before('arbitration.closed', -1), sum('arbitration.accepted')],
    {
      source: {
        status: 'reverseEngineered',
        basis: text(
          '由公布数反推，2019—2024年六年吻合',
          'recovered from published figures; matches six of six, 2019-2024',
        ),
      },
      dimensions: ofDispute,
    },
  ),
  ratio(
    'fastTrackShare',
    'closing',
    text('速裁快审适用率', 'fast-track share'),
    text(
      '期间内一审结案（不含移送）中，标记速裁且以小额或者简易程序结案的比例。',
      'Share of suits closed in first instance in the period, transfers left out, that were marked fast-track and closed under small-claims or summary procedure.',
    ),
    [sum('trial.fastTrackClosed')],
    [sum('trial.closed', 'smallClaims', 'summary', 'ordinary')],
    { dimensions: ofDispute },
  ),
  ...(
    ['mediation', 'confirmation', 'review', 'arbitration', 'trial', 'fastTrack', 'dispute'] as const
  ).flatMap(durations),
  ratio(
    'onTimeRate',
    'dueDay',
    text('法定期限按期率', 'on-time rate'),
    text(
      '到期日在期间内的机构法定办理期限中，未逾期的比例，可按规则分列；到期前因程序结束而不再负有的视为未逾期，现仍暂停或者未到期的不计。',
      'Share of institutions’ statutory duties with their last day in the period that did not let it pass, by rule where asked; one that fell away before its day counts as kept, one paused or still running not at all.',
    ),
    [sum('duty.kept')],
    [sum('duty.kept'), sum('duty.missed')],
    { parameter: 'rule', dimensions: ofDispute },
  ),
  metric({
    id: 'overdueNow',
    name: text('现已逾期数', 'overdue now'),
    definition: text(
      '此刻已过最后一日而仍未完成的机构法定办理期限数，可按规则分列。',
      'Statutory duties of institutions whose last day has passed and that are still owed at this moment, by rule where asked.',
    ),
    formula: { kind: 'live', measure: 'now.owed' },
    cohort: 'snapshot',
    unit: 'cases',
    dimensions: ofDispute,
    parameter: 'rule',
  }),
  count(
    'amountClaimed',
    'amount.claimed',
    'filing',
    text('请求金额', 'amounts claimed'),
    text(
      '期间内登记的争议中以金钱为内容的请求之和。',
      'Sum of the money claims of disputes filed in the period.',
    ),
    { unit: 'fen', dimensions: ofDispute },
  ),
  count(
    'amountAgreed',
    'amount.agreed',
    'agreement',
    text('协议金额', 'amounts agreed'),
    text(
      '期间内生效的调解协议金额之和，一争议先后有几份协议的只计最后一份。',
      'Sum of the money promised in agreements that took effect in the period; of several agreements in one dispute only the last.',
    ),
    { unit: 'fen' },
  ),
  count(
    'amountPerformed',
    'amount.performed',
    'performance',
    text('履行金额', 'amounts performed'),
    text(
      '期间内按调解协议支付并记录在案的金额之和，以各项约定金额为限；裁决和判决的履行不计。',
      'Money paid and recorded in the period on mediation agreements, up to what each item promises; not what was paid on awards and judgments.',
    ),
    { unit: 'fen' },
  ),
  count(
    'legalAidPersons',
    'legalAid.persons',
    'grant',
    text('获得法律援助人数', 'persons granted legal aid'),
    text(
      '期间内获准法律援助的当事人人数，一争议中同一人计一次。',
      'Parties granted legal aid in the period, each once a dispute.',
    ),
    { unit: 'persons', dimensions: ofDispute },
  ),
  metric({
    id: 'mediatorLoad',
    name: text('调解员现有在办数', 'mediator’s load now'),
    definition: text(
      '此刻由该调解员承办的未结调解数。',
      'Unfinished mediations in the mediator’s hands at this moment.',
    ),
    formula: { kind: 'live', measure: 'now.inHand' },
    cohort: 'snapshot',
    unit: 'cases',
  }),
  metric({
    id: 'subsidyBase',
    name: text('以案定补金额', 'subsidy by case'),
    definition: text(
      '期间内结案的调解按结果乘以适用于该组织的补贴标准之和，标准以本级的为先、上级的次之；未录入标准的，以及所辖组织另有标准的，不作计算。',
      'Mediations concluded in the period, each result times the tariff of the organisation, its own before that of those above it; not computed where no tariff was entered, nor over organisations below that have tariffs of their own.',
    ),
    formula: { kind: 'tariff', results: sum('mediation.concluded') },
    version: 2,
    cohort: 'closing',
    unit: 'fen',
  }),
  ratio(
    'satisfactionRate',
    'followUp',
    text('满意率', 'satisfaction'),
    text(
      '最近一次回访在期间内且联系上的争议中，表示满意的比例；未联系上的不计入分母。',
      'Of disputes whose latest follow-up was in the period and reached somebody, the share that was satisfied; those not reached are left out.',
    ),
    [sum('followUp.answered', 'satisfied')],
    [sum('followUp.answered', 'satisfied', 'notSatisfied')],
    { dimensions: ofDispute },
  ),
];

/** @throws Error for an id that is not in the dictionary. */
export function metricOf(id: string): Metric {
  const found = dictionary.find((one) => one.id === id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
}
