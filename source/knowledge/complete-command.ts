import {hasCapability} from '../protocol/ehlo.ts';
import {verbOf} from '../protocol/typed.ts';
import {commandText} from './commands.ts';
import {mailParameters, type Parameter, rcptParameters} from './parameters.ts';
import type {Situation} from './situation.ts';

/** What may stand at the end of the text typed so far. */
export type Candidate = {
	/** Takes the place of what is typed from `Completion.from` on. */
	readonly text: string;
	/** What it is, in a few words. Safe to show. */
	readonly about: string;
};

/** Candidates, best first. `from` counts characters (UTF-16). */
export type Completion = {readonly from: number; readonly candidates: readonly Candidate[]};

type Verb = {readonly text: string; readonly fits: (now: Situation) => boolean};

const any = (): boolean => true;
const offered =
	(keyword: string) =>
	({capabilities}: Situation): boolean =>
		hasCapability(capabilities, keyword);

/** In the order of a session. Commands that would carry a message or a password are not among them. */
const verbs: readonly Verb[] = [
	{text: 'EHLO ', fits: any},
	{text: 'HELO ', fits: any},
	{text: 'STARTTLS', fits: (now) => !now.secure && offered('STARTTLS')(now)},
	{text: 'MAIL FROM:<', fits: any},
	{text: 'RCPT TO:<', fits: any},
	{text: 'VRFY ', fits: any},
	{text: 'EXPN ', fits: any},
	{text: 'RSET', fits: any},
	{text: 'NOOP', fits: any},
	{text: 'HELP', fits: any},
	{text: 'ETRN ', fits: offered('ETRN')},
	{text: 'ATRN ', fits: offered('ATRN')},
	{text: 'XCLIENT ', fits: offered('XCLIENT')},
	{text: 'XFORWARD ', fits: offered('XFORWARD')},
	{text: 'QUIT', fits: any},
];

/**
 * What the text before the cursor may become: verbs, those first that the
 * server named in its reply to EHLO; behind a verb its words, our own names,
 * and parameters of extensions that were offered. Never DATA, BDAT or AUTH.
 */
export function completeCommand(head: string, now: Situation): Completion {
	const lead = /^[ \t]*/u.exec(head)?.[0].length ?? 0;
	if (!/[ \t:<]/u.test(head.slice(lead))) return ofVerb(head.slice(lead), lead, now);
	switch (verbOf(head)) {
		case 'MAIL':
			return ofPath(head, {word: 'FROM:', own: senders(now), parameters: mailParameters}, now);
		case 'RCPT':
			return ofPath(head, {word: 'TO:', own: recipients(now), parameters: rcptParameters}, now);
		case 'EHLO':
		case 'HELO':
			return ofArgument(head, [{text: now.names.helo, about: 'our name'}]);
		case 'VRFY':
		case 'EXPN':
			return ofArgument(head, [
				{text: now.names.mailbox, about: 'the mailbox in question'},
				{text: localPartOf(now), about: 'its part before the @'},
				{text: 'postmaster', about: 'who every server must know'},
			]);
		case 'HELP':
			return ofArgument(
				head,
				verbs.map(({text}) => aboutVerb(verbOf(text))),
			);
		default:
			return {from: head.length, candidates: []};
	}
}

function ofVerb(start: string, from: number, now: Situation): Completion {
	const typed = start.toUpperCase();
	const fitting = verbs.filter(({text, fits}) => fits(now) && text.startsWith(typed));
	const isNamed = ({text}: Verb): boolean => hasCapability(now.capabilities, verbOf(text));
	return {
		from,
		candidates: [...fitting.filter(isNamed), ...fitting.filter((verb) => !isNamed(verb))].map(
			({text}) => ({...aboutVerb(verbOf(text)), text}),
		),
	};
}

const aboutVerb = (verb: string): Candidate => ({
	text: verb,
	about: commandText(verb)?.title ?? '',
});

const localPartOf = ({names}: Situation): string =>
	names.mailbox.slice(0, names.mailbox.lastIndexOf('@'));

function senders({names}: Situation): readonly Candidate[] {
	return [
		...(names.sender === '' ? [] : [{text: `${names.sender}>`, about: 'our sender'}]),
		{text: '>', about: 'the null sender, used by bounces'},
	];
}

function recipients({names}: Situation): readonly Candidate[] {
	const domain = names.mailbox.slice(names.mailbox.lastIndexOf('@') + 1);
	return [
		{text: `${names.mailbox}>`, about: 'the mailbox in question'},
		{text: `postmaster@${domain}>`, about: 'who every domain must take mail for'},
	];
}

/** FROM:<…> or TO:<…>, and behind it the parameters. */
function ofPath(
	head: string,
	how: {
		readonly word: string;
		readonly own: readonly Candidate[];
		readonly parameters: readonly Parameter[];
	},
	now: Situation,
): Completion {
	const open = head.indexOf('<');
	if (open < 0) {
		const from = head.search(/[^ \t]+$/u);
		const isVerb = from < 0 || /^[ \t]*$/u.test(head.slice(0, from));
		const start = isVerb ? head.length : from;
		const about = how.word === 'TO:' ? 'the recipient' : 'the sender';
		return matching(head, start, [{text: `${how.word}<`, about}]);
	}
	const close = head.indexOf('>', open);
	if (close < 0) return matching(head, open + 1, how.own);
	const from = Math.max(close + 1, head.lastIndexOf(' ') + 1);
	const isApart = from > close + 1;
	const given = head.slice(close + 1, from).toUpperCase();
	const found = how.parameters
		.filter(({name, keywords}) => {
			const isThere = given.split(' ').some((word) => word.split('=', 1)[0] === name);
			return !isThere && keywords.some((keyword) => hasCapability(now.capabilities, keyword));
		})
		.flatMap(({forms, about}) => forms.map((text) => ({text: isApart ? text : ` ${text}`, about})));
	return matching(head, from, found);
}

function ofArgument(head: string, list: readonly Candidate[]): Completion {
	return matching(
		head,
		head.lastIndexOf(' ') + 1,
		list.filter(({text}) => text !== ''),
	);
}

function matching(head: string, from: number, list: readonly Candidate[]): Completion {
	const typed = head.slice(from).toUpperCase();
	const candidates = list.filter(
		({text}) => text.toUpperCase().startsWith(typed) && text.length > typed.length,
	);
	return {from, candidates};
}
