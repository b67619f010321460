import type {ReasonText} from '../reasons.ts';

const tellOwner = 'Tell the owner of the domain: they must correct the forwarding at ImprovMX.';

// One rule a line.
// prettier-ignore
export const improvmxWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'improvmx/greylisted/4.2.1': {meaning: 'ImprovMX does not know you yet and asks you to come back later.'},
	'improvmx/relay-denied/5.7.1': {meaning: 'ImprovMX does not forward mail for this domain.', causes: ['The MX points to ImprovMX, but the domain was removed there or never added.'], next: [tellOwner]},
	'improvmx/bad-reputation/5.7.1': {title: 'Very low reputation of the sender domain', meaning: 'ImprovMX refuses the message because the sender domain has a very low reputation.', causes: ['The domain is on a list such as the DBL of Spamhaus.'], next: ['Look the sender domain up at https://check.spamhaus.org/.', 'Use a sender of another domain: --from.']},
	'improvmx/system-error/5.7.1': {title: 'The forwarding of the domain is wrong', meaning: 'The forwarding of this domain at ImprovMX is set up wrongly: it goes round in circles, or an entry cannot be read.', causes: ['Two addresses forward to each other.', 'An entry of the forwarding list is broken.'], next: [tellOwner]},
	'improvmx/spam-content/5.7.1': {meaning: 'ImprovMX takes this message for spam.'},
};
