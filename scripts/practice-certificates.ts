/**
 * Make the throw-away certificates of the practice network anew, for the hosts
 * that the scenarios name: `node scripts/practice-certificates.ts` writes
 * source/practice/certificate.ts. Needs the program openssl. The key of the
 * practice CA is never written anywhere: it is gone when this ends.
 */
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {controlPlaces} from '../source/practice/controls.ts';
import {allScenarios} from '../source/practice/scenarios/index.ts';

const output = new URL('../source/practice/certificate.ts', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'practice-certificates-'));
const days = String(60 * 365);
const places = [...allScenarios, ...controlPlaces];
const names = places.flatMap(({hosts}) => hosts.map(({name}) => name)).toSorted();

function openssl(...args: readonly string[]): void {
	execFileSync('openssl', [...args], {cwd: folder, stdio: ['ignore', 'ignore', 'inherit']});
}

function read(file: string): string {
	const pem = readFileSync(join(folder, file), 'utf8');
	return pem.slice(pem.indexOf('-----BEGIN')).trim();
}

function makeKey(name: string, type: 'ec' | 'rsa'): void {
	const options =
		type === 'ec'
			? ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256']
			: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
	openssl('genpkey', ...options, '-out', `${name}.key`);
}

const leaf = (alternative: readonly string[]): string =>
	[
		'basicConstraints = critical, CA:FALSE',
		'keyUsage = critical, digitalSignature, keyEncipherment',
		'extendedKeyUsage = serverAuth',
		`subjectAltName = ${alternative.map((name) => `DNS:${name}`).join(', ')}`,
	].join('\n');

function makeAuthority(): void {
	makeKey('ca', 'ec');
	writeFileSync(
		join(folder, 'ca.cnf'),
		`[ext]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign
nameConstraints = critical, permitted;DNS:example, permitted;DNS:test
[req]
distinguished_name = dn
[dn]
[ca]
default_ca = practice
[practice]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
organizationName = optional
`,
	);
	writeFileSync(join(folder, 'index.txt'), '');
	writeFileSync(join(folder, 'serial'), '1000\n');
	const subject = '/O=mxray practice network/CN=mxray practice CA (public throw-away)';
	openssl(
		'req',
		'-x509',
		'-new',
		'-config',
		'ca.cnf',
		'-extensions',
		'ext',
		'-key',
		'ca.key',
		'-subj',
		subject,
		'-days',
		days,
		'-out',
		'ca.pem',
	);
}

function makeSigned(name: string, hosts: readonly string[], from: string, to: string): void {
	makeKey(name, 'ec');
	writeFileSync(join(folder, `${name}.ext`), leaf(hosts));
	const subject = `/CN=${hosts[0] ?? name}`;
	openssl(
		'req',
		'-new',
		'-config',
		'ca.cnf',
		'-key',
		`${name}.key`,
		'-subj',
		subject,
		'-out',
		`${name}.csr`,
	);
	openssl(
		'ca',
		'-batch',
		'-notext',
		'-config',
		'ca.cnf',
		'-cert',
		'ca.pem',
		'-keyfile',
		'ca.key',
		'-extfile',
		`${name}.ext`,
		'-startdate',
		from,
		'-enddate',
		to,
		'-in',
		`${name}.csr`,
		'-out',
		`${name}.pem`,
	);
}

function makeSelfSigned(name: string, host: string): void {
	makeKey(name, 'rsa');
	writeFileSync(
		join(folder, 'self.cnf'),
		`[req]\ndistinguished_name = dn\n[dn]\n[ext]\n${leaf([host])}\n`,
	);
	openssl(
		'req',
		'-x509',
		'-new',
		'-config',
		'self.cnf',
		'-extensions',
		'ext',
		'-key',
		`${name}.key`,
		'-subj',
		`/CN=${host}`,
		'-days',
		days,
		'-out',
		`${name}.pem`,
	);
}

const pair = (name: string): string =>
	`{\n\t\tkey: \`${read(`${name}.key`)}\`,\n\t\tcert: \`${read(`${name}.pem`)}\`,\n\t}`;

try {
	makeAuthority();
	const start = '20250101000000Z';
	const end = '20840101000000Z';
	makeSigned('practice', ['practice.example', ...names], start, end);
	makeSigned(
		'expired',
		names.filter((name) => name.includes('expired')),
		'20180101000000Z',
		'20190101000000Z',
	);
	makeSigned('wrong-name', ['somebody-else.example'], start, end);
	makeSelfSigned('self-signed', 'mx.self-signed.certificates.example');
	writeFileSync(
		output,
		`import type {CertificateName} from './script.ts';

// Written by scripts/practice-certificates.ts; do not edit by hand.

/**
 * The certificate authority of the practice network. It can vouch for names
 * under .example and .test only, and its private key was thrown away.
 */
export const practiceCa = \`${read('ca.pem')}\`;

/**
 * PUBLIC THROW-AWAY KEYS. They protect nothing and nobody: everyone can read
 * them here. They exist so that the practice servers can speak TLS offline.
 */
export const certificates: Readonly<
	Record<CertificateName, {readonly key: string; readonly cert: string}>
> = {
	practice: ${pair('practice')},
	expired: ${pair('expired')},
	'self-signed': ${pair('self-signed')},
	'wrong-name': ${pair('wrong-name')},
};
`,
	);
} finally {
	rmSync(folder, {recursive: true});
}
