import {normalizeIp, parseIp} from './ip.ts';
import {addressScope} from './scope.ts';

/**
 * What a name said with EHLO is by its form alone (RFC 5321 §4.1.1.1, §4.1.3).
 * `literal` is a well-formed one with a public address; `local-name` is one of
 * those that mean nothing outside of a network; `underscore` would be a host
 * name but for its underscore.
 */
export type HeloForm =
	| {readonly kind: 'host-name' | 'underscore'; readonly name: string}
	| {readonly kind: 'literal' | 'literal-private'; readonly address: string}
	| {
			readonly kind:
				| 'bare-address'
				| 'empty'
				| 'literal-malformed'
				| 'local-name'
				| 'localhost'
				| 'malformed'
				| 'single-label';
	  };

/** The one judgement of the form of an EHLO name. */
export function heloForm(helo: string): HeloForm {
	if (helo === '') return {kind: 'empty'};
	if (helo.startsWith('[') || helo.endsWith(']')) return literalForm(helo);
	if (parseIp(helo)) return {kind: 'bare-address'};
	const name = helo.toLowerCase().replace(/\.$/u, '');
	if (/(?:^|\.)localhost(?:\.localdomain)?$/u.test(name)) return {kind: 'localhost'};
	if (isPublicFqdn(name)) return {kind: 'host-name', name};
	if (isLookable(name)) return {kind: 'underscore', name};
	if (!isNameLike.test(name)) return {kind: 'malformed'};
	if (!name.includes('.')) return {kind: 'single-label'};
	return {kind: localNames.test(name) ? 'local-name' : 'malformed'};
}

/** True for a name that may stand for a host of the public internet. */
export function isPublicFqdn(name: string): boolean {
	return fqdn.test(name) && name.length <= 253 && !localNames.test(name);
}

/** True for a name that can be asked for outside: underscores stand in no host name, but in names of DNS. */
export function isLookable(name: string): boolean {
	return isPublicFqdn(name.replaceAll('_', 'a'));
}

/** True for a name of the other side: their domain, a name below it, or a host that serves it. */
export function isTheirName(
	helo: string,
	domain: string,
	hosts: readonly (string | undefined)[],
): boolean {
	const name = plain(helo);
	if (name === '') return false;
	const theirs = plain(domain);
	if (name === theirs || (isPublicFqdn(theirs) && name.endsWith(`.${theirs}`))) return true;
	return hosts.some((host) => host !== undefined && plain(host) === name);
}

/** True for the PTR name of our address, if that leads back to it: it is ours, whosever it looks like. */
export function isConfirmedName(
	helo: string,
	identity: {readonly ptr: string | undefined; readonly ptrConfirmed: boolean} | undefined,
): boolean {
	return identity?.ptrConfirmed === true && plain(identity.ptr ?? '') === plain(helo);
}

function plain(name: string): string {
	return name.toLowerCase().replace(/\.$/u, '');
}

function literalForm(helo: string): HeloForm {
	const inner = /^\[(IPv6:)?([^[\]]*)\]$/iu.exec(helo);
	const ip = inner && parseIp(inner[2] ?? '');
	const address = normalizeIp(inner?.[2] ?? '');
	if (!ip || address === undefined) return {kind: 'literal-malformed'};
	// The tag belongs to IPv6, and only there.
	if ((inner[1] !== undefined) !== (ip.family === 6)) return {kind: 'literal-malformed'};
	return {kind: addressScope(address) === 'public' ? 'literal' : 'literal-private', address};
}

const isNameLike = /^[a-z\d_](?:[a-z\d_-]*[a-z\d_])?(?:\.[a-z\d_](?:[a-z\d_-]*[a-z\d_])?)*$/iu;
const fqdn = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/i;
/** RFC 6761, RFC 6762 with its appendix G, RFC 7686, and `.internal` as ICANN keeps it: names that mean nothing elsewhere. */
const localNames =
	/(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|invalid|onion|arpa)$/i;
