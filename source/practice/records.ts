import type {ZoneNode, ZoneRecord} from './zone.ts';

/** An MX record. */
export function mx(preference: number, exchange: string, ttl = 3600): ZoneRecord {
	return {type: 'MX', preference, exchange, ttl};
}

/** An A or AAAA record, by the look of the address. */
export function address(text: string, ttl = 3600): ZoneRecord {
	return {type: text.includes(':') ? 'AAAA' : 'A', address: text, ttl};
}

/** A name whose mail goes to these hosts, in the order of preference. */
export function mailFor(...hosts: readonly string[]): ZoneNode {
	return {records: hosts.map((host, index) => mx((index + 1) * 10, host))};
}
