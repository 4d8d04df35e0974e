import { cite } from '@dingfen/legal-basis';
import { defineOutcomes } from '@dingfen/procedure-kit';
import { suing, type TrialContext } from './context.ts';
import { trackOf } from './deadlines.ts';

/** `on` is the day on which the ruling was served; `left` are those whose suit had ended before that of `partyIds`. */
const end = (context: TrialContext) => ({
  on: context.ended?.on ?? null,
  finalOn: context.ended?.finalOn ?? null,
  partyIds: context.ended?.partyIds ?? [],
  left: context.left,
  reason: context.ended?.reason ?? null,
  caseNumber: context.caseNumber,
});

/** How a suit can come out; the lifecycle hears each as `trial.<name>`. Dates are civil dates. */
export const outcomes = defineOutcomes<TrialContext>()({
  refused: {
    summary: { zh: '不予受理', en: 'docketing refused' },
    basis: [cite('CPL', '126')],
    data: (context) => ({ ...end(context), gateRow: context.gate.row }),
  },
  docketed: {
    summary: { zh: '已立案', en: 'docketed' },
    basis: [cite('CPL', '126')],
    data: ({ caseNumber, receiptNumber, docketedOn, courtId }) => ({
      caseNumber,
      receiptNumber,
      docketedOn,
      courtId,
      on: docketedOn,
    }),
  },
  mediationEntrusted: {
    summary: { zh: '已委托调解', en: 'mediation entrusted' },
    basis: [cite('INV', '11')],
    data: (context) => ({
      mediationBodyId: context.entrustment?.mediationBodyId ?? null,
      on: context.entrustment?.on ?? null,
      postFilingTrack: trackOf(context) === 'ordinary' ? 'ordinary' : 'simple',
      recordedConsents: context.entrustment?.consents ?? [],
      undisputedFacts: context.undisputedFacts,
      addressForService: context.package.addressForService,
    }),
  },
  mediationStatement: {
    summary: { zh: '法院调解书生效', en: 'court mediation statement in force' },
    basis: [cite('CPL', '100')],
    data: (context) => ({
      ...context.inForce,
      on: context.inForce?.effectiveOn ?? null,
      agreementId: context.agreementId,
      partyIds: suing(context).map((one) => one.id),
      left: context.left,
      caseNumber: context.caseNumber,
    }),
  },
  withdrawn: {
    summary: { zh: '撤诉', en: 'suit withdrawn' },
    basis: [cite('CPL', '148')],
    data: (context) => ({ ...end(context), mayRefile: true }),
  },
  deemedWithdrawn: {
    summary: { zh: '按撤诉处理', en: 'suit treated as withdrawn' },
    basis: [cite('CPL', '146'), cite('CPI', '213-214')],
    data: (context) => ({ ...end(context), mayRefile: true }),
  },
  judgmentEffective: {
    summary: { zh: '判决生效', en: 'judgment in force' },
    basis: [cite('CPL', '158')],
    data: (context) => ({
      ...context.inForce,
      on: context.inForce?.effectiveOn ?? null,
      instance: context.judgment?.instance ?? null,
      partyIds: suing(context).map((one) => one.id),
      left: context.left,
      caseNumber: context.caseNumber,
    }),
  },
  appealed: {
    summary: { zh: '已上诉', en: 'appealed' },
    basis: [cite('CPL', '171')],
    data: (context) => ({
      byPartyId: context.appeal?.byPartyId ?? null,
      on: context.appeal?.filedOn ?? null,
    }),
  },
  terminated: {
    summary: { zh: '诉讼终结', en: 'suit terminated' },
    basis: [cite('CPL', '154')],
    data: end,
  },
  transferred: {
    summary: { zh: '移送其他法院', en: 'transferred to another court' },
    basis: [cite('CPL', '37')],
    data: (context) => ({ ...end(context), toCourtId: context.ruling?.toCourtId ?? null }),
  },
  performed: {
    summary: { zh: '裁判已履行', en: 'the judgment or statement was performed' },
    basis: [cite('CPL', '247')],
    data: end,
  },
  dismissed: {
    summary: { zh: '驳回起诉', en: 'suit dismissed' },
    basis: [cite('CPI', '208')],
    data: (context) => ({ ...end(context), late: context.ended?.reason === 'late' }),
  },
});
