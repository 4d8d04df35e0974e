import { audit, verifyFigures, verifyJournals } from '@dingfen/dispute-engine';
import { connect, type Database } from '@dingfen/persistence';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlace, type Place } from '../bench/place.ts';
import { productEngine } from '../bench/subjects.ts';
import { isMix } from './generate.ts';

const DISPUTES = 700;

let place: Place;
let db: Database;
const said: string[] = [];

beforeAll(async () => {
  place = await openPlace({ disputes: DISPUTES, seed: 1, mix: 'brief' }, (line) => said.push(line));
  db = connect(place.url, { size: 2, patient: true });
}, 300_000);
afterAll(async () => {
  await db.destroy();
  await place.leave();
});

/** Disputes that were stamped have longer numbers than those that were played. */
const isStamped = ({ number }: { number: string }): boolean => /-\d{7}$/.test(number);

describe('a generated world', () => {
  it('has as many disputes as wanted beside those that were played, some twelve entries each', async () => {
    const { rows } = await sql<{ number: string; length: number }>`
      select number, journal_length as length from dispute`.execute(db);
    const stamped = rows.filter(isStamped);
    expect(stamped).toHaveLength(DISPUTES);
    const mean = stamped.reduce((sum, { length }) => sum + length, 0) / DISPUTES;
    expect(mean).toBeGreaterThan(11);
    expect(mean).toBeLessThan(13);
    expect(said.join('\n')).toMatch(/settled \d+/);
  });

  it('keeps figures that journals and records reckon alike, and sums that are those of the figures', async () => {
    // Journals are not played: the days of periods are moved with everything else, not counted from holiday to holiday.
    const check = await verifyFigures(productEngine(db), { plays: false });
    expect(check.disputes).toBeGreaterThan(DISPUTES);
    expect(check).toMatchObject({ differences: [], cells: [] });
  }, 300_000);

  it('has journals of which every chain holds', async () => {
    const { disputes, broken } = await verifyJournals(db);
    expect(disputes).toBeGreaterThan(DISPUTES);
    expect(broken).toEqual([]);
  });

  it('gives an audit nothing to find in what was stamped', async () => {
    const { findings } = await audit(productEngine(db));
    expect(findings.filter(isStamped)).toEqual([]);
  });

  it('lists every dispute for those who may see it, and has its words', async () => {
    const { rows } = await sql<{ unlisted: number; unworded: number }>`
      select
        (select count(*)::int from (
          select * from listing_of(array(select id from dispute)) except select * from dispute_listing) l) as unlisted,
        (select count(*)::int from (
          select * from wording_of(array(select id from dispute)) except select * from dispute_wording) w) as unworded`.execute(
      db,
    );
    expect(rows).toEqual([{ unlisted: 0, unworded: 0 }]);
  });
});

it('goes the usual way or a brief one, and no other', () => {
  expect(['usual', 'brief', 'toString'].map(isMix)).toEqual([true, true, false]);
});
