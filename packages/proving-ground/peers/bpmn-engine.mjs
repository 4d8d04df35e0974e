// The act for bpmn-engine: the process instance lies in PostgreSQL between acts. Each act locks it, brings it back, signals the task,
// lets the engine run to the next task, and writes the new instance with the act's rows in one transaction.
import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import { CASES, inTransaction, openPool, prepare, serve, take, write } from './the-act.mjs';

const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="dispute" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <process id="mediation" isExecutable="true">
    <startEvent id="filed" />
    <sequenceFlow id="toOffer" sourceRef="filed" targetRef="offered" />
    <userTask id="offered" />
    <boundaryEvent id="periodEnds" attachedToRef="offered">
      <timerEventDefinition><timeDuration xsi:type="tFormalExpression">P3D</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="toLapse" sourceRef="periodEnds" targetRef="lapsed" />
    <endEvent id="lapsed" />
    <sequenceFlow id="answered" sourceRef="offered" targetRef="which" />
    <exclusiveGateway id="which" default="again" />
    <sequenceFlow id="again" sourceRef="which" targetRef="offered" />
    <sequenceFlow id="accepted" sourceRef="which" targetRef="conducting">
      <conditionExpression xsi:type="tFormalExpression">\${environment.output.offered.accepted}</conditionExpression>
    </sequenceFlow>
    <endEvent id="conducting" />
  </process>
</definitions>`;

/** Resolves when the instance waits at its task. */
const waiting = (listener) => new Promise((resolve) => listener.once('wait', (task) => resolve(task)));

async function begin() {
  const engine = new Engine({ name: 'dispute', source });
  const listener = new EventEmitter();
  const there = waiting(listener);
  await engine.execute({ listener });
  await there;
  const state = await engine.getState();
  await engine.stop();
  return state;
}

async function after(state, event) {
  const engine = new Engine().recover(state);
  const listener = new EventEmitter();
  const first = waiting(listener);
  const execution = await engine.resume({ listener });
  await first;
  const again = waiting(listener);
  execution.signal({ id: 'offered', ...event, accepted: false });
  await again;
  const next = await engine.getState();
  await engine.stop();
  return next;
}

const pool = openPool();
const first = await begin();
await prepare(pool, CASES, first);
serve(
  CASES,
  (id, event, key) =>
    inTransaction(pool, async (db) => {
      const row = await take(db, id);
      return write(db, row, event, await after(row.state, event), key);
    }),
  () => pool.end(),
);
