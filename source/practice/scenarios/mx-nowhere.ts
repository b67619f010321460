import {brokenAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';

export const mxNowhere: Scenario = {
	id: 'mx-nowhere',
	title: 'MX hosts without an address',
	domain: 'mx-nowhere.example',
	teaches:
		'The domain names mail exchangers, but one of the names does not exist and the other has no address. With MX records present the address of the domain itself must not be used instead (RFC 5321 §5.1), so there is nowhere to go. Usually a host was renamed and the MX record forgotten: only the owner of the domain can mend it.',
	dns: {
		'mx-nowhere.example': {
			...mailFor('gone.mx-nowhere.example', 'empty.mx-nowhere.example'),
		},
		'empty.mx-nowhere.example': {records: [{type: 'TXT', strings: ['no address here']}]},
	},
	hosts: [],
	visits: [
		{
			address: 'alice@mx-nowhere.example',
			about: 'No mail exchanger can be found behind its name.',
			expect: brokenAt('mx', 'dns-no-address', 13, {about: 'domain'}),
			cause: {id: 'no-mail-host', mailbox: 'unknown'},
		},
	],
};
