import type {DnsAnswer, DnsQuestion, HostAddress, MailHost, RouteSource} from '../model/dns.ts';
import type {ConnectReason, Target} from '../model/session.ts';
import type {Ended} from '../model/stage.ts';
import {readAddresses, readMx} from '../protocol/mail-route.ts';
import {parseIp} from '../protocol/ip.ts';
import {addressScope} from '../protocol/scope.ts';
import {isLastStage, proposeConnect} from './plan.ts';
import {seededShuffle} from './shuffle.ts';
import {emit, type Running, targetKey, type Turn, update} from './state.ts';

/**
 * Connections that a walk proposes by itself before it leaves the choice to
 * the person: a mail server would not try for ever either.
 */
export const maxAutomaticAttempts = 10;

/** The look-up was approved: ask for MX, or for the addresses of the host that was named. */
export function startLookup(turn: Turn): void {
	const {plan} = turn.state;
	update(turn, {proposal: undefined});
	beginLookup(turn);
	if (plan.mx) askAddresses(turn, 'override', [bareHost(plan.mx.host)]);
	else
		turn.effects.push({type: 'query', questions: [{name: plan.mailbox.asciiDomain, type: 'MX'}]});
}

/** The route when the person gave an address: nothing to look up. */
export function literalRoute(turn: Turn, ip: string, source: 'override' | 'literal'): void {
	const family = parseIp(ip)?.family ?? 4;
	const address: HostAddress = {address: ip, family, scope: addressScope(ip), ttl: undefined};
	const host: MailHost = {...bareHost(ip), addresses: [address]};
	setRoute(turn, source, [host]);
}

/** The route of a walk that may go to one address only, however that was found. */
export function onlyRoute(turn: Turn, only: {host: string; address: HostAddress}): void {
	setRoute(turn, 'override', [{...bareHost(only.host), addresses: [only.address]}]);
}

function setRoute(turn: Turn, source: RouteSource, hosts: readonly MailHost[]): void {
	update(turn, {route: {source, hosts}});
	emit(turn, {type: 'route', source, hosts});
}

/** An answer came in: the MX records, or addresses of one host. */
export function onDnsAnswered(turn: Turn, answer: DnsAnswer, random: number): void {
	emit(turn, {type: 'dns-answered', answer});
	if (answer.question.type !== 'MX') onAddress(turn, answer);
	else if (turn.state.running?.wait === 'lookup' && !turn.state.route) onMx(turn, answer, random);
}

function onMx(turn: Turn, answer: DnsAnswer, random: number): void {
	const read = readMx(answer, seededShuffle(random));
	switch (read.kind) {
		case 'hosts':
			askAddresses(turn, 'mx', read.hosts);
			return;
		case 'none':
			askAddresses(turn, 'implicit', [bareHost(turn.state.plan.mailbox.asciiDomain)]);
			return;
		case 'null-mx':
			endLookup(turn, 'null-mx');
			return;
		case 'failed':
			endLookup(turn, read.ended, answer.detail);
			return;
		default:
			read satisfies never;
	}
}

/** A and AAAA of every host at once: one round trip for all of them. */
function askAddresses(
	turn: Turn,
	source: 'mx' | 'implicit' | 'override',
	hosts: readonly MailHost[],
): void {
	const ready = hosts.map((host) => withTypedAddress(host));
	update(turn, {lookups: new Map()});
	setRoute(turn, source, ready);
	const questions = ready
		.filter((host) => host.addresses === undefined)
		.flatMap((host): DnsQuestion[] => [
			{name: host.host, type: 'A'},
			{name: host.host, type: 'AAAA'},
		]);
	if (questions.length > 0) turn.effects.push({type: 'query', questions});
	else chooseFirst(turn);
}

/** Some domains put an IP address where a host name belongs; no look-up can help there. */
function withTypedAddress(host: MailHost): MailHost {
	return parseIp(host.host) ? {...host, addresses: [], failure: 'dns-no-address'} : host;
}

function onAddress(turn: Turn, answer: DnsAnswer): void {
	const {route, lookups} = turn.state;
	const name = answer.question.name;
	const answers = [...(lookups.get(name) ?? []), answer];
	update(turn, {lookups: new Map(lookups).set(name, answers)});
	if (!route) return;
	const waits = turn.state.running?.wait === 'lookup';
	if (answers.length < 2) {
		if (waits && canStart(turn, answers)) turn.effects.push({type: 'settle', ms: laggardMs});
		return;
	}
	noteAddresses(turn, name, answers);
	if (waits) choose(turn);
}

/**
 * Some name servers never answer AAAA (RFC 4074). With an address in hand the
 * walk gives the other family this long, as RFC 8305 §3 does, and no more.
 */
const laggardMs = 50;

function canStart(turn: Turn, answers: readonly DnsAnswer[]): boolean {
	const {family} = turn.state.plan;
	const {addresses} = readAddresses(answers, addressScope);
	// IPv4 goes first unless it is not wanted; IPv6 alone may still have to wait for it.
	return addresses.some((address) => address.family === (family === 6 ? 6 : 4));
}

/** One family's answer is late: go on with the other. What comes later is still noted. */
export function onLookupPause(turn: Turn): void {
	const {lookups, running} = turn.state;
	if (running?.wait !== 'lookup') return;
	for (const [name, answers] of lookups) {
		const known = turn.state.route?.hosts.find((host) => host.host === name);
		if (known?.addresses === undefined && canStart(turn, answers)) {
			noteAddresses(turn, name, answers);
		}
	}
	choose(turn);
}

function noteAddresses(turn: Turn, name: string, answers: readonly DnsAnswer[]): void {
	const {route} = turn.state;
	if (!route) return;
	const read = readAddresses(answers, addressScope);
	const hosts = route.hosts.map((host) => (host.host === name ? {...host, ...read} : host));
	setRoute(turn, route.source, hosts);
}

function choose(turn: Turn): void {
	if (turn.state.tried.length === 0) chooseFirst(turn);
	else goOn(turn);
}

/** End the `mx` stage as soon as the first choice is known; the rest may still come in. */
function chooseFirst(turn: Turn): void {
	const choice = nextTarget(turn);
	if (choice === 'wait') return;
	if (choice === undefined) {
		endLookup(turn, routeFailure(turn), noAddressDetail(turn));
		return;
	}
	const last = isLastStage(turn.state.plan, 'mx');
	if (last && turn.state.route?.hosts.some((host) => isPending(host))) return;
	endStage(turn, 'reply', undefined);
	if (last) finish(turn);
	else proposeNextTarget(turn);
}

/** Somebody chose a host while others were being looked up: that has served. */
export function cutLookupShort(turn: Turn): void {
	if (turn.state.running?.wait === 'lookup') endStage(turn, 'reply', undefined);
}

/** Somebody will not wait for DNS any longer: go on with what is known, if that is enough. */
export function stopLookup(turn: Turn): void {
	endStage(turn, 'stopped', 'the wait was ended on request');
	const next = nextTarget(turn);
	if (next === undefined || next === 'wait') finish(turn);
	else proposeNextTarget(turn);
}

/** The walk was waiting for the addresses of its next host. */
function goOn(turn: Turn): void {
	if (nextTarget(turn) === 'wait') return;
	endStage(turn, 'reply', undefined);
	proposeNextTarget(turn);
}

function endLookup(turn: Turn, ended: Ended, detail?: string): void {
	endStage(turn, ended, detail);
	finish(turn);
}

function endStage(turn: Turn, ended: Ended, detail: string | undefined): void {
	emit(turn, {
		type: 'stage-ended',
		stage: 'mx',
		attempt: 0,
		ended,
		code: undefined,
		elapsedMs: turn.atMs - turn.state.mxStartedMs,
		detail,
	});
	update(turn, {running: undefined});
}

/** Nothing more that the walk would do by itself. The person may still choose another host. */
export function finish(turn: Turn): void {
	if (turn.state.over) return;
	update(turn, {over: true, proposal: undefined, running: undefined});
	emit(turn, {type: 'session-ended', by: 'done'});
}

/** Addresses of a host that may be used, IPv4 first (providers are stricter with IPv6). */
export function usableAddresses(turn: Turn, host: MailHost): readonly HostAddress[] {
	const {plan} = turn.state;
	const family = plan.only ? 'any' : plan.family;
	const known = host.addresses ?? [];
	const wanted = known.filter((address) => family === 'any' || address.family === family);
	return [
		...wanted.filter((address) => address.family === 4),
		...wanted.filter((address) => address.family === 6),
	];
}

function isPending(host: MailHost): boolean {
	return host.addresses === undefined && host.failure === undefined;
}

/** The first address not yet tried, in the order a mail server goes (RFC 5321 §5.1). */
export function nextTarget(turn: Turn): Target | 'wait' | undefined {
	const {route, tried, plan} = turn.state;
	for (const host of route?.hosts ?? []) {
		if (isPending(host)) return 'wait';
		for (const address of usableAddresses(turn, host)) {
			if (!tried.includes(targetKey(address, plan.port))) {
				return {host: host.host, address, port: plan.port};
			}
		}
	}
	return undefined;
}

/** Were all connections made that the plan allows? One that was declined is none. */
export function isSpent({state: {plan, attempt, declined}}: Turn): boolean {
	return plan.maxConnections !== undefined && attempt - declined >= plan.maxConnections;
}

/** After a connection that led nowhere: the next address, the next host, or the end. */
export function proposeNextTarget(turn: Turn, last = turn.state.link?.target.host): void {
	const choice = nextTarget(turn);
	if (choice === 'wait' && !isSpent(turn)) {
		beginLookup(turn);
		return;
	}
	const {attempt, declined} = turn.state;
	const tooMany = attempt - declined >= maxAutomaticAttempts;
	if (choice === undefined || choice === 'wait' || tooMany || isSpent(turn)) {
		finish(turn);
		return;
	}
	const why: ConnectReason = choice.host === last ? 'next-address' : 'next-host';
	proposeConnect(turn, choice, turn.state.tried.length === 0 ? 'first' : why);
}

function routeFailure(turn: Turn): Ended {
	const {route, plan} = turn.state;
	const failures = (route?.hosts ?? []).map((host) => host.failure);
	for (const kind of ['dns-timeout', 'dns-servfail', 'dns-refused'] as const) {
		if (failures.includes(kind)) return kind;
	}
	if (route?.source === 'implicit' && plan.family === 'any') return 'dns-nodata';
	return 'dns-no-address';
}

function noAddressDetail(turn: Turn): string | undefined {
	const {route, plan} = turn.state;
	const has = route?.hosts.some((host) => (host.addresses?.length ?? 0) > 0) ?? false;
	return has && plan.family !== 'any' ? `no IPv${plan.family} address` : undefined;
}

/** Wait for DNS: for the first choice, or later on for the addresses of the next host. */
function beginLookup(turn: Turn): void {
	const running: Running = {
		stage: 'mx',
		sinceMs: turn.atMs,
		waitSinceMs: turn.atMs,
		wait: 'lookup',
		verb: undefined,
		resume: undefined,
		login: undefined,
		back: undefined,
	};
	update(turn, {running, mxStartedMs: turn.atMs});
	const timeoutMs = turn.state.plan.timeouts.dnsMs;
	emit(turn, {type: 'stage-started', stage: 'mx', attempt: 0, timeoutMs});
}

function bareHost(host: string): MailHost {
	return {
		host,
		preference: undefined,
		ttl: undefined,
		group: 0,
		addresses: undefined,
		alias: undefined,
		failure: undefined,
	};
}
