export { explore, type Exploration, type ExploreOptions } from './explore.ts';
export { given, type History, replay, type Story } from './story.ts';
export { lint } from '../lint.ts';
