export { LocalStackError } from './local-stack-error.ts';
export { type LocalPostgres, runningPostgres, type StartPostgres, startPostgres } from './start-postgres.ts';
