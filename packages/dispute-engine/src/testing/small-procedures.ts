import { cite } from '@dingfen/legal-basis';
import {
  type ActsOf,
  defineDeadlines,
  defineEvents,
  defineGuards,
  defineOutcomes,
  defineProcedure,
  effects,
  implementDelays,
  implementGuards,
  type Procedure,
  registry,
  state,
} from '@dingfen/procedure-kit';
import { Type } from 'typebox';
import { assign, setup } from 'xstate';

/**
 * Two procedures, small enough to read at a glance, with which the engine is tested: what it does must not depend on the
 * real ones. A mediation that must be accepted in three working days, runs 30 days, and can be agreed or refused; a
 * lifecycle that opens it and closes the dispute.
 */
const empty = Type.Object({}, { additionalProperties: false });

interface MediationContext {
  receivedOn: string;
  acceptedOn?: string;
  extension: number;
  consents: string[];
}

const mediationEvents = defineEvents({
  ACCEPT: {
    summary: { zh: '受理', en: 'accept' },
    basis: [cite('O17', '22')],
    entitled: ['intake'],
    payload: empty,
  },
  CONSENT: {
    summary: { zh: '同意延长', en: 'consent to an extension' },
    basis: [cite('INV', '27')],
    entitled: ['applicant', 'respondent', 'intake'],
    payload: Type.Object({ partyId: Type.String() }, { additionalProperties: false }),
  },
  EXTEND: {
    summary: { zh: '延长调解期限', en: 'extend the period' },
    basis: [cite('INV', '27')],
    entitled: ['intake'],
    payload: Type.Object(
      { days: Type.Integer({ minimum: 1, maximum: 60 }) },
      { additionalProperties: false },
    ),
  },
  AGREE: {
    summary: { zh: '达成协议', en: 'agree' },
    basis: [cite('MAL', '14')],
    entitled: ['applicant', 'intake'],
    payload: empty,
  },
});

const mediationGuards = defineGuards<MediationContext, ActsOf<typeof mediationEvents>>()({
  allConsent: {
    summary: { zh: '双方均同意延长', en: 'both parties consent to the extension' },
    basis: [cite('INV', '27')],
    test: ({ context }) => context.consents.length >= 2,
  },
});

const mediationDeadlines = defineDeadlines<MediationContext>()({
  med_enterprise_acceptance_3wd: {
    rule: 'med_enterprise_acceptance_3wd',
    arm: ({ receivedOn }) => [{ triggerOn: receivedOn }],
  },
  court_premed_30d: {
    rule: 'court_premed_30d',
    arm: ({ acceptedOn, extension }) => (acceptedOn ? [{ triggerOn: acceptedOn, extension }] : []),
  },
});

const words = (zh: string, en: string, more: object = {}) => state({ summary: { zh, en }, ...more });

function mediation(version: number): Procedure {
  const machine = setup({
    types: {} as {
      context: MediationContext;
      events: ActsOf<typeof mediationEvents>;
      input: { mediation: { receivedOn: string } };
    },
    guards: implementGuards(mediationGuards),
    delays: implementDelays(mediationDeadlines),
    actions: {
      ...effects,
      accept: assign({ acceptedOn: ({ event }) => event.on }),
      consent: assign({
        consents: ({ context, event }) => [
          ...context.consents,
          (event.payload as { partyId: string }).partyId,
        ],
      }),
      extend: assign({ extension: ({ event }) => (event.payload as { days: number }).days }),
    },
  }).createMachine({
    id: 'mediation',
    context: ({ input }) => ({ receivedOn: input.mediation.receivedOn, extension: 0, consents: [] }),
    initial: 'submitted',
    states: {
      submitted: {
        meta: words('待受理', 'waiting for acceptance', {
          holder: 'mediationBody',
          task: { kind: 'accept', title: { zh: '受理', en: 'accept' } },
        }),
        entry: { type: 'notify', params: { to: 'mediationBody', message: 'submitted' } },
        after: { med_enterprise_acceptance_3wd: {} },
        on: { ACCEPT: { target: 'mediating', actions: 'accept' } },
      },
      mediating: {
        meta: words('调解中', version === 1 ? 'mediating' : 'mediating, second edition', {
          holder: 'mediationBody',
        }),
        after: { court_premed_30d: 'expired' },
        on: {
          CONSENT: { actions: 'consent' },
          EXTEND: { guard: 'allConsent', actions: 'extend' },
          AGREE: 'agreed',
        },
      },
      agreed: { type: 'final', tags: ['ended'], meta: words('已达成协议', 'agreed', { outcome: 'agreed' }) },
      expired: {
        type: 'final',
        tags: ['ended'],
        meta: words('期满未成', 'expired', { outcome: 'expired' }),
        entry: { type: 'notify', params: { to: 'parties', message: 'expired' } },
      },
    },
  });
  return defineProcedure({
    key: 'mediation',
    id: 'small-mediation',
    version,
    name: { zh: '小调解', en: 'small mediation' },
    machine,
    events: mediationEvents,
    guards: mediationGuards,
    deadlines: mediationDeadlines,
    outcomes: defineOutcomes<MediationContext>()({
      agreed: {
        summary: { zh: '达成', en: 'agreed' },
        basis: [cite('MAL', '14')],
        data: ({ acceptedOn }) => ({ acceptedOn: acceptedOn ?? null }),
      },
      expired: { summary: { zh: '期满', en: 'expired' }, basis: [cite('ONM', '25')] },
    }),
    messages: {
      submitted: { zh: '收到新的调解申请', en: 'a new application has come in' },
      expired: { zh: '调解期限届满，调解终止', en: 'the period is over and mediation has ended' },
    },
  });
}

const lifecycleEvents = defineEvents({
  'mediation.agreed': {
    summary: { zh: '调解成功', en: 'mediation succeeded' },
    basis: [],
    entitled: ['system'],
    payload: Type.Object({}),
  },
  'mediation.expired': {
    summary: { zh: '调解未成', en: 'mediation failed' },
    basis: [],
    entitled: ['system'],
    payload: Type.Object({}),
  },
});

const lifecycle = defineProcedure({
  key: 'lifecycle',
  id: 'small-lifecycle',
  version: 1,
  name: { zh: '小流程', en: 'small lifecycle' },
  machine: setup({
    types: {} as {
      context: { mediation: Record<string, unknown> };
      input: { mediation: Record<string, unknown> };
    },
    actions: effects,
  }).createMachine({
    id: 'lifecycle',
    context: ({ input }) => ({ mediation: input.mediation }),
    initial: 'mediation',
    states: {
      mediation: {
        meta: words('诉前调解', 'pre-litigation mediation'),
        entry: {
          type: 'openProceeding',
          params: ({ context }) => ({ procedure: 'mediation', input: { mediation: context.mediation } }),
        },
        on: { 'mediation.agreed': 'closed', 'mediation.expired': 'choosing' },
      },
      choosing: { meta: words('调解未成，待选择', 'failed, choice open') },
      closed: { type: 'final', tags: ['ended'], meta: words('已结案', 'closed') },
    },
  }),
  events: lifecycleEvents,
  guards: {},
  deadlines: {},
  outcomes: {},
  messages: {},
});

/** The small procedures, with the editions of the mediation that are wanted. */
export const smallProcedures = (...editions: number[]) =>
  registry([lifecycle, ...(editions.length > 0 ? editions : [1]).map(mediation)]);
