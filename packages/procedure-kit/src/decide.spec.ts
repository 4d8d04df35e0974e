import { type Actor, isRefusal } from '@dingfen/domain';
import { cite } from '@dingfen/legal-basis';
import { calendar } from '@dingfen/legal-calendar';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { and, assign, createMachine, not, setup } from 'xstate';
import { chartMarkdown } from './chart.ts';
import { decide, restoreSnapshot, start } from './decide.ts';
import {
  type ActsOf,
  defineDeadlines,
  defineEvents,
  defineGuards,
  defineOutcomes,
  implementDelays,
  implementGuards,
  state,
} from './declare.ts';
import { effects } from './effects.ts';
import { lint } from './lint.ts';
import { warningEventOf } from './periods.ts';
import { defineProcedure, type Procedure, registry } from './procedure.ts';
import { explore, given, replay } from './testing/index.ts';

/** A confirmation in miniature: a window, a review that can be extended or paused, and an objection period for each party. */
interface Context {
  effectiveOn: string;
  acceptedOn: string;
  extension: number;
  signed: string[];
  pausedSince: string;
  pauses: { from: string; until: string }[];
  servedOn: Record<string, string>;
  closedWindows: string[];
}

const none = Type.Object({}, { additionalProperties: false });
const ofParty = Type.Object({ partyId: Type.String({ minLength: 1 }) }, { additionalProperties: false });
const words = (zh: string, en: string, more: object = {}) => state({ summary: { zh, en }, ...more });

const events = defineEvents({
  SIGN: {
    summary: { zh: '签名', en: 'sign' },
    basis: [cite('CPL', '205')],
    entitled: ['applicant', 'respondent'],
    payload: ofParty,
  },
  FILE: {
    summary: { zh: '提交', en: 'file' },
    basis: [cite('CPL', '205')],
    entitled: ['applicant'],
    payload: none,
  },
  EXTEND: {
    summary: { zh: '延长', en: 'extend' },
    basis: [cite('JC11', '5(1)')],
    entitled: ['courtPresident'],
    payload: none,
  },
  PAUSE: {
    summary: { zh: '中止', en: 'pause' },
    basis: [cite('CPL', '153')],
    entitled: ['judge'],
    payload: none,
  },
  RESUME: {
    summary: { zh: '恢复', en: 'resume' },
    basis: [cite('CPL', '153')],
    entitled: ['judge'],
    payload: none,
  },
  RESTART: {
    summary: { zh: '重新审查', en: 'review anew' },
    basis: [cite('CPL', '205')],
    entitled: ['judge'],
    payload: none,
  },
  CONFIRM: {
    summary: { zh: '确认', en: 'confirm' },
    basis: [cite('CPL', '206')],
    entitled: ['judge'],
    payload: Type.Object({ amountFen: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
  },
  SERVE: {
    summary: { zh: '送达', en: 'serve' },
    basis: [cite('CPI', '372')],
    entitled: ['courtClerk'],
    payload: ofParty,
  },
});
type Acts = ActsOf<typeof events>;

const guards = defineGuards<Context, Acts>()({
  bothSigned: {
    summary: { zh: '双方均已签名', en: 'both have signed' },
    basis: [cite('CPL', '205')],
    test: ({ context }) => context.signed.length === 2,
  },
  notSignedYet: {
    summary: { zh: '该当事人尚未签名', en: 'this party has not signed yet' },
    basis: [cite('CPL', '205')],
    needsPayload: true,
    test: ({ context, event }) => !context.signed.includes((event.payload as { partyId: string }).partyId),
  },
  extended: {
    summary: { zh: '已延长过', en: 'extended before' },
    basis: [cite('JC11', '5(1)')],
    test: ({ context }) => context.extension > 0,
  },
  lastWindow: {
    summary: { zh: '最后一个异议期', en: 'the last objection period' },
    basis: [cite('CPI', '372(2)')],
    test: ({ context }) => context.closedWindows.length + 1 === 2,
  },
});

const deadlines = defineDeadlines<Context>()({
  jc_apply_30d: { rule: 'jc_apply_30d', arm: ({ effectiveOn }) => [{ triggerOn: effectiveOn }] },
  jc_review_15d: {
    rule: 'jc_review_15d',
    arm: ({ acceptedOn, extension, pauses, pausedSince }) => [
      { triggerOn: acceptedOn, extension, exclusions: pauses, ...(pausedSince ? { pausedSince } : {}) },
    ],
  },
  jc_party_objection_15d: {
    rule: 'jc_party_objection_15d',
    arm: ({ servedOn, closedWindows }) =>
      Object.entries(servedOn)
        .filter(([key]) => !closedWindows.includes(key))
        .map(([key, triggerOn]) => ({ key, triggerOn })),
  },
});

const partyOf = (event: Acts) => (event.payload as { partyId: string }).partyId;

const machine = setup({
  types: {} as { context: Context; events: Acts; input: { effectiveOn: string } },
  guards: implementGuards(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    sign: assign({ signed: ({ context, event }) => [...context.signed, partyOf(event)] }),
    accept: assign({ acceptedOn: ({ event }) => event.on }),
    extend: assign({ extension: 10 }),
    pause: assign({ pausedSince: ({ event }) => event.on }),
    resume: assign({
      pausedSince: '',
      pauses: ({ context, event }) => [...context.pauses, { from: context.pausedSince, until: event.on }],
    }),
    serve: assign({
      servedOn: ({ context, event }) => ({ ...context.servedOn, [partyOf(event)]: event.on }),
    }),
    closeWindow: assign({
      closedWindows: ({ context, event }) => [
        ...context.closedWindows,
        String((event.payload as { key?: string }).key),
      ],
    }),
  },
}).createMachine({
  id: 'miniature',
  context: ({ input }) => ({
    effectiveOn: input.effectiveOn,
    acceptedOn: '',
    extension: 0,
    signed: [],
    pausedSince: '',
    pauses: [],
    servedOn: {},
    closedWindows: [],
  }),
  initial: 'window',
  states: {
    window: {
      meta: words('可申请', 'open for application', { holder: 'parties' }),
      after: { jc_apply_30d: 'expired' },
      on: {
        SIGN: { guard: 'notSignedYet', actions: 'sign' },
        FILE: { guard: 'bothSigned', target: 'review', actions: 'accept' },
      },
    },
    review: {
      initial: 'going',
      after: { jc_review_15d: { actions: { type: 'notify', params: { to: 'court', message: 'overdue' } } } },
      on: { CONFIRM: 'served', RESTART: { target: 'review', reenter: true, actions: 'accept' } },
      states: {
        going: {
          meta: words('审查中', 'under review', {
            holder: 'judge',
            task: { kind: 'rule', title: { zh: '裁定', en: 'rule' } },
          }),
          on: {
            EXTEND: { guard: and([not('extended'), 'bothSigned']), actions: 'extend' },
            PAUSE: { target: 'paused', actions: 'pause' },
          },
        },
        paused: { meta: words('中止', 'paused'), on: { RESUME: { target: 'going', actions: 'resume' } } },
      },
    },
    served: {
      meta: words('送达与异议', 'service and objection'),
      on: { SERVE: { actions: 'serve' } },
      after: {
        jc_party_objection_15d: [{ guard: 'lastWindow', target: 'final' }, { actions: 'closeWindow' }],
      },
    },
    final: { type: 'final', tags: ['ended'], meta: words('已确认', 'confirmed', { outcome: 'confirmed' }) },
    expired: { type: 'final', tags: ['ended'], meta: words('逾期', 'too late', { outcome: 'expired' }) },
  },
});

const procedure: Procedure = defineProcedure({
  key: 'miniature',
  id: 'miniature',
  version: 1,
  name: { zh: '微型确认', en: 'miniature confirmation' },
  machine,
  events,
  guards,
  deadlines,
  outcomes: defineOutcomes<Context>()({
    confirmed: {
      summary: { zh: '已确认', en: 'confirmed' },
      basis: [cite('CPL', '206')],
      data: ({ effectiveOn }) => ({ effectiveOn }),
    },
    expired: { summary: { zh: '逾期', en: 'too late' }, basis: [cite('CPL', '205')] },
  }),
  messages: { overdue: { zh: '审查已超期', en: 'the review is overdue' } },
});

const opened = () => given(procedure, { effectiveOn: '2025-09-05' }, { on: '2025-09-08' });
const underReview = () =>
  opened()
    .when('SIGN', { partyId: 'a' }, { by: 'applicant', partyId: 'a', on: '2025-09-09' })
    .when('SIGN', { partyId: 'b' }, { by: 'respondent', partyId: 'b', on: '2025-09-10' })
    .when('FILE', {}, { by: 'applicant', on: '2025-09-11' });

describe('an act is answered with the first thing that is wrong', () => {
  it('no such act', () => {
    expect(opened().refused('DANCE', {}, { by: 'judge', on: '2025-09-09' }).code).toBe('unknown_event');
    expect(opened().refused('toString', {}, { by: 'judge', on: '2025-09-09' }).code).toBe('unknown_event');
  });
  it('not for this person, naming who it is for', () => {
    const refusal = opened().refused('EXTEND', {}, { by: 'judge', on: '2025-09-09' });
    expect([refusal.code, refusal.detail.zh]).toEqual(['not_entitled', '“延长”只能由法院院长进行。']);
  });
  it('badly filled in, naming each field', () => {
    const refusal = opened().refused('SIGN', { party: 'a' }, { by: 'applicant', on: '2025-09-09' });
    expect([refusal.code, refusal.failing.map((one) => one.condition)]).toEqual([
      'malformed',
      ['/partyId', '/'],
    ]);
  });
  it('not at this stage, naming the stage', () => {
    const refusal = opened().refused('PAUSE', {}, { by: 'judge', on: '2025-09-09' });
    expect([refusal.code, refusal.detail.en]).toEqual([
      'not_possible_now',
      'The present stage is “open for application”; “pause” is not possible in it.',
    ]);
  });
  it('a condition unmet, naming each with its article', () => {
    const refusal = opened().refused('FILE', {}, { by: 'applicant', on: '2025-09-09' });
    expect(refusal.failing).toEqual([
      { condition: 'bothSigned', summary: guards.bothSigned.summary, basis: [cite('CPL', '205')] },
    ]);
  });
  it('a condition that must not hold is told as such', () => {
    const refusal = underReview()
      .when('EXTEND', {}, { by: 'courtPresident', on: '2025-09-12' })
      .refused('EXTEND', {}, { by: 'courtPresident', on: '2025-09-13' });
    expect(refusal.failing.map((one) => one.summary.en)).toEqual(['must not be so: extended before']);
  });
  it('nobody but the clock ends a period', () => {
    const timer = opened().deadline('jc_apply_30d').timerId;
    expect(opened().refused(timer, { rule: 'jc_apply_30d' }, { by: 'clock', on: '2025-09-09' }).code).toBe(
      'unknown_event',
    );
  });
});

describe('a period', () => {
  it('is opened with its safe date, its last day and the instant at which that day has ended', () => {
    expect(opened().deadline('jc_apply_30d')).toMatchObject({
      nominalDueOn: '2025-10-05',
      dueOn: '2025-10-09',
      dueAt: '2025-10-09T16:00:00.000Z',
      ruleClass: 'party_right',
    });
  });
  it('is closed by leaving its state', () => {
    expect(underReview().deadlines.map((one) => one.ruleId)).toEqual(['jc_review_15d']);
  });
  it('ends by itself on the evening of its last day and not before', () => {
    expect(opened().until('2025-10-09').states).toEqual(['window']);
    const late = opened().until('2025-10-10');
    expect([late.states, late.outcomes, late.last.on]).toEqual([['expired'], ['expired'], '2025-10-09']);
  });
  it('extended, is counted on from its original trigger', () => {
    const story = underReview().when('EXTEND', {}, { by: 'courtPresident', on: '2025-09-12' });
    expect(story.last.deadlines.moved).toHaveLength(1);
    expect(story.deadline('jc_review_15d').nominalDueOn).toBe('2025-10-06');
  });
  it('paused, has no last day; resumed, leaves out the days between', () => {
    const paused = underReview().when('PAUSE', {}, { by: 'judge', on: '2025-09-15' });
    expect(paused.deadline('jc_review_15d')).toMatchObject({ dueOn: null, dueAt: null });
    expect(paused.until('2026-03-01').is('review.paused')).toBe(true);
    const resumed = paused.when('RESUME', {}, { by: 'judge', on: '2025-09-25' });
    expect(resumed.deadline('jc_review_15d').nominalDueOn).toBe('2025-10-06');
  });
  it('begun anew by entering its state again, is closed and opened', () => {
    const { closed, opened: anew } = underReview().when('RESTART', {}, { by: 'judge', on: '2025-09-20' }).last
      .deadlines;
    expect([closed.length, anew.map((one) => one.triggerOn)]).toEqual([1, ['2025-09-20']]);
  });
  it('of an institution that is missed changes nothing but is told', () => {
    const story = underReview().until('2025-11-01');
    expect([story.states, story.notified, story.deadlines]).toEqual([['review.going'], ['overdue'], []]);
  });
  it('runs for each party from the day of its own service, and the last one decides', () => {
    const served = underReview()
      .when('CONFIRM', { amountFen: 1 }, { by: 'judge', on: '2025-09-18' })
      .when('SERVE', { partyId: 'a' }, { by: 'courtClerk', on: '2025-10-10' })
      .when('SERVE', { partyId: 'b' }, { by: 'courtClerk', on: '2025-10-20' });
    expect(served.deadlines.map((one) => [one.key, one.dueOn])).toEqual([
      ['a', '2025-10-27'],
      ['b', '2025-11-04'],
    ]);
    expect(served.until('2025-11-01').states).toEqual(['served']);
    expect(served.until('2025-11-10').outcome('confirmed')).toEqual({ effectiveOn: '2025-09-05' });
  });
});

describe('tasks', () => {
  it('open with their state and close with it', () => {
    expect(underReview().tasks).toMatchObject([{ kind: 'rule', holder: 'judge', statePath: 'review.going' }]);
    expect(underReview().when('PAUSE', {}, { by: 'judge', on: '2025-09-15' }).tasks).toEqual([]);
  });
});

describe('what may happen now', () => {
  it('says what is possible, and of the rest why not; conditions on the form are left to the form', () => {
    const may = Object.fromEntries(
      opened()
        .mayHappen('applicant')
        .map((one) => [one.event, one]),
    );
    expect(may['SIGN']).toMatchObject({ possible: true, failing: [] });
    expect(may['FILE']).toMatchObject({ possible: false, failing: [{ condition: 'bothSigned' }] });
    expect(may['PAUSE']).toBeUndefined();
  });
  it('never promises what is then refused for want of a condition it could judge', () => {
    for (const story of [opened(), underReview()])
      for (const one of story.mayHappen('judge'))
        if (!one.possible) expect(one.failing.length).toBeGreaterThan(0);
  });
});

describe('a stored proceeding', () => {
  it('whose state the chart no longer has stops loudly', () => {
    const stored = { state: { value: 'gone', status: 'active', historyValue: {} }, context: {} };
    expect(() => restoreSnapshot(procedure, stored)).toThrow('miniature@1 has no state "gone"');
  });
  it('is played again from its history with the same result', () => {
    const story = underReview().until('2025-11-01');
    const history = JSON.parse(JSON.stringify(story.history)) as typeof story.history;
    expect(replay(procedure, history).states).toEqual(story.states);
    const changed = { ...history, steps: history.steps.map((step) => ({ ...step, states: ['expired'] })) };
    expect(() => replay(procedure, changed)).toThrow('step 1: was in expired, now in window');
  });
  it('gives back a day from which no period can be counted as a refusal, not as an error', () => {
    const actor: Actor = { personId: 'x', name: 'x', capacities: ['applicant'] };
    const circumstances = { at: '2020-01-01T00:00:00Z', actor, calendar: calendar('CN'), local: {} };
    const begun = start(
      procedure,
      { effectiveOn: '2025-09-05' },
      { ...circumstances, at: '2025-09-08T00:00:00Z' },
    );
    const broken = {
      ...begun.next,
      context: {
        ...(begun.next.context as Context),
        signed: ['a', 'b'],
        pauses: [{ from: '2025-13-01', until: '2025-09-01' }],
      },
    };
    const answer = decide(procedure, broken, { type: 'FILE', payload: {} }, circumstances);
    expect(isRefusal(answer) && answer.code).toBe('malformed');
  });
});

describe('a definition', () => {
  it('in order is found in order, and every state and transition is reached by walking it', () => {
    expect(lint(procedure)).toEqual([]);
    const walked = explore(procedure, {
      inputs: [{ effectiveOn: '2025-09-05' }],
      on: '2025-09-08',
      samples: {
        SIGN: () => [{ partyId: 'a' }, { partyId: 'b' }],
        SERVE: () => [{ partyId: 'a' }, { partyId: 'b' }],
        CONFIRM: () => ({ amountFen: 1 }),
      },
    });
    expect({
      unreached: walked.unreached,
      unexercised: walked.unexercised,
      problems: walked.problems,
    }).toEqual({ unreached: [], unexercised: [], problems: [] });
  });
  it('with an unreachable state, an undeclared guard, a period without words or an event nobody uses is told apart', () => {
    const broken = defineProcedure({
      ...procedure,
      machine: createMachine({
        initial: 'a',
        states: {
          a: { on: { SIGN: { guard: 'missing', target: 'b' } } },
          b: { type: 'final', meta: words('完', 'end', { outcome: 'nowhere' }) },
          c: { meta: words('孤', 'alone') },
        },
      }),
    });
    expect(lint(broken)).toEqual(
      expect.arrayContaining([
        'c cannot be reached',
        'a has no words',
        'guard missing is not declared',
        'event FILE is declared but not used in the chart',
        'period jc_apply_30d is declared but not used in the chart',
        'outcome nowhere is not declared',
      ]),
    );
  });
  it('is drawn with its periods and tabled with its articles', () => {
    const markdown = chartMarkdown(procedure);
    expect(markdown).toContain('window --> review : 提交');
    expect(markdown).toContain('⏱');
    expect(markdown).toContain('《民事诉讼法》第205条');
  });
  it('cannot be registered twice under one version', () => {
    expect(() => registry([procedure, procedure])).toThrow('two procedures are called miniature@1');
  });
});

describe('a warning that the procedure itself wants to hear', () => {
  const listening = (daysBefore: number, event: string): Procedure => ({
    ...procedure,
    deadlines: {
      ...procedure.deadlines,
      jc_apply_30d: {
        rule: 'jc_apply_30d',
        arm: ({ effectiveOn }: Context) => [{ triggerOn: effectiveOn }],
        onWarning: { daysBefore, event },
      },
    },
    events: {
      ...procedure.events,
      NEAR: {
        summary: { zh: '临近', en: 'near' },
        basis: [cite('CPL', '205')],
        entitled: ['system'],
        payload: none,
      },
    },
  });
  const timerId = 'xstate.after.jc_apply_30d.miniature.window';

  it('is heard by its event when it goes out, and no other warning is', () => {
    expect(warningEventOf(listening(7, 'NEAR'), { timerId }, 'T-7')).toBe('NEAR');
    expect(warningEventOf(listening(7, 'NEAR'), { timerId }, 'T-3')).toBeUndefined();
    expect(warningEventOf(procedure, { timerId }, 'T-7')).toBeUndefined();
  });

  it('is refused by the check when nobody plans it or the system cannot say it', () => {
    const said = (daysBefore: number, event: string) =>
      lint(listening(daysBefore, event)).filter((problem) => problem.startsWith('period'));
    expect(said(7, 'NEAR')).toEqual([]);
    expect(said(8, 'NEAR')).toEqual([
      'period jc_apply_30d waits for a warning that jc_apply_30d does not plan',
    ]);
    expect(said(7, 'CONFIRM')).toEqual([
      'period jc_apply_30d tells its warning by CONFIRM, which the system cannot raise',
    ]);
  });
});
