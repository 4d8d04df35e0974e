import { createServer } from 'node:net';

/** How many ports are tried one after another. */
const MOST = 100;

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, host, () => server.close(() => done(true)));
  });

/** The first free port from the one wanted on. @throws Error when a hundred in a row are taken. */
export async function freePortFrom(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port < Math.min(wanted + MOST, 65_536); port += 1)
    if (await isFree(port, host)) return port;
  throw new Error(`no free port from ${wanted} on`);
}
