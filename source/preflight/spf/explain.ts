import type {SpfLibrary, SpfSubject} from './library.ts';
import type {Asked, Questions} from './questions.ts';
import {questionSteps, shown} from './step-words.ts';
import {createNotebook, type Decision, maxTrials, type Story} from './story.ts';
import {
	broken,
	failed,
	isFailure,
	isVoid,
	label,
	matched,
	none,
	open,
	type Outcome,
	spend,
	type Telling,
	type Term,
	troubled,
} from './telling.ts';
import {asPass, createTrials, domainOf, type Trial} from './trial.ts';

/**
 * How the library comes to its result: the record term by term, as the library
 * itself sees each of them, over the same DNS answers.
 */
export async function explainSpf(
	library: SpfLibrary,
	subject: SpfSubject,
	questions: Questions,
): Promise<Story> {
	const telling: Telling = {
		subject,
		top: domainOf(subject),
		questions,
		trials: createTrials(library, subject, questions),
		book: createNotebook(),
		count: {lookups: 0, voids: 0, trials: 0},
	};
	const {path, trouble} = await tellRecord(telling, telling.top);
	const {lookups, voids} = telling.count;
	return {steps: telling.book.steps, path, trouble, lookups, voids};
}

/** The record of a name. */
async function tellRecord(telling: Telling, domain: string): Promise<Outcome> {
	const {book, count, questions, top, trials} = telling;
	let question: Asked | undefined;
	const resolver = questions.known((asked) => (question = asked));
	const rows = await resolver(domain, 'TXT').catch(() => []);
	// The time was over before the answer came.
	if (!question)
		return troubled({kind: 'dns', domain, question: `TXT ${domain}`, status: 'timeout'});
	book.add(...questionSteps(forSpf(question)));
	if (isFailure(question.answer)) return failed(domain, question);
	if (domain === top && isVoid(question.answer.status)) count.voids++;
	const selection = await trials.select(rows as readonly (readonly string[])[]);
	switch (selection.kind) {
		case 'none':
			book.note(`${shown(domain)} has no record for SPF.`);
			return none;
		case 'several':
			return troubled({kind: 'several', domain, count: selection.count});
		case 'characters':
			return troubled({kind: 'characters', domain});
		case 'record':
			return tellTerms(telling, domain, selection.text);
		default:
			return selection satisfies never;
	}
}

async function tellTerms(telling: Telling, domain: string, record: string): Promise<Outcome> {
	const texts = record
		.split(' ')
		.filter((text) => text !== '')
		.slice(1);
	const mistake = await telling.trials.firstMistake(texts);
	if (mistake !== -1) return troubled({kind: 'syntax', domain, term: texts[mistake] ?? ''});
	const terms = texts.map((text, index): Term => ({text, domain, index}));
	let rest = 0;
	for (let term = terms[0]; term; term = terms[rest]) {
		const networks = networksFrom(terms, rest);
		const outcome =
			networks.length > 0 ? await tellNetworks(telling, networks) : await tellTerm(telling, term);
		if (outcome.kind !== 'open') return outcome;
		rest += Math.max(1, networks.length);
	}
	const redirect = terms.find(({text}) => isRedirect(text));
	if (redirect) return tellRedirect(telling, redirect);
	const end = {text: 'No term matches, and there is no all at the end', domain, index: -1};
	telling.book.note(`${label(telling, end)}: neutral.`);
	return open;
}

/** Terms ip4 and ip6 need no DNS; the library tries a row of them at once. */
async function tellNetworks(telling: Telling, terms: readonly Term[]): Promise<Outcome> {
	const {book, subject, trials} = telling;
	const place = await trials.firstMatch(terms.map(({text}) => text));
	const missed = place === -1 ? terms : terms.slice(0, place);
	for (const term of missed) book.note(`${label(telling, term)} does not match ${subject.ip}.`);
	const match = terms[place];
	return match ? matched(telling, match, `matches ${subject.ip}`) : open;
}

async function tellTerm(telling: Telling, term: Term): Promise<Outcome> {
	const {book, count, trials} = telling;
	const {domain, text} = term;
	if (/^[^:/]+=/.test(text)) {
		if (!isRedirect(text)) book.note(`${label(telling, term)} does not change the result.`);
		return open;
	}
	if (/^[-+?~]?all$/i.test(text)) return matched(telling, term, 'matches everything');
	if (count.trials++ > maxTrials) return troubled({kind: 'too-long', domain});
	const trial = await trials.evaluate(domain, `${asPass(text)} ?all`);
	if (/^[-+?~]?include:/i.test(text)) return tellInclude(telling, term, trial);
	const steps = trial.asked.flatMap((asked) => questionSteps(asked));
	const passed = spend(telling, term, trial, steps);
	if (passed) return passed;
	if (trial.result === 'pass') return matched(telling, term, 'matches');
	if (trial.result !== 'neutral') return broken(term, trial);
	book.note(`${label(telling, term)} does not match.`);
	return open;
}

async function tellInclude(telling: Telling, term: Term, trial: Trial): Promise<Outcome> {
	const {book, subject} = telling;
	const target = targetOf(trial);
	if (!target) {
		// It leads back to its own record, or the sender cannot be written into its name.
		const passed = spend(telling, term, trial);
		if (passed) return passed;
		if (trial.result !== 'neutral') return broken(term, trial);
		book.note(`${label(telling, term)} does not match: its name cannot be asked for.`);
		return open;
	}
	const inner = await enter(telling, term, target, trial);
	if (inner.kind === 'trouble') return inner;
	if (trial.result === 'pass') {
		const outcome = matched(telling, term, `matches: its record lets ${subject.ip} pass`);
		return {...outcome, path: [...outcome.path, ...inner.path]};
	}
	if (trial.result !== 'neutral') return broken(term, trial);
	book.note(`${label(telling, term)} does not match: its record does not let ${subject.ip} pass.`);
	return open;
}

async function tellRedirect(telling: Telling, term: Term): Promise<Outcome> {
	const {count, trials} = telling;
	const {domain, text, index} = term;
	if (count.trials++ > maxTrials) return troubled({kind: 'too-long', domain});
	const trial = await trials.evaluate(domain, text);
	const target = targetOf(trial);
	if (!target) return spend(telling, term, trial) ?? broken(term, trial);
	const inner = await enter(telling, term, target, trial);
	if (inner.kind === 'trouble') return inner;
	const decision: Decision = {domain, term: text, index, qualifier: undefined};
	return {...inner, path: [decision, ...inner.path]};
}

/** Look into the record that a term names. */
async function enter(telling: Telling, term: Term, target: Asked, trial: Trial): Promise<Outcome> {
	telling.book.note(`${label(telling, term)} leads to the record of ${shown(target.name)}.`);
	// For the macro p, PTR is asked first, and counts.
	const before = trial.asked.slice(0, trial.asked.indexOf(target) + 1);
	const counted = before.filter(({type}) => type === 'PTR' || type === 'TXT');
	const voids = counted.filter(({answer}) => isVoid(answer.status)).length;
	const passed = spend(telling, term, {lookups: counted.length, voids});
	if (passed) return passed;
	const inner = await tellRecord(telling, target.name);
	if (inner.kind !== 'none') return inner;
	return troubled({kind: 'no-record', domain: target.name, term: term.text});
}

/** The record that include or redirect led to first. */
function targetOf({asked}: Trial): Asked | undefined {
	return asked.find(({type}) => type === 'TXT');
}

function isRedirect(term: string): boolean {
	return /^redirect=/i.test(term);
}

/** The terms ip4 and ip6 that stand here in a row. */
function networksFrom(terms: readonly Term[], start: number): readonly Term[] {
	let end = start;
	while (/^[-+?~]?ip[46]:/i.test(terms[end]?.text ?? '')) end++;
	return terms.slice(start, end);
}

/** Without TXT records for other things: they can be many and long. */
function forSpf(asked: Asked): Asked {
	const {answer} = asked;
	const answers = answer.answers.filter(
		(record) => record.type !== 'TXT' || /^v=spf/i.test(record.strings.join('')),
	);
	if (!answers.some(({type}) => type === 'TXT')) return asked;
	return {...asked, answer: {...answer, answers}};
}
