import {
  channels,
  type Channel,
  claimTypes,
  type ClaimType,
  describeChannel,
  describeClaimType,
  describeIndustry,
  employmentKinds,
  type Filing,
  industries,
  type Industry,
  partyKinds,
  partyRoles,
} from '@dingfen/domain';
import { type Static, Type } from 'typebox';
import { form } from './schemas.ts';

const line = (title: string, description: string, maxLength: number, minLength = 0) =>
  Type.String({ title, description, minLength, maxLength });
const listed = <K extends string>(
  keys: readonly K[],
  describe: (key: K) => { zh: string; en: string },
): string => keys.map((key) => `${key} ${describe(key).zh} ${describe(key).en}`).join('; ');

const party = form({
  role: Type.Enum([...partyRoles], { title: '诉讼地位', description: 'Role in the dispute' }),
  kind: Type.Enum([...partyKinds], {
    title: '当事人类型',
    description: 'What the party is in the working relationship',
  }),
  name: line('姓名或名称', 'Name', 200),
  phone: Type.Optional(line('联系电话', 'Telephone, 7 to 12 digits', 20)),
  identityNumber: Type.Optional(line('公民身份号码', 'Resident identity number', 18)),
  creditCode: Type.Optional(line('统一社会信用代码', 'Unified social credit code', 18)),
  address: Type.Optional(line('住所', 'Address', 300)),
});

const claim = form({
  type: Type.Enum<ClaimType[]>([...claimTypes], {
    title: '请求类型',
    description: listed(claimTypes, describeClaimType),
  }),
  amountFen: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 100_000_000_000_000,
      title: '金额（分）',
      description: 'Amount in fen',
    }),
  ),
  detail: Type.Optional(line('说明', 'Detail', 2000)),
});

/** An application as it is submitted. What law and form ask beyond the shape, `checkFiling` asks. */
export const filingForm = form({
  channel: Type.Enum<Channel[]>([...channels], {
    title: '渠道',
    description: listed(channels, describeChannel),
  }),
  employment: Type.Enum([...employmentKinds], { title: '用工形式', description: 'How the worker works' }),
  regionCode: Type.String({
    pattern: '^[0-9]{6}$',
    title: '行政区划代码',
    description: 'Division code',
    examples: ['451302'],
  }),
  narrative: line('事实和理由', 'Facts and reasons', 20_000),
  parties: Type.Array(party, { maxItems: 100, title: '当事人', description: 'Parties' }),
  claims: Type.Array(claim, { maxItems: 50, title: '请求', description: 'Heads of claim' }),
  mediationBodyId: Type.Optional(line('调解组织', 'Mediation body', 64, 1)),
  proposedMediatorId: Type.Optional(line('希望的调解员', 'Mediator whom the applicant would like', 64, 1)),
  courtId: Type.Optional(line('法院', 'Court', 64, 1)),
  online: Type.Optional(Type.Boolean({ title: '在线调解', description: 'Mediation on an online platform' })),
  assisted: Type.Optional(
    form({
      consentEvidence: line(
        '当事人同意的证据',
        'Reference of the recording, signed form or call record',
        500,
      ),
      readBackConfirmed: Type.Boolean({ title: '已读回确认', description: 'Read back and confirmed' }),
    }),
  ),
  industry: Type.Optional(
    Type.Enum<Industry[]>([...industries], {
      title: '用人单位所属行业',
      description: `Line of business, for the figures only (GB/T 4754-2017): ${listed(industries, describeIndustry)}`,
    }),
  ),
  migrantWorker: Type.Optional(
    Type.Boolean({ title: '农民工', description: 'The worker is a migrant worker; for the figures only' }),
  ),
  receivedOn: Type.Optional(
    Type.String({
      format: 'date',
      title: '收到申请的日期',
      description: 'Day on which the body received the application, when that was before today',
    }),
  ),
  limitation: Type.Optional(
    Type.Object(
      {
        knewOn: Type.Optional(
          Type.String({
            format: 'date',
            title: '知道权利被侵害之日',
            description: 'Day on which the applicant knew or should have known of the infringement',
          }),
        ),
        employmentEndedOn: Type.Optional(
          Type.String({
            format: 'date',
            title: '劳动关系终止之日',
            description: 'Day on which the labour relationship ended; from it the year for wages runs',
          }),
        ),
      },
      {
        additionalProperties: false,
        title: '仲裁时效',
        description: 'From which day the limitation of arbitration runs, as far as the applicant can say',
      },
    ),
  ),
});

/** Held here so that the form and the domain can never drift apart. */
export const toFiling = (body: Static<typeof filingForm>): Filing => body;
