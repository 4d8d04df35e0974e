import type { Capacity } from '@dingfen/domain';
import { calendar } from '@dingfen/legal-calendar';
import { describe, expect, test } from 'vitest';
import { actingParty, actsForItself, isByParty, payloadOf } from './acting.ts';
import type { Act } from './declare.ts';

const act = (capacity: Capacity, payload: object, partyId?: string): Act => ({
  type: 'WITHDRAW',
  payload,
  at: '2025-03-03T02:00:00.000Z',
  on: '2025-03-03',
  by: { personId: 'p1', name: '甲某', capacity, ...(partyId === undefined ? {} : { partyId }) },
  calendar: calendar('CN'),
  local: {},
});

describe('for whom an act is done', () => {
  test('given a party acts, then the act is its own, whatever the form says', () => {
    const own = act('applicant', { partyId: 'e' }, 'w');
    expect([isByParty(own), actingParty(own)]).toEqual([true, 'w']);
  });

  test('given staff record an act, then it is the named party’s, even if the recorder is a party elsewhere', () => {
    const recorded = act('intake', { partyId: 'w', evidence: '笔录' }, 'e');
    expect([isByParty(recorded), actingParty(recorded)]).toEqual([false, 'w']);
  });

  test.each<[string, Act, boolean]>([
    ['a party in its own name', act('respondent', {}, 'e'), true],
    ['a party that names itself', act('thirdParty', { partyId: 't' }, 't'), true],
    ['a party that names another', act('applicant', { partyId: 'e', evidence: '笔录' }, 'w'), false],
    ['somebody who is no party to the dispute', act('applicant', {}), false],
    ['staff with party and evidence', act('courtClerk', { partyId: 'w', evidence: '笔录' }), true],
    ['staff without evidence', act('courtClerk', { partyId: 'w' }), false],
    ['staff who name no party', act('mediator', { evidence: '笔录' }), false],
  ])('%s: may it be done so?', (_, one, allowed) => {
    expect(actsForItself(one)).toBe(allowed);
  });

  test('a condition reads the form of the events it names', () => {
    expect(payloadOf(act('applicant', { reason: '已和解' }, 'w'), 'WITHDRAW')).toEqual({ reason: '已和解' });
  });
});
