import type { Settlement } from './index.ts';

/** A settlement in which nothing is to be found. */
export const clean: Settlement = {
  waivesSocialInsurance: false,
  belowMinimumWage: false,
  depositOrDocumentTerms: false,
  workInjuryUnassessed: false,
  workInjuryGapAcknowledged: false,
  blanketRelease: false,
  listedHeads: [],
  bindsNonSigner: false,
  confirmsRelationship: false,
  representedConsentMissing: false,
  minorWithoutAgent: false,
  waivesLimitation: false,
};
