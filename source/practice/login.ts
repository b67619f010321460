import {createHmac} from 'node:crypto';

/** Whom a practice server knows: passwords, or tokens, by name. They are made up and open to all. */
export type Accounts = {
	readonly users: Readonly<Record<string, string>>;
	/** It repeats in its refusal what it was given, as some servers do. */
	readonly repeats?: boolean;
};

/** A login that has begun. */
export type LoginState = {
	readonly mechanism: string;
	/** What CRAM-MD5 was asked with. */
	readonly challenge: string;
	readonly user: string | undefined;
	/** A token was refused: whatever comes next is answered with the refusal. */
	readonly refused: string | undefined;
};

/** What the server says, and how the login stands; over without a state. */
export type LoginStep = {readonly say: string; readonly state?: LoginState};

const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
const decode = (text: string): string => Buffer.from(text, 'base64').toString('utf8');

const welcome = '235 2.7.0 Authentication successful';
const refusal = '535 5.7.8 Authentication credentials invalid';

/** The answer to AUTH (RFC 4954 §4). */
export function beginLogin(argument: string, host: string, accounts: Accounts): LoginStep {
	const [name = '', initial] = argument.split(/\s+/u);
	const mechanism = name.toUpperCase();
	const fresh = {mechanism, challenge: `<2026.1@${host}>`, user: undefined, refused: undefined};
	const asked: Readonly<Record<string, string>> = {
		PLAIN: '334 ',
		LOGIN: `334 ${encode('Username:')}`,
		'CRAM-MD5': `334 ${encode(fresh.challenge)}`,
		XOAUTH2: '334 ',
		OAUTHBEARER: '334 ',
	};
	const say = Object.hasOwn(asked, mechanism) ? asked[mechanism] : undefined;
	if (say === undefined) return {say: '504 5.5.4 Unrecognized authentication type'};
	return initial === undefined ? {say, state: fresh} : goOnWithLogin(fresh, initial, accounts);
}

/** The answer to a line behind a challenge. */
export function goOnWithLogin(state: LoginState, line: string, accounts: Accounts): LoginStep {
	if (line === '*') return {say: '501 5.7.0 Authentication aborted'};
	if (state.refused !== undefined) return {say: state.refused};
	if (!/^[A-Za-z\d+/]*={0,2}$/u.test(line)) return {say: '501 5.5.2 Cannot decode response'};
	const text = decode(line);
	if (state.mechanism === 'LOGIN' && state.user === undefined)
		return {say: `334 ${encode('Password:')}`, state: {...state, user: text}};
	const {user, password, isRight} = read(state, text, accounts);
	if (isRight) return {say: welcome};
	const say = accounts.repeats ? `${refusal}: ${user}/${password} (${line})` : refusal;
	if (state.mechanism !== 'XOAUTH2' && state.mechanism !== 'OAUTHBEARER') return {say};
	// RFC 7628 §3.2.2: why it was refused comes as a challenge, which the client answers with nothing.
	return {say: `334 ${encode('{"status":"invalid_token"}')}`, state: {...state, refused: say}};
}

function read(
	{mechanism, user, challenge}: LoginState,
	text: string,
	{users}: Accounts,
): {readonly user: string; readonly password: string; readonly isRight: boolean} {
	const known = (name: string): string | undefined =>
		Object.hasOwn(users, name) ? users[name] : undefined;
	const given = (name: string, password: string) => ({
		user: name,
		password,
		isRight: known(name) === password,
	});
	if (mechanism === 'LOGIN') return given(user ?? '', text);
	if (mechanism === 'PLAIN') {
		const [, name = '', password = ''] = text.split('\0');
		return given(name, password);
	}
	if (mechanism === 'CRAM-MD5') {
		const at = text.lastIndexOf(' ');
		const [name, digest] = [text.slice(0, at), text.slice(at + 1)];
		const right = createHmac('md5', known(name) ?? '')
			.update(challenge)
			.digest('hex');
		return {user: name, password: digest, isRight: known(name) !== undefined && digest === right};
	}
	// oxlint-disable-next-line no-control-regex -- these are the separators of XOAUTH2
	const name = /(?:user|a)=([^\u0001,]*)/u.exec(text)?.[1] ?? '';
	const token = /auth=Bearer ([^\u0001]*)/u.exec(text)?.[1] ?? '';
	return given(name, token);
}
