export { inventedCorrection, inventedGuangxiNotice, inventedNotice } from './invented-notices.ts';
export { smallProcedures } from './small-procedures.ts';
