export { inventedCorrection, inventedGuangxiNotice, inventedNotice } from './invented-notices.ts';
export { smallProcedures } from './small-procedures.ts';
export { noticesOf, type SeenNotice } from './notices.ts';
