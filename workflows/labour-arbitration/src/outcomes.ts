import { cite } from '@dingfen/legal-basis';
import type { CivilDate } from '@dingfen/legal-calendar';
import { defineOutcomes } from '@dingfen/procedure-kit';
import type { ArbitrationContext, AwardKind } from './context.ts';

/** What is known of an award, for the gate before the courts and for enforcement. */
export interface AwardReport {
  kind: AwardKind;
  madeOn: CivilDate;
  /** Day of service per party. */
  servedOn: Readonly<Record<string, CivilDate>>;
  /** Last day to sue, of parties whose period is over. */
  suitPeriodOver: Readonly<Record<string, CivilDate>>;
  /** Service of the ruling that set the award aside or refused its enforcement, per party. */
  rulingServedOn: Readonly<Record<string, CivilDate>>;
  effectiveOn: CivilDate | null;
  performanceDueOn: CivilDate | null;
}

const awardReport = (context: ArbitrationContext): { award: AwardReport } => ({
  award: {
    kind: context.award?.kind ?? 'nonFinal',
    madeOn: context.award?.madeOn ?? '',
    servedOn: context.awardServedOn,
    suitPeriodOver: context.suitPeriodOver,
    rulingServedOn: context.rulingServedOn,
    effectiveOn: context.effectiveOn,
    performanceDueOn: context.performanceDueOn,
  },
});
const ended = (context: ArbitrationContext) => ({ on: context.endedOn, claimant: context.claimant });

export const outcomes = defineOutcomes<ArbitrationContext>()({
  accepted: {
    summary: { zh: '仲裁已受理', en: 'accepted' },
    basis: [cite('MAL', '29'), cite('ARB', '30')],
    data: ({ acceptedOn, acceptanceProof, receiptProof }) => ({
      acceptedOn,
      proof: acceptanceProof ?? receiptProof,
    }),
  },
  refused: {
    summary: { zh: '仲裁不予受理，可以起诉', en: 'acceptance refused; a suit may be brought' },
    basis: [cite('MAL', '29'), cite('ARB', '31')],
    data: ({ refusal }) => ({ ...refusal }),
  },
  silent: {
    summary: {
      zh: '五个工作日内未作受理决定，可以起诉',
      en: 'no decision in five working days; a suit may be brought',
    },
    basis: [cite('MAL', '29'), cite('ARB', '31')],
    data: ({ silentSince, receiptProof }) => ({ on: silentSince, proof: receiptProof }),
  },
  overdue: {
    summary: {
      zh: '逾期未裁决，可以起诉；无人起诉的仲裁继续',
      en: 'no award in time; a suit may be brought, else the arbitration goes on',
    },
    basis: [cite('MAL', '43'), cite('ARB', '48')],
    data: ({ overdueSince, acceptanceProof, receiptProof }) => ({
      on: overdueSince,
      proof: acceptanceProof ?? receiptProof,
    }),
  },
  awarded: {
    summary: { zh: '仲裁裁决已作出', en: 'an award has been made' },
    basis: [cite('MAL', '47-50')],
    data: awardReport,
  },
  awardEffective: {
    summary: { zh: '仲裁裁决生效', en: 'the award has taken effect' },
    basis: [cite('MAL', '47-51')],
    data: awardReport,
  },
  setAside: {
    summary: { zh: '终局裁决被撤销，十五日内可以起诉', en: 'the final award was set aside; 15 days to sue' },
    basis: [cite('MAL', '49(3)')],
    data: awardReport,
  },
  nonEnforced: {
    summary: { zh: '裁决被裁定不予执行，三十日内可以起诉', en: 'the award is not enforced; 30 days to sue' },
    basis: [cite('LI1', '24(2)')],
    data: awardReport,
  },
  mediationStatement: {
    summary: { zh: '仲裁调解书生效', en: 'an arbitral mediation statement is in force' },
    basis: [cite('MAL', '42(3)'), cite('ARB', '72')],
    data: ({ effectiveOn, performanceDueOn }) => ({ on: effectiveOn, performanceDueOn }),
  },
  deemedWithdrawn: {
    summary: { zh: '按撤回申请处理，不得重新申请', en: 'deemed withdrawn; it may not be filed again' },
    basis: [cite('MAL', '36'), cite('ARB', '39')],
    data: (context) => ({ ...ended(context), partyIds: context.barred }),
  },
  withdrawn: {
    summary: { zh: '申请人撤回仲裁申请，可以重新申请', en: 'withdrawn; it may be filed again' },
    basis: [cite('ARB', '35')],
    data: ended,
  },
  cancelled: {
    summary: { zh: '仲裁案件撤销', en: 'the case was cancelled' },
    basis: [cite('ARB', '32')],
    data: ({ cancelledOn }) => ({ on: cancelledOn }),
  },
  terminated: {
    summary: { zh: '仲裁终结', en: 'the arbitration is over' },
    basis: [cite('ARB', '48')],
    data: ended,
  },
});
