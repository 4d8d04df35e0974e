export {
  engineOn,
  filing,
  idsOf,
  intoMediation,
  mediator,
  settle,
  smallWorld,
  type SmallWorld,
  underMediation,
  worker,
} from './small-world.ts';
