import type {Check, CheckState, CheckStep, ConsentGroup, Fixer} from '../../model/check.ts';
import type {Look} from '../../preflight/eyes.ts';
import type {Brush} from '../brush.ts';
import type {Tone} from '../theme.ts';

/** A state as a sign and a word; the colour says the same again. */
export type Sign = {readonly mark: string; readonly word: string; readonly tone: Tone};

/** The sign of a finding, or of something that nobody looked at. */
export function signOf(state: CheckState | Look['state'], {glyphs}: Brush): Sign {
	switch (state) {
		case 'good':
			return {mark: glyphs.done, word: 'good', tone: 'good'};
		case 'bad':
			return {mark: glyphs.failed, word: 'bad', tone: 'bad'};
		case 'unknown':
			return {mark: '?', word: 'cannot tell', tone: 'warn'};
		case 'unasked':
			return {mark: glyphs.pending, word: 'not known', tone: 'dim'};
	}
}

/** How a finding stands; what is bad and matters little to receivers is called minor. */
export function checkSign({state, weight}: Check, brush: Brush): Sign {
	if (state === 'bad' && weight === 'little')
		return {mark: brush.glyphs.warning, word: 'minor', tone: 'warn'};
	return signOf(state, brush);
}

/** The widest word of a sign. */
export const signWidth = 'cannot tell'.length;

/** Who mends it. */
export const fixerWords: Readonly<Record<Fixer, string>> = {
	you: 'you',
	network: 'whoever gave you the address: provider, hoster or company',
	dns: 'whoever keeps the DNS zone of your domain',
	'mail-server': 'whoever runs the mail server of your domain',
	list: 'the keeper of the list',
	resolver: 'whoever runs the DNS server that you ask',
};

/** What was done to find out. */
export const stepWords: Readonly<Record<CheckStep['kind'], string>> = {
	asked: 'asked',
	answered: 'answer',
	sent: 'sent',
	replied: 'reply',
	note: '',
};

/** What others would be asked about. */
export const consentNames: Readonly<Record<ConsentGroup, string>> = {
	whoami: 'Ask for your own address',
	callback: 'The call-back',
	blocklists: 'Block lists',
};
