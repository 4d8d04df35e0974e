// Loaded before the API: on SIGUSR2 it collects all garbage and writes what is left, in bytes, to the file that WEIGH_INTO
// names. What is left then and keeps growing is never given back.
import { renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const into = process.env['WEIGH_INTO'] as string;

process.on('SIGUSR2', () => {
  collect();
  // What a first round finalises only a second one frees.
  setImmediate(() => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    writeFileSync(`${into}.part`, `${heapUsed + external}`);
    renameSync(`${into}.part`, into);
  });
});
