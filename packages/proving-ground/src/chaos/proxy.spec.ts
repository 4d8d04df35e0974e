import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { httpLanguage, type Language, postgresLanguage, redisLanguage } from './languages.ts';
import { openProxy, type Proxy, type Trap } from './proxy.ts';
import { toCommand } from './resp.ts';

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

const postgres = {
  speaks: postgresLanguage,
  greeting,
  answer: (heard: Buffer) => (heard.includes('Q') ? ready : undefined),
};

/** A stand-in that notes what it hears and answers it. */
async function wire({
  speaks,
  greeting: greets,
  answer,
}: {
  speaks: () => Language;
  greeting?: Buffer;
  answer: (heard: Buffer) => Buffer | undefined;
}) {
  const heard: string[] = [];
  const upstream = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      heard.push(bytes.toString('latin1'));
      const said = answer(bytes);
      if (said) socket.write(said);
    });
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const proxy = await openProxy((upstream.address() as { port: number }).port, speaks);
  const client = connect(proxy.port, '127.0.0.1');
  client.on('error', () => undefined);
  closing.push(
    () => void upstream.close(),
    () => proxy.close(),
    () => void client.destroy(),
  );
  await once(client, 'connect');
  if (greets) client.write(greets);
  return { proxy, client, heard: () => heard.join('') };
}

const answered = async (client: Socket): Promise<string> => `${(await once(client, 'data'))[0]}`;

/** Waits until a statement comes, and says which. */
const sprung = (proxy: Proxy, when: Trap['when'], wanted: RegExp): Promise<string> =>
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
    const { proxy, client, heard } = await wire(postgres);
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
    const { proxy, client, heard } = await wire(postgres);
    const broke = sprung(proxy, 'after', /^commit/);
    let told = '';
    client.on('data', (bytes: Buffer) => (told += bytes.toString()));
    client.write(query('commit'));
    expect(await broke).toBe('commit');
    await once(client, 'close');
    expect(heard()).toContain('commit');
    expect(told).toBe('');
  });

  test('given the trap is taken away before the answer to the statement is there, then the answer comes through', async () => {
    const takenAway: (() => void)[] = [];
    const { proxy, client } = await wire({
      ...postgres,
      answer: (heard) => {
        for (const take of takenAway) take();
        return postgres.answer(heard);
      },
    });
    let caught = false;
    proxy.trap({ when: 'after', isIt: () => true, sprung: () => (caught = true) });
    takenAway.push(() => proxy.trap(undefined));
    client.write(query('commit'));
    expect(await answered(client)).toBe(ready.toString());
    expect(caught).toBe(false);
  });

  test('given a prepared statement, then it is known each time by what was said when it was prepared', async () => {
    const { proxy, client } = await wire(postgres);
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

describe('a wire to Redis', () => {
  const script = '--[[\n  Adds a job to the queue\n]]\nreturn 1';
  const digest = createHash('sha1').update(script).digest('hex');
  /** As many answers as commands. */
  const redis = {
    speaks: redisLanguage,
    answer: (heard: Buffer) => Buffer.from('+OK\r\n'.repeat(heard.toString().split('*').length - 1)),
  };

  test('given a script is asked for by its digest, then it is known by its first line and its keys, also on another wire than the one that loaded it', async () => {
    const first = await wire(redis);
    first.client.write(toCommand(['SCRIPT', 'LOAD', script]));
    await answered(first.client);
    const second = await wire(redis);
    const broke = sprung(second.proxy, 'before', /^Adds a job to the queue.*:deadlines:/s);
    second.client.write(toCommand(['EVALSHA', digest, '1', 'q:notices:wait']));
    expect(await answered(second.client)).toBe('+OK\r\n');
    second.client.write(toCommand(['EVALSHA', digest, '1', 'q:deadlines:wait']));
    expect(await broke).toContain('q:deadlines:wait');
    await once(second.client, 'close');
    expect(second.heard()).not.toContain('q:deadlines:wait');
  });

  test('given several commands at once, then what was asked before the broken one is answered, and it is carried out unanswered', async () => {
    const { proxy, client, heard } = await wire(redis);
    const broke = sprung(proxy, 'after', /^get b/);
    let told = '';
    client.on('data', (bytes: Buffer) => (told += bytes.toString()));
    const all = Buffer.concat(['a', 'b', 'c'].map((key) => toCommand(['GET', key])));
    client.write(all);
    expect(await broke).toBe('get b');
    await once(client, 'close');
    expect(told).toBe('+OK\r\n');
    expect(heard()).toContain('b');
  });
});

describe('a wire to people', () => {
  const answer = 'HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\n{}';
  const http = { speaks: httpLanguage, answer: () => Buffer.from(answer) };

  test('given it breaks halfway, then the request was heard and half of the answer comes through', async () => {
    const { proxy, client, heard } = await wire(http);
    const broke = sprung(proxy, 'halfway', /^POST \/v1\/disputes/);
    let told = '';
    client.on('data', (bytes: Buffer) => (told += bytes.toString()));
    client.write('POST /v1/disputes HTTP/1.1\r\n\r\n{}');
    expect(await broke).toBe('POST /v1/disputes HTTP/1.1');
    await once(client, 'close');
    expect(heard()).toContain('POST');
    expect(told).toBe(answer.slice(0, Math.floor(answer.length / 2)));
  });

  test('given it is slow, then it says how many pieces it held back, and nothing is lost', async () => {
    const { proxy, client } = await wire(http);
    proxy.delay(5);
    client.write('GET / HTTP/1.1\r\n\r\n');
    expect(await answered(client)).toBe(answer);
    expect(proxy.heldBack).toBe(2);
  });

  test('given it is cut, then it says how many connections there were', async () => {
    const { proxy, client } = await wire(http);
    client.write('GET / HTTP/1.1\r\n\r\n');
    await answered(client);
    expect(proxy.cut()).toBe(1);
    await once(client, 'close');
    expect(proxy.cut()).toBe(0);
  });
});
