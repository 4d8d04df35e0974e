// `npm run law`: nothing about the law is a literal outside the statute book. Reads the syntax tree of every source that is
// not a test and reports numbers and dates used as legal lengths, thresholds, shares or days in force. What looks like law
// and is none stands in EXCEPTIONS with a reason; an exception that no longer excuses anything is reported as well.
//
//   node scripts/law-stays-home.mjs [ROOT]     exit code 0: nothing found; 1: something found, or a file that is no TypeScript

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

/** The home of the law: here literals are what the room is for. */
const HOME = ['packages/legal-calendar/', 'packages/legal-basis/', 'packages/entitlements/'];
const ROOMS = ['packages', 'workflows', 'services', 'migrations'];
/** Tests and what only tests use: their days and lengths are worked examples. */
const FOR_TESTS = /\.(?:spec|fixture|d)\.ts$|(?:^|\/)testing(?:\/|\.ts$)|^packages\/proving-ground\//;

/**
 * What only looks like law. `file` is one source or, ending in '/', a folder; `code` a part of the line, all of it where
 * left out; `kind` one kind of finding, all where left out.
 */
const EXCEPTIONS = [
  {
    file: 'services/cli/src/',
    why: 'Invented disputes of the demonstrations and the measurement: amounts, days and scripts of a story.',
  },
  { file: 'services/api/src/law-schemas.ts', kind: 'date', why: 'Examples in the API description.' },
  {
    file: 'services/api/src/entitlement-forms.ts',
    why: 'Examples in the API description: invented wages and days to try a calculation with.',
  },
  { file: 'services/api/src/ledger-export.ts', code: 'fen / 100', why: 'Fen become yuan.' },
  { file: 'services/api/src/triage-form.ts', why: 'Examples in the API description: invented facts.' },
  {
    file: 'packages/domain/src/early-warning.ts',
    why: 'Own definitions (D), dated, labelled and configurable where they stand.',
  },
  {
    file: 'packages/domain/src/supervision.ts',
    why: 'The reply clock is an own definition (D), dated and labelled where it stands.',
  },
  {
    file: 'packages/metrics/src/dictionary.ts',
    why: 'Own definitions of figures, each with its version, date and source.',
  },
  {
    file: 'packages/metrics/src/entry.ts',
    code: 'addMonths(firstClosedOn, 12)',
    why: 'Own definition of a relapse, not a period of law.',
  },
  {
    file: 'packages/metrics/src/from-journal.ts',
    code: 'addMonths(first, 12)',
    why: 'Own definition of a relapse, not a period of law.',
  },
  {
    file: 'packages/dispute-engine/src/live-figures.ts',
    code: "lastDay = '9999-12-31'",
    why: 'Later than every day: the end of a range.',
  },
  {
    file: 'packages/dispute-engine/src/audit.ts',
    code: 'stuckDays: 60',
    why: 'From when the audit calls a dispute stuck: a search, not a period.',
  },
  {
    file: 'packages/dispute-engine/src/file-dispute.ts',
    code: 'EARLIEST_RECEIPT',
    why: 'Where the loaded calendars begin; nothing of the law begins that day.',
  },
  {
    file: 'packages/dispute-engine/src/file-dispute.ts',
    code: 'Array.from',
    why: 'Characters of a query code.',
  },
  {
    file: 'packages/dispute-engine/src/in-hand.ts',
    code: 'on.length > 10',
    why: 'Tells a day from a moment by the length of its text.',
  },
  {
    file: 'packages/procedure-kit/src/periods.ts',
    code: 'dueOn.length > 10',
    why: 'Tells a day from a moment by the length of its text.',
  },
  {
    file: 'packages/journal-replay/src/armed.ts',
    code: 'length > 10',
    why: 'Tells a day from a moment by the length of its text.',
  },
  {
    file: 'packages/procedure-kit/src/fields.ts',
    code: 'maximum = 365',
    why: 'Bound of a form against slips of the pen; a rule’s own bounds are guards.',
  },
  { file: 'services/api/src/environment.ts', code: 'length < 32', why: 'Length of a secret.' },
  {
    file: 'services/api/src/filing-form.ts',
    code: '100_000_000_000_000',
    why: 'Bound of a form: what a safe integer of fen can hold.',
  },
  { file: 'services/api/src/routes/file.ts', code: '2_147_483_647', why: 'Bound of a database integer.' },
  { file: 'services/api/src/routes/file.ts', code: 'name.length > 200', why: 'Length of a file name.' },
  { file: 'services/api/src/schemas.ts', code: 'maximum: 100', why: 'Entries on a page.' },
  { file: 'workflows/fast-track-trial/src/track.ts', code: 'fen / 100', why: 'Fen to yuan, for print.' },
  {
    file: 'workflows/fast-track-trial/src/events.ts',
    code: '2000, 2100',
    why: 'Bound of a form: a year of our century.',
  },
  {
    file: 'workflows/fast-track-trial/src/events.ts',
    code: "days('延长天数', 'Days added', 60)",
    why: 'Bound of a form; how long the judge extends is for the judge.',
  },
  {
    file: 'workflows/fast-track-trial/src/events.ts',
    code: "whole('延长月数', 'Months added', 1, 12)",
    why: 'Bound of a form; the law sets no length for a further extension on appeal.',
  },
  {
    file: 'workflows/fast-track-trial/src/events.ts',
    code: '365,',
    why: 'Bound of a form; the judgment sets the days for performance.',
  },
  {
    file: 'workflows/judicial-confirmation/src/events.ts',
    code: 'const moreDays',
    why: 'Bound of a form; the rules’ own bounds are guards.',
  },
  {
    file: 'workflows/pre-litigation-mediation/src/events.ts',
    code: '0, 99',
    why: 'Bound of a form: place in a list.',
  },
  {
    file: 'workflows/pre-litigation-mediation/src/events.ts',
    code: ', 180)',
    why: 'Bound of a form; the channel’s own bound is a guard.',
  },
];

/** Names of what the law counts or measures. */
const COUNTED =
  /^(?:days?|weeks?|months?|years?|hours?|workers|applicants|persons|people|headcount|absences|times|rounds|extensions?|percent|share|ratio|period|length|ceiling|threshold|limit|minimum|maximum|age|wages?|fen|amounts?)$/i;
/** Functions whose second argument is a number of days, months or years. */
const SHIFTS = new Set([
  'addDays',
  'addMonths',
  'addYears',
  'addWorkingDays',
  'workdaysAfter',
  'workdaysBefore',
  'shiftMonths',
]);
/** Fields of a form that take a number within bounds: days(title, description, 15), whole(title, description, 1, 6). */
const BOUNDED = new Map([
  ['days', 2],
  ['whole', 2],
]);
const COMPARISONS = new Set(['<', '<=', '>', '>=', '===', '!==', '==', '!=']);
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_DURATION = /^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

const root = process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url)));

function main() {
  const findings = sources(root).flatMap((file) => findingsIn(file));
  const used = new Set();
  const left = findings.filter((finding) => {
    const excuses = EXCEPTIONS.filter((exception) => excusesFinding(exception, finding));
    for (const exception of excuses) used.add(exception);
    return excuses.length === 0;
  });
  const stale = process.argv[2] === undefined ? EXCEPTIONS.filter((exception) => !used.has(exception)) : [];

  for (const { file, line, kind, what, code } of left)
    console.log(`${file}:${line} ${kind}: ${what}\n    ${code}`);
  for (const { file, code, why } of stale)
    console.log(`${file} exception excuses nothing any more: ${code ?? why}`);
  const verdict = `${findings.length} literals that look like law, ${findings.length - left.length} excused with a reason, ${left.length} to be mended`;
  console.log(`${verdict}${stale.length > 0 ? `, ${stale.length} exceptions without use` : ''}`);
  process.exitCode = left.length + stale.length > 0 ? 1 : 0;
}

/** Every source that is not a test, as a path from the root with forward slashes. */
function sources(from) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!['node_modules', 'dist', 'test-data'].includes(entry.name)) walk(path);
      } else if (/\.(?:ts|mts|mjs)$/.test(entry.name)) {
        found.push(relative(from, path).split(sep).join('/'));
      }
    }
  };
  const rooms = readdirSync(from, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && ROOMS.includes(entry.name),
  );
  for (const room of rooms) walk(join(from, room.name));
  return found
    .filter((file) => !FOR_TESTS.test(file) && !HOME.some((home) => file.startsWith(home)))
    .toSorted((left, right) => (left < right ? -1 : 1));
}

function excusesFinding({ file, code, kind }, finding) {
  return (
    (file.endsWith('/') ? finding.file.startsWith(file) : finding.file === file) &&
    (code === undefined || finding.code.includes(code)) &&
    (kind === undefined || finding.kind === kind)
  );
}

function findingsIn(file) {
  const text = readFileSync(join(root, file), 'utf8');
  const lines = text.split('\n');
  const starts = lineStarts(text);
  const found = new Map();
  const report = (node, kind, what) => {
    const line = lineAt(starts, node.start);
    const key = `${line} ${node.start}`;
    if (!found.has(key)) found.set(key, { file, line, kind, what, code: lines[line - 1].trim() });
  };
  visit(parseAst(text, { lang: file.endsWith('.mjs') ? 'js' : 'ts' }), undefined, report);
  return [...found.values()];
}

function visit(node, parent, report) {
  check(node, parent, report);
  for (const key of Object.keys(node)) {
    const child = node[key];
    if (Array.isArray(child)) {
      for (const one of child) if (isNode(one)) visit(one, node, report);
    } else if (isNode(child)) visit(child, node, report);
  }
}

const isNode = (value) => typeof value === 'object' && value !== null && typeof value.type === 'string';

function check(node, parent, report) {
  switch (node.type) {
    case 'CallExpression':
      return checkCall(node, report);
    case 'Property':
    case 'PropertyDefinition':
      return checkField(node, report);
    case 'VariableDeclarator':
    case 'AssignmentPattern':
      return checkNamed(node, report);
    case 'BinaryExpression':
      return checkBinary(node, report);
    case 'Literal':
      return checkText(node, parent, report);
    default:
      return undefined;
  }
}

/** addDays(on, 15): the number should be the rule's. One day on or back is arithmetic, not law. */
function checkCall({ callee, arguments: words }, report) {
  const bounds = callee.type === 'Identifier' ? BOUNDED.get(callee.name) : undefined;
  for (const literal of bounds === undefined ? [] : words.slice(bounds).flatMap(valuesOf))
    if (literal.value > 1) report(literal, 'bound', `${callee.name} up to ${literal.value}`);
  if (!SHIFTS.has(nameOf(callee))) return;
  for (const literal of numbersIn(words[1]))
    if (Math.abs(literal.value) > 1) report(literal, 'shift', `${nameOf(callee)} by ${literal.value}`);
}

/** { length: 15 }, { extendedDays: 10 }: the length of a period. */
function checkField({ key, value }, report) {
  if (!isNode(value) || !isCounted(nameOf(key))) return;
  for (const literal of valuesOf(value))
    if (literal.value > 1) report(literal, 'length', `${nameOf(key)} of ${literal.value}`);
}

/** const hearingNoticeDays = 3, (days = 15) => …: a length under a name. */
function checkNamed(node, report) {
  const [name, value] = node.type === 'VariableDeclarator' ? [node.id, node.init] : [node.left, node.right];
  if (!isNode(value) || !isCounted(nameOf(name))) return;
  for (const literal of valuesOf(value))
    if (literal.value > 1) report(literal, 'named', `${nameOf(name)} is ${literal.value}`);
}

/** workers >= 10, daysBetween(a, b) < 7, wageFen * 0.5: a threshold or a share. */
function checkBinary({ operator, left, right }, report) {
  const compares = COMPARISONS.has(operator);
  if (!compares && !['*', '/', '%', '+', '-'].includes(operator)) return;
  for (const [side, other] of [
    [left, right],
    [right, left],
  ]) {
    const measured = nameOf(other);
    if (!isCounted(measured) && measured !== 'daysBetween') continue;
    for (const literal of compares ? valuesOf(side) : [number(side)].filter(Boolean))
      if (Math.abs(literal.value) > 1 || !Number.isInteger(literal.value))
        report(literal, compares ? 'comparison' : 'share', `${measured} ${operator} ${literal.value}`);
  }
}

/** '2026-07-01', 'P15D': a day on which a rule begins, or a period, in writing. */
function checkText({ value, start, end }, parent, report) {
  if (typeof value !== 'string' || parent?.type === 'ImportDeclaration') return;
  if (CIVIL_DATE.test(value)) report({ start, end }, 'date', `the day ${value}`);
  else if (ISO_DURATION.test(value)) report({ start, end }, 'duration', `the period ${value}`);
}

/** By its last word, so that hearingNoticeDays is counted and maxLength, which measures text, is not; nor is a message. */
function isCounted(name) {
  if (/^(?:max|min)(?:Length|imumLength)$/.test(name)) return false;
  return COUNTED.test(name.split(/(?=[A-Z])|_/).at(-1) ?? '') || /^absences/i.test(name);
}

/** The last name of an expression: of a.b.c it is c, of f(x) it is f. */
function nameOf(node) {
  switch (node?.type) {
    case 'Identifier':
      return node.name;
    case 'Literal':
      return String(node.value);
    case 'MemberExpression':
      return node.computed ? nameOf(node.object) : nameOf(node.property);
    case 'CallExpression':
      return nameOf(node.callee);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return nameOf(node.expression);
    case 'LogicalExpression':
      return nameOf(node.left);
    default:
      return '';
  }
}

/** The number that an expression is: 15, -15, (15 as number). */
function number(node) {
  if (node?.type === 'Literal' && typeof node.value === 'number') return node;
  if (node?.type === 'UnaryExpression' && node.operator === '-') {
    const inner = number(node.argument);
    return inner && { ...inner, start: node.start, value: -inner.value };
  }
  if (['TSAsExpression', 'ParenthesizedExpression', 'TSSatisfiesExpression'].includes(node?.type))
    return number(node.expression);
  return undefined;
}

/** Every number written anywhere in an expression. */
function numbersIn(node) {
  const own = number(node);
  if (own) return [own];
  const found = [];
  const walk = (one) => {
    const literal = number(one);
    if (literal) found.push(literal);
    else
      for (const child of Object.values(one)) for (const each of [child].flat()) if (isNode(each)) walk(each);
  };
  if (isNode(node)) walk(node);
  return found;
}

/** The numbers that an expression can come to: of `c ? 5 : 3` both, of `given ?? 7` the 7, of f(3) none. */
function valuesOf(node) {
  const own = number(node);
  if (own) return [own];
  if (node.type === 'ConditionalExpression')
    return [...valuesOf(node.consequent), ...valuesOf(node.alternate)];
  if (node.type === 'LogicalExpression') return [...valuesOf(node.left), ...valuesOf(node.right)];
  if (node.type === 'BinaryExpression' && ['+', '-', '*'].includes(node.operator))
    return [...valuesOf(node.left), ...valuesOf(node.right)];
  return [];
}

function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line of a position, counted from 1. */
function lineAt(starts, position) {
  return starts.findLastIndex((start) => start <= position) + 1;
}

main();
