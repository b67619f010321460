// A walk to a real Postfix at the far end of a slow link, beside its floor and beside swaks.
import {execFile, execFileSync} from 'node:child_process';
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

/** Every wait that no honest client can save: it may speak only after it was answered. */
const floor = [
	'DNS: MX',
	'DNS: A and AAAA together',
	'TCP handshake',
	'banner',
	'EHLO',
	'STARTTLS',
	'TLS 1.3 handshake',
	'EHLO',
	'MAIL',
	'RCPT',
];
const floorMs = floor.length * rttMs;
const address = 'alice@postfix.example';
const ours = ['--helo', 'client.example', '--from', 'postmaster@client.example'];

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
	const samples = {trip: [], verdict: [], given: [], mxray: [], swaks: []};
	await roundTrip(); // neighbours and routes are known from here on
	for (let index = 0; index < rounds; index++) {
		samples.trip.push(await roundTrip());
		samples.verdict.push(await toVerdict([]));
		samples.given.push(await toVerdict(ours));
		samples.mxray.push(await whole('node', ['dist/bin.js', address, '--json', '--auto', ...ours]));
		samples.swaks.push(
			await whole('swaks', ['--to', address, '--tls', '--quit-after', 'RCPT', ...ours]),
		);
	}

	const ratio = median(samples.verdict) / floorMs;
	const faster = median(samples.mxray) / median(samples.swaks);
	return [
		{name: 'floor', value: floorMs, unit: 'ms', note: `${floor.length} × ${rttMs} ms:`},
		...floor.map((step) => ({name: `    ${step}`, value: rttMs, unit: 'ms'})),
		timeRow('round trip of a TCP handshake', samples.trip),
		timeRow('walk to the RCPT verdict', samples.verdict),
		{
			name: '  as a part of the floor',
			value: Math.round(ratio * 1000) / 1000,
			unit: '×',
			budget: 1.05,
		},
		timeRow('  with --helo and --from given', samples.given),
		timeRow('whole command: mxray --json', samples.mxray),
		timeRow('whole command: swaks --tls --quit-after RCPT', samples.swaks),
		{
			name: '  mxray as a part of swaks',
			value: Math.round(faster * 1000) / 1000,
			unit: '×',
			budget: 1,
		},
	];
}

const run = promisify(execFile);

function inside(command, args) {
	return run(lab, ['run', command, ...args], {env: environment, cwd: root, maxBuffer: 1e8});
}

async function whole(command, args) {
	const startedAt = performance.now();
	await inside(command, args);
	return performance.now() - startedAt;
}

/** From the approval of the first step to the reply to RCPT, by the walk's own clock. */
async function toVerdict(options) {
	const walk = ['dist/bin.js', address, '--ndjson', '--auto', '--stop-after', 'rcpt'];
	const {stdout} = await inside('node', [...walk, ...options]);
	const events = stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
	const approved = events.find(({type}) => type === 'approved');
	const verdict = events.find(({type, stage}) => type === 'replied' && stage === 'rcpt');
	if (verdict?.reply.code !== 250 || !verdict.secure)
		throw new Error('RCPT was not accepted over TLS');
	return verdict.atMs - approved.atMs;
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
