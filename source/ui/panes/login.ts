import {isEmptySecret} from '../../protocol/secret.ts';
import {cancelHint, loginPromise, riskTexts, secretName, thrownAway} from '../../render/login.ts';
import type {Brush} from '../brush.ts';
import {cells, prose} from '../cells.ts';
import {keyOf} from '../keymap.ts';
import type {LoginForm} from '../login-update.ts';
import type {Row, Span} from '../theme.ts';

/** As many as these, whatever was typed: not even its length is seen. */
const dots = 8;

/**
 * Name and password of a login:
 *
 *     ▸ Name      alice
 *       Password  ••••••••
 */
export function loginRows(
	form: LoginForm,
	{brush, width}: {readonly brush: Brush; readonly width: number},
): {readonly rows: readonly Row[]; readonly selectedRow: number} {
	const {mechanism, risk, step, user, secret} = form;
	if (step === 'risk' && risk !== undefined) {
		const [yes, no] = [
			keyOf('login-anyway', 'login-risk', brush.keys),
			keyOf('close', 'login-risk', brush.keys),
		];
		const rows = [
			...prose(brush.say(riskTexts[risk]), width, 'warn', [
				{text: `${brush.glyphs.warning} `, tone: 'warn'},
			]),
			[],
			...prose(
				brush.say(
					`${yes} goes on all the same, for a password that is worth nothing; ${no} goes back.`,
				),
				width,
			),
		];
		return {rows, selectedRow: 0};
	}
	if (step === 'away') {
		const key = keyOf('login-next', 'login', brush.keys);
		return {rows: prose(brush.say(`${thrownAway} ${key} goes on.`), width, 'warn'), selectedRow: 0};
	}
	const label = secretName(mechanism);
	const room = Math.max(4, label.length) + 2;
	const field = (name: string, isHere: boolean, value: Span): Row => [
		{text: isHere ? `${brush.glyphs.select} ` : '  ', tone: 'accent'},
		{text: name.padEnd(room), tone: isHere ? 'strong' : 'plain'},
		value,
		...(isHere ? [{text: ' ', tone: 'selected'} as const] : []),
	];
	let shown = brush.show(user);
	while (cells(shown) > width - room - 4) shown = shown.slice(1);
	const hidden = isEmptySecret(secret) ? '' : (brush.glyphs.unicode ? '•' : '*').repeat(dots);
	const rows = [
		field('Name', step === 'name', {text: shown}),
		field(label, step === 'secret', {text: hidden}),
		[],
		...prose(brush.say(loginPromise), width, 'dim'),
		...(step === 'name' ? prose(brush.say(cancelHint), width, 'dim') : []),
	];
	return {rows, selectedRow: step === 'name' ? 0 : 1};
}
