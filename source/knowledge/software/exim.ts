import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const eximRules = originRules([
	['exim/protocol-error/554', 'protocol-error', 'smtp synchronization error', 'smtp synchronization error', 'exim-reports', '554 SMTP synchronization error', {code: '554'}],
	['exim/sender-rejected/550', 'sender-rejected', 'sender verify failed', 'sender verify failed', 'exim-reports', '550 Sender verify failed', {code: '550'}],
	['exim/sender-rejected/451', 'sender-rejected', 'could not complete sender verify callout', 'could not complete sender verify callout', 'exim-reports', '451 Could not complete sender verify callout', {code: '451'}],
	['exim/sender-rejected/550-2', 'sender-rejected', 'callback setup failed|callout verification', '(callback setup failed while verifying|previous \\(cached\\) callout verification failure)', 'exim-reports captures', '550 Callback setup failed while verifying <a@example.org> (result of an earlier callout reused).', {code: '550'}],
	['exim/user-unknown/550', 'user-unknown', 'unrouteable address', 'unrouteable address', 'kumomta', '550 Unrouteable address', {code: '550'}],
	['exim/relay-denied/550', 'relay-denied', 'relay not permitted', 'relay not permitted', 'kumomta', '550 relay not permitted', {code: '550'}],
	['exim/user-unknown/550-2', 'user-unknown', 'no such', '(no such user here|no such (person|user|recipient|mailbox)( at this address| here)?)', 'kumomta captures', '550 No Such User Here', {code: '550'}],
	['exim/ip-blocklisted/550', 'ip-blocklisted', 'is in an rbl', 'is in an rbl', 'zone-mta', '550 JunkMail rejected - [host] [192.0.2.1]:24706 is in an RBL: Blocked - see https://www.spamcop.net/bl.shtml?192.0.2.1', {code: '550'}],
]);
