export {
  filing,
  idsOf,
  intoMediation,
  mediator,
  smallWorld,
  type SmallWorld,
  worker,
} from './small-world.ts';
