import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {
	type Change,
	choicesOf,
	fieldLabels,
	type FieldValues,
	formFields,
	ownValue,
	readChange,
	valuesOf,
	valueWords,
} from '../render/change.ts';
import {openAttempt} from '../render/ways.ts';
import type {Prompt} from './prompt.ts';

const howTo =
	'A number and the new value change it, such as "1 mail.example.org"; "1 -" gives none.';

/** Ask what is to be different in the walk that is made again; undefined: nothing is made. */
export async function askChange(
	view: SessionView,
	voice: Pick<Prompt, 'ask' | 'say'>,
	tls: boolean,
): Promise<Change | undefined> {
	const before = valuesOf(view, tls);
	let values = before;
	voice.say(`    ${howTo}`);
	for (;;) {
		sayFields(view, values, before, voice);
		const host = openAttempt(view)?.target.host;
		const closes = host === undefined ? '' : ` That closes the connection to ${visible(host)}.`;
		const answer = await voice.ask(`??? Change what? Enter walks again, n stays here.${closes} `);
		if (answer === undefined || /^\s*(?:n(?:o)?|q)\s*$/i.test(answer)) return undefined;
		if (answer.trim() === '') {
			const read = readChange(values, before, view);
			if (!('error' in read)) return read;
			voice.say(`!   ${fieldLabels[read.field]}: ${visible(read.error)}`);
			continue;
		}
		const next = changed(values, answer);
		if (typeof next === 'string') {
			voice.say(`!   ${next}`);
			continue;
		}
		values = next;
	}
}

/** The values with what was typed; or a sentence about what is wrong with it. */
function changed(values: FieldValues, answer: string): FieldValues | string {
	const [, number, text = ''] = /^\s*(\d)\s+(\S.*?)\s*$/.exec(answer) ?? [];
	const field = formFields[Number(number ?? 0) - 1];
	if (field === undefined) return howTo;
	const value = text === '-' ? '' : text;
	const choices = choicesOf(field);
	if (choices !== undefined && !choices.includes(value))
		return `${fieldLabels[field]} can be ${choices.join(', ')}.`;
	return {...values, [field]: value};
}

function sayFields(
	view: SessionView,
	values: FieldValues,
	before: FieldValues,
	voice: Pick<Prompt, 'say'>,
): void {
	for (const [at, field] of formFields.entries()) {
		const value = values[field];
		const own = value === '' ? ownValue(view, field) : undefined;
		const words =
			valueWords[`${field} ${value}`] ??
			(value === '' ? `${own ?? 'chosen when connected'} (by itself)` : value);
		const mark = value === before[field] ? '' : ' (changed)';
		voice.say(`    ${at + 1}  ${fieldLabels[field]}: ${visible(words)}${mark}`);
	}
}
