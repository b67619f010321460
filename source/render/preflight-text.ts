import {
	type CheckGroup,
	checkGroup,
	checkGroupName,
	checkGroups,
	checkName,
} from '../knowledge/check-names.ts';
import type {
	AddressSource,
	Check,
	CheckState,
	CheckStep,
	Consent,
	Fixer,
	OwnAddress,
	Self,
} from '../model/check.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import {visible} from '../protocol/visible.ts';
import {mendingWords, unreachedZones} from './preflight-end.ts';
import {plural, wrap} from './layout.ts';

/** How the lines are to look. */
export type PreflightStyle = {
	readonly columns: number;
	/** No characters beyond ASCII. */
	readonly ascii?: boolean;
	/** All steps, and what a receiver concludes from good findings, too. */
	readonly verbose?: boolean;
	/** Of what is good, only the title; no conversation. */
	readonly brief?: boolean;
};

/** A line with what it is, for whoever colours it. All are plain text and safe to show. */
export type PreflightLine = {
	readonly tone: CheckState | 'heading' | 'plain' | 'quiet';
	readonly text: string;
};

const words: Readonly<Record<CheckState, string>> = {
	good: 'good',
	bad: 'bad',
	unknown: 'cannot tell',
};
const signs: Readonly<Record<CheckState, readonly [string, string]>> = {
	good: ['✓', '+'],
	bad: ['✗', '!'],
	unknown: ['?', '?'],
};

/** Where the text of a finding begins. */
const indent = ' '.repeat(17);

const plain = (text: string): PreflightLine => ({tone: 'plain', text});
const quiet = (text: string): PreflightLine => ({tone: 'quiet', text});
const heading = (text: string): PreflightLine => ({tone: 'heading', text});
const blank = plain('');

const sourceWords: Readonly<Record<AddressSource, string>> = {
	socket: 'as this machine sees itself',
	whoami: 'as an address service sees it',
	echo: 'as a mail server sees it',
	option: 'as you said with --my-ip',
};

const heloWords: Readonly<Record<Self['heloSource'], string>> = {
	option: 'as you said with --helo',
	ptr: 'the PTR name of your address',
	hostname: 'the name of this machine',
	literal: 'the address stands for a name',
};

const senderWords: Readonly<Record<Self['senderSource'], string>> = {
	option: 'as you said with --from',
	postmaster: 'the default',
	null: 'the null sender, since no name of yours is known',
};

/** Who we are, as everything that follows takes it. */
export function selfLines(self: Self, {columns}: PreflightStyle): readonly PreflightLine[] {
	const rows: (readonly [string, string])[] = [
		...(self.addresses.length === 0
			? [['Address', 'not known'] as const]
			: self.addresses.map((own) => ['Address', addressWords(own)] as const)),
		['EHLO', `${visible(self.helo)} (${heloWords[self.heloSource]})`],
		['MAIL FROM', `<${visible(self.sender)}> (${senderWords[self.senderSource]})`],
	];
	return [
		heading('Who you are to them'),
		...rows.flatMap(([name, value]) =>
			wrap(value, `  ${name.padEnd(11)}`, ' '.repeat(13), columns).map(plain),
		),
	];
}

function addressWords({address, source, local}: OwnAddress): string {
	const nat = local === undefined ? '' : `; this machine itself has ${local}`;
	return `${address} (${sourceWords[source]}${nat})`;
}

/** The findings of one group under its name; none where there are none. `isMore`: others of it stand above. */
export function groupLines(
	group: CheckGroup,
	checks: readonly Check[],
	style: PreflightStyle,
	isMore = false,
): readonly PreflightLine[] {
	const own = checks.filter(({id}) => checkGroup(id) === group);
	if (own.length === 0) return [];
	const several = new Set(
		own.map(({id}) => id).filter((id, index, all) => all.indexOf(id) !== index),
	);
	return [
		heading(`${checkGroupName(group)}${isMore ? ' (new)' : ''}`),
		...own.flatMap((check) => checkLines(check, style, several.has(check.id))),
	];
}

/** One finding: sign and word, what was found, and for what is bad: what follows, who mends it, and how. */
export function checkLines(
	check: Check,
	style: PreflightStyle,
	withSubject = false,
): readonly PreflightLine[] {
	const {state, title, subject, found, concludes, who, next, records} = check;
	const isMinor = state === 'bad' && check.weight === 'little';
	const [sign, word] = isMinor
		? [style.ascii ? '-' : '▲', 'minor']
		: [signs[state][style.ascii ? 1 : 0], words[state]];
	const name = withSubject ? `${title} (${subject})` : title;
	const text = (content: string, first = indent, more = first) =>
		wrap(content, first, more, style.columns);
	const lines: PreflightLine[] = text(name, `  ${sign} ${word.padEnd(13)}`, indent).map((line) => ({
		tone: state,
		text: line,
	}));
	if (style.brief && state === 'good') return lines;
	lines.push(...text(found).map(plain));
	const isOpen = state === 'bad' || style.verbose;
	if (isOpen) lines.push(...text(`They conclude: ${concludes}`).map(plain));
	if (state !== 'good' || style.verbose) {
		const steps = state === 'bad' || style.verbose ? next : next.slice(0, 1);
		if (state === 'bad' && who !== null)
			lines.push(...text(`Who mends it: ${fixers[who]}.`).map(plain));
		lines.push(...steps.flatMap((step) => text(`> ${step}`, indent, `${indent}  `).map(plain)));
		// A record is to be copied: it is never broken.
		lines.push(...records.map((record) => plain(`${indent}  ${record}`)));
	}
	const isTold = check.id === 'callback' && !style.brief;
	if (style.verbose || isTold) lines.push(...stepLines(check.steps, style));
	return lines;
}

const fixers: Readonly<Record<Fixer, string>> = {
	you: 'you',
	network: 'whoever gave you the address: your provider, hoster or company',
	dns: 'whoever keeps the zone of your domain',
	'mail-server': 'whoever runs the mail server of your domain',
	list: 'the keeper of the list',
	resolver: 'whoever runs the DNS server that you ask',
};

const stepMarks: Readonly<Record<CheckStep['kind'], string>> = {
	asked: ' ? ',
	answered: ' = ',
	sent: '-> ',
	replied: '<- ',
	note: '   ',
};

/** What was done, line by line; the many lines of one reply only where all is wanted. */
function stepLines(steps: readonly CheckStep[], style: PreflightStyle): readonly PreflightLine[] {
	return steps.flatMap((step, index) => {
		const isMore = step.kind === 'replied' && steps[index - 1]?.kind === 'replied';
		if (isMore && !style.verbose) return [];
		const follows = steps.slice(index + 1).findIndex(({kind}) => kind !== 'replied');
		const rest = follows === -1 ? steps.length - index - 1 : follows;
		const more =
			step.kind === 'replied' && rest > 0 && !style.verbose ? ` (and ${plural(rest, 'line')})` : '';
		return wrap(
			`${step.text}${more}`,
			`${indent}${stepMarks[step.kind]}`,
			`${indent}   `,
			style.columns,
		).map(quiet);
	});
}

/** What is asked before others are contacted: what for, and everybody by name. */
export function consentLines(
	consent: Consent,
	{columns}: PreflightStyle,
): readonly PreflightLine[] {
	const {text, names, connections} = consent;
	const cost =
		connections === 0 ? [] : [`At most ${plural(connections, 'connection')}, to port 25.`];
	return [
		...wrap(text, '  ', '  ', columns).map(plain),
		...cost.map((line) => plain(`  ${line}`)),
		...names.flatMap((name) => wrap(name, '    - ', '      ', columns).map(plain)),
	];
}

/** What is being looked at, in a line; undefined while nothing is. */
export function pendingText({pending, self, phase}: PreflightState): string | undefined {
	if (phase !== 'looking') return undefined;
	if (!self) return 'Finding out who you are …';
	if (pending.length === 0) return undefined;
	const named = pending.slice(0, 3).map((id) => checkName(id));
	const more = pending.length > 3 ? ` and ${pending.length - 3} more` : '';
	return `Looking at: ${named.join(', ')}${more} …`;
}

/** The end: how many of each, what to mend first, who was contacted, who was not asked. */
export function endLines(state: PreflightState, style: PreflightStyle): readonly PreflightLine[] {
	const {checks, contacted, connections, ended} = state;
	const count = (wanted: CheckState) => checks.filter((check) => check.state === wanted).length;
	const minor = checks.filter(({state: each, weight}) => each === 'bad' && weight === 'little');
	const ofThem = minor.length === 0 ? '' : ` (${minor.length} of them minor)`;
	const sum = `${count('bad')} bad${ofThem}, ${count('good')} good, ${count('unknown')} that cannot be told.`;
	const text = (content: string, prefix = '  ') =>
		wrap(content, prefix, '  ', style.columns).map(plain);
	return [
		heading(ended === 'done' || ended === undefined ? 'All in all' : 'As far as it went'),
		...text(sum),
		...mendingWords(checks).flatMap((line) => text(line)),
		...text(contactedWords(contacted, connections, unreachedZones(state))),
		...state.consents.flatMap((consent) => text(notAsked[consent.group])),
	];
}

function contactedWords(
	all: readonly string[],
	connections: number,
	unreached: readonly string[],
): string {
	const contacted = all.filter((name) => !unreached.includes(name));
	const not = unreached.length === 0 ? '' : `Agreed to, but not reached: ${unreached.join(', ')}.`;
	if (contacted.length === 0) return not || 'Nobody was contacted but your own DNS server.';
	const made = connections === 0 ? '' : ` (${plural(connections, 'connection')})`;
	return `Contacted, as agreed: ${contacted.join(', ')}${made}. ${not}`.trim();
}

const notAsked: Readonly<Record<Consent['group'], string>> = {
	whoami: 'Not asked: which address others see (--whoami).',
	callback: 'Not done: the call-back to your sender (--callback).',
	blocklists: 'Not asked: block lists (--dnsbl).',
};

/** All that is known, as one report. */
export function preflightLines(
	state: PreflightState,
	style: PreflightStyle,
): readonly PreflightLine[] {
	const blocks = [
		state.self ? selfLines(state.self, style) : [],
		...checkGroups.map((group) => groupLines(group, state.checks, style)),
		endLines(state, style),
	];
	return blocks
		.filter((block) => block.length > 0)
		.flatMap((block, index) => (index === 0 ? block : [blank, ...block]));
}
