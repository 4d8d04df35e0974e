import { type Citation, cite } from '@dingfen/legal-basis';
import { type Guard, payloadOf } from '@dingfen/procedure-kit';
import type { LifecycleContext, MergeableStage } from './context.ts';
import type { LifecycleActs } from './events.ts';

/*
 * Two disputes that are one, filed twice: the later is merged into the earlier and stands still where it stood, so that the
 * merging can be undone. What it knows of the other dispute was put into the act by the engine, which holds both.
 */

type G = Guard<LifecycleContext, LifecycleActs>;
const convention: readonly Citation[] = [cite('ENG', '', 'D')];

const intoOf = (event: LifecycleActs) => payloadOf(event, 'MERGE').into;
const about = (zh: string, en: string, test: (into: ReturnType<typeof intoOf>) => boolean): G => ({
  summary: { zh, en },
  basis: convention,
  needsPayload: true,
  test: ({ event }) => test(intoOf(event)),
});
const stoodIn = (stood: MergeableStage, zh: string, en: string): G => ({
  summary: { zh, en },
  basis: convention,
  test: ({ context }) => context.merged?.stood === stood,
});

/** What must be so before a dispute is merged into another, and where one stood that was. */
export const mergeGuards = {
  intoAnother: about(
    '所并入的是另一件争议',
    'it is merged into another dispute, not into itself',
    (into) => !into.isThis,
  ),
  intoHeldToo: about(
    '两件争议均由您或者您所在的机构承办',
    'you, or your office, hold both disputes',
    (into) => into.heldToo,
  ),
  intoSameParties: about(
    '申请人、被申请人均相同（以身份证号、统一社会信用代码为准；没有的，个人须姓名和电话相同，单位须名称相同）',
    'the same claimants and respondents: by identity number or credit code; without them by name and telephone, or by name',
    (into) => into.sameParties,
  ),
  intoRuns: about(
    '所并入的争议仍在办理，既未结案也不待结案',
    'the other dispute is neither closed nor about to be',
    (into) => into.runs,
  ),
  intoNoDuplicate: about(
    '所并入的争议本身没有并入其他争议',
    'the other dispute has not itself been merged',
    (into) => !into.isDuplicate,
  ),
  intoReceivedFirst: about(
    '并入先收到的争议，已经过的期限不因合并而丧失',
    'the other dispute was received first, so that no time that has passed is lost',
    (into) => into.receivedFirst,
  ),
  intoCoversClaims: about(
    '本争议的每一项请求在所并入的争议中均已提出',
    'everything that is claimed here is claimed there too',
    (into) => into.coversClaims,
  ),
  holdsNoDuplicate: {
    summary: {
      zh: '没有其他争议并入本争议（有的，先撤销）',
      en: 'no other dispute was merged into this one (undo that first)',
    },
    basis: convention,
    test: ({ context }) => (context.duplicates ?? []).length === 0,
  },
  stoodInMediation: stoodIn('mediation', '并入时正在调解', 'it was merged while in mediation'),
  stoodChoosing: stoodIn('choosing', '并入时调解未成', 'it was merged after mediation had failed'),
} as const satisfies Record<string, G>;

/** What a dispute remembers of having been merged. */
export function mergedInto(event: LifecycleActs, stood: MergeableStage): Pick<LifecycleContext, 'merged'> {
  const { intoId, into } = payloadOf(event, 'MERGE');
  return { merged: { intoId, number: into.number, on: event.on, stood } };
}

/** What the other dispute remembers of its duplicates once another came, or one was released. */
export function duplicatesAfter(
  { duplicates = [] }: LifecycleContext,
  event: LifecycleActs,
): Pick<LifecycleContext, 'duplicates'> {
  const { disputeId, number } = payloadOf(event, 'DUPLICATE_MERGED', 'DUPLICATE_RELEASED');
  const others = duplicates.filter((one) => one.disputeId !== disputeId);
  return {
    duplicates: event.type === 'DUPLICATE_MERGED' ? [...others, { disputeId, number, on: event.on }] : others,
  };
}
