import { cite, byReference, byStatute, institutionalBreach, type RuleTable, unmoved } from '../rule.ts';

/** A duty of the commission counted in working days (Arbitration Rules art 80). */
const commissionDuty = {
  unit: 'working_day',
  ...unmoved,
  class: 'institutional_duty',
  onExpiry: institutionalBreach,
  confidence: 'A',
  inForceFrom: '2017-07-01',
} as const;

/** A period of 15 or 30 natural days for going to court. */
const courtWindow = {
  unit: 'calendar_day',
  ...byStatute,
  class: 'party_right',
  confidence: 'A',
} as const;

const awardLate = {
  zh: '当事人可以就该争议向法院起诉；无人起诉的，仲裁继续进行。',
  en: 'The parties may sue over the dispute; while nobody sues the arbitration goes on.',
};

const awardStops = [
  {
    when: {
      zh: '中止审理和公告送达期间不计入仲裁期限',
      en: 'suspension of the case and service by announcement are not counted',
    },
    basis: [cite('ARB', '46[6]'), cite('ARB', '47')],
  },
] as const;
const awardRestarts = [
  {
    when: {
      zh: '追加当事人、补正材料、增加或者变更请求、合并反申请、移送管辖的，自相应日期重新计算',
      en: 'joinder, correction, added or changed claims, a merged counter-application or transfer start it afresh from their date',
    },
    basis: [cite('ARB', '46[1-5]')],
  },
] as const;

/** Labour arbitration from receipt to the award, and the ways from the award to court. */
export const arbitrationRules = {
  arb_correction_notice_5wd: [
    {
      ...commissionDuty,
      name: { zh: '一次性补正告知', en: 'One-time notice of missing papers' },
      trigger: { zh: '仲裁委员会收到申请材料之日', en: 'the commission receives the papers' },
      length: 5,
      onExpiry: {
        zh: '超期未一次性告知的，上报督办；不得重复要求补正。',
        en: 'Late: escalate. Notice may be given once only.',
      },
      qualifications: [
        {
          when: { zh: '当场或者五日内一次性告知', en: 'on the spot or within the five days, and once only' },
          basis: [cite('ARB', '29(4)')],
        },
      ],
      basis: [cite('ARB', '29(4)'), cite('ARB', '80')],
    },
  ],
  arb_accept_5wd: [
    {
      ...commissionDuty,
      name: { zh: '仲裁受理决定', en: 'Decision to accept or refuse' },
      trigger: {
        zh: '仲裁委员会收到仲裁申请（或者补正齐备）之日',
        en: 'the commission receives the application, or the completed one',
      },
      length: 5,
      opensRight: true,
      onExpiry: {
        zh: '不予受理或者逾期未作决定的，申请人可以向法院起诉，但司法解释列有除外情形。',
        en: 'On refusal or silence the applicant may sue, subject to the excuses in the interpretation.',
      },
      suspension: [
        {
          when: {
            zh: '双方同意先行调解的暂缓受理，一方不同意即恢复',
            en: 'acceptance is held while both agree to mediate first; a refusal resumes it',
          },
          basis: [cite('ARB', '69')],
        },
      ],
      restart: [
        {
          when: {
            zh: '补正材料的，收到申请的时间自补正之日重新计算',
            en: 'after correction the receipt counts from the day the papers are complete',
          },
          basis: [cite('ARB', '46[2]')],
        },
      ],
      basis: [cite('MAL', '29'), cite('ARB', '30-31'), cite('ARB', '80'), cite('LI1', '12')],
    },
  ],
  arb_serve_5wd: [
    {
      ...commissionDuty,
      name: { zh: '送达申请书副本', en: 'Service of the application' },
      trigger: { zh: '仲裁委员会受理之日', en: 'the commission accepts the case' },
      length: 5,
      basis: [cite('MAL', '30'), cite('ARB', '33'), cite('ARB', '80')],
    },
  ],
  arb_answer_10wd: [
    {
      name: { zh: '仲裁答辩期', en: 'Answer in arbitration' },
      trigger: { zh: '被申请人收到申请书副本之日', en: 'the respondent receives the copy' },
      length: 10,
      bounds: { max: 10 },
      unit: 'working_day',
      ...unmoved,
      class: 'party_right',
      onExpiry: {
        zh: '未答辩不影响仲裁进行；管辖异议须在答辩期内书面提出。',
        en: 'The case goes on without an answer; an objection to jurisdiction must be made in writing within the period.',
      },
      qualifications: [
        {
          when: {
            zh: '简易处理经被申请人同意可以缩短或者取消',
            en: 'in simple handling it may be shortened or dropped with the respondent’s consent',
          },
          basis: [cite('ARB', '58')],
        },
        {
          when: {
            zh: '管辖异议须在答辩期内书面提出',
            en: 'an objection to jurisdiction must be made in writing within it',
          },
          basis: [cite('ARB', '10')],
        },
      ],
      basis: [cite('MAL', '30'), cite('ARB', '33'), cite('ARB', '58'), cite('ARB', '80')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
    },
  ],
  arb_serve_answer_5wd: [
    {
      ...commissionDuty,
      name: { zh: '送达答辩书副本', en: 'Service of the answer' },
      trigger: { zh: '仲裁委员会收到答辩书之日', en: 'the commission receives the answer' },
      length: 5,
      basis: [cite('MAL', '30'), cite('ARB', '33'), cite('ARB', '80')],
    },
  ],
  arb_tribunal_5wd: [
    {
      ...commissionDuty,
      name: { zh: '组庭并书面通知', en: 'Tribunal formed and parties told' },
      trigger: { zh: '仲裁委员会受理之日', en: 'the commission accepts the case' },
      length: 5,
      basis: [cite('MAL', '32'), cite('ARB', '37'), cite('ARB', '80')],
    },
  ],
  arb_hearing_notice_5wd_before: [
    {
      ...commissionDuty,
      name: { zh: '仲裁开庭通知', en: 'Notice of the arbitration hearing' },
      trigger: { zh: '开庭日', en: 'the day of the hearing' },
      length: 5,
      unit: 'working_day_before',
      onExpiry: {
        zh: '通知迟延构成程序瑕疵，应当另行排期。',
        en: 'Late notice is a procedural defect: set another date.',
      },
      basis: [cite('MAL', '35'), cite('ARB', '38'), cite('ARB', '80')],
      unverified: {
        zh: '通知当日能否算作第5日尚无定论，此处按开庭为通知后第5个工作日以后计算。',
        en: 'Whether the day of notice may be the fifth day is not settled; here the hearing is at least the fifth working day after it.',
      },
    },
  ],
  arb_postpone_3wd_before: [
    {
      name: { zh: '申请延期开庭', en: 'Request to postpone the hearing' },
      trigger: { zh: '开庭日', en: 'the day of the hearing' },
      length: 3,
      unit: 'working_day_before',
      ...unmoved,
      class: 'party_right',
      onExpiry: { zh: '逾期申请可能不予准许。', en: 'A late request may be refused.' },
      qualifications: [
        {
          when: { zh: '是否延期由仲裁委员会决定', en: 'the commission decides whether to postpone' },
          basis: [cite('ARB', '38')],
        },
      ],
      basis: [cite('MAL', '35'), cite('ARB', '38'), cite('ARB', '80')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
    },
  ],
  arb_recusal_decision_3wd: [
    {
      ...commissionDuty,
      name: { zh: '仲裁回避决定', en: 'Decision on recusal in arbitration' },
      trigger: { zh: '提出回避申请之日', en: 'recusal is applied for' },
      length: 3,
      qualifications: [
        {
          when: {
            zh: '决定作出前被申请回避的人员暂停参与，紧急措施除外',
            en: 'the challenged person stops acting meanwhile, urgent measures excepted',
          },
          basis: [cite('ARB', '12')],
        },
      ],
      basis: [cite('ARB', '11-12'), cite('ARB', '80')],
    },
  ],
  arb_counterclaim_decision_5wd: [
    {
      ...commissionDuty,
      name: { zh: '反申请受理决定', en: 'Decision on a counter-application' },
      trigger: {
        zh: '答辩期内收到反申请之日',
        en: 'a counter-application is received within the answer period',
      },
      length: 5,
      qualifications: [
        {
          when: {
            zh: '答辩期满后提出的，应当另行申请仲裁',
            en: 'after the answer period it must be a case of its own',
          },
          basis: [cite('ARB', '36(4)')],
        },
      ],
      basis: [cite('ARB', '36'), cite('ARB', '80')],
    },
  ],
  arb_cancel_notice_5wd: [
    {
      ...commissionDuty,
      name: { zh: '撤销案件通知', en: 'Notice that the case is cancelled' },
      trigger: {
        zh: '决定撤销不应受理案件之日',
        en: 'the commission decides to cancel a wrongly accepted case',
      },
      length: 5,
      basis: [cite('ARB', '32'), cite('ARB', '80')],
    },
  ],
  arb_posting_service_3wd: [
    {
      name: { zh: '留置、张贴送达', en: 'Service by leaving or posting up' },
      trigger: { zh: '留置或者张贴并记录之日', en: 'the document is left or posted up and this is recorded' },
      length: 3,
      unit: 'working_day',
      ...unmoved,
      class: 'deemed_effect',
      onExpiry: { zh: '视为送达。', en: 'The document counts as served.' },
      basis: [cite('ARB', '20(2)'), cite('ARB', '80')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
    },
  ],
  arb_award_45d: [
    {
      name: { zh: '仲裁审限', en: 'Award' },
      trigger: {
        zh: '仲裁委员会受理之日（期限重新计算的，为重新起算之日）',
        en: 'the commission accepts the case, or the event that restarts the period',
      },
      length: 45,
      unit: 'calendar_day',
      ...byReference,
      class: 'institutional_duty',
      opensRight: true,
      warnDaysBefore: [10],
      extension: {
        by: {
          zh: '案情复杂，经仲裁委员会主任或者其委托的仲裁院负责人书面批准，并书面通知当事人',
          en: 'complex case, approved in writing by the director or delegated head, parties told in writing',
        },
        length: 15,
        times: 1,
        cap: 60,
      },
      onExpiry: awardLate,
      suspension: awardStops,
      restart: awardRestarts,
      basis: [cite('MAL', '43'), cite('ARB', '45'), cite('ARB', '80'), cite('LI1', '12')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
    },
  ],
  arb_award_extension_15d: [
    {
      name: { zh: '仲裁审限延长', en: 'Extension of the award period' },
      trigger: { zh: '仲裁委员会受理之日', en: 'the commission accepts the case' },
      length: 15,
      unit: 'calendar_day',
      ...byReference,
      class: 'institutional_duty',
      opensRight: true,
      extends: ['arb_award_45d'],
      onExpiry: awardLate,
      grant: {
        by: {
          zh: '案情复杂，经仲裁委员会主任或者其委托的仲裁院负责人书面批准，并书面通知当事人',
          en: 'complex case, approved in writing by the director or delegated head, parties told in writing',
        },
        times: 1,
        cap: 60,
      },
      suspension: awardStops,
      restart: awardRestarts,
      basis: [cite('MAL', '43'), cite('ARB', '45'), cite('ARB', '80')],
      confidence: 'A',
      inForceFrom: '2017-07-01',
    },
  ],
  arb_collective_notice_5wd: [
    {
      ...commissionDuty,
      name: { zh: '集体争议一次性通知', en: 'One-shot notice in a collective case' },
      trigger: { zh: '受理十人以上集体争议之日', en: 'a collective case of ten or more workers is accepted' },
      length: 5,
      qualifications: [
        {
          when: {
            zh: '是否受理，应当自收到申请之日起五个工作日内决定',
            en: 'whether to accept is decided within five working days of receipt',
          },
          basis: [cite('ARB', '64')],
        },
      ],
      basis: [cite('ARB', '62-64'), cite('ARB', '80')],
    },
  ],
  suit_after_award_15d: [
    {
      ...courtWindow,
      name: { zh: '不服仲裁裁决的起诉期', en: 'Suing after the award' },
      trigger: { zh: '该当事人收到仲裁裁决书之日', en: 'that party receives the award' },
      length: 15,
      onExpiry: {
        zh: '期满未起诉的，裁决对该当事人发生法律效力；部分起诉的，裁决整体不生效。',
        en: 'The award takes effect for a party that did not sue; suing over a part keeps the whole award from taking effect.',
      },
      qualifications: [
        {
          when: {
            zh: '起诉期能否依耽误期限的规定顺延没有把握',
            en: 'whether relief from lapse applies to this period is uncertain',
          },
          basis: [cite('CPL', '86', 'D')],
        },
      ],
      basis: [cite('MAL', '48'), cite('MAL', '50'), cite('LI1', '16-17')],
      inForceFrom: '2008-05-01',
      unverified: {
        zh: '起诉期能否申请顺延没有把握，宁早勿迟。',
        en: 'Whether relief from lapse is available here is uncertain: act early.',
      },
    },
  ],
  setaside_30d: [
    {
      ...courtWindow,
      name: { zh: '申请撤销终局裁决', en: 'Employer asks to set aside a final award' },
      trigger: {
        zh: '用人单位收到终局裁决书（或者驳回劳动者起诉的裁定）之日',
        en: 'the employer receives the final award, or the ruling dismissing the worker’s suit',
      },
      length: 30,
      onExpiry: { zh: '用人单位丧失申请撤销的权利。', en: 'The employer can no longer ask to set it aside.' },
      basis: [cite('MAL', '49'), cite('LI1', '18'), cite('LI1', '21')],
      inForceFrom: '2008-05-01',
    },
  ],
  suit_after_setaside_15d: [
    {
      ...courtWindow,
      name: { zh: '裁决被撤销后的起诉期', en: 'Suing after the award is set aside' },
      trigger: { zh: '收到撤销裁决的裁定之日', en: 'the party receives the set-aside ruling' },
      length: 15,
      onExpiry: { zh: '丧失据此起诉的权利。', en: 'The right to sue on this ground is lost.' },
      basis: [cite('MAL', '49(3)')],
      inForceFrom: '2008-05-01',
    },
  ],
  suit_after_nonenforcement_30d: [
    {
      ...courtWindow,
      name: { zh: '不予执行后的起诉期', en: 'Suing after enforcement of the award is refused' },
      trigger: { zh: '收到不予执行裁定之日', en: 'the party receives the ruling that refuses enforcement' },
      length: 30,
      onExpiry: { zh: '丧失据此起诉的权利。', en: 'The right to sue on this ground is lost.' },
      startDay: 'text_says_next_day',
      basis: [cite('LI1', '24(2)')],
      inForceFrom: '2021-01-01',
    },
  ],
} as const satisfies RuleTable;
