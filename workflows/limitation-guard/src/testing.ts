import type { ClaimType } from '@dingfen/domain';
import type { Notice } from '@dingfen/legal-calendar';
import { aDispute, given, type Story } from '@dingfen/procedure-kit/testing';
import type { GuardInput } from './context.ts';
import { procedure } from './index.ts';

/** A dispute filed on 1 September 2025 about the given heads of claim. */
export const factsAbout = (...types: ClaimType[]) =>
  aDispute({
    filedOn: '2025-09-01',
    claims: types.map((type, index) => ({ id: `c${index + 1}`, type, amountFen: 960_000 })),
  });

const usual = { facts: factsAbout('severance'), appliedOn: '2025-09-01' };

/** Filed on 1 September 2025, which interrupts, about severance known of since 20 December 2024; what differs is given. */
export const opened = (
  changed: Partial<Omit<GuardInput, 'on'>> = {},
  notices: readonly Notice[] = [],
): Story => given(procedure, { ...usual, knewOn: '2024-12-20', ...changed }, { on: '2025-09-01', notices });

/** The same, when nobody has said yet from which day it runs. */
export const nothingKnown = (): Story => given(procedure, usual, { on: '2025-09-01' });

export const worker = (on: string) => ({ by: 'applicant' as const, partyId: 'worker', on });
export const intake = (on: string) => ({ by: 'intake' as const, on });
export const system = (on: string) => ({ by: 'system' as const, on });

/** The engine says that the last warning of a running limitation has gone out. */
export const warned = (story: Story, on: string): Story =>
  story.when(
    'LIMITATION_NEAR',
    { key: 'applicant', rule: story.deadlines[0]?.ruleId ?? 'limitation_arbitration_1y' },
    system(on),
  );

export const interruption = (kind: string, on: string, from = 'lifecycle') => ({ kind, on, from, basis: [] });
export const demand = (happenedOn: string) => ({ kind: 'demand_made', happenedOn, evidence: 'doc-demand' });
export const forceMajeure = (from: string, until?: string) => ({
  cause: 'force_majeure',
  from,
  ...(until === undefined ? {} : { until }),
  evidence: 'doc-flood',
});
export const application = { agency: '示例市法律援助中心' };
