import {contactsOf, greetingsOf} from '../../engine/greetings.ts';
import type {Greeting, GreetingsState} from '../../model/greeting.ts';
import type {SessionView} from '../../model/view.ts';
import {compareGreetings, greetingsCost, greetingsSummary} from '../../render/greetings.ts';
import {duration, type Brush} from '../brush.ts';
import {cells, cut, fit, prose} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
import {toneOf} from './blocks.ts';
import {endedWords} from './rail.ts';

type Options = {readonly brush: Brush; readonly width: number; readonly tick: number};

/** What asking for the greetings of all servers costs, before the first packet. */
export function greetingsOffer(view: SessionView, {brush, width}: Options): readonly Row[] {
	const all = greetingsOf(view);
	const {text, known} = greetingsCost(all, contactsOf(all));
	return [
		...prose(brush.say(text), width, 'warn', [{text: `${brush.glyphs.warning} `, tone: 'warn'}]),
		...known.flatMap((each) => prose(brush.say(each), width, 'dim', [{text: '  '}])),
		[],
		...all.map(({host, address, status}): Row => [
			{text: `  ${brush.glyphs.pending} `, tone: 'dim'},
			{text: brush.show(host)},
			{text: `  ${brush.show(address.address)}`, tone: 'dim'},
			{text: status === 'seen' ? brush.say('  seen in this walk') : '', tone: 'dim'},
		]),
	];
}

/** How a server greeted, in a word. */
export type Greeted = {readonly word: string; readonly isBad: boolean};

/** What came of asking this address for its greeting; undefined: nobody asked, or nothing came yet. */
export function greetedAs(
	state: GreetingsState | undefined,
	{host, address}: {readonly host: string; readonly address: string},
): Greeted | undefined {
	const found = state?.greetings.find(
		(each) => each.status === 'done' && each.host === host && each.address.address === address,
	);
	if (found === undefined) return undefined;
	const {code, ended} = found;
	if (code !== undefined) return {word: String(code), isBad: code >= 400};
	return ended === undefined || ended === 'reply'
		? undefined
		: {word: endedWords[ended], isBad: true};
}

/**
 * The greetings side by side; what is not like the others is marked:
 *
 *       mx1.example   220      Postfix   12 ms
 *         192.0.2.1   mx1.example ESMTP Postfix
 *     ≠ mx2.example   refused             3 ms
 */
export function greetingRows(state: GreetingsState, options: Options): readonly Row[] {
	const {brush, width} = options;
	const {greetings} = state;
	const compared = compareGreetings(greetings);
	const room = {
		host: Math.min(
			Math.max(...greetings.map(({host}) => cells(brush.show(host))), 4),
			Math.max(12, Math.floor(width * 0.4)),
		),
		software: Math.min(Math.max(...compared.map(({software}) => cells(software)), 8), 20),
	};
	const rows = compared.flatMap(({greeting: each, software, isOther}): Row[] => {
		const sign = signOf(each, options);
		const time = each.elapsedMs === undefined ? '' : duration(each.elapsedMs);
		return [
			[
				{text: isOther ? (brush.glyphs.unicode ? '≠ ' : '# ') : '  ', tone: 'warn'},
				{
					text: fit(brush.show(each.host), room.host, brush.glyphs.cut),
					tone: isOther ? 'strong' : 'plain',
				},
				{text: `  ${fit(brush.say(sign.word), 9, brush.glyphs.cut)}`, tone: sign.tone},
				{text: ` ${fit(brush.show(software), room.software, brush.glyphs.cut)}`},
				{text: ` ${time}`, tone: 'dim'},
			],
			[
				{text: `    ${brush.show(each.address.address)}  `, tone: 'dim'},
				{
					text: cut(
						brush.show(each.text.slice(0, 300)),
						Math.max(0, width - 6 - cells(each.address.address)),
						brush.glyphs.cut,
					),
					tone: 'theirs',
				},
			],
		];
	});
	const stop = brush.keys.find(({command}) => command === 'stop-greetings')?.label ?? '';
	const summary = greetingsSummary(state) + (state.isOver ? '' : ` ${stop} stops.`);
	return [...prose(brush.say(summary), width, state.isOver ? 'strong' : 'dim'), [], ...rows];
}

function signOf(
	{status, code, ended}: Greeting,
	{brush, tick}: Options,
): {readonly word: string; readonly tone: Tone} {
	switch (status) {
		case 'waiting':
			return {word: 'waits', tone: 'dim'};
		case 'passed':
			return {word: 'not asked', tone: 'dim'};
		case 'running': {
			const {running} = brush.glyphs;
			return {word: `${running[tick % running.length] ?? ''} asking`, tone: 'theirs'};
		}
		case 'done':
		case 'seen':
			if (code !== undefined) return {word: String(code), tone: toneOf(code, {stage: 'banner'})};
			return {word: ended === undefined ? 'no code' : endedWords[ended], tone: 'bad'};
	}
}
