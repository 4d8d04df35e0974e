import fc from 'fast-check';
import type { Chance } from '../random.ts';

/** As much of JSON Schema as the API's document uses. */
export interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
  examples?: unknown[];
  default?: unknown;
}

/** Ids and days that exist in the world, so that a share of what is sent means something. */
export interface Known {
  ids: readonly string[];
  /** Today first. */
  days: readonly string[];
  /** What stands in a field of that name when somebody means it. */
  named?: Readonly<Record<string, readonly unknown[]>>;
}

/** How often a field gets what its name asks for, where that is known. */
const AS_NAMED = 0.85;

const MATCHES_A_PATTERN = 24;
const matches = new Map<string, string[]>();

/** Texts that match a pattern; made once, for making them is slow. */
function matching(pattern: string, chance: Chance): string {
  let known = matches.get(pattern);
  if (!known) {
    known = fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), {
      seed: chance.whole(0, 2 ** 31 - 1),
      numRuns: MATCHES_A_PATTERN,
    });
    matches.set(pattern, known);
  }
  return chance.oneOf(known);
}

const names = [
  '甲（虚构）',
  '电话录音1',
  '一号调解室',
  '已核对',
  'a',
  '𠮷野家（虚构）',
  '第1次',
  'x'.repeat(200),
];

function textFor(schema: JsonSchema, known: Known, chance: Chance): string {
  if (schema.format === 'date')
    return chance.happens(0.5) ? (known.days[0] as string) : chance.oneOf(known.days);
  if (schema.format === 'date-time') return `${chance.oneOf(known.days)}T01:02:03.000Z`;
  if (known.ids.length > 0 && chance.happens(0.4)) {
    const id = chance.oneOf(known.ids);
    if (!schema.pattern || new RegExp(schema.pattern, 'u').test(id)) return id;
  }
  if (schema.pattern) return matching(schema.pattern, chance);
  const text = chance.oneOf(names);
  return text.slice(0, schema.maxLength ?? 200).padEnd(schema.minLength ?? 0, '字');
}

function numberFor({ type, minimum, maximum }: JsonSchema, chance: Chance): number {
  const least = minimum ?? 0;
  const most = maximum ?? least + chance.oneOf([1, 100, 10_000_000]);
  return type === 'number' ? least + chance.next() * (most - least) : chance.whole(least, most);
}

/** Decides for all fields of one form together, half of the time: a form is rarely right with something of everything. */
function together(chance: Chance, otherwise: number): () => boolean {
  const all = chance.happens(0.5);
  if (chance.happens(0.5)) return () => all;
  return () => chance.happens(otherwise);
}

function formFor(schema: JsonSchema, known: Known, chance: Chance): unknown {
  const required = new Set(schema.required);
  const isFilledIn = together(chance, 0.5);
  const isTicked = together(chance, 0.7);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => required.has(name) || isFilledIn())
      .map(([name, inner]) => [
        name,
        inner.type === 'boolean' && !('const' in inner) ? isTicked() : valueFor(inner, known, chance, name),
      ]),
  );
}

const isOf = ({ type, pattern = '', maxLength = Infinity }: JsonSchema, value: unknown): boolean => {
  if (Array.isArray(value)) return type === 'array';
  if (typeof value === 'number') return type === 'integer' || type === 'number';
  const fits = (text: string): boolean => text.length <= maxLength && new RegExp(pattern, 'u').test(text);
  return typeof value === 'string' && type === 'string' && fits(value);
};

/** A value that the schema allows; `name` is that of the field it is for. */
export function valueFor(schema: JsonSchema, known: Known, chance: Chance, name = ''): unknown {
  const fitting = known.named?.[name]?.filter((one) => isOf(schema, one)) ?? [];
  if (fitting.length > 0 && chance.happens(AS_NAMED)) return chance.oneOf(fitting);
  if (schema.examples && chance.happens(0.5)) return chance.oneOf(schema.examples);
  if ('const' in schema) return schema.const;
  if (schema.enum) return chance.oneOf(schema.enum);
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways) return valueFor(chance.oneOf(ways), known, chance, name);
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((part) => valueFor(part, known, chance) as object));
  const type = Array.isArray(schema.type) ? chance.oneOf(schema.type) : schema.type;
  if (type === 'string') return textFor(schema, known, chance);
  if (type === 'integer' || type === 'number') return numberFor({ ...schema, type }, chance);
  if (type === 'boolean') return chance.happens(0.7);
  if (type === 'null') return null;
  if (type === 'array') {
    const least = schema.minItems ?? 0;
    const count = chance.whole(least, Math.min(schema.maxItems ?? least + 3, least + 3));
    return Array.from({ length: count }, () => valueFor(schema.items ?? {}, known, chance, name));
  }
  return formFor(schema, known, chance);
}

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values nobody in their right mind would send. */
const oddities: readonly ((chance: Chance) => unknown)[] = [
  () => null,
  () => '',
  () => ' ',
  () => [],
  () => ({}),
  () => -1,
  () => 0,
  () => 0.1,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER + 1,
  () => true,
  () => 'NaN',
  () => '2026-02-29',
  () => '2026-13-01',
  () => '0000-00-00',
  () => '9999-12-31',
  () => '+002026-01-01',
  () => '２０２６-01-01',
  () => '\u0000',
  () => '\ud800',
  () => 'a\u0000b',
  () => '\u202e\u2066右到左',
  () => '\ufeff甲',
  () => 'é'.normalize('NFD').repeat(50),
  () => '👨‍👩‍👧‍👦'.repeat(40),
  () => '\u0301'.repeat(500),
  () => "'; drop table dispute; --",
  () => '<script>alert(1)</script>',
  () => '=HYPERLINK("http://example.invalid")',
  () => '../../../../etc/passwd',
  () => '%00%ff%C0%AF',
  () => '${jndi:ldap://example.invalid}',
  () => '__proto__',
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  (chance) => 'x'.repeat(chance.oneOf([1000, 10_000, 300_000])),
  (chance) => nested(chance.oneOf([20, 40, 200, 3000])),
  (chance) => Array.from({ length: chance.oneOf([100, 5000]) }, (_, index) => index),
  (chance) => Object.fromEntries(Array.from({ length: chance.oneOf([50, 2000]) }, (_, n) => [`f${n}`, n])),
];

export const odd = (chance: Chance): unknown => chance.oneOf(oddities)(chance);

/** The same value with something wrong somewhere in it. */
export function spoiled(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance.happens(0.15)) return odd(chance);
  if (Array.isArray(value)) {
    if (value.length === 0) return [odd(chance)];
    const at = chance.whole(0, value.length - 1);
    return value.map((one, index) => (index === at ? spoiled(one, chance) : one));
  }
  const fields = Object.entries(value);
  const way = chance.whole(0, 3);
  if (way === 0 || fields.length === 0)
    return { ...value, [chance.oneOf(['extra', '__proto__', 'id', ''])]: odd(chance) };
  const [name, inner] = chance.oneOf(fields);
  if (way === 1) return Object.fromEntries(fields.filter(([other]) => other !== name));
  return { ...value, [name]: spoiled(inner, chance) };
}
