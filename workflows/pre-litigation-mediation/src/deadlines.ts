import { computeDeadline } from '@dingfen/legal-basis';
import { addDays, type CivilDate, daysBetween } from '@dingfen/legal-calendar';
import { type Arming, defineDeadlines, type Reckoning } from '@dingfen/procedure-kit';
import { openItems } from './agreement.ts';
import {
  byCourt,
  consenting,
  everyPartyConsents,
  extensionDays,
  latestAssignment,
  type MediationContext,
  onCourtPlatform,
} from './context.ts';

/** An institution's duty: owed, also after its day, until it is fulfilled. */
const duty = (triggerOn: string | null | undefined, key = ''): Arming[] =>
  triggerOn ? [{ triggerOn, ...(key === '' ? {} : { key }) }] : [];

/** A mediation period that ends mediation: counted from acceptance, with agreed extensions, without the time it stood still. */
function cap(context: MediationContext, applies: boolean): Arming[] {
  const { acceptedOn } = context;
  if (!applies || acceptedOn === null) return [];
  // ONM 26 takes appraisal out of the courts' periods only; for other bodies nothing says so.
  const pauses = context.pauses.filter((one) => one.cause !== 'appraisal' || byCourt(context));
  const exclusions = pauses.flatMap(({ from, until }) =>
    until === undefined || until <= from ? [] : [{ from, until }],
  );
  const open = pauses.find((one) => one.until === undefined);
  const extension = extensionDays(context);
  return [
    {
      triggerOn: acceptedOn,
      ...(extension > 0 ? { extension } : {}),
      ...(exclusions.length > 0 ? { exclusions } : {}),
      ...(open ? { pausedSince: open.from } : {}),
    },
  ];
}

/**
 * The days of an entrusted mediation that lay beyond its ordinary 15 or 7 days, up to the day on which it ended: agreed
 * by both sides, they do not count for the trial (TRL 9; OP25 item 3). `until` is the first day that counts again; null
 * where no day was used.
 */
export function usedExtension(
  context: MediationContext,
  endedOn: CivilDate | undefined,
  { calendar, local }: Reckoning,
): { from: CivilDate; until: CivilDate } | null {
  const [period] = cap(context, context.regime === 'court_post_filing');
  if (!period?.extension || endedOn === undefined) return null;
  const { dueOn } = computeDeadline({
    ruleId: context.postFilingTrack === 'ordinary' ? 'court_postmed_ordinary_15d' : 'court_postmed_simple_7d',
    trigger: period.triggerOn,
    calendar,
    local,
    ...(period.exclusions ? { exclusions: [...period.exclusions] } : {}),
  });
  const lastDay = dueOn.slice(0, 10);
  return endedOn > lastDay ? { from: addDays(lastDay, 1), until: addDays(endedOn, 1) } : null;
}

const latestConsentOn = (context: MediationContext): string | undefined =>
  context.consents
    .filter((one) => one.kind === 'mediation' && one.lapsedOn === undefined)
    .map((one) => one.on)
    .toSorted()
    .at(-1);

export const deadlines = defineDeadlines<MediationContext>()({
  med_period_15d_art14: {
    rule: 'med_period_15d_art14',
    arm: (context) => (byCourt(context) ? [] : [{ triggerOn: context.receivedOn }]),
  },
  med_enterprise_acceptance_3wd: {
    rule: 'med_enterprise_acceptance_3wd',
    arm: (context) => {
      if (context.regime !== 'enterprise' || context.acceptedOn !== null) return [];
      // The duty supposes that both sides agree (O17 22): a consent that comes after receipt moves the day.
      const agreedOn = everyPartyConsents(context, 'mediation') ? latestConsentOn(context) : undefined;
      const triggerOn =
        agreedOn !== undefined && agreedOn > context.receivedOn ? agreedOn : context.receivedOn;
      return duty(triggerOn);
    },
  },
  online_contact_other_party_3wd: {
    rule: 'online_contact_other_party_3wd',
    arm: (context) => {
      if (!onCourtPlatform(context) || context.regime !== 'court_pre_filing') return [];
      const asked = new Set([
        ...consenting(context, 'mediation'),
        ...context.contacts.map((one) => one.partyId),
      ]);
      return context.facts.parties
        .filter((one) => one.role !== 'applicant' && !asked.has(one.id))
        .flatMap((one) => duty(context.screenedOn, one.id));
    },
  },
  online_party_joint_select_2wd: {
    rule: 'online_party_joint_select_2wd',
    arm: (context) => {
      const triggerOn = latestConsentOn(context);
      return triggerOn === undefined ? [] : [{ triggerOn }];
    },
  },
  online_court_appoint_3wd: {
    rule: 'online_court_appoint_3wd',
    arm: (context) => (onCourtPlatform(context) ? duty(context.appointmentFrom) : []),
  },
  online_mediator_accept_3wd: {
    rule: 'online_mediator_accept_3wd',
    arm: (context) => {
      const assignment = latestAssignment(context);
      return assignment ? [{ triggerOn: assignment.assignedOn }] : [];
    },
  },
  med_enterprise_period_15d: {
    rule: 'med_enterprise_period_15d',
    arm: (context) => cap(context, context.regime === 'enterprise'),
  },
  med_period_one_stop_15d: {
    rule: 'med_period_one_stop_15d',
    arm: (context) => cap(context, context.regime === 'one_stop'),
  },
  court_premed_30d: {
    rule: 'court_premed_30d',
    arm: (context) => cap(context, context.regime === 'court_pre_filing'),
  },
  court_postmed_ordinary_15d: {
    rule: 'court_postmed_ordinary_15d',
    arm: (context) =>
      cap(context, context.regime === 'court_post_filing' && context.postFilingTrack === 'ordinary'),
  },
  court_postmed_simple_7d: {
    rule: 'court_postmed_simple_7d',
    arm: (context) =>
      cap(context, context.regime === 'court_post_filing' && context.postFilingTrack === 'simple'),
  },
  med_agreement_performance_due: {
    rule: 'med_agreement_performance_due',
    arm: (context) =>
      openItems(context)
        .filter((index) => !context.asked.includes(index) && !context.unpaid.includes(index))
        .map((index) => {
          const { effectiveOn, items } = context.agreement as NonNullable<MediationContext['agreement']>;
          const dueOn = items[index]?.dueOn as string;
          const length = Math.max(1, daysBetween(effectiveOn, dueOn));
          return { key: String(index), triggerOn: addDays(dueOn, -length), length };
        }),
  },
});
