import {
  configuredLengths,
  type RuleFilter,
  ruleCalled,
  searchRules,
  type StatuteEntry,
} from '@dingfen/dispute-engine';
import {
  checkedLocalRules,
  type Citation,
  formatCitation,
  type LocalLength,
  type LocalRules,
  localLengthOf,
  locallyConfigured,
  sources,
} from '@dingfen/legal-basis';
import type { Text } from '@dingfen/legal-calendar';
import { both, columns, type Screen, WrongUse } from '../screen.ts';
import { readJsonFile } from './read-json-file.ts';

interface Output {
  json?: boolean;
}

const lengthOf = ({ rule }: StatuteEntry): string =>
  [[rule.length].flat().join('/'), 'unit' in rule ? rule.unit : undefined].filter(Boolean).join(' ');

/** The length a deployment has configured for a rule, as it applies on a day. */
const configuredOn = (local: LocalRules, entry: StatuteEntry, on: string): LocalLength | undefined =>
  entry.counted ? localLengthOf(local, entry.rule, on) : undefined;

const withConfigured = (entry: StatuteEntry, configured: LocalLength | undefined): string =>
  configured ? `${lengthOf(entry)} → ${configured.length}（${both(locallyConfigured)}）` : lengthOf(entry);

/**
 * The rules that fit, one line each: `dingfen rules list --class … --confidence … --search … --on DATE`.
 * @param today on which a configured length must apply to be shown, where no day is asked for
 */
export function listRules(
  screen: Screen,
  local: LocalRules,
  today: string,
  { json, ...filter }: RuleFilter & Output,
): number {
  const found = searchRules(filter);
  const configured = (entry: StatuteEntry) => configuredOn(local, entry, filter.on ?? today);
  if (json)
    screen.say(
      JSON.stringify(
        found
          .map((entry) => ({ entry, ours: configured(entry) }))
          .map(({ entry: { counted, id, rule }, ours }) => ({
            id,
            counted,
            ...('version' in rule ? { version: rule.version } : {}),
            name: rule.name,
            length: rule.length,
            ...(ours ? { configured: ours } : {}),
            ...('unit' in rule ? { unit: rule.unit } : {}),
            class: rule.class,
            confidence: rule.confidence,
          })),
      ),
    );
  else
    for (const line of columns(
      found.map((entry) => [
        entry.id,
        withConfigured(entry, configured(entry)),
        entry.rule.class,
        entry.rule.confidence,
        both(entry.rule.name),
      ]),
    ))
      screen.say(line);
  return 0;
}

/** One rule in all its versions, with everything it says and where that is written. */
export function showRule(screen: Screen, local: LocalRules, id: string, { json }: Output): number {
  const versions = ruleCalled(id);
  if (!versions) throw unknownRule(id);
  if (json) {
    screen.say(
      JSON.stringify(
        versions.map((entry) => ({
          ...entry.rule,
          counted: entry.counted,
          sources: entry.rule.basis.map(instrumentOf),
          ...(configuredLengths(local, entry).length > 0
            ? { configured: configuredLengths(local, entry) }
            : {}),
        })),
      ),
    );
    return 0;
  }
  for (const entry of versions) {
    const { rule } = entry;
    const edition = 'version' in rule ? `@${rule.version}` : '';
    const until = 'inForceUntil' in rule ? (rule.inForceUntil ?? '') : '';
    screen.say(`${both(rule.name)}（${rule.id}${edition}，${rule.inForceFrom} – ${until}）`);
    for (const line of columns(linesOf(entry, local))) screen.say(`  ${line}`);
  }
  return 0;
}

const configuredLine = ({
  length,
  decidedBy,
  inForceFrom,
  inForceUntil = '',
}: LocalLength): [string, string] => [
  '本地配置 configured',
  `${length}，${inForceFrom} – ${inForceUntil}，${both(decidedBy)}`,
];

/** Checks what a deployment wants to configure, and shows it: `dingfen rules check FILE`. */
export function checkLocalRules(screen: Screen, file: string, { json }: Output): number {
  const { lengths = [], thresholds = [], courtRegimes = [] } = checkedLocalRules(readJsonFile(file));
  if (json) {
    screen.say(JSON.stringify({ lengths, thresholds, courtRegimes }));
    return 0;
  }
  const rows = [
    ...lengths.map(({ ruleId, length, ...entry }) => ({ what: ruleId, value: `${length}`, entry })),
    ...thresholds.map(({ thresholdId, value, ...entry }) => ({
      what: thresholdId,
      value: `${value}`,
      entry,
    })),
    ...courtRegimes.map(({ court, regime, ...entry }) => ({ what: court, value: regime, entry })),
  ];
  for (const line of columns(
    rows.map(({ what, value, entry: { decidedBy, inForceFrom, inForceUntil = '' } }) => [
      what,
      value,
      `${inForceFrom} – ${inForceUntil}`,
      both(decidedBy),
    ]),
  ))
    screen.say(line);
  screen.say(both({ zh: `${rows.length}项可以使用`, en: `${rows.length} entries, all usable` }));
  return 0;
}

export const unknownRule = (id: string): WrongUse =>
  new WrongUse({
    zh: `没有期限规则 ${id}；dingfen rules 列出全部`,
    en: `there is no rule ${id}; dingfen rules lists all`,
  });

/** Every field of a rule that is set, under its name; what a rule does not say has no line. */
function linesOf(entry: StatuteEntry, local: LocalRules): [string, string][] {
  const { rule } = entry;
  const lines: [string, string][] = [
    ['期限 length', lengthOf(entry)],
    ...configuredLengths(local, entry).map(configuredLine),
    ['起算 trigger', both(rule.trigger)],
  ];
  if (entry.counted) {
    const { startDay, roll, rollBasis, bounds, extension, opensRight, warnDaysBefore, alsoWarn } = entry.rule;
    const { extends: base, grant } = entry.rule;
    lines.push(['起算日 start day', startDay], ['遇休息日 roll', `${roll}（${rollBasis}）`]);
    if (bounds) lines.push(['可定长度 bounds', `${bounds.min ?? ''} – ${bounds.max ?? ''}`]);
    if (base) lines.push(['延长的规则 extends', base.join(', ')]);
    if (grant) lines.push(['准许 grant', `${both(grant.by)}${limits(grant)}`]);
    if (extension) lines.push(['延长 extension', `${both(extension.by)}${limits(extension)}`]);
    if (opensRight) lines.push(['逾期后果 when late', '为当事人打开权利 · a right opens for the parties']);
    if (warnDaysBefore) lines.push(['提前提醒 warned', `${warnDaysBefore.join(', ')} (日 · days)`]);
    if (alsoWarn) lines.push(['另行提醒 also warned', alsoWarn.join(', ')]);
    lines.push(['届满 on expiry', both(entry.rule.onExpiry)]);
  } else lines.push(['效果 effect', both(entry.rule.effect)]);
  for (const [name, key] of circumstances)
    for (const { when, basis } of key in rule ? (rule[key as 'restart'] ?? []) : [])
      lines.push([name, `${both(when)}（${formatCitation(basis, 'zh')} · ${formatCitation(basis, 'en')}）`]);
  lines.push(['类别 class', rule.class], ['可信度 confidence', rule.confidence]);
  for (const citation of rule.basis) lines.push(['依据 source', sourceLine(citation)]);
  if (rule.unverified) lines.push(['未核实 not verified', both(rule.unverified)]);
  return lines;
}

const circumstances = [
  ['中止 suspension', 'suspension'],
  ['重新起算 restart', 'restart'],
  ['耽误后的救济 relief', 'relief'],
  ['限定 qualification', 'qualifications'],
] as const;

const limits = ({ length, times, cap }: { length?: number; times?: number; cap?: number }): string => {
  const said = [
    ...(length === undefined ? [] : [`≤ ${length}`]),
    ...(times === undefined ? [] : [`${times}×`]),
    ...(cap === undefined ? [] : [`Σ ≤ ${cap}`]),
  ];
  return said.length === 0 ? '' : `（${said.join('，')}）`;
};

interface Instrument {
  title: Text;
  /** How a citation names it. */
  short: Text;
  article: string;
  confidence: Citation['confidence'];
  number?: string;
  inForceFrom: string;
  inForceUntil?: string;
  note?: Text;
}

/** The instrument a citation means, in the version that is cited. */
function instrumentOf({ source, article, confidence }: Citation): Instrument {
  const instrument: Omit<Instrument, 'article' | 'confidence'> = sources[source];
  return { ...instrument, article, confidence };
}

function sourceLine(citation: Citation): string {
  const { title, number, inForceFrom, inForceUntil, note } = instrumentOf(citation);
  const since = inForceUntil === undefined ? inForceFrom : `${inForceFrom} – ${inForceUntil}`;
  const article = `${formatCitation(citation, 'zh')} · ${formatCitation(citation, 'en')}`;
  const name = [both(title), number, `施行 in force ${since}`].filter(Boolean).join('，');
  return `${article}（${name}，${citation.confidence}）${note ? ` ${both(note)}` : ''}`;
}
