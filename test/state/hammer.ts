import {openLedger} from '../../source/state/ledger.ts';
import {entryFor} from './entries.ts';

/** A process of its own that writes so many entries, for the tests of several at once. */
const [folder = '', name = '', count = '0', fullBytes] = process.argv.slice(2);
const ledger = openLedger(folder, {
	...(fullBytes === undefined ? {} : {fullBytes: Number(fullBytes)}),
	onTrouble(sentence) {
		process.stderr.write(`${sentence}\n`);
		process.exitCode = 1;
	},
});
for (let index = 0; index < Number(count); index++) {
	ledger.append(entryFor({host: `${name}-${index}.example`}));
	if (index === 0) process.stdout.write('begun\n');
}
