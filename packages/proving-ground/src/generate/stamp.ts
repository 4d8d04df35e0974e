import { createHash } from 'node:crypto';
import { type FigureEntry, figureEntriesOf } from '@dingfen/metrics';
import type { Chance } from '../random.ts';
import type { Bodies } from './read-world.ts';
import { dayNumber, dayOf, filled, renamedIn, type Template, type Table, tables } from './template.ts';

/** The lines of one stamped dispute, ready for COPY. */
export interface Stamped {
  lines: Record<Table | 'journal_entry', string>;
  entries: readonly FigureEntry[];
  disputeId: string;
  journalLength: number;
}

const hex = (chance: Chance): string =>
  Math.floor(chance.next() * 4_294_967_296)
    .toString(16)
    .padStart(8, '0');

/** An id like those the engine makes, from seeded chance. */
function newId(chance: Chance): string {
  const [a, b, c, d] = [hex(chance), hex(chance), hex(chance), hex(chance)] as const;
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

const CODE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const familyNames = '韦黄覃莫蓝罗陆梁农潘谭卢苏廖甘石'.split('');
const workerMarks = '甲乙丙丁戊己庚辛壬癸'.split('');
const places = ['来宾', '兴宾', '忻城', '象州', '武宣', '金秀', '合山'];
const trades = ['建筑', '制糖', '餐饮', '快递', '家具', '物流', '矿山', '家政', '服装', '电子'];

/** Plainly made up: a family name with a mark, or a place, a trade and a number. */
const personName = (chance: Chance): string =>
  `${chance.oneOf(familyNames)}某${chance.oneOf(workerMarks)}（虚构）`;
const employerName = (chance: Chance): string =>
  `${chance.oneOf(places)}示例${chance.oneOf(trades)}${chance.whole(1, 400)}号公司（虚构）`;

/** Spreads disputes over the bodies of the world: a body of the same kind in another place, and mediators of that body. */
export function spreading(bodies: Bodies) {
  const byKind = new Map<string, string[]>();
  for (const { id, kind, regionCode } of bodies.organisations) {
    const key = `${kind} ${regionCode}`;
    byKind.set(key, [...(byKind.get(key) ?? []), id]);
  }
  const of = new Map(bodies.organisations.map((one) => [one.id, one]));
  const regions = [...new Set(bodies.organisations.map((one) => one.regionCode))];
  const city = regions.filter((code) => code.endsWith('00'));
  const mediatorsOf = new Map<string, Bodies['mediators']>();
  for (const one of bodies.mediators)
    mediatorsOf.set(one.organisationId, [...(mediatorsOf.get(one.organisationId) ?? []), one]);
  return {
    regions: regions.filter((code) => !city.includes(code)),
    organisation(id: string, region: string, pick: number): string {
      const known = of.get(id);
      if (!known || city.includes(known.regionCode)) return id;
      const there = byKind.get(`${known.kind} ${region}`) ?? [];
      return there[pick % Math.max(1, there.length)] ?? id;
    },
    mediator(
      organisationId: string,
      own: Bodies['mediators'][number],
      pick: number,
    ): Bodies['mediators'][number] {
      const there = mediatorsOf.get(organisationId) ?? [];
      return there[pick % Math.max(1, there.length)] ?? own;
    },
  };
}

/** Stamps one dispute: another day, other people, other bodies, other ids, and a chain of its own. */
export function stamp(
  template: Template,
  spread: ReturnType<typeof spreading>,
  filedOn: string,
  sequence: number,
  chance: Chance,
): Stamped {
  const { played, slots } = template;
  const days = dayNumber(filedOn) - dayNumber(played.filedOn);
  const region = chance.oneOf(spread.regions);
  const pick = chance.whole(0, 1_000_000);
  const organisation = (id: string): string => spread.organisation(id, region, pick);
  const mediators = played.mediators.map((one) =>
    spread.mediator(organisation(one.organisationId), one, pick),
  );
  const names = played.partyNames.map((name) =>
    name.includes('某') ? personName(chance) : employerName(chance),
  );
  const base = dayNumber(played.filedOn) + days;
  let disputeId = '';
  const ids = new Map<number, string>();
  const values = slots.map((slot): string => {
    switch (slot.kind) {
      case 'id': {
        const id = newId(chance);
        ids.set(slot.at, id);
        return id;
      }
      case 'day':
        return dayOf(base + slot.offset);
      case 'name':
        return names[slot.at] as string;
      case 'organisation':
        return organisation(slot.id);
      case 'mediator':
        return (mediators[slot.at] as { id: string }).id;
      case 'mediatorName':
        return (mediators[slot.at] as { name: string }).name;
      case 'number':
        return `${played.regionCode}-${filedOn.slice(0, 4)}-${String(sequence).padStart(7, '0')}`;
      case 'queryCode':
        return Array.from({ length: 12 }, () => CODE[chance.whole(0, CODE.length - 1)]).join('');
      case 'region':
        return region;
      default:
        return '';
    }
  });
  const idOf = template.oldIds;
  const renamedId = (old: string): string => values[idOf.get(old) ?? -1] ?? old;
  disputeId = renamedId(played.id);
  const previousAt = slots.findIndex((one) => one.kind === 'previousHash');
  const ownAt = slots.findIndex((one) => one.kind === 'hash');
  let previous = '0'.repeat(64);
  let journal = '';
  for (const { line, said } of template.journal) {
    values[previousAt] = previous;
    const own = createHash('sha256').update(filled(said, values)).digest('hex');
    values[ownAt] = own;
    journal += filled(line, values);
    previous = own;
  }
  const counted = renamedIn(played.countedAfter(days), {
    id: renamedId,
    organisation,
    mediator: (id) => {
      const at = played.mediators.findIndex((one) => one.id === id);
      return at < 0 ? id : (mediators[at] as { id: string }).id;
    },
  });
  // The dispute's own line remembers the last hash; it was read with the old one.
  values[ownAt] = previous;
  const lines = Object.fromEntries(
    tables.map((table) => [table, template.lines[table].map((one) => filled(one, values)).join('')]),
  ) as Record<Table, string>;
  return {
    lines: { ...lines, journal_entry: journal },
    entries: figureEntriesOf(counted),
    disputeId,
    journalLength: template.journal.length,
  };
}
