/** The stages of a dispute, as lists and the public progress page show them. */
export const stages = [
  'mediation',
  'choosing',
  'agreement',
  'paymentOrder',
  'arbitration',
  'trial',
  'enforceable',
  'winding',
  'closed',
  'merged',
] as const;

/**
 * Which of the lifecycle's states is the dispute's stage: the outermost one.
 * @param states paths of the active states, e.g. `agreement.confirming`
 */
export const stageOf = (states: readonly string[]): string => states[0]?.split('.')[0] ?? '';
