import { cite, byAnalogy, byStatute, institutionalBreach, type RuleTable, unmoved } from '../rule.ts';

const agencyDuty = {
  unit: 'calendar_day',
  ...byAnalogy,
  class: 'institutional_duty',
  onExpiry: institutionalBreach,
  confidence: 'A',
} as const;

/** Legal aid, labour inspection, work injury and formalities after the contract ends. */
export const assistanceRules = {
  la_review_7d: [
    {
      ...agencyDuty,
      name: { zh: '法律援助审查', en: 'Legal-aid decision' },
      trigger: { zh: '法律援助机构收到申请之日', en: 'the legal-aid agency receives the application' },
      length: 7,
      onExpiry: {
        zh: '机构超期，报司法行政部门督办。',
        en: 'The agency is late: escalate to the justice bureau.',
      },
      qualifications: [
        {
          when: {
            zh: '材料不全的一次性告知补充，未补充的视为撤回',
            en: 'a notice to supplement is given once; not supplied counts as withdrawn',
          },
          basis: [cite('LAL', '43')],
        },
      ],
      basis: [cite('LAL', '43')],
      inForceFrom: '2022-01-01',
    },
  ],
  la_assign_3d: [
    {
      ...agencyDuty,
      name: { zh: '指派法律援助人员', en: 'Assignment of counsel' },
      trigger: { zh: '决定给予法律援助之日', en: 'legal aid is granted' },
      length: 3,
      onExpiry: {
        zh: '机构超期，报司法行政部门督办。',
        en: 'The agency is late: escalate to the justice bureau.',
      },
      basis: [cite('LAL', '43')],
      inForceFrom: '2022-01-01',
    },
  ],
  la_objection_review_5d: [
    {
      ...agencyDuty,
      name: { zh: '法律援助异议审查', en: 'Review of a refusal of legal aid' },
      trigger: { zh: '司法行政部门收到异议之日', en: 'the justice bureau receives the objection' },
      length: 5,
      qualifications: [
        {
          when: {
            zh: '不服的，可以申请行政复议或者提起行政诉讼',
            en: 'after that, administrative review or suit',
          },
          basis: [cite('LAL', '49')],
        },
      ],
      basis: [cite('LAL', '49')],
      inForceFrom: '2022-01-01',
    },
  ],
  insp_investigate_60wd: [
    {
      ...agencyDuty,
      ...unmoved,
      name: { zh: '劳动保障监察调查期限', en: 'Labour inspection investigation' },
      trigger: { zh: '监察立案之日', en: 'the inspection case is opened' },
      length: 60,
      unit: 'working_day',
      extension: {
        by: { zh: '劳动保障行政部门负责人批准', en: 'the head of the authority' },
        length: 30,
        cap: 90,
      },
      basis: [cite('INS', '17')],
      inForceFrom: '2004-12-01',
    },
  ],
  wi_employer_apply_30d: [
    {
      ...agencyDuty,
      name: { zh: '工伤认定申请（用人单位）', en: 'Work-injury recognition: application by the employer' },
      trigger: { zh: '事故发生或者职业病确诊之日', en: 'the accident, or the diagnosis' },
      length: 30,
      class: 'party_right',
      extension: { by: { zh: '经社会保险行政部门同意', en: 'the social-insurance authority agrees' } },
      onExpiry: {
        zh: '此期间发生的工伤待遇等费用由用人单位负担；职工仍可自行申请。',
        en: 'The employer bears the costs meanwhile; the worker may still apply.',
      },
      basis: [cite('WII', '17(1)')],
      inForceFrom: '2011-01-01',
    },
  ],
  wi_worker_apply_1y: [
    {
      ...agencyDuty,
      name: { zh: '工伤认定申请（职工）', en: 'Work-injury recognition: application by the worker' },
      trigger: { zh: '事故发生或者职业病确诊之日', en: 'the accident, or the diagnosis' },
      length: 1,
      unit: 'year',
      class: 'party_right',
      warnDaysBefore: [90, 30, 7],
      onExpiry: { zh: '丧失申请工伤认定的权利。', en: 'The right to apply is lost.' },
      basis: [cite('WII', '17(2)')],
      inForceFrom: '2011-01-01',
    },
  ],
  wi_decide_60d: [
    {
      ...agencyDuty,
      name: { zh: '工伤认定决定', en: 'Decision on work-injury recognition' },
      trigger: { zh: '社会保险行政部门受理之日', en: 'the authority accepts the application' },
      length: 60,
      bounds: { min: 15, max: 60 },
      suspension: [
        {
          when: {
            zh: '须以司法机关或者有关行政主管部门的结论为依据的，等待期间中止',
            en: 'suspended while the finding of another authority is awaited',
          },
          basis: [cite('WII', '20')],
        },
      ],
      qualifications: [
        {
          when: {
            zh: '事实清楚、权利义务明确的，十五日内决定',
            en: 'fifteen days where the facts and rights are clear',
          },
          basis: [cite('WII', '20')],
        },
      ],
      basis: [cite('WII', '20')],
      inForceFrom: '2011-01-01',
    },
  ],
  wi_assess_60d: [
    {
      ...agencyDuty,
      name: { zh: '劳动能力鉴定', en: 'Assessment of labour capacity' },
      trigger: { zh: '鉴定委员会收到申请之日', en: 'the assessment committee receives the application' },
      length: 60,
      extension: {
        by: { zh: '必要时由鉴定委员会延长', en: 'the committee, where needed' },
        length: 30,
        cap: 90,
      },
      basis: [cite('WII', '25')],
      inForceFrom: '2011-01-01',
    },
  ],
  wi_reassess_15d: [
    {
      name: { zh: '申请再次鉴定', en: 'Request for a second assessment' },
      trigger: { zh: '收到鉴定结论之日', en: 'the conclusion is received' },
      length: 15,
      unit: 'calendar_day',
      ...byStatute,
      class: 'party_right',
      onExpiry: { zh: '初次鉴定结论成立。', en: 'The first conclusion stands.' },
      basis: [cite('WII', '26')],
      confidence: 'A',
      inForceFrom: '2011-01-01',
    },
  ],
  transfer_15d: [
    {
      ...agencyDuty,
      name: { zh: '档案和社会保险关系转移', en: 'Transfer of file and social insurance' },
      trigger: { zh: '解除或者终止劳动合同之日', en: 'the contract ends' },
      length: 15,
      class: 'party_right',
      onExpiry: {
        zh: '用人单位逾期，劳动者可以就转移手续提出请求。',
        en: 'The employer is late; the worker may claim the formalities.',
      },
      basis: [cite('LCL', '50')],
      inForceFrom: '2013-07-01',
    },
  ],
} as const satisfies RuleTable;
