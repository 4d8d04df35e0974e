// The worker's process with the small procedures, for a spec to start and to kill.
import { smallProcedures } from '@dingfen/dispute-engine/testing';
import { runWorker } from '../run.ts';

await runWorker({ procedures: smallProcedures() });
