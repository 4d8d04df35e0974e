import type { Wanted } from './requests.ts';
import { type Answer, NOT_SENT } from './send.ts';

/** Something that must not be. */
export interface Finding {
  what:
    | 'server error'
    | 'no answer'
    | 'slow'
    | 'refusal without reasons'
    | 'stored what was refused'
    | 'lost what was acknowledged'
    | 'a refusal left something behind'
    | 'memory grows';
  detail: string;
  operation?: string;
  request?: string;
}

const SLOW_MS = 5000;
/** The largest body that the API reads; beyond it, it may close the connection while the rest is still being sent. */
const LARGEST_READ = 1024 * 1024;

/** The server closed the connection, as one does that refuses a size. */
const closedByServer = new Set(['ECONNRESET', 'EPIPE']);

const shown = ({ method, path, headers, body }: Wanted): string =>
  JSON.stringify({
    method,
    path: path.slice(0, 400),
    headers: { ...headers, ...(headers['authorization'] ? { authorization: '…' } : {}) },
    body: body?.subarray(0, 600).toString('utf8'),
  });

/** What is wrong with an answer; undefined when it is as it should be, refusals included. */
export function fault(wanted: Wanted, { status, headers, text, ms, code = '' }: Answer): Finding | undefined {
  const finding = (what: Finding['what'], detail: string): Finding => ({
    what,
    detail,
    operation: wanted.operation,
    request: shown(wanted),
  });
  if (status === 0) {
    const cutOff = (wanted.body?.length ?? 0) > LARGEST_READ && closedByServer.has(code);
    return code === NOT_SENT || cutOff ? undefined : finding('no answer', `${text} ${code}`);
  }
  if (status >= 500) return finding('server error', `${status} ${text.slice(0, 600)}`);
  if (ms > SLOW_MS) return finding('slow', `${Math.round(ms)} ms`);
  if (status < 400 || wanted.method === 'HEAD') return undefined;
  const type = [headers['content-type'] ?? ''].flat().join();
  const problem = ((): { title?: unknown; detail?: unknown; status?: unknown } => {
    try {
      return JSON.parse(text) as Record<string, unknown>;
    } catch {
      return {};
    }
  })();
  if (
    !type.startsWith('application/problem+json') ||
    !problem.title ||
    !problem.detail ||
    problem.status !== status
  )
    return finding('refusal without reasons', `${status} ${type} ${text.slice(0, 300)}`);
  return undefined;
}
