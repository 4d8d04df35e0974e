import { interruptionOf } from '@dingfen/legal-basis';
import { conditions, type Story } from '@dingfen/procedure-kit/testing';
import { describe, expect, test } from 'vitest';
import { standingsOn } from './standing.ts';
import { demand, intake, interruption, opened, system, worker } from './testing.ts';

const mediator = (on: string) => ({ by: 'mediator' as const, on });
const head = (on: string) => ({ by: 'unitHead' as const, on });
const strike = (entry: number) => ({ entry, reason: '催款函的收件人不是本案用人单位' });
const lastDay = (story: Story) => story.deadline('limitation_arbitration_1y').nominalDueOn;

/** A demand of 10 October 2025, logged by hand after the application of 1 September. */
const demanded = (): Story =>
  opened().when('RECORD_INTERRUPTION', demand('2025-10-10'), worker('2025-10-13'));

describe('an interruption that was logged by mistake', () => {
  test('given a demand, when it is struck, then the year runs again from the interruption before it, and both lines stay', () => {
    const before = demanded();
    expect(lastDay(before)).toBe('2026-10-10');
    const story = before.when('STRIKE_INTERRUPTION', strike(1), mediator('2025-11-03'));
    expect(lastDay(story)).toBe('2026-09-01');
    expect(story.last.deadlines.moved).toHaveLength(1);
    expect(story.context.log).toMatchObject([
      { kind: 'mediation_applied', on: '2025-09-01' },
      { kind: 'demand_made', on: '2025-10-10', from: 'limitation' },
      { kind: 'struck', entry: 1, on: '2025-11-03', reason: '催款函的收件人不是本案用人单位' },
    ]);
    expect(story.notified.at(-1)).toBe('interruptionStruck');
    const [standing] = standingsOn(story.context, '2025-11-03', story.by);
    expect(standing?.lastInterruption).toEqual({ kind: 'mediation_applied', on: '2025-09-01' });
    expect(standing?.trace.map(({ text }) => text.zh).join()).toContain(
      '更正作废（催款函的收件人不是本案用人单位）',
    );
  });

  test('given the year had already run out without it, when it is struck, then the limitation is over', () => {
    const late = opened({ knewOn: '2024-01-10', appliedOn: '2024-11-20' }).when(
      'RECORD_INTERRUPTION',
      demand('2025-09-20'),
      worker('2025-09-22'),
    );
    expect(lastDay(late)).toBe('2026-09-20');
    const story = late.when('STRIKE_INTERRUPTION', strike(1), mediator('2025-12-01'));
    expect(story.states).toEqual(['open.watching.expired']);
    expect(story.until('2025-12-02').notified.at(-1)).toBe('limitationOver');
  });

  test('given it was struck, then it is not struck twice, a correction is not struck, and the event may be logged again', () => {
    const struck = demanded().when('STRIKE_INTERRUPTION', strike(1), mediator('2025-11-03'));
    for (const entry of [1, 2, 9])
      expect(
        conditions(struck.refused('STRIKE_INTERRUPTION', strike(entry), mediator('2025-11-04'))),
      ).toContain('eventStands');
    const again = struck.when('RECORD_INTERRUPTION', demand('2025-10-10'), intake('2025-11-05'));
    expect(lastDay(again)).toBe('2026-10-10');
    expect(again.context.log).toHaveLength(4);
  });

  test('given another procedure reported it, then the mediator alone does not strike it, the head of the body does', () => {
    const reported = opened().when(
      'INTERRUPTED',
      interruption('mediation_failed', '2025-10-10', 'mediation'),
      system('2025-10-10'),
    );
    const refusal = reported.refused('STRIKE_INTERRUPTION', strike(1), mediator('2025-10-20'));
    expect(conditions(refusal)).toEqual(['mayStrikeIt']);
    expect(lastDay(reported.when('STRIKE_INTERRUPTION', strike(1), head('2025-10-20')))).toBe('2026-09-01');
    expect(interruptionOf('mediation_failed').name.zh).toContain('未达成协议');
  });

  test('no party strikes anything: not what keeps its own claim alive, nor what keeps the other’s', () => {
    for (const by of ['applicant', 'respondent'] as const)
      expect(
        demanded().refused('STRIKE_INTERRUPTION', strike(1), { by, partyId: 'worker', on: '2025-11-03' })
          .code,
      ).toBe('not_entitled');
  });

  test('a reason is owed', () => {
    expect(demanded().refused('STRIKE_INTERRUPTION', { entry: 1 }, mediator('2025-11-03')).code).toBe(
      'malformed',
    );
  });
});
