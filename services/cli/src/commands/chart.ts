import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { chartMarkdown, overview, type Procedure } from '@dingfen/procedure-kit';
import { root } from '../places.ts';
import { both, type Screen } from '../screen.ts';

interface GeneratedPart {
  file: string;
  marker: string;
  content: string;
  /** What to write when there is no such file; without it the part is left out. */
  fresh?: string;
}

const begin = (marker: string): string => `<!-- ${marker}:begin -->`;
const end = (marker: string): string => `<!-- ${marker}:end -->`;

/** The text with what stands between its markers replaced; without markers the part goes to the end. Undefined when it has none and `append` is false. */
export function replaceBetween(
  text: string,
  marker: string,
  content: string,
  append: boolean,
): string | undefined {
  const from = text.indexOf(begin(marker));
  const to = text.indexOf(end(marker));
  const part = `${begin(marker)}\n\n${content.trim()}\n\n${end(marker)}`;
  if (from >= 0 && to > from) return text.slice(0, from) + part + text.slice(to + end(marker).length);
  return append ? `${text.trimEnd()}\n\n${part}\n` : undefined;
}

function parts(procedures: readonly Procedure[], folder: string): GeneratedPart[] {
  const lifecycle = procedures.find(({ key }) => key === 'lifecycle');
  return [
    ...procedures.map((procedure) => ({
      file: join(folder, 'workflows', procedure.id, 'README.md'),
      marker: 'chart',
      content: chartMarkdown(procedure),
      fresh: `# ${procedure.name.zh} · ${procedure.name.en}\n`,
    })),
    ...(lifecycle
      ? [
          {
            file: join(folder, 'README.md'),
            marker: 'lifecycle',
            content: `\`\`\`mermaid\n${overview(lifecycle)}\n\`\`\``,
          },
        ]
      : []),
  ];
}

/** Writes the generated part of each README; with `check` writes nothing and exits with 1 when one is stale. */
export function writeCharts(
  screen: Screen,
  procedures: readonly Procedure[],
  { check = false, folder = root }: { check?: boolean; folder?: string },
): number {
  let stale = 0;
  for (const { file, marker, content, fresh } of parts(procedures, folder)) {
    const present = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (present === undefined && fresh === undefined) continue;
    const wanted = replaceBetween(present ?? fresh ?? '', marker, content, fresh !== undefined);
    if (wanted === undefined || wanted === present) continue;
    stale += 1;
    const name = relative(folder, file);
    if (check)
      screen.warn(
        both({ zh: `${name} 已过时，请运行 dingfen chart`, en: `${name} is stale: run dingfen chart` }),
      );
    else {
      writeFileSync(file, wanted);
      screen.say(both({ zh: `已更新 ${name}`, en: `updated ${name}` }));
    }
  }
  if (stale === 0) screen.say(both({ zh: '图表均为最新', en: 'every chart is up to date' }));
  return check && stale > 0 ? 1 : 0;
}
