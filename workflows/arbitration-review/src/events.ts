import { partyKinds, partyRoles } from '@dingfen/domain';
import { cite } from '@dingfen/legal-basis';
import {
  type ActsOf,
  day,
  defineEvents,
  form,
  id,
  list,
  onBehalf,
  oneOf,
  optional,
  words,
} from '@dingfen/procedure-kit';
import { Type } from 'typebox';
import { noStatementGrounds, notAcceptanceGrounds } from './context.ts';

const region = (title: string, description: string) =>
  Type.String({ title, description, pattern: '^\\d{6}$', examples: ['451302'] });

const reasons = words('理由', 'reasons');
const parties = ['applicant', 'respondent'] as const;
const filers = [...parties, 'intake', 'mediator', 'commissionOfficer'] as const;
const commission = ['commissionOfficer', 'commissionDirector'] as const;

/** Everything that can be done in a review proceeding. */
export const events = defineEvents({
  SIGN: {
    summary: { zh: '在仲裁审查申请书上签名', en: 'sign the joint application for review' },
    basis: [cite('ARB', '74')],
    entitled: filers,
    payload: form({
      ...onBehalf,
      signedOn: optional(day('签名日期', 'day of a signature on paper; today unless given')),
    }),
  },
  REVOKE_SIGNATURE: {
    summary: { zh: '提交前撤回签名', en: 'take back a signature before filing' },
    basis: [cite('ARB', '74', 'D')],
    entitled: filers,
    payload: form({ ...onBehalf }),
  },
  FILE: {
    summary: { zh: '提交仲裁审查申请', en: 'file the joint application with the commission' },
    basis: [cite('ARB', '74'), cite('O17', '27')],
    entitled: filers,
    payload: form({
      ...onBehalf,
      postedOn: optional(day('交邮日', 'day of posting, when staff record a paper that came by post')),
      commissionId: id('仲裁委员会', 'commission applied to'),
      commissionRegionCode: region('仲裁委员会辖区', 'division code of the area the commission serves'),
      venueGround: oneOf(
        '管辖依据',
        'place where the labour contract is performed, or seat of the employer',
        ['performancePlace', 'employerSeat'],
      ),
      placeRegionCode: region('该地区划代码', 'division code of that place'),
      application: optional(id('仲裁审查申请书', 'application')),
      agreement: optional(id('调解协议', 'mediation agreement')),
      identities: list(
        '身份证明',
        'proof of identity of each party',
        form({ partyId: id('当事人', 'party'), documentId: id('身份证明', 'proof of identity') }),
      ),
    }),
  },
  EXCLUDE: {
    summary: { zh: '司法确认已申请', en: 'judicial confirmation has been applied for' },
    basis: [cite('ARB', '75[5]')],
    entitled: ['system'],
    payload: form({
      route: id('程序', 'the route now pending'),
    }),
  },
  RELEASE: {
    summary: { zh: '司法确认申请已无结果终止', en: 'the application for confirmation is gone' },
    basis: [cite('ARB', '75[5]')],
    entitled: ['system'],
    payload: form({}),
  },
  CLOSE_EXCLUDED: {
    summary: { zh: '法院已确认调解协议', en: 'a court has confirmed the agreement' },
    basis: [cite('ARB', '75[5]')],
    entitled: ['system'],
    payload: form({}),
  },
  PERFORMED: {
    summary: { zh: '协议已全部履行', en: 'the agreement has been performed in full' },
    basis: [cite('MAL', '14')],
    entitled: ['system'],
    payload: form({ on: day('履行日', 'day of performance') }),
  },
  PARTIES_AMENDED: {
    summary: { zh: '当事人已变更或者更正', en: 'a party was substituted or its name corrected' },
    basis: [cite('MAL', '25', 'D')],
    entitled: ['system'],
    payload: form({
      parties: list(
        '当事人',
        'parties as they are now',
        form({
          id: id('当事人', 'party'),
          role: oneOf('地位', 'role', partyRoles),
          kind: oneOf('类型', 'kind', partyKinds),
          name: words('姓名或者名称', 'name'),
          replaces: optional(id('被承继人', 'party whose place it takes')),
        }),
      ),
    }),
  },
  ACCEPT: {
    summary: { zh: '受理仲裁审查申请', en: 'accept the application for review' },
    basis: [cite('ARB', '75')],
    entitled: commission,
    payload: form({ noticeNumber: id('受理通知书编号', 'number of the notice of acceptance') }),
  },
  NOT_ACCEPT: {
    summary: { zh: '不予受理', en: 'decline the application' },
    basis: [cite('ARB', '75')],
    entitled: commission,
    payload: form({ ground: oneOf('不予受理事由', 'ground of ARB 75', notAcceptanceGrounds), reasons }),
  },
  EXTEND_REVIEW: {
    summary: { zh: '批准延长审查五个工作日', en: 'extend the review by five working days' },
    basis: [cite('ARB', '76')],
    entitled: ['commissionDirector'],
    payload: form({
      reasons,
      delegatedTo: optional(
        words('受委托的仲裁院负责人', 'head of the arbitration court to whom this was delegated'),
      ),
    }),
  },
  WITHDRAW: {
    summary: { zh: '撤回仲裁审查申请', en: 'withdraw the application' },
    basis: [cite('ARB', '76')],
    entitled: [...parties, 'intake', 'commissionOfficer'],
    payload: form({ ...onBehalf }),
  },
  MAKE_STATEMENT: {
    summary: { zh: '制作仲裁调解书', en: 'make the mediation statement' },
    basis: [cite('ARB', '77')],
    entitled: commission,
    payload: form({ statementNumber: id('调解书编号', 'number of the statement') }),
  },
  REFUSE_STATEMENT: {
    summary: { zh: '决定不予制作调解书', en: 'decide to make no statement' },
    basis: [cite('ARB', '78')],
    entitled: commission,
    payload: form({ ground: oneOf('不予制作事由', 'ground of ARB 78', noStatementGrounds), reasons }),
  },
  RECORD_RECEIPT: {
    summary: { zh: '登记当事人签收调解书', en: 'record that a party signed for the statement' },
    basis: [cite('ARB', '77')],
    entitled: commission,
    payload: form({
      partyId: id('当事人', 'party'),
      receivedOn: day('签收日', 'day of the signature on the proof of service'),
      proofOfService: id('送达回证', 'proof of service'),
    }),
  },
  RECORD_RECEIPT_REFUSED: {
    summary: { zh: '登记拒绝签收', en: 'record that a party would not sign for the statement' },
    basis: [cite('ARB', '77')],
    entitled: commission,
    payload: form({ partyId: id('当事人', 'party'), evidence: id('送达记录', 'record of the attempt') }),
  },
  RECORD_PERFORMANCE: {
    summary: { zh: '登记调解书全部履行', en: 'record that the statement was performed in full' },
    basis: [cite('ARB', '77'), cite('MAL', '51')],
    entitled: [...parties, 'mediator', 'commissionOfficer', 'courtClerk'],
    payload: form({
      performedOn: day('履行日', 'day of performance'),
      evidence: optional(id('履行凭证', 'proof of payment; not needed when the creditor confirms')),
    }),
  },
  APPLY_ENFORCEMENT: {
    summary: { zh: '申请强制执行调解书', en: 'apply for enforcement of the statement' },
    basis: [cite('MAL', '51'), cite('CPL', '250')],
    entitled: [...parties, 'courtClerk'],
    payload: form({ ...onBehalf, courtId: id('执行法院', 'enforcing court') }),
  },
  ISSUE_ENFORCEMENT_NOTICE: {
    summary: { zh: '登记执行通知已发出', en: 'record that the enforcement notice was issued' },
    basis: [cite('CPI', '480')],
    entitled: ['courtClerk', 'judge'],
    payload: form({ noticeNumber: id('执行通知书编号', 'number of the notice') }),
  },
  CLOSE_ENFORCEMENT: {
    summary: { zh: '登记执行结果', en: 'record how enforcement ended' },
    basis: [cite('CPL', '250')],
    entitled: ['courtClerk', 'judge'],
    payload: form({
      result: oneOf('结果', 'how enforcement ended', ['paid', 'settled', 'noAssets']),
    }),
  },
});

export type Acts = ActsOf<typeof events>;
