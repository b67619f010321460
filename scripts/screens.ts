/**
 * Takes the pictures of the README from the real program in a real terminal:
 * `npm run build && npm run screens`. Each screen becomes an SVG in docs/screens
 * and, where the README has a place for it (`<!-- screen NAME -->`), a block of
 * text there. `--check` only says whether every screen can still be reached.
 */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {startProgram} from '../test/support/pty.ts';
import {screens, type ScreenShot} from './screens/shots.ts';
import {svgOf} from './screens/svg.ts';

const folder = new URL('../docs/screens/', import.meta.url);
const readme = new URL('../README.md', import.meta.url);

async function take({
	columns,
	rows: height,
	args,
	steps,
}: ScreenShot): Promise<{svg: string; text: string}> {
	const state = mkdtempSync(path.join(tmpdir(), 'mxray-screens-'));
	const program = startProgram(args, {columns, rows: height, env: {MXRAY_STATE_DIR: state}});
	try {
		for (const {press = '', until} of steps) await program.press(press, until);
		const rows = program.screen().map((row) => row.trimEnd());
		const text = rows.join('\n').trimEnd();
		return {svg: svgOf(program.terminal), text};
	} finally {
		program.kill('SIGTERM');
		await program.exited;
		rmSync(state, {recursive: true, force: true});
	}
}

const checkOnly = process.argv.includes('--check');
let page = readFileSync(readme, 'utf8');
mkdirSync(folder, {recursive: true});
for (const shot of screens) {
	const {svg, text} = await take(shot);
	process.stdout.write(`${shot.name}: ${shot.columns}×${shot.rows}\n`);
	if (checkOnly) continue;
	writeFileSync(new URL(`${shot.name}.svg`, folder), svg);
	const place = new RegExp(`(<!-- screen ${shot.name} -->\\n+\`\`\`text\\n)[\\s\\S]*?^\`\`\``, 'm');
	page = page.replace(place, (_all, head: string) => `${head}${text}\n\`\`\``);
}
if (!checkOnly) writeFileSync(readme, page);
