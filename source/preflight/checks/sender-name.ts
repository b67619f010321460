import type {Check} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import {stepsOf} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf, type Draft} from '../context.ts';
import {borrowedDomain, judgeSender} from '../judge-sender.ts';
import {withoutMadeUp} from '../made-up.ts';
import {isMakeshift} from '../makeshift.ts';
import {ownershipOf} from '../ownership.ts';

/** `sender-name`: its form, and whether it borrows the name of somebody else. */
export const senderNameChecks: CheckFunction = withoutMadeUp(async (context) => {
	const {self, theirs} = context;
	const dry = judgeSender(self.sender, theirs, 'unasked');
	if (self.sender === '' && self.senderSource === 'null') return [await withoutName(context, dry)];
	const borrowed = borrowedDomain(self.sender, theirs);
	// What is wrong anyhow needs no question.
	if (!borrowed || (dry.finding !== 'borrowed' && dry.finding !== 'target-domain')) {
		return [checkOf(dry)];
	}
	const heard: DnsAnswer[] = [];
	const claim =
		borrowed.whose === 'big' ? borrowed : {whose: 'theirs' as const, suffix: borrowed.domain};
	const ownership = await ownershipOf(context, borrowed.domain, claim, heard);
	return [checkOf({...judgeSender(self.sender, theirs, ownership), steps: stepsOf(heard)})];
});

/** Nobody asked for the null sender: mxray takes it where it knows no name of ours. */
async function withoutName(context: CheckContext, dry: Draft): Promise<Check> {
	const heard: DnsAnswer[] = [];
	if (!(await isMakeshift(context, heard))) return checkOf(dry);
	const found =
		'The sender is empty (<>), since it could not be found out whether your address has a name.';
	const steps = stepsOf(heard);
	return checkOf({...dry, state: 'unknown', finding: 'not-found-out', found, steps});
}
