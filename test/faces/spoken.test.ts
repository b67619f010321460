import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {spokenLine} from '../../source/faces/spoken.ts';

test.each([
	[' -> EHLO a.example', 'We send: EHLO a.example'],
	[' ~> QUIT', 'We send, encrypted: QUIT'],
	['<-  220 mx.example', 'Server: 220 mx.example'],
	['<~  250-SIZE', 'Server, encrypted: 250-SIZE'],
	['<** 554 no', 'Server, not as hoped: 554 no'],
	['<~* 550 no', 'Server, encrypted, not as hoped: 550 no'],
	['=== [mx] Find the mail exchangers', 'Step: Find the mail exchangers'],
	['===   10 mx1.example: 192.0.2.1', '10 mx1.example: 192.0.2.1'],
	['*** The connection was lost.', 'Attention: The connection was lost.'],
	['***   and more', 'and more'],
	['    Decided at    RCPT TO: 550', 'Decided at: RCPT TO: 550'],
	['    Just a sentence of ours.', 'Just a sentence of ours.'],
	['', ''],
])('%j is heard as %j', (line, spoken) => {
	expect(spokenLine(line)).toBe(spoken);
});

const sessions = path.join(import.meta.dirname, '../fixtures/sessions');
const texts = readdirSync(sessions).filter((name) => name.endsWith('.txt'));

describe('every session of the fixtures', () => {
	test.each(texts)('%s: no mark is left, and no word is lost', (name) => {
		const lines = readFileSync(path.join(sessions, name), 'utf8').split('\n');
		for (const line of lines) {
			const spoken = spokenLine(line);
			expect(spoken).not.toMatch(/^(?:===|\*\*\*|[ <][-~*]|\s)/u);
			const words = (text: string) =>
				text.match(/[\p{L}\d.@]+/gu)?.filter((word) => word !== '.') ?? [];
			const heard = new Set(words(spoken));
			const mark = /^=== \[[a-z]+\]/u.exec(line)?.[0] ?? '';
			for (const word of words(line.slice(mark.length))) expect(heard).toContain(word);
		}
	});
});
