import { createHash } from 'node:crypto';
import { Messages, Statements } from './messages.ts';
import { readValue, type Value } from './resp.ts';

/** A piece of what a client sends. */
interface Asked {
  whole: Buffer;
  /** What it has done, in words; only where it has anything done. */
  statement?: string | undefined;
  /** An answer comes to what has been asked up to here. */
  awaitsAnswer: boolean;
}

/** A piece of what comes back. */
interface Answered {
  whole: Buffer;
  /** With it an answer is complete. */
  ends: boolean;
}

/** How two sides of one connection talk; it keeps what is not whole yet until it is. */
export interface Language {
  asked(bytes: Buffer): Asked[];
  answered(bytes: Buffer): Answered[];
}

/** PostgreSQL's protocol: a statement is known by its text, each time a prepared one is carried out. */
export function postgresLanguage(): Language {
  const asked = new Messages(true);
  const answered = new Messages(false);
  const statements = new Statements();
  return {
    asked: (bytes) =>
      asked.take(bytes).map((message) => ({
        whole: message.whole,
        statement: statements.askedBy(message),
        // A simple query, or the end of an extended one.
        awaitsAnswer: message.type === 'Q' || message.type === 'S',
      })),
    // Ready for the next one.
    answered: (bytes) => answered.take(bytes).map(({ whole, type }) => ({ whole, ends: type === 'Z' })),
  };
}

/** What scripts call themselves, by the digest under which Redis keeps them; whoever loads one says it, everybody else means it. */
const scripts = new Map<string, string>();
const FIRST_LINE = /[A-Za-z].*/;

function learn(script: string): string {
  const digest = createHash('sha1').update(script, 'latin1').digest('hex');
  scripts.set(digest, FIRST_LINE.exec(script)?.[0] ?? '');
  return digest;
}

/** A command in words; a script by the first line of its text. */
function inWords(command: Value): string {
  const [name, first, ...rest] = (Array.isArray(command) ? command : [command]).map(String);
  const verb = name?.toLowerCase();
  if (verb === 'script' && first?.toLowerCase() === 'load') learn(rest[0] as string);
  if (verb === 'eval') return `${scripts.get(learn(first as string))} ${rest.join(' ')}`;
  if (verb === 'evalsha') return `${scripts.get(first as string) ?? first} ${rest.join(' ')}`;
  return [verb, first, ...rest].join(' ');
}

const PUSHED = '>'.charCodeAt(0);

/** Redis's protocol: one answer to each command, in turn. */
export function redisLanguage(): Language {
  const cutter = () => {
    let rest: Buffer = Buffer.alloc(0);
    return (bytes: Buffer): { whole: Buffer; value: Value }[] => {
      rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const found: { whole: Buffer; value: Value }[] = [];
      for (let one = readValue(rest, 0); one; one = readValue(rest, 0)) {
        found.push({ whole: rest.subarray(0, one.end), value: one.value });
        rest = rest.subarray(one.end);
      }
      return found;
    };
  };
  const asked = cutter();
  const answered = cutter();
  return {
    asked: (bytes) =>
      asked(bytes).map(({ whole, value }) => ({ whole, statement: inWords(value), awaitsAnswer: true })),
    // What Redis says unasked begins with this letter.
    answered: (bytes) => answered(bytes).map(({ whole }) => ({ whole, ends: whole[0] !== PUSHED })),
  };
}

const REQUEST = /^[A-Z]+ \/\S* HTTP\/1\.1/;

/** HTTP as our callers speak it, one request after the other on a connection: a request is known by its first line. */
export function httpLanguage(): Language {
  return {
    asked: (bytes) => {
      const statement = REQUEST.exec(bytes.toString('latin1', 0, 500))?.[0];
      return [{ whole: bytes, statement, awaitsAnswer: statement !== undefined }];
    },
    answered: (bytes) => [{ whole: bytes, ends: true }],
  };
}
