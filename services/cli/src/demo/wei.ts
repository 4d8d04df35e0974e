import type { Engine } from '@dingfen/dispute-engine';
import { employers } from '../laibin/employers.ts';
import { demoRegion, demoStudio } from '../laibin/people.ts';
import type { Facts } from '../play/scene.ts';
import {
  addresses,
  closed,
  confirmationAccepted,
  confirmationFiled,
  confirmed,
  confirmedPerformance,
  followedUp,
  jointSignatures,
  mediatorAccepts,
  otherSideConsents,
  questioned,
  rulingServed,
  screening,
  session,
  signatures,
  step,
  summoned,
  terms,
  undisputedFact,
} from '../play/steps.ts';
import type { Screen } from '../screen.ts';
import { tell } from './telling.ts';

/**
 * Wei, a farmer-worker for whom the employer had paid no social insurance, loses benefits. Application at the trade union's
 * studio, agreement, judicial confirmation, performance.
 */
export function playWei(screen: Screen, engine: Engine): Promise<void> {
  return tell(screen, engine, 62, async (story) => {
    const employer = employers[0] as (typeof employers)[number];
    story.heading({
      zh: '韦某某的社会保险争议：申请',
      en: 'Wei’s social-insurance dispute: the application',
    });
    await story.file('demo-worker-wei', {
      channel: 'online',
      employment: 'standard',
      regionCode: demoRegion,
      mediationBodyId: demoStudio,
      narrative:
        '韦某某（农民工）在单位工作期间，单位未依法为其参加社会保险，离职后无法享受待遇，请求赔偿损失。',
      parties: [
        { role: 'applicant', kind: 'worker', name: '韦某某（虚构）', phone: '10000000001' },
        {
          role: 'respondent',
          kind: 'employer',
          name: employer.name,
          creditCode: employer.creditCode,
          phone: '10000000002',
        },
      ],
      claims: [
        { type: 'social_insurance_loss', amountFen: 3_860_000, detail: '失业、医疗待遇损失' },
        { type: 'severance', amountFen: 1_240_000 },
      ],
    });

    story.heading({ zh: '审查与同意', en: 'Screening and consent' });
    await story.actInVain(
      step(1, 'intake', 'mediation.PASS_SCREENING', { identitiesChecked: true, registrationChecked: false }),
    );
    await story.act({ ...screening, after: 0 }, otherSideConsents);
    await story.act(
      step(1, 'intake', 'mediation.ASSIGN', {
        mediatorId: 'demo-mediator',
        rosterActive: true,
        conflicts: [],
        otherRoles: [],
      }),
      mediatorAccepts,
    );

    story.heading({ zh: '调解', en: 'Mediation' });
    await story.act(...session(1), ...undisputedFact, ...addresses);
    await story.letPass(10, {
      zh: '自收到申请满十五日，可以申请仲裁，但调解继续',
      en: 'fifteen days after receipt arbitration opens, and mediation goes on',
    });
    await story.act(...session(2));
    await story.actInVain(
      step(0, 'mediator', 'mediation.DRAFT_AGREEMENT', (facts: Facts) => {
        const drafted = terms(0.9, 24)(facts);
        return { ...drafted, checks: { ...drafted.checks, waivesSocialInsurance: true } };
      }),
    );
    story.remark({
      zh: '删除“今后放弃参加社会保险”的条款后重新拟定',
      en: 'the clause that waives social insurance is taken out',
    });
    await story.act(step(1, 'mediator', 'mediation.DRAFT_AGREEMENT', terms(0.9, 24)));
    await story.act(...signatures);

    story.heading({ zh: '司法确认', en: 'Judicial confirmation' });
    await story.actInVain({ ...confirmationFiled, after: 1 });
    await story.act(
      ...jointSignatures.map((one) => ({ ...one, after: 0 })),
      confirmationFiled,
      confirmationAccepted,
      summoned,
    );
    await story.actInVain(step(0, 'judge', 'confirmation.EXTEND_REVIEW', { reasons: '案情复杂' }));
    await story.act(questioned, confirmed, rulingServed);

    story.heading({ zh: '履行与结案', en: 'Performance and closing' });
    await story.act(confirmedPerformance(4), { ...followedUp, after: 3 }, closed);
  });
}
