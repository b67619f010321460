import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const tOnlineWords: Readonly<Record<string, Partial<ReasonText>>> = {
	't-online/ip-blocklisted/554': {meaning: 'T-Online blocks this IP address.', causes: ['Spam came from the address or from its network.'], next: ['Write to tosa@rx.t-online.de and give the IP address; the block is often lifted within hours.']},
	't-online/bad-reputation/554': {meaning: 'T-Online does not know this IP address, or it was not used for more than a year.', causes: ['The server is new. T-Online wants a reverse name, a website with an imprint under that host name or domain, and a request by a person.'], next: ['Set the reverse name, put an imprint on the website of the host name, then write to tobr@rx.t-online.de.']},
	't-online/ip-blocklisted/554-2': {meaning: 'T-Online takes no mail from dial-up and other dynamic addresses.', causes: ['The address is dynamic, or its reverse name looks so.'], next: ['Send through the mail relay of your provider, or from a server with a fixed address and a reverse name.', 'If the address is fixed, write to toda@rx.t-online.de.']},
	't-online/ip-blocklisted/554-3': {meaning: 'T-Online blocks this IP address and names no code at the end.', next: ['Write to tosa@rx.t-online.de and give the IP address.']},
	't-online/spam-content/550': {meaning: 'T-Online judged the message to be spam or to hold a virus; it does not say which.'},
};
