/**
 * Measures how well replies are explained: `npm run measure -- FILE.jsonl`.
 * Each line of the file: {id, reply, stage?, mx?, provider?, expected_reason,
 * also_ok?, permanence?, tier?}. With `--wrong` every miss is printed.
 */
import {readFileSync} from 'node:fs';
import {stages, type Stage} from '../source/model/stage.ts';
import type {Reason} from '../source/model/verdict.ts';
import {explainText} from '../source/explain/explain.ts';
import {clientReasons} from './client-reasons.ts';

type Row = {
	readonly id: string;
	readonly reply: string;
	readonly stage?: string | null;
	readonly mx?: string | null;
	readonly provider?: string | null;
	readonly tier?: string;
	readonly expected_reason: Reason;
	readonly also_ok?: readonly Reason[];
	readonly permanence?: string;
};

const notRefused: ReadonlySet<string> = new Set([
	'accepted',
	'ready',
	'capability',
	'cannot-verify',
]);

const args = process.argv.slice(2);
const files = args.filter((arg) => !arg.startsWith('--'));
if (files.length === 0) {
	console.error('Usage: npm run measure -- FILE.jsonl [--wrong]');
	process.exit(64);
}
const rows = files.flatMap((file) =>
	readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => JSON.parse(line) as Row),
);

const results = rows.map((row) => {
	const stage = (stages as readonly string[]).includes(row.stage ?? '')
		? (row.stage as Stage)
		: undefined;
	const found = explainText(row.reply, {stage, mx: row.mx ?? undefined}).explanation;
	const isRight =
		found.reason === row.expected_reason || (row.also_ok ?? []).includes(found.reason);
	const allowed = [row.expected_reason, ...(row.also_ok ?? [])];
	const isDangerous =
		allowed.every((reason) => clientReasons.has(reason)) &&
		(found.about === 'recipient' || found.mailbox === 'absent');
	return {row, found, isRight, isDangerous};
});

type Result = (typeof results)[number];
const share = (part: number, whole: number): string =>
	whole === 0 ? 'none' : `${part}/${whole} = ${((100 * part) / whole).toFixed(1)} %`;
const rightOf = (list: readonly Result[]): string =>
	share(list.filter((result) => result.isRight).length, list.length);

const perReason = new Map<string, {hit: number; missed: number; wrongly: number}>();
const tally = (reason: string) => {
	let found = perReason.get(reason);
	if (found === undefined) perReason.set(reason, (found = {hit: 0, missed: 0, wrongly: 0}));
	return found;
};
for (const {row, found, isRight} of results) {
	if (isRight) tally(row.expected_reason).hit++;
	else {
		tally(row.expected_reason).missed++;
		tally(found.reason).wrongly++;
	}
}
const scored = [...perReason].filter(([, {hit, missed}]) => hit + missed > 0);
const f1 = scored.map(([, {hit, missed, wrongly}]) => (2 * hit) / (2 * hit + missed + wrongly));
const refused = results.filter(
	({row}) => row.tier === 'observed' && !notRefused.has(row.expected_reason),
);
const withProvider = results.filter(({row}) => row.provider !== undefined && row.provider !== null);
const named = withProvider.filter(({row, found}) => found.provider?.id === row.provider);
const falsely = results.filter(
	({row, found}) => (row.provider ?? null) === null && found.provider?.kind === 'provider',
);
const lasting = results.filter(({row}) => row.permanence !== undefined);

console.log(`replies                       ${results.length}`);
console.log(`reason right (or also right)  ${rightOf(results)}`);
console.log(
	`reason exactly the first one  ${share(results.filter(({row, found}) => found.reason === row.expected_reason).length, results.length)}`,
);
console.log(`observed refusals             ${rightOf(refused)}`);
console.log(
	`macro-F1                      ${(f1.reduce((sum, value) => sum + value, 0) / f1.length).toFixed(3)} over ${f1.length} reasons`,
);
console.log(
	`dangerous                     ${results.filter(({isDangerous}) => isDangerous).length}`,
);
console.log(`provider named                ${share(named.length, withProvider.length)}`);
console.log(`named where none is expected  ${falsely.length}`);
console.log(
	`permanence right              ${share(lasting.filter(({row, found}) => found.permanence === (row.permanence === 'success' ? 'none' : row.permanence)).length, lasting.length)}`,
);
console.log('\nreason                        right missed wrongly');
for (const [reason, {hit, missed, wrongly}] of [...perReason].toSorted(([a], [b]) =>
	a < b ? -1 : 1,
)) {
	console.log(
		`${reason.padEnd(30)}${String(hit).padStart(5)}${String(missed).padStart(7)}${String(wrongly).padStart(8)}`,
	);
}
if (args.includes('--wrong')) {
	for (const {row, found, isRight, isDangerous} of results) {
		if (!isRight || isDangerous)
			console.log(
				`\n${isDangerous ? 'DANGEROUS ' : ''}${row.expected_reason} ${JSON.stringify(row.also_ok ?? [])} <- ${found.reason} (${found.rule})\n  [${row.stage ?? ''}] ${JSON.stringify(row.reply)}`,
			);
	}
	for (const {row, found} of withProvider) {
		if (found.provider?.id !== row.provider)
			console.log(
				`\nPROVIDER ${row.provider} <- ${found.provider?.id ?? 'none'}  ${row.mx ?? ''} ${JSON.stringify(row.reply.slice(0, 200))}`,
			);
	}
}
