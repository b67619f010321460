/** One picture: how the program is started, what is pressed, and what must be on the screen then. */
export type ScreenShot = {
	/** File name and marker in the README. */
	readonly name: string;
	readonly args: readonly string[];
	readonly columns: number;
	readonly rows: number;
	readonly steps: readonly {readonly press?: string; readonly until: RegExp}[];
};

const over = /The conversation is over/;
const toTheEnd = {press: 'a', until: over} as const;

/** The main screens. */
export const screens: readonly ScreenShot[] = [
	{
		name: 'start',
		args: ['--practice'],
		columns: 80,
		rows: 24,
		steps: [{until: /Whose mailbox/}],
	},
	{
		name: 'step',
		args: ['--practice', 'alice@healthy.example'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /ask DNS/},
			{press: '\r', until: /Your turn: connect/},
			{press: '\r', until: /EHLO mail\.learner/},
		],
	},
	{
		name: 'walk',
		args: ['--practice', 'alice@outlook-like.example'],
		columns: 120,
		rows: 36,
		steps: [{until: /ask DNS/}, toTheEnd],
	},
	{
		name: 'consent',
		args: ['--practice', 'dave@white.hung-up.example'],
		columns: 80,
		rows: 24,
		steps: [{until: /ask DNS/}, toTheEnd, {press: 'f', until: /\[x\]/}],
	},
	{
		name: 'matrix',
		args: ['--practice', 'dave@white.hung-up.example'],
		columns: 100,
		rows: 30,
		steps: [
			{until: /ask DNS/},
			toTheEnd,
			{press: 'f', until: /\[x\]/},
			{press: '\r', until: /What follows/},
		],
	},
	{
		name: 'self',
		args: ['--practice', 'alice@red.access-denied.example', '--helo', 'client'],
		columns: 100,
		rows: 30,
		steps: [
			{until: /ask DNS/},
			toTheEnd,
			{press: 'i', until: /So it stands/},
			{press: 'u', until: /» ✗ bad/},
		],
	},
	{
		name: 'agree',
		args: ['preflight', '--practice'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /So it stands/},
			{press: 'c', until: /» \[ \] Ask/},
			{press: 'j', until: /» \[ \] The call-back/},
			{press: ' ', until: /» \[x\] The call-back/},
		],
	},
	{
		name: 'side',
		args: ['--practice', 'alice@red.access-denied.example', '--helo', 'client'],
		columns: 100,
		rows: 34,
		steps: [
			{until: /ask DNS/},
			toTheEnd,
			{press: 'i', until: /So it stands/},
			{press: '\t', until: /may have thought/},
			{press: '/', until: /^ \/ /mu},
			{press: 'You say who', until: / 1 of \d/},
			{press: '\r', until: /Tab findings|n next/},
		],
	},
	{
		name: 'command',
		args: ['--practice', 'alice@healthy.example'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /ask DNS/},
			{press: '\r', until: /Your turn: connect/},
			{press: '\r', until: /EHLO mail\.learner/},
			{press: '\r', until: /STARTTLS/},
			{press: ':', until: /Type a command/},
			{press: 'RCPT TO:<bob@healthy.example>', until: /bob@healthy/},
			{press: '\r', until: /again|anyway|rule/i},
		],
	},
	{
		name: 'narrow',
		args: ['--practice', 'nobody@healthy.example'],
		columns: 60,
		rows: 24,
		steps: [{until: /ask DNS/}, toTheEnd],
	},
	{
		name: 'help',
		args: ['--practice', 'alice@healthy.example'],
		columns: 80,
		rows: 24,
		steps: [{until: /ask DNS/}, {press: '?', until: /or capitals: a command/}],
	},
	{
		name: 'greetings',
		args: ['--practice', 'alice@several-mx.example'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /ask DNS/},
			{press: '\r', until: /Your turn: connect/},
			{press: 'm', until: /c greetings/},
			{press: 'c', until: /would make 3 connections/},
			{press: '\r', until: /1 of 3 is not like the others/},
		],
	},
	{
		name: 'ways',
		args: ['--practice', 'alice@no-tls.example'],
		columns: 80,
		rows: 24,
		steps: [{until: /ask DNS/}, {press: '+++a', until: over}, {press: 't', until: /Another way/}],
	},
	{
		name: 'page',
		args: ['--practice', 'nobody@healthy.example'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /ask DNS/},
			{press: '+++a', until: over},
			{press: 'x', until: /Reply \d of \d: rcpt/},
		],
	},
	{
		name: 'wait',
		args: ['--practice', 'alice@greylisting.example'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /ask DNS/},
			{press: '+++a', until: over},
			{press: 'r', until: /Come back in[\s\S]*go now/},
		],
	},
	{
		name: 'explain',
		args: [],
		columns: 80,
		rows: 24,
		steps: [
			{until: /Ctrl-E/},
			{press: '\u0005', until: /Paste a reply/},
			{
				press: '\u001b[200~550-5.7.26 Unauthenticated email is not accepted\u001b[201~',
				until: /Reason/,
			},
		],
	},
	{
		name: 'greetings',
		args: ['--practice', 'alice@several-mx.example'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /ask DNS/},
			{press: '\r', until: /Your turn: connect/},
			{press: 'm', until: /c greetings/},
			{press: 'c', until: /would make 3 connections/},
			{press: '\r', until: /1 of 3 is not like the others/},
		],
	},
	{
		name: 'ways',
		args: ['--practice', 'alice@no-tls.example'],
		columns: 80,
		rows: 24,
		steps: [{until: /ask DNS/}, {press: '+++a', until: over}, {press: 't', until: /Another way/}],
	},
	{
		name: 'page',
		args: ['--practice', 'nobody@healthy.example'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /ask DNS/},
			{press: '+++a', until: over},
			{press: 'x', until: /Reply \d of \d: rcpt/},
		],
	},
	{
		name: 'wait',
		args: ['--practice', 'alice@greylisting.example'],
		columns: 80,
		rows: 24,
		steps: [
			{until: /ask DNS/},
			{press: '+++a', until: over},
			{press: 'r', until: /Come back in[\s\S]*go now/},
		],
	},
	{
		name: 'explain',
		args: [],
		columns: 80,
		rows: 24,
		steps: [
			{until: /Ctrl-E/},
			{press: '\u0005', until: /Paste a reply/},
			{
				press: '\u001b[200~550-5.7.26 Unauthenticated email is not accepted\u001b[201~',
				until: /Reason/,
			},
		],
	},
];
