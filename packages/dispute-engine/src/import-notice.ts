import { isRefusal, type Refusal, refuse } from '@dingfen/domain';
import { type Notice, NoticeRefused, readNotice } from '@dingfen/legal-calendar';
import { storeHolidayNotice } from '@dingfen/persistence';
import { noticeOf } from './calendars.ts';
import type { Engine } from './engine.ts';
import { fingerprintOf } from './journal.ts';

export interface ImportedNotice {
  notice: Notice;
  /** False when this very notice is already in force: then nothing was changed. */
  stored: boolean;
  /** Document number of the notice of the same calendar and year that it took the place of. */
  supersedes?: string;
}

/**
 * Reads a holiday notice and stores it. From the commit on every process counts with it; the periods that are open are
 * counted anew by `recountDeadlines`. A correction supersedes what it corrects, and what was superseded stays on record.
 * Refuses what `readNotice` refuses (`malformed`, with each field), and a notice that was superseded since (`stale`).
 */
export function importNotice(
  engine: Engine,
  value: unknown,
  importedBy: string,
): Promise<ImportedNotice | Refusal> {
  return storeHolidayNotice<ImportedNotice | Refusal>(engine.db, importedBy, (earlier) => {
    const loaded = earlier.map(noticeOf);
    const fitting = read(value, loaded);
    // Taken for itself: what is wrong may be no more than that its year is known already, through this very notice.
    const notice = isRefusal(fitting) ? read(value, []) : fitting;
    if (isRefusal(notice)) return { answer: isRefusal(fitting) ? fitting : notice };
    const inForce = earlier.find(
      (one) => one.calendar === notice.calendar && one.year === notice.year && one.supersededAt === null,
    );
    const same = earlier.filter((one) => fingerprintOf(noticeOf(one)) === fingerprintOf(notice));
    if (inForce && same.includes(inForce)) return { answer: { notice, stored: false } };
    if (inForce && same.length > 0) return { answer: supersededSince(notice, inForce.document) };
    if (isRefusal(fitting)) return { answer: fitting };
    return {
      store: { ...notice, replaces: notice.replaces ?? false },
      answer: { notice, stored: true, ...(inForce ? { supersedes: inForce.document } : {}) },
    };
  });
}

function read(value: unknown, loaded: readonly Notice[]): Notice | Refusal {
  try {
    return readNotice(value, loaded);
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    return refuse(
      'malformed',
      error.text,
      error.problems.map(({ field, text }) => ({ condition: field, summary: text, basis: [] })),
    );
  }
}

const supersededSince = ({ document }: Notice, by: string): Refusal =>
  refuse('stale', {
    zh: `${document}此前已经导入，后被${by}取代；原样重新导入不会恢复其效力`,
    en: `${document} was imported before and then superseded by ${by}; importing it again as it is does not put it back in force`,
  });
