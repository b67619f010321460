import {checkGroupName, checkName} from '../../knowledge/check-names.ts';
import type {Check} from '../../model/check.ts';
import type {PreflightState} from '../../preflight/preflight.ts';
import {plural} from '../../render/layout.ts';
import {unreachedZones} from '../../render/preflight-end.ts';
import {cells, cut, fit, prose} from '../cells.ts';
import {
	consentsOf,
	countsOf,
	entriesOf,
	keyOfCheck,
	placeIn,
	sectionsOf,
	type Section,
	type SelfOverlay,
} from '../self-state.ts';
import type {Row, Span} from '../theme.ts';
import {heading, type BlockOptions} from './blocks.ts';
import {checkSign, consentNames, signWidth} from './self-words.ts';

/** What the list is made from. */
export type SelfOptions = BlockOptions & {
	readonly tick: number;
	/** A word to the person where no panel shows it. */
	readonly notice?: string | undefined;
};

/**
 * What a receiver can see of us, by group; the chosen finding says what was
 * found. Below, whom else one could ask.
 *
 *     Your address
 *     » ✗ bad          No reverse name             192.0.2.99
 *           No name belongs to the address.
 *       ◐ looking      Kind of reverse name
 */
export function selfRows(
	state: PreflightState,
	overlay: SelfOverlay & {readonly kind: 'self'},
	options: SelfOptions,
): {readonly rows: readonly Row[]; readonly selectedRow: number} {
	const {brush, width} = options;
	const entries = entriesOf(state, overlay.folded);
	const chosen = entries[placeIn(entries, overlay.at)]?.key;
	const rows: Row[] = [
		...whoRows(state, options),
		...progressRows(state, options),
		...(options.notice === undefined ? [] : prose(brush.say(options.notice), width, 'warn')),
	];
	let selectedRow = 0;
	for (const section of sectionsOf(state, overlay.folded)) {
		rows.push([], heading(checkGroupName(section.group), 'strong', brush));
		for (const check of section.checks) {
			const isChosen = keyOfCheck(check) === chosen;
			if (isChosen) selectedRow = rows.length;
			rows.push(...findingRows(check, isChosen, options));
		}
		rows.push(...restRows(section, options));
	}
	const consents = consentsOf(state);
	if (consents.length > 0)
		rows.push([], heading('Not asked yet: others would learn about you', 'strong', brush));
	for (const {group, names} of consents) {
		const isChosen = chosen === `consent ${group}`;
		if (isChosen) selectedRow = rows.length;
		const list = names.map((name) => brush.show(name)).join(', ');
		rows.push([
			{text: isChosen ? `${brush.glyphs.select} ` : '  ', tone: 'accent'},
			{text: `${brush.glyphs.pending} `, tone: 'dim'},
			{text: brush.say(consentNames[group]), tone: isChosen ? 'strong' : 'plain'},
			{
				text: cut(`  ${list}`, width - 4 - cells(consentNames[group]), brush.glyphs.cut),
				tone: 'dim',
			},
		]);
	}
	return {rows, selectedRow};
}

/** Whom the findings are about. */
function whoRows({self}: PreflightState, {brush, width}: SelfOptions): Row[] {
	if (self === undefined) return [];
	const addresses = self.addresses.map(({address, local}) =>
		local === undefined
			? brush.show(address)
			: `${brush.show(address)} (behind NAT: ${brush.show(local)})`,
	);
	const where = addresses.length === 0 ? 'an address that is not known' : addresses.join(' and ');
	const text = `You come from ${where}, say EHLO ${brush.show(self.helo)}, and send as <${brush.show(self.sender)}>.`;
	return prose(brush.say(text), width, 'dim');
}

/** The bad finding that receivers care about most; what is minor is not to be looked at first. */
function toMendFirst({checks}: PreflightState): Check | undefined {
	const bad = checks.filter(({state}) => state === 'bad');
	return bad.find(({weight}) => weight === 'much') ?? bad.find(({weight}) => weight === 'some');
}

/** How far it is, what came out, and who was contacted. */
function progressRows(state: PreflightState, {brush, width, tick}: SelfOptions): Row[] {
	const {pending, phase, ended} = state;
	const {bad, good, unknown} = countsOf(state);
	const counts = [
		...(bad > 0 ? [`${bad} bad`] : []),
		...(unknown > 0 ? [`${unknown} cannot be told`] : []),
		...(good > 0 ? [`${good} good`] : []),
	].join(', ');
	const spinner = brush.glyphs.running[tick % brush.glyphs.running.length] ?? '';
	const rows: Row[] = [];
	if (phase === 'looking')
		rows.push([
			{text: `${spinner} `, tone: 'theirs'},
			{
				text: brush.say(
					`Looking: ${pending.length} to go${counts === '' ? '' : `; ${counts}`}. Esc stops.`,
				),
			},
		]);
	else {
		const end =
			ended === 'person' || ended === 'signal' ? 'Stopped before it was done' : 'So it stands';
		rows.push(
			...prose(
				brush.say(`${end}: ${counts === '' ? 'nothing is known' : counts}.`),
				width,
				'strong',
			),
		);
	}
	const first = toMendFirst(state);
	if (phase !== 'looking' && first !== undefined)
		rows.push(
			...prose(brush.say(`${first.title}.`), width, 'plain', [
				{text: 'Look first at: ', tone: 'dim'},
			]),
		);
	rows.push(...contactedRows(state, brush, width));
	return rows;
}

/** Who was contacted besides our own DNS, and who was to be. */
function contactedRows(
	state: PreflightState,
	brush: SelfOptions['brush'],
	width: number,
): readonly Row[] {
	const {contacted, connections, phase} = state;
	const rows: Row[] = [];
	const unreached = unreachedZones(state);
	const reached = contacted.filter((name) => !unreached.includes(name));
	const named = (names: readonly string[]) => names.map((name) => brush.show(name)).join(', ');
	if (reached.length > 0) {
		const names = named(reached);
		const cost = connections === 0 ? '' : ` (${plural(connections, 'connection')})`;
		rows.push(...prose(brush.say(`Contacted besides your DNS: ${names}${cost}.`), width, 'dim'));
	} else if (phase !== 'looking' && unreached.length === 0)
		rows.push(...prose('Nobody was asked but your own DNS.', width, 'dim'));
	if (phase !== 'looking' && unreached.length > 0)
		rows.push(...prose(`Agreed to, but not reached: ${named(unreached)}.`, width, 'dim'));
	return rows;
}

function findingRows(check: Check, isChosen: boolean, {brush, width}: SelfOptions): Row[] {
	const {glyphs} = brush;
	const {mark, word, tone} = checkSign(check, brush);
	const head: readonly Span[] = [
		{text: isChosen ? `${glyphs.select} ` : '  ', tone: 'accent'},
		{text: `${mark} `, tone},
		{text: fit(word, signWidth + 2, glyphs.cut), tone},
	];
	const room = width - 6 - signWidth;
	const title = cut(brush.say(check.title), room, glyphs.cut);
	const subject = `  ${brush.show(check.subject)}`;
	const left = room - cells(title);
	const row: Row = [
		...head,
		{text: title, tone: isChosen ? 'strong' : 'plain'},
		{text: left < 10 ? '' : cut(subject, left, glyphs.cut), tone: 'dim'},
	];
	if (!isChosen) return [row];
	// Below the title where there is room for sentences, else nearly from the edge.
	const inset = [{text: ' '.repeat(width < 56 ? 4 : 6 + signWidth)}];
	return [row, ...prose(brush.say(check.found), width, 'plain', inset)];
}

/** What is folded away or still to come. */
function restRows({hidden, pending}: Section, {brush, width, tick}: SelfOptions): Row[] {
	const {glyphs} = brush;
	const spinner = glyphs.running[tick % glyphs.running.length] ?? '';
	return [
		...(hidden === 0
			? []
			: [
					[
						{text: `  ${glyphs.done} `, tone: 'good'},
						{text: `${hidden} good, folded away`, tone: 'dim'},
					] as Row,
				]),
		...pending.map((id): Row => [
			{text: `  ${spinner} `, tone: 'theirs'},
			{text: fit('looking', signWidth + 2, glyphs.cut), tone: 'dim'},
			{text: cut(brush.say(checkName(id)), width - 6 - signWidth, glyphs.cut), tone: 'dim'},
		]),
	];
}
