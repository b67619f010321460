import {
	connectionsOf,
	controlOf,
	heloOf,
	paceOf,
	readPem,
	resolverOf,
	senderOf,
	timeoutsOf,
} from './option-values.ts';

/** Something that can be settled once and for all, in the file or the environment. */
export type Setting = {
	/** As in the file; the option of the command line has the same name. */
	readonly name: string;
	readonly kind: 'yes-no' | 'text' | 'list';
	/** What it does, for the template. */
	readonly about: string;
	/** A value for the template, as JSON. */
	readonly example: string;
	/** About the screen only: holds on the practice network, too. */
	readonly display?: boolean;
	/** Throws a `Mistake` about a value that makes no sense. */
	readonly check?: (text: string) => unknown;
	/** Values it can have. */
	readonly choices?: readonly string[];
};

/** The colours of a theme. `auto`: what the terminal says about its background, else dark. */
export const themes = ['auto', 'dark', 'light', 'none'] as const;
export type ThemeName = (typeof themes)[number];

/**
 * What can be settled. Approval cannot: nothing goes out that was not approved
 * for this walk, so `--auto`, `--allow-private` and `--experiments` stay flags.
 */
// prettier-ignore
export const settings: readonly Setting[] = [
	{name: 'screenReader', kind: 'yes-no', example: 'true', display: true, about: 'line by line, no boxes, everything said in words'},
	{name: 'reducedMotion', kind: 'yes-no', example: 'true', display: true, about: 'no spinner; clocks go on every five seconds'},
	{name: 'ascii', kind: 'yes-no', example: 'true', display: true, about: 'no characters beyond ASCII'},
	{name: 'theme', kind: 'text', example: '"auto"', display: true, choices: themes, about: 'auto, dark, light, or none for no colours'},
	{name: 'plain', kind: 'yes-no', example: 'true', display: true, about: 'plain text also on a terminal'},
	{name: 'verbose', kind: 'yes-no', example: 'true', display: true, about: 'in plain text: whole DNS answers, sources, all certificates'},
	{name: 'history', kind: 'yes-no', example: 'false', display: true, about: 'false: the app does not remember what was walked to'},
	{name: 'from', kind: 'text', example: '"me@example.org"', check: (text) => senderOf(text), about: 'envelope sender; "<>" is the null sender'},
	{name: 'helo', kind: 'text', example: '"mail.example.org"', check: (text) => heloOf(text), about: 'name for EHLO'},
	{name: 'resolver', kind: 'list', example: '["192.0.2.53"]', check: (text) => resolverOf(text), about: 'DNS servers to ask'},
	{name: 'timeout', kind: 'text', example: '30', check: (text) => timeoutsOf(text), about: 'seconds to wait for the connection and for each reply'},
	{name: 'ca', kind: 'text', example: '"/etc/ssl/ours.pem"', check: (text) => readPem(text), about: 'certificates to trust, too'},
	{name: 'maxConnections', kind: 'text', example: '12', check: (text) => connectionsOf(text), about: 'never more connections than this for all experiments'},
	{name: 'pace', kind: 'text', example: '5', check: (text) => paceOf(text), about: 'seconds between two connections'},
	{name: 'control', kind: 'list', example: '["example.net"]', check: (text) => controlOf(text), about: 'domains of others that may be contacted to compare with'},
	{name: 'otherFrom', kind: 'list', example: '["you@example.org"]', check: (text) => senderOf(text, '--other-from'), about: 'senders of yours to try as well'},
	{name: 'otherHelo', kind: 'list', example: '["mx2.example.org"]', check: (text) => heloOf(text, '--other-helo'), about: 'EHLO names of yours to try as well'},
];

/** The variable of the environment for a setting: MXRAY_REDUCED_MOTION. */
export function variableOf({name}: Pick<Setting, 'name'>): string {
	return `MXRAY_${name.replaceAll(/[A-Z]/gu, (letter) => `_${letter}`).toUpperCase()}`;
}
