import { isUnifiedSocialCreditCode } from '@dingfen/domain';
import { describe, expect, test } from 'vitest';
import { planDisputes } from './disputes.ts';
import { employers } from './employers.ts';
import { organisations } from './organisations.ts';
import { demoPeople, population } from './people.ts';

const NOW = '2026-11-20T04:00:00.000Z';

describe('given the demonstration world of 来宾', () => {
  test('when its bodies are counted, then they are those of the newspaper report', () => {
    const count = (kind: string) => organisations().filter((one) => one.kind === kind).length;

    expect({
      centres: count('mediationCentre'),
      studios: count('mediationStudio'),
      stations: count('legalServiceStation'),
      organisations: count('mediationOrganisation'),
      tribunals: count('tribunal'),
      basicCourts: count('basicCourt'),
      intermediateCourts: count('intermediateCourt'),
      mediators: population().mediators.length,
    }).toEqual({
      centres: 7,
      studios: 14,
      stations: 25,
      organisations: 98,
      tribunals: 19,
      basicCourts: 6,
      intermediateCourts: 1,
      mediators: 228,
    });
  });

  test('when the tree is climbed, then a mediation organisation stands below station, studio, centre and union', () => {
    const one = organisations().find(({ id }) => id === 'organisation-451302-1');

    expect(one?.ancestry).toEqual([
      'union-451300',
      'centre-451300',
      'centre-451302',
      'studio-union-451302',
      'station-451302-1',
      'organisation-451302-1',
    ]);
    expect(organisations().find(({ id }) => id === 'tribunal-451302-1')?.ancestry).toEqual([
      'court-451300',
      'court-451302',
      'tribunal-451302-1',
    ]);
  });

  test('when people are looked at, then ids are unique, names plainly invented, and everybody has a place that exists', () => {
    const { people, mediators } = population();
    const bodies = new Set(organisations().map(({ id }) => id));

    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    expect(people.every(({ name }) => name.includes('某'))).toBe(true);
    expect(people.every(({ organisationId }) => organisationId === null || bodies.has(organisationId))).toBe(
      true,
    );
    expect(
      mediators.every(
        ({ skills, languages, maxLoad }) => skills.length > 0 && languages[0] === '普通话' && maxLoad > 0,
      ),
    ).toBe(true);
    expect(demoPeople.map(({ id }) => id)).toContain('demo-worker-wei');
  });

  test('when employers are looked at, then their codes are well-formed and of no division that exists', () => {
    expect(
      employers.every(
        ({ creditCode }) => isUnifiedSocialCreditCode(creditCode) && creditCode.slice(2, 8) === '000000',
      ),
    ).toBe(true);
    expect(new Set(employers.map(({ creditCode }) => creditCode)).size).toBe(employers.length);
  });

  test('when it is planned twice for the same instant, then nothing differs, and nothing lies in the future', () => {
    const plan = planDisputes(NOW);

    expect(JSON.stringify(planDisputes(NOW))).toBe(JSON.stringify(plan));
    expect(plan.length).toBeGreaterThan(150);
    expect(
      plan.every(({ filedAt, acts }) => filedAt < NOW && acts.every(({ at }) => at >= filedAt && at < NOW)),
    ).toBe(true);
    expect(
      plan.every(({ filing }) =>
        filing.parties.every(
          ({ phone, identityNumber }) => (phone ?? '1000').startsWith('1000') && !identityNumber,
        ),
      ),
    ).toBe(true);
  });
});
