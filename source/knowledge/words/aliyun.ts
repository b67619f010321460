import type {ReasonText} from '../reasons.ts';
import {slowDown} from './steps.ts';

// One rule a line.
// prettier-ignore
export const aliyunWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'aliyun/bad-reputation/454': {meaning: 'The filter of Alibaba Mail holds your IP address back for its behaviour.', causes: ['Too much or unexpected mail from your address.'], next: slowDown},
	'aliyun/sender-auth-failed/554': {title: 'SPF does not allow your IP address', meaning: 'Alibaba Mail refuses the mail because SPF of the sender domain does not fit your IP address.', next: ['Use a MAIL FROM domain whose SPF record names your IP address: --from.']},
	'aliyun/rate-limited/554': {meaning: 'Alibaba Mail refuses because you send too often.', next: slowDown},
	'aliyun/bad-reputation/554': {meaning: 'The filter of Alibaba Mail refuses your IP address for its behaviour.', causes: ['Too much or unexpected mail from your address.', 'A bad reputation of the address.'], next: [...slowDown, 'If it goes on, write to the mail administrator of the recipient.']},
	'aliyun/user-unknown/550': {meaning: 'Alibaba Mail says that the recipient does not exist. (It writes "dosn\'t".)'},
	'aliyun/user-unknown/559': {meaning: 'Alibaba Mail says that the recipient is not valid.'},
};
