import {spfPublish} from '../../knowledge/check-words/spf-words.ts';
import type {CheckFunction} from '../context.ts';
import {isForZone, mendElsewhere, notYours} from '../not-yours.ts';
import {publicDomainOf, senderDomainChecks} from './sender-domain.ts';

/** `sender-domain`, where nothing is to be published in a domain that is somebody else's. */
export const senderZoneChecks: CheckFunction = async (context) => {
	const checks = await senderDomainChecks(context);
	const domain = publicDomainOf(context.self.sender);
	if (domain === undefined || !checks.some(isForZone)) return checks;
	const why = await notYours(context, domain);
	if (why?.finding !== 'not-yours') return checks;
	const instead = {who: 'you', next: [spfPublish.yours.sender]} as const;
	return checks.map((check) => (isForZone(check) ? mendElsewhere(check, why, instead) : check));
};
