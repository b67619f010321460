import {describe, it} from 'vitest';
import {planFor, play, type Playbook, upToBanner, upToMail} from '../support/playbook.ts';

const plan = planFor('alice@example.com');

describe('edited commands', () => {
	it.each([
		['MAIL FROM:<a@b.example>\r\nRCPT TO:<x@y.example>', 'line-break'],
		['MAIL FROM:<a@b.example>\n', 'line-break'],
		['', 'empty-command'],
		['DATA', 'data-never'],
		['  data  ', 'data-never'],
		['BDAT 10 LAST', 'data-never'],
		['AUTH PLAIN AGEAYg==', 'auth-never'],
		[`NOOP ${'x'.repeat(3000)}`, 'command-too-long'],
	])('%j is refused as %s, and the proposal stands', (line, code) => {
		play(plan, [
			...upToMail,
			[{send: line}, [`refused: ${code}`]],
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
		]);
	});

	it('an edited MAIL goes out as it was edited', () => {
		play(plan, [
			...upToMail,
			[{send: 'mail from:<>'}, ['wait 4000', '> mail from:<>']],
			[{say: '250 ok'}, ['mail ended: reply 250', 'propose RCPT TO:<alice@example.com>']],
		]);
	});

	it('NOOP leaves the walk where it was', () => {
		play(plan, [
			...upToMail,
			[{send: 'NOOP'}, ['wait 4000', '> NOOP']],
			[{say: '250 ok'}, ['propose MAIL FROM:<postmaster@client.example.net>']],
		]);
	});

	it('MAIL behind EHLO that was passed over is out of order', () => {
		play(plan, [
			...upToMail.slice(0, -2),
			[
				'skip',
				[
					'ehlo ended: skipped',
					'propose MAIL FROM:<postmaster@client.example.net> (command-out-of-order)',
				],
			],
		]);
	});

	it('QUIT instead of MAIL ends the session', () => {
		play(plan, [
			...upToMail,
			[{send: 'QUIT'}, ['wait 600', '> QUIT']],
			[{say: '221 bye'}, ['quit ended: reply 221', 'close', 'closed by us: fin', 'over: done']],
		]);
	});

	it('an approval meant for another proposal is too late', () => {
		play(plan, [
			...upToMail,
			[{want: {type: 'approve', by: 'person', proposalId: 1}}, ['refused: too-late']],
		]);
	});
});

describe('what arrives at the wrong time', () => {
	it('a reply before the command does not answer it', () => {
		play(plan, [
			...upToMail,
			[{say: '250 guess what'}, ['finding: unsolicited-reply']],
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[{say: '250 ok'}, ['mail ended: reply 250', 'propose RCPT TO:<alice@example.com>']],
		]);
	});

	it('stopping in a wait ends the connection and the walk', () => {
		play(plan, [
			...upToMail,
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[
				{want: {type: 'stop-waiting'}},
				['mail ended: stopped', 'close', 'closed by us: stopped', 'over: done'],
			],
		]);
	});

	it('leaving while a command is proposed closes the connection', () => {
		play(plan, [
			...upToMail,
			[
				{want: {type: 'stop', by: 'person'}},
				['mail ended: stopped', 'close', 'closed by us: stopped', 'over: person'],
			],
		]);
	});
});

const proposedMail = 'propose MAIL FROM:<postmaster@client.example.net>';
const upToEhlo: Playbook = [
	...upToBanner,
	[
		{say: '220 mx1.example.com ESMTP'},
		['banner ended: reply 220', 'propose EHLO client.example.net'],
	],
];
const upToRcpt: Playbook = [
	...upToMail,
	['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
	[{say: '250 ok'}, ['mail ended: reply 250', 'propose RCPT TO:<alice@example.com>']],
];
const upToVrfy: Playbook = [
	...upToRcpt,
	['approve', ['wait 4000', '> RCPT TO:<alice@example.com>']],
	[{say: '250 ok'}, ['rcpt ended: reply 250', 'propose VRFY alice@example.com']],
];

describe('asides: the walk goes on from where it stood', () => {
	it.each(['NOOP', 'HELP', 'EXPN staff', 'VRFY bob', 'ETRN example.org', 'XYZZY', 'RSET'])(
		'%s at EHLO brings EHLO back, and HELO at HELO',
		(line) => {
			play(plan, [
				...upToEhlo,
				[{send: line}, ['wait 4000', `> ${line}`]],
				[{say: '250 ok'}, ['propose EHLO client.example.net']],
				['approve', ['wait 4000', '> EHLO client.example.net']],
				[{say: '502 what'}, ['ehlo ended: reply 502', 'settle 400']],
				['settled', ['propose HELO client.example.net']],
				[{send: line}, ['wait 4000', `> ${line}`]],
				[{say: '500 what'}, ['propose HELO client.example.net']],
			]);
		},
	);

	it('RSET brings MAIL back, and the walk starts its transaction anew', () => {
		play(plan, [
			...upToVrfy,
			[{send: 'rset'}, ['wait 4000', '> rset']],
			[{say: '250 ok'}, [proposedMail]],
			[{send: 'MAIL FROM:<>'}, ['wait 4000', '> MAIL FROM:<>']],
			[{say: '250 ok'}, ['mail ended: reply 250', 'propose RCPT TO:<alice@example.com>']],
		]);
	});

	it('a refused RSET leaves the proposal', () => {
		play(plan, [
			...upToVrfy,
			[{send: 'RSET'}, ['wait 4000', '> RSET']],
			[{say: '500 what'}, ['propose VRFY alice@example.com']],
		]);
	});

	it.each([
		['RCPT TO:<alice@example.com>', '250 ok'],
		['RCPT TO:<bob@example.com>', '550 no such user'],
		['MAIL FROM:<>', '503 nested MAIL'],
		['VRFY postmaster', '252 maybe'],
	])('%s at VRFY: whatever comes back, VRFY stands', (line, reply) => {
		play(plan, [
			...upToVrfy,
			[{send: line}, ['wait 4000', `> ${line}`]],
			[{say: reply}, ['propose VRFY alice@example.com']],
		]);
	});

	it.each([
		['MAIL FROM:<>', '503 5.5.1 EHLO first'],
		['RCPT TO:<alice@example.com>', '503 5.5.1 MAIL first'],
	])('%s before its time is no refusal of the address', (line, reply) => {
		play(plan, [
			...upToEhlo,
			[{send: line}, ['wait 4000', `> ${line}`]],
			[{say: reply}, ['propose EHLO client.example.net']],
		]);
	});

	it('an edited RCPT for somebody else is not the answer about our mailbox', () => {
		play(plan, [
			...upToRcpt,
			[{send: 'RCPT TO:<bob@example.com>'}, ['wait 4000', '> RCPT TO:<bob@example.com>']],
			[{say: '550 5.1.1 no such user'}, ['propose RCPT TO:<alice@example.com>']],
			[{send: 'rcpt to: <alice@EXAMPLE.com>'}, ['wait 4000', '> rcpt to: <alice@EXAMPLE.com>']],
			[{say: '250 ok'}, ['rcpt ended: reply 250', 'propose VRFY alice@example.com']],
		]);
	});

	it('RCPT that was passed over can still be typed', () => {
		play(plan, [
			...upToRcpt,
			['skip', ['rcpt ended: skipped', 'propose VRFY alice@example.com']],
			[{send: 'RCPT TO:<alice@example.com>'}, ['wait 4000', '> RCPT TO:<alice@example.com>']],
			[{say: '250 ok'}, ['rcpt ended: reply 250', 'propose VRFY alice@example.com']],
		]);
	});
});

describe('steps that are typed where another is proposed', () => {
	it('EHLO again starts the greeting anew', () => {
		play(plan, [
			...upToVrfy,
			[{send: 'EHLO other.example'}, ['wait 4000', '> EHLO other.example']],
			[{say: '250 mx'}, ['ehlo ended: reply 250', 'starttls ended: skipped', proposedMail]],
		]);
	});

	it('an EHLO that is refused leaves the session as it was', () => {
		play(plan, [
			...upToVrfy,
			[{send: 'EHLO'}, ['wait 4000', '> EHLO']],
			[{say: '501 name?'}, ['ehlo ended: reply 501', 'settle 400']],
			['settled', ['propose VRFY alice@example.com']],
		]);
	});

	it('another sender can be tried after the first was refused', () => {
		play(plan, [
			...upToMail,
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[{say: '550 no'}, ['mail ended: reply 550', 'settle 400']],
			['settled', ['rcpt ended: skipped', 'vrfy ended: skipped', 'propose QUIT']],
			[{send: 'MAIL FROM:<>'}, ['wait 4000', '> MAIL FROM:<>']],
			[{say: '550 no'}, ['mail ended: reply 550', 'settle 400']],
			['settled', ['propose QUIT']],
			[{send: 'MAIL FROM:<a@b.example>'}, ['wait 4000', '> MAIL FROM:<a@b.example>']],
			[{say: '250 ok'}, ['mail ended: reply 250', 'propose RCPT TO:<alice@example.com>']],
		]);
	});
});

describe('an aside that ends the conversation', () => {
	it('a hang-up behind it is none behind RCPT', () => {
		play(plan, [
			...upToRcpt,
			[{send: 'HELP'}, ['wait 4000', '> HELP']],
			['fin', ['quit ended: fin', 'closed by peer: fin', 'over: done']],
		]);
	});

	it('silence behind it is none behind RCPT', () => {
		play(plan, [
			...upToRcpt,
			[{send: 'HELP'}, ['wait 4000', '> HELP']],
			['deadline', ['quit ended: timeout', 'close', 'closed by us: timeout', 'over: done']],
		]);
	});

	it('354-to-an-odd-verb: nothing more is said that could become a message', () => {
		play(plan, [
			...upToVrfy,
			[{send: 'XDELIVER'}, ['wait 4000', '> XDELIVER']],
			[
				{say: '354 go ahead'},
				['quit ended: protocol-error 354', 'close', 'closed by us: protocol-error', 'over: done'],
			],
		]);
	});

	it('354-to-mail: the same where a step is answered so', () => {
		play(plan, [
			...upToMail,
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[
				{say: '354 go ahead'},
				['mail ended: protocol-error 354', 'close', 'closed by us: protocol-error', 'over: done'],
			],
		]);
	});

	it('421 counts for the stage it came at', () => {
		play(plan, [
			...upToRcpt,
			[{send: 'NOOP'}, ['wait 4000', '> NOOP']],
			[{say: '421 bye'}, ['rcpt ended: reply 421', 'settle 2000']],
		]);
	});
});

describe('a skip that comes too late', () => {
	it('is refused, and passes nothing over', () => {
		play(plan, [
			...upToMail,
			[{want: {type: 'skip', by: 'person', proposalId: 1}}, ['refused: too-late']],
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
		]);
	});
});
