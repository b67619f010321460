import type {Rule} from '../rule.ts';
import {identityRules} from './identity.ts';
import {listRules} from './lists.ts';
import {messageRules} from './message.ts';
import {recipientRules} from './recipient.ts';
import {accessRules, protocolRules, serviceRules} from './service.ts';

/** The general layer, strongest first: the first rule that matches wins. */
export const textRules: readonly Rule[] = [
	...identityRules,
	...listRules,
	...recipientRules,
	...accessRules,
	...messageRules,
	...protocolRules,
	...serviceRules,
];
