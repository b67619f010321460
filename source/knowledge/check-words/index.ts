import type {CheckId} from '../../model/check.ts';
import {addressWords} from './address-words.ts';
import {blocklistWords} from './blocklist-words.ts';
import {callbackWords} from './callback-words.ts';
import {failedWords} from './failed-words.ts';
import {heloWords} from './helo-words.ts';
import {policyWords} from './policy-words.ts';
import {reverseWords} from './reverse-words.ts';
import {senderWords} from './sender-words.ts';
import {spfWords} from './spf-words.ts';
import type {CheckWords, CheckWordsTable} from './words.ts';

/** One file a subject; the ids of a file do not stand in another. */
const tables: readonly CheckWordsTable[] = [
	addressWords,
	reverseWords,
	heloWords,
	senderWords,
	policyWords,
	blocklistWords,
	spfWords,
	callbackWords,
	failedWords,
];

const all: ReadonlyMap<string, CheckWords> = new Map(
	tables.flatMap((table) => Object.entries(table)),
);

/** Every id that has words. */
export const checkWordIds: readonly string[] = [...all.keys()];

/** The words for this finding. A finding without words is a bug, and a test looks for it. */
export function wordsOfCheck(id: CheckId, finding: string): CheckWords {
	const words = all.get(`${id}/${finding}`);
	if (!words) throw new Error(`no words for the finding ${id}/${finding}`);
	return words;
}
