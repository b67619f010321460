import {type CheckGroup, checkGroup, checkGroups} from '../knowledge/check-names.ts';
import type {Check, ConsentGroup} from '../model/check.ts';
import type {Preflight, PreflightState} from '../preflight/preflight.ts';
import {
	consentLines,
	endLines,
	groupLines,
	pendingText,
	type PreflightLine,
	type PreflightStyle,
	selfLines,
} from '../render/preflight-text.ts';
import type {Output} from './output.ts';
import type {Prompt} from './prompt.ts';

/** How a look at ourselves is shown as text. */
export type PreflightTextOptions = {
	readonly preflight: Preflight;
	readonly output: Output;
	readonly style: PreflightStyle;
	readonly color: boolean;
	/** Where questions go; undefined: nobody is there to be asked. */
	readonly prompt: Prompt | undefined;
	/** A line that is drawn over again; undefined where nothing may move. */
	readonly status: ((text: string | undefined) => void) | undefined;
	/** What was agreed to before. */
	readonly agreed: readonly ConsentGroup[];
};

/** Print findings as they come, a group at a time, ask for consent, and sum up. Resolves with the end. */
export async function showPreflight(options: PreflightTextOptions): Promise<PreflightState> {
	const {preflight, output, style, prompt} = options;
	const status = options.status ?? (() => {});
	const print = createPrinter(options);
	const asked = new Set<ConsentGroup>(options.agreed);
	let isAsking = false;

	async function ask(): Promise<void> {
		isAsking = true;
		const {consents} = preflight.getState();
		const given = consents.filter(({group}) => options.agreed.includes(group));
		if (given.length > 0) {
			const lines = given.flatMap((consent) => consentLines(consent, style));
			print.block([{tone: 'heading', text: 'Agreed to'}, ...lines]);
		}
		const yes: ConsentGroup[] = given.map(({group}) => group);
		for (const consent of prompt ? consents.filter(({group}) => !asked.has(group)) : []) {
			asked.add(consent.group);
			print.block([{tone: 'heading', text: 'Your consent'}, ...consentLines(consent, style)]);
			const answer = await prompt?.ask('  Do that? [y/N] ');
			if (preflight.getState().phase === 'over') return;
			if (answer !== undefined && /^\s*y(?:es)?\s*$/iu.test(answer)) yes.push(consent.group);
		}
		isAsking = false;
		if (yes.length > 0) preflight.agree(yes);
		else preflight.finish();
	}

	function look(): void {
		const state = preflight.getState();
		if (isAsking) return;
		status(undefined);
		print.news(state);
		if (state.phase === 'asking') void ask();
		else status(pendingText(state));
	}

	const unsubscribe = preflight.subscribe(look);
	look();
	const state = await preflight.finished;
	unsubscribe();
	status(undefined);
	if (isAsking) output.write('\n');
	print.news(state);
	print.block(endLines(state, style));
	return state;
}

type Printer = {
	block(lines: readonly PreflightLine[]): void;
	/** What was not printed yet, once the whole group is there. */
	news(state: PreflightState): void;
};

function createPrinter({output, style, color}: PreflightTextOptions): Printer {
	const printed = new Map<string, string>();
	const shown = new Set<CheckGroup>();
	let self = '';
	let isFirst = true;

	function block(lines: readonly PreflightLine[]): void {
		if (lines.length === 0) return;
		if (!isFirst) output.write('\n');
		isFirst = false;
		for (const line of lines) output.write(`${color ? paint(line) : line.text}\n`);
	}

	function isNew(check: Check): boolean {
		return printed.get(`${check.id} ${check.subject}`) !== essence(check);
	}

	function isWhole(group: CheckGroup, {pending}: PreflightState): boolean {
		return !pending.some((id) => checkGroup(id) === group);
	}

	return {
		block,
		news(state) {
			const who = state.self ? selfLines(state.self, style) : [];
			const words = who.map(({text}) => text).join('\n');
			if (words !== self) block(who);
			self = words;
			for (const group of checkGroups) {
				if (!isWhole(group, state) && state.phase !== 'over') return;
				const fresh = state.checks.filter(
					(check) => checkGroup(check.id) === group && isNew(check),
				);
				for (const check of fresh) printed.set(`${check.id} ${check.subject}`, essence(check));
				block(groupLines(group, fresh, style, shown.has(group)));
				if (fresh.length > 0) shown.add(group);
			}
		},
	};
}

/** What one would print again for: not how it was found out. */
function essence({state, finding, found}: Check): string {
	return `${state} ${finding} ${found}`;
}

const codes: Partial<Record<PreflightLine['tone'], number>> = {
	heading: 1,
	good: 32,
	bad: 31,
	unknown: 33,
	quiet: 2,
};

function paint({tone, text}: PreflightLine): string {
	const code = codes[tone];
	return code === undefined || text === '' ? text : `\u001B[${code}m${text}\u001B[0m`;
}
