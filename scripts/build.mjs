// Makes dist/: the bundle, the notices of what is inside it, the knowledge as data.
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {performance} from 'node:perf_hooks';
import {bundle, bundledPackages, bundleOptions, manifest, root} from './bundle.mjs';

const dist = path.join(root, 'dist');
const shebang = '#!/usr/bin/env node\n';
const noticesName = 'THIRD-PARTY-NOTICES.txt';

try {
	const started = performance.now();
	const files = await makeFiles();
	writeFiles(files);
	const size = [...files.values()].reduce((sum, contents) => sum + contents.length, 0);
	console.log(
		`build: ${files.size} files, ${Math.round(size / 1000)} kB, ${Math.round(performance.now() - started)} ms`,
	);
} catch (error) {
	console.error(`build failed: ${error instanceof Error ? error.message : error}`);
	process.exit(1);
}

/** Everything that belongs into dist/: name → bytes. */
async function makeFiles() {
	const {outputFiles, metafile} = await bundle();
	const files = new Map();
	for (const {path: file, contents} of outputFiles)
		files.set(path.relative(dist, file), Buffer.from(contents));
	checkGuard(metafile);
	const bin = files.get('bin.js');
	if (!bin.subarray(0, 2).equals(Buffer.from('#!')))
		files.set('bin.js', Buffer.concat([Buffer.from(shebang), bin]));
	files.set(noticesName, Buffer.from(notices(bundledPackages(metafile))));
	const knowledge = await publishedKnowledge();
	if (knowledge) files.set('knowledge.json', knowledge);
	return files;
}

/** The version guard must run before anything newer is parsed: it may import nothing statically. */
function checkGuard(metafile) {
	const statically = metafile.outputs['dist/bin.js'].imports.filter(
		({kind, external}) => kind === 'import-statement' && !external,
	);
	if (statically.length > 0) {
		throw new Error(
			`dist/bin.js imports ${statically.map(({path: name}) => name).join(', ')} before its Node version guard runs`,
		);
	}
}

/** Most licences are the same words under another name: the words stand once, all names above them. */
function notices(packages) {
	const rule = '='.repeat(78);
	const intro = [
		`mxray ${manifest.version} is one bundle. It contains code of the packages below,`,
		'each under its own licence.',
	].join('\n');
	const groups = Object.groupBy(packages, ({terms}) => terms.replaceAll(/\s+/g, ' '));
	const entries = Object.values(groups).map((group) =>
		[
			rule,
			...group.flatMap(({name, version, license, holders}) => [
				`${name} ${version} (${license})`,
				...holders.map((holder) => `    ${holder}`),
			]),
			rule,
			'',
			group[0].terms,
			'',
		].join('\n'),
	);
	return [intro, '', ...entries].join('\n');
}

/**
 * The knowledge as data for others: what `published()` of
 * source/knowledge/publish.ts returns, if that file exists.
 */
async function publishedKnowledge() {
	const entry = 'source/knowledge/publish.ts';
	if (!existsSync(path.join(root, entry))) return undefined;
	const {outputFiles} = await bundle({
		...bundleOptions({publish: entry}),
		splitting: false,
		banner: {},
	});
	const code = Buffer.from(outputFiles[0].contents).toString('base64');
	const {published} = await import(`data:text/javascript;base64,${code}`);
	return Buffer.from(`${JSON.stringify(await published())}\n`);
}

/**
 * Only what changed is written, each file by a rename, and stale files go last:
 * an mxray that runs from dist/ meanwhile still finds its lazy chunk.
 */
function writeFiles(files) {
	mkdirSync(dist, {recursive: true});
	for (const [name, contents] of files) {
		const target = path.join(dist, name);
		if (existsSync(target) && readFileSync(target).equals(contents)) continue;
		const temporary = `${target}.${process.pid}.tmp`;
		writeFileSync(temporary, contents, {mode: name === 'bin.js' ? 0o755 : 0o644});
		renameSync(temporary, target);
	}

	chmodSync(path.join(dist, 'bin.js'), 0o755);
	for (const name of readdirSync(dist)) {
		if (!files.has(name) && !name.endsWith('.tmp'))
			rmSync(path.join(dist, name), {recursive: true});
	}
}
