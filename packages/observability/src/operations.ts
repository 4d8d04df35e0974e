import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';

/** What a process says of itself to those who run it. */
export interface Operations {
  /** The process works; if not, it should be started anew. */
  alive(): boolean | Promise<boolean>;
  /** Null when it can serve; else what is missing, in English, for a log. Then nothing should be sent to it. */
  notReady(): Promise<string | null>;
  metrics: Metrics;
}

const json = (status: number, body: object): { status: number; type: string; text: string } => ({
  status,
  type: 'application/json',
  text: JSON.stringify(body),
});

async function answer(path: string, of: Operations) {
  if (path === '/healthz')
    return (await of.alive()) ? json(200, { status: 'ok' }) : json(503, { status: 'stuck' });
  if (path === '/readyz') {
    const missing = await of.notReady();
    return missing === null ? json(200, { status: 'ready' }) : json(503, { status: 'not ready', missing });
  }
  if (path !== '/metrics') return json(404, { status: 'unknown' });
  const { text, type } = await of.metrics.read();
  return { status: 200, type, text };
}

/**
 * Answers `GET /healthz`, `/readyz` and `/metrics` on a port of its own, which is for the network of those who run the
 * system and never for the public. Port 0 takes any that is free.
 */
export async function serveOperations(
  port: number,
  operations: Operations,
): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    const path = request.method === 'GET' ? (request.url ?? '') : '';
    void answer(path, operations)
      .catch((error: Error) => json(500, { status: 'failed', missing: error.message }))
      .then(({ status, type, text }) => {
        response.writeHead(status, { 'content-type': type, connection: 'close' });
        response.end(text);
      });
  });
  server.listen(port);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}
