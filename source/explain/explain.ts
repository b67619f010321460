import {
	explainCode,
	explainEnhanced,
	explainKeyword,
	explainReply,
	explainStage,
	commandText,
	knownUses,
	reasonText,
	replyFromText,
	type CommandText,
	type KnownUse,
} from '../knowledge/index.ts';
import type {
	CodeText,
	EnhancedText,
	KeywordText,
	ReplyExplanation,
	StageText,
} from '../model/explanation.ts';
import {stages, type Stage} from '../model/stage.ts';
import {reasons, type Reason} from '../model/verdict.ts';
import type {Reply} from '../model/wire.ts';
import {parseEnhanced} from '../protocol/enhanced-code.ts';
import {peel} from './peel.ts';

/** What a person knows beside the text. */
export type ExplainContext = {
	readonly stage?: Stage | undefined;
	/** MX host name. */
	readonly mx?: string | undefined;
};

/** What was asked about, explained. */
export type Explained =
	| {
			readonly kind: 'reply';
			readonly reply: Reply;
			/** From the context, or from the wrapping. */
			readonly stage: Stage | undefined;
			/** NOT safe to show. */
			readonly mx: string | undefined;
			/** What was peeled off, in words. */
			readonly peeled: readonly string[];
			readonly explanation: ReplyExplanation;
	  }
	| {readonly kind: 'code'; readonly stage: Stage | undefined; readonly text: CodeText}
	| {readonly kind: 'enhanced'; readonly text: EnhancedText; readonly uses: readonly KnownUse[]}
	| {
			readonly kind: 'word';
			/** Upper case. */
			readonly word: string;
			readonly command: CommandText | undefined;
			readonly keyword: KeywordText | undefined;
	  }
	| {readonly kind: 'stage'; readonly text: StageText}
	| {
			readonly kind: 'reason';
			readonly reason: Reason;
			readonly title: string;
			readonly meaning: string;
			readonly causes: readonly string[];
			readonly next: readonly string[];
	  }
	| {readonly kind: 'nothing'; readonly message: string};

/**
 * Explain what somebody typed, pasted or piped: a reply with or without the
 * wrapping of a mail program, a code, an enhanced code, a keyword, a command,
 * the name of a stage or a reason. Never throws.
 */
export function explainInput(text: string, context: ExplainContext = {}): Explained {
	const input = text.trim();
	if (input === '') {
		return {
			kind: 'nothing',
			message:
				'There is nothing to explain. Give a reply such as "550 5.1.1 User unknown", a code, a keyword or a command.',
		};
	}
	return oneWord(input, context) ?? explainText(input, context);
}

function oneWord(input: string, context: ExplainContext): Explained | undefined {
	if (input.length > 60) return undefined;
	if (/^[1-5]\d\d$/u.test(input)) {
		return {kind: 'code', stage: context.stage, text: explainCode(Number(input), context.stage)};
	}
	const enhanced = parseEnhanced(input.replace(/^#/u, ''));
	if (enhanced !== undefined) {
		return {kind: 'enhanced', text: explainEnhanced(enhanced), uses: knownUses(enhanced)};
	}
	if (/^X\.\d{1,3}\.\d{1,3}$/iu.test(input)) {
		const [, subject = '0', detail = '0'] = input.split('.');
		const code = {class: 5, subject: Number(subject), detail: Number(detail)} as const;
		return {kind: 'enhanced', text: explainEnhanced(code), uses: knownUses(code)};
	}
	const [first = '', ...parameters] = input.split(/\s+/u);
	const keyword = explainKeyword(first, parameters);
	const command = commandText(input);
	if (keyword !== undefined || command !== undefined) {
		return {kind: 'word', word: first.toUpperCase().split(':', 1)[0] ?? '', command, keyword};
	}
	const name = input.toLowerCase();
	const stage = stages.find((item) => item === name);
	if (stage !== undefined) return {kind: 'stage', text: explainStage(stage)};
	const reason = reasons.find((item) => item === name);
	if (reason !== undefined) return {kind: 'reason', reason, ...reasonText(reason)};
	return undefined;
}

/** Explain text that is meant to be a reply, whatever it looks like. Never throws. */
export function explainText(
	text: string,
	context: ExplainContext = {},
): Explained & {readonly kind: 'reply'} {
	const peeled = peel(text);
	const stage = context.stage ?? peeled.stage;
	const mx = context.mx ?? peeled.mx;
	const reply = replyFromText(peeled.reply);
	return {
		kind: 'reply',
		reply,
		stage,
		mx,
		peeled: peeled.peeled,
		explanation: explainReply(reply, {stage, mx}),
	};
}
