import type {Restraint} from '../../model/limit.ts';
import type {Target} from '../../model/session.ts';
import type {SessionView} from '../../model/view.ts';
import {prose} from '../cells.ts';
import {keyOf} from '../keymap.ts';
import type {Row} from '../theme.ts';
import type {CommandOptions} from './command.ts';
import {greetedAs} from './greetings.ts';
import {countdown} from './wait.ts';

/** Words that this server had no good greeting when it was asked for one. */
export function greetedRows(
	{host, address}: Target,
	{attempts}: SessionView,
	{brush, width, greetings}: CommandOptions,
): Row[] {
	// What the walk itself has seen since is newer.
	if (attempts.some(({target}) => target.address.address === address.address)) return [];
	const greeted = greetedAs(greetings, {host, address: address.address});
	if (greeted?.isBad !== true) return [];
	const key = keyOf('mx', 'ready', brush.keys);
	const text = `Asked for its greeting a moment ago: ${greeted.word}. ${key} shows how the others greeted.`;
	return prose(brush.say(text), width, 'warn', [{text: `${brush.glyphs.warning} `, tone: 'warn'}]);
}

/** The pause before a limit, counted down. */
export function pauseRows(
	{until}: Restraint,
	{pauseMs, width, brush}: CommandOptions,
): readonly Row[] {
	const left =
		until === null || pauseMs === undefined || pauseMs <= 0
			? 'The pause is over: press Enter to connect.'
			: `A pause of ${countdown(pauseMs)}, until ${until.slice(11, 19)} UTC. Enter connects when it is over; y goes on all the same.`;
	return prose(brush.say(left), width, 'warn');
}
