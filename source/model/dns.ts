export type RrType = 'MX' | 'A' | 'AAAA' | 'PTR' | 'TXT' | 'CNAME' | 'SOA' | 'NS' | 'TLSA';

export type DnsQuestion = {
	/** ASCII (A-label) name without the trailing dot. */
	readonly name: string;
	readonly type: RrType;
};

/** A resource record. Names are without the trailing dot ('' is the root) and NOT safe to show. */
export type DnsRecord = {
	readonly name: string;
	/** Seconds. */
	readonly ttl: number;
} & (
	| {readonly type: 'MX'; readonly preference: number; readonly exchange: string}
	| {readonly type: 'A' | 'AAAA'; readonly address: string}
	| {readonly type: 'CNAME' | 'PTR' | 'NS'; readonly target: string}
	| {readonly type: 'TXT'; readonly strings: readonly string[]}
	| {
			readonly type: 'SOA';
			readonly primary: string;
			readonly admin: string;
			readonly serial: number;
	  }
	| {readonly type: 'other'; readonly rrtype: string; readonly rdata: Uint8Array}
);

/**
 * What became of a question. `nodata`: the name exists, this type does not
 * (RFC 2308 §2.2). `malformed`: bytes came back that are no usable answer.
 * `unreachable`: the resolver's host said that nothing listens there.
 */
export type DnsStatus =
	| 'answer'
	| 'nodata'
	| 'nxdomain'
	| 'servfail'
	| 'refused'
	| 'timeout'
	| 'malformed'
	| 'unreachable';

export type DnsAnswer = {
	readonly question: DnsQuestion;
	readonly status: DnsStatus;
	/** The server that gave this answer or was asked last: 'address#port', as dig writes it. */
	readonly server: string;
	readonly transport: 'udp' | 'tcp';
	/** The answer over UDP was cut (TC) and asked again over TCP. */
	readonly truncated: boolean;
	readonly elapsedMs: number;
	readonly id: number | undefined;
	/** As dig names it: 'NOERROR', 'NXDOMAIN', 'SERVFAIL', …; undefined without an answer. */
	readonly rcode: string | undefined;
	/** Lower case, in wire order: 'qr' 'aa' 'tc' 'rd' 'ra' 'ad' 'cd'. */
	readonly flags: readonly string[];
	readonly answers: readonly DnsRecord[];
	readonly authorities: readonly DnsRecord[];
	readonly additionals: readonly DnsRecord[];
	/** The answer as it came over the wire, without the length prefix of TCP. */
	readonly raw: Uint8Array | undefined;
	/** In words for people, where there is something to add: which servers were tried, what was malformed. */
	readonly detail: string | undefined;
};

/** Where an address points to. Documentation ranges are `public` on purpose. */
export type AddressScope =
	'public' | 'loopback' | 'private' | 'link-local' | 'unspecified' | 'multicast';

export type HostAddress = {
	readonly address: string;
	readonly family: 4 | 6;
	readonly scope: AddressScope;
	/** Seconds; undefined for an address that the person typed. */
	readonly ttl: number | undefined;
};

/** One mail exchanger of the domain. */
export type MailHost = {
	/** ASCII name, or an address literal without brackets when the person gave one. */
	readonly host: string;
	/** Undefined for an implicit MX, an address literal and `--mx`. */
	readonly preference: number | undefined;
	readonly ttl: number | undefined;
	/** Hosts of equal preference share a group, counted from 0 in the order of use. */
	readonly group: number;
	/** Undefined while A and AAAA are being asked. */
	readonly addresses: readonly HostAddress[] | undefined;
	/** Set if the host name turned out to be an alias (RFC 5321 §5.1 forbids it): the name it points to. */
	readonly alias: string | undefined;
	/** Why there are no addresses. */
	readonly failure:
		'dns-no-address' | 'dns-nxdomain' | 'dns-servfail' | 'dns-refused' | 'dns-timeout' | undefined;
};

/** Where the list of hosts comes from. */
export type RouteSource = 'mx' | 'implicit' | 'override' | 'literal';
