// What every peer has to do in an act, and how each is driven. What a peer adds is its own way of being durable.
import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The smallest act, or the one that Dingfen was seen to do, row by row. */
export const { decide, firstState, eventOf, prepare, take, write } = await import(
  process.env.WHOLE_ACT === undefined ? './light-act.mjs' : './whole-act.mjs'
);

export const caseId = (n) => `case-${n}`;

/** Where the disputes are: in a database of the peer's own, or in Dingfen's. */
export const openPool = (max = 16) =>
  new pg.Pool({ connectionString: process.env.DISPUTES_URL ?? process.env.DATABASE_URL, max });

/** Works in one transaction. */
export async function inTransaction(pool, work) {
  const db = await pool.connect();
  try {
    await db.query('begin');
    const answer = await work(db);
    await db.query('commit');
    return answer;
  } catch (error) {
    await db.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    db.release();
  }
}

/** Calls an act from so many callers at random cases whenever the parent says so, and says how long each took. */
export function serve(cases, act, stop) {
  let turn = 0;
  const hear = async (message) => {
    if (message === 'stop') {
      await stop().catch(() => undefined);
      process.exit(0);
    }
    const { callers, seconds } = message;
    const took = [];
    let failed = 0;
    const begun = performance.now();
    const until = begun + seconds * 1000;
    const caller = async () => {
      while (performance.now() < until) {
        const n = 1 + Math.floor(Math.random() * cases);
        const started = performance.now();
        try {
          await act(caseId(n), eventOf(n, (turn += 1)), randomUUID());
          took.push(performance.now() - started);
        } catch (error) {
          failed += 1;
          if (failed === 1) console.error(error);
        }
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    process.send({ took, seconds: (performance.now() - begun) / 1000, failed });
  };
  process.on('message', (message) => void hear(message));
  process.send('ready');
}

export const CASES = Number(process.env.CASES ?? 1000);
