import {inspect} from 'node:util';
import {describe, expect, it} from 'vitest';
import {createVault} from '../../source/engine/vault.ts';
import type {Credentials, LoginRisk, Mechanism} from '../../source/model/login.ts';
import type {Intent} from '../../source/model/session.ts';
import {answerChallenge, toBase64} from '../../source/protocol/sasl.ts';
import {noSecret, openSecret, withMore, withoutLast} from '../../source/protocol/secret.ts';
import {loginOf} from '../../source/protocol/typed.ts';
import {planFor, play, replyOf, upToMail} from '../support/playbook.ts';

const plan = planFor('alice@example.com');
const secret = withMore(noSecret, 'correct-horse');
const alice = {user: 'alice', secret};

const wish = (
	mechanism: Mechanism,
	more: {credentials?: Credentials; despite?: LoginRisk | undefined; proposalId?: number} = {},
): Intent => ({
	type: 'log-in',
	by: 'person',
	mechanism,
	credentials: alice,
	despite: 'in-clear',
	proposalId: 4,
	...more,
});
const back = 'propose MAIL FROM:<postmaster@client.example.net>';
const hidden = '> «hidden»';

describe('AUTH beside the walk', () => {
	it.each([
		['PLAIN', ['334 ']],
		['LOGIN', ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6']],
		['CRAM-MD5', [`334 ${toBase64('<1896.697170952@postoffice.example.net>')}`]],
		['XOAUTH2', ['334 ']],
		['OAUTHBEARER', ['334 ']],
	] as const)(
		'%s: each challenge has its answer, and the proposal comes back',
		(mechanism, asks) => {
			play(plan, [
				...upToMail,
				[{want: wish(mechanism)}, ['wait 4000', `> AUTH ${mechanism}`]],
				...asks.map((say) => [{say}, ['wait 4000', hidden]] as const),
				[{say: '235 ok'}, [back]],
				['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			]);
		},
	);

	it.each([535, 503, 504, 454])('%i leaves the walk where it was', (code) => {
		play(plan, [
			...upToMail,
			[{want: wish('PLAIN')}, ['wait 4000', '> AUTH PLAIN']],
			[{say: `${code} no`}, [back]],
		]);
	});

	it('a challenge too many is cancelled with *, and one behind that gives the connection up', () => {
		play(plan, [
			...upToMail,
			[{want: wish('PLAIN')}, ['wait 4000', '> AUTH PLAIN']],
			[{say: '334 '}, ['wait 4000', hidden]],
			[{say: '334 '}, ['wait 4000', '> *']],
			[
				{say: '334 '},
				['quit ended: protocol-error 334', 'close', 'closed by us: protocol-error', 'over: done'],
			],
		]);
	});

	it('* as the answer to the first challenge; the server takes it back', () => {
		play(plan, [
			...upToMail,
			[{want: wish('LOGIN', {credentials: {cancel: true}})}, ['wait 4000', '> AUTH LOGIN']],
			[{say: '334 VXNlcm5hbWU6'}, ['wait 4000', '> *']],
			[{say: '501 aborted'}, [back]],
		]);
	});

	it('a 354 is never answered', () => {
		play(plan, [
			...upToMail,
			[{want: wish('PLAIN')}, ['wait 4000', '> AUTH PLAIN']],
			[
				{say: '354 go ahead'},
				['quit ended: protocol-error 354', 'close', 'closed by us: protocol-error', 'over: done'],
			],
		]);
	});

	it.each([
		[
			'without TLS and without the word for it',
			wish('PLAIN', {despite: undefined}),
			'auth-in-clear',
		],
		['with the word for another danger', wish('PLAIN', {despite: 'unverified'}), 'auth-in-clear'],
		['for another proposal', wish('PLAIN', {proposalId: 3}), 'too-late'],
		[
			'with a password that nobody could tell from a word',
			wish('PLAIN', {credentials: {user: 'alice', secret: withMore(noSecret, 'a b c')}}),
			'secret-too-short',
		],
	] as const)('%s: refused, and the proposal stands', (_name, intent, code) => {
		play(plan, [
			...upToMail,
			[{want: intent}, [`refused: ${code}`]],
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
		]);
	});
});

describe('the responses are those of the standards', () => {
	const respond = (mechanism: Mechanism, user: string, password: string, challenge = '') => {
		const answer = answerChallenge(
			{
				mechanism,
				credentials: {user, secret: withMore(noSecret, password)},
				hmacMd5: () => 'b913a602c7eda7a495b4e6e7334d3890',
			},
			0,
			challenge,
		);
		return answer.kind === 'line' ? openSecret(answer.line) : '*';
	};

	it('RFC 4616 §4 PLAIN, RFC 2195 §2 CRAM-MD5, RFC 7628 §4.1 OAUTHBEARER', () => {
		expect(respond('PLAIN', 'tim', 'tanstaaftanstaaf')).toBe('AHRpbQB0YW5zdGFhZnRhbnN0YWFm');
		expect(
			respond('CRAM-MD5', 'tim', 'x', 'PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+'),
		).toBe('dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw');
		expect(Buffer.from(respond('OAUTHBEARER', 'a,b=c', 'tok'), 'base64').toString()).toBe(
			'n,a=a=2Cb=3Dc,\u0001auth=Bearer tok\u0001\u0001',
		);
		expect(respond('CRAM-MD5', 'tim', 'x', 'no base64!')).toBe('*');
	});
});

it('a secret shows itself nowhere: text, JSON, inspector, spread, keys', () => {
	const word = '«hidden»';
	expect(String(secret)).toBe(word);
	expect(JSON.stringify({secret})).toBe(`{"secret":"${word}"}`);
	expect(inspect({secret}, {depth: 9, showHidden: true})).not.toContain('correct');
	expect({...secret}).toEqual({});
	expect(Reflect.ownKeys(secret)).toEqual([]);
	expect(openSecret(withoutLast(secret))).toBe('correct-hors');
});

describe('what comes back is cleaned of it', () => {
	const vault = createVault();
	vault.hide(secret);
	vault.hideLine(withMore(noSecret, toBase64('\0alice\0correct-horse')));
	const base64 = toBase64('correct-horse');

	it.each([
		['535 no: correct-horse', '535 no: [hidden]'],
		['535 no: CORRECT-HORSE!', '535 no: [hidden]!'],
		['535 no: correct -\thorse', '535 no: [hidden]'],
		[`535 no: ${base64}`, '535 no: [hidden]=='],
		[`535 no: ${base64.toLowerCase()}`, '535 no: [hidden]=='],
		[`535 no: ${toBase64('\0alice\0correct-horse')} ?`, '535 no: [hidden] ?'],
		[`535 no: ${toBase64('it was correct-horse, they say')}`, /^535 no: \S*\[hidden\]\S*$/],
		[`535 no: ${Buffer.from('correct-horse').toString('hex')}`, '535 no: [hidden]'],
		[
			`535 no: ${Array.from(Buffer.from('correct-horse'), (byte) => `%${byte.toString(16)}`).join('')}`,
			'535 no: [hidden]',
		],
		['535 no: correct-ho…', '535 no: [hidden]…'],
		['535 no: …rect-horse', '535 no: …[hidden]'],
		['535-no: correct\n535 -horse', '535-no: [hidden]\n535 [hidden]'],
		['535 esroh-tcerroc', '535 [hidden]'],
		['535 no such user', '535 no such user'],
	])('%j', (said, shown) => {
		const reply = vault.clean(replyOf(said));
		const text = reply.lines
			.map(({raw}) => Buffer.from(raw).toString())
			.join('')
			.trimEnd()
			.replaceAll('\r\n', '\n');
		if (typeof shown === 'string') expect(text).toBe(shown);
		else expect(text).toMatch(shown);
		expect(reply.code).toBe(535);
		expect(reply.lines.map((line) => line.text).join('')).not.toMatch(/correct|horse/i);
		for (const line of reply.lines) expect(line.bytes).toBe(line.raw.length);
	});

	it('wherever else it may come: DNS, certificates', () => {
		const facts = {subject: 'CN=correct-horse', chain: [{names: ['x', 'Correct-Horse.example']}]};
		expect(vault.clean(facts)).toEqual({
			subject: 'CN=[hidden]',
			chain: [{names: ['x', '[hidden].example']}],
		});
		expect(vault.holds('NOOP correct-horse')).toBe(true);
		expect(vault.holds('NOOP')).toBe(false);
	});

	it('a code is never hidden, though the password be one', () => {
		const codes = createVault();
		codes.hide(withMore(noSecret, '5355'));
		expect(codes.clean(replyOf('535 5.3.5 535')).lines[0]?.code).toBe(535);
	});
});

it.each([
	['AUTH', {mechanism: '', hasMore: false, isKnown: true}],
	[' auth plain', {mechanism: 'PLAIN', hasMore: false, isKnown: true}],
	['AUTH PLAIN ', {mechanism: 'PLAIN', hasMore: false, isKnown: true}],
	['AUTH PLAIN A', {mechanism: 'PLAIN', hasMore: true, isKnown: true}],
	['X-EXPS NTLM T', {mechanism: 'NTLM', hasMore: true, isKnown: false}],
	['AUTHx', {mechanism: '', hasMore: true, isKnown: false}],
	['!AUTH PLAIN x', {mechanism: 'PLAIN', hasMore: true, isKnown: false}],
	['NOOP AUTH', undefined],
])('%j as the beginning of a login', (line, expected) => {
	expect(loginOf(line)).toEqual(expected);
});
