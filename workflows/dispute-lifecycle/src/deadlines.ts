import { type Arming, defineDeadlines } from '@dingfen/procedure-kit';
import type { LifecycleContext, PaymentOrder } from './context.ts';

const from = (triggerOn: string | null | undefined): Arming[] => (triggerOn ? [{ triggerOn }] : []);
const unless = (order: PaymentOrder | null, next: keyof PaymentOrder, since: keyof PaymentOrder): Arming[] =>
  order && !order[next] ? from(order[since]) : [];

export const deadlines = defineDeadlines<LifecycleContext>()({
  po_acceptance_notice_5d: {
    rule: 'po_acceptance_notice_5d',
    arm: ({ paymentOrder }) => unless(paymentOrder, 'acceptedOn', 'appliedOn'),
  },
  po_issue_15d: {
    rule: 'po_issue_15d',
    arm: ({ paymentOrder }) => unless(paymentOrder, 'issuedOn', 'acceptedOn'),
  },
  po_service_fail_30d: {
    rule: 'po_service_fail_30d',
    arm: ({ paymentOrder }) => unless(paymentOrder, 'servedOn', 'issuedOn'),
  },
  po_debtor_15d: {
    rule: 'po_debtor_15d',
    arm: ({ paymentOrder }) => unless(paymentOrder, 'objectedOn', 'servedOn'),
  },
});
