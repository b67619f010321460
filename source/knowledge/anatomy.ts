import type {ReplyExplanation} from '../model/explanation.ts';
import type {Reply} from '../model/wire.ts';
import {formatEnhanced} from '../protocol/enhanced-code.ts';
import {type Asked, isMisfit} from '../protocol/reply-codes.ts';
import {digitTexts, explainCode} from './codes.ts';
import {classTexts, explainEnhanced, subjectText} from './enhanced.ts';

/** A reply taken apart: each digit, each part of the enhanced code, who speaks. */
export function anatomyOf(
	reply: Reply,
	asked: Asked,
	speaker: string | undefined,
): ReplyExplanation['anatomy'] {
	const parts: {part: string; meaning: string}[] = [];
	if (reply.code !== undefined) {
		parts.push(...digitTexts(reply.code));
		const {title, meaning} = explainCode(
			reply.code,
			isMisfit(reply.code, asked) ? undefined : asked.stage,
		);
		parts.push({part: String(reply.code), meaning: `${title}. ${meaning}`});
	}
	if (reply.enhanced !== undefined) {
		const {enhanced} = reply;
		const {title, meaning} = explainEnhanced(enhanced);
		parts.push(
			{part: `${enhanced.class}.x.x`, meaning: classTexts[enhanced.class]},
			{part: `x.${enhanced.subject}.x`, meaning: subjectText(enhanced.subject)},
			{part: formatEnhanced(enhanced), meaning: `${title}. ${meaning}`},
		);
	}
	if (speaker !== undefined) parts.push({part: 'who speaks', meaning: speaker});
	return parts;
}
