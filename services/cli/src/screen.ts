import type { Text } from '@dingfen/legal-calendar';

/** Where a command writes: results to standard output, what went wrong to standard error. One line each. */
export interface Screen {
  say(line: string): void;
  warn(line: string): void;
}

/** The command was called wrongly: a short message and exit code 2. */
export class WrongUse extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** Chinese first, English beside it. */
export const both = ({ zh, en }: Text): string => `${zh} · ${en}`;

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** Columns a text takes on a terminal: Chinese characters and full-width signs take two. */
export const widthOf = (text: string): number => text.length + (text.match(wide)?.length ?? 0);

/** Lines up the cells of a table; the last column is left as it is. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => widthOf(row[place] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, place) =>
        place === row.length - 1 ? cell : cell + ' '.repeat((widths[place] ?? 0) - widthOf(cell)),
      )
      .join('  '),
  );
}
