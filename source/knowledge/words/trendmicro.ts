import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const trendmicroWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'trendmicro/ip-blocklisted/550': {meaning: "Trend Micro's list (RBL+) blocks the IP.", next: ['Check the IP at https://www.ers.trendmicro.com/reputations/index and ask for removal.']},
	'trendmicro/ip-blocklisted/450': {meaning: 'Trend Micro defers this IP.', next: ['Check the IP at https://www.ers.trendmicro.com/reputations/index and ask for removal.']},
	'trendmicro/user-unknown/5.7.1': {meaning: 'No such address in the directory.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'trendmicro/sender-rejected/5.7.1': {meaning: 'A rule of the recipient blocks this sender.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'trendmicro/recipient-refused/5.7.1': {meaning: 'A rule blocks this recipient.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'trendmicro/relay-denied/5.7.1': {meaning: 'The domain is not set up here.', next: ['Check the MX records.']},
	'trendmicro/ip-blocklisted/5.7.1': {meaning: 'Reputation rule of the customer.', causes: ['IP reputation or customer rule.'], next: ['Check the IP at https://www.ers.trendmicro.com/reputations/index and ask for removal.']},
};
