import type {Stage} from '../../model/stage.ts';
import type {SessionView} from '../../model/view.ts';
import {prose} from '../cells.ts';
import type {Command} from '../key-commands.ts';
import type {Binding} from '../key-table.ts';
import type {Row} from '../theme.ts';
import type {BlockOptions} from './blocks.ts';

/** Where the tour stands: its place among the steps, and its words. */
type TourStep = {
	/** Undefined for a step that was made before, as on the next connection: the count never goes back. */
	readonly at: number | undefined;
	readonly of: number;
	readonly text: string;
};

const order = [
	'mx',
	'connect',
	'ehlo',
	'starttls',
	'again',
	'mail',
	'rcpt',
	'vrfy',
	'quit',
	'over',
] as const;
type Step = (typeof order)[number];

/** How the key of a command is written. */
type KeyOf = (command: Command) => string;

type Words = Readonly<Record<Step, (key: KeyOf, auto: boolean) => string>>;

/** Each says what to look at, and the key to press next. */
const words: Words = {
	mx: (key, auto) =>
		auto
			? `At the foot, behind the arrow, stands what goes out next. Auto is on, so it goes by itself; ${key('auto')} pauses it.`
			: `At the foot, behind the arrow, stands what would go out next. Nothing goes out before you press ${key('approve')}. Press it now.`,
	connect: (key) =>
		`DNS has named the servers: ${key('mx')} lists them, ${key('dns')} shows the answers. ${key('approve')} connects to the first.`,
	ehlo: (key) =>
		`The server spoke first: its greeting stands in “What was said”; ${key('focus-next')} goes there. ${key('approve')} says who we are; ${key('edit')} would let you change it.`,
	again: (key) =>
		`The line is encrypted, and both sides begin anew. ${key('approve')} says who we are once more.`,
	starttls: (key) =>
		`The server has listed what it can do; ${key('words')} explains each word. ${key('approve')} begins encryption.`,
	mail: (key) => `Nobody was named so far. ${key('approve')} names the sender.`,
	rcpt: (key) =>
		`The step that counts: it names the mailbox. Press ${key('approve')}, then read the verdict here.`,
	vrfy: (key) =>
		`Below is the verdict: what happened, whom it is about, what to do. ${key('page')} explains the reply word by word, ${key('why')} finds out why. ${key('skip')} skips this last question.`,
	quit: (key) =>
		`${key('approve')} takes leave politely. ${key('ways')} would go on in another way.`,
	over: (key) =>
		`The walk is over. ${key('ways')} goes another way, ${key('new-walk')} asks about another address, ${key('help')} has all keys.`,
};

/** What the tour says now; undefined while the server is awaited. */
function tourStep(view: SessionView, key: KeyOf, auto: boolean): TourStep | undefined {
	const of = order.length;
	if (view.over !== undefined) return {at: of, of, text: words.over(key, auto)};
	const stage = view.proposal?.stage;
	if (stage === undefined || stage === 'banner') return undefined;
	const step = stepOf(stage, view.attempts.at(-1)?.tls !== undefined);
	const at = order.indexOf(step) + 1;
	return {at: at < reached(view) ? undefined : at, of, text: words[step](key, auto)};
}

const keysOf =
	(keys: readonly Binding[]): KeyOf =>
	(command) =>
		keys.find((row) => row.command === command)?.label ?? '';

/** The commands that the tour names now, in its order. */
export function tourCommands(view: SessionView, auto: boolean): readonly Command[] {
	const named: Command[] = [];
	tourStep(
		view,
		(command) => {
			named.push(command);
			return '';
		},
		auto,
	);
	return named;
}

const stepOf = (stage: Exclude<Stage, 'banner'>, isSecure: boolean): Step =>
	stage === 'ehlo' && isSecure ? 'again' : stage;

/** The place of the last step that something was sent in. */
function reached({attempts}: SessionView): number {
	const steps = attempts.flatMap(({exchanges}) =>
		exchanges.flatMap(({stage, sent, secure, aside}) =>
			stage === 'banner' || sent === undefined || aside ? [] : [stepOf(stage, secure)],
		),
	);
	return Math.max(attempts.length === 0 ? 1 : 2, ...steps.map((step) => order.indexOf(step) + 1));
}

/** The tour above the explanation, two or three lines; nothing while the server is awaited. */
export function tourRows(
	view: SessionView,
	{brush, width, auto = false}: BlockOptions & {readonly auto?: boolean},
): readonly Row[] {
	const step = tourStep(view, keysOf(brush.keys), auto);
	if (step === undefined) return [];
	const end = brush.keys.find((row) => row.command === 'tour')?.label ?? '';
	const count = step.at === undefined ? '' : ` ${step.at}/${step.of}`;
	const text = `Tour${count}: ${step.text} (${end} ends the tour.)`;
	const mark = `${brush.glyphs.proposed} `;
	return [...prose(brush.say(text), width, 'accent', [{text: mark, tone: 'accent'}]), []];
}
