import type {CauseCase} from './cause-cases.ts';

const short = ['--timeout', '3'];
const control = (domain: string) => ['--control', `${domain}.example`];

/** What can be wrong with the way to a server. */
export const pathCases: readonly CauseCase[] = [
	{
		title: 'port 25 is dropped, here and at the control; 587 answers',
		address: 'alice@isp.example',
		options: ['--timeout', '2', ...control('isp-control')],
		expect: ['port25-blocked'],
	},
	{
		title: 'port 25 is reset, here and at the control',
		address: 'alice@isp-reset.example',
		options: control('isp-reset-control'),
		expect: ['port25-blocked'],
	},
	{
		title: 'dropped by their firewall; the control is fine',
		address: 'alice@firewalled.example',
		options: ['--timeout', '2', ...control('postfix')],
		expect: ['firewalled', 'server-down'],
	},
	{
		// A firewall that resets and a server that is not there look the same.
		title: 'reset by their firewall; the control is fine',
		address: 'alice@reset.example',
		options: control('postfix'),
		expect: ['firewalled', 'server-down'],
	},
	{
		// Node says EHOSTUNREACH, as for a host that is not there.
		title: 'a firewall says that it is prohibited',
		address: 'alice@prohibited.example',
		options: control('postfix'),
		expect: ['firewalled', 'no-route'],
	},
	{
		title: 'no route to them',
		address: 'alice@unrouted.example',
		options: control('postfix'),
		expect: ['no-route'],
	},
	{
		title: 'a narrow way without its "too big" messages: the handshake hangs',
		address: 'alice@mtu.example',
		options: short,
		expect: ['path-mtu'],
	},
	{
		title: 'IPv6 is dropped, IPv4 works',
		address: 'alice@six-dead.example',
		options: ['--ipv6', '--timeout', '2'],
		expect: ['ipv6-path'],
		six: true,
	},
	{
		title: 'our IPv6 address has no PTR, the IPv4 one has',
		address: 'alice@six-noptr.example',
		options: ['--ipv6'],
		expect: ['ipv6-identity', 'no-ptr'],
		six: true,
	},
	{
		title: 'a transparent proxy answers for everybody',
		address: 'alice@proxied.example',
		options: control('proxied-control'),
		expect: ['transparent-proxy'],
	},
];
