import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {bin, lab, labName} from './world.ts';

/** Start the lab once for all files. */
export function setup(): void {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) {
		throw new Error('The lab needs Linux and root: network namespaces and the ports 25 and 53.');
	}
	if (!existsSync(bin)) throw new Error('Build first: npm run build');
	script('start');
}

/** Leave nothing behind. */
export function teardown(): void {
	script('stop');
}

function script(command: string): void {
	execFileSync(lab, [command], {
		stdio: ['ignore', 'inherit', 'inherit'],
		env: {...process.env, MXRAY_LAB: labName},
	});
}
