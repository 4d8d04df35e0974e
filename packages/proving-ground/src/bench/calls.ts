// A light client as a process of its own: writes prepared requests on kept connections and reads just enough of the answers. Told
// by messages of its parent what to call; says afterwards how long each call took and what was acknowledged.
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { chance } from '../random.ts';
import { reassigning } from './subjects.ts';

export interface Calling {
  urls: readonly string[];
  token: string;
  callers: number;
  seconds: number;
  /** `[number, dispute, proceeding]` of those that are called for. */
  disputes: readonly (readonly [number, string, string])[];
}

export interface Called {
  seconds: number;
  /** Milliseconds, of those that were acknowledged. */
  took: number[];
  /** How many had another status; 0 for a broken connection. */
  refused: Record<number, number>;
  /** Of each acknowledged act: which dispute, under which number it stands in the journal, and the mark it carries. */
  done: [string, number, string][];
}

interface Answer {
  status: number;
  body: string;
}

/** One kept connection that asks one thing at a time; opened again when it broke. */
class Connection {
  readonly #url: URL;
  #socket: Socket | undefined;
  #got = '';
  #settle: ((answer: Answer) => void) | undefined;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  #open(): Socket {
    const socket = connect(Number(this.#url.port), this.#url.hostname).setNoDelay().setEncoding('latin1');
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#socket = undefined;
      this.#answer({ status: 0, body: '' });
    });
    socket.on('data', (chunk) => {
      this.#got += chunk as unknown as string;
      const end = this.#got.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#got)?.[1] ?? 0);
      if (this.#got.length >= end + 4 + length)
        this.#answer({ status: Number(this.#got.slice(9, 12)), body: this.#got.slice(end + 4) });
    });
    return socket;
  }

  #answer(answer: Answer): void {
    this.#got = '';
    this.#settle?.(answer);
    this.#settle = undefined;
  }

  ask(head: string, body: string): Promise<Answer> {
    this.#socket ??= this.#open();
    this.#socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  close(): void {
    this.#socket?.destroy();
  }
}

let turn = 0;

async function call({ urls, token, callers, seconds, disputes }: Calling): Promise<Called> {
  const own = chance(process.pid);
  const called: Called = { seconds, took: [], refused: {}, done: [] };
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const caller = async (_: unknown, which: number): Promise<void> => {
    const connection = new Connection(urls[which % urls.length] as string);
    while (performance.now() < until) {
      const [n, disputeId, proceedingId] = own.oneOf(disputes);
      turn += 1;
      const mark = `${process.pid}-${turn}`;
      const body = JSON.stringify({ ...reassigning(n, turn).payload, evidence: mark });
      const head =
        `POST /v1/disputes/${disputeId}/proceedings/${proceedingId}/mediation/reassign HTTP/1.1\r\nhost: localhost\r\n` +
        `content-type: application/json\r\nauthorization: Bearer ${token}\r\nidempotency-key: ${randomUUID()}\r\n`;
      const started = performance.now();
      const answer = await connection.ask(head, body);
      if (answer.status === 200) {
        called.took.push(performance.now() - started);
        called.done.push([disputeId, (JSON.parse(answer.body) as { journalSeq: number }).journalSeq, mark]);
      } else called.refused[answer.status] = (called.refused[answer.status] ?? 0) + 1;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: callers }, caller));
  called.seconds = (performance.now() - begun) / 1000;
  return called;
}

process.on('message', (calling: Calling) => {
  void call(calling).then((called) => process.send?.(called));
});
process.send?.('ready');
