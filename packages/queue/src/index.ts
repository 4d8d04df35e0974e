export {
  type Counts,
  type FailedTry,
  type Job,
  openQueues,
  type Queues,
  type QueuesOptions,
  type Tries,
  type Working,
  type WorkOptions,
} from './queues.ts';
