import type {Tried} from './rules/trials.ts';
import type {Signals} from './signals.ts';
import {listed} from './words.ts';

/**
 * Is it you, the path or them? One or two sentences on what the pattern of
 * hosts, families, ports and controls rules out, where no mail was spoken yet.
 * Safe to show; nothing where there is no pattern.
 */
export function pathWords(s: Signals, tried: readonly Tried[]): readonly string[] {
	if (s.stage !== 'connect' && s.stage !== 'banner') return [];
	const text = [...ofWalk(s), ...ofControls(s, tried), ...ofSameDomain(tried), ...ofPorts(tried)];
	return text.length === 0 ? [] : [text.join(' ')];
}

function ofWalk({tried, stage, ended}: Signals): readonly string[] {
	const others = new Map(
		tried.map(({target, stages}) => [target.address.address, stages[stage].ended ?? '']),
	);
	if (others.size < 2) return [];
	const alike = [...others.values()].every((each) => each === ended);
	const families = new Set(tried.map(({target}) => target.address.family)).size;
	if (!alike) return [];
	const how = families > 1 ? 'over IPv4 and IPv6 alike' : 'in the same way';
	return [
		`All ${others.size} addresses failed ${how}: that speaks against a fault of one host, and for your network, the path or a rule of theirs.`,
	];
}

function ofControls({stage}: Signals, tried: readonly Tried[]): readonly string[] {
	const controls = tried.filter(({factor}) => factor === 'control');
	if (controls.length === 0) return [];
	const reached = controls.filter(({movement}) => movement === 'further');
	const names = listed((reached.length > 0 ? reached : controls).map(label));
	if (reached.length > 0) {
		return [
			stage === 'connect'
				? `${names} could be reached from here, so your port 25 is open: it is this destination, or what it holds of you.`
				: `${names} greeted as usual, so your network and your path to others are well: it is this destination, or what it holds of you.`,
		];
	}
	const many = controls.length > 1;
	return [
		`${names} failed${many ? '' : ' as well'}, though ${many ? 'they belong' : 'it belongs'} to others: it is your network or your address, not this destination.`,
	];
}

function ofSameDomain(tried: readonly Tried[]): readonly string[] {
	const worked = tried.filter(
		({factor, movement}) =>
			movement === 'further' && (factor === 'host' || factor === 'address' || factor === 'family'),
	);
	if (worked.length === 0) return [];
	return [
		`${listed(worked.map(label))} worked from here: your network and your address are not refused by the whole domain.`,
	];
}

function ofPorts(tried: readonly Tried[]): readonly string[] {
	const open = tried.filter(({factor, movement}) => factor === 'port' && movement === 'further');
	if (open.length === 0) return [];
	return [
		`${listed(open.map(label))} was open on the same host: it runs, and only port 25 is closed to you.`,
	];
}

function label({result}: Tried): string {
	return `“${result.trial.label}”`;
}
