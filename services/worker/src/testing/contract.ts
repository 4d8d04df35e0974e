import { isRefusal, type Person } from '@dingfen/domain';
import { createEngine, issueOrder } from '@dingfen/dispute-engine';
import { smallProcedures } from '@dingfen/dispute-engine/testing';
import { createLogger } from '@dingfen/observability';
import { claimOutbox, connect, moveClockForward, standClockAt } from '@dingfen/persistence';
import { openQueues, type Queues, type QueuesOptions } from '@dingfen/queue';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { dispatchDue } from '../dispatcher.ts';
import { relayOutbox } from '../outbox/relay.ts';
import { DEADLINES, OUTBOX } from '../queue-names.ts';
import { CONNECTIONS, startWorker, type Worker } from '../worker.ts';
import { setStage, type Stage } from './stage.ts';

const FILED_AT = '2025-09-05T02:00:00Z';
/** The 30 days of a mediation accepted on 5 September end on 9 October, the first working day after the holiday. */
const PAST_30_DAYS = '2025-10-12T00:00:00Z';
const DAYS_15 = 15 * 86_400;
const WARN = 40;
const ERROR = 50;
/** A queue that takes everything and forgets it. */
const forgetful = (queues: Queues): Queues => ({ ...queues, add: () => Promise.resolve() });

/** What workers must keep to, whatever holds their jobs. */
export function workerContract(
  title: string,
  where: () => Promise<Pick<QueuesOptions, 'redisUrl' | 'prefix'>>,
): void {
  describe(title, () => {
    let place: Pick<QueuesOptions, 'redisUrl' | 'prefix'>;
    let stage: Stage;
    let running: { worker: Worker; close(): Promise<void> }[] = [];
    let lines: { level: number; msg: string; job?: string; queue?: string }[] = [];

    beforeAll(async () => {
      place = await where();
    });
    beforeEach(async () => {
      stage = await setStage();
      await standClockAt(stage.db, FILED_AT);
    });
    afterEach(async () => {
      await Promise.all(running.map((one) => one.close()));
      running = [];
      lines = [];
      await stage.close();
    });

    const open = (tries = { most: 3, firstPauseMs: 5, restMs: 60_000 }): Queues =>
      openQueues({
        ...place,
        // Every test has its own database; in Redis its own prefix stands for that.
        prefix: `${place.prefix}${stage.url.split('/').at(-1)}`,
        databaseUrl: stage.url,
        onError: (error) => console.error(error),
        tries,
      });

    /** A worker with everything its own, as in another process. */
    async function hire(procedures = smallProcedures(), queues = open()): Promise<Worker> {
      const db = connect(stage.url, { size: CONNECTIONS });
      const destination = {
        write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number]),
      };
      const logger = createLogger({ name: 'worker', destination });
      const worker = await startWorker({ engine: createEngine({ db, procedures }), queues, logger });
      running.push({
        worker,
        close: async () => {
          await worker.stop();
          await queues.close();
          await db.destroy();
        },
      });
      return worker;
    }
    const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 20 });
    const expiries = async (disputeId: string) =>
      (await stage.journal(disputeId)).filter(
        (one) => one.capacity === 'clock' && one.event.startsWith('xstate.after'),
      );

    test('given a period runs, when its last day is over, then it ends by itself with its consequence and its messages', async () => {
      const { disputeId } = await stage.fileAndAccept();
      await hire();
      await standClockAt(stage.db, PAST_30_DAYS);
      await eventually(async () => expect(await stage.stageOf(disputeId)).toBe('choosing'));
      expect(await expiries(disputeId)).toMatchObject([{ at: '2025-10-09T16:00:00.000Z' }]);
      await eventually(async () => {
        const outbox = await stage.outbox(disputeId);
        expect((await stage.inbox(disputeId)).map((one) => one.id).toSorted()).toEqual(
          outbox.map((one) => one.id).toSorted(),
        );
        expect(outbox.every((one) => one.relayedAt !== null)).toBe(true);
      });
      expect((await stage.inbox(disputeId)).filter((one) => one.message === 'expired')).toHaveLength(2);
    });

    test('given a period has not ended, then its worker leaves it alone', async () => {
      const { disputeId } = await stage.fileAndAccept();
      const { disputeId: other } = await stage.file();
      await standClockAt(stage.db, '2025-09-11T02:00:00Z');
      await hire();
      await eventually(async () => expect(await expiries(other)).toHaveLength(1));
      expect(await expiries(disputeId)).toEqual([]);
      expect(await stage.stageOf(disputeId)).toBe('mediation');
    });

    test('given two workers and forty periods that end at one moment, then each period ends once', async () => {
      const filed = await Promise.all(Array.from({ length: 40 }, () => stage.fileAndAccept()));
      await hire();
      await hire();
      await standClockAt(stage.db, PAST_30_DAYS);
      for (const { disputeId } of filed)
        await eventually(async () => expect(await stage.stageOf(disputeId)).toBe('choosing'));
      for (const { disputeId } of filed) expect(await expiries(disputeId)).toHaveLength(1);
    });

    test('given a period is over, when an act arrives together with the clock, then the act is late and the period ends once', async () => {
      const filed = await Promise.all(Array.from({ length: 10 }, () => stage.fileAndAccept()));
      await hire();
      await hire();
      await standClockAt(stage.db, PAST_30_DAYS);
      const answers = await Promise.all(filed.map(({ disputeId }) => stage.act(disputeId, 'AGREE')));
      expect(answers.map((one) => isRefusal(one) && one.code)).toEqual(filed.map(() => 'not_possible_now'));
      for (const { disputeId } of filed) {
        expect(await stage.stageOf(disputeId)).toBe('choosing');
        expect(await expiries(disputeId)).toHaveLength(1);
      }
    });

    test('given two workers, when the clock goes forward 15 days, then every notice and rung fires once, in order', async () => {
      const { disputeId } = await stage.file();
      await hire();
      await hire();
      await moveClockForward(stage.db, DAYS_15);
      await eventually(async () => {
        expect((await stage.notices(disputeId)).map((one) => one.status)).not.toContain('pending');
      });
      const notices = await stage.notices(disputeId);
      expect(notices.map((one) => one.status)).toEqual(notices.map(() => 'fired'));
      expect(notices.map((one) => one.rung)).toEqual(
        expect.arrayContaining(['50%', '100%', 'overdue', '150%']),
      );
      expect(await expiries(disputeId)).toHaveLength(1);
      expect((await stage.deadlines(disputeId)).map((one) => one.status)).toEqual(['breached']);
      const told = (await stage.journal(disputeId)).filter((one) =>
        ['ESCALATION', 'WARNING'].includes(one.event),
      );
      expect(told.map((one) => one.at)).toEqual(notices.map((one) => one.dueAt));
      await eventually(async () => {
        expect(await stage.inbox(disputeId)).toHaveLength((await stage.outbox(disputeId)).length);
      });
    });

    test('given two workers and a supervision order nobody replies to, then it is reminded of and escalated, each once, by itself', async () => {
      const { disputeId } = await stage.file();
      const supervisor: Person = {
        id: 'supervisor',
        name: '督导员（虚构）',
        roles: ['supervisor'],
        organisationId: 'centre',
      };
      const order = {
        organisationId: 'centre',
        disputeIds: [disputeId],
        ground: '久拖不办。',
        demands: ['说明进展'],
      };
      const issued = await issueOrder(stage.engine, supervisor, order, { idempotencyKey: 'an-order' });
      if (isRefusal(issued)) throw new Error(issued.detail.en);
      const steps = async () =>
        (
          await stage.db
            .selectFrom('supervisionOrderEvent')
            .select(['step', 'at'])
            .where('orderId', '=', issued.orderId)
            .orderBy('seq')
            .execute()
        ).map(({ step, at }) => [step, at]);
      await hire();
      await hire();
      await standClockAt(stage.db, '2025-09-11T02:00:00Z');
      await eventually(async () =>
        expect((await steps()).at(-1)).toEqual(['REMIND', '2025-09-11T01:00:00.000Z']),
      );
      await stage.endLeases();
      await standClockAt(stage.db, PAST_30_DAYS);
      await eventually(async () => {
        expect((await steps()).map(([step]) => step)).toEqual(['ISSUE', 'REMIND', 'ESCALATE']);
        const inbox = (await stage.inbox(disputeId)).map((one) => one.message);
        expect(inbox.filter((one) => one === 'supervision.REMIND')).toHaveLength(1);
        expect(inbox).toContain('supervision.ESCALATE');
      });
      expect((await steps()).at(-1)).toEqual(['ESCALATE', '2025-09-12T16:00:00.000Z']);
    });

    test('given messages are claimed and relayed twice, then each is in its inbox once', async () => {
      const { disputeId } = await stage.fileAndAccept();
      const queues = open();
      await relayOutbox(stage.db, queues);
      expect(await claimOutbox(stage.db, 100)).toEqual([]);
      await stage.endLeases();
      await relayOutbox(stage.db, queues);
      const messages = await stage.outbox(disputeId);
      expect(await queues.counts(OUTBOX)).toMatchObject({ waiting: messages.length });
      await queues.close();
      await hire();
      await eventually(async () => {
        expect((await stage.outbox(disputeId)).every((one) => one.relayedAt !== null)).toBe(true);
      });
      expect(await stage.inbox(disputeId)).toHaveLength(messages.length);
    });

    test('given two workers and a month that is over, then the figures are folded and its draft is prepared once, by themselves', async () => {
      await stage.db
        .insertInto('person')
        .values({
          id: 'overseer',
          name: '督导员（虚构）',
          roles: ['supervisor'],
          organisationId: 'centre',
          represents: [],
        })
        .execute();
      await Promise.all([stage.file(), stage.file(), stage.file()]);
      await standClockAt(stage.db, PAST_30_DAYS);
      await hire();
      await hire();
      await eventually(async () => {
        const waiting = await stage.db.selectFrom('figureDelta').select('id').execute();
        const reports = await stage.db.selectFrom('monthlyReport').selectAll().execute();
        expect([waiting, reports.map(({ month }) => month)]).toEqual([[], ['2025-09']]);
        const { now } = (reports[0] as { figures: unknown }).figures as {
          now: { metricId: string; value: number }[];
        };
        expect(now.find((one) => one.metricId === 'disputesIn')?.value).toBe(3);
      });
    });

    test('given the queue forgets everything it was given, when the claims run out, then nothing is lost', async () => {
      const { disputeId } = await stage.fileAndAccept();
      await standClockAt(stage.db, PAST_30_DAYS);
      const queues = open();
      await dispatchDue(stage.db, forgetful(queues));
      await relayOutbox(stage.db, forgetful(queues));
      await queues.close();
      await stage.endLeases();
      await hire();
      await eventually(async () => {
        expect(await expiries(disputeId)).toHaveLength(1);
        const outbox = await stage.outbox(disputeId);
        expect((await stage.inbox(disputeId)).length).toBe(outbox.length);
      });
    });

    test('given the queue is full, then nothing more is claimed', async () => {
      await stage.fileAndAccept();
      await standClockAt(stage.db, PAST_30_DAYS);
      const queues = open();
      const full: Queues = {
        ...queues,
        counts: () => Promise.resolve({ waiting: 500, active: 0, delayed: 0, failed: 0 }),
      };
      await dispatchDue(stage.db, full);
      await relayOutbox(stage.db, full);
      const claimed = await stage.db
        .selectFrom('deadline')
        .selectAll()
        .where((is) => is.or([is('claimedUntil', 'is not', null), is('noticeClaimedUntil', 'is not', null)]))
        .execute();
      expect(claimed).toEqual([]);
      expect(await claimOutbox(stage.db, 100)).not.toEqual([]);
      await queues.close();
    });

    test('given a period that cannot be ended, then it gets its tries, is said aloud, and rests while others end', async () => {
      const { disputeId: poisoned } = await stage.fileAndAccept();
      const [, { id }] = (await stage.deadlines(poisoned)) as [unknown, { id: string }];
      // What is to be told of it cannot be told either, and has tries of its own.
      const triesOf = (job: string) =>
        lines.filter((line) => line.job === job && line.queue === DEADLINES).map((line) => line.level);
      await standClockAt(stage.db, PAST_30_DAYS);
      // This worker does not know the edition with which the dispute began.
      await hire(smallProcedures(2));
      await eventually(async () => expect(triesOf(id)).toEqual([WARN, WARN, ERROR]));

      const later = createEngine({ db: stage.db, procedures: smallProcedures(1, 2) });
      const { disputeId: sound } = await stage.file(later);
      await stage.endLeases();
      await moveClockForward(stage.db, DAYS_15);
      await eventually(async () => {
        expect((await stage.deadlines(sound)).map((one) => one.status)).toEqual(['breached']);
        // The poisoned row was claimed and added anew, in the same round.
        expect((await stage.deadlines(poisoned)).at(-1)?.claimedUntil).not.toMatch(/^2000/);
      });
      expect(triesOf(id)).toEqual([WARN, WARN, ERROR]);
      expect(await stage.stageOf(poisoned)).toBe('mediation');
    });

    test('given a period that could not be ended has rested, when a worker that can end it comes, then it ends', async () => {
      const { disputeId } = await stage.fileAndAccept();
      await standClockAt(stage.db, PAST_30_DAYS);
      await hire(smallProcedures(2), open({ most: 1, firstPauseMs: 5, restMs: 0 }));
      await eventually(async () => expect(lines.filter((line) => line.level === ERROR)).not.toEqual([]));
      await running.pop()?.close();
      await stage.endLeases();
      await hire(smallProcedures(), open({ most: 1, firstPauseMs: 5, restMs: 0 }));
      await eventually(async () => expect(await stage.stageOf(disputeId)).toBe('choosing'));
      expect(await expiries(disputeId)).toHaveLength(1);
    });

    test('given a worker is stopped, then it claims nothing more', async () => {
      const { disputeId } = await stage.fileAndAccept();
      const worker = await hire();
      expect(worker.well()).toBe(true);
      await worker.stop();
      await standClockAt(stage.db, PAST_30_DAYS);
      expect(await stage.deadlines(disputeId)).toMatchObject([
        { claimedUntil: null },
        { claimedUntil: null },
      ]);
      await hire();
      await eventually(async () => expect(await stage.stageOf(disputeId)).toBe('choosing'));
    });
  });
}
