import { addDays, type Calendar, type CivilDate, calendar } from '@dingfen/legal-calendar';

const guangxi: Calendar = calendar('CN-GX');

/** The day so many working days after (or, negative, before) a day; with 0 the day itself when it is one, else the next. */
export function workday(from: CivilDate, offset: number): CivilDate {
  const step = offset < 0 ? -1 : 1;
  let day = from;
  while (guangxi.isRestDay(day)) day = addDays(day, step);
  for (let left = Math.abs(offset); left > 0; left -= 1) {
    do day = addDays(day, step);
    while (guangxi.isRestDay(day));
  }
  return day;
}

export const lastWorkdayBefore = (day: CivilDate): CivilDate => workday(workday(day, 0), -1);
