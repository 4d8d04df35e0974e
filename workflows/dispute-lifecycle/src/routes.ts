import { type AddressForService, type Agreement, partiesOf } from '@dingfen/domain';
import type { AwardReport, Side } from '@dingfen/labour-arbitration';
import { type Citation, cite } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';
import type { Act, Effect } from '@dingfen/procedure-kit';
import {
  type ArbitrationStatus,
  type ConfirmationRoute,
  isEntrusted,
  type LifecycleContext,
  type MediationRequest,
  referredBy,
} from './context.ts';
import type { OutcomeEvent } from './events.ts';
import { arbitrationOpensOn } from './gate.ts';

/** What the lifecycle reads of the reports of the other procedures; each is absent where it does not belong. */
export interface Report {
  on?: CivilDate | null;
  endedOn?: CivilDate;
  reason?: string;
  ground?: 'noJurisdiction' | 'other';
  agreement?: Agreement;
  undisputedFacts?: readonly string[];
  addressForService?: readonly AddressForService[];
  toBodyId?: string;
  appliedOn?: CivilDate;
  proof?: string | null;
  claimant?: Side;
  award?: AwardReport;
  mediationBodyId?: string | null;
  postFilingTrack?: 'ordinary' | 'simple';
  recordedConsents?: MediationRequest['recordedConsents'];
  late?: boolean;
  ordersPerformance?: boolean;
  toCourtId?: string | null;
  result?: string | null;
  /** Those whose suit ended, and those whose suit had ended before, each with the day of service of the ruling. */
  partyIds?: readonly string[];
  left?: readonly { partyIds: readonly string[]; on: CivilDate }[];
  creditorIds?: readonly string[];
  arbitrationOpenOn?: CivilDate | null;
  /** By how long an entrusted mediation was extended: time that does not count for the trial. */
  extension?: { from: CivilDate; until: CivilDate } | null;
}

interface Heard {
  context: LifecycleContext;
  data: Report;
  /** The day the report speaks of, else the day on which it is heard. */
  on: CivilDate;
}

/** One row of the table "which outcome opens what, and why". */
export interface Route {
  /** What follows, in words. */
  follows: Text;
  basis: readonly Citation[];
  /** What the dispute remembers. */
  remember?(heard: Heard): Partial<LifecycleContext>;
  /** What it sets in motion. */
  effects?(heard: Heard): Effect[];
}

const signal = (procedure: string, event: string, payload: Record<string, unknown> = {}): Effect => ({
  type: 'signal',
  procedure,
  event,
  payload,
});
const open = (procedure: string, input: object): Effect => ({
  type: 'openProceeding',
  procedure,
  input: { ...input },
});
const right = (name: string, zh: string, en: string, ...basis: Citation[]): Effect => ({
  type: 'openRight',
  right: name,
  text: { zh, en },
  basis,
});

const newMediation = right(
  'newMediation',
  '可以重新调解、另行达成协议，新协议的申请期另行计算',
  'mediate again and make a new agreement, with windows of its own',
  cite('CPL', '206'),
  cite('PML', '33(3)'),
);
const arbitrationRight = right(
  'arbitration',
  '可以申请劳动仲裁',
  'arbitration may be applied for',
  cite('MAL', '5'),
  cite('MAL', '15'),
);
const suitRight = right(
  'suit',
  '可以起诉；一般仍须先经仲裁',
  'a suit may be brought; as a rule arbitration comes first',
  cite('CPL', '206'),
  cite('MAL', '5'),
);

/** Tells every proceeding that could still wait for performance that nothing is owed any more. */
export const tellPerformed = (on: CivilDate): Effect[] => [
  signal('mediation', 'PERFORMED_ELSEWHERE', { on }),
  signal('confirmation', 'PERFORMED', { on }),
  signal('arbitrationReview', 'PERFORMED', { on }),
  signal('arbitration', 'PERFORMED', { on }),
  signal('trial', 'PERFORMED', { on }),
];
/** Performance ends an award or statement in force; an arbitration not yet decided runs until it is withdrawn (ARB 35). */
export const arbitrationAfterPerformance = ({ arbitrationRuns, arbitration }: LifecycleContext): boolean =>
  arbitrationRuns && !['awarded', 'mediationStatement'].includes(arbitration.status);

/** What follows from performance, once. Those who are told answer with the same outcome, which then changes nothing. */
const performed: Pick<Route, 'remember' | 'effects'> = {
  remember: ({ context, on }) => ({
    performedOn: context.performedOn ?? on,
    windows: { confirmation: 'over', arbitrationReview: 'over' },
    arbitrationRuns: arbitrationAfterPerformance(context),
  }),
  effects: ({ context, on }) => (context.performedOn ? [] : tellPerformed(on)),
};

const confirmationRoutes: readonly ConfirmationRoute[] = ['confirmation', 'arbitrationReview'];
const others: Record<ConfirmationRoute, ConfirmationRoute> = {
  confirmation: 'arbitrationReview',
  arbitrationReview: 'confirmation',
};
const windows = (
  context: LifecycleContext,
  route: ConfirmationRoute,
  own: LifecycleContext['windows']['confirmation'],
  other: (now: LifecycleContext['windows']['confirmation']) => LifecycleContext['windows']['confirmation'],
): Pick<LifecycleContext, 'windows'> => {
  const pair = { ...context.windows, [route]: own };
  return { windows: { ...pair, [others[route]]: other(context.windows[others[route]]) } };
};
const freed = (now: LifecycleContext['windows']['confirmation']) => (now === 'excluded' ? 'open' : now);
const shut = (now: LifecycleContext['windows']['confirmation']) => (now === 'open' ? 'excluded' : now);

/** The application is gone without success: the other route is free again, for as long as its own window lasts. */
const goneFrom = (route: ConfirmationRoute, own: 'open' | 'over'): Pick<Route, 'remember' | 'effects'> => ({
  remember: ({ context }) => windows(context, route, own, freed),
  effects: () => [signal(others[route], 'RELEASE')],
});
const filedAt = (route: ConfirmationRoute): Pick<Route, 'remember' | 'effects'> => ({
  remember: ({ context }) => windows(context, route, 'filed', shut),
  effects: () => [signal(others[route], 'EXCLUDE', { route })],
});
const madeEnforceable = (route: ConfirmationRoute): Pick<Route, 'remember' | 'effects'> => ({
  remember: ({ context }) => ({ ...windows(context, route, 'over', () => 'over'), enforceableBy: route }),
  effects: ({ on }) => [
    signal(others[route], 'CLOSE_EXCLUDED'),
    signal('mediation', 'AGREEMENT_CONFIRMED', { on }),
  ],
});
const overOn = (route: ConfirmationRoute): Pick<Route, 'remember'> => ({
  remember: ({ context }) => windows(context, route, 'over', (now) => now),
});

/** Windows in which nobody has applied yet. */
const stillOpen = ({ windows: now }: LifecycleContext): ConfirmationRoute[] =>
  confirmationRoutes.filter((route) => now[route] === 'open' || now[route] === 'excluded');
/** A new agreement takes the place of the one before: its mediation and its windows end (PML 33). */
const replaced = (context: LifecycleContext, on: CivilDate): Effect[] =>
  context.agreement === null
    ? []
    : [
        signal('mediation', 'SUPERSEDED', { on, agreementId: context.agreement.id }),
        ...stillOpen(context).flatMap((route) => [
          ...(context.windows[route] === 'open' ? [signal(route, 'EXCLUDE', { route: others[route] })] : []),
          signal(route, 'CLOSE_EXCLUDED'),
        ]),
      ];
/** A window that closes because its agreement was replaced says nothing of the new agreement’s. */
const excludedFrom = (route: ConfirmationRoute): Pick<Route, 'remember'> => ({
  remember: ({ context }) =>
    context.closing.includes(route)
      ? { closing: context.closing.filter((one) => one !== route) }
      : windows(context, route, 'over', (now) => now),
});

/** What leaves a mediation without agreement goes into the package for arbitration and court. */
const handedOn = ({ context, data }: Heard): Partial<LifecycleContext> => ({
  mediationRuns: false,
  undisputedFacts: data.undisputedFacts ?? context.undisputedFacts,
  addressForService: data.addressForService ?? context.addressForService,
});
const mediationOver: Pick<Route, 'remember' | 'effects'> = {
  remember: handedOn,
  effects: ({ context, data, on }) => {
    if (!isEntrusted(context)) return [arbitrationRight];
    return entrustmentFailed({ context, data, on }, 'failed');
  },
};
/** The trial hears of it, unless it was the end of the suit that ended the mediation. */
function entrustmentFailed({ context, data, on }: Heard, otherwise: string): Effect[] {
  if (!context.mediationRuns) return [];
  const reason = data.reason ?? otherwise;
  const extension = data.extension ?? null;
  return [signal('trial', 'ENTRUSTED_MEDIATION_FAILED', { reason, on, extension })];
}

const arbitrationIs = (
  status: ArbitrationStatus,
  runs: boolean,
  more: (heard: Heard) => Partial<LifecycleContext['arbitration']> = () => ({}),
): Pick<Route, 'remember'> => ({
  remember: (heard) => ({
    arbitrationRuns: runs,
    ...(status === 'refused' || status === 'accepted' ? { notLabour: false } : {}),
    arbitration: { ...heard.context.arbitration, status, ...more(heard) },
  }),
});
const proven = ({ context, data }: Heard): { proof: boolean } => ({
  proof: context.arbitration.proof || typeof data.proof === 'string',
});
const withAward = ({ data, context }: Heard) => ({ award: data.award ?? context.arbitration.award });

/** The arbitration hears, for each party who sued, how and when its suit ended (LI1 16, 17, 21). */
function suitEnded(result: 'withdrawn' | 'dismissedLate' | 'judged', { context, data, on }: Heard): Effect[] {
  const left = data.left ?? [];
  const gone = left.flatMap((one) => one.partyIds);
  const partyIds = data.partyIds ?? (context.trial?.partyIds ?? []).filter((id) => !gone.includes(id));
  return [
    ...left.map((one) => signal('arbitration', 'SUIT_ENDED', { result: 'withdrawn', ...one })),
    signal('arbitration', 'SUIT_ENDED', { result, on, partyIds }),
  ];
}
/** A mediation that the court had entrusted does not outlive the suit, nor goes with it to another court. */
const entrustmentOver = ({ context, on }: Heard, reason: string): Effect[] =>
  isEntrusted(context) && context.mediationRuns ? [signal('mediation', 'SUIT_ENDED', { on, reason })] : [];
const noEntrustment = (context: LifecycleContext): Pick<LifecycleContext, 'mediationRuns'> => ({
  mediationRuns: context.mediationRuns && !isEntrusted(context),
});
/** Whoever sues again does so on a day of its own, not on that of the complaint that was decided. */
const suitIsOver = ({ context }: Heard): Partial<LifecycleContext> => ({
  trialRuns: false,
  complaintOn: null,
  ...noEntrustment(context),
});
const trialOver = (result: 'withdrawn' | 'dismissedLate'): Pick<Route, 'remember' | 'effects'> => ({
  remember: suitIsOver,
  effects: (heard) => [...suitEnded(result, heard), ...entrustmentOver(heard, result)],
});

/** The table: what each outcome of a procedure sets in motion, and by which article. */
export const routes: Readonly<Record<OutcomeEvent, Route>> = {
  'mediation.effective': {
    follows: {
      zh: '同时开启司法确认（三十日）和仲裁审查（十五日）申请期，被代替的协议的申请期关闭；立案后委托的调解不开启，交审理法院制作调解书',
      en: 'opens both windows, confirmation (30 days) and review (15 days), and closes those of an agreement it replaces; of an entrusted mediation neither: the trial court issues its statement',
    },
    basis: [cite('CPL', '205'), cite('ARB', '74'), cite('INV', '27(2)')],
    remember: ({ context, data: { agreement } }) => ({
      mediationRuns: false,
      agreement: agreement ?? null,
      undisputedFacts: agreement?.undisputedFacts ?? [],
      addressForService: agreement?.addressForService ?? [],
      breachedOn: null,
      confirmationRejected: false,
      complaintOn: null,
      paymentOrder: null,
      paymentOrderEnded: null,
      windows: isEntrusted(context) ? context.windows : { confirmation: 'open', arbitrationReview: 'open' },
      closing: isEntrusted(context) ? context.closing : [...context.closing, ...stillOpen(context)],
    }),
    effects: ({ context, data: { agreement, extension }, on }) => {
      if (isEntrusted(context))
        return [
          signal('trial', 'ENTRUSTED_MEDIATION_AGREED', {
            agreement: { ...agreement },
            on: agreement?.effectiveOn ?? on,
            extension: extension ?? null,
          }),
        ];
      const input = {
        agreement,
        mediationBodyId: context.mediation.mediationBodyId,
        ...(context.courtId ? { courtId: context.courtId } : {}),
        ...(context.courtId && context.mediation.regime === 'court_pre_filing'
          ? { invitedByCourtId: context.courtId }
          : {}),
      };
      return [...replaced(context, on), open('confirmation', input), open('arbitrationReview', input)];
    },
  },
  'mediation.arbitrationOpen': {
    follows: {
      zh: '任何一方可以申请仲裁，调解继续；一经开放不因移送、更正而关闭',
      en: 'either side may apply for arbitration while mediation goes on; no transfer or correction closes it again',
    },
    basis: [cite('MAL', '14(3)')],
    remember: ({ context, on }) => ({ arbitrationOpenOn: context.arbitrationOpenOn ?? on }),
  },
  'mediation.rejected': {
    follows: {
      zh: '不属于受理范围的，告知其他途径，回访后结案；因其他理由不予受理的，可以申请仲裁',
      en: 'out of scope: other routes are named, closed after follow-up; declined for another reason: arbitration is open',
    },
    basis: [cite('O17', '22'), cite('LI1', '2')],
    // What a commission has taken up, or refused, is no longer for a mediation body to judge.
    remember: (heard) => ({
      ...handedOn(heard),
      notLabour: heard.data.reason === 'not_labour' && heard.context.arbitration.status === 'none',
    }),
    effects: (heard) => (isEntrusted(heard.context) ? entrustmentFailed(heard, 'rejected') : []),
  },
  'mediation.transferred': {
    follows: {
      zh: '在接收的调解组织继续，保留原申请日期，期限重新计算',
      en: 'goes on at the receiving body: the first day of application is kept, the periods start anew',
    },
    basis: [cite('ENG', '', 'D'), cite('MAL', '27(2)')],
    remember: ({ context, data, on }) => ({
      mediation: movedTo(context, data, on),
      mediationRuns: true,
      arbitrationOpenOn: openSince(context, data, on),
    }),
    effects: ({ context, data, on }) => [
      { type: 'assignTo', role: 'mediationBody', holderId: data.toBodyId ?? null },
      open('mediation', { ...movedTo(context, data, on), ...referredBy(context) }),
    ],
  },
  'mediation.refused': {
    follows: {
      zh: '调解禁止继续；可以申请仲裁，起诉须过仲裁前置',
      en: 'mediation is over; arbitration is open, a suit only through the gate',
    },
    basis: [cite('PML', '17'), cite('MAL', '5'), cite('INV', '26')],
    ...mediationOver,
  },
  'mediation.withdrawn': {
    follows: {
      zh: '可以再次申请调解或者申请仲裁；不再主张的，回访后结案',
      en: 'may be applied for again, or arbitration; else closed after follow-up',
    },
    basis: [cite('INV', '26'), cite('MAL', '5')],
    ...mediationOver,
  },
  'mediation.terminated': {
    follows: {
      zh: '可以申请仲裁；法院立案前委派的退回法院，当事人坚持的依法登记立案',
      en: 'arbitration is open; one that a court referred goes back to it and is docketed if the party insists',
    },
    basis: [cite('MAL', '14(3)'), cite('INV', '21'), cite('CPL', '126')],
    ...mediationOver,
  },
  'mediation.ended': {
    follows: {
      zh: '当事人主体终止且无人承继，回访后结案',
      en: 'a party ceased without successor: closed after follow-up',
    },
    basis: [cite('MAL', '25'), cite('ENG', '', 'D')],
    ...mediationOver,
  },
  'mediation.performed': {
    follows: {
      zh: '告知其他程序已履行，回访后结案',
      en: 'the other proceedings are told; closed after follow-up',
    },
    basis: [cite('MAL', '14'), cite('PML', '31')],
    ...performed,
  },
  'mediation.breached': {
    follows: {
      zh: '权利人选择：支付令、仲裁，仅涉及劳动报酬的可以直接起诉；已确认的申请执行',
      en: 'the creditor chooses: payment order, arbitration, a direct suit if about remuneration only; enforcement if confirmed',
    },
    basis: [cite('MAL', '15-16'), cite('LI1', '51')],
    remember: ({ context, on }) => ({ breachedOn: context.breachedOn ?? on }),
  },
  'confirmation.filed': {
    follows: { zh: '仲裁审查暂不能申请', en: 'review by the commission is excluded meanwhile' },
    basis: [cite('ARB', '75[5]')],
    ...filedAt('confirmation'),
  },
  'confirmation.released': {
    follows: { zh: '仲裁审查可以继续', en: 'review by the commission is free again' },
    basis: [cite('CPI', '357'), cite('ARB', '74')],
    ...goneFrom('confirmation', 'open'),
  },
  'confirmation.confirmed': {
    follows: {
      zh: '可以强制执行；仲裁审查关闭；告知调解程序',
      en: 'enforceable; review is closed; the mediation is told',
    },
    basis: [cite('CPL', '206'), cite('ARB', '75[5]')],
    ...madeEnforceable('confirmation'),
  },
  'confirmation.rejected': {
    follows: {
      zh: '三条出路：重新调解、仲裁、起诉；仲裁审查期未满的可以继续',
      en: 'three ways on: new mediation, arbitration, suit; review is free again if its window lasts',
    },
    basis: [cite('CPL', '206'), cite('PML', '33(3)')],
    remember: ({ context }) => ({
      ...windows(context, 'confirmation', 'over', freed),
      confirmationRejected: true,
    }),
    effects: () => [signal('arbitrationReview', 'RELEASE'), newMediation, arbitrationRight, suitRight],
  },
  'confirmation.notAccepted': {
    follows: {
      zh: '协议仍具合同效力；仲裁审查期未满的可以继续',
      en: 'the agreement stays a contract; review is free again if its window lasts',
    },
    basis: [cite('CPI', '355'), cite('ARB', '74')],
    ...goneFrom('confirmation', 'over'),
  },
  'confirmation.withdrawn': {
    follows: {
      zh: '协议仍具合同效力；仲裁审查期未满的可以继续',
      en: 'the agreement stays a contract; review is free again if its window lasts',
    },
    basis: [cite('CPI', '357'), cite('ARB', '74')],
    ...goneFrom('confirmation', 'over'),
  },
  'confirmation.windowExpired': {
    follows: {
      zh: '不能再申请司法确认，协议仍具合同效力；可以达成新协议',
      en: 'confirmation is closed, the agreement stays a contract; a new one may be made',
    },
    basis: [cite('CPL', '205'), cite('MAL', '15-16')],
    ...overOn('confirmation'),
    effects: () => [newMediation],
  },
  'confirmation.enforceable': {
    follows: {
      zh: '履行期届满，权利人可以申请执行',
      en: 'performance fell due: the creditor may apply for enforcement',
    },
    basis: [cite('CPL', '206'), cite('CPL', '250')],
    remember: ({ context, on }) => ({ breachedOn: context.breachedOn ?? on }),
  },
  'confirmation.performed': {
    follows: {
      zh: '告知其他程序已履行，回访后结案',
      en: 'the other proceedings are told; closed after follow-up',
    },
    basis: [cite('PML', '31')],
    ...performed,
  },
  'confirmation.revoked': {
    follows: {
      zh: '协议不再可以执行；三条出路重新打开',
      en: 'no longer enforceable; the three ways are open again',
    },
    basis: [cite('CPI', '372'), cite('CPL', '206')],
    remember: () => ({ enforceableBy: null, confirmationRejected: true }),
    effects: () => [newMediation, arbitrationRight, suitRight],
  },
  'confirmation.excluded': {
    follows: { zh: '仲裁调解书已生效，确认关闭', en: 'closed by the arbitral mediation statement' },
    basis: [cite('ARB', '75[5]'), cite('ARB', '77')],
    ...excludedFrom('confirmation'),
  },
  'confirmation.terminated': {
    follows: { zh: '确认程序终结', en: 'the confirmation is over' },
    basis: [cite('CPL', '154', 'D')],
    ...goneFrom('confirmation', 'over'),
  },
  'confirmation.enforcementClosed': {
    follows: { zh: '记录执行结果', en: 'the result of enforcement is kept' },
    basis: [cite('CPL', '250')],
  },
  'arbitrationReview.filed': {
    follows: { zh: '司法确认暂不能申请', en: 'confirmation is excluded meanwhile' },
    basis: [cite('ARB', '75[5]'), cite('CPL', '205')],
    ...filedAt('arbitrationReview'),
  },
  'arbitrationReview.released': {
    follows: { zh: '司法确认可以继续', en: 'confirmation is free again' },
    basis: [cite('ARB', '76'), cite('CPL', '205')],
    ...goneFrom('arbitrationReview', 'open'),
  },
  'arbitrationReview.concluded': {
    follows: {
      zh: '可以强制执行；司法确认关闭；告知调解程序',
      en: 'enforceable; confirmation is closed; the mediation is told',
    },
    basis: [cite('ARB', '77'), cite('LI1', '11')],
    ...madeEnforceable('arbitrationReview'),
  },
  'arbitrationReview.refused': {
    follows: { zh: '司法确认期未满的可以继续', en: 'confirmation is free again if its window lasts' },
    basis: [cite('ARB', '75'), cite('ARB', '78')],
    ...goneFrom('arbitrationReview', 'over'),
  },
  'arbitrationReview.withdrawn': {
    follows: { zh: '司法确认期未满的可以继续', en: 'confirmation is free again if its window lasts' },
    basis: [cite('ARB', '76')],
    ...goneFrom('arbitrationReview', 'over'),
  },
  'arbitrationReview.windowExpired': {
    follows: {
      zh: '不能再申请仲裁审查，司法确认期继续',
      en: 'review is closed, the window for confirmation goes on',
    },
    basis: [cite('ARB', '74-75'), cite('CPL', '205')],
    ...overOn('arbitrationReview'),
  },
  'arbitrationReview.excluded': {
    follows: { zh: '已经司法确认，审查关闭', en: 'closed by the court’s confirmation' },
    basis: [cite('ARB', '75[5]')],
    ...excludedFrom('arbitrationReview'),
  },
  'arbitrationReview.enforcementClosed': {
    follows: { zh: '记录执行结果', en: 'the result of enforcement is kept' },
    basis: [cite('CPL', '250')],
  },
  'arbitrationReview.performed': {
    follows: {
      zh: '告知其他程序已履行，回访后结案',
      en: 'the other proceedings are told; closed after follow-up',
    },
    basis: [cite('PML', '31')],
    ...performed,
  },
  'arbitration.accepted': {
    follows: { zh: '仲裁审理，期间不能起诉', en: 'arbitration goes on, no suit meanwhile' },
    basis: [cite('MAL', '5'), cite('MAL', '29')],
    ...arbitrationIs('accepted', true, proven),
  },
  'arbitration.refused': {
    follows: {
      zh: '可以起诉（无管辖权的，向有管辖权的仲裁委申请）',
      en: 'a suit may be brought (for want of jurisdiction: the right commission)',
    },
    basis: [cite('MAL', '29'), cite('LI1', '5-7')],
    ...arbitrationIs('refused', false, ({ data }) => ({ refusalGround: data.ground ?? 'other' })),
  },
  'arbitration.silent': {
    follows: {
      zh: '可以起诉，须有收件证明且无法定理由；仲裁委仍可受理',
      en: 'a suit may be brought with proof of receipt and without excuse; the commission may still accept',
    },
    basis: [cite('MAL', '29'), cite('ARB', '31'), cite('LI1', '12')],
    ...arbitrationIs('silent', true, proven),
  },
  'arbitration.overdue': {
    follows: {
      zh: '可以起诉；无人起诉的仲裁继续',
      en: 'a suit may be brought; else the arbitration goes on',
    },
    basis: [cite('MAL', '43'), cite('ARB', '48'), cite('LI1', '12')],
    ...arbitrationIs('overdue', true, proven),
  },
  'arbitration.awarded': {
    follows: {
      zh: '不服的起诉（十五日）；用人单位对终局裁决申请撤销（三十日）',
      en: 'suit within 15 days; the employer may ask to set a final award aside within 30',
    },
    basis: [cite('MAL', '47-50')],
    ...arbitrationIs('awarded', true, withAward),
    // A suit that waits for docketing, brought when the commission was late, is a suit against this award.
    effects: ({ context: { trialRuns, trial, arbitration } }) =>
      trialRuns && trial && arbitration.award === null
        ? [signal('arbitration', 'SUIT_FILED', { on: trial.filedOn, partyIds: [...trial.partyIds] })]
        : [],
  },
  'arbitration.awardEffective': {
    follows: { zh: '裁决生效，可以申请执行', en: 'the award is in force and can be enforced' },
    basis: [cite('MAL', '50-51')],
    remember: (heard) => ({
      arbitrationRuns: heard.context.performedOn === null,
      enforceableBy: heard.context.trialRuns ? heard.context.enforceableBy : 'arbitration',
      arbitration: { ...heard.context.arbitration, status: 'awarded', ...withAward(heard) },
    }),
    // What was paid while the commission still deliberated is not owed again.
    effects: ({ context: { performedOn } }) =>
      performedOn ? [signal('arbitration', 'PERFORMED', { on: performedOn })] : [],
  },
  'arbitration.setAside': {
    follows: { zh: '裁决失效，收到裁定十五日内可以起诉', en: 'the award falls away; 15 days to sue' },
    basis: [cite('MAL', '49(3)')],
    remember: (heard) => ({
      enforceableBy: null,
      arbitration: {
        ...heard.context.arbitration,
        status: 'awarded',
        ruling: 'setAside',
        ...withAward(heard),
      },
    }),
  },
  'arbitration.nonEnforced': {
    follows: {
      zh: '裁决不予执行，收到裁定次日起三十日内可以起诉',
      en: 'the award is not enforced; 30 days to sue',
    },
    basis: [cite('LI1', '24(2)')],
    remember: (heard) => ({
      enforceableBy: null,
      arbitration: {
        ...heard.context.arbitration,
        status: 'awarded',
        ruling: 'nonEnforced',
        ...withAward(heard),
      },
    }),
  },
  'arbitration.mediationStatement': {
    follows: { zh: '可以强制执行，不得再起诉', en: 'enforceable; no suit any more' },
    basis: [cite('MAL', '42(3)'), cite('LI1', '11')],
    remember: ({ context }) => ({
      enforceableBy: 'arbitration',
      arbitration: { ...context.arbitration, status: 'mediationStatement' },
    }),
  },
  'arbitration.deemedWithdrawn': {
    follows: { zh: '该方不得再次申请仲裁', en: 'that side may not apply again' },
    basis: [cite('ARB', '39')],
    ...arbitrationIs('deemedWithdrawn', false, ({ context }) => ({
      barred: [...context.arbitration.barred, context.arbitration.claimant ?? 'applicant'],
    })),
  },
  'arbitration.withdrawn': {
    follows: { zh: '可以重新申请仲裁', en: 'may be applied for again' },
    basis: [cite('ARB', '35')],
    ...arbitrationIs('withdrawn', false),
    effects: ({ context }) => (context.performedOn ? [] : [arbitrationRight]),
  },
  'arbitration.cancelled': {
    follows: {
      zh: '视同不予受理，可以起诉',
      en: 'treated as a refusal of acceptance: a suit may be brought',
    },
    basis: [cite('ARB', '32'), cite('MAL', '29', 'D')],
    ...arbitrationIs('refused', false, () => ({ refusalGround: 'other' })),
  },
  'arbitration.terminated': {
    follows: { zh: '争议由法院处理', en: 'the dispute is with the court' },
    basis: [cite('ARB', '48')],
    remember: () => ({ arbitrationRuns: false }),
  },
  'trial.refused': {
    follows: { zh: '裁决或者仲裁状态恢复', en: 'the award or the arbitration stands as before' },
    basis: [cite('CPL', '126'), cite('ENG', '', 'D')],
    ...trialOver('dismissedLate'),
  },
  'trial.docketed': {
    follows: {
      zh: '仲裁终止；尚在进行的调解终止',
      en: 'arbitration is terminated; mediation that still runs ends',
    },
    basis: [cite('ARB', '48'), cite('CPL', '126')],
    remember: () => ({ trialRuns: true }),
    effects: ({ on }) => [
      signal('arbitration', 'SUIT_DOCKETED', { on }),
      signal('mediation', 'SUIT_DOCKETED', { on }),
    ],
  },
  'trial.mediationEntrusted': {
    follows: {
      zh: '开启立案后委托调解（普通程序十五日、简易程序七日）',
      en: 'opens an entrusted mediation (15 days ordinary, 7 simplified)',
    },
    basis: [cite('INV', '27(2)'), cite('OP25', '[2]', 'B')],
    remember: ({ context, data, on }) => ({ mediation: entrustedTo(context, data, on), mediationRuns: true }),
    effects: ({ context, data, on }) => [
      { type: 'assignTo', role: 'mediationBody', holderId: entrustedTo(context, data, on).mediationBodyId },
      open('mediation', entrustedTo(context, data, on)),
    ],
  },
  'trial.mediationStatement': {
    follows: { zh: '可以强制执行；仲裁裁决不发生效力', en: 'enforceable; the award has no effect' },
    basis: [cite('CPL', '100'), cite('LI1', '16')],
    remember: ({ data }) => ({
      trialRuns: false,
      enforceableBy: 'trial',
      creditorIds: data.creditorIds ?? [],
    }),
    effects: (heard) => [
      signal('mediation', 'AGREEMENT_CONFIRMED', { on: heard.on }),
      ...suitEnded('judged', heard),
    ],
  },
  'trial.withdrawn': {
    follows: { zh: '裁决自撤诉裁定送达之日起生效', en: 'the award takes effect when the ruling is served' },
    basis: [cite('CPI', '214'), cite('ENG', '', 'B')],
    ...trialOver('withdrawn'),
  },
  'trial.deemedWithdrawn': {
    follows: { zh: '裁决自裁定送达之日起生效', en: 'the award takes effect when the ruling is served' },
    basis: [cite('CPI', '213-214'), cite('ENG', '', 'B')],
    ...trialOver('withdrawn'),
  },
  'trial.judgmentEffective': {
    follows: {
      zh: '按判决履行或者执行；无给付内容的回访后结案',
      en: 'performed or enforced; where nothing is ordered, closed after follow-up',
    },
    basis: [cite('CPL', '158'), cite('LI1', '16')],
    remember: ({ context, data }) => ({
      trialRuns: false,
      ...noEntrustment(context),
      creditorIds: data.creditorIds ?? [],
      ...(data.ordersPerformance === false ? {} : { enforceableBy: 'trial' as const }),
    }),
    effects: (heard) => [...suitEnded('judged', heard), ...entrustmentOver(heard, 'judged')],
  },
  'trial.appealed': {
    follows: { zh: '判决未生效，等待二审', en: 'not in force, the second instance decides' },
    basis: [cite('CPL', '171')],
  },
  'trial.terminated': {
    follows: {
      zh: '诉讼终结；裁决按撤诉处理',
      en: 'the suit is over; the award is treated as after a withdrawal',
    },
    basis: [cite('CPL', '154'), cite('ENG', '', 'D')],
    ...trialOver('withdrawn'),
  },
  'trial.transferred': {
    follows: { zh: '由受移送的法院继续审理', en: 'goes on before the receiving court' },
    basis: [cite('CPL', '37'), cite('TRL', '6')],
    remember: ({ context, data }) => ({
      courtId: data.toCourtId ?? context.courtId,
      trialRuns: typeof data.toCourtId === 'string',
      ...noEntrustment(context),
      trial: suitWithout(context, data),
    }),
    effects: (heard) => [...entrustmentOver(heard, 'transferred'), ...reopenedElsewhere(heard)],
  },
  'trial.dismissed': {
    follows: {
      zh: '因逾期被驳回的，裁决自起诉期满次日起生效；其他驳回比照撤诉',
      en: 'dismissed as late: the award is effective from the day after the period; otherwise as after a withdrawal',
    },
    basis: [cite('CPI', '208'), cite('ENG', '', 'B')],
    remember: suitIsOver,
    effects: (heard) => [
      ...suitEnded(heard.data.late ? 'dismissedLate' : 'withdrawn', heard),
      ...entrustmentOver(heard, 'dismissed'),
    ],
  },
  'trial.performed': {
    follows: {
      zh: '告知其他程序已履行，回访后结案',
      en: 'the other proceedings are told; closed after follow-up',
    },
    basis: [cite('CPL', '247'), cite('PML', '31')],
    ...performed,
  },
};

/** Since when arbitration has been open: a transfer starts the fifteen days anew only where they had not passed. */
function openSince(context: LifecycleContext, data: Report, on: CivilDate) {
  const opensOn = arbitrationOpensOn(context);
  return context.arbitrationOpenOn ?? data.arbitrationOpenOn ?? (on >= opensOn ? opensOn : null);
}

function movedTo(context: LifecycleContext, data: Report, on: CivilDate): MediationRequest {
  const { mediation } = context;
  const arbitrationOpenOn = openSince(context, data, on);
  return {
    regime: mediation.regime,
    online: mediation.online,
    bodyKind: mediation.bodyKind,
    mediationBodyId: data.toBodyId ?? mediation.mediationBodyId,
    receivedOn: on,
    appliedOn: data.appliedOn ?? mediation.appliedOn ?? mediation.receivedOn,
    ...(arbitrationOpenOn ? { arbitrationOpenOn } : {}),
  };
}

/** The suit without those whose part in it had ended before. */
function suitWithout({ trial }: LifecycleContext, { left = [] }: Report): LifecycleContext['trial'] {
  const gone = left.flatMap((one) => one.partyIds);
  return trial && { ...trial, partyIds: trial.partyIds.filter((id) => !gone.includes(id)) };
}

/** At the receiving court the suit begins with the papers it had, and with all who sue in it. */
function reopenedElsewhere({ context, data }: Heard): Effect[] {
  const trial = suitWithout(context, data);
  if (!data.toCourtId || !trial) return [];
  const ofSide = (role: Side): string[] =>
    partiesOf(context.facts.parties, role)
      .map(({ id }) => id)
      .filter((id) => trial.partyIds.includes(id));
  const claimant = ofSide(trial.claimant).length > 0 ? trial.claimant : oppositeOf[trial.claimant];
  const cross = ofSide(oppositeOf[claimant]);
  const crossSuit = { on: trial.filedOn, partyIds: cross, claimant: oppositeOf[claimant] };
  return [
    ...(data.left ?? []).map((one) => signal('arbitration', 'SUIT_ENDED', { result: 'withdrawn', ...one })),
    { type: 'assignTo', role: 'court', holderId: data.toCourtId },
    { type: 'assignTo', role: 'judge', holderId: null },
    open('trial', { ...trial.input, claimant, partyIds: ofSide(claimant), courtId: data.toCourtId }),
    ...(cross.length > 0 ? [signal('trial', 'CROSS_SUIT_FILED', crossSuit)] : []),
  ];
}
const oppositeOf: Record<Side, Side> = { applicant: 'respondent', respondent: 'applicant' };

function entrustedTo({ mediation }: LifecycleContext, data: Report, on: CivilDate): MediationRequest {
  return {
    regime: 'court_post_filing',
    online: mediation.online,
    receivedOn: on,
    bodyKind: 'courtRoster',
    mediationBodyId: data.mediationBodyId ?? mediation.mediationBodyId,
    postFilingTrack: data.postFilingTrack ?? 'ordinary',
    ...(data.recordedConsents ? { recordedConsents: data.recordedConsents } : {}),
  };
}

/** What an act of another procedure means here: the row of the table, read on the day it speaks of. */
export function heardOf(context: LifecycleContext, act: Act): Heard {
  const data = act.payload as Report;
  return { context, data, on: data.on ?? data.endedOn ?? act.on };
}
