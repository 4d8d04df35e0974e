/**
 * Whoever interrupts a run does not want its database and services to go on: they are left in order, then the process ends.
 * Returns how to stop waiting for that.
 */
export function whenInterrupted(leave: () => Promise<unknown>): () => void {
  const end = (): void => void leave().finally(() => process.exit(130));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
