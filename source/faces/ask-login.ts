import type {Credentials} from '../model/login.ts';
import type {Intent, Proposal} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {isEmptySecret} from '../protocol/secret.ts';
import {loginOf} from '../protocol/typed.ts';
import {wrap} from '../render/layout.ts';
import {
	cancelHint,
	loginPromise,
	loginRisk,
	readLogin,
	riskTexts,
	secretName,
	thrownAway,
	wrongName,
} from '../render/login.ts';
import type {Voice} from './onward.ts';
import type {Prompt} from './prompt.ts';

/**
 * A typed line that begins a login: ask whether it may be, and for name and
 * password, which nothing echoes. Undefined: it is not sent.
 */
export async function askLogin(
	line: string,
	proposal: Proposal & {readonly kind: 'command'},
	view: SessionView,
	voice: Voice & Pick<Prompt, 'askSecret'>,
): Promise<(Intent & {type: 'log-in'}) | undefined> {
	const typed = loginOf(line);
	if (typed === undefined) return undefined;
	const say = (text: string, mark = '    '): void => {
		for (const row of wrap(text, mark, '    ')) voice.say(row);
	};
	if (typed.hasMore) say(thrownAway, '!   ');
	const mechanism = readLogin(typed, view);
	if (typeof mechanism === 'object') {
		say(mechanism.error, '!   ');
		return undefined;
	}
	if (voice.askSecret === undefined) {
		say('A password is asked for on a terminal only.', '!   ');
		return undefined;
	}
	const risk = loginRisk(view);
	if (risk !== undefined) {
		say(riskTexts[risk], '!   ');
		const answer = await voice.ask('??? Log in all the same? [y/N] ');
		if (answer === undefined || !/^\s*y(?:es)?\s*$/i.test(answer)) return undefined;
	}
	say(loginPromise);
	say(cancelHint);
	const credentials = await askCredentials(secretName(mechanism), voice, say);
	if (credentials === undefined) {
		say('Nothing was sent.');
		return undefined;
	}
	return {
		type: 'log-in',
		by: 'person',
		mechanism,
		credentials,
		despite: risk,
		proposalId: proposal.id,
	};
}

async function askCredentials(
	name: string,
	voice: Voice & Pick<Prompt, 'askSecret'>,
	say: (text: string, mark?: string) => void,
): Promise<Credentials | undefined> {
	const user = (await voice.ask('??? Name: '))?.trim() ?? '';
	if (user === '') return undefined;
	if (user === '*') return {cancel: true};
	const wrong = wrongName(user);
	if (wrong !== undefined) {
		say(wrong, '!   ');
		return undefined;
	}
	const secret = await voice.askSecret?.(`??? ${name} (nothing is shown): `);
	return secret === undefined || isEmptySecret(secret) ? undefined : {user, secret};
}
