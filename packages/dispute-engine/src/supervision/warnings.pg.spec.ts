import { type Filing, isRefusal, isUnifiedSocialCreditCode, type Person } from '@dingfen/domain';
import { moveClockForward, standClockAt } from '@dingfen/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expireDeadline } from '../expire-deadline.ts';
import { must, people, supervisedWorld, type SupervisedWorld } from '../testing/supervised-world.ts';
import { dismissWarning, listWarnings, viewWarning } from './warnings.ts';

const FRIDAY = '2025-09-05T02:00:00Z';
/** Well-formed credit codes, and nobody's: the check character is found by trying. */
const codeOf = (n: number): string => {
  const body = `91451302000000${String(n).padStart(3, '0')}`;
  const [last] = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').filter((one) =>
    isUnifiedSocialCreditCode(body + one),
  ) as [string];
  return body + last;
};
const DAY = 86_400;

let world: SupervisedWorld;
beforeAll(async () => {
  world = await supervisedWorld();
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => standClockAt(world.db, FRIDAY));

let names = 0;
/** A respondent that no other test knows. */
const somebody = (): string => `第${++names}示例厂（虚构）`;
const file = (respondent: string, more?: Partial<Filing>, code?: string) =>
  world.file(respondent, more, code);
const about = async (name: string, by: Person = people.city) =>
  must(await listWarnings(world.engine, by, {}, 100)).filter((one) => one.subjectName === name);
const dismiss = (warningId: string, note = '已约谈该单位', by: Person = people.city, more: object = {}) =>
  dismissWarning(world.engine, by, { warningId, note, ...world.key(), ...more });
const stepsOf = async (id: string) =>
  must(await viewWarning(world.engine, people.city, id)).events.map((one) => one.step);

async function three(respondent: string) {
  const filed = [await file(respondent), await file(respondent), await file(respondent)];
  const [warning] = await about(respondent);
  if (!warning) throw new Error('no warning');
  return { filed, warning };
}

describe('wage cases against one respondent', () => {
  it('given two cases, then there is no warning; with the third there is one that explains itself by rule, figures and cases', async () => {
    const respondent = somebody();
    const first = await file(respondent);
    const second = await file(respondent);
    expect(await about(respondent)).toEqual([]);
    const third = await file(respondent);
    const [warning, ...more] = await about(respondent);
    expect(more).toEqual([]);
    expect(warning).toMatchObject({
      rule: { id: 'respondent_wage_cases' },
      status: 'open',
      numbers: { value: 3, threshold: 3, cases: 3, from: '2025-08-07', until: '2025-09-05' },
      elsewhere: 0,
      rowVersion: 1,
    });
    expect(warning?.cases.map((one) => one.number)).toEqual([first.number, second.number, third.number]);
    expect(warning?.explanation.zh).toContain(`涉及${first.number}、${second.number}、${third.number}。`);
  });

  it('given a fourth case, then it joins the open warning, and nobody is told a second time', async () => {
    const respondent = somebody();
    const { filed, warning } = await three(respondent);
    const fourth = await file(respondent);
    const [grown, ...more] = await about(respondent);
    expect(more).toEqual([]);
    expect(grown).toMatchObject({ id: warning.id, rowVersion: 2, numbers: { value: 4 } });
    expect(grown?.cases).toHaveLength(4);
    expect(await stepsOf(warning.id)).toEqual(['RAISE', 'JOIN']);
    const told = await world.db
      .selectFrom('outbox')
      .select(['disputeId', 'payload'])
      .where(
        'disputeId',
        'in',
        [...filed, fourth].map((one) => one.disputeId),
      )
      .execute();
    expect(
      told
        .map((one) => one.payload as { message: string; to: object })
        .filter((one) => one.message.startsWith('warning.')),
    ).toMatchObject([
      { message: 'warning.RAISE', to: { kind: 'organisation', id: 'centre', role: 'supervisor' } },
    ]);
  });

  it('given the same name written otherwise, then it is the same respondent; in another place it is not', async () => {
    const respondent = somebody();
    const bare = respondent.replaceAll(/[（）]/g, '');
    await file(respondent);
    await file(` ${bare}`);
    await file(respondent, { regionCode: '451321' });
    expect(await about(respondent)).toEqual([]);
    const halfWidth = respondent.replace('（', '(').replace('）', ')');
    await file(halfWidth);
    expect((await about(halfWidth))[0]?.cases).toHaveLength(3);
  });

  it('given one credit code under several names and counties, then it is one respondent', async () => {
    const respondent = somebody();
    await file(somebody(), {}, codeOf(1));
    await file(somebody(), { regionCode: '451321' }, codeOf(1));
    await file(respondent, {}, codeOf(1));
    expect((await about(respondent))[0]?.cases).toHaveLength(3);
  });

  it('given some workers do not know the code, then their cases count by name, and all stand in one warning', async () => {
    const respondent = somebody();
    for (let n = 0; n < 3; n++) await file(respondent);
    const [warning] = await about(respondent);
    await file(respondent, {}, codeOf(2));
    await file(respondent);
    expect(await about(respondent)).toMatchObject([
      { id: warning?.id, rowVersion: 3, numbers: { value: 5 } },
    ]);
  });

  it('given employers claim wages back from workers of one name, then those workers are no one respondent', async () => {
    const namesake = somebody();
    const parties: Filing['parties'] = [
      { role: 'applicant', kind: 'employer', name: '示例厂（虚构）', phone: '10000000001' },
      { role: 'respondent', kind: 'worker', name: namesake },
    ];
    for (let n = 0; n < 3; n++) await file('', { parties });
    expect(await about(namesake)).toEqual([]);
  });

  it('given three cases over more than thirty days, or about something else, then there is no warning', async () => {
    const [slow, other] = [somebody(), somebody()];
    await file(slow);
    await moveClockForward(world.db, 15 * DAY);
    await file(slow);
    await moveClockForward(world.db, 15 * DAY);
    await file(slow);
    for (let n = 0; n < 4; n++) await file(other, { claims: [{ type: 'work_injury', amountFen: 1 }] });
    expect([await about(slow), await about(other)]).toEqual([[], []]);
  });

  it('given two filings make the third and the fourth case at the same moment, then there is one warning with four cases', async () => {
    for (let round = 0; round < 5; round++) {
      const respondent = somebody();
      await file(respondent);
      await file(respondent);
      await Promise.all([file(respondent), file(respondent)]);
      const [warning, ...more] = await about(respondent);
      expect(more).toEqual([]);
      expect(warning?.cases).toHaveLength(4);
      expect(await stepsOf(warning?.id ?? '')).toEqual(['RAISE', 'JOIN']);
    }
  });

  it('given eight filings name two respondents in either order at once, then all are filed and each respondent has one warning', async () => {
    const [one, two] = [somebody(), somebody()];
    const both = (respondents: string[]): Partial<Filing> => ({
      parties: [
        { role: 'applicant', kind: 'worker', name: '甲（虚构）', phone: '10000000001' },
        ...respondents.map((name) => ({ role: 'respondent' as const, kind: 'employer' as const, name })),
      ],
    });
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => file('', both(index % 2 === 0 ? [one, two] : [two, one]))),
    );
    for (const name of [one, two]) {
      const [warning, ...more] = await about(name);
      expect(more).toEqual([]);
      expect(warning?.cases).toHaveLength(8);
    }
  });
});

describe('setting a warning aside', () => {
  it('given no note, or a blank one, then it is refused and the warning stays', async () => {
    const respondent = somebody();
    const { warning } = await three(respondent);
    for (const note of ['', ' \n\t'])
      expect(await dismiss(warning.id, note)).toMatchObject({ code: 'malformed' });
    expect(await about(respondent)).toMatchObject([{ status: 'open', rowVersion: 1 }]);
  });

  it('given a note, then it is set aside with it; the same cases do not bring it back, a fifth does', async () => {
    const respondent = somebody();
    const { warning } = await three(respondent);
    await file(respondent);
    must(await dismiss(warning.id, '已约谈该单位，承诺十日内付清'));
    expect(await about(respondent)).toMatchObject([{ status: 'dismissed', mayDismiss: false }]);
    expect(await dismiss(warning.id)).toMatchObject({ code: 'not_possible_now' });

    await file(respondent, { claims: [{ type: 'work_injury', amountFen: 1 }] });
    expect(await about(respondent)).toMatchObject([{ status: 'dismissed' }]);

    await file(respondent);
    expect(await about(respondent)).toMatchObject([
      { id: warning.id, status: 'open', dismissedAt: null, numbers: { value: 5 } },
    ]);
    const { events } = must(await viewWarning(world.engine, people.city, warning.id));
    expect(events.map(({ step, note, actorName }) => [step, note, actorName])).toEqual([
      ['RAISE', null, '系统'],
      ['JOIN', null, '系统'],
      ['DISMISS', '已约谈该单位，承诺十日内付清', 'city-supervisor（虚构）'],
      ['REOPEN', null, '系统'],
    ]);
  });

  it('given the dismissed cases lie far back, then three new ones raise a warning of their own', async () => {
    const respondent = somebody();
    const { warning } = await three(respondent);
    must(await dismiss(warning.id));
    await moveClockForward(world.db, 40 * DAY);
    await file(respondent);
    await file(respondent);
    expect(await about(respondent)).toHaveLength(1);
    await file(respondent);
    const [fresh, old] = await about(respondent);
    expect([fresh?.status, fresh?.cases.length, old?.id]).toEqual(['open', 3, warning.id]);
  });

  it('given two supervisors set it aside at once, then one does, and a replay under the same key is answered alike', async () => {
    const { warning } = await three(somebody());
    const head = world.key();
    const answers = await Promise.all([
      dismiss(warning.id, '甲', people.county, head),
      dismiss(warning.id, '乙', people.county2),
    ]);
    expect(answers.filter(isRefusal)).toMatchObject([{ code: 'not_possible_now' }]);
    const [first] = answers;
    if (first && !isRefusal(first))
      expect(await dismiss(warning.id, '甲', people.county, head)).toEqual(first);
    expect(await stepsOf(warning.id)).toEqual(['RAISE', 'DISMISS']);
  });

  it('given an outdated version, then it is refused as stale', async () => {
    const respondent = somebody();
    const { warning } = await three(respondent);
    await file(respondent);
    expect(await dismiss(warning.id, '甲', people.city, { ifMatch: 1 })).toMatchObject({ code: 'stale' });
  });

  it('given anybody would rewrite what was done, then the database refuses', async () => {
    const { warning } = await three(somebody());
    await expect(
      world.db.deleteFrom('earlyWarningEvent').where('warningId', '=', warning.id).execute(),
    ).rejects.toThrow('append-only');
    await expect(
      world.db
        .insertInto('earlyWarningEvent')
        .values({
          warningId: warning.id,
          seq: 99,
          step: 'DISMISS',
          actorId: 'x',
          actorName: 'x',
          organisationId: null,
          note: ' ',
          payload: '{}' as never,
          at: FRIDAY,
        })
        .execute(),
    ).rejects.toThrow('check');
  });
});

describe('who sees a warning', () => {
  it('given cases in two counties, then each county sees its own and the number of the others; the city sees all', async () => {
    const respondent = somebody();
    const near = [
      await file(respondent, {}, codeOf(3)),
      await file(respondent, {}, codeOf(3)),
      await file(respondent, {}, codeOf(3)),
    ];
    const far = await file(respondent, { regionCode: '451321' }, codeOf(3));
    const [city] = await about(respondent);
    expect(city).toMatchObject({ elsewhere: 0, mayDismiss: true });
    expect(city?.cases).toHaveLength(4);
    expect(await about(respondent, people.county)).toMatchObject([{ elsewhere: 1, mayDismiss: false }]);

    const [ofFar] = await about(respondent, people.far);
    expect(ofFar).toMatchObject({ elsewhere: 3, mayDismiss: false, numbers: { value: 4 } });
    expect(ofFar?.cases.map((one) => one.id)).toEqual([far.disputeId]);
    expect(ofFar?.explanation.zh).toContain('另有3件不在您的监督范围内');
    for (const { disputeId, number } of near) {
      expect(JSON.stringify(ofFar)).not.toContain(disputeId);
      expect(JSON.stringify(ofFar)).not.toContain(number);
    }
    expect(await dismiss(city?.id ?? '', '甲', people.far)).toMatchObject({ code: 'not_entitled' });
    must(await dismiss(city?.id ?? '', '见忻城案件'));
    const { events } = must(await viewWarning(world.engine, people.far, city?.id ?? ''));
    expect(events.at(-1)).toMatchObject({ step: 'DISMISS', note: null });
  });

  it('given strangers and people who supervise nothing, then there is nothing for them', async () => {
    const { warning } = await three(somebody());
    for (const other of [people.worker, people.head, people.intake, people.mediator]) {
      expect(await listWarnings(world.engine, other, {}, 10)).toMatchObject({ code: 'not_entitled' });
      expect(await viewWarning(world.engine, other, warning.id)).toMatchObject({ code: 'not_entitled' });
      expect(await dismiss(warning.id, '甲', other)).toMatchObject({ code: 'not_entitled' });
    }
    expect(await viewWarning(world.engine, people.far, warning.id)).toMatchObject({ code: 'not_found' });
    expect(await dismiss(warning.id, '甲', people.far)).toMatchObject({ code: 'not_found' });
  });

  it('given a rule or a status, then the list keeps to it and goes on page by page', async () => {
    await three(somebody());
    await three(somebody());
    const open = must(await listWarnings(world.engine, people.city, { status: 'open' }, 2));
    expect(open.map((one) => one.status)).toEqual(['open', 'open']);
    const [first, second] = open;
    const next = must(await listWarnings(world.engine, people.city, { status: 'open' }, 1, first));
    expect(next[0]?.id).toBe(second?.id);
    expect(must(await listWarnings(world.engine, people.city, { ruleId: 'respondent_workers' }, 10))).toEqual(
      [],
    );
  });
});

describe('the other rules', () => {
  it('given ten different workers against one respondent within thirty days, then the collective signal is raised once', async () => {
    await using own = await supervisedWorld();
    await standClockAt(own.db, FRIDAY);
    // The first of them is whoever files: the same person each time.
    const workers = (...numbers: number[]): Filing['parties'] => [
      ...[1, ...numbers].map((n) => ({
        role: 'applicant' as const,
        kind: 'worker' as const,
        name: `工人${n}（虚构）`,
      })),
      { role: 'respondent', kind: 'employer', name: '示例矿山（虚构）' },
    ];
    const claims: Filing['claims'] = [{ type: 'work_injury', amountFen: 1 }];
    const warnings = async () => must(await listWarnings(own.engine, people.county, {}, 10));
    await own.file('', { parties: workers(2, 3, 4, 5, 6), claims });
    await own.file('', { parties: workers(5, 6, 7, 8, 9), claims });
    expect(await warnings()).toEqual([]);
    await own.file('', { parties: workers(10), claims });
    expect(await warnings()).toMatchObject([
      { rule: { id: 'respondent_workers' }, numbers: { value: 10, cases: 3 } },
    ]);
  });

  it('given a mediator with five disputes in hand, when duties become overdue in two of them, then there is one warning and it grows', async () => {
    await using own = await supervisedWorld();
    await standClockAt(own.db, FRIDAY);
    const filed = [];
    for (let n = 0; n < 5; n++) filed.push(await own.file(`厂${n}（虚构）`));
    await own.db
      .insertInto('assignment')
      .values(
        filed.map(({ disputeId }) => ({
          disputeId,
          role: 'mediator' as const,
          holderId: 'mediator',
          since: FRIDAY,
        })),
      )
      .execute();
    await moveClockForward(own.db, 8 * DAY);
    const deadlines = await own.db.selectFrom('deadline').select('id').execute();
    const warnings = async () => must(await listWarnings(own.engine, people.county, {}, 10));
    const end = async (from: number, to: number) => {
      for (const { id } of deadlines.slice(from, to)) await expireDeadline(own.engine, id);
    };
    await end(0, 1);
    expect(await warnings()).toEqual([]);
    await end(1, 5);
    const [warning, ...more] = await warnings();
    expect(more).toEqual([]);
    expect(warning).toMatchObject({
      rule: { id: 'mediator_overdue_share' },
      subjectName: 'mediator（虚构）',
      numbers: { value: 100, cases: 5, inHand: 5 },
      rowVersion: 4,
    });
    expect(warning?.cases).toHaveLength(5);
  });
});
