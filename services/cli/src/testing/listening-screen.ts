import type { Screen } from '../screen.ts';

/** A screen that remembers what was written to it. */
export function listeningScreen(): Screen & { said: string[]; warned: string[]; text(): string } {
  const said: string[] = [];
  const warned: string[] = [];
  return {
    said,
    warned,
    say: (line) => void said.push(line),
    warn: (line) => void warned.push(line),
    text: () => said.join('\n'),
  };
}
