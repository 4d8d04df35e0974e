import type { Engine } from '@dingfen/dispute-engine';
import type { Filing } from '@dingfen/domain';
import { employers } from '../laibin/employers.ts';
import { demoRegion, demoStudio } from '../laibin/people.ts';
import {
  acknowledged,
  arbitrationFiled,
  arbitrationReceived,
  closed,
  complaintServed,
  docketed,
  followedUp,
  heard,
  hearingSet,
  judgeFixed,
  judgment,
  judgmentPerformed,
  mediatorAccepts,
  otherSideConsents,
  periodsWaived,
  screening,
  session,
  step,
  suitFiled,
  trackChosen,
  undisputedFact,
} from '../play/steps.ts';
import type { Screen } from '../screen.ts';
import { tell } from './telling.ts';

/**
 * A building worker's wages. Filed at the counter with the worker's recorded consent; mediation fails; the court's door is
 * shut until arbitration has been tried; the commission stays silent; fast-track trial to a judgment that is performed.
 */
export function playWages(screen: Screen, engine: Engine): Promise<void> {
  return tell(screen, engine, 66, async (story) => {
    const employer = employers[0] as (typeof employers)[number];
    const filing: Filing = {
      channel: 'counter',
      employment: 'standard',
      regionCode: demoRegion,
      mediationBodyId: demoStudio,
      narrative: '甲某某在工地做工四个月，工程结束后单位未付清工资。',
      parties: [
        { role: 'applicant', kind: 'worker', name: '甲某某（虚构）', phone: '10000000003' },
        {
          role: 'respondent',
          kind: 'employer',
          name: employer.name,
          creditCode: employer.creditCode,
          phone: '10000000002',
        },
      ],
      claims: [{ type: 'wage_arrears', amountFen: 2_480_000, detail: '2026年3月至6月工资' }],
    };
    story.heading({ zh: '欠薪：窗口代录', en: 'Unpaid wages: typed in at the counter' });
    await story.fileInVain('demo-clerk', filing);
    story.remark({
      zh: '工作人员请当事人在同意书上签名，并读回确认',
      en: 'the worker signs the consent form and the text is read back',
    });
    await story.file('demo-clerk', {
      ...filing,
      assisted: { consentEvidence: '代录同意书（虚构）', readBackConfirmed: true },
    });

    story.heading({ zh: '调解不成', en: 'Mediation fails' });
    await story.act(screening, otherSideConsents);
    await story.act(
      step(1, 'intake', 'mediation.ASSIGN', {
        mediatorId: 'demo-mediator',
        rosterActive: true,
        conflicts: [],
        otherRoles: [],
      }),
      mediatorAccepts,
    );
    await story.act(...session(1), ...undisputedFact);
    await story.act(
      step(1, 'mediator', 'mediation.FIND_GAP_TOO_WIDE', { reason: '单位只认可部分工资，差距过大' }),
    );

    story.heading({ zh: '仲裁前置', en: 'Arbitration comes first' });
    await story.actInVain({ ...suitFiled, after: 1 });
    await story.act({ ...arbitrationFiled, after: 0 }, arbitrationReceived);
    await story.letPass(8, {
      zh: '仲裁委五个工作日内未作受理决定',
      en: 'five working days without a decision of the commission',
    });

    story.heading({ zh: '起诉与速裁', en: 'Suit and fast-track trial' });
    await story.act({ ...suitFiled, after: 1 }, acknowledged, docketed);
    await story.actInVain({
      ...trackChosen('ordinary'),
      after: 0,
      forms: () => [{ track: 'smallClaims', factsClear: false, rightsClear: false }],
    });
    await story.act(
      { ...trackChosen('summary'), after: 0 },
      ...judgeFixed,
      complaintServed,
      ...periodsWaived,
      ...hearingSet,
      heard,
      ...judgment,
    );
    await story.letPass(17, {
      zh: '十五日上诉期届满，无人上诉，判决生效',
      en: 'fifteen days pass without an appeal: the judgment takes effect',
    });

    story.heading({ zh: '履行与结案', en: 'Performance and closing' });
    await story.act(judgmentPerformed(3), { ...followedUp, after: 3 }, closed);
  });
}
