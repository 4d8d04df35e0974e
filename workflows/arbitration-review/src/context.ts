import type { Agreement, DisputeFacts, Party } from '@dingfen/domain';
import { type Citation, cite, type RuleId } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';

/** With what the procedure opens, on the day on which a mediation agreement takes effect. */
export interface ReviewInput {
  facts: DisputeFacts;
  agreement: Agreement;
  mediationBodyId: string;
  courtId?: string;
  invitedByCourtId?: string;
}

/** On which a commission turns the parties down: ARB 75 before acceptance, ARB 78 after review. */
export const refusalGrounds = {
  outsideScope: {
    text: { zh: '不属于仲裁委员会受理争议范围', en: 'outside the scope of arbitration' },
    basis: [cite('ARB', '75[1]')],
  },
  wrongCommission: {
    text: {
      zh: '不属于本仲裁委员会管辖；申请期内可以向有管辖权的仲裁委员会重新申请',
      en: 'another commission has jurisdiction; apply there while the window runs',
    },
    basis: [cite('ARB', '75[2]'), cite('MAL', '21')],
  },
  late: { text: { zh: '超出申请期间', en: 'out of time' }, basis: [cite('ARB', '75[3]')] },
  confirmsRelationship: {
    text: { zh: '确认劳动关系', en: 'confirms a labour relationship' },
    basis: [cite('ARB', '75[4]')],
  },
  confirmedByCourt: {
    text: { zh: '调解协议已经人民法院司法确认', en: 'a court has confirmed the agreement already' },
    basis: [cite('ARB', '75[5]')],
  },
  mandatoryLaw: {
    text: { zh: '违反法律、行政法规强制性规定', en: 'breaks mandatory law' },
    basis: [cite('ARB', '78')],
  },
  publicHarm: {
    text: { zh: '损害国家利益、社会公共利益或者他人合法权益', en: 'harms the state, the public or others' },
    basis: [cite('ARB', '78')],
  },
  suspectEvidence: {
    text: { zh: '当事人提供的证据材料有弄虚作假嫌疑', en: 'evidence is suspected to be false' },
    basis: [cite('ARB', '78')],
  },
  notVoluntary: { text: { zh: '违反自愿原则', en: 'not made of free will' }, basis: [cite('ARB', '78')] },
  unclear: { text: { zh: '内容不明确', en: 'content is unclear' }, basis: [cite('ARB', '78')] },
  other: {
    text: { zh: '其他不能制作调解书的情形', en: 'another reason against a mediation statement' },
    basis: [cite('ARB', '78')],
  },
  notSignedFor: {
    text: {
      zh: '一方拒绝签收调解书，调解书不生效',
      en: 'a party would not sign for the statement, so it has no force',
    },
    basis: [cite('ARB', '77')],
  },
} as const satisfies Record<string, { text: Text; basis: readonly Citation[] }>;
export type RefusalGround = keyof typeof refusalGrounds;
export const notAcceptanceGrounds = [
  'outsideScope',
  'wrongCommission',
  'late',
  'confirmsRelationship',
  'confirmedByCourt',
] as const satisfies readonly RefusalGround[];
export const noStatementGrounds = [
  'mandatoryLaw',
  'publicHarm',
  'suspectEvidence',
  'notVoluntary',
  'unclear',
  'other',
] as const satisfies readonly RefusalGround[];

export interface Context {
  facts: DisputeFacts;
  agreement: Agreement;
  /** Since when judicial confirmation of the same agreement is pending. */
  confirmationPendingSince: CivilDate | null;
  signatures: readonly { partyId: string; signedOn: CivilDate }[];
  application: {
    commissionId: string;
    filedOn: CivilDate;
    acceptedOn: CivilDate | null;
    extendedDays: number;
  } | null;
  /** How and when the last application came to an end without a decision on the agreement. */
  lastEnd: { how: 'withdrawn' | 'notAccepted'; on: CivilDate } | null;
  refusal: { ground: RefusalGround; on: CivilDate } | null;
  statement: { number: string; madeOn: CivilDate } | null;
  receipts: readonly { partyId: string; on: CivilDate }[];
  performedOn: CivilDate | null;
  enforcementAppliedOn: CivilDate | null;
  enforcementResult: string | null;
  /** The last day of the window, once it has passed. */
  windowEndedOn: CivilDate | null;
  /** Periods that have ended without leaving the state. A duty that is in here is still owed. */
  ended: readonly RuleId[];
}

export const begin = ({ facts, agreement }: ReviewInput): Context => ({
  facts,
  agreement,
  confirmationPendingSince: null,
  signatures: [],
  application: null,
  lastEnd: null,
  refusal: null,
  statement: null,
  receipts: [],
  performedOn: null,
  enforcementAppliedOn: null,
  enforcementResult: null,
  windowEndedOn: null,
  ended: [],
});

/** The parties who must apply together. */
export const applicants = ({ facts }: Pick<Context, 'facts'>): Party[] =>
  facts.parties.filter((party) => party.role !== 'thirdParty');

/** The last day on which a party signed for the statement: the day on which it takes effect (ARB 77). */
export const inForceOn = ({ receipts }: Pick<Context, 'receipts'>): CivilDate | null =>
  receipts.reduce<CivilDate | null>((last, { on }) => (last === null || on > last ? on : last), null);

export interface Way {
  right: string;
  text: Text;
  basis: readonly Citation[];
}

/** What remains when no statement was made of the agreement. */
export const waysOn = ({ agreement }: Pick<Context, 'agreement'>): Way[] => [
  ...(agreement.paymentOnly && !agreement.confirmsRelationship
    ? [
        {
          right: 'judicialConfirmation',
          text: {
            zh: '协议生效之日起三十日内，双方仍可以共同申请司法确认',
            en: 'within thirty days of its effect both may still ask a court to confirm the agreement',
          },
          basis: [cite('CPL', '205')],
        },
      ]
    : []),
  {
    right: 'newMediation',
    text: { zh: '可以重新调解、另行达成协议', en: 'mediate again and make a new agreement' },
    basis: [cite('O17', '27', 'D')],
  },
  {
    right: 'arbitration',
    text: {
      zh: '可以申请劳动仲裁；原协议仍具合同效力',
      en: 'apply for arbitration; the agreement stays a contract',
    },
    basis: [cite('MAL', '15')],
  },
];
