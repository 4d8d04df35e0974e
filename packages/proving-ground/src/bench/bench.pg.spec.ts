import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkEverything } from '../check/check.ts';
import { actsInProcess, benchActs } from './acts.ts';
import { findPgbench, floorOf, runFloor } from './floor.ts';
import { onDatabase } from './measured.ts';
import { benchReading } from './reading.ts';
import { makeSubjects, type Subjects } from './subjects.ts';
import { measuringPlace } from '../testing/measuring-place.ts';

const here = measuringPlace();

const broken = async (): Promise<unknown[]> =>
  (await checkEverything(here.place.url, [])).problems.filter(
    ({ what }) => !['message not delivered', 'sums differ'].includes(what),
  );

describe('disputes made for measuring', () => {
  it('are like disputes that were played: every chain holds, every journal tells what is stored', async () => {
    await makeSubjects(here.place.url, 20);
    expect(await broken()).toEqual([]);
  });

  it('bear acts, none of which is refused, and bear them out afterwards', async () => {
    const subjects = await makeSubjects(here.place.url, 20);
    const ours = actsInProcess(here.place.url, subjects, { callers: 4, pool: 2 });
    const sample = await ours.measure(0.5);
    await ours.close();
    expect(sample.failed).toBe(0);
    expect(sample.perSecond).toBeGreaterThan(0);
    expect(await broken()).toEqual([]);
  });
});

describe('a bench on a small database', () => {
  it('of reading answers every question', async () => {
    const reads = await benchReading(here.place, { times: 2, page: 5, desk: 1 }, here.say);
    const rows = Object.fromEntries(reads.map((one) => [one.question, one.rows]));
    expect(rows).toMatchObject({
      'the page of a dispute': 1,
      'a desk of 1': 1,
      'page 1 of the list, 5 a page': 5,
    });
    for (const one of reads) expect(one.database.p50).toBeGreaterThan(0);
  });
});

// The floor needs a program that not every machine has.
describe.runIf(findPgbench())('the floor', () => {
  let subjects: Subjects;
  let folder: string;
  beforeAll(async () => {
    subjects = await makeSubjects(here.place.url, 10);
    folder = await mkdtemp(join(tmpdir(), 'dingfen-floor-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('writes as an act does: one entry more, the old period closed and exactly one open in its place', async () => {
    const floor = await floorOf(here.place.url, subjects);
    const sample = await runFloor(findPgbench() as string, here.place.url, folder, floor, {
      mode: 'simple',
      clients: 2,
      seconds: 1,
      pairs: 5,
    });
    expect(sample.perSecond).toBeGreaterThan(0);
    const { rows } = await onDatabase(here.place.url, (db) =>
      db.query(
        `select i.journal_length = (select max(seq) from journal_entry j where j.dispute_id = i.id) as "asLong",
           (select count(*) from deadline d where d.dispute_id = i.id and d.status = 'running'
              and d.timer_id like '%online_mediator_accept_3wd%')::int as running
         from dispute i where i.id = any($1)`,
        [[2, 4, 6, 8, 10].map((n) => subjects.idsOf(n).disputeId)],
      ),
    );
    expect(rows).toEqual(Array.from({ length: 5 }, () => ({ asLong: true, running: 1 })));
  });

  it('stands beside the acts in one table', async () => {
    const { ours, floors } = await benchActs(
      here.place,
      { rounds: 1, seconds: 1, subjects: 20, callers: 2, pool: 2 },
      here.say,
    );
    expect(ours.failed).toBe(0);
    expect(floors).toHaveLength(2);
  });
});
