import { type Citation, cite } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';

/** A legal ground on which a court turns an application down. */
export interface Ground {
  text: Text;
  basis: readonly Citation[];
}

const sham: Ground = {
  text: {
    zh: '有虚假调解迹象，经要求未能证明协议真实',
    en: 'signs of sham mediation, and no proof that the agreement is genuine was given when demanded',
  },
  basis: [cite('ONM', '23')],
};

/** CPI 355: on these an application is not accepted, or rejected when it had been accepted already. */
export const notAcceptanceGrounds = {
  outsideCourtScope: {
    text: { zh: '不属于人民法院受理范围', en: 'outside the scope of the courts' },
    basis: [cite('CPI', '355[1]')],
  },
  wrongCourt: {
    text: {
      zh: '不属于收到申请的法院管辖；申请期内可以向有管辖权的法院重新申请',
      en: 'this court lacks jurisdiction; apply to the right court while the window runs',
    },
    basis: [cite('CPI', '355[2]')],
  },
  identityRelations: {
    text: {
      zh: '申请确认婚姻、亲子、收养等身份关系无效、有效或者解除',
      en: 'about the validity or end of an identity relation',
    },
    basis: [cite('CPI', '355[3]')],
  },
  otherSpecialProcedure: {
    text: { zh: '涉及适用其他特别程序、公示催告程序审理', en: 'belongs in another special procedure' },
    basis: [cite('CPI', '355[4]')],
  },
  bankruptcy: {
    text: {
      zh: '用人单位已进入破产程序，应当向管理人申报债权',
      en: 'the employer is in bankruptcy; file the claim with the administrator',
    },
    basis: [cite('CPI', '355[4]')],
  },
  propertyRights: {
    text: {
      zh: '内容涉及物权、知识产权确权',
      en: 'asks to confirm property or intellectual-property rights',
    },
    basis: [cite('CPI', '355[5]')],
  },
  sham,
} as const satisfies Record<string, Ground>;
export type NotAcceptanceGround = keyof typeof notAcceptanceGrounds;

/** CPI 358: on these an accepted application is rejected. The grounds of CPI 355 found after acceptance stand beside them. */
export const rejectionGrounds = {
  mandatoryLaw: {
    text: { zh: '违反法律强制性规定', en: 'breaks mandatory law' },
    basis: [cite('CPI', '358[1]')],
  },
  publicHarm: {
    text: {
      zh: '损害国家利益、社会公共利益或者他人合法权益',
      en: 'harms the state, the public or the lawful rights of others',
    },
    basis: [cite('CPI', '358[2]')],
  },
  publicOrder: {
    text: { zh: '违背公序良俗', en: 'against public order and good morals' },
    basis: [cite('CPI', '358[3]')],
  },
  notVoluntary: {
    text: { zh: '违反自愿原则', en: 'not made of free will' },
    basis: [cite('CPI', '358[4]')],
  },
  unclear: {
    text: { zh: '内容不明确', en: 'content is unclear' },
    basis: [cite('CPI', '358[5]')],
  },
  other: {
    text: { zh: '其他不能进行司法确认的情形', en: 'other reason why it cannot be confirmed' },
    basis: [cite('CPI', '358[6]')],
  },
  ...notAcceptanceGrounds,
} as const satisfies Record<string, Ground>;
export type RejectionGround = keyof typeof rejectionGrounds;
