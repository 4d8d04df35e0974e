export { smallProcedures } from './small-procedures.ts';
