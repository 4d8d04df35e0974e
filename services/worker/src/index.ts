export { type RunOptions, runWorker } from './run.ts';
export { CONNECTIONS, startWorker, type Worker, type WorkerOptions } from './worker.ts';
