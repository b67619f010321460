import type {Brush} from '../brush.ts';
import {cells, cut, prose, sentences, sentencesOf, wordWrap} from '../cells.ts';
import {keyOf} from '../keymap.ts';
import {localTime} from '../local-time.ts';
import {ago, chosenItem, type StartItem, type StartSources} from '../start-items.ts';
import type {StartState, WaitingWalk} from '../start-state.ts';
import type {Row, Tone} from '../theme.ts';

/** The parts of the start screen, each with the height it gets. */
export type StartParts = {
	readonly header: Row;
	readonly question: readonly Row[];
	readonly message: readonly Row[];
	/** Walks that wait for their time. */
	readonly waits: readonly Row[];
	readonly list: readonly Row[];
	readonly listTitle: string;
	readonly listNote: string;
	readonly listTop: number;
	readonly listHeight: number;
	readonly about: readonly Row[];
	readonly aboutHeight: number;
	/** Whether a rule with a title stands above it. */
	readonly hasAboutRule: boolean;
	/** Empty rows above the hints. */
	readonly fillerHeight: number;
};

/** Make the parts and share out the rows of the screen; the list of addresses takes what is left. */
export function startParts(options: {
	readonly state: StartState;
	/** What can be chosen, with the waits first. */
	readonly items: readonly StartItem[];
	readonly sources: StartSources;
	/** Wall clock. */
	readonly nowMs: number;
	/** Walks go on by themselves. */
	readonly auto: boolean;
	readonly brush: Brush;
	readonly columns: number;
	readonly rows: number;
}): StartParts {
	const {state, items, sources, auto, brush, columns, rows} = options;
	const width = columns - 2;
	const hasPractice = sources.practice.length > 0;
	const hasList = hasPractice || sources.recents.length > 0;
	const chosen = chosenItem(state, items);
	const waitCount = items.filter(({kind}) => kind === 'wait').length;
	const listed = items.slice(waitCount);
	const index = chosen - waitCount;
	const isLow = hasList && rows < 14;
	const enter = brush.say(keyOf('begin-walk', 'start', brush.keys));
	const question = prose(
		isLow
			? `Whose mailbox? Choose or type, then press ${enter}.`
			: hasList
				? `Whose mailbox? Choose one below, or type an address. Then press ${enter}.`
				: `Whose mailbox? Type an e-mail address and press ${enter}.`,
		width,
	).slice(0, Math.max(1, rows - 7));
	const message = messageRows(state, brush, width).slice(
		0,
		Math.max(1, rows - 6 - question.length),
	);
	const most = Math.max(0, Math.min(4, rows - 8 - question.length - message.length));
	const waits = waitingRows(sources.waits, chosen < waitCount ? chosen : -1, most, brush, width);
	// Header, gap, field, gap, hints.
	const left = Math.max(0, rows - 5 - question.length - message.length - waits.length);
	// The list comes first: three rows of it, and a rule or two.
	const aboutHeight = hasList
		? Math.min(aboutRoom(hasPractice, rows, left), Math.max(0, left - (isLow ? 4 : 5)))
		: left;
	const about = hasList
		? aboutRows({state, item: items[chosen], auto, brush, width, most: aboutHeight})
		: promiseRows(auto, brush, width);
	const hasAboutRule = hasList && !isLow && (hasPractice || left >= 12) && aboutHeight > 0;
	const rules = hasList ? (hasAboutRule ? 2 : 1) : 0;
	const listHeight = hasList ? Math.max(0, left - aboutHeight - rules) : 0;
	const used = aboutHeight + listHeight + (listHeight > 0 ? rules : 0);
	const list = listRows(listed, index, options.nowMs, brush, width);
	const middle = Math.max(0, index) - Math.floor(listHeight / 2);
	return {
		header: startHeader(hasPractice, brush, columns),
		question: pad(question),
		message: pad(message),
		waits: pad(waits),
		list,
		listTitle: titleOf(sources, width),
		listNote: noteOf(listed, state.typed, hasPractice),
		listTop: Math.max(0, Math.min(middle, list.length - listHeight)),
		listHeight,
		about: pad(about),
		aboutHeight: listHeight > 0 || !hasList ? aboutHeight : 0,
		hasAboutRule: hasAboutRule && listHeight > 0,
		fillerHeight: Math.max(0, left - used),
	};
}

/** Rows for what is chosen, where there are as many. */
function aboutRoom(hasPractice: boolean, rows: number, left: number): number {
	if (!hasPractice) return left >= 12 ? 5 : 2;
	if (rows >= 30) return 9;
	if (rows >= 20) return 7;
	if (rows >= 14) return 4;
	return left >= 6 ? 2 : 0;
}

const pad = (rows: readonly Row[]): Row[] => rows.map((row) => [{text: ' '}, ...row]);

function startHeader(isPractice: boolean, brush: Brush, width: number): Row {
	const left = ' mxray ';
	const middle = ' Ask a mail server, step by step';
	const right = isPractice ? 'practice network ' : '';
	const gap = width - cells(left) - cells(middle) - cells(right);
	return [
		{text: left, tone: 'accent'},
		{text: gap < 1 ? '' : brush.say(middle), tone: 'dim'},
		{text: ' '.repeat(gap < 1 ? Math.max(1, gap + cells(middle)) : gap)},
		{text: right, tone: 'dim'},
	];
}

function messageRows({error, notice, hint}: StartState, brush: Brush, width: number): Row[] {
	const text = error ?? notice;
	// A hint is no warning: nothing is wrong, and Enter does what it would.
	if (text === undefined && hint !== undefined) return prose(brush.show(hint), width, 'dim');
	if (text === undefined) return [];
	return prose(brush.show(text), width, 'warn', [{text: `${brush.glyphs.warning} `, tone: 'warn'}]);
}

/**
 * Who wants us back and when; the soonest first, as the first one is gone on
 * with. Where not all fit, the title says which are in sight.
 */
function waitingRows(
	waits: readonly WaitingWalk[],
	chosen: number,
	most: number,
	brush: Brush,
	width: number,
): Row[] {
	if (waits.length === 0) return [];
	const key = keyOf('resume-walk', 'start', brush.keys);
	// Where there is little room the walks say enough; the key stands among the hints.
	const isLow = most < 3;
	const room = Math.min(waits.length, most - (isLow ? 0 : 2));
	const from = Math.max(0, Math.min(chosen - room + 1, waits.length - room));
	const part = room < waits.length ? ` (${from + 1}-${from + room} of ${waits.length})` : '';
	const title = brush.say(
		`Put off until later${part}. ${key} goes on with the first, or with the one typed:`,
	);
	const short = brush.say(`Put off until later${part}:`);
	const head: Row[] = [[], [{text: cells(title) <= width ? title : short, tone: 'dim'}]];
	const isTwin = (wait: WaitingWalk): boolean =>
		waits.some(({id, address}) => address === wait.address && id !== wait.id);
	return [
		...(isLow ? [] : head),
		...waits.slice(from, from + room).map((wait, place): Row => {
			const {address, dueAt, text} = wait;
			const isChosen = place + from === chosen;
			const full = localTime(dueAt).slice(0, 16);
			const at = width < 60 ? full.slice(5) : full;
			return [
				{
					text: `${isChosen ? brush.glyphs.select : brush.glyphs.temporary} `,
					tone: isChosen ? 'accent' : 'warn',
				},
				{text: brush.show(address), tone: isChosen ? 'selected' : 'strong'},
				{text: `  from ${at}  `},
				{text: isTwin(wait) ? brush.say(wait.who) : brush.show(text), tone: 'dim'},
			];
		}),
	];
}

function promiseRows(auto: boolean, brush: Brush, width: number): Row[] {
	const turn = auto
		? 'Auto is on: each step goes out by itself after a short pause.'
		: `Nothing goes out before you press ${keyOf('approve', 'ready', brush.keys)}.`;
	const text = `mxray finds the mail servers of the domain, connects to one, and shows every line that is said, with what it means. It asks whether a mailbox would be accepted and sends no mail. ${turn}`;
	return prose(brush.say(text), Math.min(width, 72), 'dim');
}

/** What is chosen, in full: the visit first, then the domain, as far as whole sentences fit. */
function aboutRows(options: {
	readonly state: StartState;
	readonly item: StartItem | undefined;
	readonly auto: boolean;
	readonly brush: Brush;
	readonly width: number;
	readonly most: number;
}): Row[] {
	const {state, item, auto, brush, width, most} = options;
	if (item?.kind === 'wait') {
		const {who, text} = item.wait;
		return [
			...prose(brush.say(`Asked ${who}.`), width, 'dim'),
			...prose(brush.show(text), width),
		].slice(0, most);
	}
	if (item?.kind === 'recent') {
		const at = localTime(item.recent.at).slice(0, 16);
		const {verdict, outcome} = item.recent;
		// What was cut when it was written down ends where its last sentence does.
		const whole = /^.*[.!?](?=\s|$)/su.exec(outcome)?.[0] ?? outcome;
		const text = `Walked on ${at}: ${verdict === undefined ? whole : `${verdict}. ${whole}`}`;
		return rowsOf(sentences(brush.show(text), width, most, brush.glyphs.cut), 'plain');
	}
	if (item?.kind === 'more') {
		const enter = keyOf('begin-walk', 'start', brush.keys);
		const hint = `${enter} lists the older ones, too. Typing letters searches all of them.`;
		return rowsOf(sentences(brush.say(hint), width, most, brush.glyphs.cut), 'dim');
	}
	if (item === undefined) {
		if (state.typed === '' && state.offer === undefined)
			return promiseRows(auto, brush, width).slice(0, most);
		const enter = keyOf('begin-walk', 'start', brush.keys);
		const hint =
			state.offer === undefined
				? `Press ${enter} to look at what you typed.`
				: `Press ${enter} to have it explained.`;
		return prose(brush.say(hint), width, 'dim');
	}
	const {entry, about, options: extra = []} = item;
	const what = prose(brush.say(about), width);
	const title = prose(brush.say(entry.title), width, 'strong');
	const head = [
		...(title.length + what.length <= most ? title : []),
		...what,
		...(extra.length === 0
			? []
			: prose(brush.say(`This walk goes with ${extra.join(' ')}.`), width, 'dim')),
	];
	const room = most - head.length;
	const first = sentencesOf(entry.teaches)[0] ?? '';
	if (room < wordWrap(brush.say(first), width).length) return head;
	const lines = sentences(brush.say(entry.teaches), width, room, brush.glyphs.cut);
	return [...head, ...rowsOf(lines, 'dim')];
}

const rowsOf = (lines: readonly string[], tone: Tone): Row[] =>
	lines.map((text): Row => [{text, tone}]);

function listRows(
	items: readonly StartItem[],
	index: number,
	nowMs: number,
	brush: Brush,
	width: number,
): readonly Row[] {
	if (items.length === 0)
		return prose(brush.say('No address here has these letters.'), width, 'dim', [{text: '   '}]);
	const {glyphs} = brush;
	const longest = Math.max(0, ...items.map(({address}) => cells(address)));
	const room = Math.min(longest, Math.max(16, Math.floor(width * 0.55)));
	return items.map((item, at): Row => {
		const {address} = item;
		const isChosen = at === index;
		if (item.kind === 'more')
			return [
				{text: isChosen ? ` ${glyphs.select} ` : '   ', tone: 'accent'},
				{
					text: brush.say(`${item.count} older recent walks …`),
					tone: isChosen ? 'selected' : 'dim',
				},
			];
		const shown = cut(brush.show(address), room, glyphs.cut);
		return [
			{text: isChosen ? ` ${glyphs.select} ` : '   ', tone: 'accent'},
			{text: shown, tone: isChosen ? 'selected' : 'plain'},
			{text: ' '.repeat(room - cells(shown) + 2)},
			item.kind === 'practice'
				? {text: brush.say(item.about), tone: 'dim'}
				: {text: brush.show(lately(item, nowMs)), tone: 'dim'},
		];
	});
}

/** When it was and what came of it. */
function lately(item: StartItem, nowMs: number): string {
	if (item.kind !== 'recent') return '';
	return `${ago(item.recent.at, nowMs)}: ${item.recent.verdict ?? item.recent.outcome}`;
}

/** How many there are: of the practice network where there is one, whatever was walked lately. */
function noteOf(listed: readonly StartItem[], typed: string, hasPractice: boolean): string {
	const kind = hasPractice ? 'practice' : 'recent';
	const count = listed.filter((item) => item.kind === kind).length;
	if (typed !== '') return `${listed.length} with these letters`;
	return count === 1 ? '1 address' : `${count} addresses`;
}

function titleOf({practice, recents}: StartSources, width: number): string {
	if (practice.length === 0) return 'Recent walks';
	if (recents.length === 0 || width < 50) return 'The practice network';
	return 'Recent walks, and the practice network';
}
