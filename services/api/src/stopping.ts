import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerError } from './problems.ts';
import type { Api } from './schemas.ts';

export interface Stopping {
  /** The process was told to stop; it may serve for a while yet. */
  stopping: () => boolean;
  /** How long whoever is under way has once closing has begun, in milliseconds. */
  patienceMs: number;
}

/** What is written last needs a moment to leave. */
const LAST_WORDS_MS = 500;

/**
 * Connections end with the answer they are waiting for instead of lingering. Whoever is still sending, or waiting, when patience
 * ends is told to try again soon, and every connection is cut: nobody can keep the process alive.
 */
export function closeInOrder(app: Pick<Api, 'addHook' | 'server'>, { stopping, patienceMs }: Stopping): void {
  let closing = false;
  const underWay = new Map<FastifyReply, FastifyRequest>();
  app.addHook('onRequest', (request, reply, done) => {
    underWay.set(reply, request);
    // Also when whoever asked has gone away.
    reply.raw.once('close', () => underWay.delete(reply));
    done();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing || stopping()) reply.header('connection', 'close');
  });
  const cutOff = (): void => {
    for (const [reply, request] of underWay)
      if (!reply.sent) answerError(Object.assign(new Error('stopping'), { statusCode: 503 }), request, reply);
    setTimeout(() => app.server.closeAllConnections(), LAST_WORDS_MS);
  };
  app.addHook('preClose', async () => {
    closing = true;
    const patience = setTimeout(cutOff, patienceMs);
    app.server.once('close', () => clearTimeout(patience));
  });
}
