import { RefusedInput, type Text } from '@dingfen/legal-calendar';

/** What is refused and why, where it is; undefined where nothing is. */
export function refusal(work: () => unknown): ({ field: string } & Text) | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof RefusedInput) return { field: error.field, ...error.text };
    throw error;
  }
  return undefined;
}
