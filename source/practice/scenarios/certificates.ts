import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import type {CertificateName} from '../script.ts';
import {postfix} from '../software/postfix.ts';

const hosts: readonly (readonly [label: string, certificate: CertificateName])[] = [
	['self-signed', 'self-signed'],
	['expired', 'expired'],
	['wrong-name', 'wrong-name'],
];

export const certificates: Scenario = {
	id: 'certificates',
	title: 'Certificates that nobody should trust',
	domain: 'certificates.example',
	teaches:
		'A certificate may be signed by nobody but itself, out of date, or made out to another name. Mail servers usually encrypt all the same: an unproven partner is better than an open line (RFC 7435), since without DANE or MTA-STS the name of the server came from DNS and proves little. So the mail goes through, and the finding is for whoever runs the server.',
	dns: {
		'certificates.example': mailFor('mx.certificates.example'),
		...Object.fromEntries(
			hosts.map(([label]) => [
				`${label}.certificates.example`,
				mailFor(`mx.${label}.certificates.example`),
			]),
		),
	},
	hosts: [
		postfix({
			name: 'mx.certificates.example',
			addresses: ['192.0.2.76'],
			domains: ['certificates.example'],
		}),
		...hosts.map(([label, certificate], index) =>
			postfix({
				name: `mx.${label}.certificates.example`,
				addresses: [`192.0.2.${77 + index}`],
				domains: [`${label}.certificates.example`],
				certificate,
			}),
		),
	],
	visits: [
		{
			address: 'alice@certificates.example',
			about: 'For comparison: a certificate that fits (the practice network trusts its own CA).',
			expect: accepted,
		},
		{
			address: 'alice@self-signed.certificates.example',
			about: 'The certificate is signed by itself.',
			expect: accepted,
		},
		{
			address: 'alice@expired.certificates.example',
			about: 'The certificate ran out years ago.',
			expect: accepted,
		},
		{
			address: 'alice@wrong-name.certificates.example',
			about: 'The certificate is made out to another host.',
			expect: accepted,
		},
	],
};
