import type {EnhancedCode} from '../model/wire.ts';

const whole = /^([245])\.(\d{1,3})\.(\d{1,3})$/;
// Not part of something longer: "5.6.7.8" is an address, "5.1.1a" a version.
const leading = /^ *([245])\.(\d{1,3})\.(\d{1,3})(?![0-9A-Za-z]|\.[0-9])/;

/** Read an enhanced status code (RFC 3463 §2) that stands alone: '5.1.1'. */
export function parseEnhanced(text: string): EnhancedCode | undefined {
	return fromMatch(whole.exec(text));
}

/** The code as it is written: '5.7.26'. */
export function formatEnhanced(code: EnhancedCode): string {
	return `${code.class}.${code.subject}.${code.detail}`;
}

/** True if both are the same code. */
export function equalEnhanced(a: EnhancedCode, b: EnhancedCode): boolean {
	return a.class === b.class && a.subject === b.subject && a.detail === b.detail;
}

/**
 * The enhanced code of a reply (RFC 2034 §4): the first one that stands at the
 * start of a line's text and whose class is the first digit of the basic code.
 * One of another class contradicts the reply and is not taken; `#5.1.1` or
 * `(5.7.1)` further on is text, not an enhanced code.
 */
export function findEnhanced(
	lines: readonly {readonly text: string}[],
	code: number | undefined,
): EnhancedCode | undefined {
	if (code === undefined) return undefined;
	const expected = Math.floor(code / 100);
	for (const line of lines) {
		const found = fromMatch(leading.exec(line.text));
		if (found?.class === expected) return found;
	}
	return undefined;
}

function fromMatch(match: RegExpExecArray | null): EnhancedCode | undefined {
	if (!match) return undefined;
	const digit = Number(match[1]);
	if (digit !== 2 && digit !== 4 && digit !== 5) return undefined;
	return {class: digit, subject: Number(match[2]), detail: Number(match[3])};
}
