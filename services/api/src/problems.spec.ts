import { UnknownProcedure } from '@dingfen/procedure-kit';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { answerError } from './problems.ts';

const withCode = (code: string) => Object.assign(new Error('said by the database'), { code });

/** How an error of a handler is answered. */
async function answerTo(error: Error) {
  const app = fastify();
  app.setErrorHandler(answerError);
  app.get('/', () => Promise.reject(error));
  const answer = await app.inject({ url: '/', headers: { 'accept-language': 'zh' } });
  return [answer.statusCode, answer.json<{ type: string }>().type, answer.headers['retry-after']];
}

test.each([
  ['the disk of the database is full', withCode('53100')],
  ['the database is out of memory', withCode('53200')],
  ['all its connections are taken', withCode('53300')],
  ['it only reads', withCode('25006')],
  ['it is shutting down', withCode('57P01')],
  ['a dispute is held too long by somebody else', withCode('55P03')],
  ['a newer release has begun the proceeding', new UnknownProcedure('mediation@2')],
  [
    'a period of such a proceeding is over',
    new Error('could not be ended', { cause: new UnknownProcedure('m@2') }),
  ],
])('given %s, then the answer is to try again soon', async (_what, error) => {
  expect(await answerTo(error)).toEqual([503, '/problems/unavailable', '5']);
});

test('given something nobody thought of, then the answer owns up to it', async () => {
  expect(await answerTo(new TypeError('x is undefined'))).toEqual([500, '/problems/unexpected', undefined]);
});

test('given a value that no database can keep, then the submission is to blame', async () => {
  expect(await answerTo(withCode('22021'))).toEqual([400, '/problems/malformed', undefined]);
});
