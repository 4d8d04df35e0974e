import { isDeepStrictEqual } from 'node:util';
import {
  effectsOf,
  type Entry,
  follow,
  holderOf,
  type People,
  peopleIn,
  type Step,
} from '@dingfen/journal-replay';
import type { Recipient } from '@dingfen/procedure-kit';
import type { Find } from './problem.ts';
import type { MessageRow, NotificationRow, Whole } from './read.ts';

type To = MessageRow['payload']['to'];

const OFFICERS = { mediationBody: 'intake', court: 'courtClerk', commission: 'commissionOfficer' } as const;
const HEADS = {
  mediationBody: 'unitHead',
  court: 'courtPresident',
  commission: 'commissionDirector',
} as const;
type Body = keyof typeof OFFICERS;

const inBody = ({ holders }: People, body: Body, role: string): To[] => {
  const id = holders.get(body);
  return id === undefined ? [] : [{ kind: 'organisation', id, role }];
};

function meant(people: People, to: Recipient): To[] {
  const parties = people.parties.filter(({ isReplaced }) => !isReplaced);
  switch (to) {
    case 'parties':
      return parties.map(({ id }) => ({ kind: 'party', id }));
    case 'applicant':
    case 'respondent':
      return parties.filter(({ role }) => role === to).map(({ id }) => ({ kind: 'party', id }));
    case 'mediator':
    case 'candidateMediator': {
      const id = people.holders.get(to);
      return id === undefined ? inBody(people, 'mediationBody', 'intake') : [{ kind: 'person', id }];
    }
    case 'supervisor':
      return inBody(people, 'mediationBody', 'supervisor');
    default:
      return inBody(people, to, OFFICERS[to]);
  }
}

/** Which body answers for whoever has the ball. */
const bodyOf = (holder: string): Body =>
  holder === 'court' || holder === 'judge'
    ? 'court'
    : holder === 'commission'
      ? 'commission'
      : 'mediationBody';

/** To whom the warnings and rungs of a period go. */
function warned(people: People, recipient: string, key: string, holder: string): To[] {
  const body = bodyOf(holder);
  if (recipient === 'unit_head') return inBody(people, body, HEADS[body]);
  if (recipient === 'supervisor') return inBody(people, body, 'supervisor');
  if (recipient === 'mediator') return meant(people, 'mediator');
  if (recipient === 'owner') {
    const { holders } = people;
    const inItsPlace = { judge: 'court', candidateMediator: 'mediationBody', mediator: 'mediationBody' }[
      holder
    ];
    const id = holders.get(holder) ?? (inItsPlace && holders.get(inItsPlace));
    if (id === undefined) return inBody(people, body, HEADS[body]);
    const persons = ['mediator', 'candidateMediator', 'judge'].map((role) => holders.get(role));
    return persons.includes(id) ? [{ kind: 'person', id }] : meant(people, body);
  }
  if (people.parties.some(({ id }) => id === key)) return [{ kind: 'party', id: key }];
  return meant(people, key === 'applicant' ? 'applicant' : 'parties');
}

const nameOf = ({ to, message, text, at }: Omit<MessageRow['payload'], 'traceparent'>): string =>
  [message, 'to', to.kind, to.id, to.role ?? '-', at, text.zh, text.en].join(' ');

/** An entry that was played, with the words in which it is told. */
type Told = Step<Entry & { summary: unknown }>;

/** The messages that follow from the journal, each as often as it follows. */
function expectedOf(whole: Whole, steps: readonly Told[]): string[] {
  const people = peopleIn(steps.map(({ entry }) => entry));
  const deadlines = new Map(whole.deadlines.map((one) => [one.id, one]));
  const holding = new Map<string, string>();
  const expected: string[] = [];
  for (const step of steps) {
    const { entry, course, heard } = step;
    if (entry.event === 'WARNING' || entry.event === 'ESCALATION') {
      const { deadlineId = '', rung, recipient = '' } = entry.payload as Record<string, string>;
      const deadline = deadlines.get(deadlineId);
      const holder = holding.get(deadline?.proceeding_id ?? '') ?? 'nobody';
      const message = `${entry.event === 'WARNING' ? 'warning' : 'rung'}.${rung}`;
      for (const to of warned(people, recipient, deadline?.key ?? '', holder))
        expected.push(
          nameOf({ to, message, text: entry.summary as MessageRow['payload']['text'], at: entry.at }),
        );
    }
    if (!heard || !course) continue;
    const effects = effectsOf(step);
    for (const effect of effects) if (effect.type === 'assignTo') follow(people, effect);
    holding.set(course.id, holderOf(heard.after));
    for (const effect of effects)
      if (effect.type === 'amendParties') follow(people, effect);
      else if (effect.type === 'notify') {
        const text = course.procedure.messages[effect.message] as { zh: string; en: string };
        for (const recipient of [effect.to].flat())
          for (const to of meant(people, recipient))
            expected.push(nameOf({ to, message: effect.message, text, at: entry.at }));
      }
  }
  return expected;
}

/** Supervision orders and early warnings tell of their steps beside the journal of a dispute. */
const isBeside = ({ payload }: MessageRow): boolean =>
  /^(supervision|warning)\.[A-Z_]{3,}$/.test(payload.message);

/** Every act that tells somebody something has left its message, and each message has come to whom it was meant for, as it was meant. */
export function checkMessages(whole: Whole, steps: readonly Told[], find: Find): void {
  const { number } = whole.dispute;
  const waiting = new Map<string, number>();
  for (const name of expectedOf(whole, steps)) waiting.set(name, (waiting.get(name) ?? 0) + 1);
  for (const message of whole.messages) {
    if (isBeside(message)) continue;
    const name = nameOf(message.payload);
    const left = (waiting.get(name) ?? 0) - 1;
    if (left < 0) find('message without an act', `${number}: ${name}`);
    else waiting.set(name, left);
  }
  for (const [name, left] of waiting)
    if (left > 0)
      find('message not delivered', `${number}, never written: ${name}${left > 1 ? `, ${left} times` : ''}`);
  checkDelivery(whole, find);
}

function checkDelivery({ dispute: { number }, messages, notifications }: Whole, find: Find): void {
  const inInbox = new Map(notifications.map((one) => [one.id, one]));
  for (const message of messages) {
    const came = inInbox.get(message.id);
    inInbox.delete(message.id);
    if (!message.relayed || !came) find('message not delivered', `message ${message.id} of ${number}`);
    if (came && !isAsMeant(message, came))
      find('delivered otherwise', `${number}: ${nameOf(message.payload)} came as ${JSON.stringify(came)}`);
  }
  for (const [id, { message }] of inInbox)
    find('delivered otherwise', `${number}: ${message} ${id} was sent by nobody`);
}

const isAsMeant = ({ payload: { to, message, text, at } }: MessageRow, came: NotificationRow): boolean =>
  isDeepStrictEqual(
    { kind: to.kind, id: to.id, role: to.role ?? null, message, text, at: new Date(at).toISOString() },
    {
      kind: came.recipient_kind,
      id: came.recipient_id,
      role: came.recipient_role,
      message: came.message,
      text: came.text,
      at: came.created_at,
    },
  );
