import type { Text } from '@dingfen/legal-calendar';
import type { Confidence } from './sources.ts';

/** Beside everything that a deployment has set itself. */
export const locallyConfigured: Text = { zh: '本地配置', en: 'locally configured' };

/** Beside everything of which no text, or only somebody’s report of it, was read. */
export const unverifiedLabel: Text = { zh: '未核实', en: 'unverified' };

/** Beside everything that no text says and this system has laid down. */
export const ownDefinitionLabel: Text = { zh: '自定口径', en: 'own definition' };

/**
 * The label that a result must carry for the confidence of what it rests on: none for an article that was
 * read (A), 'unverified' for a secondary source or memory (B, C), 'own definition' for an inference or
 * convention (D).
 */
export function labelOf(confidence: Confidence): Text | undefined {
  if (confidence === 'A') return undefined;
  return confidence === 'D' ? ownDefinitionLabel : unverifiedLabel;
}
