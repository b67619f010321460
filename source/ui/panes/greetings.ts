import {
	contactsOf,
	greetingsOf,
	type Greeting,
	type GreetingsState,
} from '../../engine/greetings.ts';
import {recognise} from '../../knowledge/origins.ts';
import type {SessionView} from '../../model/view.ts';
import {duration, type Brush} from '../brush.ts';
import {cells, cut, fit, prose} from '../cells.ts';
import type {Row, Tone} from '../theme.ts';
import {endedWords} from './rail.ts';

type Options = {readonly brush: Brush; readonly width: number; readonly tick: number};

/** What asking for the greetings of all servers costs, before the first packet. */
export function greetingsOffer(view: SessionView, {brush, width}: Options): readonly Row[] {
	const all = greetingsOf(view);
	const count = contactsOf(all);
	const seen = all.filter(({status}) => status === 'seen').length;
	const passed = all.filter(({status}) => status === 'passed').length;
	const text =
		count === 0
			? 'There is nobody left to ask: see below.'
			: `mxray would make ${count} ${count === 1 ? 'connection' : 'connections'}, one address after the other. On each it reads the greeting, says QUIT and nothing else: no name of yours, nobody’s address.`;
	const known = [
		seen === 0
			? ''
			: `${seen} greeted in this walk already and ${seen === 1 ? 'is' : 'are'} left alone.`,
		passed === 0 ? '' : `${passed} in private ranges ${passed === 1 ? 'is' : 'are'} left out.`,
	].filter((each) => each !== '');
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

/** The name of the program that greets, as far as the greeting tells. */
function softwareName({host, text}: Pick<Greeting, 'host' | 'text'>): string {
	if (text === '') return '';
	const {software, provider} = recognise('', {stage: 'banner', mx: host, banner: text});
	return software?.name ?? provider?.name ?? '';
}

const isKnown = ({status}: Greeting): boolean => status === 'done' || status === 'seen';

/** What is compared: how it ended or its code, and the program. */
const kindOf = (greeting: Greeting): string =>
	`${greeting.code ?? greeting.ended ?? ''} ${softwareName(greeting)}`.trim();

/** The most frequent kind among those that are known; the first of equals. */
export function usualKind(greetings: readonly Greeting[]): string | undefined {
	const counts = new Map<string, number>();
	for (const greeting of greetings.filter((each) => isKnown(each))) {
		const kind = kindOf(greeting);
		counts.set(kind, (counts.get(kind) ?? 0) + 1);
	}
	return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
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
	const usual = usualKind(greetings);
	const names = greetings.map((each) => softwareName(each));
	const room = {
		host: Math.min(
			Math.max(...greetings.map(({host}) => cells(brush.show(host))), 4),
			Math.max(12, Math.floor(width * 0.4)),
		),
		software: Math.min(Math.max(...names.map(cells), 8), 20),
	};
	const rows = greetings.flatMap((each, at): Row[] => {
		const isOther = isKnown(each) && kindOf(each) !== usual;
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
				{text: ` ${fit(brush.show(names[at] ?? ''), room.software, brush.glyphs.cut)}`},
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
	return [...prose(brush.say(summary(state)), width, state.isOver ? 'strong' : 'dim'), [], ...rows];
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
			if (code !== undefined)
				return {word: String(code), tone: code < 400 ? 'good' : code < 500 ? 'warn' : 'bad'};
			return {word: ended === undefined ? 'no code' : endedWords[ended], tone: 'bad'};
	}
}

function summary({greetings, isOver}: GreetingsState): string {
	const known = greetings.filter((each) => isKnown(each));
	const usual = usualKind(greetings);
	const others = known.filter((each) => kindOf(each) !== usual).length;
	if (!isOver) return `${known.length} of ${greetings.length} are known. Esc stops.`;
	if (known.length < 2) return 'There is nothing to compare with.';
	const rest =
		known.length === greetings.length ? '' : ` ${greetings.length - known.length} were not asked.`;
	return others === 0
		? `All ${known.length} greet alike.${rest}`
		: `${others} of ${known.length} ${others === 1 ? 'is' : 'are'} not like the others, and marked.${rest}`;
}
