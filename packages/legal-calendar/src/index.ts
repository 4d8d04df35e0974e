export { type Calendar, type CalendarId, calendar, type LoadedNotices } from './calendar.ts';
export {
  addDays,
  addMonths,
  type CivilDate,
  civilDateOf,
  dayOfWeek,
  daysBetween,
  endOfDay,
  isCivilDate,
  startOfDay,
  type Text,
} from './civil-date.ts';
export {
  type Counted,
  countPeriod,
  type CountedDates,
  countPeriodBare,
  durationText,
  type Exclusion,
  type PeriodInput,
  type Roll,
  type TraceStep,
  type Unit,
} from './count.ts';
export type { HolidayBlock, HolidayYear } from './national-holidays.ts';
