import type {Ended, Stage} from '../model/stage.ts';
import {breachOf} from '../protocol/breach.ts';
import {begunText} from './begun-endings.ts';
import {breachText} from './breaches.ts';
import {unsentText} from './unsent-endings.ts';
import {
	blockedPort,
	fixedEndings,
	later,
	otherHost,
	saysNothing,
	type EndedText,
} from './fixed-endings.ts';

export type {EndedText} from './fixed-endings.ts';

/** What was just done at a stage, to put into a sentence. */
const afterWhat: Readonly<Record<Stage, string>> = {
	mx: 'during the DNS look-up',
	connect: 'while the connection was being opened',
	banner: 'before the server had greeted',
	ehlo: 'instead of an answer to EHLO',
	starttls: 'during STARTTLS',
	mail: 'instead of an answer to MAIL FROM',
	rcpt: 'instead of an answer to RCPT TO',
	vrfy: 'instead of an answer to VRFY',
	quit: 'after QUIT',
};

/** What the server knew of you when the stage began. */
const known: Readonly<Record<Stage, string>> = {
	mx: 'nothing',
	connect: 'nothing but your IP address',
	banner: 'nothing but your IP address',
	ehlo: 'your IP address and your EHLO name',
	starttls: 'your IP address and your EHLO name',
	mail: 'your IP address, your EHLO name and the sender',
	rcpt: 'your IP address, your EHLO name, the sender and the recipient',
	vrfy: 'your IP address, your EHLO name and the name you asked about',
	quit: 'all that you had said',
};

const otherNetwork =
	'Try from another network; if it works there, your address or your path is the cause.';

function fin(stage: Stage): EndedText {
	if (stage === 'quit') {
		return {
			title: 'Closed without a goodbye',
			meaning:
				'The server closed the connection instead of answering QUIT with 221. That is rude, but changes nothing.',
			causes: ['The server does not wait for QUIT.'],
			next: ['Nothing to do.'],
			about: 'server',
		};
	}
	const early = stage === 'banner';
	return {
		title: early ? 'Closed without a greeting' : 'Closed without an answer',
		meaning: `The connection was closed in good order (FIN) ${afterWhat[stage]}: by the server, or by something in front of it that speaks in its name. The server knew ${known[stage]}. ${saysNothing}`,
		causes: [
			early
				? 'Your IP address is refused without a word: by a block list, a limit on connections, or a country filter.'
				: 'A rule of the server, or of a filter in front of it, refuses you without a word.',
			early
				? 'A load balancer or proxy has no working mail server behind it.'
				: 'A limit was reached: errors, commands or time in one session.',
			'The server program crashed or was stopped.',
		],
		next: [
			later,
			otherHost,
			otherNetwork,
			'If it goes on, tell their postmaster the time and your IP address.',
		],
		about: 'server',
	};
}

function rst(stage: Stage): EndedText {
	if (stage === 'quit') {
		return {
			title: 'Connection reset after QUIT',
			meaning:
				'The server, or something on the way, reset the connection (RST) instead of answering QUIT. That changes nothing.',
			causes: ['The server does not wait for QUIT.'],
			next: ['Nothing to do.'],
			about: 'server',
		};
	}
	return {
		title: 'Connection reset',
		meaning: `The connection was torn down (RST) ${afterWhat[stage]}: by the server, or by a firewall in between that speaks in its name. The two cannot be told apart from here. The server knew ${known[stage]}. ${saysNothing}`,
		causes: [
			stage === 'starttls'
				? 'Something on the way lets no encrypted mail connections pass, or the server cannot do the TLS version offered.'
				: 'A firewall or intrusion filter on the way cut the connection.',
			'The server program crashed, or closed without reading what you had sent.',
			'The server drops clients that it dislikes in this way.',
		],
		next: [later, otherHost, otherNetwork],
		about: 'network',
	};
}

function timeout(stage: Stage): EndedText {
	if (stage === 'connect') {
		return {
			title: 'No answer to the connection',
			meaning: `Nothing came back: neither yes nor no. The packets were lost or thrown away, most often by a firewall; whether on your side, on the way or on theirs cannot be told from one host. ${saysNothing}`,
			causes: [
				'Your network blocks outgoing port 25. Most home, mobile and cloud networks do.',
				'A firewall on their side drops packets from your address.',
				'The host is down, or its address is wrong.',
			],
			next: [blockedPort, otherHost, 'Try the other address family, IPv4 or IPv6.'],
			about: 'network',
		};
	}
	if (stage === 'banner') {
		return {
			title: 'Connected, but no greeting',
			meaning: `The connection is open, but the server did not greet within the time-out. Some servers wait on purpose, to catch clients that talk too early; the standard lets them take 5 minutes. ${saysNothing}`,
			causes: [
				'The server delays the greeting on purpose, or looks up your address first and the look-up hangs.',
				'A firewall accepts connections but passes nothing on.',
				'The server is overloaded.',
				'This port expects TLS at once, as 465 does.',
			],
			next: ['Try again with a longer --timeout, such as 300 seconds.', otherHost, otherNetwork],
			about: 'server',
		};
	}
	if (stage === 'quit') {
		return {
			title: 'No goodbye',
			meaning:
				'No answer to QUIT came within the time-out. That changes nothing: all that mattered had been said.',
			causes: ['The server does not answer QUIT, or the connection broke.'],
			next: ['Nothing to do.'],
			about: 'server',
		};
	}
	return {
		title: 'The server fell silent',
		meaning: `The connection is open, but no complete answer came within the time-out. Whether the server is slow or the path loses what it says cannot be told from here. The server knew ${known[stage]}. ${saysNothing}`,
		causes: [
			'The server checks something slowly, such as DNS, SPF, block lists or the next server behind it.',
			'It slows you down on purpose (tarpit).',
			stage === 'rcpt' || stage === 'mail'
				? 'Large packets are lost on the way (MTU), or a filter swallows the answer.'
				: 'A filter on the way swallows the answer.',
		],
		next: ['Try again with a longer --timeout; the standard allows 5 minutes.', otherHost, later],
		about: 'server',
	};
}

/** What else is known of an end: the code of what came before it, and the detail in the log. */
export type EndFacts = {
	readonly code?: number | null | undefined;
	readonly detail?: string | undefined;
	/** The command of the stage had not gone out; `verb`, safe to show: one beside the walk had. */
	readonly unsent?: {readonly verb: string | undefined} | undefined;
};

/** How a stage ended without a decisive reply, what it can mean, and what to do. */
export function endedText(ended: Ended, stage: Stage, facts: EndFacts = {}): EndedText {
	const {unsent, code} = facts;
	if (ended === 'protocol-error') {
		const answered = typeof code === 'number' && unsent === undefined ? {stage, code} : undefined;
		return breachText(breachOf(facts), answered);
	}
	const near = unsent
		? unsentText(ended, stage, unsent.verb)
		: begunText(ended, stage, code ?? undefined);
	if (near !== undefined) return near;
	// At the DNS stage no mail server takes part: whatever ended, the DNS did not answer.
	if (stage === 'mx' && (ended === 'fin' || ended === 'rst' || ended === 'timeout')) {
		return fixedEndings['dns-timeout'];
	}
	switch (ended) {
		case 'fin':
			return fin(stage);
		case 'rst':
			return rst(stage);
		case 'timeout':
			return timeout(stage);
		case 'reply':
			return {
				title: 'Answered',
				meaning: 'The other side answered. What the answer means stands beside it.',
				causes: [],
				next: ['Read the reply.'],
				about: 'server',
			};
		case 'skipped':
			return {
				title: 'Left out',
				meaning: 'This stage was not gone through, so nothing is known about it.',
				causes: [],
				next: ['Run the walk again without leaving it out.'],
				about: 'unknown',
			};
		case 'stopped':
			return {
				title: 'Stopped by you',
				meaning: 'You left before there was an answer. Nothing is known about this stage.',
				causes: [],
				next: ['Run the walk again to go on. Where an answer was awaited, wait longer.'],
				about: 'unknown',
			};
		default:
			return fixedEndings[ended];
	}
}
