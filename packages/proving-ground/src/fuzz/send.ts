import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { Chance } from '../random.ts';
import type { Wanted } from './requests.ts';

/** What came back. Status 0: no answer, `text` says why. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  ms: number;
}

/** Nothing takes that long unless it hangs. */
const PATIENCE_MS = 15_000;
/** As much of an answer as is looked at. */
const MOST_READ = 5_000_000;

export const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends one request and reads the answer; never throws. */
export function send(base: string, { method, path, headers, body }: Wanted): Promise<Answer> {
  const begun = performance.now();
  const since = (): number => performance.now() - begun;
  return new Promise((resolve) => {
    const none = (text: string): void => resolve({ status: 0, headers: {}, text, ms: since() });
    try {
      const asked = request(
        `${base}${path}`,
        {
          method,
          headers: { ...headers, ...(body ? { 'content-length': body.length } : {}) },
          agent,
          timeout: PATIENCE_MS,
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (part: string) => {
            if (text.length < MOST_READ) text += part;
          });
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, ms: since() }),
          );
          answer.on('error', (error) => none(error.message));
        },
      );
      asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
      asked.on('error', (error) => none(error.message));
      asked.end(body);
    } catch (error) {
      // The client itself refuses to send it: nothing was asked.
      none(`not sent: ${(error as Error).message}`);
    }
  });
}

const rawRequests: readonly ((chance: Chance) => string | Buffer)[] = [
  () => 'GET / HTTP/9.9\r\n\r\n',
  () => 'GET /v1/disputes\r\n\r\n',
  () => `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  () => `GET / HTTP/1.1\r\nHost: x\r\n${'X-Much: y\r\n'.repeat(3000)}\r\n`,
  () => 'POST /v1/disputes HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
  () =>
    'POST /v1/disputes HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  () =>
    'POST /v1/disputes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n{}',
  () => 'POST /v1/disputes HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{"a":',
  () => 'GET /v1/\u0000 HTTP/1.1\r\nHost: x\r\n\r\n',
  () => 'GET /%ff%fe/%00 HTTP/1.1\r\nHost: x\r\n\r\n',
  () => 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  (chance) => Buffer.from(Array.from({ length: 400 }, () => chance.whole(0, 255))),
];

/** What is not HTTP at all, straight into the socket, left hanging or closed: nothing is expected but that the server lives on. */
export function sendRaw(base: string, chance: Chance): Promise<void> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const end = (): void => {
      socket.destroy();
      resolve();
    };
    socket.setTimeout(chance.oneOf([20, 200]), end);
    socket.on('error', end);
    socket.on('close', () => resolve());
    socket.write(chance.oneOf(rawRequests)(chance));
    if (chance.happens(0.3)) socket.end();
    socket.resume();
  });
}
