import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';
import {brokenAt} from '../expect.ts';

export const flood: Scenario = {
	id: 'flood',
	title: 'Replies that never end',
	domain: 'flood.example',
	teaches:
		'A hostile or broken server may announce another line for ever, or send one line without an end. A client must set a bound (RFC 5321 §4.5.3.1 names the least it has to take) or it fills its memory. The walk reads up to a bound, says that the reply is longer than that, and leaves. At drip.flood.example the flood is a trickle: one byte every half second, which defeats time-outs that start anew with every byte.',
	dns: {
		'flood.example': mailFor('mx.flood.example'),
		'line.flood.example': mailFor('mx.line.flood.example'),
		'drip.flood.example': mailFor('mx.drip.flood.example'),
	},
	hosts: [
		postfix({
			name: 'mx.flood.example',
			addresses: ['192.0.2.101'],
			domains: ['flood.example'],
			first: [{on: 'EHLO', do: [{repeat: '250-ANOTHER-LINE\r\n', times: 'endless'}]}],
		}),
		postfix({
			name: 'mx.line.flood.example',
			addresses: ['192.0.2.102'],
			domains: ['line.flood.example'],
			first: [
				{
					on: 'connect',
					do: [{raw: '220 '}, {repeat: 'A', times: 2_000_000}, {raw: '\r\n'}],
				},
			],
		}),
		postfix({
			name: 'mx.drip.flood.example',
			addresses: ['192.0.2.103'],
			domains: ['drip.flood.example'],
			first: [
				{
					on: 'connect',
					do: [{raw: '220 '}, {repeat: 'z', times: 'endless', everyMs: 500}],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@flood.example',
			about: 'The reply to EHLO has no end.',
			expect: brokenAt('ehlo', 'protocol-error', 20, {code: 250}),
			cause: {id: 'protocol-error', mailbox: 'unknown'},
		},
		{
			address: 'alice@line.flood.example',
			about: 'The banner is a line of two million letters.',
			expect: brokenAt('banner', 'protocol-error', 20, {code: 220}),
		},
		{
			address: 'alice@drip.flood.example',
			about: 'The banner comes one byte at a time and never ends.',
			options: ['--timeout', '2'],
			expect: brokenAt('banner', 'timeout', 20, {code: 220}),
		},
	],
};
