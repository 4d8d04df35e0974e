export { LocalStackError } from './local-stack-error.ts';
export { type LocalPostgres, type StartPostgres, startPostgres } from './start-postgres.ts';
