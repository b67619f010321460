import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const trendmicroWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'trendmicro/ip-blocklisted/550': {meaning: "Trend Micro's list RBL+ blocks this IP address.", next: ['Look your address up at https://www.ers.trendmicro.com/reputations/index and ask for removal there.']},
	'trendmicro/ip-blocklisted/450': {meaning: 'The reputation database of Trend Micro puts this IP address off.', next: ['Look your address up at https://www.ers.trendmicro.com/reputations/index and ask for removal there.']},
	'trendmicro/user-unknown/5.7.1': {meaning: 'The address is not in the directory that the customer keeps at Trend Micro.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'trendmicro/sender-rejected/5.7.1': {meaning: "A rule of the recipient's organisation blocks this sender.", next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'trendmicro/recipient-refused/5.7.1': {meaning: "A rule of the recipient's organisation blocks mail to this recipient.", next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'trendmicro/relay-denied/5.7.1': {meaning: 'The domain of the recipient is not set up at Trend Micro here.', next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, ask the owner of the domain to have it set up there.']},
	'trendmicro/ip-blocklisted/5.7.1': {meaning: "A reputation rule of the recipient's organisation blocks this IP address.", causes: ['Trend Micro rates the address badly, or the organisation blocks it itself.'], next: ['Look your address up at https://www.ers.trendmicro.com/reputations/index and ask for removal there.']},
};
