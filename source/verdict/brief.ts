import type {Stage} from '../model/stage.ts';
import type {Outcome} from '../model/verdict.ts';

const at: Readonly<Record<Stage, string>> = {
	mx: 'at the DNS look-up',
	connect: 'at the connection',
	banner: 'at the greeting',
	ehlo: 'at EHLO',
	starttls: 'at STARTTLS',
	mail: 'at MAIL FROM',
	rcpt: 'at RCPT TO',
	vrfy: 'at VRFY',
	quit: 'at QUIT',
};

const ends: Partial<Record<Outcome['ended'], string>> = {
	fin: 'closed without an answer',
	rst: 'reset',
	timeout: 'no answer in time',
	refused: 'refused',
	unreachable: 'no route',
	'tls-failure': 'TLS failed',
	'protocol-error': 'no SMTP',
	'blocked-address': 'a private address, left alone',
	skipped: 'passed over',
	stopped: 'stopped',
};

/** An outcome in a few words without a full stop: '550 5.1.1 at RCPT TO'. Safe to show. */
export function briefOf({stage, ended, code, enhanced, closed}: Outcome): string {
	const where = at[stage];
	if (code === null) {
		if (ended === 'reply') return `it got through ${where}`;
		return `${ends[ended] ?? 'no usable answer'} ${where}`;
	}
	const said = enhanced === null ? `${code}` : `${code} ${enhanced}`;
	const then = closed === 'fin' ? ', then closed' : closed === 'rst' ? ', then reset' : '';
	return `${said} ${where}${then}`;
}
