import { type Agreement, type AgreementItem, type ClaimType, isPaymentObligation } from '@dingfen/domain';
import type { Settlement } from '@dingfen/entitlements';
import { type Citation, cite } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';
import { payloadOf } from '@dingfen/procedure-kit';
import { byCourt, type MediationContext, undisputedFacts } from './context.ts';
import type { Acts } from './events.ts';

const forInjury: readonly ClaimType[] = ['work_injury', 'work_injury_medical'];

/** What a drafted agreement answers to the ten checks of a settlement (rulebook 4.3). */
export function settlementIn(context: MediationContext, event: Acts): Settlement {
  const { items, checks } = payloadOf(event, 'DRAFT_AGREEMENT');
  const agreedFen = items
    .filter(({ type }) => forInjury.includes(type))
    .reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);
  return {
    ...checks,
    // A sum of items may pass what counts exactly; then it is beyond any statutory one as well.
    agreedInjuryFen: Math.min(agreedFen, Number.MAX_SAFE_INTEGER),
    knownHeads: context.facts.claims.map(({ id }) => id),
    confirmsRelationship:
      checks.confirmsRelationship || items.some(({ type }) => type === 'confirm_relationship'),
  };
}

/** Whose signatures an agreement needs before it takes effect (rulebook 1.6). */
function requiredSigners(context: MediationContext): string[] {
  const parties = context.facts.parties.map(({ id }) => id);
  // INV 24 and ONM 19 look at the parties only; MAL 14(2), O17 26 and PML 29 also want the mediator's hand and the seal.
  return byCourt(context) ? parties : [...parties, 'mediator', 'seal'];
}

export const missingSigners = (context: MediationContext): string[] =>
  requiredSigners(context).filter((signer) => !context.signatures.some((one) => one.signer === signer));

/**
 * The agreement at the moment the last required signature is there. It takes effect on the day of the latest one,
 * whatever order they were recorded in.
 * @throws Error when there is no draft or a signature is missing: the chart must not have come here.
 */
export function agreementInEffect(context: MediationContext): Agreement {
  const { draft } = context;
  if (!draft || missingSigners(context).length > 0)
    throw new Error('an unsigned agreement cannot take effect');
  const needed = requiredSigners(context);
  const days = context.signatures.filter((one) => needed.includes(one.signer)).map((one) => one.signedOn);
  const items = [...draft.items];
  return {
    id: draft.id,
    effectiveOn: days.toSorted().at(-1) as CivilDate,
    bodyKind: context.bodyKind,
    regime: context.regime,
    mediatorId: context.mediatorId as string,
    items,
    performanceDueOn: items
      .map((one) => one.dueOn)
      .toSorted()
      .at(-1) as CivilDate,
    confirmsRelationship: draft.confirmsRelationship,
    paymentOnly: !draft.confirmsRelationship && items.every(isPayment),
    definite: !draft.vagueTerms && items.every((one) => !isPaymentObligation(one.type) || isPayment(one)),
    undisputedFacts: undisputedFacts(context),
    addressForService: [...context.addresses],
    clauses: draft.clauses,
  };
}

const isPayment = (item: AgreementItem): boolean =>
  isPaymentObligation(item.type) && (item.amountFen ?? 0) > 0;

/** What is left to pay on an item, in fen; 0 for an item that is done, 1 or more for one that is not. */
function outstandingFen(context: MediationContext, index: number): number {
  const item = context.agreement?.items[index];
  const records = context.performance.filter((one) => one.item === index);
  if (!item || records.some((one) => one.amountFen === undefined)) return 0;
  const owed = item.amountFen ?? 1;
  return Math.max(0, owed - records.reduce((sum, one) => sum + (one.amountFen ?? 0), 0));
}

/** Places in the agreement of the items that are not performed yet. */
export const openItems = (context: MediationContext): number[] =>
  (context.agreement?.items ?? [])
    .map((_, index) => index)
    .filter((index) => outstandingFen(context, index) > 0);

/** A way to the money that is open after a breach. */
export interface BreachRoute {
  route: 'enforcement' | 'payment_order' | 'arbitration' | 'suit';
  /** The items for which the route is open, by their place in the agreement. */
  items: number[];
  text: Text;
  basis: readonly Citation[];
}

const remuneration: readonly ClaimType[] = ['wage_arrears', 'overtime'];
const orderable: readonly ClaimType[] = [
  ...remuneration,
  'work_injury_medical',
  'severance',
  'unlawful_termination',
  'wage_surcharge',
];

/** What the creditor may do about the items reported unpaid, by rulebook 1.7. */
export function breachRoutes(context: MediationContext): BreachRoute[] {
  const { agreement } = context;
  if (!agreement) return [];
  const items = context.unpaid.filter((index) => outstandingFen(context, index) > 0);
  if (items.length === 0) return [];
  if (context.enforceableOn !== null)
    return [
      {
        route: 'enforcement',
        items,
        text: {
          zh: '协议已经确认，可以向人民法院申请强制执行。',
          en: 'The agreement has been confirmed: enforcement may be applied for.',
        },
        basis: [cite('CPL', '206')],
      },
    ];
  const routes: BreachRoute[] = [];
  const ordered = items.filter((index) => {
    const item = agreement.items[index] as AgreementItem;
    return agreement.definite && orderable.includes(item.type);
  });
  if (ordered.length > 0)
    routes.push({
      route: 'payment_order',
      items: ordered,
      text: {
        zh: '可以凭调解协议向人民法院申请支付令；已申请诉前保全的除外。',
        en: 'A payment order may be applied for on the agreement, unless property was preserved before suit.',
      },
      basis: [cite('MAL', '16'), cite('LI1', '13'), cite('CPI', '427')],
    });
  routes.push({
    route: 'arbitration',
    items,
    text: {
      zh: '可以申请劳动争议仲裁，调解协议可以作为裁决依据。',
      en: 'Arbitration may be applied for; the award may rest on the agreement.',
    },
    basis: [cite('MAL', '15'), cite('LI1', '51(1)'), cite('O17', '28')],
  });
  // A people’s mediation committee is a body of MAL 10 too.
  const lawfulBody = agreement.bodyKind === 'mal10' || agreement.bodyKind === 'peoples';
  if (lawfulBody && agreement.items.every((one) => remuneration.includes(one.type)))
    routes.push({
      route: 'suit',
      items,
      text: {
        zh: '协议仅涉及劳动报酬，可以直接向人民法院起诉，按普通民事纠纷受理。',
        en: 'The agreement is about remuneration only: an ordinary civil suit may be brought directly.',
      },
      basis: [cite('LI1', '51(2)')],
    });
  return routes;
}
