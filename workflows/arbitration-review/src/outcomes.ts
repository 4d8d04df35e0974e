import { cite } from '@dingfen/legal-basis';
import { defineOutcomes } from '@dingfen/procedure-kit';
import { type Context, inForceOn, refusalGrounds, type Way, waysOn } from './context.ts';

const agreementId = ({ agreement }: Context) => ({ agreementId: agreement.id });
const withWays = (context: Context): { agreementId: string; ways: Way[] } => ({
  ...agreementId(context),
  ways: waysOn(context),
});

export const outcomes = defineOutcomes<Context>()({
  filed: {
    summary: { zh: '已提交仲裁审查申请', en: 'application for review filed' },
    basis: [cite('ARB', '74')],
    data: (context) => ({
      ...agreementId(context),
      commissionId: context.application?.commissionId ?? null,
      on: context.application?.filedOn ?? null,
    }),
  },
  released: {
    summary: { zh: '申请已结束，申请期继续', en: 'the application is gone; the window goes on' },
    basis: [cite('ARB', '76'), cite('ARB', '75[2]')],
    data: (context) => ({
      ...agreementId(context),
      how: context.lastEnd?.how ?? null,
      on: context.lastEnd?.on ?? null,
    }),
  },
  concluded: {
    summary: { zh: '仲裁调解书发生法律效力', en: 'the mediation statement is in force' },
    basis: [cite('ARB', '77')],
    data: (context) => ({
      ...agreementId(context),
      statementNumber: context.statement?.number ?? null,
      on: inForceOn(context),
    }),
  },
  refused: {
    summary: { zh: '不予受理或者不予制作调解书', en: 'declined, or no statement made' },
    basis: [cite('ARB', '75'), cite('ARB', '78')],
    data: (context) => ({
      ...withWays(context),
      ...(context.refusal
        ? {
            ground: context.refusal.ground,
            text: refusalGrounds[context.refusal.ground].text,
            on: context.refusal.on,
          }
        : {}),
    }),
  },
  withdrawn: {
    summary: { zh: '申请撤回且申请期已过', en: 'application withdrawn, and the window is over' },
    basis: [cite('ARB', '76'), cite('ARB', '75[3]')],
    data: withWays,
  },
  windowExpired: {
    summary: { zh: '十五日申请期届满', en: 'the fifteen days ended' },
    basis: [cite('ARB', '74'), cite('ARB', '75[3]')],
    data: withWays,
  },
  excluded: {
    summary: { zh: '法院已确认，不再仲裁审查', en: 'closed by judicial confirmation' },
    basis: [cite('ARB', '75[5]')],
    data: agreementId,
  },
  performed: {
    summary: { zh: '已全部履行', en: 'performed in full' },
    basis: [cite('MAL', '14')],
    data: (context) => ({ ...agreementId(context), on: context.performedOn }),
  },
  enforcementClosed: {
    summary: { zh: '执行程序结束', en: 'enforcement has ended' },
    basis: [cite('CPL', '250')],
    data: (context) => ({ ...agreementId(context), result: context.enforcementResult }),
  },
});
