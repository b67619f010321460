import {endableStages, hostsEndingAt, stageInWords, zoneEndingAt} from '../endings.ts';
import {brokenAt} from '../expect.ts';
import type {Scenario, Visit} from '../scenario.ts';

const domain = 'ends-rst.example';

const [first, ...rest] = endableStages.map((stage): Visit => ({
	address: `alice@${stage}.${domain}`,
	about: `The connection is reset ${stageInWords[stage]}.`,
	expect: brokenAt(stage, 'rst', 20),
}));
if (!first) throw new Error('no stage to end at');

export const endsRst: Scenario = {
	id: 'ends-rst',
	title: 'Cut off (RST)',
	domain,
	teaches:
		'A reset tears the connection down at once, and whatever was on its way is lost. A firewall that forges it, a load balancer whose server is gone, or a program that died does this; a mail server that ends in good order sends a FIN. If it comes at the same stage every time but not from another network, look between the two of you.',
	dns: zoneEndingAt(domain),
	// A moment before the reset, or the client would not even notice that it was connected.
	hosts: hostsEndingAt(domain, 20, () => [{waitMs: 100}, {end: 'rst'}]),
	visits: [first, ...rest],
};
