/** What a receiver does with mail that fails (RFC 9989 §4.7). */
export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

/** A record that begins as a DMARC record does. */
export type DmarcRecord = {
	/** NOT safe to show. */
	readonly text: string;
	/** `absent`: no p tag, which counts as none; `invalid`: a word that is no policy. */
	readonly policy: DmarcPolicy | 'absent' | 'invalid';
	/** For names below, where it is another one. */
	readonly subdomains: DmarcPolicy | undefined;
	/** Tags for a policy that name none: p, sp, np. */
	readonly badTags: readonly string[];
	/** Does it name where reports go? `valid`: at least one URI that can be read. */
	readonly reports: 'valid' | 'invalid' | 'absent';
	/** Places for reports that are no URI. NOT safe to show. */
	readonly wrongReports: readonly string[];
	/** Is the name a public suffix? `u`: not said. */
	readonly psd: 'y' | 'n' | 'u';
};

/** The DMARC records among the texts of one name, and whether others want to be one. */
export function dmarcRecordsIn(texts: readonly string[]): {
	readonly records: readonly DmarcRecord[];
	/** The first that looks like a try: 'v=dmarc1', 'v=DMARC1 p=none'. NOT safe to show. */
	readonly broken: string | undefined;
} {
	const own = texts.filter((text) => begin.test(text));
	const broken = texts.find((text) => !begin.test(text) && /^\W*v\s*=\s*dmarc/iu.test(text));
	return {records: own.map(readRecord), broken};
}

/**
 * The names whose `_dmarc` a receiver asks for, in order (RFC 9989 §4.10): the
 * domain, then one label less each time; from a long name it jumps to seven
 * labels, so that there are eight questions at most.
 */
export function treeWalk(domain: string): readonly string[] {
	const labels = domain.split('.');
	const first = Math.min(7, labels.length - 1);
	const above = Array.from({length: first}, (_, index) => labels.slice(-(first - index)).join('.'));
	return [domain, ...above];
}

const begin = /^v\s*=\s*DMARC1\s*(?:;|$)/u;
const policies: readonly string[] = ['none', 'quarantine', 'reject'] satisfies DmarcPolicy[];

function readRecord(text: string): DmarcRecord {
	const tags = tagsOf(text);
	const policy = tags.get('p');
	const subdomains = tags.get('sp');
	const psd = tags.get('psd');
	const badTags = ['p', 'sp', 'np'].filter((tag) => !isPolicy(tags.get(tag) ?? 'none'));
	const places = reportsOf(text);
	const wrongReports = places.filter((place) => !isReportUri(place));
	return {
		text,
		policy: policy === undefined ? 'absent' : isPolicy(policy) ? policy : 'invalid',
		subdomains: subdomains !== undefined && isPolicy(subdomains) ? subdomains : undefined,
		badTags,
		reports:
			places.length === 0 ? 'absent' : wrongReports.length < places.length ? 'valid' : 'invalid',
		wrongReports,
		psd: psd === 'y' || psd === 'n' ? psd : 'u',
	};
}

function isPolicy(word: string): word is DmarcPolicy {
	return policies.includes(word);
}

/** What stands in rua, as it was written. */
function reportsOf(text: string): readonly string[] {
	const part = text
		.slice(0, 4000)
		.split(';')
		.find((each) => /^\s*rua\s*=/iu.test(each));
	const places = part?.slice(part.indexOf('=') + 1).split(',') ?? [];
	return places.map((place) => place.trim()).filter((place) => place !== '');
}

/** RFC 9989 §4.8: a URI, once with a size behind a `!`. That of mail has to hold an address. */
function isReportUri(place: string): boolean {
	return /^mailto:/iu.test(place)
		? /^mailto:[^\s@]+@[^\s@]+$/iu.test(place)
		: /^[a-z][a-z\d+.-]*:\S+$/iu.test(place);
}

/** The value of rua with mailto: in front of every bare address; undefined where nothing is to be changed, or it is not known to what. */
export function mendedReports({text, wrongReports}: DmarcRecord): string | undefined {
	if (wrongReports.length === 0) return undefined;
	if (!wrongReports.every((place) => /^[^\s@:]+@[^\s@:]+$/u.test(place))) return undefined;
	return reportsOf(text)
		.map((place) => (isReportUri(place) ? place : `mailto:${place}`))
		.join(',');
}

/** Tags of a record, names and values in lower case; of two of the same name the first counts. */
export function tagsOf(text: string): ReadonlyMap<string, string> {
	const tags = new Map<string, string>();
	for (const part of text.slice(0, 4000).split(';')) {
		const at = part.indexOf('=');
		const name = part.slice(0, at).trim().toLowerCase();
		if (at > 0 && !tags.has(name))
			tags.set(
				name,
				part
					.slice(at + 1)
					.trim()
					.toLowerCase(),
			);
	}
	return tags;
}
