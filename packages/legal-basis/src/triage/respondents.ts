import type { Text } from '../legal-calendar.ts';
import { cite, sources } from '../sources.ts';
import { householdWork } from './standing.ts';
import { all, given, is, not, type Row } from './truth.ts';

/** Whom to name as the other side. */
export type RespondentId =
  | 'employer'
  | 'household'
  | 'dispatchAgency'
  | 'userUnit'
  | 'platform'
  | 'partnerCompany'
  | 'contractor'
  | 'hostCompany'
  | 'funder'
  | 'licenceLender'
  | 'relatedCompanies';

export interface RespondentRow extends Row {
  readonly row: RespondentId;
  readonly name: Text;
}

export const respondents: readonly RespondentRow[] = [
  {
    row: 'employer',
    name: { zh: '用人单位', en: 'the employer' },
    when: (facts) =>
      all(not(householdWork(facts)), not(is(facts, 'worker', 'dispatched', 'platform', 'publicServant'))),
    basis: [cite('MAL', '22(1)')],
    text: {
      zh: '与您发生争议的用人单位。',
      en: 'The employer with whom you are in dispute.',
    },
  },
  {
    row: 'household',
    name: { zh: '雇请您的家庭或者个人', en: 'the household or person who hired you' },
    when: householdWork,
    basis: [cite('LI1', '2[4-6]')],
    text: {
      zh: '按普通民事纠纷，以雇请人为被告；由中介派去的，问清合同是与谁签的。',
      en: 'In an ordinary civil case whoever hired you; where an agency sent you, find out with whom the contract is.',
    },
  },
  {
    row: 'dispatchAgency',
    name: { zh: '劳务派遣单位', en: 'the dispatch agency' },
    when: (facts) => is(facts, 'worker', 'dispatched'),
    basis: [cite('MAL', '22(2)')],
    text: {
      zh: '劳务派遣单位和用工单位为共同当事人。',
      en: 'The dispatch agency and the user unit are parties together.',
    },
  },
  {
    row: 'userUnit',
    name: { zh: '用工单位', en: 'the user unit' },
    when: (facts) => is(facts, 'worker', 'dispatched'),
    basis: [cite('MAL', '22(2)'), cite('LCL', '92')],
    text: {
      zh: '用工单位给被派遣劳动者造成损害的，两单位承担连带责任。',
      en: 'Where the dispatched worker suffers damage, both are jointly liable.',
    },
  },
  {
    row: 'platform',
    name: { zh: '平台企业', en: 'the platform' },
    when: (facts) => is(facts, 'worker', 'platform'),
    basis: [cite('ONE4', '', 'B'), cite('ENG', '', 'D')],
    text: {
      zh: '先一并列明平台企业，由调解、仲裁或者法院分清责任。',
      en: 'Name the platform as well; mediation, arbitration or the court sorts out who is liable.',
    },
  },
  {
    row: 'partnerCompany',
    name: {
      zh: '合作用工企业（站点、加盟商、外包公司）',
      en: 'the partner company (station, franchisee, contractor)',
    },
    when: (facts) => is(facts, 'worker', 'platform'),
    basis: [cite('ONE4', '', 'B'), cite('ENG', '', 'D')],
    text: {
      zh: '实际排班、发钱的合作企业往往是责任主体。',
      en: 'The partner company that sets the shifts and pays is often the one liable.',
    },
  },
  {
    row: 'contractor',
    name: { zh: '有资格的承包人', en: 'the qualified contractor' },
    when: (facts) =>
      all(
        is(facts, 'contracting', 'subcontracted'),
        given(facts, 'happenedOn', (on) => on >= sources.LI2.inForceFrom),
      ),
    basis: [cite('LI2', '1')],
    text: {
      zh: '转包、分包给没有资格的组织或者个人的，可以要求承包人承担报酬和工伤待遇。',
      en: 'Who subcontracted to somebody unqualified can be made to bear pay and work-injury benefits.',
    },
  },
  {
    row: 'contractor',
    name: { zh: '发包的组织', en: 'the organisation that contracted out' },
    when: (facts) =>
      all(
        is(facts, 'contracting', 'subcontracted'),
        given(facts, 'happenedOn', (on) => on < sources.LI2.inForceFrom),
      ),
    basis: [cite('LCL', '94', 'D'), cite('LI1', '28', 'D')],
    text: {
      zh: '2025年9月1日以前，推断由发包方与承包经营者承担连带责任，列为共同当事人。',
      en: 'Before 1 September 2025 joint liability of whoever contracted out is inferred; name both.',
    },
  },
  {
    row: 'hostCompany',
    name: { zh: '被挂靠单位', en: 'the company under whose name the business runs' },
    when: (facts) =>
      all(
        is(facts, 'contracting', 'affiliated'),
        given(facts, 'happenedOn', (on) => on >= sources.LI2.inForceFrom),
      ),
    basis: [cite('LI2', '2')],
    text: {
      zh: '挂靠经营的，可以要求被挂靠单位承担报酬和工伤待遇。',
      en: 'The host company can be made to bear pay and work-injury benefits.',
    },
  },
  {
    row: 'licenceLender',
    name: { zh: '营业执照出借方', en: 'the lender of the licence' },
    when: (facts) => all(is(facts, 'employer', 'unlicensed'), is(facts, 'contracting', 'affiliated')),
    basis: [cite('LI1', '30')],
    text: {
      zh: '借用他人执照经营的，执照出借方为共同当事人。',
      en: 'Whoever lent the licence is a party too.',
    },
  },
  {
    row: 'funder',
    name: { zh: '出资人、开办单位或者主管部门', en: 'the funder, founder or supervising body' },
    when: (facts) => is(facts, 'employer', 'unlicensed', 'deregistered'),
    basis: [cite('LI1', '29'), cite('ARB', '6'), cite('LCL', '93')],
    text: {
      zh: '没有执照、被吊销、到期或者已注销的，把出资人等列为当事人。',
      en: 'Without a licence, or struck off the register: name whoever put up the money as a party.',
    },
  },
  {
    row: 'relatedCompanies',
    name: { zh: '关联单位', en: 'the related companies' },
    when: (facts) => is(facts, 'relatedCompanies', true),
    basis: [cite('LI2', '3')],
    text: {
      zh: '关联单位交替或者同时用工的，可以要求共同承担报酬等责任。',
      en: 'Related companies that used the worker in turn or at once can be made to answer together.',
    },
  },
];
