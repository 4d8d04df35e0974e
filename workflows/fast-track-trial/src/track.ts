import { type ClaimItem, isPaymentObligation, totalClaimedFen } from '@dingfen/domain';
import { type Citation, cite, thresholdOn } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';

/** 小额诉讼程序, 简易程序, 普通程序 (smallClaimsProcedure, summaryProcedure, ordinaryProcedure), lightest first. */
export const tracks = ['smallClaims', 'summary', 'ordinary'] as const;
export type Track = (typeof tracks)[number];

export const describeTrack: Readonly<Record<Track, Text>> = {
  smallClaims: { zh: '小额诉讼程序', en: 'small-claims procedure' },
  summary: { zh: '简易程序', en: 'summary procedure' },
  ordinary: { zh: '普通程序', en: 'ordinary procedure' },
};

/** What the court has to know of a case to choose its procedure (CPL 160, 165-166; CPI 257). */
export interface TrackFacts {
  /** Day of docketing: selects the percentages. */
  on: CivilDate;
  claims: readonly ClaimItem[];
  plaintiffs: number;
  defendants: number;
  /** Latest published average annual wage of the province, in fen; absent when it is not known. */
  averageWageFen?: number;
  /** A defendant's whereabouts are unknown when the suit is brought. */
  defendantMissing?: boolean;
  remandedOrRetrial?: boolean;
  publicInterest?: boolean;
  /** The facts are clear. */
  factsClear?: boolean;
  /** Rights and duties are clear and little is in dispute. */
  rightsClear?: boolean;
  needsAppraisal?: boolean;
  counterclaim?: boolean;
  foreignElement?: boolean;
  /** The labour relationship itself is in dispute, or another personal-status or property-right issue. */
  relationshipDisputed?: boolean;
  bothAgreeSmallClaims?: boolean;
  bothAgreeSummary?: boolean;
}

export interface TrackReason {
  text: Text;
  basis: readonly Citation[];
}

export interface TrackAnswer {
  track: Track;
  /** The law leaves the court no other procedure. */
  mandatory: boolean;
  reasons: TrackReason[];
  /** Facts without which a lighter procedure could not be examined; never assumed. */
  unknown?: Text[];
}

const bars = (facts: TrackFacts): TrackReason[] => {
  const collective = thresholdOn('collective_workers', facts.on).value;
  const found: [boolean | undefined, TrackReason][] = [
    [
      facts.plaintiffs >= collective || facts.defendants >= collective,
      {
        text: { zh: `当事人一方达到${collective}人`, en: `one side has ${collective} or more persons` },
        basis: [cite('CPI', '75'), cite('CPI', '257')],
      },
    ],
    [
      facts.defendantMissing,
      {
        text: { zh: '起诉时被告下落不明', en: 'a defendant is missing when the suit is brought' },
        basis: [cite('CPI', '257')],
      },
    ],
    [
      facts.remandedOrRetrial,
      {
        text: { zh: '发回重审或者再审案件', en: 'the case was remanded or is a retrial' },
        basis: [cite('CPI', '257')],
      },
    ],
    [
      facts.publicInterest,
      {
        text: { zh: '涉及国家利益、社会公共利益', en: 'state or public interests are at stake' },
        basis: [cite('CPI', '257')],
      },
    ],
  ];
  return found.filter(([applies]) => applies).map(([, reason]) => reason);
};

const notForSmallClaims = (facts: TrackFacts): boolean =>
  !facts.factsClear ||
  !facts.rightsClear ||
  Boolean(facts.needsAppraisal || facts.counterclaim || facts.foreignElement || facts.relationshipDisputed) ||
  facts.claims.length === 0 ||
  !facts.claims.every((claim) => isPaymentObligation(claim.type));

const yuan = (fen: number): string => (fen / 100).toFixed(2);

const wageUnknown: Text = {
  zh: '本省上年度就业人员年平均工资未载入，不能判断是否适用小额诉讼程序。',
  en: 'The province’s prior-year average annual wage is not loaded: small claims cannot be examined.',
};
/** The figure a court goes by where none is configured, for the reasons of its choice. `amountFen` is in fen. */
export const describeWage = (wage: { amountFen: number; year: number; source: string }): Text => ({
  zh: `年平均工资未配置，采用法院提供的${wage.year}年度数据${yuan(wage.amountFen)}元（出处：${wage.source}）。`,
  en: `No average wage is configured; the court goes by that of ${wage.year}, ${yuan(wage.amountFen)} yuan (source: ${wage.source}).`,
});
const amountUnknown: Text = {
  zh: '有请求未写明金额，不能判断是否适用小额诉讼程序。',
  en: 'A head of claim states no amount: small claims cannot be examined.',
};

/** The part of the answer that concerns small claims: the track, or what is not known. */
function smallClaims(facts: TrackFacts): { answer?: TrackAnswer; unknown: Text[] } {
  if (notForSmallClaims(facts)) return { unknown: [] };
  const { averageWageFen, on } = facts;
  const unknown: Text[] = [];
  if (facts.claims.some((claim) => claim.amountFen === undefined)) unknown.push(amountUnknown);
  if (averageWageFen === undefined) unknown.push(wageUnknown);
  if (averageWageFen === undefined || unknown.length > 0) return { unknown };
  const claimed = totalClaimedFen(facts.claims);
  const ceiling = (id: 'small_claim_mandatory_percent' | 'small_claim_agreed_percent') => {
    const { value, basis } = thresholdOn(id, on);
    return { percent: value, fen: Math.floor((averageWageFen * value) / 100), basis };
  };
  const within = (limit: ReturnType<typeof ceiling>, mandatory: boolean): TrackAnswer => ({
    track: 'smallClaims',
    mandatory,
    reasons: [
      {
        text: {
          zh: `金钱给付案件，标的额${yuan(claimed)}元，不超过年平均工资的${limit.percent}%（${yuan(limit.fen)}元）${mandatory ? '' : '，且双方约定适用'}`,
          en: `money only, ${yuan(claimed)} yuan claimed, not over ${limit.percent} % of the average wage (${yuan(limit.fen)} yuan)${mandatory ? '' : ', and both parties agree'}`,
        },
        basis: limit.basis,
      },
    ],
  });
  const compulsory = ceiling('small_claim_mandatory_percent');
  if (claimed <= compulsory.fen) return { answer: within(compulsory, true), unknown };
  const agreed = ceiling('small_claim_agreed_percent');
  if (claimed <= agreed.fen && facts.bothAgreeSmallClaims) return { answer: within(agreed, false), unknown };
  return { unknown };
}

/**
 * The procedure of first instance that the law gives a case (CPL 40, 160, 165-166; CPI 257, 272). The province's
 * average wage comes from dated configuration; while it is not known, small claims is never chosen and `unknown` says so.
 * @throws RangeError when `on` lies before the percentages of CPL 165 (2024) were in force.
 */
export function selectTrack(facts: TrackFacts): TrackAnswer {
  const barred = bars(facts);
  if (barred.length > 0) return { track: 'ordinary', mandatory: true, reasons: barred };
  const small = smallClaims(facts);
  if (small.answer) return small.answer;
  const unknown = small.unknown.length > 0 ? { unknown: small.unknown } : {};
  if (facts.factsClear && facts.rightsClear)
    return {
      track: 'summary',
      mandatory: false,
      reasons: [
        {
          text: {
            zh: '事实清楚、权利义务关系明确、争议不大',
            en: 'facts and rights are clear and little is in dispute',
          },
          basis: [cite('CPL', '160(1)')],
        },
      ],
      ...unknown,
    };
  if (facts.bothAgreeSummary)
    return {
      track: 'summary',
      mandatory: false,
      reasons: [
        {
          text: { zh: '双方约定适用简易程序', en: 'both parties agree on summary procedure' },
          basis: [cite('CPL', '160(2)')],
        },
      ],
      ...unknown,
    };
  return {
    track: 'ordinary',
    mandatory: false,
    reasons: [
      {
        text: {
          zh: '不符合简易程序的条件；基本事实清楚的，可以由审判员一人独任审理',
          en: 'the conditions of summary procedure are not met; one judge may sit where the basic facts are clear',
        },
        basis: [cite('CPL', '160'), cite('CPL', '40(2)')],
      },
    ],
    ...unknown,
  };
}

/** Whether a court may take `chosen`: what the law gives, or a fuller procedure where the law does not insist. */
export function isAllowedTrack(chosen: Track, answer: TrackAnswer): boolean {
  if (chosen === answer.track) return true;
  return !answer.mandatory && tracks.indexOf(chosen) > tracks.indexOf(answer.track);
}
