import type {CheckStep} from '../model/check.ts';
import {readWhoami} from '../knowledge/whoami.ts';
import {visible} from '../protocol/visible.ts';
import type {PreflightIo, WhoAmI} from './preflight.ts';

/** What a what-is-my-address name said. */
export type WhoAmIAnswer = {
	/** Undefined: it did not say. */
	readonly address: string | undefined;
	readonly steps: readonly CheckStep[];
};

/** Ask for our own address. */
export async function askWhoAmI(
	{question, server}: WhoAmI,
	io: Pick<PreflightIo, 'askAt'>,
	signal: AbortSignal,
): Promise<WhoAmIAnswer> {
	const answer = await io.askAt(server, question, signal);
	const address = readWhoami(answer);
	const asked = `${question.type} ${visible(question.name)} at ${server.address}`;
	const said = address ?? (answer.status === 'answer' ? 'no usable address' : answer.status);
	return {
		address,
		steps: [
			{kind: 'asked', text: asked},
			{kind: 'answered', text: said},
		],
	};
}
