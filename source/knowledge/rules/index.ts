import type {Rule} from '../rule.ts';
import {identityRules, plainRules, relayRules} from './identity.ts';
import {languageRules} from './languages.ts';
import {listRules} from './lists.ts';
import {looseRules} from './loose.ts';
import {messageRules} from './message.ts';
import {recipientRules} from './recipient.ts';
import {tagRules} from './tags.ts';
import {accessRules, protocolRules, serviceRules} from './service.ts';

const policyRule = serviceRules.slice(-1);

/** The general layer, strongest first: the first rule that matches wins. */
export const textRules: readonly Rule[] = [
	...tagRules,
	...plainRules,
	...identityRules,
	...relayRules,
	...listRules,
	...recipientRules,
	...accessRules,
	...messageRules,
	...protocolRules,
	...serviceRules.slice(0, -1),
	...languageRules,
	...looseRules,
	...policyRule,
];
