import { describe, expect, it } from 'vitest';
import { haveSameParties, type IdentifiedParty, isSameParty } from './index.ts';

const worker = (more: Partial<IdentifiedParty> = {}): IdentifiedParty => ({
  role: 'applicant',
  kind: 'worker',
  name: '覃某甲（虚构）',
  personId: null,
  identityNumber: null,
  creditCode: null,
  phone: null,
  ...more,
});
const employer = (more: Partial<IdentifiedParty> = {}): IdentifiedParty =>
  worker({ role: 'respondent', kind: 'employer', name: '示例家具厂（虚构）', ...more });

describe('one person, or one body, in two disputes', () => {
  it('given identity numbers on both sides, then they alone decide', () => {
    const [a, b] = [worker({ identityNumber: 'A1' }), worker({ identityNumber: 'A1', name: '覃甲' })];
    expect(isSameParty(a, b)).toBe(true);
    const namesake = worker({ identityNumber: 'A2', personId: 'p', phone: '10000000001' });
    expect(isSameParty({ ...a, personId: 'p', phone: '10000000001' }, namesake)).toBe(false);
  });

  it('given credit codes on both sides, then they alone decide', () => {
    expect(isSameParty(employer({ creditCode: 'C1' }), employer({ creditCode: 'C1', name: '某厂' }))).toBe(
      true,
    );
    expect(isSameParty(employer({ creditCode: 'C1' }), employer({ creditCode: 'C2' }))).toBe(false);
  });

  it('given a worker who filed once by an account and once at the counter, then name and telephone together tell', () => {
    const online = worker({ personId: 'p', phone: '10000000001' });
    expect(isSameParty(online, worker({ identityNumber: 'A1', phone: '10000000001' }))).toBe(true);
    expect(isSameParty(online, worker({ phone: '10000000002' }))).toBe(false);
    expect(isSameParty(online, worker())).toBe(false);
    expect(
      isSameParty(worker({ phone: '10000000001' }), worker({ phone: '10000000001', name: '韦某乙' })),
    ).toBe(false);
    expect(isSameParty(online, worker({ personId: 'p', name: '覃甲' }))).toBe(true);
  });

  it('given a body without a code, then its name tells, however it is written', () => {
    expect(isSameParty(employer({ creditCode: 'C1' }), employer({ name: ' 示例家具厂(虚构)' }))).toBe(true);
    expect(isSameParty(employer(), employer({ name: '示例家具二厂' }))).toBe(false);
  });

  it('given a worker and an employer of one name, then they are two', () => {
    expect(isSameParty(worker({ name: '示例家具厂' }), employer({ name: '示例家具厂' }))).toBe(false);
  });
});

describe('the sides of two disputes', () => {
  const ours = [worker({ identityNumber: 'A1' }), employer({ creditCode: 'C1' })];
  it('given the same people in another order, and a third party besides, then they are the same', () => {
    const third = employer({ role: 'thirdParty', name: '示例银行' });
    expect(haveSameParties(ours, [third, ...ours.toReversed()])).toBe(true);
  });

  it('given one claimant more, or the sides exchanged, then they are not', () => {
    expect(haveSameParties(ours, [...ours, worker({ identityNumber: 'A2' })])).toBe(false);
    const exchanged = ours.map(
      (one): IdentifiedParty => ({
        ...one,
        role: one.role === 'applicant' ? 'respondent' : 'applicant',
      }),
    );
    expect(haveSameParties(ours, exchanged)).toBe(false);
  });

  it('given two claimants of whom only one is known from the other dispute, then they are not', () => {
    const two = [worker({ identityNumber: 'A1' }), worker({ identityNumber: 'A2' })];
    const other = [worker({ identityNumber: 'A1' }), worker({ identityNumber: 'A3' })];
    expect(haveSameParties(two, other)).toBe(false);
  });
});
