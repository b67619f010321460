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

const key = '3xampl3k3y0fs0meb0dy';
test.each(['zen.dq.spamhaus.net', 'combined.mail.abusix.zone', 'bl.keeper.example'])(
	'the key in front of %s is asked with and never told',
	async (zone) => {
		const asked = `${key}.${zone}`;
		const server = await startZone({
			[`2.0.0.127.${asked} A`]: ['127.0.0.2'],
			[`7.113.0.203.${asked} A`]: ['127.0.0.2'],
			[`7.113.0.203.${asked} TXT`]: [`listed, see https://keeper.example/${asked.toUpperCase()}`],
		});
		try {
			const plan = {zones: [asked], ownAddresses: ['203.0.113.7'], helo: 'mail.learner.example'};
			const state = await lookAtUs(
				{io: createIo({servers: [server], ca: [], dnsTimeoutMs: 2000})},
				plan,
				['blocklists'],
				{checks: checksFor(preflightPlan(plan), () => [])},
			);
			const listing = state.checks.find(({subject}) => subject.endsWith(` in <key>.${zone}`));
			expect(listing).toMatchObject({
				subject: `203.0.113.7 in <key>.${zone}`,
				finding: 'listed',
			});
			expect(listing?.found).toContain(`https://keeper.example/<key>.${zone}`);
			expect(state.contacted).toContain(`<key>.${zone}`);
			expect(JSON.stringify(state).toLowerCase()).not.toContain(key);
		} finally {
			await server.close();
		}
	},
);
