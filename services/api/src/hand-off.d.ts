import type { Person } from '@dingfen/domain';
import { type Engine } from '@dingfen/dispute-engine';
import { type Static, Type } from 'typebox';
export declare const handOffAnswer: Type.TObject<{
  number: Type.TString;
  channel: Type.TString;
  filedOn: Type.TString;
  preparedAt: Type.TString;
  parties: Type.TArray<
    Type.TObject<{
      id: Type.TString;
      role: Type.TString;
      kind: Type.TString;
      name: Type.TString;
    }>
  >;
  claims: Type.TArray<
    Type.TObject<{
      id: Type.TString;
      type: Type.TString;
      amountFen: Type.TUnion<[Type.TInteger, Type.TNull]>;
      detail: Type.TUnion<[Type.TString, Type.TNull]>;
    }>
  >;
  undisputedFacts: Type.TArray<Type.TString>;
  addressesForService: Type.TArray<
    Type.TObject<{
      partyId: Type.TString;
      address: Type.TString;
      confirmedOn: Type.TString;
    }>
  >;
  factSheet: Type.TUnion<[Type.TString, Type.TNull]>;
  evidence: Type.TArray<
    Type.TObject<{
      id: Type.TString;
      fileName: Type.TString;
      mediaType: Type.TString;
      sizeBytes: Type.TInteger;
      sha256: Type.TString;
      receivedAt: Type.TString;
      authorName: Type.TString;
    }>
  >;
  missing: Type.TArray<Type.TEnum<['undisputedFacts', 'addressForService', 'factSheet', 'evidenceIndex']>>;
}>;
/** Puts the package for the court together. Undefined for somebody who may not see the dispute. */
export declare function handOff(
  engine: Engine,
  person: Person,
  disputeId: string,
): Promise<Static<typeof handOffAnswer> | undefined>;
//# sourceMappingURL=hand-off.d.ts.map
