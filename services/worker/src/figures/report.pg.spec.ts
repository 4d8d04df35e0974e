import { createLogger } from '@dingfen/observability';
import { insertMonthlyReport, standClockAt } from '@dingfen/persistence';
import type { Job } from '@dingfen/queue';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setStage, type Stage } from '../testing/stage.ts';
import { prepare } from './report.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
  await standClockAt(stage.db, '2025-10-12T00:00:00Z');
});
afterEach(() => stage.close());

const drafted = (month: string) =>
  insertMonthlyReport(stage.db, {
    organisationId: 'centre',
    month,
    preparedAt: `${month}-28T00:00:00Z`,
    figures: { now: [], previous: [] },
  });

/** Does the job of a month that is over and names the months that have a draft then. */
async function monthsAfterJob(last = '2025-09'): Promise<string[]> {
  const data = { organisationId: 'centre', month: last };
  await prepare(stage.engine, createLogger({ name: 'worker', level: 'silent' }))({ data } as Job);
  const reports = await stage.db.selectFrom('monthlyReport').select('month').orderBy('month').execute();
  return reports.map(({ month }) => month);
}

test('given no worker ran for months, then every month since the last draft gets its own, over the turn of the year as well', async () => {
  await drafted('2024-11');
  const months = ['2024-11', '2024-12', '2025-01', '2025-02'];
  expect(await monthsAfterJob('2025-02')).toEqual(months);
  expect(await monthsAfterJob('2025-02')).toEqual(months);
});

test('given an organisation has never had a draft, then only the last month gets one', async () => {
  expect(await monthsAfterJob()).toEqual(['2025-09']);
});

test('given the last draft is many years old, then the last two years are drafted and no more', async () => {
  await drafted('2019-01');
  const months = await monthsAfterJob();
  expect([months.length, months[1], months.at(-1)]).toEqual([1 + 24, '2023-10', '2025-09']);
});
