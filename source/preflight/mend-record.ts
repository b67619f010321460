import {txtLine} from './spf/publish.ts';

/** Longer ones nobody wants to copy. */
const mostCharacters = 2000;

/**
 * A record of tags ('v=DMARC1; p=none; …') with only that changed which is
 * wrong: the version as it has to be, and these tags. All else stays as its
 * owner wrote it. Undefined where it cannot be written down safely.
 */
export function mendTags(
	text: string,
	version: string,
	change: Readonly<Record<string, string>>,
): string | undefined {
	if (text.length > mostCharacters || !/^[ -~]*$/u.test(text)) return undefined;
	const [begin = '', ...more] = text.split(';').map((part) => part.trim());
	// A forgotten semicolon leaves a tag behind the version.
	const behind = /^\W*v\s*=\s*\S*\s*(.*)$/iu.exec(begin)?.[1] ?? '';
	const parts = [behind, ...more].filter((part) => part !== '');
	const left = new Map(Object.entries(change));
	const kept = parts.map((part) => {
		const name = part.split('=', 1)[0]?.trim().toLowerCase() ?? '';
		const value = left.get(name);
		if (value === undefined) return part;
		left.delete(name);
		return `${name}=${value}`;
	});
	const added = [...left].map(([name, value]) => `${name}=${value}`);
	return [`v=${version}`, ...added, ...kept].join('; ');
}

/** The line of a zone file that takes the place of the record; none where `text` is undefined. */
export function recordLine(name: string, text: string | undefined): readonly string[] {
	return text === undefined ? [] : [txtLine(name, text)];
}
