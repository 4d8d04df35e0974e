import { type Citation, cite } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import type { Agreement, AddressForService } from '@dingfen/domain';
import { defineOutcomes, type Reckoning } from '@dingfen/procedure-kit';
import { type BreachRoute, breachRoutes } from './agreement.ts';
import { usedExtension } from './deadlines.ts';
import { byCourt, type EndReason, type MediationContext, undisputedFacts } from './context.ts';

/** Days by which an entrusted mediation was extended; the trial does not count them. */
type UsedExtension = ReturnType<typeof usedExtension>;
/** What leaves a mediation without agreement: no offers, no concessions (INV 22, ONM 18). */
export type HandOff = {
  reason: EndReason;
  endedOn: string;
  undisputedFacts: string[];
  addressForService: AddressForService[];
  extension: UsedExtension;
};
/** What another body needs to begin: the first day of application goes with the dispute. */
export type TransferData = {
  reason: string;
  endedOn: string;
  toBodyId: string;
  appliedOn: string;
  arbitrationOpenOn: string | null;
};
export type EffectiveData = { agreement: Agreement; extension: UsedExtension };
export type BreachData = { agreement: Agreement; unpaid: number[]; routes: BreachRoute[] };

function handOff(context: MediationContext, by: Reckoning): HandOff {
  const { ending } = context;
  if (!ending) throw new Error('a mediation that ended has a reason and a day');
  return {
    reason: ending.reason,
    endedOn: ending.endedOn,
    undisputedFacts: undisputedFacts(context),
    addressForService: [...context.addresses],
    extension: usedExtension(context, ending.endedOn, by),
  };
}

function inEffect({ agreement }: MediationContext): Agreement {
  if (!agreement) throw new Error('there is no agreement in effect');
  return agreement;
}

export const outcomes = defineOutcomes<MediationContext>()({
  arbitrationOpen: {
    summary: { zh: '满十五日，可以申请仲裁', en: 'fifteen days have passed: arbitration is open' },
    basis: [cite('MAL', '14(3)')],
    data: (context) => ({ on: context.arbitrationOpenOn }),
  },
  rejected: {
    summary: { zh: '不予受理', en: 'declined' },
    basis: [cite('O17', '22')],
    data: (context, by) => ({ ...handOff(context, by), advice: context.routeAdvice ?? '' }),
  },
  transferred: {
    summary: { zh: '移送其他调解组织', en: 'transferred to another body' },
    basis: [cite('ENG', '', 'D')],
    data: (context): TransferData => ({
      reason: context.ending?.note ?? '',
      endedOn: context.ending?.endedOn ?? context.receivedOn,
      toBodyId: context.transferredTo ?? '',
      appliedOn: context.appliedOn,
      arbitrationOpenOn: context.arbitrationOpenOn,
    }),
  },
  refused: {
    summary: { zh: '一方不同意调解', en: 'a party does not want mediation' },
    basis: [cite('PML', '17'), cite('INV', '26')],
    data: handOff,
  },
  withdrawn: {
    summary: { zh: '申请人撤回申请', en: 'the applicant withdrew' },
    basis: [cite('INV', '26')],
    data: handOff,
  },
  terminated: {
    summary: { zh: '调解未成', en: 'mediation ended without agreement' },
    basis: [cite('INV', '26'), cite('ONM', '25'), cite('O17', '29-30')],
    data: handOff,
  },
  ended: {
    summary: { zh: '当事人无承继人，调解结束', en: 'over: a party ceased without successor' },
    basis: [cite('MAL', '25'), cite('ENG', '', 'D')],
    data: handOff,
  },
  effective: {
    summary: { zh: '调解协议生效', en: 'the agreement is in effect' },
    basis: [cite('MAL', '14(2)'), cite('INV', '24'), cite('ONM', '19'), cite('PML', '29')],
    data: (context, by): EffectiveData => ({
      agreement: inEffect(context),
      extension: usedExtension(context, context.agreement?.effectiveOn, by),
    }),
  },
  performed: {
    summary: { zh: '协议履行完毕', en: 'the agreement was performed' },
    basis: [cite('PML', '31')],
    data: (context) => ({ agreement: inEffect(context), performance: context.performance }),
  },
  breached: {
    summary: { zh: '协议未履行', en: 'the agreement was not performed' },
    basis: [cite('MAL', '15-16'), cite('LI1', '51')],
    data: (context): BreachData => ({
      agreement: inEffect(context),
      unpaid: [...context.unpaid],
      routes: breachRoutes(context),
    }),
  },
});

/** A way that opens when mediation fails. */
export interface FailureRight {
  right: 'arbitration' | 'registration' | 'trial';
  text: Text;
  basis: readonly Citation[];
}

/** Where a failed mediation leads, by who sent the dispute (rulebook 1.3); nowhere of its own where the suit itself ended. */
export function rightAfterFailure(context: MediationContext): FailureRight | null {
  if (context.ending?.reason === 'suit_ended') return null;
  if (!byCourt(context))
    return {
      right: 'arbitration',
      text: { zh: '可以申请劳动争议仲裁', en: 'arbitration may be applied for' },
      basis: [cite('MAL', '14(3)'), cite('O17', '30'), cite('PML', '26')],
    };
  if (context.regime === 'court_pre_filing')
    return {
      right: 'registration',
      text: { zh: '可以要求人民法院登记立案', en: 'the court must register the case on request' },
      basis: [cite('INV', '21'), cite('CPL', '126')],
    };
  return {
    right: 'trial',
    text: { zh: '案件转入审判', en: 'the case goes on to trial' },
    basis: [cite('INV', '27(2)'), cite('ONM', '24'), cite('OP25', '[3]', 'B')],
  };
}
