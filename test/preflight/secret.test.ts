import {expect, test} from 'vitest';
import {createVault} from '../../source/engine/vault.ts';
import {createIo} from '../../source/net/io.ts';
import {checksFor} from '../../source/preflight/checks/index.ts';
import {noSecret, withMore} from '../../source/protocol/secret.ts';
import {preflightDocument} from '../../source/render/preflight-json.ts';
import {lookAtUs, preflightPlan} from '../support/look-at-us.ts';
import {startZone} from '../support/preflight.ts';

const password = 'Quite5ecretIndeed42';

/** The whole document of a look at a sender whose domain repeats what it heard. */
async function documentWith(heard: boolean): Promise<string> {
	const zone = await startZone({
		'7.113.0.203.in-addr.arpa PTR': [`${password}.learner.example`],
		'learner.example MX': [`10 ${password.toLowerCase()}.learner.example`],
		'learner.example TXT': [`v=spf1 include:${password}.learner.example -all`],
		'_dmarc.learner.example TXT': [`v=DMARC1; p=none; rua=mailto:${password}@learner.example`],
	});
	try {
		const vault = createVault();
		if (heard) vault.hide(withMore(noSecret, password));
		const io = createIo({servers: [zone], ca: [], dnsTimeoutMs: 2000});
		const state = await lookAtUs(
			{io: {...io, vault}},
			{ownAddresses: ['203.0.113.7'], helo: 'mail.learner.example'},
			[],
			{checks: checksFor(preflightPlan(), () => [])},
		);
		expect(state.checks.length).toBeGreaterThan(5);
		return JSON.stringify(preflightDocument({name: 'mxray', version: 'test'}, state)).toLowerCase();
	} finally {
		await zone.close();
	}
}

test('a password that DNS repeats is in no finding about ourselves', async () => {
	expect(await documentWith(true)).not.toContain(password.toLowerCase());
	// Else it would prove nothing.
	expect(await documentWith(false)).toContain(password.toLowerCase());
});
