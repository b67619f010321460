import type {Trial} from '../../model/trial.ts';
import {goesTo} from '../../experiments/agreed.ts';
import {agreedOffer, isTicked, type Consent} from '../consent.ts';
import {cells, cut, prose} from '../cells.ts';
import {lineOf} from '../line-editor.ts';
import type {Row, Span} from '../theme.ts';
import {heading, type BlockOptions} from './blocks.ts';

/** What the question is made from. */
export type ConsentOptions = BlockOptions & {
	/** The first walk's connection is open: it is closed before. */
	readonly isOpen: boolean;
};

/** A time that nobody can know to the second: 'about 40 s', 'about 3 min'. */
function roughly(ms: number): string {
	if (ms < 1000) return 'about a second';
	if (ms < 90_000) return `about ${Math.ceil(ms / 1000)} s`;
	return `about ${Math.ceil(ms / 60_000)} min`;
}

/**
 * What experiments would cost, before the first packet: how many connections,
 * how long, to whom; each of them can be left out.
 */
export function consentRows(
	consent: Consent,
	options: ConsentOptions,
): {readonly rows: readonly Row[]; readonly selectedRow: number} {
	const {brush, width} = options;
	const {offer} = consent;
	if (offer.agenda.length === 0) {
		const text = offer.nothing ?? 'There is nothing that another connection would show.';
		return {
			rows: [
				...prose(brush.say(text), width),
				...fieldRows(consent, options),
				...messageRows(consent, options),
			],
			selectedRow: 0,
		};
	}
	// What is being typed stands first: where there is little room nothing else is seen.
	const rows: Row[] = [
		...fieldRows(consent, options),
		...messageRows(consent, options),
		...costRows(consent, options),
		[],
		heading('Experiments; the one that tells most comes first', 'strong', brush),
	];
	let selectedRow = 0;
	for (const [at, trial] of offer.agenda.entries()) {
		if (at === consent.index) selectedRow = rows.length;
		rows.push(trialRow(consent, trial, at === consent.index, options));
	}
	return {rows: [...rows, ...otherRows(consent, options)], selectedRow};
}

function costRows(consent: Consent, {brush, width, isOpen}: ConsentOptions): Row[] {
	const {announced, agenda, aboutMs, paceMs, others, limit: bound} = agreedOffer(consent);
	const times = announced === 1 ? 'connection' : 'connections';
	const who = others.length === 0 ? 'The server sees' : 'The servers see';
	const cost = `${who} up to ${announced} more ${times} from you.`;
	const limit =
		announced < agenda.length ? ` Of these ${agenda.length} experiments not all can be made.` : '';
	const pace = paceMs > 0 ? `, with ${Math.ceil(paceMs / 1000)} s between two` : '';
	const time = `It takes ${roughly(aboutMs)}${pace}; less if the answer is clear before.`;
	const close = isOpen ? ' The connection that is open now is closed first.' : '';
	return [
		...prose(
			brush.say(
				'mxray can walk again and change one thing each time, to see what the outcome hangs on. No mail is sent. Nothing goes out before you press Enter.',
			),
			width,
		),
		...prose(brush.say(`${cost}${limit}`), width, 'warn', [
			{text: `${brush.glyphs.warning} `, tone: 'warn'},
		]),
		...(bound === undefined ? [] : prose(brush.say(bound), width, 'warn', [{text: '  '}])),
		...prose(brush.say(`${time}${close}`), width, 'plain', [{text: '  '}]),
	];
}

function messageRows({error}: Consent, {brush, width}: ConsentOptions): Row[] {
	return error === undefined
		? []
		: prose(brush.say(error), width, 'warn', [{text: `${brush.glyphs.warning} `, tone: 'warn'}]);
}

/** The destination being typed; the cursor is a reversed cell, as the place is in a list that scrolls. */
function fieldRows({field}: Consent, {brush, width}: ConsentOptions): Row[] {
	if (field === undefined) return [];
	const label = '  Compare with the domain: ';
	const room = Math.max(8, width - cells(label) - 1);
	const shown = brush.show(lineOf(field));
	const before = brush.show(field.text.slice(0, field.cursor).join(''));
	const rest = shown.slice(before.length);
	const from = Math.max(0, cells(before) - room + 1);
	const at: Span = {text: rest.slice(0, 1) === '' ? ' ' : rest.slice(0, 1), tone: 'selected'};
	return [
		[
			{text: label, tone: 'accent'},
			{text: before.slice(from)},
			at,
			{text: cut(rest.slice(1), Math.max(0, room - cells(before)), brush.glyphs.cut)},
		],
		...prose(
			brush.say(
				'Somebody else’s mail server would be contacted, to see whether you get through anywhere.',
			),
			width,
			'dim',
			[{text: '  '}],
		),
	];
}

function trialRow(
	consent: Consent,
	trial: Trial,
	isChosen: boolean,
	{brush, width}: ConsentOptions,
): Row {
	const {glyphs} = brush;
	const isOn = isTicked(consent, trial);
	const other = otherOf(consent, trial);
	const where = other === undefined || trial.label.includes(other) ? '' : `  ${other}`;
	const label = `${trial.label}${where}`;
	return [
		{text: isChosen ? `${glyphs.select} ` : '  ', tone: 'accent'},
		{text: isOn ? '[x] ' : '[ ] ', tone: isOn ? 'good' : 'dim'},
		{
			text: cut(brush.say(label), width - 6, glyphs.cut),
			tone: isChosen ? 'strong' : isOn ? 'plain' : 'dim',
		},
	];
}

function otherOf({offer}: Consent, trial: Trial): string | undefined {
	return offer.others.find((other) => goesTo(trial, other));
}

/** Who else would be contacted, each by name. */
function otherRows(consent: Consent, {brush, width}: ConsentOptions): Row[] {
	const {others} = agreedOffer(consent);
	const text =
		others.length === 0
			? 'Nobody but the servers of this walk is contacted.'
			: `Also contacted: ${others.map((other) => brush.show(other)).join(', ')}.`;
	return [[], ...prose(brush.say(text), width, others.length === 0 ? 'dim' : 'plain')];
}
