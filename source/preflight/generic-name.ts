import type {Ip} from '../protocol/ip.ts';

/** What a PTR name looks like. `why` is the end of a sentence and holds nothing of others. */
export type NameLook =
	| {readonly kind: 'own'}
	/** Made by a machine for a whole network; `dynamic`: of lines that change hands. */
	| {readonly kind: 'generic' | 'dynamic'; readonly why: string};

/** Words for lines whose address changes or that belong to homes. */
const dynamicWords = new Set(
	'dyn dynamic dynip dhcp dsl adsl sdsl vdsl xdsl pool pools ppp pppoe dial dialup dialin cable modem catv ftth gpon wifi wlan mobile lte umts gprs broadband nat cgnat'.split(
		' ',
	),
);
/** Words for customers' lines and unused addresses in general. */
const genericWords = new Set(
	'static cust customer customers client clients subscriber subscribers unassigned unknown'.split(
		' ',
	),
);
/** RFC 1035 §2.3.4: no name is longer. */
const maxName = 255;
/** Words that a person gives to a mail server. */
const mailWords = /^(?:e?mail|mx|smtp|relay|mta|out|outbound|mailout|mailer|post|send|sender)$/u;

/**
 * Whether a PTR name is one that a network gives to all its addresses: it
 * repeats the address (decimal, hexadecimal, in any order), or holds words for
 * access lines. The last two labels are the owner's and are not looked at.
 */
export function lookOf(name: string, ip: Ip): NameLook {
	const labels = name.slice(0, maxName).toLowerCase().split('.');
	const host = labels.slice(0, Math.max(1, labels.length - 2));
	const words = host.flatMap((label) =>
		label.split(/[-_]/u).map((word) => word.replaceAll(/^\d+|\d+$/gu, '')),
	);
	const dynamic = words.find((word) => dynamicWords.has(word));
	const generic = words.find((word) => genericWords.has(word));
	const repeats = ip.family === 4 ? repeatsIpv4(host, ip.bytes) : repeatsIpv6(host, ip.bytes);
	// 'static' says of itself that it does not change.
	if (dynamic !== undefined && !words.includes('static')) {
		const isMail = words.some((word) => mailWords.test(word));
		if (repeats) return {kind: 'dynamic', why: `it repeats the address and says "${dynamic}"`};
		if (!isMail) return {kind: 'dynamic', why: `it says "${dynamic}"`};
	}
	if (repeats) return {kind: 'generic', why: 'it repeats the address'};
	if (generic !== undefined && /\d/u.test(host.join('.'))) {
		return {kind: 'generic', why: `it is a number with the word "${generic}"`};
	}
	return {kind: 'own'};
}

function repeatsIpv4(labels: readonly string[], bytes: Uint8Array): boolean {
	const octets = [...bytes];
	const text = labels.join('.');
	const numbers = [...text.matchAll(/\d+/gu)].map(([digits]) => Number(digits));
	const forms = [octets, octets.toReversed()];
	if (forms.some((form) => hasRun(numbers, form, 3))) return true;
	if (isPermutationWithin(numbers, octets)) return true;
	const whole = octets.reduce((sum, octet) => sum * 256 + octet, 0);
	if (numbers.includes(whole)) return true;
	const closed = forms.flatMap((form) => [
		form.map((octet) => octet.toString(16).padStart(2, '0')).join(''),
		form.map((octet) => octet.toString().padStart(3, '0')).join(''),
	]);
	// '00000000' and its like prove nothing.
	return closed.some(
		(form) => new Set(form).size > 2 && text.replaceAll(/[-.]/gu, '').includes(form),
	);
}

/** At least so many in a row, from any place. */
function hasRun(numbers: readonly number[], form: readonly number[], least: number): boolean {
	return numbers.some((_, start) => {
		return form.some((_, from) => {
			let length = 0;
			while (from + length < form.length && numbers[start + length] === form[from + length]) {
				length++;
			}
			return length >= least;
		});
	});
}

function isPermutationWithin(numbers: readonly number[], octets: readonly number[]): boolean {
	const wanted = octets.toSorted((a, b) => a - b).join(' ');
	return numbers.some((_, start) => {
		const four = numbers.slice(start, start + 4);
		return four.length === 4 && four.toSorted((a, b) => a - b).join(' ') === wanted;
	});
}

function repeatsIpv6(labels: readonly string[], bytes: Uint8Array): boolean {
	const groups = Array.from({length: 8}, (_, index) => {
		return ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0);
	});
	const nibbles = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	const closed = labels.join('.').replaceAll(/[-.]/gu, '');
	const backwards = [...nibbles].toReversed().join('');
	const halves = [nibbles.slice(16), backwards.slice(0, 16)];
	if (halves.some((half) => new Set(half).size > 3 && closed.includes(half))) return true;
	const hex = labels
		.flatMap((label) => label.split(/[-_]/u))
		.filter((word) => /^[\da-f]{1,4}$/u.test(word));
	const numbers = hex.map((word) => Number.parseInt(word, 16));
	const nonZero = groups.filter((group) => group !== 0);
	// Zeros are left out in many of these names: 2001-db8--7.
	return (
		hasRun(numbers, groups.slice(4), 4) ||
		hasRun(
			numbers.filter((number) => number !== 0),
			nonZero,
			Math.max(3, nonZero.length - 1),
		)
	);
}
