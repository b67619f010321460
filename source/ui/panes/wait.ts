import {keyOf} from '../keymap.ts';
import type {Deferral, Visit} from '../../model/deferral.ts';
import {prose} from '../cells.ts';
import {ownWords, shellWord} from '../../render/shell.ts';
import {localTime} from '../local-time.ts';
import type {Row} from '../theme.ts';
import {bulletBlock, type BlockOptions} from './blocks.ts';

/** A countdown: '4:59', '1:02:03'. */
export function countdown(ms: number): string {
	const seconds = Math.max(0, Math.ceil(ms / 1000));
	const two = (value: number): string => String(value).padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	return hours > 0
		? `${hours}:${two(minutes)}:${two(seconds % 60)}`
		: `${minutes}:${two(seconds % 60)}`;
}

/** In the verdict: when to come back. */
export function comeBackRows(leftMs: number, deferral: Deferral, options: BlockOptions): Row[] {
	const {brush, width} = options;
	const when =
		leftMs > 0
			? `Come back in ${countdown(leftMs)}: press r to wait here.`
			: 'The time is over: press r to connect again.';
	return [
		...prose(brush.say(when), width, 'warn', [{text: `${brush.glyphs.temporary} `, tone: 'warn'}]),
		...prose(brush.say(deferral.text), width, 'plain', [{text: '  '}]),
	];
}

/** The way back for the shell; an address that cannot be written safely is asked for there. */
function resumeCommand(address: string, isPractice: boolean): string {
	return ownWords(isPractice ? '--practice' : '', '--resume', shellWord(address));
}

/**
 * The wait for the time that the server asked for. It can be left: it is kept
 * on disk, and the command shown goes on with it.
 */
export function waitRows(
	wait: {
		readonly leftMs: number;
		readonly address: string;
		readonly isPractice: boolean;
		readonly visits: readonly Visit[];
		readonly text: string | undefined;
		/** Going early was asked about. */
		readonly asked: boolean;
	},
	options: BlockOptions,
): readonly Row[] {
	const {brush, width} = options;
	const isOver = wait.leftMs <= 0;
	const head: Row[] = isOver
		? [[{text: brush.say('The time is over.'), tone: 'good'}]]
		: [
				[
					{text: `${brush.glyphs.temporary} Come back in `, tone: 'warn'},
					{text: countdown(wait.leftMs), tone: 'strong'},
				],
			];
	const early = `It is not time yet: ${countdown(wait.leftMs)} are left. Who comes too early is often put off again, and sometimes the time starts anew. ${keyOf('go-now', 'wait', brush.keys)} again goes all the same.`;
	const command = resumeCommand(wait.address, wait.isPractice);
	return [
		...head,
		...(wait.text === undefined ? [] : prose(brush.say(wait.text), width)),
		...(wait.asked && !isOver
			? [
					[],
					...prose(brush.say(early), width, 'warn', [
						{text: `${brush.glyphs.warning} `, tone: 'warn'},
					]),
				]
			: []),
		[],
		...prose(
			brush.say(
				'When the time is over, mxray proposes to connect to the same server again, with the same name, sender and recipient. You approve it as always.',
			),
			width,
		),
		[],
		...prose(brush.say('You may leave: nothing is lost. Later this goes on with the wait:'), width),
		[{text: '  '}, {text: brush.say(command), tone: 'accent'}],
		...visitRows(wait.visits, options),
	];
}

function visitRows(visits: readonly Visit[], options: BlockOptions): Row[] {
	const lines = visits.map(
		({at, code, text}) => `${localTime(at)}: ${code} ${options.brush.show(text)}`,
	);
	return lines.length === 0 ? [] : [[], ...bulletBlock('Visits so far', lines, options)];
}
