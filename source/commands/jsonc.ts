/** JSON with comments (`//`, `/* … *\/`) and commas behind the last item, as people write it. Throws a SyntaxError. */
export function parseCommented(text: string): unknown {
	let plain = '';
	let at = 0;
	// Strings and comments whole, then anything else one by one.
	const token = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[\s\S]/gy;
	while (at < text.length) {
		token.lastIndex = at;
		const [piece = ''] = token.exec(text) ?? [text.slice(at)];
		at += Math.max(1, piece.length);
		plain += /^\/[/*]/u.test(piece) ? piece.replaceAll(/[^\n]/gu, ' ') : piece;
	}
	return JSON.parse(withoutLastCommas(plain.replace(/^\uFEFF/u, '')));
}

function withoutLastCommas(text: string): string {
	return text.replaceAll(
		/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/gu,
		(_all, quoted?: string) => quoted ?? '',
	);
}
