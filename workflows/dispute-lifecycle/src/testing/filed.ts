import { aDispute, given } from '@dingfen/procedure-kit/testing';
import { lifecycle } from '../index.ts';

/** A dispute that came straight to a centre on 2025-03-03 and is in mediation. */
export const filed = given(
  lifecycle,
  {
    facts: aDispute(),
    mediation: {
      regime: 'direct',
      online: false,
      receivedOn: '2025-03-03',
      bodyKind: 'mal10',
      mediationBodyId: 'centre-1',
    },
  },
  { on: '2025-03-03' },
);

/** The act that merges a dispute into another; of that everything is as it must be, but for what is said. */
export const merging = (into: object = {}) => ({
  intoId: 'd0',
  reason: '电话和窗口各提交了一次',
  into: {
    number: '451300-2025-000009',
    isThis: false,
    runs: true,
    isDuplicate: false,
    heldToo: true,
    sameParties: true,
    receivedFirst: true,
    coversClaims: true,
    ...into,
  },
});
