export { run } from './program.ts';
export type { Screen } from './screen.ts';
