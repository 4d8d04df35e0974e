import type { Chance } from '../random.ts';
import type { Operation } from './operations.ts';
import type { Offers } from './offers.ts';
import { send } from './send.ts';
import { type JsonSchema, type Known, odd, spoiled, valueFor } from './values.ts';
import { anyOf, type Dispute, knownOf, type Person, someone, type World } from './world.ts';

/** How often a request is made of what the API itself says may happen now, as a page would. */
const INFORMED = 0.35;
const PROPER_WHEN_INFORMED = 0.9;
/** How often nothing new is asked for, since enough is known to be possible. */
const REMEMBERED = 0.5;
/** How often another request is at an operation that was never carried out. */
const RARE = 0.6;

/** A request as it goes over the wire. */
export interface Wanted {
  /** The operation of the document that was meant. */
  operation: string;
  method: string;
  path: string;
  /** A list is sent as so many headers of one name. */
  headers: Record<string, string | string[]>;
  body?: Buffer;
  /** Send the body without its length, in so many chunks. */
  pieces?: number;
  /** Who asks. */
  personId?: string;
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/**
 * A text as the bytes of a header: one byte for each character, or the bytes of its UTF-8. What a header can never hold is a
 * question mark.
 */
const inHeader = (value: unknown, chance: Chance): string => {
  const text = asText(value).slice(0, 4000);
  return (chance.happens(0.5) ? Buffer.from(text, 'utf8').toString('latin1') : text).replaceAll(
    // oxlint-disable-next-line no-control-regex -- these are the ones
    /[^\t -~\u0080-\u00ff]/g,
    '?',
  );
};

const charsets = ['utf-8', 'UTF-8', '"utf-8"', 'utf-16', 'gbk', 'latin1', 'x', '', '\u00ff'];
const traces = [
  '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  '00-00000000000000000000000000000000-0000000000000000-00',
  'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  '00-xyz',
  '-'.repeat(500),
];

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

function headersFor(operation: Operation, token: string | undefined, chance: Chance): Wanted['headers'] {
  const headers: Wanted['headers'] = {
    'accept-language': chance.oneOf(['zh-CN', 'en', 'en;q=0.1, zh', 'de', '*', ';;;', 'x'.repeat(500)]),
  };
  if (token !== undefined && chance.happens(0.97)) headers['authorization'] = `Bearer ${token}`;
  else if (chance.happens(0.5)) headers['authorization'] = inHeader(odd(chance), chance);
  for (const { name, in: place, required, schema } of operation.parameters) {
    if (place !== 'header') continue;
    if (!required && chance.happens(0.85)) continue;
    if (name === 'idempotency-key') {
      headers[name] = chance.happens(0.97)
        ? `fuzz-${chance.whole(0, 2 ** 31)}-${chance.whole(0, 2 ** 31)}`
        : inHeader(odd(chance), chance);
    } else if (chance.happens(0.8))
      headers[name] = inHeader(valueFor(schema, { ids: [], days: [] }, chance), chance);
    else headers[name] = inHeader(odd(chance), chance);
  }
  if (chance.happens(0.02)) headers['content-encoding'] = chance.oneOf(['gzip', 'br', 'identity', 'x']);
  if (chance.happens(0.05))
    headers['traceparent'] = chance.happens(0.7) ? chance.oneOf(traces) : inHeader(odd(chance), chance);
  if (chance.happens(0.02)) headers['expect'] = '100-continue';
  if (chance.happens(0.03)) headers['if-none-match'] = inHeader(odd(chance), chance);
  if (chance.happens(0.02))
    headers[chance.oneOf(['x-forwarded-for', 'x-http-method-override', 'range', 'origin', 'cookie'])] =
      inHeader(odd(chance), chance);
  return headers;
}

/** Now and then one of the headers stands there twice, with the same or with something else. */
function doubled(headers: Wanted['headers'], chance: Chance): Wanted['headers'] {
  if (!chance.happens(0.03)) return headers;
  const [name, value] = chance.oneOf(Object.entries(headers));
  return { ...headers, [name]: [value, chance.happens(0.5) ? value : 'x'].flat() };
}

/** The value of a path parameter: mostly one that exists and goes with the others. */
function pathValue(
  name: string,
  schema: JsonSchema,
  ofDispute: Readonly<Record<string, string>>,
  world: World,
  chance: Chance,
): unknown {
  if (chance.happens(0.04)) return odd(chance);
  return ofDispute[name] ?? valueFor(schema, world.known, chance, name);
}

/** Where requests go, and what is known of it. */
interface Asking {
  base: string;
  operations: readonly Operation[];
  world: World;
  offers: Offers;
  tokenOf: (personId: string) => Promise<string>;
}

interface Possibilities {
  proceedings?: { possibilities: { possible: boolean; url: string; payload: JsonSchema }[] }[];
}

/** Asks the API what somebody may do, and keeps what it says. */
async function lookAround({ base, operations, offers, tokenOf }: Asking): Promise<void> {
  const { dispute, personId } = offers.asker();
  const page = await send(base, {
    operation: '',
    method: 'GET',
    path: `/v1/disputes/${dispute.id}/possibilities`,
    headers: { authorization: `Bearer ${await tokenOf(personId)}` },
  });
  if (page.status !== 200) return;
  for (const { possibilities } of (JSON.parse(page.text) as Possibilities).proceedings ?? [])
    for (const { possible, url, payload } of possibilities) {
      const ofAct = (path: string): string => path.split('/').slice(-2).join('/');
      const operation = operations.find(({ path }) => ofAct(path) === ofAct(url));
      if (!possible || !operation) continue;
      offers.add({ operation: `${operation.method} ${operation.path}`, url, payload, personId, dispute });
    }
}

/** Fills in a form: as it asks, or with something wrong in it. */
function filledIn(schema: JsonSchema, known: Known, proper: number, chance: Chance): string {
  const value = valueFor(schema, known, chance);
  return JSON.stringify(chance.happens(proper) ? value : spoiled(value, chance)) ?? 'null';
}

/** An act that the API offers somebody, with a form that is mostly filled in properly. Undefined where it offers none. */
async function offered(asking: Asking, chance: Chance): Promise<Wanted | undefined> {
  const { world, offers, tokenOf } = asking;
  if (!chance.happens(REMEMBERED)) await lookAround(asking);
  const offer = offers.next(chance);
  if (!offer) return undefined;
  const { operation, url, payload, personId, dispute } = offer;
  return {
    operation,
    method: 'POST',
    path: url,
    personId,
    headers: {
      authorization: `Bearer ${await tokenOf(personId)}`,
      'content-type': 'application/json',
      'idempotency-key': `fuzz-${chance.whole(0, 2 ** 31)}-${chance.whole(0, 2 ** 31)}`,
    },
    body: Buffer.from(filledIn(payload, knownOf(world, dispute), PROPER_WHEN_INFORMED, chance)),
    ...inPieces(chance),
  };
}

const inPieces = (chance: Chance): Pick<Wanted, 'pieces'> =>
  chance.happens(0.05) ? { pieces: chance.oneOf([1, 2, 7]) } : {};

/** One request: of what the API offers somebody just now, or at any operation of its document, whether it makes sense or not. */
export async function nextRequest(asking: Asking, chance: Chance): Promise<Wanted> {
  const act = chance.happens(INFORMED) ? await offered(asking, chance) : undefined;
  return act ?? requestFor(choose(asking, chance), asking, chance);
}

/** Any operation, or one that was never carried out; an act is offered to somebody before it can be. */
function choose({ operations, offers }: Asking, chance: Chance): Operation {
  const namesOf = (list: readonly Operation[]): string[] =>
    list.map(({ method, path }) => `${method} ${path}`);
  const others = operations.filter(({ path }) => !path.includes('{proceedingId}'));
  const name = chance.happens(RARE)
    ? offers.rarestOf(namesOf(others), chance)
    : offers.unasked(namesOf(operations), chance);
  return operations[namesOf(operations).indexOf(name)] as Operation;
}

/** Who may do what is not about one dispute; anybody, where nobody in particular may. */
const officials: readonly [RegExp, readonly string[]][] = [
  [/^POST \/v1\/disputes$/, ['worker']],
  [/^\w+ \/v1\/supervision-orders\/./, ['supervisor', 'unitHead']],
  [/^\w+ \/v1\/(figures|ledger|published-months|reports|warnings|supervision-orders)/, ['supervisor']],
];

/** What is about a dispute without saying so in its address is as often for those who have to do with that dispute. */
function official({ method, path }: Operation, { people }: World, dispute: Dispute, chance: Chance): string {
  const [, roles = []] = officials.find(([pattern]) => pattern.test(`${method} ${path}`)) ?? [];
  const inRole = (all: readonly Person[]) => all.filter(({ role }) => roles.includes(role));
  const near = inRole(dispute.people);
  const fitting = near.length > 0 && chance.happens(0.5) ? near : inRole(people);
  return fitting.length > 0 && chance.happens(0.8) ? chance.oneOf(fitting).id : anyOf(people, chance);
}

/** One request at an operation: half of them as the document asks, half of them not. */
async function requestFor(operation: Operation, { world, tokenOf }: Asking, chance: Chance): Promise<Wanted> {
  const procedure = operation.path.split('/').at(-2) ?? '';
  const made = world.made.filter(({ name }) => operation.path.includes(`{${name}}`));
  const met = made.length > 0 && chance.happens(0.9) ? chance.oneOf(made) : undefined;
  const { dispute, personId: near } = met ?? someone(world, chance, procedure);
  const isNear = operation.path.includes('{disputeId}') || (met && chance.happens(0.5));
  const personId = isNear ? near : official(operation, world, dispute, chance);
  const known = knownOf(world, dispute);
  const own = dispute.proceedings.filter((one) => one.procedure === procedure);
  const proceeding = own.length > 0 ? chance.oneOf(own) : dispute.proceedings[0];
  const ofDispute = {
    disputeId: dispute.id,
    proceedingId: proceeding?.id ?? dispute.id,
    ...(met ? { [met.name]: met.id } : {}),
  };
  let path = operation.path;
  const query: string[] = [];
  const isNarrowed = chance.happens(0.6);
  for (const { name, in: place, required, schema } of operation.parameters) {
    if (place === 'path')
      path = path.replace(`{${name}}`, inAddress(pathValue(name, schema, ofDispute, world, chance)));
    if (place === 'query' && (required || (isNarrowed && chance.happens(name === 'cursor' ? 0.1 : 0.3))))
      query.push(
        `${name}=${inAddress(chance.happens(0.85) ? valueFor(schema, known, chance, name) : odd(chance))}`,
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
    ...(operation.open ? {} : { personId }),
  };
  const body = bodyFor(operation, wanted.headers, known, chance);
  return { ...wanted, headers: doubled(wanted.headers, chance), ...body, ...inPieces(chance) };
}

function bodyFor(
  operation: Operation,
  headers: Wanted['headers'],
  known: Known,
  chance: Chance,
): { body?: Buffer } {
  if (operation.upload) {
    headers['content-type'] = chance.oneOf([
      'application/pdf',
      'image/png',
      'text/plain',
      'text/plain; charset=gbk',
      'application/json',
      'x',
    ]);
    return { body: Buffer.alloc(chance.oneOf([0, 1, 1000, 200_000]), chance.whole(0, 255)) };
  }
  if (!operation.body) return {};
  headers['content-type'] = chance.happens(0.94)
    ? 'application/json'
    : chance.happens(0.5)
      ? `application/json; charset=${chance.oneOf(charsets)}`
      : chance.oneOf(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x', '']);
  const json = filledIn(operation.body, known, 0.5, chance);
  return { body: chance.happens(0.06) ? garbled(json, chance) : Buffer.from(json) };
}
