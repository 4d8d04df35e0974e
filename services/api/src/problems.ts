import {
  type FailingCondition,
  isRefusal,
  type Refusal,
  type RefusalCode,
  refuse,
  refusalTitle,
} from '@dingfen/domain';
import { formatCitation } from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import { UnknownProcedure } from '@dingfen/procedure-kit';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language.ts';
import { messages } from './messages.ts';

/** The one place where a refusal becomes a status. */
const statusOf: Readonly<Record<RefusalCode, number>> = {
  malformed: 400,
  unauthenticated: 401,
  not_entitled: 403,
  not_found: 404,
  unknown_event: 404,
  not_possible_now: 409,
  stale: 412,
  condition_unmet: 422,
  key_reused: 422,
  too_many: 429,
};

/** What can go wrong at the door, before the engine is asked, or with the machine itself. */
const doorProblems = {
  too_large: { status: 413, title: { zh: '提交的内容过大', en: 'The body is too large' } },
  unsupported_media_type: { status: 415, title: { zh: '不支持的媒体类型', en: 'Unsupported media type' } },
  unexpected: { status: 500, title: { zh: '系统错误', en: 'Unexpected error' } },
  unavailable: { status: 503, title: { zh: '暂停服务', en: 'Not available' } },
} as const satisfies Record<string, { status: number; title: Text }>;

interface Problem {
  code: string;
  status: number;
  title: Text;
  detail: Text;
  failing: readonly FailingCondition[];
}

/** A refusal on its way out of a handler; the only thing that handlers throw on purpose. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.detail.en);
    this.refusal = refusal;
  }
}

/** Ends the request with a refusal. */
export const refused = (
  code: RefusalCode,
  detail: Text,
  failing: readonly FailingCondition[] = [],
): Refused => new Refused(refuse(code, detail, failing));

/** The answer, or the refusal thrown. */
export function granted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Refused(answer);
  return answer;
}

const ofRefusal = ({ code, detail, failing }: Refusal): Problem => ({
  code,
  status: statusOf[code],
  title: refusalTitle(code),
  detail,
  failing,
});
const atTheDoor = (code: keyof typeof doorProblems, detail: Text): Problem => ({
  code,
  ...doorProblems[code],
  detail,
  failing: [],
});
const plain = (code: RefusalCode, detail: Text): Problem => ofRefusal(refuse(code, detail));

/** PostgreSQL's class 22 (a value of that kind cannot be) and 54000 (too large for an index): the submission is to blame. */
const isUnstorable = (code: unknown): boolean => typeof code === 'string' && /^(22...|54000)$/.test(code);

/** Waited too long for a dispute that somebody else holds, or for an answer: nothing was changed, and it may be tried again. */
const isOverloaded = (code: unknown): boolean => code === '55P03' || code === '57014';

/**
 * The database is away, is being restarted, is full, only reads, or has cut us off; or a newer release beside this one has begun
 * what was asked about. It may be asked again under the same key.
 */
const isAway = (error: unknown): boolean => {
  const { code, message = '', cause } = error as { code?: unknown; message?: string; cause?: unknown };
  return (
    error instanceof UnknownProcedure ||
    (typeof code === 'string' &&
      /^(08...|53...|25006|57P0[1-4]|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND)$/.test(code)) ||
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      message,
    ) ||
    (cause !== undefined && cause !== error && isAway(cause))
  );
};

function problemOf(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Refused) return ofRefusal(error.refusal);
  const { statusCode, code } = error as Partial<FastifyError>;
  if (statusCode === 404) return plain('not_found', messages.noSuchPage);
  if (statusCode === 413) return atTheDoor('too_large', messages.tooLarge);
  if (statusCode === 415) return atTheDoor('unsupported_media_type', messages.wrongMediaType);
  if (statusCode === 429) return plain('too_many', messages.tooManyQueries);
  if (statusCode === 503) return atTheDoor('unavailable', messages.unavailable);
  if (code === 'FST_ERR_BAD_URL') return plain('malformed', messages.badAddress);
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return plain('malformed', messages.badJson);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return plain('malformed', messages.badRequest);
  request.log.error({ err: error, requestId: request.id }, 'a request failed unexpectedly');
  if (isOverloaded(code) || isAway(error)) return atTheDoor('unavailable', messages.unavailable);
  if (isUnstorable(code)) return plain('malformed', messages.badRequest);
  const { zh, en } = messages.unexpected;
  return atTheDoor('unexpected', { zh: `${zh}：${request.id}。`, en: `${en} ${request.id}.` });
}

const refusedWith = new WeakMap<FastifyRequest, string>();

/** The code of the problem with which a request was answered; undefined when it was granted. */
export const refusalCodeOf = (request: FastifyRequest): string | undefined => refusedWith.get(request);

/** Answers with an RFC 9457 problem in the reader's language. */
function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  refusedWith.set(request, problem.code);
  const lang = languageOf(request.headers['accept-language']);
  if (problem.status === 503) reply.header('retry-after', '5');
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(problem.status)
    .headers({ 'content-language': lang, vary: 'accept-language', 'cache-control': 'no-store' })
    .type('application/problem+json')
    .send({
      type: `/problems/${problem.code}`,
      title: problem.title[lang],
      status: problem.status,
      detail: problem.detail[lang],
      instance: request.url.split('?', 1)[0],
      ...(problem.status === 500 ? { id: request.id } : {}),
      failing: problem.failing.map(({ condition, summary, basis }) => ({
        condition,
        summary: summary[lang],
        basis: formatCitation(basis, lang),
      })),
    });
}

/** Every error of every route ends here. */
export const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(request, reply, problemOf(error, request));

/** For addresses that do not exist, and methods an address does not know. */
export const answerUnknownPage = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(request, reply, plain('not_found', messages.noSuchPage));
