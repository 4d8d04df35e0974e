import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { Chance } from '../random.ts';
import type { Wanted } from './requests.ts';

/** What came back. Status 0: no answer, `text` and `code` say why. */
export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  ms: number;
  /** Of the error that took the answer's place. */
  code?: string | undefined;
}

/** The client itself refused to send it: nothing was asked. */
export const NOT_SENT = 'NOT_SENT';

/** Nothing takes that long unless it hangs. */
const PATIENCE_MS = 15_000;
/** As much of an answer as is looked at. */
const MOST_READ = 5_000_000;

export const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends one request and reads the answer; never throws. */
export function send(base: string, { method, path, headers, body, pieces }: Wanted): Promise<Answer> {
  const chunked = { 'transfer-encoding': 'chunked' };
  const framing = body ? (pieces === undefined ? { 'content-length': body.length } : chunked) : {};
  const begun = performance.now();
  const since = (): number => performance.now() - begun;
  return new Promise((resolve) => {
    const none = ({ message, code }: NodeJS.ErrnoException): void =>
      resolve({ status: 0, headers: {}, text: message, ms: since(), code });
    try {
      const asked = request(
        `${base}${path}`,
        {
          method,
          headers: { ...headers, ...framing },
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
          answer.on('error', none);
        },
      );
      asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
      asked.on('error', none);
      // Without a length the body goes in chunks, one for each piece.
      const size = Math.max(1, Math.ceil((body?.length ?? 0) / (pieces ?? 1)));
      if (body && pieces !== undefined)
        for (let at = 0; at < body.length; at += size) asked.write(body.subarray(at, at + size));
      asked.end(pieces === undefined ? body : undefined);
    } catch (error) {
      none(Object.assign(error as Error, { code: NOT_SENT }));
    }
  });
}

/** Somebody who is signed in, and a place where they may send a form. */
export interface Door {
  path: string;
  token: string;
}

const nobodys: readonly ((chance: Chance) => string | Buffer)[] = [
  () => 'GET / HTTP/9.9\r\n\r\n',
  () => 'GET /v1/disputes\r\n\r\n',
  () => `GET /${'a'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
  () => `GET / HTTP/1.1\r\nHost: x\r\n${'X-Much: y\r\n'.repeat(3000)}\r\n`,
  () => 'GET /v1/\u0000 HTTP/1.1\r\nHost: x\r\n\r\n',
  () => 'GET /%ff%fe/%00 HTTP/1.1\r\nHost: x\r\n\r\n',
  () => 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  (chance) => Buffer.from(Array.from({ length: 400 }, () => chance.whole(0, 255))),
];

const LINE = '\r\n';
/** What is wrong with a form on its way; the head before it is in order and signed. Nothing in it could be carried out as it is. */
const spoiledOnTheWay: readonly ((chance: Chance) => string[])[] = [
  () => ['Content-Length: -1', '', '{}'],
  () => ['Content-Length: 5', 'Content-Length: 7', '', '{"a":1}'],
  () => ['Content-Length: 100000', '', '{"a":'],
  () => ['Content-Length: 99999999999999999999', '', '{}'],
  () => ['Content-Length: 5', 'Transfer-Encoding: chunked', '', 'zz', ''],
  () => ['Transfer-Encoding: chunked', '', 'ffffffff', '{}'],
  () => ['Transfer-Encoding: chunked', '', '2', '{}', 'zz', 'x', ''],
  () => ['Transfer-Encoding: chunked', '', '2', '{}{}{}', '0', '', ''],
  () => ['Transfer-Encoding: chunked', '', '-1', '{}', '0', '', ''],
  () => ['Transfer-Encoding: chunked', '', `2;${'x'.repeat(20_000)}=y`, '{}', '0', '', ''],
  () => ['Transfer-Encoding: chunked', '', '2', '{}', '0', `X-Trailer: ${'y'.repeat(20_000)}`, '', ''],
  () => ['Transfer-Encoding: gzip, chunked', '', '2', '{}', '0', '', ''],
  (chance) => ['Transfer-Encoding: chunked', '', 'ffff', 'x'.repeat(chance.whole(0, 60_000))],
  () => ['Expect: 100-continue', 'Content-Length: 2', '', ''],
  () => ['Expect: the-unexpected', 'Content-Length: 2', '', '{}'],
  () => ['Content-Length: 2', 'X-Folded: a', ' b', '', '{}'],
  () => ['Content-Length: 2', 'X-Control: a\u0001\u007f\u0000b', '', '{}'],
  () => ['Content-Length: 2', 'Traceparent: \u0080\u00ff', 'X-Bytes: \u00c3\u0028', '', '{}'],
  () => ['Content-Length: 2', '', '{}GET /v1/disputes HTTP/1.1', 'Host: x', '', ''],
];

function signed({ path, token }: Door, chance: Chance): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: x',
    `Authorization: Bearer ${token}`,
    `Content-Type: ${chance.oneOf(['application/json', 'text/plain'])}`,
    `Idempotency-Key: raw-${chance.whole(0, 2 ** 31)}`,
  ];
  return Buffer.from([...head, ...chance.oneOf(spoiledOnTheWay)(chance)].join(LINE), 'latin1');
}

/**
 * What is no proper HTTP, straight into the socket, left hanging or closed. Half of it is signed, so that it gets as far as
 * whoever reads the body. Answers the statuses that came back: none of them may be a server error.
 */
export function sendRaw(
  base: string,
  door: Door,
  chance: Chance,
): Promise<{ sent: string; statuses: number[] }> {
  const { hostname, port } = new URL(base);
  const bytes = Buffer.from(chance.happens(0.5) ? signed(door, chance) : chance.oneOf(nobodys)(chance));
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let heard = '';
    const end = (): void => {
      socket.destroy();
      resolve({
        sent: bytes.subarray(0, 600).toString('latin1').replace(door.token, '…'),
        statuses: [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status)),
      });
    };
    socket.setTimeout(chance.oneOf([20, 200, 1000]), end);
    socket.on('error', end);
    socket.on('close', end);
    socket.on('data', (part) => {
      if (heard.length < MOST_READ) heard += part.toString('latin1');
    });
    socket.write(bytes);
    if (chance.happens(0.3)) socket.end();
  });
}
