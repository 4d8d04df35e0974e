import { procedures } from '@dingfen/dispute-lifecycle';
import type { Procedure } from '@dingfen/procedure-kit';

/** Mediation as the next release would have it: the same chart under the next version. */
export function nextMediation(): Procedure {
  const newest = procedures
    .filter(({ key }) => key === 'mediation')
    .toSorted((a, b) => b.version - a.version)[0];
  if (!newest) throw new Error('there is no mediation');
  return { ...newest, version: newest.version + 1 };
}
