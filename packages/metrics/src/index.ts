export {
  type Cohort,
  cohorts,
  dictionary,
  type Dimension,
  type Formula,
  type Metric,
  metricOf,
  type MetricSource,
  type Term,
  type Window,
} from './dictionary.ts';
export { categoryOf, type CountedDispute, figureEntriesOf, type FigureEntry } from './entry.ts';
export {
  ageBands,
  isStanding,
  type MeasureName,
  measures,
  type Stage,
  stages,
  type StandingMeasureName,
} from './measures.ts';
export {
  arbitration2024,
  type NationalCount,
  type NationalFigure,
  nationalFigure,
  type NationalLine,
  nationalLines,
  nationalYears,
  recoveredClosingRates,
} from './national.ts';
export { dictionaryTable } from './table.ts';
export { checkedTariffs, type Tariff, tariffOn, type TariffPlace } from './tariff.ts';
export { numbersTold, type Telling, tellingOf, type ToldNumber } from './told.ts';
export {
  type Figure,
  isProvisional,
  type Needs,
  percentileOf,
  percentOf,
  type Period,
  type SumNeeded,
  type Sums,
  sumsNeeded,
  valueOf,
  type ValueOptions,
} from './value.ts';
export {
  figuresFromJournal,
  type JournalDifferences,
  journalDifferences,
  type JournalFigure,
  type JournalRow,
  seenByJournal,
  unseenByJournal,
} from './from-journal.ts';
