import { workerContract } from './testing/contract.ts';

workerContract('workers whose jobs are kept in PostgreSQL', () => Promise.resolve({ prefix: 'unused' }));
