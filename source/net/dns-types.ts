import type {RrType} from '../model/dns.ts';

/** Numbers of the record types that we ask for (IANA, DNS parameters). */
export const questionTypes: Readonly<Record<RrType, number>> = {
	A: 1,
	NS: 2,
	CNAME: 5,
	SOA: 6,
	PTR: 12,
	MX: 15,
	TXT: 16,
	AAAA: 28,
	TLSA: 52,
};

const otherTypes: ReadonlyMap<number, string> = new Map([
	[13, 'HINFO'],
	[33, 'SRV'],
	[35, 'NAPTR'],
	[39, 'DNAME'],
	[41, 'OPT'],
	[43, 'DS'],
	[46, 'RRSIG'],
	[47, 'NSEC'],
	[48, 'DNSKEY'],
	[50, 'NSEC3'],
	[64, 'SVCB'],
	[65, 'HTTPS'],
	[99, 'SPF'],
	[257, 'CAA'],
]);

const typeNames: ReadonlyMap<number, string> = new Map([
	...Object.entries(questionTypes).map(([name, number]) => [number, name] as const),
	...otherTypes,
]);

/** A record type by name; unknown ones as RFC 3597 §5 writes them: 'TYPE65280'. */
export function typeName(type: number): string {
	return typeNames.get(type) ?? `TYPE${type}`;
}

const rcodes: readonly string[] = [
	'NOERROR',
	'FORMERR',
	'SERVFAIL',
	'NXDOMAIN',
	'NOTIMP',
	'REFUSED',
	'YXDOMAIN',
	'YXRRSET',
	'NXRRSET',
	'NOTAUTH',
	'NOTZONE',
];

/** A response code as dig names it; 16 is what an OPT record makes of it (RFC 6891 §9). */
export function rcodeName(rcode: number): string {
	return rcodes[rcode] ?? (rcode === 16 ? 'BADVERS' : `RCODE${rcode}`);
}
