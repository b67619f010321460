import {openWaits} from '../../source/state/waits.ts';
import {waitFor} from './wait-for.ts';

/** A process of its own that writes the same three waits again and again until it is killed. */
const [folder = ''] = process.argv.slice(2);
const waits = openWaits(folder, {
	onTrouble(sentence) {
		process.stderr.write(`${sentence}\n`);
	},
});
for (let round = 0; ; round++) {
	for (const recipient of ['a@x.example', 'b@x.example', 'c@x.example']) {
		waits.put(waitFor({recipient, ownAddress: `198.51.100.${round % 250}`}));
	}
	if (round === 0) process.stdout.write('begun\n');
}
