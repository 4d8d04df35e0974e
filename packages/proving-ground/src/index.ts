export { type Chance, chance } from './random.ts';
