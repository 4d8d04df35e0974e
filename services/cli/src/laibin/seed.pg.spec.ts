import { audit, verifyJournals } from '@dingfen/dispute-engine';
import { createTestDatabase, ensureTemplate } from '@dingfen/local-stack/testing';
import { connect, currentInstant, type Database, migrateToLatest, standClockAt } from '@dingfen/persistence';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyJournal } from '../commands/verify-journal.ts';
import { engineOn } from '../database.ts';
import { playWages } from '../demo/wages.ts';
import { playWei } from '../demo/wei.ts';
import { listeningScreen } from '../testing/listening-screen.ts';
import { planDisputes } from './disputes.ts';
import { playDisputes, seedLaibin } from './seed.ts';

/** A day in term: the past months hold Labour Day, the Dragon Boat Festival and the summer. */
const NOW = '2026-09-18T04:00:00.000Z';

let url: string;
let drop: () => Promise<void>;
let db: Database;
let refused: string[];

beforeAll(async () => {
  await ensureTemplate('migrated', async (template) => void (await migrateToLatest(template)));
  ({ url, drop } = await createTestDatabase({ template: 'migrated' }));
  db = connect(url, { size: 8 });
  await seedLaibin(listeningScreen(), url, { disputes: false });
  // Of each way one dispute: the whole world takes a minute on a busy machine and adds copies only.
  const seen = new Set<string>();
  const planned = planDisputes(NOW).filter(({ course, acts }) => {
    const place = `${course} ${acts.length}`;
    return !seen.has(place) && seen.add(place);
  });
  await standClockAt(db, NOW);
  refused = await playDisputes(engineOn(db), planned);
}, 240_000);

afterAll(async () => {
  await db.destroy();
  await drop();
});

test('given the planned courses, when they are played, then the law allows every act of them', () => {
  expect(refused).toEqual([]);
});

test('given the played world, when it checks itself, then nothing contradicts anything and nobody is forgotten', async () => {
  // No worker runs here and the clock has gone on: what waits, waits.
  const waiting = ['message_undelivered', 'notice_unheard', 'deadline_unheard', 'order_unheard', 'stuck'];
  const { findings, disputes } = await audit(engineOn(db));
  expect(disputes).toBeGreaterThan(20);
  expect(findings.filter(({ fault }) => !waiting.includes(fault))).toEqual([]);
});

test('given the played world, when its lists are read, then every stage of a dispute is in them', async () => {
  const stages = await db.selectFrom('dispute').select('stage').distinct().execute();

  expect(stages.map(({ stage }) => stage).toSorted()).toEqual([
    'agreement',
    'arbitration',
    'choosing',
    'closed',
    'enforceable',
    'mediation',
    'paymentOrder',
    'trial',
    'winding',
  ]);
});

test('given data, when seeding is asked for again, then it is refused, and with --if-empty nothing changes', async () => {
  await expect(seedLaibin(listeningScreen(), url, {})).rejects.toThrow('--if-empty');

  const again = await seedLaibin(listeningScreen(), url, { ifEmpty: true });
  expect(again.fresh).toBe(false);
});

test('given a seeding that was killed and left the clock standing, when it is asked for again, then the clock goes on', async () => {
  await standClockAt(db, '2026-03-01T02:00:00.000Z');
  const screen = listeningScreen();

  await seedLaibin(screen, url, { ifEmpty: true });

  expect(screen.text()).toContain('时钟停在2026-03-01');
  expect(await currentInstant(db)).not.toBe('2026-03-01T02:00:00.000Z');
});

test('given Wei’s dispute, when it is told, then it ends closed with its refusals and periods shown in both languages', async () => {
  const screen = listeningScreen();
  await playWei(screen, engineOn(db));

  expect(screen.text()).toContain('《劳动争议调解仲裁法》第14条第3款 · MAL art 14(3)');
  expect(screen.text().match(/✗ 被拒绝/g)).toHaveLength(4);
  expect(screen.text()).toContain('司法确认');
  expect(screen.said.at(-1)).toContain('已结案');
});

test('given the wage claim, when it is told, then the court is closed before arbitration and open after the silence', async () => {
  const screen = listeningScreen();
  await playWages(screen, engineOn(db));

  expect(screen.text()).toMatch(/refused: A condition of law is not met\. .*arbitration came first/);
  expect(screen.text()).toContain('仲裁委逾期未作受理决定，可以起诉');
  expect(screen.text()).toContain('判决已生效');
  expect(screen.said.at(-1)).toContain('已结案');
});

test('given a demonstration told in the past, when it is over, then the clock of all processes goes on', async () => {
  expect(Math.abs(Date.parse(await currentInstant(db)) - Date.now())).toBeLessThan(60_000);
});

test('given an entry that somebody changed in the database, when journals are verified, then it is named and the exit code is 1', async () => {
  expect((await verifyJournals(db)).broken).toEqual([]);
  const victim = await db
    .selectFrom('dispute')
    .select(['id', 'number'])
    .orderBy('number')
    .executeTakeFirstOrThrow();
  const intruder = new pg.Client({ connectionString: url });
  await intruder.connect();
  await intruder.query('alter table journal_entry disable trigger all');
  await intruder.query(`update journal_entry set actor_name = '他人' where dispute_id = $1 and seq = 3`, [
    victim.id,
  ]);
  await intruder.query('alter table journal_entry enable trigger all');
  await intruder.end();

  const screen = listeningScreen();
  expect(await verifyJournal(screen, db, {})).toBe(1);
  expect(screen.said[0]).toBe(
    `${victim.number} 第3条：内容与写入时不同 · entry 3: it no longer says what it said when it was written`,
  );
  expect(await verifyJournal(listeningScreen(), db, { dispute: victim.number })).toBe(1);
});
