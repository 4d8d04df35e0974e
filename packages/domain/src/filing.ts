import { cite, type Citation, ruleVersions } from '@dingfen/legal-basis';
import type { CivilDate, Text } from '@dingfen/legal-calendar';
import type { MediationBodyKind } from './agreement.ts';
import type { Person } from './actor.ts';
import type { Channel, ClaimType, EmploymentKind, Industry } from './dispute.ts';
import { isResidentIdNumber, isUnifiedSocialCreditCode } from './identifiers.ts';
import type { OrganisationKind } from './organisation.ts';
import type { PartyKind, PartyRole } from './party.ts';
import { type FailingCondition, type Refusal, refuse } from './refusal.ts';

export interface FiledParty {
  role: PartyRole;
  kind: PartyKind;
  name: string;
  phone?: string;
  identityNumber?: string;
  creditCode?: string;
  address?: string;
}

export interface FiledClaim {
  type: ClaimType;
  amountFen?: number;
  detail?: string;
}

/** How somebody else typed it in: the record must show who, on whose consent, and that it was read back. */
export interface AssistedFiling {
  /** Reference of the recording, signed form or call record. */
  consentEvidence: string;
  readBackConfirmed: boolean;
}

/** An application as it comes in, by whatever channel (MAL 12; O17 21). */
export interface Filing {
  channel: Channel;
  employment: EmploymentKind;
  regionCode: string;
  narrative: string;
  parties: readonly FiledParty[];
  claims: readonly FiledClaim[];
  mediationBodyId?: string;
  proposedMediatorId?: string;
  courtId?: string;
  online?: boolean;
  assisted?: AssistedFiling;
  /** The employer's line of business; for the figures only. */
  industry?: Industry;
  /** The worker is a migrant worker (农民工); for the figures only. */
  migrantWorker?: boolean;
  /** The day on which the body received the application, when that was before today. */
  receivedOn?: string;
  /** From which day the limitation of arbitration runs, as far as the applicant can say (MAL 27). */
  limitation?: LimitationFacts;
}

/** The two days of MAL 27: of knowing about the infringement, and of the end of the employment, which counts for wages. */
export interface LimitationFacts {
  knewOn?: CivilDate;
  employmentEndedOn?: CivilDate;
}

const field = (
  condition: string,
  zh: string,
  en: string,
  basis: readonly Citation[] = [],
): FailingCondition => ({
  condition,
  summary: { zh, en },
  basis,
});

const selfChannels: readonly Channel[] = ['online', 'enterprise_committee', 'one_stop_centre'];

function mayFile(filing: Filing, person: Person): Refusal | undefined {
  const isParty = person.roles.includes('worker') || person.roles.includes('employerAgent');
  const no = (detail: Text): Refusal => refuse('not_entitled', detail);
  if (filing.channel === 'court_post_filing')
    return no({
      zh: '立案后的委托调解由法院在审理程序中发起，不能另行申请。',
      en: 'Mediation after docketing is entrusted by the court from within the trial; it cannot be applied for here.',
    });
  if (filing.channel === 'court_pre_filing')
    return person.roles.includes('courtClerk')
      ? undefined
      : no({
          zh: '立案前委派由法院立案庭登记。',
          en: 'A referral before filing is entered by the court’s filing clerk.',
        });
  if (person.roles.includes('intake')) return undefined;
  if (!isParty) return no({ zh: '您的身份不能提交申请。', en: 'Your role cannot file an application.' });
  return selfChannels.includes(filing.channel)
    ? undefined
    : no({
        zh: '该渠道由工作人员登记，请选择网上申请。',
        en: 'That channel is for staff; please choose the online one.',
      });
}

function partyProblems(party: FiledParty, index: number): FailingCondition[] {
  const at = `/parties/${index}`;
  const found: FailingCondition[] = [];
  if (party.name.trim() === '')
    found.push(field(`${at}/name`, '姓名或名称不能为空', 'the name must not be empty'));
  if (party.phone !== undefined && !/^\d{7,12}$/.test(party.phone))
    found.push(field(`${at}/phone`, '电话号码应为7至12位数字', 'a telephone number has 7 to 12 digits'));
  if (party.identityNumber !== undefined && !isResidentIdNumber(party.identityNumber))
    found.push(
      field(
        `${at}/identityNumber`,
        '公民身份号码的日期或校验位有误',
        'the identity number has a wrong date or check digit',
      ),
    );
  if (party.creditCode !== undefined && !isUnifiedSocialCreditCode(party.creditCode))
    found.push(
      field(
        `${at}/creditCode`,
        '统一社会信用代码校验位有误',
        'the unified social credit code has a wrong check character',
      ),
    );
  return found;
}

/** The applicant's telephone is what the progress query asks for; only then must there be one. */
function wholeProblems(filing: Filing, person: Person): FailingCondition[] {
  const found: FailingCondition[] = [];
  const has = (role: PartyRole) => filing.parties.some((party) => party.role === role);
  if (!has('applicant')) found.push(field('/parties', '至少要有一名申请人', 'there must be an applicant'));
  if (!has('respondent'))
    found.push(field('/parties', '至少要有一名被申请人', 'there must be a respondent', [cite('MAL', '12')]));
  if (filing.claims.length === 0)
    found.push(field('/claims', '至少要有一项请求', 'there must be at least one claim', [cite('MAL', '12')]));
  if (filing.narrative.trim() === '')
    found.push(
      field('/narrative', '请简要写明事实和理由', 'facts and reasons must be stated', [cite('MAL', '12')]),
    );
  const forAnother = person.roles.includes('intake') || person.roles.includes('courtClerk');
  if (forAnother && !filing.assisted?.consentEvidence.trim())
    found.push(
      field(
        '/assisted/consentEvidence',
        '代为登记须附当事人同意的证据',
        'filing for somebody needs evidence of their consent',
        [filing.channel === 'court_pre_filing' ? cite('OP25', '1', 'B') : cite('MAL', '12')],
      ),
    );
  if (forAnother && filing.assisted?.readBackConfirmed !== true)
    found.push(
      field(
        '/assisted/readBackConfirmed',
        '代为登记后须向当事人读回并经其确认',
        'what was typed must be read back and confirmed',
        [cite('O17', '21')],
      ),
    );
  return found;
}

function notYetFileable(failing: readonly FailingCondition[]): Refusal {
  return refuse(
    'malformed',
    {
      zh: `申请还不能提交：${failing.map((one) => one.summary.zh).join('；')}。您填写的内容没有丢失。`,
      en: `The application cannot be filed yet: ${failing.map((one) => one.summary.en).join('; ')}. Nothing you entered is lost.`,
    },
    failing,
  );
}

/**
 * Whether an application can be taken in. Says everything that is wrong at once. What lies outside the law of labour
 * disputes is not refused here: screening answers that in writing, with advice on the right route.
 */
export function checkFiling(filing: Filing, person: Person): Refusal | undefined {
  const notEntitled = mayFile(filing, person);
  if (notEntitled) return notEntitled;
  const failing = [...filing.parties.flatMap(partyProblems), ...wholeProblems(filing, person)];
  return failing.length === 0 ? undefined : notYetFileable(failing);
}

/**
 * Whether the limitation can run from the days that are named: neither may be still to come, nor lie before there was a
 * limitation of arbitration.
 */
export function checkLimitationFacts(
  { knewOn, employmentEndedOn }: LimitationFacts,
  todayOn: CivilDate,
): Refusal | undefined {
  const earliest = ruleVersions('limitation_arbitration_1y')[0]?.inForceFrom as CivilDate;
  const failing = Object.entries({ knewOn, employmentEndedOn }).flatMap(([name, on]) =>
    on === undefined || (earliest <= on && on <= todayOn)
      ? []
      : [
          field(
            `/limitation/${name}`,
            `${name === 'knewOn' ? '知道权利被侵害之日' : '劳动关系终止之日'}应在${earliest}至${todayOn}之间`,
            `${name === 'knewOn' ? 'the day of knowing' : 'the end of the employment'} must lie between ${earliest} and ${todayOn}`,
            [cite('MAL', '27')],
          ),
        ],
  );
  return failing.length === 0 ? undefined : notYetFileable(failing);
}

/** Lawfully set up to mediate, so that a court may confirm (CPL 205), though MAL 10 does not name them. */
const jointBodies: readonly OrganisationKind[] = [
  'mediationCentre',
  'mediationStudio',
  'legalServiceStation',
];

/**
 * What kind of body mediates, in the sense of LI1 51: only bodies of MAL 10 give an agreement the force of a labour
 * contract and the direct suit on wages. A court's referral makes it a roster mediation (INV 19).
 */
export function mediationBodyKindOf(kind: OrganisationKind, channel: Channel): MediationBodyKind {
  if (channel === 'court_pre_filing' || channel === 'court_post_filing') return 'courtRoster';
  if (kind === 'enterpriseCommittee') return 'mal10';
  if (kind === 'mediationOrganisation') return 'peoples';
  if (jointBodies.includes(kind)) return 'joint';
  return 'other';
}
