import type {AddressSource, OwnAddress} from '../model/check.ts';
import type {SessionView} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {formatIp, normalizeIp, parseIp} from '../protocol/ip.ts';
import {addressScope} from '../protocol/scope.ts';

/** An address of ours that somebody named. */
export type SeenAddress = {readonly address: string; readonly source: AddressSource};

/** The better a source, the more it counts. */
const ranks: Readonly<Record<AddressSource, number>> = {socket: 0, whoami: 1, echo: 2, option: 3};

/**
 * Our addresses, at most one of each family, IPv4 first: of the best source,
 * public ones before others. The address of our own socket stays beside it as
 * `local` where it is another one, what others saw as `others`, and
 * who else said the same as `confirmedBy`. One voice does not outweigh a
 * public address of the socket. What can
 * belong to nobody in particular (loopback, link-local) is left out. Of two
 * addresses from sources of the same kind the later counts.
 */
export function ownAddressesOf(seen: readonly SeenAddress[]): readonly OwnAddress[] {
	return ([4, 6] as const).flatMap((family) => {
		const mine = seen.flatMap(({address, source}): SeenAddress[] => {
			const normal = plainAddress(address);
			const isUsable = normal !== undefined && parseIp(normal)?.family === family;
			return isUsable && isOneHost(normal) ? [{address: normal, source}] : [];
		});
		const local = mine.findLast(({source}) => source === 'socket')?.address;
		const best = mine
			.toReversed()
			.toSorted((a, b) => worth(b) - worth(a))
			.find((each) => !isLoneVoice(each, local, mine));
		if (!best) return [];
		const others = mine.filter(
			({address, source}, index) =>
				address !== best.address &&
				source !== 'socket' &&
				addressScope(address) === 'public' &&
				mine.findIndex((other) => other.address === address && other.source === source) === index,
		);
		const same = mine.filter(({address}) => address === best.address).map(({source}) => source);
		const confirmedBy = [...new Set(same)].filter((source) => source !== best.source);
		const own: OwnAddress = {
			...best,
			family,
			local: local === best.address ? undefined : local,
			others,
		};
		return [confirmedBy.length === 0 ? own : {...own, confirmedBy}];
	});
}

/** What a walk shows of our addresses: our ends of its connections, and what servers echoed. */
export function addressesSeenIn(view: SessionView): readonly SeenAddress[] {
	return view.attempts.flatMap((attempt) => {
		const found: SeenAddress[] = [];
		if (attempt.local) found.push({address: attempt.local.address, source: 'socket'});
		for (const {stage, aside, sent, reply} of attempt.exchanges) {
			if (stage !== 'ehlo' || aside || !sent || !reply) continue;
			const helo = decodeUtf8(sent.raw).replace(/^(?:EHLO|HELO)\s*/iu, '');
			const address = echoedAddress(reply.reply, helo.trim());
			if (address !== undefined) found.push({address, source: 'echo'});
		}
		return found;
	});
}

/**
 * Our address as a server names it in the greeting of its reply to EHLO
 * (`Hello client [203.0.113.7]`, `at your service, [2001:db8::7]`). Only what
 * stands in the greeting behind the server's own name counts, in brackets
 * before bare, and never a literal that we said ourselves with `helo`.
 */
export function echoedAddress(
	reply: Pick<Reply, 'code' | 'lines'>,
	helo: string,
): string | undefined {
	if (reply.code !== 250) return undefined;
	// Behind the first word, which is the server's own name (RFC 5321 §4.1.1.1).
	const [, greeting = ''] = /^\S+\s+(.*)$/su.exec(reply.lines[0]?.text.slice(0, 500) ?? '') ?? [];
	const said = /^\[(?:IPv6:)?(.*)\]$/iu.exec(helo)?.[1] ?? helo;
	const own = plainAddress(said);
	const found = [...regions(greeting)]
		.flatMap((region) => [bracketed(region), bare(region)])
		.find((address) => address !== undefined);
	return found === own ? undefined : found;
}

const greetingWords =
	/\b(?:hello|hi|hey|welcome|greetings|at your service|(?:pleased|nice|glad) to meet you)\b/iu;
const farewell = /\b(?:pleased|nice|glad) to meet you\b/iu;

/** Where the client is named: behind the greeting word, else in front of 'pleased to meet you'. */
function* regions(greeting: string): Generator<string> {
	const word = greetingWords.exec(greeting);
	if (word) yield greeting.slice(word.index + word[0].length);
	const end = farewell.exec(greeting);
	if (end) yield greeting.slice(0, end.index);
}

/** The last address in brackets: before it may stand what we said. */
function bracketed(region: string): string | undefined {
	const inner = [...region.matchAll(/[[(]\s*(?:IPv6:)?([\da-f.:]{2,45})\s*[\])]/giu)];
	return inner.map(([, text]) => clientAddress(text ?? '')).findLast((address) => address);
}

/** An address without brackets stands at once behind the greeting, or behind one name. */
function bare(region: string): string | undefined {
	const words = region.split(/[\s,;]+/u, 4).filter((word) => word !== '');
	return words
		.slice(0, 2)
		.map((word) => clientAddress(word.replace(/^IPv6:/iu, '').replace(/[.:!)]+$/u, '')))
		.find((address) => address);
}

function clientAddress(text: string): string | undefined {
	const address = plainAddress(text);
	return address !== undefined && isOneHost(address) ? address : undefined;
}

/** In one notation; IPv4 in the clothes of IPv6 is IPv4. */
export function plainAddress(text: string): string | undefined {
	const normal = normalizeIp(text);
	const inner = normal === undefined ? undefined : /^::ffff:([\d.]+)$/u.exec(normal)?.[1];
	const ip = inner === undefined ? undefined : parseIp(inner);
	return ip ? formatIp(ip) : normal;
}

function isOneHost(address: string): boolean {
	const scope = addressScope(address);
	return scope === 'public' || scope === 'private';
}

/**
 * One that names another public address than our own socket has. Where nothing
 * needs to be translated, a balancer in front of that server or a lie is as
 * likely as a NAT; two sources of different kinds that agree are believed.
 */
function isLoneVoice(
	{address, source}: SeenAddress,
	local: string | undefined,
	all: readonly SeenAddress[],
): boolean {
	if (source === 'socket' || source === 'option') return false;
	if (local === undefined || local === address || addressScope(local) !== 'public') return false;
	return !all.some((other) => other.address === address && other.source !== source);
}

function worth({address, source}: SeenAddress): number {
	const isPublic = addressScope(address) === 'public';
	return ranks[source] + (isPublic || source === 'option' ? 10 : 0);
}
