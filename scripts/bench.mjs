// usage: npm run bench [-- start keys flood pour idle link]
// Prints measured values beside their budgets. Never a test: times depend on the machine.
import {cpus, loadavg} from 'node:os';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import {flood} from './bench/flood.mjs';
import {keys} from './bench/keys.mjs';
import {idle} from './bench/idle.mjs';
import {link} from './bench/link.mjs';
import {pour} from './bench/pour.mjs';
import {start} from './bench/start.mjs';
import {printRows} from './bench/table.mjs';

const sections = {
	start: ['Start', start],
	keys: ['Keys: 120×40, a transcript of 200 exchanges', keys],
	flood: ['Hostile floods through the real driver', flood],
	pour: ['The app while a server pours: keys and memory', pour],
	idle: ['Nothing happens: processor time', idle],
	link: ['A walk over a link with 100 ms round trip', link],
};

const wanted = process.argv.slice(2);
for (const name of wanted) {
	if (!(name in sections)) {
		console.error(`No such section: ${name}. There are: ${Object.keys(sections).join(', ')}.`);
		process.exit(64);
	}
}

const load = loadavg()[0].toFixed(1);
console.log(
	`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${load}`,
);
const rows = [];
for (const [name, [title, run]] of Object.entries(sections)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	console.log(`\n${title}`);
	// What we ourselves were held up tells how far to trust the slowest of the others.
	const stalls = monitorEventLoopDelay({resolution: 5});
	stalls.enable();
	const section = await run();
	stalls.disable();
	printRows(section);
	console.log(`  (timers of this bench came up to ${Math.round(stalls.max / 1e6)} ms late)`);
	rows.push(...section);
}

const over = rows.filter(({budget, value}) => budget !== undefined && !(value <= budget));
const budgeted = rows.filter(({budget}) => budget !== undefined);
console.log(`\n${budgeted.length - over.length} of ${budgeted.length} budgets kept`);
for (const {name, value, budget, unit} of over)
	console.log(`over: ${name}: ${value} > ${budget} ${unit}`);
