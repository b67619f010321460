// usage: count-tests.mjs STEP=REPORT… -- BROKEN-STEP…
// Adds up vitest's JSON reports. What has no test of its own to blame counts as
// one failure: a file that did not load, a report that is missing or empty, a
// step that failed although its report knows no reason.
import {readFileSync} from 'node:fs';

const separator = process.argv.indexOf('--');
const reports = process.argv.slice(2, separator).map((pair) => pair.split('='));
const broken = process.argv.slice(separator + 1);
const explained = new Set();
let passed = 0;
let failed = 0;

for (const [step, file] of reports) {
	const counted = count(file);
	passed += counted.passed;
	failed += counted.failed;
	if (counted.failed > 0) explained.add(step);
	if (counted.skipped > 0) console.log(`${step}: ${counted.skipped} skipped`);
	for (const problem of counted.problems) console.log(`not passed: ${step}: ${problem}`);
}

for (const step of broken) {
	if (explained.has(step)) continue;
	console.log(`not passed: ${step}`);
	failed++;
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function count(file) {
	const problems = [];
	let report;
	try {
		report = JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		return {passed: 0, failed: 1, skipped: 0, problems: [`no report: ${error.message}`]};
	}

	const tests = report.testResults.flatMap(({name, assertionResults}) =>
		assertionResults.map((result) => ({...result, file: name})),
	);
	const good = tests.filter(({status}) => status === 'passed').length;
	const bad = tests.filter(({status}) => status === 'failed');
	for (const {file: from, fullName} of bad) problems.push(`${from}: ${fullName}`);
	for (const {name, status, assertionResults, message} of report.testResults) {
		const blamed = assertionResults.some((result) => result.status === 'failed');
		if (status === 'failed' && !blamed) problems.push(`${name}: ${message || 'did not load'}`);
		else if (assertionResults.length === 0) problems.push(`${name}: ran no test`);
	}

	if (good + bad.length === 0) problems.push('ran no test');
	if (!report.success && problems.length === 0) problems.push('not a success');
	const skipped = tests.length - good - bad.length;
	return {passed: good, failed: problems.length, skipped, problems};
}
