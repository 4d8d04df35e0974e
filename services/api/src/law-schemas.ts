import { type Citation, formatCitation, sources } from '@dingfen/legal-basis';
import { type TProperties, type TSchema, Type } from 'typebox';
import { day, text } from './schemas.ts';

/** A form with an example that can be sent as it stands. */
export const exampleForm = <P extends TProperties>(properties: P, example: object) =>
  Type.Object(properties, { additionalProperties: false, examples: [example] });

const described = <T extends TSchema>(schema: T, title: string, description: string): T => ({
  ...schema,
  title,
  description,
});
const date = (title: string, description: string) => Type.String({ format: 'date', title, description });
const optional = Type.Optional;

const calendarId = described(
  Type.Enum(['CN', 'CN-GX']),
  '日历',
  'Calendar: the whole country, or Guangxi with its own holiday; CN-GX unless told',
);

export const periodForm = exampleForm(
  {
    ruleId: Type.String({ minLength: 1, maxLength: 64, title: '规则编号', description: 'Id of the rule' }),
    trigger: Type.String({
      minLength: 10,
      maxLength: 16,
      title: '起算事件之日',
      description: 'Day of the event, YYYY-MM-DD; for a rule in hours the local time YYYY-MM-DDTHH:mm',
    }),
    calendar: optional(calendarId),
    length: optional(
      Type.Integer({
        title: '长度',
        description: 'Where the parties or the court set it, in the rule’s unit',
      }),
    ),
    baseLength: optional(
      Type.Integer({
        title: '原期间',
        description: 'For an extension rule: length of the period it extends',
      }),
    ),
    extension: optional(Type.Integer({ title: '延长', description: 'Extension, in the rule’s unit' })),
    exclusions: optional(
      Type.Array(
        Type.Object(
          { from: date('起', 'First day not counted'), until: date('止', 'First day that counts again') },
          { additionalProperties: false },
        ),
        { maxItems: 100, title: '不计入的时间', description: 'Time that is not counted' },
      ),
    ),
  },
  { ruleId: 'jc_apply_30d', trigger: '2026-09-01', calendar: 'CN-GX' },
);

export const limitationForm = exampleForm(
  {
    claim: Type.String({ title: '请求类型', description: 'wage or other' }),
    knewOn: date('知道权利被侵害之日', 'Day on which the infringement was or should have been known'),
    employmentEndedOn: optional(date('劳动关系终止之日', 'Day on which the labour relationship ended')),
    log: optional(
      Type.Array(
        Type.Object(
          {
            kind: Type.String({ title: '中断事由', description: 'What interrupts the limitation' }),
            on: date('日期', 'Day of the event'),
            evidence: optional(Type.String({ maxLength: 500, title: '证据', description: 'What proves it' })),
            entry: optional(
              Type.Integer({
                minimum: 0,
                title: '被作废的记录',
                description:
                  'Where kind is struck: the place of the earlier event in the log, the first being 0',
              }),
            ),
            reason: optional(
              Type.String({ maxLength: 4000, title: '作废理由', description: 'Where kind is struck: why' }),
            ),
          },
          { additionalProperties: false },
        ),
        { maxItems: 500, title: '中断记录', description: 'Everything that may have interrupted it' },
      ),
    ),
    suspensions: optional(
      Type.Array(
        Type.Object(
          {
            from: date('中止之日', 'First day of the suspension'),
            until: optional(date('原因消除之日', 'Day the cause ended; left out while it lasts')),
            cause: Type.String({ title: '中止原因', description: 'Cause of the suspension' }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 100, title: '中止', description: 'Times during which nobody could apply' },
      ),
    ),
    todayOn: optional(date('计算之日', 'Day of asking; the system’s own day unless told')),
    calendar: optional(calendarId),
  },
  {
    claim: 'other',
    knewOn: '2026-01-15',
    log: [{ kind: 'demand_made', on: '2026-05-20' }],
    todayOn: '2026-09-01',
  },
);

export const rulesQuery = Type.Object(
  {
    class: optional(Type.String({ maxLength: 64, title: '类别', description: 'Class of the rule' })),
    confidence: optional(Type.String({ maxLength: 1, title: '可信度', description: 'A, B, C or D' })),
    search: optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        title: '文字',
        description: 'Text in id, name, trigger or citation',
      }),
    ),
    on: optional(
      Type.String({ maxLength: 10, title: '施行日', description: 'The wording in force on this day' }),
    ),
  },
  { additionalProperties: false },
);

const ruleLength = Type.Union([Type.Integer(), Type.String(), Type.Array(Type.Integer())]);

/** An instrument in the version that is cited, and the place in it. */
const sourced = Type.Object({
  text,
  article: Type.String(),
  title: text,
  short: text,
  number: optional(Type.String()),
  inForceFrom: day,
  inForceUntil: optional(day),
  note: optional(text),
  confidence: Type.Enum(['A', 'B', 'C', 'D']),
});
export function sourcedOf(citation: Citation) {
  const { article, confidence, source } = citation;
  return {
    text: { zh: formatCitation(citation, 'zh'), en: formatCitation(citation, 'en') },
    article,
    ...sources[source],
    confidence,
  };
}

const step = Type.Object({
  on: optional(Type.String()),
  text,
  basis: optional(Type.String()),
});

export const periodAnswer = Type.Object({
  ruleId: Type.String(),
  version: Type.Integer(),
  name: text,
  class: Type.String(),
  trigger: Type.String(),
  calendar: calendarId,
  nominalDueOn: Type.String({ description: 'Safe date: the last day before any move for rest days' }),
  dueOn: Type.String({ description: 'Legal last day' }),
  status: Type.Enum(['firm', 'provisional']),
  onExpiry: text,
  basis: Type.Array(sourced),
  confidence: Type.Enum(['A', 'B', 'C', 'D']),
  labels: Type.Array(text),
  trace: Type.Array(step),
});

export const ruleHead = Type.Object({
  id: Type.String(),
  counted: Type.Boolean(),
  version: optional(Type.Integer()),
  name: text,
  length: ruleLength,
  unit: optional(Type.String()),
  class: Type.String(),
  confidence: Type.Enum(['A', 'B', 'C', 'D']),
  inForceFrom: day,
  inForceUntil: optional(day),
  unverified: optional(text),
  configured: optional(
    Type.Array(
      Type.Object({
        length: Type.Integer(),
        decidedBy: text,
        inForceFrom: day,
        inForceUntil: optional(day),
      }),
      {
        description: 'Lengths that this deployment has configured instead of the book’s: locally configured',
      },
    ),
  ),
});

const circumstance = Type.Object({ when: text, basis: Type.Array(sourced) });

/** One wording of a rule; what a rule does not say is not there. */
export const ruleWording = Type.Object({
  ...ruleHead.properties,
  trigger: text,
  startDay: optional(Type.String()),
  roll: optional(Type.String()),
  rollBasis: optional(Type.String()),
  bounds: optional(Type.Object({ min: optional(Type.Integer()), max: optional(Type.Integer()) })),
  opensRight: optional(Type.Boolean()),
  extends: optional(Type.Array(Type.String())),
  grant: optional(Type.Object({ by: text, times: Type.Integer(), cap: optional(Type.Integer()) })),
  extension: optional(
    Type.Object({
      by: text,
      length: optional(Type.Integer()),
      times: optional(Type.Integer()),
      cap: optional(Type.Integer()),
    }),
  ),
  suspension: optional(Type.Array(circumstance)),
  restart: optional(Type.Array(circumstance)),
  relief: optional(Type.Array(circumstance)),
  qualifications: optional(Type.Array(circumstance)),
  warnDaysBefore: optional(Type.Array(Type.Integer())),
  alsoWarn: optional(Type.Array(Type.String())),
  onExpiry: optional(text),
  effect: optional(text),
  basis: Type.Array(sourced),
});

export const calendarsAnswer = Type.Object({
  calendars: Type.Array(
    Type.Object({
      id: calendarId,
      knownUntil: day,
      notices: Type.Array(
        Type.Object({
          calendar: calendarId,
          scope: text,
          year: Type.Integer(),
          document: Type.String(),
          publishedOn: day,
          source: Type.String(),
          confidence: Type.Enum(['A', 'B']),
          blocks: Type.Array(
            Type.Object({
              name: text,
              from: day,
              to: day,
              makeUpDays: Type.Array(day),
              grantedDays: optional(Type.Integer()),
            }),
          ),
        }),
      ),
    }),
  ),
});

export const limitationAnswer = Type.Object({
  todayOn: day,
  state: Type.Enum(['notYetRunning', 'running', 'suspended', 'expired']),
  ruleId: Type.String(),
  version: Type.Integer(),
  runsFromOn: optional(day),
  lastInterruption: optional(
    Type.Object({ kind: Type.String(), on: day, evidence: optional(Type.String()) }),
  ),
  nominalDueOn: optional(day),
  dueOn: optional(day),
  status: optional(Type.Enum(['firm', 'provisional'])),
  balanceDays: optional(Type.Integer()),
  warnings: Type.Array(Type.Object({ daysBefore: Type.Integer(), on: day, reached: Type.Boolean(), text })),
  emergency: Type.Boolean(),
  onExpiry: text,
  basis: Type.Array(sourced),
  trace: Type.Array(step),
  unverified: Type.Array(text),
});
