import type { Channel, ClaimType, FiledClaim, Filing } from '@dingfen/domain';
import { type CivilDate, civilDateOf } from '@dingfen/legal-calendar';
import type { Step } from '../play/steps.ts';
import { lastWorkdayBefore, workday } from '../play/workdays.ts';
import { courses, type Course } from './courses.ts';
import { employerIn } from './employers.ts';
import { counties, organisationId } from './organisations.ts';
import { demoRegion, demoStudio, population } from './people.ts';
import { dice, type Dice } from './random.ts';
import { rareCourses } from './rare-courses.ts';

/** A dispute with everything that is going to happen in it, decided before anything has happened. */
export interface PlannedDispute {
  course: string;
  filerId: string;
  filing: Filing;
  filedAt: string;
  acts: { at: string; step: Step }[];
}

/** Acts happen when offices are open. */
const slots = ['09:30', '11:00', '14:40', '16:10'] as const;
const instant = (day: CivilDate, slot: number): string =>
  new Date(`${day}T${slots[slot % slots.length]}:00+08:00`).toISOString();

/** How disputes divide by cause: wages first, then termination, social insurance and injury. */
const causes: Readonly<Record<string, number>> = {
  wage_arrears: 40,
  severance: 14,
  unlawful_termination: 9,
  overtime: 8,
  double_wage: 7,
  social_insurance_loss: 9,
  work_injury: 7,
  platform_pay: 4,
  annual_leave: 2,
};
/** Amounts claimed, in yuan, by cause. */
const amounts: Partial<Record<ClaimType, readonly [number, number]>> = {
  wage_arrears: [3_000, 48_000],
  severance: [6_000, 60_000],
  unlawful_termination: [12_000, 90_000],
  overtime: [2_000, 22_000],
  double_wage: [15_000, 70_000],
  social_insurance_loss: [8_000, 65_000],
  work_injury: [20_000, 160_000],
  platform_pay: [1_500, 15_000],
  annual_leave: [1_000, 8_000],
};
const stories: Readonly<Record<string, string>> = {
  wage_arrears: '工程结束后用人单位未付清工资，多次催要未果。',
  severance: '合同期满后用人单位不再续签，未支付经济补偿。',
  unlawful_termination: '用人单位口头通知解除劳动合同，未说明理由。',
  overtime: '长期每周工作六日，未足额支付加班费。',
  double_wage: '入职后一直未签订书面劳动合同。',
  social_insurance_loss: '用人单位未依法参加社会保险，造成待遇损失。',
  work_injury: '工作中受伤，双方对工伤待遇有分歧。',
  platform_pay: '平台配送报酬被扣减，双方对结算有分歧。',
  annual_leave: '离职时未休年休假未予补偿。',
  social_insurance_backpay: '请求用人单位补缴社会保险费。',
};

function claimsOf(course: Course, roll: Dice): FiledClaim[] {
  const type = (course.claim ?? roll.weighted(causes)) as ClaimType;
  const between = amounts[type];
  const amount = (range: readonly [number, number]): number =>
    roll.between(range[0] / 100, range[1] / 100) * 10_000;
  const first: FiledClaim = { type, ...(between ? { amountFen: amount(between) } : {}) };
  if (course.claim || roll.next() < 0.75) return [first];
  return [
    first,
    type === 'wage_arrears'
      ? { type: 'severance', amountFen: amount([4_000, 20_000]) }
      : { type: 'wage_arrears', amountFen: amount([2_000, 12_000]) },
  ];
}

const assistedChannels: readonly Channel[] = [
  'counter',
  'hotline_12351',
  'hotline_12333',
  'union_referral',
  'inspection_referral',
  'court_pre_filing',
];

/** Which body takes the application, and who types it in. */
function bodyAndFiler(
  channel: Channel,
  regionCode: string,
  number: number,
  roll: Dice,
): { bodyId: string; filerId: string } {
  const body = (kind: string, place?: number) => organisationId(kind, regionCode, place);
  const bodyId =
    channel === 'enterprise_committee'
      ? body('enterprise')
      : channel === 'one_stop_centre' || channel === 'court_pre_filing'
        ? body('centre')
        : regionCode === demoRegion && roll.next() < 0.7
          ? demoStudio
          : roll.pick([
              body('centre'),
              body('studio-union'),
              body('studio-hrss'),
              body('station', 1),
              body('organisation', roll.between(1, 14)),
            ]);
  if (channel === 'court_pre_filing')
    return {
      bodyId,
      filerId: regionCode === demoRegion ? 'demo-court-clerk' : `staff-court-${regionCode}-1`,
    };
  if (assistedChannels.includes(channel))
    return { bodyId, filerId: bodyId === demoStudio ? 'demo-clerk' : `staff-${bodyId}-1` };
  return { bodyId, filerId: `worker-${(number % 60) + 1}` };
}

const names = new Map(population().people.map((one) => [one.id, one.name]));
const surnames = Array.from('韦覃黄莫蓝罗陆梁农石谭廖潘卢');
const given = Array.from('生根发财贵福顺来旺喜');

function filingOf(course: Course, number: number, roll: Dice): { filerId: string; filing: Filing } {
  const channel = roll.pick(course.channels);
  const regionCode = roll.next() < 0.4 ? demoRegion : roll.pick(counties).code;
  const { bodyId, filerId } = bodyAndFiler(channel, regionCode, number, roll);
  const claims = claimsOf(course, roll);
  const employer = employerIn(regionCode, roll);
  const type = claims[0]?.type ?? 'wage_arrears';
  return {
    filerId,
    filing: {
      channel,
      employment: type === 'platform_pay' ? 'platform' : roll.next() < 0.08 ? 'dispatch' : 'standard',
      regionCode,
      narrative: stories[type] ?? '',
      mediationBodyId: bodyId,
      ...(course.online ? { online: true } : {}),
      parties: [
        {
          role: 'applicant',
          kind: 'worker',
          name: filerId.startsWith('worker-')
            ? (names.get(filerId) ?? filerId)
            : `${roll.pick(surnames)}某${roll.pick(given)}（虚构）`,
          // A number that no network gives out.
          phone: `1000${String(number).padStart(7, '0')}`,
        },
        {
          role: 'respondent',
          kind: type === 'platform_pay' ? 'platform' : 'employer',
          name: employer.name,
          creditCode: employer.creditCode,
        },
      ],
      claims,
      ...(assistedChannels.includes(channel)
        ? {
            assisted: {
              consentEvidence: channel.startsWith('hotline') ? '通话录音（虚构）' : '当事人签名表（虚构）',
              readBackConfirmed: true,
            },
          }
        : {}),
    },
  };
}

/** The places of a course where it may stand: wherever somebody has to do something on a later day. */
const restingPlaces = (course: Course): number[] =>
  course.steps.flatMap((step, index) => (step.after > 0 ? [course.opening.length + index] : []));

function planOne(
  course: Course,
  acts: number,
  lastDay: CivilDate,
  number: number,
  roll: Dice,
): PlannedDispute {
  const steps = [...course.opening, ...course.steps].slice(0, acts);
  const days = steps.reduce((sum, step) => sum + step.after, 0);
  const filedOn = workday(lastDay, -days);
  const slot = roll.between(0, slots.length - 1);
  let day = filedOn;
  const { filerId, filing } = filingOf(course, number, roll);
  return {
    course: course.name,
    filerId,
    filing,
    filedAt: instant(filedOn, slot),
    acts: steps.map((step) => {
      day = workday(day, step.after);
      return { at: instant(day, slot), step };
    }),
  };
}

/** How long ago a finished course ended; where a short period is to be seen running, only just. */
function quietDays({ silence }: Course, roll: Dice): number {
  if (silence === undefined) return roll.between(1, 60);
  return silence === 0 ? roll.between(0, 1) : roll.between(1, 5);
}

/** Everything that happens in the demonstration world up to an instant. The same instant and seed give the same plan. */
export function planDisputes(now: string, seed = 1_300): PlannedDispute[] {
  const roll = dice(seed);
  const today = civilDateOf(now);
  // Today's offices may still be open: nothing is planned later than the working day before.
  const yesterday = lastWorkdayBefore(today);
  const planned: PlannedDispute[] = [];
  const add = (course: Course, acts: number, lastDay: CivilDate): void => {
    planned.push(planOne(course, acts, lastDay, planned.length + 1, roll));
  };
  for (const course of [...courses, ...rareCourses]) {
    const whole = course.opening.length + course.steps.length;
    for (let index = 0; index < course.finished; index += 1)
      add(course, whole, workday(yesterday, -(course.silence ?? 0) - quietDays(course, roll)));
    for (const place of restingPlaces(course))
      for (let copy = 0; copy < course.standing; copy += 1)
        add(course, place, workday(yesterday, -roll.between(0, 2)));
  }
  return planned;
}
