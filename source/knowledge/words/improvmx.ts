import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const improvmxWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'improvmx/greylisted/4.2.1': {meaning: 'ImprovMX greylists.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'improvmx/relay-denied/5.7.1': {meaning: 'Domain not in ImprovMX.', causes: ['Wrong MX or domain removed.'], next: ['The domain owner must set the domain up.']},
	'improvmx/bad-reputation/5.7.1': {meaning: 'Sender domain is on a blocklist such as Spamhaus DBL.', next: ['Check the domain at https://check.spamhaus.org/.']},
	'improvmx/system-error/5.7.1': {meaning: 'The forwarding set-up of the domain is wrong (loop or broken entry).', next: ['The domain owner must correct it.']},
	'improvmx/spam-content/5.7.1': {meaning: 'Spam.'},
};
