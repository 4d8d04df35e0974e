import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers `GET /healthz` with 200 while `well()` holds, else 503. Port 0 takes any that is free. */
export async function serveHealth(
  port: number,
  well: () => boolean,
): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    const known = request.method === 'GET' && request.url === '/healthz';
    const status = known ? (well() ? 200 : 503) : 404;
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
    response.end(JSON.stringify({ status: known ? (status === 200 ? 'ok' : 'stuck') : 'unknown' }));
  });
  server.listen(port);
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}
