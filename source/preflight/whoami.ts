import type {CheckStep} from '../model/check.ts';
import type {DnsAnswer} from '../model/dns.ts';
import {normalizeIp} from '../protocol/ip.ts';
import {addressScope} from '../protocol/scope.ts';
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
	const address = addressIn(answer);
	const asked = `${question.type} ${visible(question.name)} at ${server.address}`;
	const said = address ?? (answer.status === 'answer' ? 'no address' : answer.status);
	return {
		address,
		steps: [
			{kind: 'asked', text: asked},
			{kind: 'answered', text: said},
		],
	};
}

/** The first public address among the records; some services say it in a text. */
function addressIn({status, answers}: DnsAnswer): string | undefined {
	if (status !== 'answer') return undefined;
	const found = answers.flatMap((record) => {
		if (record.type === 'A' || record.type === 'AAAA') return [record.address];
		return record.type === 'TXT' ? [record.strings.join('')] : [];
	});
	return found
		.map((text) => normalizeIp(text.trim()))
		.find((address) => address !== undefined && addressScope(address) === 'public');
}
