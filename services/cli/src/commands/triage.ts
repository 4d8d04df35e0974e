import { type Citation, formatCitation } from '@dingfen/legal-basis';
import { routeIds, triage, triageQuestions } from '@dingfen/legal-basis/triage';
import { civilDateOf } from '@dingfen/legal-calendar';
import { calendarBy, calendarUsed, type LawAtHand, sayCalendar } from '../law-at-hand.ts';
import { both, columns, type Screen, WrongUse } from '../screen.ts';
import { readJsonFile } from './read-json-file.ts';

const cited = (basis: readonly Citation[]): string => formatCitation(basis, 'zh');

/** From a worker's facts to the ways that are open: `dingfen triage FILE`. */
export function triageFile(
  screen: Screen,
  law: LawAtHand,
  file: string,
  { json }: { json?: boolean },
): number {
  const facts = readJsonFile(file);
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts))
    throw new WrongUse({ zh: `${file} 里不是一组事实`, en: `${file} holds no set of facts` });
  const today = civilDateOf(new Date().toISOString());
  let used = 'CN';
  const answer = triage({ askedOn: today, ...facts }, (id) => {
    used = id;
    return calendarBy(law, id);
  });
  if (json) {
    screen.say(JSON.stringify({ ...answer, calendarUsed: calendarUsed(law, used) }));
    return 0;
  }
  const { recommended, routes, atOnce, respondents, periods, missing } = answer;
  screen.say(
    `建议 recommended     ${recommended.route}${recommended.provisional ? '（暂定 · provisional）' : ''}  ${both(recommended.text)}`,
  );
  for (const line of columns(
    routeIds.map((id) => {
      const { verdict, text, basis, until } = routes[id];
      return [id, verdict, until ?? '', `${both(text)}（${cited(basis)}）`];
    }),
  ))
    screen.say(`  ${line}`);
  for (const { text, basis } of atOnce) screen.say(`立即 at once          ${both(text)}（${cited(basis)}）`);
  for (const { name, text } of respondents) screen.say(`对方 respondent       ${both(name)}：${both(text)}`);
  for (const { ruleId, until, daysLeft, emergency } of periods)
    screen.say(
      `期限 period          ${ruleId} ${until}（${daysLeft} 日 · days${emergency ? '，紧急 · emergency' : ''}）`,
    );
  for (const { id, question } of missing) screen.say(`还要问 ask next       ${id}: ${both(question)}`);
  sayCalendar(screen, law, used);
  return 0;
}

/** Everything that can be asked, with the answers there are: `dingfen triage questions`. */
export function listQuestions(screen: Screen, { json }: { json?: boolean }): number {
  if (json) screen.say(JSON.stringify(triageQuestions));
  else
    for (const line of columns(
      triageQuestions.map(({ id, kind, question, choices = [] }) => [
        id,
        kind,
        both(question) + (choices.length > 0 ? `（${choices.map((one) => one.id).join(' | ')}）` : ''),
      ]),
    ))
      screen.say(line);
  return 0;
}
