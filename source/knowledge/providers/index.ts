import type {Origin} from '../rule.ts';

/** All providers, those whose words are told apart most surely first. */
export const providers: readonly Origin[] = [];
