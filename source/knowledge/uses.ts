import type {EnhancedCode} from '../model/wire.ts';
import {enhancedFits} from './match.ts';
import {providers} from './providers/index.ts';
import {software} from './software/index.ts';
import {reasonTexts} from './reason-texts.ts';
import {wordsOf} from './words/index.ts';

/** What a provider or a program is known to mean by an enhanced code. */
export type KnownUse = {
	readonly id: string;
	readonly name: string;
	readonly rule: string;
	readonly meaning: string;
};

/** Who uses an enhanced code for what; at most `limit` of them, one for each provider and reason. */
export function knownUses(code: EnhancedCode, limit = 8): readonly KnownUse[] {
	const found: KnownUse[] = [];
	const seen = new Set<string>();
	for (const {id, name, rules} of [...providers, ...software]) {
		for (const rule of rules) {
			const key = `${id} ${rule.reason}`;
			if (rule.likelyEnhanced === undefined || seen.has(key)) continue;
			if (!enhancedFits(rule.likelyEnhanced, code)) continue;
			if (code.detail === 0 || code.detail === 1) continue;
			seen.add(key);
			found.push({
				id,
				name,
				rule: rule.id,
				meaning: wordsOf(rule.id)?.meaning ?? reasonTexts[rule.reason].meaning,
			});
			if (found.length >= limit) return found;
		}
	}
	return found;
}
