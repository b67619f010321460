import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

const mechanisms = 'AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2 OAUTHBEARER';
const capabilities = ['PIPELINING', 'SIZE 10240000', mechanisms, 'ENHANCEDSTATUSCODES', '8BITMIME'];
const users = {learner: 'correct-horse'};

export const login: Scenario = {
	id: 'login',
	title: 'A server to log in to',
	domain: 'login.example',
	teaches:
		'AUTH (RFC 4954) is how mail programs log in before they send. Type ": AUTH PLAIN" behind EHLO; the name is learner, the password or token correct-horse, and every other one is refused. The server answers 334 with a challenge in base64, and the client with a response: PLAIN gives name and password at once, LOGIN one after the other, CRAM-MD5 a digest that does not give the password away, XOAUTH2 and OAUTHBEARER a token. The name * cancels at the first challenge. Base64 is no secret writing: do this behind STARTTLS only. On a mail exchanger for strangers AUTH is of no use, so the walk takes nothing from it.',
	dns: {
		'login.example': mailFor('mx.login.example'),
		'clear.login.example': mailFor('mx.clear.login.example'),
		'echo.login.example': mailFor('mx.echo.login.example'),
		'self.login.example': mailFor('mx.self.login.example'),
	},
	hosts: [
		postfix({
			name: 'mx.login.example',
			addresses: ['192.0.2.180'],
			domains: ['login.example'],
			capabilities,
			accounts: {users},
		}),
		postfix({
			name: 'mx.clear.login.example',
			addresses: ['192.0.2.181'],
			domains: ['clear.login.example'],
			capabilities,
			starttls: false,
			accounts: {users},
		}),
		postfix({
			name: 'mx.echo.login.example',
			addresses: ['192.0.2.182'],
			domains: ['echo.login.example'],
			capabilities,
			accounts: {users, repeats: true},
		}),
		postfix({
			name: 'mx.self.login.example',
			addresses: ['192.0.2.183'],
			domains: ['self.login.example'],
			capabilities,
			certificate: 'self-signed',
			accounts: {users},
		}),
	],
	visits: [
		{
			address: 'alice@login.example',
			about: 'Behind STARTTLS type ": AUTH PLAIN", learner, correct-horse.',
			expect: accepted,
		},
		{
			address: 'alice@clear.login.example',
			about: 'Without TLS a password goes out only if you insist.',
			expect: accepted,
		},
		{
			address: 'alice@self.login.example',
			about: 'Nobody vouches for this certificate: insist, or leave it.',
			expect: accepted,
		},
		{
			address: 'alice@echo.login.example',
			about: 'It repeats a wrong password in its refusal: look what is shown.',
			expect: accepted,
		},
	],
};
