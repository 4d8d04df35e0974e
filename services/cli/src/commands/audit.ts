import { audit, auditFaults } from '@dingfen/dispute-engine';
import type { Database } from '@dingfen/persistence';
import { engineOn } from '../database.ts';
import { both, columns, type Screen } from '../screen.ts';

export interface AuditOptions {
  stuckDays?: number;
  json?: boolean;
}

/** Looks for what contradicts itself or should long have happened: `dingfen audit`. Ends with 1 when something was found. */
export async function auditDisputes(
  screen: Screen,
  db: Database,
  { stuckDays, json }: AuditOptions,
): Promise<number> {
  const found = await audit(engineOn(db), stuckDays === undefined ? {} : { stuckDays });
  if (json) screen.say(JSON.stringify(found));
  else {
    const lines = found.findings.map((one) => [
      one.number,
      one.fault,
      one.subject,
      both(auditFaults[one.fault]),
    ]);
    for (const line of columns(lines)) screen.say(line);
    screen.say(
      both({
        zh: `检查${found.disputes}件争议、${found.proceedings}个在办程序、${found.entries}条日志，发现${found.findings.length}处问题`,
        en: `${found.disputes} disputes, ${found.proceedings} proceedings, ${found.entries} entries checked, ${found.findings.length} faults found`,
      }),
    );
  }
  return found.findings.length === 0 ? 0 : 1;
}
