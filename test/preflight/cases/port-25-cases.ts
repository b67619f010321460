import type {Check} from '../../../source/model/check.ts';
import type {HostAddress} from '../../../source/model/dns.ts';
import type {Ended} from '../../../source/model/stage.ts';
import {port25Of} from '../../../source/preflight/checks/port-25.ts';
import {fakeSession} from '../../support/view.ts';

/** What became of some tries, and what follows. */
export type Port25Case = {
	readonly title: string;
	readonly checks: () => readonly Check[];
	readonly expect: readonly string[];
};

type Try = {
	readonly host: string;
	readonly address: string;
	readonly ended: Ended | 'connected';
	readonly port?: number;
};

/** One walk that tried these, in order. */
function walk(...tries: readonly Try[]) {
	const session = fakeSession();
	tries.forEach(({host, address, ended, port = 25}, index) => {
		const attempt = index + 1;
		const isPrivate = address.startsWith('10.');
		const target = {
			host,
			port,
			address: {
				address,
				family: address.includes(':') ? 6 : 4,
				scope: isPrivate ? 'private' : 'public',
				ttl: 60,
			} satisfies HostAddress,
		};
		session.append({type: 'connecting', attempt, target, why: 'first'} as never);
		if (ended === 'connected') {
			session.append({
				type: 'connected',
				attempt,
				localAddress: '203.0.113.7',
				localPort: 4000,
			} as never);
			return;
		}
		session.append({
			type: 'stage-ended',
			stage: 'connect',
			attempt,
			ended,
			code: undefined,
			elapsedMs: 10,
			detail: undefined,
		});
	});
	return session.getView();
}

const one = {host: 'mx.one.example', address: '192.0.2.1'} as const;
const two = {host: 'mx.two.example', address: '198.51.100.1'} as const;
const six = {host: 'mx.one.example', address: '2001:db8:1::1'} as const;

/** `port-25`. */
export const port25Cases: readonly Port25Case[] = [
	{
		title: 'nobody was contacted',
		checks: () => port25Of([]),
		expect: ['port-25/not-tried unknown port 25'],
	},
	{
		title: 'only a private host and another port',
		checks: () =>
			port25Of([
				walk(
					{...one, address: '10.0.0.1', ended: 'connected'},
					{...one, port: 587, ended: 'connected'},
				),
			]),
		expect: ['port-25/not-tried unknown'],
	},
	{
		title: 'connected',
		checks: () => port25Of([walk({...one, ended: 'connected'})]),
		expect: ['port-25/open good'],
	},
	{
		title: 'the second of three',
		checks: () =>
			port25Of([
				walk({...one, ended: 'timeout'}, {...two, ended: 'connected'}, {...one, ended: 'refused'}),
			]),
		expect: ['port-25/open good port 25 over IPv4'],
	},
	{
		title: 'two unrelated ones are silent',
		checks: () => port25Of([walk({...one, ended: 'timeout'}), walk({...two, ended: 'timeout'})]),
		expect: ['port-25/blocked bad port 25 over IPv4'],
	},
	{
		title: 'two unrelated ones refuse or cannot be reached',
		checks: () => port25Of([walk({...one, ended: 'refused'}, {...two, ended: 'unreachable'})]),
		expect: ['port-25/blocked bad'],
	},
	{
		title: 'two hosts of one domain',
		checks: () =>
			port25Of([
				walk({...one, ended: 'timeout'}, {...two, host: 'mx2.one.example', ended: 'timeout'}),
			]),
		expect: ['port-25/one-failed unknown'],
	},
	{
		title: 'two hosts of one network',
		checks: () =>
			port25Of([
				walk({...one, ended: 'timeout'}, {...two, address: '192.0.2.99', ended: 'timeout'}),
			]),
		expect: ['port-25/one-failed unknown'],
	},
	{
		title: 'one family open, the other not known',
		checks: () => port25Of([walk({...six, ended: 'unreachable'}, {...one, ended: 'connected'})]),
		expect: ['port-25/open good port 25 over IPv4', 'port-25/one-failed unknown port 25 over IPv6'],
	},
];
