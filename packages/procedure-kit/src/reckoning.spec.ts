import { cite, type LocalRules, thresholdOn } from '@dingfen/legal-basis';
import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import {
  type ActsOf,
  defineDeadlines,
  defineEvents,
  defineGuards,
  implementDelays,
  implementGuards,
  state,
} from './declare.ts';
import { effects } from './effects.ts';
import { defineProcedure } from './procedure.ts';
import { given } from './testing/index.ts';

/** Somebody is asked, so many times as is decided; meanwhile a mediation runs. */
interface Context {
  on: string;
  asked: number;
}

const events = defineEvents({
  CLOSE: {
    summary: { zh: '结案', en: 'close' },
    basis: [cite('ENG', '', 'D')],
    entitled: ['intake'],
    payload: Type.Object({}, { additionalProperties: false }),
  },
});
type Acts = ActsOf<typeof events>;

const guards = defineGuards<Context, Acts>()({
  askedOften: {
    summary: { zh: '已回访足够次数', en: 'asked often enough' },
    basis: [cite('ENG', '', 'D')],
    judgesBy: ({ context, event }) => thresholdOn('unreachable_follow_ups', context.on, event.local),
    test: ({ context, event }) =>
      context.asked >= thresholdOn('unreachable_follow_ups', context.on, event.local).value,
  },
  opensOnRestDay: {
    summary: { zh: '开始之日是休息日', en: 'begun on a rest day' },
    basis: [cite('CPL', '85')],
    test: ({ event }) => event.calendar.isRestDay(event.on),
  },
});
const deadlines = defineDeadlines<Context>()({
  med_period_one_stop_15d: {
    rule: 'med_period_one_stop_15d',
    // Only to see that arming, too, knows by what is reckoned.
    arm: ({ on }, { calendar }) => [{ key: calendar.id, triggerOn: on }],
  },
});

const said = (zh: string, en: string) => state({ summary: { zh, en } });
const procedure = defineProcedure({
  key: 'asking',
  id: 'asking',
  version: 1,
  name: { zh: '回访', en: 'asking' },
  events,
  guards,
  deadlines,
  outcomes: {},
  messages: {},
  machine: setup({
    types: {} as { context: Context; events: Acts; input: Context },
    guards: implementGuards<Context, Acts, typeof guards>(guards),
    delays: implementDelays(deadlines),
    actions: effects,
  }).createMachine({
    id: 'asking',
    context: ({ input: { on, asked } }) => ({ on, asked }),
    initial: 'opening',
    states: {
      opening: { always: [{ guard: 'opensOnRestDay', target: 'resting' }, { target: 'running' }] },
      resting: { meta: said('休息日', 'a rest day') },
      running: {
        meta: said('进行中', 'under way'),
        on: { CLOSE: { guard: 'askedOften', target: 'closed' } },
        after: { med_period_one_stop_15d: { target: 'closed' } },
      },
      closed: { type: 'final', tags: ['ended'], meta: said('已结案', 'closed') },
    },
  }),
});

const decidedBy = { zh: '示例办法', en: 'Example rules' };
const local: LocalRules = {
  lengths: [{ ruleId: 'med_period_one_stop_15d', length: 20, decidedBy, inForceFrom: '2025-01-01' }],
  thresholds: [{ thresholdId: 'unreachable_follow_ups', value: 5, decidedBy, inForceFrom: '2025-01-01' }],
};
const intake = { by: 'intake' as const, on: '2025-03-04' };

describe('by what a proceeding is reckoned', () => {
  test('given nothing is configured, then the statute book decides, and a refusal names nobody', () => {
    const story = given(procedure, { asked: 1 }, { on: '2025-03-03' });
    expect(story.deadline('med_period_one_stop_15d', 'CN-GX').nominalDueOn).toBe('2025-03-18');
    expect(story.refused('CLOSE', {}, intake).failing[0]?.summary.zh).toBe('已回访足够次数');
    expect(given(procedure, { asked: 3 }, { on: '2025-03-03' }).when('CLOSE', {}, intake).ended).toBe(true);
  });

  test('given something is configured, then periods and conditions go by it, and say who decided', () => {
    const story = given(procedure, { asked: 3 }, { on: '2025-03-03', local });
    expect(story.deadline('med_period_one_stop_15d')).toMatchObject({
      nominalDueOn: '2025-03-23',
      decidedBy,
    });
    expect(story.refused('CLOSE', {}, intake).failing[0]?.summary).toEqual({
      zh: '已回访足够次数（本地配置：5，示例办法）',
      en: 'asked often enough (locally configured: 5, Example rules)',
    });
    expect(story.mayHappen('intake')[0]?.failing[0]?.summary.zh).toContain('示例办法');
  });

  test('when a proceeding opens, then its first conditions know the day and the calendar', () => {
    const on = { on: '2025-03-03' };
    expect(given(procedure, { asked: 0 }, on).states).toEqual(['running']);
    expect(given(procedure, { asked: 0 }, { on: '2024-04-11' }).states).toEqual(['resting']);
    expect(given(procedure, { asked: 0 }, { on: '2024-04-11', calendar: 'CN' }).states).toEqual(['running']);
  });
});
