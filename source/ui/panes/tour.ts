import type {Stage} from '../../model/stage.ts';
import type {SessionView} from '../../model/view.ts';
import {prose} from '../cells.ts';
import {keyTable, type Command} from '../key-table.ts';
import type {Row} from '../theme.ts';
import type {BlockOptions} from './blocks.ts';

/** Where the tour stands: its place among the steps, and its words. */
export type TourStep = {readonly at: number; readonly of: number; readonly text: string};

const order = [
	'mx',
	'connect',
	'ehlo',
	'starttls',
	'mail',
	'rcpt',
	'vrfy',
	'quit',
	'over',
] as const;

const key = (command: Command): string =>
	keyTable.find((row) => row.command === command)?.label ?? '';

type Words = Readonly<Record<Exclude<Stage, 'banner'> | 'over' | 'again', () => string>>;

/** Each says what to look at, and the key to press next. */
const words: Words = {
	mx: () =>
		`At the foot, behind the arrow, stands what would go out next. Nothing goes out before you press ${key('approve')}. Press it now.`,
	connect: () =>
		`DNS has named the servers: ${key('mx')} lists them, ${key('dns')} shows the answers. ${key('approve')} connects to the first.`,
	ehlo: () =>
		`The server spoke first: its greeting stands in “What was said”; ${key('focus-next')} goes there. ${key('approve')} says who we are; ${key('edit')} would let you change it.`,
	again: () =>
		`The line is encrypted, and both sides begin anew. ${key('approve')} says who we are once more.`,
	starttls: () =>
		`The server has listed what it can do; ${key('words')} explains each word. ${key('approve')} begins encryption.`,
	mail: () => `Nobody was named so far. ${key('approve')} names the sender.`,
	rcpt: () =>
		`The step that counts: it names the mailbox. Press ${key('approve')}, then read the verdict here.`,
	vrfy: () =>
		`Below is the verdict: what happened, whom it is about, what to do. ${key('page')} explains the reply word by word, ${key('why')} finds out why. ${key('skip')} skips this last question.`,
	quit: () => `${key('approve')} takes leave politely. ${key('ways')} would go on in another way.`,
	over: () =>
		`The walk is over. ${key('ways')} goes another way, ${key('new-walk')} asks about another address, ${key('help')} has all keys.`,
};

/** What the tour says now; undefined while the server is awaited. */
export function tourStep(view: SessionView): TourStep | undefined {
	const of = order.length;
	if (view.over !== undefined) return {at: of, of, text: words.over()};
	const stage = view.proposal?.stage;
	if (stage === undefined || stage === 'banner') return undefined;
	const isAgain = stage === 'ehlo' && view.attempts.at(-1)?.tls !== undefined;
	return {at: order.indexOf(stage) + 1, of, text: words[isAgain ? 'again' : stage]()};
}

/** The tour above the explanation, two or three lines; nothing while the server is awaited. */
export function tourRows(view: SessionView, {brush, width}: BlockOptions): readonly Row[] {
	const step = tourStep(view);
	if (step === undefined) return [];
	const {glyphs} = brush;
	const head = `Tour ${step.at}/${step.of} (${key('tour')} ends it): `;
	return [
		...prose(brush.say(step.text), width, 'accent', [
			{text: `${glyphs.proposed} ${brush.say(head)}`, tone: 'dim'},
		]),
		[],
	];
}
