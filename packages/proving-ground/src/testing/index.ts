export {
  engineOn,
  filing,
  idsOf,
  intoMediation,
  settle,
  smallWorld,
  type SmallWorld,
  underMediation,
  worker,
} from './small-world.ts';
