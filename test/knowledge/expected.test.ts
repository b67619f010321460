import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {missingAtEhlo, type EhloFacts} from '../../source/knowledge/expected.ts';
import {readEhlo} from '../../source/protocol/ehlo.ts';
import {replyOf} from '../support/view.ts';

const offered = (words: string) =>
	readEhlo(
		replyOf(
			['mx.plain.example', ...words.split(',').filter((word) => word !== '')]
				.map((word) => `250-${word}\r\n`)
				.join('')
				.replace(/250-([^\n]*\n)$/u, '250 $1'),
		),
	).capabilities;

const ids = (words: string, more: Partial<EhloFacts> = {}): string[] =>
	missingAtEhlo({capabilities: offered(words), extended: true, secure: false, ...more}).map(
		({id}) => id,
	);

const all = 'PIPELINING,SIZE 1000000,STARTTLS,8BITMIME,ENHANCEDSTATUSCODES';

describe('what is missing in the reply to EHLO', () => {
	test('nothing, where all is there', () => {
		expect(ids(all)).toEqual([]);
		expect(ids(all.replace(',STARTTLS', ''), {secure: true})).toEqual([]);
	});

	test.each([
		['PIPELINING', 'ehlo/no-pipelining'],
		['SIZE 1000000', 'ehlo/no-size'],
		['STARTTLS', 'ehlo/no-starttls'],
		['8BITMIME', 'ehlo/no-8bitmime'],
		['ENHANCEDSTATUSCODES', 'ehlo/no-enhanced-codes'],
	])('%s alone', (keyword, id) => {
		const words = all.split(',').filter((word) => word !== keyword);
		expect(ids(words.join(','))).toEqual([id]);
	});

	test('STARTTLS again after TLS is odd, its absence is right', () => {
		expect(ids(all, {secure: true})).toEqual(['ehlo/starttls-after-tls']);
	});

	test('HELO only: one finding, not one for each keyword', () => {
		expect(ids('', {extended: false, refused: true})).toEqual(['ehlo/helo-only']);
		// The person wrote HELO: nothing is known about EHLO.
		expect(ids('', {extended: false})).toEqual([]);
	});

	test.each([
		'****************************************',
		'**************0******2****200**********',
		' ********************** ',
	])('starttls-stripping: a masked banner %j makes the missing STARTTLS suspicious', (banner) => {
		expect(ids('SIZE 1', {banner})).toEqual(
			expect.arrayContaining(['ehlo/masked-banner', 'ehlo/starttls-removed']),
		);
	});

	test.each(['mx.plain.example ESMTP', '*** welcome to mx.plain.example ***', '2020', '**'])(
		'a banner such as %j is not masked',
		(banner) => {
			expect(ids(all, {banner})).toEqual([]);
		},
	);

	test('starttls-stripping: a keyword of X tells of a firewall', () => {
		expect(ids(all.replace('STARTTLS', 'XXXXXXXA'))).toEqual([
			'ehlo/masked-keyword',
			'ehlo/starttls-removed',
		]);
	});

	test('a provider is measured by its own habits', () => {
		const yahoo = {mx: 'mta5.am0.yahoodns.net'};
		// No ENHANCEDSTATUSCODES is normal there.
		expect(ids('PIPELINING,SIZE 41943040,8BITMIME,STARTTLS', yahoo)).toEqual([]);
		const google = {mx: 'gmail-smtp-in.l.google.com'};
		const [starttls, unlike] = missingAtEhlo({
			capabilities: offered('SIZE 1,8BITMIME,ENHANCEDSTATUSCODES,PIPELINING,SMTPUTF8'),
			extended: true,
			secure: false,
			...google,
		});
		expect(starttls?.id).toBe('ehlo/no-starttls');
		expect(unlike).toMatchObject({id: 'ehlo/unlike/google', isSerious: true, confidence: 'low'});
		expect(unlike?.text).toContain('STARTTLS and CHUNKING');
	});

	test('software is known by its banner', () => {
		expect(ids('SIZE 1,STARTTLS', {banner: 'mx.plain.example ESMTP Postfix'})).toEqual([
			'ehlo/unlike/postfix',
		]);
	});

	test('every finding is dated, bounded and ends its sentence, whatever a server sends', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...all.split(','), 'XXXXXXXA', 'AUTH LOGIN', 'X-Y')),
				fc.boolean(),
				fc.boolean(),
				fc.boolean(),
				fc.oneof(fc.string(), fc.stringMatching(/^[*20 ]{0,40}$/u)),
				fc.constantFrom(undefined, 'mx.google.com', 'a.olc.protection.outlook.com', 'x.qq.com'),
				(words, extended, refused, secure, banner, mx) => {
					const found = missingAtEhlo({
						capabilities: offered(words.join(',')),
						extended,
						refused,
						secure,
						banner,
						mx,
					});
					expect(new Set(found.map(({id}) => id)).size).toBe(found.length);
					for (const {title, text, sources} of found) {
						expect(title.length).toBeLessThanOrEqual(60);
						expect(text).toMatch(/\.$/u);
						expect(text.length).toBeLessThan(420);
						expect(sources.length).toBeGreaterThan(0);
						for (const {checked} of sources) expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/u);
					}
				},
			),
		);
	});
});
