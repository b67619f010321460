import type {World} from '../../source/commands/world.ts';
import {createIo} from '../../source/net/io.ts';
import {practiceCa, practiceDialer, startPractice} from '../../source/practice/network.ts';
import {mailFor} from '../../source/practice/records.ts';
import type {Scenario} from '../../source/practice/scenario.ts';
import type {HostScript} from '../../source/practice/script.ts';
import type {ZoneData} from '../../source/practice/zone.ts';

/**
 * A practice world of these hosts alone. Without `dns`, each host named
 * `mx.DOMAIN` is the only mail exchanger of DOMAIN.
 */
export async function worldOf(hosts: readonly HostScript[], dns?: ZoneData): Promise<World> {
	const zone =
		dns ?? Object.fromEntries(hosts.map(({name}) => [name.replace(/^mx\./, ''), mailFor(name)]));
	const scenario: Scenario = {
		id: 'test',
		title: 'Test',
		domain: 'example',
		teaches: '',
		dns: zone,
		hosts,
		visits: [{address: 'alice@example', about: '', expect: {...nothing}}],
	};
	const practice = await startPractice({scenarios: [scenario]});
	const io = createIo({
		servers: [practice.dns],
		ca: [practiceCa],
		dnsTimeoutMs: 2000,
		ownAddress: practice.ownAddress,
		ownAddress6: practice.ownAddress6,
	});
	return {
		io: {
			...io,
			dialer: practiceDialer(io.dialer, practice),
			askAt: (_server, question, signal) => io.resolver.resolve(question, signal),
		},
		practice,
		prepare: io.prepare,
		close: () => practice.close(),
	};
}

const nothing = {
	stage: 'rcpt',
	ended: 'reply',
	code: 250,
	mailbox: 'unknown',
	exitCode: 0,
} as const;
