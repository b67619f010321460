import {stages, type Stage} from '../model/stage.ts';
import type {About, Confidence, Permanence, Reason} from '../model/verdict.ts';
import {explainText} from './explain.ts';

/** One line of the answer of a batch. */
export type BatchRecord = {
	readonly id: string | number | null;
	readonly reason: Reason;
	/** Stable id of the provider, if recognised. */
	readonly provider: string | null;
	readonly permanence: Permanence;
	readonly about: About;
	readonly confidence: Confidence;
	readonly rule: string;
};

/** In place of an answer, for a line that cannot be read. `line` counts from 1. */
export type BatchError = {
	readonly id: string | number | null;
	readonly line: number;
	readonly error: string;
};

/** Characters of one input line; longer ones are not read. */
export const maxLineLength = 1024 * 1024;

/** Explain one line of JSONL; undefined for an empty line. Never throws. */
export function explainRecord(line: string, number: number): BatchRecord | BatchError | undefined {
	if (line.trim() === '') return undefined;
	let id: string | number | null = null;
	const bad = (error: string): BatchError => ({id, line: number, error});
	if (line.length > maxLineLength) return bad('The line is longer than 1 MiB.');
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return bad('The line is not JSON.');
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return bad('The line is not a JSON object.');
	}
	const row: Readonly<Record<string, unknown>> = {...value};
	if (typeof row['id'] === 'string' || typeof row['id'] === 'number') id = row['id'];
	if (typeof row['reply'] !== 'string')
		return bad('The field "reply" is missing or is not a string.');
	const stage: Stage | undefined = stages.find((item) => item === row['stage']);
	const mx = typeof row['mx'] === 'string' && row['mx'] !== '' ? row['mx'] : undefined;
	const {explanation} = explainText(row['reply'], {stage, mx});
	const {reason, provider, permanence, about, confidence, rule} = explanation;
	return {
		id,
		reason,
		provider: provider?.kind === 'provider' ? provider.id : null,
		permanence,
		about,
		confidence,
		rule,
	};
}

/**
 * Explain JSONL, chunk by chunk: text in, text out, one line for each line that
 * is not empty. Lines may be cut anywhere between chunks.
 */
export async function* explainBatch(
	chunks: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
	let rest = '';
	let number = 0;
	let isSkipping = false;
	for await (const chunk of chunks) {
		const lines = (rest + chunk).split('\n');
		rest = lines.pop() ?? '';
		const out: string[] = [];
		for (const line of lines) {
			number++;
			if (isSkipping) {
				isSkipping = false;
				continue;
			}
			const record = explainRecord(line, number);
			if (record !== undefined) out.push(`${JSON.stringify(record)}\n`);
		}
		if (rest.length > maxLineLength) {
			// Answered now, thrown away up to its end: an endless line must not fill the memory.
			if (!isSkipping) out.push(`${JSON.stringify(explainRecord(rest, number + 1))}\n`);
			isSkipping = true;
			rest = '';
		}
		if (out.length > 0) yield out.join('');
	}
	const record = isSkipping ? undefined : explainRecord(rest, number + 1);
	if (record !== undefined) yield `${JSON.stringify(record)}\n`;
}
