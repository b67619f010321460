import {explainReply} from '../../knowledge/index.ts';
import type {Check, CheckId, CheckState, CheckStep} from '../../model/check.ts';
import type {Stage} from '../../model/stage.ts';
import type {Outcome, Reason} from '../../model/verdict.ts';
import type {SessionView} from '../../model/view.ts';
import type {Reply} from '../../model/wire.ts';
import {isMisfit, isYes} from '../../protocol/reply-codes.ts';
import {visible} from '../../protocol/visible.ts';
import {judge} from '../../verdict/judge.ts';
import {checkOf} from '../context.ts';
import {heldBackWhy} from '../held-back.ts';

type Told = {readonly state: CheckState; readonly finding: string; readonly found: string};

/** Reasons that are about the address we come from, our name or our manner, whatever the recipient is. */
const aboutUs: ReadonlySet<Reason> = new Set<Reason>([
	'helo-rejected',
	'no-ptr',
	'rate-limited',
	'ip-blocklisted',
	'domain-blocklisted',
	'bad-reputation',
	'protocol-error',
]);

/** Reasons for which a server takes no mail for the domain, or none at all. */
const aboutDomain: ReadonlySet<Reason> = new Set<Reason>([
	'domain-refuses-mail',
	'domain-not-found',
]);

/** What a receiver learns of the sender when it calls back, from the walk up to the answer to RCPT. */
export function judgeCallBack(
	view: SessionView,
	subject: string,
	steps: readonly CheckStep[],
): Check {
	const outcome = judge(view);
	const told = outcome
		? tell(view, outcome)
		: as('unknown', 'no-answer', 'The call-back was given up before there was an answer.');
	return checkOf({id: 'callback', subject, ...told, steps});
}

function tell(view: SessionView, outcome: Outcome): Told {
	const {stage, ended, code} = outcome;
	if (stage === 'mx') return tellDns(outcome);
	if (stage === 'connect') return tellConnect(view);
	const host = visible(view.attempts.at(-1)?.target.host ?? 'the server');
	if (ended === 'skipped' && stage === 'mail') {
		return as('unknown', 'cannot-say', `${host} does not offer SMTPUTF8, which the sender needs.`);
	}
	if (ended === 'protocol-error' && stage === 'banner') {
		return as('bad', 'not-smtp', `What ${host} says is no SMTP.`);
	}
	if (code === null || (code < 400 && !isAccepted({stage, code}))) return tellEnd(host, outcome);
	const said = `${host} said ${quote(outcome)}`;
	if (isAccepted({stage, code})) {
		return as('good', 'accepted', `${said} to the null sender and your address.`);
	}
	return tellRefusal(said, outcome, code, view);
}

/** Was the address taken, by a code that says so? */
function isAccepted({stage, code}: {readonly stage: Stage; readonly code: number}): boolean {
	return stage === 'rcpt' && isYes(code, {stage}) && !isMisfit(code, {stage});
}

function tellRefusal(
	said: string,
	{stage, reason}: Outcome,
	code: number,
	view: SessionView,
): Told {
	const at =
		stage === 'rcpt' ? 'your address' : stage === 'mail' ? 'MAIL FROM:<>' : `us at ${stage}`;
	const isPermanent = code >= 500;
	if (aboutUs.has(reason)) return as('unknown', 'refuses-us', `${said}, which is about us.`);
	if (reason === 'tls-required') {
		return as('unknown', 'wants-tls', `${said} to ${at}: it wants TLS. ${tlsHere(view)}`);
	}
	// Nobody who calls back, or brings a bounce, can log in there.
	if (isPermanent && reason === 'auth-required') {
		return as('bad', 'wants-login', `${said} to ${at}: it wants a login.`);
	}
	if (!isPermanent) return as('unknown', 'deferred', `${said} to ${at}.`);
	if (stage === 'rcpt') {
		return reason === 'sender-rejected'
			? as('bad', 'refuses-null-sender', `${said} to your address, because of the null sender.`)
			: as('bad', 'refused', `${said} to your address.`);
	}
	if (stage === 'mail') return as('bad', 'refuses-null-sender', `${said} to MAIL FROM:<>.`);
	return aboutDomain.has(reason) || code === 521
		? as('bad', 'takes-no-mail', `${said} to whoever connects.`)
		: as('unknown', 'refuses-us', `${said} before the sender was named.`);
}

/** What became of TLS with the host that was talked to last. */
function tlsHere({attempts}: SessionView): string {
	const last = attempts.at(-1);
	if (last?.tls) {
		return `The connection was encrypted (${visible(last.tls.protocol)}), but not as it wants.`;
	}
	const same = attempts.filter(
		({target}) => target.address.address === last?.target.address.address,
	);
	if (same.some(({stages}) => stages.starttls.ended === 'tls-failure')) {
		return 'The TLS handshake had failed before, so this was said in the clear.';
	}
	const {ended, code} = last?.stages.starttls ?? {};
	return ended === 'reply'
		? `To STARTTLS it had said ${code ?? 'no code'}, so there was no TLS.`
		: 'It offers no STARTTLS here.';
}

function tellDns({ended}: Outcome): Told {
	switch (ended) {
		case 'null-mx':
			return as('bad', 'null-mx', 'The domain publishes a null MX: "I take no mail".');
		case 'dns-nxdomain':
		case 'dns-nodata':
		case 'dns-no-address':
			return as('bad', 'no-host', 'DNS knows no mail server of the domain.');
		default:
			return as('unknown', 'dns-failed', `DNS did not say where the domain takes mail (${ended}).`);
	}
}

/** No host was reached: only if each of them refused outright it is certain that nobody listens. */
function tellConnect({attempts}: SessionView): Told {
	const ends = attempts.map(({target, stages}) => {
		const {host, address} = target;
		const name = host === address.address ? '' : `${visible(host)} `;
		return {where: `${name}[${address.address}]`, ended: stages.connect.ended};
	});
	const all = ends.map(({where}) => where).join(', ');
	if (ends.length > 0 && ends.every(({ended}) => ended === 'blocked-address')) {
		return as('unknown', 'private-address', `Not contacted: ${all} is a private address.`);
	}
	const held = attempts.map(heldBackWhy).find((why) => why !== undefined);
	if (
		held !== undefined &&
		ends.every(({ended}) => ended === 'skipped' || ended === 'blocked-address')
	) {
		return as('unknown', 'held-back', `Not contacted, to keep the peace. ${held}`);
	}
	const tried = ends.filter(({ended}) => ended !== 'blocked-address' && ended !== 'skipped');
	if (tried.length > 0 && tried.every(({ended}) => ended === 'refused')) {
		return as('bad', 'nobody-listens', `${all} refused the connection.`);
	}
	return as('unknown', 'no-answer', `There was no answer from ${all}.`);
}

function tellEnd(host: string, outcome: Outcome): Told {
	const {stage, ended} = outcome;
	if (ended === 'reply') {
		const said = `${host} said ${quote(outcome)}`;
		return as('unknown', 'odd-answer', `${said}, which is no answer to ${stage}.`);
	}
	if (ended === 'stopped') {
		return as('unknown', 'no-answer', `The talk with ${host} was given up at ${stage}.`);
	}
	if (ended === 'timeout') return as('unknown', 'no-answer', `${host} fell silent at ${stage}.`);
	return as(
		'unknown',
		'connection-lost',
		`The connection to ${host} broke off at ${stage} (${ended}).`,
	);
}

/** What the server said to a role mailbox; undefined: it was not asked, or said nothing. */
export function judgeRole(
	id: CheckId & ('postmaster' | 'abuse'),
	subject: string,
	reply: Reply | undefined,
	view: SessionView | undefined,
	steps: readonly CheckStep[],
): Check {
	return checkOf({id, subject, ...tellRole(reply, view), steps});
}

function tellRole(reply: Reply | undefined, view: SessionView | undefined): Told {
	const code = reply?.code;
	if (!reply || code === undefined) {
		return as('unknown', 'not-told', 'The conversation did not get so far.');
	}
	const said = `The server said ${visible(`${code} ${textOf(reply)}`.trim())}`;
	if (isAccepted({stage: 'rcpt', code})) return as('good', 'accepted', `${said}.`);
	const mx = view?.attempts.at(-1)?.target.host;
	const {reason, permanence} = explainReply(reply, {stage: 'rcpt', mx});
	if (permanence === 'permanent' && reason === 'auth-required') {
		return as('bad', 'wants-login', `${said}: it wants a login.`);
	}
	if (reason === 'tls-required') {
		return as(
			'unknown',
			'not-told',
			`${said}: it wants TLS, which says nothing about the mailbox.`,
		);
	}
	if (permanence !== 'permanent' || aboutUs.has(reason)) {
		return as('unknown', 'not-told', `${said}, which says nothing about the mailbox.`);
	}
	return as('bad', 'refused', `${said}.`);
}

function textOf(reply: Reply): string {
	return reply.lines
		.map(({text}) => text)
		.join(' ')
		.slice(0, 200);
}

function quote({code, said}: Outcome): string {
	return visible(`${code}${said === null || said === '' ? '' : ` ${said}`}`);
}

function as(state: CheckState, finding: string, found: string): Told {
	return {state, finding, found};
}
