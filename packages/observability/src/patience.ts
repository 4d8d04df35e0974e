/** What somebody answers; `otherwise` when it fails, or takes longer than so many milliseconds. */
export async function withinTime<T>(atMostMs: number, asked: Promise<T>, otherwise: T): Promise<T> {
  const { promise: over, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(otherwise), atMostMs);
  try {
    return await Promise.race([asked.catch(() => otherwise), over]);
  } finally {
    clearTimeout(timer);
  }
}
