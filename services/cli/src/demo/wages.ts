import type { Engine } from '@dingfen/dispute-engine';
import type { Screen } from '../screen.ts';

export async function playWages(_screen: Screen, _engine: Engine): Promise<void> {}
