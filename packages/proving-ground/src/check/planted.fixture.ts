import type { EngineOptions } from '@dingfen/dispute-engine';
import type { DeadlineDeclaration, Procedure } from '@dingfen/procedure-kit';
import type { Problem } from './check.ts';
import { withMediation } from './proved.fixture.ts';

/** One mistake, and what the checker must find of it. */
export interface Planted {
  engine: string;
  finds: Problem['what'];
  options?: Partial<EngineOptions>;
  spoils?: [table: string, when: 'insert' | 'update', body: string];
  times?: number;
  steps?: number;
  until?: string;
  before?: string;
}

type Arm = DeadlineDeclaration<unknown>['arm'];
/** Mediation with another idea of when one of its periods runs. */
const arming = (name: string, change: (arm: Arm) => Arm): Partial<EngineOptions> =>
  withMediation(({ deadlines }) => {
    const declared = deadlines[name] as DeadlineDeclaration<unknown>;
    return {
      deadlines: {
        ...deadlines,
        [name]: { ...declared, arm: change((context, by) => declared.arm(context, by)) },
      },
    };
  });
const since =
  (triggerOn: string) =>
  (arm: Arm): Arm =>
  (context, by) =>
    arm(context, by).map((one) => ({ ...one, triggerOn }));
/** Whoever is named counts as eligible. */
const credulous = withMediation(({ guards, machine }: Procedure) => {
  const met = ['onActiveRoster', 'noUndisclosedConflict', 'noExcludedRole'];
  return {
    guards: Object.fromEntries(
      Object.entries(guards).map(([name, one]) => [
        name,
        met.includes(name) ? { ...one, test: () => true } : one,
      ]),
    ),
    machine: machine.provide({ guards: Object.fromEntries(met.map((name) => [name, () => true])) } as never),
  };
});

export const planted: readonly Planted[] = [
  {
    engine: 'forgets which commands it has answered',
    finds: 'stored more than once',
    spoils: ['command', 'update', 'new.key = new.key || clock_timestamp()::text; return new;'],
    times: 2,
  },
  {
    engine: 'acknowledges notes without writing them',
    finds: 'acknowledged but not stored',
    spoils: ['note', 'insert', 'return null;'],
  },
  {
    engine: 'acknowledges acts without entering them',
    finds: 'acknowledged but not stored',
    spoils: [
      'journal_entry',
      'insert',
      `if new.event = 'ACCEPT_ASSIGNMENT' then return null; end if; return new;`,
    ],
  },
  {
    engine: 'loses entries of the journal',
    finds: 'broken chain',
    spoils: ['journal_entry', 'insert', `if new.event = 'CONSENT' then return null; end if; return new;`],
  },
  {
    engine: 'writes another payload than it hashed',
    finds: 'broken chain',
    spoils: [
      'journal_entry',
      'insert',
      `if new.event = 'SCHEDULE_SESSION' then new.payload = new.payload || '{"place":"二号调解室"}'; end if; return new;`,
    ],
  },
  {
    engine: 'stores another state than the acts lead to',
    finds: 'not what its journal says',
    spoils: [
      'proceeding',
      'update',
      `if new.procedure = 'mediation' then new.context = new.context || '{"recordingSince":"2026-03-02"}'; end if; return new;`,
    ],
  },
  {
    engine: 'hears an act by another version than its proceeding was begun with',
    finds: 'not what its journal says',
    spoils: [
      'journal_entry',
      'insert',
      `if new.event = 'CONSENT' then new.procedure_version = new.procedure_version + 1; end if; return new;`,
    ],
  },
  {
    engine: 'mistakes the stage of a dispute',
    finds: 'not what its journal says',
    options: { stageOf: () => 'winding' },
  },
  {
    engine: 'takes whoever is named for an eligible mediator',
    finds: 'act that was not possible',
    options: credulous,
    before: `update mediator set roster_active = false`,
  },
  {
    engine: 'takes a period for shorter than it is',
    finds: 'fired early',
    options: arming('med_period_15d_art14', since('2026-02-16')),
    until: '2026-03-05T02:00:00Z',
  },
  {
    engine: 'counts a period from another day',
    finds: 'due on another day',
    options: arming('med_period_15d_art14', since('2026-03-03')),
  },
  {
    engine: 'keeps no period where its chart has one',
    finds: 'state without a deadline',
    options: arming('med_period_15d_art14', () => () => []),
    until: '2026-03-05T02:00:00Z',
  },
  {
    engine: 'keeps a period more than its chart has',
    finds: 'deadline without a state',
    options: arming(
      'med_period_15d_art14',
      (arm) => (context, by) => arm(context, by).flatMap((one) => [one, { ...one, key: 'again' }]),
    ),
    until: '2026-03-05T02:00:00Z',
  },
  {
    engine: 'ends periods before their day',
    finds: 'fired early',
    spoils: [
      'deadline',
      'update',
      `if new.status in ('expired', 'breached') then new.fired_at = new.due_at - interval '1 hour'; end if; return new;`,
    ],
  },
  {
    engine: 'forgets to note that a period has ended',
    finds: 'never fired',
    spoils: [
      'deadline',
      'update',
      `if new.status in ('expired', 'breached') then new.status = 'running'; new.claimed_until = clock_timestamp() + interval '1 hour'; end if; return new;`,
    ],
  },
  {
    engine: 'takes an ended period for one that was closed',
    finds: 'deadline differs',
    spoils: [
      'deadline',
      'update',
      `if new.status = 'expired' then new.status = 'closed'; end if; return new;`,
    ],
  },
  {
    engine: 'ends periods without entering it',
    finds: 'fired without an entry',
    spoils: [
      'journal_entry',
      'insert',
      `if new.event like 'xstate.after.%' then return null; end if; return new;`,
    ],
  },
  {
    engine: 'warns without entering it',
    finds: 'fired without an entry',
    spoils: ['journal_entry', 'insert', `if new.event = 'WARNING' then return null; end if; return new;`],
    until: '2026-03-16T02:00:00Z',
  },
  {
    engine: 'forgets that it has warned',
    finds: 'fired twice',
    spoils: [
      'deadline',
      'update',
      `if new.notice_at is distinct from old.notice_at and new.status = old.status then
         new.notices = old.notices; new.notice_at = old.notice_at; end if; return new;`,
    ],
    until: '2026-03-16T02:00:00Z',
  },
  {
    engine: 'plans no warning a day ahead',
    finds: 'notice differs',
    spoils: [
      'deadline',
      'insert',
      `new.notices = (select jsonb_agg(n) from jsonb_array_elements(new.notices) n where n ->> 'rung' not in ('T-1', '50%'));
       new.notice_at = (new.notices -> 0 ->> 'dueAt')::timestamptz; return new;`,
    ],
    until: '2026-03-02T03:00:00Z',
  },
  {
    engine: 'leaves tasks open when their state is left',
    finds: 'task without a state',
    spoils: ['task', 'update', `new.status = 'open'; return new;`],
  },
  {
    engine: 'gives nobody a task',
    finds: 'state without a task',
    spoils: ['task', 'insert', 'return null;'],
    steps: 2,
  },
  {
    engine: 'leaves no message',
    finds: 'message not delivered',
    spoils: ['outbox', 'insert', 'return null;'],
  },
  {
    engine: 'calls a message delivered that nobody received',
    finds: 'message not delivered',
    spoils: ['notification', 'insert', 'return null;'],
  },
  {
    engine: 'tells the wrong person',
    finds: 'message without an act',
    spoils: [
      'outbox',
      'insert',
      `new.payload = jsonb_set(new.payload, '{to,id}', '"somebody"'); return new;`,
    ],
  },
  {
    engine: 'delivers empty words',
    finds: 'delivered otherwise',
    spoils: ['notification', 'insert', `new.text = '{"zh":"","en":""}'; return new;`],
  },
  {
    engine: 'adds nothing to the sums',
    finds: 'sums differ',
    spoils: ['figure_delta', 'insert', 'return null;'],
  },
  { engine: 'keeps no figures', finds: 'figures differ', options: { keepsFigures: false } },
  {
    engine: 'counts nothing of mediations',
    finds: 'figures differ',
    options: withMediation(() => ({ milestones: () => [] })),
  },
];
