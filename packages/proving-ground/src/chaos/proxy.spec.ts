import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { openProxy, type Proxy } from './proxy.ts';

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const text = (words: string): Buffer => Buffer.from(`${words}\0`);
const message = (type: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), size, body]);
};
const greeting = message('', Buffer.from([0, 3, 0, 0]));
const query = (statement: string): Buffer => message('Q', text(statement));
const ready = message('Z', Buffer.from('I'));

/** A stand-in for the database that notes what it hears and is ready again after every query. */
async function wire() {
  const heard: string[] = [];
  const upstream = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      heard.push(bytes.toString('latin1'));
      if (bytes.includes('Q')) socket.write(ready);
    });
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const proxy = await openProxy((upstream.address() as { port: number }).port);
  const client = connect(proxy.port, '127.0.0.1');
  client.on('error', () => undefined);
  closing.push(
    () => void upstream.close(),
    () => proxy.close(),
    () => void client.destroy(),
  );
  await once(client, 'connect');
  client.write(greeting);
  return { proxy, client, heard: () => heard.join('') };
}

const answered = async (client: Socket): Promise<string> => `${(await once(client, 'data'))[0]}`;

/** Waits until a statement comes, and says which. */
const sprung = (proxy: Proxy, when: 'before' | 'after', wanted: RegExp): Promise<string> =>
  new Promise((resolve) => {
    proxy.trap({
      when,
      isIt: (statement) => wanted.test(statement),
      sprung: (statement, cut) => {
        cut();
        resolve(statement);
      },
    });
  });

describe('a wire that breaks at one statement', () => {
  test('given it breaks before the statement, then the database never hears of it, and has heard all that came earlier', async () => {
    const { proxy, client, heard } = await wire();
    const broke = sprung(proxy, 'before', /^commit/);
    client.write(query('begin'));
    expect(await answered(client)).toBe(ready.toString());
    // In one piece, and cut in the middle of a message.
    const both = Buffer.concat([query('select 1'), query('commit')]);
    client.write(both.subarray(0, 9));
    client.write(both.subarray(9));
    expect(await broke).toBe('commit');
    await once(client, 'close');
    expect(heard()).toContain('select 1');
    expect(heard()).not.toContain('commit');
  });

  test('given it breaks after the statement, then the database has carried it out and nobody is told', async () => {
    const { proxy, client, heard } = await wire();
    const broke = sprung(proxy, 'after', /^commit/);
    let told = '';
    client.on('data', (bytes: Buffer) => (told += bytes.toString()));
    client.write(query('commit'));
    expect(await broke).toBe('commit');
    await once(client, 'close');
    expect(heard()).toContain('commit');
    expect(told).toBe('');
  });

  test('given a prepared statement, then it is known each time by what was said when it was prepared', async () => {
    const { proxy, client } = await wire();
    const prepare = message(
      'P',
      Buffer.concat([text('s1'), text('select take_dispute($1)'), Buffer.alloc(2)]),
    );
    const bind = message('B', Buffer.concat([text(''), text('s1'), Buffer.alloc(6)]));
    client.write(Buffer.concat([prepare, query('begin')]));
    await answered(client);
    const broke = sprung(proxy, 'before', /take_/);
    client.write(bind);
    expect(await broke).toBe('select take_dispute($1)');
  });
});
