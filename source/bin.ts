#!/usr/bin/env node
// Old syntax on purpose: this file must run on any Node, to say which one is needed.
var major = Number(process.versions.node.split('.')[0]);
var minor = Number(process.versions.node.split('.')[1]);
if (major < 22 || (major === 22 && minor < 19)) {
	process.stderr.write(
		'mxray needs Node 22.19 or newer; this is ' +
			process.versions.node +
			'.\nWithout installing one: npx -y -p node@24 -p mxray mxray\n',
	);
	process.exitCode = 64;
} else {
	void import('./main.ts').then(function (loaded) {
		return loaded.main(process.argv.slice(2)).then(function (code) {
			process.exitCode = code;
		});
	});
}
