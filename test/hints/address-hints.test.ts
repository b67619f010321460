import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {addressHints} from '../../source/hints/address-hints.ts';
import {bigDomains, realDomains} from '../../source/hints/domains.ts';
import {slips} from '../../source/hints/near.ts';
import {parseMailbox} from '../../source/protocol/address.ts';

async function hintsOf(address: string) {
	const parsed = parseMailbox(address);
	if (!parsed.ok) throw new Error(parsed.message);
	return addressHints(parsed.mailbox);
}
const textsOf = async (address: string) => (await hintsOf(address)).map(({text}) => text);
const typoOf = async (address: string) =>
	(await hintsOf(address)).find(({kind}) => kind === 'typo')?.text;

describe('a slip of the fingers in a large domain', () => {
	test.for([
		['ada@gmial.com', 'ada@gmail.com'],
		['ada@gmai.com', 'ada@gmail.com'],
		['ada@gmaill.com', 'ada@gmail.com'],
		['ada@gnail.com', 'ada@gmail.com'],
		['ada@mgail.com', 'ada@gmail.com'],
		['ada@gmail.con', 'ada@gmail.com'],
		['ada@gmail.co', 'ada@gmail.com'],
		['ada@gmail.cm', 'ada@gmail.com'],
		['ada@gmial.con', 'ada@gmail.com'],
		['Ada@GMIAL.COM', 'Ada@gmail.com'],
		['ada@hotmial.com', 'ada@hotmail.com'],
		['ada@otmail.com', 'ada@hotmail.com'],
		['ada@hotmal.fr', 'ada@hotmail.fr'],
		['ada@outlok.com', 'ada@outlook.com'],
		['ada@yaho.com', 'ada@yahoo.com'],
		['ada@yahooo.co.uk', 'ada@yahoo.co.uk'],
		['ada@iclould.com', 'ada@icloud.com'],
		['ada@t-onlin.de', 'ada@t-online.de'],
		['"a b"@protonmial.com', '"a b"@protonmail.com'],
	] as const)('%s: %s', async ([typed, meant]) => {
		expect(await typoOf(typed)).toBe(`Did you mean ${meant}?`);
	});

	// All of these are real, or like nothing large.
	test.for([
		'gmail.com',
		'gmx.com',
		'gmx.de',
		'mail.com',
		'email.com',
		'ymail.com',
		'fmail.com',
		'hey.com',
		'me.com',
		'pm.me',
		'aol.com',
		'live.com',
		'line.com',
		'love.com',
		'web.de',
		'web.com',
		'hotmail.be',
		'hotmail.com.tr',
		'yahoo.co.id',
		'yahoo.se',
		'yahoo.com.tw',
		'outlook.sk',
		'hotelmail.com',
		'mailbox.com',
		'company.example',
		'gmail.company.example',
		'mail.gmail.com',
		'localhost',
		'[192.0.2.1]',
		'bücher.example',
	])('%s is none', async (domain) => {
		expect(await typoOf(`ada@${domain}`)).toBeUndefined();
	});

	test('nothing that is known to be real is one', async () => {
		for (const domain of realDomains) expect(await typoOf(`ada@${domain}`)).toBeUndefined();
		expect(realDomains.size).toBeGreaterThan(150);
	});

	test('one slip in the name of any of them is seen, and leads to one that is as near', async () => {
		const swapped = bigDomains.flatMap((domain) => {
			const name = domain.slice(0, domain.indexOf('.'));
			const places = Array.from({length: name.length - 2}, (_, index) => index + 1);
			return places
				.map((at) => `${domain.slice(0, at)}${domain[at + 1]}${domain[at]}${domain.slice(at + 2)}`)
				.filter((typed) => !realDomains.has(typed))
				.map((typed) => [domain, typed] as const);
		});
		expect(swapped.length).toBeGreaterThan(150);
		for (const [domain, typed] of swapped) {
			const parsed = parseMailbox(`ada@${typed}`);
			if (!parsed.ok) continue; // a hyphen at the end
			const meant = /@(.*)\?$/.exec((await typoOf(`ada@${typed}`)) ?? '')?.[1] ?? '';
			expect(slips(typed, meant, 2), `${domain}: ${typed}`).toBe(1);
		}
	});
});

describe('roles', () => {
	test.for(['postmaster', 'Abuse', 'info', 'sales+eu', 'webmaster'])('%s', async (name) => {
		const texts = await textsOf(`${name}@company.example`);
		expect(texts).toHaveLength(1);
		expect(texts[0]).toMatch(/for a task and not for a person/);
	});

	test.for(['noreply', 'no-reply', 'mailer-daemon'])('%s only sends', async (name) => {
		expect(await textsOf(`${name}@company.example`)).toEqual([
			`${name} is usually a mailbox that only sends: what comes in, nobody reads, and some servers refuse it.`,
		]);
	});

	test.for(['ada', 'information', 'inform', 'support.ada', '"info "'])(
		'%s is none',
		async (name) => {
			expect(await textsOf(`${name}@company.example`)).toEqual([]);
		},
	);
});

describe('domains to throw away', () => {
	const file = createRequire(import.meta.url).resolve(
		'disposable-email-domains-js/dist/dict/disposable_email_blocklist.json',
	);
	const list = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];

	test('from the list, and below them', async () => {
		for (const domain of [list[0]!, list.at(-1)!, 'mailinator.com', 'some.mailinator.com']) {
			const kinds = (await hintsOf(`ada@${domain}`)).map(({kind}) => kind);
			expect(kinds).toContain('disposable');
		}
		expect(list.length).toBeGreaterThan(5000);
	});

	test('not beside or above them, and none that is known to be real', async () => {
		for (const domain of ['not-a-mailinator.com', 'com', 'mailinator.example', '[192.0.2.1]']) {
			expect(await textsOf(`ada@${domain}`)).toEqual([]);
		}
		expect(list.filter((domain) => realDomains.has(domain))).toEqual([]);
	});
});

/** Text of any characters; fast-check's own takes seconds to begin. */
const anything = fc
	.array(fc.integer({min: 0, max: 0x10ffff}), {maxLength: 40})
	.map((points) => String.fromCodePoint(...points));

test('whatever is typed: quick, and safe to show', async () => {
	await fc.assert(
		fc.asyncProperty(anything, fc.domain(), async (local, domain) => {
			const parsed = parseMailbox(`${local}@${domain}`);
			if (!parsed.ok) return;
			for (const {text} of await addressHints(parsed.mailbox)) {
				expect(text).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
			}
		}),
	);
});

describe('slips', () => {
	test.for([
		['gmail', 'gmail', 0],
		['gmail', 'gmial', 1],
		['gmail', 'gmai', 1],
		['gmail', 'gmaill', 1],
		['gmail', 'gnail', 1],
		['ab', 'ba', 1],
		['', 'a', 1],
		['gmail', 'mgial', 2],
		['abcd', 'badc', 2],
		['ca', 'abc', 3],
		['gmail', 'yahoo', 3],
	] as const)('%s, %s: %i', ([from, to, count]) => {
		expect(slips(from, to, 2)).toBe(count);
		expect(slips(to, from, 2)).toBe(count);
	});
});
