import { registryCompletions } from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { registry } from '@dingfen/procedure-kit';
import { runWorker } from './run.ts';

await runWorker({ procedures: registry(procedures), stageOf, completions: registryCompletions });
