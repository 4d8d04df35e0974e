import { type CivilDate, isCivilDate, RefusedInput, shown } from '../legal-calendar.ts';
import { sources } from '../sources.ts';
import {
  type Asked,
  type QuestionId,
  questionIds,
  type QuestionKind,
  questions,
  type TriageClaim,
  type TriageFacts,
} from './questions.ts';

function refuse(field: string, value: unknown, zh: string, en: string): never {
  throw new RefusedInput(field, {
    zh: `${field}${zh}：${shown(value)}`,
    en: `${field} ${en}: ${shown(value)}`,
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function dateAt(field: string, value: unknown): CivilDate {
  if (isCivilDate(value)) return value;
  return refuse(field, value, '不是真实日期（YYYY-MM-DD）', 'is not a real date written YYYY-MM-DD');
}

function wholeAt(field: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  return refuse(field, value, '不是非负整数', 'is not a whole number from 0');
}

function choiceAt(field: string, value: unknown, choices: object): string {
  if (typeof value === 'string' && Object.hasOwn(choices, value)) return value;
  const known = Object.keys(choices).join(', ');
  return refuse(field, value, `只能是${known}之一`, `must be one of ${known}`);
}

function listAt(field: string, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return refuse(field, value, '不是列表', 'is not a list');
}

function claimAt(field: string, value: unknown): TriageClaim {
  if (!isRecord(value)) return refuse(field, value, '不是一项请求', 'is not a head of claim');
  const type = choiceAt(`${field}.type`, value['type'], questions.claims.choices) as TriageClaim['type'];
  if (value['amountFen'] === undefined) return { type };
  return { type, amountFen: wholeAt(`${field}.amountFen`, value['amountFen']) };
}

function claimsAt(field: string, value: unknown): readonly TriageClaim[] {
  const claims = listAt(field, value).map((claim, index) => claimAt(`${field}[${index}]`, claim));
  return claims.length > 0
    ? claims
    : refuse(field, value, '至少要有一项请求', 'needs at least one head of claim');
}

function flagAt(field: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  return refuse(field, value, '只能是 true 或者 false', 'is neither true nor false');
}

function regionAt(field: string, value: unknown): string {
  if (typeof value === 'string' && /^\d{6}$/.test(value)) return value;
  return refuse(field, value, '不是六位行政区划代码', 'is not a six-digit division code');
}

function answerAt(id: QuestionId, value: unknown): unknown {
  const { kind, choices = {} }: Asked = questions[id];
  const read: Readonly<Record<QuestionKind, () => unknown>> = {
    date: () => dateAt(id, value),
    flag: () => flagAt(id, value),
    count: () => wholeAt(id, value),
    choice: () => choiceAt(id, value, choices),
    choices: () => listAt(id, value).map((choice, index) => choiceAt(`${id}[${index}]`, choice, choices)),
    claims: () => claimsAt(id, value),
    region: () => regionAt(id, value),
  };
  return read[kind]();
}

const dateIds = questionIds.filter((id) => questions[id].kind === 'date');

/** Which day cannot lie before which. */
const order: readonly (readonly [earlier: QuestionId, later: QuestionId])[] = [
  ['happenedOn', 'knewOn'],
  ['awardServedOn', 'rulingServedOn'],
];

function checkTogether(facts: TriageFacts): void {
  if (facts.askedOn < sources.MAL.inForceFrom)
    refuse(
      'askedOn',
      facts.askedOn,
      `早于劳动争议调解仲裁法施行之日（${sources.MAL.inForceFrom}）`,
      `lies before the Mediation and Arbitration Law was in force (${sources.MAL.inForceFrom})`,
    );
  for (const id of dateIds) {
    const on = facts[id] as CivilDate | undefined;
    if (on !== undefined && on > facts.askedOn)
      refuse(id, on, `晚于询问之日${facts.askedOn}`, `lies after the day of asking, ${facts.askedOn}`);
  }
  for (const [earlier, later] of order) {
    const [from, to] = [facts[earlier], facts[later]] as (CivilDate | undefined)[];
    if (from !== undefined && to !== undefined && to < from)
      refuse(later, to, `早于${earlier}（${from}）`, `lies before ${earlier}, ${from}`);
  }
  if (facts.stillEmployed === true && facts.employmentEndedOn !== undefined)
    refuse(
      'employmentEndedOn',
      facts.employmentEndedOn,
      '与仍在职（stillEmployed）矛盾',
      'contradicts stillEmployed',
    );
  if (facts.workers === 0)
    refuse('workers', 0, '至少是一人', 'counts the worker who asks, so it is at least one');
}

/**
 * Facts from untyped JSON, one field per question besides `askedOn`. null counts as not known.
 * Throws RefusedInput naming the field: an unknown field or choice, a day that does not exist, lies after the day of
 * asking or contradicts another, an amount that is not whole fen.
 */
export function readTriageFacts(value: unknown): TriageFacts {
  if (!isRecord(value)) return refuse('facts', value, '不是一组事实', 'is not a set of facts');
  const facts: Record<string, unknown> = { askedOn: dateAt('askedOn', value['askedOn']) };
  for (const [field, answer] of Object.entries(value)) {
    if (field === 'askedOn' || answer === undefined || answer === null) continue;
    if (!Object.hasOwn(questions, field)) refuse(field, answer, '不是已知的问题', 'is not a known question');
    facts[field] = answerAt(field as QuestionId, answer);
  }
  const read = facts as TriageFacts;
  checkTogether(read);
  return read;
}
