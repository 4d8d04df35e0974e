import { BadLocalRules, registryCompletions } from '@dingfen/dispute-engine';
import { procedures, stageOf } from '@dingfen/dispute-lifecycle';
import { registry } from '@dingfen/procedure-kit';
import { runWorker } from './run.ts';

try {
  await runWorker({ procedures: registry(procedures), stageOf, completions: registryCompletions });
} catch (error) {
  if (!(error instanceof BadLocalRules)) throw error;
  process.stderr.write(`拒绝启动：${error.text.zh} Refusing to start: ${error.text.en}\n`);
  process.exit(1);
}
