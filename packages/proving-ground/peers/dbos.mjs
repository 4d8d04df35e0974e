// The act for DBOS Transact: a durable workflow for each dispute waits for acts until its period ends (the timeout of `recv` is DBOS's
// durable timer), does each in one step, the transaction, and leaves the answer as an event for whoever asked.
// With WORKFLOW_PER_ACT=1 a workflow for each act instead, with the same step and no timer: the least that DBOS can do.
import { DBOS } from '@dbos-inc/dbos-sdk';
import { CASES, caseId, decide, inTransaction, openPool, prepare, serve, take, write } from './the-act.mjs';

const PERIOD_SECONDS = 3 * 86_400;
const perAct = process.env.WORKFLOW_PER_ACT === '1';
const pool = openPool();
await prepare(pool, CASES);
const step = (id, event, key) =>
  DBOS.runStep(
    () =>
      inTransaction(pool, async (db) => {
        const row = await take(db, id);
        return write(db, row, event, decide(row.state, event), key);
      }),
    { name: 'act' },
  );
const act = DBOS.registerWorkflow(step, { name: 'act' });
const dispute = DBOS.registerWorkflow(
  async (id) => {
    for (;;) {
      const asked = await DBOS.recv('act', PERIOD_SECONDS);
      if (asked === null) return;
      await DBOS.setEvent(asked.key, await step(id, asked.event, asked.key));
    }
  },
  { name: 'dispute' },
);
DBOS.setConfig({
  name: 'peer',
  systemDatabaseUrl: process.env.DATABASE_URL,
  systemDatabasePoolSize: 16,
  logLevel: 'error',
});
await DBOS.launch();
if (!perAct)
  for (let n = 1; n <= CASES; n += 1) await DBOS.startWorkflow(dispute, { workflowID: caseId(n) })(caseId(n));
serve(
  CASES,
  async (id, event, key) => {
    if (perAct) return (await DBOS.startWorkflow(act, { workflowID: key })(id, event, key)).getResult();
    await DBOS.send(id, { event, key }, 'act', key);
    const answer = await DBOS.getEvent(id, key, 60);
    if (answer === null) throw new Error('no answer within a minute');
    return answer;
  },
  // What waits would wait for days.
  async () => process.exit(0),
);
