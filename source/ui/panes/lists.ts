import type {MailHost} from '../../model/dns.ts';
import type {GreetingsState} from '../../model/greeting.ts';
import type {Target} from '../../model/session.ts';
import type {SessionView} from '../../model/view.ts';
import {digText} from '../../render/dns.ts';
import {fateOf} from '../../render/hosts.ts';
import {openAttempt} from '../../render/ways.ts';
import type {Brush} from '../brush.ts';
import {cells, fit, hardWrap, prose} from '../cells.ts';
import {helpGroups} from '../key-commands.ts';
import type {Row, Span} from '../theme.ts';
import {greetedAs, type Greeted} from './greetings.ts';
import {endedWords} from './rail.ts';
import {mxChoices} from '../ui-state.ts';

const sourceWords = {
	mx: 'from the MX records of the domain',
	implicit: 'no MX record: the domain itself takes its mail (implicit MX)',
	override: 'given on the command line',
	literal: 'the address itself',
} as const;

const failureWords: Readonly<Record<NonNullable<MailHost['failure']>, string>> = {
	'dns-no-address': 'no address',
	'dns-nxdomain': 'does not exist',
	'dns-servfail': 'DNS is broken for it',
	'dns-refused': 'DNS refuses to answer',
	'dns-timeout': 'DNS does not answer',
};

/**
 * The mail servers to choose from, and the row of the chosen one.
 *
 *        10  mx1.example   this connection · TTL 300 s
 *              192.0.2.1
 *            same preference as mx2.example
 */
export function mxRows(
	view: SessionView,
	options: {
		readonly brush: Brush;
		readonly width: number;
		readonly index: number;
		/** The person is asked whether to leave the open connection. */
		readonly asked: boolean;
		/** How the servers greeted, as far as they were asked beside the walk. */
		readonly greetings?: GreetingsState | undefined;
		/** How often mxray was there lately. Safe to show. */
		readonly counts?: string | undefined;
	},
): {readonly rows: readonly Row[]; readonly selectedRow: number} {
	const {brush, width, index} = options;
	const {route} = view;
	if (route === undefined) return {rows: [], selectedRow: 0};
	const rows: Row[] = [
		...prose(brush.say(`Lower numbers go first; ${sourceWords[route.source]}.`), width, 'dim'),
		[],
	];
	const current = openAttempt(view)?.target;
	const question = options.asked ? leaveRows(current, brush, width) : [];
	const choices = mxChoices(view);
	let at = 0;
	let selectedRow = 0;
	const mark = (): Span => {
		const isChosen = at === index;
		if (isChosen) selectedRow = rows.length;
		return {text: isChosen ? `${brush.glyphs.select} ` : '  ', tone: 'accent'};
	};
	const tone = (): 'selected' | 'plain' => (at === index ? 'selected' : 'plain');
	for (const host of route.hosts) {
		const number = host.preference === undefined ? '' : String(host.preference);
		const facts = [
			host.host === current?.host ? 'this connection' : '',
			host.ttl === undefined ? '' : `TTL ${host.ttl} s`,
		].filter((fact) => fact !== '');
		rows.push([
			mark(),
			{text: `${number.padStart(5)}  `, tone: 'dim'},
			{text: brush.show(host.host), tone: tone()},
			{text: `  ${brush.say(facts.join(' · '))}`, tone: 'dim'},
		]);
		const isChosen = at === index;
		at++;
		const addresses = host.addresses ?? [];
		const isSingle = addresses.length < 2;
		if (isChosen && !isSingle) rows.push(...question);
		for (const {address, scope} of addresses) {
			const own = isSingle ? ({text: '  '} as Span) : mark();
			rows.push([
				own,
				{text: ' '.repeat(9)},
				{text: brush.show(address), tone: isSingle ? 'plain' : tone()},
				{text: scope === 'public' ? '' : `  ${scope}`, tone: 'warn'},
				...(fateOf(view, address) === undefined
					? greetedSpans(greetedAs(options.greetings, {host: host.host, address}), brush)
					: fateSpans(view, address, brush)),
			]);
			if (isSingle) continue;
			if (at === index) rows.push(...question);
			at++;
		}
		if (isChosen && isSingle) rows.push(...question);
		const remarks = [
			host.addresses === undefined ? 'addresses are being looked up' : '',
			host.alias === undefined
				? ''
				: `is an alias for ${brush.show(host.alias)}, which RFC 5321 forbids`,
			host.failure === undefined ? '' : failureWords[host.failure],
		].filter((remark) => remark !== '');
		for (const remark of remarks) rows.push(...prose(brush.say(remark), width, 'warn', [indent]));
		const like = likeWords(host, route.hosts, brush);
		if (like !== '') rows.push(...prose(brush.say(like), width, 'dim', [indent]));
	}
	if (choices.length === 0) rows.push([{text: 'No server is known.', tone: 'dim'}]);
	else if (options.counts !== undefined)
		rows.push([], ...prose(brush.say(options.counts), width, 'dim'));
	return {rows, selectedRow};
}

/** What happened to this address so far: the newest connection to it. */
function fateSpans(view: SessionView, address: string, brush: Brush): Span[] {
	const fate = fateOf(view, address);
	if (fate === undefined) return [];
	const {stage, ended, code, isBad} = fate;
	const what = ended === 'reply' ? (code ?? 'ok') : endedWords[ended];
	const times = fate.times < 2 ? '' : `, connected to ${fate.times} times`;
	return [
		{
			text: `  ${isBad ? brush.glyphs.failed : brush.glyphs.done} ${what}`,
			tone: isBad ? 'bad' : 'good',
		},
		{text: brush.say(` at ${stage}${times}`), tone: 'dim'},
	];
}

/** What came when its greeting was asked for. */
function greetedSpans(greeted: Greeted | undefined, {glyphs}: Brush): Span[] {
	if (greeted === undefined) return [];
	const {word, isBad} = greeted;
	return [
		{text: `  ${isBad ? glyphs.failed : glyphs.done} ${word}`, tone: isBad ? 'bad' : 'good'},
		{text: ' (greeting)', tone: 'dim'},
	];
}

const indent: Span = {text: ' '.repeat(11)};

/** A choice that costs the open connection is made twice. */
function leaveRows(current: Target | undefined, brush: Brush, width: number): Row[] {
	if (current === undefined) return [];
	const text = `This closes the connection to ${brush.show(current.host)}. Enter again to go, Esc to stay.`;
	return prose(brush.say(text), width, 'warn', [indent]);
}

/** Which others have the same preference: they are used in any order (RFC 5321 §5.1). */
function likeWords(host: MailHost, hosts: readonly MailHost[], brush: Brush): string {
	if (host.preference === undefined) return '';
	const [first, ...more] = hosts.filter((each) => each !== host && each.group === host.group);
	if (first === undefined) return '';
	const rest = more.length === 0 ? '' : ` and ${more.length} more`;
	return `same preference as ${brush.show(first.host)}${rest}`;
}

/** The DNS answers as dig would print them. */
export function dnsTextRows(view: SessionView, brush: Brush, width: number): readonly Row[] {
	return view.dns.flatMap((answer, index) => [
		...(index === 0 ? [] : [[], []]),
		...digText(answer)
			.split('\n')
			.flatMap((line) =>
				hardWrap(brush.say(line), width).map((piece): Row => [
					{text: piece, tone: line.startsWith(';') ? 'dim' : 'plain'},
				]),
			),
	]);
}

/** The help, made from the key table. */
export function helpRows(brush: Brush, width: number): readonly Row[] {
	const known = keptHelp.get(brush);
	if (known?.width === width) return known.rows;
	const rows = makeHelp(brush, width);
	keptHelp.set(brush, {width, rows});
	return rows;
}

const keptHelp = new WeakMap<Brush, {readonly width: number; readonly rows: readonly Row[]}>();

function makeHelp(brush: Brush, width: number): readonly Row[] {
	const {keys} = brush;
	const labels = keys.map(({label}) => brush.say(label));
	const room = Math.min(16, Math.max(...labels.map(cells))) + 2;
	return helpGroups.flatMap((group, index) => [
		...(index === 0 ? [] : [[]]),
		[{text: group, tone: 'strong'}] as Row,
		...keys
			.filter((row) => row.group === group)
			.flatMap((row) =>
				row.help === undefined
					? []
					: prose(brush.say(row.help), width, 'plain', [
							{text: fit(brush.say(row.label), room, brush.glyphs.cut), tone: 'accent'},
						]),
			),
	]);
}
