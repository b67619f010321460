import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const tOnlineWords: Readonly<Record<string, Partial<ReasonText>>> = {
	't-online/ip-blocklisted/554': {meaning: 'T-Online blocks this IP.', causes: ['Spam history of the IP or range.'], next: ['Write to tosa@rx.t-online.de with the IP.', 'Often lifted within hours, at most about a day.']},
	't-online/bad-reputation/554': {meaning: 'T-Online does not know this IP, or it was unused for more than a year.', causes: ['New server. T-Online wants a PTR name, a web page with an imprint on that host or domain, and a human request.'], next: ['Set PTR, put an imprint on the web site of the host name, then write to tobr@rx.t-online.de.']},
	't-online/ip-blocklisted/554-2': {meaning: 'T-Online does not take mail from dynamic addresses.', causes: ['Dynamic or generic-looking IP.'], next: ['Do not talk to mail servers directly from a home or dynamic address.', "Use your provider's relay or a server with a fixed IP and PTR.", 'If the IP is fixed: toda@rx.t-online.de.']},
	't-online/ip-blocklisted/554-3': {meaning: 'T-Online blocks this IP (no code at the end).', next: ['Write to tosa@rx.t-online.de.']},
	't-online/spam-content/550': {meaning: 'The message was judged as spam or virus.'},
};
