// The last word of a mutation run: how many of its mutants each package's specs noticed. Below the bar the run fails.

import process from 'node:process';

const BAR = 90;
const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];

class ScoreReporter {
  onMutationTestReportReady({ files }) {
    const packages = new Map();
    const total = { name: 'all', noticed: 0, unnoticed: 0 };
    for (const [path, { mutants }] of Object.entries(files)) {
      const name = path.split('/')[1];
      const sum = packages.get(name) ?? { name, noticed: 0, unnoticed: 0 };
      packages.set(name, sum);
      for (const { status } of mutants) {
        for (const one of [sum, total]) {
          if (NOTICED.includes(status)) one.noticed += 1;
          if (UNNOTICED.includes(status)) one.unnoticed += 1;
        }
      }
    }
    console.log('');
    for (const { name, noticed, unnoticed } of [...packages.values(), total]) {
      if (noticed + unnoticed === 0) continue;
      const score = (100 * noticed) / (noticed + unnoticed);
      const verdict = score < BAR ? `   below ${BAR}` : '';
      console.log(
        `${name.padEnd(16)} ${score.toFixed(1).padStart(5)} %   ${noticed} of ${noticed + unnoticed} mutants${verdict}`,
      );
      if (score < BAR) process.exitCode = 1;
    }
  }
}

/** As Stryker’s declareClassPlugin writes it, without the dependency. */
export const strykerPlugins = [{ kind: 'Reporter', name: 'score', injectableClass: ScoreReporter }];
