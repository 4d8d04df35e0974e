import type { Engine } from '@dingfen/dispute-engine';
import {
  computeEntitlement,
  describeEntitlement,
  type Entitlement,
  entitlementTypes,
  maySign,
  readRegionalFigures,
  settlementChecks,
} from '@dingfen/entitlements';
import { type Citation, formatCitation } from '@dingfen/legal-basis';
import { triage } from '@dingfen/legal-basis/triage';
import { civilDateOf, type Text } from '@dingfen/legal-calendar';
import { currentInstant } from '@dingfen/persistence';
import { Type } from 'typebox';
import { entitlementForm } from '../entitlement-forms.ts';
import { entitlementAnswer, settlementAnswer, settlementForm, triageAnswer } from '../claim-schemas.ts';
import { computed, onlyKnown, within } from '../refused-input.ts';
import { type Api, text } from '../schemas.ts';
import { triageForm } from '../triage-form.ts';

const tags = ['法律计算 Law'];
const open = { open: true };
/** Any object: what computes it checks it, and names each field in both languages. */
const anything = Type.Object({});

/** What a worker is owed, where to go with it, and what a settlement may say: for other systems, open to anybody. */
export function lawClaimRoutes(api: Api, engine: Engine): void {
  for (const type of entitlementTypes) {
    const { name } = describeEntitlement(type);
    api.post(
      `/law/entitlements/${type}`,
      {
        config: { ...open, documentedBody: entitlementForm(type) },
        schema: {
          tags,
          summary: `计算：${name.zh} Compute: ${name.en}`,
          body: anything,
          response: { 200: entitlementAnswer },
        },
      },
      async ({ body }) => {
        const book = await engine.calendars.now(engine.db);
        const { input = {}, figures = {}, ...unknown } = body as Record<string, unknown>;
        return computed(() => {
          onlyKnown(unknown, 'input, figures');
          const read = within('figures', () => readRegionalFigures(figures));
          return inWords(
            within('input', () =>
              computeEntitlement(type, input, { ...read, calendar: book.calendar('CN') }),
            ),
          );
        });
      },
    );
  }

  api.get(
    '/law/entitlements',
    {
      config: open,
      schema: {
        tags,
        summary: '可以计算的请求项 The heads of claim that can be computed',
        response: {
          200: Type.Object({
            items: Type.Array(Type.Object({ type: Type.String(), name: text, basis: text })),
          }),
        },
      },
    },
    async () => ({
      items: entitlementTypes.map((type) => {
        const { name, basis } = describeEntitlement(type);
        return { type, name, basis: basisText(basis) };
      }),
    }),
  );

  api.post(
    '/law/triage',
    {
      config: { ...open, documentedBody: triageForm },
      schema: {
        tags,
        summary: '该走哪条路 Which way is open: mediation, arbitration, inspection, suit and others',
        body: anything,
        response: { 200: triageAnswer },
      },
    },
    async ({ body }) => {
      const facts = { askedOn: civilDateOf(await currentInstant(engine.db)), ...body };
      const book = await engine.calendars.now(engine.db);
      return computed(() => withCitations(triage(facts, (id) => book.calendar(id))));
    },
  );

  api.post(
    '/law/settlement-checks',
    {
      config: open,
      schema: {
        tags,
        summary: '和解条款的十项核对 The ten checks of a settlement',
        body: settlementForm,
        response: { 200: settlementAnswer },
      },
    },
    async ({ body }) =>
      computed(() => ({
        maySign: maySign(body),
        checks: settlementChecks(body).map(({ basis, ...check }) => ({ ...check, basis: basisText(basis) })),
      })),
  );
}

const basisText = (basis: readonly Citation[]): Text => ({
  zh: formatCitation(basis, 'zh'),
  en: formatCitation(basis, 'en'),
});

/** The same with every article in words. */
const inWords = ({ lines, basis, unverified = [], notes = [], ...said }: Entitlement) => ({
  ...said,
  basis: basisText(basis),
  lines: lines.map(({ basis: articles, ...line }) => ({ ...line, basis: basisText(articles) })),
  unverified: [...unverified],
  notes: [...notes],
});

const isCitation = (value: unknown): value is Citation =>
  typeof value === 'object' && value !== null && 'source' in value && 'article' in value;

/** An answer with the articles of every `basis` in words, however deep it stands. */
function withCitations(answer: unknown): never {
  return JSON.parse(
    JSON.stringify(answer, (_key, value: unknown) =>
      Array.isArray(value) && value.length > 0 && value.every(isCitation) ? basisText(value) : value,
    ),
  ) as never;
}
