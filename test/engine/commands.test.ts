import {describe, it} from 'vitest';
import {planFor, play, upToMail} from '../support/playbook.ts';

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
