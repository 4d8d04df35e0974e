import { formatCitation } from '@dingfen/legal-basis';
import { events, outcomeEvents } from './events.ts';
import { routes } from './routes.ts';

/** "Which outcome opens what, and why" as a Markdown table, kept in this folder's README. */
export function routesMarkdown(): string {
  const rows = outcomeEvents.map((name) => {
    const { follows, basis } = routes[name];
    return `| \`${name}\` | ${events[name].summary.zh} | ${follows.zh} | ${follows.en} | ${formatCitation(basis, 'zh')} |`;
  });
  return ['| outcome | 结果 | 随后 | what follows | 依据 |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
