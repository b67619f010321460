import type {Consent} from '../../model/check.ts';
import type {PreflightState} from '../../preflight/preflight.ts';
import {plural} from '../../render/layout.ts';
import {prose} from '../cells.ts';
import {consentsOf, type SelfOverlay} from '../self-state.ts';
import type {Row} from '../theme.ts';
import {heading, type BlockOptions} from './blocks.ts';
import {consentNames} from './self-words.ts';

/**
 * Whom else would be asked: every host and every zone by name, before the first
 * of them is. Nothing is ticked at first.
 *
 *     » [x] Block lists
 *           zen.example, bl.example
 *           They are asked for your address; they learn it.
 */
export function agreeRows(
	state: PreflightState,
	overlay: SelfOverlay & {readonly kind: 'agree'},
	options: BlockOptions,
): {readonly rows: readonly Row[]; readonly selectedRow: number; readonly unfolded: number} {
	const {brush, width} = options;
	const consents = consentsOf(state);
	const rows: Row[] = [
		...(overlay.error === undefined
			? []
			: prose(brush.say(overlay.error), width, 'warn', [
					{text: `${brush.glyphs.warning} `, tone: 'warn'},
				])),
		...prose(
			brush.say(
				'These would learn something about you. Tick what may be asked; nothing goes out before you press Enter.',
			),
			width,
		),
	];
	let selectedRow = 0;
	let unfolded = 0;
	for (const [at, consent] of consents.entries()) {
		rows.push([]);
		const isChosen = at === overlay.index;
		if (isChosen) selectedRow = rows.length;
		const isOn = overlay.ticked.includes(consent.group);
		const block = consentRows(consent, {...options, isChosen, isOn});
		if (isChosen) unfolded = block.length;
		rows.push(...block);
	}
	const on = consents.filter(({group}) => overlay.ticked.includes(group));
	rows.push([], ...askedRows(on, options));
	// A message stands first, and must be seen.
	return overlay.error === undefined
		? {rows, selectedRow, unfolded}
		: {rows, selectedRow: 0, unfolded: 0};
}

function consentRows(
	{group, text, names, connections}: Consent,
	options: BlockOptions & {readonly isChosen: boolean; readonly isOn: boolean},
): Row[] {
	const {brush, width, isChosen, isOn} = options;
	const cost =
		connections === 0 ? '' : ` It costs at most ${plural(connections, 'SMTP connection')}.`;
	const inset = [{text: '      '}];
	return [
		[
			{text: isChosen ? `${brush.glyphs.select} ` : '  ', tone: 'accent'},
			{text: isOn ? '[x] ' : '[ ] ', tone: isOn ? 'good' : 'dim'},
			{text: brush.say(consentNames[group]), tone: isChosen ? 'strong' : 'plain'},
		],
		// Every name, however many they are, and first: who is asked must have been read.
		...prose(names.map((name) => brush.show(name)).join(', '), width, 'theirs', inset),
		...prose(brush.say(`${text}${cost}`), width, 'plain', inset),
	];
}

function askedRows(on: readonly Consent[], {brush, width}: BlockOptions): Row[] {
	if (on.length === 0) return [heading('Nothing is ticked: nobody is asked.', 'dim', brush)];
	const names = on.flatMap((consent) => consent.names).map((name) => brush.show(name));
	return prose(brush.say(`Enter asks: ${names.join(', ')}.`), width, 'warn', [
		{text: `${brush.glyphs.warning} `, tone: 'warn'},
	]);
}
