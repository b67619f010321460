import type {Source} from '../model/explanation.ts';
import {note, page} from './sources.ts';

/** Domains of mailbox providers that everybody knows, and that strangers like to borrow. */
export type BigName = {
	/** For people. */
	readonly name: string;
	/** Their domains, as mail addresses carry them. */
	readonly domains: readonly string[];
	/** Ends of the names of their own sending hosts; none where customers have such names, too. */
	readonly hosts: readonly string[];
	readonly sources: readonly Source[];
};

const known = [
	note('Domains that the providers offer for addresses, and PTR names of their senders'),
];

// prettier-ignore
/** The large ones; none of them lets strangers send from elsewhere in its name. */
export const bigNames: readonly BigName[] = [
	{name: 'Gmail', domains: ['gmail.com', 'googlemail.com', 'google.com'], hosts: ['google.com'], sources: [page('Google: email sender guidelines', 'https://support.google.com/mail/answer/81126')]},
	{name: 'Outlook.com', domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'hotmail.co.uk', 'hotmail.fr', 'hotmail.de', 'hotmail.it', 'live.nl', 'outlook.de', 'outlook.fr'], hosts: ['outlook.com', 'hotmail.com'], sources: known},
	{name: 'Yahoo', domains: ['yahoo.com', 'ymail.com', 'rocketmail.com', 'yahoo.co.uk', 'yahoo.de', 'yahoo.fr', 'yahoo.co.in', 'yahoo.co.jp', 'aol.com'], hosts: ['yahoo.com', 'yahoo.co.jp', 'aol.com'], sources: known},
	{name: 'Apple iCloud', domains: ['icloud.com', 'me.com', 'mac.com'], hosts: ['icloud.com', 'me.com', 'apple.com'], sources: known},
	{name: 'GMX and WEB.DE', domains: ['gmx.de', 'gmx.net', 'gmx.com', 'gmx.at', 'gmx.ch', 'web.de', 'mail.com'], hosts: ['gmx.net', 'gmx.com', 'web.de', 'kundenserver.de'], sources: known},
	{name: 'T-Online', domains: ['t-online.de', 'magenta.de'], hosts: [], sources: known},
	{name: 'Proton', domains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'], hosts: ['protonmail.ch', 'proton.ch'], sources: known},
	{name: 'Yandex', domains: ['yandex.ru', 'yandex.com', 'ya.ru'], hosts: ['yandex.net', 'yandex.ru'], sources: known},
	{name: 'Mail.ru', domains: ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru'], hosts: ['mail.ru'], sources: known},
	{name: 'QQ Mail', domains: ['qq.com', 'foxmail.com'], hosts: ['qq.com'], sources: known},
	{name: 'NetEase', domains: ['163.com', '126.com', 'yeah.net'], hosts: ['163.com', '126.com', 'netease.com'], sources: known},
	{name: 'Zoho', domains: ['zoho.com', 'zohomail.com'], hosts: ['zoho.com', 'zohomail.com'], sources: known},
	{name: 'Orange', domains: ['orange.fr', 'wanadoo.fr'], hosts: [], sources: known},
	{name: 'Free', domains: ['free.fr'], hosts: [], sources: known},
	{name: 'Comcast', domains: ['comcast.net'], hosts: [], sources: known},
	{name: 'Fastmail', domains: ['fastmail.com', 'fastmail.fm'], hosts: ['messagingengine.com'], sources: known},
];

/** The provider whose name this host name is. `name`: lower case, without the last dot. */
export function bigNameOf(name: string): BigName | undefined {
	return bigNames.find(({domains}) => domains.some((domain) => isBelow(name, domain)));
}

/** The provider whose domain for addresses this is: what is below it may be a customer's. */
export function bigDomainOf(domain: string): BigName | undefined {
	return bigNames.find(({domains}) => domains.includes(domain));
}

/** True if the name is the domain or below it. */
export function isBelow(name: string, domain: string): boolean {
	return name === domain || name.endsWith(`.${domain}`);
}
