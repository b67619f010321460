import {mailFor} from './records.ts';
import type {Place} from './scenario.ts';
import {exim} from './software/exim.ts';
import {postfix} from './software/postfix.ts';

/**
 * Domains of other people in the practice world, to compare with: does port 25
 * work towards them? Nothing is to be learnt from them alone, so they are no
 * scenarios. They agree to be asked.
 */
export const healthyControls = ['control-one.example', 'control-two.example'] as const;

/** Behind a way on which port 25 is dead, as in a network that blocks it. */
export const blockedControls = ['control-behind-block.example'] as const;

/** Answered by a box on our side in place of their own server. */
export const proxiedControls = ['control-behind-proxy.example'] as const;

/** Answered by their own server, but a box on our side masks what it says. */
export const maskedControls = ['control-behind-mask.example'] as const;

/** The name in the greeting of the box that answers in place of others. */
export const proxyName = 'outgoing.carrier.example';

/** What the box that masks lets through of a greeting (RFC 5321 §4.2 wants the name of the host). */
export const maskedBanner = `220 ${'*'.repeat(48)}`;

/** The reply to EHLO after that box has crossed out what it does not know. */
export const maskedHello = ['250-{host}', '250-SIZE 52428800', '250-XXXXXXXA', '250 XXXXXXXB'];

/** Hosts and names of all control domains. */
export const controlPlaces: readonly Place[] = [
	{
		domain: 'control-one.example',
		dns: {'control-one.example': mailFor('mx.control-one.example')},
		hosts: [
			postfix({
				name: 'mx.control-one.example',
				addresses: ['198.51.100.241', '2001:db8:c0::241'],
				domains: ['control-one.example'],
			}),
		],
	},
	{
		domain: 'control-two.example',
		dns: {'control-two.example': mailFor('mail.control-two.example')},
		hosts: [
			exim({
				name: 'mail.control-two.example',
				addresses: ['198.51.100.242'],
				domains: ['control-two.example'],
			}),
		],
	},
	{
		domain: blockedControls[0],
		dns: {[blockedControls[0]]: mailFor('mx.control-behind-block.example')},
		hosts: [
			exim({
				name: 'mx.control-behind-block.example',
				addresses: ['198.51.100.243'],
				domains: blockedControls,
				path: 'silent',
				alsoOn: [587],
			}),
		],
	},
	{
		domain: proxiedControls[0],
		dns: {[proxiedControls[0]]: mailFor('mx.control-behind-proxy.example')},
		hosts: [
			postfix({
				name: 'mx.control-behind-proxy.example',
				addresses: ['198.51.100.244'],
				domains: proxiedControls,
				starttls: false,
				first: [{on: 'connect', do: [`220 ${proxyName} ESMTP`]}],
				hello: proxyName,
			}),
		],
	},
	{
		domain: maskedControls[0],
		dns: {[maskedControls[0]]: mailFor('mx.control-behind-mask.example')},
		hosts: [
			postfix({
				name: 'mx.control-behind-mask.example',
				addresses: ['198.51.100.245'],
				domains: maskedControls,
				starttls: false,
				first: [
					{on: 'connect', do: [maskedBanner]},
					{on: 'EHLO', do: maskedHello},
				],
			}),
		],
	},
];
