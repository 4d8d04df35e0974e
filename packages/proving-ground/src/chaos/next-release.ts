// Loaded before a service: it is of the next release, which knows mediation in one more version.
import { procedures } from '@dingfen/dispute-lifecycle';
import type { Procedure } from '@dingfen/procedure-kit';
import { nextMediation } from './next-mediation.ts';

(procedures as Procedure[]).push(nextMediation());
