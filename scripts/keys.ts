/**
 * docs/keys.md, made from the key table: `npm run keys` writes it, a test holds
 * it against the table.
 */
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {helpGroups} from '../source/ui/key-commands.ts';
import {keyTable, type Binding} from '../source/ui/key-table.ts';

const head = `# Keys

Written by \`npm run keys\` from the key table of the app (\`source/ui/key-table.ts\`); \`?\` shows the same on the screen.

The last line of the screen shows the keys that mean something at the moment. The name in the third column is the one that the settings take to give a command other keys: \`mxray --print-config\` prints a file with all of them. Ctrl-C always leaves.
`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

function rowsOf(group: Binding['group']): readonly string[] {
	return keyTable
		.filter((row) => row.group === group && row.help !== undefined)
		.map(({label, help = '', command}) => `| ${cell(label)} | ${cell(help)} | \`${command}\` |`);
}

/** The page as Markdown. */
export function keysPage(): string {
	const sections = helpGroups.map((group) =>
		[
			`## ${group}`,
			'',
			'| Key | What it does | Name |',
			'| --- | --- | --- |',
			...rowsOf(group),
		].join('\n'),
	);
	return `${[head, ...sections].join('\n\n').replaceAll(/\n{3,}/gu, '\n\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	writeFileSync(new URL('../docs/keys.md', import.meta.url), keysPage());
