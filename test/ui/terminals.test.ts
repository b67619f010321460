import {expect, test} from 'vitest';
import {
	backgroundOf,
	canShowUnicode,
	stylesFor,
	toAscii,
	type Tone,
} from '../../source/ui/theme.ts';

const utf8 = {LANG: 'en_US.UTF-8'};

test.each([
	[{...utf8, TERM: 'xterm-256color'}, 'linux', true],
	[{...utf8, TERM: 'tmux-256color'}, 'linux', true],
	[{...utf8, TERM: 'linux'}, 'linux', false],
	[{...utf8, TERM: 'vt100'}, 'linux', false],
	[{...utf8, TERM: 'vt220'}, 'linux', false],
	[{...utf8, TERM: 'ansi'}, 'linux', false],
	[{...utf8, TERM: 'dumb'}, 'linux', false],
	[{LANG: 'C', TERM: 'xterm'}, 'linux', false],
	[{TERM: 'xterm'}, 'linux', false],
	[{LC_ALL: 'C', LANG: 'en_US.UTF-8', TERM: 'xterm'}, 'linux', false],
	[{LC_CTYPE: 'UTF-8', TERM: 'xterm-256color'}, 'darwin', true],
	[{}, 'win32', true],
] as const)('%j on %s: Unicode %s', (env, platform, expected) => {
	expect(canShowUnicode(env, platform)).toBe(expected);
});

test.each([
	[undefined, 'dark'],
	['15;0', 'dark'],
	['0;15', 'light'],
	['0;default;15', 'light'],
	['12;7', 'light'],
	['12;8', 'dark'],
	['nonsense', 'dark'],
] as const)('COLORFGBG=%s is %s', (value, expected) => {
	expect(backgroundOf({COLORFGBG: value})).toBe(expected);
});

test('sixteen named colours only; on light ground neither yellow nor cyan, and nothing dim', () => {
	const named = /^(?:black|red|green|yellow|blue|magenta|cyan|white)(?:Bright)?$/u;
	for (const ground of ['dark', 'light'] as const)
		for (const [tone, style] of Object.entries(stylesFor(ground)) as [Tone, {color?: string}][])
			if (style.color !== undefined) expect(style.color, tone).toMatch(named);
	for (const style of Object.values(stylesFor('light'))) {
		expect(style.color ?? '').not.toMatch(/^(?:yellow|cyan|white)/u);
		expect(style.dimColor ?? false).toBe(false);
	}
});

test('what has no twin in ASCII is named by its number', () => {
	expect(toAscii('→ 字 “x”')).toBe('-> <U+5B57> "x"');
});
