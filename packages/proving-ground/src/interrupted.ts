/** Whoever interrupts a run does not want its database and services to go on. Returns how to stop listening for that. */
export function onInterrupt(act: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, act);
  return () => {
    for (const signal of signals) process.off(signal, act);
  };
}

/** Leaves what was brought up, or is being brought up, and ends the process. */
export function leaveOnInterrupt(opening: Promise<{ leave(): Promise<void> }>): void {
  onInterrupt(() => void opening.then((one) => one.leave()).finally(() => process.exit(130)));
}
