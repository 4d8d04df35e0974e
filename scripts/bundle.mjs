// Before a package is packed: its built modules as few files, one for each door and one for what they have in common. A
// stranger's process loads them in half the time, because finding and linking a module takes Node longer than reading it.
// Its dependencies stay what they are.
//
//     node ../../scripts/bundle.mjs        in the package's folder, after tsc -b (its prepack script)

import { readFileSync, rmSync } from 'node:fs';
import { rolldown } from 'rolldown';

const { publishConfig } = JSON.parse(readFileSync('package.json', 'utf8'));
const doors = Object.values(publishConfig.exports)
  .map((door) => door.default)
  .filter((door) => door !== undefined)
  .map((door) => door.replace('./dist/bundle/', '').replace(/\.js$/, ''));

rmSync('dist/bundle', { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(doors.map((door) => [door, `dist/${door}.js`])),
  external: /^@dingfen\//,
});
await bundle.write({ dir: 'dist/bundle', format: 'esm', chunkFileNames: '[name].js' });
