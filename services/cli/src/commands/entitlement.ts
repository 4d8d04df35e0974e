import {
  computeEntitlement,
  describeEntitlement,
  entitlementTypes,
  type Field,
  inputOf,
  type LineValue,
  readRegionalFigures,
} from '@dingfen/entitlements';
import { formatCitation } from '@dingfen/legal-basis';
import { calendarBy, calendarUsed, type LawAtHand, sayCalendar } from '../law-at-hand.ts';
import { both, columns, type Screen, WrongUse } from '../screen.ts';
import { readJsonFile } from './read-json-file.ts';

export interface EntitlementOptions {
  /** A file with the whole input, instead of one option per field. */
  jsonInput?: string;
  /** A file with confirmed regional figures. */
  figures?: string;
  json?: boolean;
}

/** Every head of claim that can be computed: `dingfen entitlement list`. */
export function listEntitlements(screen: Screen, { json }: { json?: boolean }): number {
  const known = entitlementTypes.map((type) => describeEntitlement(type));
  if (json) screen.say(JSON.stringify(known));
  else
    for (const line of columns(
      known.map(({ type, name, basis }) => [type, both(name), formatCitation(basis, 'zh')]),
    ))
      screen.say(line);
  return 0;
}

/** What a head of claim is computed from: `dingfen entitlement fields <type>`. */
export function listFields(screen: Screen, type: string, { json }: { json?: boolean }): number {
  const fields = inputOf(type);
  if (json) screen.say(JSON.stringify(fields));
  else
    for (const line of columns(
      fields.map(({ name, required, label, ...field }) => [
        `--${dashed(name)}`,
        required ? '必填 required' : '',
        field.kind === 'choice' ? Object.keys(field.options).join(' | ') : field.kind,
        both(label),
      ]),
    ))
      screen.say(line);
  return 0;
}

/** What is owed, line by line: `dingfen entitlement <type> --json-input FILE` or `--<field> value …`. */
export function entitlement(
  screen: Screen,
  law: LawAtHand,
  type: string,
  words: readonly string[],
  { jsonInput, figures, json }: EntitlementOptions,
): number {
  const fields = inputOf(type);
  if (jsonInput !== undefined && words.length > 0)
    throw new WrongUse({
      zh: `--json-input 已包含全部输入，不能再写 ${words[0]}`,
      en: `--json-input holds the whole input; ${words[0]} cannot be said beside it`,
    });
  const input = jsonInput === undefined ? inputFrom(fields, words) : readJsonFile(jsonInput);
  const read = figures === undefined ? {} : readRegionalFigures(readJsonFile(figures));
  const owed = computeEntitlement(type, input, { ...read, calendar: calendarBy(law, 'CN') });
  if (json) {
    screen.say(JSON.stringify({ ...owed, calendarUsed: calendarUsed(law, 'CN') }));
    return 0;
  }
  screen.say(both(describeEntitlement(type).name));
  screen.say(`应付 owed            ${yuan(owed.amountFen)}`);
  if (owed.monthlyFen !== undefined) screen.say(`每月 every month     ${yuan(owed.monthlyFen)}`);
  owed.lines.forEach(({ label, formula, value, basis }, place) => {
    screen.say(`  ${place + 1}. ${label.zh}：${formula.zh}${valueText(value, 'zh')}`);
    screen.say(`     ${label.en}: ${formula.en}${valueText(value, 'en')}`);
    screen.say(`     ${formatCitation(basis, 'zh')} · ${formatCitation(basis, 'en')}`);
  });
  for (const text of owed.notes ?? []) screen.say(`注意 note            ${both(text)}`);
  for (const text of owed.unverified ?? []) screen.say(`未核实 not verified   ${both(text)}`);
  sayCalendar(screen, law, 'CN');
  return 0;
}

const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`;
const valueText = (value: LineValue, lang: 'zh' | 'en'): string =>
  'fen' in value ? ` → ${yuan(value.fen)}` : ` → ${value.number} ${value.unit[lang]}`;

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const camel = (name: string): string =>
  name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** '--hired-on 2022-08-01 --reinstatement-claimed true' as an input; the entitlements judge what the values are worth. */
function inputFrom(fields: ReturnType<typeof inputOf>, words: readonly string[]): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (let place = 0; place < words.length; place += 2) {
    const [option = '', value] = words.slice(place, place + 2);
    if (!option.startsWith('--') || value === undefined)
      throw new WrongUse({
        zh: `输入写作 --字段 值，读不懂 ${option}`,
        en: `an input is written --field value; ${option} cannot be read`,
      });
    const name = camel(option.slice(2));
    const field = fields.find((one) => one.name === name);
    input[name] = field ? valueOf(field, value) : value;
  }
  return input;
}

function valueOf(field: Field, said: string): unknown {
  switch (field.kind) {
    case 'fen':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(said) ? Number(said) : said;
    case 'boolean':
      return said === 'true' ? true : said === 'false' ? false : said;
    case 'list':
      try {
        return JSON.parse(said);
      } catch {
        return said;
      }
    default:
      return said;
  }
}
