import { viewerOf } from '@dingfen/dispute-engine';
import { currentInstant, readEvidenceIndex, readFile } from '@dingfen/persistence';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { day, instant, nullable } from './schemas.js';
const address = Type.Object({ partyId: Type.String(), address: Type.String(), confirmedOn: Type.String() });
const facts = Type.Array(Type.String());
/**
 * The only parts of a proceeding's context that may travel to the court. Everything else, offers above all, stays where
 * it was said (INV 22, ONM 18); so nothing is copied from a context unless it is named here.
 */
const mayTravel = {
  /** What was stated in mediation and who has confirmed it. */
  statements: Type.Array(Type.Object({ text: Type.String(), confirmedBy: Type.Array(Type.String()) })),
  addresses: Type.Array(address),
  /** What a suit or an arbitration was opened with. */
  package: Type.Object({
    undisputedFacts: facts,
    addressForService: Type.Array(address),
    factSheet: Type.Optional(Type.String()),
  }),
  /** Facts established since, in the suit itself. */
  undisputedFacts: facts,
};
export const handOffAnswer = Type.Object(
  {
    number: Type.String(),
    channel: Type.String(),
    filedOn: day,
    preparedAt: instant,
    parties: Type.Array(
      Type.Object({ id: Type.String(), role: Type.String(), kind: Type.String(), name: Type.String() }),
    ),
    claims: Type.Array(
      Type.Object({
        id: Type.String(),
        type: Type.String(),
        amountFen: nullable(Type.Integer()),
        detail: nullable(Type.String()),
      }),
    ),
    undisputedFacts: facts,
    addressesForService: Type.Array(address),
    factSheet: nullable(Type.String({ description: 'Reference of the element sheet' })),
    evidence: Type.Array(
      Type.Object({
        id: Type.String(),
        fileName: Type.String(),
        mediaType: Type.String(),
        sizeBytes: Type.Integer(),
        sha256: Type.String(),
        receivedAt: instant,
        authorName: Type.String(),
      }),
    ),
    missing: Type.Array(Type.Enum(['undisputedFacts', 'addressForService', 'factSheet', 'evidenceIndex']), {
      description: 'Parts of the package that are not there yet',
    }),
  },
  { description: 'What goes to the court with the dispute: no offers, no concessions, no notes' },
);
/** A named part of a context, when it is there and has the shape it should have. */
function part(context, name, schema) {
  if (typeof context !== 'object' || context === null || !Object.hasOwn(context, name)) return undefined;
  const found = context[name];
  return Value.Check(schema, found) ? found : undefined;
}
/** Puts the package for the court together. Undefined for somebody who may not see the dispute. */
export async function handOff(engine, person, disputeId) {
  const file = await readFile(engine.db, disputeId, viewerOf(person));
  if (!file) return undefined;
  const [evidence, preparedAt] = await Promise.all([
    readEvidenceIndex(engine.db, disputeId),
    currentInstant(engine.db),
  ]);
  const parties = file.parties.filter((party) => party.replacedBy === null);
  const opponents = parties.filter((party) => party.role !== 'thirdParty').map(({ id }) => id);
  const undisputed = new Set();
  const addresses = new Map();
  let factSheet = null;
  for (const { context } of file.proceedings) {
    const brought = part(context, 'package', mayTravel.package);
    const confirmed = (part(context, 'statements', mayTravel.statements) ?? [])
      .filter((one) => opponents.every((id) => one.confirmedBy.includes(id)))
      .map((one) => one.text);
    const established = part(context, 'undisputedFacts', mayTravel.undisputedFacts) ?? [];
    for (const fact of [...(brought?.undisputedFacts ?? []), ...confirmed, ...established])
      undisputed.add(fact);
    const known = part(context, 'addresses', mayTravel.addresses) ?? [];
    for (const { partyId, address: place, confirmedOn } of [...(brought?.addressForService ?? []), ...known])
      addresses.set(partyId, { partyId, address: place, confirmedOn });
    factSheet = brought?.factSheet ?? factSheet;
  }
  const missing = [];
  if (undisputed.size === 0) missing.push('undisputedFacts');
  if (!opponents.every((id) => addresses.has(id))) missing.push('addressForService');
  if (factSheet === null) missing.push('factSheet');
  if (evidence.length === 0) missing.push('evidenceIndex');
  return {
    number: file.dispute.number,
    channel: file.dispute.channel,
    filedOn: file.dispute.filedOn,
    preparedAt,
    parties: parties.map(({ id, role, kind, name }) => ({ id, role, kind, name })),
    claims: file.claims.map(({ id, type, amountFen, detail }) => ({ id, type, amountFen, detail })),
    undisputedFacts: [...undisputed],
    addressesForService: [...addresses.values()],
    factSheet,
    evidence: evidence.map(({ id, fileName, mediaType, sizeBytes, sha256, receivedAt, authorName }) => ({
      id,
      fileName,
      mediaType,
      sizeBytes,
      sha256,
      receivedAt,
      authorName,
    })),
    missing,
  };
}
//# sourceMappingURL=hand-off.js.map
