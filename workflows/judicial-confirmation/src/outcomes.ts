import { cite } from '@dingfen/legal-basis';
import { defineOutcomes } from '@dingfen/procedure-kit';
import { type Context, openItems, waysAfterRejection, waysAfterWindow } from './context.ts';
import { notAcceptanceGrounds, rejectionGrounds } from './grounds.ts';

const agreementId = ({ agreement }: Context) => ({ agreementId: agreement.id });

/** How the application ended without a ruling, with the ground in words. */
const lastEnd = (context: Context) => {
  const end = context.lastEnd;
  return {
    ...agreementId(context),
    on: end?.on ?? null,
    how: end?.how ?? null,
    ...(end?.ground ? { ground: end.ground, text: notAcceptanceGrounds[end.ground].text } : {}),
  };
};

export const outcomes = defineOutcomes<Context>()({
  filed: {
    summary: { zh: '已提交司法确认申请', en: 'application for confirmation filed' },
    basis: [cite('CPL', '205')],
    data: (context) => ({
      ...agreementId(context),
      courtId: context.courtId,
      on: context.application?.filedOn ?? null,
    }),
  },
  released: {
    summary: {
      zh: '申请已不在法院，申请期继续',
      en: 'no application before the court any more; the window goes on',
    },
    basis: [cite('CPI', '357'), cite('CPI', '355')],
    data: lastEnd,
  },
  confirmed: {
    summary: { zh: '法院裁定调解协议有效', en: 'the court ruled the agreement valid' },
    basis: [cite('CPL', '206')],
    data: (context) => ({
      ...agreementId(context),
      on: context.ruling?.ruledOn ?? null,
      rulingNumber: context.ruling?.number ?? null,
    }),
  },
  rejected: {
    summary: { zh: '法院裁定驳回申请', en: 'the court rejected the application' },
    basis: [cite('CPL', '206'), cite('CPI', '358')],
    data: (context) => ({
      ...agreementId(context),
      on: context.rejection?.on ?? null,
      ...(context.rejection
        ? { ground: context.rejection.ground, text: rejectionGrounds[context.rejection.ground].text }
        : {}),
      ways: waysAfterRejection,
    }),
  },
  notAccepted: {
    summary: { zh: '法院不予受理', en: 'the court did not accept the application' },
    basis: [cite('CPI', '355')],
    data: (context) => ({ ...lastEnd(context), ways: waysAfterWindow(context) }),
  },
  withdrawn: {
    summary: { zh: '申请撤回且申请期已过', en: 'application withdrawn, and the window is over' },
    basis: [cite('CPI', '357'), cite('CPL', '205')],
    data: (context) => ({ ...lastEnd(context), ways: waysAfterWindow(context) }),
  },
  windowExpired: {
    summary: { zh: '三十日申请期届满', en: 'the thirty days ended' },
    basis: [cite('CPL', '205')],
    data: (context) => ({
      ...agreementId(context),
      signedBy: context.signatures.map((one) => one.partyId),
      ways: waysAfterWindow(context),
    }),
  },
  enforceable: {
    summary: { zh: '履行期届满，可以申请执行', en: 'performance fell due: enforcement is open' },
    basis: [cite('CPL', '206')],
    data: (context) => ({
      ...agreementId(context),
      claimIds: openItems(context)
        .filter((item) => context.passedDueOn.includes(item.dueOn))
        .map((item) => item.claimId),
    }),
  },
  performed: {
    summary: { zh: '协议已全部履行', en: 'the agreement has been performed in full' },
    basis: [cite('MAL', '14')],
    data: (context) => ({ ...agreementId(context), on: context.performedOn }),
  },
  revoked: {
    summary: { zh: '确认裁定被撤销', en: 'the confirmation was revoked' },
    basis: [cite('CPI', '372(1)')],
    data: (context) => ({ ...agreementId(context), ways: waysAfterRejection }),
  },
  excluded: {
    summary: { zh: '仲裁调解书已生效，不再司法确认', en: 'closed by an arbitral mediation statement' },
    basis: [cite('ARB', '77'), cite('ARB', '75[5]')],
    data: agreementId,
  },
  terminated: {
    summary: {
      zh: '当事人死亡或者终止且无人承继，程序终结',
      en: 'a party died or ended and nobody succeeds',
    },
    basis: [cite('CPL', '154', 'D')],
    data: (context) => ({ ...agreementId(context), partyId: context.ceased?.partyId ?? null }),
  },
  enforcementClosed: {
    summary: { zh: '执行程序结束', en: 'enforcement has ended' },
    basis: [cite('CPL', '250'), cite('CPI', '481')],
    data: (context) => ({ ...agreementId(context), result: context.enforcementResult }),
  },
});
