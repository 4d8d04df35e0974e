import { isRefusal, type Person, type Refusal, refuse } from '@dingfen/domain';
import { civilDateOf } from '@dingfen/legal-calendar';
import { type Metric, type Period, sumsNeeded, type Term } from '@dingfen/metrics';
import {
  currentInstant,
  type FigureFilter,
  listFigure,
  type ListedDispute,
  type ListedEntry,
  type ListedOverdue,
  type ListedTerm,
  listOverdue,
  type ListPlace,
  oneMoment,
  type OverduePlace,
} from '@dingfen/persistence';
import type { Engine } from './engine.ts';
import { nameSeen } from './masking.ts';
import { viewerOf } from './people.ts';
import { filedIn } from './live-figures.ts';
import { figuresOf, metricsAsked } from './read-figures.ts';

/** A number whose list is asked for. */
export interface ListQuestion {
  organisationId?: string | undefined;
  metricId: string;
  period: Period;
  of?: 'numerator' | 'denominator';
  filter?: FigureFilter;
  parameter?: string | undefined;
  /** Only what the organisation handled itself, not those below it. */
  direct?: boolean;
  /** Of a figure counted now: one stage or one rule, one age band; a rule may be named as the parameter, too. */
  part?: string | undefined;
  band?: string | undefined;
}

/** Where a list goes on. */
export type PlaceInList = ListPlace | OverduePlace;

/** Parties by the names by which the reader may know them. */
interface NamedParties {
  applicants: string[];
  respondents: string[];
}
type Named<T extends ListedDispute> = Omit<T, 'parties' | 'held'> & NamedParties;
export type ListedBehind = Named<ListedEntry> | Named<ListedOverdue>;

const named = <T extends ListedDispute>(rows: readonly T[]): Named<T>[] =>
  rows.map(({ parties, held, ...row }) => {
    const of = (role: string) =>
      parties.filter((party) => party.role === role).map((party) => nameSeen(party, held));
    return { ...row, applicants: of('applicant'), respondents: of('respondent') };
  });

const noDenominator: Refusal = refuse('malformed', {
  zh: '该指标没有分母。',
  en: 'This figure has no denominator.',
});

function termsOf({ formula }: Metric, of: 'numerator' | 'denominator'): readonly Term[] | Refusal {
  if (of === 'denominator') return formula.kind === 'ratio' ? formula.denominator : noDenominator;
  if (formula.kind === 'percentile') return [formula.histogram];
  if (formula.kind === 'tariff') return [formula.results];
  return formula.kind === 'live' ? [] : formula.numerator;
}

/** Which entries a term is about, in the months of the period. */
function listed(metric: Metric, term: Term, period: Period, parameter: string | undefined): ListedTerm[] {
  const alone: Metric = { ...metric, formula: { kind: 'count', numerator: [term] } };
  const needs = sumsNeeded(alone, period, parameter);
  if (!('sums' in needs)) return [];
  return needs.sums.map(({ measure, extras, from, to }) => ({ measure, extras, from, to, sign: term.sign }));
}

/**
 * A page of what a number was counted from. A dispute that has since gone to others is still listed, since it was counted, but
 * without names: those are for whoever may see the dispute, workers’ in full for the body that has it. Refusals: those of
 * `readFigures`.
 */
export async function listBehind(
  engine: Engine,
  person: Person,
  question: ListQuestion,
  limit: number,
  after?: PlaceInList,
): Promise<ListedBehind[] | Refusal> {
  const { period, filter = {}, parameter, of = 'numerator', part, band, direct = false } = question;
  const metrics = metricsAsked({ ...question, metricIds: [question.metricId] });
  if (isRefusal(metrics)) return metrics;
  const metric = metrics[0] as Metric;
  return oneMoment(engine.db, async (tx) => {
    const organisation = await figuresOf(tx, person, question.organisationId);
    if (isRefusal(organisation)) return organisation;
    const scope = { organisationId: organisation.id, filter, direct };
    const viewer = viewerOf(person);
    const { formula } = metric;
    if (formula.kind === 'live' && formula.measure === 'now.owed')
      return named(
        await listOverdue(tx, { ...scope, ruleId: part ?? parameter }, viewer, limit, after as OverduePlace),
      );
    if (formula.kind === 'live') {
      const extras = formula.measure === 'now.open' && part !== undefined ? [part] : null;
      const filed = filedIn(band ?? '', civilDateOf(await currentInstant(tx)));
      const term: ListedTerm = { measure: formula.measure, extras, ...filed, sign: 1 };
      return named(await listFigure(tx, { ...scope, terms: [term] }, viewer, limit, after as ListPlace));
    }
    const terms = termsOf(metric, of);
    if (isRefusal(terms)) return terms;
    const entries = terms.flatMap((term) => listed(metric, term, period, parameter));
    return named(await listFigure(tx, { ...scope, terms: entries }, viewer, limit, after as ListPlace));
  });
}
