export { aDispute, anAgreement, conditions } from './dispute.ts';
export { explore, type Exploration, type ExploreOptions, together } from './explore.ts';
export { given, type History, replay, type Story } from './story.ts';
export { lint } from '../lint.ts';
