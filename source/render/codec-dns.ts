import type {
	AddressScope,
	DnsAnswer,
	DnsQuestion,
	DnsRecord,
	DnsStatus,
	HostAddress,
	MailHost,
	RouteSource,
	RrType,
} from '../model/dns.ts';
import type {Codec, Tagged} from './codec.ts';
import {
	bytes,
	count,
	described,
	flag,
	list,
	milliseconds,
	named,
	object,
	oneOf,
	orNull,
	text,
	union,
	words,
} from './codec.ts';

const rrTypes = words<RrType>({
	MX: true,
	A: true,
	AAAA: true,
	PTR: true,
	TXT: true,
	CNAME: true,
	SOA: true,
	NS: true,
	TLSA: true,
});

const statuses = words<DnsStatus>({
	answer: true,
	nodata: true,
	nxdomain: true,
	servfail: true,
	refused: true,
	timeout: true,
	malformed: true,
	unreachable: true,
});

const scopes = words<AddressScope>({
	public: true,
	loopback: true,
	private: true,
	'link-local': true,
	unspecified: true,
	multicast: true,
});

const hostFailures = words<NonNullable<MailHost['failure']>>({
	'dns-no-address': true,
	'dns-nxdomain': true,
	'dns-servfail': true,
	'dns-refused': true,
	'dns-timeout': true,
});

const owner = {name: text, ttl: described('Seconds.', count)};

type RecordOf<V extends DnsRecord['type']> = Tagged<DnsRecord, 'type', V>;

const address = object<RecordOf<'A'>>({...owner, type: oneOf(['A', 'AAAA']), address: text});
const pointer = object<RecordOf<'NS'>>({
	...owner,
	type: oneOf(['CNAME', 'PTR', 'NS']),
	target: text,
});

const record: Codec<DnsRecord> = named(
	'DnsRecord',
	union<DnsRecord, 'type'>('type', {
		MX: object<RecordOf<'MX'>>({
			...owner,
			type: oneOf(['MX']),
			preference: count,
			exchange: text,
		}),
		A: address,
		AAAA: address,
		CNAME: pointer,
		PTR: pointer,
		NS: pointer,
		TXT: object<RecordOf<'TXT'>>({...owner, type: oneOf(['TXT']), strings: list(text)}),
		SOA: object<RecordOf<'SOA'>>({
			...owner,
			type: oneOf(['SOA']),
			primary: text,
			admin: text,
			serial: count,
		}),
		other: object<RecordOf<'other'>>({
			...owner,
			type: oneOf(['other']),
			rrtype: text,
			rdata: bytes,
		}),
	}),
);

/** A question to DNS and what came back. */
export const dnsAnswer: Codec<DnsAnswer> = named(
	'DnsAnswer',
	object<DnsAnswer>({
		question: object<DnsQuestion>({name: text, type: oneOf(rrTypes)}),
		status: oneOf(statuses),
		server: described('address#port', text),
		transport: oneOf(['udp', 'tcp']),
		truncated: described('Cut over UDP and asked again over TCP.', flag),
		elapsedMs: milliseconds,
		id: orNull(count),
		rcode: orNull(text),
		flags: list(text),
		answers: list(record),
		authorities: list(record),
		additionals: list(record),
		raw: orNull(bytes),
		detail: orNull(text),
	}),
);

/** An address of a host. */
export const hostAddress: Codec<HostAddress> = named(
	'HostAddress',
	object<HostAddress>({
		address: text,
		family: oneOf([4, 6]),
		scope: oneOf(scopes),
		ttl: described('Seconds; null for an address that a person typed.', orNull(count)),
	}),
);

/** A mail exchanger with its addresses. */
export const mailHost: Codec<MailHost> = named(
	'MailHost',
	object<MailHost>({
		host: text,
		preference: orNull(count),
		ttl: orNull(count),
		group: described('Hosts of equal preference share one; in the order of use.', count),
		addresses: described('null while they are being asked.', orNull(list(hostAddress))),
		alias: described('The name it points to, if it is a CNAME.', orNull(text)),
		failure: orNull(oneOf(hostFailures)),
	}),
);

/** Where the list of hosts comes from. */
export const routeSource: Codec<RouteSource> = oneOf(
	words<RouteSource>({mx: true, implicit: true, override: true, literal: true}),
);
