export {
  type AppliedNotice,
  type Calendar,
  type CalendarId,
  calendar,
  checkCalendar,
  notices,
} from './calendar.ts';
export {
  addDays,
  addMonths,
  checkDate,
  type CivilDate,
  civilDateOf,
  closingInstant,
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
export {
  type HolidayBlock,
  type Notice,
  type NoticeProblem,
  NoticeRefused,
  readNotice,
} from './notice.ts';
export { checkRecord, checkRecords, RefusedInput, shown } from './refused-input.ts';
