import {fixed} from '../ui/bind-keys.ts';
import type {Binding} from '../ui/key-table.ts';
import {settings, variableOf} from './settings.ts';

/**
 * A settings file with everything in it, commented out, for `--print-config`:
 * made from the settings and the key table, so it cannot fall behind them.
 */
export function configTemplate(path: string | undefined, table: readonly Binding[]): string {
	const place = path ?? 'config.json in the folder for settings of your system';
	const width = Math.max(...settings.map(({name, example}) => name.length + example.length));
	const lines = settings.map((setting) => {
		const {name, example, about} = setting;
		const pair = `"${name}": ${example},`.padEnd(width + 6);
		return `\t// ${pair} // ${about} (${variableOf(setting)})`;
	});
	return [
		'// Settings of mxray. JSON; comments are allowed.',
		`// Place: ${place}; MXRAY_CONFIG names another file.`,
		'// The command line wins over the environment, the environment over this file.',
		'// On the practice network only the first seven hold.',
		'{',
		...lines,
		'',
		'\t// Keys of the app: all keys of a command, wherever it works. What is left out stays.',
		'\t"keys": {',
		...keyLines(table),
		'\t}',
		'}',
		'',
	].join('\n');
}

function keyLines(table: readonly Binding[]): readonly string[] {
	const commands = [...new Set(table.map(({command}) => command))];
	return commands
		.filter((command) => !fixed.has(command))
		.map((command) => {
			const rows = table.filter((row) => row.command === command);
			const keys = [...new Set(rows.flatMap((row) => row.keys))];
			const list = keys.map((key) => JSON.stringify(key === ' ' ? 'space' : key)).join(', ');
			const help = rows.find((row) => row.help !== undefined)?.help;
			return `\t\t// "${command}": [${list}],${help === undefined ? '' : ` // ${help}`}`;
		});
}
