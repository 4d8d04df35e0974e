// `npm run bench -- figures --disputes N`: every answer of the supervisors' dashboard over N disputes of five years, beside plain
// SQL over the engine's own tables. With --database URL a database is measured that is there already, and left as it is.
// Prints what was measured and on what; asserts nothing.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { generate } from '../generate/generate.ts';
import { prepareGround } from '../ground.ts';
import { measureFigures } from './figures.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    disputes: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    times: { type: 'string', default: '100' },
    database: { type: 'string' },
  },
});
if (positionals[0] !== 'figures')
  throw new Error('usage: bench figures [--disputes N] [--database URL] [--times N]');

async function show(url: string): Promise<void> {
  console.log(
    `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model}); each asked ${values.times} times, one after the other, in process`,
  );
  const { disputes } = await measureFigures(url, Number(values.times), ({ question, p50, p99, plain }) =>
    console.log(
      `${p50.toFixed(1).padStart(8)} ms p50 ${p99.toFixed(1).padStart(8)} ms p99${plain === undefined ? '' : ` ${plain.toFixed(0).padStart(7)} ms plain SQL (${(plain / p50).toFixed(0)} ×)`}  ${question}`,
    ),
  );
  console.log(`over ${disputes} disputes`);
}

if (values.database) await show(values.database);
else {
  const ground = await prepareGround();
  try {
    await generate(
      ground.postgres.url,
      { disputes: Number(values.disputes), seed: Number(values.seed) },
      console.log,
    );
    await ground.command('metrics', 'rebuild', '--cells');
    await show(ground.postgres.url);
  } finally {
    await ground.leave();
  }
}
