import {
  checkRecord,
  checkRecords,
  type CivilDate,
  isCivilDate,
  RefusedInput,
  shown,
  type Text,
} from '@dingfen/legal-calendar';

/** What a mediator is paid for a concluded mediation, by its result (以案定补). Every place sets its own. */
export interface Tariff {
  /** Whose tariff it is, by which document. */
  label: Text;
  /** For this organisation and those below it, unless one of them has a nearer tariff; without it, for all. */
  organisationId?: string;
  /** The first of a month: a month has one tariff. */
  inForceFrom: CivilDate;
  /** Result of `mediation.concluded` to fen; nought is said by a nought. */
  fenPerResult: Readonly<Record<string, number>>;
}

/** How a mediation may be concluded. */
export const results = ['agreement', 'noAgreement', 'refused', 'withdrawn', 'ended'] as const;
const isResult = (name: string): boolean => results.some((one) => one === name);
/** Could be named by earlier tariffs and was never a result: read over. */
const neverResults = ['settled'];

const refuse = (field: string, zh: string, en: string): never => {
  throw new RefusedInput(field, { zh: `${field} ${zh}`, en: `${field} ${en}` });
};

/**
 * The tariffs a deployment has configured, checked; none ships with the product: a subsidy that nobody has decided on is not
 * computed. Throws RefusedInput naming the field, as `tariffs[0].fenPerResult.agreement`: words missing in either language, an
 * organisation without an id, a day that is not the first of a month or there twice for the same organisation, an unknown result,
 * an amount that is no whole number of fen.
 */
export function checkedTariffs(data: unknown): Tariff[] {
  checkRecords('tariffs', data);
  const given = data as Tariff[];
  for (const [index, { label, organisationId, inForceFrom, fenPerResult }] of given.entries()) {
    const at = `tariffs[${index}]`;
    checkRecord(`${at}.label`, label);
    for (const language of ['zh', 'en'] as const)
      if (typeof label[language] !== 'string' || label[language].trim() === '')
        refuse(`${at}.label.${language}`, '须写明依据', 'must name the document');
    if (organisationId !== undefined && (typeof organisationId !== 'string' || organisationId.trim() === ''))
      refuse(
        `${at}.organisationId`,
        '须为机构编号，不限机构的不写',
        'must be an organisation’s id, or be left out',
      );
    if (!isCivilDate(inForceFrom) || !inForceFrom.endsWith('-01'))
      refuse(
        `${at}.inForceFrom`,
        `须为某月1日，收到的是 ${shown(inForceFrom)}`,
        `must be the first of a month, got ${shown(inForceFrom)}`,
      );
    const same = (one: Tariff) => one.inForceFrom === inForceFrom && one.organisationId === organisationId;
    if (given.findIndex(same) !== index)
      refuse(
        `${at}.inForceFrom`,
        '与同一机构的另一标准同日',
        'is the day of another tariff of the same organisation',
      );
    checkRecord(`${at}.fenPerResult`, fenPerResult);
    for (const [result, fen] of Object.entries(fenPerResult)) {
      const place = `${at}.fenPerResult.${result}`;
      if (!isResult(result) && !neverResults.includes(result))
        refuse(
          place,
          `不是调解结果，可用：${results.join('、')}`,
          `is no result of a mediation; there are ${results.join(', ')}`,
        );
      if (!Number.isSafeInteger(fen) || fen < 0)
        refuse(
          place,
          `须为不小于0的整数（分），收到的是 ${shown(fen)}`,
          `must be a whole number of fen, got ${shown(fen)}`,
        );
    }
  }
  return given.map(({ label, organisationId, inForceFrom, fenPerResult }) => ({
    label,
    ...(organisationId === undefined ? {} : { organisationId }),
    inForceFrom,
    fenPerResult: Object.fromEntries(Object.entries(fenPerResult).filter(([result]) => isResult(result))),
  }));
}

/** Where the mediations of a sum were concluded. */
export interface TariffPlace {
  /** The organisation and those above it, nearest first. */
  ancestry: readonly string[];
  /** Organisations below it whose mediations are in the sum too, as far as a tariff names them. */
  below: readonly string[];
}

/** Known of a sum of which nothing is known: only a tariff for all can be its own. */
const anyPlace: TariffPlace = { ancestry: [], below: [] };

/** The tariff of a place on a day: the newest that had begun of the nearest organisation that has one; else the one for all. */
export const tariffOn = (
  known: readonly Tariff[],
  on: CivilDate,
  { ancestry }: Pick<TariffPlace, 'ancestry'> = anyPlace,
): Tariff | undefined => {
  const begun = known
    .filter((one) => one.inForceFrom <= on)
    .toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1));
  const nearest = [...ancestry, undefined].find((id) => begun.some((one) => one.organisationId === id));
  return begun.findLast((one) => one.organisationId === nearest);
};

/** Those that have begun by a day and are not for the whole of a place, but for some organisation below it. */
export const tariffsWithin = (
  known: readonly Tariff[],
  on: CivilDate,
  place: TariffPlace | undefined,
): readonly Tariff[] =>
  known.filter(
    ({ organisationId, inForceFrom }) =>
      organisationId !== undefined &&
      inForceFrom <= on &&
      // Where nothing is known of the place, the tariff may be of some part of it.
      (place === undefined || place.below.includes(organisationId)),
  );
