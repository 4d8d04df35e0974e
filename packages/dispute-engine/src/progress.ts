import type { Text } from '@dingfen/legal-calendar';
import { type DeadlineRow, type PublicProgress, readProgress } from '@dingfen/persistence';
import { activeStates, type Holder } from '@dingfen/procedure-kit';
import type { Engine } from './engine.ts';
import { movedPeriods } from './moved-periods.ts';
import { MERGED } from './proceed.ts';

/** What may be shown without sign-in: no names, no amounts. */
export interface Progress {
  number: string;
  status: 'open' | 'closed';
  stage: Text;
  since: string;
  steps: { procedure: Text; state: Text; holder: Text; task?: Text }[];
  nextDue?: { on: string; name: Text; provisional: boolean };
}

const holders: Record<Holder, Text> = {
  applicant: { zh: '申请人', en: 'the applicant' },
  respondent: { zh: '被申请人', en: 'the respondent' },
  parties: { zh: '双方当事人', en: 'the parties' },
  candidateMediator: { zh: '待接受指派的调解员', en: 'the mediator asked to accept' },
  mediator: { zh: '调解员', en: 'the mediator' },
  mediationBody: { zh: '调解组织', en: 'the mediation body' },
  court: { zh: '法院', en: 'the court' },
  judge: { zh: '承办法官', en: 'the judge' },
  commission: { zh: '仲裁委员会', en: 'the arbitration commission' },
  nobody: { zh: '无需办理', en: 'nobody' },
};

/** The public progress of a dispute, by query code and the last four digits of a party's telephone (WK-07). */
export async function progressOf(
  engine: Engine,
  queryCode: string,
  lastFour: string,
): Promise<Progress | undefined> {
  const found = await readProgress(engine.db, queryCode.trim().toUpperCase(), lastFour);
  if (!found) return undefined;
  const { dispute, proceedings } = found;
  // Anybody with the code reads this: no advice to one side.
  const common = proceedings.filter(
    (row) => engine.procedures.pinned(row.procedure, row.procedureVersion).advises === undefined,
  );
  const shared = new Set(common.map(({ id }) => id));
  const nextDue = await nextDueOf(engine, {
    ...found,
    proceedings: common,
    deadlines: found.deadlines.filter(({ proceedingId }) => shared.has(proceedingId)),
  });
  const views = common.map((row) => {
    const procedure = engine.procedures.pinned(row.procedure, row.procedureVersion);
    const states = activeStates(procedure, { state: row.state as never, context: row.context });
    const speaking =
      states.findLast((one) => one.holder !== undefined && one.holder !== 'nobody') ??
      states.findLast((one) => one.summary);
    return {
      key: row.procedure,
      procedure: procedure.name,
      state: speaking?.summary ?? procedure.name,
      holder: holders[row.holder as Holder] ?? holders.nobody,
      task: states.findLast((one) => one.task)?.task?.title,
      stage: states.find((one) => one.summary)?.summary,
    };
  });
  const lifecycle = views.find((one) => one.key === engine.lifecycleKey);
  const ended: Text =
    dispute.stage === MERGED
      ? { zh: '重复提交，已并入先收到的一件', en: 'filed twice; merged into the one received first' }
      : { zh: '已结束', en: 'ended' };
  return {
    number: dispute.number,
    status: dispute.status,
    stage: lifecycle?.stage ?? lifecycle?.state ?? ended,
    since: dispute.stageSince,
    steps: views
      .filter((one) => one.key !== engine.lifecycleKey)
      .map(({ procedure, state, holder, task }) => ({ procedure, state, holder, ...(task ? { task } : {}) })),
    ...(nextDue?.nominalDueOn
      ? {
          nextDue: {
            on: nextDue.nominalDueOn,
            name: nextDue.name,
            provisional: nextDue.certainty === 'provisional',
          },
        }
      : {}),
  };
}

/** The period that ends next, by the calendar of the moment also where a newly imported notice has not reached the table yet. */
async function nextDueOf(
  engine: Engine,
  { dispute, newestHolidayNotice, proceedings, deadlines }: PublicProgress,
): Promise<Pick<DeadlineRow, 'nominalDueOn' | 'name' | 'certainty'> | undefined> {
  if (dispute.countedWith === newestHolidayNotice) return deadlines[0];
  const book = await engine.calendars.upTo(newestHolidayNotice, engine.db);
  const moved = movedPeriods(engine.procedures, proceedings, deadlines, book.of(dispute.regionCode));
  return deadlines
    .map((row) => {
      const now = moved.find((one) => one.row === row)?.deadline;
      return now ? { ...row, nominalDueOn: now.nominalDueOn, dueAt: now.dueAt, certainty: now.status } : row;
    })
    .toSorted((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''))[0];
}
