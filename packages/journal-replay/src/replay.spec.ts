import { cite } from '@dingfen/legal-basis';
import { calendar } from '@dingfen/legal-calendar';
import {
  type ActsOf,
  defineDeadlines,
  defineEvents,
  defineGuards,
  defineOutcomes,
  defineProcedure,
  effects,
  form,
  implementDelays,
  implementGuards,
  state,
} from '@dingfen/procedure-kit';
import { describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { daysOf, type Entry, follow, peopleAfter, peopleIn, periodsOf, replay } from './index.ts';

/** A review in miniature: a time to apply, a review that may be extended once, a ruling. */
interface Context {
  since: string;
  extension: number;
}
const basis = [cite('CPL', '205')];
const act = <const R extends 'applicant' | 'judge'>(zh: string, en: string, who: R) => ({
  summary: { zh, en },
  basis,
  entitled: [who],
  payload: form({}),
});
const events = defineEvents({
  FILE: act('提交', 'file', 'applicant'),
  EXTEND: act('延长', 'extend', 'judge'),
  CONFIRM: act('确认', 'confirm', 'judge'),
});
type Acts = ActsOf<typeof events>;
const guards = defineGuards<Context, Acts>()({
  notExtended: {
    summary: { zh: '未延长过', en: 'not extended before' },
    basis,
    test: ({ context }) => context.extension === 0,
  },
});
const deadlines = defineDeadlines<Context>()({
  jc_apply_30d: { rule: 'jc_apply_30d', arm: ({ since }) => [{ triggerOn: since }] },
  jc_review_15d: {
    rule: 'jc_review_15d',
    arm: ({ since, extension }) => [{ triggerOn: since, extension }],
  },
});
const meta = (zh: string, en: string) => state({ summary: { zh, en } });
const machine = setup({
  types: {} as { context: Context; events: Acts; input: { on: string } },
  guards: implementGuards(guards),
  delays: implementDelays(deadlines),
  actions: {
    ...effects,
    begin: assign({ since: ({ event }) => event.on }),
    extend: assign({ extension: 10 }),
  },
}).createMachine({
  id: 'miniature',
  context: ({ input }) => ({ since: input.on, extension: 0 }),
  initial: 'window',
  states: {
    window: {
      meta: meta('可申请', 'open'),
      after: { jc_apply_30d: 'lapsed' },
      on: {
        FILE: {
          target: 'review',
          actions: ['begin', { type: 'assignTo', params: { role: 'court', holderId: 'court' } }],
        },
      },
    },
    review: {
      meta: meta('审查', 'review'),
      after: { jc_review_15d: {} },
      on: { EXTEND: { guard: 'notExtended', actions: 'extend' }, CONFIRM: 'confirmed' },
    },
    confirmed: { type: 'final', tags: ['ended'], meta: meta('已确认', 'confirmed') },
    lapsed: { type: 'final', tags: ['ended'], meta: meta('逾期', 'too late') },
  },
});
const procedure = defineProcedure({
  key: 'miniature',
  id: 'miniature',
  version: 1,
  name: { zh: '微型审查', en: 'miniature review' },
  machine,
  events,
  guards,
  deadlines,
  outcomes: defineOutcomes<Context>()({}),
  messages: {},
});

const reckoning = { calendar: calendar('CN'), local: {} };

type Line = readonly [on: string, event: string, who: string, from: readonly string[], to: readonly string[]];

/** A journal that begins with an application and the opening of the review on 2026-03-02; each entry says day, event, who, from and to. */
function journal(...entries: readonly Line[]): Entry[] {
  const all: Line[] = [
    ['2026-03-02', 'FILE_DISPUTE', 'applicant', [], []],
    ['2026-03-02', 'OPEN', 'system', [], ['window']],
    ...entries,
  ];
  return all.map(([on, event, capacity, fromStates, toStates], index) => ({
    disputeId: 'd1',
    seq: index + 1,
    proceedingId: index === 0 ? null : 'p1',
    procedure: index === 0 ? 'dispute' : 'miniature',
    procedureVersion: 1,
    event,
    payload:
      index === 0
        ? {
            channel: 'online',
            parties: [{ id: 'w', role: 'applicant', kind: 'worker' }],
            mediationBodyId: 'centre',
            courtId: 'court',
          }
        : {},
    actorId: capacity,
    actorName: capacity,
    capacity,
    organisationId: null,
    partyId: null,
    fromStates,
    toStates,
    at: on.length > 10 ? on : `${on}T02:00:00.000Z`,
    recordedAt: on.length > 10 ? on : `${on}T02:00:00.000Z`,
  }));
}

function played(entries: readonly Entry[]) {
  const found: string[] = [];
  const find = (what: string, detail: string) => void found.push(`${what}: ${detail}`);
  const { steps, courses } = replay(entries, { procedures: [procedure], reckoningAt: () => reckoning }, find);
  const periods = periodsOf(steps, find).map((one) => [one.ruleId, one.status, daysOf(one).dueOn]);
  return { steps, courses, periods, found };
}

const filed: Line = ['2026-03-05', 'FILE', 'applicant', ['window'], ['review']];
const reviewEnds = 'xstate.after.jc_review_15d.miniature.review';
const missed: Line = ['2026-03-20T16:00:00.000Z', reviewEnds, 'system', ['review'], ['review']];

describe('a journal that is played', () => {
  it('given an application in time and a ruling in time, then both periods ran and were closed, and nothing is wrong', () => {
    const { periods, found, courses } = played(
      journal(filed, ['2026-03-10', 'CONFIRM', 'judge', ['review'], ['confirmed']]),
    );
    expect(found).toEqual([]);
    expect(periods).toEqual([
      ['jc_apply_30d', 'closed', '2026-04-01'],
      ['jc_review_15d', 'closed', '2026-03-20'],
    ]);
    expect(courses.get('p1')?.snapshot.value).toBe('confirmed');
  });

  it('given the court lets its last day pass, then the duty is missed, and closed late by the ruling', () => {
    expect(played(journal(filed, missed)).periods[1]).toEqual(['jc_review_15d', 'breached', '2026-03-20']);
    const late = played(
      journal(filed, missed, ['2026-03-30', 'CONFIRM', 'judge', ['review'], ['confirmed']]),
    );
    expect(late.periods[1]).toEqual(['jc_review_15d', 'closed_late', '2026-03-20']);
    expect(late.found).toEqual([]);
  });

  it('given somebody files at midnight, then it is done on the day that begins, and the review is counted from it', () => {
    const atMidnight: Line = ['2026-03-04T16:00:00.000Z', 'FILE', 'applicant', ['window'], ['review']];
    expect(played(journal(atMidnight)).periods[1]).toEqual(['jc_review_15d', 'running', '2026-03-20']);
  });

  it('given an extension, then the same period ends later', () => {
    const { periods } = played(journal(filed, ['2026-03-10', 'EXTEND', 'judge', ['review'], ['review']]));
    expect(periods[1]).toEqual(['jc_review_15d', 'running', '2026-03-30']);
  });

  it('given the end of a period stands in it twice, then that is found', () => {
    expect(played(journal(filed, missed, missed)).found).toEqual([
      `fired twice: entry 5: ${reviewEnds}: it had ended`,
    ]);
  });

  it.each<[string, Line, string]>([
    [
      'an act that its chart does not know',
      ['2026-03-06', 'DANCE', 'judge', ['review'], ['review']],
      'the procedure knows no such act',
    ],
    [
      'an act by somebody it is not for',
      ['2026-03-06', 'CONFIRM', 'applicant', ['review'], ['confirmed']],
      'it is not for a applicant',
    ],
    [
      'an act that its state does not have',
      ['2026-03-06', 'FILE', 'applicant', ['review'], ['review']],
      'not in review',
    ],
    [
      'an act that leads elsewhere than it says',
      ['2026-03-06', 'CONFIRM', 'judge', ['review'], ['lapsed']],
      'leads from review to confirmed, it says from review to lapsed',
    ],
  ])('given %s, then that is found', (_, entry, why) => {
    const { found } = played(journal(filed, entry));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(why);
  });

  it('given a condition that is not met any more, then that is found', () => {
    const extended: Line = ['2026-03-06', 'EXTEND', 'judge', ['review'], ['review']];
    expect(played(journal(filed, extended, extended)).found).toEqual([
      'act that was not possible: entry 5: EXTEND: its conditions are not met in review',
    ]);
  });

  it('given who applied and what followed, then it is known who is in it and who has it', () => {
    const entries = journal(filed);
    expect([...peopleIn(entries).holders]).toEqual([['mediationBody', 'centre']]);
    const people = peopleAfter(played(entries).steps);
    expect([...people.holders]).toEqual([
      ['mediationBody', 'centre'],
      ['court', 'court'],
    ]);
    follow(people, {
      type: 'amendParties',
      parties: [{ id: 'h', role: 'applicant', kind: 'worker', name: '继承人（虚构）', replaces: 'w' }],
    });
    expect(people.parties.map(({ id, isReplaced }) => [id, isReplaced])).toEqual([
      ['w', true],
      ['h', false],
    ]);
  });
});
