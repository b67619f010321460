import type {SessionView} from '../model/view.ts';
import {labelOf} from './bind-keys.ts';
import {awaitedTurn} from './line-standing.ts';
import type {Command} from './key-commands.ts';
import {keyTable, type Binding} from './key-table.ts';
import {commandFor, keyOf} from './keymap.ts';
import type {Stroke} from './keys.ts';
import type {Context} from './ui-state.ts';

/** The states of a walk that nothing lies over. */
const inWalk: readonly Context[] = ['ready', 'confirm', 'waiting', 'idle', 'over'];

/** What answers a proposal, now or in advance. */
const answers: ReadonlySet<Command> = new Set<Command>([
	'approve',
	'confirm',
	'edit',
	'skip',
	'stop-waiting',
	'auto',
	'faster',
	'slower',
]);

const waysBack: readonly Command[] = [
	'close',
	'back-to-self',
	'back-to-servers',
	'cancel-edit',
	'cancel-control',
	'search-cancel',
];

/**
 * What is said of a key that the help lists and that does nothing here: whose
 * turn it is, or where to go instead. Undefined for a key that no help lists.
 */
export function unheardWords(
	stroke: Stroke,
	context: Context,
	view: SessionView,
	keys: readonly Binding[] = keyTable,
): string | undefined {
	if (!keys.some((row) => row.help !== undefined && row.keys.includes(stroke))) return undefined;
	const isInWalk = inWalk.includes(context);
	const isAnswer = inWalk.some((each) => {
		const command = commandFor(stroke, each, keys);
		return command !== undefined && answers.has(command);
	});
	if (isAnswer && context === 'over')
		return `The conversation is over; ${keyOf('ways', context, keys)} goes another way.`;
	if (isAnswer && (context === 'waiting' || context === 'idle')) return awaitedTurn(view);
	const nothing = `${labelOf(stroke)} does nothing here`;
	if (isInWalk) return `${nothing}; ${keyOf('help', context, keys)} lists the keys.`;
	const back = waysBack.map((command) => keyOf(command, context, keys)).find((key) => key !== '');
	return back === undefined ? `${nothing}.` : `${nothing}; ${back} goes back.`;
}
