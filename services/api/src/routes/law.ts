import {
  configuredLengths,
  type Engine,
  ruleCalled,
  searchRules,
  type StatuteEntry,
} from '@dingfen/dispute-engine';
import { computeDeadline, type LimitationInput, limitationStanding, type RuleId } from '@dingfen/legal-basis';
import { type CalendarId, civilDateOf, notices } from '@dingfen/legal-calendar';
import { currentInstant } from '@dingfen/persistence';
import { Type } from 'typebox';
import {
  calendarsAnswer,
  limitationAnswer,
  limitationForm,
  periodAnswer,
  periodForm,
  ruleHead,
  rulesQuery,
  ruleWording,
  sourcedOf,
} from '../law-schemas.ts';
import { messages } from '../messages.ts';
import { refused } from '../problems.ts';
import { computed } from '../refused-input.ts';
import { type Api, form } from '../schemas.ts';

const calendarIds: readonly CalendarId[] = ['CN', 'CN-GX'];
const usualCalendar: CalendarId = 'CN-GX';
const tags = ['法律计算 Law'];
/** Anybody may ask: nothing personal goes in, nothing is kept. */
const config = { open: true };

/** The statute book and its computations for other systems, by the holiday notices of the moment. */
export function lawRoutes(api: Api, engine: Engine): void {
  api.post(
    '/law/periods',
    {
      config,
      schema: {
        tags,
        summary: '计算一个期限并说明理由 Count one period and say how',
        body: periodForm,
        response: { 200: periodAnswer },
      },
    },
    async ({ body: { calendar: id = usualCalendar, ...asked } }) => {
      const book = await engine.calendars.now(engine.db);
      const { rule, nominalDueOn, dueOn, status, labels, trace } = computed(() =>
        computeDeadline({
          ...asked,
          ruleId: asked.ruleId as RuleId,
          calendar: book.calendar(id),
          local: book.local,
        }),
      );
      return {
        ruleId: rule.id,
        version: rule.version,
        name: rule.name,
        class: rule.class,
        trigger: asked.trigger,
        calendar: id,
        nominalDueOn,
        dueOn,
        status,
        onExpiry: rule.onExpiry,
        basis: rule.basis.map(sourcedOf),
        confidence: rule.confidence,
        labels: [...labels],
        trace: [...trace],
      };
    },
  );

  api.post(
    '/law/limitation',
    {
      config,
      schema: {
        tags,
        summary: '仲裁时效的现状 Where the limitation of arbitration stands',
        body: limitationForm,
        response: { 200: limitationAnswer },
      },
    },
    async ({ body: { calendar: id = usualCalendar, log = [], ...asked } }) => {
      const book = await engine.calendars.now(engine.db);
      const todayOn = asked.todayOn ?? civilDateOf(await currentInstant(engine.db));
      const input = { ...asked, log, todayOn, calendar: book.calendar(id) } as LimitationInput;
      const { rule, warnings, trace, unverified, ...standing } = computed(() => limitationStanding(input));
      return {
        todayOn,
        ...standing,
        version: rule.version,
        onExpiry: rule.onExpiry,
        basis: rule.basis.map(sourcedOf),
        warnings: [...warnings],
        trace: [...trace],
        unverified: [...unverified],
      };
    },
  );

  api.get(
    '/law/rules',
    {
      config,
      schema: {
        tags,
        summary: '期限规则 The rules, all or those that fit',
        querystring: rulesQuery,
        response: { 200: Type.Object({ items: Type.Array(ruleHead) }) },
      },
    },
    async ({ query }) => ({
      items: computed(() => searchRules(query)).map((entry) => headOf(entry, engine)),
    }),
  );

  api.get(
    '/law/rules/:id',
    {
      config,
      schema: {
        tags,
        summary: '一条规则的全部文本与出处 One rule, every wording, with its sources',
        params: form({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        response: { 200: Type.Object({ versions: Type.Array(ruleWording) }) },
      },
    },
    async ({ params: { id } }) => {
      const versions = ruleCalled(id);
      if (!versions) throw refused('not_found', messages.noSuchRule);
      return { versions: versions.map((entry) => wordingOf(entry, engine)) };
    },
  );

  api.get(
    '/law/calendars',
    {
      config,
      schema: {
        tags,
        summary: '日历所依据的放假通知 The holiday notices the calendars rest on',
        response: { 200: calendarsAnswer },
      },
    },
    async () => {
      const book = await engine.calendars.now(engine.db);
      return {
        calendars: calendarIds.map((id) => ({
          id,
          knownUntil: book.calendar(id).knownUntil,
          notices: notices(id, book.loaded).map(({ blocks, replaces: _, ...notice }) => ({
            ...notice,
            blocks: blocks.map((block) => ({ ...block, makeUpDays: [...block.makeUpDays] })),
          })),
        })),
      };
    },
  );
}

function headOf(entry: StatuteEntry, { localRules }: Engine) {
  const { counted, id, rule } = entry;
  const configured = configuredLengths(localRules, entry);
  const { name, length, class: ofClass, confidence, inForceFrom, unverified } = rule;
  return {
    id,
    counted,
    ...('version' in rule ? { version: rule.version } : {}),
    name,
    length: typeof length === 'object' ? [...length] : length,
    ...(rule.unit === undefined ? {} : { unit: rule.unit }),
    class: ofClass,
    confidence,
    inForceFrom,
    ...('inForceUntil' in rule && rule.inForceUntil !== undefined ? { inForceUntil: rule.inForceUntil } : {}),
    ...(unverified ? { unverified } : {}),
    ...(configured.length > 0 ? { configured: configured.map(({ ruleId: _, ...one }) => one) } : {}),
  };
}

/** Circumstances with the places that say so. */
const lists = ['suspension', 'restart', 'relief', 'qualifications'] as const;

function wordingOf(entry: StatuteEntry, engine: Engine) {
  const { rule } = entry;
  const said = Object.fromEntries(
    lists.flatMap((name) => {
      const list = name in rule ? rule[name as 'restart'] : undefined;
      return list ? [[name, list.map(({ when, basis }) => ({ when, basis: basis.map(sourcedOf) }))]] : [];
    }),
  );
  return { ...rule, ...headOf(entry, engine), ...said, basis: rule.basis.map(sourcedOf) } as never;
}
