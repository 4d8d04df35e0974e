import type { Chance } from '../random.ts';
import type { Operation } from './operations.ts';
import { send } from './send.ts';
import { type JsonSchema, odd, spoiled, valueFor } from './values.ts';
import { someone, type World } from './world.ts';

/** How often a request is made of what the API itself says may happen now, as a page would. */
const INFORMED = 0.35;
const PROPER_WHEN_INFORMED = 0.85;

/** A request as it goes over the wire. */
export interface Wanted {
  /** The operation of the document that was meant. */
  operation: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/** Visible ASCII only: what an HTTP client lets through in a header. */
const headerSafe = (value: unknown): string =>
  asText(value)
    .replaceAll(/[^ -~]/g, '?')
    .slice(0, 4000);

const inAddress = (value: unknown): string => encodeURIComponent(asText(value).toWellFormed().slice(0, 3000));

/** JSON as an unkind sender writes it. */
function garbled(json: string, chance: Chance): Buffer {
  const ways: (() => Buffer)[] = [
    () => Buffer.from(json.slice(0, chance.whole(0, json.length))),
    () => Buffer.from(`${json}${json}`),
    () => Buffer.concat([Buffer.from(json), Buffer.from([0xff, 0xfe, 0xc0, 0x80])]),
    () => Buffer.from(json, 'utf16le'),
    () => Buffer.from(`\ufeff${json}`),
    () => Buffer.from(''),
    () => Buffer.from('null'),
    () => Buffer.from('"text"'),
    () => Buffer.from('['.repeat(chance.oneOf([500, 100_000]))),
    () => Buffer.from(`{"a":${'9'.repeat(2000)}}`),
    () => Buffer.from('{"a":1,"a":2,"__proto__":{"b":1}}'),
    () => Buffer.alloc(chance.oneOf([1_100_000, 2_000_000]), 0x20),
    () => Buffer.from(Array.from({ length: 200 }, () => chance.whole(0, 255))),
  ];
  return chance.oneOf(ways)();
}

function headersFor(operation: Operation, token: string | undefined, chance: Chance): Record<string, string> {
  const headers: Record<string, string> = {
    'accept-language': chance.oneOf(['zh-CN', 'en', 'en;q=0.1, zh', 'de', '*', ';;;', 'x'.repeat(500)]),
  };
  if (token !== undefined && chance.happens(0.97)) headers['authorization'] = `Bearer ${token}`;
  else if (chance.happens(0.5)) headers['authorization'] = headerSafe(odd(chance));
  for (const { name, in: place, required, schema } of operation.parameters) {
    if (place !== 'header') continue;
    if (!required && chance.happens(0.85)) continue;
    if (name === 'idempotency-key') {
      headers[name] = chance.happens(0.97)
        ? `fuzz-${chance.whole(0, 2 ** 31)}-${chance.whole(0, 2 ** 31)}`
        : headerSafe(odd(chance));
    } else if (chance.happens(0.8))
      headers[name] = headerSafe(valueFor(schema, { ids: [], days: [] }, chance));
    else headers[name] = headerSafe(odd(chance));
  }
  if (chance.happens(0.02)) headers['content-encoding'] = chance.oneOf(['gzip', 'br', 'identity', 'x']);
  if (chance.happens(0.03)) headers['if-none-match'] = headerSafe(odd(chance));
  if (chance.happens(0.02))
    headers[chance.oneOf(['x-forwarded-for', 'x-http-method-override', 'range', 'origin', 'cookie'])] =
      headerSafe(odd(chance));
  return headers;
}

/** The value of a path parameter: mostly one that exists and goes with the others. */
function pathValue(
  name: string,
  schema: JsonSchema,
  ofDispute: { disputeId: string; proceedingId: string },
  world: World,
  chance: Chance,
): unknown {
  if (chance.happens(0.04)) return odd(chance);
  if (name === 'disputeId') return ofDispute.disputeId;
  if (name === 'proceedingId') return ofDispute.proceedingId;
  return valueFor(schema, world.known, chance);
}

interface Possibilities {
  proceedings?: { possibilities: { possible: boolean; url: string; payload: JsonSchema }[] }[];
}

/** An act that the API offers somebody, with a form that is mostly filled in properly. Undefined where it offers none. */
async function offered(
  base: string,
  operations: readonly Operation[],
  world: World,
  tokenOf: (personId: string) => Promise<string>,
  chance: Chance,
): Promise<Wanted | undefined> {
  const { dispute, personId } = someone(world, chance);
  const authorization = `Bearer ${await tokenOf(personId)}`;
  const page = await send(base, {
    operation: '',
    method: 'GET',
    path: `/v1/disputes/${dispute.id}/possibilities`,
    headers: { authorization },
  });
  if (page.status !== 200) return undefined;
  const acts = ((JSON.parse(page.text) as Possibilities).proceedings ?? []).flatMap((one) =>
    one.possibilities.filter(({ possible }) => possible),
  );
  if (acts.length === 0) return undefined;
  const { url, payload } = chance.oneOf(acts);
  const operation = operations.find(
    ({ path }) => path.split('/').slice(-2).join('/') === url.split('/').slice(-2).join('/'),
  );
  const proper = valueFor(payload, world.known, chance);
  const body = chance.happens(PROPER_WHEN_INFORMED) ? proper : spoiled(proper, chance);
  return {
    operation: operation ? `${operation.method} ${operation.path}` : `POST ${url}`,
    method: 'POST',
    path: url,
    headers: {
      authorization,
      'content-type': 'application/json',
      'idempotency-key': `fuzz-${chance.whole(0, 2 ** 31)}-${chance.whole(0, 2 ** 31)}`,
    },
    body: Buffer.from(JSON.stringify(body) ?? 'null'),
  };
}

/** One request: of what the API offers somebody just now, or at any operation of its document, whether it makes sense or not. */
export async function nextRequest(
  base: string,
  operations: readonly Operation[],
  world: World,
  tokenOf: (personId: string) => Promise<string>,
  chance: Chance,
): Promise<Wanted> {
  const act = chance.happens(INFORMED) ? await offered(base, operations, world, tokenOf, chance) : undefined;
  return act ?? requestFor(chance.oneOf(operations), world, tokenOf, chance);
}

/** One request at an operation: half of them as the document asks, half of them not. */
async function requestFor(
  operation: Operation,
  world: World,
  tokenOf: (personId: string) => Promise<string>,
  chance: Chance,
): Promise<Wanted> {
  const procedure = operation.path.split('/').at(-2) ?? '';
  const { dispute, personId } = someone(world, chance, procedure);
  const own = dispute.proceedings.filter((one) => one.procedure === procedure);
  const proceeding = own.length > 0 ? chance.oneOf(own) : dispute.proceedings[0];
  const ofDispute = { disputeId: dispute.id, proceedingId: proceeding?.id ?? dispute.id };
  let path = operation.path;
  const query: string[] = [];
  for (const { name, in: place, required, schema } of operation.parameters) {
    if (place === 'path')
      path = path.replace(`{${name}}`, inAddress(pathValue(name, schema, ofDispute, world, chance)));
    if (place === 'query' && (required || chance.happens(0.4)))
      query.push(
        `${name}=${inAddress(chance.happens(0.75) ? valueFor(schema, world.known, chance) : odd(chance))}`,
      );
  }
  if (chance.happens(0.02)) query.push(`${inAddress(odd(chance))}=${inAddress(odd(chance))}`);
  const wanted: Wanted = {
    operation: `${operation.method} ${operation.path}`,
    method: chance.happens(0.99)
      ? operation.method
      : chance.oneOf(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']),
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: headersFor(operation, operation.open ? undefined : await tokenOf(personId), chance),
  };
  return { ...wanted, ...bodyFor(operation, wanted.headers, world, chance) };
}

function bodyFor(
  operation: Operation,
  headers: Record<string, string>,
  world: World,
  chance: Chance,
): { body?: Buffer } {
  if (operation.upload) {
    headers['content-type'] = chance.oneOf([
      'application/pdf',
      'image/png',
      'text/plain',
      'application/json',
      'x',
    ]);
    return { body: Buffer.alloc(chance.oneOf([0, 1, 1000, 200_000]), chance.whole(0, 255)) };
  }
  if (!operation.body) return {};
  headers['content-type'] = chance.happens(0.97)
    ? 'application/json'
    : chance.oneOf(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x', '']);
  const proper = valueFor(operation.body, world.known, chance);
  const json = JSON.stringify(chance.happens(0.5) ? proper : spoiled(proper, chance)) ?? 'null';
  return { body: chance.happens(0.06) ? garbled(json, chance) : Buffer.from(json) };
}
