// A walk to a real Postfix at the far end of a slow link, beside its floor and beside swaks.
import {execFile, execFileSync, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {performance} from 'node:perf_hooks';
import {promisify} from 'node:util';
import {root} from '../bundle.mjs';
import {median, round, timeRow} from './table.mjs';

const rttMs = 100;
const rounds = 7;
const lab = path.join(root, 'scripts/lab');
const name = 'mxlab-bench';
const environment = {
	...process.env,
	MXRAY_LAB: name,
	PATH: `${path.join(root, 'node_modules/.bin')}:${process.env.PATH}`,
};

/**
 * Every wait that no honest client can save: it may speak only after it was
 * answered. Each step ends with an event of the walk, so that its own time can
 * be told.
 */
const floor = [
	['DNS: MX', (event) => event.type === 'dns-answered'],
	['DNS: A and AAAA together', (event) => event.type === 'stage-ended' && event.stage === 'mx'],
	['TCP handshake', (event) => event.type === 'connected'],
	['banner', replied('banner')],
	['EHLO', replied('ehlo')],
	['STARTTLS', replied('starttls')],
	['TLS 1.3 handshake', (event) => event.type === 'tls-established'],
	['EHLO inside TLS', replied('ehlo')],
	['MAIL', replied('mail')],
	['RCPT', replied('rcpt')],
];
const floorMs = floor.length * rttMs;
const ours = ['--helo', 'client.example', '--from', 'postmaster@client.example'];

function replied(stage) {
	return (event) => event.type === 'replied' && event.stage === stage;
}

export async function link() {
	if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/swaks')) {
		return [{name: 'skipped', note: 'needs Linux, root and: scripts/lab install'}];
	}

	execFileSync(lab, ['start', String(rttMs)], {env: environment, stdio: 'ignore'});
	try {
		return await measure();
	} finally {
		execFileSync(lab, ['stop'], {env: environment});
	}
}

async function measure() {
	const trips = [];
	const exim = emptySamples();
	const postfix = emptySamples();
	await roundTrip(); // the link is warm from here on
	for (let index = 0; index < rounds; index++) {
		trips.push(await roundTrip());
		await sample(exim, 'alice@exim.example');
		await sample(postfix, 'alice@postfix.example');
	}

	return [
		{name: 'floor', value: floorMs, unit: 'ms', note: `${floor.length} × ${rttMs} ms`},
		timeRow('one round trip: a TCP handshake of node:net', trips),
		...serverRows('Exim', exim, 1.05),
		...serverRows('Postfix', postfix),
		...postfixNotes.map((note) => ({name: '', note})),
	];
}

/** Seen with tcpdump; no client can have it quicker than two round trips. */
const postfixNotes = [
	'Postfix sends a session ticket, and its kernel holds the reply to EHLO back (Nagle) until',
	'the ticket is acknowledged: one round trip more for every client, and the 40 ms of a',
	'delayed acknowledgement for one that has sent its EHLO already, as it should.',
];

const emptySamples = () => ({
	steps: [],
	verdict: [],
	given: [],
	mxray: [],
	swaks: [],
	whole: [],
	wholeSwaks: [],
});

async function sample(samples, address) {
	const timed = await toVerdict(address, []);
	samples.steps.push(timed);
	samples.verdict.push(timed.reduce((sum, value) => sum + value, 0));
	samples.given.push((await toVerdict(address, ours)).reduce((sum, value) => sum + value, 0));
	const walk = ['dist/bin.js', address, '--auto', ...ours, '--stop-after', 'rcpt'];
	const mxray = await timeCommand('node', [...walk, '--ndjson'], /"replied","stage":"rcpt"/);
	samples.mxray.push(mxray.seen);
	samples.whole.push((await timeCommand('node', [...walk, '--json'], /"rcpt"/)).whole);
	const args = ['--to', address, '--tls', '--quit-after', 'RCPT', ...ours];
	const swaks = await timeCommand('swaks', args, / RCPT TO.*\n<~[ *]+250 /);
	samples.swaks.push(swaks.seen);
	samples.wholeSwaks.push(swaks.whole);
}

function serverRows(name, samples, budget) {
	const part = (value, whole) => Math.round((median(value) / whole) * 1000) / 1000;
	return [
		timeRow(`${name}: walk to the RCPT verdict`, samples.verdict),
		{name: '  as a part of the floor', value: part(samples.verdict, floorMs), unit: '×', budget},
		...floor.map(([step], index) =>
			timeRow(
				`    ${step}`,
				samples.steps.map((steps) => steps[index]),
			),
		),
		timeRow('  with --helo and --from given', samples.given),
		timeRow('  from the start of the process: mxray', samples.mxray),
		timeRow('  from the start of the process: swaks', samples.swaks),
		{
			name: '  mxray as a part of swaks',
			value: part(samples.mxray, median(samples.swaks)),
			unit: '×',
			budget: 1,
		},
		timeRow('  whole command with QUIT: mxray --json', samples.whole),
		timeRow('  whole command with QUIT: swaks', samples.wholeSwaks),
	];
}

const run = promisify(execFile);

function inside(command, args) {
	return run(lab, ['run', command, ...args], {env: environment, cwd: root, maxBuffer: 1e8});
}

/** Milliseconds from the start of a command until its output shows something, and to its end. */
function timeCommand(command, args, pattern) {
	return new Promise((resolve, reject) => {
		const startedAt = performance.now();
		const child = spawn(lab, ['run', command, ...args], {
			env: environment,
			cwd: root,
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let output = '';
		let seen;
		child.stdout.on('data', (data) => {
			output += data;
			if (seen === undefined && pattern.test(output)) seen = performance.now() - startedAt;
		});
		child.once('error', reject);
		child.once('close', (code) => {
			if (seen === undefined || code !== 0) reject(new Error(`${command}: ${code} ${output}`));
			else resolve({seen, whole: performance.now() - startedAt});
		});
	});
}

/** Milliseconds of each step, from the approval of the first to the reply to RCPT, by the walk's own clock. */
async function toVerdict(address, options) {
	const walk = ['dist/bin.js', address, '--ndjson', '--auto', '--stop-after', 'rcpt'];
	const {stdout} = await inside('node', [...walk, ...options]);
	const events = stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
	let at = events.findIndex(({type}) => type === 'approved');
	return floor.map(([step, ends]) => {
		const before = events[at].atMs;
		at = events.findIndex((event, index) => index > at && ends(event));
		if (at < 0) throw new Error(`the walk to ${address} has no ${step}`);
		const {atMs, reply} = events[at];
		if (reply && reply.code >= 400) throw new Error(`${step}: ${reply.code}`);
		return atMs - before;
	});
}

async function roundTrip() {
	const script = `
		const {connect} = require('node:net');
		const startedAt = performance.now();
		const socket = connect({port: 25, host: '198.51.100.25'}, () => {
			console.log(performance.now() - startedAt);
			socket.destroy();
		});`;
	const {stdout} = await inside('node', ['-e', script]);
	const elapsed = Number(stdout);
	if (!(elapsed >= rttMs)) throw new Error(`the link is not slow: ${stdout}`);
	return round(elapsed);
}
