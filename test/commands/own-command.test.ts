import {expect, test} from 'vitest';
import {ownCommand} from '../../source/commands/own-command.ts';

const clone = '/home/ann/mxray';
const npm = {npm_command: 'run-script'};

test.each([
	['installed', '/usr/local/bin/mxray', {}, '/home/ann', 'mxray'],
	['on Windows', 'C:\\npm\\node_modules\\mxray\\dist\\bin.js', {}, 'C:\\', 'mxray'],
	['npx', '/home/ann/.npm/_npx/1f/node_modules/.bin/mxray', {}, '/home/ann', 'npx mxray'],
	['in a project', '/home/ann/shop/node_modules/.bin/mxray', npm, '/home/ann/shop', 'npx mxray'],
	['npm start', `${clone}/dist/bin.js`, npm, clone, 'npx mxray'],
	[
		'npm start from elsewhere',
		`${clone}/dist/bin.js`,
		{...npm, INIT_CWD: '/tmp'},
		clone,
		`node ${clone}/dist/bin.js`,
	],
	['the file in a clone', `${clone}/dist/bin.js`, {}, clone, 'node dist/bin.js'],
	['the file from elsewhere', `${clone}/dist/bin.js`, {}, '/tmp', `node ${clone}/dist/bin.js`],
	['a space in the path', '/my files/dist/bin.js', {}, '/tmp', "node '/my files/dist/bin.js'"],
] as const)('%s: what is printed starts it again', (_name, script, env, cwd, words) => {
	expect(ownCommand(script, env, cwd)).toBe(words);
});
