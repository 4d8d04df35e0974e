import { type BrokenEntry, verifyJournals } from '@dingfen/dispute-engine';
import type { Text } from '@dingfen/legal-calendar';
import type { Database } from '@dingfen/persistence';
import { both, type Screen, WrongUse } from '../screen.ts';

const reasons: Record<BrokenEntry['why'], Text> = {
  content: { zh: '内容与写入时不同', en: 'it no longer says what it said when it was written' },
  order: { zh: '与前一条不相接', en: 'it does not follow from the entry before it' },
  missing: { zh: '缺失', en: 'it is missing' },
  head: { zh: '不是该争议所记的最后一条', en: 'it is not the last entry that the dispute remembers' },
};

/** Checks the chain of every journal, or of one dispute (id or number), and names the first broken entry of each. */
export async function verifyJournal(
  screen: Screen,
  db: Database,
  { dispute, json }: { dispute?: string; json?: boolean },
): Promise<number> {
  const check = await verifyJournals(db, dispute);
  if (dispute !== undefined && check.disputes === 0)
    throw new WrongUse({ zh: `没有争议 ${dispute}`, en: `there is no dispute ${dispute}` });
  if (json) screen.say(JSON.stringify(check));
  else {
    for (const { number, seq, why } of check.broken)
      screen.say(`${number} 第${seq}条：${reasons[why].zh} · entry ${seq}: ${reasons[why].en}`);
    screen.say(
      both({
        zh: `核对${check.disputes}件争议、${check.entries}条记录，${check.broken.length}条链断裂`,
        en: `${check.disputes} disputes, ${check.entries} entries checked, ${check.broken.length} chains broken`,
      }),
    );
  }
  return check.broken.length === 0 ? 0 : 1;
}
