import type {Origin} from '../rule.ts';

/** All mail server programs. */
export const software: readonly Origin[] = [];
