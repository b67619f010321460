import {existsSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {causeCases} from './cause-cases.ts';
import {type Document, hosts, walk} from './world.ts';

const resolver = ['--resolver', hosts.dns];
const hasIpv6 = existsSync('/proc/net/if_inet6');

/** What happened, for the message of a test that fails. */
function story({outcome, experiments}: Document): string {
	const trials = (experiments?.trials ?? []).map(
		({factor, value, movement}) => `${factor}=${value} ${movement}`,
	);
	const named = outcome.hypotheses.map(({id}) => id);
	return [
		`named: ${named.join(', ')}`,
		`ruled out: ${outcome.ruledOut.map(({id}) => id).join(', ')}`,
		outcome.summary,
		...trials,
	].join('\n');
}

// Each has its own server, and most of the time is waiting.
describe.concurrent('the true cause is named first', () => {
	const cases = causeCases.filter(({six}) => hasIpv6 || six !== true);

	test.each(cases)('$address: $title', {timeout: 120_000}, async (each) => {
		for (const options of each.before ?? []) {
			const [address = each.address, ...rest] = options;
			await walk(address, ...resolver, ...rest);
		}
		const {document} = await walk(
			each.address,
			...resolver,
			'--experiments',
			'--pace',
			'0.2',
			...(each.options ?? []),
		);
		const {outcome, experiments} = document;
		const named = outcome.hypotheses.map(({id}) => id);
		const truths: readonly string[] = each.expect;
		expect(truths, story(document)).toContain(named[0]);
		expect(new Set(named).size).toBe(named.length);
		for (const {id} of outcome.ruledOut) {
			expect(named, story(document)).not.toContain(id);
			expect(truths, story(document)).not.toEqual([id]);
		}
		// Only a mailbox that does not exist may be called so.
		if (!truths.includes('user-unknown')) expect(outcome.mailbox).not.toBe('absent');
		// Null where the words of the server had settled it.
		if (experiments) expect(experiments.used).toBeLessThanOrEqual(experiments.announced);
	});
});
